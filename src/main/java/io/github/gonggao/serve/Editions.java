package io.github.gonggao.serve;

import io.github.gonggao.graph.GraphView;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a site shows: one generation of the store, and the next when there is one.
 *
 * <p>A request keeps the edition that it began with to its end; an edition that was replaced is
 * closed when the last of its requests has ended. So nobody sees half of one and half of another,
 * and no request fails for the change.
 */
final class Editions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Editions.class);
  private static final String ATTRIBUTE = "io.github.gonggao.edition";
  private static final long LOOK_SECONDS = 2;

  private final Site.Store opening;
  private final Function<GraphView, Pages> pages;
  private final Engine engine;
  private final Object looking = new Object();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread watching;
  private Edition current;

  /** One generation, open. */
  static final class Edition {
    private final GraphView view;
    private final DatasetGraph dataset;
    private final Pages pages;
    private final boolean ours;
    private int users = 1;

    private Edition(GraphView view, DatasetGraph dataset, Pages pages, boolean ours) {
      this.view = view;
      this.dataset = dataset;
      this.pages = pages;
      this.ours = ours;
    }

    GraphView view() {
      return view;
    }

    DatasetGraph dataset() {
      return dataset;
    }

    Pages pages() {
      return pages;
    }

    <T> T read(Supplier<T> work) {
      return view.read(data -> work.get());
    }

    private synchronized Edition take() {
      users++;
      return this;
    }

    private synchronized boolean leave() {
      users--;
      return users == 0;
    }
  }

  /** Shows one view, which somebody else closes. */
  Editions(GraphView view, Engine engine, Function<GraphView, Pages> pages) {
    this.opening = null;
    this.engine = engine;
    this.pages = pages;
    current = edition(view, false);
    watching = null;
  }

  /** Shows the newest generation, whenever there is a newer one. */
  Editions(Site.Store opening, Engine engine, Function<GraphView, Pages> pages) throws IOException {
    this.opening = opening;
    this.engine = engine;
    this.pages = pages;
    current = edition(opening.open(), true);
    watching = new Thread(this::watch, "site-generations");
    watching.setDaemon(true);
  }

  private Edition edition(GraphView view, boolean ours) {
    DatasetGraph data = view.dataset();
    engine.prepare(data);
    return new Edition(view, data, pages.apply(view), ours);
  }

  /** Begins to look for newer generations. */
  void start() {
    if (watching != null) {
      watching.start();
    }
  }

  private void watch() {
    try {
      while (!ended.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
        refresh();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("somebody interrupted a thread", e);
    }
  }

  /** Shows the newest generation if it is another. */
  void refresh() {
    // one look at a time, so that no generation is opened twice
    synchronized (looking) {
      look();
    }
  }

  /** What was said last of a generation that cannot be shown; looked at every second, told once. */
  private String complaint = "";

  private void look() {
    Edition next;
    try {
      if (opening == null || now().view().isCurrent()) {
        return;
      }
      next = edition(opening.open(), true);
    } catch (IOException | RuntimeException e) {
      // what is shown is whole and stays; the next look may find more
      if (!e.toString().equals(complaint)) {
        complaint = e.toString();
        LOG.warn("the new graph cannot be opened, the old one stays: {}", complaint);
      }
      return;
    }
    next.pages().warmUp();
    release(replace(next));
    LOG.info("now showing generation {}", next.view().generation());
  }

  private synchronized Edition replace(Edition next) {
    Edition old = current;
    current = next;
    return old;
  }

  synchronized Edition now() {
    return current;
  }

  /** Gives a request the edition to be answered from; it is let go of when the request ends. */
  void attach(Request request) {
    Edition edition;
    synchronized (this) {
      edition = current.take();
    }
    request.setAttribute(ATTRIBUTE, edition);
    Request.addCompletionListener(request, problem -> release(edition));
  }

  Edition of(HttpServletRequest request) {
    return (Edition) request.getAttribute(ATTRIBUTE);
  }

  private static void release(Edition edition) {
    if (edition.leave() && edition.ours) {
      try {
        edition.view.close();
      } catch (IOException e) {
        LOG.warn("a generation that is no longer shown does not close: {}", e.toString());
      }
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      if (watching != null) {
        watching.join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("somebody interrupted a thread", e);
    }
    release(now());
  }
}
