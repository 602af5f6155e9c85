package io.github.gonggao.graph;

import static io.github.gonggao.graph.Vocabulary.ANNOUNCEMENT;
import static io.github.gonggao.graph.Vocabulary.DCTERMS_ISSUED;
import static io.github.gonggao.graph.Vocabulary.DCTERMS_TITLE;
import static io.github.gonggao.graph.Vocabulary.DOCUMENT_NUMBER;
import static io.github.gonggao.graph.Vocabulary.SCHEMA_LOCATION;
import static io.github.gonggao.graph.Vocabulary.SCHEMA_MENTIONS;
import static io.github.gonggao.graph.Vocabulary.SKOS_ALT_LABEL;
import static io.github.gonggao.graph.Vocabulary.SKOS_PREF_LABEL;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.vocabulary.RDF;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The text index of a store while it is made: every name of every entity, every title and number,
 * the text of every announcement.
 *
 * <p>It stands in the directory of a generation beside the database and is published with it by the
 * same rename, so that one never speaks of what the other does not have. It is made of the triples
 * alone and can be made anew from them at any time. A document of the index is one literal, with
 * the fields that jena-text looks for ({@link #DEFINITION}), so that {@code text:query} works; what
 * begins with {@code x-} is for the pages: facets, and what to sort by.
 *
 * <p>Lucene never changes a file that it has written, so that the index of the next generation
 * begins as hard links to the files of the last.
 */
final class SearchIndex implements AutoCloseable {
  static final String DIRECTORY = "text";

  static final String URI = "uri";
  static final String GRAPH = "graph";
  static final String LANGUAGE = "lang";
  static final String LABEL = "label";
  static final String TITLE = "title";
  static final String NUMBER = "number";
  static final String TEXT = "text";

  /** A name as a whole, folded: what is called so comes before what only begins so. */
  static final String WHOLE = "x-whole";

  static final String LOCAL = "x-local";
  static final String WEIGHT = "x-weight";
  static final String FACETS = "x-facet";

  private static final EntityDefinition DEFINITION = definition();

  /** Longer names begin with what tells them from others. */
  private static final int LONGEST_WHOLE = 200;

  private final String base;
  private final Scripts scripts;
  private final Directory directory;
  private final IndexWriter writer;

  private SearchIndex(String base, Scripts scripts, Directory directory, IndexWriter writer) {
    this.base = base;
    this.scripts = scripts;
    this.directory = directory;
    this.writer = writer;
  }

  /** Which predicate is in which field. */
  static EntityDefinition definition() {
    EntityDefinition definition = new EntityDefinition(URI, LABEL, SKOS_PREF_LABEL);
    definition.set(LABEL, SKOS_ALT_LABEL);
    definition.set(TITLE, DCTERMS_TITLE);
    definition.set(NUMBER, DOCUMENT_NUMBER);
    definition.set(TEXT, RDF.value.asNode());
    definition.setGraphField(GRAPH);
    definition.setLangField(LANGUAGE);
    return definition;
  }

  static SearchIndex open(Path path, String base, Scripts scripts) throws IOException {
    Files.createDirectories(path);
    return open(FSDirectory.open(path), base, scripts);
  }

  static SearchIndex open(Directory directory, String base, Scripts scripts) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new SearchAnalyzer(scripts, true));
    return new SearchIndex(base, scripts, directory, new IndexWriter(directory, config));
  }

  /** Begins an index as what another holds. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try {
      Generations.link(from, to);
    } catch (UnsupportedOperationException | IOException e) {
      // a file system without hard links
      Generations.delete(to);
      Generations.copy(from, to);
    }
  }

  /** Makes this all that is known of an announcement: title, text, numbers, what it is about. */
  void announcement(Node graph, Collection<Triple> triples) {
    Set<String> facets = new TreeSet<>();
    long day = 0;
    Node announcement = null;
    for (Triple triple : triples) {
      Node object = triple.getObject();
      if (triple.getPredicate().equals(RDF.type.asNode()) && object.equals(ANNOUNCEMENT)) {
        announcement = triple.getSubject();
      }
      if (object.isURI()) {
        facet(triple.getPredicate(), object.getURI(), facets);
      }
    }
    for (Triple triple : triples) {
      if (triple.getSubject().equals(announcement)
          && triple.getPredicate().equals(DCTERMS_ISSUED)) {
        String date = triple.getObject().getLiteralLexicalForm();
        day = date.length() >= 10 ? Long.parseLong(date.substring(0, 10).replace("-", "")) : 0;
        facets.add("year/" + date.substring(0, Math.min(4, date.length())));
      }
    }
    List<Document> documents = new ArrayList<>();
    for (Triple triple : triples) {
      String field = field(triple.getPredicate());
      if (!triple.getObject().isLiteral() || field.isEmpty()) {
        continue;
      }
      Node subject = triple.getSubject();
      if (field.equals(TEXT) && !subject.getURI().endsWith("/reading")) {
        // the text as found is damaged where the reading is not, and else the same
        continue;
      }
      Document document = document(subject.getURI(), graph.getURI(), field, triple.getObject());
      boolean own = subject.equals(announcement) || field.equals(TEXT);
      String local = own && announcement != null ? local(announcement) : local(subject);
      if (!local.isEmpty()) {
        pages(document, local, own ? day : 1);
        if (own) {
          facets.forEach(f -> document.add(new SortedSetDocValuesField(FACETS, new BytesRef(f))));
          facets.forEach(f -> document.add(new StringField(FACETS, f, Field.Store.NO)));
        }
      }
      documents.add(document);
    }
    try {
      writer.updateDocuments(new Term(GRAPH, graph.getURI()), documents);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void removeAnnouncement(Node graph) {
    try {
      writer.deleteDocuments(new Term(GRAPH, graph.getURI()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes these all the names of an entity.
   *
   * @param mentioned in how many announcements it is named
   */
  void thing(Node thing, Node authority, Collection<Triple> triples, int mentioned) {
    List<Document> documents = new ArrayList<>();
    for (Triple triple : triples) {
      String field = field(triple.getPredicate());
      if (triple.getSubject().equals(thing) && field.equals(LABEL)) {
        Document document = document(thing.getURI(), authority.getURI(), field, triple.getObject());
        pages(document, local(thing), mentioned);
        documents.add(document);
      }
    }
    try {
      writer.deleteDocuments(
          new BooleanQuery.Builder()
              .add(new TermQuery(new Term(URI, thing.getURI())), Occur.FILTER)
              .add(new TermQuery(new Term(GRAPH, authority.getURI())), Occur.FILTER)
              .build());
      writer.addDocuments(documents);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String field(Node predicate) {
    String field = DEFINITION.getField(predicate);
    return field == null ? "" : field;
  }

  private Document document(String uri, String graph, String field, Node literal) {
    String value = literal.getLiteralLexicalForm();
    Document document = new Document();
    document.add(new Field(URI, uri, TextIndexLucene.ftIRI));
    document.add(new Field(GRAPH, graph, TextIndexLucene.ftString));
    document.add(new TextField(field, value, Field.Store.YES));
    String language = literal.getLiteralLanguage();
    document.add(
        new StringField(LANGUAGE, language.isEmpty() ? "undef" : language, Field.Store.YES));
    if (!field.equals(TEXT)) {
      document.add(new StringField(WHOLE, whole(value, scripts), Field.Store.NO));
    }
    return document;
  }

  /** As much of a folded name as tells it from others. */
  static String whole(String name, Scripts scripts) {
    String folded = SearchAnalyzer.fold(name, scripts).strip();
    return folded.length() > LONGEST_WHOLE ? folded.substring(0, LONGEST_WHOLE) : folded;
  }

  /** What has a page of its own can be found on the pages; the rest by SPARQL alone. */
  private static void pages(Document document, String local, long weight) {
    int slash = local.indexOf('/');
    String kind = slash < 0 ? "" : local.substring(0, slash);
    if (Search.KINDS.contains(kind) && local.indexOf('/', slash + 1) < 0) {
      document.add(new SortedDocValuesField(LOCAL, new BytesRef(local)));
      document.add(new NumericDocValuesField(WEIGHT, weight));
    }
  }

  private String local(Node node) {
    String uri = node.isURI() ? node.getURI() : "";
    return uri.startsWith(base) ? uri.substring(base.length()) : "";
  }

  private void facet(Node predicate, String object, Set<String> facets) {
    if (object.startsWith(Vocabulary.CONCEPTS + "meeting-kind/")
        || object.startsWith(Vocabulary.CONCEPTS + "document-kind/")
        || object.startsWith(Vocabulary.CONCEPTS + "change-kind/")) {
      facets.add(object.substring(Vocabulary.CONCEPTS.length()));
    } else if (object.startsWith(base)) {
      String local = object.substring(base.length());
      if ((predicate.equals(SCHEMA_MENTIONS) && local.startsWith("org/"))
          || (predicate.equals(SCHEMA_LOCATION) && local.startsWith("place/"))) {
        facets.add(local);
      }
    }
  }

  /** Writes everything to disk. */
  void commit() throws IOException {
    writer.commit();
  }

  /** Lets go of the index; what was not committed is lost. */
  @Override
  public void close() throws IOException {
    writer.rollback();
    directory.close();
  }
}
