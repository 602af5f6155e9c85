package io.github.gonggao.cli;

import io.github.gonggao.graph.GraphView;
import io.github.gonggao.run.ModelJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao info}. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = {"What this program is, and what the graph holds.", "程序与图谱概况。"},
    footerHeading = "%nExamples:%n",
    footer = {"  gonggao info", "  gonggao info --dataset graph --json"})
final class InfoCommand implements Callable<Integer> {
  @ParentCommand private Main main;
  @Mixin private Dataset dataset;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Console console = main.console();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", Version.number());
    all.put("java", Runtime.version().toString());
    all.put("maxMemoryMiB", Runtime.getRuntime().maxMemory() >> 20);
    all.put("dataset", dataset.store().toString());
    if (Files.isDirectory(dataset.store())) {
      try (GraphView view = dataset.open()) {
        all.put("base", view.base());
        all.put("generation", view.generation());
        all.put("announcements", view.announcements());
        all.put("quads", view.quads());
        all.put("things", view.counts());
      }
    }
    if (json) {
      console.out().print(ModelJson.pretty(all));
      return Main.DONE;
    }
    all.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> counts) {
            console.out().println(name);
            counts.forEach((k, n) -> line("  " + k, n));
          } else {
            line(name, value);
          }
        });
    if (!all.containsKey("quads")) {
      console
          .err()
          .println(
              console.say(
                  "There is no graph there yet; make one with: gonggao build",
                  "尚无图谱，请先运行：gonggao build"));
    }
    return Main.DONE;
  }

  private void line(String name, Object value) {
    main.console().out().println(String.format(Locale.ROOT, "%-24s %s", name, value));
  }
}
