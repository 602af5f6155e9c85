package io.github.gonggao.text;

import io.github.gonggao.model.Repair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes what mirrors do to a page: glosses, straddles and cuts.
 *
 * <p>The damage. A mirror holds the page as traditional characters in GBK, two bytes a character.
 * It replaces each character of a list by itself and its pinyin in brackets, but in the bytes, at
 * any alignment, so that the last byte of one character and the first of the next may pass for a
 * listed one (straddle). Then it cuts the bytes before the pairs of ！ ， ； ？ 、, again at any
 * alignment, and decodes each piece on its own, so that 。《 (A1A3 A1B6) falls apart at A3A1. After a
 * straddle or a cut the decoder is off by one byte: it reads other characters, until a second byte
 * below 80 shows as an ASCII letter and brings it back into step.
 *
 * <p>The method inverts this. Plain glosses are taken out. At a trigger (a question mark before a
 * syllable and a bracket, or before one of the five marks; such a mark before a stray letter or a
 * private-use character) the observed characters are encoded again and read one byte later, from a
 * known or a guessed lost byte: the straddled character must start with the last byte of its
 * neighbour and have the reading that stands there, which mostly leaves one; a byte lost at a cut
 * is tried through all values. A walk ends where the bytes come into step. Of the walks, and the
 * text as it stands, the one that language finds likeliest in its surroundings is taken; walks are
 * kept to the {@value #BEAM} likeliest where a guess multiplies them.
 *
 * <p>Limits. A lost byte is a guess between real words. A shifted run that starts without a trigger
 * is not seen. Text that was edited after the damage may not encode; it is left alone.
 *
 * <p>Long because the walk's steps are one automaton: apart, none of them makes sense.
 */
final class DamageRepair {
  private static final int BEAM = 96;

  /** The same where all values of a lost byte are tried. */
  private static final int BEFORE_LOST = 40;

  /** Walks that are looked at with all that stands around them. */
  private static final int FINALISTS = 16;

  /** Characters that a shifted run has at most; the longest seen has nine. */
  private static final int LONGEST_RUN = 40;

  private static final int CONTEXT = 10;

  /** Characters of a line in which quotation marks are balanced. */
  private static final int LINE = 300;

  /** What a lead byte may have taken with it; the first stands for any figure. */
  private static final String SWALLOWED = "\uFFFC .%-/()<,;:";

  private static final double[] SWALLOWED_PRIOR = {-1, -2, -3, -3, -4, -5, -4, -4, -5, -3, -4, -4};
  private static final String HALF_MARKS = ",;:";

  /** Stands in a walk for a figure that is lost for good. */
  static final char FIGURE = '\uFFFC';

  /** The rest of a tag whose angle bracket is gone. */
  private static final Pattern TAG = Pattern.compile("/?(?:br|p|div|span|strong|b|td|li) ?/?>");

  /**
   * By how much (natural logarithm) a repair must beat the text as it stands. A shifted run of
   * three characters loses some 30, a sentence end in the middle of plain text less than 10.
   */
  private static final double MARGIN = 12;

  /** The same on a page with glosses, where a question mark inside a sentence is no question. */
  private static final double MARGIN_ON_GLOSSED = 3;

  /** Where something stands that no one writes, the reading may well be of rare characters. */
  private static final double MARGIN_OUT_OF_STEP = -25;

  /** Scores count what goes together more than once; divided by this they are about right. */
  private static final double TEMPERATURE = 3;

  /** A figure that is gone is at best one that the page has elsewhere. */
  private static final double LOST_FIGURE = 0.3;

  /** A repair that is less sure than this is told of. */
  private static final double SURE = 0.95;

  private final Language language;
  private final Glosses glosses;
  private final SplitPrior split = new SplitPrior();
  private final Written written;

  DamageRepair(Language language) {
    this.language = language;
    this.glosses = new Glosses(language);
    this.written = new Written(language);
  }

  /** A repair that the evidence does not settle: where it stands in the text as found. */
  record Doubt(int start, int end, String chosen, String other) {}

  /** The repaired text and what stayed in doubt. */
  record Result(Draft.Pass pass, List<Doubt> doubts, boolean damaged) {}

  Result repair(String text) {
    Draft draft = new Draft(text);
    Evidence evidence = new Evidence(language, split, text);
    List<Doubt> doubts = new ArrayList<>();
    boolean damaged = false;
    int at = 0;
    // the last character before at that is no gloss: glosses come between the bytes of a straddle
    int before = -1;
    int glossEnd = -1;
    String glossed = "";
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c >= 0x4E00 && c <= 0x9FFF) {
        before = at++;
        continue;
      }
      if (c == '(' || c == '（') {
        Glosses.Syllable gloss = Glosses.at(text, at + 1);
        if (gloss != null && at == glossEnd && gloss.written().equals(glossed)) {
          // 發(fā)(fā): a page that went through the mirror twice
          draft.drop(at, gloss.end(), Repair.GLOSS);
          at = gloss.end();
          glossEnd = at;
          continue;
        }
        if (gloss != null && before == at - 1 && isGloss(text, at, gloss, evidence)) {
          // the edit covers the character too: 規(guī) became 規
          int from = Math.max(at - 1, draft.position());
          draft.replace(from, gloss.end(), text.substring(from, at), Repair.GLOSS);
          damaged = true;
          at = gloss.end();
          glossEnd = at;
          glossed = gloss.written();
          continue;
        }
      } else if (isTrigger(text, at)) {
        Choice choice = slip(text, at, before, draft, evidence, doubts);
        if (choice != null) {
          Walk best = choice.walk;
          draft.replace(
              at,
              best.at,
              evidence.figured(best.out, FIGURE, text, best.at),
              best.sure ? Repair.STRADDLE : Repair.CUT,
              choice.confidence);
          damaged = true;
          before = best.at - 1;
          at = best.at;
          continue;
        }
      }
      if (c >= 0xE000 && c <= 0xF8FF && evidence.glossed()) {
        doubts.add(new Doubt(at, at + 1, text.substring(at, at + 1), ""));
      }
      before = at++;
    }
    return new Result(draft.finish(), doubts, damaged);
  }

  private boolean isGloss(String text, int bracket, Glosses.Syllable gloss, Evidence evidence) {
    if (bracket == 0) {
      return false;
    }
    char c = text.charAt(bracket - 1);
    if (glosses.known(c, gloss) || (c >= 0x4E00 && glosses.possible(c, gloss))) {
      return true;
    }
    if (c >= 0x4E00
        && gloss.marked()
        && glosses.known(language.toTraditional(String.valueOf(c)).charAt(0), gloss)
        && evidence.glossedThenSimplified(glosses)) {
      return true;
    }
    // 健康A(chǔ)PP: the letter was taken for the second byte of 礎
    if (bracket > 1 && c < 0x7F && c >= 0x40 && gloss.marked()) {
      int left = bytes(text.charAt(bracket - 2));
      char straddled = left == 0 ? 0 : Gbk.decode(left & 0xFF, c);
      return straddled != 0
          && (glosses.known(straddled, gloss) || language.reads(straddled, gloss.plain()));
    }
    return false;
  }

  private static boolean isLost(char c) {
    return c == '?' || c == '？' || c == '\uFFFD';
  }

  /** The five marks that pages are cut before, in either width: their second byte, or 0. */
  private static int cutMark(char c) {
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
  private static int bytes(char c) {
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

  private static boolean isTrigger(String text, int at) {
    char c = text.charAt(at);
    if (isLost(c) && startsLine(text, at)) {
      return false;
    }
    if (isLost(c)
        && at + 1 < text.length()
        && (cutMark(text.charAt(at + 1)) != 0 || swallowed(text, at) != null)) {
      return true;
    }
    if (cutMark(c) == 0 || c == '?') {
      return false;
    }
    // a mark whose question mark was dropped: only a stray letter or a private character tells
    for (int i = at + 1; i < text.length() && i <= at + 12; i++) {
      char next = text.charAt(i);
      if (next >= 0xE000 && next <= 0xF8FF) {
        return true;
      }
      if (next < 0x80) {
        return next >= 0x40 && next < 0x7F && !isWordOf(text, i);
      }
      if (cutMark(next) != 0) {
        return i == at + 1 && c != next;
      }
      if (next < 0x4E00) {
        return false;
      }
    }
    return false;
  }

  /** Question marks before a line were blanks that GBK lacks. */
  private static boolean startsLine(String text, int at) {
    int before = at - 1;
    while (before >= 0 && isLost(text.charAt(before))) {
      before--;
    }
    return before < 0 || text.charAt(before) == '\n';
  }

  /** Letters come in words; a stray one stands alone. */
  private static boolean isWordOf(String text, int at) {
    return at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at + 1))
        && text.charAt(at + 1) < 0x80;
  }

  /**
   * A reading of the bytes so far.
   *
   * @param at next observed character
   * @param out what the observed characters were
   * @param pending first byte of a character whose second is still to come, or -1
   * @param sure nothing was guessed but by a reading that stands in the text
   * @param prior logarithm of how often the guessed character is the one that was cut
   * @param said how likely {@code out} is after what stands before it; null before the first step
   */
  private record Walk(
      int at, String out, int pending, boolean sure, double prior, CharacterModel.State said) {
    Walk(int at, String out, int pending, boolean sure, double prior) {
      this(at, out, pending, sure, prior, null);
    }

    Walk after(String left) {
      CharacterModel.State now = CharacterModel.shipped().after(left);
      for (int i = 0; i < out.length(); i++) {
        now = now.then(out.charAt(i));
      }
      return new Walk(at, out, pending, sure, prior, now);
    }

    double score() {
      return said.likelihood() + prior;
    }

    /** One more character, and what is still pending after it. */
    Walk then(int next, char more, int stillPending, double cost) {
      return new Walk(next, out + more, stillPending, sure, prior + cost, said.then(more));
    }

    /** What was put in between is passed over. */
    Walk past(int next) {
      return new Walk(next, out, pending, sure, prior, said);
    }
  }

  private Choice slip(
      String text, int at, int before, Draft draft, Evidence evidence, List<Doubt> doubts) {
    List<Walk> open = starts(text, at, before);
    if (open.isEmpty()) {
      return null;
    }
    String line = lastLine(draft.writtenUpTo(at, LINE));
    String left = tail(line, CONTEXT);
    open = open.stream().map(w -> w.after(left)).toList();
    List<Walk> done = new ArrayList<>();
    while (!open.isEmpty()) {
      List<Walk> next = new ArrayList<>();
      for (Walk walk : open) {
        if (walk.pending < 0) {
          done.add(walk);
        } else if (walk.at - at < LONGEST_RUN && walk.at < text.length()) {
          step(text, walk, evidence.halfMarks(), next);
        }
      }
      // a lost byte multiplies the walks: only the best go on to one
      boolean lost = next.stream().anyMatch(w -> w.at < text.length() && isLost(text.charAt(w.at)));
      open = likeliest(next, lost ? BEFORE_LOST : BEAM, Walk::score);
    }
    return choose(text, at, line, left, done, evidence, doubts);
  }

  private static List<Walk> likeliest(List<Walk> walks, int atMost, ToDoubleFunction<Walk> score) {
    if (walks.size() <= atMost) {
      return walks;
    }
    record Scored(Walk walk, double score, int number) {}
    Comparator<Scored> worstFirst =
        Comparator.comparingDouble(Scored::score)
            .thenComparing(Comparator.comparingInt(Scored::number).reversed());
    // a lost byte leaves thousands of walks, of which the best few go on
    PriorityQueue<Scored> best = new PriorityQueue<>(atMost + 1, worstFirst);
    double least = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < walks.size(); i++) {
      double its = score.applyAsDouble(walks.get(i));
      if (best.size() < atMost || its > least) {
        best.add(new Scored(walks.get(i), its, i));
        if (best.size() > atMost) {
          best.remove();
        }
        least = best.element().score;
      }
    }
    List<Scored> sorted = new ArrayList<>(best);
    sorted.sort(worstFirst.reversed());
    return sorted.stream().map(Scored::walk).toList();
  }

  private static Choice choose(
      String text,
      int at,
      String line,
      String left,
      List<Walk> done,
      Evidence evidence,
      List<Doubt> doubts) {
    int last = done.stream().mapToInt(w -> w.at).max().orElse(at);
    String right = context(text, last);
    Map<Integer, String> rests = new HashMap<>();
    // walks end at different places: what follows is weighed with each up to the same one
    List<Walk> finalists =
        likeliest(
            done,
            FINALISTS,
            w ->
                evidence.likelihood(
                        left,
                        w.out + rests.computeIfAbsent(w.at, from -> rest(text, from, last)),
                        right)
                    + w.prior);
    List<Weighed> weighed = new ArrayList<>();
    for (Walk walk : finalists) {
      String then = rests.computeIfAbsent(walk.at, from -> rest(text, from, last)) + right;
      weighed.add(new Weighed(walk, evidence.fits(line, left, walk.out, then) + walk.prior));
    }
    weighed.sort(Comparator.comparingDouble((Weighed w) -> -w.score));
    double asItStands = evidence.chinese(left, rest(text, at, last), right);
    Weighed best = weighed.isEmpty() ? null : weighed.get(0);
    if (best == null) {
      return null;
    }
    boolean outOfStep =
        evidence.glossed() && isLost(text.charAt(at)) && isOutOfStep(text, at, best.walk.at);
    double margin =
        outOfStep ? MARGIN_OUT_OF_STEP : evidence.glossed() ? MARGIN_ON_GLOSSED : MARGIN;
    if (!best.walk.sure && best.score - asItStands < margin) {
      if (outOfStep) {
        doubts.add(new Doubt(at, best.walk.at, text.substring(at, best.walk.at), best.walk.out));
      }
      return null;
    }
    double all = 0;
    for (Weighed w : weighed) {
      all += Math.exp((w.score - best.score) / TEMPERATURE);
    }
    double confidence = (best.walk.out.indexOf(FIGURE) < 0 ? 1 : LOST_FIGURE) / all;
    if (confidence < SURE) {
      String other = weighed.size() < 2 ? "" : weighed.get(1).walk.out;
      doubts.add(new Doubt(at, best.walk.at, best.walk.out, other));
    }
    return new Choice(best.walk, confidence);
  }

  private record Weighed(Walk walk, double score) {}

  private record Choice(Walk walk, double confidence) {}

  /** A letter by itself among Han characters, or a character of private use: no one writes that. */
  private static boolean isOutOfStep(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean letter = c >= 0x40 && c < 0x7F && !isWordOf(text, i) && i > 0 && !isWord(text, i - 1);
      if (letter || (c >= 0xE000 && c <= 0xF8FF)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(String text, int at) {
    return Character.isLetterOrDigit(text.charAt(at)) && text.charAt(at) < 0x80;
  }

  private static String rest(String text, int from, int to) {
    return Evidence.withoutGlosses(text.substring(from, to));
  }

  /** The next characters of the line, without the glosses that stand between them. */
  private static String context(String text, int from) {
    int newline = text.indexOf('\n', from);
    int end = Math.min(newline < 0 ? text.length() : newline + 1, from + 4 * CONTEXT);
    String plain = Evidence.withoutGlosses(text.substring(from, end));
    return head(plain, CONTEXT);
  }

  private static String tail(String text, int characters) {
    return text.substring(Math.max(0, text.length() - characters));
  }

  private static String head(String text, int characters) {
    return text.substring(0, Math.min(characters, text.length()));
  }

  private static String lastLine(String text) {
    return text.substring(text.lastIndexOf('\n') + 1);
  }

  /** The ways in which the bytes can have gone out of step at a trigger. */
  private List<Walk> starts(String text, int at, int before) {
    List<Walk> starts = new ArrayList<>();
    char c = text.charAt(at);
    if (isLost(c)) {
      Glosses.Syllable syllable = swallowed(text, at);
      if (syllable != null && before >= 0) {
        // B: the neighbour's last byte is the first of the glossed one, whose last was swallowed
        int neighbour = bytes(text.charAt(before));
        if (neighbour != 0) {
          for (char x : straddled(neighbour & 0xFF, syllable)) {
            starts.add(new Walk(syllable.end(), "", Gbk.bytes(x) & 0xFF, true, 0));
          }
        }
        return starts;
      }
      int mark = cutMark(text.charAt(at + 1));
      if (mark != 0) {
        cut(at + 2, mark, starts);
      }
      if (isLost(text.charAt(at + 1)) && text.startsWith("、", at + 2)) {
        alone(at + 2, starts);
      }
    }
    int mark = cutMark(c);
    if (mark != 0 && c != '?') {
      cut(at + 1, mark, starts);
    }
    return starts;
  }

  /** C: the cut took the last byte of one character and the first of the next for a mark. */
  private void cut(int next, int mark, List<Walk> starts) {
    for (int lead : Gbk.leads()) {
      char c = Gbk.decode(lead, mark >> 8);
      if (written.mayHold(c)) {
        starts.add(
            new Walk(
                next, String.valueOf(c), mark & 0xFF, false, split.prior(c) + written.prior(c)));
      }
    }
  }

  /** 海、: the mark's first byte makes a mark with the byte before it, so both bytes stand alone. */
  private void alone(int next, List<Walk> starts) {
    for (int lead : Gbk.leads()) {
      char c = Gbk.decode(lead, 0xA3);
      if (written.mayHold(c)) {
        starts.add(new Walk(next, String.valueOf(c), -1, false, split.prior(c) + written.prior(c)));
      }
    }
  }

  /** The syllable after a question mark that swallowed a byte and, mostly, the bracket. */
  private static Glosses.Syllable swallowed(String text, int at) {
    int from = at + 1;
    if (from < text.length() && (text.charAt(from) == '(' || text.charAt(from) == '（')) {
      from++;
    }
    return Glosses.at(text, from);
  }

  /** Characters that start with {@code lead} and are read so: those of the table, or all. */
  private List<Character> straddled(int lead, Glosses.Syllable syllable) {
    List<Character> known = new ArrayList<>();
    List<Character> possible = new ArrayList<>();
    for (int trail : Gbk.trails()) {
      char c = Gbk.decode(lead, trail);
      if (c < 0x4E00 || c > 0x9FFF) {
        continue;
      }
      if (glosses.known(c, syllable)) {
        known.add(c);
      } else if (glosses.possible(c, syllable)) {
        possible.add(c);
      }
    }
    return known.isEmpty() ? possible : known;
  }

  private void step(String text, Walk walk, boolean halfMarks, List<Walk> next) {
    char c = text.charAt(walk.at);
    int pending = walk.pending;
    if (isLost(c)) {
      Glosses.Syllable syllable = swallowed(text, walk.at);
      if (syllable != null) {
        // the glossed character is one of the hidden ones: its second byte was swallowed here
        for (char x : straddled(pending, syllable)) {
          next.add(walk.then(syllable.end(), x, -1, 0));
        }
        return;
      }
      lost(text, walk, halfMarks, next);
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
        next.add(walk.then(walk.at + 1, x, -1, written.prior(x)));
      }
      return;
    }
    int pair = bytes(c);
    if (pair != 0) {
      char x = Gbk.decode(pending, pair >> 8);
      if (written.mayHold(x)) {
        next.add(walk.then(walk.at + 1, x, pair & 0xFF, written.prior(x)));
      }
    }
  }

  /**
   * The question mark of a lead byte that met the end of a piece, or one that took with it a
   * character that is no second byte: a figure, which no one can tell any more, a blank, the angle
   * bracket of a tag.
   */
  private void lost(String text, Walk walk, boolean halfMarks, List<Walk> next) {
    int after = walk.at + 1;
    boolean ends = endsPiece(text, after);
    Matcher tag = TAG.matcher(text).region(after, text.length());
    int tagEnd = tag.lookingAt() ? tag.end() : -1;
    for (int trail : Gbk.trails()) {
      char x = Gbk.decode(walk.pending, trail);
      if (trail < 0x80 || !written.mayHold(x)) {
        continue;
      }
      double prior = written.prior(x);
      if (ends || trail == 0x80) {
        next.add(walk.then(after, x, -1, prior));
      }
      if (tagEnd >= 0) {
        next.add(walk.then(tagEnd, x, -1, prior));
      }
      if (trail > 0x80 && after < text.length()) {
        Walk one = walk.then(after, x, -1, ends ? prior - 4 : prior);
        for (int i = 0; i < (ends ? 1 : SWALLOWED.length()); i++) {
          char with = SWALLOWED.charAt(i);
          if (HALF_MARKS.indexOf(with) < 0 || halfMarks) {
            next.add(one.then(after, with, -1, SWALLOWED_PRIOR[i]));
          }
        }
      }
    }
  }

  private static boolean endsPiece(String text, int at) {
    return at == text.length() || text.charAt(at) == '\n' || cutMark(text.charAt(at)) != 0;
  }
}
