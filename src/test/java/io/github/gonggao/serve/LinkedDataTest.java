package io.github.gonggao.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.graph.Vocabulary;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers answer: 303 to a document, 200 for a document, 404 for what is not there. */
class LinkedDataTest {
  private static final String ANNOUNCEMENT = "/a/20240306-a1a1a1a1";
  private static final String BASE = "https://w3id.org/gonggao";

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

  private static Optional<String> location(HttpResponse<String> response) {
    return response.headers().firstValue("Location");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html | .html",
        "application/xhtml+xml | .html",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | .html",
        "*/* | .html",
        "'' | .html",
        "text/turtle | .ttl",
        "application/x-turtle | .ttl",
        "application/ld+json | .jsonld",
        "application/json | .jsonld",
        "application/n-triples | .nt",
        "application/rdf+xml | .rdf",
        "text/turtle;q=0.5, application/ld+json | .jsonld",
        "text/turtle;q=0.9, application/ld+json;q=0.9 | .ttl",
        "text/html;q=0.2, text/turtle;q=0.8 | .ttl",
        "text/*;q=0.3, application/n-triples;q=0.2 | .html",
        "*/*;q=0.1, application/rdf+xml | .rdf",
        "text/html;q=0, */* | .ttl",
        "TEXT/TURTLE | .ttl",
        "application/ld+json;profile=\"http://www.w3.org/ns/json-ld#compacted\" | .jsonld",
        "image/png, text/turtle;q=0.001 | .ttl"
      })
  void the_accept_header_chooses_the_document(String accept, String extension) throws Exception {
    HttpResponse<String> response =
        accept.isEmpty() ? site.get(ANNOUNCEMENT) : site.accepting(ANNOUNCEMENT, accept);
    assertEquals(303, response.statusCode());
    assertEquals(ANNOUNCEMENT + extension, location(response).orElseThrow());
    assertTrue(response.headers().firstValue("Vary").orElse("").contains("Accept"));
    HttpResponse<String> document = site.accepting(location(response).get(), accept(accept));
    assertEquals(200, document.statusCode());
  }

  private static String accept(String accept) {
    return accept.isEmpty() ? "*/*" : accept;
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "text/html;q=0", "application/pdf, image/*"})
  void a_type_that_there_is_not_is_406_with_those_that_there_are(String accept) throws Exception {
    HttpResponse<String> response = site.accepting(ANNOUNCEMENT, accept);
    assertEquals(406, response.statusCode());
    assertTrue(response.body().contains("text/turtle"), response.body());
  }

  @ParameterizedTest
  @CsvSource({
    "html, .html",
    "ttl, .ttl",
    "turtle, .ttl",
    "jsonld, .jsonld",
    "nt, .nt",
    "ntriples, .nt",
    "rdf, .rdf",
    "rdfxml, .rdf",
    "text/turtle, .ttl"
  })
  void a_format_in_the_address_outranks_the_header(String format, String extension)
      throws Exception {
    HttpResponse<String> response =
        site.accepting(ANNOUNCEMENT + "?format=" + Running.encode(format), "application/ld+json");
    assertEquals(303, response.statusCode());
    assertEquals(ANNOUNCEMENT + extension, location(response).orElseThrow());
  }

  @Test
  void a_format_that_there_is_not_is_406() throws Exception {
    assertEquals(406, site.get(ANNOUNCEMENT + "?format=docx").statusCode());
  }

  private static Graph graph(HttpResponse<String> response, Lang lang) {
    assertEquals(200, response.statusCode());
    Graph graph = GraphFactory.createDefaultGraph();
    if (lang.equals(Lang.JSONLD)) {
      org.apache.jena.sparql.core.DatasetGraph data =
          org.apache.jena.sparql.core.DatasetGraphFactory.create();
      RDFParser.fromString(response.body(), lang).parse(data);
      data.find().forEachRemaining(quad -> graph.add(quad.asTriple()));
    } else {
      RDFParser.fromString(response.body(), lang).parse(graph);
    }
    return graph;
  }

  @Test
  void the_formats_of_a_document_say_the_same() throws Exception {
    String person = site.find("许𠮷安", "person");
    Node self = NodeFactory.createURI(BASE + person);
    Graph turtle = graph(site.get(person + ".ttl"), Lang.TURTLE);
    for (Format format : List.of(Format.JSONLD, Format.NTRIPLES, Format.RDFXML)) {
      Graph other =
          graph(
              site.get(person + "." + format.extension()),
              RDFLanguages.contentTypeToLang(format.types().get(0)));
      assertTrue(turtle.isIsomorphicWith(other), format.name());
    }
    assertTrue(turtle.contains(self, Terms.TYPE, Vocabulary.FOAF_PERSON));
    assertTrue(turtle.contains(Node.ANY, Vocabulary.ORG_MEMBER, self));
    assertTrue(
        turtle.contains(
            self, Vocabulary.SKOS_PREF_LABEL, NodeFactory.createLiteralLang("许𠮷安", "zh-Hans")));
  }

  @Test
  void an_announcements_data_are_its_graph() throws Exception {
    Graph turtle = graph(site.get(ANNOUNCEMENT + ".ttl"), Lang.TURTLE);
    assertTrue(turtle.contains(Node.ANY, Terms.TYPE, Vocabulary.MEETING));
    assertTrue(turtle.contains(Node.ANY, Terms.TYPE, Vocabulary.MENTION));
    Graph jsonld = graph(site.get(ANNOUNCEMENT + ".jsonld"), Lang.JSONLD);
    assertTrue(turtle.isIsomorphicWith(jsonld));
  }

  @Test
  void a_document_is_sent_as_what_it_is_and_names_its_alternatives() throws Exception {
    for (Format format : Format.values()) {
      HttpResponse<String> response = site.get(ANNOUNCEMENT + "." + format.extension());
      assertEquals(200, response.statusCode());
      assertEquals(
          format.types().get(0) + ";charset=utf-8",
          response.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""));
      String link = response.headers().firstValue("Link").orElseThrow();
      assertTrue(link.contains("<" + ANNOUNCEMENT + ".ttl>; rel=\"alternate\""), link);
      assertTrue(link.contains("<" + BASE + ANNOUNCEMENT + ">; rel=\"describes\""), link);
    }
  }

  @Test
  void a_document_is_not_sent_twice_to_who_has_it() throws Exception {
    for (String path : List.of("/", "/style.css", ANNOUNCEMENT + ".html", ANNOUNCEMENT + ".ttl")) {
      String tag = site.get(path).headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> again = site.get(path, "If-None-Match", tag);
      assertEquals(304, again.statusCode());
      assertEquals("", again.body());
      assertEquals(200, site.get(path, "If-None-Match", "\"other\"").statusCode());
    }
  }

  @Test
  void a_text_is_there_as_it_was_found() throws Exception {
    for (String path : List.of(ANNOUNCEMENT + "/text", ANNOUNCEMENT + "/reading")) {
      HttpResponse<String> response = site.get(path);
      assertEquals(200, response.statusCode());
      assertEquals(
          "text/plain;charset=utf-8",
          response.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""));
      assertEquals(Example.STUDY, response.body());
    }
    assertEquals(303, site.get(ANNOUNCEMENT + "/text?format=ttl").statusCode());
    Graph about = graph(site.get(ANNOUNCEMENT + "/text.ttl"), Lang.TURTLE);
    assertTrue(about.contains(Node.ANY, Vocabulary.SHA256, Node.ANY));
  }

  @Test
  void the_offsets_of_evidence_are_code_points_of_that_text() throws Exception {
    String text = site.get(ANNOUNCEMENT + "/text").body();
    Graph graph = graph(site.get(ANNOUNCEMENT + ".ttl"), Lang.TURTLE);
    List<Node> spans = new ArrayList<>();
    graph
        .find(Node.ANY, Terms.TYPE, Vocabulary.SPAN)
        .forEachRemaining(t -> spans.add(t.getSubject()));
    assertTrue(spans.size() > 10);
    for (Node span : spans) {
      String[] range = span.getURI().replaceFirst(".*#char=", "").split(",", -1);
      int start = text.offsetByCodePoints(0, Integer.parseInt(range[0]));
      int end = text.offsetByCodePoints(0, Integer.parseInt(range[1]));
      String exact =
          graph
              .find(span, Vocabulary.OA_EXACT, Node.ANY)
              .next()
              .getObject()
              .getLiteralLexicalForm();
      assertEquals(exact, text.substring(start, end));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/person/000000000000", "/person/", "/person", "/a/20990101-00000000", "/a/x.ttl",
        "/nothing", "/vocab/position/none", "/ask/q99", "/favicon.ico", "/person/x.html.html",
        "/a/20240306-a1a1a1a1.docx", "/.ttl", "/a/20240306-a1a1a1a1.html/"
      })
  void what_is_not_there_is_404(String path) throws Exception {
    HttpResponse<String> page = site.accepting(path, "text/html");
    assertEquals(404, page.statusCode());
    assertTrue(page.body().contains("没有这个地址"));
    HttpResponse<String> data = site.accepting(path, "text/turtle");
    assertEquals(404, data.statusCode());
    assertFalse(data.body().contains("<html"));
  }

  @Test
  void chinese_in_a_path_is_only_not_there() throws Exception {
    String path = "/person/" + Running.encode("林知远");
    assertEquals(404, site.accepting(path, "text/html").statusCode());
    assertTrue(
        site.raw("GET /人物/林知远 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            .startsWith("HTTP/1.1 40"));
  }

  @Test
  void terms_and_concepts_answer_too() throws Exception {
    assertEquals(
        "/ontology.ttl", location(site.accepting("/ontology", "text/turtle")).orElseThrow());
    Graph ontology = graph(site.get("/ontology.ttl"), Lang.TURTLE);
    assertTrue(ontology.contains(Vocabulary.TENURE, Node.ANY, Node.ANY));
    assertTrue(site.page("/ontology").getElementById("Tenure") != null);
    String concept = "/vocab/meeting-kind/study-session";
    assertEquals(concept + ".html", location(site.get(concept)).orElseThrow());
    assertTrue(site.page(concept).select("h1").text().contains("学习会"));
    assertTrue(site.page("/vocab/meeting-kind").select("#concepts tr").size() > 20);
  }

  @Test
  void head_says_what_get_would_without_the_body() throws Exception {
    for (String path :
        List.of(
            "/", ANNOUNCEMENT, ANNOUNCEMENT + ".html", "/nothing", "/a/20240306-a1a1a1a1/text")) {
      HttpResponse<String> get = site.get(path);
      HttpResponse<String> head =
          site.send(
              HttpRequest.newBuilder(site.uri(path))
                  .method("HEAD", HttpRequest.BodyPublishers.noBody()));
      assertEquals(get.statusCode(), head.statusCode(), path);
      assertEquals("", head.body());
      assertEquals(
          get.headers().firstValue("Content-Length"), head.headers().firstValue("Content-Length"));
    }
  }

  @Test
  void where_to_go_does_not_depend_on_what_the_client_calls_the_server() throws Exception {
    for (String headers :
        List.of(
            "Host: evil.example",
            "Host: evil.example:80\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https",
            "Host: x\r\nForwarded: host=evil.example",
            "Host: x\r\nX-Original-URL: //evil.example\r\nX-Rewrite-URL: //evil.example")) {
      String answer =
          site.raw(
              "GET " + ANNOUNCEMENT + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
      assertTrue(answer.startsWith("HTTP/1.1 303"), answer);
      assertTrue(answer.contains("Location: " + ANNOUNCEMENT + ".html\r\n"), answer);
      assertFalse(answer.contains("evil"), answer);
    }
    for (String target :
        List.of(
            "//evil.example/",
            "//evil.example" + ANNOUNCEMENT,
            "/%2f%2fevil.example",
            "/\\evil.example",
            ANNOUNCEMENT + "%0d%0aLocation:%20http://evil.example/",
            ANNOUNCEMENT + "?format=%0d%0aLocation:%20http://evil.example/",
            "http://evil.example" + ANNOUNCEMENT)) {
      String answer =
          site.raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertFalse(answer.contains("Location: http"), answer);
      assertFalse(answer.contains("Location: //"), answer);
      assertFalse(answer.contains("\nLocation: http://evil"), answer);
    }
  }
}
