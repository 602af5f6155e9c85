package io.github.gonggao.run;

import io.github.gonggao.extract.Extractors;
import io.github.gonggao.graph.Graph;
import io.github.gonggao.graph.GraphSettings;
import io.github.gonggao.graph.GraphView;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.Resolution;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.nlp.Analyzer;
import io.github.gonggao.nlp.Scripts;
import io.github.gonggao.resolve.Judgements;
import io.github.gonggao.resolve.Resolver;
import io.github.gonggao.text.Language;
import io.github.gonggao.text.TextReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The stages in their order. One pipeline may be used again and again, and by many threads.
 *
 * <p>Long because it is the one door to all that is done to a dataset, with the records of its
 * settings and reports; what is behind it stands elsewhere.
 */
public final class Pipeline {

  /** Told how far a run has come; called from the thread that runs it. */
  public interface Progress {
    Progress NONE =
        new Progress() {
          @Override
          public void begin(String stage, long total) {}

          @Override
          public void step() {}
        };

    /**
     * A stage begins, and the one before it is over.
     *
     * @param total steps, or -1 where nobody knows
     */
    void begin(String stage, long total);

    /** One announcement further. */
    void step();
  }

  /**
   * How a build is to run.
   *
   * @param threads announcements worked on at once; does not show in the output
   * @param expected how many announcements the inputs hold, for the progress; -1 where nobody knows
   * @param judgements people's decisions about who is who, a file of JSON Lines
   * @param base start of the identifiers of announcements and entities; the default where absent
   * @param version of the program, for the provenance graph
   * @param failed told what went wrong while writing, before the process ends
   * @param everyMention where an entity is named is kept for each place, not only where a fact
   *     rests on it
   * @param sync what is not among the inputs is taken out
   * @param files RDF files are written beside the store; where not, those of an earlier build go
   * @param stop asked between announcements; once it says yes the run ends in good order, and the
   *     next one goes on from there
   */
  public record Settings(
      int threads,
      long expected,
      Optional<Path> judgements,
      Optional<URI> base,
      String version,
      Consumer<Throwable> failed,
      boolean everyMention,
      boolean sync,
      boolean files,
      BooleanSupplier stop) {

    /** One thread a processor, no judgements. */
    public static Settings of(String version) {
      return new Settings(
          Runtime.getRuntime().availableProcessors(),
          -1,
          Optional.empty(),
          Optional.empty(),
          version,
          problem -> {},
          true,
          false,
          true,
          () -> false);
    }

    public Settings withThreads(int count) {
      return new Settings(
          Math.max(1, count),
          expected,
          judgements,
          base,
          version,
          failed,
          everyMention,
          sync,
          files,
          stop);
    }

    public Settings withExpected(long count) {
      return new Settings(
          threads, count, judgements, base, version, failed, everyMention, sync, files, stop);
    }

    public Settings withJudgements(Path file) {
      return new Settings(
          threads,
          expected,
          Optional.of(file),
          base,
          version,
          failed,
          everyMention,
          sync,
          files,
          stop);
    }

    public Settings withBase(URI start) {
      return new Settings(
          threads,
          expected,
          judgements,
          Optional.of(start),
          version,
          failed,
          everyMention,
          sync,
          files,
          stop);
    }

    public Settings reportingTo(Consumer<Throwable> report) {
      return new Settings(
          threads, expected, judgements, base, version, report, everyMention, sync, files, stop);
    }

    public Settings withEveryMention(boolean yes) {
      return new Settings(
          threads, expected, judgements, base, version, failed, yes, sync, files, stop);
    }

    public Settings withSync(boolean yes) {
      return new Settings(
          threads, expected, judgements, base, version, failed, everyMention, yes, files, stop);
    }

    public Settings withFiles(boolean yes) {
      return new Settings(
          threads, expected, judgements, base, version, failed, everyMention, sync, yes, stop);
    }

    public Settings stoppingWhen(BooleanSupplier asked) {
      return new Settings(
          threads, expected, judgements, base, version, failed, everyMention, sync, files, asked);
    }
  }

