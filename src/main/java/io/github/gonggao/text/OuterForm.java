package io.github.gonggao.text;

import io.github.gonggao.model.HeaderField;
import io.github.gonggao.model.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What surrounds the running text of a restored page: title, date, publisher, header lines, page
 * furniture.
 *
 * <p>A page is read from both ends. From the top: the title, then header lines, which start with a
 * label of the word list, hold nothing but a date or a document number, or repeat the title. The
 * first other line starts the body. From the bottom: lines that match the list of furniture, or
 * start with a label. What these say of date and publisher counts too.
 *
 * <p>Long because the rules share what they have found so far: a line is header or body only by
 * what the lines above it were.
 */
final class OuterForm {

  /** 江城市水务局公告2021年第7号, under the title that says what it is about. */
  private static final Pattern SERIAL =
      Pattern.compile("[\\p{IsHan} \\u3000]{2,40}(?:公告|通告|令)(?:[12]\\d{3}年)?[（(]?第\\d{1,5}号[）)]?");

  /** An outlet beside a date, but not 发表于江城 or 第01版. */
  private static final Pattern NAME =
      Pattern.compile("(?!发表于|阅读|浏览|点击|第)[\\p{IsHan}]{2,12}(?![\\p{IsHan}：:])");

  private static final String NO_NAME = "原创|首发|转载|发表于|发布于|更新于|编辑于|今天是?|时间|日期|星期.|周.";

  private static final Pattern LINKED =
      Pattern.compile(
          "[【\\[]?(?:往期|相关|更多|推荐|热点|热门|最新|延伸)(?:链接|新闻|阅读|文章|报道|信息|稿件|解读|文件|推荐|回顾|精彩)[】\\]]?[：:]?");

  /** A line with date, time, outlet, authors and counters; longer ones are text. */
  private static final int LONGEST_DATED = 200;

  /** What stands before the date of such a line, and the date. */
  private static final int DATE_WITHIN = 80;

  /** [阅读: 12次], in a line with the name of an outlet. */
  private static final Pattern COUNTER =
      Pattern.compile("[\\[【（(](?:阅读|浏览|点击|人气|字体|字号)[^\\]】）)]{0,12}[\\]】）)]");

  private static final Pattern BARE_DATE =
      Pattern.compile(
          "[12]\\d{3}[-/.]\\d{1,2}[-/.]\\d{1,2}(?:[ \\u3000]+\\d{1,2}:\\d{2}(?::\\d{2})?)?");

  private static final Pattern DATE_AND_TIME =
      Pattern.compile("(" + Dates.DATE.pattern() + ")[ \\u3000]*\\d{1,2}:\\d{2}");

  private static final Pattern NAMES = Pattern.compile("(?:[ \\u3000]+[\\p{IsHan}·]{2,4}){1,4}");

  /** Where a rule starts, which is no value of an empty label over it. */
  private static final Pattern CHAPTER = Pattern.compile("第[一二三四五六七八九十百]{1,4}[编章节条]");

  /** Who put a text on a page: admin. */
  private static final Pattern ACCOUNT = Pattern.compile("[a-z][A-Za-z0-9_]{2,20}");

  private static final int LINKS = 20;

  /** Lines at the top that have labels run into their values, so that it is no chance. */
  private static final int GLUED_LINES = 3;

  private static final int GLUED_WITHIN = 15;

  private static final int BESIDE_DATE = 40;

  /** Lines at the top among which labels may stand apart from their values. */
  private static final int TABLE_LINES = 60;

  private final Furniture furniture = new Furniture();
  private final Labels labels = new Labels(furniture);

  /** Spans over the restored text. */
  record Found(
      Optional<Span> title,
      Optional<LocalDate> published,
      Optional<Span> publisher,
      Span body,
      List<HeaderField> fields) {
    /** The same with another date where the page has none. */
    Found or(Supplier<Optional<LocalDate>> other) {
      return new Found(title, published.or(other), publisher, body, fields);
    }
  }

  /** Reads a page that says nothing of its parts. */
  Found read(String text) {
    return new Reading(text).whole(new Span(0, text.length()));
  }

