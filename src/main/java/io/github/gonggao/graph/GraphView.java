package io.github.gonggao.graph;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Resolution;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphReadOnly;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.lucene.store.FSDirectory;

/**
 * A store as it was when opened, to read: queries, exports, validation. A build that runs meanwhile
 * makes another generation and does not disturb this one. Safe for several threads, and several
 * processes may view one store.
 *
 * <p>Long because it is the one door to all that reads a store; what is behind it stands elsewhere.
 */
public final class GraphView implements AutoCloseable {
  /** Literals that one {@code text:query} finds; more are an error and never left out. */
  public static final int MOST_TEXT_HITS = 100_000;

  /** What a build writes of everything. */
  private static final List<String> DOWNLOADS = List.of("gonggao.nq.gz", "gonggao.trig.gz");

  /**
   * A competency question that ships with its query.
   *
   * @param name file name without its ending (q01-study-sessions)
   */
  public record Question(String name, String chinese, String english, String sparql) {}

  /**
   * Something that the shapes object to.
   *
   * @param severity violation, warning or info
   * @param graph the announcement graph that was checked
   * @param focus the node with the fault
   * @param path the property, where it is about one
   * @param message in Chinese and English
   */
  public record Finding(
      String severity,
      String graph,
      String focus,
      Optional<String> path,
      Optional<String> value,
      String message) {}

  /**
   * One thing that must hold of a store.
   *
   * @param detail what was found
   */
  public record Check(String name, boolean ok, String detail) {}

  /** Where the parts of a backup go. */
  public interface Parts {
    /** Begins a part; the one before it is finished. */
    OutputStream open(String name) throws IOException;
  }

  /**
   * Things that a search found.
   *
   * @param total of the wanted kind
   * @param kinds how many of each kind fit
   * @param facets how many announcements that fit have each: {@code year/2020}, {@code org/…},
   *     {@code place/…} by local identifier, {@code meeting-kind/…}, {@code document-kind/…},
   *     {@code change-kind/…} by concept
   */
  public record Found(
      int total, List<Hit> shown, Map<String, Integer> kinds, Map<String, Integer> facets) {}

  /**
   * One of them.
   *
   * @param local identifier without the base
   * @param name which of its names fits; empty where only its text does
   * @param snippet where its text fits
   */
  public record Hit(String local, String name, Optional<Snippet> snippet) {}

  /**
   * A part of an announcement's reading.
   *
   * @param start of the match, in characters of the reading
   */
  public record Snippet(String before, String match, String after, int start) {}

  private final Path store;
  private final DatasetGraph data;
  private final Optional<Path> links;
  private final Generations.Manifest manifest;
  private final Iris iris;
  private final Scripts scripts;
  private final Path index;
  private Search search;
  private SparqlSearch sparqlSearch;
  private Optional<Path> indexLinks = Optional.empty();

  private GraphView(
      Path store,
      DatasetGraph data,
      Optional<Path> links,
      Generations.Manifest manifest,
      Iris iris,
      Scripts scripts,
      Path index) {
    this.store = store;
    this.data = data;
    this.links = links;
    this.manifest = manifest;
    this.iris = iris;
    this.scripts = scripts;
    this.index = index;
  }

  /** Opens the generation that counts; nothing in traditional characters or Pinyin is found. */
  public static GraphView open(Path store) throws IOException {
    return open(store, Scripts.none());
  }

  /**
   * Opens the generation that counts.
   *
   * @param store the directory of the store, as in {@code output/tdb2}
   * @param scripts for searches in traditional characters and Pinyin
   * @throws IOException if there is no store, or it is damaged; the message says what to do
   */
  public static GraphView open(Path store, Scripts scripts) throws IOException {
    Generations generations = new Generations(store);
    Generations.Manifest manifest =
        generations
            .current()
            .orElseThrow(
                () ->
                    new IOException(
                        "there is no graph in "
                            + store
                            + "; run “gonggao build” first, or name its directory with --dataset"));
    List<String> wrong = Checksums.wrong(manifest.directory(store), manifest.checksums(), false);
    if (!wrong.isEmpty()) {
      throw new IOException(
          manifest.directory(store)
              + " is damaged ("
              + wrong.get(0)
              + "); restore a backup, or delete the directory "
              + store
              + " and build again from the announcements");
    }
    Path database = manifest.directory(store).resolve(Generations.DATABASE);
    Readers.clean(store);
    Optional<Path> links = Readers.link(store, database);
    DatasetGraph data = DatabaseMgr.connectDatasetGraph(links.orElse(database).toString());
    data.getContext().set(TDB2.symUnionDefaultGraph, true);
    return new GraphView(
        store,
        data,
        links,
        manifest,
        new Iris(base(data)),
        scripts,
        manifest.directory(store).resolve(SearchIndex.DIRECTORY));
  }

