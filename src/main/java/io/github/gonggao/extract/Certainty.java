package io.github.gonggao.extract;

import io.github.gonggao.model.Evidence;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How sure a fact is, by what it went by. Every fact gets the name of a rule, the extractor and the
 * kind of its evidence, and the confidence that {@code rules.tsv} has for it: the share of that
 * rule's facts that was right on announcements with hand-made cards, which {@code gonggao evaluate
 * --calibration} counts. The kinds of evidence are told from the finished fact and the text around
 * it, not from the path through an extractor, so that a rule means the same before and after an
 * extractor is rewritten. A fact of a kind that nobody counted keeps 1.
 *
 * <p>Limit: a share is an average, and the counted cards are partly those that the extractors were
 * written with.
 */
final class Certainty {
  private final Reading reading;
  private final Ground ground = new Ground();
  private final Set<Name> holders = new HashSet<>();
  private final Map<String, Body> bodies = new HashMap<>();

  Certainty(Reading reading) {
    this.reading = reading;
    for (Body body : reading.bodies.values()) {
      // the surest mention of a body speaks for all of them
      bodies.merge(body.name(), body, (a, b) -> a.form().length() >= b.form().length() ? a : b);
    }
    for (Fact fact : reading.facts()) {
      if (fact instanceof Fact.PostHeld held) {
        holders.add(held.person());
      }
    }
  }

  /** The fact with its rule and confidence. */
  Fact weigh(Fact fact) {
    Evidence evidence = fact.evidence();
    String rule = evidence.rule() + "/" + fact.accept(ground);
    double confidence = reading.lexicon.confidences.getOrDefault(rule, 1.0);
    return fact.with(new Evidence(evidence.source(), evidence.span(), rule, confidence));
  }

  private String body(Name name) {
    String value = name.value();
    if (reading.lexicon.bodyKinds.containsKey(value)) {
      return "registered";
    }
    Body body = bodies.get(value);
    if (body == null) {
      return "derived";
    }
    if (!body.form().equals(value)) {
      return "written-out";
    }
    if (body.parent() != null && value.startsWith(body.parent())) {
      return "unit";
    }
    return reading.placeAt(value, 0) > 0 ? "of-a-place" : "by-its-ending";
  }

  private String speaker(Name name, String form) {
    return switch (name.kind()) {
      case PERSON -> holders.contains(name) ? "holder-of-a-post" : "person";
      case ORGANIZATION -> "body";
      case GROUP -> "group";
      case MEETING -> form.equals("会议") ? "the-meeting" : "meeting";
      case DOCUMENT -> "document";
      case FORMULATION -> "formulation";
    };
  }

  /** What a fact went by. */
  private final class Ground implements Fact.Visitor<String> {
    @Override
    public String mentioned(Fact.Mentioned fact) {
      return switch (fact.name().kind()) {
        case ORGANIZATION -> "body-" + body(fact.name());
        case PERSON -> holders.contains(fact.name()) ? "holder-of-a-post" : "person";
        case GROUP -> "group";
        case MEETING -> "meeting";
        case DOCUMENT -> "document";
        case FORMULATION -> "formulation";
      };
    }

    @Override
    public String organizationDescribed(Fact.OrganizationDescribed fact) {
      return body(fact.organization());
    }

    @Override
    public String partOf(Fact.PartOf fact) {
      return fact.part().value().startsWith(fact.whole().value()) ? "part-by-name" : "part-of";
    }

    @Override
    public String personActed(Fact.PersonActed fact) {
      return holders.contains(fact.person()) ? "holder-of-a-post" : "person";
    }

    @Override
    public String postHeld(Fact.PostHeld fact) {
      if (fact.organization().isEmpty()) {
        return "bare-post";
      }
      return fact.evidence().span().of(reading.text).contains(fact.organization().get().value())
          ? "post-as-written"
          : "post-of-a-body-written-out";
    }

    @Override
    public String meetingHeld(Fact.MeetingHeld fact) {
      return fact.start().isPresent() || fact.end().isPresent() ? "dated" : "undated";
    }

    @Override
    public String participation(Fact.Participation fact) {
      String who =
          fact.participant().kind() == Name.Kind.PERSON
              ? "person"
              : fact.participant().kind() == Name.Kind.GROUP ? "group" : "body";
      return fact.roles().contains(Role.CHAIR)
              || fact.roles().contains(Role.HOST)
              || fact.roles().contains(Role.GUEST)
          ? who + "-in-the-chair"
          : who;
    }

    @Override
    public String businessDone(Fact.BusinessDone fact) {
      return "business";
    }

    @Override
    public String documentIssued(Fact.DocumentIssued fact) {
      if (fact.publishedHere()) {
        return "own";
      }
      if (fact.number().isPresent()) {
        return "numbered";
      }
      return fact.evidence().span().of(reading.text).startsWith("《") ? "in-marks" : "without-marks";
    }

    @Override
    public String documentRelated(Fact.DocumentRelated fact) {
      return "relation";
    }

    @Override
    public String shortFormDefined(Fact.ShortFormDefined fact) {
      return "short-form";
    }

    @Override
    public String personnelChanged(Fact.PersonnelChanged fact) {
      return fact.post().isPresent() ? "change-of-a-post" : "change";
    }

    @Override
    public String stated(Fact.Stated fact) {
      return speaker(fact.speaker(), fact.speakerForm());
    }
  }
}