  /** Reads a record whose parts are known; the body may still have furniture under it. */
  Found read(
      String text,
      Optional<Span> title,
      Optional<Span> published,
      Optional<Span> source,
      Span body) {
    Reading reading = new Reading(text);
    reading.title = title.map(s -> trim(text, s)).filter(s -> !s.isEmpty());
    reading.published = published.flatMap(s -> Dates.in(s.of(text)));
    reading.publisher = source.flatMap(reading::outlet);
    return reading.known(body);
  }

  static Span trim(String text, Span span) {
    int start = span.start();
    int end = span.end();
    while (start < end && (Han.isBlank(text.charAt(start)) || text.charAt(start) == '\n')) {
      start++;
    }
    while (end > start && (Han.isBlank(text.charAt(end - 1)) || text.charAt(end - 1) == '\n')) {
      end--;
    }
    return new Span(start, end);
  }

  private static List<Span> lines(String text, Span within) {
    List<Span> lines = new ArrayList<>();
    int start = within.start();
    while (start < within.end()) {
      int end = text.indexOf('\n', start);
      end = end < 0 || end > within.end() ? within.end() : end;
      Span line = trim(text, new Span(start, end));
      if (!line.isEmpty()) {
        lines.add(line);
      }
      start = end + 1;
    }
    return lines;
  }

  /** One page being read. */
  private final class Reading {
    private final String text;
    private final TitleLines titles;
    private final List<HeaderField> fields = new ArrayList<>();
    private Optional<Span> title = Optional.empty();
    private Optional<LocalDate> published = Optional.empty();
    private Optional<Span> publisher = Optional.empty();
    private Optional<LocalDate> issued = Optional.empty();

    /** Over the title, without a label: a clock stands there too. */
    private Optional<LocalDate> above = Optional.empty();

    private Optional<LocalDate> below = Optional.empty();
    private Optional<LocalDate> otherDate = Optional.empty();
    private Optional<LocalDate> edition = Optional.empty();
    private Optional<Span> office = Optional.empty();

    /** Whether the page sets labels and values on lines of their own. */
    private boolean apart;

    /** Whether labels are run into their values. */
    private boolean glued;

    /** Whether the line above was a row of a table without colons. */
    private boolean rows;

    Reading(String text) {
      this.text = text;
      this.titles = new TitleLines(text, labels, furniture);
    }

    Found whole(Span all) {
      List<Span> lines = lines(text, all);
      int bottom = bottom(lines);
      apart = isApart(lines, bottom);
      glued =
          lines.subList(0, Math.min(bottom, GLUED_WITHIN)).stream()
                  .filter(l -> labels.glued(text, l).isPresent())
                  .count()
              >= GLUED_LINES;
      int top = 0;
      Span letterhead = null;
      boolean first = true;
      while (top < bottom) {
        int header = header(lines, top, bottom);
        if (header > top) {
          top = header;
          continue;
        }
        Span line = lines.get(top);
        if (title.isEmpty() && (first || letterhead != null) && !titles.isProse(line)) {
          int head = first ? titles.letterhead(lines, top, bottom) : top;
          if (head > top) {
            letterhead = new Span(line.start(), lines.get(head - 1).end());
            top = head;
          } else {
            top = title(lines, top, bottom);
          }
          first = false;
          continue;
        }
        first = false;
        int repeated = titles.repeated(title, lines, top, bottom);
        if (repeated == top) {
          break;
        }
        top = repeated;
      }
      if (title.isEmpty()) {
        title = Optional.ofNullable(letterhead);
      }
      if (title.isEmpty() && top < bottom) {
        title = Opening.runIn(text, lines.get(top));
        if (title.isPresent()) {
          lines.set(top, trim(text, new Span(title.get().end(), lines.get(top).end())));
        } else {
          title = Opening.decreed(text, lines.subList(top, bottom));
        }
      }
      return finish(lines, top, bottom, all);
    }

    Found known(Span body) {
      List<Span> lines = lines(text, body);
      int bottom = bottom(lines);
      int top = 0;
      while (top < bottom) {
        int next = header(lines, top, bottom);
        if (next == top) {
          break;
        }
        top = next;
      }
      return finish(lines, titles.repeated(title, lines, top, bottom), bottom, body);
    }

