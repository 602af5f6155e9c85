package io.github.gonggao.serve;

import io.github.gonggao.graph.GraphView;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/**
 * Measures a site over a store, on loopback: {@code Load STORE [REQUESTS] [CLIENTS]}. Not a test,
 * since its figures are of a machine and what else runs on it.
 */
final class Load {
  private static final int ROUNDS = 7;
  private static final double OFTEN = 0.95;

  private final URI base;
  private final PrintStream out;

  private Load(URI base, PrintStream out) {
    this.base = base;
    this.out = out;
  }

  public static void main(String[] args) throws Exception {
    Path store = Path.of(args[0]);
    int requests = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
    int clients = args.length > 2 ? Integer.parseInt(args[2]) : 8;
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Site.Limits limits =
        Site.Limits.DEFAULT
            .withBudget(Duration.ofHours(10))
            .withQueries(Site.Limits.DEFAULT.queries(), 100, Duration.ofSeconds(60));
    long begin = System.nanoTime();
    try (GraphView view = GraphView.open(store);
        Site site = Site.start(view, "127.0.0.1", 0, limits)) {
      Load load = new Load(site.address(), out);
      load.get(HttpClient.newHttpClient(), "/find?q=x");
      out.printf(Locale.ROOT, "first answer %.2f s after the start%n", seconds(begin));
      out.printf(Locale.ROOT, "%d announcements, %d quads%n", view.announcements(), view.quads());
      Map<String, List<String>> addresses = addresses(view);
      load.run("warm-up", addresses, requests / 20, clients);
      long before = used();
      load.run("measured", addresses, requests, clients);
      long after = used();
      out.printf(
          Locale.ROOT,
          "heap after gc: %d MB, %d MB after %d requests%n",
          before >> 20,
          after >> 20,
          requests);
      overhead(load, store, out);
    }
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static long used() {
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** A thousand of each kind of page, and searches for names that are there. */
  private static Map<String, List<String>> addresses(GraphView view) {
    Map<String, List<String>> all = new TreeMap<>();
    view.read(
        data -> {
          data.find(Quad.unionGraph, Node.ANY, Terms.TYPE, Node.ANY)
              .forEachRemaining(
                  quad -> {
                    String uri = String.valueOf(quad.getSubject());
                    if (uri.startsWith(view.base())) {
                      String local = uri.substring(view.base().length());
                      if (local.matches("(a|person|org|meeting|document|post)/[^/#]+")) {
                        List<String> kind =
                            all.computeIfAbsent(
                                local.substring(0, local.indexOf('/')), k -> new ArrayList<>());
                        kind.add("/" + local + ".html");
                      }
                    }
                  });
          List<String> searches = new ArrayList<>();
          data.find(
                  Quad.unionGraph,
                  Node.ANY,
                  io.github.gonggao.graph.Vocabulary.SKOS_PREF_LABEL,
                  Node.ANY)
              .forEachRemaining(
                  quad ->
                      searches.add(
                          "/find?q=" + Running.encode(quad.getObject().getLiteralLexicalForm())));
          all.put("search", searches);
          return null;
        });
    all.put("home", List.of("/"));
    all.values().removeIf(List::isEmpty);
    all.replaceAll(
        (kind, list) -> {
          List<String> some = new ArrayList<>(list);
          Collections.shuffle(some, new Random(7));
          return some.subList(0, Math.min(1_000, some.size()));
        });
    return all;
  }

  private void run(String name, Map<String, List<String>> addresses, int requests, int clients)
      throws InterruptedException {
    Map<String, List<Long>> times = new ConcurrentHashMap<>();
    List<String> kinds = List.copyOf(addresses.keySet());
    kinds.forEach(kind -> times.put(kind, Collections.synchronizedList(new ArrayList<>())));
    AtomicInteger next = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    long begin = System.nanoTime();
    for (int c = 0; c < clients; c++) {
      Thread thread =
          new Thread(
              () -> {
                HttpClient client = HttpClient.newHttpClient();
                for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                  String kind = kinds.get(i % kinds.size());
                  List<String> list = addresses.get(kind);
                  long start = System.nanoTime();
                  int status = get(client, list.get((i / kinds.size()) % list.size()));
                  times.get(kind).add(System.nanoTime() - start);
                  if (status != 200) {
                    failed.incrementAndGet();
                  }
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    out.printf(
        Locale.ROOT,
        "%s: %d requests of %d clients in %.1f s, %d not 200%n",
        name,
        requests,
        clients,
        seconds(begin),
        failed.get());
    new TreeMap<>(times)
        .forEach(
            (kind, list) -> {
              List<Long> sorted = list.stream().sorted().toList();
              out.printf(
                  Locale.ROOT,
                  "  %-9s median %6.1f ms, p95 %6.1f ms%n",
                  kind,
                  at(sorted, 0.5),
                  at(sorted, OFTEN));
            });
  }

  private static double at(List<Long> sorted, double share) {
    return sorted.isEmpty() ? 0 : sorted.get((int) (share * (sorted.size() - 1))) / 1e6;
  }

  private int get(HttpClient client, String path) {
    try {
      return client
          .send(
              HttpRequest.newBuilder(base.resolve(path))
                  .header("Accept", "text/html, */*;q=0.1")
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray())
          .statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(path, e);
    }
  }

  /** The questions that ship, asked of the site and of a bare Fuseki over the same data in turn. */
  private static void overhead(Load load, Path store, PrintStream out) throws Exception {
    // a view of its own, since what bounds queries is in the context of the data
    GraphView view = GraphView.open(store);
    FusekiServer bare =
        FusekiServer.create().port(0).add("/ds", view.dataset(), false).build().start();
    try {
      URI other = URI.create("http://127.0.0.1:" + bare.getPort() + "/ds");
      HttpClient client = HttpClient.newHttpClient();
      double ours = 0;
      double theirs = 0;
      for (GraphView.Question question : GraphView.questions()) {
        if (!question.name().startsWith("q")) {
          continue;
        }
        List<Long> a = new ArrayList<>();
        List<Long> b = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
          a.add(ask(client, load.base.resolve("/sparql"), question.sparql()));
          b.add(ask(client, other, question.sparql()));
        }
        Collections.sort(a);
        Collections.sort(b);
        ours += a.get(ROUNDS / 2) / 1e6;
        theirs += b.get(ROUNDS / 2) / 1e6;
        out.printf(
            Locale.ROOT,
            "  %-28s %8.1f ms, bare %8.1f ms%n",
            question.name(),
            a.get(ROUNDS / 2) / 1e6,
            b.get(ROUNDS / 2) / 1e6);
      }
      out.printf(
          Locale.ROOT,
          "25 questions: %.1f ms, bare Fuseki %.1f ms, ratio %.3f%n",
          ours,
          theirs,
          ours / theirs);
    } finally {
      bare.stop();
      view.close();
    }
  }

  private static long ask(HttpClient client, URI endpoint, String sparql) throws Exception {
    long begin = System.nanoTime();
    HttpResponse<byte[]> response =
        client.send(
            HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/sparql-query")
                .header("Accept", "application/sparql-results+json")
                .POST(HttpRequest.BodyPublishers.ofString(sparql))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    long took = System.nanoTime() - begin;
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          endpoint
              + " "
              + response.statusCode()
              + " "
              + new String(response.body(), StandardCharsets.UTF_8));
    }
    return took;
  }
}
