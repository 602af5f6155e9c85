package io.github.gonggao.graph;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Resolution;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * Writes the whole store, sorted. Formats of triples give the union of the graphs. JSON-LD and
   * RDF/XML are made in memory.
   */
  public void export(String format, OutputStream out) throws IOException {
    Exports.write(this, Rdf.of(format), out);
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
