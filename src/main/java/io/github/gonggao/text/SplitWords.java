package io.github.gonggao.text;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words that the general dictionary lacks, with a character that a cut can split. */
final class SplitWords {
  private final Set<String> words = new HashSet<>();

  /** What they start with: most characters are no start of any. */
  private final BitSet firsts = new BitSet();

  private int longest;

  SplitWords() {
    for (List<String> row : WordFile.rows("text-split-words.tsv")) {
      words.add(row.get(0));
      firsts.set(row.get(0).charAt(0));
      longest = Math.max(longest, row.get(0).length());
    }
  }

  /** The length of the longest listed word that the character at {@code at} belongs to, or 0. */
  int inWord(String text, int at) {
    int found = 0;
    for (int start = Math.max(0, at - longest + 1); start <= at; start++) {
      if (!firsts.get(text.charAt(start))) {
        continue;
      }
      for (int end = at + 1; end <= Math.min(text.length(), start + longest); end++) {
        if (words.contains(text.substring(start, end))) {
          found = Math.max(found, end - start);
        }
      }
    }
    return found;
  }
}
