package io.github.gonggao.evaluate;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well cards agree with gold cards.
 *
 * @param cards how many gold cards there were
 * @param absent how many of them had no card to be compared with
 * @param kinds in the order of score.py, only those that the gold cards have facts of
 * @param errors one line a fact that was missed or is wrong: card, kind, {@code missed} or {@code
 *     wrong}, fact, tab separated
 */
public record Scores(int cards, int absent, List<Kind> kinds, List<String> errors) {
  public Scores {
    kinds = List.copyOf(kinds);
    errors = List.copyOf(errors);
  }

  /** The mean of the F1s of the kinds; 0 without kinds. */
  public double overall() {
    double sum = 0;
    for (Kind kind : kinds) {
      sum += kind.f1();
    }
    return kinds.isEmpty() ? 0 : sum / kinds.size();
  }

  /** The table that score.py prints. */
  public String table() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(Locale.ROOT, "%d gold cards, %d without a system card\n", cards, absent));
    for (Kind kind : kinds) {
      out.append(
          String.format(
              Locale.ROOT,
              "%-18s P %.3f  R %.3f  F1 %.3f  (%d facts)\n",
              kind.name(),
              kind.precision(),
              kind.recall(),
              kind.f1(),
              kind.facts()));
    }
    return out.append(String.format(Locale.ROOT, "%-18s F1 %.3f\n", "overall", overall()))
        .toString();
  }

  /** The figures in the form that score.py writes. */
  public String toJson() {
    Map<String, Object> byName = new LinkedHashMap<>();
    for (Kind kind : kinds) {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("p", kind.precision());
      figures.put("r", kind.recall());
      figures.put("f1", kind.f1());
      figures.put("facts", kind.facts());
      byName.put(kind.name(), figures);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("overall", overall());
    all.put("kinds", byName);
    return Cards.pretty(all);
  }

  /**
   * The F1 of each kind in figures that {@link #toJson} wrote, in their order.
   *
   * @throws IOException if {@code json} holds no such figures
   */
  public static Map<String, Double> fromJson(String json) throws IOException {
    Map<String, Double> out = new LinkedHashMap<>();
    Cards.tree(json)
        .path("kinds")
        .properties()
        .forEach(kind -> out.put(kind.getKey(), kind.getValue().path("f1").asDouble()));
    if (out.isEmpty()) {
      throw new IOException(
          "no figures of kinds of facts; write them with gonggao evaluate GOLD --json FILE");
    }
    return out;
  }

  /**
   * One kind of fact, counted over all cards.
   *
   * @param hits facts in both
   * @param wrong facts that only the system has
   * @param missed facts that only the gold has
   */
  public record Kind(String name, int hits, int wrong, int missed) {
    /** From 0 to 1; 0 where the system has no facts. */
    public double precision() {
      return hits + wrong == 0 ? 0 : (double) hits / (hits + wrong);
    }

    /** From 0 to 1; 0 where the gold has no facts. */
    public double recall() {
      return hits + missed == 0 ? 0 : (double) hits / (hits + missed);
    }

    /** The harmonic mean of the two. */
    public double f1() {
      double p = precision();
      double r = recall();
      return p + r == 0 ? 0 : 2 * p * r / (p + r);
    }

    /** How many facts the gold has. */
    public int facts() {
      return hits + missed;
    }
  }
}
