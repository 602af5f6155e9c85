package io.github.gonggao.extract;

import io.github.gonggao.model.Name;
import io.github.gonggao.model.Sentence;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Audiences and talks: 甲会见乙, 甲同乙举行会谈. They have no noun of their own; who received whom stands
 * around the verb.
 *
 * <p>Problem: what is said at one meeting speaks of others (去年6月，主席会见了总理), and most audiences of a
 * digest have no headline. Method: an audience is told in the first sentence of its paragraph, or
 * is the one of the headline; nothing after a verb of saying counts. One that is still to come
 * counts where its day or place is told.
 *
 * <p>Verb, hosts, guests and name are read from one sentence by rules that lean on each other, and
 * stand together; that is why the class is long.
 */
final class AudienceReader {
  private static final Pattern VERB =
      Pattern.compile(
          "(?<receive>(?:集体|亲切|分别|共同)?(?:会见|接见))(?:了|并宴请了?)?(?![后前](?=，|。|的|[^，。；]{0,8}(?:共同|出席|见证|参观|举行|为))|中(?=，|。|的|强调|指出|表示|说)|室|厅|双方|的|结束|了?记者|了?中外记者|，|。|、|活动)"
              + "|(?<talk>(?:(?:举行|进行|展开)了?(?:[^，。；]{0,10}?))?(?:会谈|会晤|会面)|举行(?:了)?会见)(?!后|前|时|中|室|以来|纪要|代表|的(?!方式)|结束)");

  /** Before 会见 as a noun. */
  private static final Pattern NOUN =
      Pattern.compile(
          "(?s).*(?:参加|出席|陪同|举行|安排|见证|此次|本次|这次|上述|有关|等|成功|[元首脑]|首次|多次|双方|两国|的|次|请求|谢绝|希望|期待|准备|可以|愿|得以|期盼|欢迎|有机会)$");

  private static final Pattern SAID =
      Pattern.compile(
          "(?:强调|指出|要求|表示|说|认为|希望|称|介绍|宣布|透露)(?:，|：|“)|(?:积极|高度|热烈)评价|热议|祝贺|(?:据|记者).{0,16}(?:消息|获悉|了解到)，(?=.*表示，)");

  private static final Pattern TO_COME = Pattern.compile("(?:将|即将|拟|计划)");
  private static final Pattern JOINT =
      Pattern.compile("同(?!志|时|意|样|一|年|日|仁|学)|与(?!会)|和(?!平|谐|解)|跟");

  private static final Pattern ASIDE = Pattern.compile("^(?:[^，。；]{0,12})?(?:陪同|邀请|委托|率领下|的陪同)");

  /** 随同总统某某访问的工商界代表: who is only spoken of. */
  private static final Pattern OF_ANOTHER =
      Pattern.compile("(?s).*(?:随同|陪同|跟随|随|代表|受|应|在)[^，。；]{0,24}$");

  private static final String UNTIL = "，。；：！？\n";

  /** Words of the day, the place and the manner between who receives and the verb. */
  private static final Pattern SETTING =
      Pattern.compile(
          "(?:(?:当地时间)?(?:"
              + Dates.SHAPE
              + ")|今天|昨天|当天|今日|昨日|近日|日前|上午|下午|中午|晚上?|在[^，]{1,24}?|分别|共同|集体|亲切|先后|还|又|将|也|于|应约|专门|（[^）]*）)+$");

  private static final Pattern LEAD_IN =
      Pattern.compile(
          "^(?:[^，。；]{0,16}(?:消息|电|讯)(?:（[^）]{0,14}）)?[：　 ]?)?(?:(?:当地时间|今年|于)?(?:"
              + Dates.SHAPE
              + ")|今天|昨天|当天|今日|昨日|近日|日前|上午|下午|中午|晚上?|，|　| |（[^）]*）|在[^，]{1,14}期间|访问期间|随后|同日)+");

  private static final Pattern PEOPLE =
      Pattern.compile(
          ".*(?:代表|代表团|代表们|使节|大使|一行|人士|官员|领导人|负责人|负责同志|嘉宾|专家|学者|企业家|委员|议员|成员|客人|来宾|记者|师生|运动员|教练员|人员|官兵|家属|同志|干部|院士|总裁|董事长|行长|议长|部长|外长|总理|总统|大臣|主席|秘书长|总干事|首席执行官|访问团|考察团|代表组|教授|校长|青年|团长|侨胞|同胞|获得者|亲属|家属|亲友|团)$",
          Pattern.DOTALL);

