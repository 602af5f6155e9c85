package io.github.gonggao.cli;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Edit;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.RestoredText;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.run.ModelJson;
import io.github.gonggao.run.Pipeline;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
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
      "  gonggao restore --diff mirror.txt         what was changed, where and why",
      "  gonggao restore --changes mirror.txt      the same for programs: place, rule, before,"
          + " after",
      "  gonggao restore --ledger repairs.jsonl mirror.txt"
    })
final class RestoreCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  @ParentCommand private Main main;

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Files and folders of any format that is read; - is standard input.")
  private List<String> inputs;

  @ArgGroup private Form form = new Form();

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description = {
        "Also write every repair into FILE, a JSON object a line: announcement, location, rule,"
            + " start and end (in code points of the text as found), before, after, confidence;"
            + " - is standard output, in place of the text.",
        "同时把每处修改写入 FILE（JSON Lines）；- 表示标准输出，不再输出文本。"
      })
  private String ledger;

  /** What is printed in place of the text. */
  static final class Form {
    @Option(
        names = "--changes",
        description = "Instead of the text: a line for each change, with its place and reason.")
    private boolean changes;

    @Option(
        names = "--diff",
        description = {
          "Instead of the text: the changes as people read them, each with what stands around it.",
          "不输出文本，逐处显示修改及其上下文。"
        })
    private boolean diff;
  }

  @Override
  public Integer call() throws IOException {
    if (ledger == null) {
      return restore(Writer.nullWriter());
    }
    if (ledger.equals(STANDARD_OUTPUT)) {
      Writer to = new OutputStreamWriter(main.console().out(), StandardCharsets.UTF_8);
      int code = restore(to);
      to.flush();
      return code;
    }
    try (BufferedWriter to = Files.newBufferedWriter(Path.of(ledger), StandardCharsets.UTF_8)) {
      return restore(to);
    }
  }

  private int restore(Writer repairs) throws IOException {
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
        if (!STANDARD_OUTPUT.equals(ledger)) {
          if (!first) {
            console.out().println();
          }
          first = false;
          print(outcome.value().get());
        }
        record(outcome.value().get(), repairs);
      }
    }
    return rejected ? Main.REJECTED : Main.DONE;
  }

  private void print(Announcement announcement) {
    RestoredText text = announcement.text();
    if (form.diff) {
      main.console().out().println(Console.place(announcement.location().toString()));
      Differences.print(text, main.console());
    } else if (form.changes) {
      for (Edit edit : text.alignment().edits()) {
        main.console()
            .out()
            .println(
                edit.source().start()
                    + "\t"
                    + edit.repair()
                    + "\t"
                    + Differences.visible(text.before(edit))
                    + "\t"
                    + Differences.visible(text.after(edit)));
      }
    } else {
      main.console().out().println(text.restored().stripTrailing());
    }
  }

  private static void record(Announcement announcement, Writer to) throws IOException {
    RestoredText text = announcement.text();
    CodePoints found = new CodePoints(text.source());
    for (Edit edit : text.alignment().edits()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("announcement", announcement.id().value());
      line.put("location", announcement.location().toString());
      line.put("rule", edit.repair());
      line.put("start", found.at(edit.source().start()));
      line.put("end", found.at(edit.source().end()));
      line.put("before", text.before(edit));
      line.put("after", text.after(edit));
      line.put("confidence", Math.round(edit.confidence() * 1000) / 1000.0);
      to.write(ModelJson.compact(line));
      to.write('\n');
    }
  }

  /** Offsets in code points, asked for in ascending order. */
  private static final class CodePoints {
    private final String text;
    private int units;
    private int points;

    CodePoints(String text) {
      this.text = text;
    }

    int at(int offset) {
      points += text.codePointCount(units, offset);
      units = offset;
      return points;
    }
  }
}
