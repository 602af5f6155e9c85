package io.github.gonggao.read;

/** The lines of a document's text as they are found, up to the limit. */
final class Paragraphs {
  /** Between the cells of a row: wider than what sets the characters of a short name apart. */
  static final String CELL = "\u3000\u3000";

  private final StringBuilder text = new StringBuilder();

  /** Adds a paragraph, with whatever line ends it has inside. */
  void add(CharSequence paragraph) throws DocumentParser.Refused {
    if (text.length() + paragraph.length() > Limits.DOCUMENT_CHARACTERS) {
      throw new DocumentParser.Refused(DocumentParser.Answer.TOO_LONG, "");
    }
    text.append(paragraph).append('\n');
  }

  @Override
  public String toString() {
    return text.toString().strip();
  }
}
