package io.github.gonggao.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Pinyin in brackets, and the characters that mirrors are known to gloss. */
final class Glosses {
  private static final int LONGEST = 6;
  private static final Pattern MARKS = Pattern.compile("[\\u0300\\u0301\\u0304\\u030C]");

  private final Map<Character, String> readings = new HashMap<>();
  private final Language language;

  Glosses(Language language) {
    this.language = language;
    for (List<String> row : WordFile.rows("text-glosses.tsv")) {
      readings.put(row.get(0).charAt(0), row.get(1));
    }
  }

  /** A syllable that stands in the text up to and with its closing bracket. */
  record Syllable(String written, int end) {
    /** Without tone marks; ü stays. */
    String plain() {
      return MARKS
          .matcher(Normalizer.normalize(written, Normalizer.Form.NFD))
          .replaceAll("")
          .replace("u\u0308", "ü");
    }

    boolean marked() {
      return !plain().equals(written);
    }
  }

  /** The syllable and bracket that stand at {@code at}, or null. */
  static Syllable at(String text, int at) {
    int end = at;
    while (end < text.length() && end - at <= LONGEST && isPinyin(text.charAt(end))) {
      end++;
    }
    if (end == at || end - at > LONGEST || end == text.length()) {
      return null;
    }
    char close = text.charAt(end);
    return close == ')' || close == '）' ? new Syllable(text.substring(at, end), end + 1) : null;
  }

  private static boolean isPinyin(char c) {
    return (c >= 'a' && c <= 'z') || (c > 0x7F && "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê".indexOf(c) >= 0);
  }

  /** Whether mirrors are known to write this reading after this character. */
  boolean known(char c, Syllable syllable) {
    String reading = readings.get(c);
    return reading != null
        && (reading.equals(syllable.written)
            || (!syllable.marked() && new Syllable(reading, 0).plain().equals(syllable.written)));
  }

  /**
   * Whether a character outside the table can be one that a mirror glosses: their lists hold
   * traditional characters only, so 莒（jǔ） in a simplified page is the author's own.
   */
  boolean possible(char c, Syllable syllable) {
    return syllable.marked()
        && language.reads(c, syllable.plain())
        && !language.toSimplified(String.valueOf(c)).equals(String.valueOf(c));
  }
}
