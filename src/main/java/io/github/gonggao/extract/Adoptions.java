package io.github.gonggao.extract;

import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Meetings that are named only for what they adopted: 《办法》已经省人民政府第9次常务会议审议通过, the line
 * （2022年6月24日云州市第九届人大常委会第四次会议通过） under a title, 根据…第五次会议通过的《决定》.
 *
 * <p>No verb of holding stands beside such a name; what it starts after is a word that submits (经,
 * 由, 根据) or the day of the vote.
 */
final class Adoptions {
  private static final String DECIDED =
      "(?:于?(?:"
          + Dates.SHAPE
          + "))?(?:经?(?:集体|投票|举手)?(?:审议|表决|讨论|审定|审核|研究|审查|修订|修正)(?:并|后|，)?)*(?:原则(?:上)?)?(?:同意|通过|批准|选举产生)";

  private static final Pattern DECIDED_AT = Pattern.compile("\\G" + DECIDED);

  /** 根据…第三次会议《关于修改…的决定》修正, or 第一次修正 alone: the history of a law. */
  private static final Pattern AMENDED_AT =
      Pattern.compile(
          "\\G(?:通过的?)?《[^》]{4,80}》(?:等?[^，。；（）]{0,8})?(?:第[一二三四五六]次)?(?:修正|修订|修改)|\\G(?:第[一二三四五六]次)?(?:修正|修订)");

  /** After one that submits, to deliberate is enough: 经市委常委会会议研究，决定. */
  private static final Pattern DEALT_AT = Pattern.compile("\\G(?:集体)?(?:研究|审议|讨论|决定|审定|表决)");

  private static final Pattern SUBMITTED =
      Pattern.compile(
          "^(?:[本该][^，。]{1,8}?|草案)?(?:(?:已|业)?(?:于)?(?:经(?!济|贸|开|信|营)|由|报(?!告|道|社)(?:经|请)?|提交(?:经)?|提请)|根据|依据|按照)(?:"
              + Dates.SHAPE
              + ")?(?:召开的|举行的)?");

  private static final Pattern DAY = Pattern.compile("^(?:" + Dates.SHAPE + ")");
  private static final Pattern NUMBERED =
      Pattern.compile("(?:第?[一二三四五六七八九十百\\d]{1,4}次|[一二三四五六七八九十]{1,3}届).{0,12}$");

  /** A session opens before the day of a vote and closes after it. */
  private static final Pattern SESSION =
      Pattern.compile(".*(?:[一二三四五六七八九十\\d]届|人大|人民代表大会|代表大会|政协|全会|全体会议).*", Pattern.DOTALL);

  private static final String BEFORE_A_NAME = "（(；。》：，\n 　";

  private final Reading reading;
  private final String text;

  Adoptions(Reading reading) {
    this.reading = reading;
    this.text = reading.text;
  }

  /**
   * Where the name of a meeting starts that ends at {@code end} and is named for what it decided;
   * -1 where it is not.
   *
   * @param clause where the clause starts, the noun being at {@code at}
   */
  int start(int clause, int at, int end) {
    boolean decided = decides(end);
    if (!decided && !Reading.at(DEALT_AT.matcher(text), end)) {
      return -1;
    }
    int start = at;
    while (start > clause
        && BEFORE_A_NAME.indexOf(text.charAt(start - 1)) < 0
        && !(text.startsWith("并报", start) || text.startsWith("并提请", start))
        && !((Character.isDigit(text.charAt(start)) || text.startsWith("根据", start))
            && (text.startsWith("通过", start - 2) || text.startsWith("批准", start - 2)))) {
      start--;
    }
    start += text.startsWith("并报", start) || text.startsWith("并提请", start) ? 1 : 0;
    Matcher submitted = SUBMITTED.matcher(text.substring(start, at));
    // 提请…会议审议: that one is still to come
    if (submitted.find() && (decided || !submitted.group().matches("(?s).*提[请交].*"))) {
      return start + submitted.end();
    }
    Matcher day = DAY.matcher(text.substring(start, at));
    if (decided && day.find()) {
      String name = text.substring(start + day.end(), end);
      return NUMBERED.matcher(name).find() || bracketed(start) ? start + day.end() : -1;
    }
    return -1;
  }