  /**
   * One audience.
   *
   * @param span what names it: the headline, or the words from the host to the guests
   * @param sentence the sentence that reports it
   */
  record Audience(
      String name,
      String kind,
      Span span,
      Span sentence,
      Span verb,
      List<SubjectReader.Subject> hosts,
      List<SubjectReader.Subject> guests) {}

  private final Reading reading;
  private final String text;
  private final List<Audience> found = new ArrayList<>();

  AudienceReader(Reading reading) {
    this.reading = reading;
    this.text = reading.text;
  }

  List<Audience> read() {
    boolean headlined = VERB.matcher(reading.titleText()).find();
    for (Sentence sentence : reading.analysis.sentences()) {
      Span span = sentence.span();
      if (span.start() < reading.body().start() || span.start() >= reading.body().end()) {
        continue;
      }
      if (isHeading(span)) {
        continue;
      }
      boolean opens = opensParagraph(span) || ASIDE_OF.matcher(span.of(text)).find();
      boolean awaited = headlined && found.isEmpty();
      if (opens || awaited) {
        sentence(span, opens, awaited);
      }
    }
    return found;
  }

  /** 会前，某人会见了与会代表: beside the meeting that the text reports. */
  private static final Pattern ASIDE_OF =
      Pattern.compile("^(?:会前|会后|会议(?:前|期间|开始前|结束后)|开幕[式会](?:前|后)|期间|其间|当天|当日|同日|随后|此前)");

  /** Whether only blanks, a dateline or datelike words stand before the sentence in its line. */
  private boolean opensParagraph(Span sentence) {
    int line = reading.lineStart(sentence.start());
    String before = text.substring(line, Math.max(line, sentence.start()));
    return before.isBlank() || (!SAID.matcher(before).find() && before.length() < 120);
  }

  /** A line of a digest that the next one tells in full. */
  private boolean isHeading(Span sentence) {
    int end = reading.lineEnd(sentence.start());
    String line = text.substring(reading.lineStart(sentence.start()), end).strip();
    if (line.length() > 40 || line.matches("(?s).*[。！？；：]$")) {
      return false;
    }
    int next = Math.min(text.length(), end + 1);
    return VERB.matcher(text.substring(next, reading.lineEnd(next))).find();
  }

  private void sentence(Span span, boolean opens, boolean awaited) {
    String words = span.of(text);
    Matcher said = SAID.matcher(words);
    // 发言人说，部长将于25日同…举行会谈: an announcement
    int stop =
        said.find()
                && !words.matches(
                    "(?s).*(?:(?:将|即将)[^，。]{0,6}(?:在|于)?\\d{1,2}日|\\d{1,2}日(?:上午|下午)?将).*")
            ? span.start() + said.start()
            : span.end();
    Matcher verb = VERB.matcher(text).region(span.start(), span.end());
    verb.useTransparentBounds(true);
    int from = span.start();
    List<SubjectReader.Subject> carried = List.of();
    while (verb.find()) {
      if (verb.start() >= stop) {
        return;
      }
      boolean receive = verb.group("receive") != null;
      String before = text.substring(from, verb.start());
      if (receive && NOUN.matcher(before).matches()) {
        continue;
      }
      Span at = new Span(verb.start(), verb.end());
      Audience audience =
          receive ? receive(span, from, at, carried) : talk(span, from, at, carried);
      if (audience == null || told(audience)) {
        continue;
      }
      boolean come =
          TO_COME.matcher(before).find()
              && Dates.first(text, new Span(span.start(), at.start()), reading.published).isEmpty()
              && !before.matches("(?s).*在[^，。；]{1,8}(?:将|期间).*");
      if (come || (!opens && !awaited)) {
        continue;
      }
      found.add(audience);
      carried = audience.hosts();
      from = at.end();
    }
  }

  /** Whether a caption or the lead has told of it before. */
  private boolean told(Audience audience) {
    for (Audience known : found) {
      if (known.kind().equals(audience.kind())
          && shares(known.hosts(), audience.hosts())
          && shares(known.guests(), audience.guests())) {
        return true;
      }
    }
    return false;
  }

  private static boolean shares(
      List<SubjectReader.Subject> left, List<SubjectReader.Subject> right) {
    return left.stream()
        .anyMatch(one -> right.stream().anyMatch(other -> one.name().equals(other.name())));
  }

  /** What follows the guests: 会见…时强调, 会见…并发表讲话. */
  private static final Pattern THEN =
      Pattern.compile(
          "\\G(?:时(?:强调|指出|表示|说|作|做|要求|希望)|(?:，)?并(?![^，。；]{0,40}访问的)(?:发表|举行|同|与|出席|合影|讲话|向|为|作|颁|授|宴请|进行|座谈|共同|一同|就|看望|慰问))");

