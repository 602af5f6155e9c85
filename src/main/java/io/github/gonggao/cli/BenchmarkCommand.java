package io.github.gonggao.cli;

import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.run.ModelJson;
import io.github.gonggao.run.Pipeline;
import io.github.gonggao.run.Pipeline.Benchmark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao benchmark}. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    description = {
      "How fast each stage is on one thread, beside HanLP alone on the same text in the same run; and"
          + " a whole build, beside TDB2 alone on the same quads.",
      "单线程各阶段的速度，与单独的 HanLP 对照；整个构建的速度，与单独的 TDB2 对照。"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  gonggao benchmark                                  on the samples that ship",
      "  gonggao benchmark corpus.jsonl.gz --json           on a corpus of yours",
      "  gonggao benchmark corpus.jsonl.gz --who 5000,20000 how who is who grows"
    })
final class BenchmarkCommand implements Callable<Integer> {
  private static final Map<String, String> CHINESE =
      Map.of(
          "read", "读入",
          "restore", "还原",
          "HanLP", "HanLP（人名地名机构名）",
          "HanLP plain", "HanLP（只分词）",
          "analysis", "分析",
          "resolve", "归并",
          "graph", "图谱",
          "extraction", "抽取合计",
          "analysis and extraction", "分析与抽取合计");

  @ParentCommand private Main main;

  @Parameters(
      arity = "0..*",
      paramLabel = "INPUT",
      description = "Files and folders to read; the samples where none is given.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Passes to measure, of which the median counts; by default ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "For how long passes do not count yet; by default ${DEFAULT-VALUE}.")
  private double warmUp;

  @Option(
      names = "--who",
      paramLabel = "N",
      split = ",",
      description =
          "Time who is who alone, over so many announcements; where the inputs are fewer they are"
              + " repeated with other days and names.")
  private List<Integer> sizes = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Console console = main.console();
    if (inputs.contains("-")) {
      throw Failure.usage(
          console.say(
              "standard input can be read once, and a benchmark reads its inputs again and again;"
                  + " name a file",
              "标准输入只能读一次，而测速要反复读入，请给出文件"));
    }
    List<String> named = inputs.isEmpty() ? Samples.files(console) : inputs;
    if (!sizes.isEmpty()) {
      return scale(named);
    }
    Benchmark benchmark =
        new Pipeline()
            .benchmark(
                () -> Inputs.read(named, console),
                Math.max(1, rounds),
                warmUp,
                Pipeline.Settings.of(Version.number()));
    if (benchmark.stages().isEmpty()) {
      console.err().println(console.say("No announcement could be read.", "没有读到任何公告。"));
      return Main.REJECTED;
    }
    console.out().print(json ? ModelJson.pretty(map(benchmark)) : table(benchmark));
    return Main.DONE;
  }

