package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Sentence;
import io.github.gonggao.model.Span;
import io.github.gonggao.model.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Officials and their posts: posts before a name or a list of names, a title after a name (李强总理),
 * lists with a line a person, and names that stand alone in a list of those present.
 *
 * <p>Names learned in one of the four places hold for the others, which is why they share one
 * class.
 */
final class OfficialExtractor implements FactExtractor {
  private static final Pattern PRESENT =
      Pattern.compile(
          "\\G(?:同志)?(?:等(?:领导)?(?:同志)?)?(?:分别|共同|一同|也|还|一起|先后)?(?:出席|参加|列席|陪同|随同|主持|会见时在座|参与)");
  private static final Pattern AFTER_NAME =
      Pattern.compile("总书记|国家主席|主席|委员长|副总理|总理|副委员长|副主席|总统|首相|国王|外长|外交部长|省长|市长|书记|部长|主任|局长|国务委员");

  /** Those who write and photograph the page: no officials of it. */
  private static final Set<String> BYLINE = Set.of("记者", "通讯员", "摄影", "责任编辑", "编辑");

  /** 市监委负责人、市检察院检察长甲: a nameless one who is only listed before somebody else. */
  private static final Pattern OTHERS = Pattern.compile("(?:主要|分管)?负责(?:人|同志)");

  private static final Pattern RANK =
      Pattern.compile("\\G、?(?:正|副)?(?:部|省|厅|局|司|处|县|科|师|军)(?:长|局)?级(?:领导)?(?:干部|官员|待遇)?");
  private static final Pattern SIGNED =
      Pattern.compile(
          "^[ 　]*((?:代|副)?(?:总[ 　]*理|主[ 　]*席|省[ 　]*长|市[ 　]*长|县[ 　]*长|区[ 　]*长|州[ 　]*长|盟[ 　]*长|旗[ 　]*长|部[ 　]*长|主[ 　]*任|局[ 　]*长|署[ 　]*长|行[ 　]*长|厅[ 　]*长|审计长|检察长|院[ 　]*长))[ 　]*[：:]?[ 　]*([\\u4e00-\\u9fa5](?:[ 　]*[\\u4e00-\\u9fa5]){1,3})[ 　]*$",
          Pattern.MULTILINE);
  private static final Pattern COMMENDED = Pattern.compile("(?:追授|授予|追认|表彰)(?:了)?");
  private static final Pattern CAREER =
      Pattern.compile(
          "(?:现任|历任|曾任|曾先后任|先后任|先后担任|历任过|曾担任|担任|曾兼任|时任|(?<![委责信选主聘前原新拟重胜])任)(?![职命免务何期意性由的前满教用重])|\\d{4}[年.]\\d{1,2}(?:月)?(?:[—－-]+(?:\\d{4}[年.]\\d{1,2}月?|至今))?(?:起|，|任|，任| )*");
  private static final Pattern LIFE = Pattern.compile("^[^，。]{2,14}，(?:男|女)，|该同志|同志简历|简历");
  private static final Pattern NOUN_PHRASE =
      Pattern.compile(
          "\\G(?:同志)?(?:为核心|新时代|的?重要|关于|在[^，。]{2,40}(?:上|时|中|期间)的|的|对[^，。]{1,30}的|系列|提出的|强军|外交|法治|经济|生态|文化|治国|亲自)");
  private static final Pattern ACTS =
      Pattern.compile(
          "\\G(?:同志)?(?:\\d{1,2}(?:月\\d{1,2})?日|[^，。；]{0,6})?(?:同|和|与|向|对|就|在|十分|高度|多次|专门|亲自|始终|率先|分别|[^，。；]{0,24}?)?(?:作出|强调|指出|提出|发表|会见|会谈|宣布|出席|签署|主持|批示|重视|关心|牵挂|表示|发来|致|举行|通话|复信|回信|访问|考察|调研|部署|指示|共识|达成|要求)");

  @Override
  public void extract(Reading reading) {
    new Pass(reading).run();
  }

  private final class Pass {
    private final Reading reading;
    private final String text;
    private final PostReader posts;
    private final NameReader names;

    /** Posts by person, in the order of the text. */
    private final Map<String, Map<String, Fact.PostHeld>> held = new LinkedHashMap<>();

    private final Map<String, Integer> order = new HashMap<>();

    /** Those met by a Chinese leader: 习近平主席同李显龙总理. */
    private final Set<String> abroadNames = new HashSet<>();

