package io.github.gonggao.text;

import io.github.gonggao.model.HeaderField;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines between the top of a page and its running text that say something of it: labels with
 * their values, a date with what stands beside it, a document number, a counter, a byline. What
 * they say goes to the {@link Particulars}; a line that is none of these ends the header.
 */
final class HeaderLines {
  /** 江城市水务局公告2021年第7号, under the title that says what it is about. */
  private static final Pattern SERIAL =
      Pattern.compile("[\\p{IsHan} \\u3000]{2,40}(?:公告|通告|令)(?:[12]\\d{3}年)?[（(]?第\\d{1,5}号[）)]?");

  /** An outlet beside a date, but not 发表于江城 or 第01版. */
  private static final Pattern NAME =
      Pattern.compile("(?!发表于|阅读|浏览|点击|第)[\\p{IsHan}]{2,12}(?![\\p{IsHan}：:])");

  private static final String NO_NAME = "原创|首发|转载|发表于|发布于|更新于|编辑于|今天是?|时间|日期|星期.|周.";

  /** A line with date, time, outlet, authors and counters; longer ones are text. */
  private static final int LONGEST_DATED = 200;

  /** What stands before the date of such a line, and the date. */
  private static final int DATE_WITHIN = 80;

  /** [阅读: 12次], in a line with the name of an outlet. */
  private static final Pattern COUNTER =
      Pattern.compile("[\\[【（(](?:阅读|浏览|点击|人气|字体|字号)[^\\]】）)]{0,12}[\\]】）)]");

  private static final Pattern DATE_AND_TIME =
      Pattern.compile("(" + Dates.DATE.pattern() + ")[ \\u3000]*\\d{1,2}:\\d{2}");

  /** http://www.example.cn 2007年1月14日08:00 江城在线: the site before the day. */
  private static final Pattern ADDRESS = Pattern.compile("^https?://[\\w./-]+[ \\u3000]*");

  /** 江城日报 第3版, behind the day of the paper. */
  private static final Pattern PAPER =
      Pattern.compile("[\\p{IsHan}]{2,10}报[ \\u3000]*第?[ \\u3000]*\\d{1,3}[ \\u3000]*版.{0,10}");

  private static final Pattern NAMES = Pattern.compile("(?:[ \\u3000]+[\\p{IsHan}·]{2,4}){1,4}");

  /** Where a rule starts, which is no value of an empty label over it. */
  private static final Pattern CHAPTER = Pattern.compile("第[一二三四五六七八九十百]{1,4}[编章节条]");

  /** Lines at the top that have labels run into their values, so that it is no chance. */
  private static final int GLUED_LINES = 3;

  private static final int GLUED_WITHIN = 15;

  private static final int BESIDE_DATE = 40;

  /** Lines at the top among which labels may stand apart from their values. */
  private static final int TABLE_LINES = 60;

  private final String text;
  private final Labels labels;
  private final Furniture furniture;
  private final TitleLines titles;
  private final Particulars said;

  /** Whether the page sets labels and values on lines of their own. */
  private boolean apart;

  /** Whether labels are run into their values. */
  private boolean glued;

  /** Whether the line above was a row of a table without colons. */
  private boolean rows;

  HeaderLines(
      String text, Labels labels, Furniture furniture, TitleLines titles, Particulars said) {
    this.text = text;
    this.labels = labels;
    this.furniture = furniture;
    this.titles = titles;
    this.said = said;
  }

  /** How this page, which is a whole one, sets its labels. */
  void look(List<Span> lines, int bottom) {
    apart = isApart(lines, bottom);
    glued = isGlued(lines, bottom);
  }

