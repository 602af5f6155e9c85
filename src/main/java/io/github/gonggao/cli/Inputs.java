package io.github.gonggao.cli;

import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.read.Announcements;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The inputs of a command: files and folders, and {@code -} for standard input. */
final class Inputs {
  private static final String STANDARD_INPUT = "-";
  private static final URI STANDARD_INPUT_NAME = URI.create("stdin:-");

  /** Names of files whose announcements can only be counted by reading them. */
  private static final Pattern HOLDS_MANY =
      Pattern.compile(".*\\.(zip|csv|tsv|warc|warc\\.gz)", Pattern.CASE_INSENSITIVE);

  private Inputs() {}

  /** In the order given; close it. */
  static Stream<Outcome<SourceText>> read(List<String> inputs, Console console) {
    if (inputs.stream().filter(STANDARD_INPUT::equals).count() > 1) {
      throw Failure.usage(
          console.say("- stands for standard input and can be given once", "- 表示标准输入，只能出现一次"));
    }
    Announcements.misspeltLimit()
        .ifPresent(
            property -> {
              String option = "-D" + property + "=" + System.getProperty(property);
              throw Failure.usage(
                  console.say(
                      option + " sets no limit; src/docs/reading.md has their names and numbers",
                      option + " 不是可设的限额；名称与取值见 src/docs/reading.md"));
            });
    List<Stream<Outcome<SourceText>>> parts = new ArrayList<>();
    List<Path> run = new ArrayList<>();
    for (String input : inputs) {
      if (input.equals(STANDARD_INPUT)) {
        parts.add(Announcements.read(List.copyOf(run)));
        run.clear();
        parts.add(Announcements.read(console.in(), STANDARD_INPUT_NAME));
      } else {
        run.add(Path.of(input));
      }
    }
    parts.add(Announcements.read(run));
    return parts.stream().reduce(Stream::concat).orElseThrow();
  }

  /** The announcements of a folder with cards, by name: what has a card beside it, and records. */
  static List<String> texts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(Inputs::mayHaveCards)
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }

  private static boolean mayHaveCards(Path file) {
    String name = file.getFileName().toString();
    return name.matches("(?s).*\\.jsonl(\\.gz)?")
        || (!name.endsWith(".json")
            && Files.exists(file.resolveSibling(Names.stem(name) + ".json")));
  }

  /** How many announcements there seem to be, for the progress; -1 where nobody can tell. */
  static long count(List<String> inputs) throws IOException {
    long count = 0;
    for (String input : inputs) {
      if (input.equals(STANDARD_INPUT)) {
        return -1;
      }
      Path path = Path.of(input);
      if (Files.exists(path)) {
        try (Stream<Path> files = Files.walk(path)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            long more = count(file);
            if (more < 0) {
              return -1;
            }
            count += more;
          }
        }
      }
    }
    return count;
  }

  private static long count(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (HOLDS_MANY.matcher(name).matches()) {
      return -1;
    }
    if (!name.matches(".*\\.jsonl(\\.gz)?")) {
      return 1;
    }
    long lines = 0;
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
    } catch (IOException e) {
      // a broken file is reported when it is read; it only spoils the estimate here
      return lines;
    }
    return lines;
  }
}
