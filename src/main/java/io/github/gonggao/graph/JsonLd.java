package io.github.gonggao.graph;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * JSON-LD 1.1 by the terms of {@code ontology/context.jsonld}, graph by graph.
 *
 * <p>Framed: each graph begins with its announcement, and a thing stands inside what speaks of it
 * first, so that a program that knows nothing of RDF finds a meeting with its participants in it.
 * Jena's writer holds all graphs in memory and cannot frame with named graphs kept apart.
 */
final class JsonLd implements AutoCloseable {
  private static final String CONTEXT = Concepts.resource("/ontology/context.jsonld");

  /** What a term stands for, and the type that values under it have without saying so. */
  private record Term(String name, String type) {}

  private final Writer out;
  private final Map<String, Term> terms = new HashMap<>();
  private final Map<String, String> classes = new HashMap<>();
  private boolean first = true;

  /** The graph that is being written. */
  private Map<Node, Map<Node, List<Node>>> nodes = Map.of();

  private final Set<Node> written = new HashSet<>();

  JsonLd(OutputStream to) throws IOException {
    out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    JsonObject context = JSON.parse(CONTEXT).get("@context").getAsObject();
    Map<String, String> prefixes = new TreeMap<>();
    context.forEach(
        (key, value) -> {
          if (value.isString() && value.getAsString().value().matches("https?://.*[#/]")) {
            prefixes.put(key, value.getAsString().value());
          }
        });
    context.forEach((key, value) -> term(key, value, prefixes));
    out.write(CONTEXT.strip().replaceFirst("\\s*}$", ",\n  \"@graph\": ["));
  }

  private void term(String key, JsonValue value, Map<String, String> prefixes) {
    if (key.startsWith("@") || prefixes.containsKey(key)) {
      return;
    }
    String id = value.isString() ? value.getAsString().value() : string(value, "@id");
    if (id.startsWith("@")) {
      return;
    }
    String iri = expand(id, prefixes);
    if (Character.isUpperCase(key.charAt(key.lastIndexOf('_') + 1))) {
      classes.put(iri, key);
    } else {
      String type = value.isObject() ? expand(string(value, "@type"), prefixes) : "";
      terms.put(iri, new Term(key, type));
    }
  }

  private static String string(JsonValue value, String key) {
    JsonValue found = value.getAsObject().get(key);
    return found == null ? "" : found.getAsString().value();
  }

  private static String expand(String id, Map<String, String> prefixes) {
    int colon = id.indexOf(':');
    String prefix = colon > 0 ? prefixes.get(id.substring(0, colon)) : null;
    return prefix == null ? id : prefix + id.substring(colon + 1);
  }

  /** Writes one graph; its triples fit into memory, and their order does not show. */
  void graph(Node graph, List<Triple> triples) throws IOException {
    out.write(first ? "\n" : ",\n");
    first = false;
    out.write("{\"id\":");
    string(graph.getURI());
    out.write(",\"@graph\":[");
    things(triples);
    out.write("]}");
  }

  /** Writes things that stand in no named graph of their own. */
  void union(List<Triple> triples) throws IOException {
    if (!triples.isEmpty()) {
      out.write(first ? "\n" : ",\n");
      first = false;
      things(triples);
    }
  }

  private void things(List<Triple> triples) throws IOException {
    nodes = new LinkedHashMap<>();
    Node root = null;
    for (Triple triple : Rdf.sorted(triples)) {
      nodes
          .computeIfAbsent(triple.getSubject(), s -> new TreeMap<>(BY_IRI))
          .computeIfAbsent(triple.getPredicate(), p -> new ArrayList<>())
          .add(triple.getObject());
      if (triple.getPredicate().equals(RDF.type.asNode())
          && triple.getObject().equals(Vocabulary.ANNOUNCEMENT)) {
        root = triple.getSubject();
      }
    }
    written.clear();
    List<Node> order = new ArrayList<>(nodes.keySet());
    if (root != null) {
      order.remove(root);
      order.add(0, root);
    }
    boolean begun = false;
    for (Node node : order) {
      if (!written.contains(node)) {
        out.write(begun ? ",\n" : "");
        begun = true;
        thing(node, 0);
      }
    }
  }

