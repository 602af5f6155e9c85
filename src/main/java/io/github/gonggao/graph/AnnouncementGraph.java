package io.github.gonggao.graph;

import static io.github.gonggao.graph.Vocabulary.*;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Edit;
import io.github.gonggao.model.Evidence;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Origins;
import io.github.gonggao.model.Repair;
import io.github.gonggao.model.Resolution;
import io.github.gonggao.model.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * The graph of one announcement while it is being made: its texts and spans, and the nodes of the
 * entities that its facts name.
 *
 * <p>This is the border where spans of the restored text in UTF-16 units become spans of the source
 * text in code points.
 */
final class AnnouncementGraph {
  private final Announcement announcement;
  private final Resolution resolution;
  private final Iris iris;
  private final String id;
  private final Node self;
  private final Node source;
  private final Node reading;
  private final boolean oneUnitEach;
  private final String language;
  private final Set<Triple> triples = new LinkedHashSet<>();
  private final Map<String, EntityLabel> labels = new TreeMap<>();
  private final Map<String, Integer> counters = new HashMap<>();
  private final Set<Node> mentioned = new LinkedHashSet<>();

  /** Repairs that may be wrong, in order; on most pages none. */
  private final List<Edit> doubtful;

  private final Map<Node, Double> confidences = new LinkedHashMap<>();

  AnnouncementGraph(Announcement announcement, Resolution resolution, Iris iris, String id) {
    this.announcement = announcement;
    this.resolution = resolution;
    this.iris = iris;
    this.id = id;
    self = iris.announcement(id);
    int version = resolution.origins().earlier().size() + 1;
    source = iris.text(id, version);
    reading = iris.reading(id, version);
    doubtful =
        announcement.text().alignment().edits().stream().filter(e -> e.confidence() < 1).toList();
    String text = announcement.text().source();
    oneUnitEach = text.codePointCount(0, text.length()) == text.length();
    boolean traditional =
        announcement.text().alignment().edits().stream()
            .anyMatch(edit -> edit.repair() == Repair.SIMPLIFIED);
    language = traditional ? ZH_HANT : ZH_HANS;
  }

  Announcement announcement() {
    return announcement;
  }

  Origins origins() {
    return resolution.origins();
  }

  Iris iris() {
    return iris;
  }

  String id() {
    return id;
  }

  Node self() {
    return self;
  }

  Node source() {
    return source;
  }

  Node reading() {
    return reading;
  }

  /** Language tag of words taken from the source text. */
  String language() {
    return language;
  }

  Set<Triple> triples() {
    return triples;
  }

  Map<String, EntityLabel> labels() {
    return labels;
  }

  void add(Node subject, Node predicate, Node object) {
    triples.add(Triple.create(subject, predicate, object));
  }

  void type(Node subject, Node type) {
    add(subject, RDF.type.asNode(), type);
  }

  static Node text(String value) {
    return NodeFactory.createLiteralString(value);
  }

  static Node text(String value, String language) {
    return NodeFactory.createLiteralLang(value, language);
  }

  static Node number(long value) {
    return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
  }

  static Node bool(boolean value) {
    return NodeFactory.createLiteralDT(Boolean.toString(value), XSDDatatype.XSDboolean);
  }

  static Node date(LocalDate value) {
    return NodeFactory.createLiteralDT(value.toString(), XSDDatatype.XSDdate);
  }

  /** That day or earlier. */
  static Node notAfter(LocalDate value) {
    return typed("[.." + value + "]", EDTF);
  }

  static Node typed(String value, RDFDatatype type) {
    return NodeFactory.createLiteralDT(value, type);
  }

  /** The next identifier of a node that belongs to this announcement: {@code statement/…-3}. */
  Node next(String type) {
    return iris.iri(type + "/" + id + "-" + counters.merge(type, 1, Integer::sum));
  }

  int count(String counter) {
    return counters.merge(counter, 1, Integer::sum);
  }

  /** The words of the source text that a stretch of the restored text comes from. */
  String exact(Span restored) {
    return toSource(restored).of(announcement.text().source());
  }

  /** A stretch of the source text in UTF-16 units. */
  Span toSource(Span restored) {
    return announcement.text().alignment().toSource(restored);
  }

