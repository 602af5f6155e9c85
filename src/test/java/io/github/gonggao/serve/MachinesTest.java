package io.github.gonggao.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gonggao.graph.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is there for programs beside SPARQL: the catalogue, the limits, the dumps, every IRI. */
class MachinesTest {
  private static final String BASE = "https://w3id.org/gonggao/";
  private static final String VOID = "http://rdfs.org/ns/void#";

  @TempDir static Path dir;
  static Running site;

  @BeforeAll
  static void start() throws IOException {
    Files.write(dir.resolve("gonggao.nq.gz"), new byte[] {31, -117, 8, 0});
    Files.writeString(dir.resolve("summary.json"), "{}");
    site = new Running(Example.store(dir));
  }

  @AfterAll
  static void stop() throws IOException {
    site.close();
  }

  private static Graph graph(HttpResponse<String> response) {
    assertEquals(200, response.statusCode(), response.body());
    Graph graph = GraphFactory.createDefaultGraph();
    String type = type(response);
    if (type.equals("application/ld+json") || type.equals("application/trig")) {
      data(response).find().forEachRemaining(quad -> graph.add(quad.asTriple()));
    } else {
      RDFParser.fromString(response.body(), RDFLanguages.contentTypeToLang(type)).parse(graph);
    }
    return graph;
  }

  private static DatasetGraph data(HttpResponse<String> response) {
    DatasetGraph data = DatasetGraphFactory.create();
    RDFParser.fromString(response.body(), RDFLanguages.contentTypeToLang(type(response)))
        .parse(data);
    return data;
  }

  private static String type(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElse("").replaceFirst("\\s*;.*", "");
  }

  /** Every IRI of the store under its base: subjects, objects, graphs. */
  private static Set<String> identifiers() {
    return site.view()
        .read(
            data -> {
              Set<String> all = new TreeSet<>();
              data.find()
                  .forEachRemaining(
                      quad -> {
                        for (Node node :
                            List.of(
                                quad.getGraph(),
                                quad.getSubject(),
                                quad.getPredicate(),
                                quad.getObject())) {
                          if (node.isURI() && node.getURI().startsWith(BASE)) {
                            all.add(node.getURI().replaceFirst("#.*", ""));
                          }
                        }
                      });
              return all;
            });
  }

  @Test
  void every_identifier_of_the_graph_answers_with_a_document() throws Exception {
    List<String> dead = new ArrayList<>();
    Set<String> identifiers = identifiers();
    assertTrue(identifiers.size() > 100, "only " + identifiers.size());
    for (String identifier : identifiers) {
      String path = identifier.substring(BASE.length() - 1);
      HttpResponse<String> thing = site.accepting(path, "text/turtle");
      boolean text = thing.statusCode() == 200 && type(thing).equals("text/plain");
      if (thing.statusCode() != 303 && thing.statusCode() != 301 && !text) {
        dead.add(path + " " + thing.statusCode());
      } else if (!text) {
        String location = thing.headers().firstValue("Location").orElseThrow();
        assertTrue(location.chars().allMatch(c -> c > 0x20 && c < 0x7f), location);
        HttpResponse<String> document = site.accepting(location, "text/turtle");
        if (document.statusCode() != 200) {
          dead.add(location + " " + document.statusCode());
        }
      }
    }
    assertEquals(List.of(), dead);
  }

