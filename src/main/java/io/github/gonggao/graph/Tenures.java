package io.github.gonggao.graph;

import static io.github.gonggao.graph.AnnouncementGraph.date;
import static io.github.gonggao.graph.AnnouncementGraph.notAfter;
import static io.github.gonggao.graph.AnnouncementGraph.text;
import static io.github.gonggao.graph.Vocabulary.*;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;

/** Posts, who holds them, and what changes that. */
final class Tenures {
  /** Words before a post that are no part of it. */
  private static final String NO_POST = "^(原|时任|前|现任|新任|候任|当选)";

  private static final List<String> PARTY_BODIES = List.of("党组", "党委");

  private final AnnouncementGraph graph;
  private final Entities entities;
  private final Optional<LocalDate> attested;
  private final Map<Name, Set<Node>> current = new LinkedHashMap<>();
  private final Set<Node> dated = new LinkedHashSet<>();

  Tenures(AnnouncementGraph graph, Entities entities, List<Fact> facts) {
    this.graph = graph;
    this.entities = entities;
    Optional<LocalDate> published = graph.announcement().published();
    // the day of the meeting, as it is reported; a meeting yet to come shows nothing
    Optional<LocalDate> met =
        facts.stream()
            .filter(Fact.MeetingHeld.class::isInstance)
            .map(Fact.MeetingHeld.class::cast)
            .flatMap(held -> held.start().stream())
            .filter(day -> published.isEmpty() || !day.isAfter(published.get()))
            .findFirst();
    attested = met.or(() -> published);
  }

  /** What a title makes of a person: who, where, as what. */
  private record Seat(Node tenure, Node person) {}

  /** Tenures that the announcement shows to hold, of somebody who acts by virtue of them. */
  Set<Node> capacities(Name person) {
    return current.getOrDefault(person, Set.of());
  }

  void held(Fact.PostHeld fact) {
    boolean former = fact.status() == Fact.TenureStatus.FORMER;
    Seat seat = seat(fact.person(), fact.organization(), fact.position(), fact.post());
    Node tenure = seat.tenure();
    graph.evidence(tenure, fact.evidence());
    if (!dated.contains(tenure)) {
      switch (fact.status()) {
        case FORMER -> attested.ifPresent(day -> graph.add(tenure, SCHEMA_END_DATE, notAfter(day)));
        case AT_THE_TIME ->
            attested.ifPresent(day -> graph.add(tenure, SCHEMA_START_DATE, notAfter(day)));
        case REGULAR, ACTING, CONCURRENT ->
            attested.ifPresent(day -> graph.add(tenure, ATTESTED_ON, date(day)));
      }
    }
    if (fact.status() == Fact.TenureStatus.ACTING) {
      graph.add(tenure, TENURE_STATUS, Scheme.TENURE_STATUS.concept("acting"));
    } else if (fact.status() == Fact.TenureStatus.CONCURRENT) {
      graph.add(tenure, TENURE_STATUS, Scheme.TENURE_STATUS.concept("concurrent"));
    }
    if (!former) {
      current.computeIfAbsent(fact.person(), k -> new LinkedHashSet<>()).add(tenure);
    }
  }

  private Seat seat(Name name, Optional<Name> organization, String position, String post) {
    Node person = entities.person(name);
    String title = position.replaceFirst(NO_POST, "");
    Optional<String> body = body(organization, title, post);
    if (body.isPresent() && organization.isPresent()) {
      entities.organization(organization.get());
    }
    String bare = bare(body, title);
    Positions.Position kind = Positions.of(body.orElse(""), bare);
    Node role = Scheme.POSITION.concept(kind.code());
    String what = kind.exact() ? kind.code() : bare;
    String personId = graph.iris().localOf(person);
    Node tenure;
    if (body.isPresent()) {
      Node where = entities.organization(body.get());
      String postId = Iris.local("post", graph.iris().localOf(where), what);
      Node node = graph.iris().iri(postId);
      graph.type(node, ORG_POST);
      graph.add(node, ORG_POST_IN, where);
      graph.add(node, ORG_ROLE, role);
      String written = post.replaceFirst(NO_POST, "");
      // 国家主席 and 国务委员 say themselves of what; 中华人民共和国国家主席 is nobody's title
      String spoken = Registry.spoken(body.get()) + bare;
      String label = Positions.standsAlone(bare) ? bare : spoken;
      Set<String> others = new TreeSet<>(Set.of(body.get() + bare));
      if (written.endsWith(bare)) {
        others.add(written);
      }
      others.remove(label);
      if (Positions.standsAlone(bare)) {
        // 中华人民共和国国家主席 is nobody's title
        others.remove(body.get() + bare);
      }
      graph.label(node, "org:Post", label, List.copyOf(others));
      graph.mention(node);
      tenure = graph.iris().iri(Iris.local("tenure", personId, postId, "1"));
      graph.add(tenure, POST, node);
      graph.add(tenure, ORG_ORGANIZATION, where);
    } else {
      // a bare 院长 is a post somewhere; without the organization there is no post to share
      tenure = graph.iris().iri(Iris.local("tenure", personId, "", what + " " + graph.id()));
      graph.add(tenure, DCTERMS_TITLE, text(bare, ZH_HANS));
    }
    graph.type(tenure, TENURE);
    graph.add(tenure, ORG_MEMBER, person);
    graph.add(tenure, ORG_ROLE, role);
    return new Seat(tenure, person);
  }

