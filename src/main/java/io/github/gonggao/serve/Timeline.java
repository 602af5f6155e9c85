package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.ATTESTED_ON;
import static io.github.gonggao.graph.Vocabulary.SCHEMA_END_DATE;
import static io.github.gonggao.graph.Vocabulary.SCHEMA_START_DATE;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * Tenures on one scale of years. What is painted is the time for which a tenure is attested, from
 * the first day to the last, with a mark where its beginning or end is known: a day on which
 * somebody is seen in office is never shown as the day on which he took it.
 */
final class Timeline {
  private static final double MARK = 1.2;

  /** The days that are known of a tenure; either end may be missing. */
  private record Days(
      Optional<LocalDate> start,
      Optional<LocalDate> first,
      Optional<LocalDate> last,
      Optional<LocalDate> end,
      Optional<LocalDate> bound) {
    Optional<LocalDate> from() {
      return start.or(() -> first).or(() -> end).or(() -> bound);
    }

    Optional<LocalDate> to() {
      return end.or(() -> last).or(() -> start).or(() -> bound);
    }
  }

  private final Map<Node, Days> all = new HashMap<>();
  private LocalDate earliest = LocalDate.MAX;
  private LocalDate latest = LocalDate.MIN;

  Timeline(Look look, Collection<Node> tenures) {
    for (Node tenure : tenures) {
      Days days = days(look, tenure);
      all.put(tenure, days);
      days.from().filter(d -> d.isBefore(earliest)).ifPresent(d -> earliest = d);
      days.to().filter(d -> d.isAfter(latest)).ifPresent(d -> latest = d);
    }
  }

  private static Days days(Look look, Node tenure) {
    List<Node> attested = look.objects(tenure, ATTESTED_ON);
    Optional<LocalDate> bound =
        look.objects(tenure, SCHEMA_END_DATE).stream()
            .filter(Sheet::open)
            .flatMap(d -> day(Sheet.day(Look.lexical(d))).stream())
            .findFirst();
    return new Days(
        exact(look, tenure, SCHEMA_START_DATE),
        attested.isEmpty() ? Optional.empty() : day(Look.lexical(attested.get(0))),
        attested.isEmpty()
            ? Optional.empty()
            : day(Look.lexical(attested.get(attested.size() - 1))),
        exact(look, tenure, SCHEMA_END_DATE),
        bound);
  }

  private static Optional<LocalDate> exact(Look look, Node tenure, Node property) {
    return look.objects(tenure, property).stream()
        .filter(d -> !Sheet.open(d))
        .flatMap(d -> day(Look.lexical(d)).stream())
        .findFirst();
  }

  private static Optional<LocalDate> day(String written) {
    try {
      return Optional.of(LocalDate.parse(written));
    } catch (DateTimeParseException e) {
      // a month or a year alone has no place on the scale
      return Optional.empty();
    }
  }

  /** The first and the last year of the scale, or nothing where no day is known. */
  Page.Label scale() {
    if (earliest.isAfter(latest)) {
      return Page.Label.NONE;
    }
    String years =
        earliest.getYear() == latest.getYear()
            ? Integer.toString(earliest.getYear())
            : earliest.getYear() + " – " + latest.getYear();
    return new Page.Label(years, "");
  }

  Page.Cell cell(Node tenure) {
    Days days = all.get(tenure);
    if (days == null || days.from().isEmpty() || days.to().isEmpty()) {
      return Page.Cell.of();
    }
    double from = x(days.from().get());
    double to = Math.max(from, x(days.to().get()));
    List<Page.Block> blocks = new ArrayList<>();
    boolean seen = days.first().isPresent() || (days.start().isPresent() && days.end().isPresent());
    if (seen) {
      blocks.add(Page.Block.of(from, Math.max(MARK, to - from), "sure"));
    }
    days.start().ifPresent(d -> blocks.add(Page.Block.of(x(d), MARK, "start")));
    days.end().ifPresent(d -> blocks.add(Page.Block.of(x(d), MARK, "end")));
    if (days.end().isEmpty()) {
      days.bound().ifPresent(d -> blocks.add(Page.Block.of(x(d), MARK, "maybe")));
    }
    return Page.Cell.of(new Page.Bar(days.from().get() + " – " + days.to().get(), blocks));
  }

  private double x(LocalDate day) {
    long first = LocalDate.of(earliest.getYear(), 1, 1).toEpochDay();
    long last = LocalDate.of(latest.getYear(), 12, 31).toEpochDay();
    return (100 - MARK) * (day.toEpochDay() - first) / Math.max(1, last - first);
  }
}
