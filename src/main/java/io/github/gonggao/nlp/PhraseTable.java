package io.github.gonggao.nlp;

import java.util.HashMap;
import java.util.Map;

/** Longest-match replacements that keep the length of the text. */
final class PhraseTable {
  private final Map<String, String> phrases;

  /** Longest phrase by first character: most characters start none, and cost one look. */
  private final Map<Character, Integer> longest = new HashMap<>();

  PhraseTable(Map<String, String> phrases) {
    this.phrases = Map.copyOf(phrases);
    phrases.forEach(
        (from, to) -> {
          if (from.length() != to.length()) {
            throw new IllegalStateException("lengths differ: " + from + " " + to);
          }
          longest.merge(from.charAt(0), from.length(), Math::max);
        });
  }

  /** {@code converted} with the phrases found in {@code text} written over it. */
  String overlay(String text, String converted) {
    StringBuilder out = null;
    for (int at = 0; at < text.length(); ) {
      int taken = 1;
      int most = Math.min(longest.getOrDefault(text.charAt(at), 0), text.length() - at);
      for (int length = most; length > 0; length--) {
        String to = phrases.get(text.substring(at, at + length));
        if (to != null) {
          if (out == null) {
            out = new StringBuilder(converted);
          }
          out.replace(at, at + length, to);
          taken = length;
          break;
        }
      }
      at += taken;
    }
    return out == null ? converted : out.toString();
  }
}
