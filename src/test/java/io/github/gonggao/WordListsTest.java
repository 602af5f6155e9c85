package io.github.gonggao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

/** What the heads of the word lists promise to the librarian who edits them. */
class WordListsTest {
  private static final String VOCABULARY = "https://w3id.org/gonggao/vocab/";

  /** Each list with its columns, the first of which names the row. */
  private static final Map<String, List<String>> LISTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "organizations",
                  List.of("canonical", "forms", "kind", "parent", "link", "rank", "en")),
              Map.entry("places", List.of("name", "short", "kind", "parent")),
              Map.entry("countries", List.of("name", "full", "en", "sign")),
              Map.entry("surnames", List.of("surname", "kind")),
              Map.entry("formulations", List.of("form", "en")),
              Map.entry("posts", List.of("title", "level")),
              Map.entry("agency-codes", List.of("code", "organization")),
              Map.entry("organization-ids", List.of("organization", "wikidata")),
              Map.entry("body-forms", List.of("form", "full", "place")),
              Map.entry("body-kinds", List.of("pattern", "kind")),
              Map.entry("rules", List.of("rule", "confidence", "counted"))));

  @Test
  void every_list_opens_with_its_columns_and_a_comment_and_every_row_fills_them()
      throws IOException {
    List<String> faults = new ArrayList<>();
    for (String list : LISTS.keySet()) {
      List<String> lines = lines(list);
      assertEquals(String.join("\t", LISTS.get(list)), lines.get(0), list);
      assertTrue(lines.get(1).startsWith("# "), list + " says what it is");
      for (String line : lines) {
        if (line.startsWith("#")) {
          continue;
        }
        List<String> cells = List.of(line.split("\t", -1));
        if (cells.size() != LISTS.get(list).size()
            || cells.get(0).isEmpty()
            || cells.stream().anyMatch(cell -> !cell.equals(cell.strip()))) {
          faults.add(list + ": " + line);
        }
      }
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void every_rule_has_a_share_of_right_facts() throws IOException {
    List<Map<String, String>> rules = rows("rules");
    assertTrue(rules.size() >= 30, "rules: " + rules.size());
    for (Map<String, String> row : rules) {
      double confidence = Double.parseDouble(row.get("confidence"));
      assertTrue(confidence > 0 && confidence < 1, row.toString());
    }
  }

  @Test
  void no_list_names_a_thing_twice() throws IOException {
    List<String> twice = new ArrayList<>();
    for (String list : LISTS.keySet()) {
      Set<String> seen = new TreeSet<>();
      for (Map<String, String> row : rows(list)) {
        String name = row.get(LISTS.get(list).get(0));
        // two provinces may each have a district of the same name
        String key = list.equals("places") ? name + " " + row.get("parent") : name;
        if (!seen.add(key)) {
          twice.add(list + ": " + key);
        }
      }
    }
    assertEquals(List.of(), twice);
  }

  @Test
  void a_form_stands_for_one_organization_only() throws IOException {
    Map<String, String> owner = new LinkedHashMap<>();
    List<String> shared = new ArrayList<>();
    for (Map<String, String> row : rows("organizations")) {
      String name = row.get("canonical");
      List<String> forms = new ArrayList<>(split(row.get("forms")));
      forms.add(name);
      for (String form : forms) {
        String other = owner.put(form, name);
        if (other != null) {
          shared.add(form + ": " + other + ", " + name);
        }
      }
    }
    assertEquals(List.of(), shared);
  }

  @Test
  void an_item_of_wikidata_belongs_to_one_registered_organization() throws IOException {
    Set<String> registered = new TreeSet<>();
    rows("organizations").forEach(row -> registered.add(row.get("canonical")));
    Set<String> items = new TreeSet<>();
    for (Map<String, String> row : rows("organization-ids")) {
      assertTrue(registered.contains(row.get("organization")), row.toString());
      assertTrue(row.get("wikidata").matches("Q[1-9]\\d*"), row.toString());
      assertTrue(items.add(row.get("wikidata")), row.toString());
    }
  }

  /** What the registry promises: its size, the organs of each province, and where to check them. */
  @Test
  void the_registry_holds_the_organs_of_every_province_and_says_where_to_check_them()
      throws IOException {
    Set<String> registered = new TreeSet<>();
    rows("organizations").forEach(row -> registered.add(row.get("canonical")));
    assertTrue(registered.size() >= 600, "bodies: " + registered.size());
    List<String> provinces =
        rows("places").stream()
            .filter(row -> row.get("parent").isEmpty())
            .map(row -> row.get("name"))
            .toList();
    assertEquals(34, provinces.size());
    List<String> missing = new ArrayList<>();
    for (String province : provinces) {
      // these three have organs of their own kinds, or none of this state
      if (!province.endsWith("特别行政区") && !province.equals("台湾省")) {
        for (String organ :
            List.of(
                "中国共产党%s委员会",
                "%s人民政府",
                "%s人民代表大会",
                "%s人民代表大会常务委员会",
                "中国人民政治协商会议%s委员会",
                "中国共产党%s纪律检查委员会",
                "%s监察委员会")) {
          String name = organ.formatted(province);
          missing.addAll(registered.contains(name) ? List.of() : List.of(name));
        }
      }
    }
    assertEquals(List.of(), missing);
    List<String> lines = lines("organizations");
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches("# [一二三四五六七八九十]+、.*")) {
        assertTrue(lines.get(i + 1).startsWith("# 可据以核对："), lines.get(i));
      }
    }
  }

  @Test
  void changes_and_codes_are_of_registered_organizations() throws IOException {
    Set<String> registered = new TreeSet<>();
    rows("organizations").forEach(row -> registered.add(row.get("canonical")));
    List<String> faults = new ArrayList<>();
    for (Map<String, String> row : rows("agency-codes")) {
      if (!registered.contains(row.get("organization"))) {
        faults.add(row.toString());
      }
    }
    for (Map<String, String> row : rows("organization-changes")) {
      List<String> before = split(row.get("before"));
      List<String> after = split(row.get("after"));
      boolean dated = row.get("date").matches("\\d{4}-\\d{2}-\\d{2}");
      boolean kind =
          Set.of("established", "renamed", "merged", "split", "abolished", "resubordinated")
              .contains(row.get("kind"));
      boolean same = !row.get("kind").equals("resubordinated") || before.equals(after);
      if (!dated
          || !kind
          || !same
          || (before.isEmpty() && after.isEmpty())
          || !registered.containsAll(before)
          || !registered.containsAll(after)
          || row.get("source").isEmpty()) {
        faults.add(row.toString());
      }
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void every_parent_has_its_row_and_no_organization_is_above_itself() throws IOException {
    Map<String, String> parents = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    for (Map<String, String> row : rows("organizations")) {
      parents.put(row.get("canonical"), row.get("parent"));
      if (row.get("parent").isEmpty() != row.get("link").isEmpty()) {
        faults.add("parent and link go together: " + row);
      }
      if (!Set.of("", "sub", "unit", "in", "administered").contains(row.get("link"))) {
        faults.add("no such link: " + row);
      }
    }
    for (String name : parents.keySet()) {
      int steps = 0;
      String above = parents.get(name);
      while (above != null && !above.isEmpty() && steps <= parents.size()) {
        if (!parents.containsKey(above)) {
          faults.add("no row for the parent " + above);
        }
        above = parents.get(above);
        steps++;
      }
      if (steps > parents.size()) {
        faults.add("above itself: " + name);
      }
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void kinds_and_ranks_are_codes_of_the_ontology() throws IOException {
    Model ontology = ModelFactory.createDefaultModel();
    try (InputStream in = WordListsTest.class.getResourceAsStream("/ontology/ontology.ttl")) {
      RDFDataMgr.read(ontology, in, Lang.TURTLE);
    }
    List<String> unknown = new ArrayList<>();
    for (Map<String, String> row : rows("organizations")) {
      if (!isConcept(ontology, "organization-kind/" + row.get("kind"))) {
        unknown.add(row.get("canonical") + ": " + row.get("kind"));
      }
      if (!row.get("rank").isEmpty() && !isConcept(ontology, "rank/" + row.get("rank"))) {
        unknown.add(row.get("canonical") + ": " + row.get("rank"));
      }
    }
    for (String list : List.of("body-kinds", "body-suffixes")) {
      for (Map<String, String> row : rows(list)) {
        String kind = row.get("kind");
        if (!kind.isEmpty()
            && !kind.equals("-")
            && !isConcept(ontology, "organization-kind/" + kind)) {
          unknown.add(list + ": " + row);
        }
      }
    }
    assertEquals(List.of(), unknown);
  }

  @Test
  void every_place_lies_in_a_province_of_the_list() throws IOException {
    Set<String> provinces = new TreeSet<>();
    for (Map<String, String> row : rows("places")) {
      if (row.get("parent").isEmpty()) {
        provinces.add(row.get("name"));
      }
    }
    assertEquals(34, provinces.size(), "provincial units");
    List<String> lost = new ArrayList<>();
    for (Map<String, String> row : rows("places")) {
      if (!row.get("parent").isEmpty() && !provinces.contains(row.get("parent"))) {
        lost.add(row.get("name") + ": " + row.get("parent"));
      }
    }
    assertEquals(List.of(), lost);
  }

  @Test
  void levels_and_surname_kinds_are_the_ones_the_heads_explain() throws IOException {
    Set<String> levels = new TreeSet<>();
    rows("posts").forEach(row -> levels.add(row.get("level")));
    assertEquals(
        new TreeSet<>(List.of("principal", "deputy", "member", "staff", "foreign", "standalone")),
        levels);
    List<String> faults = new ArrayList<>();
    for (Map<String, String> row : rows("surnames")) {
      boolean compound = row.get("surname").length() > 1;
      if (!row.get("kind").equals(compound ? "compound" : "single")) {
        faults.add(row.toString());
      }
    }
    assertEquals(List.of(), faults);
  }

  private static boolean isConcept(Model ontology, String code) {
    return ontology.contains(ontology.createResource(VOCABULARY + code), RDF.type, SKOS.Concept);
  }

  private static List<Map<String, String>> rows(String list) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> lines = lines(list);
    List<String> header = List.of(lines.get(0).split("\t", -1));
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        row.put(header.get(i), cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> split(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split("、", -1));
  }

  private static List<String> lines(String list) throws IOException {
    String path = "/ontology/words/" + list + ".tsv";
    try (InputStream in = WordListsTest.class.getResourceAsStream(path)) {
      assertTrue(in != null, path + " is on the class path");
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }
}