  /** 甲在某地会见乙: the hosts before the verb, the guests after it. */
  private Audience receive(
      Span sentence, int from, Span verb, List<SubjectReader.Subject> carried) {
    List<SubjectReader.Subject> hosts =
        goesOn(from, verb.start(), carried)
            ? carried
            : hosts(pieceWithHost(from, verb.start()), verb.start());
    int end = verb.end();
    int depth = 0;
    while (end < sentence.end()
        && (depth > 0 || UNTIL.indexOf(text.charAt(end)) < 0)
        && !Reading.at(THEN.matcher(text), end)) {
      depth += text.charAt(end) == '（' ? 1 : text.charAt(end) == '）' ? -1 : 0;
      end++;
    }
    List<SubjectReader.Subject> guests = guests(verb.end(), end);
    if (hosts.isEmpty() || guests.isEmpty()) {
      return null;
    }
    String built = names(hosts) + "会见" + text.substring(verb.end(), end).strip();
    return named("会见", built, sentence, verb, hosts, guests);
  }

  /** 甲同乙举行会谈: the hosts before 同, the guests between it and the verb. */
  private Audience talk(Span sentence, int from, Span verb, List<SubjectReader.Subject> carried) {
    int joint = carried.isEmpty() ? -1 : text.lastIndexOf('，', verb.start()) + 1;
    Matcher again = AGAIN.matcher(text);
    if (joint > from && Reading.at(again, joint) && again.end() < verb.start()) {
      joint = again.end() - 1;
      int end = withoutSetting(joint + 1, verb.start());
      List<SubjectReader.Subject> guests = guests(joint + 1, end);
      return guests.isEmpty()
          ? null
          : named(
              "会谈",
              names(carried) + text.substring(joint, verb.end()),
              sentence,
              verb,
              carried,
              guests);
    }
    joint = joint(from, verb.start());
    if (joint < 0) {
      return null;
    }
    List<SubjectReader.Subject> hosts = hosts(pieceWithHost(from, joint), joint);
    int end = withoutSetting(joint + 1, verb.start());
    List<SubjectReader.Subject> guests = guests(joint + 1, end);
    if (hosts.isEmpty() || guests.isEmpty()) {
      return null;
    }
    String built = names(hosts) + text.substring(joint, verb.end());
    String kind = built.endsWith("会见") ? "会见" : "会谈"; // 甲同乙举行会见
    return named(kind, built, sentence, verb, hosts, guests);
  }

  /** …会见甲，并同乙举行会谈: who received the one speaks with the other. */
  private static final Pattern AGAIN =
      Pattern.compile("\\G(?:并|还|随后|又|之后|先后|分别|在[^，。；]{2,14}?)*(?:同(?!志|时|意)|与(?!会))");

  /** Whether nobody new stands before a second verb: …会见甲，在某地会见乙. */
  private boolean goesOn(int from, int to, List<SubjectReader.Subject> carried) {
    int comma = text.lastIndexOf('，', to - 1) + 1;
    return !carried.isEmpty()
        && comma > from
        && text.substring(comma, to)
            .matches("(?:并|还|随后|又|之后|先后|分别|在[^，。；]{2,14}?|" + Dates.SHAPE + ")*");
  }

  /** 同 or 与 after somebody, else the 和 right behind them; 甲和夫人 are of one side. */
  private int joint(int from, int to) {
    Matcher matcher = JOINT.matcher(text).region(from, to);
    matcher.useTransparentBounds(true);
    int first = -1;
    while (matcher.find()) {
      int at = matcher.start();
      String before = text.substring(from, at).strip();
      if (inside(at) || before.length() < 2 || text.startsWith("夫人", at + 1)) {
        continue;
      }
      if (text.charAt(at) != '和') {
        return at;
      }
      int setting = withoutSetting(from, at);
      if (first < 0 && (reading.personEnding(setting) != null || !before.contains("，"))) {
        first = at;
      }
    }
    return first;
  }

  /** Whether a person or body covers {@code at}: 和 in a name joins nothing. */
  private boolean inside(int at) {
    Map.Entry<Integer, Person> person = reading.persons.lowerEntry(at);
    Map.Entry<Integer, Body> body = reading.bodies.lowerEntry(at);
    return (person != null && person.getValue().span().end() > at)
        || (body != null && body.getValue().span().end() > at);
  }

  private static String names(List<SubjectReader.Subject> subjects) {
    List<String> names = subjects.stream().map(subject -> subject.name().value()).toList();
    return String.join("、", names);
  }

