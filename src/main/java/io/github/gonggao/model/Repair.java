package io.github.gonggao.model;

/** Why a stretch of restored text differs from the text as found. */
public enum Repair {
  /** Pinyin glossed after a character was taken out: 規(guī) to 规. */
  GLOSS,
  /** A run out of step by a gloss that was put between two characters: 擔當?shù)恼 to 擔當的政. */
  STRADDLE,
  /** A run out of step by a cut inside a character: ?!稐l例 to 。《條例. */
  CUT,
  /** A run in which such repairs and others meet, so that it aligns as a whole. */
  BYTE_SLIP,
  /** A character that was written as an escape: &ldquo; to “. */
  ESCAPE,
  /** Traditional characters were written as simplified. */
  SIMPLIFIED,
  /** Spaces inside or around a line were dropped. */
  WHITESPACE,
  /** Half-width punctuation was written as full-width. */
  PUNCTUATION,
  /** Page furniture was dropped. */
  BOILERPLATE,
  /** A character that no text carries (NUL, lone surrogate) was dropped or replaced. */
  INVALID;

  /** Whether a run was read again at another byte, so that no character in it has one origin. */
  public boolean slips() {
    return this == STRADDLE || this == CUT || this == BYTE_SLIP;
  }
}
