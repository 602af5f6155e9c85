package io.github.gonggao.text;

import io.github.gonggao.model.Repair;
import java.util.regex.Pattern;

/**
 * Indentation and trailing blanks go; a blank inside a line goes where typesetting put it, and
 * stays where it says something: between the halves of a headline, between a name and a post in a
 * list, after a dateline.
 */
final class Whitespace {
  /** A line of at least this many characters, or with a stop in it, is running text. */
  private static final int RUNNING = 40;

  /** Characters that a label has at most, its blanks included. */
  private static final int LABEL = 9;

  /** The last characters of the labels of page fields; headlines have colons too. */
  private static final Pattern LABELLED =
      Pattern.compile(
          "[【〖]?[\\p{IsHan} \\u3000\\u00A0]{1,8}[号期间关构位源类题称词性别][ \\u3000\\u00A0]*(?:[：:]|[】〗])");

  private Whitespace() {}

  static Draft.Pass tidy(String text) {
    Draft draft = new Draft(text);
    int start = 0;
    boolean first = true;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      int from = start;
      while (from < end && Han.isBlank(text.charAt(from))) {
        from++;
      }
      int to = end;
      while (to > from && Han.isBlank(text.charAt(to - 1))) {
        to--;
      }
      drop(draft, start, from);
      if (from < to) {
        if (first && !isLabelled(text, from, to)) {
          Headline.tidy(draft, text, from, to);
        } else {
          inside(draft, text, from, to);
        }
        first = false;
      }
      drop(draft, to, end);
      start = end + 1;
    }
    return draft.finish();
  }

  private static void drop(Draft draft, int start, int end) {
    if (start < end) {
      draft.drop(start, end, Repair.WHITESPACE);
    }
  }

  private static boolean hasBlank(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Han.isBlank(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static void inside(Draft draft, String text, int from, int to) {
    if (!hasBlank(text, from, to)) {
      return;
    }
    boolean labelled = isLabelled(text, from, to);
    boolean running = isRunning(text, from, to) || isSpread(text, from, to);
    int label = wideLabel(text, from, to);
    int at = from;
    while (at < to) {
      if (!Han.isBlank(text.charAt(at))) {
        at++;
        continue;
      }
      int end = at;
      boolean wide = false;
      while (Han.isBlank(text.charAt(end))) {
        wide |= text.charAt(end) == '\u3000';
        end++;
      }
      boolean typed = end - at == 1 && text.charAt(at) == ' ';
      char left = text.charAt(at - 1);
      char right = text.charAt(end);
      boolean meaningless =
          end <= label
              || (!wide && (Han.isMark(left) || Han.isMark(right)))
              || (typed
                  && isTypesetting(text, at, running)
                  && !(labelled && startsLabel(text, end, to)));
      if (meaningless) {
        drop(draft, at, end);
      } else if (!wide) {
        draft.replace(at, end, " ", Repair.WHITESPACE);
      }
      at = end;
    }
  }

  /**
   * A single blank that a PDF's text has between characters set apart. A non-breaking or wider one
   * was meant by whoever wrote the page: 《关于A\u00A0B的公告》 has a headline of two halves.
   */
  private static boolean isTypesetting(String text, int at, boolean running) {
    char left = text.charAt(at - 1);
    char right = text.charAt(at + 1);
    if (Han.is(left) && Han.is(right)) {
      return running && !endsDateline(text, at);
    }
    // 1 月 7 日, 部署 2022 年工作; but not 人民日报 2022-08-18, 联系人 010-12345678
    if (Character.isDigit(left)) {
      int start = at - 1;
      while (start > 0 && Character.isDigit(text.charAt(start - 1))) {
        start--;
      }
      return Han.is(right) && (start == 0 || "-/:：".indexOf(text.charAt(start - 1)) < 0);
    }
    if (!Han.is(left) || !Character.isDigit(right)) {
      return false;
    }
    int end = at + 1;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    if (end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    return end < text.length() && (Han.is(text.charAt(end)) || Han.isMark(text.charAt(end)));
  }

  /**
   * Where the label of a line ends that is set wide to line up with others: 组　长：, 召 集 人：; the
   * line's start where there is none.
   */
  private static int wideLabel(String text, int from, int to) {
    boolean wasHan = false;
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      if ((c == '：' || c == ':') && wasHan) {
        return at;
      }
      if (Han.is(c) && !wasHan) {
        wasHan = true;
      } else if (Han.isBlank(c)) {
        wasHan &= Han.isBlank(text.charAt(at + 1));
      } else {
        return from;
      }
    }
    return from;
  }

  /** 新华社北京8月17日电, after which the report starts. */
  private static boolean endsDateline(String text, int at) {
    return at >= 2 && text.charAt(at - 1) == '电' && text.charAt(at - 2) == '日';
  }

  /** 索 引 号：…, or the row of a table: a page that starts so has its headline further down. */
  private static boolean isLabelled(String text, int from, int to) {
    return text.substring(from, to).indexOf('\t') >= 0
        || LABELLED.matcher(text).region(from, to).lookingAt();
  }

  /** Up to the next colon there are only so many Han characters as a label has. */
  private static boolean startsLabel(String text, int from, int to) {
    for (int i = from; i < to && i < from + LABEL; i++) {
      char c = text.charAt(i);
      if (c == '：' || c == ':') {
        return true;
      }
      if (!Han.is(c) && !Han.isBlank(c)) {
        return false;
      }
    }
    return false;
  }

  /** 江 城 市 人 民 政 府: four characters or more, each set apart by one blank. */
  private static boolean isSpread(String text, int from, int to) {
    if (to - from < 7 || (to - from) % 2 == 0) {
      return false;
    }
    for (int i = from; i < to; i++) {
      boolean blank = (i - from) % 2 == 1;
      if (blank ? text.charAt(i) != ' ' : !Han.is(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isRunning(String text, int from, int to) {
    if (to - from >= RUNNING) {
      return true;
    }
    for (int i = from; i < to; i++) {
      if ("，。；".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
