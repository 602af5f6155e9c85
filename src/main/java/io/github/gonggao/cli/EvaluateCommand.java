package io.github.gonggao.cli;

import io.github.gonggao.evaluate.Calibration;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
      "  gonggao evaluate gold --json figures.json         the figures, kept for --baseline",
      "  gonggao evaluate gold --baseline figures.json     nothing has become worse since then",
      "  gonggao evaluate gold --calibration               does confidence mean what it says",
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
      names = "--calibration",
      description = {
        "Also print how often facts were right, by the confidence they carry and by rule.",
        "另外按置信度和规则列出事实的正确率。"
      })
  private boolean calibrate;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = {
        "Fail (exit code 3) if a kind of fact is more than a point of F1 below FILE, the figures"
            + " that --json wrote earlier.",
        "与先前 --json 的结果 FILE 比较，任一类事实的 F1 下降超过一个百分点即失败。"
      })
  private Path baseline;

  @Option(
      names = "--floor",
      paramLabel = "F1",
      description = "Fail (exit code 3) if the overall F1 is below this.")
  private double floor;

  private static final double POINT = 0.01;

  private final Calibration calibration = new Calibration();
  private boolean rejected;

  @Override
  public Integer call() throws IOException {
    if (calibrate && system != null) {
      throw Failure.usage(
          main.console()
              .say(
                  "cards carry no confidence; give --calibration without --system",
                  "卡片不含置信度，--calibration 不能与 --system 同用"));
    }
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
    if (calibrate) {
      main.console().out().print("\n" + calibration.table());
    }
    if (scores.overall() < floor) {
      throw Failure.of(
          main.console().say("the overall F1 is below the floor of ", "总 F1 低于下限 ")
              + floor
              + main.console().say("; see which facts with --errors FILE", "；用 --errors FILE 查看"));
    }
    if (baseline != null) {
      compare(scores, Scores.fromJson(Files.readString(baseline)));
    }
    return rejected ? Main.REJECTED : Main.DONE;
  }

  private void compare(Scores now, Map<String, Double> then) {
    List<String> fallen = new ArrayList<>();
    for (Map.Entry<String, Double> entry : then.entrySet()) {
      double f1 =
          now.kinds().stream()
              .filter(kind -> kind.name().equals(entry.getKey()))
              .mapToDouble(Scores.Kind::f1)
              .findFirst()
              .orElse(0);
      if (f1 < entry.getValue() - POINT) {
        fallen.add(
            String.format(Locale.ROOT, "%s %.3f → %.3f", entry.getKey(), entry.getValue(), f1));
      }
    }
    if (!fallen.isEmpty()) {
      throw Failure.of(
          main.console().say("F1 has fallen: ", "F1 下降：")
              + String.join(", ", fallen)
              + main.console().say("; see which facts with --errors FILE", "；用 --errors FILE 查看"));
    }
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

  private void add(Extraction x, Names names, Map<String, Card> expected, Map<String, Card> found) {
    String name = names.next(x.source());
    if (expected.containsKey(name)) {
      found.put(name, Cards.of(x.announcement(), x.facts()));
      if (calibrate) {
        calibration.add(x.announcement(), x.facts(), expected.get(name));
      }
    }
  }
}
