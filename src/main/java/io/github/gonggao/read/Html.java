package io.github.gonggao.read;

import io.github.gonggao.model.Block;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A web page with one announcement. */
final class Html implements SourceFormat {
  static final String MEDIA_TYPE = "text/html";

  private static final String NAMES =
      "html|head|body|title|meta|link|base|script|style|div|p|table|tbody|tr|td|span|h[1-6]|br|center"
          + "|article|section|main|font|ul|ol|dl|strong|b|a|img|form|header|nav|ucapcontent";

  private static final Pattern START =
      Pattern.compile(
          "\\s*+(?:<\\?xml[^>]*+>\\s*+)?(?:<!--(?:(?!-->).)*+-->\\s*+){0,20}+"
              + "(?:<!doctype\\s+html|<!--|<(?:"
              + NAMES
              + ")(?=[\\s>/]))",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /** Declarations stand at the start, in ASCII, whatever the charset (UTF-16 has none). */
  private static final Pattern DECLARED =
      Pattern.compile(
          "<meta[^>]{0,300}?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:-]+)|<\\?xml[^>]{0,100}?encoding\\s*=\\s*[\"']([A-Za-z0-9_.:-]+)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public boolean recognises(byte[] head) {
    return isHtml(Charsets.head(head));
  }

  static boolean isHtml(String text) {
    return START.matcher(text.startsWith("\uFEFF") ? text.substring(1) : text).lookingAt();
  }

  @Override
  public Iterator<Outcome<SourceText>> open(Input input) throws IOException {
    return List.of(read(input)).iterator();
  }

  private static Outcome<SourceText> read(Input input) throws IOException {
    byte[] bytes = input.stream().readNBytes(Limits.ANNOUNCEMENT_BYTES + 1);
    if (bytes.length > Limits.ANNOUNCEMENT_BYTES) {
      return Refusals.tooLarge(input.name(), Limits.ANNOUNCEMENT_BYTES);
    }
    Optional<Charsets.Decoded> decoded = Charsets.decode(bytes, labels(input, bytes));
    if (decoded.isEmpty()) {
      return Refusals.of(Issue.Code.NOT_TEXT, input.name(), Charsets.NOT_TEXT);
    }
    String html = decoded.get().text();
    Optional<Page> read = page(html);
    if (read.isEmpty()) {
      return tooManyTags(input.name());
    }
    Page page = read.get();
    if (page.body().isBlank()) {
      return Refusals.of(
          Issue.Code.EMPTY_INPUT,
          input.name(),
          "a page without text; its text may be loaded by a script: save the page as shown");
    }
    Optional<URI> address = input.address().or(page::address);
    return Texts.of(
        input.at(address),
        MEDIA_TYPE,
        decoded.get().charset(),
        parts(page),
        decoded.get().warnings(input.name()));
  }

  /** The announcement of a page, unless it has more tags than anybody writes. */
  static Optional<Page> page(String html) {
    return tags(html) > Limits.HTML_TAGS ? Optional.empty() : Optional.of(Page.of(html));
  }

  static Outcome<SourceText> tooManyTags(String where) {
    return Refusals.of(
        Issue.Code.TOO_LARGE,
        where,
        "a page of more than " + Limits.HTML_TAGS + " tags; cut the announcement out of it");
  }

  private static List<Texts.Part> parts(Page page) {
    List<Texts.Part> parts = new ArrayList<>();
    page.title().ifPresent(t -> parts.add(new Texts.Part(Block.Kind.TITLE, t)));
    page.published().ifPresent(t -> parts.add(new Texts.Part(Block.Kind.PUBLISHED, t)));
    page.source().ifPresent(t -> parts.add(new Texts.Part(Block.Kind.SOURCE, t)));
    parts.add(new Texts.Part(Block.Kind.BODY, page.body()));
    return parts;
  }

  private static List<String> labels(Input input, byte[] bytes) {
    List<String> labels = new ArrayList<>(input.charset().stream().toList());
    String head =
        new String(
            Arrays.copyOf(bytes, Math.min(bytes.length, Limits.HEAD_BYTES)),
            StandardCharsets.ISO_8859_1);
    Matcher matcher = DECLARED.matcher(head);
    if (matcher.find()) {
      labels.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return labels;
  }

  private static int tags(String html) {
    int tags = 0;
    for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
      tags++;
    }
    return tags;
  }
}
