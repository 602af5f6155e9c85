package io.github.gonggao.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;

/**
 * What one record of a WARC holds, as jwarc reads it: the page as the crawler's browser would have
 * had it, chunks put together and unpacked.
 *
 * @param content at most one byte more than an announcement may have
 * @param doubt why the content may not be what was fetched
 */
record WarcPayload(
    InputStream content,
    Optional<String> charset,
    Optional<URI> address,
    Optional<Instant> captured,
    Doubt doubt) {

  /** What the digests say. */
  enum Doubt {
    NONE,
    /** The block is not what was written: a broken or changed file. */
    BLOCK,
    /** The block is right or has no digest, and the payload's digest is of something else. */
    PAYLOAD
  }

  /** Media types of application/ that may hold an announcement; all of text/ but these two may. */
  private static final Set<String> APPLICATIONS =
      Set.of(
          "json",
          "ld+json",
          "xhtml+xml",
          "pdf",
          "msword",
          "octet-stream",
          "zip",
          "gzip",
          "x-gzip",
          "vnd.openxmlformats-officedocument.wordprocessingml.document",
          "x-msword",
          "vnd.ms-word",
          "kswps");

  private static final Set<String> NO_TEXTS = Set.of("css", "javascript", "ecmascript", "xml");

  private static final int OK = 200;

  /** A record that holds a page, and not a picture, a redirection or an error. */
  static Optional<WarcPayload> read(WarcSegments.Segment segment, Budget budget)
      throws IOException {
    try (WarcReader reader = new WarcReader(new ByteArrayInputStream(segment.bytes()))) {
      Optional<WarcRecord> record = reader.next();
      if (record.isEmpty()) {
        throw new IOException("it has no header");
      }
      return read(record.get(), segment, budget);
    } catch (RuntimeException e) {
      // jwarc throws what its parsers of numbers, dates and addresses throw
      throw new IOException(
          e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
    }
  }

  private static Optional<WarcPayload> read(
      WarcRecord record, WarcSegments.Segment segment, Budget budget) throws IOException {
    byte[] bytes = segment.bytes();
    int start = segment.block();
    MediaType type;
    byte[] body;
    byte[] content;
    if (record instanceof WarcResponse response) {
      if (!record.contentType().type().equals("application")
          || !record.contentType().subtype().equals("http")) {
        return Optional.empty();
      }
      HttpResponse http = response.http();
      if (http.status() != OK) {
        return Optional.empty();
      }
      type = MediaType.parseLeniently(http.headers().first("Content-Type").orElse(""));
      if (!mayHoldText(type)) {
        return Optional.empty();
      }
      body = http.body().stream().readNBytes(Limits.ANNOUNCEMENT_BYTES + 1);
      content = decoded(body, http.headers().first("Content-Encoding").orElse("").strip(), budget);
      start = afterHeader(bytes, start);
    } else {
      type = MediaType.parseLeniently(record.headers().first("Content-Type").orElse(""));
      if (!mayHoldText(type)) {
        return Optional.empty();
      }
      body = Arrays.copyOfRange(bytes, start, bytes.length);
      content = body;
    }
    return Optional.of(
        new WarcPayload(
            new ByteArrayInputStream(content),
            charset(type),
            record.headers().first("WARC-Target-URI").flatMap(WarcPayload::address),
            record.headers().first("WARC-Date").flatMap(WarcPayload::date),
            doubt(record, segment, start, body, content)));
  }

  private static boolean mayHoldText(MediaType type) {
    String main = type.type() == null ? "" : type.type().toLowerCase(Locale.ROOT);
    String sub = type.subtype() == null ? "" : type.subtype().toLowerCase(Locale.ROOT);
    return switch (main) {
      case "" -> true;
      case "text" -> !NO_TEXTS.contains(sub);
      case "application" -> APPLICATIONS.contains(sub);
      default -> false;
    };
  }

  private static Optional<String> charset(MediaType type) {
    return type.parameters().entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase("charset"))
        .map(e -> e.getValue())
        .findFirst();
  }

  /** Some crawlers put the address between pointed brackets. */
  private static Optional<URI> address(String written) {
    String bare = written.strip();
    if (bare.startsWith("<") && bare.endsWith(">")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    return Texts.address(bare);
  }

  private static Optional<Instant> date(String written) {
    try {
      return Optional.of(Instant.parse(written.strip()));
    } catch (DateTimeParseException e) {
      // a record without a time is still a page
      return Optional.empty();
    }
  }

  private static byte[] decoded(byte[] body, String encoding, Budget budget) throws IOException {
    InputStream packed = new ByteArrayInputStream(body);
    InputStream unpacked;
    switch (encoding.toLowerCase(Locale.ROOT)) {
      case "", "identity", "none" -> {
        return body;
      }
      case "gzip", "x-gzip" -> {
        if (!Gzip.isGzip(body)) {
          // unpacked by the crawler, which kept the header
          return body;
        }
        unpacked = new GZIPInputStream(packed);
      }
      case "deflate" -> {
        // zlib by the standard, bare deflate by some servers
        boolean zlib =
            body.length > 1
                && (body[0] & 0x0F) == 8
                && (((body[0] & 0xFF) << 8) | (body[1] & 0xFF)) % 31 == 0;
        unpacked = new InflaterInputStream(packed, new Inflater(!zlib));
      }
      default ->
          throw new IOException("its content is packed as “" + encoding + "”, which is not read");
    }
    return budget.unfolding(unpacked, () -> body.length).readNBytes(Limits.ANNOUNCEMENT_BYTES + 1);
  }

  private static int afterHeader(byte[] bytes, int start) {
    int line = 0;
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        if (line == 0) {
          return i + 1;
        }
        line = 0;
      } else if (bytes[i] != '\r') {
        line++;
      }
    }
    return bytes.length;
  }

  /**
   * The block's digest is of the block as it lies there. The payload's is, by crawler, of the body
   * as sent, with its chunks put together, or unpacked.
   */
  private static Doubt doubt(
      WarcRecord record, WarcSegments.Segment segment, int start, byte[] body, byte[] content) {
    byte[] bytes = segment.bytes();
    Optional<Boolean> block =
        record
            .headers()
            .first("WARC-Block-Digest")
            .flatMap(d -> Digests.matches(d, bytes, segment.block(), bytes.length));
    if (block.isPresent() && !block.get()) {
      return Doubt.BLOCK;
    }
    Optional<String> payload = record.headers().first("WARC-Payload-Digest");
    if (payload.isEmpty()) {
      return Doubt.NONE;
    }
    Optional<Boolean> sent = Digests.matches(payload.get(), bytes, start, bytes.length);
    boolean right =
        sent.orElse(true)
            || Digests.matches(payload.get(), body, 0, body.length).orElse(true)
            || Digests.matches(payload.get(), content, 0, content.length).orElse(true);
    return right ? Doubt.NONE : block.isPresent() ? Doubt.PAYLOAD : Doubt.BLOCK;
  }
}
