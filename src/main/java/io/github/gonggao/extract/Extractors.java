package io.github.gonggao.extract;

import io.github.gonggao.model.Analysis;
import io.github.gonggao.model.Fact;
import java.util.ArrayList;
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
          new DisciplineExtractor(),
          new MeetingExtractor(),
          new ParticipationExtractor(),
          new StatementExtractor(),
          new FormulationExtractor(),
          new MentionExtractor());

  /** Runs a step of the work, and may look at the clock before and after. */
  public interface Watch {
    void run(String step, Runnable work);
  }

  /** What the announcement says, in the order of the extractors, then of the text. Thread-safe. */
  public List<Fact> extract(Analysis analysis) {
    return extract(analysis, (step, work) -> work.run());
  }

  /** The same under a watch: a step to lay the text out, one an extractor, one to weigh. */
  public List<Fact> extract(Analysis analysis, Watch watch) {
    List<Reading> readings = new ArrayList<>();
    watch.run("Reading", () -> readings.add(new Reading(analysis)));
    Reading reading = readings.get(0);
    for (FactExtractor extractor : ORDER) {
      watch.run(extractor.getClass().getSimpleName(), () -> extractor.extract(reading));
    }
    List<Fact> weighed = new ArrayList<>();
    watch.run(
        "Certainty",
        () -> {
          Certainty certainty = new Certainty(reading);
          reading.facts().forEach(fact -> weighed.add(certainty.weigh(fact)));
        });
    return List.copyOf(weighed);
  }
}
