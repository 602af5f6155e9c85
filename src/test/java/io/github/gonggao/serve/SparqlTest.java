package io.github.gonggao.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoint, asked as the SPARQL 1.1 protocol says, and as it must not be asked. */
class SparqlTest {
  private static final String NAMES =
      "PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
          + "SELECT ?name WHERE { ?p a foaf:Person ; skos:prefLabel ?name } ORDER BY ?name";
  private static final String JSON = "application/sparql-results+json";
  private static final String GRAPH = "https://w3id.org/gonggao/a/20240306-a1a1a1a1/graph";

  @TempDir static Path dir;
  static Running site;

  @BeforeAll
  static void start() throws IOException {
    site = new Running(Example.store(dir));
  }

  @AfterAll
  static void stop() throws IOException {
    site.close();
  }

  private static void names(HttpResponse<String> response) {
    assertEquals(200, response.statusCode(), response.body());
    assertTrue(response.body().contains("林知远"), response.body());
    assertTrue(response.body().contains("许𠮷安"), response.body());
  }

  @Test
  void a_query_may_come_in_the_address() throws Exception {
    names(site.query(NAMES, JSON));
  }

  @Test
  void a_query_may_come_as_a_form() throws Exception {
    names(
        site.post(
            "/sparql", "application/x-www-form-urlencoded", "query=" + Running.encode(NAMES)));
  }

  @Test
  void a_query_may_be_the_body() throws Exception {
    names(site.post("/sparql", "application/sparql-query", NAMES));
    names(site.post("/sparql", "application/sparql-query; charset=utf-8", NAMES));
  }

  @Test
  void a_query_may_hold_chinese() throws Exception {
    String sparql =
        "SELECT ?p WHERE { ?p <http://www.w3.org/2004/02/skos/core#prefLabel> \"许𠮷安\"@zh-Hans }";
    HttpResponse<String> response = site.query(sparql, "text/csv");
    assertEquals(200, response.statusCode());
    assertEquals(2, response.body().lines().count());
  }

  @ParameterizedTest
  @CsvSource({
    "application/sparql-results+json, application/sparql-results+json",
    "application/json, application/json",
    "application/sparql-results+xml, application/sparql-results+xml",
    "text/csv, text/csv",
    "text/tab-separated-values, text/tab-separated-values",
    "text/plain, text/plain",
    "*/*, application/sparql-results+json",
  })
  void rows_come_in_the_format_that_is_asked_for(String accept, String type) throws Exception {
    HttpResponse<String> response = site.query(NAMES, accept);
    names(response);
    assertEquals(type, type(response));
  }

  @ParameterizedTest
  @CsvSource({
    "json, application/sparql-results+json",
    "xml, application/sparql-results+xml",
    "csv, text/csv",
    "tsv, text/tab-separated-values"
  })
  void a_format_in_the_address_outranks_the_header(String format, String type) throws Exception {
    HttpResponse<String> response =
        site.accepting(
            "/sparql?format=" + format + "&query=" + Running.encode(NAMES), "text/plain");
    names(response);
    assertEquals(type, type(response));
  }

  @ParameterizedTest
  @CsvSource({
    "text/turtle, text/turtle, TTL",
    "application/n-triples, application/n-triples, NT",
    "application/ld+json, application/ld+json, JSON-LD",
    "application/rdf+xml, application/rdf+xml, RDF/XML"
  })
  void graphs_come_in_the_format_that_is_asked_for(String accept, String type, String lang)
      throws Exception {
    for (String sparql :
        List.of(
            "CONSTRUCT { ?p a <http://xmlns.com/foaf/0.1/Person> } WHERE { ?p a"
                + " <http://xmlns.com/foaf/0.1/Person> }",
            "DESCRIBE ?p WHERE { ?p a <http://xmlns.com/foaf/0.1/Person> }")) {
      HttpResponse<String> response = site.query(sparql, accept);
      assertEquals(200, response.statusCode(), response.body());
      assertEquals(type, type(response));
      org.apache.jena.graph.Graph graph = GraphFactory.createDefaultGraph();
      RDFParser.fromString(response.body(), org.apache.jena.riot.RDFLanguages.nameToLang(lang))
          .parse(graph);
      assertTrue(graph.size() >= 2, response.body());
    }
  }