  /** 党组书记 of a bureau is a post in its Party group; 泰国总理 is one in what stands before the title. */
  private Optional<String> body(Optional<Name> organization, String title, String post) {
    Optional<String> named =
        organization.map(o -> graph.seat(o, title).orElseGet(() -> graph.entity(o)).key().get(0));
    if (named.isPresent()) {
      String own = named.get();
      return Optional.of(
          PARTY_BODIES.stream()
              .filter(body -> title.startsWith(body) && title.length() > body.length())
              .filter(body -> !own.endsWith(body))
              .findFirst()
              .map(body -> own + body)
              .orElse(own));
    }
    String written = post.replaceFirst(NO_POST, "");
    return written.endsWith(title) && written.length() > title.length()
        ? Optional.of(written.substring(0, written.length() - title.length()))
        : Optional.empty();
  }

  private static String bare(Optional<String> body, String title) {
    return PARTY_BODIES.stream()
        .filter(party -> body.map(b -> b.endsWith(party)).orElse(false))
        .filter(party -> title.startsWith(party) && title.length() > party.length())
        .findFirst()
        .map(party -> title.substring(party.length()))
        .orElse(title);
  }

  void changed(Fact.PersonnelChanged fact) {
    String kind = kind(fact);
    Optional<Seat> seat =
        fact.position()
            .map(p -> seat(fact.person(), fact.organization(), p, fact.post().orElse(p)));
    Node person = entities.person(fact.person());
    String postId =
        seat.flatMap(s -> post(s.tenure())).map(node -> graph.iris().localOf(node)).orElse("");
    Node event =
        graph
            .iris()
            .iri(
                Iris.local(
                    "event",
                    graph.iris().localOf(person),
                    kind,
                    postId,
                    fact.date().map(LocalDate::toString).orElse("")));
    graph.type(event, PERSONNEL_CHANGE);
    graph.type(event, EVENT);
    graph.add(event, CHANGE_KIND, Scheme.CHANGE_KIND.concept(kind));
    graph.add(event, CONCERNS, person);
    Optional<Node> day = fact.date().map(AnnouncementGraph::date).or(this::byPublication);
    day.ifPresent(d -> graph.add(event, SCHEMA_START_DATE, d));
    fact.by().ifPresent(by -> entities.node(by).ifPresent(n -> graph.add(event, DECIDED_BY, n)));
    graph.evidence(event, fact.evidence());
    graph.add(graph.self(), REPORTS, event);
    seat.ifPresent(s -> affects(event, fact, s.tenure(), day));
  }

  private void affects(Node event, Fact.PersonnelChanged fact, Node tenure, Optional<Node> day) {
    switch (fact.change()) {
      case APPOINTED, ELECTED, PROMOTED -> {
        graph.add(event, BEGINS_TENURE, tenure);
        if (dated.add(tenure)) {
          day.ifPresent(d -> graph.add(tenure, SCHEMA_START_DATE, d));
        }
      }
      case REMOVED, RESIGNED -> {
        graph.add(event, ENDS_TENURE, tenure);
        if (dated.add(tenure)) {
          day.ifPresent(d -> graph.add(tenure, SCHEMA_END_DATE, d));
        }
      }
      case NOMINATED, INVESTIGATED, EXPELLED, SENTENCED -> {
        // these neither begin nor end a tenure by themselves; the post tells which one is meant
        post(tenure).ifPresent(post -> graph.add(event, POST, post));
        if (fact.change() == Fact.PersonnelChanged.Change.NOMINATED && dated.add(tenure)) {
          retract(tenure);
        }
      }
    }
    if (graph.triples().stream().anyMatch(t -> t.getSubject().equals(tenure))) {
      graph.evidence(tenure, fact.evidence());
    }
  }

  /** Whoever is only nominated holds nothing yet. */
  private void retract(Node tenure) {
    graph.triples().removeIf(t -> t.getSubject().equals(tenure));
  }

  private Optional<Node> byPublication() {
    return graph.announcement().published().map(AnnouncementGraph::notAfter);
  }

  private Optional<Node> post(Node tenure) {
    return graph.triples().stream()
        .filter(t -> t.getSubject().equals(tenure) && t.getPredicate().equals(POST))
        .map(t -> t.getObject())
        .findFirst();
  }

  private String kind(Fact.PersonnelChanged fact) {
    return switch (fact.change()) {
      case APPOINTED -> "appointment";
      case REMOVED -> "removal";
      case ELECTED -> "election";
      case RESIGNED -> "resignation";
      case PROMOTED -> "rank-conferral";
      case NOMINATED -> "nomination";
      case INVESTIGATED -> "investigation";
      case SENTENCED -> "sentence";
      case EXPELLED -> {
        String words = graph.announcement().text().at(fact.evidence().span());
        boolean party = words.contains("党籍") || words.contains("双开");
        boolean office = words.contains("公职") || words.contains("双开");
        yield party && office ? "expelled-both" : office ? "expelled-office" : "expelled-party";
      }
    };
  }
}
