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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
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
 */
final class Build {
  static final String CHECKPOINT = "facts.jsonl.gz";
  private static final String STORE = "tdb2";

  private final Stages stages;
  private final Path folder;
  private final Pipeline.Settings settings;
  private final GraphSettings graphSettings;
  private final Pipeline.Progress progress;
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
    long start = System.nanoTime();
    Files.createDirectories(folder);
    Judgements judgements = judgements();
    Checkpoint.Changes changes;
    Summary summary;
    // the store's lock keeps a second build away from the checkpoint too
    try (Graph graph = Graph.open(folder.resolve(STORE), graphSettings)) {
      Checkpoint checkpoint = Checkpoint.open(folder.resolve(CHECKPOINT));
      changes = extract(inputs, checkpoint);
      String state = state(checkpoint);
      Optional<Summary> before = Summary.read(folder).filter(s -> s.state().equals(state));
      boolean complete =
          before.isPresent()
              && Files.exists(folder.resolve(RdfFiles.NQUADS))
              && Files.exists(folder.resolve(RdfFiles.TRIG))
              && graph.sources().size() + before.get().copies() == checkpoint.size();
      boolean nothing = checkpoint.size() == 0 && graph.sources().isEmpty();
      summary =
          complete
              ? before.get()
              : nothing
                  ? new Summary(state, 0, 0, 0, new TreeMap<>(), new TreeMap<>())
                  : write(graph, checkpoint, judgements, state);
    }
    NavigableMap<String, Integer> issues = new TreeMap<>(summary.warnings());
    noted.forEach((code, n) -> issues.merge(code, n, Integer::sum));
    return new RunReport(
        changes.added(),
        changes.replaced(),
        changes.unchanged(),
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

  private Checkpoint.Changes extract(Iterator<Outcome<SourceText>> inputs, Checkpoint checkpoint)
      throws IOException {
    progress.begin("facts", settings.expected());
    try (Checkpoint.Update update = checkpoint.update()) {
      Workers.inOrder(
          inputs,
          input ->
              input.value().filter(update::has).isPresent()
                  ? new Passed(input, Optional.empty())
                  : new Passed(input, Optional.of(stages.extraction(input))),
          settings.threads(),
          passed -> {
            take(passed, update);
            progress.step();
          });
      return update.commit();
    }
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
    RdfFiles.write(folder, folder.resolve(STORE), progress);
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
