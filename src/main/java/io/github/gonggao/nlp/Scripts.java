package io.github.gonggao.nlp;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.collection.trie.DoubleArrayTrie;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.CustomDictionary;
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

  /** A character by itself: how rare it is says the model of characters better. */
  private static final double ALONE = Math.log(1e-5);

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
   * Natural logarithm of how likely a simplified {@code text} is, as its best sequence of words of
   * both dictionaries, each word by itself; the higher the better. Only texts of about the same
   * length compare.
   */
  public double plausibility(CharSequence text) {
    int n = text.length();
    double[] best = new double[n + 1];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    best[0] = 0;
    for (int from = 0; from < n; from++) {
      int core = Words.CORE.start();
      int custom = Words.CUSTOM.start();
      best[from + 1] = Math.max(best[from + 1], best[from] + unknown(text.charAt(from)));
      for (int to = from + 1; to <= Math.min(n, from + LONGEST_WORD); to++) {
        char c = text.charAt(to - 1);
        core = Words.CORE.next(core, c);
        custom = Words.CUSTOM.next(custom, c);
        double log = Math.max(Words.CORE.log(core), Words.CUSTOM.log(custom));
        best[to] = Math.max(best[to], best[from] + log);
        if (core < 0 && custom < 0) {
          break;
        }
      }
    }
    return best[n];
  }

  /** A dictionary, walked a character at a time, with how likely each of its words is. */
  private static final class Words {
    static final Words CORE = new Words(CoreDictionary.trie);
    static final Words CUSTOM = new Words(CustomDictionary.DEFAULT.dat);

    private final int[] base;
    private final int[] check;
    private final double[] logs;

    private Words(DoubleArrayTrie<CoreDictionary.Attribute> trie) {
      base = trie.getBase();
      check = trie.getCheck();
      logs = new double[trie.size()];
      for (int id = 0; id < logs.length; id++) {
        logs[id] = Math.log((trie.getValueAt(id).totalFrequency + 0.5) / TOKENS);
      }
    }

    private int start() {
      return base[0];
    }

    /** The state after one more character, or -1. */
    private int next(int state, char c) {
      int to = state + c + 1;
      return state >= 0 && to < check.length && check[to] == state ? base[to] : -1;
    }

    /** How likely the word is that ends in a state. */
    private double log(int state) {
      return state >= 0 && state < check.length && check[state] == state && base[state] < 0
          ? logs[-base[state] - 1]
          : Double.NEGATIVE_INFINITY;
    }
  }

  private static double unknown(char c) {
    // the dictionary counts all numbers as one word of its own
    if (c == '\uFFFC' || (c >= '0' && c <= '9') || "〇一二三四五六七八九十百千万亿".indexOf(c) >= 0) {
      return DIGIT;
    }
    return ALONE;
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
