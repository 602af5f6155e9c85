package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Dates as announcements write them. A date without a year takes the year that puts it nearest to
 * the publication; a day alone (25日) takes the month likewise.
 */
final class Dates {
  static final String WRITTEN =
      "(?:(?<year>(?:19|20)\\d{2}|[一二][九〇○零0]{1}[〇○零0一二三四五六七八九]{2})年)?(?:(?<month>\\d{1,2}|[一二三四五六七八九十]{1,2})月)?(?<day>\\d{1,2}|[一二三四五六七八九十]{1,3})(?:日|号(?=[上下]午|晚，))";

  /** {@link #WRITTEN} without its groups' names, for use inside other patterns. */
  static final String SHAPE = WRITTEN.replaceAll("\\?<\\w+>", "?:");

  private static final Pattern DATE = Pattern.compile(WRITTEN);

  private Dates() {}

  /** A date where it stands. */
  record Found(Span span, LocalDate date) {}

  /** The first date in {@code within}. */
  static Optional<Found> first(String text, Span within, Optional<LocalDate> near) {
    Matcher matcher = DATE.matcher(text).region(within.start(), within.end());
    while (matcher.find()) {
      Optional<LocalDate> date = date(matcher, near);
      if (date.isPresent()) {
        return Optional.of(new Found(new Span(matcher.start(), matcher.end()), date.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> date(Matcher matcher, Optional<LocalDate> near) {
    try {
      int day = number(matcher.group("day"));
      String written = matcher.group("year");
      if (written != null && matcher.group("month") != null) {
        return Optional.of(LocalDate.of(number(written), number(matcher.group("month")), day));
      }
      if (near.isEmpty()) {
        return Optional.empty();
      }
      LocalDate published = near.get();
      if (matcher.group("month") != null) {
        int month = number(matcher.group("month"));
        LocalDate best = null;
        for (int year = published.getYear() - 1; year <= published.getYear() + 1; year++) {
          LocalDate date = LocalDate.of(year, month, day);
          if (best == null || distance(date, published) < distance(best, published)) {
            best = date;
          }
        }
        return Optional.ofNullable(best);
      }
      LocalDate best = null;
      for (int shift = -1; shift <= 1; shift++) {
        LocalDate month = published.plusMonths(shift);
        if (day <= month.lengthOfMonth()) {
          LocalDate date = month.withDayOfMonth(day);
          if (best == null || distance(date, published) < distance(best, published)) {
            best = date;
          }
        }
      }
      return Optional.ofNullable(best);
    } catch (DateTimeException | NumberFormatException e) {
      // 2月30日 and the like: no date
      return Optional.empty();
    }
  }

  private static long distance(LocalDate a, LocalDate b) {
    return Math.abs(a.toEpochDay() - b.toEpochDay());
  }

  private static final String DIGITS = "〇一二三四五六七八九";

  /** 2020, 二〇二〇, 十一, 二十四, 4. */
  static int number(String written) {
    if (Character.isDigit(written.charAt(0))) {
      return Integer.parseInt(written);
    }
    String plain = written.replace('○', '〇').replace('零', '〇').replace('0', '〇');
    if (!plain.contains("十")) {
      int value = 0;
      for (int i = 0; i < plain.length(); i++) {
        int digit = DIGITS.indexOf(plain.charAt(i));
        if (digit < 0) {
          throw new NumberFormatException(written);
        }
        value = value * 10 + digit;
      }
      return value;
    }
    int ten = plain.indexOf('十');
    int tens = ten == 0 ? 1 : DIGITS.indexOf(plain.charAt(ten - 1));
    int ones = ten == plain.length() - 1 ? 0 : DIGITS.indexOf(plain.charAt(ten + 1));
    if (tens < 0 || ones < 0) {
      throw new NumberFormatException(written);
    }
    return tens * 10 + ones;
  }
}
