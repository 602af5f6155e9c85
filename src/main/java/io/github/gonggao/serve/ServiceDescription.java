package io.github.gonggao.serve;

import io.github.gonggao.graph.GraphView;
import io.github.gonggao.graph.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * What the endpoint can do, as SPARQL 1.1 Service Description says it: answered to a GET without a
 * query.
 *
 * <p>The endpoint is named under the base of the identifiers, whose redirects lead to where the
 * store is served.
 */
final class ServiceDescription {
  private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
  private static final String FORMATS = "http://www.w3.org/ns/formats/";

  private ServiceDescription() {}

  static Reply reply(GraphView view, Format format) {
    Map<String, String> prefixes = new LinkedHashMap<>(Vocabulary.PREFIXES);
    prefixes.put("sd", SD);
    prefixes.put("void", "http://rdfs.org/ns/void#");
    return Reply.of(200, format.contentType(), format.write(triples(view), prefixes))
        .with("Access-Control-Allow-Origin", "*")
        .with("Link", "</.well-known/void>; rel=\"describedby\"")
        .revalidated();
  }

  static List<Triple> triples(GraphView view) {
    List<Triple> triples = new ArrayList<>();
    Node service = NodeFactory.createURI(view.base() + "sparql");
    Node dataset = NodeFactory.createURI(view.base() + "dataset");
    Node graph = NodeFactory.createURI(view.base() + "graph/union");
    add(triples, service, RDF.type.asNode(), sd("Service"));
    add(triples, service, sd("endpoint"), service);
    add(triples, service, sd("supportedLanguage"), sd("SPARQL11Query"));
    for (String form :
        List.of(
            "SPARQL_Results_JSON",
            "SPARQL_Results_XML",
            "SPARQL_Results_CSV",
            "SPARQL_Results_TSV",
            "Turtle",
            "N-Triples",
            "JSON-LD",
            "RDF_XML",
            "TriG")) {
      add(triples, service, sd("resultFormat"), NodeFactory.createURI(FORMATS + form));
    }
    add(triples, service, sd("feature"), sd("UnionDefaultGraph"));
    add(
        triples,
        service,
        sd("propertyFeature"),
        NodeFactory.createURI("http://jena.apache.org/text#query"));
    add(triples, service, sd("defaultDataset"), dataset);
    add(triples, dataset, RDF.type.asNode(), sd("Dataset"));
    add(triples, dataset, sd("defaultGraph"), graph);
    add(triples, graph, RDF.type.asNode(), sd("Graph"));
    add(
        triples,
        graph,
        NodeFactory.createURI("http://rdfs.org/ns/void#triples"),
        NodeFactory.createLiteralDT(Long.toString(view.quads()), XSDDatatype.XSDinteger));
    return triples;
  }

  private static void add(List<Triple> triples, Node s, Node p, Node o) {
    triples.add(Triple.create(s, p, o));
  }

  private static Node sd(String name) {
    return NodeFactory.createURI(SD + name);
  }
}