  /** Where the header goes on that starts at a line; the line itself if it is no header. */
  int end(List<Span> lines, int at, int bottom) {
    Span line = lines.get(at);
    if (glued) {
      Optional<Labels.Labelled> one = labels.glued(text, line);
      if (one.isPresent()) {
        said.labelled(List.of(one.get()));
        return at + 1;
      }
    }
    if (counted(line)) {
      return at + 1;
    }
    List<Labels.Labelled> found = labels.in(text, line, rows);
    if (found.isEmpty() && said.hasFields()) {
      found = labels.afterUnknown(text, line);
    }
    rows = !found.isEmpty() && line.of(text).chars().noneMatch(c -> c == '：' || c == ':');
    Optional<Labels.Labelled> alone = labels.alone(text, line);
    if (alone.isPresent() && (apart || !found.isEmpty())) {
      return apart(alone.get(), lines, at, bottom);
    }
    if (!found.isEmpty()) {
      if (isAgenda(found, lines, at, bottom)) {
        return at;
      }
      Labels.Labelled last = found.get(found.size() - 1);
      int next = at + 1;
      if (last.role() == Labels.Role.TITLE && !last.value().isEmpty()) {
        next = titles.end(lines, at, bottom, last.value());
        Span whole = new Span(last.value().start(), lines.get(next - 1).end());
        if (next > at + 1) {
          found.set(found.size() - 1, new Labels.Labelled(last.label(), last.role(), whole));
        }
      }
      said.labelled(found);
      dateAmong(found, line);
      return next;
    }
    boolean header =
        furniture.is(line.of(text)) || dated(line) || numbered(line) || beside(lines, at);
    return header ? at + 1 : at;
  }

  /** 来源：云澜省人大 作者： 编辑：red 2023-05-09 17:03: the date stands in another's value. */
  private void dateAmong(List<Labels.Labelled> found, Span line) {
    if (!said.isDated()
        && found.stream().anyMatch(f -> f.role() == Labels.Role.PUBLISHER)
        && Dates.mayHold(text, line.start(), line.end())) {
      Matcher matcher = DATE_AND_TIME.matcher(line.of(text));
      if (matcher.find()) {
        said.published(Dates.in(matcher.group(1)));
      }
    }
  }

  /** Takes a line of counters under the title, which may have an outlet between them. */
  private boolean counted(Span line) {
    String s = line.of(text);
    if (!said.isTitled() || s.length() > LONGEST_DATED) {
      return false;
    }
    if (s.matches("\\d{1,9}")) {
      return true;
    }
    String rest = COUNTER.matcher(s).replaceAll(" ").strip();
    if (rest.length() == s.length() || !rest.matches("[\\p{IsHan}]{0,12}")) {
      return false;
    }
    if (!rest.isEmpty()) {
      int start = line.start() + s.indexOf(rest);
      said.office(() -> Optional.of(new Span(start, start + rest.length())));
    }
    return true;
  }

  /** 时间：…9:00 and 地点：… are of a meeting to come. */
  private boolean isAgenda(List<Labels.Labelled> found, List<Span> lines, int at, int bottom) {
    return found.get(0).label().equals("时间")
        && at + 1 < bottom
        && lines.get(at + 1).of(text).matches("[（(]?[一二三四五六七八九\\d]?[）)、.]?地[ \\u3000]*点.*");
  }

  /** Whether the lines at the top have labels that are run into their values. */
  private boolean isGlued(List<Span> lines, int bottom) {
    return lines.subList(0, Math.min(bottom, GLUED_WITHIN)).stream()
            .filter(l -> labels.glued(text, l).isPresent())
            .count()
        >= GLUED_LINES;
  }

  /** Whether labels stand on lines of their own, two at least, with or without colons. */
  private boolean isApart(List<Span> lines, int bottom) {
    int alone = 0;
    for (int i = 0; i < bottom && i < TABLE_LINES; i++) {
      Optional<Labels.Labelled> label = labels.alone(text, lines.get(i));
      alone += label.isPresent() && label.get().role() != Labels.Role.FURNITURE ? 1 : 0;
    }
    return alone > 1;
  }

