package io.github.gonggao.model;

/** A part of a source text that the input itself sets apart, as a JSON Lines record does. */
public record Block(Kind kind, Span span) {
  /** {@code WHOLE}: the input does not say what is title and what is body. */
  public enum Kind {
    WHOLE,
    TITLE,
    PUBLISHED,
    SOURCE,
    BODY
  }
}
