package io.github.gonggao.model;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One announcement as found, decoded, newlines as LF, otherwise never edited; every offset in the
 * graph counts in {@code text}. Of a page, a PDF or a Word file it is the text that a reader sees
 * of the announcement itself.
 *
 * @param location the announcement's address where one is known, else the place in the input
 *     ({@code file:…}, for a line of JSON Lines with {@code #line=N})
 * @param captured when a crawler fetched it, where the input says so
 * @param blocks spans over {@code text}, in order; at least one
 */
public record SourceText(
    SourceId id,
    URI location,
    String mediaType,
    String charset,
    Optional<Instant> captured,
    String text,
    List<Block> blocks) {
  public SourceText {
    blocks = List.copyOf(blocks);
  }

  /** A text of which nobody says when it was fetched. */
  public SourceText(
      SourceId id,
      URI location,
      String mediaType,
      String charset,
      String text,
      List<Block> blocks) {
    this(id, location, mediaType, charset, Optional.empty(), text, blocks);
  }
}
