package io.github.gonggao.resolve;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Keys of documents: the number where one is known, else title and year.
 *
 * <p>Most announcements cite by title alone. Such a citation is given the number or the year that
 * the corpus knows for that title, when it knows exactly one and the citation is not older than it;
 * a revision has its own year, so two known years leave citations without one.
 */
final class Documents {
  private static final int LEAST_TITLE = 8;

  private record Edition(String number, String year, LocalDate from)
      implements Comparable<Edition> {
    @Override
    public int compareTo(Edition other) {
      int byNumber = number.compareTo(other.number);
      return byNumber != 0 ? byNumber : year.compareTo(other.year);
    }
  }

  private final Map<String, TreeSet<Edition>> editions = new HashMap<>();

  void add(List<Fact> facts) {
    for (Fact fact : facts) {
      if (fact instanceof Fact.DocumentIssued issued
          && issued.document().value().length() >= LEAST_TITLE) {
        String number = issued.number().map(Documents::number).orElse("");
        String year = issued.issued().map(d -> Integer.toString(d.getYear())).orElse("");
        if (!number.isEmpty() || !year.isEmpty()) {
          LocalDate from = issued.issued().orElse(LocalDate.MIN);
          TreeSet<Edition> known =
              editions.computeIfAbsent(issued.document().value(), k -> new TreeSet<>());
          Edition edition = new Edition(number, year, from);
          if (!known.add(edition)) {
            Edition same = known.floor(edition);
            if (same != null && from.isBefore(same.from())) {
              known.remove(same);
              known.add(edition);
            }
          }
        }
      }
    }
  }

  List<String> key(Name document, List<Fact> facts, Optional<LocalDate> published) {
    String number = "";
    Optional<LocalDate> issued = Optional.empty();
    for (Fact fact : facts) {
      if (fact instanceof Fact.DocumentIssued here && here.document().equals(document)) {
        if (number.isEmpty()) {
          number = here.number().map(Documents::number).orElse("");
        }
        issued = issued.or(here::issued);
      }
    }
    if (!number.isEmpty()) {
      return List.of(number);
    }
    String year = issued.map(d -> Integer.toString(d.getYear())).orElse("");
    List<Edition> fitting = new ArrayList<>();
    for (Edition edition : editions.getOrDefault(document.value(), new TreeSet<>())) {
      if (year.isEmpty() || edition.year().isEmpty() || edition.year().equals(year)) {
        fitting.add(edition);
      }
    }
    List<String> numbers =
        fitting.stream().map(Edition::number).filter(n -> !n.isEmpty()).distinct().toList();
    List<String> years =
        fitting.stream().map(Edition::year).filter(y -> !y.isEmpty()).distinct().toList();
    boolean citedInTime =
        !year.isEmpty()
            || fitting.stream()
                .allMatch(e -> published.isEmpty() || !published.get().isBefore(e.from()));
    if (citedInTime && numbers.size() == 1 && years.size() <= 1) {
      return List.of(numbers.get(0));
    }
    if (citedInTime && year.isEmpty() && years.size() == 1 && numbers.isEmpty()) {
      year = years.get(0);
    }
    return List.of(document.value(), year);
  }

  static String number(String written) {
    return written.replaceAll("\\s+", "").replaceAll("[\\[(（【［]((?:19|20)\\d{2})[\\])）】］]", "〔$1〕");
  }
}