    Pass(Reading reading) {
      this.reading = reading;
      this.text = reading.text;
      this.posts = new PostReader(reading);
      this.names = new NameReader(reading);
    }

    void run() {
      lines();
      runs();
      alone();
      titlesAfterNames();
      signatures();
      commended();
      everywhere();
      careers();
      everywhere();
      held.values().forEach(byPost -> byPost.values().forEach(reading::add));
    }

    private void hold(NameReader.Read read, Post post, Span evidence) {
      String name = read.name();
      names.know(name);
      Map<String, Fact.PostHeld> byPost = held.computeIfAbsent(name, n -> new LinkedHashMap<>());
      if (post.shown() == null || byPost.containsKey(post.shown())) {
        return;
      }
      byPost.put(
          post.shown(),
          new Fact.PostHeld(
              Name.person(name),
              Optional.ofNullable(post.organization()).map(Name::organization),
              post.title(),
              post.shown(),
              post.status(),
              order.merge(name, 1, Integer::sum),
              reading.evidence(evidence, OfficialExtractor.this)));
      describe(post);
    }

    private void describe(Post post) {
      if (post.organization() != null
          && !post.organization().equals("中华人民共和国")
          && !post.organization().equals("越共中央")
          && !reading.lexicon.countries.contains(post.organization())
          && !isPlace(post)) {
        reading.described.add(Name.organization(post.organization()));
      }
    }

    private boolean isPlace(Post post) {
      Body body = reading.bodies.get(post.span().start());
      return (body != null && body.place())
          || (post.owner() != null
              && post.owner().equals(post.organization())
              && post.organization().matches(".*[省市县区州旗盟]"));
    }

    private void put(NameReader.Read read, int from) {
      reading.persons.put(
          read.span().start(),
          new Person(
              read.span(),
              read.name(),
              new Span(Math.min(from, read.span().start()), read.span().end())));
    }

    /** Posts followed by a name, anywhere. */
    private void runs() {
      int at = 0;
      Post before = null;
      while (at < text.length()) {
        if (text.charAt(at) == '\n') {
          before = null;
        }
        List<Post> run = Reading.han(text.charAt(at)) ? posts.run(at) : List.of();
        if (run.isEmpty()) {
          at++;
          continue;
        }
        if (run.get(0).organization() == null && before != null) {
          run = posts.inherit(run, before);
        }
        int end = run.get(run.size() - 1).span().end();
        if (inTitleMarks(at) || inRollCall(at)) {
          at = end;
          continue;
        }
        int nameAt = end;
        if (text.startsWith("同志", nameAt)) {
          nameAt += 2;
        }
        while (Reading.space(reading.charAt(nameAt))) {
          nameAt++;
        }
        boolean bareOnly = run.stream().allMatch(p -> p.organization() == null);
        int phrase = bareOnly && !office(run.get(0)) ? phraseBefore(at) : at;
        if (phrase < at) {
          run = of(text.substring(phrase, at), run);
          bareOnly = false;
        }
        Matcher rank = RANK.matcher(text);
        if (Reading.at(rank, nameAt)) {
          nameAt = rank.end();
        }
        List<NameReader.Read> read = names.list(nameAt, foreign(run));
        if (!read.isEmpty() && !(bareOnly && generic(run, at))) {
          boolean one = seatsOne(run);
          int limit = one ? 1 : read.size();
          if (run.get(0).organization() != null) {
            before =
                run.get(run.size() - 1).organization() == null
                    ? run.get(0)
                    : run.get(run.size() - 1);
          }
          boolean writes = run.stream().anyMatch(p -> BYLINE.contains(p.title()));
          for (NameReader.Read name : read.subList(0, writes ? 0 : Math.min(limit, read.size()))) {
            Span evidence = new Span(at, name.span().end());
            for (int i = 0; i < run.size(); i++) {
              if (i == run.size() - 1 || !OTHERS.matcher(run.get(i).title()).matches()) {
                hold(name, run.get(i), evidence);
              }
            }
            put(name, at);
          }
          at = Math.max(end, read.get(Math.min(limit, read.size()) - 1).span().end());
          continue;
        }
        // 习近平（中共中央总书记） and the like stand the other way round and are read elsewhere
        at = Math.max(at + 1, run.get(0).span().end());
      }
    }

    private boolean office(Post post) {
      return reading.lexicon.standalonePosts.contains(post.title()) || post.owner() != null;
    }

