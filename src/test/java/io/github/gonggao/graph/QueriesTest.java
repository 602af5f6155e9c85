package io.github.gonggao.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueriesTest {
  /** Of the ontology's own documentation: rows over the seed and the fixture. */
  private static final int[] ROWS = {
    2, 1, 2, 1, 3, 1, 4, 1, 5, 9, 3, 2, 2, 1, 1, 2, 10, 1, 16, 2, 3, 2, 2, 4, 3
  };

  private static long rows(DatasetGraph data, String sparql) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertEquals(Optional.empty(), Queries.run(data, sparql, "csv", out));
      return out.toString(StandardCharsets.UTF_8).lines().count() - 1;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void twenty_five_questions_ship_in_two_languages() {
    List<GraphView.Question> questions =
        GraphView.questions().stream().filter(q -> q.name().startsWith("q")).toList();
    assertEquals(25, questions.size());
    for (GraphView.Question question : questions) {
      assertTrue(question.chinese().matches(".*\\p{IsHan}.*"), question::toString);
      assertTrue(question.english().matches("[A-Z][\\p{ASCII}]+"), question::toString);
    }
    assertEquals("q01-study-sessions", GraphView.question("q01").orElseThrow().name());
    assertEquals(Optional.empty(), GraphView.question("q99"));
  }

  @Test
  void over_the_seed_and_the_fixture_they_give_the_rows_that_the_design_counts()
      throws IOException {
    Path design = Path.of("..", "shared", "design", "ontology").toAbsolutePath().normalize();
    if (!Files.exists(design)) {
      design = Path.of("..", "..", "shared", "design", "ontology").toAbsolutePath().normalize();
    }
    assumeTrue(Files.exists(design.resolve("seed.trig")), "the design is not beside the project");
    DatasetGraph data = DatabaseMgr.createDatasetGraph();
    data.getContext().set(TDB2.symUnionDefaultGraph, true);
    Path seed = design.resolve("seed.trig");
    Path fixture = design.resolve("queries").resolve("fixture.trig");
    Txn.executeWrite(
        data,
        () -> {
          RDFDataMgr.read(data, seed.toUri().toString());
          RDFDataMgr.read(data, fixture.toUri().toString());
          Concepts.ontology()
              .find()
              .forEach(
                  t ->
                      data.add(
                          new Iris(GraphSettings.DEFAULT_BASE.toString()).ontology(),
                          t.getSubject(),
                          t.getPredicate(),
                          t.getObject()));
        });
    Map<String, Long> expected = new TreeMap<>();
    Map<String, Long> found = new TreeMap<>();
    List<GraphView.Question> questions =
        GraphView.questions().stream().filter(q -> q.name().startsWith("q")).toList();
    for (int i = 0; i < questions.size(); i++) {
      expected.put(questions.get(i).name(), (long) ROWS[i]);
      found.put(questions.get(i).name(), rows(data, questions.get(i).sparql()));
    }
    assertEquals(expected, found);
  }

  @Test
  void they_answer_over_a_graph_of_our_own(@TempDir Path store) throws IOException {
    Example example = Example.studySession();
    try (Graph graph = Graph.open(store, Example.settings())) {
      graph.put(example.announcement(), example.all(), example.resolution());
      graph.commit();
    }
    try (GraphView view = GraphView.open(store)) {
      assertEquals(2, rows(view.data(), sparql("q01")));
      assertEquals(1, rows(view.data(), sparql("q07")));
      assertEquals(4, rows(view.data(), sparql("q09")));
      assertEquals(7, rows(view.data(), sparql("q10").replace("2020-04-02", "2021-03-04")));
      assertEquals(2, rows(view.data(), sparql("q11").replace("马军胜", "林海生")));
      assertEquals(6, rows(view.data(), sparql("q19")));
      assertEquals(1, rows(view.data(), sparql("q24")));
      assertEquals(
          1, rows(view.data(), sparql("q16").replace("马军胜", "林海生").replace("两个维护", "四个意识")));
      for (GraphView.Question question : GraphView.questions()) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertEquals(Optional.empty(), view.query(question.sparql(), "table", out));
        assertTrue(out.size() > 0, question.name());
      }
    }
  }

  private static String sparql(String name) {
    return GraphView.question(name).orElseThrow().sparql();
  }

  @Test
  void a_faulty_query_is_told_and_nothing_is_written(@TempDir Path store) throws IOException {
    Example example = Example.studySession();
    try (Graph graph = Graph.open(store, Example.settings())) {
      graph.put(example.announcement(), example.all(), example.resolution());
      graph.commit();
    }
    try (GraphView view = GraphView.open(store)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Optional<String> problem = view.query("SELECT ?x {", "table", out);
      assertTrue(problem.orElse("").contains("line 1"), problem::toString);
      assertEquals(0, out.size());
      for (String format : GraphView.queryFormats()) {
        for (String query :
            List.of(
                "SELECT * { ?s a <https://w3id.org/gonggao/ontology#Meeting> }",
                "ASK { ?s ?p ?o }",
                "CONSTRUCT { ?s ?p ?o } { ?s a <https://w3id.org/gonggao/ontology#Meeting> ; ?p ?o }",
                "DESCRIBE ?s { ?s a <https://w3id.org/gonggao/ontology#Meeting> }")) {
          ByteArrayOutputStream answer = new ByteArrayOutputStream();
          assertEquals(Optional.empty(), view.query(query, format, answer));
          assertTrue(answer.size() > 0, format + " " + query);
        }
      }
      assertFalse(
          view.query("SELECT * { SERVICE <http://localhost:9/> { ?s ?p ?o } }", "csv", out)
              .isEmpty());
    }
  }
}
