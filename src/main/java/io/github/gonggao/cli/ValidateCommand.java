package io.github.gonggao.cli;

import io.github.gonggao.graph.GraphView;
import io.github.gonggao.run.ModelJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao validate}. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = {
      "Check every announcement's graph against the shapes of the ontology (SHACL).",
      "按本体的形状（SHACL）检验图谱。",
      "",
      "Exit code 1 where something violates them; warnings alone are no reason."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  gonggao validate", "  gonggao validate --dataset graph --json > findings.json"})
final class ValidateCommand implements Callable<Integer> {
  private static final String VIOLATION = "violation";

  @ParentCommand private Main main;
  @Mixin private Dataset dataset;

  @Option(names = "--json", description = "Print everything as one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Console console = main.console();
    List<GraphView.Finding> findings = new ArrayList<>();
    int checked;
    try (GraphView view = dataset.open()) {
      checked = view.validate(findings::add);
    }
    Map<String, Integer> bySeverity = new TreeMap<>();
    findings.forEach(f -> bySeverity.merge(f.severity(), 1, Integer::sum));
    boolean violated = bySeverity.containsKey(VIOLATION);
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("conforms", !violated);
      all.put("checked", checked);
      all.put("counts", bySeverity);
      all.put("findings", findings);
      console.out().print(ModelJson.pretty(all));
    } else {
      findings.forEach(this::print);
      console
          .out()
          .println(
              console.say(
                  checked + " graphs checked, findings: " + bySeverity,
                  "检验了 " + checked + " 个图，发现：" + bySeverity));
    }
    return violated ? Main.REJECTED : Main.DONE;
  }

  private void print(GraphView.Finding f) {
    main.console()
        .out()
        .println(
            f.severity()
                + "\t"
                + f.focus()
                + "\t"
                + f.path().orElse("")
                + "\t"
                + f.value().orElse("")
                + "\t"
                + f.message());
  }
}
