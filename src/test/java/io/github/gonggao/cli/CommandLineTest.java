package io.github.gonggao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.gonggao.evaluate.Cards;
import io.github.gonggao.model.Card;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a user calls them, on folders of their own. */
class CommandLineTest {
  private static final String STUDY =
      """
      云岭县水务局党组召开理论学习中心组学习会

      发布时间：2021-06-01
      来源：云岭县水务局

      5月31日，云岭县水务局党组书记、局长韩青主持召开局党组理论学习中心组学习会，学习《云岭县河湖管理条例》。局党组成员、副局长江流出席会议。

      韩青强调，要守住防汛底线，保障群众安全。
      """;
  private static final String NOTICE =
      """
      云岭县人民政府关于江流任职的通知

      发布时间：2021-07-09

      云岭县人民政府2021年7月8日决定，任命江流为云岭县水务局局长。
      """;

  @TempDir Path dir;

  private record Run(int code, String out, String err) {}

  private Run gonggao(Object... args) {
    return gonggaoWith("", args);
  }

  private Run gonggaoWith(String input, Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            err,
            Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Path write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** The two announcements in a folder, and what {@code build} makes of them. */
  private Path built() throws IOException {
    write("in/study.txt", STUDY);
    write("in/notice.txt", NOTICE);
    Path out = dir.resolve("out");
    assertEquals(0, gonggao("build", dir.resolve("in"), "--out", out).code());
    return out;
  }

  private static Map<String, byte[]> bytes(Path folder) throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        // the lock holds the number of the process, and TDB2 keeps the place of its own there
        if (!name.endsWith(".lock")) {
          all.put(name, Files.readAllBytes(file));
        }
      }
    }
    return all;
  }

  private static void assertSameFiles(Map<String, byte[]> before, Map<String, byte[]> after) {
    assertEquals(before.keySet(), after.keySet());
    before.forEach((name, b) -> assertTrue(Arrays.equals(b, after.get(name)), name));
  }

  /** The lines of the N-Quads file by their graph. */
  private static Map<String, Set<String>> graphs(Path out) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(out.resolve("gonggao.nq.gz"))),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .collect(
              Collectors.groupingBy(
                  line -> line.substring(line.lastIndexOf('<')),
                  TreeMap::new,
                  Collectors.toCollection(TreeSet::new)));
    }
  }

  private static Set<String> announcementGraphs(Path out) throws IOException {
    return graphs(out).keySet().stream()
        .filter(g -> g.contains("/a/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void build_leaves_a_store_files_and_a_summary_that_says_what_next() throws IOException {
    write("in/study.txt", STUDY);
    Path out = dir.resolve("out");
    Run run = gonggao("build", dir.resolve("in"), "--out", out);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("1 (1 added, 0 replaced, 0 unchanged, 0 rejected)"), run.out());
    assertTrue(run.out().contains("meetingHeld"), run.out());
    assertTrue(run.out().contains("gonggao query q01"), run.out());
    assertEquals("", run.err(), "progress is for terminals");
    for (String file : List.of("tdb2", "gonggao.nq.gz", "gonggao.trig.gz", "announcements")) {
      assertTrue(Files.exists(out.resolve(file)), file);
      assertTrue(run.out().contains(out.resolve(file).toString()), file);
    }
    assertEquals(1, announcementGraphs(out).size());
  }

  @Test
  void building_again_changes_no_byte() throws IOException {
    Path out = built();
    Map<String, byte[]> before = bytes(out);
    Run again = gonggao("build", dir.resolve("in"), "--out", out);
    assertTrue(again.out().contains("2 (0 added, 0 replaced, 2 unchanged"), again.out());
    assertSameFiles(before, bytes(out));
  }

  @Test
  void an_edited_input_replaces_its_graph_alone() throws IOException {
    Path out = built();
    Map<String, Set<String>> before = graphs(out);
    write("in/notice.txt", NOTICE.replace("7月8日", "7月7日"));
    Run again = gonggao("build", dir.resolve("in"), "--out", out);
    assertTrue(again.out().contains("2 (0 added, 1 replaced, 1 unchanged"), again.out());
    Map<String, Set<String>> after = graphs(out);
    Set<String> same = new TreeSet<>(announcementGraphs(out));
    same.retainAll(before.keySet());
    assertEquals(1, same.size(), "the graph of the study session");
    same.forEach(graph -> assertEquals(before.get(graph), after.get(graph)));
    assertEquals(2, announcementGraphs(out).size());
  }

  @Test
  void an_input_that_is_gone_stays_in_the_graph() throws IOException {
    Path out = built();
    Files.delete(dir.resolve("in/study.txt"));
    Run again = gonggao("build", dir.resolve("in"), "--out", out);
    assertTrue(again.out().contains("2 (0 added, 0 replaced, 1 unchanged"), again.out());
    assertEquals(2, announcementGraphs(out).size());
  }

  @Test
  void sync_takes_out_what_is_gone_and_leaves_the_rest_byte_for_byte() throws IOException {
    Path out = built();
    write("one/notice.txt", NOTICE);
    Path fresh = dir.resolve("fresh");
    assertEquals(0, gonggao("build", dir.resolve("one"), "--out", fresh).code());

    Files.delete(dir.resolve("in/study.txt"));
    Run run = gonggao("build", "--sync", dir.resolve("in"), "--out", out);

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("removed                  1"), run.out());
    assertEquals(graphs(fresh), graphs(out));
    Map<String, byte[]> before = bytes(out);
    assertEquals(0, gonggao("build", "--sync", dir.resolve("in"), "--out", out).code());
    assertSameFiles(before, bytes(out));
  }

  @Test
  void sync_removes_nothing_where_inputs_cannot_be_read() throws IOException {
    Path out = built();
    Map<String, byte[]> before = bytes(out);

    Run none = gonggao("build", "--sync", dir.resolve("away"), "--out", out);
    Files.createDirectories(dir.resolve("empty"));
    Run empty = gonggao("build", "--sync", dir.resolve("empty"), "--out", out);
    assertEquals(3, none.code());
    assertTrue(none.err().contains("would remove all 2"), none.err());
    assertEquals(3, empty.code());
    assertSameFiles(before, bytes(out));
  }

  @Test
  void a_backup_restored_is_the_dataset_that_was_backed_up() throws IOException {
    Path out = built();
    Path backup = dir.resolve("backup.zip");
    Path other = dir.resolve("other");

    assertEquals(0, gonggao("backup", backup, "--dataset", out).code());
    byte[] first = Files.readAllBytes(backup);
    assertEquals(0, gonggao("backup", backup, "--dataset", out).code());
    assertTrue(Arrays.equals(first, Files.readAllBytes(backup)), "the same dataset, other bytes");
    Run run = gonggao("restore-backup", backup, "--out", other);

    assertEquals(0, run.code(), run.err());
    for (String file :
        List.of("facts.jsonl.gz", "gonggao.nq.gz", "gonggao.trig.gz", "summary.json")) {
      assertTrue(
          Arrays.equals(
              Files.readAllBytes(out.resolve(file)), Files.readAllBytes(other.resolve(file))),
          file);
    }
    assertEquals(0, gonggao("verify", "--dataset", other).code());
    Run again = gonggao("build", dir.resolve("in"), "--out", other);
    assertTrue(again.out().contains("0 added, 0 replaced, 2 unchanged"), again.out());
    assertEquals(3, gonggao("restore-backup", backup, "--out", other).code());

    Path cut = dir.resolve("cut.zip");
    for (int length : new int[] {0, 100, first.length / 2, first.length - 30}) {
      Files.write(cut, Arrays.copyOf(first, length));
      Run refused = gonggao("restore-backup", cut, "--out", dir.resolve("never"));
      assertEquals(3, refused.code(), "cut at " + length);
      assertFalse(Files.exists(dir.resolve("never")), "cut at " + length);
    }
    byte[] other1 = first.clone();
    other1[first.length / 2] ^= 1;
    Files.write(cut, other1);
    assertEquals(3, gonggao("restore-backup", cut, "--out", dir.resolve("never")).code());
  }

  @Test
  void verify_says_what_is_wrong_and_serve_and_query_refuse_it() throws IOException {
    Path out = built();
    Run good = gonggao("verify", "--dataset", out);
    assertEquals(0, good.code(), good.out());
    assertTrue(good.out().contains("all hold the same"), good.out());
    Path index;
    try (Stream<Path> files = Files.walk(out.resolve("tdb2"))) {
      index = files.filter(f -> f.endsWith("POSG-records.dat")).findFirst().orElseGet(() -> out);
    }
    if (index.equals(out)) {
      try (Stream<Path> files = Files.walk(out.resolve("tdb2"))) {
        index = files.filter(f -> f.toString().endsWith(".dat")).sorted().findFirst().get();
      }
    }
    Files.delete(index);

    Run bad = gonggao("verify", "--dataset", out);
    assertEquals(3, bad.code());
    assertTrue(bad.out().contains("WRONG"), bad.out());
    assertEquals(3, gonggao("query", "q01", "--dataset", out).code());
    assertEquals(3, gonggao("serve", "--port", "0", "--dataset", out).code());
  }

  @Test
  void remove_takes_out_one_announcement_as_if_it_had_never_been_there() throws IOException {
    Path out = built();
    write("one/notice.txt", NOTICE);
    Path fresh = dir.resolve("fresh");
    assertEquals(0, gonggao("build", dir.resolve("one"), "--out", fresh).code());
    String graph =
        announcementGraphs(out).stream().filter(g -> g.contains("/a/20210601-")).findFirst().get();
    String id = graph.replaceFirst(".*/a/", "").replaceFirst("/graph.*", "");

    Run unknown = gonggao("remove", id, "20210601-00000000", "--dataset", out);
    Run run = gonggao("remove", id, "--dataset", out);

    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("20210601-00000000"), unknown.err());
    assertFalse(unknown.err().contains(id), unknown.err());
    assertEquals(0, run.code(), run.err());
    assertEquals("1 removed, 1 announcements left\n", run.out());
    assertEquals(graphs(fresh), graphs(out));
    assertEquals(2, gonggao("remove", id, "--dataset", out).code());
    assertEquals(3, gonggao("remove", id, "--dataset", dir.resolve("none")).code());
  }

  @Test
  void the_number_of_threads_does_not_show() throws IOException {
    Path samples = Path.of("src/samples");
    assertEquals(
        gonggao("build", samples, "--out", dir.resolve("one"), "--threads", 1).code(),
        gonggao("build", samples, "--out", dir.resolve("two"), "--threads", 2).code());
    Map<String, byte[]> one = bytes(dir.resolve("one"));
    Map<String, byte[]> two = bytes(dir.resolve("two"));
    one.keySet().removeIf(name -> name.startsWith("tdb2"));
    two.keySet().removeIf(name -> name.startsWith("tdb2"));
    assertSameFiles(one, two);
  }

  @Test
  void every_bad_input_is_one_issue_and_the_rest_goes_on() throws IOException {
    write("in/study.txt", STUDY);
    write("in/empty.txt", "");
    Files.write(dir.resolve("in/junk.bin"), new byte[] {0, 1, 2, (byte) 0xff, 0, 0, 7});
    write("in/english.txt", "Nothing to see here, only English words and no announcement.");
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 9; i++) {
      lines.append(
          i == 7
              ? "{\"body\": \"没有写完\n"
              : "{\"body\": \"云岭县人民政府决定，任命江流为云岭县水务局局长，免去韩青的职务。第" + i + "号\"}\n");
    }
    write("in/lines.jsonl", lines.toString());
    Path out = dir.resolve("out");
    Path missing = dir.resolve("missing.txt");
    Run run = gonggao("build", dir.resolve("in"), missing, "--out", out);
    assertEquals(1, run.code(), run.out() + run.err());
    List<String> issues = run.err().lines().toList();
    assertEquals(5, issues.size(), run.err());
    assertIssue(issues, missing + ": MISSING_FILE: ", "check the path");
    assertIssue(issues, dir.resolve("in/empty.txt") + ": EMPTY_INPUT: ", "give");
    assertIssue(issues, dir.resolve("in/junk.bin") + ": BINARY_INPUT: ", "formats that are read");
    assertIssue(issues, dir.resolve("in/lines.jsonl") + ":7: BAD_JSON: ", "line 7");
    assertIssue(issues, dir.resolve("in/english.txt") + ": NO_ANNOUNCEMENT: ", "leave");
    assertEquals(9, announcementGraphs(out).size(), "the study session and eight lines");
  }

  private static void assertIssue(List<String> issues, String start, String advice) {
    assertEquals(
        1,
        issues.stream().filter(i -> i.startsWith(start) && i.contains(advice)).count(),
        start + " … " + advice + " in " + issues);
  }

  @Test
  void nothing_but_bad_input_is_told_and_no_failure() {
    Run run = gonggao("build", dir.resolve("nowhere"), "--out", dir.resolve("out"));
    assertEquals(1, run.code(), run.err());
    assertTrue(run.out().contains("0 (0 added, 0 replaced, 0 unchanged, 1 rejected)"), run.out());
  }

  @Test
  void the_same_announcement_twice_is_told_and_kept_once() throws IOException {
    write("in/a.txt", STUDY);
    write("in/b.txt", STUDY);
    Path out = dir.resolve("out");
    Run run = gonggao("build", dir.resolve("in"), "--out", out);
    assertEquals(0, run.code());
    assertTrue(run.out().matches("(?s).*DUPLICATE +1\n.*"), run.out());
    assertEquals(1, announcementGraphs(out).size());
    Map<String, byte[]> before = bytes(out);
    gonggao("build", dir.resolve("in"), "--out", out);
    assertSameFiles(before, bytes(out));
  }

  @Test
  void standard_input_is_read_where_a_hyphen_stands() throws IOException {
    Run run = gonggaoWith(STUDY, "extract", "-");
    assertEquals(0, run.code(), run.err());
    assertEquals("2021-06-01", Cards.fromJson(run.out()).published());
    assertEquals(2, gonggao("extract", "-", "-").code());
  }

  @Test
  void what_the_command_line_lacks_is_a_usage_error() {
    for (List<Object> args :
        List.<List<Object>>of(
            List.of(),
            List.of("bogus"),
            List.of("extract"),
            List.of("extract", "a.txt", "--format", "poem"),
            List.of("build", "--threads", "many"),
            List.of("query"),
            List.of("query", "q01", "-f", "x.rq"),
            List.of("query", "no-such-question"),
            List.of("export", "--format", "trig"),
            List.of("evaluate", "no-such-folder"))) {
      Run run = gonggao(args.toArray());
      assertEquals(2, run.code(), args + run.out() + run.err());
      assertNotEquals("", run.err(), args.toString());
      assertEquals("", run.out(), args.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTML_TAG=5", "HTML_TAGS=many", "HTML_TAGS=0", "HTML_TAGS=99999999999"})
  void a_limit_that_is_none_is_told(String setting) throws IOException {
    String name = "gonggao.limit." + setting.substring(0, setting.indexOf('='));
    System.setProperty(name, setting.substring(setting.indexOf('=') + 1));
    try {
      Run run = gonggao("extract", write("a.txt", STUDY));
      assertEquals(Main.USAGE, run.code());
      assertTrue(run.err().contains("-Dgonggao.limit." + setting + " "), run.err());
    } finally {
      System.clearProperty(name);
    }
  }

  @Test
  void a_store_that_is_not_there_says_how_to_make_it() {
    for (String command : List.of("query", "validate", "export")) {
      Run run =
          switch (command) {
            case "query" -> gonggao(command, "q01", "--dataset", dir);
            case "validate" -> gonggao(command, "--dataset", dir);
            default ->
                gonggao(command, "--dataset", dir, "--format", "trig", "--out", dir.resolve("x"));
          };
      assertEquals(3, run.code(), command);
      assertTrue(run.err().contains("gonggao build"), run.err());
    }
  }

  @Test
  void extract_writes_a_card_a_file_named_after_the_input() throws IOException {
    write("in/study.txt", STUDY);
    write(
        "in/lines.jsonl",
        "{\"id\": \"n1\", \"title\": \"任命\", \"body\": \"云岭县人民政府决定，任命江流为云岭县水务局局长。\"}\n"
            + "{\"id\": \"n2\", \"url\": \"https://example.org/2.html\","
            + " \"body\": \"云岭县人民政府决定，任命韩青为云岭县教育局局长。\"}\n");
    Path cards = dir.resolve("cards");
    assertEquals(0, gonggao("extract", dir.resolve("in"), "--out", cards).code());
    try (Stream<Path> files = Files.list(cards)) {
      assertEquals(
          Set.of("study.json", "n1.json", "n2.json"),
          files.map(f -> f.getFileName().toString()).collect(Collectors.toSet()));
    }
    Card card = Cards.read(cards.resolve("study.json"));
    assertEquals("云岭县水务局党组召开理论学习中心组学习会", card.title());
    assertEquals("2021-06-01", card.published());
    assertEquals("任命", Cards.read(cards.resolve("n1.json")).title());
  }

  @Test
  void extract_gives_facts_and_rdf() throws IOException {
    Path study = write("study.txt", STUDY);
    JsonNode facts =
        new JsonMapper().readTree(gonggao("extract", study, "--format", "facts").out());
    assertTrue(facts.get("facts").size() > 3, facts.toString());
    String turtle = gonggao("extract", study, "--format", "turtle").out();
    assertTrue(turtle.contains("gg:Announcement"), turtle);
    String trig = gonggao("extract", study, "--format", "trig").out();
    assertTrue(trig.contains("graph>"), "named graphs");
    String ntriples = gonggao("extract", study, "--format", "ntriples").out();
    assertTrue(ntriples.lines().allMatch(l -> l.endsWith(" .")));
    JsonNode jsonld =
        new JsonMapper().readTree(gonggao("extract", study, "--format", "jsonld").out());
    assertTrue(jsonld.has("@context") || jsonld.has("@graph"), jsonld.toString());
    Path notice = write("notice.txt", NOTICE);
    assertEquals(2, gonggao("extract", study, notice, "--format", "jsonld").code());
  }

  @Test
  void restore_undoes_what_mirrors_do() throws IOException {
    Path damaged =
        write("m.txt", "雲嶺縣水務局召開會議\n\n會議強調,要發(fā)揚(yáng)鬥爭精神,統(tǒng)籌發(fā)展和安全。會議要求各單位落實責任。\n");
    Run run = gonggao("restore", damaged);
    assertTrue(run.out().contains("会议强调，要发扬斗争精神，统筹发展和安全。"), run.out());
    String changes = gonggao("restore", "--changes", damaged).out();
    assertTrue(changes.contains("GLOSS\t發(fā)\t发"), changes);
  }

  @Test
  void restore_keeps_a_ledger_and_shows_what_it_did() throws IOException {
    Path damaged = write("m.txt", "雲嶺縣水務局召開會議\n\n𠮷水縣會議強調,要發(fā)揚(yáng)鬥爭精神,黨的基本遵循?！稐l例》要落實責任。\n");
    Path ledger = damaged.resolveSibling("ledger.jsonl");
    Run run = gonggao("restore", "--ledger", ledger, "--diff", damaged);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("[發(fā) → 发]"), run.out());
    assertTrue(run.out().contains("[?！稐l → 。《条]"), run.out());
    assertTrue(run.out().contains("注音"), run.out());
    assertFalse(run.out().contains("\u001B"), "colours are for terminals");
    String text = Files.readString(damaged);
    int[] points = text.codePoints().toArray();
    List<String> lines = Files.readAllLines(ledger);
    assertTrue(lines.size() > 10, lines::toString);
    for (String line : lines) {
      JsonNode repair = new JsonMapper().readTree(line);
      int start = repair.get("start").asInt();
      int length = repair.get("end").asInt() - start;
      assertEquals(repair.get("before").asText(), new String(points, start, length), line);
      assertTrue(repair.get("confidence").asDouble() > 0, line);
      assertTrue(repair.hasNonNull("rule") && repair.hasNonNull("after"), line);
    }
    assertEquals(2, gonggao("restore", "--diff", "--changes", damaged).code());
    Run alone = gonggao("restore", "--ledger", "-", damaged);
    assertEquals(lines, alone.out().lines().toList());
  }

  @Test
  void query_answers_in_every_format() throws IOException {
    Path out = built();
    String titles = "SELECT ?t WHERE { ?a a gg:Announcement ; dcterms:title ?t } ORDER BY ?t";
    String title = "云岭县人民政府关于江流任职的通知";
    for (String format : List.of("table", "csv", "tsv", "json", "xml")) {
      Run run = gonggao("query", "--dataset", out, "--format", format, titles);
      assertEquals(0, run.code(), run.err());
      assertTrue(run.out().contains(title), format + run.out());
    }
    String construct = "CONSTRUCT { ?a dcterms:title ?t } WHERE { ?a dcterms:title ?t }";
    for (String format : List.of("table", "turtle", "ntriples", "jsonld")) {
      Run run = gonggao("query", "--dataset", out, "--format", format, construct);
      assertEquals(0, run.code(), run.err());
      assertTrue(run.out().contains(title), format + run.out());
    }
    Path file = write("my.rq", titles);
    assertTrue(
        gonggao("query", "--dataset", out.resolve("tdb2"), "-f", file).out().contains(title));
  }

  @Test
  void every_question_that_ships_is_listed_and_runs() throws IOException {
    Path out = built();
    List<String> names =
        gonggao("query", "--list").out().lines().map(l -> l.replaceFirst(" .*", "")).toList();
    assertTrue(names.size() >= 25, names.toString());
    for (String name : names) {
      Run run = gonggao("query", "--dataset", out, name);
      assertEquals(0, run.code(), name + run.err());
    }
    assertTrue(gonggao("query", "--show", "q01").out().contains("SELECT"));
  }

  @Test
  void a_query_with_a_fault_names_its_line_as_the_user_wrote_it() throws IOException {
    Path out = built();
    Run run = gonggao("query", "--dataset", out, "SELECT ?t WHERE {\n ?a dcterms:title }");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("at line 2, column 19"), run.err());
  }

  @Test
  void export_writes_every_quad() throws IOException {
    Path out = built();
    Path file = dir.resolve("x.nq");
    Run run = gonggao("export", "--dataset", out, "--format", "nquads", "--out", file);
    assertEquals(0, run.code(), run.err());
    JsonNode info = new JsonMapper().readTree(gonggao("info", "--dataset", out, "--json").out());
    assertEquals(info.get("quads").longValue(), Files.readAllLines(file).size());
    assertEquals(2, info.get("announcements").intValue());
    assertEquals(
        Files.readString(file),
        gonggao("export", "--dataset", out, "--format", "nquads", "--out", "-").out());
    assertEquals(
        2,
        gonggao("export", "--dataset", out, "--format", "trig", "--out", dir.resolve("no/x"))
            .code());
    assertFalse(Files.exists(dir.resolve("no")));
  }

  @Test
  void validate_reports_as_text_and_as_json() throws IOException {
    Path out = built();
    Run text = gonggao("validate", "--dataset", out);
    assertTrue(text.out().contains("2 graphs checked"), text.out() + text.err());
    Run json = gonggao("validate", "--dataset", out, "--json");
    JsonNode report = new JsonMapper().readTree(json.out());
    assertEquals(2, report.get("checked").intValue());
    assertEquals(text.code(), report.get("conforms").booleanValue() ? 0 : 1);
    assertEquals(text.code(), json.code());
  }

  @Test
  void build_and_evaluate_speak_json() throws IOException {
    write("gold/study.txt", STUDY);
    Path cards = dir.resolve("gold");
    assertEquals(0, gonggao("extract", cards.resolve("study.txt"), "--out", cards).code());
    Run scores = gonggao("evaluate", cards, "--json", "-");
    assertEquals(0, scores.code(), scores.err());
    assertEquals(1.0, new JsonMapper().readTree(scores.out()).get("overall").doubleValue());
    assertEquals(
        3, gonggao("evaluate", cards, "--floor", "1.01").code(), "below a floor is a failure");
    Run run = gonggao("build", cards.resolve("study.txt"), "--out", dir.resolve("out"), "--json");
    JsonNode report = new JsonMapper().readTree(run.out());
    assertEquals(1, report.get("announcements").intValue());
    assertTrue(report.get("quads").longValue() > 100);
  }

  @Test
  void evaluate_scores_cards_that_were_made_before() throws IOException {
    write("gold/a.json", "{\"title\": \"通知\", \"officials\": [{\"name\": \"韩青\"}]}");
    write("cards/a.json", "{\"title\": \"通知\", \"officials\": [{\"name\": \"江流\"}]}");
    Path errors = dir.resolve("errors.tsv");
    Run run =
        gonggao(
            "evaluate", dir.resolve("gold"), "--system", dir.resolve("cards"), "--errors", errors);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("overall            F1 0.500"), run.out());
    assertEquals(
        List.of("a\tperson\tmissed\t韩青", "a\tperson\twrong\t江流"), Files.readAllLines(errors));
  }

  @Test
  void evaluate_fails_where_a_kind_of_fact_has_fallen_by_more_than_a_point() throws IOException {
    write("gold/a.json", "{\"title\": \"通知\", \"officials\": [{\"name\": \"韩青\"}]}");
    write("good/a.json", "{\"title\": \"通知\", \"officials\": [{\"name\": \"韩青\"}]}");
    write("bad/a.json", "{\"title\": \"通知\", \"officials\": [{\"name\": \"江流\"}]}");
    Path gold = dir.resolve("gold");
    Path frozen = dir.resolve("frozen.json");
    Path good = dir.resolve("good");
    assertEquals(
        0, gonggao("evaluate", gold, "--system", good, "--json", frozen).code(), "freezes");
    assertEquals(0, gonggao("evaluate", gold, "--system", good, "--baseline", frozen).code());
    Run worse = gonggao("evaluate", gold, "--system", dir.resolve("bad"), "--baseline", frozen);
    assertEquals(3, worse.code());
    assertTrue(worse.err().contains("person 1.000 → 0.000"), worse.err());
    write("empty.json", "{}");
    Run none = gonggao("evaluate", gold, "--system", good, "--baseline", dir.resolve("empty.json"));
    assertEquals(3, none.code());
    assertTrue(none.err().contains("--json"), none.err());
  }

  @Test
  void evaluate_tells_whether_confidence_means_what_it_says() throws IOException {
    write("gold/study.txt", STUDY);
    Path gold = dir.resolve("gold");
    assertEquals(0, gonggao("extract", gold.resolve("study.txt"), "--out", gold).code());
    Run all = gonggao("evaluate", gold, "--calibration");
    assertEquals(0, all.code(), all.err());
    assertTrue(all.out().contains("promised"), all.out());
    assertTrue(all.out().contains("OfficialExtractor/"), all.out());
    // with a card that holds nothing every fact is wrong
    write("gold/study.json", "{\"title\": \"x\"}");
    Run none = gonggao("evaluate", gold, "--calibration");
    assertTrue(
        none.out().lines().filter(l -> l.contains("Extractor/")).allMatch(l -> l.contains("0.000")),
        none.out());
    assertEquals(
        2, gonggao("evaluate", gold, "--system", gold, "--calibration").code(), "cards have none");
  }

  @Test
  void explain_shows_each_fact_under_the_line_that_says_it() throws IOException {
    write("study.txt", STUDY);
    Run run = gonggao("explain", dir.resolve("study.txt"));
    assertEquals(0, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    for (String line : STUDY.lines().filter(l -> !l.isBlank()).toList()) {
      assertTrue(lines.contains(line.strip()), "the text is all there: " + line);
    }
    assertTrue(
        lines.stream().anyMatch(l -> l.startsWith("    ") && l.contains("OfficialExtractor/")),
        run.out());
    assertTrue(lines.stream().noneMatch(l -> l.contains("\u001B")), "no colours in a pipe");
    assertEquals(1, gonggao("explain", dir.resolve("nothing.txt")).code());
  }

  @Test
  void messages_are_chinese_for_those_who_ask() throws IOException {
    write("in/study.txt", STUDY);
    Run run = gonggao("build", dir.resolve("in"), "--out", dir.resolve("out"), "--lang", "zh");
    assertTrue(run.out().contains("公告"), run.out());
    assertTrue(run.out().contains("下一步"), run.out());
  }

  @Test
  void every_command_teaches_by_example() {
    List<String> commands =
        List.of(
            "build",
            "extract",
            "restore",
            "query",
            "serve",
            "export",
            "validate",
            "evaluate",
            "explain",
            "info");
    for (String command : commands) {
      Run run = gonggao(command, "--help");
      assertEquals(0, run.code());
      assertTrue(run.out().contains("Examples:"), command);
      assertTrue(run.out().contains("gonggao " + command), command);
    }
    assertTrue(gonggao("--help").out().contains("Exit codes"));
    assertTrue(gonggao("--version").out().startsWith("gonggao "));
  }

  @Test
  void benchmark_times_every_stage_beside_hanlp() throws IOException {
    write("in/study.txt", STUDY);
    Run run = gonggao("benchmark", dir.resolve("in"), "--rounds", 1, "--warm-up", 0, "--json");
    assertEquals(0, run.code(), run.err());
    JsonNode json = JsonMapper.builder().build().readTree(run.out());
    assertEquals(1, json.get("announcements").asInt());
    Set<String> stages = new TreeSet<>();
    for (JsonNode stage : json.get("stages")) {
      stages.add(stage.get("stage").asText());
      for (String figure : List.of("seconds", "charactersPerSecond", "timesHanlp")) {
        assertTrue(stage.get(figure).asDouble() > 0, stage.toString());
      }
    }
    for (String stage :
        List.of(
            "read",
            "restore",
            "HanLP",
            "HanLP plain",
            "analysis",
            "BodyExtractor",
            "MentionExtractor",
            "extraction",
            "analysis and extraction",
            "resolve",
            "graph")) {
      assertTrue(stages.contains(stage), () -> stage + " is not among " + stages);
    }
  }

  @Test
  void benchmark_times_who_is_who_over_more_announcements_than_there_are() throws IOException {
    write("in/study.txt", STUDY);
    Run run = gonggao("benchmark", dir.resolve("in"), "--who", "1,3");
    assertEquals(0, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.get(0).startsWith("extraction of 1 announcements: "), run.out());
    assertTrue(lines.get(lines.size() - 1).startsWith("3 "), run.out());
  }

  @Test
  void benchmark_will_not_read_standard_input_which_comes_once() {
    Run run = gonggaoWith(NOTICE, "benchmark", "-", "--lang", "zh");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("标准输入"), run.err());
  }
}