  private boolean decides(int end) {
    return Reading.at(DECIDED_AT.matcher(text), end) || Reading.at(AMENDED_AT.matcher(text), end);
  }

  private boolean bracketed(int at) {
    return text.lastIndexOf('（', at) >= reading.lineStart(at);
  }

  /** Whether the line that holds {@code span} is one of adoption under a title. */
  boolean underTitle(Span span) {
    int line = reading.lineStart(span.start());
    return text.substring(line, reading.lineEnd(line)).strip().startsWith("（")
        && span.of(text).matches("(?s).*(?:通过|批准|修正|修订).*");
  }

  /** The day of the vote, which is that of a meeting of one day; none for a session's. */
  Optional<LocalDate> day(Span name) {
    if (SESSION.matcher(name.of(text)).matches()) {
      return Optional.empty();
    }
    Matcher decided = DECIDED_AT.matcher(text);
    if (Reading.at(decided, name.end())) {
      Optional<Dates.Found> after =
          Dates.first(text, new Span(name.end(), decided.end()), reading.published);
      if (after.isPresent()) {
        return after.map(Dates.Found::date);
      }
    }
    int from = Math.max(reading.lineStart(name.start()), name.start() - 16);
    Optional<Dates.Found> before = Optional.empty();
    for (int at = from; at < name.start(); at++) {
      Optional<Dates.Found> found =
          Dates.first(text, new Span(at, name.start()), reading.published);
      if (found.isPresent() && found.get().span().end() >= name.start() - 4) {
        before = found;
        break;
      }
    }
    return before.map(Dates.Found::date);
  }

  /** What the meeting named at {@code naming} adopted, empty where the naming tells of nothing. */
  List<Name> documents(Span naming, Span sentence) {
    if (!decides(naming.end())) {
      return List.of();
    }
    Matcher decided = DECIDED_AT.matcher(text);
    int after = Reading.at(decided, naming.end()) ? decided.end() : naming.end();
    List<Name> behind = new ArrayList<>();
    int next = after + (reading.charAt(after) == '的' ? 1 : reading.charAt(after) == '了' ? 1 : 0);
    DocumentMention mention = reading.documents.get(next);
    while (mention != null) {
      behind.add(mention.name());
      next = mention.span().end();
      next += "、和及与".indexOf(reading.charAt(next)) >= 0 ? 1 : 0;
      mention = reading.documents.get(next);
    }
    if (!behind.isEmpty()) {
      return behind;
    }
    List<Name> before = listBefore(naming, sentence);
    if (!before.isEmpty()) {
      return before;
    }
    if (reading.charAt(after) == '的') {
      return List.of();
    }
    String lead = text.substring(sentence.start(), naming.start()).strip();
    if (reading.ownDocument != null && lead.matches("(?s)^(?:本|该|（|\\d).*")) {
      return List.of(
          lead.startsWith("本") && reading.attached != null
              ? reading.attached
              : reading.ownDocument.name());
    }
    return List.of();
  }

  private static final Pattern GOES_ON =
      Pattern.compile(
          "(?s)^(?:（[^）]*）|（草案）|等)*，?(?:现)?(?:已|业)?(?:于)?(?:经|由|报|提交|提请)?.{0,2}(?:"
              + Dates.SHAPE
              + ")?$");

  /** 《A》《B》已经…审议通过. */
  private List<Name> listBefore(Span naming, Span sentence) {
    List<Name> list = new ArrayList<>();
    int end = naming.start();
    for (Map.Entry<Integer, DocumentMention> entry :
        reading
            .documents
            .subMap(sentence.start(), true, naming.start(), false)
            .descendingMap()
            .entrySet()) {
      Span span = entry.getValue().span();
      String between = text.substring(Math.min(span.end(), end), end);
      boolean joins =
          end == naming.start() ? GOES_ON.matcher(between).matches() : between.matches("[、和及与]?");
      if (!joins) {
        break;
      }
      list.add(0, entry.getValue().name());
      end = span.start();
    }
    return list;
  }
}