  @Test
  void every_sort_of_address_answers_in_every_format() throws Exception {
    List<String> things = new ArrayList<>();
    Set<String> kinds = new HashSet<>();
    for (String identifier : identifiers()) {
      String local = identifier.substring(BASE.length());
      String[] parts = local.split("/", -1);
      boolean vocabulary = parts[0].equals("vocab");
      String kind = parts[0] + parts.length + (vocabulary ? "" : parts[parts.length - 1]);
      kind = parts.length == 2 ? parts[0] : kind.replaceAll("[0-9]+", "0");
      // graphs that no announcement has are told about by the catalogue
      // and a version of the ontology leads to the ontology
      boolean led = local.startsWith("graph/") || local.startsWith("ontology/");
      if (!led && kinds.add(kind)) {
        things.add("/" + local);
      }
    }
    assertTrue(things.size() >= 12, things.toString());
    for (String thing : things) {
      Map<Format, Graph> graphs = new TreeMap<>();
      for (Format format : Format.values()) {
        String suffix = thing + "." + format.extension();
        HttpResponse<String> document = site.get(suffix);
        assertEquals(200, document.statusCode(), suffix);
        assertEquals(format.types().get(0), type(document), suffix);
        assertTrue(document.headers().firstValue("Vary").orElse("").contains("Accept"), suffix);
        assertTrue(
            document.headers().firstValue("Link").orElse("").contains("rel=\"alternate\""), suffix);
        HttpResponse<String> asked =
            site.accepting(thing + "?format=" + format.word(), "image/png");
        assertEquals(303, asked.statusCode(), thing + " " + format);
        assertEquals(suffix, asked.headers().firstValue("Location").orElseThrow());
        if (format != Format.HTML) {
          graphs.put(format, graph(document));
          assertEquals(
              "*", document.headers().firstValue("Access-Control-Allow-Origin").orElse(""), suffix);
        }
      }
      for (Map.Entry<Format, Graph> one : graphs.entrySet()) {
        assertTrue(
            one.getValue().isIsomorphicWith(graphs.get(Format.NTRIPLES)),
            thing + " " + one.getKey());
      }
    }
  }

  @Test
  void trig_says_which_graph_each_statement_is_in() throws Exception {
    DatasetGraph data = data(site.get(site.find("许𠮷安", "person") + ".trig"));
    Set<String> graphs = new TreeSet<>();
    data.listGraphNodes().forEachRemaining(g -> graphs.add(g.getURI()));
    assertTrue(graphs.contains(BASE + "a/20240306-a1a1a1a1/graph"), graphs.toString());
    assertTrue(graphs.contains(BASE + "a/20240508-b2b2b2b2/graph"), graphs.toString());
    assertEquals(0, data.getDefaultGraph().size());
  }

  @Test
  void the_catalogue_counts_what_is_there() throws Exception {
    for (String accept :
        List.of(
            "text/turtle",
            "application/ld+json",
            "application/n-triples",
            "application/rdf+xml",
            "application/trig",
            "*/*",
            "text/html")) {
      Graph graph = graph(site.accepting("/.well-known/void", accept));
      Node self = NodeFactory.createURI(BASE + "dataset");
      assertTrue(graph.contains(self, Terms.TYPE, NodeFactory.createURI(VOID + "Dataset")), accept);
      assertEquals("2", partition(graph, "class", Vocabulary.FOAF_PERSON, "entities"), "persons");
      String held = partition(graph, "property", Vocabulary.ORG_MEMBER, "triples");
      String counted =
          site.query(
                  "SELECT (COUNT(*) AS ?n) { ?s <http://www.w3.org/ns/org#member> ?o }", "text/csv")
              .body()
              .replaceAll("\\D", "");
      assertEquals(counted, held);
      assertTrue(
          graph.contains(
              self,
              NodeFactory.createURI(VOID + "dataDump"),
              NodeFactory.createURI(BASE + "dump/gonggao.nq.gz")));
    }
    assertEquals(406, site.accepting("/.well-known/void", "image/png").statusCode());
    for (String path : List.of("/dataset", "/dataset/class-1", "/graph/ontology")) {
      assertEquals(
          "/.well-known/void", site.get(path).headers().firstValue("Location").orElse(""), path);
    }
    assertEquals(404, site.get("/graph/nothing").statusCode());
    assertEquals(404, site.get("/ontology/0.0.0").statusCode());
  }

  private static String partition(Graph graph, String kind, Node what, String number) {
    Node part = graph.find(Node.ANY, NodeFactory.createURI(VOID + kind), what).next().getSubject();
    return graph
        .find(part, NodeFactory.createURI(VOID + number), Node.ANY)
        .next()
        .getObject()
        .getLiteralLexicalForm();
  }

