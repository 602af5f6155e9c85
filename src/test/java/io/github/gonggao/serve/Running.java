package io.github.gonggao.serve;

import io.github.gonggao.graph.GraphView;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A site over a store on a port of its own, and a client that follows nothing by itself. */
final class Running implements AutoCloseable {
  static final String HTML = "text/html";

  private final GraphView view;
  private final Site site;

  Running(Path store, Site.Limits limits) throws IOException {
    view = GraphView.open(store);
    site = Site.start(view, "127.0.0.1", 0, limits);
  }

  Running(Path store) throws IOException {
    this(store, Site.Limits.DEFAULT);
  }

  Site site() {
    return site;
  }

  GraphView view() {
    return view;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + site.port() + path);
  }

  /**
   * A client for one request. A server that refuses a body closes the connection with it unread,
   * and the next request of a client that keeps connections may be sent into that.
   */
  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10))
        .build();
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client()
        .send(
            request.timeout(Duration.ofSeconds(60)).build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  HttpResponse<String> accepting(String path, String accept)
      throws IOException, InterruptedException {
    return get(path, "Accept", accept);
  }

  /** A page that must be there, as a browser reads it. */
  Document page(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = accepting(path, HTML);
    if (response.statusCode() == 303) {
      response = accepting(response.headers().firstValue("Location").orElseThrow(), HTML);
    }
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " answered " + response.statusCode());
    }
    return Jsoup.parse(response.body(), uri(path).toString());
  }

  HttpResponse<String> query(String sparql, String accept)
      throws IOException, InterruptedException {
    return accepting("/sparql?query=" + encode(sparql), accept);
  }

  HttpResponse<String> post(String path, String contentType, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
  }

  /** Sends bytes as they are, and reads until the other side closes or says nothing more. */
  String raw(String request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), site.port()), 5_000);
      socket.setSoTimeout(1_500);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.UTF_8));
      out.flush();
      return read(socket.getInputStream());
    }
  }

  private static String read(InputStream in) throws IOException {
    StringBuilder all = new StringBuilder();
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        all.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
      }
    } catch (java.net.SocketTimeoutException | java.net.SocketException e) {
      // a server may keep the connection, or cut it after a refusal
      return all.toString();
    }
    return all.toString();
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The address of the first thing that a search for its name finds. */
  String find(String name, String kind) throws IOException, InterruptedException {
    return page("/find?q=" + encode(name) + "&kind=" + kind)
        .select("#results td:first-child a")
        .first()
        .attr("href");
  }

  @Override
  public void close() throws IOException {
    site.close();
    view.close();
  }
}
