package io.github.gonggao.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pinyin in brackets, and the characters that mirrors are known to gloss. */
final class Glosses {
  private static final int LONGEST = 6;

  /** There are not so many syllables and first bytes, but a text can have any letters. */
  private static final int REMEMBERED = 20_000;

  private static final String MARKED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿê";
  private static final String PLAIN = "aaaaeeeeiiiioooouuuuüüüünnnmê";

  private final Map<Character, String> readings = new HashMap<>();
  private final Map<String, String> straddled = new ConcurrentHashMap<>();
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
      StringBuilder plain = new StringBuilder(written.length());
      for (int i = 0; i < written.length(); i++) {
        char c = written.charAt(i);
        int marked = c < 0x80 ? -1 : MARKED.indexOf(c);
        plain.append(marked < 0 ? c : PLAIN.charAt(marked));
      }
      return plain.toString();
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
   * Characters whose first byte is {@code lead} and that are read so: those of the table, or if
   * there are none all that a mirror may gloss.
   */
  String startingWith(int lead, Syllable syllable) {
    String key = (char) lead + syllable.written;
    String found = straddled.get(key);
    if (found == null) {
      found = allStartingWith(lead, syllable);
      if (straddled.size() < REMEMBERED) {
        straddled.put(key, found);
      }
    }
    return found;
  }

  private String allStartingWith(int lead, Syllable syllable) {
    StringBuilder known = new StringBuilder();
    StringBuilder possible = new StringBuilder();
    for (int trail : Gbk.trails()) {
      char c = Gbk.decode(lead, trail);
      if (c >= 0x4E00 && c <= 0x9FFF) {
        if (known(c, syllable)) {
          known.append(c);
        } else if (possible(c, syllable)) {
          possible.append(c);
        }
      }
    }
    return (known.length() == 0 ? possible : known).toString();
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
