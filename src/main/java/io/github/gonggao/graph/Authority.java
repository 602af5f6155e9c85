package io.github.gonggao.graph;

import static io.github.gonggao.graph.AnnouncementGraph.text;
import static io.github.gonggao.graph.Vocabulary.*;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * What the authority graph says of an entity, made from what all announcements contribute to its
 * name: labels in one place, so that two spellings do not give an entity two preferred labels.
 */
final class Authority {
  private final Iris iris;
  private final Scripts scripts;

  Authority(Iris iris, Scripts scripts) {
    this.iris = iris;
    this.scripts = scripts;
  }

  /** The scheme that formulations are concepts of. */
  List<Triple> always() {
    Node subject = iris.iri("subject");
    return List.of(
        Triple.create(subject, RDF.type.asNode(), SKOS_CONCEPT_SCHEME),
        Triple.create(subject, SKOS_PREF_LABEL, text("主题与提法", ZH_HANS)),
        Triple.create(subject, SKOS_PREF_LABEL, text("主題與提法", ZH_HANT)),
        Triple.create(subject, SKOS_PREF_LABEL, text("subjects and formulations", "en")));
  }

  /** The triples of one entity; {@code all} are contributions to it, at least one. */
  List<Triple> of(Collection<EntityLabel> all) {
    EntityLabel first = all.iterator().next();
    Node node = iris.iri(first.local());
    List<Triple> triples = new ArrayList<>();
    Set<String> names =
        new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(s -> s));
    Set<String> aliases = new TreeSet<>();
    Set<String> same = new TreeSet<>();
    Set<String> types = new TreeSet<>();
    for (EntityLabel label : all) {
      names.add(label.label());
      aliases.addAll(label.aliases());
      same.addAll(label.same());
      types.add(label.type());
    }
    names.remove("");
    String name = names.isEmpty() ? "" : names.iterator().next();
    aliases.addAll(names);
    aliases.remove(name);
    aliases.remove("");
    // a unit is the narrower class; whoever knows that much is right
    String type =
        types.contains("org:OrganizationalUnit")
            ? "org:OrganizationalUnit"
            : types.iterator().next();
    triples.add(Triple.create(node, RDF.type.asNode(), expand(type)));
    if (!name.isEmpty()) {
      labels(node, type, name, triples);
    }
    for (String alias : aliases) {
      triples.add(Triple.create(node, SKOS_ALT_LABEL, text(alias, ZH_HANS)));
    }
    for (String other : same) {
      triples.add(Triple.create(node, POSSIBLY_SAME_AS, iris.iri(other)));
    }
    if (type.equals("gg:Formulation")) {
      String english = Registry.formulation(name);
      if (!english.isEmpty()) {
        triples.add(Triple.create(node, SKOS_PREF_LABEL, text(english, "en")));
      }
      triples.add(Triple.create(node, SKOS_IN_SCHEME, iris.iri("subject")));
    }
    if (type.startsWith("org:Organization")) {
      registered(node, name, triples);
    }
    return triples;
  }

  private void labels(Node node, String type, String name, List<Triple> triples) {
    triples.add(Triple.create(node, SKOS_PREF_LABEL, text(name, ZH_HANS)));
    String traditional = scripts.toTraditional(name).replaceAll("[?!]", "");
    if (!traditional.isEmpty()) {
      triples.add(Triple.create(node, SKOS_PREF_LABEL, text(traditional, ZH_HANT)));
    }
    if (type.equals("foaf:Person")) {
      scripts
          .pinyin(name)
          .ifPresent(p -> triples.add(Triple.create(node, SKOS_PREF_LABEL, text(p, "en"))));
    }
  }

  private void registered(Node node, String name, List<Triple> triples) {
    Registry.Entry entry = Registry.organization(name);
    if (!entry.english().isEmpty()) {
      triples.add(Triple.create(node, SKOS_PREF_LABEL, text(entry.english(), "en")));
    }
    Concepts.of(Scheme.ORGANIZATION_KIND)
        .known(entry.kind())
        .ifPresent(
            kind ->
                triples.add(
                    Triple.create(
                        node, ORG_CLASSIFICATION, Scheme.ORGANIZATION_KIND.concept(kind))));
    Concepts.of(Scheme.RANK)
        .known(entry.rank())
        .ifPresent(rank -> triples.add(Triple.create(node, RANK, Scheme.RANK.concept(rank))));
    if (!entry.parent().isEmpty()) {
      Node parent = iris.iri(Entities.organizationId(entry.parent()));
      triples.add(Triple.create(node, link(entry.link()), parent));
    }
  }

  private static Node link(String link) {
    return switch (link) {
      case "unit" -> ORG_UNIT_OF;
      case "in" -> ESTABLISHED_IN;
      case "administered" -> ADMINISTERED_BY;
      default -> ORG_SUB_ORGANIZATION_OF;
    };
  }

  private static Node expand(String prefixed) {
    int colon = prefixed.indexOf(':');
    return NodeFactory.createURI(
        PREFIXES.get(prefixed.substring(0, colon)) + prefixed.substring(colon + 1));
  }
}
