package io.github.gonggao.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * A generation as files that any program reads: its quads as canonical N-Quads, and the small files
 * beside its database. Database and text index are made again of them.
 */
final class Backups {
  static final String MANIFEST = "manifest";
  static final String QUADS = "quads.nq.gz";

  private static final int CHUNK = 2000;

  private Backups() {}

  static void write(GraphView view, Path generation, GraphView.Parts parts) throws IOException {
    for (String name : List.of(Generations.GRAPHS, Generations.LABELS)) {
      try (OutputStream out = parts.open(name)) {
        Files.copy(generation.resolve(name), out);
      }
    }
    try (OutputStream out = parts.open(QUADS);
        GZIPOutputStream zipped = new GZIPOutputStream(out, 1 << 16)) {
      view.export("nquads", zipped);
      zipped.finish();
    }
    try (OutputStream out = parts.open(MANIFEST)) {
      out.write(view.manifest().text().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** All quads of a compressed file into an empty database. */
  static void load(Path nquads, Database database) throws IOException {
    try (InputStream raw = Files.newInputStream(nquads);
        InputStream in = new GZIPInputStream(raw, 1 << 16)) {
      Map<Node, List<Triple>> waiting = new TreeMap<>(java.util.Comparator.comparing(Node::getURI));
      int[] count = {0};
      RDFParser.source(in)
          .lang(Lang.NQUADS)
          .parse(
              new StreamRDFBase() {
                @Override
                public void quad(Quad quad) {
                  waiting
                      .computeIfAbsent(quad.getGraph(), g -> new ArrayList<>())
                      .add(quad.asTriple());
                  count[0]++;
                  if (count[0] % CHUNK == 0) {
                    send(waiting, database);
                  }
                }
              });
      send(waiting, database);
    }
  }

  private static void send(Map<Node, List<Triple>> waiting, Database database) {
    waiting.forEach((graph, triples) -> database.add(graph, List.copyOf(triples)));
    waiting.clear();
  }

  /** The text index of a database that nobody else has open. */
  static void index(
      Path generation, Index index, Iris iris, GraphSettings settings, SearchIndex search)
      throws IOException {
    Map<String, Integer> mentioned = Labels.mentioned(generation.resolve(Generations.LABELS));
    Set<String> things = new TreeSet<>(mentioned.keySet());
    if (settings.registry()) {
      things.addAll(new Authority(iris, settings.scripts()).registry().keySet());
    }
    DatasetGraph data =
        DatabaseMgr.connectDatasetGraph(generation.resolve(Generations.DATABASE).toString());
    data.begin(ReadWrite.READ);
    try {
      for (Index.Entry entry : index.all().values()) {
        Node graph = iris.graph(entry.id());
        search.announcement(graph, triples(data, graph, Node.ANY));
      }
      for (String local : things) {
        Node thing = iris.iri(local);
        search.thing(
            thing,
            iris.authority(),
            triples(data, iris.authority(), thing),
            mentioned.getOrDefault(local, 0));
      }
    } finally {
      data.end();
      TDBInternal.expel(data, true);
    }
  }

  private static List<Triple> triples(DatasetGraph data, Node graph, Node subject) {
    List<Triple> triples = new ArrayList<>();
    data.find(graph, subject, Node.ANY, Node.ANY)
        .forEachRemaining(quad -> triples.add(quad.asTriple()));
    return triples;
  }
}
