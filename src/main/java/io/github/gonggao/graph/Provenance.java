package io.github.gonggao.graph;

import static io.github.gonggao.graph.AnnouncementGraph.text;
import static io.github.gonggao.graph.Vocabulary.*;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * Which run of which version made a graph, without a clock: two builds of one corpus are the same
 * bytes.
 */
final class Provenance {
  private Provenance() {}

  /** Identifier, without the base, of the runs of one version. */
  static String run(String version) {
    return "run/gonggao-" + safe(version);
  }

  private static String agent(String version) {
    return "agent/gonggao-" + safe(version);
  }

  private static String safe(String version) {
    return version.replaceAll("[^A-Za-z0-9._-]", "-");
  }

  static List<Triple> run(Iris iris, String version) {
    Node run = iris.iri(run(version));
    Node agent = iris.iri(agent(version));
    return List.of(
        Triple.create(run, RDF.type.asNode(), PROV_ACTIVITY),
        Triple.create(run, PROV_WAS_ASSOCIATED_WITH, agent),
        Triple.create(agent, RDF.type.asNode(), PROV_SOFTWARE_AGENT),
        Triple.create(agent, SKOS_PREF_LABEL, text("公告抽取程序", ZH_HANS)),
        Triple.create(agent, SKOS_PREF_LABEL, text("Gonggao", "en")),
        Triple.create(agent, SCHEMA_SOFTWARE_VERSION, text(version)));
  }

  /**
   * @param text number of the text at the announcement's address that was read
   */
  static List<Triple> bundle(
      Iris iris, String announcementId, int text, String digest, String version) {
    Node graph = iris.graph(announcementId);
    return List.of(
        Triple.create(graph, RDF.type.asNode(), PROV_BUNDLE),
        Triple.create(graph, PROV_WAS_GENERATED_BY, iris.iri(run(version))),
        Triple.create(graph, PROV_WAS_DERIVED_FROM, iris.text(announcementId, text)),
        Triple.create(graph, SHA256, text(digest)));
  }
}
