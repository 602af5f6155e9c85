package io.github.gonggao.read;

/**
 * How much of an input is read before it counts as hostile or broken. The longest announcements,
 * plans of whole provinces, have some 200,000 characters.
 */
final class Limits {
  /** Bytes of an input that is one announcement, and of one line of JSON Lines. */
  static final int ANNOUNCEMENT_BYTES = 16 * 1024 * 1024;

  /** Bytes of a PDF or Office file; pictures make them larger than texts. */
  static final int DOCUMENT_BYTES = 32 * 1024 * 1024;

  /** Characters of the text of a PDF or Office file. */
  static final int DOCUMENT_CHARACTERS = 4_000_000;

  /** Megabytes of heap of the process that parses PDF and Office files. */
  static final int PARSER_HEAP = 256;

  /** Seconds that one PDF or Office file may take, the start of the parser included. */
  static final int PARSER_SECONDS = 30;

  /** Characters of one line of an announcement; analysers take time and room by line. */
  static final int LINE_CHARACTERS = 1_000_000;

  /** Bytes that one compressed input may unfold to. */
  static final long DECOMPRESSED_BYTES = 8L * 1024 * 1024 * 1024;

  /**
   * How many times its size a compressed input may unfold to. Text packs to a tenth at best; only
   * repetition goes beyond a hundredth.
   */
  static final long DECOMPRESSION_RATIO = 100;

  /** So much may be unfolded before the ratio counts: little files pack absurdly well. */
  static final long RATIO_FREE_BYTES = 1024 * 1024;

  /** The same of everything in one outermost input, of which several entries may be bombs. */
  static final long TOTAL_RATIO_FREE_BYTES = 64 * 1024 * 1024;

  /** Bytes of a zip that is not a file itself, but lies in an archive or comes down a pipe. */
  static final int ZIP_IN_MEMORY_BYTES = 64 * 1024 * 1024;

  /** Broken records after which the rest of a WARC is not looked at: each costs a search. */
  static final int WARC_BROKEN_RECORDS = 1000;

  /** Bytes of the header of a WARC record. */
  static final int WARC_HEADER_BYTES = 64 * 1024;

  /** Archives inside one another. */
  static final int ARCHIVE_DEPTH = 4;

  /** Entries of one archive and of all archives in it. */
  static final int ARCHIVE_ENTRIES = 1_000_000;

  /** Objects and lists inside one another in a JSON record. */
  static final int JSON_NESTING = 50;

  /** Tags of a web page, those that close too; a table of thousands of rows has a third of it. */
  static final int HTML_TAGS = 300_000;

  /** Bytes that a format is recognised by. */
  static final int HEAD_BYTES = 8192;

  private Limits() {}
}
