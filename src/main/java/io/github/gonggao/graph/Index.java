package io.github.gonggao.graph;

import io.github.gonggao.model.SourceId;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The announcements of a generation: which graph each has, what it held, how large it is. It stands
 * beside the database so that a build can tell what is unchanged without opening one that another
 * process serves.
 */
final class Index {
  /**
   * Id and digest of an announcement's graph, and its number of quads.
   *
   * @param input digest of all that the graph was made of; empty where nobody gave one
   */
  record Entry(String id, String digest, long quads, String input) {}

  private final Map<SourceId, Entry> bySource = new TreeMap<>();
  private final Map<String, SourceId> byId = new HashMap<>();

  static Index read(Path file) throws IOException {
    Index index = new Index();
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split("\t", -1);
        String input = cells.length > 4 ? cells[4] : "";
        index.put(
            new SourceId(cells[0]), new Entry(cells[1], cells[2], Long.parseLong(cells[3]), input));
      }
    }
    return index;
  }

  void write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (Map.Entry<SourceId, Entry> entry : bySource.entrySet()) {
        Entry e = entry.getValue();
        out.write(
            String.join(
                    "\t",
                    entry.getKey().toString(),
                    e.id(),
                    e.digest(),
                    Long.toString(e.quads()),
                    e.input())
                + "\n");
      }
    }
  }

  Optional<Entry> of(SourceId source) {
    return Optional.ofNullable(bySource.get(source));
  }

  Optional<SourceId> owner(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  void put(SourceId source, Entry entry) {
    remove(source);
    bySource.put(source, entry);
    byId.put(entry.id(), source);
  }

  void remove(SourceId source) {
    Entry old = bySource.remove(source);
    if (old != null) {
      byId.remove(old.id());
    }
  }

  Map<SourceId, Entry> all() {
    return bySource;
  }
}