  private static String base(DatasetGraph data) {
    return Txn.calculateRead(
        data,
        () -> {
          Iterator<Node> graphs = data.listGraphNodes();
          while (graphs.hasNext()) {
            String uri = graphs.next().getURI();
            if (uri.endsWith("graph/ontology")) {
              return uri.substring(0, uri.length() - "graph/ontology".length());
            }
          }
          return GraphSettings.DEFAULT_BASE.toString();
        });
  }

  /** What identifiers of announcements and entities begin with. */
  public String base() {
    return iris.base();
  }

  public int announcements() {
    return manifest.announcements();
  }

  public long quads() {
    return manifest.quads();
  }

  /** Number of the generation that this view shows. */
  public int generation() {
    return manifest.generation();
  }

  /**
   * Whether this is still the generation that counts.
   *
   * @throws IOException if the store is damaged or gone
   */
  public boolean isCurrent() throws IOException {
    return new Generations(store).current().map(manifest::equals).orElse(false);
  }

  /** The files of everything that a build wrote beside the store, by name. */
  public Map<String, Path> downloads() {
    Map<String, Path> files = new TreeMap<>();
    Path folder = store.toAbsolutePath().getParent();
    for (String name : DOWNLOADS) {
      if (folder != null && Files.isRegularFile(folder.resolve(name))) {
        files.put(name, folder.resolve(name));
      }
    }
    return files;
  }

  /** The store, read-only, the default graph being the union; for the SPARQL endpoint. */
  public DatasetGraph dataset() {
    openSparqlSearch();
    return new DatasetGraphReadOnly(data);
  }

  /** The sorts of things that {@link #find} finds, in the order in which equals are shown. */
  public static List<String> searchKinds() {
    return Search.KINDS;
  }

  /**
   * Looks for what fits all of {@code words} and has all of {@code facets}.
   *
   * @param words Chinese in either script, parts of names or texts, Pinyin with or without blanks,
   *     initials; empty for everything
   * @param kind one of {@link #searchKinds}, or empty for all
   * @param facets as {@link Found#facets} names them
   */
  public Found find(String words, String kind, List<String> facets, int from, int limit) {
    return search().find(words, kind, facets, from, limit);
  }

  private synchronized Search search() {
    try {
      if (search == null) {
        search = new Search(index, scripts);
      }
      return search;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the text index " + index + " cannot be read; run “gonggao build” again", e);
    }
  }

  /**
   * Makes {@code text:query} answer in the queries of this view. What opens the index writes a lock
   * beside it, so that it gets links of its own.
   */
  private synchronized void openSparqlSearch() {
    if (sparqlSearch != null || !Files.isDirectory(index)) {
      return;
    }
    try {
      indexLinks = Readers.link(index.getParent().getParent(), index);
      sparqlSearch = SparqlSearch.of(FSDirectory.open(indexLinks.orElse(index)), scripts);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the text index " + index + " cannot be read; run “gonggao build” again", e);
    }
    TextQuery.init();
    data.getContext().set(TextQuery.textIndex, sparqlSearch);
  }

  /** Runs {@code work} inside a read transaction. */
  public <T> T read(Function<DatasetGraph, T> work) {
    return Txn.calculateRead(data, () -> work.apply(new DatasetGraphReadOnly(data)));
  }

  /** How many things of each class there are, by the local name of the class. */
  public Map<String, Long> counts() {
    return read(Queries::counts);
  }

  /** The competency questions that ship, by name. */
  public static List<Question> questions() {
    return Queries.shipped();
  }

  /** The question of a name, which may be its short form (q01). */
  public static Optional<Question> question(String name) {
    return questions().stream()
        .filter(q -> q.name().equals(name) || q.name().startsWith(name + "-"))
        .findFirst();
  }

  /** Names of the formats that {@link #query} knows. */
  public static List<String> queryFormats() {
    return Queries.FORMATS;
  }

  /**
   * Answers a SPARQL query.
   *
   * @param format one of {@link #queryFormats}; one that does not suit the form of the query gives
   *     way to the nearest that does
   * @return what is wrong with the query, and then nothing was written
   */
  public Optional<String> query(String sparql, String format, OutputStream out) throws IOException {
    if (sparql.contains(TextQuery.NS)) {
      openSparqlSearch();
    }
    return Queries.run(data, sparql, format, out);
  }

  /** Names of the formats that {@link #export} knows. */
  public static List<String> exportFormats() {
    return Rdf.names();
  }