    /**
     * Where the noun phrase opens that stands right before a bare title and that no rule of bodies
     * knows (丹麦队教练, 大会新闻发言人); {@code at} where there is none.
     */
    private int phraseBefore(int at) {
      int start = at;
      while (at - start < 20) {
        Token token = reading.tokenEnding(start);
        if (token == null || !PHRASE.matcher(token.tag()).matches()) {
          break;
        }
        if (reading.personEnding(start) != null) {
          break;
        }
        start = token.span().start();
      }
      Token first = reading.tokenAt(start);
      while (first != null
          && start < at
          && !first.tag().startsWith("n")
          && !first.tag().equals("j")) {
        start = first.span().end();
        first = reading.tokenAt(start);
      }
      return at - start >= 2 ? start : at;
    }

    private static final Pattern PHRASE =
        Pattern.compile(
            "n|nz|ns|nsf|nt|nto|nis|nit|nic|nhd|nhm|ni|nl|vn|b|j|gi|gb|gc|gg|gm|gp|m|mq|s");

    /** The posts of a phrase: a mere 代表 or 专家 of it is none. */
    private List<Post> of(String phrase, List<Post> run) {
      List<Post> out = new ArrayList<>();
      boolean body = reading.lexicon.bodySuffixes.before(phrase, phrase.length()) > 0;
      for (Post post : run) {
        boolean none =
            post.title().matches("代表|专家|负责人|负责同志|成员|领导|领导人|委员|会员|记者|编辑|院士|教授|研究员") && !body;
        out.add(
            new Post(
                post.span(),
                body ? phrase : null,
                body ? phrase : null,
                post.title(),
                none ? null : phrase + post.title(),
                post.status()));
      }
      return out;
    }

    /** 泰国总理阿努廷: whether the name may be a transliterated one. */
    private boolean foreign(List<Post> run) {
      for (Post post : run) {
        Body body = reading.bodies.get(post.span().start());
        if (body != null
            && ((reading.lexicon.countries.at(body.name(), 0) > 1 && !body.name().startsWith("中国"))
                || body.name().startsWith("国际")
                || "igo".equals(body.kind())
                || body.name().startsWith("联合国"))) {
          return true;
        }
        if (post.title().matches("总统|首相|国王|外长|议长|总裁|国务卿|女王|王储|特使|总干事")) {
          return true;
        }
      }
      return false;
    }

    /** A principal post is held by one: what follows 局长甲、乙 is another's. */
    private boolean seatsOne(List<Post> run) {
      String title = run.get(run.size() - 1).title();
      return title.matches(
          "书记|局长|部长|主任|省长|市长|县长|区长|厅长|司长|处长|总理|主席|总书记|委员长|组长|院长|检察长|行长|董事长|总经理|校长|秘书长");
    }

    private boolean generic(List<Post> run, int at) {
      String title = run.get(0).title();
      return title.length() < 2
          || title.matches("记者|通讯员|主持人|演员|导演|作家")
          || (title.matches("代表|委员|成员|专家|教授|院士|负责人|领导|常委|书记|队长|主席")
              && Reading.han(reading.charAt(at - 1)));
    }

    /** 他们是：主任甲，副主任乙: read with the change that it reports. */
    private boolean inRollCall(int at) {
      int colon = text.lastIndexOf("是：", at);
      return colon >= reading.lineStart(at)
          && text.startsWith("他们", colon - 2)
          && text.substring(colon, at).indexOf('。') < 0;
    }

    private boolean inTitleMarks(int at) {
      int open = text.lastIndexOf('《', at);
      return open >= 0 && text.indexOf('》', open) > at && at - open < 80;
    }

    /** Lists: a line a person under the seats of a group, names by strokes, those commended. */
    private void lines() {
      for (ListedNames.Cell cell : reading.lists.named()) {
        names.know(cell.name());
        put(new NameReader.Read(cell.span(), cell.name()), cell.span().start());
      }
      for (RosterPosts.Member member : new RosterPosts(reading, posts, names).members()) {
        NameReader.Read read = member.read();
        for (Post post : member.own()) {
          hold(read, post, member.line());
        }
        if (member.seat() != null) {
          hold(read, member.seat(), member.line());
        }
        if (!held.containsKey(read.name())) {
          reading.add(
              new Fact.PersonActed(
                  Name.person(read.name()), reading.evidence(read.span(), OfficialExtractor.this)));
        }
        names.know(read.name());
        put(read, member.line().start());
      }
    }

