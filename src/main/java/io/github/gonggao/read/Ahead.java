package io.github.gonggao.read;

import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Outcomes that come one at a time from something that may fail; reads one ahead when asked. */
abstract class Ahead implements Iterator<Outcome<SourceText>> {
  private Outcome<SourceText> next;

  /** The next outcome, or null where there are no more. */
  abstract Outcome<SourceText> ahead() throws IOException;

  @Override
  public final boolean hasNext() {
    if (next == null) {
      try {
        next = ahead();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return next != null;
  }

  @Override
  public final Outcome<SourceText> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Outcome<SourceText> outcome = next;
    next = null;
    return outcome;
  }
}
