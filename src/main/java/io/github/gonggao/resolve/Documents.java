package io.github.gonggao.resolve;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys of documents: the number where one is known, else title and year, and the issuer where two
 * issue under one title in one year.
 *
 * <p>A revision is a document of its own, which the year tells from the one before; the year comes
 * from the day of issue or from a mark behind the title (（2021年修订）), which is no part of it. Most
 * announcements cite by title alone: they mean the number or the year that the corpus knows for the
 * title, of several the latest that there was on the day of the announcement. A short form (《条例》)
 * never comes here; it is written out inside its announcement.
 */
final class Documents {
  /** A shorter title (《通知》) is many documents. */
  private static final int LEAST_TITLE = 8;

  /** Texts that hold until the next of their name; a report or a plan is another every year. */
  private static final Pattern LASTING = Pattern.compile(".*(条例|规定|办法|细则|规则|准则|规程|章程|法)(（试行）)?");

  private static final Pattern MARK =
      Pattern.compile("^(.+?)[（(](?:((?:19|20)\\d{2})年?)?(?:修订|修正|修改|修订版|修正版|版|版本)[)）]$");

  private record Edition(String number, String year, String issuer, LocalDate from)
      implements Comparable<Edition> {
    private static final Comparator<Edition> ORDER =
        Comparator.comparing(Edition::from)
            .thenComparing(Edition::number)
            .thenComparing(Edition::year)
            .thenComparing(Edition::issuer);

    @Override
    public int compareTo(Edition other) {
      return ORDER.compare(this, other);
    }

    boolean fits(String aYear, String anIssuer) {
      return (aYear.isEmpty() || year.isEmpty() || year.equals(aYear))
          && (anIssuer.isEmpty() || issuer.isEmpty() || issuer.equals(anIssuer));
    }
  }

  /** A title as it is cited: without the mark of its version, and the year of that mark. */
  private record Title(String base, String year) {
    static Title of(Name document) {
      Matcher mark = MARK.matcher(document.value());
      return mark.matches()
          ? new Title(mark.group(1), mark.group(2) == null ? "" : mark.group(2))
          : new Title(document.value(), "");
    }
  }

  private final Organizations organizations;
  private final Map<String, Set<Edition>> editions = new HashMap<>();

  Documents(Organizations organizations) {
    this.organizations = organizations;
  }

  void add(List<Fact> facts) {
    for (Fact fact : facts) {
      if (fact instanceof Fact.DocumentIssued issued) {
        Title title = Title.of(issued.document());
        Edition edition = edition(title, List.of(issued));
        if (title.base().length() >= LEAST_TITLE
            && !(edition.number().isEmpty() && edition.year().isEmpty())) {
          editions.computeIfAbsent(title.base(), k -> new TreeSet<>()).add(edition);
        }
      }
    }
  }

  /** All that the facts of one announcement say of one document. */
  private Edition edition(Title title, List<Fact.DocumentIssued> facts) {
    String number = "";
    String issuer = "";
    Optional<LocalDate> issued = Optional.empty();
    for (Fact.DocumentIssued fact : facts) {
      if (number.isEmpty()) {
        number = fact.number().map(Documents::number).orElse("");
      }
      if (issuer.isEmpty() && !fact.issuers().isEmpty()) {
        Set<String> all = new TreeSet<>();
        fact.issuers().forEach(i -> all.add(organizations.canonical(i.value())));
        issuer = String.join("、", all);
      }
      issued = issued.or(fact::issued);
    }
    String year =
        title.year().isEmpty()
            ? issued.map(d -> Integer.toString(d.getYear())).orElse("")
            : title.year();
    LocalDate from =
        issued.orElse(
            year.isEmpty() ? LocalDate.MIN : LocalDate.of(Integer.parseInt(year), 12, 31));
    return new Edition(number, year, issuer, from);
  }

  List<String> key(Name document, List<Fact> facts, Optional<LocalDate> published) {
    Title title = Title.of(document);
    List<Fact.DocumentIssued> here = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.DocumentIssued issued && issued.document().equals(document)) {
        here.add(issued);
      }
    }
    Edition own = edition(title, here);
    if (!own.number().isEmpty()) {
      return List.of(own.number());
    }
    List<Edition> fitting = new ArrayList<>();
    for (Edition edition : editions.getOrDefault(title.base(), Set.of())) {
      // a document that there was not yet must be another
      boolean intime =
          !own.year().isEmpty() || published.isEmpty() || !published.get().isBefore(edition.from());
      if (intime && edition.fits(own.year(), own.issuer())) {
        fitting.add(edition);
      }
    }
    String year = own.year().isEmpty() ? latest(fitting, published) : own.year();
    List<String> numbers =
        fitting.stream()
            .filter(e -> e.fits(year, own.issuer()))
            .map(Edition::number)
            .filter(n -> !n.isEmpty())
            .distinct()
            .toList();
    if (numbers.size() == 1) {
      return List.of(numbers.get(0));
    }
    return ambiguous(title.base(), year) && !own.issuer().isEmpty()
        ? List.of(title.base(), year, own.issuer())
        : List.of(title.base(), year);
  }

  /** A document's title without the mark of its version. */
  static String title(Name document) {
    return Title.of(document).base();
  }

  /** The key of the version before, where the announcement publishes a later one. */
  Optional<List<String>> before(Name document, List<Fact> facts, Optional<LocalDate> published) {
    List<Fact.DocumentIssued> here = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.DocumentIssued issued && issued.document().equals(document)) {
        here.add(issued);
      }
    }
    Title title = Title.of(document);
    Edition own = edition(title, here);
    boolean page = here.stream().anyMatch(Fact.DocumentIssued::publishedHere);
    if (!page || own.issuer().isEmpty() || !LASTING.matcher(title.base()).matches()) {
      return Optional.empty();
    }
    Edition last = null;
    for (Edition edition : editions.getOrDefault(title.base(), Set.of())) {
      boolean earlier = edition.from().isBefore(own.from()) && !edition.year().equals(own.year());
      if (earlier && edition.issuer().equals(own.issuer())) {
        last = edition;
      }
    }
    return Optional.ofNullable(last)
        .map(e -> e.number().isEmpty() ? List.of(title.base(), e.year()) : List.of(e.number()))
        .filter(key -> !key.equals(key(document, facts, published)));
  }

  /** The year of the latest edition; on no day, only of the only one. */
  private static String latest(List<Edition> fitting, Optional<LocalDate> published) {
    List<String> years =
        fitting.stream().map(Edition::year).filter(y -> !y.isEmpty()).distinct().toList();
    if (years.isEmpty() || (published.isEmpty() && years.size() > 1)) {
      return "";
    }
    // in the order of their days
    return years.get(years.size() - 1);
  }

  private boolean ambiguous(String title, String year) {
    return editions.getOrDefault(title, Set.of()).stream()
            .filter(e -> e.year().equals(year) && !e.issuer().isEmpty())
            .map(Edition::issuer)
            .distinct()
            .count()
        > 1;
  }

  static String number(String written) {
    return written.replaceAll("\\s+", "").replaceAll("[\\[(（【［]((?:19|20)\\d{2})[\\])）】］]", "〔$1〕");
  }
}
