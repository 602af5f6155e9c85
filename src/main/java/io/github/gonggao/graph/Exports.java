package io.github.gonggao.graph;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;

/**
 * Whole stores, parts of them and single announcements as files.
 *
 * <p>A store is larger than memory, one announcement's graph is not. So graphs are taken one by
 * one, in the order of their names, and what is larger than {@value #LARGE} triples, as the
 * authority graph, or must be sorted over all graphs, goes through {@link LineSort}.
 */
final class Exports {
  /** Triples that are sorted in memory. */
  private static final int LARGE = 200_000;

  /** Lines that are read back at once. */
  private static final int BATCH = 10_000;

  private Exports() {}

  /** What is done with a triple, or the triples of one graph. */
  interface Sink<T> {
    void take(T what) throws IOException;
  }

  static void write(GraphView view, GraphView.Selection part, Rdf format, OutputStream out)
      throws IOException {
    Selecting selecting = new Selecting(view, part);
    OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
    switch (format) {
      case NQUADS, NTRIPLES -> lines(view, selecting, format, buffered);
      case TRIG -> trig(view, selecting, buffered);
      case TURTLE -> turtle(view, selecting, buffered);
      case JSONLD -> jsonld(view, selecting, buffered);
      case RDFXML -> rdfxml(view, selecting, buffered);
    }
    buffered.flush();
  }

  static void graph(GraphView view, String name, OutputStream out) throws IOException {
    Selecting all = new Selecting(view, GraphView.Selection.ALL);
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    Node graph = org.apache.jena.graph.NodeFactory.createURI(name);
    sorted(view, graph, all, t -> writer.write(Mapped.line(t) + "\n"));
    writer.flush();
  }

  /** What the tables and the network are asked of: all of the store, or a part held in memory. */
  static DatasetGraph tables(GraphView view, GraphView.Selection part) throws IOException {
    if (part.isAll()) {
      return view.data();
    }
    Selecting selecting = new Selecting(view, part);
    DatasetGraph data = DatasetGraphFactory.create();
    for (Node graph : view.graphs()) {
      each(view, graph, selecting, t -> data.getDefaultGraph().add(t));
    }
    // the names of concepts
    Concepts.ontology().find().forEachRemaining(t -> data.getDefaultGraph().add(t));
    return data;
  }