  /** The node of a stretch of text; empty where nothing in the source stands for it. */
  Optional<Node> span(Span restored) {
    Span at = toSource(restored);
    if (at.isEmpty()) {
      return Optional.empty();
    }
    int start = codePoints(at.start());
    int end = codePoints(at.end());
    Node span = iris.iri(iris.localOf(source) + "#char=" + start + "," + end);
    if (triples.add(Triple.create(span, RDF.type.asNode(), SPAN))) {
      add(span, OA_HAS_SOURCE, source);
      add(span, OA_START, number(start));
      add(span, OA_END, number(end));
      add(span, OA_EXACT, text(at.of(announcement.text().source())));
      doubt(span, at);
    }
    return Optional.of(span);
  }

  void evidence(Node fact, Evidence evidence) {
    evidence(fact, evidence.span(), evidence);
  }

  /**
   * The words that a fact was read from, by which rule, and how sure it is: of its rule, and of the
   * repairs. The rule stands on the words, which belong to this announcement alone, as a tenure or
   * a meeting does not.
   */
  void evidence(Node fact, Span restored, Evidence evidence) {
    Optional<Node> span = span(restored);
    if (span.isEmpty()) {
      return;
    }
    add(fact, EVIDENCE, span.get());
    add(span.get(), RULE, text(evidence.rule()));
    // a tenure or meeting is everybody's, and other announcements may be surer of it: only what
    // belongs to this announcement carries its doubts, and the span does so for all
    if (iris.localOf(fact).contains(id)) {
      assess(fact, evidence.confidence());
      doubt(fact, toSource(restored));
    }
  }

  /** A node is no surer than the least sure thing that it rests on. */
  void assess(Node node, double confidence) {
    if (confidence < 1) {
      confidences.merge(node, confidence, Math::min);
    }
  }

  /** Lowers the confidence of a node to that of the repairs it rests on. */
  void doubt(Node node, Span at) {
    for (Edit edit : doubtful) {
      Span touched = edit.source();
      boolean inside =
          touched.isEmpty()
              ? at.start() < touched.start() && touched.start() < at.end()
              : touched.start() < at.end() && at.start() < touched.end();
      if (inside) {
        assess(node, edit.confidence());
      }
    }
  }

  /** To be called when all facts are in. */
  void finish() {
    confidences.forEach(
        (node, confidence) ->
            add(node, CONFIDENCE, typed(decimal(confidence), XSDDatatype.XSDdecimal)));
  }

  private static String decimal(double confidence) {
    String digits = BigDecimal.valueOf(confidence).setScale(2, RoundingMode.DOWN).toPlainString();
    return digits.endsWith("0") ? digits.substring(0, digits.length() - 1) : digits;
  }

  /** {@code 4-11}: the offsets of a stretch in the source text, in code points. */
  String offsets(Span restored) {
    Span at = toSource(restored);
    return codePoints(at.start()) + "-" + codePoints(at.end());
  }

  private int codePoints(int unit) {
    return oneUnitEach ? unit : announcement.text().source().codePointCount(0, unit);
  }

  /** The announcement links to every entity that it names. */
  void mention(Node entity) {
    if (mentioned.add(entity)) {
      add(self, SCHEMA_MENTIONS, entity);
    }
  }

  void label(Node entity, String type, String label, List<String> aliases) {
    label(new EntityLabel(iris.localOf(entity), type, label, aliases));
  }

  void label(EntityLabel label) {
    labels.putIfAbsent(label.local(), label);
  }

  /** The version that a document takes the place of. */
  Optional<Resolution.Entity> replaced(Name document) {
    return Optional.ofNullable(resolution.replaces().get(document));
  }

  /** The entity that a post belongs to, where it is another than the body before the title. */
  Optional<Resolution.Entity> seat(Name organization, String position) {
    return Optional.ofNullable(resolution.seats().get(new Resolution.Seat(organization, position)));
  }

  Optional<Resolution.Entity> resolved(Name name) {
    return resolution.of(name);
  }

  /** The entity of a name; one that nobody resolved stands for itself in this announcement. */
  Resolution.Entity entity(Name name) {
    return resolution
        .of(name)
        .orElseGet(
            () ->
                new Resolution.Entity(
                    name.kind(),
                    switch (name.kind()) {
                      case PERSON -> List.of(name.value(), announcement.id().value());
                      case DOCUMENT -> List.of(name.value(), "");
                      case MEETING ->
                          List.of("", "", "", name.value() + " " + announcement.id().value());
                      case ORGANIZATION, GROUP, FORMULATION -> List.of(name.value());
                    },
                    name.value(),
                    List.of()));
  }
}
