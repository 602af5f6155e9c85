package io.github.gonggao.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tables of {@code ontology/words}: a header line, then rows of cells; # starts a comment line. */
final class WordFile {
  private WordFile() {}

  static List<List<String>> rows(String name) {
    String path = "/ontology/words/" + name;
    try (InputStream in = WordFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no " + path + " on the class path");
      }
      List<List<String>> rows = new ArrayList<>();
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : all.lines().toList()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          rows.add(List.of(line.split("\t", -1)));
        }
      }
      return rows.subList(1, rows.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One pattern for all rows of a role; matches where any of them does. */
  static Pattern any(List<List<String>> rows, int roleCell, String role, int patternCell) {
    List<String> patterns =
        rows.stream()
            .filter(r -> r.get(roleCell).equals(role))
            .map(r -> "(?:" + r.get(patternCell) + ")")
            .toList();
    return Pattern.compile(String.join("|", patterns));
  }
}
