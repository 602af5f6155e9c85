package io.github.gonggao.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the word lists say of organizations, countries and formulations themselves. */
final class Registry {
  /** A line of the list of organizations; empty strings where it says nothing. */
  record Entry(
      List<String> forms, String kind, String parent, String link, String rank, String english) {}

  /** A line of the list of organization changes; one body at least, before or after. */
  record Change(String day, String kind, List<String> before, List<String> after, String source) {}

  private static final Map<Pattern, String> SPOKEN =
      Map.of(
          Pattern.compile("中国共产党(.{2,10}[省市县区州盟旗])委员会"), "$1委",
          Pattern.compile("中国共产党(.{2,10}[省市县区州盟旗])纪律检查委员会"), "$1纪委",
          Pattern.compile("中国人民政治协商会议(全国|.{2,10}[省市县区州盟旗])委员会"), "$1政协",
          Pattern.compile("(全国|.{2,10}[省市县区州盟旗])人民代表大会常务委员会"), "$1人大常委会");

  private static final Entry NOTHING = new Entry(List.of(), "", "", "", "", "");
  private static final List<Change> CHANGES = readChanges();
  private static final Map<String, Entry> ORGANIZATIONS = readOrganizations();
  private static final Map<String, List<String>> CODES = readCodes();
  private static final Map<String, String> WIKIDATA = readIds();
  private static final Map<String, String> FORMULATIONS = formulations();
  private static final Set<String> COUNTRIES = countries();

  private Registry() {}

  static Entry organization(String canonical) {
    return ORGANIZATIONS.getOrDefault(canonical, NOTHING);
  }

  /** Every organization of the list, but for names that a body no longer has. */
  static Map<String, Entry> organizations() {
    return ORGANIZATIONS;
  }

  static List<Change> changes() {
    return CHANGES;
  }

  /** The agency codes of an organization's documents. */
  static List<String> codes(String canonical) {
    return CODES.getOrDefault(canonical, List.of());
  }

  /** The item of an organization in Wikidata; empty where nobody has checked one. */
  static Optional<String> wikidata(String canonical) {
    return Optional.ofNullable(WIKIDATA.get(canonical));
  }

  /** The organ that an agency code stands for. */
  static Optional<String> organ(String code) {
    return CODES.entrySet().stream()
        .filter(e -> e.getValue().contains(code))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * A body as people speak of it where a title or a meeting follows: 青浦江市委 for 中国共产党青浦江市委员会. The
   * words of the schemes are the spoken ones (市委书记, 省委全体会议).
   */
  static String spoken(String canonical) {
    for (Map.Entry<Pattern, String> form : SPOKEN.entrySet()) {
      Matcher found = form.getKey().matcher(canonical);
      if (found.lookingAt()) {
        return found.replaceFirst(form.getValue());
      }
    }
    return canonical;
  }

  /** The name that a body goes by after all renamings. */
  static String today(String canonical) {
    String name = canonical;
    for (Change change : CHANGES) {
      if (change.kind().equals("renamed") && change.before().contains(name)) {
        name = change.after().get(0);
      }
    }
    return name;
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
            + CHANGES
            + new TreeMap<>(CODES)
            + new TreeMap<>(WIKIDATA)
            + new TreeMap<>(FORMULATIONS)
            + COUNTRIES.stream().sorted().toList());
  }

  private static Map<String, Entry> readOrganizations() {
    Map<String, Entry> all = new TreeMap<>();
    Map<String, List<String>> former = new HashMap<>();
    for (Words.Row row : Words.rows("organizations")) {
      String today = today(row.at(0));
      if (!today.equals(row.at(0))) {
        List<String> names = former.computeIfAbsent(today, k -> new ArrayList<>());
        names.add(row.at(0));
        names.addAll(Words.parts(row.at(1)));
        continue;
      }
      Entry entry =
          new Entry(Words.parts(row.at(1)), row.at(2), row.at(3), row.at(4), row.at(5), row.at(6));
      all.putIfAbsent(row.at(0), entry);
    }
    former.forEach(
        (name, names) ->
            all.computeIfPresent(
                name,
                (k, e) -> {
                  names.addAll(e.forms());
                  return new Entry(
                      List.copyOf(names), e.kind(), e.parent(), e.link(), e.rank(), e.english());
                }));
    return all;
  }

  private static List<Change> readChanges() {
    List<Change> all = new ArrayList<>();
    for (Words.Row row : Words.rows("organization-changes")) {
      all.add(
          new Change(
              row.at(0), row.at(1), Words.parts(row.at(2)), Words.parts(row.at(3)), row.at(4)));
    }
    all.sort(Comparator.comparing(Change::day));
    return List.copyOf(all);
  }

  private static Map<String, List<String>> readCodes() {
    Map<String, List<String>> all = new TreeMap<>();
    for (Words.Row row : Words.rows("agency-codes")) {
      all.computeIfAbsent(row.at(1), k -> new ArrayList<>()).add(row.at(0));
    }
    return all;
  }

  private static Map<String, String> readIds() {
    Map<String, String> all = new TreeMap<>();
    Words.rows("organization-ids").forEach(row -> all.put(row.at(0), row.at(1)));
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
