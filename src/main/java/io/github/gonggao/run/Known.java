package io.github.gonggao.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.resolve.Copies;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of an announcement without reading all of its line in the checkpoint: the head of
 * that line.
 *
 * @param hash digest of all of the input that facts may depend on
 * @param program that found the facts
 * @param text digest of the text
 * @param before digests of what stood at the address before, oldest first
 */
record Known(
    SourceId id,
    URI location,
    String hash,
    String program,
    String text,
    Optional<Instant> captured,
    List<String> before,
    Copies.Print print) {
  private static final int FORMAT = 2;

  Known {
    before = List.copyOf(before);
  }

  static Known of(Extraction x, String program) {
    SourceText source = x.source();
    return new Known(
        source.id(),
        source.location(),
        hash(source),
        program,
        digest(source.text()),
        source.captured(),
        x.earlier().stream().map(e -> digest(e.text())).toList(),
        Copies.Print.of(x.announcement(), x.facts()));
  }

  /** Whether {@code source} is what stood at the address before, by its text and its day. */
  boolean hadBefore(SourceText source) {
    return source.captured().isPresent()
        && captured.isPresent()
        && source.captured().get().isBefore(captured.get())
        && before.contains(digest(source.text()));
  }

  static String hash(SourceText source) {
    return digest(ModelJson.pretty(source));
  }

  static String digest(String text) {
    MessageDigest digest = Fingerprint.sha256();
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The whole line: this head, and the extraction that it is of. */
  String line(Extraction x) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("checkpoint", FORMAT);
    head.put("id", id.value());
    head.put("location", location.toString());
    head.put("hash", hash);
    head.put("program", program);
    head.put("text", text);
    print.published().ifPresent(day -> head.put("day", day.toString()));
    captured.ifPresent(at -> head.put("captured", at.toString()));
    if (!before.isEmpty()) {
      head.put("before", before);
    }
    head.put("print", print.text());
    try {
      String json = ModelJson.rawMapper().writeValueAsString(head);
      return json.substring(0, json.length() - 1) + "," + ModelJson.line(x).substring(1);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads no further than the head, which stands before the source.
   *
   * @throws IOException if {@code line} has no head of this format
   */
  static Known read(String line) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> before = new ArrayList<>();
    try (JsonParser in = ModelJson.rawMapper().createParser(line)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME && !in.currentName().equals("source")) {
        String key = in.currentName();
        if (in.nextToken() == JsonToken.START_ARRAY) {
          while (in.nextToken() != JsonToken.END_ARRAY) {
            before.add(in.getText());
          }
        } else {
          values.put(key, in.getText());
        }
      }
    }
    if (!String.valueOf(FORMAT).equals(values.get("checkpoint"))
        || !values.keySet().containsAll(List.of("id", "location", "hash", "text", "print"))) {
      throw new IOException("a line without its head, or of another version of this program");
    }
    SourceId id = new SourceId(values.get("id"));
    try {
      Optional<LocalDate> day = Optional.ofNullable(values.get("day")).map(LocalDate::parse);
      return new Known(
          id,
          URI.create(values.get("location")),
          values.get("hash"),
          values.getOrDefault("program", ""),
          values.get("text"),
          Optional.ofNullable(values.get("captured")).map(Instant::parse),
          before,
          Copies.Print.parse(id, day, values.get("print")));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException("a head that cannot be read: " + e.getMessage(), e);
    }
  }
}