    /** 刘金国出席会议。何立峰、吴政隆陪同。 */
    private void alone() {
      for (Sentence sentence : reading.analysis.sentences()) {
        int at = sentence.span().start();
        while (at < sentence.span().end()) {
          while (at < sentence.span().end() && !Reading.han(text.charAt(at))) {
            at++;
          }
          if (at >= sentence.span().end() || reading.persons.containsKey(at)) {
            break;
          }
          List<NameReader.Read> read = names.list(at, false);
          if (read.isEmpty()) {
            break;
          }
          int end = names.after(read.get(read.size() - 1).span().end());
          Matcher present = PRESENT.matcher(text);
          boolean list = Reading.at(present, end);
          boolean mixed =
              read.size() >= 3
                  && (reading.charAt(end) == '，' || reading.charAt(end) == '、')
                  && text.substring(end, sentence.span().end()).matches("(?s).*(?:出席|参加|列席|陪同).*");
          if ((list || mixed) && read.stream().allMatch(this::plausible)) {
            for (NameReader.Read name : read) {
              names.know(name.name());
              put(name, name.span().start());
              reading.add(
                  new Fact.PersonActed(
                      Name.person(name.name()),
                      reading.evidence(name.span(), OfficialExtractor.this)));
            }
          }
          break;
        }
      }
    }

    private boolean plausible(NameReader.Read read) {
      String name = read.name();
      if (name.contains("·") || names.known().contains(name)) {
        return true;
      }
      var token = reading.tokenAt(read.span().start());
      return reading.bodies.get(read.span().start()) == null
          && token != null
          && (token.tag().startsWith("nr")
              || token.text().length() == 1
              || (name.length() == 2 && token.text().length() <= 2)
              || (name.length() == 3 && token.text().length() < 3));
    }

    /** 习近平总书记作出重要指示, 李强总理批示: a title after a name, where its holder acts. */
    private void titlesAfterNames() {
      Matcher matcher = AFTER_NAME.matcher(text);
      while (matcher.find()) {
        int start = matcher.start();
        NameReader.Read read = nameBefore(start);
        if (read == null || inTitleMarks(start)) {
          continue;
        }
        int end = matcher.end();
        Matcher phrase = NOUN_PHRASE.matcher(text);
        boolean noun = Reading.at(phrase, end);
        Matcher acts = ACTS.matcher(text);
        if ((!Reading.at(acts, end) && !"，。、".contains(String.valueOf(reading.charAt(end))))
            || (noun && !text.startsWith("在", end))) {
          continue;
        }
        if (noun
            || (text.substring(end, Math.min(text.length(), end + 30))
                    .matches("(?s)^[^，。]{0,24}?(?:精神|论述|讲话精神|指示批示).*")
                && !text.startsWith("作出", end)
                && !text.startsWith("十分", end))) {
          continue;
        }
        String title = matcher.group();
        if (reading.charAt(read.span().start() - 1) == '在') {
          continue;
        }
        Span evidence = new Span(read.span().start(), end);
        boolean has =
            held.containsKey(read.name())
                && held.get(read.name()).keySet().stream().anyMatch(p -> p.endsWith(title));
        if (!has) {
          Post post = afterName(read.name(), title, evidence);
          if (post != null) {
            hold(read, post, evidence);
            reading.add(
                new Fact.PersonActed(
                    Name.person(read.name()), reading.evidence(evidence, OfficialExtractor.this)));
            put(read, read.span().start());
          }
        }
      }
    }

    /** 市　长　甲 under an order: whoever signs it. */
    private void signatures() {
      Matcher signed = SIGNED.matcher(text);
      while (signed.find()) {
        String title = signed.group(1).replaceAll("[ 　]", "");
        String name = signed.group(2).replaceAll("[ 　]", "");
        if (reading.lexicon.surnames.at(name, 0) == 0
            || reading.persons.containsKey(signed.start(2))) {
          continue;
        }
        NameReader.Read read = new NameReader.Read(new Span(signed.start(2), signed.end(2)), name);
        Post post = signer(title, new Span(signed.start(1), signed.end(1)));
        hold(read, post, new Span(signed.start(1), signed.end(2)));
        names.know(name);
        put(read, signed.start(1));
        reading.add(
            new Fact.PersonActed(
                Name.person(name), reading.evidence(read.span(), OfficialExtractor.this)));
      }
    }