  /**
   * What one thread spent on each stage; the median of several passes.
   *
   * @param rounds passes that were measured, after those that warmed up
   * @param stages HanLP alone first among them, then ours; no stage where no input could be read
   * @param whole a build of the same inputs from nothing; empty where there was none to make
   */
  public record Benchmark(
      int announcements, long characters, int rounds, List<Stage> stages, Optional<Whole> whole) {
    public Benchmark {
      stages = List.copyOf(stages);
    }

    /**
     * A whole build, by the clock.
     *
     * @param seconds from inputs to files, on all threads
     * @param tdb2Seconds TDB2 alone with the same quads, read from a file of them
     * @param timesLarger its time over the larger of that and of HanLP alone on one thread
     * @param bytes of the store
     * @param peakHeap bytes
     */
    public record Whole(
        double seconds,
        double announcementsPerSecond,
        long quads,
        double quadsPerAnnouncement,
        double tdb2Seconds,
        double timesLarger,
        long bytes,
        double bytesPerAnnouncement,
        long peakHeap) {}

    /**
     * One stage.
     *
     * @param seconds of the processor
     * @param timesHanlp its time over that of HanLP alone, which recognises names, places and
     *     organizations in the same text
     * @param bytesPerCharacter allocated; 0 where the Java does not count it
     */
    public record Stage(
        String stage,
        double seconds,
        double charactersPerSecond,
        double timesHanlp,
        double bytesPerCharacter) {}
  }

  private static final int LONGEST_CHINESE_NAME = 4;

  private final Scripts scripts;
  private final Stages stages;

  /** With the word lists that ship. */
  public Pipeline() {
    scripts = new Scripts();
    stages = stages(scripts);
  }

  /** For tests: other stages for one document. */
  Pipeline(Stages stages) {
    scripts = new Scripts();
    this.stages = stages;
  }

  private static Stages stages(Scripts scripts) {
    TextReader reader = new TextReader(language(scripts));
    Analyzer analyzer = new Analyzer();
    Extractors extractors = new Extractors();
    return new Stages(reader::read, a -> extractors.extract(analyzer.analyze(a)));
  }

  private static Language language(Scripts scripts) {
    return new Language() {
      @Override
      public String toSimplified(String text) {
        return scripts.toSimplified(text);
      }

      @Override
      public String toTraditional(String text) {
        return scripts.toTraditional(text);
      }

      @Override
      public double plausibility(CharSequence text) {
        return scripts.plausibility(text);
      }

      @Override
      public boolean reads(char han, String syllable) {
        return scripts.reads(han, syllable);
      }
    };
  }

  /** One input as it must have been written; its issues and those of reading it. */
  public Outcome<Announcement> restore(Outcome<SourceText> input) {
    return stages.restored(input);
  }

  /** All that one input says. */
  public Outcome<Extraction> extract(Outcome<SourceText> input) {
    return stages.extraction(input);
  }

  /**
   * All that each input says, handed over in the order of the inputs.
   *
   * @param threads how many inputs are worked on at once
   */
  public void extract(
      Iterator<Outcome<SourceText>> inputs, int threads, Consumer<Outcome<Extraction>> consumer)
      throws IOException {
    Workers.inOrder(inputs, stages::extraction, threads, consumer::accept);
  }

  /**
   * Puts inputs into the store of a folder, and writes the RDF files beside it. Inputs that are as
   * they were the last time cost nothing; an edited one replaces its graph alone; what is not among
   * the inputs stays.
   *
   * @param folder gets {@code tdb2}, the RDF files and the checkpoint
   * @throws IOException if something cannot be read or written; what was finished before stands
   */
  public RunReport build(
      Iterator<Outcome<SourceText>> inputs, Path folder, Settings settings, Progress progress)
      throws IOException {
    return new Build(stages, folder, settings, graphSettings(settings), progress).run(inputs);
  }

  /**
   * Takes announcements out of what a build left in a folder, and all that only they said.
   *
   * @param ids as their IRIs end (20200403-78759ea4), whole IRIs, or ids of sources
   * @return what the dataset is then; or the ids that it does not have, and then nothing was done
   * @throws IOException if something cannot be read or written; what was finished before stands
   */
  public Removal remove(List<String> ids, Path folder, Settings settings, Progress progress)
      throws IOException {
    return new Build(stages, folder, settings, graphSettings(settings), progress).remove(ids);
  }

  /**
   * Writes what a build left in a folder to one file, which {@link #restoreBackup} makes it of
   * again. Readers go on meanwhile; a build has to wait.
   *
   * @throws IOException if something cannot be read or written; then there is no file of that name,
   *     or the one that was there before
   */
  public void backup(Path folder, Path file, Settings settings) throws IOException {
    Backup.write(folder, file, graphSettings(settings));
  }

  /**
   * Makes of a backup what a build had left.
   *
   * @return how many announcements that are
   * @throws IOException if the backup is not whole, or the folder has a dataset already
   */
  public int restoreBackup(Path file, Path folder, Settings settings, Progress progress)
      throws IOException {
    return Backup.restore(file, folder, graphSettings(settings), progress).announcements();
  }

