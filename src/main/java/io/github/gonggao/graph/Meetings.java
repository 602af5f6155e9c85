package io.github.gonggao.graph;

import static io.github.gonggao.graph.AnnouncementGraph.bool;
import static io.github.gonggao.graph.AnnouncementGraph.date;
import static io.github.gonggao.graph.AnnouncementGraph.number;
import static io.github.gonggao.graph.Vocabulary.*;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;

/** Meetings, who takes part in which order, and what they deal with. */
final class Meetings {
  private final AnnouncementGraph graph;
  private final Entities entities;
  private final Tenures tenures;
  private final Map<Name, Optional<Node>> hosts = new HashMap<>();
  private final Map<String, Node> groups = new HashMap<>();
  private final Map<String, Node> participations = new HashMap<>();
  private final Map<Node, Integer> listed = new HashMap<>();
  private final Set<Node> held = new HashSet<>();

  Meetings(AnnouncementGraph graph, Entities entities, Tenures tenures) {
    this.graph = graph;
    this.entities = entities;
    this.tenures = tenures;
  }

  void held(Fact.MeetingHeld fact) {
    Node meeting = entities.meeting(fact.meeting());
    graph.add(graph.self(), REPORTS, meeting);
    graph.evidence(meeting, fact.evidence());
    if (!held.add(meeting)) {
      return;
    }
    fact.start().ifPresent(day -> graph.add(meeting, SCHEMA_START_DATE, date(day)));
    fact.end()
        .filter(day -> fact.start().map(start -> !day.isBefore(start)).orElse(true))
        .ifPresent(day -> graph.add(meeting, SCHEMA_END_DATE, date(day)));
    if (fact.expanded()) {
      graph.add(meeting, IS_EXPANDED, bool(true));
    }
    fact.term().ifPresent(term -> graph.add(meeting, TERM_NUMBER, number(term)));
    fact.session().ifPresent(session -> graph.add(meeting, SESSION_NUMBER, number(session)));
    fact.place().ifPresent(place -> place(meeting, place));
    fact.host()
        .ifPresent(
            host -> {
              String canonical = graph.entity(fact.meeting()).key().get(0);
              Node named = entities.organization(host);
              Node node = canonical.isEmpty() ? named : entities.organization(canonical);
              graph.add(meeting, HOST, node);
              hosts.put(fact.meeting(), Optional.of(named));
            });
  }

  private void place(Node meeting, String name) {
    Node place = graph.iris().iri(Iris.local("place", name));
    graph.type(place, SCHEMA_PLACE);
    graph.label(place, "schema:Place", name, List.of());
    graph.add(meeting, SCHEMA_LOCATION, place);
  }

  void participation(Fact.Participation fact) {
    Node meeting = entities.meeting(fact.meeting());
    if (fact.participant().kind() != Name.Kind.GROUP) {
      entities
          .node(fact.participant())
          .filter(node -> mayTakePart(fact.participant()))
          .ifPresent(node -> participant(meeting, fact, node));
      return;
    }
    List<Fact.GroupMember> members =
        fact.members().isEmpty()
            ? List.of(
                new Fact.GroupMember(
                    fact.participant().value(),
                    Optional.empty(),
                    fact.participant().value(),
                    Optional.empty()))
            : fact.members();
    for (Fact.GroupMember member : members) {
      participant(meeting, fact, group(member, fact.meeting()));
    }
  }

  private static boolean mayTakePart(Name name) {
    return name.kind() == Name.Kind.PERSON || name.kind() == Name.Kind.ORGANIZATION;
  }

  private void participant(Node meeting, Fact.Participation fact, Node who) {
    Node node = participations.get(meeting + " " + who);
    if (node == null) {
      node = graph.next("participation");
      participations.put(meeting + " " + who, node);
      graph.add(meeting, HAS_PARTICIPATION, node);
      graph.type(node, PARTICIPATION);
      graph.add(node, PARTICIPANT, who);
      graph.add(node, LIST_ORDER, number(listed.merge(meeting, 1, Integer::sum)));
      for (Node tenure : tenures.capacities(fact.participant())) {
        graph.add(node, IN_CAPACITY_OF, tenure);
      }
    }
    for (Role role : fact.roles().isEmpty() ? List.of(Role.PARTICIPANT) : fact.roles()) {
      graph.add(node, PARTICIPATION_ROLE, Scheme.PARTICIPATION_ROLE.concept(code(role)));
    }
    graph.evidence(node, fact.evidence());
  }

  private static String code(Role role) {
    return switch (role) {
      case CONVENER -> "convener";
      case CHAIR -> "chair";
      case KEYNOTE -> "keynote";
      case DISCUSSANT -> "discussant";
      case REPORTER -> "reporter";
      case ATTENDEE -> "attendee";
      case PARTICIPANT -> "participant";
      case NON_VOTING -> "non-voting";
      case HOST -> "principal";
      case GUEST -> "host-guest";
    };
  }

  private Node group(Fact.GroupMember member, Name meeting) {
    Optional<Node> scope =
        member
            .scope()
            .map(entities::organization)
            .or(() -> hosts.getOrDefault(meeting, Optional.empty()));
    return group(member.label(), member.position(), scope, member.unitKind());
  }

  /** Unnamed officials who speak; the same words name the same officials as in a list. */
  Node speaking(String label) {
    return group(label, label, Optional.empty(), Optional.empty());
  }

  private Node group(
      String label, String position, Optional<Node> scope, Optional<String> unitKind) {
    Node known = groups.get(label);
    if (known != null) {
      return known;
    }
    Node group = graph.next("group");
    groups.put(label, group);
    graph.type(group, OFFICIAL_GROUP);
    String code = Positions.of("", position).code();
    graph.add(group, GROUP_POSITION, Scheme.POSITION.concept(code));
    scope.ifPresent(node -> graph.add(group, GROUP_SCOPE, node));
    unitKind
        .flatMap(kind -> Concepts.of(Scheme.ORGANIZATION_KIND).known(kind))
        .ifPresent(
            kind -> graph.add(group, GROUP_UNIT_KIND, Scheme.ORGANIZATION_KIND.concept(kind)));
    graph.label(group, "gg:OfficialGroup", label, List.of());
    graph.mention(group);
    return group;
  }

  void business(Fact.BusinessDone fact, Documents documents) {
    Node meeting = entities.meeting(fact.meeting());
    Node item = graph.next("agenda");
    graph.add(meeting, HAS_AGENDA_ITEM, item);
    graph.type(item, AGENDA_ITEM);
    graph.add(item, LIST_ORDER, number(fact.order()));
    Concepts concepts = Concepts.of(Scheme.AGENDA_ACTION);
    String action =
        concepts
            .known(fact.action())
            .or(() -> concepts.exact(fact.action()))
            .or(() -> concepts.suffix(fact.action()).map(Concepts.Match::code))
            .orElse("deliberate");
    graph.add(item, AGENDA_ACTION, Scheme.AGENDA_ACTION.concept(action));
    for (Name document : fact.documents()) {
      documents.node(document).ifPresent(node -> graph.add(item, CONSIDERS, node));
    }
    graph.evidence(item, fact.evidence());
  }
}