  @Test
  void rows_parse_again_as_what_they_are() throws Exception {
    for (Lang lang :
        List.of(
            ResultSetLang.RS_JSON,
            ResultSetLang.RS_XML,
            ResultSetLang.RS_CSV,
            ResultSetLang.RS_TSV)) {
      HttpResponse<String> response = site.query(NAMES, lang.getContentType().getContentTypeStr());
      RowSet rows =
          RowSetReaderRegistry.getFactory(lang)
              .create(lang)
              .read(
                  new ByteArrayInputStream(response.body().getBytes(StandardCharsets.UTF_8)),
                  org.apache.jena.query.ARQ.getContext());
      assertEquals(2, rows.stream().count(), lang.getName());
    }
  }

  @Test
  void ask_answers_true_or_false() throws Exception {
    assertTrue(site.query("ASK { ?s ?p ?o }", JSON).body().contains("true"));
    assertTrue(site.query("ASK { <http://none.example/> ?p ?o }", JSON).body().contains("false"));
  }

  @Test
  void the_default_graph_is_the_union_and_may_be_chosen() throws Exception {
    String count =
        "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/gonggao/ontology#Announcement> }";
    assertTrue(site.query(count, "text/csv").body().contains("3"));
    String one =
        "/sparql?default-graph-uri=" + Running.encode(GRAPH) + "&query=" + Running.encode(count);
    assertTrue(site.accepting(one, "text/csv").body().contains("1"));
    HttpResponse<String> posted =
        site.send(
            HttpRequest.newBuilder(site.uri("/sparql?default-graph-uri=" + Running.encode(GRAPH)))
                .header("Content-Type", "application/sparql-query")
                .header("Accept", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(count)));
    assertTrue(posted.body().contains("1"), posted.body());
    String named =
        "/sparql?named-graph-uri="
            + Running.encode(GRAPH)
            + "&query="
            + Running.encode("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }");
    assertEquals(2, site.accepting(named, "text/csv").body().lines().count());
    String form =
        "query="
            + Running.encode(count)
            + "&default-graph-uri="
            + Running.encode(GRAPH)
            + "&default-graph-uri="
            + Running.encode(GRAPH.replace("20240306-a1a1a1a1", "20240508-b2b2b2b2"));
    assertTrue(
        site.post("/sparql", "application/x-www-form-urlencoded", form).body().contains("2"));
  }

  @Test
  void a_query_that_is_none_is_the_clients_error_and_said_in_chinese_and_english()
      throws Exception {
    HttpResponse<String> response = site.query("SELECT 什么 WHERE", JSON);
    assertEquals(400, response.statusCode());
    assertEquals("text/plain", type(response));
    assertTrue(response.body().contains("查询语法有误"), response.body());
    assertTrue(response.body().contains("cannot be read"), response.body());
  }

  private static Stream<Arguments> wrongRequests() {
    String query = Running.encode("ASK {}");
    return Stream.of(
        Arguments.of("GET", "/sparql?query=" + query + "&query=" + query, "", "", 400),
        Arguments.of("GET", "/sparql", "", "", 400),
        Arguments.of("GET", "/sparql?query=", "", "", 400),
        Arguments.of("POST", "/sparql", "text/plain", "ASK {}", 415),
        Arguments.of("POST", "/sparql", "application/sparql-update", "CLEAR ALL", 415),
        Arguments.of(
            "POST", "/sparql", "application/x-www-form-urlencoded", "update=CLEAR+ALL", 400),
        Arguments.of("POST", "/sparql", "application/x-www-form-urlencoded", "nothing=1", 400),
        Arguments.of("POST", "/sparql", "application/sparql-query", "", 400),
        Arguments.of("PUT", "/sparql?query=" + query, "text/plain", "x", 405),
        Arguments.of("DELETE", "/sparql?query=" + query, "text/plain", "x", 405),
        Arguments.of("PATCH", "/sparql?query=" + query, "text/plain", "x", 405),
        Arguments.of("GET", "/sparql?format=word&query=" + query, "", "", 406));
  }

