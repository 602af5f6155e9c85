package io.github.gonggao.evaluate;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Card;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Fact.BusinessDone;
import io.github.gonggao.model.Fact.DocumentIssued;
import io.github.gonggao.model.Fact.DocumentRelated;
import io.github.gonggao.model.Fact.MeetingHeld;
import io.github.gonggao.model.Fact.Mentioned;
import io.github.gonggao.model.Fact.OrganizationDescribed;
import io.github.gonggao.model.Fact.PartOf;
import io.github.gonggao.model.Fact.Participation;
import io.github.gonggao.model.Fact.PersonActed;
import io.github.gonggao.model.Fact.PersonnelChanged;
import io.github.gonggao.model.Fact.PostHeld;
import io.github.gonggao.model.Fact.ShortFormDefined;
import io.github.gonggao.model.Fact.Stated;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Role;
import io.github.gonggao.model.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The card of one announcement's facts. Facts are gathered first and put in order at the end, so
 * the card does not depend on the order in which extractors hand them over.
 */
final class CardBuilder {
  private static final int STARTS = 15;
  private static final String SENTENCE_ENDS = "。！？!?；;\n";

  private final Announcement announcement;
  private final Map<Name, Span> acting = new LinkedHashMap<>();
  private final List<PostHeld> posts = new ArrayList<>();
  private final Map<Name, OrganizationDescribed> organizations = new LinkedHashMap<>();
  private final Map<Name, PartOf> wholes = new LinkedHashMap<>();
  private final Map<Name, List<Form>> forms = new LinkedHashMap<>();
  private final Map<Name, List<Form>> shortForms = new LinkedHashMap<>();
  private final List<MeetingHeld> meetings = new ArrayList<>();
  private final List<Participation> participations = new ArrayList<>();
  private final List<BusinessDone> business = new ArrayList<>();
  private final List<DocumentIssued> documents = new ArrayList<>();
  private final List<DocumentRelated> relations = new ArrayList<>();
  private final List<PersonnelChanged> changes = new ArrayList<>();
  private final List<Stated> statements = new ArrayList<>();

  private record Form(String text, Span span) {}

  CardBuilder(Announcement announcement, List<Fact> facts) {
    this.announcement = announcement;
    Gatherer gatherer = new Gatherer();
    facts.stream()
        .sorted(Comparator.comparing(f -> f.evidence().span()))
        .forEach(f -> f.accept(gatherer));
  }

  Card build() {
    return new Card(
        announcement.title().map(announcement.text()::at).orElse(null),
        announcement.published().map(LocalDate::toString).orElse(null),
        announcement.publisher().map(announcement.text()::at).orElse(null),
        officials(),
        organizations.values().stream().map(this::organization).toList(),
        meetings.stream().map(this::meeting).toList(),
        documents.stream().map(this::document).toList(),
        relations(),
        changes.stream().map(CardBuilder::change).distinct().toList(),
        statements());
  }

  /**
   * Facts come in the order of their evidence, so the first of anything is the first in the text.
   */
  private final class Gatherer implements Fact.Visitor<Void> {
    @Override
    public Void mentioned(Mentioned fact) {
      forms
          .computeIfAbsent(fact.name(), n -> new ArrayList<>())
          .add(new Form(fact.form(), fact.evidence().span()));
      return null;
    }

    @Override
    public Void organizationDescribed(OrganizationDescribed fact) {
      organizations.putIfAbsent(fact.organization(), fact);
      return null;
    }

    @Override
    public Void partOf(PartOf fact) {
      wholes.putIfAbsent(fact.part(), fact);
      return null;
    }

    @Override
    public Void personActed(PersonActed fact) {
      acts(fact.person(), fact);
      return null;
    }

    @Override
    public Void postHeld(PostHeld fact) {
      acts(fact.person(), fact);
      posts.add(fact);
      return null;
    }

    @Override
    public Void meetingHeld(MeetingHeld fact) {
      meetings.add(fact);
      return null;
    }

    @Override
    public Void participation(Participation fact) {
      acts(fact.participant(), fact);
      participations.add(fact);
      return null;
    }

    @Override
    public Void businessDone(BusinessDone fact) {
      business.add(fact);
      return null;
    }

    @Override
    public Void documentIssued(DocumentIssued fact) {
      documents.add(fact);
      return null;
    }

    @Override
    public Void documentRelated(DocumentRelated fact) {
      relations.add(fact);
      return null;
    }

    @Override
    public Void shortFormDefined(ShortFormDefined fact) {
      shortForms
          .computeIfAbsent(fact.standsFor(), n -> new ArrayList<>())
          .add(new Form(fact.shortForm(), fact.evidence().span()));
      return null;
    }

    @Override
    public Void personnelChanged(PersonnelChanged fact) {
      acts(fact.person(), fact);
      changes.add(fact);
      return null;
    }

    @Override
    public Void stated(Stated fact) {
      acts(fact.speaker(), fact);
      statements.add(fact);
      return null;
    }

    private void acts(Name who, Fact fact) {
      if (who.kind() == Name.Kind.PERSON) {
        acting.putIfAbsent(who, fact.evidence().span());
      }
    }
  }

  private List<Card.Official> officials() {
    List<Card.Official> out = new ArrayList<>();
    for (Name person : acting.keySet()) {
      List<String> held =
          posts.stream()
              .filter(p -> p.person().equals(person))
              .sorted(Comparator.comparingInt(PostHeld::order))
              .map(PostHeld::post)
              .distinct()
              .toList();
      out.add(new Card.Official(person.value(), held));
    }
    return out;
  }

