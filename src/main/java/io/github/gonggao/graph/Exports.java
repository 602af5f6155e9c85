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
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;

/** Whole stores and single announcements as files. */
final class Exports {
  private Exports() {}

  static void write(GraphView view, Rdf format, OutputStream out) throws IOException {
    switch (format) {
      case NQUADS, NTRIPLES -> lines(view, format, out);
      case TRIG -> trig(view, out);
      case TURTLE -> turtle(view, out);
      case JSONLD, RDFXML -> {
        Map<Node, List<Triple>> all = new LinkedHashMap<>();
        view.eachGraph(all::put);
        format.write(all, out);
      }
    }
  }

  private static void lines(GraphView view, Rdf format, OutputStream out) throws IOException {
    try (LineSort sort = sorted(view, format)) {
      Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      sort.each(
          line -> {
            writer.write(line);
            writer.write('\n');
          });
      writer.flush();
    }
  }

  private static LineSort sorted(GraphView view, Rdf format) throws IOException {
    LineSort sort = new LineSort();
    try {
      view.eachGraph(
          (graph, triples) -> {
            for (Triple triple : triples) {
              sort.add(format.quads() ? Rdf.quad(graph, triple) : Mapped.line(triple));
            }
          });
      return sort;
    } catch (UncheckedIOException e) {
      sort.close();
      throw e.getCause();
    }
  }

  private static void trig(GraphView view, OutputStream out) throws IOException {
    OutputStream buffered = new BufferedOutputStream(out);
    StreamRDF stream = StreamRDFWriter.getWriterStream(buffered, Rdf.TRIG.format());
    stream.start();
    Vocabulary.PREFIXES.forEach(stream::prefix);
    view.eachGraph(
        (graph, triples) -> Rdf.sorted(triples).forEach(t -> stream.quad(Quad.create(graph, t))));
    stream.finish();
    buffered.flush();
  }

  /** Sorted lines, read back and written in blocks of one subject. */
  private static void turtle(GraphView view, OutputStream out) throws IOException {
    OutputStream buffered = new BufferedOutputStream(out);
    StreamRDF stream = StreamRDFWriter.getWriterStream(buffered, Rdf.TURTLE.format());
    stream.start();
    Vocabulary.PREFIXES.forEach(stream::prefix);
    try (LineSort sort = sorted(view, Rdf.NTRIPLES)) {
      List<String> batch = new ArrayList<>();
      sort.each(
          line -> {
            batch.add(line);
            if (batch.size() == 10_000) {
              send(batch, stream);
            }
          });
      send(batch, stream);
    }
    stream.finish();
    buffered.flush();
  }

  private static void send(List<String> lines, StreamRDF stream) {
    List<Triple> triples = new ArrayList<>();
    RDFParser.fromString(String.join("\n", lines), Lang.NTRIPLES)
        .parse(
            new org.apache.jena.riot.system.StreamRDFBase() {
              @Override
              public void triple(Triple triple) {
                triples.add(triple);
              }
            });
    triples.forEach(stream::triple);
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
