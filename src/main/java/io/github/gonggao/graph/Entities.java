package io.github.gonggao.graph;

import static io.github.gonggao.graph.AnnouncementGraph.number;
import static io.github.gonggao.graph.AnnouncementGraph.text;
import static io.github.gonggao.graph.Vocabulary.*;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Resolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;

/**
 * The nodes of persons, organizations, documents, meetings and formulations, with the triples that
 * any of them must have to be valid: its class, a document's title and kind, a meeting's kind.
 */
final class Entities {
  private static final String STUDY_GROUP = "理论学习中心组";
  private static final Pattern NUMBERED = Pattern.compile("(\\d+)(?:-(\\d+))?");

  private final AnnouncementGraph graph;
  private final Set<Name> units;
  private final Map<Name, Node> nodes = new HashMap<>();
  private final Map<Node, Set<Node>> wholes = new HashMap<>();
  private final Set<Node> kinds = new HashSet<>();
  private final Map<Name, Fact.DocumentIssued> issued = new HashMap<>();
  private final Map<Name, Fact.MeetingHeld> held = new HashMap<>();

  Entities(AnnouncementGraph graph, List<Fact> facts) {
    this.graph = graph;
    units = FactMapper.units(facts);
    for (Fact fact : facts) {
      if (fact instanceof Fact.DocumentIssued document) {
        issued.putIfAbsent(document.document(), document);
      } else if (fact instanceof Fact.MeetingHeld meeting) {
        held.putIfAbsent(meeting.meeting(), meeting);
      }
    }
  }

  /** The node of a name; none for a group, which is no entity outside its participation. */
  Optional<Node> node(Name name) {
    return switch (name.kind()) {
      case PERSON -> Optional.of(person(name));
      case ORGANIZATION -> Optional.of(organization(name));
      case DOCUMENT -> Optional.of(document(name));
      case MEETING -> Optional.of(meeting(name));
      case FORMULATION -> Optional.of(formulation(name));
      case GROUP -> Optional.empty();
    };
  }

  Node person(Name name) {
    Node known = nodes.get(name);
    if (known != null) {
      return known;
    }
    Resolution.Entity entity = graph.entity(name);
    Node node = minted("person", entity.key());
    graph.type(node, FOAF_PERSON);
    String local = graph.iris().localOf(node);
    graph.label(
        new EntityLabel(
            local,
            "foaf:Person",
            entity.label(),
            entity.aliases(),
            persons(entity.namesakes().possiblySame()),
            persons(entity.namesakes().different())));
    for (String former : persons(entity.namesakes().former())) {
      graph.label(
          new EntityLabel(former, EntityLabel.FORMER, "", List.of(), List.of(local), List.of()));
    }
    return remember(name, node);
  }

  private static List<String> persons(List<List<String>> keys) {
    return keys.stream().map(key -> Iris.local("person", key.toArray(String[]::new))).toList();
  }

  Node organization(Name name) {
    Node known = nodes.get(name);
    if (known != null) {
      return known;
    }
    Resolution.Entity entity = graph.entity(name);
    boolean unit = units.contains(name);
    String kind = unit ? "org:OrganizationalUnit" : "org:Organization";
    differs(minted("org", entity.key()), "org", kind, entity);
    return remember(name, organization(entity.key(), entity.aliases(), unit));
  }

  /**
   * Somebody has judged that this announcement means another than its name says; before the label,
   * of which the first counts.
   */
  private void differs(Node node, String type, String kind, Resolution.Entity entity) {
    for (List<String> other : entity.namesakes().different()) {
      graph.label(
          new EntityLabel(
              graph.iris().localOf(node),
              kind,
              entity.label(),
              entity.aliases(),
              List.of(),
              List.of(Iris.local(type, other.toArray(String[]::new)))));
    }
  }

  /** An organization that the text does not name but a rule makes of one that it does. */
  Node organization(String canonical) {
    return organization(List.of(canonical), List.of(), false);
  }

  private Node organization(List<String> key, List<String> aliases, boolean unit) {
    String canonical = key.get(0);
    Node node = minted("org", key);
    graph.type(node, unit ? ORG_ORGANIZATIONAL_UNIT : ORG_ORGANIZATION_CLASS);
    graph.label(node, unit ? "org:OrganizationalUnit" : "org:Organization", canonical, aliases);
    graph.mention(node);
    ancestors(canonical);
    if (canonical.endsWith(STUDY_GROUP) && canonical.length() > STUDY_GROUP.length()) {
      classify(node, "study-group");
      String group = canonical.substring(0, canonical.length() - STUDY_GROUP.length());
      link(node, ORG_SUB_ORGANIZATION_OF, organization(group));
    }
    return node;
  }

  /** The registry's parents stand in the authority graph, so they need their names there. */
  private void ancestors(String canonical) {
    String parent = Registry.organization(canonical).parent();
    for (int depth = 0; !parent.isEmpty() && depth < 8; depth++) {
      Node node = minted("org", List.of(parent));
      graph.label(node, "org:Organization", parent, List.of());
      parent = Registry.organization(parent).parent();
    }
  }

  /** Identifier, without the base, of the organization with a canonical name. */
  static String organizationId(String canonical) {
    return Iris.local("org", canonical);
  }

  /** The publisher's name comes from a header line, which the resolver does not see. */
  Node publisher(String name) {
    Name organization = Name.organization(name);
    Node node = organization(organization);
    if (name.endsWith("报")
        || name.endsWith("报社")
        || name.endsWith("网")
        || name.endsWith("社")
        || name.endsWith("电视台")) {
      classify(node, "media");
    }
    return node;
  }

