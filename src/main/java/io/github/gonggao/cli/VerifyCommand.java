package io.github.gonggao.cli;

import io.github.gonggao.graph.GraphView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Look whether the store is whole: files, indexes, terms, names, shapes, text index.",
      "检查图谱是否完好：文件、索引、词项、名称、形状约束、全文索引。",
      "",
      "Exit code 0: whole. 3: not, and what is wrong is printed; restore a backup, or delete DIR/tdb2"
          + " and build again, which costs no extraction."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  gonggao verify",
      "  gonggao verify --dataset graph --no-shapes     in seconds; the shapes take longest"
    })
final class VerifyCommand implements Callable<Integer> {
  @ParentCommand private Main main;
  @Mixin private Dataset dataset;

  @Option(names = "--no-shapes", description = "Leave out the check against the shapes (SHACL).")
  private boolean withoutShapes;

  @Override
  public Integer call() throws IOException {
    Console console = main.console();
    List<List<String>> rows = new ArrayList<>();
    rows.add(console.chinese() ? List.of("检查", "结果", "说明") : List.of("check", "result", "found"));
    boolean whole =
        GraphView.verify(
            dataset.store(),
            !withoutShapes,
            check ->
                rows.add(
                    List.of(
                        check.name(),
                        check.ok() ? console.say("ok", "正常") : console.say("WRONG", "有误"),
                        check.detail())));
    console.out().print(Table.of(rows));
    return whole ? Main.DONE : Main.FAILED;
  }
}
