package io.github.gonggao.serve;

import io.github.gonggao.graph.GraphView;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;

/**
 * A store on the web: {@code /sparql} answers SPARQL queries, every identifier has its page and its
 * RDF, and nothing can be written.
 *
 * <p>A site over a store shows the newest generation, and the next as soon as a build has published
 * it; a site over a view shows that view for ever.
 */
public final class Site implements AutoCloseable {

  /**
   * How much may be asked; {@code /limits} says it to everybody.
   *
   * @param timeout of a query
   * @param rows of an answer, or triples; a query with more is refused, not cut
   * @param bytes of an answer
   * @param body bytes of a request's body
   * @param queries that run at once
   * @param waiting queries that wait for one of them to end
   * @param patience how long they wait
   * @param budget time for queries that a client has in a minute
   * @param pages that are made at once
   * @param connections at once
   */
  public record Limits(
      Duration timeout,
      int rows,
      int bytes,
      int body,
      int queries,
      int waiting,
      Duration patience,
      Duration budget,
      int pages,
      int connections) {

    /** What suits an open server with a few cores. */
    public static final Limits DEFAULT =
        new Limits(
            Duration.ofSeconds(30),
            200_000,
            32 * 1024 * 1024,
            64 * 1024,
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            16,
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            24,
            1_000);

    public Limits withTimeout(Duration value) {
      return new Limits(
          value, rows, bytes, body, queries, waiting, patience, budget, pages, connections);
    }

    public Limits withRows(int value) {
      return new Limits(
          timeout, value, bytes, body, queries, waiting, patience, budget, pages, connections);
    }

    public Limits withBytes(int value) {
      return new Limits(
          timeout, rows, value, body, queries, waiting, patience, budget, pages, connections);
    }

    public Limits withBody(int value) {
      return new Limits(
          timeout, rows, bytes, value, queries, waiting, patience, budget, pages, connections);
    }

    public Limits withQueries(int atOnce, int thenWait, Duration howLong) {
      return new Limits(
          timeout, rows, bytes, body, atOnce, thenWait, howLong, budget, pages, connections);
    }

    public Limits withBudget(Duration value) {
      return new Limits(
          timeout, rows, bytes, body, queries, waiting, patience, value, pages, connections);
    }

    public Limits withPages(int value) {
      return new Limits(
          timeout, rows, bytes, body, queries, waiting, patience, budget, value, connections);
    }

    public Limits withConnections(int value) {
      return new Limits(
          timeout, rows, bytes, body, queries, waiting, patience, budget, pages, value);
    }
  }

  static final int HEADERS = 80 * 1024;

  /** Threads that accept, select and turn away. */
  private static final int SPARE = 16;

  /** Fields of a form. */
  private static final int FIELDS = 100;

  /** Bytes a second, below which a client is too slow to wait for. */
  private static final long SLOWEST = 500;

  private static final long IDLE_MILLIS = 20_000;
  private static final long GRACE_MILLIS = 5_000;

  private final FusekiServer fuseki;
  private final Admission admission;
  private final Editions editions;
  private final Thread warming;
  private final String host;
  private final int port;

  private Site(
      FusekiServer fuseki,
      Admission admission,
      Editions editions,
      Thread warming,
      String host,
      int port) {
    this.fuseki = fuseki;
    this.admission = admission;
    this.editions = editions;
    this.warming = warming;
    this.host = host;
    this.port = port;
  }

  /** Starts a site with {@link Limits#DEFAULT}. */
  public static Site start(GraphView view, String host, int port) throws IOException {
    return start(view, host, port, Limits.DEFAULT);
  }

  /**
   * Starts a site; it runs until closed, and the view must stay open as long.
   *
   * @param host address to listen on: 127.0.0.1 for this machine only, 0.0.0.0 for all
   * @param port 0 for any that is free
   * @throws IOException if it cannot listen there; the message says why
   */
  public static Site start(GraphView view, String host, int port, Limits limits)
      throws IOException {
    return start(
        (engine, pages) -> new Editions(view, engine, pages), host, port, limits, line -> {});
  }

  /** Opens the newest generation of a store. */
  @FunctionalInterface
  public interface Store {
    GraphView open() throws IOException;
  }

  /**
   * Starts a site that shows the newest generation of a store, and each newer one as soon as it is
   * there; requests under way are answered from the one that they began with.
   *
   * @param log takes a line for each request, without what was asked
   */
  public static Site start(Store store, String host, int port, Limits limits, Consumer<String> log)
      throws IOException {
    return start((engine, pages) -> new Editions(store, engine, pages), host, port, limits, log);
  }

