package io.github.gonggao.graph;

import java.util.List;
import java.util.function.IntFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.text.TextHit;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextIndexException;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.rdf.model.Resource;
import org.apache.lucene.store.Directory;

/**
 * {@code text:query} over the index of a store.
 *
 * <p>Lucene's query parser takes the characters of an unquoted Chinese word one by one and finds
 * what has any of them; here such a word is a phrase, as everybody means it.
 */
final class SparqlSearch extends TextIndexLucene {
  private static final int LONGEST = 500;
  private static final int DEEPEST = 10;

  private SparqlSearch(Directory directory, TextIndexConfig config) {
    super(directory, config);
  }

  static SparqlSearch of(Directory directory, Scripts scripts) {
    TextIndexConfig config = new TextIndexConfig(SearchIndex.definition());
    config.setAnalyzer(new SearchAnalyzer(scripts, false));
    config.setQueryAnalyzer(new SearchAnalyzer(scripts, false));
    config.setValueStored(true);
    return new SparqlSearch(directory, config);
  }

  /** Chinese words outside quotation marks in quotation marks. */
  static String phrases(String query) {
    StringBuilder out = new StringBuilder();
    boolean quoted = false;
    int i = 0;
    while (i < query.length()) {
      char c = query.charAt(i);
      if (c == '\\' && i + 1 < query.length()) {
        out.append(query, i, i + 2);
        i += 2;
      } else if (c == '"') {
        quoted = !quoted;
        out.append(c);
        i++;
      } else if (!quoted && SearchAnalyzer.isHan(c)) {
        int end = i;
        while (end < query.length()
            && (SearchAnalyzer.isHan(query.charAt(end)) || Character.isDigit(query.charAt(end)))) {
          end++;
        }
        out.append('"').append(query, i, end).append('"');
        // a wildcard after a phrase is no query; the phrase finds it as it is
        i = end < query.length() && query.charAt(end) == '*' ? end + 1 : end;
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  /**
   * All hits that were asked for, or a refusal: jena-text by itself would stop at 10,000 and not
   * say so. It reads every hit before the first is used, and nobody can stop it meanwhile.
   */
  private static List<TextHit> all(String query, int limit, IntFunction<List<TextHit>> search) {
    check(query);
    List<TextHit> hits;
    try {
      hits =
          search.apply(
              limit > 0
                  ? Math.min(limit, GraphView.MOST_TEXT_HITS + 1)
                  : GraphView.MOST_TEXT_HITS + 1);
    } catch (TextIndexException e) {
      throw new QueryException("the words of text:query cannot be read as a Lucene query", e);
    }
    if (hits.size() > GraphView.MOST_TEXT_HITS) {
      throw new QueryException(
          "text:query finds more than "
              + GraphView.MOST_TEXT_HITS
              + " literals; add words, or name a limit: (property \"words\" limit)");
    }
    return hits;
  }

  /** Refuses what Lucene would compute on for long, or in deep recursion. */
  static void check(String query) {
    if (query.length() > LONGEST) {
      throw new QueryException("the words of text:query are longer than " + LONGEST);
    }
    boolean quoted = false;
    int nested = 0;
    char before = ' ';
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == '\\') {
        i++;
        before = 'x';
        continue;
      }
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        boolean start = Character.isWhitespace(before) || ":(+-!".indexOf(before) >= 0;
        if (c == '/' && start) {
          throw new QueryException("text:query takes no regular expressions; write \\\\/ for /");
        }
        if ((c == '*' || c == '?') && start) {
          throw new QueryException("a word of text:query does not begin with a wildcard");
        }
        if (c == '(') {
          nested++;
        } else if (c == ')') {
          nested--;
        }
        if (nested > DEEPEST) {
          throw new QueryException("the words of text:query are nested deeper than " + DEEPEST);
        }
      }
      before = c;
    }
  }

  @Override
  public List<TextHit> query(
      Node property, String query, String graph, String lang, int limit, String highlight) {
    return all(
        query, limit, most -> super.query(property, phrases(query), graph, lang, most, highlight));
  }

  @Override
  public List<TextHit> query(
      String subject,
      Node property,
      String query,
      String graph,
      String lang,
      int limit,
      String highlight) {
    return all(
        query,
        limit,
        most -> super.query(subject, property, phrases(query), graph, lang, most, highlight));
  }

  @Override
  public List<TextHit> query(
      List<Resource> properties,
      String query,
      String graph,
      String lang,
      int limit,
      String highlight) {
    return all(
        query,
        limit,
        most -> super.query(properties, phrases(query), graph, lang, most, highlight));
  }

  @Override
  public List<TextHit> query(
      Node subject,
      List<Resource> properties,
      String query,
      String graph,
      String lang,
      int limit,
      String highlight) {
    return all(
        query,
        limit,
        most -> super.query(subject, properties, phrases(query), graph, lang, most, highlight));
  }

  @Override
  public List<TextHit> query(
      String subject,
      List<Resource> properties,
      String query,
      String graph,
      String lang,
      int limit,
      String highlight) {
    return all(
        query,
        limit,
        most -> super.query(subject, properties, phrases(query), graph, lang, most, highlight));
  }
}
