package io.github.gonggao.serve;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;

/** The formats of a document about a resource, the one to prefer first. */
enum Format {
  HTML("html", "html", "text/html", "application/xhtml+xml"),
  TURTLE("ttl", "turtle", "text/turtle", "application/x-turtle"),
  JSONLD("jsonld", "jsonld", "application/ld+json", "application/json"),
  NTRIPLES("nt", "ntriples", "application/n-triples"),
  RDFXML("rdf", "rdfxml", "application/rdf+xml", "application/xml", "text/xml");

  private final String extension;
  private final String word;

  @SuppressWarnings(
      "ImmutableEnumChecker") // List.of is immutable; the checker knows only the interface
  private final List<String> types;

  Format(String extension, String word, String... types) {
    this.extension = extension;
    this.word = word;
    this.types = List.of(types);
  }

  String extension() {
    return extension;
  }

  /** The name of the format on the command line and in {@code ?format=}. */
  String word() {
    return word;
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

  /** Triples in the order of canonical N-Triples, so that a document has one form only. */
  byte[] write(List<Triple> triples, Map<String, String> prefixes) {
    List<Triple> sorted = sorted(triples);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (this) {
      case TURTLE -> {
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
