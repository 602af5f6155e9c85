package io.github.gonggao.read;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;

/** One JSON object a line; one line at a time is in memory. */
final class JsonLines implements SourceFormat {
  private static final Pattern OBJECT =
      Pattern.compile("\\uFEFF?\\s*\\{\\s*[\"}].*", Pattern.DOTALL);

  /**
   * The first or second line that is not blank starts an object, and the first does not start one
   * that goes on over lines. A broken line among lines is still a line.
   */
  @Override
  public boolean recognises(byte[] head) {
    String[] lines =
        new String(head, StandardCharsets.ISO_8859_1)
            .replaceFirst("^\u00EF\u00BB\u00BF", "")
            .lines()
            .filter(l -> !l.isBlank())
            .limit(3)
            .toArray(String[]::new);
    if (lines.length == 0) {
      return false;
    }
    boolean first = OBJECT.matcher(lines[0]).matches();
    boolean second = lines.length > 1 && OBJECT.matcher(lines[1]).matches();
    if (!first) {
      return second && lines[0].length() > 1 && lines[0].strip().matches("[\\[{\"\\]}].*|.{0,20}");
    }
    return second || lines.length == 1 || lines[0].strip().endsWith("}");
  }

  @Override
  public Iterator<Outcome<SourceText>> open(Input input) {
    return new Lines(input);
  }

  private static final class Lines implements Iterator<Outcome<SourceText>> {
    private final Input input;
    private final InputStream stream;
    private int number;
    private boolean atEnd;
    private Outcome<SourceText> next;

    Lines(Input input) {
      this.input = input;
      this.stream = new BufferedInputStream(input.stream(), 1 << 16);
    }

    @Override
    public boolean hasNext() {
      while (next == null && !atEnd) {
        try {
          next = line();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return next != null;
    }

    @Override
    public Outcome<SourceText> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Outcome<SourceText> outcome = next;
      next = null;
      return outcome;
    }

    /** The outcome of the next line, or null for a blank one. */
    private Outcome<SourceText> line() throws IOException {
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
      number++;
      String where = input.name() + ":" + number;
      if (tooLong) {
        return Refusals.tooLarge(where, Limits.ANNOUNCEMENT_BYTES);
      }
      byte[] bytes = line.toByteArray();
      Optional<Charsets.Decoded> decoded = Charsets.decode(bytes, bytes.length);
      if (decoded.isEmpty()) {
        return Refusals.of(
            Issue.Code.NOT_TEXT,
            where,
            "line " + number + " is neither UTF-8 nor GB18030; the other lines are read");
      }
      String text = decoded.get().text();
      if (text.isBlank()) {
        return null;
      }
      URI place = URI.create(input.location() + "#line=" + number);
      return Json.read(text, decoded.get().charset(), where, number, true, place);
    }
  }
}