  private int scale(List<String> named) throws IOException {
    Console console = main.console();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        console.chinese()
            ? List.of("公告篇数", "读入秒", "判断秒", "取用秒", "每篇毫秒")
            : List.of("announcements", "add s", "decide s", "resolve s", "ms each"));
    try (Stream<Outcome<SourceText>> read = Inputs.read(named, console)) {
      for (Pipeline.Scale scale :
          new Pipeline()
              .scale(
                  read.iterator(),
                  sizes,
                  (seconds, count) ->
                      console
                          .out()
                          .printf(
                              Locale.ROOT,
                              console.say(
                                  "extraction of %,d announcements: %.1f s of one processor%n",
                                  "抽取 %,d 篇公告：单处理器 %.1f 秒%n"),
                              count,
                              seconds))) {
        rows.add(
            List.of(
                String.format(Locale.ROOT, "%,d", scale.announcements()),
                String.format(Locale.ROOT, "%.2f", scale.add()),
                String.format(Locale.ROOT, "%.2f", scale.decide()),
                String.format(Locale.ROOT, "%.2f", scale.resolve()),
                String.format(Locale.ROOT, "%.3f", 1e3 * scale.seconds() / scale.announcements())));
      }
    }
    console.out().print(Table.of(rows));
    return Main.DONE;
  }

  private static Map<String, Object> map(Benchmark benchmark) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", Version.number());
    all.put("java", Runtime.version().toString());
    all.put("announcements", benchmark.announcements());
    all.put("characters", benchmark.characters());
    all.put("rounds", benchmark.rounds());
    List<Map<String, Object>> stages = new ArrayList<>();
    for (Benchmark.Stage stage : benchmark.stages()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("stage", stage.stage());
      one.put("seconds", stage.seconds());
      one.put("charactersPerSecond", stage.charactersPerSecond());
      one.put("timesHanlp", stage.timesHanlp());
      one.put("bytesPerCharacter", stage.bytesPerCharacter());
      stages.add(one);
    }
    all.put("stages", stages);
    benchmark.whole().ifPresent(whole -> all.put("whole", whole(whole)));
    return all;
  }

  private static Map<String, Object> whole(Benchmark.Whole whole) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("seconds", whole.seconds());
    all.put("announcementsPerSecond", whole.announcementsPerSecond());
    all.put("quads", whole.quads());
    all.put("quadsPerAnnouncement", whole.quadsPerAnnouncement());
    all.put("tdb2Seconds", whole.tdb2Seconds());
    all.put("timesLarger", whole.timesLarger());
    all.put("bytes", whole.bytes());
    all.put("bytesPerAnnouncement", whole.bytesPerAnnouncement());
    all.put("peakHeap", whole.peakHeap());
    return all;
  }

  private String wholeTable(Benchmark.Whole whole) {
    Console console = main.console();
    return "\n"
        + String.format(
            Locale.ROOT,
            console.say(
                "the whole build: %.1f s, %.0f announcements/s, peak heap %.0f MB%n"
                    + "TDB2 alone on the same %,d quads: %.1f s; the build takes %.2f times the larger"
                    + " of that and HanLP alone%n"
                    + "the store: %.1f MB; an announcement costs %.0f quads and %.0f kB%n",
                "整个构建：%.1f 秒，每秒 %.0f 篇，堆内存峰值 %.0f MB%n"
                    + "单独用 TDB2 装入同样的 %,d 条四元组：%.1f 秒；构建用时是它与单独 HanLP 中较大者的 %.2f 倍%n"
                    + "图谱：%.1f MB；每篇公告 %.0f 条四元组，%.0f kB%n"),
            whole.seconds(),
            whole.announcementsPerSecond(),
            whole.peakHeap() / 1e6,
            whole.quads(),
            whole.tdb2Seconds(),
            whole.timesLarger(),
            whole.bytes() / 1e6,
            whole.quadsPerAnnouncement(),
            whole.bytesPerAnnouncement() / 1e3);
  }

  private String table(Benchmark benchmark) {
    Console console = main.console();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        console.chinese()
            ? List.of("阶段", "字/秒", "HanLP 的倍数", "字节/字")
            : List.of("stage", "characters/s", "times HanLP", "bytes/character"));
    for (Benchmark.Stage stage : benchmark.stages()) {
      rows.add(
          List.of(
              console.chinese()
                  ? CHINESE.getOrDefault(stage.stage(), stage.stage())
                  : stage.stage(),
              String.format(Locale.ROOT, "%,.0f", stage.charactersPerSecond()),
              String.format(Locale.ROOT, "%.3f", stage.timesHanlp()),
              String.format(Locale.ROOT, "%.0f", stage.bytesPerCharacter())));
    }
    String head =
        console.say(
            "%,d announcements, %,d characters, one thread, median of %d%n",
            "%,d 篇公告，%,d 字，单线程，%d 轮的中位数%n");
    return String.format(
            Locale.ROOT,
            head,
            benchmark.announcements(),
            benchmark.characters(),
            benchmark.rounds())
        + Table.of(rows)
        + benchmark.whole().map(this::wholeTable).orElse("");
  }
}
