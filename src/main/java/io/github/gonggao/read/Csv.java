package io.github.gonggao.read;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table whose first row names its columns, one of them the body ({@code page-columns.tsv}),
 * parted by commas, semicolons or tabs; a row is a record, and quoted cells may have lines. A row
 * of more cells than the header is refused: somewhere in it a comma of the text parts it.
 */
final class Csv implements SourceFormat {
  static final String MEDIA_TYPE = "text/csv";

  private static final char[] DELIMITERS = {',', '\t', ';'};
  private static final int LONGEST_HEADER = 2000;

  /** A header that names a body. */
  private record Header(char delimiter, List<Optional<Records.Name>> columns) {}

  @Override
  public boolean recognises(byte[] head) {
    return header(head, List.of()).isPresent();
  }

  private static Optional<Header> header(byte[] head, List<String> labels) {
    if (!Charsets.isWide(head) && !mayBe(head)) {
      return Optional.empty();
    }
    Optional<Charsets.Decoded> decoded = Charsets.decode(head, labels);
    if (decoded.isEmpty()) {
      return Optional.empty();
    }
    String line = decoded.get().text().lines().findFirst().orElse("");
    for (char delimiter : DELIMITERS) {
      if (line.length() <= LONGEST_HEADER && line.indexOf(delimiter) > 0) {
        List<Optional<Records.Name>> columns = columns(line, delimiter);
        long bodies =
            columns.stream()
                .filter(c -> c.isPresent() && c.get().field() == Records.Field.BODY)
                .count();
        if (bodies > 0 && columns.size() > 1) {
          return Optional.of(new Header(delimiter, columns));
        }
      }
    }
    return Optional.empty();
  }

  /** Spares the charset ladder those inputs that start with no short line of several cells. */
  private static boolean mayBe(byte[] head) {
    boolean parted = false;
    for (int i = 0; i < head.length && i < 3 * LONGEST_HEADER; i++) {
      if (head[i] == '\n') {
        return parted;
      }
      parted |= head[i] == ',' || head[i] == '\t' || head[i] == ';';
    }
    return parted && head.length < 3 * LONGEST_HEADER;
  }

  private static List<Optional<Records.Name>> columns(String line, char delimiter) {
    List<Optional<Records.Name>> columns = new ArrayList<>();
    for (String cell : line.split(String.valueOf(delimiter), -1)) {
      String name = cell.strip();
      if (name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")) {
        name = name.substring(1, name.length() - 1);
      }
      columns.add(Records.name(name));
    }
    return columns;
  }

  @Override
  public Iterator<Outcome<SourceText>> open(Input input) throws IOException {
    BufferedInputStream stream = new BufferedInputStream(input.stream(), 2 * Limits.HEAD_BYTES);
    stream.mark(Limits.HEAD_BYTES);
    byte[] head = stream.readNBytes(Limits.HEAD_BYTES);
    stream.reset();
    List<String> labels = input.charset().stream().toList();
    Optional<Header> header = header(head, labels);
    Optional<Charsets.Opened> opened = Charsets.open(stream, labels);
    if (header.isEmpty() || opened.isEmpty()) {
      return List.of(Refusals.of(Issue.Code.NOT_TEXT, input.name(), Charsets.NOT_TEXT)).iterator();
    }
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(header.get().delimiter)
            .setIgnoreEmptyLines(true)
            .setTrailingData(true)
            .get();
    Rationed reader = new Rationed(opened.get().reader());
    CSVParser parser = CSVParser.builder().setReader(reader).setFormat(format).get();
    return new Rows(input, header.get(), opened.get(), reader, parser);
  }

  /** Ends where one row takes more than an announcement may: a quote that nobody closed. */
  private static final class Rationed extends FilterReader {
    private long left;

    Rationed(Reader in) {
      super(in);
      refill();
    }

    void refill() {
      left = Limits.ANNOUNCEMENT_BYTES;
    }

    @Override
    public int read() throws IOException {
      int c = in.read();
      take(1);
      return c;
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
      int n = in.read(chars, offset, length);
      take(n);
      return n;
    }

    private void take(int n) throws IOException {
      left -= n;
      if (left < 0) {
        throw new RowTooLongException(
            "a row longer than an announcement; a quote may not be closed");
      }
    }
  }

  private static final class RowTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    RowTooLongException(String message) {
      super(message);
    }
  }

  private static final class Rows extends Ahead {
    private final Input input;
    private final Header header;
    private final Charsets.Opened opened;
    private final Rationed reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private int number;
    private boolean ended;

    Rows(Input input, Header header, Charsets.Opened opened, Rationed reader, CSVParser parser) {
      this.input = input;
      this.header = header;
      this.opened = opened;
      this.reader = reader;
      this.parser = parser;
      this.rows = parser.iterator();
    }

    @Override
    Outcome<SourceText> ahead() throws IOException {
      if (ended) {
        return null;
      }
      try {
        if (number == 0 && rows.hasNext()) {
          rows.next();
          number++;
        }
        reader.refill();
        if (rows.hasNext()) {
          CSVRecord row = rows.next();
          number++;
          return row(row);
        }
      } catch (UncheckedIOException e) {
        IOException cause = e.getCause();
        if (!(cause instanceof CSVException || cause instanceof RowTooLongException)) {
          throw cause;
        }
        ended = true;
        return Refusals.of(
            Issue.Code.BAD_CSV,
            input.name() + "#row=" + (number + 1),
            "broken near line "
                + parser.getCurrentLineNumber()
                + ": "
                + cause.getMessage()
                + "; the rows before it are read");
      }
      ended = true;
      if (number > 1) {
        return null;
      }
      return Refusals.of(
          Issue.Code.EMPTY_INPUT, input.name(), "a table with a header and no row under it");
    }

    private Outcome<SourceText> row(CSVRecord row) {
      Input place =
          input.entry(
              input.name() + "#row=" + number,
              Announcements.inside(input.location(), "row", String.valueOf(number)),
              InputStream.nullInputStream());
      if (row.size() > header.columns.size()) {
        return Refusals.of(
            Issue.Code.BAD_CSV,
            place.name(),
            row.size()
                + " cells under "
                + header.columns.size()
                + " columns, in "
                + Refusals.quote(row.get(0))
                + "; put cells that hold the delimiter into quotes");
      }
      Records.Values values = new Records.Values();
      for (int i = 0; i < row.size(); i++) {
        Optional<Records.Name> name = header.columns.get(i);
        if (name.isPresent()) {
          values.put(name.get(), row.get(i));
        }
      }
      return Records.read(place, values, MEDIA_TYPE, opened);
    }
  }
}
