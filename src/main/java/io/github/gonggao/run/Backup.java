package io.github.gonggao.run;

import io.github.gonggao.graph.Graph;
import io.github.gonggao.graph.GraphSettings;
import io.github.gonggao.graph.GraphView;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A dataset in one file, and a dataset of such a file.
 *
 * <p>The file is a zip of what cannot be made again (the checkpoint, the judgements, the quads and
 * what stands beside them), so that it opens without this program, and {@code SHA256SUMS} of it. A
 * copy of the folder would not do: of a database that is open most copies cannot be read. It is
 * written under another name, forced to disk, read back and only then given its own.
 */
final class Backup {
  private static final String SUMS = "SHA256SUMS";
  private static final String GRAPH = "graph/";
  private static final String JUDGEMENTS = "judgements.jsonl";

  /** Files of the folder that a backup takes as they are. */
  private static final List<String> KEPT =
      List.of(Build.CHECKPOINT, JUDGEMENTS, Summary.FILE, RdfFiles.NQUADS);

  private Backup() {}

  /** Writes the dataset of {@code folder} to {@code file}; readers go on meanwhile. */
  static void write(Path folder, Path file, GraphSettings settings) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    // nobody builds meanwhile, or checkpoint and graph would not belong together
    try (Graph held = Graph.open(folder.resolve(Build.STORE), settings);
        GraphView view = GraphView.open(folder.resolve(Build.STORE))) {
      try {
        write(folder, view, temporary);
        Map<String, String> sums = sums(temporary);
        if (sums.isEmpty() || held.sources().size() != view.announcements()) {
          throw new IOException("the backup " + temporary + " cannot be read back");
        }
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(temporary);
        throw e;
      }
    }
  }

  private static void write(Path folder, GraphView view, Path file) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        ZipOutputStream zip =
            new ZipOutputStream(
                new BufferedOutputStream(
                    java.nio.channels.Channels.newOutputStream(channel), 1 << 16))) {
      // nearly all of it is compressed already
      zip.setLevel(1);
      view.backup(name -> entry(zip, GRAPH + name, sums));
      for (String name : KEPT) {
        Path kept = folder.resolve(name);
        if (Files.exists(kept)) {
          try (OutputStream out = entry(zip, name, sums)) {
            Files.copy(kept, out);
          }
        }
      }
      StringBuilder text = new StringBuilder();
      sums.forEach((name, sum) -> text.append(sum).append("  ").append(name).append('\n'));
      zip.putNextEntry(timeless(SUMS));
      zip.write(text.toString().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      zip.finish();
      zip.flush();
      channel.force(true);
    }
  }

  private static ZipEntry timeless(String name) {
    ZipEntry entry = new ZipEntry(name);
    // the same dataset gives the same bytes; zip knows no time before that
    entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
    return entry;
  }

  private static OutputStream entry(ZipOutputStream zip, String name, Map<String, String> sums)
      throws IOException {
    zip.putNextEntry(timeless(name));
    MessageDigest digest = Fingerprint.sha256();
    return new FilterOutputStream(new DigestOutputStream(zip, digest)) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        // a stream around this one closes it, and then its owner does again
        if (sums.containsKey(name)) {
          return;
        }
        flush();
        sums.put(name, HexFormat.of().formatHex(digest.digest()));
        zip.closeEntry();
      }
    };
  }

  /**
   * The digests that a backup names, after all that it holds was read and compared with them.
   *
   * @throws IOException if it is no backup, or not a whole one
   */
  private static Map<String, String> sums(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry list = zip.getEntry(SUMS);
      if (list == null) {
        throw new IOException(file + " is no backup that gonggao made: it has no " + SUMS);
      }
      Map<String, String> sums = new TreeMap<>();
      try (InputStream in = zip.getInputStream(list)) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .forEach(line -> sums.put(line.substring(66), line.substring(0, 64)));
      }
      for (Map.Entry<String, String> sum : sums.entrySet()) {
        MessageDigest digest = Fingerprint.sha256();
        ZipEntry entry = zip.getEntry(sum.getKey());
        if (entry == null) {
          throw new IOException(file + " is not whole: it has no " + sum.getKey());
        }
        try (InputStream in = zip.getInputStream(entry);
            OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
          in.transferTo(out);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sum.getValue())) {
          throw new IOException(
              file + " is damaged: " + sum.getKey() + " is not what was written; use another one");
        }
      }
      return sums;
    } catch (java.util.zip.ZipException | StringIndexOutOfBoundsException e) {
      throw new IOException(
          file + " is damaged or no backup (" + e.getMessage() + "); use another one", e);
    }
  }

  /** Makes the dataset of a backup in a folder that has none; publishing it comes last. */
  static Graph.Report restore(
      Path file, Path folder, GraphSettings settings, Pipeline.Progress progress)
      throws IOException {
    Set<String> names = new LinkedHashSet<>(sums(file).keySet());
    Files.createDirectories(folder);
    if (Files.exists(folder.resolve(Build.CHECKPOINT))
        && Files.exists(folder.resolve(Build.STORE).resolve("current"))) {
      throw new IOException(
          "there is a dataset in " + folder + " already; restore to another folder");
    }
    Path parts = Files.createTempDirectory(folder, "restoring");
    try (ZipFile zip = new ZipFile(file.toFile())) {
      names.removeIf(name -> !name.matches("(graph/)?[a-z0-9.]+"));
      for (String name : names) {
        Path to = name.startsWith(GRAPH) ? parts : folder;
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
          Files.copy(
              in,
              to.resolve(name.substring(name.indexOf('/') + 1)),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
      progress.begin("store", 1);
      Graph.Report report = Graph.restore(folder.resolve(Build.STORE), parts, settings);
      RdfFiles.write(folder, folder.resolve(Build.STORE), progress);
      return report;
    } finally {
      Trees.delete(parts);
    }
  }
}
