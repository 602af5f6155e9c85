package io.github.gonggao.graph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What the word list of organizations says of the organizations themselves. */
final class Registry {
  private static final String LIST = "/ontology/words/organizations.tsv";

  /** A line of the list; empty strings where it says nothing. */
  record Entry(String kind, String parent, String link, String rank, String english) {}

  private static final Map<String, Entry> ALL = load();

  private Registry() {}

  static Entry of(String canonical) {
    return ALL.getOrDefault(canonical, new Entry("", "", "", "", ""));
  }

  /** Digest of what the list says of organizations. */
  static String digest() {
    return Iris.sha256(new java.util.TreeMap<>(ALL).toString());
  }

  private static Map<String, Entry> load() {
    Map<String, Entry> all = new HashMap<>();
    try (InputStream in = Registry.class.getResourceAsStream(LIST)) {
      if (in == null) {
        return all;
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank() || line.startsWith("#") || line.startsWith("canonical\t")) {
          continue;
        }
        String[] cells = line.split("\t", -1);
        all.putIfAbsent(
            cells[0].strip(),
            new Entry(
                cell(cells, 2), cell(cells, 3), cell(cells, 4), cell(cells, 5), cell(cells, 6)));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(String[] cells, int at) {
    return at < cells.length ? cells[at].strip() : "";
  }
}
