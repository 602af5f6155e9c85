package io.github.gonggao.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The headers that keep a browser and a cache from harm, on whatever is answered. */
class HeadersTest {
  private static final List<String> ACCEPTS =
      List.of("text/html", "text/turtle", "application/json", "*/*", "image/png");

  private static final List<String> PATHS =
      List.of(
          "/",
          "/style.css",
          "/find?q=%E5%B1%80",
          "/ask",
          "/ask/q01",
          "/ask?query=wrong",
          "/ontology",
          "/ontology.html",
          "/vocab/position",
          "/vocab/position/director-general.ttl",
          "/a/20240306-a1a1a1a1",
          "/a/20240306-a1a1a1a1.html",
          "/a/20240306-a1a1a1a1.jsonld",
          "/a/20240306-a1a1a1a1/text",
          "/a/20240306-a1a1a1a1?format=none",
          "/nothing",
          "/$/ping",
          "/$/metrics",
          "/limits",
          "/.well-known/void",
          "/reconcile",
          "/reconcile/suggest/entity?prefix=%E5%B1%80",
          "/reconcile/nothing",
          "/dump/nothing",
          "/sparql",
          "/sparql/nothing",
          "/sparql?query=ASK%7B%7D",
          "/sparql?query=wrong",
          "/sparql?query=ASK%7BSERVICE%3Chttp%3A%2F%2Fx%3E%7B%7D%7D",
          "/%ff",
          "/a%2fb");

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

  static void assertProtected(String what, HttpResponse<String> response) {
    HttpHeaders headers = response.headers();
    String policy = headers.firstValue("Content-Security-Policy").orElse("none at all");
    assertTrue(policy.startsWith("default-src 'none'"), what + ": " + policy);
    assertTrue(policy.contains("frame-ancestors 'none'"), what + ": " + policy);
    assertEquals(List.of("nosniff"), headers.allValues("X-Content-Type-Options"), what);
    assertEquals(List.of("no-referrer"), headers.allValues("Referrer-Policy"), what);
    assertTrue(String.join(",", headers.allValues("Vary")).contains("Accept"), what);
    assertTrue(headers.firstValue("Server").isEmpty(), what);
    // only the switch between the languages leaves something with the reader
    assertTrue(what.contains("lang=") || headers.firstValue("Set-Cookie").isEmpty(), what);
  }

  @Test
  void every_answer_to_every_wish_is_protected() throws Exception {
    for (String path : PATHS) {
      for (String accept : ACCEPTS) {
        HttpResponse<String> response = site.accepting(path, accept);
        assertProtected(path + " " + accept, response);
        assertTrue(response.statusCode() < 500, path + " " + response.statusCode());
      }
    }
  }

  @Test
  void refusals_are_protected_too() throws Exception {
    for (String method :
        List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND")) {
      for (String path : List.of("/", "/nothing", "/sparql", "/a/20240306-a1a1a1a1.ttl")) {
        HttpResponse<String> response =
            site.send(
                HttpRequest.newBuilder(site.uri(path))
                    .method(method, HttpRequest.BodyPublishers.ofString("x")));
        assertProtected(method + " " + path, response);
      }
    }
    HttpResponse<String> large =
        site.post("/sparql", "application/sparql-query", "#".repeat(100_000));
    assertEquals(413, large.statusCode());
    assertProtected("a large body", large);
    for (String request :
        List.of(
            "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /" + "x".repeat(200_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")) {
      String answer = site.raw(request);
      assertTrue(answer.contains("Content-Security-Policy: default-src 'none'"), answer);
      assertTrue(answer.contains("X-Content-Type-Options: nosniff"), answer);
    }
  }

  @Test
  void other_sites_may_read_the_data_but_never_as_somebody() throws Exception {
    for (String path :
        List.of("/sparql?query=ASK%7B%7D", "/a/20240306-a1a1a1a1.ttl", "/sparql?query=wrong")) {
      HttpHeaders headers = site.get(path, "Origin", "https://evil.example").headers();
      assertEquals(List.of("*"), headers.allValues("Access-Control-Allow-Origin"), path);
      assertTrue(headers.firstValue("Access-Control-Allow-Credentials").isEmpty(), path);
    }
    HttpHeaders preflight =
        site.send(
                HttpRequest.newBuilder(site.uri("/sparql"))
                    .header("Origin", "https://evil.example")
                    .header("Access-Control-Request-Method", "DELETE")
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody()))
            .headers();
    assertEquals(
        List.of("GET, POST, OPTIONS"), preflight.allValues("Access-Control-Allow-Methods"));
    assertTrue(preflight.firstValue("Access-Control-Allow-Credentials").isEmpty());
  }

  @Test
  void answers_to_queries_are_not_used_again_without_asking() throws Exception {
    String cache =
        String.join(",", site.get("/sparql?query=ASK%7B%7D").headers().allValues("Cache-Control"));
    assertTrue(cache.contains("no-cache"), cache);
    String refused =
        String.join(",", site.get("/sparql?query=wrong").headers().allValues("Cache-Control"));
    assertTrue(refused.contains("no-store"), refused);
  }
}
