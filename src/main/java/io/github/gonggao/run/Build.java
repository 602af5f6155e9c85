package io.github.gonggao.run;

import io.github.gonggao.graph.Graph;
import io.github.gonggao.graph.GraphSettings;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Origins;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.Resolution;
import io.github.gonggao.model.Severity;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.resolve.Copies;
import io.github.gonggao.resolve.Judgements;
import io.github.gonggao.resolve.Resolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One build, from inputs to files.
 *
 * <p>Problem: who is who can be told only when all announcements are known, memory must not grow
 * with the corpus, and a crash must leave nothing half done. Method: three passes. Inputs to facts,
 * on several threads, into the checkpoint; over the checkpoint, names to the resolver; over it
 * again, facts to the store, which finds out itself what has changed. Each pass begins with a file
 * that the one before it has finished, so a build that was killed is taken up where it stopped. The
 * summary, written last, says what everything was made of; where that is as it was, only the first
 * pass runs. Limits: the second and third pass read all facts even if one announcement is new.
 *
 * <p>Long because each way into a build (inputs, removal, stopping) ends in the same three passes.
 */
final class Build {
  static final String CHECKPOINT = "facts.jsonl.gz";
  static final String STORE = "tdb2";

  private static final Checkpoint.Changes NOTHING = new Checkpoint.Changes(0, 0, 0, 0, Set.of());

  /** What hides everything that a place holds: nobody can say then what is gone from it. */
  private static final Set<Issue.Code> HIDING =
      EnumSet.of(
          Issue.Code.MISSING_FILE,
          Issue.Code.UNREADABLE_FILE,
          Issue.Code.BAD_ARCHIVE,
          Issue.Code.BAD_WARC,
          Issue.Code.BINARY_INPUT,
          Issue.Code.TOO_LARGE,
          Issue.Code.BAD_CSV);

  private final Stages stages;
  private final Path folder;
  private final Pipeline.Settings settings;
  private final GraphSettings graphSettings;
  private final Pipeline.Progress progress;
  private final long start = System.nanoTime();
  private final List<Issue> rejected = new ArrayList<>();
  private final NavigableMap<String, Integer> noted = new TreeMap<>();

  Build(
      Stages stages,
      Path folder,
      Pipeline.Settings settings,
      GraphSettings graphSettings,
      Pipeline.Progress progress) {
    this.stages = stages;
    this.folder = folder;
    this.settings = settings;
    this.graphSettings = graphSettings;
    this.progress = progress;
  }

  RunReport run(Iterator<Outcome<SourceText>> inputs) throws IOException {
    Files.createDirectories(folder);
    // the store's lock keeps a second build away from the checkpoint too
    try (Graph graph = Graph.open(folder.resolve(STORE), graphSettings)) {
      Checkpoint checkpoint = Checkpoint.open(folder.resolve(CHECKPOINT));
      Optional<Checkpoint.Changes> changes = extract(inputs, checkpoint);
      if (changes.isEmpty()) {
        return stopped(NOTHING, checkpoint);
      }
      return finish(graph, checkpoint, changes.get());
    }
  }

  Pipeline.Removal remove(List<String> ids) throws IOException {
    if (!Files.exists(folder.resolve(CHECKPOINT))) {
      throw new IOException(
          "there is no graph in "
              + folder
              + "; run “gonggao build” first, or name its directory with --dataset");
    }
    try (Graph graph = Graph.open(folder.resolve(STORE), graphSettings)) {
      Checkpoint checkpoint = Checkpoint.open(folder.resolve(CHECKPOINT));
      Map<String, Set<SourceId>> found = new TreeMap<>();
      ids.forEach(id -> found.put(id, checkpoint.named(id)));
      List<String> unknown =
          found.entrySet().stream()
              .filter(e -> e.getValue().size() != 1)
              .map(Map.Entry::getKey)
              .toList();
      if (!unknown.isEmpty()) {
        return new Pipeline.Removal(Optional.empty(), unknown);
      }
      Set<SourceId> gone = new TreeSet<>();
      found.values().forEach(gone::addAll);
      Checkpoint.Changes changes;
      try (Checkpoint.Update update = checkpoint.update()) {
        changes = update.commit(gone);
      }
      return new Pipeline.Removal(Optional.of(finish(graph, checkpoint, changes)), List.of());
    }
  }

