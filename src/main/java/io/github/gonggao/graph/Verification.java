package io.github.gonggao.graph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NoLockFactory;

/**
 * Whether a store is whole: each check looks at one thing that must hold, and none that an earlier
 * failure makes senseless is begun. A database whose files are damaged is not opened: reading it
 * through memory can bring the process down.
 */
final class Verification {
  private final Path store;
  private final Consumer<GraphView.Check> each;
  private boolean good = true;

  private Verification(Path store, Consumer<GraphView.Check> each) {
    this.store = store;
    this.each = each;
  }

  static boolean all(Path store, boolean shapes, Consumer<GraphView.Check> each) {
    return new Verification(store, each).run(shapes);
  }

  /** A check that finds what it looks for gives it back in words. */
  private interface Looking {
    String look() throws IOException;
  }

  private boolean check(String name, Looking looking) {
    String detail;
    boolean ok = true;
    try {
      detail = looking.look();
    } catch (IOException e) {
      ok = false;
      detail = e.getMessage();
    } catch (RuntimeException | StackOverflowError | InternalError e) {
      // whatever Jena and Lucene throw at bytes that are none of theirs
      ok = false;
      detail = e.getMessage() == null ? e.toString() : e.getMessage();
    }
    good &= ok;
    each.accept(new GraphView.Check(name, ok, detail));
    return ok;
  }

  private boolean run(boolean shapes) {
    Generations generations = new Generations(store);
    Generations.Manifest[] found = new Generations.Manifest[1];
    if (!check("pointer", () -> pointer(generations, found))) {
      return false;
    }
    Generations.Manifest manifest = found[0];
    Path generation = manifest.directory(store);
    if (!check("checksums", () -> checksums(generation, manifest))) {
      return false;
    }
    try (GraphView view = GraphView.open(store)) {
      Index index = Index.read(generation.resolve(Generations.GRAPHS));
      boolean indexes = check("indexes", () -> indexes(view, manifest, index));
      boolean terms = check("terms", () -> terms(view));
      check("names", () -> names(view, generation, index));
      if (shapes && indexes && terms) {
        check("shapes", () -> shapes(view));
      }
    } catch (IOException e) {
      check(
          "database",
          () -> {
            throw e;
          });
    }
    check("text index", () -> text(generation));
    return good;
  }

  private static String pointer(Generations generations, Generations.Manifest[] found)
      throws IOException {
    Optional<Generations.Manifest> manifest = generations.current();
    if (manifest.isEmpty()) {
      throw new IOException("there is no graph in " + generations.root());
    }
    found[0] = manifest.get();
    return Generations.name(found[0].generation())
        + ", "
        + found[0].announcements()
        + " announcements, "
        + found[0].quads()
        + " quads";
  }

  private static String checksums(Path generation, Generations.Manifest manifest)
      throws IOException {
    if (manifest.checksums().isEmpty()) {
      return "none: an earlier version of the program made this";
    }
    List<String> wrong = Checksums.wrong(generation, manifest.checksums(), true);
    if (!wrong.isEmpty()) {
      throw new IOException(
          String.join("; ", wrong) + "; restore a backup, or delete the directory and build again");
    }
    return "as published";
  }

  private static String indexes(GraphView view, Generations.Manifest manifest, Index index)
      throws IOException {
    view.data().begin(ReadWrite.READ);
    try {
      Map<String, Long> counts =
          new TreeMap<>(Counting.byGraph(TDBInternal.getDatasetGraphTDB(view.data())));
      long quads = counts.values().stream().mapToLong(Long::longValue).sum();
      if (quads != manifest.quads()) {
        throw new IOException(quads + " quads in place of " + manifest.quads());
      }
      Graph.checkGraphs(counts, index, view.iris());
      return "all hold the same " + quads + " quads, each graph as many as it was given";
    } finally {
      view.data().end();
    }
  }

  private static String terms(GraphView view) {
    view.data().begin(ReadWrite.READ);
    try {
      Counting.Terms terms = Counting.terms(TDBInternal.getDatasetGraphTDB(view.data()));
      return terms.used() + " in use, " + terms.unused() + " left over until a compaction";
    } finally {
      view.data().end();
    }
  }

  /** Whoever is named has a name, and by an announcement that is there. */
  private static String names(GraphView view, Path generation, Index index) throws IOException {
    Map<String, String> first = new TreeMap<>();
    try (BufferedReader in =
        Files.newBufferedReader(generation.resolve(Generations.LABELS), StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String announcement = EntityLabel.announcementOf(line);
        if (index.owner(announcement).isEmpty()) {
          throw new IOException("names of an announcement that is not there: " + announcement);
        }
        first.putIfAbsent(EntityLabel.parse(line).local(), announcement);
      }
    }
    String orphan =
        view.read(
            data -> {
              for (String local : first.keySet()) {
                if (!data.contains(
                    view.iris().authority(), view.iris().iri(local), Node.ANY, Node.ANY)) {
                  return local;
                }
              }
              return "";
            });
    if (!orphan.isEmpty()) {
      throw new IOException(orphan + " of " + first.get(orphan) + " has no name");
    }
    return first.size() + " entities, each with its name";
  }

  private static String shapes(GraphView view) throws IOException {
    AtomicInteger violations = new AtomicInteger();
    String[] one = {""};
    int checked =
        view.validate(
            finding -> {
              if (finding.severity().equals("violation")) {
                violations.incrementAndGet();
                one[0] = finding.focus() + ": " + finding.message();
              }
            });
    if (violations.get() > 0) {
      throw new IOException(
          violations + " violations, such as " + one[0] + "; gonggao validate shows all");
    }
    return checked + " graphs conform";
  }

  private static String text(Path generation) {
    Path folder = generation.resolve(SearchIndex.DIRECTORY);
    try (Directory directory = FSDirectory.open(folder, NoLockFactory.INSTANCE);
        CheckIndex check = new CheckIndex(directory)) {
      CheckIndex.Status status = check.checkIndex();
      if (!status.clean) {
        throw new IOException("Lucene finds " + status.numBadSegments + " broken segments");
      }
      return "clean";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
