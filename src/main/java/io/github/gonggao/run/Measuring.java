package io.github.gonggao.run;

import io.github.gonggao.extract.Extractors;
import io.github.gonggao.graph.Graph;
import io.github.gonggao.graph.GraphSettings;
import io.github.gonggao.model.Analysis;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.nlp.Analyzer;
import io.github.gonggao.resolve.Resolver;
import io.github.gonggao.text.TextReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Times every stage on one thread, beside HanLP alone on the same text.
 *
 * <p>Problem: HanLP is bound by memory, so a text that was segmented a moment ago is segmented in a
 * third of the time, and what runs right after another is flattered by it. Method: a batch of
 * announcements goes through HanLP as a whole before it goes through the stages, so that neither
 * finds the other's traces; the processor's time of the thread is counted, which other programs
 * disturb less than the clock; and of several passes the median is kept. Limits: PDF and Word are
 * parsed in a process of their own, whose time is not in {@code read}.
 */
final class Measuring {
  static final String HANLP = "HanLP";
  static final String HANLP_PLAIN = "HanLP plain";
  static final String ANALYSIS = "analysis";
  static final String EXTRACTION = "extraction";
  static final String BOTH = "analysis and extraction";

  private static final int BATCH = 100;

  private final TextReader reader;
  private final Analyzer analyzer;
  private final Extractors extractors;
  private final GraphSettings settings;

  private final ToIntFunction<String> hanlp = Analyzer.hanlpAlone(true);
  private final ToIntFunction<String> plain = Analyzer.hanlpAlone(false);

  Measuring(TextReader reader, Analyzer analyzer, Extractors extractors, GraphSettings settings) {
    this.reader = reader;
    this.analyzer = analyzer;
    this.extractors = extractors;
    this.settings = settings;
  }

  /** Time and memory of one pass by stage. */
  private static final class Meter implements Extractors.Watch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<String, long[]> spent = new LinkedHashMap<>();
    private int announcements;
    private long characters;

    /** What HanLP found, so that nobody can find its work to be of no use and leave it out. */
    private long words;

    @Override
    public void run(String stage, Runnable work) {
      long bytes = allocated();
      long time = THREADS.getCurrentThreadCpuTime();
      work.run();
      add(stage, THREADS.getCurrentThreadCpuTime() - time, allocated() - bytes);
    }

    void add(String stage, long nanos, long bytes) {
      long[] sum = spent.computeIfAbsent(stage, s -> new long[2]);
      sum[0] += nanos;
      sum[1] += bytes;
    }

    long nanos(String stage) {
      return spent.get(stage)[0];
    }

    long bytes(String stage) {
      return spent.get(stage)[1];
    }

