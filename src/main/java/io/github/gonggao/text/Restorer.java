package io.github.gonggao.text;

import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Repair;
import io.github.gonggao.model.Span;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A text as found to the text as it must have been written, in passes of which each has its own
 * alignment: escapes, damage, other residues, script, punctuation, whitespace.
 */
final class Restorer {
  /**
   * A page with at least one traditional character in this many is a traditional page. In
   * simplified pages the traditional ones stand in names (王丙乾) and are meant.
   */
  private static final int TRADITIONAL_ONE_IN = 50;

  /** … and at least so many different ones: a name comes back all over its page. */
  private static final int DIFFERENT_TRADITIONAL = 4;

  private final Language language;
  private final DamageRepair damage;
  private final BitSet traditional = new BitSet(0x10000);

  Restorer(Language language) {
    this.language = language;
    this.damage = new DamageRepair(language);
    StringBuilder all = new StringBuilder();
    for (char c = 0x4E00; c <= 0x9FFF; c++) {
      all.append(c).append('\n');
    }
    List<String> simplified = language.toSimplified(all.toString()).lines().toList();
    for (char c = 0x4E00; c <= 0x9FFF; c++) {
      traditional.set(c, !simplified.get(c - 0x4E00).equals(String.valueOf(c)));
    }
  }

  /** The restored text and the repairs that stay in doubt, their places in the text as found. */
  record Restored(Draft.Pass pass, List<DamageRepair.Doubt> doubts) {}

  Restored restore(String text) {
    Draft.Pass plain = Residues.unescape(text);
    DamageRepair.Result repaired = damage.repair(plain.text());
    Draft.Pass pass = plain.then(repaired.pass());
    pass = pass.then(Residues.clear(pass.text(), repaired.damaged()));
    pass = pass.then(simplify(pass.text(), repaired.damaged()));
    pass = pass.then(Punctuation.widen(pass.text()));
    pass = pass.then(Whitespace.tidy(pass.text()));
    return new Restored(pass, inSource(repaired.doubts(), plain.alignment()));
  }

  private static List<DamageRepair.Doubt> inSource(
      List<DamageRepair.Doubt> doubts, Alignment plain) {
    return doubts.stream()
        .map(
            d -> {
              Span found = plain.toSource(new Span(d.start(), d.end()));
              return new DamageRepair.Doubt(found.start(), found.end(), d.chosen(), d.other());
            })
        .toList();
  }

  private Draft.Pass simplify(String text, boolean damaged) {
    Draft draft = new Draft(text);
    if (!damaged && !mayBeTraditional(text)) {
      return draft.finish();
    }
    String all = language.toSimplified(text);
    if (all.equals(text) || !(damaged || isTraditional(text, all))) {
      return draft.finish();
    }
    if (all.length() == text.length()) {
      runs(draft, text, all, 0);
      return draft.finish();
    }
    // phrases that change length are rare: only their line aligns as a whole
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      String line = text.substring(start, end);
      String simplified = language.toSimplified(line);
      if (simplified.length() == line.length()) {
        runs(draft, line, simplified, start);
      } else {
        middle(draft, line, simplified, start);
      }
      start = end + 1;
    }
    return draft.finish();
  }

  /**
   * A look at single characters, many times faster than a conversion: what has not half as many
   * traditional ones as {@link #isTraditional} wants is not worth converting.
   */
  private boolean mayBeTraditional(String text) {
    int han = 0;
    int changed = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x4E00 && c <= 0x9FFF) {
        han++;
        if (traditional.get(c)) {
          changed++;
        }
      }
    }
    return changed >= DIFFERENT_TRADITIONAL / 2 && changed * TRADITIONAL_ONE_IN * 2 >= han;
  }

  /** Runs of characters that differ, each an edit that aligns character by character. */
  private static void runs(Draft draft, String from, String to, int offset) {
    int at = 0;
    while (at < from.length()) {
      if (from.charAt(at) == to.charAt(at)) {
        at++;
        continue;
      }
      int end = at;
      while (end < from.length() && from.charAt(end) != to.charAt(end)) {
        end++;
      }
      draft.replace(offset + at, offset + end, to.substring(at, end), Repair.SIMPLIFIED);
      at = end;
    }
  }

  private static void middle(Draft draft, String from, String to, int offset) {
    int head = 0;
    int shorter = Math.min(from.length(), to.length());
    while (head < shorter && from.charAt(head) == to.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && from.charAt(from.length() - 1 - tail) == to.charAt(to.length() - 1 - tail)) {
      tail++;
    }
    draft.replace(
        offset + head,
        offset + from.length() - tail,
        to.substring(head, to.length() - tail),
        Repair.SIMPLIFIED);
  }

  /**
   * Whether a text is one in traditional characters, by how it differs from its simplified form.
   */
  static boolean isTraditional(String text, String simplified) {
    int han = 0;
    int changed = 0;
    Set<Character> different = new HashSet<>();
    boolean aligned = text.length() == simplified.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x4E00 && c <= 0x9FFF) {
        han++;
        if (aligned && c != simplified.charAt(i)) {
          changed++;
          different.add(c);
        }
      }
    }
    return !aligned
        || (changed * TRADITIONAL_ONE_IN >= han && different.size() >= DIFFERENT_TRADITIONAL);
  }
}
