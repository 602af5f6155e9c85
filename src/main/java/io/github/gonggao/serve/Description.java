package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.DCTERMS_TITLE;
import static io.github.gonggao.graph.Vocabulary.SKOS_PREF_LABEL;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/**
 * A resource as RDF: what is said of it, what points to it, and the names of all that is touched.
 *
 * @param complete false where more points to it than a document holds
 */
record Description(List<Quad> quads, boolean complete) {
  /**
   * Links to a resource in one document; an organ that everybody mentions has tens of thousands.
   */
  private static final int LINKS = 2_000;

  static Description of(Look look, Node self) {
    Set<Quad> quads = new LinkedHashSet<>();
    if (self.equals(Terms.ONTOLOGY)) {
      quads.addAll(look.quads(look.iri("graph/ontology"), Node.ANY, Node.ANY, Node.ANY));
      return new Description(List.copyOf(quads), true);
    }
    quads.addAll(look.quads(Node.ANY, self, Node.ANY, Node.ANY));
    Iterator<Quad> links = look.data().find(Node.ANY, Node.ANY, Node.ANY, self);
    int taken = 0;
    while (links.hasNext() && taken < LINKS) {
      quads.add(links.next());
      taken++;
    }
    Set<Node> touched = new LinkedHashSet<>();
    for (Quad quad : quads) {
      touched.add(quad.getSubject());
      touched.add(quad.getObject());
    }
    for (Node node : touched) {
      if (node.isURI()) {
        quads.addAll(names(look, node));
      }
    }
    return new Description(List.copyOf(quads), !links.hasNext());
  }

  private static List<Quad> names(Look look, Node node) {
    List<Quad> names = new ArrayList<>();
    for (Node property : List.of(SKOS_PREF_LABEL, DCTERMS_TITLE)) {
      names.addAll(look.quads(Node.ANY, node, property, Node.ANY));
    }
    return names;
  }
}
