package io.github.gonggao.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Lets several processes read one generation.
 *
 * <p>TDB2 lets one process open a database, even to read. A published generation is never written
 * to, so what its lock guards against cannot happen; each reader gets a directory of its own with
 * hard links to the same files, and a lock of its own.
 */
final class Readers {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Readers() {}

  /** A view of a database; empty where the file system has no hard links. */
  static Optional<Path> link(Path store, Path database) throws IOException {
    Path view =
        store
            .resolve("readers")
            .resolve(ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet());
    Generations.delete(view);
    try {
      Files.createDirectories(view);
      Generations.link(database, view);
      return Optional.of(view);
    } catch (UnsupportedOperationException | IOException e) {
      // without links, one process reads at a time, and TDB2 says so to the second
      Generations.delete(view);
      return Optional.empty();
    }
  }

  /** Removes what processes that are gone have left. */
  static void clean(Path store) throws IOException {
    Path readers = store.resolve("readers");
    if (!Files.isDirectory(readers)) {
      return;
    }
    try (Stream<Path> views = Files.list(readers)) {
      for (Path view : views.sorted().toList()) {
        String name = view.getFileName().toString();
        int dash = name.indexOf('-');
        if (dash > 0 && name.substring(0, dash).chars().allMatch(Character::isDigit)) {
          long pid = Long.parseLong(name.substring(0, dash));
          if (ProcessHandle.of(pid).isEmpty()) {
            Generations.delete(view);
          }
        }
      }
    }
  }
}
