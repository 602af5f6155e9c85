package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.SKOS_CONCEPT;
import static io.github.gonggao.graph.Vocabulary.SKOS_CONCEPT_SCHEME;
import static io.github.gonggao.graph.Vocabulary.SKOS_IN_SCHEME;
import static io.github.gonggao.graph.Vocabulary.SKOS_PREF_LABEL;

import io.github.gonggao.graph.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** Names and explanations of the ontology's terms and concepts, read once from the store. */
final class Terms {
  static final Node LABEL = RDFS.label.asNode();
  static final Node TYPE = RDF.type.asNode();
  static final Node BROADER = NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#broader");
  static final Node NOTATION =
      NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#notation");
  static final Node TITLE = Vocabulary.DCTERMS_TITLE;
  static final Node ONTOLOGY =
      NodeFactory.createURI(Vocabulary.NS.substring(0, Vocabulary.NS.length() - 1));

  private final Map<Node, Page.Label> labels = new HashMap<>();
  private final Map<Node, Page.Label> comments = new HashMap<>();
  private final Map<Node, List<Node>> concepts = new HashMap<>();
  private final Set<Node> classes = new TreeSet<>(BY_IRI);
  private final Set<Node> properties = new TreeSet<>(BY_IRI);
  private final List<Node> predicates = new ArrayList<>();
  private final List<Node> schemes = new ArrayList<>();

  static final Comparator<Node> BY_IRI = Comparator.comparing(Node::getURI);

  /** Reads the ontology graph; call inside a read transaction. */
  Terms(DatasetGraph data, Node graph) {
    Map<Node, String> notations = new HashMap<>();
    Set<Node> used = new TreeSet<>(BY_IRI);
    data.find(graph, Node.ANY, Node.ANY, Node.ANY)
        .forEachRemaining(
            quad -> {
              take(quad);
              if (quad.getPredicate().equals(NOTATION)) {
                notations.put(quad.getSubject(), quad.getObject().getLiteralLexicalForm());
              }
              used.add(quad.getPredicate());
              if (quad.getSubject().isURI() && labels.containsKey(quad.getSubject())) {
                used.add(quad.getSubject());
              }
            });
    concepts
        .values()
        .forEach(
            list ->
                list.sort(
                    Comparator.comparing((Node c) -> notations.getOrDefault(c, ""))
                        .thenComparing(Node::getURI)));
    schemes.sort(BY_IRI);
    used.removeIf(node -> classes.contains(node) || node.getURI().startsWith(Vocabulary.CONCEPTS));
    used.addAll(properties);
    used.add(Vocabulary.SKOS_PREF_LABEL);
    predicates.addAll(used);
    labels.putIfAbsent(TYPE, new Page.Label("类型", "type"));
    labels.putIfAbsent(RDF.value.asNode(), new Page.Label("全文", "text"));
    labels.putIfAbsent(LABEL, new Page.Label("名称", "label"));
    labels.putIfAbsent(SKOS_IN_SCHEME, new Page.Label("所属概念表", "in scheme"));
    labels.putIfAbsent(BROADER, new Page.Label("上位概念", "broader"));
    labels.putIfAbsent(NOTATION, new Page.Label("排序号", "notation"));
    labels.putIfAbsent(RDFS.comment.asNode(), new Page.Label("说明", "comment"));
    labels.putIfAbsent(RDFS.domain.asNode(), new Page.Label("定义域", "domain"));
    labels.putIfAbsent(RDFS.range.asNode(), new Page.Label("值域", "range"));
    labels.putIfAbsent(RDFS.subClassOf.asNode(), new Page.Label("上位类", "subclass of"));
    labels.putIfAbsent(RDFS.subPropertyOf.asNode(), new Page.Label("上位属性", "subproperty of"));
    labels.putIfAbsent(RDFS.isDefinedBy.asNode(), new Page.Label("定义于", "defined by"));
  }

  private void take(Quad quad) {
    Node subject = quad.getSubject();
    Node predicate = quad.getPredicate();
    Node object = quad.getObject();
    if (!subject.isURI()) {
      return;
    }
    if (object.isLiteral()
        && (predicate.equals(LABEL)
            || predicate.equals(SKOS_PREF_LABEL)
            || (predicate.equals(TITLE) && subject.equals(ONTOLOGY)))) {
      labels.merge(subject, label(object), Terms::join);
    } else if (object.isLiteral()
        && (predicate.equals(RDFS.comment.asNode())
            || predicate.getURI().equals("http://www.w3.org/2004/02/skos/core#definition"))) {
      comments.merge(subject, label(object), Terms::join);
    } else if (predicate.equals(SKOS_IN_SCHEME)) {
      concepts.computeIfAbsent(object, k -> new ArrayList<>()).add(subject);
    } else if (predicate.equals(TYPE)) {
      if (object.equals(OWL.Class.asNode())) {
        classes.add(subject);
      } else if (object.equals(OWL.ObjectProperty.asNode())
          || object.equals(OWL.DatatypeProperty.asNode())) {
        properties.add(subject);
      } else if (object.equals(SKOS_CONCEPT_SCHEME)) {
        schemes.add(subject);
      } else if (object.equals(SKOS_CONCEPT)) {
        concepts.computeIfAbsent(SKOS_CONCEPT, k -> new ArrayList<>()).add(subject);
      }
    }
  }

  /** One half of a label; traditional characters and other languages are not shown. */
  static Page.Label label(Node literal) {
    String text = literal.getLiteralLexicalForm();
    return switch (literal.getLiteralLanguage()) {
      case "zh-Hans", "zh" -> new Page.Label(text, "");
      case "en" -> new Page.Label("", text);
      default -> Page.Label.NONE;
    };
  }

  static Page.Label join(Page.Label a, Page.Label b) {
    return new Page.Label(a.zh().isEmpty() ? b.zh() : a.zh(), a.en().isEmpty() ? b.en() : a.en());
  }

  Optional<Page.Label> label(String uri) {
    return Optional.ofNullable(labels.get(NodeFactory.createURI(uri))).filter(l -> !l.isEmpty());
  }

  /** The name of a term or concept; its local name where it has none. */
  Page.Label name(Node term) {
    Page.Label label = labels.getOrDefault(term, Page.Label.NONE);
    if (!label.isEmpty()) {
      return label;
    }
    String uri = term.getURI();
    return new Page.Label(
        "", uri.substring(1 + Math.max(uri.lastIndexOf('#'), uri.lastIndexOf('/'))));
  }

  Page.Label comment(Node term) {
    return comments.getOrDefault(term, Page.Label.NONE);
  }

  boolean knows(Node node) {
    return labels.containsKey(node);
  }

  Set<Node> classes() {
    return classes;
  }

  Set<Node> properties() {
    return properties;
  }

  /** Every property that the store may use, in order. */
  List<Node> predicates() {
    return predicates;
  }

  List<Node> schemes() {
    return schemes;
  }

  List<Node> conceptsOf(Node scheme) {
    return concepts.getOrDefault(scheme, List.of());
  }
}
