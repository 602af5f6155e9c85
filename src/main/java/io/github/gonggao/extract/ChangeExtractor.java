package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Fact.PersonnelChanged.Change;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Personnel changes: who is appointed to what, removed, elected, investigated, expelled, sentenced;
 * by whom and when the text says so. A dateline is no date of a change.
 *
 * <p>Orders, notices, roll calls and discipline share the reading of posts, dates and deciders.
 */
final class ChangeExtractor implements FactExtractor {
  private static final Pattern VERB =
      Pattern.compile(
          "(?<appoint>任命(?!为|书|状|名单|案|人员|事项|文件|和免|与免)|聘任(?!为|书|制|人员)|聘请|续聘|增补|提拔)|(?<remove>免去|免除|罢免|撤销(?=[\\u4e00-\\u9fa5]{2,4}的))|(?<elect>选举产生|选举|补选|推选|选出|增选|推举)|(?<resign>接受|同意|批准(?!任命))|(?<nominate>提名|推荐)|(?<decide>决定(?:由)?(?!任命|免去|接受|聘任))");
  private static final Pattern TAKES =
      Pattern.compile(
          "(?:同志)?(?:（[^）]{1,12}）)?(?<verb>不再(?:继续)?(?:担任|兼任|任|履行)|卸任|拟(?:提名|推荐|提任|提拔|晋升|聘任|转任|平级转任|交流|重用)?(?:担任|任|为)|拟提任|拟晋升|被?任命为|被免去|被撤销|当选为?|获任|接任|继任|转任|改任|调任|升任|出任|就任|晋升为?|受聘为|被聘为|被选为|被推选为|增补为|提任|兼任|任)(?!职|命|免|务|何|期|意|性|由|的|前|满|教|用|重)");
  private static final Pattern RESIGNS =
      Pattern.compile(
          "(?:，|因[^，。；]{2,16}|由于[^，。；]{2,16}|分别|正式|主动|已经?|提出|请求|申请|要求|宣布|向[^，。；]{2,24}|书面)*辞去(?:了)?");
  private static final Pattern NUMBERED =
      Pattern.compile("\\G(?:[（(]?[一二三四五六七八九十\\d]{1,3}[）)、.．][ 　]*)?");

  /** Seats and ranks whose loss is no change of a post. */
  private static final Pattern SEAT =
      Pattern.compile(
          "(?:人大|党|妇女|团|全国人大)?代表|[一二三四]级(?:巡视员|调研员|主任科员|科员|高级法官|高级检察官|警务专员)|巡视员|副巡视员|调研员|副调研员");

  private static final Pattern DATELINE = Pattern.compile("(?:新华社|本报|中新社)[^，。]{0,12}日(?:电|讯)");
  private static final Pattern LEAVING = Pattern.compile("\\G[^，。]{0,20}?辞去(?:的|其|所|担任的|现任|兼任的)*");
  private static final Pattern TAKING =
      Pattern.compile("\\G(?:同志)?(?:（[^）]{1,12}）)?(?:为|担任|兼任|出任|任|(?=代理))(?!何|期|务)");
  private static final Pattern ALSO = Pattern.compile("(?:免去其|不再(?:担任|兼任))(?:的|兼任的)?");
  private static final Pattern ALREADY = Pattern.compile("(?:，?(?:也|均|都|现|已|分别|同时|并))$");
  private static final Pattern DECIDES = Pattern.compile("决定|任免|经表决|任命|免去|会议|研究|通过|选举|接受|举行");
  private static final Pattern PRESIDENT = Pattern.compile("主席(习近平|胡锦涛|江泽民)[^。]{0,40}(?:任免|任命|免去)");
  private static final Pattern FORMAL = Pattern.compile("任免|任命|免去|选举|辞去|决定|通过|提请|任职|免职|批准");

  @Override
  public void extract(Reading reading) {
    new Pass(reading).run();
  }

  private final class Pass {
    private final Reading reading;
    private final String text;
    private final PostReader posts;
    private final NameReader names;
    private final PostStretch stretch;
    private final Set<List<Object>> said = new HashSet<>();
    private final List<Fact.PersonnelChanged> changes = new ArrayList<>();

    Pass(Reading reading) {
      this.reading = reading;
      this.text = reading.text;
      this.posts = new PostReader(reading);
      this.names = new NameReader(reading);
      this.stretch = new PostStretch(reading, posts, names);
      reading.persons.values().forEach(p -> names.know(p.name()));
    }

