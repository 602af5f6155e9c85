package io.github.gonggao.cli;

import io.github.gonggao.run.Pipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao restore-backup}. */
@Command(
    name = "restore-backup",
    mixinStandardHelpOptions = true,
    description = {
      "Make a dataset of a backup, in a folder that has none.",
      "用备份恢复数据集，目标目录不得已有数据集。",
      "",
      "All of the backup is compared with its digests before anything is written. What is there"
          + " afterwards is what was there before, and a build goes on from it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  gonggao restore-backup gonggao-backup.zip --out output",
      "  gonggao restore-backup /backup/graph.zip --out graph"
    })
final class RestoreBackupCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Parameters(paramLabel = "FILE", description = "What gonggao backup wrote.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "output",
      description = "The dataset's folder; by default ${DEFAULT-VALUE}.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Console console = main.console();
    int announcements;
    try (ProgressLine progress = new ProgressLine(console)) {
      announcements =
          new Pipeline()
              .restoreBackup(
                  file,
                  out,
                  Pipeline.Settings.of(Version.number())
                      .reportingTo(problem -> BuildCommand.halting(main, out, problem)),
                  progress);
    }
    console
        .out()
        .println(
            console.say(
                announcements + " announcements are in " + out,
                out + " 中现有公告 " + announcements + " 篇"));
    return Main.DONE;
  }
}
