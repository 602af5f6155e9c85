package io.github.gonggao.graph;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Sorts more lines than fit into memory, each kept once: runs of them are sorted, written to
 * temporary files and merged.
 */
final class LineSort implements AutoCloseable {
  /** UTF-16 units of one run in memory. */
  private static final long RUN = 64L << 20;

  private final List<Path> runs = new ArrayList<>();
  private List<String> lines = new ArrayList<>();
  private long size;

  /** What is done with a line. */
  interface Sink {
    void accept(String line) throws IOException;
  }

  void add(String line) {
    lines.add(line);
    size += line.length() + 40;
    if (size > RUN) {
      try {
        spill();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  boolean isEmpty() {
    return lines.isEmpty() && runs.isEmpty();
  }

  private void spill() throws IOException {
    Path run = Files.createTempFile("gonggao-sort", ".gz");
    runs.add(run);
    lines.sort(null);
    try (BufferedWriter out =
        new BufferedWriter(
            new java.io.OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(run), 1 << 16),
                StandardCharsets.UTF_8))) {
      for (String line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
    lines = new ArrayList<>();
    size = 0;
  }

  private record Head(String line, int from) {}

  /** Gives every line once, in order of UTF-16 units. */
  void each(Sink sink) throws IOException {
    lines.sort(null);
    List<BufferedReader> readers = new ArrayList<>();
    PriorityQueue<Head> heads =
        new PriorityQueue<>(Comparator.comparing(Head::line).thenComparing(Head::from));
    try {
      for (Path run : runs) {
        readers.add(
            new BufferedReader(
                new java.io.InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(run), 1 << 16),
                    StandardCharsets.UTF_8)));
        push(readers, heads, readers.size() - 1);
      }
      int next = 0;
      if (!lines.isEmpty()) {
        heads.add(new Head(lines.get(next++), -1));
      }
      String last = null;
      while (!heads.isEmpty()) {
        Head head = heads.poll();
        if (!head.line().equals(last)) {
          sink.accept(head.line());
          last = head.line();
        }
        if (head.from() >= 0) {
          push(readers, heads, head.from());
        } else if (next < lines.size()) {
          heads.add(new Head(lines.get(next++), -1));
        }
      }
    } finally {
      for (BufferedReader reader : readers) {
        reader.close();
      }
    }
  }

  private static void push(List<BufferedReader> readers, PriorityQueue<Head> heads, int from)
      throws IOException {
    String line = readers.get(from).readLine();
    if (line != null) {
      heads.add(new Head(line, from));
    }
  }

  @Override
  public void close() throws IOException {
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }
}
