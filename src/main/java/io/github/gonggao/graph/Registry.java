package io.github.gonggao.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the word lists say of organizations, countries and formulations themselves. */
final class Registry {
  /** A line of the list of organizations; empty strings where it says nothing. */
  record Entry(String kind, String parent, String link, String rank, String english) {}

  private static final Entry NOTHING = new Entry("", "", "", "", "");
  private static final Map<String, Entry> ORGANIZATIONS = organizations();
  private static final Map<String, String> FORMULATIONS = formulations();
  private static final Set<String> COUNTRIES = countries();

  private Registry() {}

  static Entry organization(String canonical) {
    return ORGANIZATIONS.getOrDefault(canonical, NOTHING);
  }

  /** Usual English rendering of a fixed wording; empty where the list has none. */
  static String formulation(String form) {
    return FORMULATIONS.getOrDefault(form, "");
  }

  static boolean isForeign(String organization) {
    return COUNTRIES.contains(organization);
  }

  /** Changes with everything that this class can answer. */
  static String digest() {
    return Iris.sha256(
        new TreeMap<>(ORGANIZATIONS).toString()
            + new TreeMap<>(FORMULATIONS)
            + COUNTRIES.stream().sorted().toList());
  }

  private static Map<String, Entry> organizations() {
    Map<String, Entry> all = new HashMap<>();
    for (Words.Row row : Words.rows("organizations")) {
      all.putIfAbsent(row.at(0), new Entry(row.at(2), row.at(3), row.at(4), row.at(5), row.at(6)));
    }
    return all;
  }

  private static Map<String, String> formulations() {
    Map<String, String> all = new HashMap<>();
    Words.rows("formulations").forEach(row -> all.putIfAbsent(row.at(0), row.at(1)));
    return all;
  }

  private static Set<String> countries() {
    Set<String> all = new HashSet<>();
    Words.rows("countries").forEach(row -> all.addAll(List.of(row.at(0), row.at(1))));
    all.removeAll(Set.of("", "中国", "中华人民共和国"));
    return all;
  }
}
