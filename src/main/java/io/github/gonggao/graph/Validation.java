package io.github.gonggao.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * Announcement graphs against the shapes. A graph is checked together with the names of its
 * entities and with the ontology, whose concept schemes and class hierarchy the shapes need.
 */
final class Validation {
  private static final Set<Node> LOOKED_AT =
      Set.of(RDFS.subClassOf.asNode(), SKOS.inScheme.asNode(), SKOS.broader.asNode());

  private static final class Loaded {
    private static final Shapes SHAPES =
        Shapes.parse(Concepts.parse(Concepts.resource("/ontology/shapes.ttl")));

    /** All of the ontology that the shapes look at; the rest would only slow every check down. */
    private static final List<Triple> FRAME =
        Concepts.ontology().find().filterKeep(t -> LOOKED_AT.contains(t.getPredicate())).toList();
  }

  private Validation() {}

  static int all(GraphView view, Consumer<GraphView.Finding> findings) {
    int checked = 0;
    List<Triple> runs = view.triples(view.iris().provenance());
    runs.removeIf(t -> t.getSubject().getURI().endsWith("/graph"));
    for (Node graph : view.graphs()) {
      if (graph.getURI().startsWith(view.iris().base() + "a/")) {
        List<Triple> triples = view.triples(graph);
        List<Triple> context = new ArrayList<>(Exports.names(view, triples));
        context.addAll(runs);
        check(graph.getURI(), List.of(triples, context)).forEach(findings);
        checked++;
      }
    }
    return checked;
  }

  static List<GraphView.Finding> one(Map<Node, List<Triple>> parts) {
    String graph =
        parts.keySet().stream()
            .map(Node::getURI)
            .filter(g -> g.contains("/a/"))
            .findFirst()
            .orElse("");
    return check(graph, parts.values());
  }

  private static List<GraphView.Finding> check(
      String name, Iterable<? extends List<Triple>> parts) {
    Graph data = GraphFactory.createDefaultGraph();
    Loaded.FRAME.forEach(data::add);
    parts.forEach(triples -> triples.forEach(data::add));
    ValidationReport report = ShaclValidator.get().validate(Loaded.SHAPES, data);
    List<GraphView.Finding> findings = new ArrayList<>();
    report
        .getEntries()
        .forEach(
            entry ->
                findings.add(
                    new GraphView.Finding(
                        entry.severity().level().getLocalName().toLowerCase(Locale.ROOT),
                        name,
                        text(entry.focusNode()),
                        Optional.ofNullable(entry.resultPath()).map(Object::toString),
                        Optional.ofNullable(entry.value()).map(Validation::text),
                        entry.message())));
    findings.sort(
        Comparator.comparing(GraphView.Finding::severity)
            .reversed()
            .thenComparing(GraphView.Finding::focus)
            .thenComparing(GraphView.Finding::message));
    return findings;
  }

  private static String text(Node node) {
    return node.isURI()
        ? node.getURI()
        : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
  }
}
