package io.github.gonggao.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How often a character with the second byte A3 is the one that a cut has split. */
final class SplitPrior {
  private static final double ALL = 100_000;

  /** The language model weighs the same character once more, hence not in full. */
  private static final double WEIGHT = 0.5;

  private final Map<Character, Double> priors = new HashMap<>();
  private final double unseen = WEIGHT * Math.log(0.5 / ALL);

  private final Set<String> words = new TreeSet<>();
  private int longest;

  SplitPrior() {
    for (List<String> row : WordFile.rows("text-split-words.tsv")) {
      words.add(row.get(0));
      longest = Math.max(longest, row.get(0).length());
    }
    for (List<String> row : WordFile.rows("text-split.tsv")) {
      priors.put(row.get(0).charAt(0), WEIGHT * Math.log(Double.parseDouble(row.get(1)) / ALL));
    }
  }

  double prior(char c) {
    return priors.getOrDefault(c, unseen);
  }

  /** The length of the longest listed word that the character at {@code at} belongs to, or 0. */
  int inWord(String text, int at) {
    int found = 0;
    for (int start = Math.max(0, at - longest + 1); start <= at; start++) {
      for (int end = at + 1; end <= Math.min(text.length(), start + longest); end++) {
        if (words.contains(text.substring(start, end))) {
          found = Math.max(found, end - start);
        }
      }
    }
    return found;
  }
}
