package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.*;

import io.github.gonggao.graph.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;

/**
 * A look at the store for one page, inside one read transaction: values, names and links. Answers
 * come in a fixed order.
 */
final class Look {
  /** Counting stops here: a page that says “10000+” answers at once. */
  static final int MOST = 10_000;

  private static final int EXCERPT = 40;

  /** Identifiers of things that belong to an announcement begin with its day. */
  static final Comparator<Node> AS_WRITTEN = Comparator.comparing((Node n) -> n.toString());

  /** Things as the store has them in order of their names, numbers by value. */
  static final Comparator<Node> ORDER =
      Comparator.comparing((Node n) -> n.isURI() ? 1 : 0)
          .thenComparing(n -> n.isLiteral() ? n.getLiteralLexicalForm() : n.toString())
          .thenComparing(n -> n.isLiteral() ? n.getLiteralLanguage() : "");

  private final DatasetGraph data;
  private final Terms terms;
  private final String base;
  private final Map<Node, Page.Label> names = new HashMap<>();
  private final Map<Node, Boolean> present = new HashMap<>();

  Look(DatasetGraph data, Terms terms, String base) {
    this.data = data;
    this.terms = terms;
    this.base = base;
  }

  DatasetGraph data() {
    return data;
  }

  Terms terms() {
    return terms;
  }

  Node iri(String local) {
    return NodeFactory.createURI(base + local);
  }

  /** The parts of an identifier after the base; empty for one of another base. */
  Optional<String> local(Node node) {
    return node.isURI() && node.getURI().startsWith(base)
        ? Optional.of(node.getURI().substring(base.length()))
        : Optional.empty();
  }

  boolean isA(Node subject, Node type) {
    return data.contains(Quad.unionGraph, subject, RDF.type.asNode(), type);
  }

  /** Something is said of it. */
  boolean exists(Node subject) {
    return present.computeIfAbsent(
        subject, s -> data.contains(Quad.unionGraph, s, Node.ANY, Node.ANY));
  }

  List<Node> objects(Node subject, Node predicate) {
    return list(subject, predicate, Node.ANY, Quad::getObject, ORDER);
  }

