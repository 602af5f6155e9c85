package io.github.gonggao.run;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.SourceText;
import java.util.List;

/**
 * All that one input came to before the corpus is looked at.
 *
 * @param facts in the order of the extractors
 * @param issues warnings; an input that is rejected has no extraction
 */
public record Extraction(
    SourceText source, Announcement announcement, List<Fact> facts, List<Issue> issues) {
  public Extraction {
    facts = List.copyOf(facts);
    issues = List.copyOf(issues);
  }
}
