package io.github.gonggao.evaluate;

import static io.github.gonggao.evaluate.Facts.tuple;

import io.github.gonggao.model.Card;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Scores cards against gold cards, fact by fact, as the project's score.py does: the same foldings,
 * the same matching of organizations and meetings, the same figures to the last digit.
 */
public final class Scorer {
  private static final Card NOTHING =
      new Card(
          null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of());

  private static final List<String> ORDER =
      List.of(
          "title",
          "date",
          "person",
          "post",
          "organization",
          "parent",
          "meeting",
          "meeting slot",
          "participation",
          "meeting document",
          "document",
          "document slot",
          "document relation",
          "change",
          "statement");

  private final Forms forms = new Forms();

  /**
   * Compares two sets of cards.
   *
   * @param gold by name of the card
   * @param system by name of the card; a name that is absent counts as all missed, one that the
   *     gold has not is ignored
   */
  public Scores score(Map<String, Card> gold, Map<String, Card> system) {
    Tally tally = new Tally();
    int absent = 0;
    // score.py walks the files: a-b.json comes before a.json
    Map<String, Card> inOrder =
        new TreeMap<>(Comparator.comparing(name -> name + ".json", Facts.BY_CODE_POINT));
    inOrder.putAll(gold);
    for (Map.Entry<String, Card> entry : inOrder.entrySet()) {
      Card found = system.get(entry.getKey());
      if (found == null) {
        absent++;
      }
      tally.card = entry.getKey();
      compare(entry.getValue(), found == null ? NOTHING : found, tally);
    }
    List<Scores.Kind> kinds =
        ORDER.stream()
            .filter(tally.counts::containsKey)
            .map(
                name -> {
                  int[] n = tally.counts.get(name);
                  return new Scores.Kind(name, n[0], n[1], n[2]);
                })
            .filter(kind -> kind.facts() > 0)
            .toList();
    return new Scores(inOrder.size(), absent, kinds, tally.errors);
  }

  /**
   * How one kind of fact of one card agrees with the gold card, whether or not the gold has any.
   */
  Scores.Kind count(String kind, Card gold, Card got) {
    Tally tally = new Tally();
    compare(gold, got, tally);
    int[] n = tally.counts.getOrDefault(kind, new int[3]);
    return new Scores.Kind(kind, n[0], n[1], n[2]);
  }

  private static final class Tally {
    final Map<String, int[]> counts = new HashMap<>();
    final List<String> errors = new ArrayList<>();
    String card;

    void add(String kind, Set<String> gold, Set<String> got) {
      add(kind, kind, gold, got);
    }

    void add(String kind, String where, Set<String> gold, Set<String> got) {
      List<String> missed = Facts.minus(gold, got);
      List<String> wrong = Facts.minus(got, gold);
      int[] n = counts.computeIfAbsent(kind, k -> new int[3]);
      n[0] += gold.size() - missed.size();
      n[1] += wrong.size();
      n[2] += missed.size();
      missed.forEach(f -> errors.add(String.join("\t", card, where, "missed", f)));
      wrong.forEach(f -> errors.add(String.join("\t", card, where, "wrong", f)));
    }
  }

  private void compare(Card gold, Card got, Tally tally) {
    both(tally, "person", gold, got, c -> set(c.officials(), o -> fold(o.name())));
    both(tally, "post", gold, got, this::posts);
    tally.add(
        "organization",
        set(gold.organizations(), o -> fold(o.name())),
        renamed(gold.organizations(), got.organizations()));
    parents(gold, got, tally);
    meetings(gold.meetings(), got.meetings(), tally);
    both(tally, "document", gold, got, this::titles);
    Set<String> known = titles(gold);
    both(tally, "document slot", gold, got, c -> documentSlots(c, known));
    both(
        tally,
        "document relation",
        gold,
        got,
        c ->
            set(
                c.documentRelations(),
                r -> tuple(fold(r.subject()), r.relation(), fold(r.object()))));
    both(
        tally,
        "change",
        gold,
        got,
        c -> set(c.changes(), x -> tuple(fold(x.person()), x.change(), fold(x.post()))));
    both(
        tally,
        "statement",
        gold,
        got,
        c ->
            set(
                c.statements(),
                x ->
                    tuple(
                        fold(x.speaker()),
                        x.act(),
                        Forms.head(Forms.wordCharacters(fold(x.starts())), 5))));
    both(
        tally,
        "date",
        gold,
        got,
        c -> given(c.published()) ? Set.of(tuple("published", c.published())) : Set.of());
    both(tally, "title", gold, got, c -> Set.of(Forms.wordCharacters(fold(c.title()))));
  }

  private void both(
      Tally tally, String kind, Card gold, Card got, Function<Card, Set<String>> facts) {
    tally.add(kind, facts.apply(gold), facts.apply(got));
  }

  private Set<String> posts(Card card) {
    Set<String> out = new LinkedHashSet<>();
    for (Card.Official o : card.officials()) {
      o.posts().forEach(p -> out.add(tuple(fold(o.name()), fold(p))));
    }
    return out;
  }

  private Set<String> titles(Card card) {
    return set(card.documents(), d -> fold(d.title()));
  }

