package io.github.gonggao.model;

import java.util.Optional;

/**
 * Something wrong with an input; data, not an exception.
 *
 * @param where file, or file and line, as the user can find it
 * @param span in the text as found, where the issue is about a place in it
 * @param message what is wrong, quoted, and what the user can do
 */
public record Issue(
    Code code, Severity severity, String where, Optional<Span> span, String message) {

  /** What is wrong, for counting. */
  public enum Code {
    MISSING_FILE,
    UNREADABLE_FILE,
    EMPTY_INPUT,
    BINARY_INPUT,
    TOO_LARGE,
    BAD_JSON,
    NO_BODY,
    NOT_TEXT,
    NO_ANNOUNCEMENT,
    DUPLICATE,
    INVALID_CHARACTERS,
    UNDECIDED_REPAIR,
    NO_TITLE,
    NO_DATE,
    UNMAPPED_TERM,
    /** A bug of ours on this one input; the message names the exception. */
    EXTRACTION_FAILED
  }
}
