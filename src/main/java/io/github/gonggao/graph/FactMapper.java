package io.github.gonggao.graph;

import static io.github.gonggao.graph.AnnouncementGraph.date;
import static io.github.gonggao.graph.AnnouncementGraph.text;
import static io.github.gonggao.graph.Vocabulary.*;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.HeaderField;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Origins;
import io.github.gonggao.model.Resolution;
import io.github.gonggao.model.Span;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;

/**
 * The facts of one announcement as triples.
 *
 * <p>Facts lean on each other (a participation names the tenures by which somebody attends, a
 * statement the formulations inside it), so they are taken by kind, in the order of {@link Rank}.
 */
final class FactMapper implements Fact.Visitor<Void> {
  private static final int LONGEST_MADE_UP_TITLE = 60;

  private final AnnouncementGraph graph;
  private final Entities entities;
  private final Tenures tenures;
  private final Meetings meetings;
  private final Documents documents;
  private final Statements statements;

  private final boolean everyMention;

  private FactMapper(AnnouncementGraph graph, List<Fact> facts, boolean everyMention) {
    this.graph = graph;
    this.everyMention = everyMention;
    entities = new Entities(graph, facts);
    tenures = new Tenures(graph, entities, facts);
    meetings = new Meetings(graph, entities, tenures);
    documents = new Documents(graph, entities);
    statements = new Statements(graph, entities, tenures, meetings);
  }

  static AnnouncementGraph map(
      Announcement announcement,
      List<Fact> facts,
      Resolution resolution,
      Iris iris,
      String id,
      boolean everyMention) {
    AnnouncementGraph graph = new AnnouncementGraph(announcement, resolution, iris, id);
    FactMapper mapper = new FactMapper(graph, facts, everyMention);
    mapper.announcement();
    List<Fact> ordered = new ArrayList<>(facts);
    ordered.sort(Comparator.comparing(fact -> fact.accept(Rank.OF)));
    ordered.forEach(fact -> fact.accept(mapper));
    graph.finish();
    return graph;
  }

  private void announcement() {
    Announcement announcement = graph.announcement();
    Node self = graph.self();
    graph.type(self, ANNOUNCEMENT);
    graph.add(self, DCTERMS_TITLE, text(title(announcement), ZH_HANS));
    announcement.published().ifPresent(day -> graph.add(self, DCTERMS_ISSUED, date(day)));
    address(self, announcement.location());
    announcement
        .publisher()
        .map(span -> announcement.text().at(span).strip())
        .filter(name -> !name.isEmpty())
        .ifPresent(name -> graph.add(self, PROV_WAS_ATTRIBUTED_TO, entities.publisher(name)));
    graph.add(self, SOURCE_TEXT, graph.source());
    graph.add(self, READING_TEXT, graph.reading());
    version(graph.source(), announcement.text().source(), graph.language());
    version(graph.reading(), announcement.text().restored(), ZH_HANS);
    graph.add(graph.reading(), PROV_WAS_DERIVED_FROM, graph.source());
    header();
    graph.origins().copies().forEach(this::copy);
    earlier();
    graph
        .origins()
        .revises()
        .ifPresent(
            first ->
                graph.add(
                    self,
                    DCTERMS_IS_VERSION_OF,
                    graph
                        .iris()
                        .announcement(
                            Iris.announcementId(first.id(), first.published(), Iris.SHORT))));
  }

  private void address(Node node, URI location) {
    String scheme = String.valueOf(location.getScheme());
    if (scheme.equals("http") || scheme.equals("https")) {
      graph.add(
          node,
          SCHEMA_URL,
          NodeFactory.createLiteralDT(
              location.toASCIIString(), org.apache.jena.datatypes.xsd.XSDDatatype.XSDanyURI));
    }
  }

  /** What the head of a government page says of the page itself. */
  private void header() {
    for (HeaderField field : graph.announcement().fields()) {
      String value = graph.announcement().text().at(field.value()).strip();
      Optional<Node> property = HeaderFields.property(field.label());
      if (property.isPresent() && !value.isEmpty()) {
        for (String one : HeaderFields.values(field.label(), value)) {
          graph.add(
              graph.self(),
              property.get(),
              property.get().equals(DCTERMS_SUBJECT) ? text(one, ZH_HANS) : text(one));
        }
      }
    }
  }

  /** The same words from another place: an identifier that leads here, and where it was found. */
  private void copy(Origins.Copy copy) {
    Node other =
        graph.iris().announcement(Iris.announcementId(copy.id(), copy.published(), Iris.SHORT));
    graph.add(graph.self(), PROV_ALTERNATE_OF, other);
    graph.add(other, DCTERMS_IS_REPLACED_BY, graph.self());
    copy.published().ifPresent(day -> graph.add(other, DCTERMS_ISSUED, date(day)));
    address(other, copy.location());
    copy.publisher()
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .ifPresent(name -> graph.add(other, PROV_WAS_ATTRIBUTED_TO, entities.publisher(name)));
  }

