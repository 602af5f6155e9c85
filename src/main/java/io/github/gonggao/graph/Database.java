package io.github.gonggao.graph;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * A TDB2 database that is being made, in large write transactions.
 *
 * <p>TDB2 5.6.0 loses data in silence if a process goes on after a write transaction that failed or
 * was interrupted. So nothing here aborts and nothing is tried again: the first failure goes to the
 * handler, which ends the process; if a handler returns, every later call is refused.
 */
final class Database implements AutoCloseable {
  /** What a test wants the next write transaction to die of. */
  private static final AtomicReference<Error> DEATH = new AtomicReference<>();

  private final DatasetGraph data;
  private final GraphSettings settings;
  private boolean broken;
  private boolean writing;
  private int pending;

  private Database(DatasetGraph data, GraphSettings settings) {
    this.data = data;
    this.settings = settings;
  }

  static void failNext(Error death) {
    DEATH.set(death);
  }

  static Database open(Path directory, GraphSettings settings) {
    DatasetGraph data = DatabaseMgr.connectDatasetGraph(directory.toString());
    data.getContext().set(TDB2.symUnionDefaultGraph, true);
    return new Database(data, settings);
  }

  void add(Node graph, Iterable<Triple> triples) {
    write(
        () -> {
          for (Triple t : triples) {
            data.add(graph, t.getSubject(), t.getPredicate(), t.getObject());
            pending++;
          }
        });
  }

  void delete(Node graph, Iterable<Triple> triples) {
    write(
        () -> {
          for (Triple t : triples) {
            data.delete(graph, t.getSubject(), t.getPredicate(), t.getObject());
            pending++;
          }
        });
  }

  /** Removes every quad of a graph; {@code Graph.clear} would go through each of them by name. */
  void clear(Node graph, long quads) {
    write(
        () -> {
          data.deleteAny(graph, Node.ANY, Node.ANY, Node.ANY);
          pending += (int) Math.min(quads, Integer.MAX_VALUE / 2);
        });
  }

  /** The triples of a graph about one subject, in the transaction that is under way. */
  java.util.List<Triple> about(Node graph, Node subject) {
    java.util.List<Triple> found = new java.util.ArrayList<>();
    write(
        () -> {
          Iterator<Quad> quads = data.find(graph, subject, Node.ANY, Node.ANY);
          quads.forEachRemaining(quad -> found.add(quad.asTriple()));
        });
    return found;
  }

  private void write(Runnable work) {
    if (broken) {
      throw new IllegalStateException("writing failed before; this process must end");
    }
    try {
      if (!writing) {
        data.begin(ReadWrite.WRITE);
        writing = true;
      }
      work.run();
      Error death = DEATH.getAndSet(null);
      if (death != null) {
        throw death;
      }
      if (pending >= settings.batch()) {
        commit();
      }
    } catch (Throwable problem) {
      fail(problem);
    }
  }

  private void commit() {
    data.commit();
    data.end();
    writing = false;
    pending = 0;
  }

  void flush() {
    write(
        () -> {
          // the commit is what matters
          pending = settings.batch();
        });
  }

  private void fail(Throwable problem) {
    broken = true;
    settings.failed().accept(problem);
    throw new IllegalStateException("writing failed and the process was not ended", problem);
  }

  boolean isBroken() {
    return broken;
  }

  /**
   * Quads by graph, after checking that every index holds as many.
   *
   * @throws IllegalStateException if two indexes disagree
   */
  Map<String, Long> count() {
    data.begin(ReadWrite.READ);
    try {
      DatasetGraphTDB tdb = TDBInternal.getDatasetGraphTDB(data);
      TupleIndex[] indexes = tdb.getQuadTable().getNodeTupleTable().getTupleTable().getIndexes();
      Map<NodeId, Long> byGraph = new java.util.HashMap<>();
      long total = 0;
      Iterator<org.apache.jena.atlas.lib.tuple.Tuple<NodeId>> all =
          tdb.getQuadTable().getNodeTupleTable().findAll();
      while (all.hasNext()) {
        byGraph.merge(all.next().get(0), 1L, Long::sum);
        total++;
      }
      for (TupleIndex index : indexes) {
        long size = 0;
        Iterator<?> tuples = index.all();
        while (tuples.hasNext()) {
          tuples.next();
          size++;
        }
        if (size != total) {
          throw new IllegalStateException(
              "index " + index.getName() + " holds " + size + " quads of " + total);
        }
      }
      Map<String, Long> counts = new TreeMap<>();
      byGraph.forEach((id, n) -> counts.put(TDBInternal.getNode(tdb, id).getURI(), n));
      return counts;
    } finally {
      data.end();
    }
  }

  @Override
  public void close() {
    if (!broken) {
      TDBInternal.expel(data, true);
    }
  }
}
