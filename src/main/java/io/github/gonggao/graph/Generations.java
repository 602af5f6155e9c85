package io.github.gonggao.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory of a store: generations side by side, and a pointer to the one that counts.
 *
 * <pre>
 * current          the manifest of the generation that counts; replaced by an atomic rename
 * writer.lock      held by the process that writes
 * gen-000001/      a generation: TDB2 database, and the index of its announcements
 * gen-000002/
 * readers/         views that let several processes read one generation
 * </pre>
 *
 * A generation is never written to once the pointer names it. So a crash at any moment leaves the
 * pointer on a whole generation, old or new.
 */
final class Generations {
  static final String DATABASE = "database";
  static final String GRAPHS = "graphs.tsv";
  static final String LABELS = "labels.tsv";
  private static final String POINTER = "current";
  private static final String LOCK = "writer.lock";
  private static final Pattern NAME = Pattern.compile("gen-(\\d{6,})");
  private static final int CHUNK = 1 << 16;

  /** Files of TDB2 and of Lucene that a second reader must not have in common with the first. */
  private static final Set<String> LOCKS = Set.of("tdb.lock", "write.lock");

  private final Path root;

  Generations(Path root) {
    this.root = root;
  }

  /**
   * What the pointer says.
   *
   * @param fingerprint of everything but the input that the content depends on
   * @param fresh bytes a quad when the generation was last built from nothing
   * @param checksums digest of the generation's {@link Checksums}; empty where it has none
   */
  record Manifest(
      int generation,
      int announcements,
      long quads,
      String fingerprint,
      long fresh,
      String checksums) {

    Path directory(Path root) {
      return root.resolve(name(generation));
    }

    String text() {
      return "generation="
          + generation
          + "\nannouncements="
          + announcements
          + "\nquads="
          + quads
          + "\nfingerprint="
          + fingerprint
          + "\nbytesPerQuadWhenFresh="
          + fresh
          + "\nchecksums="
          + checksums
          + "\n";
    }

    static Manifest parse(String text) {
      Map<String, String> values = new TreeMap<>();
      text.lines()
          .filter(line -> line.contains("="))
          .forEach(
              line ->
                  values.put(
                      line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
      return new Manifest(
          Integer.parseInt(values.get("generation")),
          Integer.parseInt(values.get("announcements")),
          Long.parseLong(values.get("quads")),
          values.get("fingerprint"),
          Long.parseLong(values.get("bytesPerQuadWhenFresh")),
          values.getOrDefault("checksums", ""));
    }
  }

  Path root() {
    return root;
  }

  static String name(int generation) {
    return String.format(Locale.ROOT, "gen-%06d", generation);
  }

  /**
   * The generation that counts; empty where nothing was ever built.
   *
   * @throws IOException if there is a pointer that cannot be read or names nothing
   */
  Optional<Manifest> current() throws IOException {
    String text;
    try {
      text = Files.readString(root.resolve(POINTER), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    Manifest manifest;
    try {
      manifest = Manifest.parse(text);
    } catch (RuntimeException e) {
      throw new IOException(
          root.resolve(POINTER)
              + " is damaged; restore a backup, or delete the directory "
              + root
              + " and build again from the announcements",
          e);
    }
    if (!Files.isDirectory(manifest.directory(root).resolve(DATABASE))) {
      throw new IOException(
          root.resolve(POINTER)
              + " names "
              + name(manifest.generation())
              + ", which is not there; restore a backup, or delete the directory "
              + root
              + " and build again from the announcements");
    }
    return Optional.of(manifest);
  }

  /** Files that tell processes apart and hold no data. */
  static boolean isLock(Path file) {
    return LOCKS.contains(file.getFileName().toString());
  }

  /** Makes a finished generation the one that counts. */
  void publish(Manifest manifest) throws IOException {
    Path temporary = root.resolve(POINTER + ".tmp");
    try (FileChannel out =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(manifest.text());
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(
        temporary,
        root.resolve(POINTER),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    forceDirectory(root);
  }

  /** Deletes what neither the pointer nor a reader of the generation before it can need. */
  void clean(Optional<Manifest> current) throws IOException {
    int newest = current.map(Manifest::generation).orElse(0);
    try (Stream<Path> entries = Files.list(root)) {
      for (Path entry : entries.sorted().toList()) {
        var match = NAME.matcher(entry.getFileName().toString());
        if (match.matches()) {
          int generation = Integer.parseInt(match.group(1));
          if (generation > newest || generation < newest - 1) {
            delete(entry);
          }
        }
      }
    }
    Files.deleteIfExists(root.resolve(POINTER + ".tmp"));
  }

  /** A lock that one writer at a time holds. */
  static final class Lock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private Lock(FileChannel channel, FileLock lock) {
      this.channel = channel;
      this.lock = lock;
    }

    @Override
    public void close() throws IOException {
      lock.release();
      channel.close();
    }
  }

  /**
   * @throws IOException if another process, or this one, is writing
   */
  Lock lock() throws IOException {
    Files.createDirectories(root);
    Path file = root.resolve(LOCK);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    if (lock == null) {
      channel.close();
      String holder = Files.readString(file, StandardCharsets.UTF_8).strip();
      throw new IOException(
          "process "
              + holder
              + holder(holder)
              + " is writing to "
              + root
              + "; wait until it has finished, or write to another directory");
    }
    channel.truncate(0);
    channel.write(StandardCharsets.UTF_8.encode(Long.toString(ProcessHandle.current().pid())), 0);
    return new Lock(channel, lock);
  }

  /** Who that is and since when, as far as the system tells. */
  private static String holder(String pid) {
    Optional<ProcessHandle> process =
        pid.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    if (process.isEmpty()) {
      return "";
    }
    ProcessHandle.Info info = process.get().info();
    List<String> known = new ArrayList<>();
    info.user().ifPresent(user -> known.add("of " + user));
    info.startInstant().ifPresent(at -> known.add("since " + at));
    info.commandLine()
        .map(line -> line.replaceFirst("^.* -jar \\S*gonggao\\S*\\.jar", "gonggao"))
        .filter(line -> line.startsWith("gonggao"))
        .ifPresent(known::add);
    return known.isEmpty() ? "" : " (" + String.join(", ", known) + ")";
  }

  /** Copies a database that nobody writes to; holes stay holes, lock files stay behind. */
  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(dir).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!LOCKS.contains(file.getFileName().toString())) {
              copyFile(file, to.resolve(from.relativize(file).toString()));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void copyFile(Path from, Path to) throws IOException {
    try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel out =
            FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
      ByteBuffer zeros = ByteBuffer.allocate(CHUNK);
      long at = 0;
      while (in.read(buffer) >= 0) {
        buffer.flip();
        zeros.clear().limit(buffer.remaining());
        int length = buffer.remaining();
        if (!buffer.equals(zeros)) {
          long position = at;
          while (buffer.hasRemaining()) {
            position += out.write(buffer, position);
          }
        }
        at += length;
        buffer.clear();
      }
      if (out.size() < at) {
        out.write(ByteBuffer.allocate(1), at - 1);
      }
      out.force(true);
    }
  }

  /** Another name for each file of a database, so that a second process can open it to read. */
  static void link(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        Path other = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(other);
        } else if (!LOCKS.contains(file.getFileName().toString())) {
          Files.createLink(other, file);
        }
      }
    }
  }

  static void force(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted().toList()) {
        if (Files.isRegularFile(file)) {
          try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
          }
        } else {
          forceDirectory(file);
        }
      }
    }
  }

  private static void forceDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows cannot open a directory; there the rename alone has to do
      return;
    }
  }

  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException problem)
              throws IOException {
            if (problem != null) {
              throw problem;
            }
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Bytes that the files of a directory take, holes of sparse files included. */
  static long bytes(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .mapToLong(
              file -> {
                try {
                  return Files.size(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