  private interface Opening {
    Editions open(Engine engine, Function<GraphView, Pages> pages) throws IOException;
  }

  private static Site start(
      Opening opening, String host, int port, Limits limits, Consumer<String> log)
      throws IOException {
    Admission admission = new Admission(limits);
    Engine engine = new Engine(limits, admission);
    Editions editions = opening.open(engine, view -> new Pages(view, engine));
    Meters meters = new Meters(admission, editions, log);
    DataService service =
        DataService.newBuilder(DatasetGraphFactory.empty()).addEndpoint(Operation.Query).build();
    FusekiServer fuseki =
        FusekiServer.create()
            .port(port)
            .maxServerThreads(limits.queries() + limits.waiting() + 2 * limits.pages() + SPARE)
            .registerOperation(Operation.Query, new SparqlAction(engine, editions))
            .addFilter(Gate.SPARQL, new SparqlRequest(editions))
            .add(Gate.SPARQL, service)
            .addServlet("/*", new Desk(editions, meters, limits))
            .build();
    Server jetty = fuseki.getJettyServer();
    for (Connector connector : jetty.getConnectors()) {
      configure((ServerConnector) connector, host);
    }
    Handler inner = jetty.getHandler();
    jetty.setErrorHandler(new ErrorPages());
    ((ServletContextHandler) inner).setErrorHandler(new ErrorPages());
    // a body is read before a thread waits for it
    Handler eager =
        new EagerContentHandler(
            inner,
            new EagerContentHandler.FormContentLoaderFactory(FIELDS, limits.body()),
            new EagerContentHandler.RetainedContentLoaderFactory(limits.body(), 0, false));
    Handler dumps = Dumps.of(editions.now().view());
    Handler all = dumps == null ? eager : new Handler.Sequence(dumps, eager);
    jetty.setHandler(new GracefulHandler(new Gate(all, editions, limits.body())));
    jetty.setRequestLog(meters);
    jetty.addBean(new NetworkConnectionLimit(limits.connections(), jetty));
    jetty.setStopTimeout(GRACE_MILLIS);
    try {
      jetty.start();
    } catch (Exception e) {
      stop(jetty, e);
      admission.close();
      editions.close();
      throw new IOException(
          "cannot listen on "
              + host
              + " port "
              + port
              + " ("
              + e.getMessage()
              + "); choose another with --host and --port",
          e);
    }
    int chosen = ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
    Thread warming = new Thread(() -> editions.now().pages().warmUp(), "site-warm-up");
    warming.setDaemon(true);
    warming.start();
    editions.start();
    return new Site(fuseki, admission, editions, warming, host, chosen);
  }

  private static void configure(ServerConnector connector, String host) {
    connector.setHost(host);
    HttpConfiguration http =
        connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(HEADERS);
    http.setRelativeRedirectAllowed(true);
    http.setMinRequestDataRate(SLOWEST);
    http.setMinResponseDataRate(SLOWEST);
    connector.setIdleTimeout(IDLE_MILLIS);
  }

  private static void stop(Server jetty, Exception because) {
    try {
      jetty.stop();
    } catch (Exception e) {
      because.addSuppressed(e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Where a browser on this machine finds it. */
  public URI address() {
    boolean anywhere = host.equals("0.0.0.0") || host.equals("::");
    try {
      return new URI("http", null, anywhere ? "localhost" : host, port, "/", null, null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("it listens on a host that is none: " + host, e);
    }
  }

  /** Queries that have not ended by themselves get their 503 while there is time to send it. */
  private void endQueries() {
    try {
      Thread.sleep(GRACE_MILLIS / 2);
    } catch (InterruptedException e) {
      throw new IllegalStateException("somebody interrupted a thread", e);
    }
    admission.close();
  }

  /** Queries that run now. */
  int running() {
    return admission.running();
  }

  /** Looks for a newer generation now; it is done every two seconds anyway. */
  void refresh() {
    editions.refresh();
  }

  /** Lets requests under way end, for some seconds, then stops. */
  @Override
  public void close() throws IOException {
    Thread ending = new Thread(this::endQueries, "site-stop");
    ending.setDaemon(true);
    ending.start();
    try {
      fuseki.getJettyServer().stop();
      admission.close();
      // it reads from the view, which may be closed after this
      warming.join();
      editions.close();
    } catch (Exception e) {
      throw new IOException("the site did not stop cleanly: " + e.getMessage(), e);
    }
  }
}
