package io.github.gonggao.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * The questions that ship, in the store: an editor finds its examples there, by the vocabulary that
 * the SIB's endpoints began with ({@code sh:SPARQLExecutable}).
 */
final class ExampleQueries {
  private static final String SH = "http://www.w3.org/ns/shacl#";

  private ExampleQueries() {}

  static List<Triple> triples(Iris iris) {
    List<Triple> triples = new ArrayList<>();
    for (GraphView.Question question : GraphView.questions()) {
      Node self = iris.query(question.name());
      boolean made =
          question
              .sparql()
              .lines()
              .anyMatch(l -> l.strip().toUpperCase(Locale.ROOT).startsWith("CONSTRUCT"));
      add(triples, self, RDF.type.asNode(), sh("SPARQLExecutable"));
      add(
          triples,
          self,
          RDF.type.asNode(),
          sh(made ? "SPARQLConstructExecutable" : "SPARQLSelectExecutable"));
      add(
          triples,
          self,
          sh(made ? "construct" : "select"),
          NodeFactory.createLiteralString(question.sparql()));
      if (question.name().startsWith("q")) {
        title(triples, self, question.chinese(), "zh-Hans");
        title(triples, self, question.english(), "en");
      } else {
        // an export begins with other comments
        title(triples, self, question.name(), "en");
      }
    }
    return triples;
  }

  private static void title(List<Triple> triples, Node self, String words, String language) {
    if (!words.isEmpty()) {
      add(triples, self, Vocabulary.DCTERMS_TITLE, NodeFactory.createLiteralLang(words, language));
    }
  }

  private static void add(List<Triple> triples, Node s, Node p, Node o) {
    triples.add(Triple.create(s, p, o));
  }

  private static Node sh(String name) {
    return NodeFactory.createURI(SH + name);
  }
}
