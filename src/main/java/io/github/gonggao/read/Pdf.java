package io.github.gonggao.read;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A PDF with a text layer. */
final class Pdf extends ParsedDocument {
  /** Readers look for the mark in the first kilobyte: mails and printers leave lines before it. */
  private static final int MARK_WITHIN = 1024;

  /** What stands before the mark is in ASCII; a Chinese text that speaks of PDFs is none. */
  private static final Pattern START =
      Pattern.compile(
          "(?:\u00EF\u00BB\u00BF)?(?:[\\x00-\\x7F&&[^<{\\[]]*[\r\n])?\\s*%PDF-\\d.*",
          Pattern.DOTALL);

  Pdf() {
    super(DocumentParser.Kind.PDF, "application/pdf");
  }

  @Override
  public boolean recognises(byte[] head) {
    String start =
        new String(head, 0, Math.min(head.length, MARK_WITHIN), StandardCharsets.ISO_8859_1);
    int mark = start.indexOf("%PDF-");
    return mark >= 0 && !start.startsWith("WARC/") && START.matcher(start).matches();
  }
}
