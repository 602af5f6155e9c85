package io.github.gonggao.cli;

import io.github.gonggao.run.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao backup}. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Write the dataset to one file: facts, judgements, quads and their digests.",
      "把数据集备份成一个文件。",
      "",
      "It may be served meanwhile, but not built. FILE appears whole or not at all. A copy of the"
          + " folder is no backup: most copies of an open database cannot be read."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  gonggao backup gonggao-backup.zip",
      "  gonggao backup /backup/graph.zip --dataset graph"
    })
final class BackupCommand implements Callable<Integer> {
  @ParentCommand private Main main;
  @Mixin private Dataset dataset;

  @Parameters(
      paramLabel = "FILE",
      description = "Where to; a zip, which takes the place of an older one.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    Console console = main.console();
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw Failure.usage(folder + console.say(" is no folder; make it first", " 不是目录，请先建立"));
    }
    // the lock of the writer would make a folder of a name that is none
    dataset.open().close();
    new Pipeline().backup(dataset.folder(), file, Pipeline.Settings.of(Version.number()));
    console.out().println(file);
    return Main.DONE;
  }
}
