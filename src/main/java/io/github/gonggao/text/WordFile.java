package io.github.gonggao.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tables under {@code ontology/words}: a header line, {@code #} comments, tabs. */
final class WordFile {
  private WordFile() {}

  /** The rows without the header, each of as many cells as the header has. */
  static List<List<String>> rows(String name) {
    String path = "/ontology/words/" + name;
    try (InputStream in = WordFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + path);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<List<String>> rows = new ArrayList<>();
      int columns = 0;
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        List<String> cells = List.of(line.split("\t", -1));
        if (columns == 0) {
          columns = cells.size();
        } else if (cells.size() != columns) {
          throw new IllegalStateException(
              path + ":" + number + ": not " + columns + " columns: " + line);
        } else {
          rows.add(cells);
        }
      }
      return List.copyOf(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
