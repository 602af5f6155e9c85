package io.github.gonggao.text;

import io.github.gonggao.model.Repair;
import java.util.ArrayDeque;
import java.util.Deque;

/** Half-width marks among Han characters as the full-width ones that they stand for. */
final class Punctuation {
  private static final String HALF = ",;:?!()";
  private static final String FULL = "，；：？！（）";

  private Punctuation() {}

  static Draft.Pass widen(String text) {
    boolean[] wide = new boolean[text.length()];
    boolean any = false;
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        open.clear();
      }
      if (HALF.indexOf(c) < 0) {
        continue;
      }
      boolean chinese = isChinese(text, i - 1, -1) || isChinese(text, i + 1, 1);
      if (c == '(') {
        wide[i] = chinese;
        open.push(i);
      } else if (c == ')') {
        // brackets come in pairs: 应用(APP) widens both or neither
        if (open.isEmpty()) {
          wide[i] = chinese;
        } else {
          int partner = open.pop();
          wide[i] = chinese || wide[partner];
          wide[partner] = wide[i];
        }
      } else {
        wide[i] = chinese && !isTime(text, i);
      }
      any |= wide[i];
    }
    Draft draft = new Draft(text);
    for (int i = 0; any && i < text.length(); i++) {
      if (wide[i]) {
        int which = HALF.indexOf(text.charAt(i));
        draft.replace(i, i + 1, FULL.substring(which, which + 1), Repair.PUNCTUATION);
      }
    }
    return draft.finish();
  }

  /** Whether the next character in one direction, over at most one space, is Chinese. */
  private static boolean isChinese(String text, int at, int step) {
    int i = at;
    if (i >= 0 && i < text.length() && text.charAt(i) == ' ') {
      i += step;
    }
    return i >= 0 && i < text.length() && (Han.is(text.charAt(i)) || Han.isMark(text.charAt(i)));
  }

  private static boolean isTime(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at - 1))
        && Character.isDigit(text.charAt(at + 1));
  }
}
