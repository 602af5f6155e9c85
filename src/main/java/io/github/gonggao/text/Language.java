package io.github.gonggao.text;

/** What this package needs to know about Chinese; {@code nlp} answers. Safe for many threads. */
public interface Language {
  /** Traditional and variant characters as simplified ones; the length may change. */
  String toSimplified(String text);

  /** Simplified characters as traditional ones; one character gives one. */
  String toTraditional(String text);

  /**
   * Natural logarithm of how likely a simplified text is; the higher the better. Only compared
   * between texts of about one length.
   */
  double plausibility(CharSequence text);

  /** Whether a character can be read {@code syllable} (lower case, no tone mark). */
  boolean reads(char han, String syllable);
}