  /** Takes a label alone on its line, and the lines under it that are its value. */
  private int apart(Labels.Labelled label, List<Span> lines, int at, int bottom) {
    if (at + 1 >= bottom || !isValue(label, lines.get(at + 1))) {
      return at + 1;
    }
    Span first = lines.get(at + 1);
    int next = at + 2;
    if (label.role() == Labels.Role.TITLE) {
      next = titles.end(lines, at + 1, bottom, first);
    }
    Span value = new Span(first.start(), lines.get(next - 1).end());
    List<Labels.Labelled> found = new ArrayList<>();
    found.add(new Labels.Labelled(label.label(), label.role(), value));
    said.labelled(found);
    return next;
  }

  private boolean isValue(Labels.Labelled label, Span line) {
    String s = line.of(text);
    if (labels.alone(text, line).isPresent() || !labels.in(text, line).isEmpty()) {
      return false;
    }
    return switch (label.role()) {
      case PUBLISHED, ISSUED, DATE -> Dates.DATE.matcher(s).lookingAt();
      case NUMBER -> TitleLines.NUMBER.matcher(s).lookingAt() || (apart && s.matches(".{2,30}号"));
      case FURNITURE -> s.matches("[\\d,.]{1,9}次?");
      case TITLE -> !titles.isProse(line);
      case PUBLISHER, OFFICE, FIELD, AUTHOR ->
          apart
              && s.length() <= 60
              && !titles.isProse(line)
              && !isTitleLike(s)
              && !CHAPTER.matcher(s).lookingAt();
    };
  }

  /** A title of a document, which is no value but stands under the table. */
  private boolean isTitleLike(String s) {
    return (s.contains("关于") && s.length() > 15) || (said.isTitled() && isTitle(s));
  }

  private boolean isTitle(String s) {
    return TitleLines.bare(said.title().get().of(text)).startsWith(TitleLines.bare(s));
  }

