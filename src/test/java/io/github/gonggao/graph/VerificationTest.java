package io.github.gonggao.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.SourceId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What damages a store, and who says so. */
class VerificationTest {
  private static final SourceId OTHER =
      new SourceId("0badcafe0badcafe0badcafe0badcafe0badcafe0badcafe0badcafe0badcafe");

  @TempDir Path dir;

  private Path store() {
    return dir.resolve("store");
  }

  private Graph.Report build(Example... examples) throws IOException {
    try (Graph graph = Graph.open(store(), Example.settings())) {
      for (Example example : examples) {
        graph.put(example.announcement(), example.all(), example.resolution());
      }
      return graph.commit();
    }
  }

  private static List<String> nquads(Path store) throws IOException {
    try (GraphView view = GraphView.open(store)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      view.export("nquads", out);
      return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** The checks that fail, with what they found. */
  private List<String> failures() {
    List<String> failed = new ArrayList<>();
    boolean whole =
        GraphView.verify(
            store(),
            true,
            check -> {
              if (!check.ok()) {
                failed.add(check.name() + ": " + check.detail());
              }
            });
    assertEquals(whole, failed.isEmpty());
    return failed;
  }

  private Path generation(int number) {
    return store().resolve(Generations.name(number));
  }

  @Test
  void a_store_is_whole_after_a_build_and_after_it_was_read() throws IOException {
    build(Example.studySession(), Example.studySession(OTHER, "点亮航道"));
    assertEquals(List.of(), failures());

    try (GraphView view = GraphView.open(store())) {
      view.query("SELECT * { ?s ?p ?o }", "csv", new ByteArrayOutputStream());
      view.find("韩", "", List.of(), 0, 10);
      view.query(
          "PREFIX text: <http://jena.apache.org/text#> SELECT * { ?s text:query '韩' }",
          "csv",
          new ByteArrayOutputStream());
      view.validate(finding -> {});
    }
    assertEquals(List.of(), failures());

    build(Example.studySession(Example.ID, "又一句"));
    assertEquals(List.of(), failures());
  }

  @Test
  void any_file_that_is_gone_cut_short_or_changed_is_found() throws IOException {
    build(Example.studySession());
    // one of each sort: each is as large as a segment of TDB2
    Map<String, Path> files;
    try (Stream<Path> all = Files.walk(generation(1))) {
      files =
          all.filter(Files::isRegularFile)
              .filter(f -> !Generations.isLock(f))
              .sorted()
              .collect(
                  Collectors.toMap(
                      f -> f.getFileName().toString().replaceFirst("^.*[.]", ""),
                      f -> f,
                      (first, second) -> first,
                      TreeMap::new));
    }
    files.keySet().retainAll(Set.of("bpt", "idn", "dat", "obj", "tsv", "cfs"));
    assertTrue(files.size() >= 5, () -> "" + files);
    for (Path file : files.values()) {
      byte[] bytes = Files.readAllBytes(file);
      String name = file.getFileName().toString();

      Files.delete(file);
      assertEquals(1, failures().size(), "without " + name);
      assertThrows(IOException.class, () -> GraphView.open(store()), name);
      if (bytes.length > 0) {
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
          cut.write(bytes, 0, bytes.length / 2);
        }
        assertEquals(1, failures().size(), "half of " + name);
        IOException refused = assertThrows(IOException.class, () -> GraphView.open(store()), name);
        assertTrue(refused.getMessage().contains("restore a backup"), refused::getMessage);

        byte[] other = bytes.clone();
        other[other.length / 2] ^= 1;
        Files.write(file, other);
        assertEquals(1, failures().size(), "another bit in " + name);
      }
      Files.write(file, bytes);
    }
    assertEquals(List.of(), failures());
  }

  @Test
  void an_index_that_holds_less_or_other_than_the_others_is_found() throws IOException {
    build(Example.studySession());
    Path database = generation(1).resolve(Generations.DATABASE);
    tamper(
        database,
        index -> {
          var first = index.all().next();
          index.delete(first);
        });
    assertFalse(indexesAgree(database));
  }

  private interface Tampering {
    void with(TupleIndex index);
  }

  private static void tamper(Path database, Tampering tampering) {
    DatasetGraph data = DatabaseMgr.connectDatasetGraph(database.toString());
    data.begin(ReadWrite.WRITE);
    DatasetGraphTDB tdb = TDBInternal.getDatasetGraphTDB(data);
    tampering.with(tdb.getQuadTable().getNodeTupleTable().getTupleTable().getIndex(3));
    data.commit();
    data.end();
    TDBInternal.expel(data, true);
  }

  private static boolean indexesAgree(Path database) {
    DatasetGraph data = DatabaseMgr.connectDatasetGraph(database.toString());
    data.begin(ReadWrite.READ);
    try {
      Counting.byGraph(TDBInternal.getDatasetGraphTDB(data));
      return true;
    } catch (IllegalStateException e) {
      return false;
    } finally {
      data.end();
      TDBInternal.expel(data, true);
    }
  }

  @Test
  void a_compaction_keeps_every_quad_and_sheds_what_was_replaced() throws IOException {
    Example[] many = new Example[6];
    for (int i = 0; i < many.length; i++) {
      many[i] = Example.studySession(Example.ID, "第" + i + "句话，说得很长".repeat(50));
      build(many[i]);
    }
    List<String> before = nquads(store());
    List<String> leftOver = new ArrayList<>();
    GraphView.verify(store(), false, c -> leftOver.add(c.name() + " " + c.detail()));
    assertTrue(leftOver.toString().contains(" in use, "), leftOver.toString());
    assertFalse(leftOver.toString().contains(" 0 left over"), leftOver.toString());

    try (Graph graph = Graph.open(store(), Example.settings())) {
      graph.compact();
      assertTrue(graph.commit().written());
    }

    assertEquals(before, nquads(store()));
    assertEquals(List.of(), failures());
    List<String> now = new ArrayList<>();
    GraphView.verify(store(), false, c -> now.add(c.name() + " " + c.detail()));
    assertTrue(now.toString().contains(" 0 left over"), now.toString());
    assertEquals(1, build(many[many.length - 1]).unchanged());
  }

  @Test
  void a_compaction_that_is_not_finished_leaves_the_store_as_it_was() throws IOException {
    build(Example.studySession());
    List<String> before = nquads(store());
    try (Graph graph = Graph.open(store(), Example.settings())) {
      graph.compact();
    }
    assertEquals(before, nquads(store()));
    assertEquals(List.of(), failures());
  }

  @Test
  void a_backup_gives_the_same_quads_names_and_search() throws IOException {
    build(Example.studySession(), Example.studySession(OTHER, "点亮航道"));
    Path parts = Files.createDirectories(dir.resolve("parts"));
    try (GraphView view = GraphView.open(store())) {
      view.backup(name -> Files.newOutputStream(parts.resolve(name)));
    }
    Path other = dir.resolve("other");

    Graph.Report report = Graph.restore(other, parts, Example.settings());

    assertEquals(2, report.announcements());
    assertEquals(nquads(store()), nquads(other));
    try (GraphView before = GraphView.open(store());
        GraphView after = GraphView.open(other)) {
      for (String words : List.of("", "韩", "航道", "学习")) {
        assertEquals(
            before.find(words, "", List.of(), 0, 50), after.find(words, "", List.of(), 0, 50));
      }
      assertTrue(GraphView.verify(other, true, check -> {}));
      assertTrue(after.announcements() > 0);
    }
    try (Graph graph = Graph.open(other, Example.settings())) {
      Example same = Example.studySession();
      assertEquals(
          Graph.Change.UNCHANGED, graph.put(same.announcement(), same.all(), same.resolution()));
      assertFalse(graph.commit().written());
    }
    IOException refused =
        assertThrows(IOException.class, () -> Graph.restore(other, parts, Example.settings()));
    assertTrue(refused.getMessage().contains("already"), refused::getMessage);
  }

  @Test
  void a_backup_that_lost_a_quad_is_not_restored() throws IOException {
    build(Example.studySession());
    Path parts = Files.createDirectories(dir.resolve("parts"));
    try (GraphView view = GraphView.open(store())) {
      view.backup(name -> Files.newOutputStream(parts.resolve(name)));
    }
    List<String> lines = new ArrayList<>(nquads(store()));
    lines.remove(lines.size() / 2);
    try (var out =
        new java.util.zip.GZIPOutputStream(Files.newOutputStream(parts.resolve(Backups.QUADS)))) {
      out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
    assertThrows(
        IOException.class, () -> Graph.restore(dir.resolve("other"), parts, Example.settings()));
    assertThrows(IOException.class, () -> GraphView.open(dir.resolve("other")));
  }

  @Test
  void whichever_piece_of_writing_fails_nothing_is_written_after_it() throws IOException {
    for (int piece : new int[] {0, 1, 2, 4}) {
      // a process that lives on cannot open what failed in it again, so each has a store of its own
      Path own = dir.resolve("store" + piece);
      try (Graph graph = Graph.open(own, Example.settings())) {
        Example first = Example.studySession();
        graph.put(first.announcement(), first.all(), first.resolution());
        graph.commit();
      }
      List<String> before = nquads(own);
      List<Throwable> seen = new ArrayList<>();
      GraphSettings settings = Example.settings().withBatch(20).failingInto(seen::add);
      Database.failAfter(piece, new OutOfMemoryError("piece " + piece));
      try (Graph graph = Graph.open(own, settings)) {
        Example other = Example.studySession(OTHER, "点亮航道");
        graph.put(other.announcement(), other.all(), other.resolution());
        graph.remove(Example.ID);
        assertThrows(IllegalStateException.class, graph::commit);
      } catch (IllegalStateException e) {
        // it failed before all were handed over
        assertEquals("piece " + piece, e.getCause().getMessage());
      }
      assertEquals(1, seen.size(), "piece " + piece);
      assertEquals(before, nquads(own), "piece " + piece);
      assertTrue(GraphView.verify(own, false, check -> {}));
    }
  }

  /** The corruption of Jena's GH-3877 needs an abort in a process that lives on: there is none. */
  @Test
  void the_node_table_has_no_holes_after_a_process_died_in_a_transaction() throws Exception {
    build(Example.studySession());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                GraphTest.Dying.class.getName(),
                store().toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(GraphSettings.HALTED, process.waitFor());
    build(Example.studySession(OTHER, "点亮航道"));
    assertEquals(List.of(), failures());
    byte[] nodes;
    try (Stream<Path> all = Files.walk(generation(2))) {
      nodes = Files.readAllBytes(all.filter(f -> f.endsWith("nodes-data.obj")).findFirst().get());
    }
    int run = 0;
    int longest = 0;
    for (byte b : nodes) {
      run = b == 0 ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    assertTrue(longest < 64, "zeros in a row: " + longest);
  }

  /** GH-3404: TDB2 keeps small decimals as numbers, and must give back what was put in. */
  @Test
  void decimals_come_back_as_they_were_written() {
    Path database = dir.resolve("decimals");
    List<String> forms =
        List.of("1.0", "1.00", "0.85", "0.9", "-0.5", "123456789012345678", "0.123456789012345678");
    DatasetGraph data = DatabaseMgr.connectDatasetGraph(database.toString());
    var graph = org.apache.jena.graph.NodeFactory.createURI("urn:g");
    data.begin(ReadWrite.WRITE);
    forms.forEach(
        form ->
            data.add(
                graph,
                graph,
                org.apache.jena.graph.NodeFactory.createURI("urn:p" + form),
                AnnouncementGraph.typed(
                    form, org.apache.jena.datatypes.xsd.XSDDatatype.XSDdecimal)));
    data.commit();
    data.end();
    TDBInternal.expel(data, true);
    DatasetGraph again = DatabaseMgr.connectDatasetGraph(database.toString());
    again.begin(ReadWrite.READ);
    try {
      for (String form : forms) {
        Triple found =
            again
                .find(
                    graph,
                    graph,
                    org.apache.jena.graph.NodeFactory.createURI("urn:p" + form),
                    org.apache.jena.graph.Node.ANY)
                .next()
                .asTriple();
        assertEquals(
            0,
            new java.math.BigDecimal(form)
                .compareTo(new java.math.BigDecimal(found.getObject().getLiteralLexicalForm())));
        if (List.of("0.85", "0.9", "-0.5").contains(form)) {
          // the forms that confidences have
          assertEquals(form, found.getObject().getLiteralLexicalForm());
        }
      }
    } finally {
      again.end();
      TDBInternal.expel(again, true);
    }
  }
}
