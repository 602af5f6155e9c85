package io.github.gonggao.text;

import io.github.gonggao.model.HeaderField;
import io.github.gonggao.model.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines around a title: the letterhead above it, its own lines, its repetition, and what stands
 * between it and the text.
 */
final class TitleLines {
  /** 国办发〔2020〕1号, on a line of its own. */
  static final Pattern NUMBER =
      Pattern.compile("[\\p{IsHan}]{1,12} ?[〔\\[［（(【][12]\\d{3}[〕\\]］）)】] ?第?\\d{1,5} ?号");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000]+");

  private static final Pattern SHORT = Pattern.compile("[\\p{IsHan}]{2,8}");

  private static final Pattern NAME = Pattern.compile("[\\p{IsHan} \\u3000·]{2,12}");

  /** 第12号, under 江城市人民政府令. */
  private static final Pattern ORDINAL =
      Pattern.compile("[（(]?(?:[12]\\d{3}年|[一二三四五六七八九十]{1,4}届)?第[\\d〇零一二三四五六七八九十百]{1,6}号[）)]?");

  /** （第二号）, （十四届第12号） under 江城市人民代表大会常务委员会公告: its number, and no part of its title. */
  private static final Pattern BRACKETED =
      Pattern.compile("[（(](?:[一二三四五六七八九十]{1,4}届)?第[\\d〇零一二三四五六七八九十百]{1,6}号[）)]");

  static final Pattern TIME =
      Pattern.compile(
          "[\\s\\u3000]*(?:(?:星期|周)[一二三四五六日天])?[\\s\\u3000T]*(?:(?:上午|下午|晚上?)?[\\s\\u3000]*\\d{1,2}[:：时]\\d{2}分?(?:[:：]\\d{2})?)?"
              + "[\\s\\u3000]*(?:(?:星期|周)[一二三四五六日天])?");

  /** 本报记者 王小明　通讯员 赵敏: between the title and the text. */
  private static final Pattern BYLINE =
      Pattern.compile(
          "[□■●◎○◇◆\\s]*(?:[（(【\\[]\\s*)?(?:[\\p{IsHan}]{1,8}?)?(?:记者|通讯员|评论员)["
              + " \\u3000：:/／][^，。；：]{1,60}");

  /** 文/记者 王小明, 图片：张强. */
  static final Pattern CREDIT = Pattern.compile("(?:文|图|文图|图文|文字|摄影|视频|撰文|采写)\\s?[/／|｜：:].{1,30}");

  /** （2020年4月3日…第二十次会议通过）, under the title of a law or a decision. */
  static final Pattern NOTE =
      Pattern.compile("[（(](?:19|20)\\d\\d年.{8,400}(?:通过|公布|发布|修订|修正|批准|施行|生效|实施)[）)]");

  private static final Pattern SUBTITLE = Pattern.compile("(?:——|──|--|—).{2,60}");

  /** 瑞安市人民政府文件（瑞政发〔2018〕46号）: the head of the paper, not of the document. */
  private static final Pattern LETTERHEAD =
      Pattern.compile(
          "[\\p{IsHan}、 ]{2,40}文件([（(]?"
              + NUMBER.pattern()
              + "[）)]?)?|(?!.*关于)[\\p{IsHan}、 ]{2,40}(令|公报|公告|文件)");

  /** What the line of an official document's title ends with. */
  private static final Pattern DOCUMENT =
      Pattern.compile(
          ".*(通知|意见|办法|决定|批复|公告|通告|通报|规定|条例|细则|方案|规划|计划|函|报告|公报|命令|令|纪要|议案|决议|章程|规则)([（(].{1,20}[）)])?");

  /** How a report starts that has lines of its headline above it. */
  private static final Pattern REPORT =
      Pattern.compile("(央视网消息|央视新闻客户端|新华社|中新社|中新网|人民网|本报讯|本报[\\p{IsHan}]{2,6}\\d|新华网).*");

  /** The second half of a headline; no note in brackets, no list, no name. */
  private static final Pattern SECOND_LINE =
      Pattern.compile("(?![—\\-（(【《])[^，。；：:]{5,45}(?<![）)])");

  /** What a line of a title goes on with: 江城市水务局 / 关于…. */
  private static final Pattern REST = Pattern.compile("(?:关于|印发|转发|批转|发布)[^，。]*");

  /** What has its number on the next line. */
  private static final Pattern ORDER = Pattern.compile("[\\p{IsHan} \\u3000]{2,40}(?:令|公告|通告)");

  private static final int HEADLINE_LINES = 8;

  /** Lines under a title in which a page says it again. */
  private static final int TOLD_WITHIN = 14;

  /** A headline has more characters, or else may be a word of the page's own. */
  private static final int SHORTEST_HEADLINE = 12;

  /** Lines of a headline under its first. */
  private static final int DECK_LINES = 3;

  /** The name of an account over its code. */
  private static final int ACCOUNT = 12;

  static final int HEADLINE_CHARACTERS = 60;

  private final String text;
  private final Labels labels;
  private final Furniture furniture;

  TitleLines(String text, Labels labels, Furniture furniture) {
    this.text = text;
    this.labels = labels;
    this.furniture = furniture;
  }

  /**
   * The line of the title: a document's title that the page says twice near its top, where the
   * first line is none (a button of the site); else the first line.
   */
  int toldTwice(List<Span> lines, int top, int bottom) {
    if (DOCUMENT.matcher(lines.get(top).of(text)).matches()
        || lines.get(top).length() > SHORTEST_HEADLINE) {
      return top;
    }
    for (int i = top + 1; i < bottom && i <= top + HEADLINE_LINES; i++) {
      String s = lines.get(i).of(text);
      if (isProse(lines.get(i)) || s.length() <= SHORTEST_HEADLINE / 2) {
        continue;
      }
      for (int j = i + 1; j < bottom && j <= i + TOLD_WITHIN; j++) {
        if (DOCUMENT.matcher(s).matches() && bare(s).equals(bare(lines.get(j).of(text)))) {
          return i;
        }
      }
    }
    return top;
  }

  /** Where the title ends that starts at a line of the page. */
  int end(List<Span> lines, int top, int bottom) {
    int end = end(lines, top, bottom, lines.get(top));
    if (end + 1 < bottom
        && SECOND_LINE.matcher(lines.get(end).of(text)).matches()
        && !Dates.DATE.matcher(lines.get(end).of(text)).find()
        && !Signature.isOrgan(lines.get(end).of(text))
        && !furniture.is(lines.get(end).of(text))
        && isStrong(lines.get(end + 1))) {
      end++;
    }
    return end;
  }

  /**
   * Where a letterhead ends: 江城市人民政府文件, the name of a joint one over several lines. But 江城市人民政府令
   * over 第12号 is the title itself.
   */
  int letterhead(List<Span> lines, int at, int bottom) {
    int last = at;
    while (last < bottom
        && last < at + 5
        && Signature.isOrgan(lines.get(last).of(text))
        && !LETTERHEAD.matcher(lines.get(last).of(text)).matches()) {
      last++;
    }
    if (last + 1 >= bottom || !LETTERHEAD.matcher(lines.get(last).of(text)).matches()) {
      return at;
    }
    boolean numbered = ORDINAL.matcher(lines.get(last + 1).of(text)).matches();
    boolean order = numbered && (last + 2 >= bottom || isProse(lines.get(last + 2)));
    return order ? at : last + 1;
  }

  /** Skips lines of the headline that stand above the start of a report. */
  int headlines(List<Span> lines, int top, int bottom) {
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

  /** A line that only the page has: with a date or a source under its label, or a date first. */
  private boolean isStrong(Span line) {
    Matcher date = Dates.DATE.matcher(text).region(line.start(), line.end());
    return isLabelled(line)
        || (date.lookingAt()
            && (date.end() == line.end() || labels.in(text, after(date.end(), line)).size() > 0));
  }

  private Span after(int at, Span line) {
    Matcher time = TIME.matcher(text).region(at, line.end());
    int start = time.lookingAt() ? time.end() : at;
    return OuterForm.trim(text, new Span(start, line.end()));
  }

  /**
   * A note on how the document came about, with lines of the page under it; without its brackets.
   */
  Optional<HeaderField> note(List<Span> lines, int at) {
    Span line = lines.get(at);
    return NOTE.matcher(line.of(text)).matches()
            && at + 1 < lines.size()
            && isStrong(lines.get(at + 1))
        ? Optional.of(new HeaderField("题注", new Span(line.start() + 1, line.end() - 1)))
        : Optional.empty();
  }

  /** The last day in a note on how the document came about, over its text. */
  Optional<LocalDate> noted(List<Span> lines, int top, int bottom) {
    if (top >= bottom || !NOTE.matcher(lines.get(top).of(text)).matches()) {
      return Optional.empty();
    }
    Optional<LocalDate> last = Optional.empty();
    Matcher dates = Dates.DATE.matcher(lines.get(top).of(text));
    while (dates.find()) {
      Optional<LocalDate> date = Dates.of(dates);
      last = date.isPresent() ? date : last;
    }
    return last;
  }

  /** A byline, a subtitle, or the speaker over the date of a speech. */
  boolean isBeside(Span title, List<Span> lines, int at) {
    String s = lines.get(at).of(text);
    return BYLINE.matcher(s).matches()
        || CREDIT.matcher(s).matches()
        || SUBTITLE.matcher(s).matches()
        || (s.length() <= HEADLINE_CHARACTERS
            && !isProse(lines.get(at))
            && at + 1 < lines.size()
            && isStrong(lines.get(at + 1)))
        || (isHeadlineLine(lines.get(at)) && isOverSource(lines, at))
        || (s.length() <= ACCOUNT
            && isHeadlineLine(lines.get(at))
            && at + 1 < lines.size()
            && furniture.is(lines.get(at + 1).of(text)))
        || (SHORT.matcher(s).matches()
            && !DOCUMENT.matcher(title.of(text)).matches()
            && at > 0
            && title.end() == lines.get(at - 1).end()
            && at + 1 < lines.size()
            && lines.get(at + 1).length() > HEADLINE_CHARACTERS / 2
            && isProse(lines.get(at + 1)))
        || (NAME.matcher(s).matches()
            && at + 1 < lines.size()
            && lines.get(at + 1).of(text).matches("[（(](?:" + Dates.DATE.pattern() + ")[）)]"));
  }

  private boolean isHeadlineLine(Span line) {
    return line.length() <= HEADLINE_CHARACTERS
        && !isProse(line)
        && !Dates.mayHold(text, line.start(), line.end())
        && !Signature.isOrgan(line.of(text));
  }

  /** Whether only lines of a headline part a line from one with a label of the day or publisher. */
  private boolean isOverSource(List<Span> lines, int at) {
    for (int i = at + 1; i < lines.size() && i <= at + DECK_LINES; i++) {
      if (isLabelled(lines.get(i))) {
        return true;
      }
      if (!isHeadlineLine(lines.get(i))) {
        return false;
      }
    }
    return false;
  }

  private boolean isLabelled(Span line) {
    return labels.in(text, line).stream()
        .anyMatch(f -> f.role() == Labels.Role.PUBLISHED || f.role() == Labels.Role.PUBLISHER);
  }

  /**
   * Where a title ends: 国务院办公厅关于 / 调整…的通知 goes on until it has its last word, and so does an organ
   * over 关于…的通告; an order has its number.
   */
  int end(List<Span> lines, int top, int bottom, Span first) {
    String s = first.of(text);
    boolean about = s.contains("关于") && !DOCUMENT.matcher(s).matches();
    if (about
        || (top + 1 < bottom && isRest(lines.get(top + 1)) && !DOCUMENT.matcher(s).matches())) {
      for (int i = top + 1; i < bottom && i <= top + 4; i++) {
        if (isProse(lines.get(i))
            || !labels.in(text, lines.get(i)).isEmpty()
            || NUMBER.matcher(lines.get(i).of(text)).matches()) {
          break;
        }
        if (DOCUMENT.matcher(lines.get(i).of(text)).matches()) {
          return i + 1;
        }
      }
    }
    if (top + 1 < bottom
        && ORDER.matcher(s).matches()
        && ORDINAL.matcher(lines.get(top + 1).of(text)).matches()
        && !isNumberUnder(s, lines.get(top + 1).of(text))) {
      return top + 2;
    }
    return top + 1;
  }

  /** Whether a line under a title is its number in brackets. */
  static boolean isNumberUnder(String title, String line) {
    return (title.endsWith("公告") || title.endsWith("通告")) && BRACKETED.matcher(line).matches();
  }

  private boolean isRest(Span line) {
    return REST.matcher(line.of(text)).matches();
  }

  /** A sentence or a salutation, which no title is. */
  boolean isProse(Span line) {
    String s = line.of(text);
    return s.endsWith("。") || s.endsWith("：") || s.endsWith("；") || s.length() > 120;
  }

  /** Skips lines that together say the title again. */
  int repeated(Optional<Span> title, List<Span> lines, int top, int bottom) {
    if (title.isEmpty()) {
      return top;
    }
    if (top + 1 < bottom && Signature.isOrgan(lines.get(top).of(text))) {
      // the issuer between a title and the same title, as mirrors of laws have it
      int under = repeated(title, lines, top + 1, bottom);
      if (under > top + 1) {
        return under;
      }
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

  /** Where a line goes on that starts by saying the title again; else where it starts. */
  int afterTitle(Optional<Span> title, Span line) {
    if (title.isEmpty()) {
      return line.start();
    }
    String whole = bare(title.get().of(text));
    int at = line.start();
    int said = 0;
    while (at < line.end() && said < whole.length()) {
      char c = text.charAt(at);
      if (!Han.isBlank(c)) {
        if (c != whole.charAt(said)) {
          return line.start();
        }
        said++;
      }
      at++;
    }
    return said < whole.length()
        ? line.start()
        : OuterForm.trim(text, new Span(at, line.end())).start();
  }

  static String bare(String s) {
    return BLANKS.matcher(s).replaceAll("");
  }
}