  /**
   * A part of a store; what is empty selects all.
   *
   * @param kinds words for kinds of things, of {@link #selectionKinds}
   * @param from day of publication of the first announcements
   * @param to day of the last
   * @param body only announcements that name this body: its name, its IRI or the end of it
   */
  public record Selection(
      Set<String> kinds, Optional<LocalDate> from, Optional<LocalDate> to, Optional<String> body) {
    public static final Selection ALL =
        new Selection(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public Selection {
      kinds = Set.copyOf(kinds);
    }

    boolean isAll() {
      return kinds.isEmpty() && from.isEmpty() && to.isEmpty() && body.isEmpty();
    }
  }

  /** The words for kinds that a {@link Selection} knows. */
  public static Set<String> selectionKinds() {
    return Selecting.kinds();
  }

  /** Writes the whole store, sorted. Formats of triples give the union of the graphs. */
  public void export(String format, OutputStream out) throws IOException {
    export(format, Selection.ALL, out);
  }

  /** Writes a part of the store, sorted, in memory that does not grow with it. */
  public void export(String format, Selection part, OutputStream out) throws IOException {
    Exports.write(this, part, Rdf.of(format), out);
  }

  /** The IRIs of the named graphs, sorted. */
  public List<String> graphNames() {
    return graphs().stream().map(Node::getURI).toList();
  }

  /** Writes one named graph as sorted canonical N-Triples. */
  public void exportGraph(String name, OutputStream out) throws IOException {
    Exports.graph(this, name, out);
  }

  /** Names of the tables that {@link #table} writes. */
  public static List<String> tables() {
    return Tables.NAMES;
  }

  /** Writes what describes the tables: a metadata document of W3C CSV on the Web. */
  public static void tableMetadata(OutputStream out) throws IOException {
    out.write(Tables.metadata().getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a table as CSV; a part of the store is put together in memory for it. */
  public void table(String name, Selection part, OutputStream out) throws IOException {
    Tables.csv(Exports.tables(this, part), name, out);
  }

  /** Writes persons, bodies, meetings and documents, and what joins them, as GraphML. */
  public void graphml(Selection part, OutputStream out) throws IOException {
    Tables.graphml(Exports.tables(this, part), out);
  }

  /**
   * Writes everything in every format into a folder, with descriptions in VoID and DCAT and a list
   * of SHA-256 digests, which is written last.
   *
   * @return names of the files
   */
  public List<String> dump(Path folder, Selection part) throws IOException {
    return new Dumps(this, part, folder).write();
  }

  /**
   * Writes one announcement's graph joined with the labels it needs.
   *
   * @param announcement its IRI, or its id (20200403-78759ea4)
   * @return false where the store has no such announcement
   */
  public boolean export(String announcement, String format, OutputStream out) throws IOException {
    return Exports.write(this, announcement, Rdf.of(format), out);
  }

  /**
   * Checks every announcement graph, joined with the names it needs, against the shapes.
   *
   * @return number of announcement graphs checked
   */
  public int validate(Consumer<Finding> findings) {
    return Validation.all(this, findings);
  }

  /** Checks one announcement without any store. */
  public static List<Finding> validate(
      Announcement announcement, List<Fact> facts, Resolution resolution, GraphSettings settings) {
    return Validation.one(Mapped.parts(announcement, facts, resolution, settings));
  }

  /**
   * Looks whether a store is whole: its files are those that were published, every index holds the
   * same, every term and name is there, the text index is clean.
   *
   * @param shapes also every graph is checked against the shapes, which takes longest
   * @param each gets each check as it is made
   * @return whether all hold
   */
  public static boolean verify(Path store, boolean shapes, Consumer<Check> each) {
    return Verification.all(store, shapes, each);
  }

  /** Bytes that the database of the generation takes that counts; 0 where there is none. */
  public static long bytes(Path store) throws IOException {
    return new Generations(store)
        .current()
        .map(m -> Generations.bytes(m.directory(store).resolve(Generations.DATABASE)))
        .orElse(0L);
  }

  /** Writes all that {@link Graph#restore} needs to make this store again. */
  public void backup(Parts parts) throws IOException {
    Backups.write(this, index.getParent(), parts);
  }

  Generations.Manifest manifest() {
    return manifest;
  }

  Iris iris() {
    return iris;
  }

  DatasetGraph data() {
    return data;
  }

  /** The graphs in order of their names, each with its triples, sorted. */
  void eachGraph(BiConsumer<Node, List<Triple>> each) {
    for (Node graph : graphs()) {
      each.accept(graph, triples(graph));
    }
  }

  List<Node> graphs() {
    return Txn.calculateRead(
        data,
        () -> {
          List<Node> graphs = new ArrayList<>();
          data.listGraphNodes().forEachRemaining(graphs::add);
          graphs.sort(java.util.Comparator.comparing(Node::getURI));
          return graphs;
        });
  }

  List<Triple> triples(Node graph) {
    return Txn.calculateRead(
        data,
        () -> {
          List<Triple> triples = new ArrayList<>();
          Iterator<Quad> quads = data.find(graph, Node.ANY, Node.ANY, Node.ANY);
          quads.forEachRemaining(quad -> triples.add(quad.asTriple()));
          return triples;
        });
  }

  @Override
  public synchronized void close() throws IOException {
    if (search != null) {
      search.close();
    }
    if (sparqlSearch != null) {
      sparqlSearch.close();
    }
    TDBInternal.expel(data, true);
    for (Optional<Path> view : List.of(links, indexLinks)) {
      if (view.isPresent() && Files.exists(view.get())) {
        Generations.delete(view.get());
      }
    }
  }
}
