package io.github.gonggao.run;

import io.github.gonggao.graph.GraphView;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sends the graphs of a store to another one by the SPARQL 1.1 Graph Store HTTP Protocol, each by a
 * PUT that replaces what it held there.
 *
 * <p>What was sent is written down beside the dataset, graph by graph with its digest, so that a
 * run that was cut off goes on where it was, and the next sends only what has changed and deletes
 * what is gone. Somebody who changes the other store in between has to ask for all of it.
 */
final class Push {
  private static final int TRIES = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final URI target;
  private final Optional<String> authorization;
  private final Path ledger;
  private final HttpClient client =
      HttpClient.newBuilder()
          // a store that redirects a PUT is not the address that the user gave
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(20))
          .build();

  Push(Path folder, URI target, Optional<String> authorization) {
    this.target = target;
    this.authorization = authorization;
    ledger = folder.resolve("pushed-" + Known.digest(target.toString()).substring(0, 12) + ".tsv");
  }

  Pipeline.Pushed run(GraphView view, boolean all, Pipeline.Progress progress) throws IOException {
    if (all) {
      Files.deleteIfExists(ledger);
    }
    Map<String, String> there = read();
    TreeSet<String> names = new TreeSet<>(view.graphNames());
    progress.begin("push", names.size());
    int sent = 0;
    Path body = Files.createTempFile("gonggao-push", ".nt");
    try (BufferedWriter log =
        Files.newBufferedWriter(
            ledger, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String name : names) {
        String digest = write(view, name, body);
        if (!digest.equals(there.get(name))) {
          send("PUT", name, Optional.of(body));
          there.put(name, digest);
          log.write(name + "\t" + digest + "\n");
          log.flush();
          sent++;
        }
        progress.step();
      }
    } finally {
      Files.deleteIfExists(body);
    }
    TreeSet<String> gone = new TreeSet<>(there.keySet());
    gone.removeAll(names);
    for (String name : gone) {
      send("DELETE", name, Optional.empty());
      there.remove(name);
    }
    save(there);
    return new Pipeline.Pushed(sent, names.size() - sent, gone.size());
  }

  private static String write(GraphView view, String name, Path body) throws IOException {
    MessageDigest digest = Fingerprint.sha256();
    try (OutputStream raw = Files.newOutputStream(body);
        OutputStream out = new BufferedOutputStream(new DigestOutputStream(raw, digest), 1 << 16)) {
      view.exportGraph(name, out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private Map<String, String> read() throws IOException {
    Map<String, String> there = new TreeMap<>();
    if (Files.exists(ledger)) {
      for (String line : Files.readAllLines(ledger, StandardCharsets.UTF_8)) {
        int tab = line.indexOf('\t');
        // the last line of a run that was cut off may be half a line
        if (tab > 0 && line.length() == tab + 65) {
          there.put(line.substring(0, tab), line.substring(tab + 1));
        }
      }
    }
    return there;
  }

  private void save(Map<String, String> there) throws IOException {
    Path temporary = ledger.resolveSibling(ledger.getFileName() + ".new");
    StringBuilder text = new StringBuilder();
    there.forEach((name, digest) -> text.append(name).append('\t').append(digest).append('\n'));
    Files.writeString(temporary, text);
    Files.move(
        temporary, ledger, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void send(String method, String graph, Optional<Path> body) throws IOException {
    String query = "graph=" + URLEncoder.encode(graph, StandardCharsets.UTF_8);
    URI address = URI.create(target + (target.getQuery() == null ? "?" : "&") + query);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/n-triples");
    authorization.ifPresent(value -> request.header("Authorization", value));
    request.method(
        method,
        body.isPresent()
            ? HttpRequest.BodyPublishers.ofFile(body.get())
            : HttpRequest.BodyPublishers.noBody());
    IOException last = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        HttpResponse<String> answer =
            client.send(
                request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        int status = answer.statusCode();
        boolean gone = method.equals("DELETE") && status == 404;
        if (status / 100 == 2 || gone) {
          return;
        }
        last =
            new IOException(
                target
                    + " answered "
                    + status
                    + " to a "
                    + method
                    + " of "
                    + graph
                    + ": "
                    + answer.body().lines().findFirst().orElse("")
                    + ". Look whether that is the address of its Graph Store Protocol and whether you"
                    + " may write to it; then run the same command again, which goes on from here");
        if (status / 100 == 4) {
          throw last;
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException("somebody interrupted a thread", e);
      } catch (java.net.ConnectException | java.net.http.HttpTimeoutException e) {
        last =
            new IOException(
                "no answer from "
                    + target
                    + "; look whether it runs, then run the same command again, which goes on from"
                    + " here",
                e);
      }
    }
    throw last;
  }
}
