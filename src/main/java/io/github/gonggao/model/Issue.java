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
    BAD_CSV,
    BAD_ARCHIVE,
    BAD_WARC,
    /** A PDF or Office file that its parser gives up on, in the time and room it is given. */
    UNREADABLE_DOCUMENT,
    /** A PDF of pictures. */
    NO_TEXT_LAYER,
    /** An archive's entry that points out of the archive. */
    UNSAFE_PATH,
    /** What was fetched is not what the crawler wrote down a digest of. */
    DIGEST_MISMATCH,
    /** The text was not in the charset that it says it is in; it was read in another. */
    WRONG_CHARSET,
    UNDECODED_BYTES,
    NO_BODY,
    NOT_TEXT,
    NO_ANNOUNCEMENT,
    DUPLICATE,
    /** Another text at the address of an announcement. */
    NEW_VERSION,
    INVALID_CHARACTERS,
    UNDECIDED_REPAIR,
    NO_TITLE,
    NO_DATE,
    /** A bug of ours on this one input; the message names the exception. */
    EXTRACTION_FAILED
  }
}