  private static final java.util.Comparator<Node> BY_IRI =
      java.util.Comparator.comparing(Node::getURI);

  /** Deeper than any announcement nests; what is deeper stands for itself. */
  private static final int DEEPEST = 20;

  private void thing(Node node, int depth) throws IOException {
    written.add(node);
    out.write("{\"id\":");
    string(node.getURI());
    for (Map.Entry<Node, List<Node>> property : nodes.get(node).entrySet()) {
      out.write(',');
      String iri = property.getKey().getURI();
      boolean type = iri.equals(RDF.type.getURI());
      Term term = terms.getOrDefault(iri, new Term(iri, ""));
      string(type ? "type" : term.name());
      out.write(':');
      List<Node> values = property.getValue();
      out.write(values.size() > 1 ? "[" : "");
      for (int i = 0; i < values.size(); i++) {
        out.write(i > 0 ? "," : "");
        if (type) {
          string(classes.getOrDefault(values.get(i).getURI(), values.get(i).getURI()));
        } else {
          // a text stands in its announcement, not in the first of its spans
          boolean whole =
              !property.getKey().equals(Vocabulary.OA_HAS_SOURCE)
                  && !property.getKey().equals(Vocabulary.PROV_WAS_DERIVED_FROM);
          value(values.get(i), term, whole ? depth : DEEPEST);
        }
      }
      out.write(values.size() > 1 ? "]" : "");
    }
    out.write('}');
  }

  private void value(Node value, Term term, int depth) throws IOException {
    if (value.isURI()) {
      if (nodes.containsKey(value) && !written.contains(value) && depth < DEEPEST) {
        thing(value, depth + 1);
      } else if (term.type().equals("@id")) {
        string(value.getURI());
      } else {
        out.write("{\"id\":");
        string(value.getURI());
        out.write('}');
      }
      return;
    }
    String text = value.getLiteralLexicalForm();
    String datatype = value.getLiteralDatatypeURI();
    if (!value.getLiteralLanguage().isEmpty()) {
      out.write("{\"@language\":");
      string(value.getLiteralLanguage());
      out.write(",\"@value\":");
      string(text);
      out.write('}');
    } else if (term.type().isEmpty() && plain(datatype, text)) {
      // numbers and truth values are JSON's own
      out.write(text);
    } else if (datatype.equals(term.type())
        || (term.type().isEmpty() && datatype.equals(XSDDatatype.XSDstring.getURI()))) {
      string(text);
    } else {
      out.write("{\"@type\":");
      string(datatype);
      out.write(",\"@value\":");
      string(text);
      out.write('}');
    }
  }

  private static boolean plain(String datatype, String text) {
    return (datatype.equals(XSDDatatype.XSDinteger.getURI()) && text.matches("0|-?[1-9]\\d{0,14}"))
        || (datatype.equals(XSDDatatype.XSDboolean.getURI()) && text.matches("true|false"));
  }

  private void string(String text) throws IOException {
    out.write('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c < ' ') {
        out.write(text, from, i - from);
        out.write(
            switch (c) {
              case '"' -> "\\\"";
              case '\\' -> "\\\\";
              case '\n' -> "\\n";
              case '\t' -> "\\t";
              default -> String.format(java.util.Locale.ROOT, "\\u%04x", (int) c);
            });
        from = i + 1;
      }
    }
    out.write(text, from, text.length() - from);
    out.write('"');
  }

  /** Ends the document; what it was written to stays open. */
  @Override
  public void close() throws IOException {
    out.write("\n]\n}\n");
    out.flush();
  }
}
