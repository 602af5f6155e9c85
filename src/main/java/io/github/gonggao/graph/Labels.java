package io.github.gonggao.graph;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What each announcement contributes to the authority graph, in a file beside the database, so that
 * a changed announcement takes its own names back and no other's.
 */
final class Labels implements AutoCloseable {
  private final Path added;
  private final BufferedWriter out;
  private final Map<String, Integer> latest = new HashMap<>();
  private final Map<String, Integer> mentioned = new HashMap<>();
  private int turn;

  /** Collects contributions in {@code directory} until they are merged. */
  Labels(Path directory) throws IOException {
    added = directory.resolve("labels.added");
    out = Files.newBufferedWriter(added, StandardCharsets.UTF_8);
  }

  /** The last word of an announcement counts. */
  void put(String announcement, List<EntityLabel> labels) throws IOException {
    turn++;
    latest.put(announcement, turn);
    for (EntityLabel label : labels) {
      out.write(turn + "\t" + label.line(announcement) + "\n");
    }
  }

  void remove(String announcement) {
    latest.put(announcement, 0);
  }

  /**
   * Writes the contributions of the next generation.
   *
   * @param before those of the last one, or a file that is not there
   * @param everything all entities are wanted, not only those that a change touched
   * @return packed contributions of every entity that may have changed; empty where it has none
   *     left
   */
  Map<String, String> merge(Path before, Path after, boolean everything) throws IOException {
    out.close();
    Set<String> touched = new HashSet<>();
    try (BufferedWriter merged = Files.newBufferedWriter(after, StandardCharsets.UTF_8)) {
      if (Files.exists(before)) {
        try (BufferedReader in = Files.newBufferedReader(before, StandardCharsets.UTF_8)) {
          for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (latest.containsKey(EntityLabel.announcementOf(line))) {
              touched.add(EntityLabel.parse(line).local());
            } else {
              merged.write(line + "\n");
            }
          }
        }
      }
      try (BufferedReader in = Files.newBufferedReader(added, StandardCharsets.UTF_8)) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          int tab = line.indexOf('\t');
          String rest = line.substring(tab + 1);
          int current = latest.get(EntityLabel.announcementOf(rest));
          if (current == Integer.parseInt(line.substring(0, tab))) {
            merged.write(rest + "\n");
            touched.add(EntityLabel.parse(rest).local());
          }
        }
      }
    }
    Files.delete(added);
    Map<String, String> packed = new TreeMap<>();
    touched.forEach(local -> packed.put(local, ""));
    try (BufferedReader in = Files.newBufferedReader(after, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String rest = line.substring(line.indexOf('\t'));
        String local = rest.substring(1, rest.indexOf('\t', 1));
        if (everything || touched.contains(local)) {
          mentioned.merge(local, 1, Integer::sum);
          packed.merge(local, rest, Labels::join);
        }
      }
    }
    return packed;
  }

  /** In how many announcements each entity of a file of contributions is named. */
  static Map<String, Integer> mentioned(Path file) throws IOException {
    Map<String, Integer> mentioned = new TreeMap<>();
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        mentioned.merge(EntityLabel.parse(line).local(), 1, Integer::sum);
      }
    }
    return mentioned;
  }

  /** In how many announcements each of the entities that were merged is named. */
  Map<String, Integer> mentioned() {
    return mentioned;
  }

  /** Most contributions to an entity say the same, so that one line holds them all. */
  private static String join(String known, String line) {
    if (known.isEmpty()) {
      return line;
    }
    return ("\n" + known + "\n").contains("\n" + line + "\n") ? known : known + "\n" + line;
  }

  static List<EntityLabel> unpack(String packed) {
    List<EntityLabel> labels = new ArrayList<>();
    packed.lines().filter(line -> !line.isEmpty()).forEach(l -> labels.add(EntityLabel.parse(l)));
    return labels;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
