package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.*;

import io.github.gonggao.graph.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/**
 * What a thing has directly to do with, the nodes in between left out: a person is beside the body
 * he serves in, not beside his tenure.
 */
final class Neighbours {
  /** Of each sort of link; a hub has thousands. */
  private static final int OF_A_SORT = 12;

  /** Links that are gone through for the distinct ones among them. */
  private static final int LOOKED_AT = 200;

  /**
   * A link.
   *
   * @param outward from the thing to its neighbour, or the other way
   */
  record Link(Node other, Page.Label how, boolean outward) {}

  private final Look look;
  private final Node self;
  private final Map<String, Link> links = new LinkedHashMap<>();

  private Neighbours(Look look, Node self) {
    this.look = look;
    this.self = self;
  }

  static List<Link> of(Look look, Node self) {
    Neighbours all = new Neighbours(look, self);
    all.find();
    return List.copyOf(all.links.values());
  }

  private void find() {
    // a person: where and as what, at which meetings
    through(ORG_MEMBER, ORG_ORGANIZATION, Vocabulary.POST, true);
    through(ORG_ORGANIZATION, ORG_MEMBER, Vocabulary.POST, false);
    if (look.isA(self, ORG_POST)) {
      through(Vocabulary.POST, ORG_MEMBER, ORG_ROLE, false);
      outward(ORG_POST_IN);
    }
    int taken = 0;
    for (Node participation : cut(look.subjects(PARTICIPANT, self))) {
      for (Node meeting : look.subjects(HAS_PARTICIPATION, participation)) {
        if (taken < OF_A_SORT) {
          taken += add(meeting, role(participation), true);
        }
      }
    }
    // a meeting: by whom, who was there, what was dealt with
    outward(HOST);
    inward(HOST);
    int present = 0;
    for (Node participation : cut(look.objects(self, HAS_PARTICIPATION))) {
      for (Node who : look.objects(participation, PARTICIPANT)) {
        if (present < OF_A_SORT
            && look.local(who).filter(l -> !l.startsWith("group/")).isPresent()) {
          present += add(who, role(participation), false);
        }
      }
    }
    for (Node item : cut(look.objects(self, HAS_AGENDA_ITEM))) {
      for (Node document : look.objects(item, CONSIDERS)) {
        add(document, action(item), true);
      }
    }
    int dealt = 0;
    for (Node item : cut(look.subjects(CONSIDERS, self))) {
      for (Node meeting : look.subjects(HAS_AGENDA_ITEM, item)) {
        if (dealt < OF_A_SORT) {
          dealt += add(meeting, action(item), false);
        }
      }
    }
    for (Node property :
        List.of(
            ISSUER,
            ORG_SUB_ORGANIZATION_OF,
            ORG_UNIT_OF,
            ESTABLISHED_IN,
            ADMINISTERED_BY,
            DCTERMS_REPLACES,
            ELI_REPEALS,
            ELI_AMENDS,
            ELI_BASED_ON,
            IMPLEMENTS,
            FORWARDS,
            INTERPRETS,
            REPLIES_TO,
            REPORTS,
            PUBLISHES,
            SCHEMA_LOCATION)) {
      outward(property);
      inward(property);
    }
  }

  private static List<Node> cut(List<Node> nodes) {
    return nodes.subList(0, Math.min(LOOKED_AT, nodes.size()));
  }

  private Page.Label role(Node participation) {
    return look.object(participation, PARTICIPATION_ROLE)
        .map(look::name)
        .orElseGet(() -> look.terms().name(PARTICIPANT));
  }

  private Page.Label action(Node item) {
    return look.object(item, AGENDA_ACTION)
        .map(look::name)
        .orElseGet(() -> look.terms().name(CONSIDERS));
  }

  private void through(Node here, Node there, Node name, boolean outward) {
    int taken = 0;
    for (Node middle : cut(look.subjects(here, self))) {
      for (Node other : look.objects(middle, there)) {
        if (taken < OF_A_SORT) {
          Page.Label how =
              look.object(middle, name)
                  .or(() -> look.object(middle, ORG_ROLE))
                  .map(look::name)
                  .orElse(Page.Label.NONE);
          taken += add(other, how, outward);
        }
      }
    }
  }

  private void outward(Node property) {
    List<Node> all = look.objects(self, property);
    for (Node other : all.subList(0, Math.min(OF_A_SORT, all.size()))) {
      add(other, look.terms().name(property), true);
    }
  }

  private void inward(Node property) {
    List<Node> all = look.subjects(property, self);
    for (Node other : all.subList(0, Math.min(OF_A_SORT, all.size()))) {
      add(other, look.terms().name(property), false);
    }
  }

  private int add(Node other, Page.Label how, boolean outward) {
    boolean shown = other.isURI() && !other.equals(self) && !look.href(other).isEmpty();
    return shown
            && links.putIfAbsent(other + " " + how.plain(), new Link(other, how, outward)) == null
        ? 1
        : 0;
  }
}
