package io.github.gonggao.extract;

import io.github.gonggao.model.Fact.PersonnelChanged.Change;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the lines of an appointment list: 康明哲为云州市人民政府副市长 under 一、任命, 鲁　峻的…职务 under 二、免去, 乐正瑜、苗春禾任…,
 * and the names of those that carry their verb themselves.
 *
 * <p>A line counts where names open it, a word joins them to the rest, and the rest ends as a post
 * does; the page must be about appointments, by its title or by a heading.
 */
final class OrderReader {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:[（(](?:[一二三四五六七八九十]{1,3}|\\d{1,3})[）)]|[一二三四五六七八九十]{1,3}[、．]|\\d{1,3}(?:[、．)）]|[.](?!\\d))|[①-⑳])[ 　]*");
  private static final Pattern HEADING =
      Pattern.compile(
          "(?:会议|经表决，?|大会)?(?:依法)?(?:决定|批准|同意|提请|通过)?(?<verb>任命|任职|聘任|聘请|免去|免职|免除|撤销|接受[^，。]{0,8}?辞[^，。：]{0,8}|辞职|补选|选举|增补|推选|当选|提名)(?:的?(?:下列|以下)?(?:人员|同志|国家工作人员|名单|决定|职务|事项)?(?:名单|如下)?)?(?:（[^）]{1,20}）)?[：:]?");
  private static final Pattern FORMAL = Pattern.compile("任免|任命|免去|选举|任职|免职|任前|补选|增补|当选|公告|名单|干部职务");

  /** …第三次会议于2023年1月12日选举：, 市人民政府决定任命：. */
  private static final Pattern LEAD =
      Pattern.compile(".*?(?<verb>任命|聘任|免去|补选|选举(?!产生)|增补)(?:了|的?(?:下列|以下)(?:人员|同志)|如下)?[：:]");

  /** What opens a line before the names. */
  private static final Pattern VERB =
      Pattern.compile("(?:决定|批准|同意)?(?<verb>任命|聘任|聘请|免去|免除|撤销|接受|补选|选举|增补|推选|提名)[：:]?[ 　]*");

  /** What joins names to posts. */
  private static final String JOINTS = "当选为|当选|不再担任|不再兼任|不再任|担任|兼任|试任|代理|拟任|转任|调任|任|为|的|辞去|因";

  private static final Pattern JOINT = Pattern.compile("(?:等?同志)?(?<joint>" + JOINTS + ")");
  private static final Pattern SPACED =
      Pattern.compile("\\p{IsHan}[ 　\\t\\u00a0]+\\p{IsHan}{1,2}?(?=(?:等?同志)?(?:" + JOINTS + "))");
  private static final Pattern HAN_RUN = Pattern.compile("\\p{IsHan}{2,}");
  private static final int LONGEST = 120;

  private final String text;
  private final Lexicon lexicon;
  private final ListedNames names;
  private final Span title;
  private final List<Span> lines;
  private final List<PersonLists.Order> orders = new ArrayList<>();
  private final List<ListedNames.Cell> named = new ArrayList<>();
  private final List<Span> joints = new ArrayList<>();
  private final List<Span> others = new ArrayList<>();

  OrderReader(String text, Lexicon lexicon, ListedNames names, Span title, List<Span> lines) {
    this.text = text;
    this.lexicon = lexicon;
    this.names = names;
    this.title = title;
    this.lines = lines;
  }

  List<PersonLists.Order> orders() {
    return orders;
  }

  List<ListedNames.Cell> named() {
    return named;
  }

  /** What joins the names to posts. */
  List<Span> joints() {
    return joints;
  }

  /** The lines that are no orders. */
  List<Span> others() {
    return others;
  }

  void read() {
    boolean formal = FORMAL.matcher(title.of(text)).find();
    Change verb = null;
    for (Span line : lines) {
      Matcher number = NUMBER.matcher(text).region(line.start(), line.end());
      int from = number.lookingAt() ? number.end() : line.start();
      Matcher heading = HEADING.matcher(text).region(from, line.end());
      if (heading.matches()) {
        verb = change(heading.group("verb"));
        others.add(line);
        continue;
      }
      if (order(from, line, verb, formal || verb != null)) {
        continue;
      }
      Matcher lead = LEAD.matcher(text).region(from, line.end());
      if (line.length() <= LONGEST && lead.matches()) {
        verb = change(lead.group("verb"));
        others.add(line);
        continue;
      }
      // a sentence ends the section; (试用期一年) and 特此通知 do no harm
      if (line.length() > 60 || text.charAt(line.end() - 1) == '：') {
        verb = null;
      }
      others.add(line);
    }
  }

  private static Change change(String verb) {
    return switch (verb.charAt(0)) {
      case '免', '撤' -> Change.REMOVED;
      case '接', '辞' -> Change.RESIGNED;
      case '补', '选', '推', '当' -> Change.ELECTED;
      case '提' -> Change.NOMINATED;
      default -> verb.startsWith("任前") ? Change.NOMINATED : Change.APPOINTED;
    };
  }

  private boolean order(int from, Span line, Change heading, boolean formal) {
    if (line.length() > LONGEST) {
      return false;
    }
    Matcher verb = VERB.matcher(text).region(from, line.end());
    boolean own = verb.lookingAt();
    int at = own ? verb.end() : from;
    List<ListedNames.Cell> people = new ArrayList<>();
    int joint = -1;
    while (at < line.end()) {
      Subject subject = subject(at, line.end());
      if (subject == null) {
        return false;
      }
      people.add(subject.cell());
      if (subject.joint() != null) {
        joint = subject.joint().start();
        at = subject.joint().end();
        break;
      }
      at = subject.next();
    }
    if (joint < 0 || people.stream().anyMatch(c -> c.likeness() == 0 && !own && heading == null)) {
      return false;
    }
    String how = text.substring(joint, at).replaceAll("^等?同志", "");
    int end = clauseEnd(at, line.end());
    if (!endsAsPost(at, end)) {
      return false;
    }
    boolean blanks = people.stream().anyMatch(c -> c.span().length() > c.name().length());
    if (!formal && !own && !(blanks && !how.equals("为") && !how.equals("的"))) {
      return false;
    }
    named.addAll(people);
    joints.add(new Span(joint, at));
    Change change =
        switch (how) {
          case "不再担任", "不再兼任", "不再任" -> Change.REMOVED;
          case "辞去" -> Change.RESIGNED;
          case "当选", "当选为" -> Change.ELECTED;
          case "拟任" -> Change.NOMINATED;
          case "的" -> own ? null : heading == null ? Change.REMOVED : heading;
          case "为" -> own ? null : heading;
          default ->
              own
                  ? null
                  : heading == null || heading == Change.REMOVED ? Change.APPOINTED : heading;
        };
    if (change != null && !own && !how.equals("因")) {
      orders.add(new PersonLists.Order(people, change, at, line));
      also(people, end, line);
    } else if (own) {
      also(people, end, line);
    }
    return true;
  }

  private static final Pattern ALSO =
      Pattern.compile("，(?:同时)?(?:免去|不再担任|不再兼任)(?:其|他|她)?(?:兼任)?的?");

  /** …，不再担任市信访局副局长职务. */
  private void also(List<ListedNames.Cell> people, int end, Span line) {
    Matcher also = ALSO.matcher(text).region(end, line.end());
    if (also.lookingAt()) {
      joints.add(new Span(also.start() + 1, also.end()));
      orders.add(new PersonLists.Order(people, Change.REMOVED, also.end(), line));
    }
  }

  /** A name, with the joint behind it or else where the next name starts. */
  private record Subject(ListedNames.Cell cell, Span joint, int next) {}

  private Subject subject(int at, int limit) {
    ListedNames.Cell cell = null;
    Matcher run = HAN_RUN.matcher(text).region(at, limit);
    int joint = -1;
    if (run.lookingAt()) {
      joint = cut(at, run.end());
      if (joint > 0) {
        cell = names.at(at, joint);
        if (cell != null && cell.end() != joint) {
          cell = null;
        }
      }
    }
    if (cell == null) {
      cell = spacedBeforeJoint(at, limit);
      joint = cell == null ? -1 : cell.end();
    }
    if (cell == null) {
      cell = names.at(at, limit);
      joint = cell == null ? -1 : cell.end();
    }
    if (cell == null) {
      return null;
    }
    Matcher matcher = JOINT.matcher(text).region(names.past(joint, limit), limit);
    if (matcher.lookingAt()) {
      return new Subject(cell, new Span(matcher.start(), matcher.end()), -1);
    }
    int next = names.past(cell.end(), limit);
    if (next < limit && "、，和".indexOf(text.charAt(next)) >= 0) {
      return new Subject(cell, null, names.past(next + 1, limit));
    }
    return next > cell.end() ? new Subject(cell, null, next) : null;
  }

  /** 段　钰为, 哈　森·巴特尔任: a name with a blank inside that runs on into the line. */
  private ListedNames.Cell spacedBeforeJoint(int at, int limit) {
    Matcher spaced = SPACED.matcher(text).region(at, limit);
    return spaced.useTransparentBounds(true).lookingAt() ? names.at(at, spaced.end()) : null;
  }

  /** Where the name of a run of characters ends: the first joint that leaves two characters. */
  private int cut(int at, int end) {
    for (int i = at + 2; i < Math.min(end, at + 10); i++) {
      Matcher joint = JOINT.matcher(text).region(i, end);
      if (!joint.lookingAt() || joint.end() >= end) {
        continue;
      }
      // 王有为为局长: the first 为 is the name's
      if (text.startsWith(joint.group("joint"), joint.end()) && i - at < 4) {
        continue;
      }
      return i;
    }
    return -1;
  }

  private int clauseEnd(int from, int limit) {
    int end = from;
    int depth = 0;
    while (end < limit && (depth > 0 || "，；。".indexOf(text.charAt(end)) < 0)) {
      depth += text.charAt(end) == '（' ? 1 : text.charAt(end) == '）' ? -1 : 0;
      end++;
    }
    return end;
  }

  private boolean endsAsPost(int from, int to) {
    int end = to;
    while (end > from && (text.charAt(end - 1) == '）' || Reading.space(text.charAt(end - 1)))) {
      int open = text.charAt(end - 1) == '）' ? text.lastIndexOf('（', end - 1) : end - 1;
      if (open <= from) {
        return false;
      }
      end = open;
    }
    if (text.substring(from, end).matches(".*职务(?:的?(?:请求|决定))?")) {
      return true;
    }
    return lexicon.posts.before(text, end) > 0 || text.substring(from, end).endsWith("人选");
  }
}
