package io.github.gonggao.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Full dates: 2020-04-03, 2020/4/3, 2020.4.3, 2020年4月3日, 二〇二〇年四月三日, 20200403. */
final class Dates {
  private static final String DIGITS = "一二三四五六七八九";

  /** What is typed for 〇: circles, the letter O of three alphabets, zero. */
  private static final String ZEROS = "〇○◯零OoＯｏОоΟο0０";

  private static final String BLANK = "[ \\u3000\\u00A0]?";

  static final Pattern DATE =
      Pattern.compile(
          "(?<![0-9])((?:19|20)\\d\\d)\\s?[-/.年]\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{1,2})(?![0-9])\\s?日?"
              + "|([一二]B[ZD]B[ZD]B[ZD])B年B([一二三四五六七八九十]{1,3})B月B([一二三四五六七八九十]{1,3})B日"
                  .replace("Z", ZEROS)
                  .replace("D", DIGITS)
                  .replace("B", BLANK)
              + "|(?<![0-9])((?:19|20)\\d\\d)(0[1-9]|1[0-2])([0-3]\\d)(?![0-9])");

  private Dates() {}

  /** A look at whether a date may start at a place, many times faster than the pattern. */
  static boolean mayStart(String text, int at) {
    int next = at + 1;
    return switch (text.charAt(at)) {
      case '1' -> text.startsWith("9", next);
      case '2' -> text.startsWith("0", next);
      case '一', '二' -> {
        if (next < text.length() && Han.isBlank(text.charAt(next))) {
          next++;
        }
        yield next < text.length()
            && (ZEROS.indexOf(text.charAt(next)) >= 0 || DIGITS.indexOf(text.charAt(next)) >= 0);
      }
      default -> false;
    };
  }

  /** The same for any place in a stretch. */
  static boolean mayHold(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (mayStart(text, at)) {
        return true;
      }
    }
    return false;
  }

  /** The first full date of a string. */
  static Optional<LocalDate> in(CharSequence text) {
    Matcher matcher = DATE.matcher(text);
    while (matcher.find()) {
      Optional<LocalDate> date = of(matcher);
      if (date.isPresent()) {
        return date;
      }
    }
    return Optional.empty();
  }

  /** The date that a matcher of {@link #DATE} stands at, unless the calendar has no such day. */
  static Optional<LocalDate> of(Matcher matcher) {
    try {
      if (matcher.group(1) != null) {
        return Optional.of(
            LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3)));
      }
      if (matcher.group(4) != null) {
        return Optional.of(
            LocalDate.of(year(matcher.group(4)), small(matcher.group(5)), small(matcher.group(6))));
      }
      return Optional.of(LocalDate.of(number(matcher, 7), number(matcher, 8), number(matcher, 9)));
    } catch (DateTimeException e) {
      // 2020年2月30日 is a slip of the pen, not a date
      return Optional.empty();
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static int year(String digits) {
    int year = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (!Han.isBlank(c)) {
        year = year * 10 + (ZEROS.indexOf(c) >= 0 ? 0 : digit(c));
      }
    }
    return year;
  }

  private static int digit(char c) {
    return DIGITS.indexOf(c) + 1;
  }

  /** 三, 十, 十二, 二十, 三十一, 31. */
  static int small(String number) {
    if (number.charAt(0) <= '9') {
      return Integer.parseInt(number);
    }
    int ten = number.indexOf('十');
    if (ten < 0) {
      return number.length() == 1 ? digit(number.charAt(0)) : 0;
    }
    int tens = ten == 0 ? 1 : digit(number.charAt(0));
    int ones = ten == number.length() - 1 ? 0 : digit(number.charAt(ten + 1));
    return tens * 10 + ones;
  }
}
