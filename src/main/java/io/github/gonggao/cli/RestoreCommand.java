package io.github.gonggao.cli;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Edit;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.run.Pipeline;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao restore}. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Print the text as it must have been written: simplified characters, damage undone.",
      "还原文本：转为简体，修复转载造成的损坏。"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  gonggao restore mirror.txt",
      "  curl -s https://example.org/page.txt | gonggao restore -",
      "  gonggao restore --changes mirror.txt      what was changed, and why"
    })
final class RestoreCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Files, folders, JSON Lines; - is standard input.")
  private List<String> inputs;

  @Option(
      names = "--changes",
      description = "Instead of the text: a line for each change, with its place and reason.")
  private boolean changes;

  @Override
  public Integer call() {
    Console console = main.console();
    Pipeline pipeline = new Pipeline();
    boolean rejected = false;
    boolean first = true;
    try (Stream<Outcome<SourceText>> read = Inputs.read(inputs, console)) {
      for (Iterator<Outcome<SourceText>> each = read.iterator(); each.hasNext(); ) {
        Outcome<Announcement> outcome = pipeline.restore(each.next());
        outcome.issues().forEach(console::issue);
        if (outcome.value().isEmpty()) {
          rejected = true;
          continue;
        }
        if (!first) {
          console.out().println();
        }
        first = false;
        print(outcome.value().get());
      }
    }
    return rejected ? Main.REJECTED : Main.DONE;
  }

  private void print(Announcement announcement) {
    String text = announcement.text().restored();
    if (!changes) {
      main.console().out().println(text.stripTrailing());
      return;
    }
    for (Edit edit : announcement.text().alignment().edits()) {
      main.console()
          .out()
          .println(
              edit.source().start()
                  + "\t"
                  + edit.repair()
                  + "\t"
                  + visible(edit.source().of(announcement.text().source()))
                  + "\t"
                  + visible(edit.restored().of(text)));
    }
  }

  private static String visible(String text) {
    return text.replace("\n", "⏎").replace("\t", "⇥");
  }
}
