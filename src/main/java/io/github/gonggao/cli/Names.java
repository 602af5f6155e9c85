package io.github.gonggao.cli;

import io.github.gonggao.model.SourceText;
import io.github.gonggao.run.Pipeline;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the files made of announcements are called: NAME of NAME.txt, the {@code id} of a JSON Lines
 * record, else the end of its address; a name that was given gets a number.
 */
final class Names {
  private final Map<String, String> ids;
  private final Map<String, Integer> given = new HashMap<>();

  private Names(Map<String, String> ids) {
    this.ids = ids;
  }

  /** Knows the record ids of the JSON Lines files among {@code inputs}. */
  static Names of(List<String> inputs) throws IOException {
    Map<String, String> ids = new HashMap<>();
    for (String input : inputs) {
      Path path = Path.of(input);
      if (!Files.exists(path)) {
        continue;
      }
      List<Path> lines = new ArrayList<>();
      try (Stream<Path> files = Files.walk(path)) {
        files
            .filter(f -> f.getFileName().toString().matches(".*\\.jsonl(\\.gz)?"))
            .sorted()
            .forEach(lines::add);
      }
      for (Path file : lines) {
        ids.putAll(Pipeline.recordIds(file));
      }
    }
    return new Names(ids);
  }

  /** The name for an announcement; another one at every call. */
  String next(SourceText source) {
    URI location = source.location();
    String id = ids.get(location.toString());
    String name = id == null ? fromLocation(location) : id;
    String safe = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").replaceFirst("^\\.+", "_");
    if (safe.isEmpty()) {
      safe = source.id().value().substring(0, 12);
    }
    int count = given.merge(safe, 1, Integer::sum);
    return count == 1 ? safe : safe + "-" + count;
  }

  private static String fromLocation(URI location) {
    String path = location.getPath() == null ? "stdin" : location.getPath();
    String stem = stem(path.substring(path.lastIndexOf('/') + 1));
    String fragment = location.getFragment();
    return fragment != null && fragment.startsWith("line=")
        ? stem + "-" + fragment.substring("line=".length())
        : stem;
  }

  static String stem(String file) {
    String plain = file.endsWith(".gz") ? file.substring(0, file.length() - 3) : file;
    int dot = plain.lastIndexOf('.');
    return dot > 0 ? plain.substring(0, dot) : plain;
  }
}
