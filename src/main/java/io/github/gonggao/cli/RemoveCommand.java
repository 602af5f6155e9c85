package io.github.gonggao.cli;

import io.github.gonggao.run.Pipeline;
import io.github.gonggao.run.RunReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao remove}. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = {
      "Take announcements out of the graph, and all that only they said.",
      "从图谱中移除公告及只见于这些公告的内容。",
      "",
      "Every other announcement stays as it is. A copy of the same text from another place takes the"
          + " place of the one that goes. Building again from inputs that still hold it puts it"
          + " back: remove it there first, or build with --sync."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  gonggao remove 20200403-78759ea4",
      "  gonggao remove https://w3id.org/gonggao/a/20200403-78759ea4 --dataset graph"
    })
final class RemoveCommand implements Callable<Integer> {
  @ParentCommand private Main main;
  @Mixin private Dataset dataset;

  @Parameters(
      arity = "1..*",
      paramLabel = "ID",
      description = "An announcement's IRI or the end of it.")
  private List<String> ids;

  @Option(
      names = "--base",
      paramLabel = "IRI",
      description = "Start of the identifiers, as the graph was built with.")
  private URI base;

  @Option(names = "--json", description = "Print the summary as JSON on standard output.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Console console = main.console();
    Path folder = dataset.folder();
    Pipeline.Settings settings =
        Pipeline.Settings.of(Version.number())
            .withFiles(Files.exists(folder.resolve("gonggao.nq.gz")))
            .reportingTo(problem -> BuildCommand.halting(main, folder, problem));
    if (base != null) {
      settings = settings.withBase(base);
    }
    Path decided = folder.resolve("judgements.jsonl");
    if (Files.exists(decided)) {
      settings = settings.withJudgements(decided);
    }
    Pipeline.Removal removal;
    try (Stopping stopping = new Stopping(console);
        ProgressLine progress = new ProgressLine(console)) {
      removal =
          new Pipeline().remove(ids, folder, settings.stoppingWhen(stopping::asked), progress);
    }
    if (removal.report().isEmpty()) {
      throw Failure.usage(
          console.say(
              "no one announcement of the graph is meant by "
                  + String.join(", ", removal.unknown())
                  + "; nothing was removed. gonggao query 'SELECT ?a WHERE { ?a a gg:Announcement }'"
                  + " shows them",
              "图谱中没有公告 " + String.join("、", removal.unknown()) + "；未移除任何内容"));
    }
    RunReport report = removal.report().get();
    console
        .out()
        .print(
            json
                ? report.toJson()
                : String.format(
                    Locale.ROOT,
                    console.say("%d removed, %d announcements left\n", "移除 %d 篇，现有公告 %d 篇\n"),
                    report.removed(),
                    report.announcements()));
    return report.stopped() ? Main.FAILED : Main.DONE;
  }
}
