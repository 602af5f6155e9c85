package io.github.gonggao.extract;

import io.github.gonggao.model.Analysis;
import io.github.gonggao.model.Fact;
import java.util.List;

/** All extractors in their order: later ones use what earlier ones recognised. */
public final class Extractors {
  private static final List<FactExtractor> ORDER =
      List.of(
          new BodyExtractor(),
          new OfficialExtractor(),
          new DocumentExtractor(),
          new DocumentRelationExtractor(),
          new ChangeExtractor(),
          new MeetingExtractor(),
          new ParticipationExtractor(),
          new StatementExtractor(),
          new FormulationExtractor(),
          new MentionExtractor());

  /** What the announcement says, in the order of the extractors, then of the text. Thread-safe. */
  public List<Fact> extract(Analysis analysis) {
    Reading reading = new Reading(analysis);
    for (FactExtractor extractor : ORDER) {
      extractor.extract(reading);
    }
    Certainty certainty = new Certainty(reading);
    return reading.facts().stream().map(certainty::weigh).toList();
  }
}
