package io.github.gonggao.cli;

import io.github.gonggao.graph.GraphView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao query}. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = {"Ask the graph, in SPARQL or by one of the questions that ship.", "查询图谱。"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  gonggao query --list                              the questions that ship",
      "  gonggao query q01                                 one of them",
      "  gonggao query --format csv q10 > attendance.csv",
      "  gonggao query 'SELECT ?t WHERE { ?a dcterms:title ?t } LIMIT 5'",
      "  gonggao query -f my.rq                            - reads it from standard input",
      "",
      "The usual prefixes (gg, dcterms, org, skos, schema …) need not be declared."
    })
final class QueryCommand implements Callable<Integer> {
  /** The forms of answers. */
  enum Format {
    TABLE,
    CSV,
    TSV,
    JSON,
    XML,
    TURTLE,
    NTRIPLES,
    JSONLD
  }

  @ParentCommand private Main main;
  @Mixin private Dataset dataset;

  @Parameters(
      arity = "0..1",
      paramLabel = "SPARQL|NAME",
      description = "A query, or the name of one that ships.")
  private String text;

  @Option(names = "-f", paramLabel = "FILE", description = "Read the query from a file.")
  private Path file;

  @Option(names = "--list", description = "Show the questions that ship, and stop.")
  private boolean list;

  @Option(
      names = "--show",
      description = "Print the SPARQL instead of asking it, to learn from or to edit.")
  private boolean show;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES}; by default table, and turtle where the answer is a graph.")
  private Format format = Format.TABLE;

  @Override
  public Integer call() throws IOException {
    Console console = main.console();
    if (list) {
      for (GraphView.Question q : GraphView.questions()) {
        console
            .out()
            .printf(Locale.ROOT, "%-30s %s%n", q.name(), console.say(q.english(), q.chinese()));
      }
      return Main.DONE;
    }
    String sparql = sparql(console);
    if (show) {
      console.out().println(sparql.stripTrailing());
      return Main.DONE;
    }
    boolean table = format == Format.TABLE && Prefixes.answersInRows(sparql);
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    try (GraphView view = dataset.open()) {
      Optional<String> problem =
          table
              ? view.query(sparql, "csv", rows)
              : view.query(sparql, format.name().toLowerCase(Locale.ROOT), console.out());
      if (problem.isPresent()) {
        throw Failure.usage(
            Prefixes.explained(problem.get(), sparql)
                + "\n"
                + console.say(
                    "Mend the query; gonggao query --show q01 prints one that works.",
                    "请修改查询；gonggao query --show q01 可看到一个可用的查询。"));
      }
    }
    if (table) {
      console.out().print(Table.ofCsv(rows.toString(StandardCharsets.UTF_8)));
    }
    return Main.DONE;
  }

  private String sparql(Console console) throws IOException {
    if ((text == null) == (file == null)) {
      throw Failure.usage(
          console.say(
              "give a query, the name of one (gonggao query --list), or -f FILE",
              "请给出查询语句、问题名（见 gonggao query --list）或 -f 文件"));
    }
    if (file != null) {
      return Prefixes.added(Files.readString(file));
    }
    Optional<GraphView.Question> question = GraphView.question(text);
    if (question.isPresent()) {
      return question.get().sparql();
    }
    if (!text.contains("{")) {
      throw Failure.usage(
          console.say(
              "no question is called "
                  + text
                  + "; gonggao query --list shows the names, and a SPARQL query has braces",
              "没有名为 " + text + " 的问题；gonggao query --list 列出所有名称"));
    }
    return Prefixes.added(text);
  }
}
