package io.github.gonggao.run;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Origins.EarlierText;
import io.github.gonggao.model.SourceText;
import java.util.List;

/**
 * All that one input came to before the corpus is looked at.
 *
 * @param facts in the order of the extractors
 * @param issues warnings; an input that is rejected has no extraction
 * @param earlier what stood at the same address before, oldest first
 */
public record Extraction(
    SourceText source,
    Announcement announcement,
    List<Fact> facts,
    List<Issue> issues,
    List<EarlierText> earlier) {
  public Extraction {
    facts = List.copyOf(facts);
    issues = List.copyOf(issues);
    earlier = List.copyOf(earlier);
  }

  /** Of an address that was never seen with another text. */
  public Extraction(
      SourceText source, Announcement announcement, List<Fact> facts, List<Issue> issues) {
    this(source, announcement, facts, issues, List.of());
  }

  Extraction after(List<EarlierText> texts) {
    return new Extraction(source, announcement, facts, issues, texts);
  }
}
