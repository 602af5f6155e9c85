package io.github.gonggao.graph;

import static io.github.gonggao.graph.SearchIndex.FACETS;
import static io.github.gonggao.graph.SearchIndex.LABEL;
import static io.github.gonggao.graph.SearchIndex.LOCAL;
import static io.github.gonggao.graph.SearchIndex.NUMBER;
import static io.github.gonggao.graph.SearchIndex.TEXT;
import static io.github.gonggao.graph.SearchIndex.TITLE;
import static io.github.gonggao.graph.SearchIndex.WEIGHT;
import static io.github.gonggao.graph.SearchIndex.WHOLE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Finding things by a part of a name, by its sound, or by words of a text.
 *
 * <p>Every word of a search must be there; Chinese words as phrases of characters, Latin ones as
 * words or as the beginning of what a name sounds like. What is called so comes first, then what
 * begins so, then what has it in a name or title, then what only tells of it; of equals what more
 * announcements name, and the newest announcement. All hits are gone through, for the counts of the
 * facets, so that an answer takes as long as it has hits: some tens of milliseconds for 100,000.
 */
final class Search implements AutoCloseable {
  /** The sorts of things that can be found, in the order in which equals are shown. */
  static final List<String> KINDS =
      List.of("person", "org", "post", "meeting", "document", "formulation", "place", "a");

  private static final int CALLED = 100;
  private static final int BEGINS = 10;
  private static final int NAMED = 1;

  /** Characters of a snippet before and after what was found. */
  private static final int BEFORE = 24;

  private static final int AFTER = 60;

  private final Scripts scripts;
  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final SearchAnalyzer analyzer;

  Search(Path path, Scripts scripts) throws IOException {
    this(FSDirectory.open(path), scripts);
  }

  Search(Directory directory, Scripts scripts) throws IOException {
    this.scripts = scripts;
    this.directory = directory;
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
    analyzer = new SearchAnalyzer(scripts, false);
  }

