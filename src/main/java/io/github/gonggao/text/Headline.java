package io.github.gonggao.text;

import io.github.gonggao.model.Repair;
import java.util.ArrayList;
import java.util.List;

/**
 * Blanks in a headline. Most part its halves (… 会议在京召开 蔡奇出席并讲话) and stay, one each; some are line
 * ends of a PDF in the middle of a phrase, and go.
 *
 * <p>Such line ends give themselves away: all but the last line have the same width, give or take a
 * character. So a width is looked for at which wrapping ends its lines at blanks only; it is
 * believed when two lines end so, or one and a scrap of a phrase beside it.
 */
final class Headline {
  private static final int NARROWEST = 20;
  private static final int WIDEST = 40;

  /** A phrase of a headline has at least this many characters; what is shorter was cut off. */
  private static final int SCRAP = 5;

  private Headline() {}

  static void tidy(Draft draft, String text, int from, int to) {
    List<int[]> blanks = new ArrayList<>();
    for (int at = from; at < to; at++) {
      if (Han.isBlank(text.charAt(at))) {
        int end = at;
        while (Han.isBlank(text.charAt(end))) {
          end++;
        }
        blanks.add(new int[] {at, end});
        at = end;
      }
    }
    List<Integer> breaks = blanks.isEmpty() ? List.of() : lineEnds(blanks, from, to);
    for (int i = 0; i < blanks.size(); i++) {
      int start = blanks.get(i)[0];
      int end = blanks.get(i)[1];
      boolean afterMark = Han.isMark(text.charAt(start - 1)) && text.charAt(start - 1) != '”';
      if (breaks.contains(i) || afterMark) {
        draft.drop(start, end, Repair.WHITESPACE);
      } else {
        draft.replace(start, end, " ", Repair.WHITESPACE);
      }
    }
  }

  /** Numbers of the blanks that are line ends; a blank inside a line is half a character wide. */
  private static List<Integer> lineEnds(List<int[]> blanks, int from, int to) {
    for (int width = NARROWEST; width <= WIDEST; width++) {
      List<Integer> ends = new ArrayList<>();
      double line = 0;
      int at = from;
      boolean fits = true;
      for (int i = 0; i <= blanks.size() && fits; i++) {
        int stop = i < blanks.size() ? blanks.get(i)[0] : to;
        int next = i < blanks.size() ? blanks.get(i)[1] : to;
        line += stop - at;
        at = next;
        if (line > width) {
          fits = false;
        } else if (i < blanks.size()) {
          if (line > width - 1.5) {
            ends.add(i);
            line = 0;
          } else {
            line += 0.5;
          }
        }
      }
      if (fits
          && (ends.size() > 1
              || (ends.size() == 1 && besideScrap(blanks, ends.get(0), from, to)))) {
        return ends;
      }
    }
    return List.of();
  }

  private static boolean besideScrap(List<int[]> blanks, int which, int from, int to) {
    int before = which == 0 ? from : blanks.get(which - 1)[1];
    int after = which == blanks.size() - 1 ? to : blanks.get(which + 1)[0];
    return blanks.get(which)[0] - before < SCRAP || after - blanks.get(which)[1] < SCRAP;
  }
}
