package io.github.gonggao.extract;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a regular expression asks of a text: the characters with which a match opens, words of which
 * every match holds one and how far from its start, and how long a match is.
 *
 * <p>Problem: the engine learns that 号 is nowhere near only after it has tried every beginning of
 * {@code [\u4e00-\u9fa5]{2,10}第\d+号}. Method: the expression is read once, bottom up, as RE2 does
 * it for its prefilter; where its parts are short words they are multiplied out (第一届, 第二届), and of
 * all sets of words that a match cannot do without the rarest is kept. Lookaround, flags and
 * captures are passed over: what is asked is never more than what the expression asks. Limits: back
 * references, {@code \p}, nested classes and characters beyond the basic plane are not read, and
 * then nothing is asked.
 */
final class Asked {
  static final int UNBOUNDED = Integer.MAX_VALUE;

  private static final int MOST_WORDS = 160;
  private static final int LONGEST_WORD = 6;
  private static final int LARGEST_CLASS = 14;

  /** Characters too common in announcements to look for where others will do. */
  private static final String COMMON = "的，、。一国中人会和在了十为大日月年有不出上对党是以行发工作主要全部长员市";

  private final Set<String> anyOf;
  private final Words words;
  private final int least;
  private final int most;
  private final BitSet first;
  private final int shortest;
  private final int longest;
  private final boolean looksBack;
  private final boolean continues;

  private Asked(Part part, boolean looksBack, boolean continues) {
    Found found = part.rarest();
    anyOf = found == null ? Set.of() : found.words;
    words = found == null ? null : Words.of(found.words);
    least = found == null ? 0 : found.least;
    most = found == null ? UNBOUNDED : found.most;
    first = part.shortest == 0 ? null : part.first;
    shortest = part.shortest;
    longest = part.longest;
    this.looksBack = looksBack;
    this.continues = continues;
  }

  static Asked by(java.util.regex.Pattern expression) {
    ExpressionReader reader = new ExpressionReader(expression.pattern());
    try {
      Part part = reader.read();
      return new Asked(part, reader.looksBack(), reader.continues());
    } catch (ExpressionReader.Unread e) {
      return new Asked(Part.anything(), true, true);
    }
  }

  /** Whether a search need not try every place. */
  boolean narrows() {
    return shortest > 0 && !continues && (words != null || first != null);
  }

  boolean hasWords() {
    return words != null;
  }

  /** The words, for those who want to know. */
  Set<String> anyOf() {
    return anyOf;
  }

  /** The place of the next word from {@code at} on, -1 where none is left. */
  int word(String text, int at, int to) {
    if (words == null) {
      return at;
    }
    for (int i = at; i < to; i++) {
      if (words.at(text, i) > 0) {
        return i;
      }
    }
    return -1;
  }

  /** Characters at least between a match's start and its word. */
  int least() {
    return least;
  }

  /** Characters at most between a match's start and its word, or {@link #UNBOUNDED}. */
  int most() {
    return most;
  }

  boolean opens(String text, int at, int to) {
    return first == null || (at < to && first.get(text.charAt(at)));
  }

  int shortest() {
    return shortest;
  }

  int longest() {
    return longest;
  }

  /** Whether a match at a place depends on what stands before it. */
  boolean looksBack() {
    return looksBack;
  }

  /** Words of which a match holds one. */
  private record Found(Set<String> words, int least, int most) {
    Found later(int shortest, int longest) {
      return new Found(words, least + shortest, sum(most, longest));
    }

    /** How often a search would stop in vain. */
    double cost() {
      double hits = 0;
      for (String word : words) {
        double chance = rate(word.charAt(0));
        for (int i = 1; i < word.length(); i++) {
          chance *= Math.min(0.2, 20 * rate(word.charAt(i)));
        }
        hits += chance;
      }
      return hits * (most == UNBOUNDED ? 200 : 2 + most - least);
    }

    private static double rate(char c) {
      return c >= '0' && c <= '9' ? 0.008 : COMMON.indexOf(c) >= 0 ? 0.02 : 0.001;
    }

    static Found rarer(Found a, Found b) {
      return a == null ? b : b == null || a.cost() <= b.cost() ? a : b;
    }
  }