    private static final Pattern LISTED =
        Pattern.compile("(任命|选举产生|选出|选举)了?([^。；\\n]{2,40}?)。?(?:他们是|他们分别是|分别是|名单如下|如下)：([^。\\n]+)");

    /** 康明哲为云州市人民政府副市长 under 任命：, the rows of a table, the members elected. */
    private void lists() {
      for (PersonLists.Order order : reading.lists.orders()) {
        for (Post post : stretch.at(order.posts(), order.change() == Change.REMOVED)) {
          Span evidence =
              new Span(order.line().start(), Math.max(order.posts(), post.span().end()));
          for (ListedNames.Cell cell : order.people()) {
            say(
                new NameReader.Read(cell.span(), cell.name()),
                order.change(),
                post,
                evidence,
                order.line().start());
          }
        }
      }
      RosterPosts beside = new RosterPosts(reading, posts, names);
      for (PersonLists.Candidate candidate : reading.lists.candidates()) {
        NameReader.Read read =
            new NameReader.Read(candidate.cell().span(), candidate.cell().name());
        if (candidate.now() != null) {
          for (Post post : beside.own(candidate.now())) {
            held(read, post, post.status(), candidate.lines());
          }
        }
        if (candidate.then() != null) {
          for (Post post : beside.own(candidate.then())) {
            say(read, Change.NOMINATED, post, candidate.lines(), candidate.lines().start());
          }
        }
      }
    }

    /** 任命了…委员会组成人员。他们是：主任甲，副主任乙、丙. */
    private void listed() {
      Matcher list = LISTED.matcher(text);
      while (list.find()) {
        Body group = null;
        for (Body body : reading.bodies.subMap(list.start(2), list.end(2)).values()) {
          group = body.place() ? group : body;
        }
        if (group == null) {
          continue;
        }
        Change change = list.group(1).equals("任命") ? Change.APPOINTED : Change.ELECTED;
        int at = list.start(3);
        while (at < list.end(3)) {
          int length = reading.lexicon.posts.at(text, at);
          if (length == 0) {
            at++;
            continue;
          }
          String title = text.substring(at, at + length);
          List<NameReader.Read> people = names.list(at + length, false);
          for (NameReader.Read person : people) {
            Post post =
                new Post(
                    new Span(at, at + length),
                    group.name(),
                    group.name(),
                    title,
                    group.shown() + title,
                    Fact.TenureStatus.REGULAR);
            say(person, change, post, new Span(at, person.span().end()), list.start());
          }
          at = people.isEmpty() ? at + length : people.get(people.size() - 1).span().end();
        }
      }
    }

    void run() {
      listed();
      lists();
      orders();
      takes();
      resigns();
      ends();
      changes.stream()
          .filter(c -> c.change() != Change.NOMINATED || !decided(c))
          .forEach(reading::add);
    }

    /** Whether what somebody was nominated for was also decided: the decision is the change. */
    private boolean decided(Fact.PersonnelChanged nominated) {
      return changes.stream()
          .anyMatch(
              c ->
                  c.change() != Change.NOMINATED
                      && c.change() != Change.REMOVED
                      && c.change() != Change.RESIGNED
                      && c.person().equals(nominated.person())
                      && c.post().equals(nominated.post()));
    }

    /** Those before the verb at {@code verb} lose the posts at {@code from}. */
    private void leave(Change change, int verb, int from) {
      List<NameReader.Read> people = subjects(verb);
      for (Post post : people.isEmpty() ? List.<Post>of() : stretch.at(from, true)) {
        for (NameReader.Read read : people) {
          say(
              read,
              change,
              post,
              new Span(Math.min(read.span().start(), post.span().start()), post.span().end()),
              verb);
        }
      }
    }

    private static final Pattern ENDS =
        Pattern.compile("的(?=[^，。；]{3,60}职务(?:相应|自然|随之|同时)?(?:终止|解除|免除))");

    /** 甲的A委员、B委员职务相应终止. */
    private void ends() {
      Matcher verb = ENDS.matcher(text).region(reading.body().start(), reading.body().end());
      while (verb.find()) {
        leave(Change.REMOVED, verb.start(), verb.end());
      }
    }

    /** The people of the last item, whom 免去其…职务 means. */
    private List<NameReader.Read> before = List.of();

    private void orders() {
      Matcher verb = VERB.matcher(text).region(reading.body().start(), reading.body().end());
      int done = reading.body().start();
      while (verb.find()) {
        if (verb.start() < done) {
          continue;
        }
        Change change =
            verb.group("appoint") != null || verb.group("decide") != null
                ? Change.APPOINTED
                : verb.group("elect") != null
                    ? Change.ELECTED
                    : verb.group("nominate") != null
                        ? Change.NOMINATED
                        : verb.group("remove") != null ? Change.REMOVED : Change.RESIGNED;
        done = Math.max(done, items(change, verb.start(), verb.end()));
      }
    }

