package io.github.gonggao.text;

import io.github.gonggao.model.SourceText;
import io.github.gonggao.model.Span;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page's address and the time of its fetching say of its date, where it says nothing. */
final class Address {
  /** Sites file their pages by date: …/202004/t20200403_12.html, /2020-04/03/, /2020/0403/. */
  private static final Pattern DATE =
      Pattern.compile(
          "(?<![0-9])t?(20\\d\\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\\d|3[01])(?![0-9])");

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private Address() {}

  /** The day of a dateline in the year that led to the fetching, else the date in the address. */
  static Optional<LocalDate> date(SourceText source, String text, Span body) {
    return source
        .captured()
        .flatMap(c -> Dateline.of(text, body).before(LocalDate.ofInstant(c, CHINA)))
        .or(() -> inPath(source.location()));
  }

  private static Optional<LocalDate> inPath(URI address) {
    String scheme = address.getScheme();
    if (address.getPath() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      return Optional.empty();
    }
    Matcher matcher = DATE.matcher(address.getPath());
    Optional<LocalDate> last = Optional.empty();
    while (matcher.find()) {
      last = Dates.in(matcher.group(1) + "-" + matcher.group(2) + "-" + matcher.group(3));
    }
    return last;
  }
}
