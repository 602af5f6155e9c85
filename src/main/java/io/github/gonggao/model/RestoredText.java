package io.github.gonggao.model;

/**
 * A text as found and as it must have been written.
 *
 * @param source as found; the same string as {@link SourceText#text()}
 * @param restored simplified characters, full-width punctuation, damage undone
 * @param alignment the way between the two, both ways
 */
public record RestoredText(String source, String restored, Alignment alignment) {
  /** What {@code edit} found. */
  public String before(Edit edit) {
    return edit.source().of(source);
  }

  /** What {@code edit} made of it. */
  public String after(Edit edit) {
    return edit.restored().of(restored);
  }

  /** The characters of the restored text at {@code span}. */
  public String at(Span span) {
    return span.of(restored);
  }
}