  /** What stood at the address before keeps its identifier and its words. */
  private void earlier() {
    int number = 1;
    for (Origins.EarlierText earlier : graph.origins().earlier()) {
      Node text = graph.iris().text(graph.id(), number);
      version(text, earlier.text(), graph.language());
      graph.add(graph.self(), DCTERMS_HAS_FORMAT, text);
      number++;
      graph.add(graph.iris().text(graph.id(), number), PROV_WAS_REVISION_OF, text);
    }
  }

  private void version(Node version, String text, String language) {
    graph.type(version, TEXT_VERSION);
    graph.add(version, RDF.value.asNode(), text(text));
    graph.add(version, SHA256, text(Iris.sha256(text)));
    graph.add(version, DCTERMS_LANGUAGE, text(language));
  }

  /** Every announcement has a title on its page; where none was found, its first words stand in. */
  private static String title(Announcement announcement) {
    String found = announcement.title().map(announcement.text()::at).map(String::strip).orElse("");
    if (!found.isEmpty()) {
      return found.replaceAll("\\s*\\R\\s*", " ");
    }
    String first =
        announcement
            .text()
            .at(announcement.body())
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .findFirst()
            .orElse("（无标题）");
    int end = Math.min(first.length(), LONGEST_MADE_UP_TITLE);
    return first.substring(0, first.offsetByCodePoints(0, first.codePointCount(0, end)));
  }

  @Override
  public Void organizationDescribed(Fact.OrganizationDescribed fact) {
    Node organization = entities.organization(fact.organization());
    fact.kind().ifPresent(kind -> entities.classify(organization, kind));
    return null;
  }

  @Override
  public Void partOf(Fact.PartOf fact) {
    entities.partOf(fact);
    return null;
  }

  @Override
  public Void personActed(Fact.PersonActed fact) {
    entities.person(fact.person());
    return null;
  }

  @Override
  public Void documentIssued(Fact.DocumentIssued fact) {
    documents.issued(fact);
    return null;
  }

  @Override
  public Void documentRelated(Fact.DocumentRelated fact) {
    documents.related(fact);
    return null;
  }

  @Override
  public Void shortFormDefined(Fact.ShortFormDefined fact) {
    Optional<Node> stands = entities.node(fact.standsFor());
    String form = fact.shortForm().replaceAll("[《》]", "").strip();
    Optional<Node> span = graph.span(fact.evidence().span());
    if (stands.isPresent() && span.isPresent() && !form.isEmpty()) {
      Node node = graph.iris().iri("a/" + graph.id() + "/short/" + graph.count("short"));
      graph.add(graph.self(), DEFINES_SHORT_FORM, node);
      graph.type(node, SHORT_FORM_CLASS);
      graph.add(node, SHORT_FORM, text(form));
      graph.add(node, STANDS_FOR, stands.get());
      graph.add(node, EVIDENCE, span.get());
    }
    return null;
  }

  @Override
  public Void meetingHeld(Fact.MeetingHeld fact) {
    meetings.held(fact);
    return null;
  }

  @Override
  public Void personnelChanged(Fact.PersonnelChanged fact) {
    tenures.changed(fact);
    return null;
  }

  @Override
  public Void postHeld(Fact.PostHeld fact) {
    tenures.held(fact);
    return null;
  }

  @Override
  public Void participation(Fact.Participation fact) {
    meetings.participation(fact);
    return null;
  }

  @Override
  public Void businessDone(Fact.BusinessDone fact) {
    meetings.business(fact, documents);
    return null;
  }

  @Override
  public Void mentioned(Fact.Mentioned fact) {
    Span at = fact.evidence().span();
    Optional<Node> entity = entities.node(fact.name());
    if (entity.isEmpty() || graph.toSource(at).isEmpty()) {
      return null;
    }
    statements.mention(at, fact.name(), entity.get());
    if (!everyMention) {
      // the announcement names the entity all the same; only where is left out
      return null;
    }
    Optional<Node> span = graph.span(at);
    if (span.isEmpty()) {
      return null;
    }
    Node mention = graph.iris().iri("a/" + graph.id() + "/mention/" + graph.offsets(at));
    boolean first =
        !graph
            .triples()
            .contains(org.apache.jena.graph.Triple.create(mention, RDF.type.asNode(), MENTION));
    graph.add(mention, OA_HAS_BODY, entity.get());
    if (first) {
      graph.type(mention, MENTION);
      graph.add(mention, OA_HAS_TARGET, span.get());
      graph.add(mention, NORMALIZED_TEXT, text(fact.name().value()));
      graph.assess(mention, fact.evidence().confidence());
      graph.doubt(mention, graph.toSource(at));
    }
    return null;
  }

  @Override
  public Void stated(Fact.Stated fact) {
    statements.stated(fact);
    return null;
  }

  /** Names of organizations that are units of another, so that they get the narrower class. */
  static Set<Name> units(List<Fact> facts) {
    Set<Name> units = new TreeSet<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.PartOf part && part.link() == Fact.PartOf.Link.UNIT) {
        units.add(part.part());
      }
    }
    return units;
  }
}
