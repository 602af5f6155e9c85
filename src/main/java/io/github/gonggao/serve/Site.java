package io.github.gonggao.serve;

import io.github.gonggao.graph.GraphView;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/**
 * A store on the web: {@code /sparql} answers SPARQL queries, every identifier has its page and its
 * RDF, and nothing can be written.
 *
 * <p>The data are those of the generation that the view shows; a site does not notice a newer one.
 */
public final class Site implements AutoCloseable {

  /**
   * How much one request may ask.
   *
   * @param timeout of a query
   * @param rows of an answer; a query with more is refused, not cut
   * @param body bytes of a request's body
   */
  public record Limits(Duration timeout, int rows, int body) {
    /** 30 s, 200,000 rows, 64 KiB. */
    public static final Limits DEFAULT = new Limits(Duration.ofSeconds(30), 200_000, 64 * 1024);
  }

  private static final int HEADERS = 80 * 1024;
  private static final int THREADS = 64;
  private static final long GRACE_MILLIS = 5_000;

  private final FusekiServer fuseki;
  private final Thread warming;
  private final String host;
  private final int port;

  private Site(FusekiServer fuseki, Thread warming, String host, int port) {
    this.fuseki = fuseki;
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
    DatasetGraph data = view.dataset();
    QueryRules.closeDoors(data);
    data.getContext().set(ARQ.queryTimeout, Long.toString(limits.timeout().toMillis()));
    DataService service = DataService.newBuilder(data).addEndpoint(Operation.Query).build();
    Pages pages = new Pages(view, limits);
    FusekiServer fuseki =
        FusekiServer.create()
            .port(port)
            .maxServerThreads(THREADS)
            .registerOperation(Operation.Query, new SparqlAction(limits))
            .addFilter(Gate.SPARQL, new SparqlRequest())
            .add(Gate.SPARQL, service)
            .addServlet("/*", pages)
            .build();
    Server jetty = fuseki.getJettyServer();
    for (Connector connector : jetty.getConnectors()) {
      configure((ServerConnector) connector, host);
    }
    Handler inner = jetty.getHandler();
    jetty.setErrorHandler(new ErrorPages());
    ((ServletContextHandler) inner).setErrorHandler(new ErrorPages());
    jetty.setHandler(new GracefulHandler(new Gate(inner, limits.body())));
    jetty.setStopTimeout(GRACE_MILLIS);
    try {
      jetty.start();
    } catch (Exception e) {
      stop(jetty, e);
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
    Thread warming = new Thread(pages::warmUp, "site-warm-up");
    warming.setDaemon(true);
    warming.start();
    return new Site(fuseki, warming, host, chosen);
  }

  private static void configure(ServerConnector connector, String host) {
    connector.setHost(host);
    HttpConfiguration http =
        connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(HEADERS);
    http.setRelativeRedirectAllowed(true);
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

  /** Lets requests under way end, for some seconds, then stops. */
  @Override
  public void close() throws IOException {
    try {
      fuseki.getJettyServer().stop();
      // it reads from the view, which may be closed after this
      warming.join();
    } catch (Exception e) {
      throw new IOException("the site did not stop cleanly: " + e.getMessage(), e);
    }
  }
}
