package io.github.gonggao.text;

import io.github.gonggao.model.Repair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  /** Walks that are looked at with all that stands around them. */
  private static final int FINALISTS = 40;

  /** A walk so much less likely than the best by its characters is not looked at so closely. */
  private static final double BEHIND = 18;

  private static final int CONTEXT = 10;

  /** Characters of a line in which brackets and quotation marks are matched. */
  private static final int LINE = 1000;

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
  private static final double TEMPERATURE = 2.6;

  /** A repair that is less sure than this is told of. */
  private static final double SURE = 0.95;

  private final Language language;
  private final Glosses glosses;
  private final SplitWords split = new SplitWords();
  private final CharacterForms forms;
  private final Written written;

  DamageRepair(Language language, CharacterForms forms) {
    this.language = language;
    this.glosses = new Glosses(language);
    this.forms = forms;
    this.written = new Written(forms);
  }

  /** A repair that the evidence does not settle: where it stands in the text as found. */
  record Doubt(int start, int end, String chosen, String other) {}

  /** The repaired text and what stayed in doubt. */
  record Result(Draft.Pass pass, List<Doubt> doubts, boolean damaged) {}

  Result repair(String text) {
    Draft draft = new Draft(text);
    Evidence evidence = new Evidence(language, split, forms, written, text);
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
          Walks.Walk best = choice.walk;
          draft.replace(
              at,
              best.at(),
              choice.reading,
              best.sure() ? Repair.STRADDLE : Repair.CUT,
              choice.confidence);
          damaged = true;
          before = best.at() - 1;
          at = best.at();
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
        && glosses.known(forms.traditional(c), gloss)
        && evidence.glossedThenSimplified(glosses)) {
      return true;
    }
    // 健康A(chǔ)PP: the letter was taken for the second byte of 礎
    if (bracket > 1 && c < 0x7F && c >= 0x40 && gloss.marked()) {
      int left = Walks.bytes(text.charAt(bracket - 2));
      char straddled = left == 0 ? 0 : Gbk.decode(left & 0xFF, c);
      return straddled != 0
          && (glosses.known(straddled, gloss) || language.reads(straddled, gloss.plain()));
    }
    return false;
  }

  private static boolean isTrigger(String text, int at) {
    char c = text.charAt(at);
    boolean blank = Walks.isLost(c) && startsLine(text, at);
    if (blank && (at + 1 == text.length() || !isCutShown(text.charAt(at + 1)))) {
      return false;
    }
    if (Walks.isLost(c)
        && at + 1 < text.length()
        && (Walks.cutMark(text.charAt(at + 1)) != 0 || Walks.swallowed(text, at) != null)) {
      return true;
    }
    if (Walks.cutMark(c) == 0 || c == '?') {
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
      if (Walks.cutMark(next) != 0) {
        return i == at + 1 && c != next;
      }
      if (next < 0x4E00) {
        return false;
      }
    }
    return false;
  }

  /** Before a line a mark can't stand, so what is before it is no blank: ?；饏f議 was 停火協議. */
  private static boolean isCutShown(char c) {
    return c != '?' && Walks.cutMark(c) != 0;
  }

  /** Question marks before a line were blanks that GBK lacks. */
  private static boolean startsLine(String text, int at) {
    int before = at - 1;
    while (before >= 0 && Walks.isLost(text.charAt(before))) {
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

  /** A walk, what it says, and how well that fits. */
  private record Weighed(Walks.Walk walk, String out, double score) {}

  private record Choice(Walks.Walk walk, String reading, double confidence) {}

  private Choice slip(
      String text, int at, int before, Draft draft, Evidence evidence, List<Doubt> doubts) {
    String line = lastLine(draft.writtenUpTo(at, LINE));
    String left = tail(line, CONTEXT);
    evidence.open(at);
    List<Walks.Walk> done = new Walks(glosses, written, evidence, text, at).from(before, left);
    Choice choice = done.isEmpty() ? null : choose(text, at, line, left, done, evidence, doubts);
    evidence.close(at);
    return choice;
  }

  private static Choice choose(
      String text,
      int at,
      String line,
      String left,
      List<Walks.Walk> done,
      Evidence evidence,
      List<Doubt> doubts) {
    int last = at;
    for (Walks.Walk walk : done) {
      last = Math.max(last, walk.at());
    }
    String right = evidence.following(last, CONTEXT);
    // walks end at different places: what follows is weighed with each up to the same one
    Map<Integer, Evidence.Rest> rests = new HashMap<>();
    double[] scores = new double[done.size()];
    for (int i = 0; i < scores.length; i++) {
      Walks.Walk walk = done.get(i);
      Evidence.Rest rest = rests.get(walk.at());
      if (rest == null) {
        rest = evidence.new Rest(evidence.between(walk.at(), last) + right);
        rests.put(walk.at(), rest);
      }
      scores[i] = walk.score() + rest.after(walk.key());
    }
    List<Weighed> weighed = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      numbers.add(i);
    }
    for (int i : Walks.likeliest(numbers, scores, FINALISTS, BEHIND)) {
      Walks.Walk walk = done.get(i);
      String out = walk.out();
      double fits = evidence.fits(line, left, out, rests.get(walk.at()).text(), walk.at());
      weighed.add(new Weighed(walk, out, scores[i] + fits));
    }
    weighed.sort(Comparator.comparingDouble((Weighed w) -> -w.score));
    weighed = withoutVariants(weighed, evidence);
    double asItStands = evidence.asItStands(left, evidence.between(at, last), right);
    Weighed best = weighed.get(0);
    boolean outOfStep =
        evidence.glossed()
            && Walks.isLost(text.charAt(at))
            && isOutOfStep(text, at, best.walk.at());
    double margin =
        outOfStep ? MARGIN_OUT_OF_STEP : evidence.glossed() ? MARGIN_ON_GLOSSED : MARGIN;
    if (!best.walk.sure() && best.score - asItStands < margin) {
      if (outOfStep) {
        doubts.add(new Doubt(at, best.walk.at(), text.substring(at, best.walk.at()), best.out));
      }
      return null;
    }
    double all = 0;
    for (Weighed w : weighed) {
      all += Math.exp((w.score - best.score) / TEMPERATURE);
    }
    String out = best.out;
    double confidence = 1 / all;
    if (out.endsWith(String.valueOf(Walks.FIGURE))) {
      String known = out.substring(0, out.length() - 1);
      LostFigure figure = evidence.lost(left + known, best.walk.at());
      out = known + figure.figure();
      confidence *= figure.share();
    }
    if (confidence < SURE) {
      String other = weighed.size() < 2 ? "" : weighed.get(1).out;
      doubts.add(new Doubt(at, best.walk.at(), out, other));
    }
    return new Choice(best.walk, out, confidence);
  }

  /** Of readings that differ in the form of a character only, the one with the usual forms. */
  private static List<Weighed> withoutVariants(List<Weighed> weighed, Evidence evidence) {
    Map<String, Weighed> usual = new LinkedHashMap<>();
    for (Weighed w : weighed) {
      usual.merge(
          w.walk.at() + evidence.simplified(w.out),
          w,
          (a, b) -> evidence.variants(b.out) < evidence.variants(a.out) ? b : a);
    }
    return new ArrayList<>(usual.values());
  }

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

  private static String tail(String text, int characters) {
    return text.substring(Math.max(0, text.length() - characters));
  }

  private static String lastLine(String text) {
    return text.substring(text.lastIndexOf('\n') + 1);
  }
}