    /** Of this thread; 0 where the Java does not count it. */
    private static long allocated() {
      return THREADS instanceof com.sun.management.ThreadMXBean counting
          ? counting.getCurrentThreadAllocatedBytes()
          : 0;
    }
  }

  Pipeline.Benchmark run(
      Supplier<Stream<Outcome<SourceText>>> inputs, int rounds, double warmUpSeconds)
      throws IOException {
    long begin = System.nanoTime();
    Meter meter = pass(inputs);
    while ((System.nanoTime() - begin) / 1e9 < warmUpSeconds && meter.characters > 0) {
      meter = pass(inputs);
    }
    if (meter.characters == 0) {
      return new Pipeline.Benchmark(0, 0, rounds, List.of(), Optional.empty());
    }
    List<Meter> passes = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      passes.add(pass(inputs));
    }
    double whole = median(passes, HANLP);
    List<Pipeline.Benchmark.Stage> stages = new ArrayList<>();
    for (String stage : meter.spent.keySet()) {
      double nanos = Math.max(1, median(passes, stage));
      long characters = meter.characters;
      long bytes = passes.get(passes.size() - 1).bytes(stage);
      stages.add(
          new Pipeline.Benchmark.Stage(
              stage,
              nanos / 1e9,
              characters * 1e9 / nanos,
              nanos / whole,
              (double) bytes / characters));
    }
    return new Pipeline.Benchmark(
        meter.announcements, meter.characters, rounds, stages, Optional.empty());
  }

  private static double median(List<Meter> passes, String stage) {
    long[] all = passes.stream().mapToLong(pass -> pass.nanos(stage)).sorted().toArray();
    return (all[(all.length - 1) / 2] + all[all.length / 2]) / 2.0;
  }

  /** All inputs once through everything. */
  private Meter pass(Supplier<Stream<Outcome<SourceText>>> inputs) throws IOException {
    Meter meter = new Meter();
    List<Extraction> corpus = new ArrayList<>();
    try (Stream<Outcome<SourceText>> stream = inputs.get()) {
      Iterator<Outcome<SourceText>> iterator = stream.iterator();
      List<SourceText> batch = new ArrayList<>();
      do {
        batch.clear();
        meter.run("read", () -> fill(batch, iterator));
        corpus.addAll(stages(batch, meter));
      } while (!batch.isEmpty());
    }
    resolveAndMap(corpus, meter);
    sum(meter);
    return meter;
  }

  private static void fill(List<SourceText> batch, Iterator<Outcome<SourceText>> inputs) {
    while (batch.size() < BATCH && inputs.hasNext()) {
      inputs.next().value().ifPresent(batch::add);
    }
  }

  private List<Extraction> stages(List<SourceText> batch, Meter meter) {
    List<SourceText> sources = new ArrayList<>();
    List<Announcement> announcements = new ArrayList<>();
    meter.run(
        "restore",
        () -> {
          for (SourceText source : batch) {
            Optional<Announcement> read = reader.read(source).value();
            if (read.isPresent()) {
              sources.add(source);
              announcements.add(read.get());
            }
          }
        });
    List<String> texts = announcements.stream().map(a -> a.text().restored()).toList();
    meter.announcements += texts.size();
    texts.forEach(text -> meter.characters += text.length());
    meter.run(HANLP, () -> texts.forEach(text -> meter.words += hanlp.applyAsInt(text)));
    meter.run(HANLP_PLAIN, () -> texts.forEach(text -> meter.words += plain.applyAsInt(text)));
    List<Extraction> found = new ArrayList<>();
    for (int i = 0; i < announcements.size(); i++) {
      Announcement announcement = announcements.get(i);
      Analysis[] analysis = new Analysis[1];
      meter.run(ANALYSIS, () -> analysis[0] = analyzer.analyze(announcement));
      List<Fact> facts = extractors.extract(analysis[0], meter);
      found.add(new Extraction(sources.get(i), announcement, facts, List.of()));
    }
    return found;
  }

  private void resolveAndMap(List<Extraction> corpus, Meter meter) throws IOException {
    Resolver resolver = new Resolver();
    meter.run(
        "resolve",
        () -> {
          corpus.forEach(
              x -> resolver.add(x.source().id(), x.announcement().published(), x.facts()));
          resolver.freeze();
          corpus.forEach(x -> resolver.resolve(x.source().id(), x.facts()));
        });
    for (Extraction x : corpus) {
      var resolution = resolver.resolve(x.source().id(), x.facts());
      meter.run("graph", () -> Graph.quads(x.announcement(), x.facts(), resolution, settings));
    }
  }

  private static void sum(Meter meter) {
    List<String> steps = new ArrayList<>(meter.spent.keySet());
    List<String> others =
        Arrays.asList("read", "restore", HANLP, HANLP_PLAIN, ANALYSIS, "resolve", "graph");
    steps.removeAll(others);
    steps.forEach(step -> meter.add(EXTRACTION, meter.nanos(step), meter.bytes(step)));
    if (meter.spent.containsKey(EXTRACTION)) {
      for (String part : List.of(ANALYSIS, EXTRACTION)) {
        meter.add(BOTH, meter.nanos(part), meter.bytes(part));
      }
    }
  }
}
