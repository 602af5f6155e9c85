package io.github.gonggao.extract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A set of words, each with a value, found as the longest that starts or ends at a place. Every
 * list is asked at nearly every character of a text, and most characters open none of its words:
 * that answer costs one bit.
 */
final class Words {
  private static final Words NONE = new Words(Map.of());

  private final Trie forward;
  private final Trie backward;

  private Words(Map<String, String> values) {
    Map<String, String> reversed = new TreeMap<>();
    values.forEach(
        (word, value) -> reversed.put(new StringBuilder(word).reverse().toString(), value));
    forward = new Trie(new TreeMap<>(values));
    backward = new Trie(reversed);
  }

  static Words of(Collection<String> words) {
    if (words.isEmpty()) {
      return NONE;
    }
    Map<String, String> values = new TreeMap<>();
    words.forEach(word -> values.put(word, word));
    return new Words(values);
  }

  static Words of(Map<String, String> values) {
    return new Words(values);
  }

  /** Length of the longest word that starts at {@code at}, 0 where none does. */
  int at(String text, int at) {
    if (at >= text.length() || !forward.opens(text.charAt(at))) {
      return 0;
    }
    int node = 0;
    int best = 0;
    for (int i = at; i < text.length(); i++) {
      node = forward.next(node, text.charAt(i));
      if (node < 0) {
        break;
      }
      if (forward.values[node] != null) {
        best = i + 1 - at;
      }
    }
    return best;
  }

  /** Length of the longest word that ends before {@code end}, 0 where none does. */
  int before(String text, int end) {
    if (end <= 0 || !backward.opens(text.charAt(end - 1))) {
      return 0;
    }
    int node = 0;
    int best = 0;
    for (int i = end - 1; i >= 0; i--) {
      node = backward.next(node, text.charAt(i));
      if (node < 0) {
        break;
      }
      if (backward.values[node] != null) {
        best = end - i;
      }
    }
    return best;
  }

  boolean contains(String word) {
    return !word.isEmpty() && value(word) != null;
  }

  /** The value of a word, null where the word is not in the set. */
  String value(String word) {
    int node = 0;
    for (int i = 0; i < word.length() && node >= 0; i++) {
      node = forward.next(node, word.charAt(i));
    }
    return node < 0 ? null : forward.values[node];
  }

  /** Node 0 is the root; the children of a node lie side by side, in the order of their keys. */
  private static final class Trie {
    private final long[] openings = new long[(Character.MAX_VALUE + 1) / Long.SIZE];
    private final char[] keys;
    private final int[] firstChild;
    private final String[] values;

    Trie(Map<String, String> sorted) {
      List<String> words = List.copyOf(sorted.keySet());
      List<int[]> ranges = new ArrayList<>();
      StringBuilder key = new StringBuilder("\0");
      List<String> found = new ArrayList<>();
      List<Integer> children = new ArrayList<>();
      ranges.add(new int[] {0, words.size(), 0});
      // breadth first: a node is the range of the words that share its characters
      for (int node = 0; node < ranges.size(); node++) {
        int[] range = ranges.get(node);
        int depth = range[2];
        int from = range[0];
        String value = null;
        if (from < range[1] && words.get(from).length() == depth) {
          value = sorted.get(words.get(from++));
        }
        found.add(value);
        children.add(ranges.size());
        while (from < range[1]) {
          char c = words.get(from).charAt(depth);
          int to = from + 1;
          while (to < range[1] && words.get(to).charAt(depth) == c) {
            to++;
          }
          ranges.add(new int[] {from, to, depth + 1});
          key.append(c);
          if (depth == 0) {
            openings[c / Long.SIZE] |= 1L << c;
          }
          from = to;
        }
      }
      children.add(ranges.size());
      keys = key.toString().toCharArray();
      firstChild = children.stream().mapToInt(Integer::intValue).toArray();
      values = found.toArray(new String[0]);
    }

    boolean opens(char c) {
      return (openings[c / Long.SIZE] & (1L << c)) != 0;
    }

    /** The child of a node by a character, -1 where it has none. */
    int next(int node, char c) {
      int low = firstChild[node];
      int high = firstChild[node + 1] - 1;
      while (low <= high) {
        int mid = (low + high) >>> 1;
        if (keys[mid] < c) {
          low = mid + 1;
        } else if (keys[mid] > c) {
          high = mid - 1;
        } else {
          return mid;
        }
      }
      return -1;
    }
  }
}