  /**
   * Makes the store of a folder anew, so that what replaced announcements have left in it is gone.
   *
   * @return bytes of the store before and after
   */
  public Compaction compact(Path folder, Settings settings) throws IOException {
    Path store = folder.resolve(Build.STORE);
    try (GraphView view = GraphView.open(store)) {
      if (view.announcements() == 0) {
        return new Compaction(0, 0);
      }
    }
    long before = GraphView.bytes(store);
    try (Graph graph = Graph.open(store, graphSettings(settings))) {
      graph.compact();
      graph.commit();
    }
    return new Compaction(before, GraphView.bytes(store));
  }

  /**
   * Sends the graphs of a folder's store to another store.
   *
   * @param target address of its Graph Store Protocol
   * @param authorization value of the header of that name
   * @param all also what was sent before
   * @throws IOException if it cannot be reached or refuses; the next call goes on from there
   */
  public Pushed push(
      Path folder, URI target, Optional<String> authorization, boolean all, Progress progress)
      throws IOException {
    try (GraphView view = GraphView.open(folder.resolve(Build.STORE))) {
      return new Push(folder, target, authorization).run(view, all, progress);
    }
  }

  /** Graphs that were sent, that the other store had already, and that were deleted from it. */
  public record Pushed(int sent, int unchanged, int deleted) {}

  /** Bytes of the generation that readers see. */
  public record Compaction(long before, long after) {}

  /** What became of a wish to remove: a report, or what is not there. */
  public record Removal(Optional<RunReport> report, List<String> unknown) {}

  /**
   * Who is who in what a build left in a folder, under some judgements.
   *
   * @throws IOException if there is no such build, or its checkpoint cannot be read
   */
  public Resolver whoIsWho(Path folder, Judgements judgements) throws IOException {
    return who(folder).under(judgements);
  }

  /** What an announcement says before and after a judgement. */
  public record Change(
      Optional<LocalDate> published, String title, Resolution before, Resolution after) {}

  /** The announcements, of those that a build left in a folder, of which two resolvers differ. */
  public Map<SourceId, Change> changes(Path folder, Resolver before, Resolver after)
      throws IOException {
    return who(folder).changes(before, after);
  }

  /** A body, a document or a meeting in an announcement, and the key that it was found to have. */
  public record Mention(
      List<String> key, Name written, SourceId announcement, Optional<LocalDate> published) {}

  /** Bodies, documents and meetings of a name in what a build left in a folder. */
  public List<Mention> named(Path folder, String name, Resolver resolver) throws IOException {
    return who(folder).named(name, resolver);
  }

  private static WhoIsWho who(Path folder) throws IOException {
    Path checkpoint = folder.resolve(Build.CHECKPOINT);
    if (!Files.exists(checkpoint)) {
      throw new IOException(
          "there is no " + checkpoint + "; run gonggao build first, or name its folder");
    }
    return new WhoIsWho(checkpoint);
  }

  private GraphSettings graphSettings(Settings settings) {
    GraphSettings graph =
        GraphSettings.of(settings.version(), graphScripts(() -> scripts))
            .withRegistry()
            .withEveryMention(settings.everyMention())
            .reportingTo(settings.failed());
    return settings.base().map(graph::withBase).orElse(graph);
  }

  /**
   * Times each stage on the calling thread, beside HanLP alone on the same text.
   *
   * @param inputs opened anew for each pass
   * @param rounds passes to measure
   * @param warmUpSeconds for how long passes are not counted; one always is not
   */
  public Benchmark benchmark(
      Supplier<Stream<Outcome<SourceText>>> inputs,
      int rounds,
      double warmUpSeconds,
      Settings settings)
      throws IOException {
    Benchmark stage =
        new Measuring(
                new TextReader(language(scripts)),
                new Analyzer(),
                new Extractors(),
                graphSettings(settings))
            .run(inputs, rounds, warmUpSeconds);
    if (stage.stages().isEmpty()) {
      return stage;
    }
    double hanlp =
        stage.stages().stream()
            .filter(s -> s.stage().equals(Measuring.HANLP))
            .mapToDouble(Benchmark.Stage::seconds)
            .sum();
    return new Benchmark(
        stage.announcements(),
        stage.characters(),
        stage.rounds(),
        stage.stages(),
        Optional.of(whole(inputs, settings, hanlp)));
  }

