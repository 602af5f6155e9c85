package io.github.gonggao.resolve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The word lists under {@code ontology/words} that say who is who. */
final class Lists {
  private Lists() {}

  /** Lines of a list without heading and comments; a list that is not there has none. */
  static List<String> lines(String list) {
    List<String> lines = new ArrayList<>();
    try (InputStream in = Lists.class.getResourceAsStream("/ontology/words/" + list + ".tsv")) {
      if (in == null) {
        return lines;
      }
      BufferedReader rows = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      boolean heading = true;
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        if (row.isBlank() || row.startsWith("#")) {
          continue;
        }
        if (!heading) {
          lines.add(row);
        }
        heading = false;
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cells of a line, at least {@code columns} of them. */
  static List<String> cells(String line, int columns) {
    List<String> cells = new ArrayList<>();
    Arrays.stream(line.split("\t", -1)).map(String::strip).forEach(cells::add);
    while (cells.size() < columns) {
      cells.add("");
    }
    return cells;
  }

  /** The parts of a cell that holds several. */
  static List<String> parts(String cell) {
    return Arrays.stream(cell.split("、", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
