package io.github.gonggao.text;

import io.github.gonggao.model.HeaderField;
import io.github.gonggao.model.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a page has said of itself so far: its title, its dates, its publisher and its fields. Of
 * each kind the first counts; which kind counts more is settled when all of them are known.
 */
final class Particulars {
  private static final List<String> AFTER_NAME =
      List.of(
          "http", "www.", "；", ";", " ", "\u3000", "|", "\n", "【", "[", "（记者", "（作者", "（通讯员", "(记者",
          "(作者");

  private final String text;
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

  Particulars(String text) {
    this.text = text;
  }

  Optional<Span> title() {
    return title;
  }

  void title(Optional<Span> found) {
    title = title.or(() -> found);
  }

  boolean isTitled() {
    return title.isPresent();
  }

  boolean isDated() {
    return published.isPresent();
  }

  void published(Optional<LocalDate> date) {
    published = published.or(() -> date);
  }

  /** The name of an outlet in a value that may hold its address too. */
  void publisher(Span value) {
    publisher = publisher.or(() -> outlet(value));
  }

  /** What is called the publisher; empty where nothing is. */
  String publisher() {
    return publisher.map(p -> p.of(text)).orElse("");
  }

  void above(Optional<LocalDate> date) {
    above = above.or(() -> date);
  }

  /** The uppermost of the dates among the furniture counts, and they are read from below. */
  void below(Optional<LocalDate> date) {
    below = date;
  }

  /** A name that stands where an outlet stands, but is not called so. */
  void office(Supplier<Optional<Span>> name) {
    office = office.or(name);
  }

  boolean hasFields() {
    return !fields.isEmpty();
  }

  boolean holds(String value) {
    return fields.stream().anyMatch(f -> f.value().of(text).equals(value));
  }

  void field(HeaderField field) {
    fields.add(field);
  }

  void labelled(List<Labels.Labelled> found) {
    for (Labels.Labelled one : found) {
      Span value = one.value();
      switch (one.role()) {
        case PUBLISHED -> published = published.or(() -> date(value));
        case ISSUED -> issued = issued.or(() -> date(value));
        case DATE -> otherDate = otherDate.or(() -> date(value));
        case PUBLISHER -> {
          publisher(value);
          // 来源：江城日报 | 2020年4月3日 第3版
          edition = edition.or(() -> date(value));
        }
        case OFFICE -> office(() -> outlet(value));
        case TITLE -> title(value.isEmpty() ? Optional.empty() : Optional.of(value));
        case NUMBER, AUTHOR, FIELD, FURNITURE -> {}
      }
      if (one.role() != Labels.Role.FURNITURE && !value.isEmpty()) {
        fields.add(new HeaderField(one.label(), value));
      }
    }
  }

  private Optional<LocalDate> date(Span value) {
    return Dates.in(value.of(text));
  }

  /** The name in a source line, without address and issue; nothing where there is no name. */
  private Optional<Span> outlet(Span value) {
    String s = value.of(text);
    int end = s.length();
    for (String stop : AFTER_NAME) {
      int at = s.indexOf(stop);
      if (at >= 0) {
        end = Math.min(end, at);
      }
    }
    Span name = OuterForm.trim(text, new Span(value.start(), value.start() + end));
    boolean named = name.of(text).codePoints().anyMatch(Character::isLetter);
    return named ? Optional.of(name) : Optional.empty();
  }

  /**
   * All together.
   *
   * @param noted the date of a note under the title, where no other is
   */
  OuterForm.Found found(
      Span body, Signature signature, Dateline dateline, Supplier<Optional<LocalDate>> noted) {
    Optional<LocalDate> date =
        published
            .or(() -> issued)
            .or(() -> above)
            .or(() -> edition)
            .or(() -> below)
            .or(signature::date)
            .or(() -> otherDate)
            .or(() -> dateline.date(text, body))
            .or(noted);
    return new OuterForm.Found(
        title,
        date,
        publisher.or(dateline::outlet).or(() -> office),
        body,
        fields.stream().sorted(Comparator.comparingInt(f -> f.value().start())).toList());
  }
}
