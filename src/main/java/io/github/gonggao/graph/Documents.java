package io.github.gonggao.graph;

import static io.github.gonggao.graph.AnnouncementGraph.date;
import static io.github.gonggao.graph.AnnouncementGraph.number;
import static io.github.gonggao.graph.AnnouncementGraph.text;
import static io.github.gonggao.graph.AnnouncementGraph.typed;
import static io.github.gonggao.graph.Vocabulary.*;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;

/** Documents of policy, their numbers and dates, and how they bear on each other. */
final class Documents {
  private static final Pattern NUMBER = Pattern.compile("(.+)〔([12][0-9]{3})〕(0|[1-9][0-9]*)号");

  /** What the shape accepts as a number besides: 国务院令第721号, 海关总署公告2014年第30号. */
  private static final Pattern OTHER_NUMBER =
      Pattern.compile(
          "(.+〔[12][0-9]{3}〕[0-9]+号|.+令（?(第[0-9]+号|[12][0-9]{3}年第[0-9]+号)）?|.+公告.*第[0-9]+号)");

  private final AnnouncementGraph graph;
  private final Entities entities;
  private final Set<Node> described = new HashSet<>();

  Documents(AnnouncementGraph graph, Entities entities) {
    this.graph = graph;
    this.entities = entities;
  }

  Optional<Node> node(Name document) {
    return entities.node(document);
  }

  void issued(Fact.DocumentIssued fact) {
    Node document = entities.document(fact.document());
    graph.evidence(document, fact.evidence());
    if (fact.publishedHere()) {
      graph.add(graph.self(), PUBLISHES, document);
    }
    for (Name issuer : fact.issuers()) {
      if (issuer.kind() == Name.Kind.ORGANIZATION) {
        graph.add(document, ISSUER, entities.organization(issuer));
      }
    }
    if (!described.add(document)) {
      return;
    }
    fact.number().ifPresent(written -> number(document, written));
    if (fact.issuers().isEmpty()) {
      fact.number().flatMap(Documents::issuer).ifPresent(o -> issuedBy(document, o));
    }
    fact.status()
        .flatMap(
            status ->
                Concepts.of(Scheme.DOCUMENT_STATUS)
                    .known(status)
                    .or(() -> Concepts.of(Scheme.DOCUMENT_STATUS).exact(status)))
        .or(() -> fact.publishedHere() ? statusOfPage() : Optional.empty())
        .ifPresent(
            code -> graph.add(document, DOCUMENT_STATUS, Scheme.DOCUMENT_STATUS.concept(code)));
    fact.effective()
        .ifPresent(day -> graph.add(document, ELI_FIRST_DATE_ENTRY_IN_FORCE, date(day)));
    fact.issued().ifPresent(day -> dated(document, day, fact.effective()));
    graph
        .replaced(fact.document())
        .map(entities::version)
        .filter(before -> !before.equals(document))
        .ifPresent(before -> graph.add(document, DCTERMS_REPLACES, before));
  }

  /** 有效性：现行有效 at the head of the page on which the document is published. */
  private Optional<String> statusOfPage() {
    return graph.announcement().fields().stream()
        .flatMap(
            field ->
                HeaderFields.status(
                    field.label(), graph.announcement().text().at(field.value()).strip())
                    .stream())
        .findFirst();
  }

  /** A text cannot be older in force than in writing: then the day given is that of publication. */
  private void dated(Node document, LocalDate issued, Optional<LocalDate> effective) {
    boolean late = effective.map(issued::isAfter).orElse(false);
    graph.add(document, late ? ELI_DATE_PUBLICATION : ELI_DATE_DOCUMENT, date(issued));
  }

  private void number(Node document, String written) {
    String number =
        written.replaceAll("\\s+", "").replaceAll("[\\[(（【［]((?:19|20)\\d{2})[\\])）】］]", "〔$1〕");
    Matcher parts = NUMBER.matcher(number);
    if (!OTHER_NUMBER.matcher(number).matches()) {
      graph.add(document, DCTERMS_IDENTIFIER, text(number));
      return;
    }
    graph.add(document, DOCUMENT_NUMBER, text(number));
    if (parts.matches()) {
      graph.add(document, AGENCY_CODE, text(parts.group(1)));
      graph.add(document, NUMBER_YEAR, typed(parts.group(2), XSDDatatype.XSDgYear));
      graph.add(document, NUMBER_SERIAL, typed(parts.group(3), XSDDatatype.XSDinteger));
    }
  }

  /** 国邮发 in a number says whose document it is, where the text does not. */
  private static Optional<String> issuer(String written) {
    Matcher parts = NUMBER.matcher(written.replaceAll("\\s+", ""));
    return parts.matches() ? Registry.organ(parts.group(1)) : Optional.empty();
  }

  private void issuedBy(Node document, String organ) {
    graph.add(document, ISSUER, entities.organization(organ));
  }

  void related(Fact.DocumentRelated fact) {
    Optional<Node> subject = node(fact.subject());
    Optional<Node> object = node(fact.object());
    if (subject.isEmpty() || object.isEmpty() || subject.equals(object)) {
      return;
    }
    Node relation =
        switch (fact.relation()) {
          case REPEALS -> ELI_REPEALS;
          case AMENDS -> ELI_AMENDS;
          case FORWARDS -> FORWARDS;
          case IMPLEMENTS -> IMPLEMENTS;
          case BASED_ON -> ELI_BASED_ON;
          case REPLIES -> REPLIES_TO;
          case INTERPRETS -> INTERPRETS;
        };
    graph.add(subject.get(), relation, object.get());
  }
}
