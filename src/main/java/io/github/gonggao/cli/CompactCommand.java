package io.github.gonggao.cli;

import io.github.gonggao.run.Pipeline;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao compact}. */
@Command(
    name = "compact",
    mixinStandardHelpOptions = true,
    description = {
      "Make the store anew, without what replaced announcements have left in it.",
      "压缩图谱，清除被替换公告留下的空间。",
      "",
      "A build does so by itself once the store has grown to twice its size. It may be interrupted,"
          + " and served meanwhile: what is there is replaced at the end, by one rename."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  gonggao compact", "  gonggao compact --dataset graph"})
final class CompactCommand implements Callable<Integer> {
  @ParentCommand private Main main;
  @Mixin private Dataset dataset;

  @Override
  public Integer call() throws IOException {
    Console console = main.console();
    Pipeline.Compaction done =
        new Pipeline()
            .compact(
                dataset.folder(),
                Pipeline.Settings.of(Version.number())
                    .reportingTo(p -> BuildCommand.halting(main, dataset.folder(), p)));
    console
        .out()
        .print(
            String.format(
                Locale.ROOT,
                console.say("%.1f MB before, %.1f MB now%n", "原 %.1f MB，现 %.1f MB%n"),
                done.before() / 1e6,
                done.after() / 1e6));
    return Main.DONE;
  }
}
