package io.github.gonggao.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The way between a text and its repaired form: the stretches that differ, everything between them
 * being the same on both sides.
 *
 * <p>An edit whose two sides have the same length, and that is no {@link Repair#BYTE_SLIP}, aligns
 * character by character (馬軍勝 to 马军胜); any other aligns only as a whole, so a span that touches it
 * is widened to its border. Spans count UTF-16 units.
 *
 * @param edits in order on both sides, not overlapping on either
 */
public record Alignment(List<Edit> edits) {

  public static final Alignment IDENTITY = new Alignment(List.of());

  public Alignment {
    edits = List.copyOf(edits);
    int source = 0;
    int restored = 0;
    for (Edit edit : edits) {
      int gap = edit.source().start() - source;
      if (gap < 0 || edit.restored().start() - restored != gap) {
        throw new IllegalArgumentException("edits out of order or out of step at " + edit);
      }
      source = edit.source().end();
      restored = edit.restored().end();
    }
  }

  /** The stretch of the text as found that the restored stretch {@code span} comes from. */
  public Span toSource(Span span) {
    return map(span, true);
  }

  /** The stretch of the restored text that the stretch {@code span} of the text as found became. */
  public Span toRestored(Span span) {
    return map(span, false);
  }

  /** This alignment followed by one whose source side is this one's restored side. */
  public Alignment then(Alignment next) {
    if (edits.isEmpty()) {
      return next;
    }
    if (next.edits.isEmpty()) {
      return this;
    }
    List<Piece> pieces = new ArrayList<>();
    for (Edit edit : edits) {
      cut(edit, edit.restored(), pieces);
    }
    for (Edit edit : next.edits) {
      cut(edit, edit.source(), pieces);
    }
    pieces.sort(
        Comparator.comparing((Piece p) -> p.middle.start()).thenComparing(p -> p.middle.end()));
    List<Edit> joined = new ArrayList<>();
    int i = 0;
    while (i < pieces.size()) {
      int start = pieces.get(i).middle.start();
      int end = pieces.get(i).middle.end();
      Repair repair = pieces.get(i).repair;
      int k = i + 1;
      while (k < pieces.size() && touches(start, end, pieces.get(k).middle)) {
        end = Math.max(end, pieces.get(k).middle.end());
        repair = graver(repair, pieces.get(k).repair);
        k++;
      }
      Span middle = new Span(start, end);
      joined.add(new Edit(borders(middle, true), next.borders(middle, false), repair));
      i = k;
    }
    return new Alignment(coalesce(joined));
  }

  private record Piece(Span middle, Repair repair) {}

  private static void cut(Edit edit, Span middle, List<Piece> pieces) {
    if (!positional(edit)) {
      pieces.add(new Piece(middle, edit.repair()));
      return;
    }
    for (int at = middle.start(); at < middle.end(); at++) {
      pieces.add(new Piece(new Span(at, at + 1), edit.repair()));
    }
  }

  /** An empty piece joins what ends or starts where it stands; others must share a character. */
  private static boolean touches(int start, int end, Span piece) {
    return piece.start() < end
        || (piece.start() == end && (piece.isEmpty() || start == end))
        || (piece.start() == start && piece.end() == end);
  }

  /**
   * A byte slip hides whatever else was done to its run; else the constants stand gravest first.
   */
  private static Repair graver(Repair a, Repair b) {
    if (a == Repair.BYTE_SLIP || b == Repair.BYTE_SLIP) {
      return Repair.BYTE_SLIP;
    }
    return a.compareTo(b) <= 0 ? a : b;
  }

  /**
   * Maps a range that cuts no whole-only edit; zero-width neighbours at its borders are taken in.
   */
  private Span borders(Span middle, boolean toSource) {
    int start = -1;
    int end = -1;
    int shift = 0;
    for (Edit edit : edits) {
      Span from = toSource ? edit.restored() : edit.source();
      Span to = toSource ? edit.source() : edit.restored();
      if (from.start() > middle.end()) {
        break;
      }
      boolean before =
          from.end() < middle.start() || (from.end() == middle.start() && !from.isEmpty());
      if (before) {
        shift = to.end() - from.end();
        continue;
      }
      if (from.start() == middle.end() && !from.isEmpty()) {
        break;
      }
      if (start < 0) {
        start =
            from.start() >= middle.start()
                ? middle.start() + shift
                : to.start() + (middle.start() - from.start());
      }
      if (from.end() <= middle.end()) {
        shift = to.end() - from.end();
        end = middle.end() + shift;
      } else {
        end = to.start() + (middle.end() - from.start());
      }
    }
    if (start < 0) {
      start = middle.start() + shift;
    }
    if (end < 0) {
      end = middle.end() + shift;
    }
    return new Span(start, end);
  }

  private static List<Edit> coalesce(List<Edit> parts) {
    List<Edit> out = new ArrayList<>();
    for (Edit edit : parts) {
      if (!out.isEmpty()) {
        Edit last = out.get(out.size() - 1);
        if (last.repair() == edit.repair()
            && positional(last)
            && positional(edit)
            && last.source().end() == edit.source().start()
            && last.restored().end() == edit.restored().start()) {
          out.set(
              out.size() - 1,
              new Edit(
                  new Span(last.source().start(), edit.source().end()),
                  new Span(last.restored().start(), edit.restored().end()),
                  edit.repair()));
          continue;
        }
      }
      out.add(edit);
    }
    return out;
  }

  private static boolean positional(Edit edit) {
    return edit.repair() != Repair.BYTE_SLIP && edit.source().length() == edit.restored().length();
  }

  private Span map(Span span, boolean toSource) {
    int start = position(span.start(), toSource, true);
    int end = span.isEmpty() ? start : position(span.end(), toSource, false);
    return new Span(start, Math.max(start, end));
  }

  private int position(int at, boolean toSource, boolean isStart) {
    int low = 0;
    int high = edits.size();
    // the first edit that ends after the position (at or after it, for an end)
    while (low < high) {
      int mid = (low + high) >>> 1;
      Span from = toSource ? edits.get(mid).restored() : edits.get(mid).source();
      if (isStart ? from.end() <= at : from.end() < at) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    if (low < edits.size()) {
      Edit edit = edits.get(low);
      Span from = toSource ? edit.restored() : edit.source();
      Span to = toSource ? edit.source() : edit.restored();
      boolean inside = isStart ? from.start() <= at : from.start() < at;
      if (inside) {
        if (positional(edit)) {
          return to.start() + (at - from.start());
        }
        return isStart ? to.start() : to.end();
      }
    }
    if (low == 0) {
      return at;
    }
    Edit before = edits.get(low - 1);
    return toSource
        ? before.source().end() + (at - before.restored().end())
        : before.restored().end() + (at - before.source().end());
  }
}
