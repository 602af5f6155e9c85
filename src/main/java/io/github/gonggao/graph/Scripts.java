package io.github.gonggao.graph;

import java.util.List;
import java.util.Optional;

/**
 * Writing names in other scripts, which takes dictionaries that this package does not have. An
 * implementation is called from several threads and gives the same answer every time.
 */
public interface Scripts {
  /** The same words in traditional characters: 国家邮政局 to 國家郵政局. */
  String toTraditional(String simplified);

  /** The same words in simplified characters: 馬軍勝 to 马军胜; what is simplified stays. */
  String toSimplified(String text);

  /** Pinyin without tones, a syllable a character: 邮政 to you, zheng. */
  List<String> syllables(String text);

  /**
   * A person's name in Pinyin, surname first: 马军胜 to Ma Junsheng.
   *
   * @return empty where Pinyin would be wrong, as for a transcribed foreign name
   */
  Optional<String> pinyin(String personName);

  /** Only labels in simplified characters. */
  static Scripts none() {
    return new Scripts() {
      @Override
      public String toTraditional(String simplified) {
        return "";
      }

      @Override
      public String toSimplified(String text) {
        return text;
      }

      @Override
      public List<String> syllables(String text) {
        return List.of();
      }

      @Override
      public Optional<String> pinyin(String personName) {
        return Optional.empty();
      }
    };
  }
}
