package io.github.gonggao.cli;

import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.run.Pipeline;
import io.github.gonggao.run.RunReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao build}. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description = {
      "Read announcements and put what they say into a graph.",
      "读入公告，抽取事实，建成图谱。",
      "",
      "Without INPUT, the samples that ship are read. Running it again costs little and changes"
          + " nothing: inputs that are as they were are passed over, an edited one replaces its"
          + " graph alone, and what is no longer among the inputs stays, unless --sync is given.",
      "",
      "Ctrl-C or SIGTERM ends a build after what is in hand; the same command goes on from there."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  gonggao build                                 the samples, into output/",
      "  gonggao build news/ more.jsonl.gz --out graph",
      "  gonggao build --sync news/ --out graph        what is gone from news/ goes from the graph",
      "  zcat dump.jsonl.gz | head -500 | gonggao build - --out trial",
      "",
      "JSON Lines: {\"id\",\"title\",\"published\",\"source\",\"url\",\"body\"} a line; only body is needed.",
      "CSV: the same names in its header, or 标题, 发布日期, 来源, 链接, 正文.",
      "The same announcement from two places is one; another text at an address is a new version.",
      "In DIR: tdb2/ (the store), gonggao.trig.gz and gonggao.nq.gz (all of it as RDF),",
      "announcements/*.ttl (one file each, up to 200), facts.jsonl.gz (facts before RDF)."
    })
final class BuildCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Parameters(
      arity = "0..*",
      paramLabel = "INPUT",
      description =
          "Files and folders of them: text, HTML, PDF, Word, JSON, CSV, WARC, gzip, zip, told by their"
              + " content; - is standard input.")
  private List<String> inputs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "output",
      description = "Where the store and the files go; by default ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Announcements worked on at once; by default as many as there are processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--judgements",
      paramLabel = "FILE",
      description = "Decisions about who is who; by default DIR/judgements.jsonl where it exists.")
  private Path judgements;

  @Option(
      names = "--base",
      paramLabel = "IRI",
      description = "Start of the identifiers, ending in /; by default https://w3id.org/gonggao/.")
  private URI base;

  /** Which places of names are kept. */
  enum Mentions {
    ALL,
    FACTS
  }

  @Option(
      names = "--mentions",
      paramLabel = "all|facts",
      defaultValue = "all",
      description =
          "Keep every place where something is named, or only those that facts rest on: two fifths"
              + " fewer quads, but pages mark fewer names; by default ${DEFAULT-VALUE}.")
  private Mentions mentions;

  @Option(
      names = "--no-files",
      description =
          "Write no RDF files beside the store, which takes most of the time where little has changed;"
              + " gonggao export writes them when somebody wants them.")
  private boolean noFiles;

  @Option(
      names = "--sync",
      description =
          "The inputs are all there is: what the graph has and they have not is removed. What cannot"
              + " be read this time stays.")
  private boolean sync;

  @Option(names = "--json", description = "Print the summary as JSON on standard output.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Console console = main.console();
    List<String> from = inputs == null ? Samples.files(console) : inputs;
    Pipeline.Settings settings =
        Pipeline.Settings.of(Version.number())
            .withThreads(threads)
            .withExpected(console.terminal() ? Inputs.count(from) : -1)
            .withEveryMention(mentions == Mentions.ALL)
            .withSync(sync)
            .withFiles(!noFiles)
            .reportingTo(problem -> halting(main, out, problem));
    if (base != null) {
      settings = settings.withBase(base);
    }
    Path decided = judgements == null ? out.resolve("judgements.jsonl") : judgements;
    if (Files.exists(decided)) {
      settings = settings.withJudgements(decided);
    } else if (judgements != null) {
      throw Failure.usage(judgements + console.say(": no such file", "：文件不存在"));
    }
    RunReport report;
    try (Stopping stopping = new Stopping(console);
        Stream<Outcome<SourceText>> read = Inputs.read(from, console);
        ProgressLine progress = new ProgressLine(console)) {
      report =
          new Pipeline()
              .build(read.iterator(), out, settings.stoppingWhen(stopping::asked), progress);
    }
    if (report.stopped()) {
      console
          .err()
          .println(
              console.say(
                  "Stopped; nothing is lost, and what was published before stands. Run the same"
                      + " command again to go on from here.",
                  "已停止；没有丢失任何结果，原有图谱不变。重新运行同一命令即可继续。"));
      return Main.FAILED;
    }
    report.rejected().forEach(console::issue);
    if (json) {
      console.out().print(report.toJson());
    } else {
      print(report);
    }
    return report.rejected().isEmpty() ? Main.DONE : Main.REJECTED;
  }

  /** The store ends the process after this; see its settings. */
  static void halting(Main main, Path folder, Throwable problem) {
    Console console = main.console();
    console
        .err()
        .println(
            "gonggao: "
                + console.say(
                    "writing the store failed; nothing of this build was published, and the last"
                        + " one stands. Check space and rights in ",
                    "写入图谱失败；本次结果未发布，原有图谱不变。请检查磁盘空间和权限：")
                + folder
                + console.say(" and build again: ", "，然后重新运行：")
                + problem);
    if (main.stacktrace) {
      problem.printStackTrace(console.err());
    }
    console.err().flush();
  }

  private void print(RunReport report) {
    Console console = main.console();
    StringBuilder text = new StringBuilder();
    if (report.removed() > 0) {
      line(text, console.say("removed", "移除"), Integer.toString(report.removed()));
    }
    line(
        text,
        console.say("announcements", "公告"),
        String.format(
            Locale.ROOT,
            console.say(
                "%d (%d added, %d replaced, %d unchanged, %d rejected)",
                "%d（新增 %d，替换 %d，未变 %d，拒绝 %d）"),
            report.announcements(),
            report.added(),
            report.replaced(),
            report.unchanged(),
            report.rejected().size()));
    if (report.copies() > 0) {
      line(
          text,
          console.say("copies of them", "其副本"),
          Integer.toString(report.copies())
              + console.say(" (same text elsewhere, not counted again)", "（他处同文，不重复计）"));
    }
    if (!report.facts().isEmpty()) {
      text.append(console.say("facts", "事实")).append('\n');
    }
    report.facts().forEach((kind, n) -> line(text, "  " + kind, Integer.toString(n)));
    if (!report.issues().isEmpty()) {
      text.append(console.say("issues", "问题")).append('\n');
      report.issues().forEach((code, n) -> line(text, "  " + code, Integer.toString(n)));
    }
    line(text, console.say("quads", "四元组"), Long.toString(report.quads()));
    line(
        text,
        console.say("seconds", "用时（秒）"),
        String.format(Locale.ROOT, "%.1f", report.seconds()));
    text.append(console.say("files", "文件")).append('\n');
    report.files().forEach(file -> text.append("  ").append(file).append('\n'));
    text.append(console.say("next", "下一步")).append('\n');
    if (report.announcements() == 0) {
      text.append("  gonggao build FILE\n");
      console.out().print(text);
      return;
    }
    String dataset = out.toString().equals("output") ? "" : " --dataset " + out;
    text.append("  gonggao query q01").append(dataset).append('\n');
    text.append("  gonggao query --list\n");
    text.append("  gonggao serve").append(dataset).append('\n');
    console.out().print(text);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "%-24s %s%n", name, value).replace("\r\n", "\n"));
  }
}