  /**
   * Looks for what fits all of {@code words} and has all of {@code facets}.
   *
   * @param kind one of {@link #KINDS}, or empty for all
   * @param facets as {@link GraphView.Found#facets} names them; only announcements have any
   */
  GraphView.Found find(String words, String kind, List<String> facets, int from, int limit) {
    List<String> parts = parts(words);
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(new ConstantScoreQuery(new MatchAllDocsQuery()), Occur.FILTER);
    for (String part : parts) {
      query.add(match(part), Occur.FILTER);
    }
    String whole = SearchIndex.whole(words, scripts);
    if (!whole.isEmpty()) {
      query.add(constant(new TermQuery(new Term(WHOLE, whole)), CALLED), Occur.SHOULD);
      query.add(constant(new PrefixQuery(new Term(WHOLE, whole)), BEGINS), Occur.SHOULD);
      BooleanQuery.Builder named = new BooleanQuery.Builder();
      parts.forEach(part -> named.add(inName(part), Occur.FILTER));
      query.add(constant(named.build(), NAMED), Occur.SHOULD);
      for (String part : parts) {
        if (isLatin(part)) {
          for (String field : List.of(LABEL, TITLE)) {
            query.add(constant(new TermQuery(new Term(field, part)), BEGINS), Occur.SHOULD);
          }
        }
      }
    }
    for (String facet : facets) {
      query.add(new TermQuery(new Term(FACETS, facet)), Occur.FILTER);
    }
    try {
      Hits hits = searcher.search(query.build(), new OneByOne());
      return hits.found(parts, kind, from, limit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What was written with blanks between; syllables written one by one (ma jun sheng) are one
   * sound.
   */
  private List<String> parts(String words) {
    List<String> parts = new ArrayList<>();
    for (String part : SearchAnalyzer.fold(words, scripts).strip().split("[\\s　]+", -1)) {
      int last = parts.size() - 1;
      if (tokens(part).isEmpty()) {
        continue;
      }
      if (last >= 0 && isLatin(part) && isLatin(parts.get(last))) {
        parts.set(last, parts.get(last) + part);
      } else {
        parts.add(part);
      }
    }
    return parts;
  }

  private static boolean isLatin(String part) {
    return part.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == 'ü' || c == '\'');
  }

  private List<String> tokens(String part) {
    List<String> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(LABEL, part)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string cannot fail", e);
    }
    return tokens;
  }

  private Query match(String part) {
    return new BooleanQuery.Builder()
        .add(inName(part), Occur.SHOULD)
        .add(phrase(TEXT, part), Occur.SHOULD)
        .build();
  }

  private Query inName(String part) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String field : List.of(LABEL, TITLE, NUMBER)) {
      any.add(phrase(field, part), Occur.SHOULD);
    }
    if (isLatin(part)) {
      String sound = part.replace("'", "");
      for (String field : List.of(LABEL, TITLE)) {
        any.add(new PrefixQuery(new Term(field, sound)), Occur.SHOULD);
        any.add(new PrefixQuery(new Term(field, sound.replace('v', 'ü'))), Occur.SHOULD);
      }
    }
    return any.build();
  }

  private Query phrase(String field, String part) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    tokens(part).forEach(token -> phrase.add(new Term(field, token)));
    return phrase.build();
  }

  private static Query constant(Query query, int score) {
    return new BoostQuery(new ConstantScoreQuery(query), score);
  }

  /** What is known of one thing that was found. */
  private static final class Thing {
    final String local;
    float score;
    long weight;
    int name = -1;
    int text = -1;

    Thing(String local) {
      this.local = local;
    }

    String kind() {
      return local.substring(0, Math.max(0, local.indexOf('/')));
    }
  }

  /** The searcher has no threads of its own, so that one collector sees everything. */
  private final class OneByOne implements CollectorManager<Hits, Hits> {
    @Override
    public Hits newCollector() {
      return new Hits();
    }

    @Override
    public Hits reduce(Collection<Hits> collectors) {
      return collectors.iterator().next();
    }
  }

  private final class Hits extends SimpleCollector {
    private final Map<String, Thing> things = new HashMap<>();
    private final Map<String, Integer> facets = new TreeMap<>();
    private LeafReaderContext leaf;
    private SortedDocValues locals;
    private NumericDocValues weights;
    private SortedSetDocValues facetValues;
    private Thing[] byOrdinal;
    private Scorable scorer;

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      leaf = context;
      locals = DocValues.getSorted(context.reader(), LOCAL);
      weights = DocValues.getNumeric(context.reader(), WEIGHT);
      facetValues = DocValues.getSortedSet(context.reader(), FACETS);
      byOrdinal = new Thing[locals.getValueCount()];
    }

    @Override
    public void setScorer(Scorable scorer) {
      this.scorer = scorer;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE;
    }

    @Override
    public void collect(int doc) throws IOException {
      if (!locals.advanceExact(doc)) {
        return;
      }
      int ordinal = locals.ordValue();
      Thing thing = byOrdinal[ordinal];
      if (thing == null) {
        String local = locals.lookupOrd(ordinal).utf8ToString();
        Thing known = things.get(local);
        thing = known == null ? new Thing(local) : known;
        byOrdinal[ordinal] = thing;
        if (known == null) {
          things.put(local, thing);
          count(doc);
        }
      }
      float score = scorer.score();
      if (weights.advanceExact(doc)) {
        thing.weight = Math.max(thing.weight, weights.longValue());
      }
      if (score > 0 && (thing.name < 0 || score > thing.score)) {
        thing.name = leaf.docBase + doc;
      }
      if (score == 0) {
        thing.text = leaf.docBase + doc;
      }
      thing.score = Math.max(thing.score, score);
    }

    private void count(int doc) throws IOException {
      if (facetValues.advanceExact(doc)) {
        for (int i = 0; i < facetValues.docValueCount(); i++) {
          facets.merge(
              facetValues.lookupOrd(facetValues.nextOrd()).utf8ToString(), 1, Integer::sum);
        }
      }
    }

    GraphView.Found found(List<String> parts, String kind, int from, int limit) throws IOException {
      Map<String, Integer> kinds = new TreeMap<>();
      things.values().forEach(thing -> kinds.merge(thing.kind(), 1, Integer::sum));
      Thing[] wanted =
          things.values().stream()
              .filter(thing -> kind.isEmpty() || thing.kind().equals(kind))
              .toArray(Thing[]::new);
      Arrays.sort(
          wanted,
          Comparator.comparingDouble((Thing thing) -> -thing.score)
              .thenComparingInt(thing -> KINDS.indexOf(thing.kind()))
              .thenComparingLong(thing -> -thing.weight)
              .thenComparing(thing -> thing.local));
      List<GraphView.Hit> shown = new ArrayList<>();
      StoredFields stored = reader.storedFields();
      for (int i = from; i < Math.min(wanted.length, from + limit); i++) {
        shown.add(hit(wanted[i], parts, stored));
      }
      return new GraphView.Found(wanted.length, shown, kinds, facets);
    }

    private GraphView.Hit hit(Thing thing, List<String> parts, StoredFields stored)
        throws IOException {
      String name = "";
      if (thing.name >= 0) {
        Document document = stored.document(thing.name);
        for (String field : List.of(LABEL, TITLE, NUMBER)) {
          name = name.isEmpty() && document.get(field) != null ? document.get(field) : name;
        }
      }
      Optional<GraphView.Snippet> snippet = Optional.empty();
      if (thing.text >= 0 && !parts.isEmpty()) {
        String text = stored.document(thing.text).get(TEXT);
        snippet = text == null ? Optional.empty() : snippet(text, parts);
      }
      return new GraphView.Hit(thing.local, name, snippet);
    }
  }

  private Optional<GraphView.Snippet> snippet(String text, List<String> parts) {
    String folded = SearchAnalyzer.fold(text, scripts);
    for (String part : parts) {
      int at = folded.indexOf(part);
      if (at >= 0) {
        int from = Math.max(0, at - BEFORE);
        int end = at + part.length();
        int to = Math.min(text.length(), end + AFTER);
        return Optional.of(
            new GraphView.Snippet(
                (from > 0 ? "…" : "") + text.substring(from, at),
                text.substring(at, end),
                text.substring(end, to) + (to < text.length() ? "…" : ""),
                at));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
