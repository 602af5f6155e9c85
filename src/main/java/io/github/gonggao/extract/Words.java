package io.github.gonggao.extract;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A set of words, each with a value, found as the longest that starts or ends at a place. */
final class Words {
  private static final class Node {
    private final Map<Character, Node> next = new HashMap<>(2);
    private String value;
  }

  private final Node forward = new Node();
  private final Node backward = new Node();

  static Words of(Collection<String> words) {
    Words set = new Words();
    words.forEach(word -> set.add(word, word));
    return set;
  }

  static Words of(Map<String, String> values) {
    Words set = new Words();
    values.forEach(set::add);
    return set;
  }

  private void add(String word, String value) {
    Node node = forward;
    for (int i = 0; i < word.length(); i++) {
      node = node.next.computeIfAbsent(word.charAt(i), c -> new Node());
    }
    node.value = value;
    node = backward;
    for (int i = word.length() - 1; i >= 0; i--) {
      node = node.next.computeIfAbsent(word.charAt(i), c -> new Node());
    }
    node.value = value;
  }

  /** Length of the longest word that starts at {@code at}, 0 where none does. */
  int at(String text, int at) {
    Node node = forward;
    int best = 0;
    for (int i = at; i < text.length(); i++) {
      node = node.next.get(text.charAt(i));
      if (node == null) {
        break;
      }
      if (node.value != null) {
        best = i + 1 - at;
      }
    }
    return best;
  }

  /** Length of the longest word that ends before {@code end}, 0 where none does. */
  int before(String text, int end) {
    Node node = backward;
    int best = 0;
    for (int i = end - 1; i >= 0; i--) {
      node = node.next.get(text.charAt(i));
      if (node == null) {
        break;
      }
      if (node.value != null) {
        best = end - i;
      }
    }
    return best;
  }

  boolean contains(String word) {
    return !word.isEmpty() && at(word, 0) == word.length();
  }

  /** The value of a word, null where the word is not in the set. */
  String value(String word) {
    Node node = forward;
    for (int i = 0; i < word.length() && node != null; i++) {
      node = node.next.get(word.charAt(i));
    }
    return node == null ? null : node.value;
  }
}
