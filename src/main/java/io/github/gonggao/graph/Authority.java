package io.github.gonggao.graph;

import static io.github.gonggao.graph.AnnouncementGraph.date;
import static io.github.gonggao.graph.AnnouncementGraph.text;
import static io.github.gonggao.graph.Vocabulary.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * What the authority graph says of an entity, made from what all announcements contribute to its
 * name: labels in one place, so that two spellings do not give an entity two preferred labels.
 */
final class Authority {
  private static final String WIKIDATA = "http://www.wikidata.org/entity/";

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
    List<EntityLabel> entities =
        all.stream().filter(label -> !label.type().equals(EntityLabel.FORMER)).toList();
    if (entities.isEmpty()) {
      return former(first);
    }
    return entity(entities);
  }

  /** An identifier that is no longer used leads to the one that took its place. */
  private List<Triple> former(EntityLabel label) {
    return List.of(
        Triple.create(
            iris.iri(label.local()), DCTERMS_IS_REPLACED_BY, iris.iri(label.same().get(0))));
  }

  private List<Triple> entity(Collection<EntityLabel> all) {
    EntityLabel first = all.iterator().next();
    Node node = iris.iri(first.local());
    List<Triple> triples = new ArrayList<>();
    Set<String> names =
        new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(s -> s));
    Set<String> aliases = new TreeSet<>();
    Set<String> same = new TreeSet<>();
    Set<String> different = new TreeSet<>();
    Set<String> types = new TreeSet<>();
    for (EntityLabel label : all) {
      names.add(label.label());
      aliases.addAll(label.aliases());
      same.addAll(label.same());
      different.addAll(label.different());
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
    for (String other : different) {
      triples.add(Triple.create(node, OWL_DIFFERENT_FROM, iris.iri(other)));
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
      Node parent = iris.iri(Entities.organizationId(Registry.today(entry.parent())));
      triples.add(Triple.create(node, link(entry.link()), parent));
    }
    Registry.wikidata(name)
        .ifPresent(
            item ->
                triples.add(
                    Triple.create(node, OWL_SAME_AS, NodeFactory.createURI(WIKIDATA + item))));
    for (String code : Registry.codes(name)) {
      triples.add(Triple.create(node, ORG_IDENTIFIER, text(code)));
    }
  }

  /**
   * The registry of organizations, whether or not an announcement names them, and what reforms made
   * of them; by identifier without the base.
   */
  Map<String, List<Triple>> registry() {
    Map<String, List<Triple>> all = new TreeMap<>();
    Registry.organizations()
        .forEach(
            (name, entry) -> {
              String local = Entities.organizationId(name);
              all.put(
                  local,
                  entity(List.of(new EntityLabel(local, "org:Organization", name, entry.forms()))));
            });
    for (Registry.Change change : Registry.changes()) {
      String local =
          Iris.local(
              "change",
              change.day(),
              change.kind(),
              String.join("、", change.before()),
              String.join("、", change.after()));
      all.put(local, change(iris.iri(local), change));
    }
    return all;
  }

  private List<Triple> change(Node node, Registry.Change change) {
    List<Triple> triples = new ArrayList<>();
    triples.add(Triple.create(node, RDF.type.asNode(), ORG_CHANGE_EVENT));
    triples.add(Triple.create(node, CHANGE_KIND, Scheme.CHANGE_KIND.concept(change.kind())));
    triples.add(Triple.create(node, SCHEMA_START_DATE, date(LocalDate.parse(change.day()))));
    if (!change.source().isEmpty()) {
      triples.add(Triple.create(node, DCTERMS_SOURCE, text(change.source(), ZH_HANS)));
    }
    for (String name : change.before()) {
      triples.add(Triple.create(node, ORG_ORIGINAL_ORGANIZATION, body(name)));
    }
    for (String name : change.after()) {
      triples.add(Triple.create(node, ORG_RESULTING_ORGANIZATION, body(name)));
    }
    named(node, NAME_BEFORE, change.before(), triples);
    named(node, NAME_AFTER, change.after(), triples);
    return triples;
  }

  private Node body(String name) {
    return iris.iri(Entities.organizationId(Registry.today(name)));
  }

  private static void named(Node node, Node property, List<String> names, List<Triple> triples) {
    if (!names.isEmpty()) {
      // the years in brackets tell two bodies of one name apart; the name had none
      String all =
          names.stream()
              .map(name -> name.replaceFirst("（[0-9—]+年(以前)?）$", ""))
              .collect(Collectors.joining("、"));
      triples.add(Triple.create(node, property, text(all, ZH_HANS)));
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
