package io.github.gonggao.model;

import java.net.URI;
import java.util.List;

/**
 * One announcement as found, decoded, newlines as LF, otherwise never edited; every offset in the
 * graph counts in {@code text}.
 *
 * @param location the announcement's address where one is known, else the place in the input
 *     ({@code file:…}, for a line of JSON Lines with {@code #line=N})
 * @param blocks spans over {@code text}, in order; at least one
 */
public record SourceText(
    SourceId id, URI location, String mediaType, String charset, String text, List<Block> blocks) {
  public SourceText {
    blocks = List.copyOf(blocks);
  }
}