  private Card.Organization organization(OrganizationDescribed fact) {
    Name name = fact.organization();
    return new Card.Organization(
        name.value(),
        otherForms(name, forms, shortForms),
        Optional.ofNullable(wholes.get(name)).map(p -> p.whole().value()).orElse(null));
  }

  @SafeVarargs
  private static List<String> otherForms(Name name, Map<Name, List<Form>>... tables) {
    List<Form> all = new ArrayList<>();
    for (Map<Name, List<Form>> table : tables) {
      all.addAll(table.getOrDefault(name, List.of()));
    }
    all.sort(Comparator.comparing(Form::span));
    return all.stream()
        .map(Form::text)
        .filter(text -> !text.equals(name.value()))
        .distinct()
        .toList();
  }

  private Card.Meeting meeting(MeetingHeld fact) {
    List<Card.Participant> participants =
        participations.stream()
            .filter(p -> p.meeting().equals(fact.meeting()))
            .sorted(Comparator.comparingInt(Participation::order))
            .flatMap(
                p ->
                    roles(p.roles()).stream()
                        .map(role -> new Card.Participant(p.participant().value(), role)))
            .distinct()
            .toList();
    List<String> studied =
        business.stream()
            .filter(b -> b.meeting().equals(fact.meeting()))
            .sorted(Comparator.comparingInt(BusinessDone::order))
            .flatMap(b -> b.documents().stream())
            .map(Name::value)
            .distinct()
            .toList();
    return new Card.Meeting(
        written(fact),
        fact.meetingKind(),
        fact.start().map(LocalDate::toString).orElse(null),
        fact.end().map(LocalDate::toString).orElse(null),
        fact.place().orElse(null),
        fact.host().map(Name::value).orElse(null),
        participants,
        studied);
  }

  /**
   * Where two bodies held meetings of one name (干部大会), the facts tell them apart by the host in
   * front; a card leaves the name as the text has it.
   */
  private String written(MeetingHeld fact) {
    String name = fact.meeting().value();
    String words = announcement.text().at(fact.evidence().span());
    return fact.host().map(host -> host.value() + words).filter(name::equals).isPresent()
        ? words
        : name;
  }

  /**
   * A card says attendee beside speaker only of those whose attendance the text states (出席会议并作…交流,
   * 参加会议并发言).
   */
  private static Set<String> roles(Collection<Role> roles) {
    Set<String> out = new LinkedHashSet<>();
    add(out, "chair", roles, Role.CHAIR, Role.CONVENER);
    add(out, "host", roles, Role.HOST);
    add(out, "guest", roles, Role.GUEST);
    add(out, "attendee", roles, Role.ATTENDEE, Role.NON_VOTING, Role.PARTICIPANT);
    add(out, "speaker", roles, Role.KEYNOTE, Role.DISCUSSANT, Role.REPORTER);
    return out;
  }

  private static void add(Set<String> out, String name, Collection<Role> has, Role... any) {
    for (Role role : any) {
      if (has.contains(role)) {
        out.add(name);
      }
    }
  }

  private Card.Document document(DocumentIssued fact) {
    return new Card.Document(
        fact.document().value(),
        otherForms(fact.document(), shortForms),
        fact.number().orElse(null),
        fact.issuers().stream().map(Name::value).distinct().toList(),
        fact.issued().map(LocalDate::toString).orElse(null),
        fact.effective().map(LocalDate::toString).orElse(null),
        fact.documentKind().orElse(null));
  }

  private List<Card.DocumentRelation> relations() {
    List<Card.DocumentRelation> out = new ArrayList<>();
    for (DocumentRelated fact : relations) {
      relation(fact.relation())
          .map(
              name ->
                  new Card.DocumentRelation(fact.subject().value(), name, fact.object().value()))
          .filter(r -> !out.contains(r))
          .ifPresent(out::add);
    }
    return out;
  }

  /** Interpretation is in the graph, but no relation of the cards. */
  private static Optional<String> relation(DocumentRelated.Relation relation) {
    return switch (relation) {
      case REPEALS -> Optional.of("repeals");
      case AMENDS -> Optional.of("amends");
      case FORWARDS -> Optional.of("forwards");
      case IMPLEMENTS -> Optional.of("implements");
      case BASED_ON -> Optional.of("basedOn");
      case REPLIES -> Optional.of("replies");
      case INTERPRETS -> Optional.empty();
    };
  }

  private static Card.Change change(PersonnelChanged fact) {
    return new Card.Change(
        fact.person().value(),
        fact.change().name().toLowerCase(Locale.ROOT),
        fact.post().orElse(null),
        fact.date().map(LocalDate::toString).orElse(null),
        fact.by().map(Name::value).orElse(null));
  }

  private List<Card.Statement> statements() {
    return statements.stream()
        .sorted(Comparator.comparingInt(Stated::order))
        .map(s -> new Card.Statement(s.speakerForm(), s.act(), starts(s.words())))
        .toList();
  }

  private String starts(Span words) {
    String said = announcement.text().at(words).strip();
    int end = 0;
    while (end < said.length() && SENTENCE_ENDS.indexOf(said.charAt(end)) < 0) {
      end++;
    }
    return Forms.head(said.substring(0, end), STARTS);
  }
}
