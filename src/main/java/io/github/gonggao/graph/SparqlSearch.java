package io.github.gonggao.graph;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.query.text.TextHit;
import org.apache.jena.query.text.TextIndexConfig;
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

  /** Where a query names no limit jena-text would stop at 10,000 hits and not say so. */
  private int all(int limit) {
    return limit > 0 ? limit : Math.max(1, getIndexWriter().getDocStats().maxDoc);
  }

  @Override
  public List<TextHit> query(
      Node property, String query, String graph, String lang, int limit, String highlight) {
    return super.query(property, phrases(query), graph, lang, all(limit), highlight);
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
    return super.query(subject, property, phrases(query), graph, lang, all(limit), highlight);
  }

  @Override
  public List<TextHit> query(
      List<Resource> properties,
      String query,
      String graph,
      String lang,
      int limit,
      String highlight) {
    return super.query(properties, phrases(query), graph, lang, all(limit), highlight);
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
    return super.query(subject, properties, phrases(query), graph, lang, all(limit), highlight);
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
    return super.query(subject, properties, phrases(query), graph, lang, all(limit), highlight);
  }
}
