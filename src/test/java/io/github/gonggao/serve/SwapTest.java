package io.github.gonggao.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.graph.GraphView;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process serves while another builds: old or new, never half, and nobody is turned away. */
class SwapTest {
  private static final String PAIRS =
      "SELECT (COUNT(DISTINCT ?a) AS ?n) (COUNT(DISTINCT ?t) AS ?m) { ?a a"
          + " <https://w3id.org/gonggao/ontology#Announcement> ."
          + " ?a <https://w3id.org/gonggao/ontology#sourceText> ?t }";

  @TempDir Path dir;

  private static HttpResponse<String> get(HttpClient client, URI address)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address).header("Accept", "text/csv, text/html;q=0.5").build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  @Test
  void readers_see_the_old_graph_or_the_new_one_and_no_request_is_lost() throws Exception {
    Path store = Example.store(dir);
    Site.Limits limits =
        Site.Limits.DEFAULT
            .withBudget(Duration.ofHours(1))
            .withQueries(4, 50, Duration.ofSeconds(20));
    try (Site site = Site.start(() -> GraphView.open(store), "127.0.0.1", 0, limits, line -> {})) {
      AtomicBoolean over = new AtomicBoolean();
      AtomicInteger asked = new AtomicInteger();
      Map<String, Integer> seen = new ConcurrentHashMap<>();
      ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
      List<Thread> readers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        boolean query = i % 2 == 0;
        Thread reader =
            new Thread(
                () -> {
                  HttpClient client = HttpClient.newHttpClient();
                  while (!over.get()) {
                    try {
                      URI address =
                          site.address()
                              .resolve(
                                  query
                                      ? "/sparql?query=" + Running.encode(PAIRS)
                                      : "/find?kind=a");
                      HttpResponse<String> response = get(client, address);
                      asked.incrementAndGet();
                      if (response.statusCode() != 200) {
                        wrong.add(response.statusCode() + " " + response.body());
                      } else if (query) {
                        seen.merge(response.body().replaceAll("\\s+", " "), 1, Integer::sum);
                      }
                    } catch (IOException | InterruptedException e) {
                      wrong.add(e.toString());
                    }
                  }
                });
        reader.start();
        readers.add(reader);
      }
      for (int generation = 0; generation < 3; generation++) {
        int before = asked.get();
        Example.more(store, generation);
        site.refresh();
        String all = "n,m " + (generation + 4) + "," + (generation + 4) + " ";
        for (int i = 0; i < 1_000 && (asked.get() < before + 8 || !seen.containsKey(all)); i++) {
          Thread.sleep(20);
        }
      }
      over.set(true);
      for (Thread reader : readers) {
        reader.join();
      }
      assertEquals(List.of(), List.copyOf(wrong));
      for (String pair : seen.keySet()) {
        assertTrue(pair.matches("n,m (\\d+),\\1 "), "half an announcement: " + pair);
      }
      assertTrue(seen.containsKey("n,m 6,6 "), seen.toString());
      // the database and the index of the one that is shown; the last requests may still be ending
      for (int i = 0; i < 100 && views(store) > 2; i++) {
        Thread.sleep(50);
      }
      assertTrue(views(store) <= 2, "generations that nobody reads are closed: " + views(store));
    }
  }

  private static long views(Path store) throws IOException {
    try (Stream<Path> views = Files.list(store.resolve("readers"))) {
      return views.count();
    }
  }

  @Test
  void queries_under_way_end_or_are_503_when_the_site_stops() throws Exception {
    Path store = Example.store(dir);
    Site site =
        Site.start(() -> GraphView.open(store), "127.0.0.1", 0, Site.Limits.DEFAULT, line -> {});
    ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
    URI address =
        site.address()
            .resolve(
                "/sparql?query="
                    + Running.encode("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"));
    Thread reader =
        new Thread(
            () -> {
              try {
                statuses.add(get(HttpClient.newHttpClient(), address).statusCode());
              } catch (IOException | InterruptedException e) {
                statuses.add(0);
              }
            });
    reader.start();
    while (site.running() == 0 && reader.isAlive()) {
      Thread.sleep(20);
    }
    long begin = System.nanoTime();
    site.close();
    assertTrue(System.nanoTime() - begin < 10_000_000_000L, "it stops within ten seconds");
    reader.join();
    assertEquals(List.of(503), List.copyOf(statuses));
  }
}
