package io.github.gonggao.read;

/**
 * The one gate for characters that RDF's syntaxes cannot carry: control characters but tab and line
 * feed are dropped, noncharacters and halves of pairs become U+FFFD. Private-use characters pass:
 * they are the trace of damage that can be undone.
 */
final class Gate {
  private Gate() {}

  /** A text that every syntax can carry, and how many characters were dropped or replaced. */
  record Cleaned(String text, int removed) {}

  static Cleaned clean(String text) {
    int removed = 0;
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char as = c;
      boolean drop = false;
      if (c < 0x20) {
        drop = c != '\t' && c != '\n';
      } else if (c == 0x7F || (c >= 0x80 && c < 0xA0 && c != 0x85)) {
        drop = true;
      } else if (Character.isHighSurrogate(c)) {
        if (i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
          int point = text.codePointAt(i);
          if ((point & 0xFFFE) != 0xFFFE) {
            if (out != null) {
              out.append(c).append(text.charAt(i + 1));
            }
            i++;
            continue;
          }
          if (out == null) {
            out = new StringBuilder(text.length()).append(text, 0, i);
          }
          out.append('\uFFFD');
          removed++;
          i++;
          continue;
        }
        as = '\uFFFD';
      } else if (Character.isLowSurrogate(c) || c >= 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF)) {
        as = '\uFFFD';
      }
      if (drop || as != c) {
        if (out == null) {
          out = new StringBuilder(text.length()).append(text, 0, i);
        }
        removed++;
      }
      if (out != null && !drop) {
        out.append(as);
      }
    }
    return new Cleaned(out == null ? text : out.toString(), removed);
  }
}
