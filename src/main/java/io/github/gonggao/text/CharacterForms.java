package io.github.gonggao.text;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** Traditional and simplified forms of single characters, looked up instead of converted. */
final class CharacterForms {
  /**
   * A page with at least one traditional character in this many is a traditional page. In
   * simplified pages the traditional ones stand in names (王丙乾) and are meant.
   */
  private static final int TRADITIONAL_ONE_IN = 50;

  /** … and at least so many different ones: a name comes back all over its page. */
  private static final int DIFFERENT_TRADITIONAL = 4;

  private static final char FIRST = 0x4E00;
  private static final char LAST = 0x9FFF;

  private final char[] simplified;
  private final char[] traditional;

  CharacterForms(Language language) {
    StringBuilder all = new StringBuilder();
    for (char c = FIRST; c <= LAST; c++) {
      all.append(c).append('\n');
    }
    simplified = forms(language.toSimplified(all.toString()));
    traditional = forms(language.toTraditional(all.toString()));
  }

  private static char[] forms(String lines) {
    List<String> forms = lines.lines().toList();
    char[] out = new char[LAST - FIRST + 1];
    for (int i = 0; i < out.length; i++) {
      // a few of the rarest become characters beyond U+FFFF
      out[i] = forms.get(i).length() == 1 ? forms.get(i).charAt(0) : (char) (FIRST + i);
    }
    return out;
  }

  char simplified(char c) {
    return c >= FIRST && c <= LAST ? simplified[c - FIRST] : c;
  }

  boolean isTraditional(char c) {
    return simplified(c) != c;
  }

  /** Whether a character is a simplified form, which no traditional page has. */
  boolean isSimplified(char c) {
    return c >= FIRST && c <= LAST && traditional[c - FIRST] != c;
  }

  char traditional(char c) {
    return c >= FIRST && c <= LAST ? traditional[c - FIRST] : c;
  }

  /** Whether a traditional character has a more usual form. */
  boolean isVariant(char c) {
    return traditional(simplified(c)) != c;
  }

  /** The same text, each character by itself; for telling readings apart, not for reading. */
  String simplified(CharSequence text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      out.append(simplified(text.charAt(i)));
    }
    return out.toString();
  }

  /**
   * Whether a text is one in traditional characters, by how it differs from its simplified form.
   */
  static boolean isTraditional(CharSequence text, CharSequence simplified) {
    return text.length() != simplified.length()
        || isTraditional(text, i -> simplified.charAt(i) != text.charAt(i), 1);
  }

  /** The same by single characters, many times faster than a conversion. */
  boolean isTraditional(CharSequence text) {
    return isTraditional(text, i -> isTraditional(text.charAt(i)), 1);
  }

  /** What has not half as many traditional characters as it takes is not worth converting. */
  boolean mayBeTraditional(CharSequence text) {
    return isTraditional(text, i -> isTraditional(text.charAt(i)), 2);
  }

  private static boolean isTraditional(CharSequence text, IntPredicate differs, int parts) {
    int han = 0;
    int changed = 0;
    BitSet different = new BitSet();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= FIRST && c <= LAST) {
        han++;
        if (differs.test(i)) {
          changed++;
          different.set(c);
        }
      }
    }
    return changed * TRADITIONAL_ONE_IN * parts >= han
        && different.cardinality() >= DIFFERENT_TRADITIONAL / parts;
  }
}
