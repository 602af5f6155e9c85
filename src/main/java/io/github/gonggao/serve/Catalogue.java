package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.DCTERMS_TITLE;

import io.github.gonggao.graph.GraphView;
import io.github.gonggao.graph.Vocabulary;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;

/**
 * The data set as data: VoID with how many things there are of each class and statements with each
 * property, and DCAT with the files to download; at {@code /.well-known/void}.
 */
final class Catalogue {
  static final String PATH = "/.well-known/void";

  private static final String VOID = "http://rdfs.org/ns/void#";
  private static final String DCAT = "http://www.w3.org/ns/dcat#";
  private static final String DCTERMS = "http://purl.org/dc/terms/";
  private static final String MEDIA = "https://www.iana.org/assignments/media-types/";

  private final GraphView view;
  private final Terms terms;
  private List<Triple> triples;

  Catalogue(GraphView view, Terms terms) {
    this.view = view;
    this.terms = terms;
  }

  Reply reply(Format format) {
    Map<String, String> prefixes = new LinkedHashMap<>(Vocabulary.PREFIXES);
    prefixes.put("void", VOID);
    prefixes.put("dcat", DCAT);
    return Reply.of(200, format.contentType(), format.write(triples(), prefixes))
        .with("Access-Control-Allow-Origin", "*")
        .cached();
  }

  /** Made when first asked for: it reads through everything once. */
  synchronized List<Triple> triples() {
    if (triples == null) {
      triples = List.copyOf(view.read(data -> make(new Look(data, terms, view.base()))));
    }
    return triples;
  }

  private List<Triple> make(Look look) {
    List<Triple> all = new ArrayList<>();
    Node self = look.iri("dataset");
    add(all, self, RDF.type.asNode(), uri(VOID + "Dataset"));
    add(all, self, RDF.type.asNode(), uri(DCAT + "Dataset"));
    add(all, self, DCTERMS_TITLE, NodeFactory.createLiteralLang("公告知识图谱", "zh-Hans"));
    add(
        all,
        self,
        DCTERMS_TITLE,
        NodeFactory.createLiteralLang("Gonggao: a graph of public announcements", "en"));
    add(all, self, uri(VOID + "sparqlEndpoint"), look.iri("sparql"));
    add(all, self, uri(VOID + "uriSpace"), NodeFactory.createLiteralString(view.base()));
    add(all, self, uri(VOID + "vocabulary"), Terms.ONTOLOGY);
    for (String graph : List.of("authority", "ontology", "provenance", "queries")) {
      Node part = look.iri("graph/" + graph);
      if (look.data().contains(part, Node.ANY, Node.ANY, Node.ANY)) {
        add(all, self, uri(VOID + "subset"), part);
      }
    }
    add(all, self, uri(VOID + "triples"), number(view.quads()));
    add(all, self, uri(VOID + "documents"), number(view.announcements()));
    for (Format format : Format.values()) {
      if (format != Format.HTML) {
        add(all, self, uri(VOID + "feature"), uri("http://www.w3.org/ns/formats/" + format.w3c()));
      }
    }
    long entities = 0;
    int partition = 0;
    Map<Node, Long> classes = counted(look, Terms.TYPE);
    for (Map.Entry<Node, Long> count : classes.entrySet()) {
      entities += count.getValue();
      Node part = look.iri("dataset/class-" + ++partition);
      add(all, self, uri(VOID + "classPartition"), part);
      add(all, part, uri(VOID + "class"), count.getKey());
      add(all, part, uri(VOID + "entities"), number(count.getValue()));
    }
    add(all, self, uri(VOID + "classes"), number(classes.size()));
    add(all, self, uri(VOID + "entities"), number(entities));
    partition = 0;
    Map<Node, Long> properties = properties(look);
    for (Map.Entry<Node, Long> count : properties.entrySet()) {
      Node part = look.iri("dataset/property-" + ++partition);
      add(all, self, uri(VOID + "propertyPartition"), part);
      add(all, part, uri(VOID + "property"), count.getKey());
      add(all, part, uri(VOID + "triples"), number(count.getValue()));
    }
    add(all, self, uri(VOID + "properties"), number(properties.size()));
    view.downloads()
        .forEach(
            (name, path) -> {
              Node file = look.iri("dump/" + name);
              add(all, self, uri(VOID + "dataDump"), file);
              add(all, self, uri(DCAT + "distribution"), file);
              add(all, file, RDF.type.asNode(), uri(DCAT + "Distribution"));
              add(all, file, DCTERMS_TITLE, NodeFactory.createLiteralString(name));
              add(all, file, uri(DCAT + "downloadURL"), file);
              add(all, file, uri(DCAT + "mediaType"), uri(MEDIA + media(name)));
              add(all, file, uri(DCAT + "compressFormat"), uri(MEDIA + "application/gzip"));
              add(all, file, uri(DCTERMS + "isPartOf"), self);
            });
    return all;
  }

  private static String media(String name) {
    return name.contains(".trig") ? "application/trig" : "application/n-quads";
  }

  /** How many subjects have each value of a property. */
  private static Map<Node, Long> counted(Look look, Node property) {
    Map<Node, Long> counts = new TreeMap<>(Terms.BY_IRI);
    Iterator<Quad> quads = look.data().find(Quad.unionGraph, Node.ANY, property, Node.ANY);
    while (quads.hasNext()) {
      Node value = quads.next().getObject();
      if (value.isURI()) {
        counts.merge(value, 1L, Long::sum);
      }
    }
    return counts;
  }

  private static Map<Node, Long> properties(Look look) {
    Map<Node, Long> counts = new TreeMap<>(Terms.BY_IRI);
    Iterator<Quad> quads = look.data().find(Quad.unionGraph, Node.ANY, Node.ANY, Node.ANY);
    while (quads.hasNext()) {
      counts.merge(quads.next().getPredicate(), 1L, Long::sum);
    }
    return counts;
  }

  private static void add(List<Triple> triples, Node s, Node p, Node o) {
    triples.add(Triple.create(s, p, o));
  }

  private static Node uri(String uri) {
    return NodeFactory.createURI(uri);
  }

  private static Node number(long value) {
    return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
  }
}