  @Test
  void of_the_folder_of_a_build_only_the_dumps_are_given_out() throws Exception {
    HttpResponse<String> dump = site.get("/dump/gonggao.nq.gz");
    assertEquals(200, dump.statusCode());
    assertEquals("4", dump.headers().firstValue("Content-Length").orElseThrow());
    assertEquals(206, site.get("/dump/gonggao.nq.gz", "Range", "bytes=1-2").statusCode());
    for (String path :
        List.of(
            "/dump/",
            "/dump",
            "/dump/summary.json",
            "/dump/tdb2/current",
            "/dump/../summary.json",
            "/dump/./gonggao.nq.gz/../summary.json",
            "/dump/%73ummary.json",
            "/dump/gonggao.trig.gz")) {
      assertEquals(
          '4',
          site.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").charAt(9),
          path);
    }
  }

  @Test
  void the_endpoint_describes_itself_to_who_asks_nothing() throws Exception {
    for (String accept :
        List.of("text/turtle", "application/rdf+xml", "application/ld+json", "*/*")) {
      Graph graph = graph(site.accepting("/sparql", accept));
      assertTrue(
          graph.contains(
              Node.ANY,
              Terms.TYPE,
              NodeFactory.createURI("http://www.w3.org/ns/sparql-service-description#Service")));
    }
    assertEquals(400, site.accepting("/sparql", "application/sparql-results+json").statusCode());
  }

