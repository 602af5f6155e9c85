package io.github.gonggao.graph;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.vocabulary.RDF;

/** SPARQL for people: queries that ship, and answers in their formats. */
final class Queries {
  static final List<String> FORMATS =
      List.of("table", "csv", "tsv", "json", "xml", "turtle", "ntriples", "jsonld");

  private static final String DIRECTORY = "/ontology/queries";

  private static final Map<String, Lang> ROWS =
      Map.of(
          "table", ResultSetLang.RS_Text,
          "csv", ResultSetLang.RS_CSV,
          "tsv", ResultSetLang.RS_TSV,
          "json", ResultSetLang.RS_JSON,
          "xml", ResultSetLang.RS_XML);

  private Queries() {}

  static Optional<String> run(DatasetGraph data, String sparql, String format, OutputStream out)
      throws IOException {
    if (!FORMATS.contains(format)) {
      throw new IllegalArgumentException(
          "no format " + format + "; the formats are " + String.join(", ", FORMATS));
    }
    Query query;
    try {
      query = QueryFactory.create(sparql, Syntax.syntaxARQ);
    } catch (QueryException e) {
      return Optional.of(e.getMessage().strip());
    }
    data.begin(org.apache.jena.query.ReadWrite.READ);
    try (QueryExec exec = QueryExec.dataset(data).query(query).build()) {
      if (query.isSelectType()) {
        rows(exec.select(), format, out);
      } else if (query.isAskType()) {
        ask(exec.ask(), format, out);
      } else if (query.isConstructType()) {
        graph(exec.construct(), format, out);
      } else if (query.isDescribeType()) {
        graph(exec.describe(), format, out);
      } else {
        return Optional.of("ask with SELECT, ASK, CONSTRUCT or DESCRIBE");
      }
    } catch (QueryException e) {
      return Optional.of(String.valueOf(e.getMessage()).strip());
    } finally {
      data.end();
    }
    out.flush();
    return Optional.empty();
  }

  private static void rows(RowSet rows, String format, OutputStream out) {
    Lang lang = ROWS.getOrDefault(format, ResultSetLang.RS_JSON);
    writer(lang).write(out, rows, org.apache.jena.query.ARQ.getContext());
  }

  private static void ask(boolean answer, String format, OutputStream out) {
    Lang lang = ROWS.getOrDefault(format, ResultSetLang.RS_JSON);
    writer(lang).write(out, answer, org.apache.jena.query.ARQ.getContext());
  }

  private static RowSetWriter writer(Lang lang) {
    return RowSetWriterRegistry.getFactory(lang).create(lang);
  }

  private static void graph(Graph graph, String format, OutputStream out) throws IOException {
    Rdf rdf =
        switch (format) {
          case "ntriples" -> Rdf.NTRIPLES;
          case "json", "jsonld" -> Rdf.JSONLD;
          case "xml" -> Rdf.RDFXML;
          default -> Rdf.TURTLE;
        };
    List<Triple> triples = graph.find().toList();
    rdf.write(Map.of(Quad.defaultGraphIRI, triples), out);
  }

  static Map<String, Long> counts(DatasetGraph data) {
    Map<String, Long> counts = new TreeMap<>();
    for (Node type :
        List.of(
            Vocabulary.ANNOUNCEMENT,
            Vocabulary.FOAF_PERSON,
            Vocabulary.ORG_ORGANIZATION_CLASS,
            Vocabulary.ORG_ORGANIZATIONAL_UNIT,
            Vocabulary.ORG_POST,
            Vocabulary.TENURE,
            Vocabulary.MEETING,
            Vocabulary.PARTICIPATION,
            Vocabulary.POLICY_DOCUMENT,
            Vocabulary.STATEMENT,
            Vocabulary.PERSONNEL_CHANGE,
            Vocabulary.FORMULATION,
            Vocabulary.MENTION)) {
      String name = type.getLocalName();
      long count = 0;
      var all = data.find(Quad.unionGraph, Node.ANY, RDF.type.asNode(), type);
      while (all.hasNext()) {
        all.next();
        count++;
      }
      counts.put(name, count);
    }
    return counts;
  }

  private static final class Shipped {
    private static final List<GraphView.Question> ALL = load();
  }

  static List<GraphView.Question> shipped() {
    return Shipped.ALL;
  }

  private static List<GraphView.Question> load() {
    URL directory = Queries.class.getResource(DIRECTORY);
    if (directory == null) {
      return List.of();
    }
    try {
      URI uri = directory.toURI();
      if (!uri.getScheme().toLowerCase(Locale.ROOT).equals("jar")) {
        return read(Path.of(uri));
      }
      Path file = Path.of(((JarURLConnection) directory.openConnection()).getJarFileURL().toURI());
      // by file, not by URI: there is only one file system of a URI, and it may be open already
      try (FileSystem jar = FileSystems.newFileSystem(file, (ClassLoader) null)) {
        return read(jar.getPath(DIRECTORY));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<GraphView.Question> read(Path directory) throws IOException {
    List<GraphView.Question> questions = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".rq")) {
          String text = Files.readString(file, StandardCharsets.UTF_8);
          List<String> head =
              text.lines().filter(l -> l.startsWith("#")).map(l -> l.substring(1).strip()).toList();
          questions.add(
              new GraphView.Question(
                  name.substring(0, name.length() - 3), at(head, 1), at(head, 2), text));
        }
      }
    }
    questions.sort(java.util.Comparator.comparing(GraphView.Question::name));
    return List.copyOf(questions);
  }

  private static String at(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index) : "";
  }
}
