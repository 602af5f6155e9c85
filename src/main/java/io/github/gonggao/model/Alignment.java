package io.github.gonggao.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The way between a text and its repaired form: the stretches that differ, everything between them
 * being the same on both sides.
 *
 * <p>An edit whose two sides have the same length, and that is no {@linkplain Repair#slips slip},
 * aligns character by character (馬軍勝 to 马军胜); any other aligns only as a whole, so a span that
 * touches it is widened to its border. Spans count UTF-16 units.
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

  /**
   * This alignment followed by one whose source side is this one's restored side.
   *
   * <p>Both sides' edits are laid over the text between them. Those that share characters of it
   * grow together into one edit; what is gone from it or new to it (an edit that is empty there)
   * joins only what it stands strictly inside of, or another such edit at the same place, so that a
   * dropped blank never widens its neighbours.
   */
  public Alignment then(Alignment next) {
    if (edits.isEmpty()) {
      return next;
    }
    if (next.edits.isEmpty()) {
      return this;
    }
    List<Piece> pieces = new ArrayList<>();
    for (Edit edit : edits) {
      cut(edit, edit.restored(), edit.source().length() - edit.restored().length(), 0, pieces);
    }
    for (Edit edit : next.edits) {
      cut(edit, edit.source(), 0, edit.restored().length() - edit.source().length(), pieces);
    }
    // at one place an empty piece stands before what starts there
    pieces.sort(
        Comparator.comparingInt((Piece p) -> p.middle.start()).thenComparing(p -> p.middle.end()));
    List<Edit> joined = new ArrayList<>();
    int middle = 0;
    int source = 0;
    int restored = 0;
    int i = 0;
    while (i < pieces.size()) {
      Piece whole = pieces.get(i);
      i++;
      while (i < pieces.size() && whole.shares(pieces.get(i).middle)) {
        whole = whole.with(pieces.get(i));
        i++;
      }
      int gap = whole.middle.start() - middle;
      Edit edit = whole.edit(source + gap, restored + gap);
      middle = whole.middle.end();
      source = edit.source().end();
      restored = edit.restored().end();
      if (!edit.source().isEmpty() || !edit.restored().isEmpty()) {
        joined.add(edit);
      }
    }
    return new Alignment(coalesce(joined));
  }

  /**
   * An edit, or a character of one that aligns by character, as it lies over the text between.
   *
   * @param sourceGrowth by how much its stretch is longer in the source
   * @param restoredGrowth by how much its stretch is longer in the restored text
   * @param whole it aligns only as a whole
   */
  private record Piece(
      Span middle,
      int sourceGrowth,
      int restoredGrowth,
      boolean whole,
      Repair repair,
      double confidence) {

    boolean shares(Span other) {
      if (middle.isEmpty()) {
        return other.equals(middle);
      }
      return other.isEmpty()
          ? middle.start() < other.start() && other.start() < middle.end()
          : other.start() < middle.end();
    }

    Piece with(Piece other) {
      return new Piece(
          new Span(middle.start(), Math.max(middle.end(), other.middle.end())),
          sourceGrowth + other.sourceGrowth,
          restoredGrowth + other.restoredGrowth,
          whole || other.whole,
          graver(repair, other.repair),
          Math.min(confidence, other.confidence));
    }

    Edit edit(int source, int restored) {
      int sourceLength = middle.length() + sourceGrowth;
      int restoredLength = middle.length() + restoredGrowth;
      // the repairs that align as a whole although their sides are of one length
      boolean wouldAlign =
          whole && sourceLength == restoredLength && sourceLength > 1 && !repair.slips();
      return new Edit(
          new Span(source, source + sourceLength),
          new Span(restored, restored + restoredLength),
          wouldAlign ? Repair.BYTE_SLIP : repair,
          confidence);
    }
  }

  private static void cut(
      Edit edit, Span middle, int sourceGrowth, int restoredGrowth, List<Piece> pieces) {
    if (!positional(edit)) {
      pieces.add(
          new Piece(middle, sourceGrowth, restoredGrowth, true, edit.repair(), edit.confidence()));
      return;
    }
    for (int at = middle.start(); at < middle.end(); at++) {
      pieces.add(new Piece(new Span(at, at + 1), 0, 0, false, edit.repair(), edit.confidence()));
    }
  }

  /** A slip hides whatever else was done to its run; else the constants stand gravest first. */
  private static Repair graver(Repair a, Repair b) {
    if (a.slips() != b.slips()) {
      return a.slips() ? a : b;
    }
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static List<Edit> coalesce(List<Edit> parts) {
    List<Edit> out = new ArrayList<>();
    for (Edit edit : parts) {
      if (!out.isEmpty()) {
        Edit last = out.get(out.size() - 1);
        if (last.repair() == edit.repair()
            && last.confidence() == edit.confidence()
            && positional(last)
            && positional(edit)
            && last.source().end() == edit.source().start()
            && last.restored().end() == edit.restored().start()) {
          out.set(
              out.size() - 1,
              new Edit(
                  new Span(last.source().start(), edit.source().end()),
                  new Span(last.restored().start(), edit.restored().end()),
                  edit.repair(),
                  edit.confidence()));
          continue;
        }
      }
      out.add(edit);
    }
    return out;
  }

  private static boolean positional(Edit edit) {
    return !edit.repair().slips() && edit.source().length() == edit.restored().length();
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