    private Found finish(List<Span> lines, int start, int bottom, Span all) {
      int top = titles.headlines(lines, start, bottom);
      while (top < bottom && numberOnly(lines.get(top))) {
        top++;
      }
      if (top < bottom) {
        lines.set(top, numberCut(lines.get(top)));
        lines.set(bottom - 1, furniture.end(text, lines.get(bottom - 1)));
      }
      Span body =
          top < bottom
              ? new Span(lines.get(top).start(), lines.get(bottom - 1).end())
              : new Span(all.end(), all.end());
      Signature signature =
          Signature.of(text, top < bottom ? lines.subList(top, bottom) : List.of());
      fields.addAll(signature.fields());
      for (int i = lines.size() - 1; i >= bottom; i--) {
        labelled(labels.in(text, lines.get(i)));
      }
      int first = top;
      Dateline dateline = Dateline.of(text, body);
      return new Found(
          title,
          published
              .or(() -> issued)
              .or(() -> above)
              .or(() -> edition)
              .or(() -> below)
              .or(signature::date)
              .or(() -> otherDate)
              .or(() -> dateline.date(text, body))
              .or(() -> titles.noted(lines, first, bottom)),
          publisher.or(dateline::outlet).or(() -> office),
          body,
          fields.stream().sorted(Comparator.comparingInt(f -> f.value().start())).toList());
    }

    /** The number of lines above the furniture at the end. */
    private int bottom(List<Span> lines) {
      int bottom = lines.size();
      while (bottom > 1 && (isTail(lines.get(bottom - 1)) || isBelow(lines, bottom))) {
        bottom--;
      }
      // a heading of links, and nothing but titles after it
      for (int i = bottom - 1; i > 1 && i >= bottom - LINKS && isLink(lines.get(i)); i--) {
        if (LINKED.matcher(lines.get(i).of(text)).matches()) {
          return bottom(lines.subList(0, i));
        }
      }
      return bottom;
    }

    /** A date that stands among the furniture, and so is the page's. */
    private boolean isBelow(List<Span> lines, int bottom) {
      String line = lines.get(bottom - 1).of(text);
      boolean date = bottom < lines.size() && BARE_DATE.matcher(line).matches();
      if (date) {
        below = Dates.in(line);
      }
      return date;
    }

    private boolean isLink(Span line) {
      return line.length() <= TitleLines.HEADLINE_CHARACTERS
          && !titles.isProse(line)
          && !Dates.DATE.matcher(line.of(text)).matches();
    }

    /** A line under the text, unless it is a contact line or the like of the document itself. */
    private boolean isTail(Span line) {
      if (furniture.is(line.of(text))
          || TitleLines.CREDIT.matcher(line.of(text)).matches()
          || ACCOUNT.matcher(line.of(text)).matches()) {
        return true;
      }
      List<Labels.Labelled> found = labels.in(text, line);
      return !found.isEmpty()
          && switch (found.get(0).role()) {
            case FURNITURE, PUBLISHER, PUBLISHED, AUTHOR, OFFICE -> !titles.isProse(line);
            case ISSUED, DATE, TITLE, NUMBER, FIELD -> false;
          };
    }

    /** Where the header goes on that starts at a line; the line itself if it is no header. */
    private int header(List<Span> lines, int at, int bottom) {
      Span line = lines.get(at);
      if (glued) {
        Optional<Labels.Labelled> one = labels.glued(text, line);
        if (one.isPresent()) {
          labelled(List.of(one.get()));
          return at + 1;
        }
      }
      if (counted(line)) {
        return at + 1;
      }
      List<Labels.Labelled> found = labels.in(text, line, rows);
      if (found.isEmpty() && !fields.isEmpty()) {
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
        labelled(found);
        dateAmong(found, line);
        return next;
      }
      boolean header =
          furniture.is(line.of(text)) || dated(line) || numbered(line) || beside(lines, at);
      return header ? at + 1 : at;
    }

