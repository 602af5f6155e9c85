package io.github.gonggao.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways in which the bytes from one slip on can be read, until they come into step again.
 *
 * <p>A walk goes over the observed characters, encodes each and reads it one byte later. All go a
 * character at a time, and those that the language finds far less likely than the best are left
 * behind.
 */
final class Walks {
  /** Walks that go on at most. */
  private static final int BEAM = 96;

  /** The same where all values of a lost byte are tried. */
  private static final int BEFORE_LOST = 40;

  /** A walk that is so much less likely than the best (natural logarithm) will not catch up. */
  private static final double BEHIND = 18;

  /** Characters that a shifted run has at most; the longest seen has nine. */
  private static final int LONGEST_RUN = 40;

  /** What a lead byte may have taken with it; the first stands for any figure. */
  private static final String SWALLOWED = "\uFFFC .%-/()<,;:+";

  /** Stands in a walk for a figure that is lost for good. */
  static final char FIGURE = '\uFFFC';

  /** The rest of a tag whose angle bracket is gone. */
  private static final Pattern TAG = Pattern.compile("/?(?:br|p|div|span|strong|b|td|li) ?/?>");

  private final Glosses glosses;
  private final Written written;
  private final Evidence evidence;
  private final String text;
  private final int start;
  private final List<Walk> done = new ArrayList<>();
  private List<Walk> next = new ArrayList<>();

  /** The best score among the next ones so far. */
  private double ahead;

  Walks(Glosses glosses, Written written, Evidence evidence, String text, int start) {
    this.glosses = glosses;
    this.written = written;
    this.evidence = evidence;
    this.text = text;
    this.start = start;
  }

  /**
   * A reading of the bytes so far.
   *
   * @param from the walk that this one goes on from, or null
   * @param c the character that it adds; 0 is none
   * @param at next observed character
   * @param pending first byte of a character whose second is still to come, or -1
   * @param sure nothing was guessed but by a reading that stands in the text
   * @param key the last characters, for what may come after them
   * @param score logarithm of how likely all of it is
   */
  record Walk(
      Walk from, char c, int at, int pending, boolean sure, long key, double score, int length) {
    String out() {
      char[] out = new char[length];
      Walk walk = this;
      while (walk != null) {
        if (walk.c != 0) {
          out[walk.length - 1] = walk.c;
        }
        walk = walk.from;
      }
      return new String(out);
    }

    Walk past(int next) {
      return new Walk(this, '\0', next, pending, sure, key, score, length);
    }
  }

  /** Whether a walk with this score is not left behind already by another of the next ones. */
  private boolean mayCatchUp(double score) {
    ahead = Math.max(ahead, score);
    return score >= ahead - BEHIND;
  }

  /** One more character, and what is still pending after it. */
  private Walk then(Walk walk, int at, char c, int pending, double cost) {
    long key = evidence.with(walk.key, c);
    double score = walk.score + evidence.likelihood(key) + cost;
    return new Walk(walk, c, at, pending, walk.sure, key, score, walk.length + 1);
  }

  /**
   * All walks that come to an end.
   *
   * @param before the character before the slip that is no gloss, or -1
   * @param left what was written before the slip
   */
  List<Walk> from(int before, String left) {
    ahead = Double.NEGATIVE_INFINITY;
    starts(before, evidence.end(left));
    List<Walk> open = next;
    while (!open.isEmpty()) {
      next = new ArrayList<>();
      ahead = Double.NEGATIVE_INFINITY;
      for (Walk walk : open) {
        if (walk.pending < 0) {
          done.add(walk);
        } else if (walk.at - start < LONGEST_RUN && walk.at < text.length()) {
          step(walk);
        }
      }
      // a lost byte multiplies the walks: only the best go on to one
      boolean lost = false;
      for (Walk walk : next) {
        lost |= walk.pending >= 0 && walk.at < text.length() && isLost(text.charAt(walk.at));
      }
      open = likeliest(next, lost ? BEFORE_LOST : BEAM, BEHIND);
    }
    return done;
  }

  static List<Walk> likeliest(List<Walk> walks, int atMost, double behind) {
    double[] scores = new double[walks.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = walks.get(i).score;
    }
    return likeliest(walks, scores, atMost, behind);
  }

