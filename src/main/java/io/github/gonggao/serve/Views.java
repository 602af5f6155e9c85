package io.github.gonggao.serve;

import io.github.gonggao.graph.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;

/**
 * The query behind each table: {@code views.rq} has a block for each, headed by the kinds of page
 * and the table's name, in which {@code $self} stands for what the page is about and {@code $graph}
 * for the graph of an announcement.
 */
final class Views {
  private static final Map<String, String> ALL = read();

  private Views() {}

  private static Map<String, String> read() {
    String text;
    try (InputStream in = Views.class.getResourceAsStream("/serve/views.rq")) {
      if (in == null) {
        throw new IllegalStateException("/serve/views.rq is not on the class path");
      }
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> views = new TreeMap<>();
    StringBuilder block = new StringBuilder();
    List<String> heads = List.of();
    for (String line : text.lines().toList()) {
      if (line.startsWith("#: ")) {
        put(views, heads, block);
        heads = List.of(line.substring(3).strip().split(" ", -1));
      } else if (!line.startsWith("#")) {
        block.append(line).append('\n');
      }
    }
    put(views, heads, block);
    return views;
  }

  private static void put(Map<String, String> views, List<String> heads, StringBuilder block) {
    String query = block.toString().strip() + "\n";
    heads.forEach(head -> views.put(head, query));
    block.setLength(0);
  }

  /** Every query, by kind and table. */
  static Map<String, String> all() {
    return ALL;
  }

  /** What a table of a page shows, and more where that was cut. */
  static String sparql(String query, Node self) {
    StringBuilder prefixes = new StringBuilder();
    Vocabulary.PREFIXES.forEach(
        (prefix, iri) -> {
          if (query.matches("(?s).*(^|[^\\w?$])" + prefix + ":\\w.*")) {
            prefixes.append("PREFIX ").append(prefix).append(": <").append(iri).append(">\n");
          }
        });
    return prefixes
        + query
            .replace("$self", "<" + self.getURI() + ">")
            .replace("$graph", "<" + self.getURI() + "/graph>");
  }

  /** Links to the query and to its answer as CSV; none where a table has no query of its own. */
  static List<Page.Piece> links(String kind, String table, Node self) {
    String named = table.replaceFirst("-[0-9]+$", "");
    String query = ALL.getOrDefault(kind + "/" + named, ALL.get("*/" + named));
    if (query == null || !self.isURI() || !self.getURI().matches("[^<>\"{}|\\\\^`\\s]+")) {
      return List.of();
    }
    return links(sparql(query, self));
  }

  static List<Page.Piece> links(String sparql) {
    String encoded = URLEncoder.encode(sparql, StandardCharsets.UTF_8);
    return List.of(
        Page.Piece.link(new Page.Label("SPARQL", ""), "/ask?query=" + encoded),
        Page.Piece.link(new Page.Label("CSV", ""), Gate.SPARQL + "?format=csv&query=" + encoded));
  }
}
