package io.github.gonggao.read;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A Word file since 2007: a zip of XML parts. */
final class Docx extends ParsedDocument {
  /** Name of a first entry that only such packages start with. */
  private static final Pattern PART =
      Pattern.compile(
          "\\[Content_Types\\]\\.xml|_rels/.*|word/.*|docProps/.*|docMetadata/.*|customXml/.*",
          Pattern.DOTALL);

  private static final int LOCAL_HEADER = 30;

  Docx() {
    super(
        DocumentParser.Kind.DOCX,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  }

  @Override
  public boolean recognises(byte[] head) {
    return isPackage(head);
  }

  /** Whether a zip is an Office package, of Word or not, and no archive. */
  static boolean isPackage(byte[] head) {
    if (head.length < LOCAL_HEADER
        || head[0] != 'P'
        || head[1] != 'K'
        || head[2] != 3
        || head[3] != 4) {
      return false;
    }
    int length = (head[26] & 0xFF) | (head[27] & 0xFF) << 8;
    int end = Math.min(head.length, LOCAL_HEADER + length);
    String first = new String(head, LOCAL_HEADER, end - LOCAL_HEADER, StandardCharsets.ISO_8859_1);
    return PART.matcher(first).matches();
  }
}
