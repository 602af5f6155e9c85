package io.github.gonggao.run;

import io.github.gonggao.graph.GraphView;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * The graph as files beside the store: all of it as canonical N-Quads and as TriG, and for as many
 * announcements as a person looks through, a readable Turtle file each.
 */
final class RdfFiles {
  static final String NQUADS = "gonggao.nq.gz";
  static final String TRIG = "gonggao.trig.gz";
  static final String SINGLE = "announcements";

  /** More files than this nobody opens one by one. */
  static final int MOST_SINGLE = 200;

  private static final String ANNOUNCEMENTS =
      "SELECT ?a WHERE { GRAPH ?g { ?a a <https://w3id.org/gonggao/ontology#Announcement> } }"
          + " ORDER BY ?a";

  private RdfFiles() {}

  /** Writes what has changed; each file appears whole or not at all. */
  static void write(Path folder, Path store, Pipeline.Progress progress) throws IOException {
    try (GraphView view = GraphView.open(store)) {
      List<String> ids = view.announcements() <= MOST_SINGLE ? ids(view) : List.of();
      progress.begin("RDF files", 2L + ids.size());
      zipped(view, "nquads", folder.resolve(NQUADS));
      progress.step();
      zipped(view, "trig", folder.resolve(TRIG));
      progress.step();
      single(view, ids, folder.resolve(SINGLE), progress);
    }
  }

  static void delete(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(NQUADS));
    Files.deleteIfExists(folder.resolve(TRIG));
    if (Files.exists(folder.resolve(SINGLE))) {
      Trees.delete(folder.resolve(SINGLE));
    }
  }

  private static void zipped(GraphView view, String format, Path file) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    try (OutputStream raw = Files.newOutputStream(temporary);
        OutputStream out = new BufferedOutputStream(new GZIPOutputStream(raw, 1 << 16), 1 << 16)) {
      view.export(format, out);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<String> ids(GraphView view) throws IOException {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    view.query(ANNOUNCEMENTS, "csv", csv)
        .ifPresent(
            problem -> {
              throw new IllegalStateException(problem);
            });
    List<String> ids = new ArrayList<>();
    csv.toString(StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .forEach(iri -> ids.add(iri.substring(iri.lastIndexOf('/') + 1)));
    return ids;
  }

  private static void single(
      GraphView view, List<String> ids, Path folder, Pipeline.Progress progress)
      throws IOException {
    if (ids.isEmpty() && !Files.exists(folder)) {
      return;
    }
    Files.createDirectories(folder);
    Set<String> kept = new HashSet<>();
    for (String id : ids) {
      ByteArrayOutputStream turtle = new ByteArrayOutputStream();
      if (!view.export(id, "turtle", turtle)) {
        throw new IllegalStateException("the store names an announcement that it has not: " + id);
      }
      String name = id + ".ttl";
      kept.add(name);
      Files.write(folder.resolve(name), turtle.toByteArray());
      progress.step();
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.ttl")) {
      for (Path file : files) {
        if (!kept.contains(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
  }
}
