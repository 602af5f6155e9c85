package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Sentence;
import io.github.gonggao.model.Span;
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
          for (NameReader.Read name : read.subList(0, Math.min(limit, read.size()))) {
            Span evidence = new Span(at, name.span().end());
            run.forEach(post -> hold(name, post, evidence));
            put(name, at);
          }
          at = Math.max(end, read.get(Math.min(limit, read.size()) - 1).span().end());
          continue;
        }
        // 习近平（中共中央总书记） and the like stand the other way round and are read elsewhere
        at = Math.max(at + 1, run.get(0).span().end());
      }
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
      for (RosterPosts.Member member : new RosterPosts(reading, posts).members()) {
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
        return new Post(
            span,
            office.organization(),
            null,
            office.title(),
            office.post(),
            Fact.TenureStatus.REGULAR);
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
