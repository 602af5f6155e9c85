package io.github.gonggao.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The SPARQL 1.1 Protocol tests of the W3C, as far as they are about queries: each request of the
 * manifest is sent byte for byte. They are read from {@code ../shared/suites}, since they are not
 * ours to copy; what they test is in {@link SparqlTest} in our own words, for where they are not.
 */
class ProtocolSuiteTest {
  private static final Path SUITE =
      Path.of("..", "shared", "suites", "w3c", "sparql", "sparql11", "protocol");
  private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
  private static final String HT = "http://www.w3.org/2011/http#";
  private static final String CNT = "http://www.w3.org/2011/content#";
  private static final String DATA = "http://kasei.us/2009/09/sparql/data/data";

  @TempDir static Path dir;
  static Running site;

  private static Path suite() {
    return Stream.of(SUITE, Path.of("..").resolve(SUITE))
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(SUITE);
  }

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(Files.isDirectory(suite()), "the W3C protocol tests are not at " + SUITE);
    Path store = Example.store(dir);
    List<Quad> quads = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      Model data = RDFDataMgr.loadModel(suite().resolve("data" + i + ".nt").toString());
      String graph = DATA + i + ".rdf";
      data.getGraph()
          .find()
          .forEachRemaining(t -> quads.add(Quad.create(NodeFactory.createURI(graph), t)));
    }
    Example.smuggle(store, quads);
    site = new Running(store);
  }

  @AfterAll
  static void stop() throws IOException {
    if (site != null) {
      site.close();
    }
  }

  private static Property property(String namespace, String name) {
    return ResourceFactory.createProperty(namespace, name);
  }

  @TestFactory
  List<DynamicTest> the_query_tests_of_the_w3c_pass() {
    Model manifest = RDFDataMgr.loadModel(suite().resolve("manifest.ttl").toString());
    List<DynamicTest> tests = new ArrayList<>();
    for (Resource test :
        manifest
            .listSubjectsWithProperty(
                org.apache.jena.vocabulary.RDF.type, manifest.createResource(MF + "ProtocolTest"))
            .toList()) {
      if (test.getLocalName().contains("quer")) {
        String name = test.getProperty(property(MF, "name")).getString();
        tests.add(DynamicTest.dynamicTest(test.getLocalName() + ": " + name, () -> run(test)));
      }
    }
    assertTrue(tests.size() >= 20, "only " + tests.size());
    return tests;
  }

  private static void run(Resource test) throws IOException {
    Resource connection = test.getProperty(property(MF, "action")).getResource();
    for (RDFNode request : list(connection.getProperty(property(HT, "requests")).getResource())) {
      Response response = send(request.asResource());
      Resource expected = request.asResource().getProperty(property(HT, "resp")).getResource();
      Set<String> statuses =
          Set.copyOf(
              expected.listProperties(property(MF, "expectedStatus")).toList().stream()
                  .map(s -> s.getResource().getURI().replaceFirst(".*StatusCode", ""))
                  .toList());
      String family = response.status.charAt(0) + "xx";
      assertTrue(
          statuses.contains(family) || statuses.contains(response.status),
          response.status + " is none of " + statuses + ": " + response.body);
      if (expected.hasProperty(property(MF, "expectedBoolean"))) {
        boolean yes = expected.getProperty(property(MF, "expectedBoolean")).getBoolean();
        assertTrue(
            response.body.replaceAll("\\s", "").contains("\"boolean\":" + yes)
                || response.body.contains("<boolean>" + yes),
            response.body);
      }
      if (expected.hasProperty(property(HT, "headers"))) {
        for (RDFNode header : list(expected.getProperty(property(HT, "headers")).getResource())) {
          String values = header.asResource().getProperty(property(HT, "fieldValue")).getString();
          assertTrue(
              Stream.of(values.split(",|\\bor\\b|\\s+", -1))
                  .anyMatch(v -> !v.isEmpty() && response.type.startsWith(v)),
              response.type + " is none of " + values);
        }
      }
    }
  }

  private static List<RDFNode> list(Resource list) {
    List<RDFNode> all = new ArrayList<>();
    for (RDFNode node : list.as(org.apache.jena.rdf.model.RDFList.class).asJavaList()) {
      all.add(node);
    }
    return all;
  }

  private record Response(String status, String type, String body) {}

  private static Response send(Resource request) throws IOException {
    String path =
        request
            .getProperty(property(HT, "absolutePath"))
            .getString()
            .replaceFirst("^/sparql/?", "/sparql");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringBuilder head = new StringBuilder();
    head.append(request.getProperty(property(HT, "methodName")).getString())
        .append(' ')
        .append(path)
        .append(" HTTP/1.1\r\nHost: www.example\r\nConnection: close\r\n");
    byte[] body = new byte[0];
    if (request.hasProperty(property(HT, "body"))) {
      Resource content = request.getProperty(property(HT, "body")).getResource();
      String charset = content.getProperty(property(CNT, "characterEncoding")).getString();
      body =
          content
              .getProperty(property(CNT, "chars"))
              .getString()
              .getBytes(Charset.forName(charset));
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    if (request.hasProperty(property(HT, "headers"))) {
      for (RDFNode header : list(request.getProperty(property(HT, "headers")).getResource())) {
        head.append(header.asResource().getProperty(property(HT, "fieldName")).getString())
            .append(": ")
            .append(header.asResource().getProperty(property(HT, "fieldValue")).getString())
            .append("\r\n");
      }
    }
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    out.write(body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.site().port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(out.toByteArray());
      socket.getOutputStream().flush();
      return response(socket.getInputStream());
    }
  }

  private static Response response(InputStream in) throws IOException {
    String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    int end = all.indexOf("\r\n\r\n");
    assertTrue(end > 0, all);
    String type =
        all.substring(0, end)
            .lines()
            .filter(l -> l.regionMatches(true, 0, "Content-Type:", 0, 13))
            .map(l -> l.substring(13).strip())
            .findFirst()
            .orElse("");
    assertEquals("HTTP/1.1 ", all.substring(0, 9));
    return new Response(all.substring(9, 12), type, all.substring(end + 4));
  }
}
