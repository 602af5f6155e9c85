package io.github.gonggao.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a WARC into records, so that a broken one costs itself and no other. A record is a header,
 * as many bytes as it says, and empty lines; if no record or the end follows these, the length is
 * wrong, and the next line that starts with {@code WARC/} is where reading goes on.
 */
final class WarcSegments {
  private static final byte[] MAGIC = "WARC/1.".getBytes(StandardCharsets.ISO_8859_1);
  private static final Pattern LENGTH =
      Pattern.compile("(?im)^content-length[ \\t]*:[ \\t]*(\\S*)[ \\t]*$");
  private static final Pattern TYPE =
      Pattern.compile("(?im)^warc-type[ \\t]*:[ \\t]*(\\S*)[ \\t]*$");

  /** A record or what is wrong with it. */
  static final class Segment {
    private final long offset;
    private final byte[] bytes;
    private final int block;
    private final String problem;

    private Segment(long offset, byte[] bytes, int block, String problem) {
      this.offset = offset;
      this.bytes = bytes;
      this.block = block;
      this.problem = problem;
    }

    /** Where it starts. */
    long offset() {
      return offset;
    }

    /** Header and block; null where it is broken or not wanted. */
    byte[] bytes() {
      return bytes;
    }

    /** Where the block starts in the bytes. */
    int block() {
      return block;
    }

    /** What is wrong with it, or null. */
    String problem() {
      return problem;
    }

    boolean isWanted() {
      return bytes != null || problem != null;
    }
  }

  private final Rewindable in;

  WarcSegments(Rewindable in) {
    this.in = in;
  }

  /** The next record, or null at the end. */
  Segment next() throws IOException {
    int c = in.peek();
    while (c == '\r' || c == '\n') {
      in.read();
      c = in.peek();
    }
    if (c < 0) {
      return null;
    }
    long offset = in.position();
    byte[] header = header();
    String text = new String(header, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    if (!text.startsWith("WARC/")) {
      return broken(offset, header, "no record starts there");
    }
    if (!text.endsWith("\n\n")) {
      return broken(
          offset,
          header,
          header.length >= Limits.WARC_HEADER_BYTES
              ? "a header of more than " + Limits.WARC_HEADER_BYTES + " bytes"
              : "it is cut off in its header");
    }
    Matcher length = LENGTH.matcher(text);
    if (!length.find() || !length.group(1).matches("\\d{1,18}")) {
      return broken(offset, header, "its Content-Length is no number");
    }
    return block(offset, header, Long.parseLong(length.group(1)), isWanted(text));
  }

  private static boolean isWanted(String header) {
    Matcher type = TYPE.matcher(header);
    String name = type.find() ? type.group(1).toLowerCase(Locale.ROOT) : "";
    return name.equals("response") || name.equals("resource");
  }

  private Segment block(long offset, byte[] header, long length, boolean wanted)
      throws IOException {
    boolean kept = wanted && length <= Limits.ANNOUNCEMENT_BYTES + Limits.WARC_HEADER_BYTES;
    byte[] block = kept ? in.readNBytes((int) length) : null;
    ByteArrayOutputStream skipped = new ByteArrayOutputStream();
    boolean whole = kept ? block.length == length : skip(length, skipped);
    byte[] read = kept ? block : skipped.toByteArray();
    if (!whole || !endsHere()) {
      in.unread(read, 0, read.length);
      return broken(
          offset,
          header,
          whole ? "its Content-Length is wrong" : "it is cut off, or its Content-Length is wrong");
    }
    if (!kept) {
      String problem = wanted ? "it is longer than an announcement may be" : null;
      return new Segment(offset, null, 0, problem);
    }
    byte[] all = Arrays.copyOf(header, header.length + block.length);
    System.arraycopy(block, 0, all, header.length, block.length);
    return new Segment(offset, all, header.length, null);
  }

  /**
   * Skips a block that is not wanted, or too long.
   *
   * @param start gets all of it, in case that its length is wrong; nothing where it is too long
   * @return whether it was all there
   */
  private boolean skip(long length, ByteArrayOutputStream start) throws IOException {
    byte[] buffer = new byte[8192];
    long left = length;
    while (left > 0) {
      int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (n < 0) {
        break;
      }
      left -= n;
      if (length - left <= Limits.ANNOUNCEMENT_BYTES) {
        start.write(buffer, 0, n);
      } else {
        start.reset();
      }
    }
    return left == 0;
  }

  /** Whether, after empty lines, there is another record or nothing; leaves the record. */
  private boolean endsHere() throws IOException {
    byte[] next = new byte[5];
    int c = in.peek();
    while (c == '\r' || c == '\n') {
      in.read();
      c = in.peek();
    }
    int n = in.readNBytes(next, 0, next.length);
    in.unread(next, 0, n);
    return n == 0 || new String(next, 0, n, StandardCharsets.ISO_8859_1).equals("WARC/");
  }

  private Segment broken(long offset, byte[] header, String problem) throws IOException {
    // the next record may start inside of what was taken for this one
    in.unread(header, Math.min(1, header.length), header.length);
    in.seek(MAGIC);
    return new Segment(offset, null, 0, problem);
  }

  private byte[] header() throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream(1024);
    int line = 0;
    while (header.size() < Limits.WARC_HEADER_BYTES) {
      int c = in.read();
      if (c < 0) {
        break;
      }
      header.write(c);
      if (c == '\n') {
        if (line == 0 && header.size() > 2) {
          break;
        }
        line = 0;
      } else if (c != '\r') {
        line++;
      }
    }
    return header.toByteArray();
  }
}
