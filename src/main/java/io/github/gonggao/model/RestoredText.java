package io.github.gonggao.model;

/**
 * A text as found and as it must have been written.
 *
 * @param source as found; the same string as {@link SourceText#text()}
 * @param restored simplified characters, full-width punctuation, damage undone
 * @param alignment the way between the two, both ways
 */
public record RestoredText(String source, String restored, Alignment alignment) {
  /** The characters of the restored text at {@code span}. */
  public String at(Span span) {
    return span.of(restored);
  }
}
