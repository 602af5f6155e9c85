package io.github.gonggao.graph;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;

/**
 * Which triples a selection takes: of announcements of some days, that speak of some body, and of
 * them the things of some kinds; and the names of what is left. What must be held in memory are the
 * identifiers of selected things, and nothing where all is selected.
 */
final class Selecting {
  /** Classes by the word for them on the command line. */
  private static final Map<String, Set<Node>> KINDS =
      Map.ofEntries(
          Map.entry("announcement", Set.of(Vocabulary.ANNOUNCEMENT)),
          Map.entry("person", Set.of(Vocabulary.FOAF_PERSON)),
          Map.entry(
              "organization",
              Set.of(
                  iri("http://www.w3.org/ns/org#Organization"),
                  iri("http://www.w3.org/ns/org#OrganizationalUnit"))),
          Map.entry("post", Set.of(iri("http://www.w3.org/ns/org#Post"))),
          Map.entry("tenure", Set.of(gg("Tenure"))),
          Map.entry("meeting", Set.of(gg("Meeting"))),
          Map.entry("participation", Set.of(gg("Participation"))),
          Map.entry("document", Set.of(gg("PolicyDocument"))),
          Map.entry("change", Set.of(gg("PersonnelChange"))),
          Map.entry("statement", Set.of(gg("Statement"))),
          Map.entry("formulation", Set.of(gg("Formulation"))));

  private final GraphView view;
  private final GraphView.Selection part;
  private final Set<Node> classes = new HashSet<>();
  private final Map<Node, Wanted> graphs = new HashMap<>();

  /** What of one graph is wanted. */
  interface Wanted {
    boolean has(Triple triple);

    default boolean isNothing() {
      return this == NOTHING;
    }
  }

  private static final Wanted NOTHING = triple -> false;
  private static final Wanted ALL = triple -> true;

  Selecting(GraphView view, GraphView.Selection part) {
    this.view = view;
    this.part = part;
    for (String kind : part.kinds()) {
      classes.addAll(KINDS.getOrDefault(kind.toLowerCase(Locale.ROOT), Set.of()));
    }
    if (!part.isAll()) {
      view.read(
          data -> {
            select(data);
            return null;
          });
    }
  }

  private static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }

  private static Node gg(String name) {
    return iri(Vocabulary.NS + name);
  }

  static Set<String> kinds() {
    return new TreeSet<>(KINDS.keySet());
  }

  Wanted of(Node graph) {
    return part.isAll() ? ALL : graphs.getOrDefault(graph, NOTHING);
  }

  private void select(DatasetGraph data) {
    Set<Node> bodies = bodies(data);
    Set<Node> things = new HashSet<>();
    String start = view.iris().base() + "a/";
    for (Node graph : graphs(data)) {
      if (!graph.getURI().startsWith(start) || !isSelected(data, graph, bodies)) {
        continue;
      }
      if (classes.isEmpty()) {
        graphs.put(graph, ALL);
        data.find(graph, Node.ANY, Node.ANY, Node.ANY)
            .forEachRemaining(
                quad -> {
                  things.add(quad.getSubject());
                  if (quad.getObject().isURI()) {
                    things.add(quad.getObject());
                  }
                });
      } else {
        Set<Node> own = new HashSet<>();
        for (Node type : classes) {
          data.find(graph, Node.ANY, RDF.type.asNode(), type)
              .forEachRemaining(quad -> own.add(quad.getSubject()));
        }
        things.addAll(own);
        graphs.put(graph, triple -> own.contains(triple.getSubject()));
      }
    }
    graphs.put(view.iris().authority(), triple -> things.contains(triple.getSubject()));
    if (classes.isEmpty()) {
      Set<Node> bundles = Set.copyOf(graphs.keySet());
      graphs.put(
          view.iris().provenance(),
          triple ->
              !triple.getSubject().getURI().endsWith("/graph")
                  || bundles.contains(triple.getSubject()));
    }
  }

  private static List<Node> graphs(DatasetGraph data) {
    Map<String, Node> graphs = new TreeMap<>();
    data.listGraphNodes().forEachRemaining(graph -> graphs.put(graph.getURI(), graph));
    return List.copyOf(graphs.values());
  }

  private boolean isSelected(DatasetGraph data, Node graph, Set<Node> bodies) {
    String own = graph.getURI().replaceFirst("/graph$", "");
    Node announcement = iri(own);
    if (part.from().isPresent() || part.to().isPresent()) {
      Iterator<Quad> issued = data.find(graph, announcement, Vocabulary.DCTERMS_ISSUED, Node.ANY);
      if (!issued.hasNext()) {
        return false;
      }
      LocalDate day = LocalDate.parse(issued.next().getObject().getLiteralLexicalForm());
      if (part.from().filter(day::isBefore).isPresent()
          || part.to().filter(day::isAfter).isPresent()) {
        return false;
      }
    }
    return part.body().isEmpty()
        || bodies.stream()
            .anyMatch(
                body ->
                    data.contains(graph, announcement, Vocabulary.SCHEMA_MENTIONS, body)
                        || data.contains(
                            graph, announcement, Vocabulary.PROV_WAS_ATTRIBUTED_TO, body));
  }

  /** The bodies that are called so, or the one that has this identifier. */
  private Set<Node> bodies(DatasetGraph data) {
    Set<Node> bodies = new HashSet<>();
    if (part.body().isEmpty()) {
      return bodies;
    }
    String name = part.body().get();
    Node authority = view.iris().authority();
    bodies.add(name.contains(":") ? iri(name) : view.iris().iri(name));
    for (Node label : List.of(Vocabulary.SKOS_PREF_LABEL, Vocabulary.SKOS_ALT_LABEL)) {
      for (String language : List.of(Vocabulary.ZH_HANS, Vocabulary.ZH_HANT)) {
        data.find(authority, Node.ANY, label, AnnouncementGraph.text(name, language))
            .forEachRemaining(quad -> bodies.add(quad.getSubject()));
      }
    }
    return bodies;
  }
}