  @ParameterizedTest
  @MethodSource("wrongRequests")
  void what_the_protocol_forbids_is_refused(
      String method, String path, String type, String body, int status) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(site.uri(path));
    request.header("Accept", "application/sparql-results+json");
    if (type.isEmpty()) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", type)
          .method(method, HttpRequest.BodyPublishers.ofString(body));
    }
    assertEquals(status, site.send(request).statusCode());
  }

  @Test
  void a_form_without_its_media_type_is_refused() throws Exception {
    String body = "query=" + Running.encode("ASK {}");
    String answer =
        site.raw(
            "POST /sparql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body);
    assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
  }

  @Test
  void a_browser_without_a_query_is_led_to_the_form() throws Exception {
    HttpResponse<String> response = site.accepting("/sparql", "text/html,*/*;q=0.8");
    assertEquals(303, response.statusCode());
    assertEquals("/ask", response.headers().firstValue("Location").orElseThrow());
  }

  @Test
  void parameters_that_are_not_the_protocols_do_nothing() throws Exception {
    String plain = site.query(NAMES, "application/sparql-results+xml").body();
    HttpResponse<String> response =
        site.accepting(
            "/sparql?stylesheet="
                + Running.encode("x\"?><evil/>")
                + "&callback=evil&force-accept=text/html&output=text&timeout=0.001&query="
                + Running.encode(NAMES),
            "application/sparql-results+xml");
    assertEquals(plain, response.body());
    assertFalse(response.body().contains("evil"));
  }

  @Test
  void nothing_is_fetched_from_elsewhere() throws Exception {
    AtomicInteger hits = new AtomicInteger();
    HttpServer canary =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    canary.createContext(
        "/",
        exchange -> {
          hits.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    canary.start();
    try {
      String url = "http://127.0.0.1:" + canary.getAddress().getPort() + "/x";
      String service = "SERVICE <" + url + "> { ?s ?p ?o }";
      for (String sparql :
          List.of(
              "SELECT * WHERE { " + service + " }",
              "SELECT * WHERE { SERVICE SILENT <" + url + "> { ?s ?p ?o } }",
              "SELECT * WHERE { BIND(<" + url + "> AS ?e) SERVICE ?e { ?s ?p ?o } }",
              "SELECT * WHERE { OPTIONAL { " + service + " } }",
              "SELECT * WHERE { { SELECT * WHERE { " + service + " } } }",
              "SELECT * WHERE { ?s ?p ?o FILTER EXISTS { " + service + " } }",
              "SELECT * WHERE { ?s ?p ?o FILTER NOT EXISTS { ?s ?p ?o FILTER EXISTS { "
                  + service
                  + " } } }",
              "SELECT * WHERE { ?s ?p ?o MINUS { " + service + " } }",
              "SELECT (EXISTS { " + service + " } AS ?x) WHERE { }",
              "SELECT * WHERE { ?s ?p ?o } ORDER BY (EXISTS { " + service + " })",
              "SELECT ?s WHERE { ?s ?p ?o } GROUP BY ?s HAVING (EXISTS { " + service + " })",
              "CONSTRUCT { ?s ?p ?o } WHERE { " + service + " }",
              "DESCRIBE ?s WHERE { " + service + " }",
              "ASK { GRAPH ?g { " + service + " } }")) {
        HttpResponse<String> response = site.query(sparql, JSON);
        assertEquals(403, response.statusCode(), sparql);
        assertTrue(response.body().contains("SERVICE"), response.body());
      }
      assertEquals(
          400, site.query("SELECT * WHERE { LATERAL { " + service + " } }", JSON).statusCode());
      assertEquals(400, site.query("LOAD <" + url + ">", JSON).statusCode());
      String from = "SELECT * FROM <" + url + "> WHERE { ?s ?p ?o }";
      assertEquals(1, site.query(from, "text/csv").body().lines().count());
      String named = "SELECT * FROM NAMED <" + url + "> WHERE { GRAPH ?g { ?s ?p ?o } }";
      assertEquals(1, site.query(named, "text/csv").body().lines().count());
      String graph =
          "/sparql?default-graph-uri=" + Running.encode(url) + "&query=" + Running.encode(NAMES);
      assertEquals(1, site.accepting(graph, "text/csv").body().lines().count());
      assertEquals(0, hits.get());
    } finally {
      canary.stop(0);
    }
  }

  @Test
  void no_class_is_loaded_by_name() throws Exception {
    String canary = "java:io.github.gonggao.serve.SparqlTest$Canary";
    for (String sparql :
        List.of(
            "SELECT (<" + canary + ">(1) AS ?x) WHERE { }",
            "SELECT * WHERE { ?s ?p ?o FILTER(<" + canary + ">(?o)) }",
            "SELECT * WHERE { ?s ?p ?o } ORDER BY <" + canary + ">(?o)",
            "SELECT (SUM(<"
                + canary
                + ">(?o)) AS ?x) WHERE { ?s ?p ?o } GROUP BY <"
                + canary
                + ">(?s)",
            "SELECT * WHERE { ?s ?p ?o FILTER EXISTS { ?s ?p ?q FILTER(<" + canary + ">(?q)) } }",
            "SELECT (<http://www.w3.org/2005/xpath-functions#apply>(<" + canary + ">, 1) AS ?x) {}",
            "SELECT (<http://jena.apache.org/ARQ/function#eval>(<" + canary + ">, 1) AS ?x) {}",
            "CONSTRUCT { ?s ?p ?x } WHERE { ?s ?p ?o BIND(<" + canary + ">(?o) AS ?x) }")) {
      assertEquals(403, site.query(sparql, JSON).statusCode(), sparql);
    }
    // as a predicate it is a predicate that no triple has
    HttpResponse<String> predicate =
        site.query("SELECT * WHERE { ?s <" + canary + "> ?o }", "text/csv");
    assertEquals(200, predicate.statusCode());
    assertEquals(1, predicate.body().lines().count());
    assertEquals("", System.getProperty("gonggao.canary", ""));
  }

  /** Says so when its static initialiser runs. */
  static final class Canary {
    static {
      System.setProperty("gonggao.canary", "loaded");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://jena.apache.org/ARQ/function#wait",
        "http://jena.apache.org/ARQ/function#print",
        "http://jena.apache.org/ARQ/function#version",
        "http://jena.apache.org/ARQ/function#context",
        "http://www.w3.org/2005/xpath-functions/math#pi",
        "http://www.w3.org/2005/xpath-functions#substring",
        "http://none.example/f"
      })
  void functions_by_address_are_refused(String function) throws Exception {
    assertEquals(403, site.query("SELECT (<" + function + ">(1) AS ?x) {}", JSON).statusCode());
  }

  @Test
  void magic_predicates_are_only_predicates() throws Exception {
    HttpResponse<String> response =
        site.query(
            "SELECT * WHERE { ?x <http://jena.apache.org/ARQ/property#splitIRI> (?a ?b) }",
            "text/csv");
    assertEquals(1, response.body().lines().count());
  }

  @Test
  void casts_are_functions_of_sparql() throws Exception {
    String sparql =
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT (xsd:integer(\"7\") + 1 AS ?x) {}";
    assertTrue(site.query(sparql, "text/csv").body().contains("8"));
  }

  @Test
  void a_query_that_nests_too_deep_is_refused() throws Exception {
    String deep = "SELECT * WHERE " + "{".repeat(7_000) + "}".repeat(7_000);
    assertEquals(400, site.post("/sparql", "application/sparql-query", deep).statusCode());
  }

  @Test
  void a_query_that_is_too_long_is_refused() throws Exception {
    String longQuery = "ASK { } #" + "长".repeat(QueryRules.LONGEST);
    assertEquals(413, site.post("/sparql", "application/sparql-query", longQuery).statusCode());
  }

  @Test
  void a_query_out_of_time_is_503_with_no_half_answer() throws Exception {
    Site.Limits limits = Site.Limits.DEFAULT.withTimeout(Duration.ofMillis(300));
    try (Running hasty = new Running(dir.resolve("tdb2"), limits)) {
      for (String accept : List.of(JSON, "text/csv", "application/sparql-results+xml")) {
        HttpResponse<String> response =
            hasty.query("SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", accept);
        assertEquals(503, response.statusCode());
        assertTrue(response.headers().firstValue("Retry-After").isPresent());
        assertFalse(response.body().contains("https://w3id.org"), response.body());
      }
    }
  }

  @Test
  void an_answer_with_too_many_rows_is_refused_and_not_cut() throws Exception {
    Site.Limits limits = Site.Limits.DEFAULT.withRows(10);
    try (Running small = new Running(dir.resolve("tdb2"), limits)) {
      assertEquals(422, small.query("SELECT * WHERE { ?s ?p ?o }", "text/csv").statusCode());
      HttpResponse<String> ten =
          small.query("SELECT ?s ?p WHERE { ?s ?p ?o } LIMIT 10", "text/csv");
      assertEquals(200, ten.statusCode());
      assertEquals(11, ten.body().lines().count());
    }
  }

  private static String type(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElse("").replaceFirst("\\s*;.*", "");
  }
}
