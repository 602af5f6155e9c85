package io.github.gonggao.cli;

import io.github.gonggao.graph.GraphView;
import io.github.gonggao.run.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code --dataset}, the same for every command that reads a store. */
final class Dataset {
  @Option(
      names = "--dataset",
      paramLabel = "DIR",
      defaultValue = "output",
      description = "What build wrote to, or the tdb2 folder in it; by default ${DEFAULT-VALUE}.")
  private Path folder;

  Path folder() {
    return folder;
  }

  Path store() {
    Path inside = folder.resolve("tdb2");
    return Files.isDirectory(inside) ? inside : folder;
  }

  GraphView open() throws IOException {
    return GraphView.open(store(), Pipeline.scripts());
  }
}