  /** From a checkpoint that is whole: names, graph, files. */
  private RunReport finish(Graph graph, Checkpoint checkpoint, Checkpoint.Changes changes)
      throws IOException {
    Judgements judgements = judgements();
    String state = state(checkpoint);
    Optional<Summary> before = Summary.read(folder).filter(s -> s.state().equals(state));
    boolean complete =
        before.isPresent()
            && Files.exists(folder.resolve(RdfFiles.NQUADS)) == settings.files()
            && Files.exists(folder.resolve(RdfFiles.TRIG)) == settings.files()
            && graph.sources().size() + before.get().copies() == checkpoint.size();
    if (complete) {
      return report(changes, before.get(), false);
    }
    if (checkpoint.size() == 0 && graph.sources().isEmpty()) {
      return report(changes, new Summary(state, 0, 0, 0, new TreeMap<>(), new TreeMap<>()), false);
    }
    try {
      return report(changes, write(graph, checkpoint, judgements, state), false);
    } catch (Stopped e) {
      return stopped(changes, checkpoint);
    }
  }

  /** Somebody asked to stop; never leaves this class. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped", null, false, false);
    }
  }

  private void stopIfAsked() {
    if (settings.stop().getAsBoolean()) {
      throw new Stopped();
    }
  }

  private RunReport stopped(Checkpoint.Changes changes, Checkpoint checkpoint) {
    return report(
        changes, new Summary("", checkpoint.size(), 0, -1, new TreeMap<>(), new TreeMap<>()), true);
  }

  private RunReport report(Checkpoint.Changes changes, Summary summary, boolean stopped) {
    NavigableMap<String, Integer> issues = new TreeMap<>(summary.warnings());
    noted.forEach((code, n) -> issues.merge(code, n, Integer::sum));
    return new RunReport(
        changes.added(),
        changes.replaced(),
        changes.unchanged(),
        changes.removed(),
        stopped,
        summary.announcements(),
        summary.copies(),
        summary.facts(),
        issues,
        rejected,
        summary.quads(),
        (System.nanoTime() - start) / 1e9,
        files());
  }

  private Judgements judgements() throws IOException {
    if (settings.judgements().isEmpty()) {
      return Judgements.none();
    }
    Outcome<Judgements> read = Judgements.read(settings.judgements().get());
    read.issues().forEach(this::reject);
    return read.value().orElseGet(Judgements::none);
  }

  private void reject(Issue issue) {
    rejected.add(issue);
    note(issue);
  }

  private void note(Issue issue) {
    noted.merge(issue.code().name(), 1, Integer::sum);
  }

  /** An input after the first pass; no extraction where the checkpoint has it. */
  private record Passed(Outcome<SourceText> input, Optional<Outcome<Extraction>> found) {}

  /** Empty where the run was asked to stop; what it found by then is in the spool. */
  private Optional<Checkpoint.Changes> extract(
      Iterator<Outcome<SourceText>> inputs, Checkpoint checkpoint) throws IOException {
    progress.begin("facts", settings.expected());
    try (Checkpoint.Update update = checkpoint.update()) {
      Workers.inOrder(
          untilAsked(inputs),
          input -> passed(input, update),
          settings.threads(),
          passed -> {
            take(passed, update);
            progress.step();
          });
      return settings.stop().getAsBoolean()
          ? Optional.empty()
          : Optional.of(update.commit(settings.sync() ? gone(update) : Set.of()));
    }
  }

