package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.DCTERMS_TITLE;
import static io.github.gonggao.graph.Vocabulary.SKOS_PREF_LABEL;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;

/**
 * A resource as RDF: what is said of it, what points to it, and the names of all that is touched.
 *
 * @param complete false where more points to it than a document holds
 */
record Description(List<Triple> triples, boolean complete) {
  /**
   * Links to a resource in one document; an organ that everybody mentions has tens of thousands.
   */
  private static final int LINKS = 2_000;

  static Description of(Look look, Node self) {
    Set<Triple> triples = new LinkedHashSet<>();
    if (self.equals(Terms.ONTOLOGY)) {
      for (Quad quad : look.quads(look.iri("graph/ontology"), Node.ANY, Node.ANY, Node.ANY)) {
        triples.add(quad.asTriple());
      }
      return new Description(List.copyOf(triples), true);
    }
    for (Quad quad : look.quads(Quad.unionGraph, self, Node.ANY, Node.ANY)) {
      triples.add(quad.asTriple());
    }
    Iterator<Quad> links = look.data().find(Quad.unionGraph, Node.ANY, Node.ANY, self);
    int taken = 0;
    while (links.hasNext() && taken < LINKS) {
      triples.add(links.next().asTriple());
      taken++;
    }
    Set<Node> touched = new LinkedHashSet<>();
    for (Triple triple : triples) {
      touched.add(triple.getSubject());
      touched.add(triple.getObject());
    }
    for (Node node : touched) {
      if (node.isURI()) {
        names(look, node).forEach(triples::add);
      }
    }
    return new Description(List.copyOf(triples), !links.hasNext());
  }

  private static List<Triple> names(Look look, Node node) {
    List<Triple> names = new ArrayList<>();
    for (Node property : List.of(SKOS_PREF_LABEL, DCTERMS_TITLE)) {
      for (Quad quad : look.quads(Quad.unionGraph, node, property, Node.ANY)) {
        names.add(quad.asTriple());
      }
    }
    return names;
  }
}