    /** 来源：云澜省人大 作者： 编辑：red 2023-05-09 17:03: the date stands in another's value. */
    private void dateAmong(List<Labels.Labelled> found, Span line) {
      if (published.isEmpty()
          && found.stream().anyMatch(f -> f.role() == Labels.Role.PUBLISHER)
          && Dates.mayHold(text, line.start(), line.end())) {
        Matcher matcher = DATE_AND_TIME.matcher(line.of(text));
        if (matcher.find()) {
          published = Dates.in(matcher.group(1));
        }
      }
    }

    /** Takes a line of counters under the title, which may have an outlet between them. */
    private boolean counted(Span line) {
      String s = line.of(text);
      if (title.isEmpty() || s.length() > LONGEST_DATED) {
        return false;
      }
      if (s.matches("\\d{1,9}")) {
        return true;
      }
      String rest = COUNTER.matcher(s).replaceAll(" ").strip();
      if (rest.length() == s.length() || !rest.matches("[\\p{IsHan}]{0,12}")) {
        return false;
      }
      if (!rest.isEmpty() && office.isEmpty()) {
        int start = line.start() + s.indexOf(rest);
        office = Optional.of(new Span(start, start + rest.length()));
      }
      return true;
    }

    /** 时间：…9:00 and 地点：… are of a meeting to come. */
    private boolean isAgenda(List<Labels.Labelled> found, List<Span> lines, int at, int bottom) {
      return found.get(0).label().equals("时间")
          && at + 1 < bottom
          && lines.get(at + 1).of(text).matches("[（(]?[一二三四五六七八九\\d]?[）)、.]?地[ \\u3000]*点.*");
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
      labelled(found);
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
      return (s.contains("关于") && s.length() > 15) || (title.isPresent() && isTitle(s));
    }

    private boolean isTitle(String s) {
      return TitleLines.bare(title.get().of(text)).startsWith(TitleLines.bare(s));
    }

    private void labelled(List<Labels.Labelled> found) {
      for (Labels.Labelled one : found) {
        Span value = one.value();
        switch (one.role()) {
          case PUBLISHED -> {
            if (published.isEmpty()) {
              published = Dates.in(value.of(text));
            }
          }
          case ISSUED -> {
            if (issued.isEmpty()) {
              issued = Dates.in(value.of(text));
            }
          }
          case DATE -> {
            if (otherDate.isEmpty()) {
              otherDate = Dates.in(value.of(text));
            }
          }
          case PUBLISHER -> {
            if (publisher.isEmpty()) {
              publisher = outlet(value);
            }
            // 来源：江城日报 | 2020年4月3日 第3版
            if (edition.isEmpty()) {
              edition = Dates.in(value.of(text));
            }
          }
          case OFFICE -> {
            if (office.isEmpty()) {
              office = outlet(value);
            }
          }
          case TITLE -> {
            if (title.isEmpty() && !value.isEmpty()) {
              title = Optional.of(value);
            }
          }
          case NUMBER, AUTHOR, FIELD, FURNITURE -> {}
        }
        if (one.role() != Labels.Role.FURNITURE && !value.isEmpty()) {
          fields.add(new HeaderField(one.label(), value));
        }
      }
    }

