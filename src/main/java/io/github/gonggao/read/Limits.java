package io.github.gonggao.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How much of an input is read before it counts as hostile or broken. The longest announcements,
 * plans of whole provinces, have some 200,000 characters. Who has longer ones sets a limit by a
 * property of its name: {@code -Dgonggao.limit.HTML_TAGS=900000}.
 */
final class Limits {
  private static final String PROPERTY = "gonggao.limit.";

  /** Several limits together must still be a number of bytes that an array can have. */
  private static final int MOST = Integer.MAX_VALUE / 8;

  /** What can be set, and to how much at most. */
  private static final Map<String, Long> SETTABLE = new TreeMap<>();

  /** Bytes of an input that is one announcement, and of one line of JSON Lines. */
  static final int ANNOUNCEMENT_BYTES = set("ANNOUNCEMENT_BYTES", 16 * 1024 * 1024);

  /** Bytes of a PDF or Office file; pictures make them larger than texts. */
  static final int DOCUMENT_BYTES = set("DOCUMENT_BYTES", 32 * 1024 * 1024);

  /** Characters of the text of a PDF or Office file. */
  static final int DOCUMENT_CHARACTERS = set("DOCUMENT_CHARACTERS", 4_000_000);

  /** Megabytes of heap of the process that parses PDF and Office files. */
  static final int PARSER_HEAP = set("PARSER_HEAP", 256);

  /** Seconds that one PDF or Office file may take, the start of the parser included. */
  static final int PARSER_SECONDS = set("PARSER_SECONDS", 30);

  /** Characters of one line of an announcement; analysers take time and room by line. */
  static final int LINE_CHARACTERS = set("LINE_CHARACTERS", 1_000_000);

  /** Bytes that one compressed input may unfold to. */
  static final long DECOMPRESSED_BYTES =
      set("DECOMPRESSED_BYTES", 8L * 1024 * 1024 * 1024, Long.MAX_VALUE);

  /**
   * How many times its size a compressed input may unfold to. Text packs to a tenth at best; only
   * repetition goes beyond a hundredth.
   */
  static final long DECOMPRESSION_RATIO = set("DECOMPRESSION_RATIO", 100, Long.MAX_VALUE);

  /** So much may be unfolded before the ratio counts: little files pack absurdly well. */
  static final long RATIO_FREE_BYTES = set("RATIO_FREE_BYTES", 1024 * 1024, Long.MAX_VALUE);

  /** The same of everything in one outermost input, of which several entries may be bombs. */
  static final long TOTAL_RATIO_FREE_BYTES =
      set("TOTAL_RATIO_FREE_BYTES", 64 * 1024 * 1024, Long.MAX_VALUE);

  /** Bytes of a zip that is not a file itself, but lies in an archive or comes down a pipe. */
  static final int ZIP_IN_MEMORY_BYTES = set("ZIP_IN_MEMORY_BYTES", 64 * 1024 * 1024);

  /** Broken records after which the rest of a WARC is not looked at: each costs a search. */
  static final int WARC_BROKEN_RECORDS = set("WARC_BROKEN_RECORDS", 1000);

  /** Bytes of the header of a WARC record. */
  static final int WARC_HEADER_BYTES = set("WARC_HEADER_BYTES", 64 * 1024);

  /** Archives inside one another. */
  static final int ARCHIVE_DEPTH = set("ARCHIVE_DEPTH", 4);

  /** Entries of one archive and of all archives in it. */
  static final int ARCHIVE_ENTRIES = set("ARCHIVE_ENTRIES", 1_000_000);

  /** Objects and lists inside one another in a JSON record. */
  static final int JSON_NESTING = set("JSON_NESTING", 50);

  /** Tags of a web page, those that close too; a table of thousands of rows has a third of it. */
  static final int HTML_TAGS = set("HTML_TAGS", 300_000);

  /** Bytes that a format is recognised by. */
  static final int HEAD_BYTES = 8192;

  private Limits() {}

  private static int set(String name, int otherwise) {
    return (int) set(name, otherwise, MOST);
  }

  private static long set(String name, long otherwise, long most) {
    SETTABLE.put(name, most);
    return value(name).orElse(otherwise);
  }

  private static Optional<Long> value(String name) {
    return Optional.ofNullable(System.getProperty(PROPERTY + name))
        .filter(value -> value.matches("[1-9][0-9]{0,17}"))
        .map(Long::valueOf)
        .filter(value -> value <= SETTABLE.get(name));
  }

  /** A property that should set a limit and does not: the name is none, or the number is none. */
  static Optional<String> misspelt() {
    return properties()
        .filter(
            property -> {
              String name = property.substring(PROPERTY.length());
              return !SETTABLE.containsKey(name) || value(name).isEmpty();
            })
        .findFirst();
  }

  /** Options for a process of ours, so that it has the same limits. */
  static List<String> options() {
    return properties()
        .map(property -> "-D" + property + "=" + System.getProperty(property))
        .toList();
  }

  private static Stream<String> properties() {
    return System.getProperties().stringPropertyNames().stream()
        .filter(property -> property.startsWith(PROPERTY))
        .sorted();
  }
}
