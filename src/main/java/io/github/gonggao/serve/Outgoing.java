package io.github.gonggao.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Request;

/**
 * Bytes of answers that are made and not yet taken: a client that reads slowly holds no thread, but
 * what it has asked for stays in memory until it is read or the client is given up.
 */
final class Outgoing {
  private static final String ATTRIBUTE = "io.github.gonggao.outgoing";

  /** A quarter of the memory. */
  private final long most = Runtime.getRuntime().maxMemory() / 4;

  private final AtomicLong bytes = new AtomicLong();

  /** What one request has made. */
  private final class Share {
    private final AtomicLong own = new AtomicLong();

    boolean take(long more) {
      own.addAndGet(more);
      return bytes.addAndGet(more) <= most;
    }

    void close() {
      bytes.addAndGet(-own.getAndSet(0));
    }
  }

  /** Counts what a request makes until it has ended. */
  void attach(Request request) {
    Share share = new Share();
    request.setAttribute(ATTRIBUTE, share);
    Request.addCompletionListener(request, problem -> share.close());
  }

  /** Whether an answer of so many bytes still fits. */
  static boolean fits(HttpServletRequest request, long more) {
    return !(request.getAttribute(ATTRIBUTE) instanceof Share share) || share.take(more);
  }
}