    /**
     * Takes a line that is a date with a time, labels or an outlet beside it: 2020-04-03 09:30
     * 来源：…, 《江城日报》（2020年4月4日 第01版）.
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
      String before = text.substring(line.start(), matcher.start());
      boolean titled = title.isPresent();
      if (!before.isBlank()
          && !before.matches("[（(\\[【]")
          && (!titled || !before.matches("[\\p{IsHan}A-Za-z0-9 \\u3000./:|｜·《》（(\\-]{2,40}"))) {
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
          && !(titled && isBesideDate(after.of(text)))) {
        return false;
      }
      labelled(found);
      if (!titled && found.isEmpty()) {
        if (above.isEmpty()) {
          above = Dates.of(matcher);
        }
      } else if (published.isEmpty()) {
        published = Dates.of(matcher);
      }
      if (titled && office.isEmpty()) {
        office = nameBefore(line.start(), matcher.start());
        if (office.isEmpty() && found.isEmpty()) {
          Matcher name = NAME.matcher(text).region(after.start(), after.end());
          office =
              name.lookingAt() ? Optional.of(new Span(name.start(), name.end())) : Optional.empty();
        }
      }
      return true;
    }

    private boolean isBesideDate(String s) {
      return s.length() <= BESIDE_DATE
          && s.matches(
              "(?:第?\\d{1,3}版[^，。；]*|发表于.*|[\\p{IsHan}A-Za-z]{2,12})[）)]?(?:[ \\u3000].{0,20})?")
          && s.chars().noneMatch(c -> "，。；：".indexOf(c) >= 0);
    }

    /** The last name that stands before a date: of 原创 江城水务 江城水务, 《江城日报》（. */
    private Optional<Span> nameBefore(int from, int to) {
      int end = to;
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
          title.isPresent()
              && (SERIAL.matcher(s).matches() || TitleLines.isNumberUnder(title.get().of(text), s));
      if (!serial && !TitleLines.NUMBER.matcher(number.of(text)).matches()) {
        return false;
      }
      String value = number.of(text);
      boolean known = fields.stream().anyMatch(f -> f.value().of(text).equals(value));
      if (!known) {
        fields.add(new HeaderField("发文字号", number));
      }
      return true;
    }

    /**
     * A line of text without the number that it starts with, behind the title or alone:
     * 江城市人民政府关于…的通知 江政发〔2020〕5号 各县（区）人民政府：….
     */
    private Span numberCut(Span line) {
      int at = titles.afterTitle(title, line);
      Matcher number = TitleLines.NUMBER.matcher(text).region(at, line.end());
      if (!number.lookingAt()) {
        return line;
      }
      Span rest = trim(text, new Span(number.end(), line.end()));
      // 国发〔2020〕1号文件要求: the number is a word of the sentence
      if (rest.isEmpty()
          || (at == line.start() && !Han.isBlank(text.charAt(number.end())))
          || rest.of(text).startsWith("文")) {
        return line;
      }
      fields.add(new HeaderField("发文字号", new Span(number.start(), number.end())));
      return rest;
    }

    /** Takes a line that says the title again, and the number right behind it. */
    private boolean numberOnly(Span line) {
      int at = titles.afterTitle(title, line);
      if (at == line.start()
          || !TitleLines.NUMBER.matcher(text.substring(at, line.end())).matches()) {
        return false;
      }
      fields.add(new HeaderField("发文字号", new Span(at, line.end())));
      return true;
    }

    /** Takes a line between the title and the text that is neither. */
    private boolean beside(List<Span> lines, int at) {
      if (title.isEmpty()) {
        return false;
      }
      Optional<HeaderField> note = titles.note(lines, at);
      note.ifPresent(fields::add);
      return note.isPresent() || isByline(lines.get(at)) || titles.isBeside(title.get(), lines, at);
    }

    /** 云澜省纪委监委网站 时雨: the outlet and who wrote for it. */
    private boolean isByline(Span line) {
      String s = line.of(text);
      String outlet = publisher.map(p -> p.of(text)).orElse("");
      return !outlet.isEmpty()
          && s.startsWith(outlet)
          && NAMES.matcher(s.substring(outlet.length())).matches();
    }

    /** Takes the title that starts at a line, and says where it ends. */
    private int title(List<Span> lines, int top, int bottom) {
      int end = titles.end(lines, top, bottom);
      title = Optional.of(new Span(lines.get(top).start(), lines.get(end - 1).end()));
      return end;
    }

    /** The name in a source line, without address and issue; nothing where there is no name. */
    private Optional<Span> outlet(Span value) {
      String s = value.of(text);
      int end = s.length();
      for (String stop :
          List.of(
              "http", "www.", "；", ";", " ", "\u3000", "|", "\n", "【", "[", "（记者", "（作者", "（通讯员",
              "(记者", "(作者")) {
        int at = s.indexOf(stop);
        if (at >= 0) {
          end = Math.min(end, at);
        }
      }
      Span name = trim(text, new Span(value.start(), value.start() + end));
      boolean named = name.of(text).codePoints().anyMatch(Character::isLetter);
      return named ? Optional.of(name) : Optional.empty();
    }
  }
}
