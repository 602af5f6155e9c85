package io.github.gonggao.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the store stays as it was. */
class ReadOnlyTest {
  private static final String TRIPLE = "<http://x.example/s> <http://x.example/p> \"偷写\" .";
  private static final String INSERT = "INSERT DATA { " + TRIPLE + " }";

  private static final List<String> PATHS =
      List.of(
          "/",
          "/sparql",
          "/sparql/",
          "/sparql/update",
          "/sparql/data",
          "/sparql/upload",
          "/sparql/patch",
          "/update",
          "/data?default",
          "/upload",
          "/$/datasets",
          "/$/compact/sparql",
          "/ask",
          "/find",
          "/a/20240306-a1a1a1a1",
          "/a/20240306-a1a1a1a1/text",
          "/a/20240306-a1a1a1a1.ttl");

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

  private static byte[] everything() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    site.view().export("nquads", out);
    return out.toByteArray();
  }

  @Test
  void no_method_on_any_path_writes() throws Exception {
    byte[] before = everything();
    for (String path : PATHS) {
      for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "TRACE", "MKCOL", "LINK")) {
        for (String type :
            List.of("application/sparql-update", "text/turtle", "application/n-quads")) {
          String body = type.endsWith("update") ? INSERT : TRIPLE;
          HttpResponse<String> response =
              site.send(
                  HttpRequest.newBuilder(site.uri(path))
                      .header("Content-Type", type)
                      .method(method, HttpRequest.BodyPublishers.ofString(body)));
          assertTrue(
              response.statusCode() >= 400 && response.statusCode() < 500,
              method + " " + path + " " + type + " answered " + response.statusCode());
        }
      }
      HttpResponse<String> form =
          site.post(path, "application/x-www-form-urlencoded", "update=" + Running.encode(INSERT));
      assertTrue(form.statusCode() >= 400, path + " took an update as a form");
      HttpResponse<String> query =
          site.get(path + (path.contains("?") ? "&" : "?") + "update=" + Running.encode(INSERT));
      assertTrue(query.statusCode() < 500, path);
    }
    assertEquals(400, site.query(INSERT, "*/*").statusCode());
    assertArrayEquals(before, everything());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/$/stats",
        "/$/server",
        "/$/datasets",
        "/$/tasks",
        "/$/compact/sparql",
        "/$/backup/sparql",
        "/$/sleep",
        "/sparql/data",
        "/sparql/get",
        "/sparql/upload",
        "/sparql/patch",
        "/sparql/shacl",
        "/ds/data",
        "/WEB-INF/web.xml",
        "/serve/style.css",
        "/ontology/ontology.ttl",
        "/style.css/"
      })
  void there_is_no_back_door(String path) throws Exception {
    assertEquals(404, site.get(path).statusCode());
  }

  @Test
  void the_whole_store_is_not_given_away_by_a_graph_protocol() throws Exception {
    for (String path : List.of("/sparql?default", "/sparql?graph=union", "/sparql")) {
      assertEquals(400, site.accepting(path, "application/n-quads").statusCode(), path);
    }
  }

  private static String status(String answer) {
    return answer.length() < 12 ? answer : answer.substring(9, 12);
  }

  @Test
  void a_body_that_is_too_large_is_refused_before_it_is_read() throws Exception {
    for (String type : List.of("application/sparql-query", "application/x-www-form-urlencoded")) {
      String answer =
          site.raw(
              "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: "
                  + type
                  + "\r\nContent-Length: 150000000\r\n\r\nASK");
      assertEquals("413", status(answer), answer);
    }
  }

  @Test
  void a_body_of_unknown_length_is_refused() throws Exception {
    String answer =
        site.raw(
            String.join(
                "\r\n",
                "POST /sparql HTTP/1.1",
                "Host: x",
                "Content-Type: application/sparql-query",
                "Transfer-Encoding: chunked",
                "",
                "6",
                "ASK {}",
                "0",
                "",
                ""));
    assertEquals("411", status(answer), answer);
    String without =
        site.raw(
            "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n\r\n");
    assertTrue(status(without).startsWith("4"), without);
  }

  @Test
  void a_compressed_body_is_refused() throws Exception {
    HttpResponse<String> response =
        site.send(
            HttpRequest.newBuilder(site.uri("/sparql"))
                .header("Content-Type", "application/sparql-query")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[100])));
    assertEquals(415, response.statusCode());
  }

  @Test
  void a_form_with_thousands_of_keys_is_the_clients_error() throws Exception {
    StringBuilder form = new StringBuilder("query=ASK+%7B%7D");
    for (int i = 0; i < 5_000; i++) {
      form.append("&k").append(i).append('=').append(i);
    }
    int status =
        site.post("/sparql", "application/x-www-form-urlencoded", form.toString()).statusCode();
    assertEquals(400, status);
  }

  @Test
  void an_address_that_is_too_long_is_refused() throws Exception {
    String answer =
        site.raw("GET /sparql?query=" + "x".repeat(600_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    assertTrue(List.of("414", "431").contains(status(answer)), answer);
  }

  @Test
  void two_requests_hidden_in_one_get_one_answer() throws Exception {
    String answer =
        site.raw(
            "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding:"
                + " chunked\r\n\r\n0\r\n\r\nGET /find HTTP/1.1\r\nHost: x\r\n\r\n");
    assertEquals(1, answer.split("HTTP/1\\.1 ", -1).length - 1, answer);
    assertTrue(status(answer).startsWith("4"), answer);
  }

  @Test
  void broken_requests_are_answered_in_utf_8_without_the_servers_name() throws Exception {
    for (String request :
        List.of(
            "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /find?q=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET /find?q=%ff%fe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "NONSENSE\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET /a%00b HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /a%2f..%2fb HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n")) {
      String answer = site.raw(request);
      assertTrue(status(answer).startsWith("4") || status(answer).equals("200"), answer);
      assertEquals(-1, answer.toLowerCase(java.util.Locale.ROOT).indexOf("jetty"), answer);
      assertEquals(-1, answer.indexOf("at org."), answer);
    }
  }

  @Test
  void closing_a_site_lets_go_of_its_port() throws Exception {
    int port;
    try (Running other = new Running(dir.resolve("tdb2"))) {
      port = other.site().port();
      assertEquals(200, other.get("/").statusCode());
      assertEquals("http://127.0.0.1:" + port + "/", other.site().address().toString());
    }
    try (io.github.gonggao.graph.GraphView view =
            io.github.gonggao.graph.GraphView.open(dir.resolve("tdb2"));
        Site again = Site.start(view, "127.0.0.1", port)) {
      assertEquals(port, again.port());
      IOException taken =
          org.junit.jupiter.api.Assertions.assertThrows(
              IOException.class, () -> Site.start(view, "127.0.0.1", port));
      assertTrue(taken.getMessage().contains("--port"), taken.getMessage());
    }
  }

  @Test
  void text_is_utf_8_wherever_the_platform_is() throws Exception {
    String text = site.get("/a/20240306-a1a1a1a1/text").body();
    assertEquals(Example.STUDY, text);
    assertEquals(
        Example.STUDY.getBytes(StandardCharsets.UTF_8).length,
        text.getBytes(StandardCharsets.UTF_8).length);
  }
}
