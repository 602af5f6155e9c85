package io.github.gonggao.model;

/**
 * Where a fact stands, what made it, and how sure that is.
 *
 * @param span in the restored text of the announcement
 * @param rule the extractor and, after a slash, what it went by ({@code
 *     StatementExtractor/meeting})
 * @param confidence from 0 to 1: which share of the facts of this rule was right where they were
 *     counted; 1 where nobody has counted
 */
public record Evidence(SourceId source, Span span, String rule, double confidence) {
  public Evidence {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("no confidence: " + confidence);
    }
  }

  public Evidence(SourceId source, Span span, String rule) {
    this(source, span, rule, 1);
  }
}
