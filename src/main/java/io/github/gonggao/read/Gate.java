package io.github.gonggao.read;

/**
 * The one gate for characters that RDF's syntaxes cannot carry or that deceive a reader's eye.
 *
 * <table>
 * <caption>What becomes of a character; all but newlines and kept ones are counted</caption>
 * <tr><th>character</th><th>becomes</th></tr>
 * <tr><td>NUL and other C0 and C1 controls, DEL</td><td>nothing</td></tr>
 * <tr><td>tab, line feed</td><td>itself</td></tr>
 * <tr><td>CR LF, CR, form feed, vertical tab, U+0085, U+2028, U+2029</td><td>line feed</td></tr>
 * <tr><td>half of a surrogate pair, noncharacters (U+FFFE, U+FDD0 …)</td><td>U+FFFD</td></tr>
 * <tr><td>bidirectional marks, overrides, isolates: they show what is not written</td>
 *     <td>nothing</td></tr>
 * <tr><td>byte order mark, zero-width space, word joiner inside a text: they part words unseen</td>
 *     <td>nothing</td></tr>
 * <tr><td>tag characters (U+E0000 to U+E007F): text that nobody sees</td><td>nothing</td></tr>
 * <tr><td>private-use characters: the trace of damage that can be undone</td><td>itself</td></tr>
 * <tr><td>U+FFFD, zero-width joiners (emoji need them), soft hyphen, no-break space</td>
 *     <td>itself</td></tr>
 * </table>
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
      } else if ((c >= 0x7F && c < 0xA0) || isUnseen(c)) {
        drop = true;
      } else if (Character.isHighSurrogate(c)) {
        if (i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
          int point = text.codePointAt(i);
          boolean tag = point >= 0xE0000 && point <= 0xE007F;
          if ((point & 0xFFFE) != 0xFFFE && !tag) {
            if (out != null) {
              out.append(c).append(text.charAt(i + 1));
            }
            i++;
            continue;
          }
          if (out == null) {
            out = new StringBuilder(text.length()).append(text, 0, i);
          }
          if (!tag) {
            out.append('\uFFFD');
          }
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

  private static boolean isUnseen(char c) {
    return c == '\u200B'
        || c == '\u200E'
        || c == '\u200F'
        || c == '\u061C'
        || c == '\u2060'
        || c == '\uFEFF'
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069');
  }
}
