package io.github.gonggao.cli;

import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.read.Announcements;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The inputs of a command: files and folders, and {@code -} for standard input. */
final class Inputs {
  private static final String STANDARD_INPUT = "-";
  private static final URI STANDARD_INPUT_NAME = URI.create("stdin:-");

  private Inputs() {}

  /** In the order given; close it. */
  static Stream<Outcome<SourceText>> read(List<String> inputs, Console console) {
    if (inputs.stream().filter(STANDARD_INPUT::equals).count() > 1) {
      throw Failure.usage(
          console.say("- stands for standard input and can be given once", "- 表示标准输入，只能出现一次"));
    }
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
}