  private Benchmark.Whole whole(
      Supplier<Stream<Outcome<SourceText>>> inputs, Settings settings, double hanlp)
      throws IOException {
    Path folder = Files.createTempDirectory("gonggao-benchmark");
    try {
      List<MemoryPoolMXBean> heap =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getType() == MemoryType.HEAP)
              .toList();
      heap.forEach(MemoryPoolMXBean::resetPeakUsage);
      long begin = System.nanoTime();
      RunReport report;
      try (Stream<Outcome<SourceText>> read = inputs.get()) {
        report = build(read.iterator(), folder, settings, Progress.NONE);
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      long peak = heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
      begin = System.nanoTime();
      Graph.load(folder.resolve(RdfFiles.NQUADS), folder.resolve("alone"), graphSettings(settings));
      double tdb2 = (System.nanoTime() - begin) / 1e9;
      long bytes = GraphView.bytes(folder.resolve(Build.STORE));
      int announcements = Math.max(1, report.announcements());
      return new Benchmark.Whole(
          seconds,
          report.announcements() / seconds,
          report.quads(),
          (double) report.quads() / announcements,
          tdb2,
          seconds / Math.max(hanlp, tdb2),
          bytes,
          (double) bytes / announcements,
          peak);
    } finally {
      Trees.delete(folder);
    }
  }

  /** Seconds of the processor that who is who takes over so many announcements. */
  public record Scale(int announcements, double add, double decide, double resolve) {
    public double seconds() {
      return add + decide + resolve;
    }
  }

  /**
   * How who is who grows: the time it takes for each of some sizes, the inputs being repeated with
   * other days and names where they are fewer.
   *
   * @param extracted told the seconds of the processor that extracting the inputs took, and how
   *     many they are
   */
  public List<Scale> scale(
      Iterator<Outcome<SourceText>> inputs,
      List<Integer> sizes,
      BiConsumer<Double, Integer> extracted) {
    Scaling scaling = new Scaling();
    double[] seconds = new double[1];
    inputs.forEachRemaining(
        input -> {
          long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
          Optional<Extraction> extraction = extract(input).value();
          seconds[0] +=
              (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e9;
          extraction.ifPresent(scaling::add);
        });
    extracted.accept(seconds[0], scaling.size());
    return scaling.size() == 0 ? List.of() : sizes.stream().map(scaling::run).toList();
  }

  /** Names of the formats that {@link #rdf} knows. */
  public static List<String> rdfFormats() {
    return Graph.formats();
  }

  /**
   * The RDF of announcements without a store, one document each, who is who being decided among
   * them alone.
   *
   * @param format one of {@link #rdfFormats}
   * @param taker gets each document in UTF-8, in the order of {@code corpus}
   */
  public void rdf(
      List<Extraction> corpus,
      String format,
      Settings settings,
      BiConsumer<Extraction, byte[]> taker)
      throws IOException {
    GraphSettings graph = graphSettings(settings);
    Resolver resolver = new Resolver();
    corpus.forEach(x -> resolver.add(x.source().id(), x.announcement().published(), x.facts()));
    resolver.freeze();
    for (Extraction x : corpus) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Graph.write(
          x.announcement(),
          x.facts(),
          resolver.resolve(x.source().id(), x.facts()),
          graph,
          format,
          out);
      taker.accept(x, out.toByteArray());
    }
  }

  /**
   * The {@code id}s by which the records of a JSON Lines file call themselves, by the location that
   * the reader gives them: their address, else their line.
   *
   * @throws IOException if the file cannot be read
   */
  public static Map<String, String> recordIds(Path file) throws IOException {
    return RecordIds.of(file);
  }

  /** Pinyin reads a transcribed name by its characters, not by its sound. */
  private static io.github.gonggao.graph.Scripts graphScripts(Supplier<Scripts> scripts) {
    return new io.github.gonggao.graph.Scripts() {
      @Override
      public String toTraditional(String simplified) {
        return scripts.get().toTraditional(simplified);
      }

      @Override
      public String toSimplified(String text) {
        return scripts.get().toSimplified(text);
      }

      @Override
      public List<String> syllables(String text) {
        return List.of(scripts.get().pinyinWords(text).split(" ", -1));
      }

      @Override
      public Optional<String> pinyin(String personName) {
        return personName.length() <= LONGEST_CHINESE_NAME && personName.indexOf('·') < 0
            ? Optional.of(scripts.get().pinyin(personName))
            : Optional.empty();
      }
    };
  }

  /** Made when first asked for: most of what only reads a graph searches for nothing. */
  private static final class Searching {
    private static final Scripts SCRIPTS = new Scripts();
  }

  /** The scripts of a graph that is only read: what is searched for in them is found. */
  public static io.github.gonggao.graph.Scripts scripts() {
    return graphScripts(() -> Searching.SCRIPTS);
  }
}