  /** The name is the headline's, that of the line above in a digest, or what the sentence says. */
  private Audience named(
      String kind,
      String built,
      Span sentence,
      Span verb,
      List<SubjectReader.Subject> hosts,
      List<SubjectReader.Subject> guests) {
    String name = built.replaceAll("[ 　]|时$", "");
    int start = hosts.get(0).span().start();
    if (!found.isEmpty()) {
      start = Math.max(start, Math.min(found.get(found.size() - 1).verb().end(), verb.start()));
    }
    Span span = new Span(start, verb.end());
    if (found.isEmpty() && tells(reading.titleText(), kind)) {
      name = headline(reading.titleText(), name);
      span = reading.title();
    } else {
      int line = reading.lineStart(sentence.start());
      int above = line == 0 ? 0 : reading.lineStart(line - 1);
      String words = text.substring(above, Math.max(above, line)).strip();
      if (above > reading.title().end()
          && words.length() >= 6
          && words.length() <= 40
          && words.indexOf('。') < 0
          && tells(words, kind)) {
        name = headline(words, name);
        int at = text.indexOf(words, above);
        span = new Span(at, at + words.length());
      }
    }
    return new Audience(name, kind, span, sentence, verb, hosts, guests);
  }

  private static boolean tells(String headline, String kind) {
    return headline.contains(kind)
        || (kind.equals("会谈") && headline.matches("(?s).*(?:会晤|会面).*"))
        || (kind.equals("会见") && headline.contains("接见"));
  }

  private static final Pattern SAYING =
      Pattern.compile(
          "^([\\u4e00-\\u9fa5·]{2,12})(?:\\d{1,2}日)?在(会见.{2,40}?)时(?:强调|指出|表示|说|要求|希望).*$");

  private static String headline(String title, String otherwise) {
    String first = title.strip().split("[ 　：:]", 2)[0];
    Matcher saying = SAYING.matcher(first);
    if (saying.matches()) {
      return saying.group(1) + saying.group(2);
    }
    return first.matches(".+(?:会见|接见).+|.+(?:同|与|和|会).*(?:会谈|会晤|会面).*")
            && !first.matches(".*(?:反响|评价|解读|热议|成果|访问|出席).*")
            && first.length() <= 50
        ? first
        : otherwise;
  }

