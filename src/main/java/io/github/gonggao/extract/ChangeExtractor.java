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
          "(?<appoint>任命了?|聘任|聘请|决定任命)|(?<remove>免去|免除|撤销(?=[\\u4e00-\\u9fa5]{2,4}的))|(?<elect>选举|补选|推选)|(?<resign>接受)|(?<nominate>提名)");
  private static final Pattern TAKES =
      Pattern.compile(
          "(?:同志)?(?:（[^）]{1,12}）)?(?<verb>不再担任|拟任|当选为|当选|转任|升任|晋升为|调任|出任|任)(?!职|命|免|务|何|期|意)");
  private static final Pattern DATELINE = Pattern.compile("(?:新华社|本报|中新社)[^，。]{0,12}日(?:电|讯)");
  private static final Pattern INVESTIGATED =
      Pattern.compile("(?:接受|进行(?:了)?)[^，。；]{0,24}(?:审查调查|纪律审查和监察调查|纪律审查|监察调查)|立案审查调查");
  private static final Pattern EXPELLED =
      Pattern.compile("开除党籍(?:和|、)公职|开除党籍(?:处分)?|开除公职(?:处分)?|“双开”|双开");
  private static final Pattern SENTENCED = Pattern.compile("判处(?:有期徒刑|无期徒刑|死刑)");
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

    Pass(Reading reading) {
      this.reading = reading;
      this.text = reading.text;
      this.posts = new PostReader(reading);
      this.names = new NameReader(reading);
      this.stretch = new PostStretch(reading, posts);
      reading.persons.values().forEach(p -> names.know(p.name()));
    }

    private static final Pattern LISTED =
        Pattern.compile("(任命|选举产生|选出|选举)了?([^。；\\n]{2,40}?)。?(?:他们是|他们分别是|分别是|名单如下|如下)：([^。\\n]+)");

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
      discipline();
    }

    /** 康明哲为云州市人民政府副市长 under 任命：, the rows of a table, the members elected. */
    private void lists() {
      for (PersonLists.Order order : reading.lists.orders()) {
        for (Post post : stretch.at(order.posts(), order.change() == Change.REMOVED)) {
          Span evidence = new Span(order.line().start(), Math.max(order.posts(), post.span().end()));
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
      RosterPosts beside = new RosterPosts(reading, posts);
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

    private void orders() {
      Matcher verb = VERB.matcher(text).region(reading.body().start(), reading.body().end());
      while (verb.find()) {
        int at = verb.end();
        if (text.startsWith("：", at)) {
          at++;
        }
        List<NameReader.Read> people = peopleAt(at);
        if (people.isEmpty()) {
          continue;
        }
        int end = names.after(people.get(people.size() - 1).span().end());
        Span evidence = new Span(verb.start(), end);
        if (verb.group("appoint") != null
            || verb.group("elect") != null
            || verb.group("nominate") != null) {
          if (!text.startsWith("为", end)
              && !text.startsWith("担任", end)
              && !text.startsWith("兼任", end)
              && !text.startsWith("任", end)) {
            continue;
          }
          int from = end + (text.startsWith("担任", end) || text.startsWith("兼任", end) ? 2 : 1);
          Change change =
              verb.group("appoint") != null
                  ? Change.APPOINTED
                  : verb.group("elect") != null ? Change.ELECTED : Change.NOMINATED;
          for (Post post : stretch.at(from, false)) {
            for (NameReader.Read person : people) {
              say(person, change, post, new Span(verb.start(), post.span().end()), verb.start());
            }
          }
        } else if (verb.group("remove") != null) {
          int from = end;
          while ("的兼任所担".indexOf(reading.charAt(from)) >= 0) {
            from++;
          }
          for (Post post : stretch.at(from, true)) {
            for (NameReader.Read person : people) {
              say(
                  person,
                  Change.REMOVED,
                  post,
                  new Span(verb.start(), post.span().end()),
                  verb.start());
            }
          }
        } else if (text.substring(end, Math.min(text.length(), end + 20))
            .matches("(?s)^[^，。]{0,14}辞去.*")) {
          int from = text.indexOf("辞去", end) + 2;
          while ("的所担任".indexOf(reading.charAt(from)) >= 0) {
            from++;
          }
          for (Post post : stretch.at(from, true)) {
            for (NameReader.Read person : people) {
              say(person, Change.RESIGNED, post, evidence, verb.start());
            }
          }
        }
      }
    }

    private List<NameReader.Read> peopleAt(int at) {
      int from = at;
      List<Post> run = posts.run(at);
      if (!run.isEmpty()) {
        from = run.get(run.size() - 1).span().end();
      }
      return names.list(from, false);
    }

    private static final Pattern LEAVES = Pattern.compile("(?:免去其|不再担任)(?:的|兼任的)?");

    private void takes() {
      Matcher verb = TAKES.matcher(text).region(reading.body().start(), reading.body().end());
      while (verb.find()) {
        Person person = reading.personEnding(verb.start());
        String how = verb.group("verb");
        if (person == null) {
          person = freshPerson(verb.start());
        }
        if (person == null && how.equals("拟任")) {
          person = described(verb.start());
        }
        if (person == null) {
          continue;
        }
        if (how.equals("任") && !formal(verb.start())) {
          continue;
        }
        Change change =
            switch (how) {
              case "不再担任" -> Change.REMOVED;
              case "拟任" -> Change.NOMINATED;
              case "当选", "当选为" -> Change.ELECTED;
              case "升任", "晋升为" -> Change.PROMOTED;
              default -> Change.APPOINTED;
            };
        NameReader.Read read = new NameReader.Read(person.span(), person.name());
        List<Post> run = stretch.at(verb.end(), change == Change.REMOVED);
        for (Post post : run) {
          say(
              read,
              change,
              post,
              new Span(Math.min(person.span().start(), post.span().start()), post.span().end()),
              verb.start());
        }
        // …，免去其…职务 / 不再担任…
        int end = run.isEmpty() ? verb.end() : run.get(run.size() - 1).span().end();
        int stop = sentenceEnd(end);
        Matcher also = LEAVES.matcher(text).region(end, stop);
        if (also.find() && nobodyBetween(end, also.start())) {
          for (Post post : stretch.at(also.end(), true)) {
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

    /** 甲，男，汉族，…，现任乙，拟任丙: whoever opens the line, with the post held now. */
    private Person described(int at) {
      int line = reading.lineStart(at);
      while (line < at && Reading.space(text.charAt(line))) {
        line++;
      }
      NameReader.Read read = names.at(line, false);
      if (read == null || text.substring(read.span().end(), at).indexOf('。') >= 0) {
        return null;
      }
      int now = text.indexOf("现任", line);
      if (now >= 0 && now < at) {
        for (Post post : posts.run(now + 2)) {
          held(read, post, Fact.TenureStatus.REGULAR, new Span(line, post.span().end()));
        }
      }
      return new Person(read.span(), read.name(), read.span());
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

    private static final Pattern DISCIPLINE =
        Pattern.compile("违纪|违法|审查|调查|开除|双开|处分|判|获刑|受贿|职务犯罪|公诉|逮捕");

    private void discipline() {
      String title = reading.titleText();
      if (!DISCIPLINE
          .matcher(
              title
                  + text.substring(
                      reading.body().start(),
                      Math.min(reading.body().end(), reading.body().start() + 160)))
          .find()) {
        return;
      }
      event(INVESTIGATED, Change.INVESTIGATED);
      event(EXPELLED, Change.EXPELLED);
      event(SENTENCED, Change.SENTENCED);
    }

    private void event(Pattern pattern, Change change) {
      Matcher matcher = pattern.matcher(text).region(reading.body().start(), reading.body().end());
      while (matcher.find()) {
        Person person = subject(matcher.start());
        if (person == null
            || text.substring(reading.lineStart(matcher.start()), matcher.start())
                .matches("(?s).*(?:人次|万人|多名|一批|各级)[^。]*$")) {
          continue;
        }
        String by = disciplineBody(change, matcher);
        List<Object> key = List.of(person.name(), change);
        if (!said.add(key)) {
          continue;
        }
        reading.add(
            new Fact.PersonnelChanged(
                Name.person(person.name()),
                change,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(by).map(Name::organization),
                reading.evidence(
                    new Span(reading.lineStart(matcher.start()), matcher.end()),
                    ChangeExtractor.this)));
      }
    }

    private Person subject(int at) {
      Person best = null;
      for (Person person : reading.persons.headMap(at, false).descendingMap().values()) {
        best = person;
        break;
      }
      return best;
    }

    private String disciplineBody(Change change, Matcher matcher) {
      if (change == Change.SENTENCED) {
        return lastBody(matcher.start(), ".*法院");
      }
      int end = sentenceEnd(matcher.end());
      int start = reading.lineStart(matcher.start());
      String best = null;
      for (Body body : reading.bodies.subMap(start, end).values()) {
        if (body.name().matches(".*(?:纪委监委|纪委国家监委|纪律检查委员会|监察委员会|纪委|监委|纪检监察组|党委|党组|省委|市委)$")) {
          if (body.name().equals("国家监委") || body.name().equals("中央纪委常委会")) {
            best = best == null ? "中央纪委国家监委" : best;
          } else if (best == null) {
            best = body.name();
          }
        }
      }
      if (best == null) {
        best = lastBody(matcher.end(), ".*(?:纪委监委|纪委国家监委)");
      }
      return "中央纪委".equals(best) || "中央纪委常委会".equals(best) ? "中央纪委国家监委" : best;
    }

    private String lastBody(int at, String pattern) {
      for (Body body : reading.bodies.headMap(at, false).descendingMap().values()) {
        if (body.name().matches(pattern)) {
          return body.name();
        }
      }
      return null;
    }

    private void say(NameReader.Read person, Change change, Post post, Span evidence, int at) {
      if (!said.add(List.of(person.name(), change, post.shown()))) {
        return;
      }
      String name = person.name();
      names.know(name);
      reading.persons.putIfAbsent(
          person.span().start(), new Person(person.span(), name, person.span()));
      reading.add(
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

    private static final Pattern DECIDES = Pattern.compile("决定|任免|经表决|任命|免去|会议|研究|通过|选举|接受|举行");

    private static final Pattern PRESIDENT =
        Pattern.compile("主席(习近平|胡锦涛|江泽民)[^。]{0,40}(?:任免|任命|免去)");

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
