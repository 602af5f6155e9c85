package io.github.gonggao.model;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Where and when else an announcement was found, which only the corpus tells.
 *
 * @param copies the same text from other places, in the order of their ids; what they say is not
 *     counted again
 * @param earlier what stood at its address before, oldest first
 * @param revises an announcement that this one says again with changes
 */
public record Origins(List<Copy> copies, List<EarlierText> earlier, Optional<Copy> revises) {
  public static final Origins NONE = new Origins(List.of(), List.of(), Optional.empty());

  public Origins {
    copies = List.copyOf(copies);
    earlier = List.copyOf(earlier);
  }

  /** Another place with the same announcement. */
  public record Copy(
      SourceId id, URI location, Optional<LocalDate> published, Optional<String> publisher) {}

  /** A text as found that a later one has taken the place of. */
  public record EarlierText(String text, Optional<Instant> captured) {}
}
