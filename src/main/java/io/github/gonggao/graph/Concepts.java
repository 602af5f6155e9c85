package io.github.gonggao.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

/** The concepts of one scheme by their words. */
final class Concepts {

  /** A label found at the end of a text. */
  record Match(String code, String label) {}

  private static final class Loaded {
    private static final String TEXT = resource("/ontology/ontology.ttl");
    private static final Graph ONTOLOGY = parse(TEXT);
    private static final Map<Vocabulary.Scheme, Concepts> ALL = index(ONTOLOGY);
  }

  private final Map<String, String> byLabel = new HashMap<>();
  private final Map<String, String> preferred = new TreeMap<>();
  private final Set<String> codes = new HashSet<>();
  private int longest;

  private Concepts() {}

  static Concepts of(Vocabulary.Scheme scheme) {
    return Loaded.ALL.get(scheme);
  }

  /** The ontology as shipped; not to be changed. */
  static Graph ontology() {
    return Loaded.ONTOLOGY;
  }

  static String ontologyText() {
    return Loaded.TEXT;
  }

  /** Adds no concept: {@code code} if the scheme has it. */
  Optional<String> known(String code) {
    return codes.contains(code) ? Optional.of(code) : Optional.empty();
  }

  Optional<String> exact(String label) {
    return Optional.ofNullable(byLabel.get(label));
  }

  /** The preferred label in simplified Chinese; the code where there is none. */
  String label(String code) {
    return preferred.getOrDefault(code, code);
  }

  /** The preferred label without a remark in brackets: 省长 of 省长（主席）. */
  String word(String code) {
    return unbracketed(label(code));
  }

  private static String unbracketed(String label) {
    int bracket = label.indexOf('（');
    return bracket > 0 && label.endsWith("）") ? label.substring(0, bracket) : label;
  }

  /** The concept whose longest label ends {@code text}. */
  Optional<Match> suffix(String text) {
    for (int start = Math.max(0, text.length() - longest); start < text.length(); start++) {
      String label = text.substring(start);
      String code = byLabel.get(label);
      if (code != null) {
        return Optional.of(new Match(code, label));
      }
    }
    return Optional.empty();
  }

  /** The concept whose longest label begins {@code text}. */
  Optional<Match> prefix(String text) {
    for (int end = Math.min(text.length(), longest); end > 0; end--) {
      String label = text.substring(0, end);
      String code = byLabel.get(label);
      if (code != null) {
        return Optional.of(new Match(code, label));
      }
    }
    return Optional.empty();
  }

  private static Map<Vocabulary.Scheme, Concepts> index(Graph ontology) {
    Map<Vocabulary.Scheme, Concepts> all = new EnumMap<>(Vocabulary.Scheme.class);
    for (Vocabulary.Scheme scheme : Vocabulary.Scheme.values()) {
      Concepts concepts = new Concepts();
      String start = Vocabulary.CONCEPTS + scheme.code() + "/";
      // a preferred label outranks another concept's alternative, whatever the order of the file
      for (Node property :
          List.of(
              Vocabulary.SKOS_PREF_LABEL,
              Vocabulary.SKOS_ALT_LABEL,
              Vocabulary.SKOS_HIDDEN_LABEL)) {
        ontology
            .find(Node.ANY, property, Node.ANY)
            .filterKeep(t -> t.getSubject().isURI() && t.getSubject().getURI().startsWith(start))
            .filterKeep(t -> t.getObject().getLiteralLanguage().equals(Vocabulary.ZH_HANS))
            .forEach(t -> concepts.add(t, start, property));
      }
      concepts.preferred.forEach(
          (code, label) -> concepts.byLabel.putIfAbsent(unbracketed(label), code));
      ontology
          .find(Node.ANY, RDF.type.asNode(), Vocabulary.SKOS_CONCEPT)
          .filterKeep(t -> t.getSubject().getURI().startsWith(start))
          .forEach(t -> concepts.codes.add(t.getSubject().getURI().substring(start.length())));
      all.put(scheme, concepts);
    }
    return all;
  }

  private void add(Triple triple, String start, Node property) {
    String code = triple.getSubject().getURI().substring(start.length());
    String label = triple.getObject().getLiteralLexicalForm();
    String known = byLabel.get(label);
    if (known == null || (known.compareTo(code) > 0 && !label.equals(preferred.get(known)))) {
      byLabel.put(label, code);
    }
    if (property.equals(Vocabulary.SKOS_PREF_LABEL)) {
      preferred.put(code, label);
    }
    longest = Math.max(longest, label.length());
  }

  static String resource(String path) {
    try (InputStream in = Concepts.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not on the class path; build with Maven");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Graph parse(String turtle) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(turtle, Lang.TURTLE).parse(graph);
    return graph;
  }
}
