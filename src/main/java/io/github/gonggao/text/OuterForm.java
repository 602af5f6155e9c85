package io.github.gonggao.text;

import io.github.gonggao.model.HeaderField;
import io.github.gonggao.model.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  /** 国办发〔2020〕1号, on a line of its own. */
  private static final Pattern NUMBER =
      Pattern.compile("[\\p{IsHan}]{1,12}[〔\\[［（(【][12]\\d{3}[〕\\]］）)】]第?\\d{1,5}号");

  /** 瑞安市人民政府文件（瑞政发〔2018〕46号）: the head of the paper, not of the document. */
  private static final Pattern LETTERHEAD =
      Pattern.compile(
          "[\\p{IsHan}、 ]{2,40}文件([（(]?"
              + NUMBER.pattern()
              + "[）)]?)?|[\\p{IsHan}、 ]{2,40}(令|公报|公告|文件)");

  /** What the line of an official document's title ends with. */
  private static final Pattern DOCUMENT =
      Pattern.compile(
          ".*(通知|意见|办法|决定|批复|公告|通告|通报|规定|条例|细则|方案|规划|计划|函|报告|公报|命令|令|纪要|议案|决议|章程|规则)([（(].{1,20}[）)])?");

  private static final Pattern DATELINE =
      Pattern.compile(
          "(?:^|[。\\s\\p{IsHan}])(新华社|中新社|人民日报|中新网)[\\p{IsHan}]{1,12}?\\d{1,2}月\\d{1,2}日(?:综合)?[电讯]");

  /** How a report starts that has lines of its headline above it. */
  private static final Pattern REPORT =
      Pattern.compile("(央视网消息|央视新闻客户端|新华社|中新社|中新网|人民网|本报讯|本报[\\p{IsHan}]{2,6}\\d|新华网).*");

  private static final int HEADLINE_LINES = 8;

  private static final int HEADLINE_CHARACTERS = 60;

  /** How far above the end of the body the date under a document may stand. */
  private static final int SIGNATURE_LINES = 25;

  private static final Pattern SIGNED =
      Pattern.compile(
          "[^，。；：]{0,40}?(" + Dates.DATE.pattern() + ")\\s*(印发)?\\s*([（(].{1,12}[）)].*)?");

  private final Labels labels = new Labels();
  private final List<Pattern> furniture =
      WordFile.rows("text-furniture.tsv").stream().map(row -> Pattern.compile(row.get(0))).toList();

  /** Spans over the restored text. */
  record Found(
      Optional<Span> title,
      Optional<LocalDate> published,
      Optional<Span> publisher,
      Span body,
      List<HeaderField> fields) {}

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

  private static Span trim(String text, Span span) {
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
    private final List<HeaderField> fields = new ArrayList<>();
    private Optional<Span> title = Optional.empty();
    private Optional<LocalDate> published = Optional.empty();
    private Optional<Span> publisher = Optional.empty();
    private Optional<LocalDate> otherDate = Optional.empty();

    Reading(String text) {
      this.text = text;
    }

    Found whole(Span all) {
      List<Span> lines = lines(text, all);
      int top = 0;
      int bottom = bottom(lines, 0);
      while (top < bottom && isFurniture(lines.get(top))) {
        top++;
      }
      Span letterhead = null;
      boolean first = true;
      while (top < bottom) {
        Span line = lines.get(top);
        if (header(line)) {
          top++;
          continue;
        }
        if (first) {
          first = false;
          if (LETTERHEAD.matcher(line.of(text)).matches() && top + 1 < bottom) {
            letterhead = line;
            top++;
            continue;
          }
          if (title.isEmpty() && !isProse(line)) {
            top = title(lines, top, bottom);
            continue;
          }
        }
        if (letterhead != null && title.isEmpty() && !isProse(line)) {
          top = title(lines, top, bottom);
          continue;
        }
        int repeated = repeated(lines, top, bottom);
        if (repeated == top) {
          break;
        }
        top = repeated;
      }
      if (title.isEmpty()) {
        title = Optional.ofNullable(letterhead);
      }
      return finish(lines, top, bottom, all);
    }

    Found known(Span body) {
      List<Span> lines = lines(text, body);
      int bottom = bottom(lines, 0);
      int top = 0;
      while (top < bottom && (isFurniture(lines.get(top)) || header(lines.get(top)))) {
        top++;
      }
      int repeated = repeated(lines, top, bottom);
      return finish(lines, repeated, bottom, body);
    }

    /** Skips lines of the headline that stand above the start of a report. */
    private int headlines(List<Span> lines, int top, int bottom) {
      for (int i = top; i < bottom && i <= top + HEADLINE_LINES; i++) {
        Span line = lines.get(i);
        if (REPORT.matcher(line.of(text)).matches()) {
          return i;
        }
        if (isProse(line) || line.length() > HEADLINE_CHARACTERS) {
          return top;
        }
      }
      return top;
    }

    private Found finish(List<Span> lines, int start, int bottom, Span all) {
      int top = headlines(lines, start, bottom);
      for (int i = lines.size() - 1; i >= bottom; i--) {
        header(lines.get(i));
      }
      Span body =
          top < bottom
              ? new Span(lines.get(top).start(), lines.get(bottom - 1).end())
              : new Span(all.end(), all.end());
      if (published.isEmpty()) {
        published = signature(lines, top, bottom).or(() -> otherDate);
      }
      if (publisher.isEmpty()) {
        publisher = dateline(body);
      }
      return new Found(title, published, publisher, body, fields);
    }

    /** The number of lines above the furniture at the end. */
    private int bottom(List<Span> lines, int top) {
      int bottom = lines.size();
      while (bottom > top + 1
          && (isFurniture(lines.get(bottom - 1)) || isTailLabel(lines.get(bottom - 1)))) {
        bottom--;
      }
      return bottom;
    }

    /** A label under the text, unless it is a contact line or the like of the document itself. */
    private boolean isTailLabel(Span line) {
      List<Labels.Labelled> found = labels.in(text, line);
      return !found.isEmpty()
          && (found.get(0).role() == Labels.Role.FURNITURE
              || found.get(0).role() == Labels.Role.PUBLISHER
              || found.get(0).role() == Labels.Role.PUBLISHED);
    }

    private boolean isFurniture(Span line) {
      String bare = line.of(text).replaceAll("[\\s\\u3000]", "");
      return bare.isEmpty() || furniture.stream().anyMatch(p -> p.matcher(bare).matches());
    }

    /** Takes in a header line; false if it is none. */
    private boolean header(Span line) {
      List<Labels.Labelled> found = labels.in(text, line);
      if (found.isEmpty()) {
        return bareDate(line) || bareNumber(line) || isFurniture(line);
      }
      for (Labels.Labelled one : found) {
        Span value = one.value();
        switch (one.role()) {
          case PUBLISHED -> {
            if (published.isEmpty()) {
              published = Dates.in(value.of(text));
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
          }
          case TITLE -> {
            if (title.isEmpty() && !value.isEmpty()) {
              title = Optional.of(value);
            }
          }
          case NUMBER, FIELD, FURNITURE -> {}
        }
        if (one.role() != Labels.Role.FURNITURE && !value.isEmpty()) {
          fields.add(new HeaderField(one.label(), value));
        }
      }
      return true;
    }

    private boolean bareDate(Span line) {
      Matcher matcher = Dates.DATE.matcher(text).region(line.start(), line.end());
      if (!matcher.lookingAt()) {
        return false;
      }
      String rest = text.substring(matcher.end(), line.end());
      if (!rest.matches("\\s*(\\d{1,2}[:：]\\d{2}([:：]\\d{2})?)?\\s*")) {
        // 2020-04-03 09:30 来源：…
        int at = matcher.end();
        while (at < line.end()
            && (" :：\u3000".indexOf(text.charAt(at)) >= 0 || Character.isDigit(text.charAt(at)))) {
          at++;
        }
        if (at == line.end() || labels.in(text, new Span(at, line.end())).isEmpty()) {
          return false;
        }
        header(new Span(at, line.end()));
      }
      if (published.isEmpty()) {
        published = Dates.of(matcher);
      }
      return true;
    }

    private boolean bareNumber(Span line) {
      if (!NUMBER.matcher(line.of(text)).matches()) {
        return false;
      }
      boolean known = fields.stream().anyMatch(f -> f.value().of(text).equals(line.of(text)));
      if (!known) {
        fields.add(new HeaderField("发文字号", line));
      }
      return true;
    }

    /** Takes the title that starts at a line, and says where it ends. */
    private int title(List<Span> lines, int top, int bottom) {
      int end = top + 1;
      Span first = lines.get(top);
      // 国务院办公厅关于 / 调整…的通知: a document's title goes on until it has its last word
      if (first.of(text).contains("关于") && !DOCUMENT.matcher(first.of(text)).matches()) {
        for (int i = top + 1; i < bottom && i <= top + 3; i++) {
          if (isProse(lines.get(i)) || !labels.in(text, lines.get(i)).isEmpty()) {
            break;
          }
          if (DOCUMENT.matcher(lines.get(i).of(text)).matches()) {
            end = i + 1;
            break;
          }
        }
      }
      title = Optional.of(new Span(first.start(), lines.get(end - 1).end()));
      return end;
    }

    /** A sentence or a salutation, which no title is. */
    private boolean isProse(Span line) {
      String s = line.of(text);
      return s.endsWith("。") || s.endsWith("：") || s.endsWith("；") || s.length() > 120;
    }

    /** Skips lines that together say the title again. */
    private int repeated(List<Span> lines, int top, int bottom) {
      if (title.isEmpty()) {
        return top;
      }
      String whole = bare(title.get().of(text));
      StringBuilder said = new StringBuilder();
      for (int i = top; i < bottom && i < top + 5; i++) {
        said.append(bare(lines.get(i).of(text)));
        if (whole.contentEquals(said) || (said.length() > 15 && whole.endsWith("《" + said + "》"))) {
          return i + 1;
        }
        if (!whole.startsWith(said.toString())) {
          return top;
        }
      }
      return top;
    }

    private String bare(String s) {
      return s.replaceAll("[\\s\\u3000]", "");
    }

    /** The date under a document: on a line of its own or after the issuer, near the end. */
    private Optional<LocalDate> signature(List<Span> lines, int top, int bottom) {
      Optional<LocalDate> afterIssuer = Optional.empty();
      for (int i = bottom - 1; i >= top && i >= bottom - SIGNATURE_LINES; i--) {
        Span line = lines.get(i);
        Matcher signed = SIGNED.matcher(line.of(text));
        if (!signed.matches()) {
          continue;
        }
        Optional<LocalDate> date = Dates.in(signed.group(1));
        if (signed.start(1) == 0 && !line.of(text).contains("印发")) {
          return date;
        }
        if (afterIssuer.isEmpty() || !line.of(text).contains("印发")) {
          afterIssuer = date;
        }
      }
      return afterIssuer;
    }

    /** The name in a source line, without address and issue; nothing where there is no name. */
    private Optional<Span> outlet(Span value) {
      String s = value.of(text);
      int end = s.length();
      for (String stop : List.of("http", "www.", "；", ";", " ", "\u3000", "|", "\n")) {
        int at = s.indexOf(stop);
        if (at >= 0) {
          end = Math.min(end, at);
        }
      }
      Span name = trim(text, new Span(value.start(), value.start() + end));
      boolean named = name.of(text).codePoints().anyMatch(Character::isLetter);
      return named ? Optional.of(name) : Optional.empty();
    }

    /** 新华社北京8月17日电 at the start of the report. */
    private Optional<Span> dateline(Span body) {
      int end = Math.min(body.end(), body.start() + 120);
      Matcher matcher = DATELINE.matcher(text).region(body.start(), end);
      return matcher.find()
          ? Optional.of(new Span(matcher.start(1), matcher.end(1)))
          : Optional.empty();
    }
  }
}