    /** The signer's office: of the place that the page names, or of the body in its title. */
    private Post signer(String title, Span span) {
      PostReader.Office office = PostReader.Office.of(title);
      if (office != null) {
        return office.at(span);
      }
      String level = title.substring(title.length() - 2, title.length() - 1);
      String organ = "省市县区州盟旗".contains(level) ? reading.placeOf(level, span.start()) : null;
      if (organ == null) {
        for (Body body :
            reading.bodies.subMap(reading.title().start(), reading.title().end()).values()) {
          if (!body.place()) {
            organ = body.name();
            break;
          }
        }
      }
      return new Post(
          span,
          organ,
          organ,
          title,
          (organ == null ? "" : organ) + title,
          Fact.TenureStatus.REGULAR);
    }

    /** 授予甲、乙等同志“先进个人”称号: commended persons hold no post by it. */
    private void commended() {
      Matcher verb = COMMENDED.matcher(text).region(reading.body().start(), reading.body().end());
      while (verb.find()) {
        Sentence sentence = reading.sentenceAt(verb.start());
        String after =
            text.substring(verb.end(), sentence == null ? verb.end() : sentence.span().end());
        int title = after.indexOf("称号");
        if (title < 0) {
          continue;
        }
        int at = verb.end();
        while (at >= 0 && at < verb.end() + title) {
          List<NameReader.Read> read =
              reading.persons.containsKey(at) || reading.lexicon.surnames.at(text, at) == 0
                  ? List.of()
                  : names.list(at, false);
          if (read.isEmpty() || !read.stream().allMatch(this::plausible)) {
            int comma = text.indexOf('，', at);
            int again = text.indexOf("授予", at);
            at =
                again >= 0 && (comma < 0 || again < comma + 1)
                    ? again + 2
                    : comma < 0 ? -1 : comma + 1;
            if (at >= 0 && text.startsWith("授予", at)) {
              at += 2;
            }
            continue;
          }
          for (NameReader.Read name : read) {
            names.know(name.name());
            put(name, name.span().start());
            reading.add(
                new Fact.PersonActed(
                    Name.person(name.name()),
                    reading.evidence(name.span(), OfficialExtractor.this)));
          }
          at = read.get(read.size() - 1).span().end();
          int comma = text.indexOf('，', at);
          at = comma < 0 ? -1 : comma + 1;
        }
      }
    }

    /** 甲在担任A局局长期间, 甲，男，…，现任B处处长: the posts of a life, in its own sentences. */
    private void careers() {
      Matcher matcher = CAREER.matcher(text).region(reading.body().start(), reading.body().end());
      while (matcher.find()) {
        String word = matcher.group();
        boolean dated = Character.isDigit(word.charAt(0));
        NameReader.Read who = whoseLife(matcher.start(), dated || word.equals("任"));
        if (who == null) {
          continue;
        }
        List<Post> run = posts.run(matcher.end());
        int end = run.isEmpty() ? matcher.end() : run.get(run.size() - 1).span().end();
        char next = reading.charAt(end);
        if (run.isEmpty()
            || run.get(0).organization() == null
            || (Reading.han(next)
                && !text.startsWith("等", end)
                && !text.startsWith("期间", end)
                && !text.startsWith("职务", end)
                && !text.startsWith("时", end)
                && !text.startsWith("至今", end))) {
          continue;
        }
        for (Post post : run) {
          hold(who, post, new Span(matcher.start(), end));
        }
      }
    }

    /**
     * Whose career the words at {@code at} tell: the person of the same sentence, or the one who
     * opens a paragraph that is a life.
     */
    private NameReader.Read whoseLife(int at, boolean onlyLives) {
      int line = reading.lineStart(at);
      String lead = text.substring(line, at);
      boolean life = LIFE.matcher(lead).find();
      if (onlyLives && !life) {
        return null;
      }
      if (!onlyLives) {
        int start = at;
        while (start > line && "。！？".indexOf(text.charAt(start - 1)) < 0) {
          start--;
        }
        Map.Entry<Integer, Person> nearest = reading.persons.lowerEntry(at);
        if (nearest != null && nearest.getKey() >= start) {
          String between = text.substring(Math.min(at, nearest.getValue().span().end()), at);
          return between.matches(
                  "(?:同志)?(?:在|，|利用|曾|因|于|，在|男，|女，|[^，。；和与对向]{1,10}族，|[^，。；]{0,16}，){0,8}")
              ? new NameReader.Read(nearest.getValue().span(), nearest.getValue().name())
              : null;
        }
      }
      if (!life) {
        return null;
      }
      for (int back = 0; back < 3; back++) {
        int start = line;
        while (start < at && !Reading.han(text.charAt(start)) && text.charAt(start) != '\n') {
          start++;
        }
        NameReader.Read read = names.at(start, false);
        if (read != null && text.startsWith("，", read.span().end())) {
          names.know(read.name());
          put(read, read.span().start());
          return read;
        }
        if (line <= reading.body().start()) {
          break;
        }
        line = reading.lineStart(line - 1);
      }
      return null;
    }