  /** Adds a class of organization that the scheme has; others would not be valid. */
  void classify(Node organization, String kind) {
    Concepts concepts = Concepts.of(Scheme.ORGANIZATION_KIND);
    concepts
        .known(kind)
        .or(() -> concepts.exact(kind))
        .filter(code -> kinds.add(organization))
        .ifPresent(
            code ->
                graph.add(
                    organization, ORG_CLASSIFICATION, Scheme.ORGANIZATION_KIND.concept(code)));
  }

  void partOf(Fact.PartOf fact) {
    Node predicate =
        switch (fact.link()) {
          case SUB_ORGANIZATION -> ORG_SUB_ORGANIZATION_OF;
          case UNIT -> ORG_UNIT_OF;
          case ESTABLISHED_IN -> ESTABLISHED_IN;
        };
    link(organization(fact.part()), predicate, organization(fact.whole()));
  }

  /** Two readings of one name must not make a body part of itself. */
  private void link(Node part, Node predicate, Node whole) {
    if (reaches(whole, part, new HashSet<>())) {
      return;
    }
    if (!predicate.equals(ESTABLISHED_IN)) {
      wholes.computeIfAbsent(part, k -> new HashSet<>()).add(whole);
    }
    graph.add(part, predicate, whole);
  }

  private boolean reaches(Node from, Node to, Set<Node> seen) {
    if (from.equals(to)) {
      return true;
    }
    if (!seen.add(from)) {
      return false;
    }
    return wholes.getOrDefault(from, Set.of()).stream().anyMatch(next -> reaches(next, to, seen));
  }

  Node document(Name name) {
    Node known = nodes.get(name);
    if (known != null) {
      return known;
    }
    Resolution.Entity entity = graph.entity(name);
    Node node = minted("document", entity.key());
    String title = entity.label().replaceFirst("^《([^《》]*)》$", "$1").strip();
    Optional<Fact.DocumentIssued> fact = Optional.ofNullable(issued.get(name));
    boolean first = nodes.values().stream().noneMatch(node::equals);
    graph.type(node, POLICY_DOCUMENT);
    if (first) {
      // two titles of one number would break the limit of one title a language
      graph.add(node, DCTERMS_TITLE, text(title, ZH_HANS));
    }
    Set<String> issuers = new TreeSet<>();
    fact.ifPresent(f -> f.issuers().forEach(i -> issuers.add(graph.entity(i).key().get(0))));
    DocumentKinds.of(fact.flatMap(Fact.DocumentIssued::documentKind).orElse(""), title, issuers)
        .forEach(code -> graph.add(node, DOCUMENT_KIND, Scheme.DOCUMENT_KIND.concept(code)));
    differs(node, "document", "gg:PolicyDocument", entity);
    graph.label(node, "gg:PolicyDocument", title, entity.aliases());
    return remember(name, node);
  }

  /** Another version of a document, of which this announcement tells no more than that it was. */
  Node version(Resolution.Entity entity) {
    Node node = minted("document", entity.key());
    graph.type(node, POLICY_DOCUMENT);
    if (nodes.values().stream().noneMatch(node::equals)) {
      graph.add(node, DCTERMS_TITLE, text(entity.label(), ZH_HANS));
    }
    DocumentKinds.of("", entity.label(), Set.of())
        .forEach(code -> graph.add(node, DOCUMENT_KIND, Scheme.DOCUMENT_KIND.concept(code)));
    graph.label(node, "gg:PolicyDocument", entity.label(), entity.aliases());
    return node;
  }

  Node meeting(Name name) {
    Node known = nodes.get(name);
    if (known != null) {
      return known;
    }
    Resolution.Entity entity = graph.entity(name);
    List<String> key = entity.key();
    Optional<Fact.MeetingHeld> fact = Optional.ofNullable(held.get(name));
    String host = key.get(0);
    String code =
        MeetingKinds.of(
            fact.map(Fact.MeetingHeld::meetingKind).orElse(key.get(1)), host, name.value());
    String hostId = host.isEmpty() ? "" : organizationId(host);
    List<String> id = new ArrayList<>(List.of(hostId, code, key.get(2), key.get(3)));
    // what a judgement has split off has one part more
    id.addAll(key.subList(4, key.size()));
    Node node = minted("meeting", id);
    graph.type(node, MEETING);
    graph.add(node, MEETING_KIND, Scheme.MEETING_KIND.concept(code));
    Matcher numbered = NUMBERED.matcher(key.get(3));
    if (!host.isEmpty() && key.get(2).isEmpty() && numbered.matches()) {
      graph.add(node, TERM_NUMBER, number(Long.parseLong(numbered.group(1))));
      if (numbered.group(2) != null) {
        graph.add(node, SESSION_NUMBER, number(Long.parseLong(numbered.group(2))));
      }
    }
    graph.label(node, "gg:Meeting", entity.label(), entity.aliases());
    return remember(name, node);
  }

  Node formulation(Name name) {
    Node known = nodes.get(name);
    if (known != null) {
      return known;
    }
    Resolution.Entity entity = graph.entity(name);
    Node node = minted("formulation", entity.key());
    graph.label(node, "gg:Formulation", entity.label(), entity.aliases());
    return remember(name, node);
  }

  private Node remember(Name name, Node node) {
    nodes.put(name, node);
    graph.mention(node);
    return node;
  }

  private Node minted(String type, List<String> key) {
    return graph.iris().iri(Iris.local(type, key.toArray(String[]::new)));
  }
}
