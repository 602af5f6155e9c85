package io.github.gonggao.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.cli.Main;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries that would fill the memory, against a process with little of it. */
class MemoryTest {
  private static final String CROSS = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";

  @TempDir Path dir;

  @Test
  void no_query_fills_the_memory() throws Exception {
    Example.store(dir);
    Process site =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                Main.class.getName(),
                "serve",
                "--dataset",
                dir.toString(),
                "--port",
                "0",
                "--timeout",
                "8",
                "--budget",
                "3600")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(site.getInputStream(), StandardCharsets.UTF_8))) {
      URI address = URI.create(out.readLine());
      for (String sparql :
          List.of(
              "SELECT * " + CROSS + " ORDER BY ?l ?i ?f ?c",
              "SELECT DISTINCT ?a ?c ?f ?i ?l " + CROSS + " OFFSET 900000000",
              "SELECT ?a ?d ?g ?j (COUNT(*) AS ?n) " + CROSS + " GROUP BY ?a ?d ?g ?j",
              "SELECT (COUNT(DISTINCT CONCAT(STR(?c), STR(?f), STR(?i))) AS ?n) " + CROSS,
              "SELECT ?g (GROUP_CONCAT(STR(?c)) AS ?x) " + CROSS + " GROUP BY ?g")) {
        int status = post(address, sparql);
        assertTrue(Set.of(422, 503).contains(status), status + " " + sparql);
        assertTrue(site.isAlive(), sparql);
        assertEquals(200, post(address, "ASK { ?s ?p ?o }"), sparql);
      }
    } finally {
      site.destroy();
    }
    assertTrue(site.waitFor(20, TimeUnit.SECONDS), "it stops when asked");
  }

  private static int post(URI address, String sparql) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address.resolve("/sparql"))
                .header("Content-Type", "application/sparql-query")
                .POST(HttpRequest.BodyPublishers.ofString(sparql))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }
}
