package io.github.gonggao.read;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The announcements of files, folders and streams, read one at a time as they are asked for. */
public final class Announcements {
  /** In this order; plain text takes what is left. */
  static final List<SourceFormat> FORMATS =
      List.of(
          new Gzip(),
          new Warc(),
          new Pdf(),
          new Docx(),
          new Doc(),
          new Zip(),
          new Html(),
          new JsonLines(),
          new JsonDocument(),
          new Csv(),
          new PlainText());

  private Announcements() {}

  /**
   * The system property that was meant to set a limit of reading and sets none, should there be
   * one: its name is that of no limit, or its value no number that the limit can have.
   */
  public static Optional<String> misspeltLimit() {
    return Limits.misspelt();
  }

  /**
   * The announcements of files, and of all files under folders in the order of their names. What
   * cannot be read is an outcome with one issue in its place, and the rest goes on. Hidden files,
   * {@code README*} and gold cards (a {@code .json} with a card's lists, or without body beside a
   * {@code .txt} of the same name) are passed over.
   *
   * @return a lazy stream; close it, and at most one file is open at a time
   */
  public static Stream<Outcome<SourceText>> read(List<Path> inputs) {
    Walk walk = new Walk(inputs);
    return stream(walk).onClose(walk::close).onClose(ParsedDocument::closeIdle);
  }

  /**
   * The announcements of one stream, such as standard input, which the caller closes.
   *
   * @param name what issues and locations call it, such as {@code stdin:-}
   */
  public static Stream<Outcome<SourceText>> read(InputStream in, URI name) {
    return stream(new Guarded(SourceFormat.Input.of(name.toString(), name, in)))
        .onClose(ParsedDocument::closeIdle);
  }

  private static Stream<Outcome<SourceText>> stream(Iterator<Outcome<SourceText>> iterator) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /** Opens an input, or an entry of one, by the first format that recognises it. */
  static Iterator<Outcome<SourceText>> open(SourceFormat.Input input) throws IOException {
    if (input.depth() > Limits.ARCHIVE_DEPTH) {
      return List.of(
              Refusals.of(
                  Issue.Code.TOO_LARGE,
                  input.name(),
                  "more than "
                      + Limits.ARCHIVE_DEPTH
                      + " archives inside one another; unpack the outer ones"))
          .iterator();
    }
    BufferedInputStream stream = new BufferedInputStream(input.stream(), 2 * Limits.HEAD_BYTES);
    stream.mark(Limits.HEAD_BYTES);
    byte[] head = stream.readNBytes(Limits.HEAD_BYTES);
    stream.reset();
    for (SourceFormat format : FORMATS) {
      if (format.recognises(head)) {
        return format.open(input.with(stream));
      }
    }
    throw new IllegalStateException("plain text recognises everything");
  }

  /** The place of something inside of a place: {@code #entry=a.zip&entry=b.txt&line=3}. */
  static URI inside(URI container, String kind, String which) {
    String encoded =
        URLEncoder.encode(which, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
    String mark = container.getRawFragment() == null ? "#" : "&";
    return URI.create(container + mark + kind + "=" + encoded);
  }
}