  /** The system's organizations under the gold's names, wherever the two share a form. */
  private Set<String> renamed(List<Card.Organization> gold, List<Card.Organization> got) {
    Map<String, String> nameByForm = new HashMap<>();
    for (Card.Organization o : gold) {
      nameByForm.putIfAbsent(fold(o.name()), fold(o.name()));
      o.aliases().forEach(a -> nameByForm.putIfAbsent(fold(a), fold(o.name())));
    }
    Set<String> out = new LinkedHashSet<>();
    for (Card.Organization o : got) {
      List<String> written = new ArrayList<>();
      written.add(fold(o.name()));
      o.aliases().forEach(a -> written.add(fold(a)));
      out.add(
          written.stream()
              .filter(nameByForm::containsKey)
              .findFirst()
              .map(nameByForm::get)
              .orElse(written.get(0)));
    }
    return out;
  }

  /** Parents count only for organizations to which the gold gives one. */
  private void parents(Card gold, Card got, Tally tally) {
    Set<String> known =
        gold.organizations().stream()
            .filter(o -> given(o.parent()))
            .map(o -> fold(o.name()))
            .collect(Collectors.toSet());
    Function<Card, Set<String>> pairs =
        c ->
            c.organizations().stream()
                .filter(o -> given(o.parent()) && known.contains(fold(o.name())))
                .map(o -> tuple(fold(o.name()), fold(o.parent())))
                .collect(Collectors.toSet());
    both(tally, "parent", gold, got, pairs);
  }

  private void meetings(List<Card.Meeting> gold, List<Card.Meeting> got, Tally tally) {
    Map<Integer, Integer> pairs = matched(gold, got);
    Map<Integer, Integer> back = new HashMap<>();
    pairs.forEach((i, j) -> back.put(j, i));
    tally.add(
        "meeting",
        IntStream.range(0, gold.size())
            .mapToObj(i -> pairs.containsKey(i) ? tuple("m", i) : tuple("miss", label(gold.get(i))))
            .collect(Collectors.toSet()),
        IntStream.range(0, got.size())
            .mapToObj(
                j ->
                    back.containsKey(j)
                        ? tuple("m", back.get(j))
                        : tuple("extra", label(got.get(j))))
            .collect(Collectors.toSet()));
    Map<String, Function<Card.Meeting, Set<String>>> parts = new LinkedHashMap<>();
    parts.put("meeting slot", this::meetingSlots);
    parts.put("participation", m -> set(m.participants(), p -> tuple(fold(p.who()), p.role())));
    parts.put("meeting document", m -> set(m.documents(), this::fold));
    parts.forEach(
        (kind, facts) -> {
          for (int i = 0; i < gold.size(); i++) {
            Integer j = pairs.get(i);
            tally.add(
                kind,
                kind + " of " + label(gold.get(i)),
                facts.apply(gold.get(i)),
                j == null ? Set.of() : facts.apply(got.get(j)));
          }
          for (int j = 0; j < got.size(); j++) {
            if (!back.containsKey(j)) {
              tally.add(kind, kind + " of " + label(got.get(j)), Set.of(), facts.apply(got.get(j)));
            }
          }
        });
  }

  private record Candidate(double score, int gold, int got) {}

  /**
   * Gold meetings to the system's, greedily by likeness of name, kind and day; of two pairs that
   * are equally alike the later one in the cards goes first, as score.py sorts its tuples.
   */
  private Map<Integer, Integer> matched(List<Card.Meeting> gold, List<Card.Meeting> got) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < gold.size(); i++) {
      for (int j = 0; j < got.size(); j++) {
        Card.Meeting g = gold.get(i);
        Card.Meeting s = got.get(j);
        double score =
            Forms.dice(label(g), label(s))
                + (Objects.equals(g.kind(), s.kind()) ? .5 : 0)
                + (Objects.equals(g.start(), s.start()) ? .5 : 0);
        candidates.add(new Candidate(score, i, j));
      }
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::score)
            .thenComparingInt(Candidate::gold)
            .thenComparingInt(Candidate::got)
            .reversed());
    Map<Integer, Integer> pairs = new HashMap<>();
    for (Candidate c : candidates) {
      if (c.score >= .9 && !pairs.containsKey(c.gold) && !pairs.containsValue(c.got)) {
        pairs.put(c.gold, c.got);
      }
    }
    return pairs;
  }

  private Set<String> meetingSlots(Card.Meeting m) {
    Map<String, String> slots = new LinkedHashMap<>();
    slots.put("kind", m.kind());
    slots.put("start", m.start());
    slots.put("end", m.end());
    slots.put("place", m.place());
    slots.put("host", m.host());
    return slots.entrySet().stream()
        .filter(e -> given(e.getValue()))
        .map(e -> tuple(e.getKey(), fold(e.getValue())))
        .collect(Collectors.toSet());
  }

  private Set<String> documentSlots(Card card, Set<String> only) {
    SortedSet<String> out = new TreeSet<>();
    for (Card.Document d : card.documents()) {
      String title = fold(d.title());
      if (!only.contains(title)) {
        continue;
      }
      if (given(d.number())) {
        out.add(tuple(title, "number", fold(d.number())));
      }
      d.issuers().forEach(i -> out.add(tuple(title, "issuer", fold(i))));
      d.aliases().forEach(a -> out.add(tuple(title, "alias", fold(a))));
      if (given(d.issued())) {
        out.add(tuple(title, "issued", d.issued()));
      }
      if (given(d.effective())) {
        out.add(tuple(title, "effective", d.effective()));
      }
    }
    return out;
  }

  private String label(Card.Meeting m) {
    return fold(m.name());
  }

  private String fold(String s) {
    return forms.fold(s);
  }

  private static boolean given(String s) {
    return s != null && !s.isEmpty();
  }

  private static <T> Set<String> set(List<T> items, Function<T, String> fact) {
    return items.stream().map(fact).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
