package io.github.gonggao.serve;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/**
 * What happens, counted and written down: a time for each request by the sort of address and of
 * answer (so that there are few series however many addresses are tried), and a line of JSON.
 *
 * <p>A line has neither what was asked nor any header of the client: there is nothing to forge and
 * nothing of anybody's in it.
 */
final class Meters implements RequestLog {
  static final String PATH = "/$/metrics";

  private static final int LONGEST = 200;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Consumer<String> lines;

  Meters(Admission admission, Editions editions, Consumer<String> lines) {
    this.lines = lines;
    Gauge.builder("gonggao.queries.running", admission, Admission::running).register(registry);
    Gauge.builder("gonggao.queries.waiting", admission, Admission::waiting).register(registry);
    Gauge.builder("gonggao.generation", editions, e -> e.now().view().generation())
        .register(registry);
    Gauge.builder("gonggao.announcements", editions, e -> e.now().view().announcements())
        .register(registry);
    Gauge.builder("gonggao.quads", editions, e -> e.now().view().quads()).register(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
  }

  /** To this machine alone: a request that came through a proxy only looks like one of its own. */
  Reply reply(jakarta.servlet.http.HttpServletRequest request) {
    boolean forwarded =
        request.getHeader("X-Forwarded-For") != null
            || request.getHeader("Forwarded") != null
            || request.getHeader("Via") != null;
    if (forwarded || !isLoopback(request.getRemoteAddr())) {
      return Reply.text(404, ErrorPages.words(404) + "\n");
    }
    return Reply.text(200, registry.scrape())
        .with("Content-Type", "text/plain;version=0.0.4;charset=utf-8")
        .with("Cache-Control", "no-store");
  }

  private static boolean isLoopback(String address) {
    try {
      // an address and not a name, so that nothing is looked up
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public void log(Request request, Response response) {
    String path = String.valueOf(request.getHttpURI().getPath());
    long nanos = System.nanoTime() - request.getBeginNanoTime();
    Timer.builder("gonggao.requests")
        .tag("kind", kind(path))
        .tag("status", response.getStatus() / 100 + "xx")
        .publishPercentileHistogram(false)
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
    JsonObject line = new JsonObject();
    line.put("time", Instant.ofEpochMilli(Request.getTimeStamp(request)).toString());
    line.put("client", Request.getRemoteAddr(request));
    line.put("method", clean(request.getMethod()));
    line.put("path", clean(path));
    line.put("status", response.getStatus());
    line.put("bytes", Response.getContentBytesWritten(response));
    line.put("ms", TimeUnit.NANOSECONDS.toMillis(nanos));
    HttpFields headers = response.getHeaders();
    line.put("type", String.valueOf(headers.get("Content-Type")));
    lines.accept(JSON.toStringFlat(line));
  }

  private static String kind(String path) {
    if (path.equals(Gate.SPARQL)) {
      return "sparql";
    }
    String first = path.substring(1, Math.max(1, nextSlash(path)));
    return switch (first) {
      case "" -> "home";
      case "find", "ask", "reconcile", "a", "person", "org", "meeting", "document", "dump" -> first;
      default -> "other";
    };
  }

  private static int nextSlash(String path) {
    int slash = path.indexOf('/', 1);
    return slash < 0 ? path.length() : slash;
  }

  /** What a terminal shows as it is: printable ASCII. */
  private static String clean(String text) {
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    StringBuilder clean = new StringBuilder();
    shown
        .chars()
        .forEach(
            c -> {
              if (c >= ' ' && c < 0x7f) {
                clean.append((char) c);
              } else {
                clean.append(String.format(java.util.Locale.ROOT, "%%u%04x", c));
              }
            });
    return clean.toString();
  }
}
