package io.github.gonggao.graph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * A TDB2 database that is being made, in large write transactions.
 *
 * <p>TDB2 5.6.0 loses data in silence if a process goes on after a write transaction that failed,
 * or if the thread that writes is interrupted. So one thread of this class does all the writing,
 * which nobody else can reach; nothing aborts and nothing is tried again: the first failure goes to
 * the handler, which ends the process. If a handler returns, every later call is refused.
 *
 * <p>Writing runs behind the callers; they wait only when the queue is full, and at {@link #flush}.
 */
final class Database implements AutoCloseable {
  /** Pieces of work, of some hundred quads each, that may wait. */
  private static final int QUEUE = 256;

  /** What a test wants the next piece of work to die of. */
  private static final AtomicReference<Error> DEATH = new AtomicReference<>();

  /** How many pieces of work come before that one. */
  private static final AtomicInteger BEFORE = new AtomicInteger();

  private final DatasetGraph data;
  private final GraphSettings settings;
  private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(QUEUE);
  private final Thread writer;
  private volatile Throwable failure;
  private boolean writing;
  private int pending;

  /** Returns how many quads it touched. */
  private interface Work {
    int run();
  }

  private static final Work END = () -> 0;

  private record Flush(CompletableFuture<Void> done) implements Work {
    @Override
    public int run() {
      return 0;
    }
  }

  private Database(DatasetGraph data, GraphSettings settings) {
    this.data = data;
    this.settings = settings;
    writer = new Thread(this::work, "gonggao-writer");
    writer.setDaemon(true);
    writer.start();
  }

  static void failNext(Error death) {
    failAfter(0, death);
  }

  static void failAfter(int pieces, Error death) {
    BEFORE.set(pieces);
    DEATH.set(death);
  }

  static Database open(Path directory, GraphSettings settings) {
    DatasetGraph data = DatabaseMgr.connectDatasetGraph(directory.toString());
    data.getContext().set(TDB2.symUnionDefaultGraph, true);
    return new Database(data, settings);
  }

  void add(Node graph, Collection<Triple> triples) {
    write(
        () -> {
          for (Triple t : triples) {
            data.add(graph, t.getSubject(), t.getPredicate(), t.getObject());
          }
          return triples.size();
        });
  }

  /** Removes every quad of a graph, about {@code quads} of them. */
  void clear(Node graph, long quads) {
    write(
        () -> {
          data.deleteAny(graph, Node.ANY, Node.ANY, Node.ANY);
          return (int) Math.min(quads, Integer.MAX_VALUE / 2);
        });
  }

  /** Makes {@code wanted} all that a graph says about a subject, touching only what differs. */
  void replace(Node graph, Node subject, Collection<Triple> wanted) {
    write(
        () -> {
          Set<Triple> missing = new HashSet<>(wanted);
          List<Triple> stale = new ArrayList<>();
          Iterator<Quad> known = data.find(graph, subject, Node.ANY, Node.ANY);
          while (known.hasNext()) {
            Triple triple = known.next().asTriple();
            if (!missing.remove(triple)) {
              stale.add(triple);
            }
          }
          for (Triple t : stale) {
            data.delete(graph, t.getSubject(), t.getPredicate(), t.getObject());
          }
          for (Triple t : missing) {
            data.add(graph, t.getSubject(), t.getPredicate(), t.getObject());
          }
          return stale.size() + missing.size();
        });
  }

  private void write(Work work) {
    refuseAfterFailure();
    // a caller may be interrupted, but then too its work must not be lost
    room.acquireUninterruptibly();
    queue.add(work);
  }

  private void refuseAfterFailure() {
    if (failure != null) {
      throw new IllegalStateException("writing failed before; this process must end", failure);
    }
  }

  private void work() {
    Work next = null;
    while (next != END) {
      try {
        next = queue.take();
      } catch (InterruptedException e) {
        throw new AssertionError("nobody can reach this thread", e);
      }
      room.release();
      if (failure == null && next != END) {
        run(next);
      }
      if (next instanceof Flush flush) {
        flush.done().complete(null);
      }
    }
  }

  private void run(Work work) {
    try {
      boolean flush = work instanceof Flush;
      if (!writing && !flush) {
        data.begin(ReadWrite.WRITE);
        writing = true;
      }
      pending += work.run();
      Error death =
          DEATH.get() != null && BEFORE.getAndDecrement() <= 0 ? DEATH.getAndSet(null) : null;
      if (death != null) {
        throw death;
      }
      if (writing && (flush || pending >= settings.batch())) {
        data.commit();
        data.end();
        writing = false;
        pending = 0;
      }
    } catch (Throwable problem) {
      failure = problem;
      settings.failed().accept(problem);
    }
  }

  /**
   * Waits until everything is committed.
   *
   * @throws IllegalStateException if writing failed
   */
  void flush() {
    Flush flush = new Flush(new CompletableFuture<>());
    write(flush);
    flush.done().join();
    refuseAfterFailure();
  }

  /**
   * Quads by graph, after checking that every index holds as many.
   *
   * @throws IllegalStateException if two indexes disagree
   */
  Map<String, Long> count() {
    data.begin(ReadWrite.READ);
    try {
      return Counting.byGraph(TDBInternal.getDatasetGraphTDB(data));
    } finally {
      data.end();
    }
  }

  /** Lets go of the database; what was not flushed is lost, unless writing failed. */
  @Override
  public void close() {
    if (failure == null) {
      flush();
      write(END);
      TDBInternal.expel(data, true);
    }
  }
}
