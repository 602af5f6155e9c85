package io.github.gonggao.evaluate;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Card;
import io.github.gonggao.model.Evidence;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Whether the confidence of facts means what it says: of those at 0.9, nine in ten should be right.
 *
 * <p>A fact by itself has no place on a card, so it is judged by a card made of it and of what it
 * cannot be told without (a participation's meeting, the forms of a body): it is right if that card
 * agrees with the gold card in facts of its kind. What the gold does not tell (short forms, what a
 * body belongs to where the card gives no parent) is not counted. Figures are of facts as the graph
 * has them, so a person's two mentions are not two facts, but one post from two places is two.
 */
public final class Calibration {
  /** Lower ends of the bands of confidence in the table. */
  private static final double[] BANDS = {0, .5, .6, .7, .8, .85, .9, .95, .98};

  private final Scorer scorer = new Scorer();
  private final Map<String, Count> byRule = new TreeMap<>();
  private final Map<Integer, Count> byBand = new TreeMap<>();

  private static final class Count {
    int facts;
    int right;
    double promised;

    void add(boolean isRight, double confidence) {
      facts++;
      right += isRight ? 1 : 0;
      promised += confidence;
    }

    double share() {
      return (double) right / facts;
    }

    double meanConfidence() {
      return promised / facts;
    }
  }

  /** Counts the facts of one announcement against its gold card. */
  public void add(Announcement announcement, List<Fact> facts, Card gold) {
    Judge judge = new Judge(facts);
    for (Fact fact : facts) {
      Optional<Judged> judged = fact.accept(judge);
      if (judged.isEmpty()) {
        continue;
      }
      Card card = new CardBuilder(announcement, judged.get().facts()).build();
      Scores.Kind counts = scorer.count(judged.get().kind(), gold, card);
      if (counts.hits() + counts.wrong() > 0) {
        boolean right = counts.wrong() == 0;
        Evidence evidence = fact.evidence();
        byRule.computeIfAbsent(evidence.rule(), r -> new Count()).add(right, evidence.confidence());
        byBand
            .computeIfAbsent(band(evidence.confidence()), b -> new Count())
            .add(right, evidence.confidence());
      }
    }
  }

  private static int band(double confidence) {
    int band = 0;
    for (int i = 0; i < BANDS.length; i++) {
      band = confidence >= BANDS[i] ? i : band;
    }
    return band;
  }

  /** Two tables: bands of confidence, and rules. */
  public String table() {
    StringBuilder out = new StringBuilder("confidence   facts  promised  right\n");
    byBand.forEach(
        (band, count) ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "%.2f-%.2f    %5d     %.3f  %.3f\n",
                    BANDS[band],
                    band + 1 < BANDS.length ? BANDS[band + 1] : 1.0,
                    count.facts,
                    count.meanConfidence(),
                    count.share())));
    out.append("\nfacts  right  confidence  rule\n");
    byRule.forEach(
        (rule, count) ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "%5d  %.3f  %10.2f  %s\n",
                    count.facts,
                    count.share(),
                    count.meanConfidence(),
                    rule)));
    return out.toString();
  }

  /**
   * @param kind of the scores
   * @param facts one and those of its announcement that its card cannot do without
   */
  private record Judged(String kind, List<Fact> facts) {}

  /** How a fact is judged; empty for those that no card tells of. */
  private static final class Judge implements Fact.Visitor<Optional<Judged>> {
    private final List<Fact> all;

    Judge(List<Fact> all) {
      this.all = all;
    }

    private static Optional<Judged> alone(String kind, Fact fact) {
      return Optional.of(new Judged(kind, List.of(fact)));
    }

    private Optional<Judged> besides(String kind, Fact fact, Predicate<Fact> needed) {
      List<Fact> facts = new ArrayList<>(all.stream().filter(needed).toList());
      if (!facts.contains(fact)) {
        facts.add(fact);
      }
      return Optional.of(new Judged(kind, facts));
    }

    private static Predicate<Fact> forms(Name name) {
      return other ->
          (other instanceof Mentioned m && m.name().equals(name))
              || (other instanceof ShortFormDefined s && s.standsFor().equals(name))
              || (other instanceof OrganizationDescribed o && o.organization().equals(name));
    }

    private static Predicate<Fact> meeting(Name name) {
      return other -> other instanceof MeetingHeld held && held.meeting().equals(name);
    }

    @Override
    public Optional<Judged> mentioned(Mentioned fact) {
      return Optional.empty();
    }

    @Override
    public Optional<Judged> organizationDescribed(OrganizationDescribed fact) {
      return besides("organization", fact, forms(fact.organization()));
    }

    @Override
    public Optional<Judged> partOf(PartOf fact) {
      return besides("parent", fact, forms(fact.part()));
    }

    @Override
    public Optional<Judged> personActed(PersonActed fact) {
      return alone("person", fact);
    }

    @Override
    public Optional<Judged> postHeld(PostHeld fact) {
      return alone("post", fact);
    }

    @Override
    public Optional<Judged> meetingHeld(MeetingHeld fact) {
      return alone("meeting", fact);
    }

    @Override
    public Optional<Judged> participation(Participation fact) {
      return besides("participation", fact, meeting(fact.meeting()));
    }

    @Override
    public Optional<Judged> businessDone(BusinessDone fact) {
      return fact.documents().isEmpty()
          ? Optional.empty()
          : besides("meeting document", fact, meeting(fact.meeting()));
    }

    @Override
    public Optional<Judged> documentIssued(DocumentIssued fact) {
      return alone("document", fact);
    }

    @Override
    public Optional<Judged> documentRelated(DocumentRelated fact) {
      // interpretation is in the graph, but no relation of the cards
      return fact.relation() == DocumentRelated.Relation.INTERPRETS
          ? Optional.empty()
          : alone("document relation", fact);
    }

    @Override
    public Optional<Judged> shortFormDefined(ShortFormDefined fact) {
      return Optional.empty();
    }

    @Override
    public Optional<Judged> personnelChanged(PersonnelChanged fact) {
      return alone("change", fact);
    }

    @Override
    public Optional<Judged> stated(Stated fact) {
      return alone("statement", fact);
    }
  }
}