  private Passed passed(Outcome<SourceText> input, Checkpoint.Update update) {
    if (input.value().filter(update::has).isPresent()) {
      return new Passed(input, Optional.empty());
    }
    Optional<Outcome<Extraction>> before =
        input
            .value()
            .flatMap(update::recovered)
            .map(x -> new Outcome<>(Optional.of(x), input.issues()));
    return new Passed(input, Optional.of(before.orElseGet(() -> stages.extraction(input))));
  }

  private <T> Iterator<T> untilAsked(Iterator<T> inputs) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !settings.stop().getAsBoolean() && inputs.hasNext();
      }

      @Override
      public T next() {
        return inputs.next();
      }
    };
  }

  /**
   * What a run that saw all inputs did not see. An input that could not be read this time is not
   * gone; and where a whole file or archive could not, nothing is.
   */
  private Set<SourceId> gone(Checkpoint.Update update) throws IOException {
    SortedSet<SourceId> gone = update.unseen();
    if (gone.isEmpty()) {
      return gone;
    }
    if (update.isEmpty()) {
      throw new IOException(
          "no announcement could be read from the inputs, so --sync would remove all "
              + gone.size()
              + " of "
              + folder
              + "; nothing was changed. If that is what you want, delete the folder");
    }
    if (rejected.stream().anyMatch(issue -> HIDING.contains(issue.code()))) {
      note(
          new Issue(
              Issue.Code.UNREADABLE_FILE,
              Severity.WARNING,
              folder.toString(),
              Optional.empty(),
              "inputs could not be read, so nothing was removed as gone"));
      return Set.of();
    }
    Set<String> places = new HashSet<>();
    rejected.forEach(issue -> places.add(issue.where()));
    gone.removeIf(id -> places.contains(update.place(id)));
    return gone;
  }

  private void take(Passed passed, Checkpoint.Update update) throws IOException {
    passed
        .input()
        .value()
        .filter(s -> update.seen(s.id()))
        .ifPresent(s -> again(s, update.isOtherText(s)));
    if (passed.found().isEmpty()) {
      update.keep(passed.input().value().get());
      return;
    }
    Outcome<Extraction> found = passed.found().get();
    if (found.value().isPresent()) {
      // its warnings are in the checkpoint, and counted from there
      update.put(found.value().get());
    } else {
      found.issues().stream()
          .filter(issue -> issue.severity() == Severity.REJECTED)
          .forEach(this::reject);
    }
  }

  private void again(SourceText source, boolean otherText) {
    note(
        new Issue(
            otherText ? Issue.Code.NEW_VERSION : Issue.Code.DUPLICATE,
            Severity.WARNING,
            source.location().toString(),
            Optional.empty(),
            otherText
                ? "another text of this address was among the inputs; the last one counts, the"
                    + " others are kept beside it"
                : "this announcement was among the inputs before; the later one counts"));
  }

  /** Digest of all that the store and the files are made of. */
  private String state(Checkpoint checkpoint) throws IOException {
    MessageDigest digest = Fingerprint.sha256();
    digest.update(checkpoint.digest().getBytes(StandardCharsets.UTF_8));
    digest.update(Fingerprint.ofThisProgram().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) (graphSettings.everyMention() ? 1 : 0));
    digest.update(graphSettings.base().toString().getBytes(StandardCharsets.UTF_8));
    if (settings.judgements().isPresent()) {
      digest.update(Files.readAllBytes(settings.judgements().get()));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private Summary write(Graph graph, Checkpoint checkpoint, Judgements judgements, String state)
      throws IOException {
    NavigableMap<String, Integer> facts = new TreeMap<>();
    NavigableMap<String, Integer> warnings = new TreeMap<>();
    Resolver resolver = new Resolver(judgements);
    Copies copies = checkpoint.copies();
    Map<SourceId, String> publishers = new HashMap<>();
    progress.begin("names", checkpoint.size());
    each(
        checkpoint,
        checkpoint::extraction,
        x -> {
          if (copies.isCopy(x.source().id())) {
            x.announcement()
                .publisher()
                .ifPresent(p -> publishers.put(x.source().id(), x.announcement().text().at(p)));
          } else {
            resolver.add(x.source().id(), x.announcement().published(), x.facts());
            x.facts().forEach(f -> facts.merge(kind(f), 1, Integer::sum));
          }
          x.issues().forEach(i -> warnings.merge(i.code().name(), 1, Integer::sum));
        });
    resolver.freeze();

    progress.begin("graph", checkpoint.size());
    for (SourceId id : graph.sources()) {
      if (!checkpoint.holds(id) || copies.isCopy(id)) {
        graph.remove(id);
      }
    }
    each(
        checkpoint,
        line -> {
          Extraction x = checkpoint.extraction(line);
          SourceId id = x.source().id();
          if (copies.isCopy(id)) {
            return Optional.<Resolved>empty();
          }
          Resolution resolution =
              resolver.resolve(id, x.facts()).found(origins(x, copies, checkpoint, publishers));
          String input = input(line, resolution);
          // what new announcements do not touch is not made again
          return graph.isMadeOf(id, input)
              ? Optional.<Resolved>empty()
              : Optional.of(new Resolved(x, resolution, input));
        },
        resolved ->
            resolved.ifPresent(
                r -> graph.put(r.of().announcement(), r.of().facts(), r.resolution(), r.input())));
    progress.begin("store", 1);
    Graph.Report report = graph.commit();
    stopIfAsked();
    if (settings.files()) {
      RdfFiles.write(folder, folder.resolve(STORE), progress);
    } else {
      // those of an earlier build would say what is no longer so
      RdfFiles.delete(folder);
    }
    Summary summary =
        new Summary(state, report.announcements(), copies.size(), report.quads(), facts, warnings);
    summary.write(folder);
    return summary;
  }

  private static Origins origins(
      Extraction x, Copies copies, Checkpoint checkpoint, Map<SourceId, String> publishers) {
    SourceId id = x.source().id();
    Function<SourceId, Origins.Copy> copy =
        other -> {
          Known known = checkpoint.known(other);
          return new Origins.Copy(
              other,
              known.location(),
              known.print().published(),
              Optional.ofNullable(publishers.get(other)));
        };
    return new Origins(
        copies.of(id).stream().map(copy).toList(), x.earlier(), copies.revises(id).map(copy));
  }

  private record Resolved(Extraction of, Resolution resolution, String input) {}

  /** Digest of all that a graph is made of; maps are read in order, as theirs is by chance. */
  private static String input(String line, Resolution resolution) {
    StringBuilder text = new StringBuilder(line);
    text.append(new TreeMap<>(resolution.entities()));
    Map<String, Resolution.Entity> seats = new TreeMap<>();
    resolution.seats().forEach((seat, entity) -> seats.put(seat.toString(), entity));
    text.append(seats).append(new TreeMap<>(resolution.replaces())).append(resolution.origins());
    return Known.digest(text.toString());
  }

  /** Lines are read on several threads; {@code taker} stays on this one, as a transaction must. */
  private <B> void each(Checkpoint checkpoint, Function<String, B> read, Workers.Taker<B> taker)
      throws IOException {
    try (Checkpoint.Lines lines = checkpoint.lines()) {
      Workers.inOrder(
          lines,
          read,
          settings.threads(),
          b -> {
            stopIfAsked();
            taker.take(b);
            progress.step();
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String kind(Fact fact) {
    String name = fact.getClass().getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (String name :
        List.of(STORE, RdfFiles.SINGLE, RdfFiles.TRIG, RdfFiles.NQUADS, CHECKPOINT, Summary.FILE)) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        files.add(file);
      }
    }
    return files;
  }
}