  /**
   * Takes a line that is a date with a time, labels or an outlet beside it: 2020-04-03 09:30 来源：…,
   * 《江城日报》（2020年4月4日 第01版）.
   */
  private boolean dated(Span line) {
    if (line.length() > LONGEST_DATED) {
      return false;
    }
    int end = Math.min(line.end(), line.start() + DATE_WITHIN);
    if (!Dates.mayHold(text, line.start(), end)) {
      return false;
    }
    Matcher matcher = Dates.DATE.matcher(text).region(line.start(), end);
    if (!matcher.find() || Dates.of(matcher).isEmpty()) {
      return false;
    }
    String start = ADDRESS.matcher(text.substring(line.start(), matcher.start())).replaceFirst("");
    boolean titled = said.isTitled();
    if (!start.isBlank()
        && !start.matches("[（(\\[【]")
        && (!titled || !start.matches("[\\p{IsHan}A-Za-z0-9 \\u3000./:|｜·《》（(\\-]{2,40}"))) {
      return false;
    }
    Matcher time = TitleLines.TIME.matcher(text).region(matcher.end(), line.end());
    int at = time.lookingAt() ? time.end() : matcher.end();
    while (at < line.end() && "|｜）)】]/ \u3000".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    Span after = new Span(at, line.end());
    List<Labels.Labelled> found = after.isEmpty() ? List.of() : labels.in(text, after);
    if (!after.isEmpty()
        && found.isEmpty()
        && !furniture.is(after.of(text))
        && !(start.isBlank() && PAPER.matcher(after.of(text)).matches())
        && !(titled && isBesideDate(after.of(text)))) {
      return false;
    }
    said.labelled(found);
    if (!titled && found.isEmpty()) {
      said.above(Dates.of(matcher));
    } else {
      said.published(Dates.of(matcher));
    }
    if (titled) {
      Span before = new Span(line.start(), matcher.start());
      said.office(
          () -> nameBefore(before).or(() -> found.isEmpty() ? nameAt(after) : Optional.empty()));
    }
    return true;
  }

  private Optional<Span> nameAt(Span after) {
    Matcher name = NAME.matcher(text).region(after.start(), after.end());
    return name.lookingAt() ? Optional.of(new Span(name.start(), name.end())) : Optional.empty();
  }

  private boolean isBesideDate(String s) {
    return s.length() <= BESIDE_DATE
        && s.matches(
            "(?:第?\\d{1,3}版[^，。；]*|发表于.*|[\\p{IsHan}A-Za-z]{2,12}(?:[-－][\\p{IsHan}A-Za-z]{2,12})?)[）)]?(?:[ \\u3000].{0,20})?")
        && s.chars().noneMatch(c -> "，。；：".indexOf(c) >= 0);
  }

  /** The last name that stands before a date: of 原创 江城水务 江城水务, 《江城日报》（. */
  private Optional<Span> nameBefore(Span beside) {
    int from = beside.start();
    int end = beside.end();
    while (end > from) {
      while (end > from && !Character.isLetterOrDigit(text.charAt(end - 1))) {
        end--;
      }
      int start = end;
      while (start > from && Character.isLetterOrDigit(text.charAt(start - 1))) {
        start--;
      }
      String name = text.substring(start, end);
      if (name.matches("[\\p{IsHan}]{2,20}") && !name.matches(NO_NAME)) {
        return Optional.of(new Span(start, end));
      }
      end = start;
    }
    return Optional.empty();
  }

  private boolean numbered(Span line) {
    String s = line.of(text);
    Span number = line;
    if (s.length() > 4
        && "（(".indexOf(s.charAt(0)) >= 0
        && "）)".indexOf(s.charAt(s.length() - 1)) >= 0) {
      number = new Span(line.start() + 1, line.end() - 1);
    }
    boolean serial =
        said.isTitled()
            && (SERIAL.matcher(s).matches()
                || TitleLines.isNumberUnder(said.title().get().of(text), s));
    if (!serial && !TitleLines.NUMBER.matcher(number.of(text)).matches()) {
      return false;
    }
    String value = number.of(text);
    if (!said.holds(value)) {
      said.field(new HeaderField("发文字号", number));
    }
    return true;
  }

  /**
   * A line of text without the number that it starts with, behind the title or alone: 江城市人民政府关于…的通知
   * 江政发〔2020〕5号 各县（区）人民政府：….
   */
  Span numberCut(Span line) {
    int at = titles.afterTitle(said.title(), line);
    Matcher number = TitleLines.NUMBER.matcher(text).region(at, line.end());
    if (!number.lookingAt()) {
      return line;
    }
    Span rest = OuterForm.trim(text, new Span(number.end(), line.end()));
    // 国发〔2020〕1号文件要求: the number is a word of the sentence
    if (rest.isEmpty()
        || (at == line.start() && !Han.isBlank(text.charAt(number.end())))
        || rest.of(text).startsWith("文")) {
      return line;
    }
    said.field(new HeaderField("发文字号", new Span(number.start(), number.end())));
    return rest;
  }

  /** Takes a line that says the title again, and the number right behind it. */
  boolean numberOnly(Span line) {
    int at = titles.afterTitle(said.title(), line);
    if (at == line.start()
        || !TitleLines.NUMBER.matcher(text.substring(at, line.end())).matches()) {
      return false;
    }
    said.field(new HeaderField("发文字号", new Span(at, line.end())));
    return true;
  }

  /** Takes a line between the title and the text that is neither. */
  private boolean beside(List<Span> lines, int at) {
    if (!said.isTitled()) {
      return false;
    }
    Optional<HeaderField> note = titles.note(lines, at);
    note.ifPresent(said::field);
    return note.isPresent()
        || isByline(lines.get(at))
        || titles.isBeside(said.title().get(), lines, at);
  }

  /** 云澜省纪委监委网站 时雨: the outlet and who wrote for it. */
  private boolean isByline(Span line) {
    String s = line.of(text);
    String outlet = said.publisher();
    return !outlet.isEmpty()
        && s.startsWith(outlet)
        && NAMES.matcher(s.substring(outlet.length())).matches();
  }
}