    private static final Pattern ABROAD =
        Pattern.compile(
            "(?:主席|总理|总书记|委员长|副总理|副主席)(?:分别)?(?:同|与|和)([\\u4e00-\\u9fa5]{2,10}?)(?=总统|总理|首相|国王|总书记|主席|外长|总干事|秘书长)");

    private NameReader.Read nameBefore(int end) {
      for (int length = 4; length >= 2; length--) {
        int start = end - length;
        if (start >= 0 && names.known().contains(text.substring(start, end))) {
          return new NameReader.Read(new Span(start, end), text.substring(start, end));
        }
      }
      for (int length = 3; length >= 2; length--) {
        int start = end - length;
        if (start >= 0
            && !Reading.han(reading.charAt(start - 1))
            && reading.lexicon.posts.at(text, start) <= length
            && reading.lexicon.surnames.at(text, start) > 0) {
          NameReader.Read read = names.at(start, false);
          if (read != null && read.span().end() == end) {
            return read;
          }
        }
      }
      var token = reading.tokenEnding(end);
      Matcher abroad =
          ABROAD.matcher(text).region(Math.max(0, end - 16), Math.min(text.length(), end + 4));
      abroad.useTransparentBounds(true);
      while (abroad.find()) {
        if (abroad.end(1) == end
            && reading.bodies.get(abroad.start(1)) == null
            && abroad.group(1).length() >= 3
            && names.transliterated(abroad.start(1), end)) {
          abroadNames.add(abroad.group(1));
          return new NameReader.Read(new Span(abroad.start(1), end), abroad.group(1));
        }
      }
      if (token == null || !token.tag().startsWith("nr") || token.text().length() < 2) {
        return null;
      }
      return new NameReader.Read(token.span(), token.text());
    }

    private Post afterName(String name, String title, Span span) {
      String country = foreignCountry(name);
      if (country != null) {
        String organization = title.equals("总书记") && country.equals("越南") ? "越共中央" : country;
        return new Post(
            span, organization, country, title, organization + title, Fact.TenureStatus.REGULAR);
      }
      if (title.equals("主席")) {
        return new Post(span, "中华人民共和国", null, "国家主席", "国家主席", Fact.TenureStatus.REGULAR);
      }
      PostReader.Office office = PostReader.Office.of(title);
      if (office != null) {
        return office.at(span);
      }
      if (title.equals("副总理")) {
        return new Post(span, "国务院", null, title, "国务院副总理", Fact.TenureStatus.REGULAR);
      }
      if (title.equals("市长") || title.equals("省长")) {
        for (Body body : reading.bodies.values()) {
          int cut = body.name().indexOf(title.charAt(0));
          if (cut > 0 && cut < 6) {
            String place = body.name().substring(0, cut + 1);
            return new Post(span, place, place, title, place + title, Fact.TenureStatus.REGULAR);
          }
        }
      }
      return null;
    }

    /**
     * The country of a foreigner named with a bare title: the one that the announcement is about.
     */
    private String foreignCountry(String name) {
      if (!abroadNames.contains(name)
          && reading.lexicon.surnames.at(name, 0) > 0
          && name.length() <= 3
          && !name.startsWith("阮")) {
        return null;
      }
      Map<String, Integer> counts = new LinkedHashMap<>();
      for (Body body : reading.bodies.values()) {
        int length = reading.lexicon.countries.at(body.name(), 0);
        if (length > 1 && !body.name().startsWith("中国")) {
          counts.merge(
              reading.lexicon.countries.value(body.name().substring(0, length)), 1, Integer::sum);
        }
      }
      return counts.entrySet().stream()
          .max(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey)
          .orElse(null);
    }

    /** A name once read holds for the whole text. */
    private void everywhere() {
      for (String name : names.known()) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length())) {
          Map.Entry<Integer, Person> before = reading.persons.lowerEntry(at + name.length());
          if (before != null && before.getValue().span().end() > at) {
            continue;
          }
          Span span = new Span(at, at + name.length());
          reading.persons.put(at, new Person(span, name, span));
        }
      }
    }
  }
}