  /** The wanted triples of a graph as the store has them. */
  private static void each(GraphView view, Node graph, Selecting selecting, Sink<Triple> sink)
      throws IOException {
    Selecting.Wanted wanted = selecting.of(graph);
    if (wanted.isNothing()) {
      return;
    }
    try {
      view.read(
          data -> {
            Iterator<Quad> quads = data.find(graph, Node.ANY, Node.ANY, Node.ANY);
            while (quads.hasNext()) {
              Triple triple = quads.next().asTriple();
              if (wanted.has(triple)) {
                try {
                  sink.take(triple);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }
            }
            return null;
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The wanted triples of a graph in the order of canonical N-Triples. */
  private static void sorted(GraphView view, Node graph, Selecting selecting, Sink<Triple> sink)
      throws IOException {
    List<Triple> small = new ArrayList<>();
    try (LineSort large = new LineSort()) {
      each(
          view,
          graph,
          selecting,
          t -> {
            small.add(t);
            if (small.size() == LARGE) {
              small.forEach(known -> large.add(Mapped.line(known)));
              small.clear();
            }
          });
      if (large.isEmpty()) {
        for (Triple t : Rdf.sorted(small)) {
          sink.take(t);
        }
      } else {
        small.forEach(t -> large.add(Mapped.line(t)));
        small.clear();
        parsed(large, sink);
      }
    }
  }

  private static void lines(GraphView view, Selecting selecting, Rdf format, OutputStream out)
      throws IOException {
    try (LineSort sort = union(view, selecting, format)) {
      Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      sort.each(
          line -> {
            writer.write(line);
            writer.write('\n');
          });
      writer.flush();
    }
  }

  /** All wanted graphs as lines, each once. */
  static LineSort union(GraphView view, Selecting selecting, Rdf format) throws IOException {
    LineSort sort = new LineSort();
    try {
      for (Node graph : view.graphs()) {
        each(
            view,
            graph,
            selecting,
            t -> sort.add(format.quads() ? Rdf.quad(graph, t) : Mapped.line(t)));
      }
      return sort;
    } catch (UncheckedIOException e) {
      sort.close();
      throw e.getCause();
    } catch (IOException | RuntimeException e) {
      sort.close();
      throw e;
    }
  }

  private static void trig(GraphView view, Selecting selecting, OutputStream out)
      throws IOException {
    StreamRDF stream = StreamRDFWriter.getWriterStream(out, Rdf.TRIG.format());
    stream.start();
    Vocabulary.PREFIXES.forEach(stream::prefix);
    for (Node graph : view.graphs()) {
      sorted(view, graph, selecting, t -> stream.quad(Quad.create(graph, t)));
    }
    stream.finish();
  }

  /** Sorted lines, read back and written in blocks of one subject. */
  private static void turtle(GraphView view, Selecting selecting, OutputStream out)
      throws IOException {
    StreamRDF stream = StreamRDFWriter.getWriterStream(out, Rdf.TURTLE.format());
    stream.start();
    Vocabulary.PREFIXES.forEach(stream::prefix);
    try (LineSort sort = union(view, selecting, Rdf.NTRIPLES)) {
      parsed(sort, stream::triple);
    }
    stream.finish();
  }

  private static void rdfxml(GraphView view, Selecting selecting, OutputStream out)
      throws IOException {
    try (LineSort sort = union(view, selecting, Rdf.NTRIPLES);
        Xml xml = new Xml(out)) {
      parsed(sort, xml::triple);
    }
  }

  private static void jsonld(GraphView view, Selecting selecting, OutputStream out)
      throws IOException {
    try (JsonLd json = new JsonLd(out)) {
      for (Node graph : view.graphs()) {
        List<Triple> triples = new ArrayList<>();
        Node[] last = {Node.ANY};
        // a large graph is written in pieces, each of whole things
        sorted(
            view,
            graph,
            selecting,
            t -> {
              if (triples.size() >= BATCH && !t.getSubject().equals(last[0])) {
                json.graph(graph, triples);
                triples.clear();
              }
              last[0] = t.getSubject();
              triples.add(t);
            });
        if (!triples.isEmpty()) {
          json.graph(graph, triples);
        }
      }
    }
  }

  private static void parsed(LineSort sort, Sink<Triple> sink) throws IOException {
    List<String> batch = new ArrayList<>();
    sort.each(
        line -> {
          batch.add(line);
          if (batch.size() == BATCH) {
            send(batch, sink);
          }
        });
    send(batch, sink);
  }

  private static void send(List<String> lines, Sink<Triple> sink) throws IOException {
    List<Triple> triples = new ArrayList<>();
    RDFParser.fromString(String.join("\n", lines), Lang.NTRIPLES)
        .parse(
            new StreamRDFBase() {
              @Override
              public void triple(Triple triple) {
                triples.add(triple);
              }
            });
    for (Triple triple : triples) {
      sink.take(triple);
    }
    lines.clear();
  }

  static boolean write(GraphView view, String announcement, Rdf format, OutputStream out)
      throws IOException {
    Map<Node, List<Triple>> parts = announcement(view, announcement);
    if (parts.isEmpty()) {
      return false;
    }
    format.write(parts, out);
    return true;
  }

  /** An announcement's graph with what the authority graph says of the entities in it. */
  private static Map<Node, List<Triple>> announcement(GraphView view, String announcement) {
    String start = view.iris().base() + "a/";
    String id =
        (announcement.startsWith(start) ? announcement.substring(start.length()) : announcement)
            .replaceFirst("/graph$", "");
    Node graph = view.iris().graph(id);
    List<Triple> own = view.triples(graph);
    Map<Node, List<Triple>> parts = new LinkedHashMap<>();
    if (!own.isEmpty()) {
      parts.put(graph, own);
      parts.put(view.iris().authority(), names(view, own));
      parts.put(view.iris().provenance(), origin(view, graph));
    }
    return parts;
  }

  /** What the authority graph says of every entity that {@code own} speaks of. */
  static List<Triple> names(GraphView view, List<Triple> own) {
    Set<Node> nodes = new LinkedHashSet<>();
    for (Triple triple : own) {
      nodes.add(triple.getSubject());
      if (triple.getObject().isURI()) {
        nodes.add(triple.getObject());
      }
    }
    return about(view, view.iris().authority(), nodes);
  }

  private static List<Triple> origin(GraphView view, Node graph) {
    List<Triple> bundle = about(view, view.iris().provenance(), Set.of(graph));
    Set<Node> runs = new LinkedHashSet<>();
    bundle.forEach(t -> runs.add(t.getObject()));
    List<Triple> all = new ArrayList<>(bundle);
    List<Triple> run = about(view, view.iris().provenance(), runs);
    all.addAll(run);
    Set<Node> agents = new LinkedHashSet<>();
    run.forEach(t -> agents.add(t.getObject()));
    all.addAll(about(view, view.iris().provenance(), agents));
    return all;
  }

  static List<Triple> about(GraphView view, Node graph, Set<Node> nodes) {
    return view.read(
        data -> {
          List<Triple> found = new ArrayList<>();
          for (Node node : nodes) {
            if (node.isURI()) {
              data.find(graph, node, Node.ANY, Node.ANY)
                  .forEachRemaining(quad -> found.add(quad.asTriple()));
            }
          }
          return found;
        });
  }
}