  /** Those with the best scores, in their order, and no one that is far behind. */
  static <T> List<T> likeliest(List<T> all, double[] scores, int atMost, double behind) {
    if (all.isEmpty()) {
      return all;
    }
    double best = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      best = Math.max(best, score);
    }
    double[] near = new double[scores.length];
    int count = 0;
    for (double score : scores) {
      if (score >= best - behind) {
        near[count++] = score;
      }
    }
    double least = best - behind;
    if (count > atMost) {
      Arrays.sort(near, 0, count);
      least = near[count - atMost];
    }
    int better = 0;
    for (double score : scores) {
      better += score > least ? 1 : 0;
    }
    int equal = atMost - better;
    List<T> kept = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > least || (scores[i] == least && equal-- > 0)) {
        kept.add(all.get(i));
      }
    }
    return kept;
  }

  /** The ways in which the bytes can have gone out of step. */
  private void starts(int before, long left) {
    char c = text.charAt(start);
    if (isLost(c)) {
      Glosses.Syllable syllable = swallowed(text, start);
      if (syllable != null && before >= 0) {
        // B: the neighbour's last byte is the first of the glossed one, whose last was swallowed
        int neighbour = bytes(text.charAt(before));
        if (neighbour != 0) {
          for (char x : glosses.startingWith(neighbour & 0xFF, syllable).toCharArray()) {
            next.add(new Walk(null, '\0', syllable.end(), Gbk.bytes(x) & 0xFF, true, left, 0, 0));
          }
        }
        return;
      }
      int mark = cutMark(text.charAt(start + 1));
      if (mark != 0) {
        cut(start + 2, mark >> 8, mark & 0xFF, left);
      }
      if (isLost(text.charAt(start + 1)) && text.startsWith("、", start + 2)) {
        // 海、: the mark's first byte makes a mark with the one before it: both bytes stand alone
        cut(start + 2, 0xA3, -1, left);
      }
    }
    int mark = cutMark(c);
    if (mark != 0 && c != '?') {
      cut(start + 1, mark >> 8, mark & 0xFF, left);
    }
  }

  /** C: the cut took the last byte of one character and the first of the next for a mark. */
  private void cut(int at, int trail, int pending, long left) {
    Walk none = new Walk(null, '\0', start, -1, false, left, 0, 0);
    for (int lead : Gbk.leads()) {
      char c = Gbk.decode(lead, trail);
      if (written.mayHold(c)) {
        next.add(then(none, at, c, pending, evidence.prior(c)));
      }
    }
  }

  private void step(Walk walk) {
    char c = text.charAt(walk.at);
    int pending = walk.pending;
    if (isLost(c)) {
      Glosses.Syllable syllable = swallowed(text, walk.at);
      if (syllable != null) {
        // the glossed character is one of the hidden ones: its second byte was swallowed here
        for (char x : glosses.startingWith(pending, syllable).toCharArray()) {
          next.add(then(walk, syllable.end(), x, -1, 0));
        }
        return;
      }
      for (Ending ending : endings(walk)) {
        if (mayCatchUp(walk.score + ending.score)) {
          next.add(ending.after(walk));
        }
      }
      // fall through: a question mark can be the second half of a shown mark
    }
    if (c == '(' || c == '（') {
      Glosses.Syllable gloss = Glosses.at(text, walk.at + 1);
      if (gloss != null && gloss.marked()) {
        next.add(walk.past(gloss.end()));
        return;
      }
    }
    if (c >= 0x40 && c < 0x7F) {
      char x = Gbk.decode(pending, c);
      if (written.mayHold(x)) {
        next.add(then(walk, walk.at + 1, x, -1, evidence.prior(x)));
      }
      return;
    }
    int pair = bytes(c);
    if (pair != 0) {
      char x = Gbk.decode(pending, pair >> 8);
      if (written.mayHold(x)) {
        int trail = pair & 0xFF;
        if (trail >= 0x80) {
          next.add(then(walk, walk.at + 1, x, trail, evidence.prior(x)));
        } else {
          // 村BA: the letter was taken for the second byte of 錌
          Walk han = then(walk, walk.at, x, -1, evidence.prior(x));
          next.add(then(han, walk.at + 1, (char) trail, -1, 0));
        }
      }
    }
  }

  /** The last characters of a walk that ends with a lost byte. */
  private record Ending(char x, char with, int at, long key, double score) {
    Walk after(Walk walk) {
      Walk one = new Walk(walk, x, at, -1, walk.sure, key, walk.score + score, walk.length + 1);
      return with == 0
          ? one
          : new Walk(one, with, at, -1, walk.sure, key, walk.score + score, walk.length + 2);
    }
  }

  /** Where, after which byte and after which characters; what then may end is the same for all. */
  private record Place(int at, int pending, long key) {}

  private final Map<Place, List<Ending>> endings = new HashMap<>();

  private List<Ending> endings(Walk walk) {
    return endings.computeIfAbsent(
        new Place(walk.at, walk.pending, walk.key & CharacterModel.lowest(3)), this::lost);
  }

  /**
   * The question mark of a lead byte that met the end of a piece, or one that took with it a
   * character that is no second byte: a figure, which no one can tell any more, a blank, the angle
   * bracket of a tag.
   */
  private List<Ending> lost(Place place) {
    int after = place.at + 1;
    boolean ends = endsPiece(text, after);
    // 7、8月: a figure before the mark is as likely as none
    boolean counted =
        after + 1 < text.length()
            && text.charAt(after) == '、'
            && Character.isDigit(text.charAt(after + 1));
    double cost = counted ? 0 : 4;
    Matcher tag = TAG.matcher(text).region(after, text.length());
    int tagEnd = tag.lookingAt() ? tag.end() : -1;
    char[] all = written.startingWith(place.pending);
    double[] scores = new double[all.length];
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < all.length; i++) {
      scores[i] = evidence.likelihood(evidence.with(place.key, all[i])) + evidence.prior(all[i]);
      best = Math.max(best, scores[i]);
    }
    List<Ending> endings = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      if (scores[i] < best - BEHIND) {
        continue;
      }
      char x = all[i];
      int trail = Gbk.bytes(x) & 0xFF;
      long key = evidence.with(place.key, x);
      if (ends || trail == 0x80) {
        endings.add(new Ending(x, '\0', after, key, scores[i]));
      }
      if (tagEnd >= 0) {
        endings.add(new Ending(x, '\0', tagEnd, key, scores[i]));
      }
      if (trail > 0x80 && after < text.length()) {
        for (int w = 0; w < (ends ? 1 : SWALLOWED.length()); w++) {
          char with = SWALLOWED.charAt(w);
          long then = evidence.with(key, with);
          double score =
              scores[i] + evidence.likelihood(then) + evidence.swallowed(with) - (ends ? cost : 0);
          endings.add(new Ending(x, with, after, then, score));
        }
      }
    }
    double[] whole = endings.stream().mapToDouble(Ending::score).toArray();
    return likeliest(endings, whole, BEAM, BEHIND);
  }

  static boolean isLost(char c) {
    return c == '?' || c == '？' || c == '\uFFFD';
  }

  /** The five marks that pages are cut before, in either width: their two bytes, or 0. */
  static int cutMark(char c) {
    return switch (c) {
      case '！', '!' -> 0xA3A1;
      case '，', ',' -> 0xA3AC;
      case '；', ';' -> 0xA3BB;
      case '？', '?' -> 0xA3BF;
      case '、' -> 0xA1A2;
      default -> 0;
    };
  }

  /** Two bytes of a character; half-width marks count as the full-width ones they were. */
  static int bytes(char c) {
    int mark = cutMark(c);
    if (mark != 0) {
      return mark;
    }
    return switch (c) {
      case '(' -> 0xA3A8;
      case ')' -> 0xA3A9;
      case ':' -> 0xA3BA;
      default -> Gbk.bytes(c);
    };
  }

  /** The syllable after a question mark that swallowed a byte and, mostly, the bracket. */
  static Glosses.Syllable swallowed(String text, int at) {
    int from = at + 1;
    if (from < text.length() && (text.charAt(from) == '(' || text.charAt(from) == '（')) {
      from++;
    }
    return Glosses.at(text, from);
  }

  private static boolean endsPiece(String text, int at) {
    return at == text.length() || text.charAt(at) == '\n' || cutMark(text.charAt(at)) != 0;
  }
}