  Optional<Node> object(Node subject, Node predicate) {
    List<Node> all = objects(subject, predicate);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  String string(Node subject, Node predicate) {
    return object(subject, predicate).map(Look::lexical).orElse("");
  }

  static String lexical(Node node) {
    return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
  }

  /**
   * Whatever points to {@code object}, newest announcement first where the identifiers carry its
   * day; at most {@link #MOST}.
   */
  List<Node> subjects(Node predicate, Node object) {
    return list(Node.ANY, predicate, object, Quad::getSubject, Look.AS_WRITTEN.reversed());
  }

  List<Quad> quads(Node graph, Node subject, Node predicate, Node object) {
    List<Quad> quads = new ArrayList<>();
    Iterator<Quad> all = data.find(graph, subject, predicate, object);
    while (all.hasNext()) {
      quads.add(all.next());
    }
    return quads;
  }

  private List<Node> list(
      Node s, Node p, Node o, Function<Quad, Node> part, Comparator<Node> order) {
    List<Node> nodes = new ArrayList<>();
    Iterator<Quad> all = data.find(Quad.unionGraph, s, p, o);
    while (all.hasNext() && nodes.size() < MOST) {
      nodes.add(part.apply(all.next()));
    }
    nodes.sort(order);
    return nodes;
  }

  /** {@code 12}, or {@code 10000+} where counting stopped. */
  static String number(int counted) {
    return counted >= MOST ? MOST + "+" : Integer.toString(counted);
  }

  /** What to call a thing: its label, or what it is made of. */
  Page.Label name(Node node) {
    Page.Label known = names.get(node);
    if (known == null) {
      // a name that leads back to itself is cut here
      names.put(node, new Page.Label(fallback(node), ""));
      known = compose(node);
      names.put(node, known);
    }
    return known;
  }

  private Page.Label compose(Node node) {
    if (!node.isURI()) {
      return new Page.Label(lexical(node), "");
    }
    if (terms.knows(node) && !terms.name(node).isEmpty()) {
      return terms.name(node);
    }
    Page.Label label = Page.Label.NONE;
    for (Node property : List.of(SKOS_PREF_LABEL, DCTERMS_TITLE, Terms.LABEL)) {
      String any = "";
      for (Node literal : objects(node, property)) {
        label = Terms.join(label, Terms.label(literal));
        any = any.isEmpty() ? lexical(literal) : any;
      }
      if (label.isEmpty() && !any.isEmpty()) {
        label = new Page.Label(any, "");
      }
      if (!label.isEmpty()) {
        break;
      }
    }
    if (label.zh().isEmpty() && !label.en().isEmpty() && local(node).isPresent()) {
      label = new Page.Label(label.en(), "");
    }
    return label.isEmpty() ? made(node) : label;
  }

  /** Names of the nodes that have none of their own. */
  private Page.Label made(Node node) {
    String kind = local(node).map(l -> l.substring(0, Math.max(0, l.indexOf('/')))).orElse("");
    String zh =
        switch (kind) {
          case "tenure" ->
              zh(node, ORG_MEMBER)
                  + " · "
                  + (object(node, POST).isPresent() ? zh(node, POST) : zh(node, ORG_ROLE));
          case "participation" -> zh(node, PARTICIPANT);
          case "agenda" -> (zh(node, AGENDA_ACTION) + " " + zh(node, CONSIDERS)).strip();
          case "statement" -> zh(node, SPEAKER) + "：" + excerpt(string(node, SCHEMA_TEXT), EXCERPT);
          case "event" -> (zh(node, CONCERNS) + " " + zh(node, CHANGE_KIND)).strip();
          case "a" -> partOfAnnouncement(node);
          default -> "";
        };
    return new Page.Label(zh.isEmpty() || zh.equals(" · ") ? fallback(node) : zh, "");
  }

  private String partOfAnnouncement(Node node) {
    if (isA(node, TEXT_VERSION)) {
      Node property = node.getURI().contains("/reading") ? READING_TEXT : SOURCE_TEXT;
      return terms.name(property).plain();
    }
    for (Node property : List.of(OA_EXACT, NORMALIZED_TEXT, SHORT_FORM)) {
      Optional<Node> words = object(node, property);
      if (words.isPresent()) {
        return excerpt(lexical(words.get()), EXCERPT);
      }
    }
    // a copy of an announcement is known by its address
    return string(node, SCHEMA_URL);
  }

  private String zh(Node node, Node property) {
    return object(node, property).map(o -> name(o).plain()).orElse("");
  }

  private String fallback(Node node) {
    return local(node).orElse(node.toString());
  }

  /** The start of a text, in code points, with … where it was cut. */
  static String excerpt(String text, int length) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (line.codePointCount(0, line.length()) <= length) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, length)) + "…";
  }

  /**
   * Where a thing's page is on this site; empty where it has none. A span leads into the text of
   * its announcement.
   */
  String href(Node node) {
    if (!node.isURI()) {
      return "";
    }
    String uri = node.getURI();
    Optional<String> local = local(node);
    int fragment = uri.indexOf("#char=");
    int text = uri.lastIndexOf("/text", Math.max(0, fragment));
    if (local.isPresent() && text > 0 && fragment > text) {
      return "/" + uri.substring(base.length(), text) + ".html" + uri.substring(fragment);
    }
    if (uri.startsWith(Vocabulary.NS)) {
      return terms.knows(node) ? "/ontology.html#" + uri.substring(Vocabulary.NS.length()) : "";
    }
    if (uri.startsWith(CONCEPTS)) {
      return terms.knows(node) ? "/vocab/" + uri.substring(CONCEPTS.length()) : "";
    }
    if (local.isPresent() && Paths.isIdentifier(local.get()) && exists(node)) {
      // the identifier itself leads to what took its place; the page says what it was
      boolean gone = object(node, DCTERMS_IS_REPLACED_BY).isPresent();
      return "/" + local.get() + (gone ? ".html" : "");
    }
    return "";
  }

  /** Any node as a field of a table. */
  Page.Piece piece(Node node) {
    if (node.isLiteral()) {
      return literal(node);
    }
    if (!node.isURI()) {
      return Page.Piece.plain("[]");
    }
    String href = href(node);
    if (!href.isEmpty()) {
      return Page.Piece.link(name(node), href);
    }
    if (terms.knows(node)) {
      return new Page.Piece(terms.name(node), "zh-Hans", "", false);
    }
    String uri = node.getURI();
    String shown = shortened(uri);
    return new Page.Piece(new Page.Label(shown, ""), "", Paths.isWeb(uri) ? uri : "", true);
  }

  /** {@code schema:Event} for a term of somebody else's ontology. */
  private static String shortened(String uri) {
    for (Map.Entry<String, String> prefix : PREFIXES.entrySet()) {
      String start = prefix.getValue();
      if (uri.startsWith(start) && uri.substring(start.length()).matches("[A-Za-z][A-Za-z0-9_]*")) {
        return prefix.getKey() + ":" + uri.substring(start.length());
      }
    }
    return uri;
  }

  private static Page.Piece literal(Node node) {
    String text = lexical(node);
    if (node.getLiteralDatatype().equals(XSDDatatype.XSDanyURI) && Paths.isWeb(text)) {
      return new Page.Piece(new Page.Label(text, ""), "", text, true);
    }
    if (node.getLiteralDatatype().equals(XSDDatatype.XSDboolean)) {
      return text.equals("true") ? Page.Piece.words("是", "yes") : Page.Piece.words("否", "no");
    }
    if (node.getLiteralDatatype().equals(EDTF)) {
      return Sheet.date(node);
    }
    return Page.Piece.text(text, node.getLiteralLanguage());
  }

  Page.Cell cell(List<Node> nodes) {
    return new Page.Cell(nodes.stream().map(this::piece).toList());
  }

  Page.Cell cell(Node subject, Node predicate) {
    return cell(objects(subject, predicate));
  }
}
