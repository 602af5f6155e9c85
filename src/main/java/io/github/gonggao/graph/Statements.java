package io.github.gonggao.graph;

import static io.github.gonggao.graph.AnnouncementGraph.bool;
import static io.github.gonggao.graph.AnnouncementGraph.number;
import static io.github.gonggao.graph.AnnouncementGraph.text;
import static io.github.gonggao.graph.Vocabulary.*;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * Statements, whole and cut into points.
 *
 * <p>A point ends at 。 or ；. Formulations and mentions hang on the points they stand in; on the
 * whole where there is only one.
 */
final class Statements {
  /** Every verb of saying says something, whatever else it does. */
  private static final String SAYING = "assertive";

  private record Hit(Span at, Name name, Node node) {}

  private final AnnouncementGraph graph;
  private final Entities entities;
  private final Tenures tenures;
  private final Meetings meetings;
  private final List<Hit> hits = new ArrayList<>();

  Statements(AnnouncementGraph graph, Entities entities, Tenures tenures, Meetings meetings) {
    this.graph = graph;
    this.entities = entities;
    this.tenures = tenures;
    this.meetings = meetings;
  }

  /** Called for every mention before the first statement. */
  void mention(Span at, Name name, Node node) {
    hits.add(new Hit(at, name, node));
  }

  void stated(Fact.Stated fact) {
    if (graph.toSource(fact.words()).isEmpty()) {
      return;
    }
    Node speaker =
        entities.node(fact.speaker()).orElseGet(() -> meetings.speaking(fact.speakerForm()));
    Node whole = graph.next("statement");
    statement(whole, fact, speaker, fact.order(), fact.words());
    List<Span> points = points(fact.words());
    if (points.size() < 2) {
      hang(whole, fact.words());
      return;
    }
    for (int i = 0; i < points.size(); i++) {
      Node point = graph.iris().iri(graph.iris().localOf(whole) + "." + (i + 1));
      statement(point, fact, speaker, i + 1, points.get(i));
      graph.add(point, DCTERMS_IS_PART_OF, whole);
      hang(point, points.get(i));
    }
  }

  private void statement(Node node, Fact.Stated fact, Node speaker, int order, Span words) {
    graph.type(node, STATEMENT);
    graph.add(node, SPEAKER, speaker);
    graph.add(node, SPEECH_ACT, Scheme.SPEECH_ACT.concept(act(fact.act())));
    graph.add(node, IS_VERBATIM, bool(fact.verbatim()));
    graph.add(node, LIST_ORDER, number(order));
    fact.meeting().flatMap(entities::node).ifPresent(meeting -> graph.add(node, MADE_AT, meeting));
    for (Node tenure : tenures.capacities(fact.speaker())) {
      graph.add(node, IN_CAPACITY_OF, tenure);
    }
    graph.add(node, SCHEMA_TEXT, text(graph.exact(words), graph.language()));
    graph.evidence(node, words, fact.evidence());
  }

  private void hang(Node statement, Span words) {
    for (Hit hit : hits) {
      if (words.contains(hit.at())) {
        boolean formulation = hit.name().kind() == Name.Kind.FORMULATION;
        graph.add(statement, formulation ? INVOKES : SCHEMA_MENTIONS, hit.node());
      }
    }
  }

  private List<Span> points(Span words) {
    String restored = graph.announcement().text().restored();
    List<Span> points = new ArrayList<>();
    int start = words.start();
    for (int i = words.start(); i < words.end(); i++) {
      char c = restored.charAt(i);
      boolean last = i + 1 == words.end();
      if (last || c == '。' || c == '；') {
        int end = i + 1;
        // a closing quotation mark belongs to what it closes
        while (end < words.end() && "”』」".indexOf(restored.charAt(end)) >= 0) {
          end++;
          i++;
        }
        Span point = trim(restored, start, end);
        if (!point.isEmpty() && !graph.toSource(point).isEmpty()) {
          points.add(point);
        }
        start = end;
      }
    }
    return points;
  }

  private static Span trim(String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (from < to && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return new Span(from, to);
  }

  /** The verb as the scheme has it, else the verb that it ends or begins with (强调指出, 回信勉励). */
  static String act(String verb) {
    Concepts concepts = Concepts.of(Scheme.SPEECH_ACT);
    Optional<String> known =
        concepts
            .exact(verb)
            .or(() -> concepts.suffix(verb).map(Concepts.Match::code))
            .or(() -> concepts.prefix(verb).map(Concepts.Match::code));
    return known.orElse(SAYING);
  }
}
