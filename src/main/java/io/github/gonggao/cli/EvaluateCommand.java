package io.github.gonggao.cli;

import io.github.gonggao.evaluate.Cards;
import io.github.gonggao.evaluate.Scorer;
import io.github.gonggao.evaluate.Scores;
import io.github.gonggao.model.Card;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.Severity;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.run.Extraction;
import io.github.gonggao.run.Pipeline;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {"Score what is extracted against hand-made cards.", "与人工卡片比对，计算准确率、召回率和 F1。"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  gonggao evaluate src/samples                      NAME.txt is read, NAME.json is the gold",
      "  gonggao evaluate gold --errors errors.tsv         every fact that is missed or wrong",
      "  gonggao evaluate gold --system cards              score cards that were made before"
    })
final class EvaluateCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "GOLD_DIR",
      description =
          "Cards NAME.json beside their texts: NAME.txt, or a JSON Lines record \"id\": NAME.")
  private Path gold;

  @Option(
      names = "--system",
      paramLabel = "DIR",
      description = "Score the cards DIR/NAME.json instead of extracting from the texts.")
  private Path system;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the figures as JSON; - is standard output, in place of the table.")
  private String json;

  @Option(
      names = "--errors",
      paramLabel = "FILE",
      description = "Write one line for every fact that is missed or wrong.")
  private Path errors;

  @Option(
      names = "--floor",
      paramLabel = "F1",
      description = "Fail (exit code 3) if the overall F1 is below this.")
  private double floor;

  private boolean rejected;

  @Override
  public Integer call() throws IOException {
    Map<String, Card> expected = cards(gold);
    if (expected.isEmpty()) {
      throw Failure.of(gold + main.console().say(" holds no cards NAME.json", " 中没有卡片 NAME.json"));
    }
    Map<String, Card> found = system != null ? cards(system) : extracted(expected);
    Scores scores = new Scorer().score(expected, found);
    if ("-".equals(json)) {
      main.console().out().print(scores.toJson());
    } else {
      main.console().out().print(scores.table());
      if (json != null) {
        Files.writeString(Path.of(json), scores.toJson());
      }
    }
    if (errors != null) {
      Files.write(errors, scores.errors());
    }
    if (scores.overall() < floor) {
      throw Failure.of(
          main.console().say("the overall F1 is below the floor of ", "总 F1 低于下限 ")
              + floor
              + main.console().say("; see which facts with --errors FILE", "；用 --errors FILE 查看"));
    }
    return rejected ? Main.REJECTED : Main.DONE;
  }

  private Map<String, Card> cards(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw Failure.usage(folder + main.console().say(" is no folder", " 不是目录"));
    }
    Map<String, Card> cards = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : files) {
        String name = Names.stem(file.getFileName().toString());
        if (!name.equals("index")) {
          cards.put(name, Cards.read(file));
        }
      }
    }
    return cards;
  }

  private Map<String, Card> extracted(Map<String, Card> expected) throws IOException {
    Map<String, Card> found = new TreeMap<>();
    List<String> texts = Inputs.texts(gold);
    Names names = Names.of(texts);
    try (Stream<Outcome<SourceText>> read = Inputs.read(texts, main.console())) {
      new Pipeline()
          .extract(
              read.iterator(),
              Runtime.getRuntime().availableProcessors(),
              outcome -> {
                outcome.issues().stream()
                    .filter(issue -> issue.severity() == Severity.REJECTED)
                    .forEach(
                        issue -> {
                          rejected = true;
                          main.console().issue(issue);
                        });
                outcome.value().ifPresent(x -> add(x, names, expected, found));
              });
    }
    return found;
  }

  private static void add(
      Extraction x, Names names, Map<String, Card> expected, Map<String, Card> found) {
    String name = names.next(x.source());
    if (expected.containsKey(name)) {
      found.put(name, Cards.of(x.announcement(), x.facts()));
    }
  }
}
