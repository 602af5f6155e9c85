package io.github.gonggao.read;

import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;

/**
 * A form in which announcements come. To add one: a class in this package, a line in the list of
 * {@link Announcements}, a fixture. A format is recognised by what the input holds, never by its
 * name.
 */
public interface SourceFormat {
  /** Whether an input that starts with {@code head} is of this format. */
  boolean recognises(byte[] head);

  /**
   * The announcements of an input, one after another; what cannot be read is an issue in its place.
   * The iterator reads on only when asked, and throws {@link java.io.UncheckedIOException} where
   * the stream fails.
   */
  Iterator<Outcome<SourceText>> open(Input input) throws IOException;

  /**
   * An input from its start, and what the containers that it lies in say about it.
   *
   * @param name as the user gave it, for issues; of an entry, its container's and its own
   * @param location where it is
   * @param stream its bytes; the caller closes it
   * @param charset the label that its transport declares, such as that of a crawled page's header
   * @param address where it was fetched from, where that is known; then it is the announcement's
   *     identity and location
   * @param captured when it was fetched, where that is known
   * @param depth how many containers it lies in
   * @param budget what it and everything inside its outermost container may still unfold to
   */
  record Input(
      String name,
      URI location,
      InputStream stream,
      Optional<String> charset,
      Optional<URI> address,
      Optional<Instant> captured,
      int depth,
      Budget budget) {

    /** An outermost input, of which nobody says anything. */
    static Input of(String name, URI location, InputStream stream) {
      Budget budget = new Budget();
      return new Input(
          name,
          location,
          budget.packed(stream),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          0,
          budget);
    }

    /** The same with other bytes, such as the unread ones. */
    Input with(InputStream other) {
      return new Input(name, location, other, charset, address, captured, depth, budget);
    }

    /** The same, fetched from an address. */
    Input at(Optional<URI> known) {
      return new Input(name, location, stream, charset, known, captured, depth, budget);
    }

    /** What this input holds in a wrapper of which it is the only content. */
    Input unwrapped(InputStream content) {
      return new Input(name, location, content, charset, address, captured, depth + 1, budget);
    }

    /** One of several things that this input holds; what is said of a container is not of them. */
    Input entry(String entry, URI place, InputStream content) {
      return new Input(
          entry,
          place,
          content,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          depth + 1,
          budget);
    }
  }
}
