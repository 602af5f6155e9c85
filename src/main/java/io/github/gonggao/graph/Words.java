package io.github.gonggao.graph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a word list under {@code ontology/words}, cut at tabs. */
final class Words {
  private Words() {}

  /** Rows without heading and comments; a list that is not there has none. */
  static List<Row> rows(String list) {
    List<Row> rows = new ArrayList<>();
    try (InputStream in = Words.class.getResourceAsStream("/ontology/words/" + list + ".tsv")) {
      if (in == null) {
        return rows;
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      boolean heading = true;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (!heading) {
          rows.add(new Row(List.of(line.split("\t", -1))));
        }
        heading = false;
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The parts of a cell that holds several. */
  static List<String> parts(String cell) {
    return Arrays.stream(cell.split("、", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** One row; cells that are not there are empty. */
  record Row(List<String> cells) {
    String at(int column) {
      return column < cells.size() ? cells.get(column).strip() : "";
    }
  }
}
