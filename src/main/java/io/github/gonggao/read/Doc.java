package io.github.gonggao.read;

/** A Word file before 2007, and other files in the container that it comes in. */
final class Doc extends ParsedDocument {
  private static final int[] MAGIC = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};

  Doc() {
    super(DocumentParser.Kind.DOC, "application/msword");
  }

  @Override
  public boolean recognises(byte[] head) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }
}