    /**
     * 任命甲为A，乙为B；免去丙的C职务、丁的D职务, or the same as a list with a line a person. Returns where the last
     * item ends.
     */
    private int items(Change change, int verbAt, int from) {
      int done = from;
      int at = opening(from);
      boolean first = true;
      while (at < reading.body().end()) {
        List<NameReader.Read> people =
            text.startsWith("其", at) && change == Change.REMOVED ? before : peopleAt(at);
        if (people.isEmpty()) {
          break;
        }
        int end =
            people == before ? at + 1 : names.after(people.get(people.size() - 1).span().end());
        int posts = postsAfter(change, end, first || people == before);
        List<Post> run =
            posts < 0
                ? List.of()
                : stretch.at(posts, change == Change.REMOVED || change == Change.RESIGNED);
        if (run.isEmpty()) {
          break;
        }
        done = run.get(run.size() - 1).span().end();
        for (Post post : run) {
          for (NameReader.Read person : people) {
            say(
                person,
                change,
                post,
                new Span(Math.min(verbAt, post.span().start()), done),
                verbAt);
          }
        }
        before = people;
        first = false;
        at = nextItem(done);
        if (at < 0) {
          break;
        }
      }
      return done;
    }

    /** After 任命了, 任命：and the end of the line. */
    private int opening(int from) {
      int at = from;
      while (at < text.length() && "了：下列 　\n".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      Matcher number = NUMBERED.matcher(text);
      return Reading.at(number, at) ? number.end() : at;
    }

    /** Where an item after the one that ends at {@code end} may start, or -1. */
    private int nextItem(int end) {
      int at = end;
      for (String tail : List.of("的职务", "等职务", "职务")) {
        if (text.startsWith(tail, at)) {
          at += tail.length();
          break;
        }
      }
      if (reading.charAt(at) == '（') {
        int close = text.indexOf('）', at);
        at = close < 0 || close > at + 40 ? at : close + 1;
      }
      boolean line = false;
      int marks = 0;
      while (at < text.length() && "；、，。 　\n".indexOf(text.charAt(at)) >= 0) {
        line |= text.charAt(at) == '\n';
        marks += "；、，。".indexOf(text.charAt(at)) >= 0 ? 1 : 0;
        at++;
      }
      if (marks == 0 && !line) {
        return -1;
      }
      Matcher number = NUMBERED.matcher(text);
      return line && Reading.at(number, at) ? number.end() : at;
    }

    /** Where the posts start behind the people that end at {@code end}, or -1. */
    private int postsAfter(Change change, int end, boolean first) {
      if (change == Change.REMOVED) {
        int at = end;
        while ("的兼任所担".indexOf(reading.charAt(at)) >= 0) {
          at++;
        }
        return at > end || first ? at : -1;
      }
      if (change == Change.RESIGNED) {
        Matcher leaves = LEAVING.matcher(text);
        return Reading.at(leaves, end) ? leaves.end() : -1;
      }
      Matcher takes = TAKING.matcher(text);
      return Reading.at(takes, end) ? takes.end() : -1;
    }

    private List<NameReader.Read> peopleAt(int at) {
      int from = at;
      List<Post> run = posts.run(at);
      if (!run.isEmpty()) {
        from = run.get(run.size() - 1).span().end();
      }
      return names.list(from, false);
    }

    private void takes() {
      Matcher verb = TAKES.matcher(text).region(reading.body().start(), reading.body().end());
      while (verb.find()) {
        String how = verb.group("verb");
        List<NameReader.Read> people = subjects(verb.start());
        if (people.isEmpty() && how.startsWith("拟")) {
          people = described(verb.start());
        }
        if (people.isEmpty() || ((how.equals("任") || how.equals("兼任")) && !formal(verb.start()))) {
          continue;
        }
        Change change = change(how);
        List<Post> run = stretch.at(verb.end(), change == Change.REMOVED);
        for (Post post : run) {
          for (NameReader.Read read : people) {
            say(
                read,
                change,
                post,
                new Span(Math.min(read.span().start(), post.span().start()), post.span().end()),
                verb.start());
          }
        }
        // …，免去其…职务 / 不再担任…
        int end = run.isEmpty() ? verb.end() : run.get(run.size() - 1).span().end();
        int stop = sentenceEnd(end);
        Matcher also = ALSO.matcher(text).region(end, stop);
        if (also.find() && nobodyBetween(end, also.start()) && subjects(also.start()).isEmpty()) {
          for (Post post : stretch.at(also.end(), true)) {
            for (NameReader.Read read : people) {
              say(
                  read,
                  Change.REMOVED,
                  post,
                  new Span(also.start(), post.span().end()),
                  verb.start());
            }
          }
        }
      }
    }

    private static Change change(String how) {
      if (how.startsWith("不再") || how.equals("卸任") || how.equals("被免去") || how.equals("被撤销")) {
        return Change.REMOVED;
      }
      if (how.startsWith("拟")) {
        return Change.NOMINATED;
      }
      return switch (how) {
        case "当选", "当选为", "被选为", "被推选为", "增补为" -> Change.ELECTED;
        case "升任", "晋升", "晋升为", "提任" -> Change.PROMOTED;
        default -> Change.APPOINTED;
      };
    }

    /** 甲因工作变动提出辞去A职务: the subject stands before the reasons. */
    private void resigns() {
      Matcher verb = RESIGNS.matcher(text).region(reading.body().start(), reading.body().end());
      while (verb.find()) {
        int from = verb.end();
        while ("的所担任其".indexOf(reading.charAt(from)) >= 0) {
          from++;
        }
        leave(Change.RESIGNED, verb.start(), from);
      }
    }

    /** The people named right before {@code at}: 甲、乙和丙 当选…. */
    private List<NameReader.Read> subjects(int at) {
      List<NameReader.Read> people = new ArrayList<>();
      int end = at;
      int from = Math.max(0, end - 4);
      Matcher adverb = ALREADY.matcher(text.substring(from, end));
      if (adverb.find()) {
        end = from + adverb.start();
      }
      while (true) {
        int name = end;
        if (text.startsWith("同志", name - 2)) {
          name -= 2;
        }
        if (reading.charAt(name - 1) == '）' && text.lastIndexOf('（', name) > name - 14) {
          name = text.lastIndexOf('（', name);
        }
        Person person = reading.personEnding(name);
        if (person == null) {
          person = freshPerson(name);
        }
        if (person == null) {
          break;
        }
        people.add(0, new NameReader.Read(person.span(), person.name()));
        char c = reading.charAt(person.span().start() - 1);
        if (c != '、' && c != '和') {
          break;
        }
        end = person.span().start() - 1;
      }
      return people;
    }

    private static final Pattern LIFE = Pattern.compile("，(?:男|女)，");

    /** 甲，男，汉族，…，现任乙，拟任丙: whoever opens the paragraph, with the post held now. */
    private List<NameReader.Read> described(int at) {
      int line = reading.lineStart(at);
      int stop = at;
      for (int back = 0; back < 4; back++) {
        int start = line;
        while (start < at && Reading.space(text.charAt(start))) {
          start++;
        }
        Matcher number = NUMBERED.matcher(text);
        start = Reading.at(number, start) ? number.end() : start;
        NameReader.Read read = names.at(start, false);
        int lineEnd = Math.min(at, reading.lineEnd(start));
        if (read != null
            && ((back == 0 && text.substring(read.span().end(), at).indexOf('。') < 0)
                || LIFE.matcher(text.substring(start, lineEnd)).find())) {
          int now = text.indexOf("现任", start);
          if (now >= 0 && now < stop) {
            for (Post post : posts.run(now + 2)) {
              held(read, post, Fact.TenureStatus.REGULAR, new Span(start, post.span().end()));
            }
          }
          return List.of(read);
        }
        if (line <= reading.body().start()) {
          break;
        }
        line = reading.lineStart(line - 1);
      }
      return List.of();
    }

    private boolean nobodyBetween(int from, int to) {
      return reading.persons.subMap(from, Math.max(from, to)).isEmpty();
    }

    private Person freshPerson(int end) {
      int start = Math.max(reading.lineStart(end), end - 5);
      for (int at = start; at < end - 1; at++) {
        if (at > start && Reading.han(reading.charAt(at - 1)) && !reading.isBoundary(at)) {
          continue;
        }
        if (at != reading.lineStart(at) && "，；。、：\n 　志".indexOf(reading.charAt(at - 1)) < 0) {
          continue;
        }
        NameReader.Read read = names.at(at, false);
        if (read != null && read.span().end() == end) {
          return new Person(read.span(), read.name(), read.span());
        }
      }
      return null;
    }

    /**
     * 任 alone is common; it names a change where the page or the sentence is about appointments.
     */
    private boolean formal(int at) {
      return FORMAL.matcher(reading.titleText()).find()
          || FORMAL.matcher(text.substring(reading.lineStart(at), at)).find();
    }

    private int sentenceEnd(int at) {
      int end = at;
      while (end < text.length() && "。\n；".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      return end;
    }

    private void say(NameReader.Read person, Change change, Post post, Span evidence, int at) {
      if ((change == Change.REMOVED || change == Change.RESIGNED)
          && SEAT.matcher(post.title()).matches()) {
        return;
      }
      if (!said.add(List.of(person.name(), change, post.shown()))) {
        return;
      }
      String name = person.name();
      names.know(name);
      reading.persons.putIfAbsent(
          person.span().start(), new Person(person.span(), name, person.span()));
      changes.add(
          new Fact.PersonnelChanged(
              Name.person(name),
              change,
              Optional.ofNullable(post.organization()).map(Name::organization),
              Optional.of(post.title()),
              Optional.of(post.shown()),
              date(at),
              decider(at),
              reading.evidence(evidence, ChangeExtractor.this)));
      if (change != Change.NOMINATED) {
        held(
            person,
            post,
            change == Change.REMOVED || change == Change.RESIGNED
                ? Fact.TenureStatus.FORMER
                : post.status(),
            evidence);
      } else if (post.organization() != null && !isPlace(post.organization())) {
        reading.described.add(Name.organization(post.organization()));
      }
    }

    private void held(NameReader.Read person, Post post, Fact.TenureStatus status, Span evidence) {
      reading.persons.putIfAbsent(
          person.span().start(), new Person(person.span(), person.name(), person.span()));
      reading.add(
          new Fact.PostHeld(
              Name.person(person.name()),
              Optional.ofNullable(post.organization()).map(Name::organization),
              post.title(),
              post.shown(),
              status,
              50 + said.size(),
              reading.evidence(evidence, ChangeExtractor.this)));
      if (post.organization() != null && !isPlace(post.organization())) {
        reading.described.add(Name.organization(post.organization()));
      }
    }

    private boolean isPlace(String organization) {
      return organization.equals("中华人民共和国")
          || (organization.matches(".*[省市县区州旗盟]")
              && reading.placeAt(organization, 0) == organization.length());
    }

    /** The date in the sentences before, up to the change; the date under an appointment notice. */
    private Optional<LocalDate> date(int at) {
      Optional<Dates.Found> best = Optional.empty();
      int from = reading.body().start();
      while (from < at) {
        Optional<Dates.Found> found = Dates.first(text, new Span(from, at), reading.published);
        if (found.isEmpty()) {
          break;
        }
        from = found.get().span().end();
        Matcher dateline = DATELINE.matcher(text);
        boolean inDateline =
            dateline.find(Math.max(0, found.get().span().start() - 16))
                && dateline.start() <= found.get().span().start()
                && dateline.end() >= found.get().span().end();
        if (!inDateline) {
          best = found;
        }
      }
      if (best.isPresent()) {
        return best.map(Dates.Found::date);
      }
      return reading.ownDocument == null
          ? Optional.empty()
          : reading.facts().stream()
              .filter(f -> f instanceof Fact.DocumentIssued d && d.publishedHere())
              .flatMap(f -> ((Fact.DocumentIssued) f).issued().stream())
              .findFirst();
    }

    private Optional<Name> decider(int at) {
      // 中华人民共和国主席习近平…任免下列驻外大使
      Matcher president = PRESIDENT.matcher(text);
      if (president.find()) {
        return Optional.of(Name.person(president.group(1)));
      }
      int line = reading.body().start();
      Body best = null;
      for (Map.Entry<Integer, Body> entry : reading.bodies.subMap(line, at).entrySet()) {
        Body body = entry.getValue();
        if (body.place()
            || (body.name().matches(".*(?:委员长会议|主席团|党组|党委|中共中央)")
                && !body.name().matches(".*[省市县区]委"))) {
          continue;
        }
        int end = Math.min(at + 2, body.span().end() + 30);
        String after =
            text.substring(body.span().end(), Math.max(body.span().end(), end))
                .split("[。；\n]", 2)[0];
        if (DECIDES.matcher(after).find()
            && !after.startsWith("的")
            && posts.one(body.span().start(), null) == null) {
          best = body;
        }
      }
      if (best == null) {
        for (Body body :
            reading.bodies.subMap(reading.title().start(), reading.title().end()).values()) {
          if (!body.place() && posts.one(body.span().start(), null) == null) {
            best = body;
            break;
          }
        }
      }
      return Optional.ofNullable(best).map(b -> Name.organization(b.name()));
    }
  }
}
