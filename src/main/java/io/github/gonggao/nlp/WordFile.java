package io.github.gonggao.nlp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Two-column word lists under {@code ontology/words}: a header line, {@code #} comments, tabs. */
final class WordFile {
  private WordFile() {}

  static Map<String, String> read(String name) {
    String path = "/ontology/words/" + name;
    try (InputStream in = WordFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + path);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      Map<String, String> words = new LinkedHashMap<>();
      boolean header = true;
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (header) {
          header = false;
          continue;
        }
        String[] cells = line.split("\t", -1);
        if (cells.length != 2 || cells[0].isEmpty()) {
          throw new IllegalStateException(path + ":" + number + ": not two columns: " + line);
        }
        if (words.put(cells[0], cells[1]) != null) {
          throw new IllegalStateException(path + ":" + number + ": a second time: " + cells[0]);
        }
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
