package io.github.gonggao.nlp;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.CoreBiGramTableDictionary;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Ways of writing Chinese: simplified, traditional, pinyin; and how much a string looks like
 * Chinese at all. Stateless and safe for use by many threads.
 */
public final class Scripts {
  private static final int LONGEST_WORD = 8;

  /** Tokens that the core dictionary was counted over. */
  private static final double TOKENS = 25_146_057.0;

  /** A character that the dictionary does not know is a rarer sight than any that it does. */
  private static final double UNKNOWN_HAN = Math.log(1e-10);

  private static final double NO_HAN = Math.log(1e-5);

  private static final double DIGIT = Math.log(3e-3);

  private final PhraseTable simplified;
  private final Map<String, String> surnames;

  public Scripts() {
    simplified = new PhraseTable(WordFile.read("text-simplified.tsv"));
    surnames = Map.copyOf(WordFile.read("text-surnames.tsv"));
  }

  /**
   * Traditional and variant characters as simplified ones. Meant for text that is traditional: on
   * simplified text it would also "correct" names such as 王丙乾. The result nearly always has the
   * length of {@code text}, but need not.
   */
  public String toSimplified(String text) {
    String general = HanLP.convertToSimplifiedChinese(text);
    return general.length() == text.length() ? simplified.overlay(text, general) : general;
  }

  /** Simplified characters as traditional ones (general traditional, words of the mainland). */
  public String toTraditional(String text) {
    return HanLP.convertToTraditionalChinese(text);
  }

  /**
   * A Chinese personal name in pinyin without tones: 马军胜 to {@code Ma Junsheng}, 欧阳明 to {@code
   * Ouyang Ming}. What is no Chinese name of two to four characters comes as by {@link
   * #pinyinWords}, its parts at a middle dot each with a capital.
   */
  public String pinyin(String name) {
    boolean chinese = name.length() >= 2 && name.length() <= 4 && isHan(name);
    if (!chinese) {
      return String.join(
          " ", Arrays.stream(name.split("[·•・‧]", -1)).map(p -> capital(joined(p))).toList());
    }
    int cut = name.length() > 2 && surnames.containsKey(name.substring(0, 2)) ? 2 : 1;
    String surname = name.substring(0, cut);
    String given = name.substring(cut);
    return surnames.getOrDefault(surname, capital(joined(surname))) + " " + capital(joined(given));
  }

  /** Pinyin without tones, a syllable a word: 国家邮政局 to {@code guo jia you zheng ju}. */
  public String pinyinWords(String text) {
    return String.join(" ", syllables(text));
  }

  /** Whether {@code han} can be read {@code syllable} (lower case, no tone mark, ü or v). */
  public boolean reads(char han, String syllable) {
    Pinyin[] readings = PinyinDictionary.get(String.valueOf(han));
    if (readings == null) {
      return false;
    }
    String wanted = syllable.replace('ü', 'v');
    for (Pinyin reading : readings) {
      if (reading.getPinyinWithoutTone().equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Natural logarithm of how likely a simplified {@code text} is, as its best sequence of
   * dictionary words; the higher the better. Only texts of about the same length compare.
   */
  public double plausibility(CharSequence text) {
    String s = text.toString();
    int n = s.length();
    // best[i][k]: the best way to the end of a word of length k that ends at i
    double[][] best = new double[n + 1][LONGEST_WORD + 1];
    int[][] ids = new int[n + 1][LONGEST_WORD + 1];
    for (double[] row : best) {
      Arrays.fill(row, Double.NEGATIVE_INFINITY);
    }
    best[0][0] = 0;
    ids[0][0] = -1;
    for (int from = 0; from < n; from++) {
      for (int length = 1; length <= LONGEST_WORD && from + length <= n; length++) {
        int id = CoreDictionary.getWordID(s.substring(from, from + length));
        if (id < 0 && length > 1) {
          continue;
        }
        for (int before = 0; before <= LONGEST_WORD; before++) {
          if (best[from][before] == Double.NEGATIVE_INFINITY) {
            continue;
          }
          double step = id < 0 ? unknown(s.charAt(from)) : word(ids[from][before], id);
          if (best[from][before] + step > best[from + length][length]) {
            best[from + length][length] = best[from][before] + step;
            ids[from + length][length] = id;
          }
        }
      }
    }
    double all = Double.NEGATIVE_INFINITY;
    for (double way : best[n]) {
      all = Math.max(all, way);
    }
    return all;
  }

  private static double word(int before, int id) {
    double alone = (frequency(id) + 1.0) / TOKENS;
    if (before < 0) {
      return Math.log(alone);
    }
    // Witten and Bell: the more often a word was seen, the less is to be expected after it that was
    // never seen there; the number of its different followers grows about as estimated here
    double seen = frequency(before);
    double followers = 2 * Math.pow(seen, 0.7) + 1;
    return Math.log(
        (CoreBiGramTableDictionary.getBiFrequency(before, id) + followers * alone)
            / (seen + followers));
  }

  private static int frequency(int id) {
    return CoreDictionary.get(id).totalFrequency;
  }

  private static double unknown(char c) {
    // the dictionary counts all numbers as one word of its own
    if ((c >= '0' && c <= '9') || "〇一二三四五六七八九十百千万亿".indexOf(c) >= 0) {
      return DIGIT;
    }
    return c < 0x2E80 || (c >= 0x3000 && c < 0x3040) || c >= 0xFF00 ? NO_HAN : UNKNOWN_HAN;
  }

  private static boolean isHan(String text) {
    return text.codePoints()
        .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  private static List<String> syllables(String text) {
    List<String> out = new ArrayList<>();
    List<Pinyin> readings = HanLP.convertToPinyinList(text);
    boolean together = false;
    for (int i = 0; i < readings.size(); i++) {
      Pinyin reading = readings.get(i);
      if (reading != Pinyin.none5) {
        out.add(reading.getPinyinWithoutTone().replace('v', 'ü'));
        together = false;
        continue;
      }
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        together = false;
      } else if (together) {
        out.set(out.size() - 1, out.get(out.size() - 1) + c);
      } else {
        out.add(String.valueOf(c));
        together = true;
      }
    }
    return out;
  }

  /** Syllables as one word; a vowel after a syllable takes an apostrophe (Xi'an). */
  private static String joined(String text) {
    StringBuilder out = new StringBuilder();
    for (String syllable : syllables(text)) {
      if (out.length() > 0 && "aoe".indexOf(syllable.charAt(0)) >= 0) {
        out.append('\'');
      }
      out.append(syllable);
    }
    return out.toString();
  }

  private static String capital(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
