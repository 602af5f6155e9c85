package io.github.gonggao.graph;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * {@code checksums.tsv} of a generation: length and CRC-32C of each of its files.
 *
 * <p>A published generation is never written to, so any difference is damage. The sums are against
 * decay and half copies, not against forgery: CRC-32C is what processors compute themselves, at the
 * speed of reading.
 */
final class Checksums {
  static final String FILE = "checksums.tsv";
  private static final int CHUNK = 1 << 20;

  private Checksums() {}

  private record Sum(long bytes, String crc) {}

  /** Writes the sums of all files of a generation, and gives back a digest of them. */
  static String write(Path generation) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Path> file : files(generation).entrySet()) {
      text.append(sum(file.getValue()))
          .append('\t')
          .append(Files.size(file.getValue()))
          .append('\t')
          .append(file.getKey())
          .append('\n');
    }
    try (BufferedWriter out =
        Files.newBufferedWriter(generation.resolve(FILE), StandardCharsets.UTF_8)) {
      out.write(text.toString());
    }
    return Iris.sha256(text.toString());
  }

  /**
   * What is wrong with the files of a generation; nothing where it has no sums, as one that an
   * earlier version of the program made.
   *
   * @param digest of the sums, as the pointer has it
   * @param contents also what the files hold is read, not only how long they are
   */
  static List<String> wrong(Path generation, String digest, boolean contents) throws IOException {
    List<String> wrong = new ArrayList<>();
    if (digest.isEmpty()) {
      return wrong;
    }
    Path file = generation.resolve(FILE);
    if (!Files.exists(file)) {
      return List.of(FILE + " is missing");
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    if (!Iris.sha256(text).equals(digest)) {
      return List.of(FILE + " is not the one that was published");
    }
    Map<String, Path> there = files(generation);
    Map<String, Sum> sums = parse(text);
    for (Map.Entry<String, Sum> entry : sums.entrySet()) {
      Path found = there.get(entry.getKey());
      if (found == null) {
        wrong.add(entry.getKey() + " is missing");
      } else if (Files.size(found) != entry.getValue().bytes()) {
        wrong.add(
            entry.getKey()
                + " has "
                + Files.size(found)
                + " bytes in place of "
                + entry.getValue().bytes());
      }
    }
    there.keySet().stream()
        .filter(name -> !sums.containsKey(name))
        .forEach(name -> wrong.add(name + " does not belong here"));
    if (contents && wrong.isEmpty()) {
      for (Map.Entry<String, Sum> entry : sums.entrySet()) {
        if (!sum(there.get(entry.getKey())).equals(entry.getValue().crc())) {
          wrong.add(entry.getKey() + " holds other bytes than were written");
        }
      }
    }
    return wrong;
  }

  private static Map<String, Sum> parse(String text) {
    Map<String, Sum> sums = new TreeMap<>();
    text.lines()
        .forEach(
            line -> {
              String[] cells = line.split("\t", 3);
              sums.put(cells[2], new Sum(Long.parseLong(cells[1]), cells[0]));
            });
    return sums;
  }

  private static Map<String, Path> files(Path generation) throws IOException {
    Map<String, Path> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(generation)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = generation.relativize(file).toString().replace('\\', '/');
        if (!Generations.isLock(file) && !name.equals(FILE)) {
          found.put(name, file);
        }
      }
    }
    return found;
  }

  private static String sum(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      while (in.read(buffer) >= 0) {
        buffer.flip();
        crc.update(buffer);
        buffer.clear();
      }
    }
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
