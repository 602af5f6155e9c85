package io.github.gonggao.text;

import io.github.gonggao.model.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dateline that a report starts with: 新华社北京8月17日电. It names the outlet, unless that is 本报, and
 * a day without its year.
 */
final class Dateline {
  private static final int WITHIN = 120;

  private static final int TEXT_WITHIN = 1500;

  /** A report looks back over so many days at most where it gives a date in full. */
  private static final int LOOKS_BACK = 60;

  private static final Pattern DATELINE =
      Pattern.compile(
          "(?:^|[。\\s\\p{IsHan}])([\\p{IsHan}]{2}社|人民日报|中新网|人民网|新华网|中国新闻网|央视网|央广网|光明网|中国网|中国政府网|[\\p{IsHan}]{2,6}?(?:日报|晚报|新闻网|网|发布)|本报|本网)"
              + "[\\p{IsHan}]{0,12}?(\\d{1,2}|[一二三四五六七八九十]{1,3})月(\\d{1,2}|[一二三四五六七八九十]{1,3})日(?:综合)?[电讯]");

  /** 江城日报讯（记者 …）, 央视网消息（新闻联播）: an outlet and no day. */
  private static final Pattern UNDATED =
      Pattern.compile(
          "([\\p{IsHan}]{2,8}(?:日报|晚报|新闻网|网|社|电视台|客户端))(?:讯|消息)[ \\u3000]*(?:[（(：:]).*");

  private static final Pattern OWN = Pattern.compile("本报|本网");

  private final Optional<Span> outlet;
  private final int month;
  private final int day;

  private Dateline(Optional<Span> outlet, int month, int day) {
    this.outlet = outlet;
    this.month = month;
    this.day = day;
  }

  static Dateline of(String text, Span body) {
    int end = Math.min(body.end(), body.start() + WITHIN);
    Matcher matcher = DATELINE.matcher(text).region(body.start(), end);
    if (mayBeDated(text, body.start(), end) && matcher.find()) {
      boolean named = !OWN.matcher(matcher.group(1)).matches();
      return new Dateline(
          named ? Optional.of(new Span(matcher.start(1), matcher.end(1))) : Optional.empty(),
          Dates.small(matcher.group(2)),
          Dates.small(matcher.group(3)));
    }
    Matcher undated = UNDATED.matcher(text).region(body.start(), end);
    return new Dateline(
        undated.lookingAt()
            ? Optional.of(new Span(undated.start(1), undated.end(1)))
            : Optional.empty(),
        0,
        0);
  }

  /** A look for 日电, 日讯: the pattern tries every place that an outlet's name may start at. */
  private static boolean mayBeDated(String text, int start, int end) {
    for (int at = text.indexOf('日', start);
        at >= 0 && at + 1 < end;
        at = text.indexOf('日', at + 1)) {
      if ("电讯综".indexOf(text.charAt(at + 1)) >= 0) {
        return true;
      }
    }
    return false;
  }

  Optional<Span> outlet() {
    return outlet;
  }

  /**
   * The day of the report, in the year of a full date that its text gives: the latest day of the
   * dateline that is not before it and at most two months after.
   */
  Optional<LocalDate> date(String text, Span body) {
    if (month == 0) {
      return Optional.empty();
    }
    Matcher dates =
        Dates.DATE
            .matcher(text)
            .region(body.start(), Math.min(body.end(), body.start() + TEXT_WITHIN));
    while (dates.find()) {
      Optional<LocalDate> known = Dates.of(dates);
      Optional<LocalDate> report = known.flatMap(k -> notBefore(k));
      if (report.isPresent()) {
        return report;
      }
    }
    return Optional.empty();
  }

  /** The day of the report, the latest that is not after another. */
  Optional<LocalDate> before(LocalDate known) {
    for (int year = known.getYear(); month > 0 && year >= known.getYear() - 1; year--) {
      Optional<LocalDate> report = in(year).filter(r -> !r.isAfter(known));
      if (report.isPresent()) {
        return report;
      }
    }
    return Optional.empty();
  }

  private Optional<LocalDate> in(int year) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      // 2月29日 in a year without it
      return Optional.empty();
    }
  }

  private Optional<LocalDate> notBefore(LocalDate known) {
    for (int year = known.getYear(); year <= known.getYear() + 1; year++) {
      Optional<LocalDate> report =
          in(year).filter(r -> !r.isBefore(known) && !r.isAfter(known.plusDays(LOOKS_BACK)));
      if (report.isPresent()) {
        return report;
      }
    }
    return Optional.empty();
  }
}
