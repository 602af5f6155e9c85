package io.github.gonggao.serve;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

/** The formats of a document about a resource, the one to prefer first. */
enum Format {
  HTML("html", "html", "", "text/html", "application/xhtml+xml"),
  TURTLE("ttl", "turtle", "Turtle", "text/turtle", "application/x-turtle"),
  JSONLD("jsonld", "jsonld", "JSON-LD", "application/ld+json", "application/json"),
  NTRIPLES("nt", "ntriples", "N-Triples", "application/n-triples"),
  RDFXML("rdf", "rdfxml", "RDF_XML", "application/rdf+xml", "application/xml", "text/xml"),
  TRIG("trig", "trig", "TriG", "application/trig", "application/x-trig");

  private final String extension;
  private final String word;
  private final String w3c;

  @SuppressWarnings(
      "ImmutableEnumChecker") // List.of is immutable; the checker knows only the interface
  private final List<String> types;

  Format(String extension, String word, String w3c, String... types) {
    this.extension = extension;
    this.word = word;
    this.w3c = w3c;
    this.types = List.of(types);
  }

  String extension() {
    return extension;
  }

  /** The name of the format on the command line and in {@code ?format=}. */
  String word() {
    return word;
  }

  /** Its name among http://www.w3.org/ns/formats/. */
  String w3c() {
    return w3c;
  }

  /** Media types that a client may ask it by; the first is what it is sent as. */
  List<String> types() {
    return types;
  }

  String contentType() {
    return types.get(0) + ";charset=utf-8";
  }

  static Optional<Format> ofExtension(String extension) {
    for (Format format : values()) {
      if (format.extension.equals(extension)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** By any of its names: ttl, turtle, text/turtle. */
  static Optional<Format> named(String name) {
    for (Format format : values()) {
      if (format.extension.equals(name)
          || format.word.equals(name)
          || format.types.contains(name)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Statements with the graphs that they are in, sorted; other formats leave the graphs out. */
  byte[] writeQuads(List<Quad> quads, Map<String, String> prefixes) {
    if (this != TRIG) {
      return write(quads.stream().map(Quad::asTriple).toList(), prefixes);
    }
    Map<String, List<Triple>> graphs = new TreeMap<>();
    for (Quad quad : quads) {
      graphs
          .computeIfAbsent(quad.getGraph().toString(), g -> new ArrayList<>())
          .add(quad.asTriple());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StreamRDF stream = StreamRDFWriter.getWriterStream(out, RDFFormat.TRIG_BLOCKS);
    stream.start();
    prefixes.forEach(stream::prefix);
    graphs.forEach(
        (name, triples) ->
            sorted(triples).forEach(t -> stream.quad(Quad.create(NodeFactory.createURI(name), t))));
    stream.finish();
    return out.toByteArray();
  }

  /** Triples in the order of canonical N-Triples, so that a document has one form only. */
  byte[] write(List<Triple> triples, Map<String, String> prefixes) {
    List<Triple> sorted = sorted(triples);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (this) {
      case TURTLE, TRIG -> {
        StreamRDF stream = StreamRDFWriter.getWriterStream(out, RDFFormat.TURTLE_BLOCKS);
        stream.start();
        prefixes.forEach(stream::prefix);
        sorted.forEach(stream::triple);
        stream.finish();
      }
      case NTRIPLES -> {
        StreamRDF stream = StreamRDFWriter.getWriterStream(out, RDFFormat.NTRIPLES_UTF8);
        stream.start();
        sorted.forEach(stream::triple);
        stream.finish();
      }
      case JSONLD ->
          RDFWriter.source(graph(sorted, prefixes)).format(RDFFormat.JSONLD11_PRETTY).output(out);
      case RDFXML ->
          RDFWriter.source(graph(sorted, prefixes)).format(RDFFormat.RDFXML_PLAIN).output(out);
      case HTML -> throw new IllegalArgumentException("a page is made by a template");
    }
    return out.toByteArray();
  }

  private static Graph graph(List<Triple> triples, Map<String, String> prefixes) {
    Graph graph = GraphFactory.createDefaultGraph();
    prefixes.forEach(graph.getPrefixMapping()::setNsPrefix);
    triples.forEach(graph::add);
    return graph;
  }

  private static List<Triple> sorted(List<Triple> triples) {
    Map<String, Triple> ordered = new TreeMap<>();
    triples.forEach(
        t ->
            ordered.put(
                NodeFmtLib.strNT(t.getSubject())
                    + " "
                    + NodeFmtLib.strNT(t.getPredicate())
                    + " "
                    + NodeFmtLib.strNT(t.getObject()),
                t));
    return List.copyOf(ordered.values());
  }
}
