package io.github.gonggao.cli;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.Severity;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.run.Extraction;
import io.github.gonggao.run.Pipeline;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Show the text line by line, and under each line the facts that it says.",
      "逐行显示原文，并在每行之下列出从中读出的事实。"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  gonggao explain news.txt",
      "  gonggao explain --mentions news.txt     also where every person and body is named",
      "  gonggao explain saved-page.html | less"
    })
final class ExplainCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Files and folders of any format that is read; - is standard input.")
  private List<String> inputs;

  @Option(
      names = "--mentions",
      description = {
        "List each place where something is named, too; on a terminal they are coloured in the text.",
        "另外列出每处提及；在终端中提及以颜色标出。"
      })
  private boolean mentions;

  private boolean rejected;
  private boolean first = true;

  @Override
  public Integer call() throws IOException {
    Pipeline pipeline = new Pipeline();
    try (Stream<Outcome<SourceText>> read = Inputs.read(inputs, main.console())) {
      pipeline.extract(read.iterator(), 1, this::take);
    }
    return rejected ? Main.REJECTED : Main.DONE;
  }

  private void take(Outcome<Extraction> outcome) {
    Console console = main.console();
    for (Issue issue : outcome.issues()) {
      rejected |= issue.severity() == Severity.REJECTED;
      console.issue(issue);
    }
    outcome
        .value()
        .ifPresent(
            x -> {
              if (!first) {
                console.out().println();
              }
              first = false;
              console.out().println(Console.place(x.source().location().toString()));
              new Explanation(x, mentions, console).print();
            });
  }
}
