package io.github.gonggao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site in a process of its own, as a user starts and stops it. */
class ServeCommandTest {
  @TempDir Path dir;

  private int gonggao(String... args) {
    return Main.run(
        new ByteArrayInputStream(
            "云岭县人民政府决定，任命江流为云岭县水务局局长，免去韩青的云岭县水务局局长职务。".getBytes(StandardCharsets.UTF_8)),
        new ByteArrayOutputStream(),
        new ByteArrayOutputStream(),
        args);
  }

  @Test
  void a_site_answers_until_it_is_told_to_stop() throws Exception {
    assertEquals(0, gonggao("build", "-", "--out", dir.toString()));
    Process site =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                Main.class.getName(),
                "serve",
                "--dataset",
                dir.toString(),
                "--port",
                "0")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(site.getInputStream(), StandardCharsets.UTF_8))) {
      URI address = URI.create(out.readLine());
      assertEquals(200, get(address).statusCode());
      HttpResponse<String> answer =
          get(address.resolve("sparql?query=SELECT%20*%20%7B%3Fa%20%3Fb%20%3Fc%7D%20LIMIT%201"));
      assertEquals(200, answer.statusCode(), answer.body());
      assertTrue(answer.body().contains("bindings"), answer.body());
    } finally {
      site.destroy();
    }
    assertTrue(site.waitFor(20, TimeUnit.SECONDS), "it stops when asked");
    assertEquals(0, gonggao("info", "--dataset", dir.toString()), "and leaves the store whole");
  }

  private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address)
                .header("Accept", "application/sparql-results+json, text/html;q=0.5")
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void a_port_that_is_none_is_a_usage_error() {
    assertEquals(2, gonggao("serve", "--dataset", dir.toString(), "--port", "70000"));
  }

  @Test
  void without_a_store_there_is_nothing_to_serve() {
    assertEquals(3, gonggao("serve", "--dataset", dir.resolve("none").toString()));
  }
}
