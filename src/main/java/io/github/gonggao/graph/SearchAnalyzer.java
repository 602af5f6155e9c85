package io.github.gonggao.graph;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * The words of the text index.
 *
 * <p>Each Chinese character is a word, so that any part of a name or a sentence is found, as a
 * phrase, without a dictionary that would know some names and not others. What is written with
 * letters or digits is a word a run: 国发〔2019〕5号 is 国, 发, 2019, 5, 号. Traditional characters count
 * as their simplified ones, full-width letters as narrow ones, capitals as small ones.
 *
 * <p>A name, being short, also has what it sounds like as words at its first place: 马军胜 is {@code
 * majunsheng} and {@code mjs} too. Of a character with several readings the dictionary's first
 * counts, and the surname's reading where the name can be a person's.
 */
final class SearchAnalyzer extends Analyzer {
  /** The longest name that is looked for by its sound: 中国共产党中央纪律检查委员会 has 14. */
  private static final int LONGEST_SOUND = 16;

  private final Scripts scripts;
  private final boolean sounds;

  /**
   * @param sounds whether texts are names to be found by their sound; never so for a query
   */
  SearchAnalyzer(Scripts scripts, boolean sounds) {
    this.scripts = scripts;
    this.sounds = sounds;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    return new TokenStreamComponents(new Words());
  }

  /** The form in which texts are compared; as long as {@code text}, character by character. */
  static String fold(String text, Scripts scripts) {
    StringBuilder folded = new StringBuilder(text.length());
    String simplified = scripts.toSimplified(text);
    String source = simplified.length() == text.length() ? simplified : text;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      String narrow =
          c < 0x2000 ? null : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
      folded.append(
          Character.toLowerCase(narrow != null && narrow.length() == 1 ? narrow.charAt(0) : c));
    }
    return folded.toString();
  }

  /** What a name sounds like: all of it in a row, and its initials. */
  static Set<String> sounds(String name, Scripts scripts) {
    Set<String> sounds = new LinkedHashSet<>();
    if (name.isEmpty()
        || name.length() > LONGEST_SOUND
        || !name.chars().allMatch(c -> isHan(c) || isDot(c))
        || name.chars().noneMatch(SearchAnalyzer::isHan)) {
      return sounds;
    }
    sound(scripts.syllables(name), sounds);
    scripts
        .pinyin(name)
        .ifPresent(person -> sounds.add(person.toLowerCase(Locale.ROOT).replaceAll("[^a-zü]", "")));
    return sounds;
  }

  private static void sound(List<String> syllables, Set<String> sounds) {
    StringBuilder whole = new StringBuilder();
    StringBuilder initials = new StringBuilder();
    for (String syllable : syllables) {
      if (!syllable.isEmpty() && Character.isLetter(syllable.charAt(0))) {
        whole.append(syllable);
        initials.append(syllable.charAt(0));
      }
    }
    if (initials.length() > 0) {
      sounds.add(whole.toString());
    }
    if (initials.length() > 1) {
      sounds.add(initials.toString());
    }
  }

  static boolean isHan(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  private static boolean isDot(int c) {
    return c == '·' || c == '•' || c == '・' || c == '‧';
  }

  private record Word(String text, int start, int end, int step) {}

  private final class Words extends Tokenizer {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private List<Word> words = List.of();
    private int next;
    private int length;

    @Override
    public boolean incrementToken() {
      clearAttributes();
      if (next == words.size()) {
        return false;
      }
      Word word = words.get(next++);
      term.setEmpty().append(word.text());
      offset.setOffset(correctOffset(word.start()), correctOffset(word.end()));
      step.setPositionIncrement(word.step());
      return true;
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      StringBuilder all = new StringBuilder();
      char[] buffer = new char[4096];
      for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
        all.append(buffer, 0, n);
      }
      length = all.length();
      words = words(all.toString());
      next = 0;
    }

    @Override
    public void end() throws IOException {
      super.end();
      offset.setOffset(correctOffset(length), correctOffset(length));
    }
  }

  private List<Word> words(String text) {
    String folded = fold(text, scripts);
    List<Word> words = new ArrayList<>();
    int i = 0;
    while (i < folded.length()) {
      int c = folded.codePointAt(i);
      int end = i + Character.charCount(c);
      if (isHan(c)) {
        words.add(new Word(folded.substring(i, end), i, end, 1));
      } else if (Character.isLetterOrDigit(c)) {
        boolean digits = Character.isDigit(c);
        while (end < folded.length() && goesOn(folded.codePointAt(end), digits)) {
          end += Character.charCount(folded.codePointAt(end));
        }
        words.add(new Word(folded.substring(i, end), i, end, 1));
      }
      i = end;
    }
    if (sounds) {
      int at = words.isEmpty() ? 0 : 1;
      for (String sound : sounds(folded, scripts)) {
        words.add(at++, new Word(sound, 0, text.length(), 0));
      }
    }
    return words;
  }

  private static boolean goesOn(int c, boolean digits) {
    return digits ? Character.isDigit(c) : Character.isLetter(c) && !isHan(c);
  }
}
