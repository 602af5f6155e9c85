package io.github.gonggao.text;

import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Edit;
import io.github.gonggao.model.Repair;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;

/** One pass over a text, from left to right: what is kept and what is rewritten. */
final class Draft {
  private final String source;
  private final StringBuilder out;
  private final List<Edit> edits = new ArrayList<>();
  private int at;

  Draft(String source) {
    this.source = source;
    this.out = new StringBuilder(source.length());
  }

  /** Copies the source up to {@code start}, then writes {@code text} for what stands up to end. */
  void replace(int start, int end, String text, Repair repair) {
    replace(start, end, text, repair, 1);
  }

  /** The same where it is not certain. */
  void replace(int start, int end, String text, Repair repair, double confidence) {
    if (start < at || end < start) {
      throw new IllegalArgumentException("going back from " + at + " to " + start + ".." + end);
    }
    out.append(source, at, start);
    if (!text.contentEquals(source.subSequence(start, end))) {
      int from = out.length();
      out.append(text);
      edits.add(new Edit(new Span(start, end), new Span(from, out.length()), repair, confidence));
    } else {
      out.append(text);
    }
    at = end;
  }

  /** Up to where the source is settled. */
  int position() {
    return at;
  }

  void drop(int start, int end, Repair repair) {
    replace(start, end, "", repair);
  }

  /** What is written so far, the source kept up to {@code position}. */
  String writtenUpTo(int position, int atMost) {
    StringBuilder tail = new StringBuilder();
    tail.append(out, Math.max(0, out.length() - atMost), out.length());
    tail.append(source, Math.min(at, position), position);
    return tail.substring(Math.max(0, tail.length() - atMost));
  }

  Pass finish() {
    if (edits.isEmpty()) {
      return new Pass(source, Alignment.IDENTITY);
    }
    out.append(source, at, source.length());
    at = source.length();
    return new Pass(out.toString(), new Alignment(edits));
  }

  /** A text and the way to what it was made from. */
  record Pass(String text, Alignment alignment) {
    Pass then(Pass next) {
      return new Pass(next.text, alignment.then(next.alignment));
    }
  }
}
