package io.github.gonggao.cli;

import io.github.gonggao.evaluate.Cards;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.Severity;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.run.Extraction;
import io.github.gonggao.run.ModelJson;
import io.github.gonggao.run.Pipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao extract}. */
@Command(
    name = "extract",
    mixinStandardHelpOptions = true,
    description = {
      "What each announcement says, without a store: cards, facts or RDF.",
      "逐篇抽取事实，不建库。"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  gonggao extract news.txt                        a card, to the screen",
      "  gonggao extract news/ --out cards               cards/NAME.json for each news/NAME.txt",
      "  gonggao extract news.jsonl.gz --format facts    one line of JSON an announcement",
      "  gonggao extract news.txt --format turtle        RDF"
    })
final class ExtractCommand implements Callable<Integer> {
  /** Forms of the output; the RDF ones need a corpus, which is the inputs together. */
  enum Format {
    CARD("json"),
    FACTS("facts.json"),
    TRIG("trig"),
    TURTLE("ttl"),
    NTRIPLES("nt"),
    JSONLD("jsonld");

    private final String suffix;

    Format(String suffix) {
      this.suffix = suffix;
    }
  }

  @ParentCommand private Main main;

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description =
          "Files and folders of them: text, HTML, PDF, Word, JSON, CSV, WARC, gzip, zip, told by their"
              + " content; - is standard input.")
  private List<String> inputs;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "card",
      description = "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
  private Format format;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write one file an announcement into DIR instead of to standard output.")
  private Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Announcements worked on at once; by default as many as there are processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  private final List<Extraction> corpus = new ArrayList<>();
  private boolean rejected;
  private Names names;

  @Override
  public Integer call() throws IOException {
    Console console = main.console();
    names = Names.of(inputs);
    if (out != null) {
      Files.createDirectories(out);
    }
    Pipeline pipeline = new Pipeline();
    try (Stream<Outcome<SourceText>> read = Inputs.read(inputs, console)) {
      pipeline.extract(read.iterator(), Math.max(1, threads), this::take);
    }
    if (!corpus.isEmpty()) {
      if (format == Format.JSONLD && out == null && corpus.size() > 1) {
        throw Failure.usage(
            console.say(
                "several announcements are several JSON-LD documents; give --out DIR",
                "多篇公告即多个 JSON-LD 文档，请加 --out DIR"));
      }
      pipeline.rdf(
          corpus,
          format.name().toLowerCase(Locale.ROOT),
          Pipeline.Settings.of(Version.number()),
          this::write);
    }
    return rejected ? Main.REJECTED : Main.DONE;
  }

  private void take(Outcome<Extraction> outcome) {
    for (Issue issue : outcome.issues()) {
      rejected |= issue.severity() == Severity.REJECTED;
      main.console().issue(issue);
    }
    outcome.value().ifPresent(this::take);
  }

  private void take(Extraction x) {
    switch (format) {
      case CARD -> write(x, utf8(Cards.toJson(Cards.of(x.announcement(), x.facts()))));
      case FACTS -> write(x, utf8(ModelJson.line(x) + "\n"));
      // who is who can be told only when all are there
      case TRIG, TURTLE, NTRIPLES, JSONLD -> corpus.add(x);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void write(Extraction x, byte[] text) {
    if (out == null) {
      main.console().out().writeBytes(text);
      return;
    }
    try {
      Files.write(out.resolve(names.next(x.source()) + "." + format.suffix), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
