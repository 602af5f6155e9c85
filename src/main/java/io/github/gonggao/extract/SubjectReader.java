package io.github.gonggao.extract;

import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import io.github.gonggao.model.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The subjects of a verb, read from the words before it: persons one by one, bodies by name,
 * collectives word for word.
 *
 * <p>Problem: 省委副书记甲，市委书记乙、丙，省直有关单位负责同志参加会议 lists subjects over commas, and 受省委委托，乙主持会议 has commas
 * that end something else. Method: the words are cut at commas; a piece that is nothing but persons
 * and collectives belongs to the list, a piece that goes on after them (a clause of its own:
 * 市长甲到县里调研，随后主持召开座谈会) gives the subject only where no list follows it, and pieces that open with a
 * preposition give none. The last piece may go on, with the adverbs of the verb. The shapes of
 * collectives and of what stands around them are listed here once, hence the length.
 */
final class SubjectReader {
  private static final String SEPARATORS = "、，；和及与暨以";
  private static final String EDGE = "，。；、：： 　\n";

  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:会议由|大会由|座谈会由|活动由|仪式由|论坛由|发布会由|[^，。；]{0,12}[会式坛班]由|会议|会上|会前|会后|[^，。；、代负同人员家]{0,8}会上|[^，。；、代负同人员家]{0,6}式上|随后|期间|其间|此外|目前|近日|日前|当天|今天|昨天|同时|最后|据悉|会议期间|由|据了解|现场|(?:会议)?(?:还|特|特别|专门)?(?:邀请|特邀)了?|与会的|来自主会场的|参加会议的|"
              + Dates.SHAPE
              + "|上午|下午|晚上|，|、|以及|及|和|与(?!会)|还有|并|同时)+");

  /** What may stand between the last subject and its verb. */
  private static final Pattern TAIL =
      Pattern.compile(
          "(?:分别|先后|依次|相继|逐一|共同|一同|一起|一并|也|还|将|均|都|已|并|亲自|专程|应邀|全程|现场|等|以及|在会上|会上|围绕[^，]*|就[^，]*|结合[^，]*|根据[^，]*|针对[^，]*|聚焦[^，]*|立足[^，]*|紧扣[^，]*|对[^，]*|向[^，]*|在[^，]{1,16}[上中]|在[^，]{0,14}会场|视频|作为[^，]{1,12}|结合[^，]*，[^，]*|从[^，]*|以[^，]{2,16}(?:方式|形式|为题)|通过[^，]{2,12}|以视频形式|做|作|进行|随后|最后)$");

  private static final Pattern CIRCUMSTANCE =
      Pattern.compile(
          "^(?:根据|按照|遵照|依照|受|应(?!急)|为|围绕|随着|据|经(?!济|贸|信|开)|自(?!治|然)|从|结合|贯彻|落实|传达|听取|审议|研究(?!院|所|员|生|中心|室|会)|学习|会议(?!代表)|大会(?!代表)|全会|就(?!业)|对于?(?!外)|针对|通过|坚持|截至|除|因|由于|目的|要(?!素)|在[^，]{1,30}(?:下|时|中|后|期间|之际|基础上|背景下)$).*",
          Pattern.DOTALL);

  private static final Pattern HEADS =
      Pattern.compile(
          ".*(?:负责同志|负责人|负责人员|代表|代表们|成员|人员|干部|同志|领导|嘉宾|来宾|专家|学者|企业家|委员|党员|记者|家属|职工|群众|师生|学员|教师|学生|官兵|民警|医生|人士|使节|团长|秘书长|总会计师|总工程师|总经济师|总规划师|总监|常委|班子|董事|监事|机构|组织|高校|单位|部门|企业|企业们|协会|媒体|公司|经理层|管理层|骨干|干警|医护|员工|志愿者|会员|理事|各方|党员们|企业家们|等方面|全体人员|人大代表|政协委员|[\\d一二三四五六七八九十百千余多]+[余多]?人|[\\d一二三四五六七八九十百千余多]+[余多]?[名位家个](?:单位|企业|部门|代表|[^，。；]{0,6}))$",
          Pattern.DOTALL);

  private static final Pattern NO_SUBJECT =
      Pattern.compile(
          "(?s).*(?:强调|指出|要求|推动|推进|加强|坚持|落实|贯彻|广泛|带动|为了|通过|引导|鼓励|支持|组织开展|认真|召开|举行|举办|听取|审议|会议(?!代表|人员|成员|组成)|表示|深入|进一步|了解|希望|提出|精神|宣布).*");

  private static final Pattern ASIDE =
      Pattern.compile("^(?:（[^）]*）|同志|先生|女士|院士|教授|研究员|[一二三四五六七八九十\\d]+位[^，、]{0,6}|等)*");

  /** 张三的讲话, 李四总书记重要讲话精神: nobody who acts here. */
  private static final Pattern OF =
      Pattern.compile(
          "^(?:同志|总书记|主席|总理)?(?:的|重要(?:讲话|指示|批示|论述)|讲话精神|批示|指示|关于|为核心|委托|介绍的|所作|作的).*",
          Pattern.DOTALL);

  private static final Pattern NOT_FIRST =
      Pattern.compile(
          "(?s).*(?:听取|会见|陪同|慰问|看望|表彰|授予|免去|任命|接受|同意|根据|按照|受|向|对|关于|学习|宣传|贯彻|传达|转达|以|代)了?$");

  /** 等6家民营企业, after the names of some or all of them. */
  private static final Pattern COUNT =
      Pattern.compile("等[\\d一二三四五六七八九十百多余]*[家个]?[^、，负责代表]{0,8}(?:企业|单位|部门|公司|机构|高校|学校|院校)$");

  /**
   * One subject.
   *
   * @param byPost a collective told by its post only (总会计师、副秘书长); before a person it is one of that
   *     person's posts
   */
  record Subject(Name name, Span span, boolean byPost) {}

  private final Reading reading;
  private final String text;

  SubjectReader(Reading reading) {
    this.reading = reading;
    this.text = reading.text;
  }

  /** Whether the words end like those of a collective: 各市档案局局长. */
  static boolean collective(String words) {
    return HEADS.matcher(words.strip()).matches() || words.strip().matches(".*[^市县省]长");
  }

  /** The subjects of a verb at {@code to}, in their order. */
  List<Subject> read(int from, int to) {
    int at = from;
    while (at < to && EDGE.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    List<Span> pieces = pieces(at, to);
    List<Subject> list = new ArrayList<>();
    List<Subject> clause = List.of();
    for (int i = 0; i < pieces.size(); i++) {
      boolean last = i == pieces.size() - 1;
      Piece piece = piece(pieces.get(i), last);
      if (piece.runsOn && !last) {
        if (!piece.subjects.isEmpty()) {
          clause = piece.subjects;
        }
        list.clear();
      } else {
        if (!piece.subjects.isEmpty()
            && piece.subjects.get(0).name().kind() == Name.Kind.PERSON
            && !list.isEmpty()
            && list.get(list.size() - 1).byPost()) {
          list.remove(list.size() - 1);
        }
        list.addAll(piece.subjects);
      }
    }
    return list.isEmpty() ? clause : list;
  }

  /** Cut at commas outside brackets; 各厅局、事业单位，直属机关组全体党员 has its head at the end and is one. */
  private List<Span> pieces(int from, int to) {
    List<Span> pieces = new ArrayList<>();
    int start = from;
    int depth = 0;
    for (int i = from; i <= to; i++) {
      char c = i == to ? '，' : text.charAt(i);
      depth += c == '（' ? 1 : c == '）' ? -1 : 0;
      if ((c != '，' && c != '；' && c != '：') || (depth > 0 && i < to)) {
        continue;
      }
      if (i < to && unheaded(start, i)) {
        continue;
      }
      pieces.add(new Span(start, i));
      start = i + 1;
    }
    return pieces;
  }

  private boolean unheaded(int from, int to) {
    String words = text.substring(from, to);
    return reading.persons.subMap(from, to).isEmpty()
        && words.length() >= 4
        && words.contains("、")
        && !HEADED_ANYWHERE.matcher(words).find()
        && words.matches("(?s)(?:各|驻|有关|相关|部分|.{2,14}(?:厅|局|委|办|部|组|公司|集团|企业|国企|国资委)).*")
        && !words.matches("(?s).*(?:日|会议|召开|举行|围绕|结合|主办|承办|主题|论坛|座谈会).*");
  }

  private static final Pattern HEADED_ANYWHERE =
      Pattern.compile("负责同志|负责人|代表|成员|人员|同志|领导|干部|党员|委员|专家|学者|嘉宾|记者|职工|群众|秘书长|[厅局部处省市县区]长$|主任$|师$");

  private static final class Piece {
    private final List<Subject> subjects = new ArrayList<>();
    private boolean runsOn;
  }

  private Piece piece(Span span, boolean last) {
    Piece piece = new Piece();
    int start = span.start();
    Matcher lead = LEAD.matcher(text.substring(start, span.end()));
    boolean led = lead.find();
    if (led && !coversName(start, start + lead.end())) {
      start += lead.end();
    }
    int end = last ? withoutAdverbs(start, span.end()) : span.end();
    if (end <= start) {
      return piece;
    }
    String words = text.substring(start, end);
    Map.Entry<Integer, Person> first = reading.persons.ceilingEntry(start);
    if (first == null || first.getValue().span().end() > span.end()) {
      if (CIRCUMSTANCE.matcher(words).matches()) {
        return piece;
      }
      int bare = withoutAdverbs(start, end);
      if (!unknown(start, bare, piece.subjects)) {
        collective(start, bare, piece.subjects);
      }
      piece.runsOn = bare < end || (piece.subjects.isEmpty() && clause(start, end));
      return piece;
    }
    people(start, span.end(), first.getValue(), last, piece);
    return piece;
  }

  /** Whether the words have a verb of their own. */
  private boolean clause(int start, int end) {
    for (int i = start; i < end; i++) {
      Token token = reading.tokenAt(i);
      if (token != null
          && token.text().length() >= 2
          && token.tag().startsWith("v")
          && !token.tag().startsWith("vn")) {
        return true;
      }
    }
    return false;
  }

  /** 副部长级干部周国平: a post and then what can only be a name. */
  private boolean unknown(int start, int end, List<Subject> out) {
    for (int length = 2; length <= 3 && end - length > start + 1; length++) {
      int at = end - length;
      String name = text.substring(at, end);
      String before = text.substring(start, at);
      if (reading.lexicon.surnames.at(name, 0) > 0
          && reading.isBoundary(at)
          && reading.lexicon.posts.before(name, name.length()) == 0
          && !HEADS.matcher(name).matches()
          && !name.matches(".*[、和及的等们会]")
          && (reading.lexicon.posts.before(before, before.length()) >= 2
              || before.matches(".*(?:干部|领导|成员|委员|代表|人员|人选)"))) {
        out.add(new Subject(Name.person(name), new Span(at, end), false));
        return true;
      }
    }
    return false;
  }

  private boolean coversName(int from, int to) {
    return !reading.persons.subMap(from, to).isEmpty();
  }

  private void people(int start, int end, Person first, boolean last, Piece piece) {
    String before = text.substring(start, Math.max(start, first.whole().start()));
    if (NOT_FIRST.matcher(before).matches()
        || (CIRCUMSTANCE.matcher(before + "甲").matches() && before.length() > 1)) {
      piece.runsOn = true;
      return;
    }
    int split = lastSeparator(before);
    if (split > 0) {
      collective(start, start + split, piece.subjects);
      piece.subjects.removeIf(Subject::byPost);
    }
    int at = first.span().end();
    Person person = first;
    while (person != null) {
      String after = text.substring(person.span().end(), end);
      if (OF.matcher(after).matches()) {
        piece.runsOn = true;
        if (piece.subjects.isEmpty()) {
          return;
        }
        break;
      }
      piece.subjects.add(new Subject(Name.person(person.name()), person.whole(), false));
      Matcher aside = ASIDE.matcher(after);
      at = person.span().end() + (aside.find() ? aside.end() : 0);
      Map.Entry<Integer, Person> next = reading.persons.ceilingEntry(at);
      person =
          next != null && next.getValue().span().end() <= end && joined(at, next.getValue())
              ? next.getValue()
              : null;
    }
    together(at, end, piece);
    int until = last ? withoutAdverbs(at, end) : end;
    String rest = at < until ? text.substring(at, until) : "";
    Matcher also = ALSO.matcher(rest);
    if (also.matches()) {
      int from = at + also.start(1);
      int size = piece.subjects.size();
      collective(from, until, piece.subjects);
      piece.runsOn = piece.subjects.size() == size;
    } else {
      piece.runsOn = rest.length() > 1 && !rest.startsWith("等");
    }
  }

  /** 甲同乙共同主持: both do. */
  private void together(int from, int to, Piece piece) {
    Matcher with = TOGETHER.matcher(text.substring(from, to));
    if (with.find()) {
      for (Person person :
          reading.persons.subMap(from + with.start(1), from + with.end(1)).values()) {
        piece.subjects.add(new Subject(Name.person(person.name()), person.whole(), false));
      }
    }
  }

  private static final Pattern TOGETHER =
      Pattern.compile("^[^，。；、]{0,24}(?:同|与|和)([^，。；]{2,40})(?:共同|一道|一起|一同)(?:[^，。；]{0,6})$");

  private static final Pattern ALSO = Pattern.compile("(?s)^等?(?:、|和|及|以及|暨|与)([^、].*)$");

  /** Whether the next person goes on with the list: a separator, then at most a post. */
  private boolean joined(int at, Person next) {
    // names that share their posts all have them for their start
    int until = next.whole().start() >= at ? next.whole().start() : next.span().start();
    String gap = text.substring(at, Math.max(at, until));
    return gap.matches("(?s)^(?:、|和|及|以及|与|暨|[ 　])[^，。；]{0,24}$")
        && !gap.matches("(?s).*(?:向|同|陪同|代表|听取|对).*");
  }

  private static int lastSeparator(String words) {
    for (int i = words.length() - 1; i > 0; i--) {
      if (SEPARATORS.indexOf(words.charAt(i)) >= 0) {
        return i == words.length() - 1 ? words.endsWith("以及") ? i - 1 : i : -1;
      }
    }
    return -1;
  }

  private int withoutAdverbs(int start, int end) {
    int until = end;
    while (until > start) {
      Matcher tail = TAIL.matcher(text.substring(start, until));
      if (!tail.find()) {
        break;
      }
      until = start + tail.start();
    }
    return onBehalf(start, until);
  }

  /** 甲代表省委: a person stands for others; 企业代表 are themselves. */
  private int onBehalf(int start, int end) {
    int at = text.lastIndexOf("代表", end);
    return at > start
            && end - at > 3
            && end - at <= 26
            && (reading.personEnding(at) != null
                || text.substring(start, at).matches("(?s).*(?:负责同志|负责人)"))
        ? at
        : end;
  }

  private void collective(int from, int to, List<Subject> out) {
    int start = from;
    while (start < to
        && "、，和及与 　".indexOf(text.charAt(start)) >= 0
        && !text.startsWith("与会", start)) {
      start++;
    }
    if (text.startsWith("以及", start)) {
      start += 2;
    }
    int end = to;
    while (end > start && "、，和及与 　等".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    if (end - start < 3 || end - start > 140) {
      return;
    }
    String words = text.substring(start, end);
    if (bodies(start, end, out) || titled(start, end, out)) {
      return;
    }
    int further = words.indexOf("以及");
    if (further > 2 && HEADS.matcher(words.substring(0, further)).matches()) {
      collective(start, start + further, out);
      collective(start + further + 2, end, out);
      return;
    }
    Matcher total = TOTAL.matcher(words);
    if (total.find()
        && total.start() < 5
        && HEADS.matcher(words.substring(0, total.start())).matches()) {
      end = start + total.start();
      words = words.substring(0, total.start());
    }
    boolean headed = HEADS.matcher(words).matches();
    boolean post = !headed && reading.lexicon.posts.before(words, words.length()) >= 2;
    if ((headed || post) && !NO_SUBJECT.matcher(words).matches()) {
      boolean byPost =
          (post || words.matches(".*(?:常委|委员|秘书长|总会计师|总工程师|总经济师)$"))
              && !words.matches("^(?:各|全体|部分|有关|相关|其他).*");
      out.add(new Subject(Name.group(words), new Span(start, end), byPost));
    }
  }

  /** 秘书长甲和委员共54人: the sum is of all. */
  private static final Pattern TOTAL = Pattern.compile("共计?\\d{1,4}[余多]?人$");

  /** 范延军组长: a name with its title behind it. */
  private boolean titled(int start, int end, List<Subject> out) {
    String words = text.substring(start, end);
    int title = reading.lexicon.posts.before(words, words.length());
    int name = words.length() - title;
    if (title < 2
        || name < 2
        || name > 3
        || reading.lexicon.surnames.at(words, 0) == 0
        || reading.bodies.get(start) != null
        || !reading.isBoundary(start + name)
        || words.matches("^(?:全|各|党|委|总|副|高|项目|部门|单位|相关|有关|其他).*")) {
      return false;
    }
    out.add(
        new Subject(Name.person(words.substring(0, name)), new Span(start, start + name), false));
    return true;
  }

  private static final Pattern TAKES_THE_FLOOR =
      Pattern.compile(
          "(?:分别|先后|依次|也)?(?:[就围对][^，。；]{2,70})?(?:作|做|进行)了?(?:典型|交流|书面|表态|大会|经验)*(?:发言|交流)");

  /** 临溪市、澄江县分别作典型发言: places speak where the text lets them. */
  private boolean floor(Body place, int until) {
    return place.form().matches(".{2,}[省市县区州旗]") && TAKES_THE_FLOOR.matcher(text).at(until);
  }

  /** 市民政局、市财政局等5家单位作了汇报: bodies and nothing else. */
  private boolean bodies(int start, int until, List<Subject> out) {
    List<Subject> found = new ArrayList<>();
    int at = start;
    Matcher count = COUNT.matcher(text.substring(start, until));
    int end = count.find() ? start + count.start() : until;
    while (at < end) {
      Body body = reading.bodies.get(at);
      if (body == null || (body.place() && !floor(body, until)) || body.span().end() > end) {
        return false;
      }
      Name name = body.place() ? Name.group(body.form()) : Name.organization(body.name());
      found.add(new Subject(name, body.span(), false));
      at = body.span().end();
      if (at < end) {
        if ("、和及与".indexOf(text.charAt(at)) < 0) {
          return false;
        }
        at++;
      }
    }
    out.addAll(found);
    return !found.isEmpty();
  }
}
