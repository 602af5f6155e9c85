package io.github.gonggao.model;

/** Why a stretch of restored text differs from the text as found. */
public enum Repair {
  /** Pinyin glossed after a character was taken out: 規(guī) to 规. */
  GLOSS,
  /** A run decoded at the wrong byte was decoded again: ?!稐l例 to 。《条例. */
  BYTE_SLIP,
  /** Traditional characters were written as simplified. */
  SIMPLIFIED,
  /** Spaces inside or around a line were dropped. */
  WHITESPACE,
  /** Half-width punctuation was written as full-width. */
  PUNCTUATION,
  /** Page furniture was dropped. */
  BOILERPLATE,
  /** A character that no text carries (NUL, lone surrogate) was dropped or replaced. */
  INVALID
}
