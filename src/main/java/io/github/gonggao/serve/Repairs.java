package io.github.gonggao.serve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the reading of a text differs from the text as found. The store keeps both texts and not
 * the repairs between them, so they are found again, by the shortest edit script (Myers, “An O(ND)
 * difference algorithm”, 1986) over code points.
 *
 * <p>Limit: of two texts with more than {@link #MOST} differences, only what they begin and end
 * with in common counts as the same.
 */
final class Repairs {
  private static final int MOST = 2_000;

  /** The code points {@code [from, to)} of the source read {@code [start, end)} of the reading. */
  record Change(int from, int to, int start, int end) {}

  private final int[] source;
  private final int[] reading;
  private final List<Change> changes;

  Repairs(String source, String reading) {
    this.source = source.codePoints().toArray();
    this.reading = reading.codePoints().toArray();
    changes = changes();
  }

  List<Change> all() {
    return changes;
  }

  private List<Change> changes() {
    int head = 0;
    int most = Math.min(source.length, reading.length);
    while (head < most && source[head] == reading[head]) {
      head++;
    }
    int tail = 0;
    while (tail < most - head
        && source[source.length - 1 - tail] == reading[reading.length - 1 - tail]) {
      tail++;
    }
    int n = source.length - head - tail;
    int m = reading.length - head - tail;
    if (n == 0 && m == 0) {
      return List.of();
    }
    if (n == 0 || m == 0) {
      return List.of(new Change(head, head + n, head, head + m));
    }
    List<int[]> trace = trace(head, n, m);
    return trace.isEmpty()
        ? List.of(new Change(head, head + n, head, head + m))
        : joined(head, back(trace, n, m));
  }

  /** The furthest ends of paths by their number of edits; empty where there are too many. */
  private List<int[]> trace(int head, int n, int m) {
    int bound = Math.min(MOST, n + m);
    int[] furthest = new int[2 * bound + 3];
    List<int[]> trace = new ArrayList<>();
    for (int d = 0; d <= bound; d++) {
      // of all the diagonals only those that d edits can reach
      trace.add(Arrays.copyOfRange(furthest, bound + 1 - d - 1, bound + 1 + d + 2));
      for (int k = -d; k <= d; k += 2) {
        int at = bound + 1 + k;
        boolean down = k == -d || (k != d && furthest[at - 1] < furthest[at + 1]);
        int x = down ? furthest[at + 1] : furthest[at - 1] + 1;
        int y = x - k;
        while (x < n && y < m && source[head + x] == reading[head + y]) {
          x++;
          y++;
        }
        furthest[at] = x;
        if (x >= n && y >= m) {
          return trace;
        }
      }
    }
    return List.of();
  }

  private static List<Change> back(List<int[]> trace, int n, int m) {
    List<Change> steps = new ArrayList<>();
    int x = n;
    int y = m;
    for (int d = trace.size() - 1; d > 0; d--) {
      int[] furthest = trace.get(d);
      int k = x - y;
      int at = d + 1 + k;
      boolean down = k == -d || (k != d && furthest[at - 1] < furthest[at + 1]);
      int before = down ? furthest[at + 1] : furthest[at - 1];
      int from = down ? k + 1 : k - 1;
      int i = before;
      int j = before - from;
      steps.add(0, down ? new Change(i, i, j, j + 1) : new Change(i, i + 1, j, j));
      x = i;
      y = j;
    }
    return steps;
  }

  private static List<Change> joined(int head, List<Change> steps) {
    List<Change> all = new ArrayList<>();
    for (Change step : steps) {
      int last = all.size() - 1;
      Change moved =
          new Change(head + step.from(), head + step.to(), head + step.start(), head + step.end());
      if (last >= 0 && all.get(last).to() == moved.from() && all.get(last).end() == moved.start()) {
        Change before = all.get(last);
        all.set(last, new Change(before.from(), moved.to(), before.start(), moved.end()));
      } else {
        all.add(moved);
      }
    }
    return all;
  }

  /** Both texts, line beside line. A line ends where both texts have a line's end unchanged. */
  List<Page.Line> lines() {
    return lines(0, source.length);
  }

  /** The lines of the reading beside the code points {@code [from, to)} of the source. */
  List<Page.Line> lines(int from, int to) {
    List<Page.Line> lines = new ArrayList<>();
    List<Page.Bit> left = new ArrayList<>();
    List<Page.Bit> right = new ArrayList<>();
    int at = 0;
    for (int c = 0; c <= changes.size(); c++) {
      int until = c < changes.size() ? changes.get(c).from() : source.length;
      int start = at;
      for (int i = at; i < until; i++) {
        if (source[i] == '\n') {
          same(left, right, clip(start, i, from, to));
          end(lines, left, right);
          start = i + 1;
        }
      }
      same(left, right, clip(start, until, from, to));
      if (c < changes.size()) {
        Change change = changes.get(c);
        if (touches(change, from, to)) {
          changed(left, words(source, change.from(), change.to()));
          changed(right, words(reading, change.start(), change.end()));
        }
        at = change.to();
      }
    }
    end(lines, left, right);
    return lines;
  }

  private String clip(int start, int end, int from, int to) {
    int a = Math.max(start, from);
    int b = Math.min(end, to);
    return a < b ? words(source, a, b) : "";
  }

  private static String words(int[] text, int from, int to) {
    return new String(text, from, to - from);
  }

  private static void same(List<Page.Bit> left, List<Page.Bit> right, String words) {
    if (!words.isEmpty()) {
      left.add(new Page.Bit(words, false));
      right.add(new Page.Bit(words, false));
    }
  }

  private static void changed(List<Page.Bit> side, String words) {
    if (!words.isEmpty()) {
      side.add(new Page.Bit(words, true));
    }
  }

  private static void end(List<Page.Line> lines, List<Page.Bit> left, List<Page.Bit> right) {
    boolean blank =
        left.stream().allMatch(b -> b.text().isBlank() && !b.changed())
            && right.stream().allMatch(b -> b.text().isBlank() && !b.changed());
    if (!blank) {
      lines.add(new Page.Line(left, right));
    }
    left.clear();
    right.clear();
  }

  /** Whether any repair touches the code points {@code [from, to)} of the source. */
  boolean touches(int from, int to) {
    return changes.stream().anyMatch(change -> touches(change, from, to));
  }

  private static boolean touches(Change change, int from, int to) {
    return change.from() == change.to()
        ? from <= change.from() && change.from() <= to
        : change.from() < to && from < change.to();
  }
}
