package io.github.gonggao.graph;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Resolution;
import io.github.gonggao.model.SourceId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * A store while announcements are put into it: one named graph each, and the authority, provenance
 * and ontology graphs beside them.
 *
 * <p>The store that others read is never written to. What changes goes into a copy, which is
 * checked and then takes the place of the old one by an atomic rename at {@link #commit}; if
 * nothing changes, nothing is written. One process writes at a time. A failure inside a write
 * transaction ends the process ({@link GraphSettings#failed}); the store is then as it was.
 *
 * <p>{@link #put} may be called from several threads; mapping runs in parallel, writing in turn.
 *
 * <p>Long because all that makes a generation shares what is open and half done of it.
 */
public final class Graph implements AutoCloseable {
  /** Bump when the same facts give other triples without a change of version. */
  private static final String MAPPING = "4";

  /** A database that has grown to this many times its size when fresh is built from nothing. */
  private static final int BLOAT = 2;

  private static final int LONG = 16;

  /** Triples handed over to the writer at once. */
  private static final int CHUNK = 1000;

  /** What a put did. */
  public enum Change {
    ADDED,
    REPLACED,
    UNCHANGED
  }

  /**
   * What a commit did.
   *
   * @param announcements in the store now
   * @param quads in the store now
   * @param generation that readers see now; 0 where nothing was ever built
   * @param written false where nothing had changed
   */
  public record Report(
      int added,
      int replaced,
      int unchanged,
      int removed,
      int announcements,
      long quads,
      int generation,
      boolean written) {}

  private final Generations generations;
  private final Generations.Lock lock;
  private final GraphSettings settings;
  private final Iris iris;
  private final Optional<Generations.Manifest> before;
  private final boolean renew;
  private String fingerprint;
  private final Index index;
  private final Map<Change, Integer> changes = new EnumMap<>(Change.class);
  private int removed;
  private Database database;
  private SearchIndex search;
  private Labels labels;
  private Path directory;
  private long freshBytes;
  private boolean fresh;
  private boolean compacting;
  private boolean done;

  private Graph(Generations generations, Generations.Lock lock, GraphSettings settings)
      throws IOException {
    this.generations = generations;
    this.lock = lock;
    this.settings = settings;
    iris = new Iris(settings.base().toString());
    before = generations.current();
    fingerprint =
        Iris.sha256(
            MAPPING
                + settings.version()
                + settings.base()
                + settings.registry()
                + settings.everyMention()
                + Concepts.ontologyText()
                + GraphView.questions()
                + Registry.digest());
    renew = before.isPresent() && !before.get().fingerprint().equals(fingerprint);
    index =
        before.isPresent()
            ? Index.read(before.get().directory(generations.root()).resolve(Generations.GRAPHS))
            : new Index();
  }

  /**
   * Opens a store to write; a directory that is not there becomes an empty store.
   *
   * @param store the directory of the store, as in {@code output/tdb2}
   * @throws IOException if another process writes to it, or it is damaged; the message says what to
   *     do
   */
  public static Graph open(Path store, GraphSettings settings) throws IOException {
    Generations generations = new Generations(store);
    Generations.Lock lock = generations.lock();
    try {
      return new Graph(generations, lock, settings);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Adds an announcement, or replaces its graph; an equal graph is left alone.
   *
   * @throws UncheckedIOException if the store's files cannot be written
   */
  public Change put(Announcement announcement, List<Fact> facts, Resolution resolution) {
    return put(announcement, facts, resolution, "");
  }

  /**
   * Whether an announcement's graph was made of this very input by this very program, so that
   * {@link #put} would change nothing; then it counts as unchanged.
   *
   * @param input digest of the announcement, its facts and its resolution
   */
  public synchronized boolean isMadeOf(SourceId source, String input) {
    boolean same = !renew && index.of(source).map(e -> e.input().equals(input)).orElse(false);
    if (same) {
      changes.merge(Change.UNCHANGED, 1, Integer::sum);
    }
    return same;
  }

  /**
   * Adds an announcement, or replaces its graph; an equal graph is left alone.
   *
   * @param input digest by which {@link #isMadeOf} will know it again
   * @throws UncheckedIOException if the store's files cannot be written
   */
  public Change put(
      Announcement announcement, List<Fact> facts, Resolution resolution, String input) {
    Mapped mapped = map(announcement, facts, resolution, Iris.SHORT);
    synchronized (this) {
      SourceId source = announcement.id();
      Optional<SourceId> owner = index.owner(mapped.id());
      if (owner.isPresent() && !owner.get().equals(source)) {
        // two sources of one day whose ids begin alike
        mapped = map(announcement, facts, resolution, LONG);
      }
      Optional<Index.Entry> old = index.of(source);
      Change change =
          old.isEmpty()
              ? Change.ADDED
              : old.get().id().equals(mapped.id()) && old.get().digest().equals(mapped.digest())
                  ? Change.UNCHANGED
                  : Change.REPLACED;
      changes.merge(change, 1, Integer::sum);
      if (change != Change.UNCHANGED) {
        try {
          begin();
          old.ifPresent(this::clear);
          database.add(mapped.graph(), mapped.triples());
          database.add(
              iris.provenance(),
              Provenance.bundle(
                  iris, mapped.id(), mapped.text(), mapped.digest(), settings.version()));
          search.announcement(mapped.graph(), mapped.triples());
          labels.put(mapped.id(), mapped.labels());
          index.put(
              source,
              new Index.Entry(mapped.id(), mapped.digest(), mapped.triples().size(), input));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return change;
    }
  }

  private Mapped map(
      Announcement announcement, List<Fact> facts, Resolution resolution, int digits) {
    return Mapped.of(
        announcement,
        facts,
        resolution,
        iris,
        Iris.announcementId(announcement, digits),
        settings.everyMention());
  }

  /** Takes an announcement out; false where it is not in the store. */
  public synchronized boolean remove(SourceId source) {
    Optional<Index.Entry> old = index.of(source);
    if (old.isEmpty()) {
      return false;
    }
    try {
      begin();
      clear(old.get());
      index.remove(source);
      removed++;
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sources whose announcements the store will hold. */
  public synchronized Set<SourceId> sources() {
    return new TreeSet<>(index.all().keySet());
  }

  private void clear(Index.Entry entry) {
    Node graph = iris.graph(entry.id());
    database.clear(graph, entry.quads());
    database.replace(iris.provenance(), graph, List.of());
    search.removeAnnouncement(graph);
    labels.remove(entry.id());
  }

  private void begin() throws IOException {
    if (done) {
      throw new IllegalStateException("this graph was committed; open another one");
    }
    if (database != null) {
      return;
    }
    generations.clean(before);
    int next = before.map(Generations.Manifest::generation).orElse(0) + 1;
    directory = generations.root().resolve(Generations.name(next));
    Path to = directory.resolve(Generations.DATABASE);
    Files.createDirectories(directory);
    fresh = before.isEmpty();
    freshBytes = before.map(Generations.Manifest::fresh).orElse(0L);
    if (fresh) {
      Files.createDirectories(to);
      database = Database.open(to, settings);
    } else {
      Path from = before.get().directory(generations.root()).resolve(Generations.DATABASE);
      long perQuad = Generations.bytes(from) / Math.max(1, before.get().quads());
      if (compacting || perQuad > BLOAT * Math.max(1, freshBytes)) {
        Files.createDirectories(to);
        database = Database.open(to, settings);
        refill();
        freshBytes = 0;
      } else {
        Generations.copy(from, to);
        database = Database.open(to, settings);
      }
    }
    Path text = directory.resolve(SearchIndex.DIRECTORY);
    if (!fresh && !renew) {
      SearchIndex.copy(
          before.get().directory(generations.root()).resolve(SearchIndex.DIRECTORY), text);
    }
    search = SearchIndex.open(text, iris.base(), settings.scripts());
    if (!fresh && renew) {
      index();
    }
    labels = new Labels(directory);
    if (fresh || renew) {
      rules();
    }
  }

  /**
   * Makes the next generation from nothing, so that what replaced quads and terms have left is
   * gone; {@link #commit} publishes it. A build does so by itself once the database has grown to
   * twice its size when fresh.
   *
   * @throws IllegalStateException if something was put or removed before
   */
  public synchronized void compact() throws IOException {
    if (database != null) {
      throw new IllegalStateException("compact first, then put");
    }
    if (before.isPresent()) {
      compacting = true;
      begin();
    }
  }

  /**
   * Makes a store of the parts of one that {@link GraphView#backup} wrote.
   *
   * @param parts the folder that they are in
   * @throws IOException if there is a store already, or the parts are not whole; then nothing is
   *     published
   */
  public static Report restore(Path store, Path parts, GraphSettings settings) throws IOException {
    try (Graph graph = open(store, settings)) {
      return graph.refill(parts);
    }
  }

  /** Loads quads into a database of their own, as nothing but TDB2 would; for measuring. */
  public static void load(Path nquads, Path database, GraphSettings settings) throws IOException {
    Files.createDirectories(database);
    try (Database alone = Database.open(database, settings)) {
      Backups.load(nquads, alone);
      alone.flush();
    }
  }

  private synchronized Report refill(Path parts) throws IOException {
    if (before.isPresent()) {
      throw new IOException(
          "there is a graph in "
              + generations.root()
              + " already; restore to another directory, or delete this one first");
    }
    Generations.Manifest was =
        Generations.Manifest.parse(
            Files.readString(parts.resolve(Backups.MANIFEST), StandardCharsets.UTF_8));
    generations.clean(before);
    directory = generations.root().resolve(Generations.name(1));
    Files.createDirectories(directory.resolve(Generations.DATABASE));
    database = Database.open(directory.resolve(Generations.DATABASE), settings);
    Backups.load(parts.resolve(Backups.QUADS), database);
    database.flush();
    Index.read(parts.resolve(Generations.GRAPHS)).all().forEach(index::put);
    long quads = check(database.count());
    database.close();
    database = null;
    if (quads != was.quads() || index.all().size() != was.announcements()) {
      throw new IOException(
          "the backup gives "
              + quads
              + " quads in place of "
              + was.quads()
              + "; nothing was restored");
    }
    Files.copy(parts.resolve(Generations.LABELS), directory.resolve(Generations.LABELS));
    index.write(directory.resolve(Generations.GRAPHS));
    search =
        SearchIndex.open(directory.resolve(SearchIndex.DIRECTORY), iris.base(), settings.scripts());
    Backups.index(directory, index, iris, settings, search);
    search.commit();
    search.close();
    search = null;
    fingerprint = was.fingerprint();
    return publish(quads);
  }

  /** What does not come from announcements. */
  private void rules() {
    if (renew) {
      database.clear(iris.ontology(), 1);
      database.clear(iris.queries(), 1);
    }
    database.add(iris.queries(), ExampleQueries.triples(iris));
    database.add(iris.ontology(), Concepts.ontology().find().toList());
    database.add(iris.provenance(), Provenance.run(iris, settings.version()));
    database.add(iris.authority(), new Authority(iris, settings.scripts()).always());
  }

  /** What other rules made is indexed anew: those of the index may be others too. */
  private void index() throws IOException {
    try (GraphView view = GraphView.open(generations.root())) {
      for (Index.Entry entry : index.all().values()) {
        Node graph = iris.graph(entry.id());
        search.announcement(graph, view.triples(graph));
      }
    }
  }

  private void refill() throws IOException {
    try (GraphView view = GraphView.open(generations.root())) {
      view.eachGraph((graph, triples) -> database.add(graph, triples));
    }
  }

  /**
   * Publishes what was put and removed since the store was opened.
   *
   * @throws IOException if the new generation does not hold what was put into it, or cannot be
   *     written; readers then go on with the old one
   */
  public synchronized Report commit() throws IOException {
    if (database == null && renew) {
      begin();
    }
    if (database == null) {
      done = true;
      return report(before.map(Generations.Manifest::quads).orElse(0L), false);
    }
    Path old =
        before
            .map(b -> b.directory(generations.root()).resolve(Generations.LABELS))
            .orElse(directory.resolve("none"));
    Map<String, String> touched =
        labels.merge(old, directory.resolve(Generations.LABELS), fresh || renew);
    authority(touched);
    database.flush();
    long quads = check(database.count());
    database.close();
    database = null;
    search.commit();
    search.close();
    search = null;
    index.write(directory.resolve(Generations.GRAPHS));
    return publish(quads);
  }

  private Report publish(long quads) throws IOException {
    String checksums = Checksums.write(directory);
    Generations.force(directory);
    long bytes = Generations.bytes(directory.resolve(Generations.DATABASE));
    long perQuad = freshBytes == 0 ? bytes / Math.max(1, quads) : freshBytes;
    Generations.Manifest manifest =
        new Generations.Manifest(
            before.map(Generations.Manifest::generation).orElse(0) + 1,
            index.all().size(),
            quads,
            fingerprint,
            perQuad,
            checksums);
    generations.publish(manifest);
    generations.clean(Optional.of(manifest));
    done = true;
    return report(quads, true);
  }

  private Report report(long quads, boolean written) {
    return new Report(
        changes.getOrDefault(Change.ADDED, 0),
        changes.getOrDefault(Change.REPLACED, 0),
        changes.getOrDefault(Change.UNCHANGED, 0),
        removed,
        index.all().size(),
        quads,
        before.map(Generations.Manifest::generation).orElse(0) + (written ? 1 : 0),
        written);
  }

  private void authority(Map<String, String> touched) {
    Authority authority = new Authority(iris, settings.scripts());
    Map<String, List<Triple>> registry = settings.registry() ? authority.registry() : Map.of();
    List<Triple> adding = new ArrayList<>();
    registry.forEach(
        (local, triples) -> {
          if ((fresh || renew) && !touched.containsKey(local)) {
            search.thing(iris.iri(local), iris.authority(), triples, 0);
            if (fresh) {
              adding.addAll(triples);
            } else {
              database.replace(iris.authority(), iris.iri(local), triples);
            }
          }
        });
    for (Map.Entry<String, String> entry : touched.entrySet()) {
      List<EntityLabel> all = Labels.unpack(entry.getValue());
      List<Triple> wanted =
          all.isEmpty() ? registry.getOrDefault(entry.getKey(), List.of()) : authority.of(all);
      search.thing(
          iris.iri(entry.getKey()),
          iris.authority(),
          wanted,
          labels.mentioned().getOrDefault(entry.getKey(), 0));
      if (fresh) {
        adding.addAll(wanted);
      } else {
        database.replace(iris.authority(), iris.iri(entry.getKey()), wanted);
      }
      if (adding.size() > CHUNK) {
        database.add(iris.authority(), List.copyOf(adding));
        adding.clear();
      }
    }
    database.add(iris.authority(), adding);
  }

  private long check(Map<String, Long> counts) throws IOException {
    checkGraphs(counts, index, iris);
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * @throws IOException if a graph does not hold what was put into it, or is nobody's
   */
  static void checkGraphs(Map<String, Long> counts, Index index, Iris iris) throws IOException {
    Map<String, Long> left = new TreeMap<>(counts);
    for (Index.Entry entry : index.all().values()) {
      Long found = left.remove(iris.graph(entry.id()).getURI());
      if (found == null || found != entry.quads()) {
        throw new IOException(
            "the graph of announcement "
                + entry.id()
                + " holds "
                + found
                + " quads in place of "
                + entry.quads()
                + "; nothing was published, run the build again");
      }
    }
    for (Node other :
        List.of(iris.authority(), iris.provenance(), iris.ontology(), iris.queries())) {
      left.remove(other.getURI());
    }
    if (!left.isEmpty()) {
      throw new IOException(
          "graphs of no announcement: " + left.keySet() + "; nothing was published");
    }
  }

  /** Ends the writing; what was not committed is forgotten. */
  @Override
  public synchronized void close() throws IOException {
    done = true;
    if (labels != null) {
      labels.close();
    }
    if (search != null) {
      search.close();
      search = null;
    }
    if (database != null) {
      database.close();
      database = null;
    }
    lock.close();
  }

  /** Names of the formats that {@link #write} knows. */
  public static List<String> formats() {
    return Rdf.names();
  }

  /**
   * Writes one announcement without any store: its graph joined with the labels that it needs.
   *
   * @param format one of {@link #formats}; formats of quads keep the graphs apart
   */
  public static void write(
      Announcement announcement,
      List<Fact> facts,
      Resolution resolution,
      GraphSettings settings,
      String format,
      OutputStream out)
      throws IOException {
    Rdf.of(format).write(Mapped.parts(announcement, facts, resolution, settings), out);
  }

  /** The quads of one announcement and of its labels, as sorted lines of canonical N-Quads. */
  public static List<String> quads(
      Announcement announcement, List<Fact> facts, Resolution resolution, GraphSettings settings) {
    List<String> lines = new ArrayList<>();
    Mapped.parts(announcement, facts, resolution, settings)
        .forEach((graph, triples) -> triples.forEach(triple -> lines.add(Rdf.quad(graph, triple))));
    lines.sort(null);
    return lines;
  }
}
