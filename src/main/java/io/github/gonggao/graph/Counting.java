package io.github.gonggao.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Whether the indexes of a TDB2 database, six orders of the same quads, hold the same. A database
 * whose bulk load was killed opens without complaint and answers by whichever index a query takes.
 */
final class Counting {
  private Counting() {}

  /** How many tuples an index holds, and a sum over them in which their order does not show. */
  private record Content(long size, long sum) {}

  /**
   * Quads by graph; to be called in a transaction.
   *
   * @throws IllegalStateException if two indexes disagree, or quads are in no graph
   */
  static Map<String, Long> byGraph(DatasetGraphTDB data) {
    Map<NodeId, Long> byGraph = new HashMap<>();
    Content first = null;
    String name = "";
    for (TupleIndex index : data.getQuadTable().getNodeTupleTable().getTupleTable().getIndexes()) {
      Map<NodeId, Long> graphs = first == null ? byGraph : new HashMap<>();
      Content content = content(index, graphs);
      if (first == null) {
        first = content;
        name = index.getName();
      } else if (!content.equals(first) || !graphs.equals(byGraph)) {
        throw new IllegalStateException(
            content.size() == first.size()
                ? "index " + index.getName() + " holds other quads than " + name
                : "index "
                    + index.getName()
                    + " holds "
                    + content.size()
                    + " quads of "
                    + first.size());
      }
    }
    if (!data.getTripleTable().getNodeTupleTable().isEmpty()) {
      throw new IllegalStateException("there are triples in no graph");
    }
    Map<String, Long> counts = new TreeMap<>();
    byGraph.forEach((id, n) -> counts.put(TDBInternal.getNode(data, id).getURI(), n));
    return counts;
  }

  private static Content content(TupleIndex index, Map<NodeId, Long> graphs) {
    long size = 0;
    long sum = 0;
    Iterator<Tuple<NodeId>> tuples = index.all();
    while (tuples.hasNext()) {
      Tuple<NodeId> quad = tuples.next();
      graphs.merge(quad.get(0), 1L, Long::sum);
      size++;
      long hash = 0;
      for (int i = 0; i < quad.len(); i++) {
        // spread, as the sum of plain hashes would not see two columns change places
        hash = (hash ^ quad.get(i).hashCode()) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 29;
      }
      sum += hash;
    }
    return new Content(size, sum);
  }

  /**
   * Terms that are kept in the node table.
   *
   * @param used by some quad
   * @param unused left of what was replaced, until a compaction
   */
  record Terms(long used, long unused) {}

  /**
   * Looks up every term of every quad; to be called in a transaction.
   *
   * @throws IllegalStateException if one is not there, or not a term
   */
  static Terms terms(DatasetGraphTDB data) {
    NodeTable table = data.getQuadTable().getNodeTupleTable().getNodeTable();
    Set<NodeId> used = new HashSet<>();
    Iterator<Tuple<NodeId>> quads =
        data.getQuadTable().getNodeTupleTable().getTupleTable().getIndex(0).all();
    while (quads.hasNext()) {
      Tuple<NodeId> quad = quads.next();
      for (int i = 0; i < quad.len(); i++) {
        if (quad.get(i).isPtr() && used.add(quad.get(i))) {
          Node node = table.getNodeForNodeId(quad.get(i));
          if (node == null || !quad.get(i).equals(table.getNodeIdForNode(node))) {
            throw new IllegalStateException("a quad names the term " + quad.get(i) + " in vain");
          }
        }
      }
    }
    long all = 0;
    Iterator<Pair<NodeId, Node>> nodes = table.all();
    while (nodes.hasNext()) {
      nodes.next();
      all++;
    }
    return new Terms(used.size(), all - used.size());
  }
}
