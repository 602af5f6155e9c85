package io.github.gonggao.read;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One JSON object a line; one line at a time is in memory. Each line climbs the charset ladder by
 * itself, since dumps are put together from several; only UTF-16, in which a newline is two bytes,
 * is decoded as a whole.
 */
final class JsonLines implements SourceFormat {
  private static final Pattern OBJECT = Pattern.compile("\\s*\\{\\s*[\"}].*", Pattern.DOTALL);

  @Override
  public boolean recognises(byte[] head) {
    return isLines(Charsets.head(head));
  }

  /**
   * The first or second line that is not blank starts an object, and the first does not start one
   * that goes on over lines. A broken line among lines is still a line.
   */
  static boolean isLines(String head) {
    String[] lines = head.lines().filter(l -> !l.isBlank()).limit(3).toArray(String[]::new);
    if (lines.length == 0) {
      return false;
    }
    boolean first = OBJECT.matcher(lines[0]).matches();
    boolean second = lines.length > 1 && OBJECT.matcher(lines[1]).matches();
    if (!first) {
      String line = lines[0].strip();
      // a lone bracket opens a list of objects
      return second && line.length() > 1 && line.matches("[\\[{\"\\]}].*|.{0,20}");
    }
    return second || lines.length == 1 || lines[0].strip().endsWith("}");
  }

  @Override
  public Iterator<Outcome<SourceText>> open(Input input) throws IOException {
    BufferedInputStream stream = new BufferedInputStream(input.stream(), 1 << 16);
    stream.mark(Limits.HEAD_BYTES);
    byte[] head = stream.readNBytes(16);
    stream.reset();
    if (Charsets.isWide(head)) {
      Optional<Charsets.Opened> opened = Charsets.open(stream, input.charset().stream().toList());
      return opened.isEmpty()
          ? List.of(Refusals.of(Issue.Code.NOT_TEXT, input.name(), Charsets.NOT_TEXT)).iterator()
          : new Characters(input, opened.get());
    }
    return new Bytes(input, stream);
  }

  private abstract static class Lines extends Ahead {
    private final Input input;
    private int number;
    boolean atEnd;

    Lines(Input input) {
      this.input = input;
    }

    /** The next line, or null where it is too long. */
    abstract Line line() throws IOException;

    /** A line, or nothing where it is no text. */
    record Line(Optional<Charsets.Decoded> decoded) {}

    List<String> labels() {
      return input.charset().stream().toList();
    }

    @Override
    Outcome<SourceText> ahead() throws IOException {
      while (!atEnd) {
        Line line = line();
        number++;
        String where = input.name() + ":" + number;
        if (line == null) {
          return Refusals.tooLarge(where, Limits.ANNOUNCEMENT_BYTES);
        }
        if (line.decoded.isEmpty()) {
          return Refusals.of(
              Issue.Code.NOT_TEXT,
              where,
              "line " + number + " is " + Charsets.NOT_TEXT + "; the other lines are read");
        }
        if (!line.decoded.get().text().isBlank()) {
          Input record =
              input.entry(
                  where,
                  Announcements.inside(input.location(), "line", String.valueOf(number)),
                  InputStream.nullInputStream());
          return Json.read(record, line.decoded.get(), number, true);
        }
      }
      return null;
    }
  }

  private static final class Bytes extends Lines {
    /** Files of millions of them are read too. */
    private static final Optional<Charsets.Decoded> BLANK = Charsets.decode(new byte[0], List.of());

    private final InputStream stream;

    Bytes(Input input, InputStream stream) {
      super(input);
      this.stream = stream;
    }

    @Override
    Line line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream(8192);
      boolean tooLong = false;
      int c = stream.read();
      while (c >= 0 && c != '\n') {
        if (line.size() < Limits.ANNOUNCEMENT_BYTES) {
          line.write(c);
        } else {
          tooLong = true;
        }
        c = stream.read();
      }
      atEnd = c < 0;
      if (tooLong) {
        return null;
      }
      byte[] bytes = line.toByteArray();
      return new Line(isBlank(bytes) ? BLANK : Charsets.decode(bytes, labels()));
    }

    private static boolean isBlank(byte[] bytes) {
      for (byte b : bytes) {
        if (b != ' ' && b != '\t' && b != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  private static final class Characters extends Lines {
    private final Charsets.Opened opened;
    private final Reader reader;

    Characters(Input input, Charsets.Opened opened) {
      super(input);
      this.opened = opened;
      this.reader = opened.reader();
    }

    @Override
    Line line() throws IOException {
      StringBuilder line = new StringBuilder();
      int c = reader.read();
      boolean tooLong = false;
      while (c >= 0 && c != '\n') {
        if (line.length() < Limits.ANNOUNCEMENT_BYTES) {
          line.append((char) c);
        } else {
          tooLong = true;
        }
        c = reader.read();
      }
      atEnd = c < 0;
      return tooLong ? null : new Line(opened.decoded(line.toString()));
    }
  }
}
