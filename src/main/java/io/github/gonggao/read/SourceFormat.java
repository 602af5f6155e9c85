package io.github.gonggao.read;

import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Iterator;

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
   * An input from its start.
   *
   * @param name as the user gave it, for issues
   * @param location where it is
   * @param stream its bytes; the caller closes it
   */
  record Input(String name, URI location, InputStream stream) {}
}