  @Test
  void answers_are_zipped_for_who_can_read_it_and_not_sent_twice() throws Exception {
    String query = "/sparql?query=" + Running.encode("SELECT * { ?s ?p ?o } LIMIT 100");
    for (String path : List.of(query, "/ontology.ttl", "/a/20240306-a1a1a1a1.html", "/limits")) {
      HttpResponse<byte[]> zipped =
          java.net.http.HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(site.uri(path)).header("Accept-Encoding", "gzip").build(),
                  HttpResponse.BodyHandlers.ofByteArray());
      assertEquals("gzip", zipped.headers().firstValue("Content-Encoding").orElse(""), path);
      String plain = site.get(path).body();
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
        assertEquals(plain, new String(in.readAllBytes(), StandardCharsets.UTF_8), path);
      }
      String tag = zipped.headers().firstValue("ETag").orElseThrow();
      for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, tag.replace("-gzip", ""))) {
        assertEquals(304, site.get(path, "If-None-Match", known).statusCode(), path + known);
      }
      assertTrue(
          site.get(path, "Accept-Encoding", "gzip;q=0")
              .headers()
              .firstValue("Content-Encoding")
              .isEmpty());
    }
  }

  @Test
  void a_browser_that_opens_a_query_gets_a_page() throws Exception {
    String query = "/sparql?query=" + Running.encode("ASK { }");
    HttpResponse<String> response =
        site.accepting(query, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    assertEquals(303, response.statusCode());
    assertEquals("/ask?query=ASK+%7B+%7D", response.headers().firstValue("Location").orElseThrow());
    assertEquals(200, site.accepting(query + "&format=json", "text/html,*/*;q=0.8").statusCode());
  }

  @Test
  void the_server_says_that_it_is_there_and_how_it_is() throws Exception {
    assertEquals("ok\n", site.get("/$/ping").body());
    site.query("ASK { }", "*/*");
    String metrics = site.get("/$/metrics").body();
    for (String name :
        List.of(
            "gonggao_requests_seconds_count",
            "kind=\"sparql\"",
            "gonggao_queries_running",
            "gonggao_announcements 3",
            "jvm_memory_used_bytes",
            "process_files_open_files")) {
      assertTrue(metrics.contains(name), name + "\n" + metrics);
    }
    for (int i = 0; i < 50; i++) {
      site.get("/nothing-" + i + "/x");
    }
    long series =
        site.get("/$/metrics")
            .body()
            .lines()
            .filter(l -> l.startsWith("gonggao_requests_seconds_count"))
            .count();
    assertTrue(series < 40, "series: " + series);
    assertEquals(404, site.get("/$/metrics", "X-Forwarded-For", "192.0.2.1").statusCode());
  }

  private static JsonNode limits(Running running) throws Exception {
    return new ObjectMapper()
        .readTree(running.accepting("/limits", "application/json").body())
        .get("limits");
  }

  private static long limit(JsonNode limits, String name) {
    for (JsonNode limit : limits) {
      if (limit.get("name").asText().equals(name)) {
        return limit.get("value").asLong();
      }
    }
    throw new AssertionError("no limit " + name);
  }

  @Test
  void the_limits_that_are_published_are_those_that_hold() throws Exception {
    Site.Limits small =
        Site.Limits.DEFAULT
            .withRows(7)
            .withBytes(5_000)
            .withBody(2_000)
            .withTimeout(Duration.ofSeconds(1))
            .withBudget(Duration.ofSeconds(50));
    try (Running running = new Running(dir.resolve("tdb2"), small)) {
      JsonNode limits = limits(running);
      long rows = limit(limits, "rows");
      assertEquals(7, rows);
      assertEquals(
          200, running.query("SELECT * { ?s ?p ?o } LIMIT " + rows, "text/csv").statusCode());
      assertEquals(
          422, running.query("SELECT * { ?s ?p ?o } LIMIT " + (rows + 1), "text/csv").statusCode());
      long bytes = limit(limits, "bytes");
      String filled = "SELECT (CONCAT('" + "x".repeat(950) + "','') AS ?x) { }";
      assertEquals(200, running.query(filled, "text/csv").statusCode());
      String tooMuch =
          "SELECT ?x { BIND('" + "x".repeat(1_300) + "' AS ?y) BIND(CONCAT(?y,?y,?y,?y) AS ?x) }";
      assertTrue(4 * 1_300 > bytes);
      assertEquals(422, running.query(tooMuch, "text/csv").statusCode());
      long body = limit(limits, "body");
      String comment = "ASK { } #";
      String fits = comment + "x".repeat((int) body - comment.length());
      assertEquals(200, running.post("/sparql", "application/sparql-query", fits).statusCode());
      assertEquals(
          413, running.post("/sparql", "application/sparql-query", fits + "x").statusCode());
      long begin = System.nanoTime();
      HttpResponse<String> late =
          running.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "*/*");
      assertEquals(503, late.statusCode());
      assertTrue(System.nanoTime() - begin >= limit(limits, "timeout") * 1_000_000_000);
      assertTrue(late.body().contains(limit(limits, "timeout") + " s"), late.body());
      for (JsonNode limit : limits) {
        String line = running.accepting("/limits", "text/plain").body();
        assertTrue(
            line.contains(limit.get("name").asText() + "\t" + limit.get("value").asText()), line);
      }
    }
    long query = limit(limits(site), "query");
    String longest = "ASK { } #" + "x".repeat((int) query - 9);
    assertEquals(200, site.post("/sparql", "application/sparql-query", longest).statusCode());
    assertEquals(413, site.post("/sparql", "application/sparql-query", longest + "x").statusCode());
  }

  @Test
  void a_line_of_the_log_has_nothing_of_what_was_asked_and_cannot_be_forged() throws Exception {
    List<String> lines = java.util.Collections.synchronizedList(new ArrayList<>());
    try (Site logged =
        Site.start(
            () -> io.github.gonggao.graph.GraphView.open(dir.resolve("tdb2")),
            "127.0.0.1",
            0,
            Site.Limits.DEFAULT,
            lines::add)) {
      java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient();
      for (String path :
          List.of(
              "/find?q=secret",
              "/a%0a%7b%22x%22:1%7d",
              "/%1b%5b31mred",
              "/" + "x".repeat(3_000),
              "/%E2%80%AEevil")) {
        client.send(
            HttpRequest.newBuilder(java.net.URI.create(logged.address() + path.substring(1)))
                .header("User-Agent", "secret \"}")
                .build(),
            HttpResponse.BodyHandlers.discarding());
      }
    }
    assertEquals(5, lines.size(), lines.toString());
    for (String line : lines) {
      JsonNode read = new ObjectMapper().readTree(line);
      assertTrue(read.get("status").asInt() >= 200, line);
      assertFalse(line.contains("secret"), line);
      assertTrue(line.length() < 600 && line.chars().allMatch(c -> c >= 0x20 && c < 0x7f), line);
    }
  }
}
