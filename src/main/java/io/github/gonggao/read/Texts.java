package io.github.gonggao.read;

import io.github.gonggao.model.Block;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.Severity;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.model.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Makes source texts of decoded parts: one place for identity, the gate and the blocks. */
final class Texts {
  /** A part as decoded; what the gate lets through becomes a block. */
  record Part(Block.Kind kind, String text) {}

  private Texts() {}

  /** A text that does not say what its parts are. */
  static Outcome<SourceText> whole(
      SourceFormat.Input input,
      String mediaType,
      String charset,
      String text,
      List<Issue> warnings) {
    return of(input, mediaType, charset, List.of(new Part(Block.Kind.WHOLE, text)), warnings);
  }

  static Outcome<SourceText> whole(
      SourceFormat.Input input, String mediaType, String charset, String text) {
    return whole(input, mediaType, charset, text, List.of());
  }

  /**
   * The announcement that an input is.
   *
   * @param parts not empty, in their order
   * @param warnings what there is to say of it already
   */
  static Outcome<SourceText> of(
      SourceFormat.Input input,
      String mediaType,
      String charset,
      List<Part> parts,
      List<Issue> warnings) {
    return of(
        input.name(),
        sha256(input.address().map(URI::toString).orElseGet(() -> raw(parts))),
        input.address().orElse(input.location()),
        mediaType,
        charset,
        input.captured(),
        parts,
        warnings);
  }

  /**
   * A record with known parts.
   *
   * @param url its address, or what stands there instead of one ({@code 无}), or null
   * @param input its location where the address is none
   */
  static Outcome<SourceText> record(
      SourceFormat.Input input,
      String url,
      String mediaType,
      String charset,
      List<Part> parts,
      List<Issue> warnings) {
    // many records say 无: an address that is none tells nobody apart
    Optional<URI> own = url == null ? Optional.empty() : address(url.strip());
    Optional<URI> address = own.or(input::address);
    return of(
        input.name(),
        sha256(address.map(URI::toString).orElseGet(() -> raw(parts))),
        address.orElse(input.location()),
        mediaType,
        charset,
        input.captured(),
        parts,
        warnings);
  }

  private static String raw(List<Part> parts) {
    StringBuilder raw = new StringBuilder();
    for (Part part : parts) {
      raw.append(raw.length() == 0 ? "" : separator(part)).append(part.text);
    }
    return raw.toString();
  }

  private static String separator(Part part) {
    return part.kind == Block.Kind.BODY ? "\n\n" : "\n";
  }

  private static Outcome<SourceText> of(
      String where,
      SourceId id,
      URI location,
      String mediaType,
      String charset,
      Optional<Instant> captured,
      List<Part> parts,
      List<Issue> warnings) {
    StringBuilder text = new StringBuilder();
    List<Block> blocks = new ArrayList<>();
    int removed = 0;
    for (Part part : parts) {
      Gate.Cleaned cleaned = Gate.clean(part.text);
      removed += cleaned.removed();
      text.append(text.length() == 0 ? "" : separator(part));
      int start = text.length();
      text.append(cleaned.text());
      blocks.add(new Block(part.kind, new Span(start, text.length())));
    }
    int longest = text.toString().lines().mapToInt(String::length).max().orElse(0);
    if (longest > Limits.LINE_CHARACTERS) {
      return Refusals.of(
          Issue.Code.TOO_LARGE,
          where,
          "a line of "
              + longest
              + " characters, more than "
              + Limits.LINE_CHARACTERS
              + "; break the text into paragraphs");
    }
    SourceText source =
        new SourceText(id, location, mediaType, charset, captured, text.toString(), blocks);
    if (removed == 0) {
      return Outcome.of(source, warnings);
    }
    Issue issue =
        new Issue(
            Issue.Code.INVALID_CHARACTERS,
            Severity.WARNING,
            where,
            Optional.empty(),
            removed
                + " characters that no graph can hold or no reader can see (control, direction,"
                + " zero-width, broken surrogates) dropped or replaced by U+FFFD; offsets count"
                + " without them");
    List<Issue> issues = new ArrayList<>(warnings);
    issues.add(issue);
    return Outcome.of(source, issues);
  }

  /** An absolute http or https address; what only looks like one is no location. */
  static Optional<URI> address(String url) {
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      // free text in the url field: the place in the input serves instead
      return Optional.empty();
    }
  }

  private static SourceId sha256(String raw) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new SourceId(
          HexFormat.of().formatHex(digest.digest(raw.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