  /**
   * A part of an expression.
   *
   * @param exact all that it matches, or null where that is too much
   * @param first the characters with which what it matches opens
   * @param found the best words so far, or null
   */
  record Part(Set<String> exact, BitSet first, int shortest, int longest, Found found) {
    static final Part NOTHING = new Part(Set.of(""), new BitSet(), 0, 0, null);

    static Part anything() {
      return new Part(null, all(), 0, UNBOUNDED, null);
    }

    static Part characters(BitSet set) {
      Set<String> exact = null;
      if (set.cardinality() <= LARGEST_CLASS) {
        exact = new LinkedHashSet<>();
        for (int c = set.nextSetBit(0); c >= 0; c = set.nextSetBit(c + 1)) {
          exact.add(String.valueOf((char) c));
        }
      }
      // a character beyond the basic plane is two
      return new Part(exact, set, 1, set.get(Character.MIN_HIGH_SURROGATE) ? 2 : 1, null);
    }

    Found rarest() {
      boolean whole = exact != null && shortest > 0;
      return Found.rarer(whole ? new Found(exact, 0, 0) : null, found);
    }

    Part or(Part other) {
      Set<String> both = null;
      if (exact != null && other.exact != null) {
        both = new LinkedHashSet<>(exact);
        both.addAll(other.exact);
      }
      Found a = rarest();
      Found b = other.rarest();
      Found either = null;
      if (a != null && b != null && a.words.size() + b.words.size() <= MOST_WORDS) {
        Set<String> words = new LinkedHashSet<>(a.words);
        words.addAll(b.words);
        either = new Found(words, Math.min(a.least, b.least), Math.max(a.most, b.most));
      }
      return new Part(
          both == null || both.size() > MOST_WORDS ? null : both,
          union(first, other.first),
          Math.min(shortest, other.shortest),
          Math.max(longest, other.longest),
          either);
    }

    Part times(int least, int most) {
      if (least == 1 && most == 1) {
        return this;
      }
      Set<String> all = null;
      if (least == most && exact != null) {
        all = Set.of("");
        for (int i = 0; i < least && all != null; i++) {
          all = product(all, exact);
        }
      } else if (least == 0 && most == 1 && exact != null) {
        all = new LinkedHashSet<>(exact);
        all.add("");
      }
      return new Part(
          all,
          first,
          least * shortest,
          Math.multiplyFull(most, longest) > UNBOUNDED ? UNBOUNDED : most * longest,
          least == 0 ? null : rarest());
    }
  }

  private static int sum(int a, int b) {
    return (int) Math.min(UNBOUNDED, (long) a + b);
  }

  private static BitSet union(BitSet a, BitSet b) {
    BitSet both = (BitSet) a.clone();
    both.or(b);
    return both;
  }

  static BitSet all() {
    BitSet set = new BitSet();
    set.set(0, Character.MAX_VALUE + 1);
    return set;
  }

  /** Null where it would be too much. */
  private static Set<String> product(Set<String> left, Set<String> right) {
    if (left.size() * right.size() > MOST_WORDS) {
      return null;
    }
    Set<String> all = new LinkedHashSet<>();
    for (String a : left) {
      for (String b : right) {
        if (a.length() + b.length() > LONGEST_WORD) {
          return null;
        }
        all.add(a + b);
      }
    }
    return all;
  }

  /** Parts in a row. */
  static final class Row {
    private BitSet first = new BitSet();
    private int shortest;
    private int longest;
    private Found found;

    /** What is multiplied out, and where it starts. */
    private Set<String> run = Set.of("");

    private int runLeast;
    private int runMost;
    private boolean oneRun = true;

    void add(Part part) {
      if (shortest == 0) {
        first = union(first, part.first);
      }
      Set<String> longer = part.exact == null ? null : product(run, part.exact);
      if (longer == null) {
        closeRun();
        oneRun = false;
        runLeast = part.exact == null ? shortest + part.shortest : shortest;
        runMost = part.exact == null ? sum(longest, part.longest) : longest;
        longer = part.exact == null ? Set.of("") : part.exact;
      }
      run = longer;
      if (part.found != null) {
        found = Found.rarer(found, part.found.later(shortest, longest));
      }
      shortest += part.shortest;
      longest = sum(longest, part.longest);
    }

    private void closeRun() {
      if (!run.contains("")) {
        found = Found.rarer(found, new Found(run, runLeast, runMost));
      }
    }

    Part done() {
      closeRun();
      return new Part(oneRun ? run : null, first, shortest, longest, found);
    }
  }
}
