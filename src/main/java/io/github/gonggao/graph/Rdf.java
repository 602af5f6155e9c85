package io.github.gonggao.graph;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

/** The formats that graphs are written in; every one in the order of canonical N-Quads. */
// an RDFFormat has no setters, but Jena cannot say so to the compiler
@SuppressWarnings("ImmutableEnumChecker")
enum Rdf {
  TRIG(RDFFormat.TRIG_BLOCKS, true),
  NQUADS(RDFFormat.NQUADS_UTF8, true),
  TURTLE(RDFFormat.TURTLE_BLOCKS, false),
  NTRIPLES(RDFFormat.NTRIPLES_UTF8, false),
  JSONLD(RDFFormat.JSONLD11_PRETTY, true),
  RDFXML(RDFFormat.RDFXML_PLAIN, false);

  private final RDFFormat format;
  private final boolean quads;

  Rdf(RDFFormat format, boolean quads) {
    this.format = format;
    this.quads = quads;
  }

  RDFFormat format() {
    return format;
  }

  /** Named graphs stay apart. */
  boolean quads() {
    return quads;
  }

  static List<String> names() {
    return Arrays.stream(values()).map(f -> f.name().toLowerCase(Locale.ROOT)).toList();
  }

  static Rdf of(String name) {
    for (Rdf format : values()) {
      if (format.name().equalsIgnoreCase(name)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "no format " + name + "; the formats are " + String.join(", ", names()));
  }

  /** A quad as a canonical N-Quads line, without the newline. */
  static String quad(Node graph, Triple triple) {
    String line = Mapped.line(triple);
    return line.substring(0, line.length() - 1) + "<" + graph.getURI() + "> .";
  }

  /** Writes graphs that fit into memory. */
  void write(Map<Node, List<Triple>> graphs, OutputStream out) throws IOException {
    OutputStream buffered = new BufferedOutputStream(out);
    switch (this) {
      case NQUADS, NTRIPLES -> lines(graphs, buffered);
      case TRIG, TURTLE -> blocks(graphs, buffered);
      case JSONLD -> RDFWriter.source(dataset(graphs)).format(format).output(buffered);
      case RDFXML -> RDFWriter.source(union(graphs)).format(format).output(buffered);
    }
    buffered.flush();
  }

  private void lines(Map<Node, List<Triple>> graphs, OutputStream out) throws IOException {
    List<String> lines = new ArrayList<>();
    graphs.forEach(
        (graph, triples) ->
            triples.forEach(t -> lines.add(quads ? quad(graph, t) : Mapped.line(t))));
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    for (String line : lines.stream().sorted().distinct().toList()) {
      writer.write(line);
      writer.write('\n');
    }
    writer.flush();
  }

  private void blocks(Map<Node, List<Triple>> graphs, OutputStream out) {
    StreamRDF stream = StreamRDFWriter.getWriterStream(out, format);
    stream.start();
    Vocabulary.PREFIXES.forEach(stream::prefix);
    if (quads) {
      graphs.forEach(
          (graph, triples) -> sorted(triples).forEach(t -> stream.quad(Quad.create(graph, t))));
    } else {
      List<Triple> all = new ArrayList<>();
      graphs.values().forEach(all::addAll);
      sorted(all).forEach(stream::triple);
    }
    stream.finish();
  }

  static List<Triple> sorted(List<Triple> triples) {
    Map<String, Triple> ordered = new TreeMap<>();
    triples.forEach(t -> ordered.put(Mapped.line(t), t));
    return List.copyOf(ordered.values());
  }

  private static DatasetGraph dataset(Map<Node, List<Triple>> graphs) {
    DatasetGraph data = DatasetGraphFactory.create();
    Vocabulary.PREFIXES.forEach(data.prefixes()::add);
    graphs.forEach(
        (graph, triples) -> sorted(triples).forEach(t -> data.add(Quad.create(graph, t))));
    return data;
  }

  private static org.apache.jena.graph.Graph union(Map<Node, List<Triple>> graphs) {
    org.apache.jena.graph.Graph all = GraphFactory.createDefaultGraph();
    Vocabulary.PREFIXES.forEach(all.getPrefixMapping()::setNsPrefix);
    graphs.values().forEach(triples -> sorted(triples).forEach(all::add));
    return all;
  }
}
