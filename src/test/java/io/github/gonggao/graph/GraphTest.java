package io.github.gonggao.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.SourceId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphTest {
  private static final SourceId OTHER =
      new SourceId("0badcafe0badcafe0badcafe0badcafe0badcafe0badcafe0badcafe0badcafe");

  @TempDir Path store;

  private static Graph.Change put(Graph graph, Example example) {
    return graph.put(example.announcement(), example.all(), example.resolution());
  }

  private Graph.Report build(GraphSettings settings, Example... examples) throws IOException {
    try (Graph graph = Graph.open(store, settings)) {
      for (Example example : examples) {
        put(graph, example);
      }
      return graph.commit();
    }
  }

  private Graph.Report build(Example... examples) throws IOException {
    return build(Example.settings(), examples);
  }

  private List<String> nquads() throws IOException {
    try (GraphView view = GraphView.open(store)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      view.export("nquads", out);
      return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
  }

  private Map<String, List<String>> byGraph() throws IOException {
    return nquads().stream()
        .collect(
            Collectors.groupingBy(
                l -> l.substring(l.lastIndexOf('<'), l.lastIndexOf('>')),
                TreeMap::new,
                Collectors.toList()));
  }

  /** Every file of the store with its size and time, but for the lock. */
  private Map<String, String> files() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("writer.lock")) {
          all.put(
              store.relativize(file).toString(),
              Files.size(file) + " " + Files.getLastModifiedTime(file));
        }
      }
    }
    return all;
  }

  @Test
  void a_new_store_holds_what_was_put_and_the_union_answers() throws IOException {
    Graph.Report report = build(Example.studySession());

    assertEquals(1, report.added());
    assertEquals(1, report.generation());
    assertTrue(report.written());
    assertEquals(nquads().size(), report.quads());
    try (GraphView view = GraphView.open(store)) {
      assertEquals(1, view.announcements());
      assertEquals(3, view.counts().get("Person"));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertEquals(
          java.util.Optional.empty(),
          view.query(
              "PREFIX gg: <https://w3id.org/gonggao/ontology#> SELECT (COUNT(*) AS ?n) { ?m a gg:Meeting }",
              "csv",
              out));
      assertEquals(List.of("n", "1"), out.toString(StandardCharsets.UTF_8).lines().toList());
    }
  }

  @Test
  void what_has_not_changed_is_not_written_again() throws IOException {
    build(Example.studySession());
    Map<String, String> before = files();

    Graph.Report report = build(Example.studySession());

    assertEquals(1, report.unchanged());
    assertFalse(report.written());
    assertEquals(1, report.generation());
    assertEquals(before, files());
  }

  @Test
  void an_edited_announcement_replaces_its_own_graph_and_no_other() throws IOException {
    Example other = Example.studySession(OTHER, "点亮航道");
    build(Example.studySession(), other);
    Map<String, List<String>> before = byGraph();

    Graph.Report report = build(Example.studySession(Example.ID, "一座也不能少"), other);

    Map<String, List<String>> after = byGraph();
    assertEquals(1, report.replaced());
    assertEquals(1, report.unchanged());
    assertEquals(2, report.generation());
    String edited = "<https://w3id.org/gonggao/a/20210305-5e1f00d0/graph";
    assertNotEquals(before.get(edited), after.get(edited));
    for (String graph : before.keySet()) {
      if (!graph.equals(edited) && !graph.endsWith("graph/provenance")) {
        assertEquals(before.get(graph), after.get(graph), graph);
      }
    }
  }

  @Test
  void a_store_changed_step_by_step_is_the_store_built_at_once() throws IOException {
    build(Example.studySession(Example.ID, "旧的口号"));
    build(Example.studySession(OTHER, "点亮航道"));
    build(Example.studySession());
    List<String> steps = nquads();

    Generations.delete(store);
    build(Example.studySession(OTHER, "点亮航道"), Example.studySession());

    assertEquals(nquads(), steps);
  }

  @Test
  void a_removed_announcement_takes_its_names_with_it() throws IOException {
    build(Example.studySession());
    List<String> alone = nquads();
    Example other = Example.studySession(OTHER, "点亮航道");
    build(other);

    try (Graph graph = Graph.open(store, Example.settings())) {
      assertTrue(graph.remove(OTHER));
      assertFalse(graph.remove(OTHER));
      assertEquals(1, graph.commit().removed());
    }

    assertEquals(alone, nquads());
  }

  @Test
  void the_last_word_about_an_announcement_counts_within_one_build() throws IOException {
    build(Example.studySession());
    List<String> expected = nquads();
    Generations.delete(store);

    build(Example.studySession(Example.ID, "旧的口号"), Example.studySession());

    assertEquals(expected, nquads());
  }

  @Test
  void the_size_of_a_batch_does_not_show() throws IOException {
    build(Example.studySession(), Example.studySession(OTHER, "点亮航道"));
    List<String> expected = nquads();
    Generations.delete(store);

    build(
        Example.settings().withBatch(7),
        Example.studySession(),
        Example.studySession(OTHER, "点亮航道"));

    assertEquals(expected, nquads());
  }

  @Test
  void a_failure_while_writing_goes_to_the_handler_and_leaves_the_store_as_it_was()
      throws IOException {
    build(Example.studySession());
    Map<String, List<String>> before = byGraph();
    List<Throwable> seen = new ArrayList<>();
    GraphSettings settings = Example.settings().withBatch(1).failingInto(seen::add);
    Database.failNext(new OutOfMemoryError("told to fail"));

    try (Graph graph = Graph.open(store, settings)) {
      put(graph, Example.studySession(OTHER, "点亮航道"));
      assertThrows(IllegalStateException.class, graph::commit);
      assertEquals("told to fail", seen.get(0).getMessage());
      assertThrows(
          IllegalStateException.class, () -> put(graph, Example.studySession(OTHER, "点亮夜航")));
    }

    assertEquals(before, byGraph());
  }

  /** Run in a process of its own, which does not survive it. */
  static final class Dying {
    public static void main(String[] arguments) throws IOException {
      try (Graph graph = Graph.open(Path.of(arguments[0]), Example.settings())) {
        Database.failNext(new OutOfMemoryError("told to fail"));
        put(graph, Example.studySession(OTHER, "点亮航道"));
        graph.commit();
      }
    }
  }

  @Test
  void a_process_whose_writing_fails_ends_at_once_and_the_next_one_builds_as_if_it_had_not_been()
      throws IOException, InterruptedException {
    build(Example.studySession());
    Map<String, List<String>> before = byGraph();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Dying.class.getName(),
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();

    assertEquals(GraphSettings.HALTED, process.waitFor());
    assertEquals(before, byGraph());
    assertEquals(1, build(Example.studySession(OTHER, "点亮航道")).added());
  }

  @Test
  void two_writers_do_not_meet() throws IOException {
    try (Graph first = Graph.open(store, Example.settings())) {
      put(first, Example.studySession());
      IOException refused =
          assertThrows(IOException.class, () -> Graph.open(store, Example.settings()));
      assertTrue(refused.getMessage().contains(Long.toString(ProcessHandle.current().pid())));
      assertTrue(refused.getMessage().contains("wait"));
      first.commit();
    }
    Graph.open(store, Example.settings()).close();
  }

  @Test
  void readers_go_on_with_what_they_opened_while_the_next_generation_is_made() throws IOException {
    build(Example.studySession());
    try (GraphView view = GraphView.open(store)) {
      for (int i = 0; i < 3; i++) {
        build(Example.studySession(Example.ID, "口号" + i));
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      view.export("nquads", out);
      assertTrue(out.toString(StandardCharsets.UTF_8).contains("守好每一座灯塔"));
    }
    try (GraphView first = GraphView.open(store);
        GraphView second = GraphView.open(store)) {
      assertEquals(4, first.generation());
      assertEquals(first.quads(), second.quads());
    }
    try (Stream<Path> generations = Files.list(store)) {
      assertEquals(
          List.of("gen-000003", "gen-000004"),
          generations
              .map(p -> p.getFileName().toString())
              .filter(n -> n.startsWith("gen-"))
              .sorted()
              .toList());
    }
  }

  @Test
  void a_directory_without_a_pointer_is_not_served() throws IOException {
    IOException refused = assertThrows(IOException.class, () -> GraphView.open(store));
    assertTrue(refused.getMessage().contains("gonggao build"), refused::getMessage);

    Files.createDirectories(store.resolve("gen-000001").resolve("database"));
    assertThrows(IOException.class, () -> GraphView.open(store));
  }

  @Test
  void a_damaged_pointer_is_told_with_what_to_do() throws IOException {
    build(Example.studySession());
    Files.writeString(store.resolve("current"), "gibberish", StandardCharsets.UTF_8);

    IOException refused = assertThrows(IOException.class, () -> GraphView.open(store));

    assertTrue(refused.getMessage().contains("build again"), refused::getMessage);
  }

  @Test
  void what_a_killed_build_left_is_swept_away_by_the_next() throws IOException {
    build(Example.studySession());
    Path half = Files.createDirectories(store.resolve("gen-000002").resolve("database"));
    Files.writeString(half.resolve("junk"), "junk", StandardCharsets.UTF_8);

    assertEquals(2, build(Example.studySession(OTHER, "点亮航道")).generation());
    assertFalse(Files.exists(half.resolve("junk")));
  }

  @Test
  void ten_edits_do_not_bloat_the_store() throws IOException {
    build(Example.studySession());
    long fresh = size();
    for (int i = 0; i < 10; i++) {
      build(Example.studySession(Example.ID, "口号" + i));
    }
    assertTrue(size() < 3 * fresh, () -> "grown to " + size() + " from " + fresh);
  }

  private long size() {
    try (GraphView view = GraphView.open(store)) {
      return Generations.bytes(store.resolve(Generations.name(view.generation())));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void every_export_reads_back_to_the_same_number() throws IOException {
    build(Example.studySession(), Example.studySession(OTHER, "点亮航道"));
    long quads = nquads().size();
    try (GraphView view = GraphView.open(store)) {
      ByteArrayOutputStream triples = new ByteArrayOutputStream();
      view.export("ntriples", triples);
      long union = triples.toString(StandardCharsets.UTF_8).lines().count();
      for (String format : GraphView.exportFormats()) {
        Rdf rdf = Rdf.of(format);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        view.export(format, out);
        var data = org.apache.jena.sparql.core.DatasetGraphFactory.create();
        org.apache.jena.riot.RDFParser.fromString(
                out.toString(StandardCharsets.UTF_8), rdf.format().getLang())
            .parse(data);
        long found = data.stream().count();
        // blank nodes of the ontology are the only thing that need not come back under one name
        assertEquals(rdf.quads() ? quads : union, found, format);
      }
    }
  }

  @Test
  void one_announcement_comes_out_with_the_names_it_needs() throws IOException {
    build(Example.studySession(), Example.studySession(OTHER, "点亮航道"));
    try (GraphView view = GraphView.open(store)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertTrue(view.export("20210305-5e1f00d0", "turtle", out));
      String turtle = out.toString(StandardCharsets.UTF_8);
      assertTrue(turtle.contains("守好每一座灯塔"));
      assertTrue(turtle.contains("\"Lin Haisheng\"@en"));
      assertFalse(turtle.contains("点亮航道"));
      assertFalse(view.export("19000101-00000000", "turtle", out));
    }
  }

  @Test
  void the_whole_store_is_checked_against_the_shapes() throws IOException {
    build(Example.studySession(), Example.studySession(OTHER, "点亮航道"));
    List<GraphView.Finding> findings = new ArrayList<>();
    try (GraphView view = GraphView.open(store)) {
      assertEquals(2, view.validate(findings::add));
    }
    assertEquals(List.of(), findings);
  }

  @Test
  void another_version_of_the_program_renews_what_does_not_come_from_announcements()
      throws IOException {
    build(Example.studySession());
    Graph.Report report = build(GraphSettings.of("2.0.0", Example.scripts()));
    assertTrue(report.written());
    assertEquals(1, report.announcements());
    assertTrue(nquads().stream().anyMatch(l -> l.contains("\"2.0.0\"")));
  }

  @Test
  void an_announcement_whose_day_was_corrected_leaves_no_graph_behind() throws IOException {
    Example example = Example.studySession();
    var old = example.announcement();
    var undated =
        new io.github.gonggao.model.Announcement(
            old.id(),
            old.location(),
            old.text(),
            old.title(),
            java.util.Optional.empty(),
            old.publisher(),
            old.body(),
            old.fields());
    try (Graph graph = Graph.open(store, Example.settings())) {
      graph.put(undated, example.all(), example.resolution());
      graph.commit();
    }

    assertEquals(1, build(example).replaced());

    assertTrue(nquads().stream().noneMatch(l -> l.contains("a/00000000-")));
  }

  @Test
  void two_sources_of_one_day_whose_ids_begin_alike_keep_apart() throws IOException {
    SourceId alike = new SourceId(Example.ID.value().substring(0, 8) + "f".repeat(56));
    Graph.Report report = build(Example.studySession(), Example.studySession(alike, "点亮航道"));
    assertEquals(2, report.announcements());
    assertTrue(nquads().stream().anyMatch(l -> l.contains("a/20210305-5e1f00d0ffffffff/graph")));
    assertFalse(build(Example.studySession(), Example.studySession(alike, "点亮航道")).written());
  }

  @Test
  void the_dataset_for_the_endpoint_shows_the_union_and_takes_no_writes() throws IOException {
    build(Example.studySession());
    try (GraphView view = GraphView.open(store)) {
      boolean found =
          view.read(
              data ->
                  org.apache.jena.sparql.exec.QueryExec.dataset(data)
                      .query("ASK { ?m a <https://w3id.org/gonggao/ontology#Meeting> }")
                      .ask());
      assertTrue(found);
      assertThrows(
          RuntimeException.class,
          () ->
              org.apache.jena.system.Txn.executeWrite(
                  view.dataset(),
                  () ->
                      view.dataset()
                          .add(
                              org.apache.jena.sparql.core.Quad.defaultGraphIRI,
                              Vocabulary.MEETING,
                              Vocabulary.HOST,
                              Vocabulary.MEETING)));
    }
  }

  @Test
  void many_threads_may_put_at_once() throws IOException {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      examples.add(Example.studySession(new SourceId(Iris.sha256("announcement " + i)), "口号" + i));
    }
    try (Graph graph = Graph.open(store, Example.settings().withBatch(1000))) {
      examples.parallelStream().forEach(example -> put(graph, example));
      assertEquals(24, graph.commit().added());
    }
    List<String> parallel = nquads();
    Generations.delete(store);

    build(examples.toArray(Example[]::new));

    assertEquals(nquads(), parallel);
  }
}
