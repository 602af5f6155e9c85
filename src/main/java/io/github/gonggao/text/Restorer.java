package io.github.gonggao.text;

import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Repair;
import io.github.gonggao.model.Span;
import java.util.List;

/**
 * A text as found to the text as it must have been written, in passes of which each has its own
 * alignment: escapes, damage, other residues, script, punctuation, whitespace.
 */
final class Restorer {
  private final Language language;
  private final DamageRepair damage;
  private final CharacterForms forms;

  Restorer(Language language) {
    this.language = language;
    this.forms = new CharacterForms(language);
    this.damage = new DamageRepair(language, forms);
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
    if (!damaged && !forms.mayBeTraditional(text)) {
      return draft.finish();
    }
    String all = language.toSimplified(text);
    if (all.equals(text) || !(damaged || CharacterForms.isTraditional(text, all))) {
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
}