  /** Where the last stretch between commas starts that has a person, else the last one. */
  private int pieceWithHost(int from, int to) {
    int last = from;
    int withPerson = -1;
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i < to && "，：；".indexOf(text.charAt(i)) < 0) {
        continue;
      }
      if (!reading.persons.subMap(start, i).isEmpty()
          && !text.substring(start, i).matches("(?s)^(?:应|受|据|根据|在)(?!.*(?:主席|总理|书记)).*")) {
        withPerson = start;
      }
      last = start;
      start = i + 1;
    }
    return withPerson >= 0 ? withPerson : last;
  }

  private List<SubjectReader.Subject> hosts(int from, int to) {
    List<SubjectReader.Subject> list = new ArrayList<>();
    for (Person person : reading.persons.subMap(from, to).values()) {
      String after = text.substring(person.span().end(), to);
      if (!ASIDE.matcher(after).find()
          && !after.matches("(?s)^(?:的|(?:主席|总统|总理|同志)?(?:特别代表|特使|代表|的)).*")) {
        list.add(new SubjectReader.Subject(Name.person(person.name()), person.whole(), false));
      }
    }
    if (!list.isEmpty()) {
      return list;
    }
    int start = from;
    Matcher lead = LEAD_IN.matcher(text.substring(start, to));
    if (lead.find()) {
      start += lead.end();
    }
    return who(start, withoutSetting(start, to), false);
  }

  private int withoutSetting(int from, int to) {
    Matcher tail = SETTING.matcher(text.substring(from, to));
    return tail.find() && tail.start() > 0 ? from + tail.start() : to;
  }

  private List<SubjectReader.Subject> guests(int from, int to) {
    List<SubjectReader.Subject> list = new ArrayList<>();
    for (Person person : reading.persons.subMap(from, to).values()) {
      String before = text.substring(from, person.whole().start());
      String after = text.substring(person.span().end(), to);
      if (!(OF_ANOTHER.matcher(before).matches() && after.matches("(?s)[^，。；、]{0,14}的.*"))
          && !after.matches("(?s)^(?:总统|总理|主席|国王)?(?:特使|代表团).*")
          && !after.startsWith("的")) {
        // a foreign name that is known by its first half only
        boolean half = after.matches("(?!等|一行|率|时|和|及|夫)[\\u4e00-\\u9fa5·]{1,4}") && name(after);
        list.add(
            half
                ? new SubjectReader.Subject(
                    Name.person(person.name() + after), new Span(person.whole().start(), to), false)
                : new SubjectReader.Subject(Name.person(person.name()), person.whole(), false));
      }
    }
    return list.isEmpty() ? who(from, to, true) : list;
  }

  private static final Pattern COME =
      Pattern.compile("^(?:(?:前?来|应邀来|到)[访华京]?(?:进行[^，。的]{2,10}|访问|参加[^，。的]{2,20})?的|新任)");

  /** A collective, a body or a name that nothing else in the text shows to be one. */
  private List<SubjectReader.Subject> who(int from, int to, boolean guest) {
    int start = from;
    int end = to;
    while (start < end && " 　了、".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && " 　等".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    Matcher come = COME.matcher(text.substring(start, end));
    if (come.find()) {
      start += come.end();
    }
    int of = text.lastIndexOf('的', end - 1);
    if (of > start && end - of > 4 && end - start > 24 && text.charAt(of - 1) != '党') {
      start = of + 1;
    }
    if (end - start < 2 || end - start > 80) {
      return List.of();
    }
    Span span = new Span(start, end);
    String words = span.of(text);
    Body body = reading.bodies.get(start);
    if (body != null && !body.place() && body.span().end() == end) {
      return List.of(new SubjectReader.Subject(Name.organization(body.name()), span, false));
    }
    Span named = behindTitle(span);
    if (named != null) {
      return List.of(new SubjectReader.Subject(Name.person(named.of(text)), named, false));
    }
    if (PEOPLE.matcher(words).matches()) {
      return List.of(new SubjectReader.Subject(Name.group(words), span, false));
    }
    if (namedElsewhere(words, guest)) {
      return List.of(new SubjectReader.Subject(Name.person(words), span, false));
    }
    return List.of();
  }

  private static final Pattern TITLE =
      Pattern.compile(
          "(?:总统|总理|首相|主席|议长|国王|元首|埃米尔|苏丹|大公|外长|外相|大臣|部长|会长|秘书长|总干事|总裁|董事长|行长|主任|书记|省长|市长|县长|州长|司令|参谋长|大使|公使|校长|院长|所长|理事长|首席执行官|特使|议员|先生|女士|阁下)");

  /** 最高元首易卜拉欣, 普京总统: a name beside a title, where nothing else knows it. */
  private Span behindTitle(Span span) {
    String words = span.of(text);
    Matcher title = TITLE.matcher(words);
    int start = -1;
    int last = -1;
    while (title.find()) {
      start = title.start();
      last = title.end();
    }
    if (last < 0) {
      return null;
    }
    String behind = words.substring(last);
    if (behind.length() >= 2 && behind.length() <= 10 && name(behind)) {
      return new Span(span.start() + last, span.end());
    }
    String before = words.substring(0, start);
    if (last == words.length() && before.length() >= 2 && before.length() <= 8 && name(before)) {
      return new Span(span.start(), span.start() + start);
    }
    return null;
  }

  /** Whether these can be nothing but a name: no word that the lists know stands in them. */
  private boolean name(String words) {
    return words.matches("[\\u4e00-\\u9fa5·]+")
        && !words.matches(
            ".*[的和与及等一在为了各该时].*|[副前代原各多该两].*|.*(?:亲属|家属|夫人|一行|遗孀|子女|亲友).*|(?:他|她|我|大家|双方|同志).*")
        && !PEOPLE.matcher(words).matches()
        && reading.lexicon.countries.at(words, 0) == 0
        && reading.placeAt(words, 0) == 0
        && reading.lexicon.posts.at(words, 0) == 0
        && reading.lexicon.bodySuffixes.before(words, words.length()) == 0
        && !words.matches(".*(?:部|局|委|国|党|会|院|省|市|县|企业|公司|代表|全国|国会|议会|外交)$");
  }

  /** 李强同希普金斯会谈: the headline opens with the one, and the other says something further on. */
  private boolean namedElsewhere(String words, boolean guest) {
    if (words.length() > 8
        || !words.matches("[\\u4e00-\\u9fa5·]+")
        || PEOPLE.matcher(words).matches()) {
      return false;
    }
    boolean surnamed = reading.lexicon.surnames.at(words, 0) > 0 && words.length() <= 4;
    return (surnamed && reading.titleText().strip().startsWith(words))
        || (guest
            && found.isEmpty()
            && name(words)
            && VERB.matcher(reading.titleText()).find()
            && text.indexOf(words) != text.lastIndexOf(words));
  }
}
