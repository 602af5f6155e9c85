package io.github.gonggao.graph;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;

/**
 * What spreadsheets and Gephi read: tables, each a query under {@code ontology/tables}, as CSV (RFC
 * 4180) that {@code csv-metadata.json} describes (W3C CSV on the Web); and a network as GraphML.
 *
 * <p>A row is a thing; where a column has several values of it, they stand in one cell, sorted.
 * Rows are sorted outside memory, so that neither the order of the store nor its size shows.
 */
final class Tables {
  static final List<String> NAMES =
      List.of("officials", "tenures", "meetings", "participations", "documents", "changes");

  static final String METADATA = "csv-metadata.json";
  private static final String BETWEEN = " | ";
  private static final String FOLDER = "/ontology/tables/";

  private Tables() {}

  /** A query's answer, sorted: the cells of each row. */
  private interface Rows {
    void row(List<String> cells) throws IOException;
  }

  static List<String> columns(String name) {
    return query(name).getResultVars();
  }

  private static Query query(String name) {
    return QueryFactory.create(Concepts.resource(FOLDER + name + ".rq"));
  }

  static String metadata() {
    return Concepts.resource(FOLDER + METADATA);
  }

  static void csv(DatasetGraph data, String name, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    record(writer, columns(name));
    Merging merging = new Merging(cells -> record(writer, cells));
    rows(data, name, merging::take);
    merging.end();
    writer.flush();
  }

  private static void record(Writer out, List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (i > 0) {
        out.write(',');
      }
      boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      out.write(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
    }
    out.write("\r\n");
  }

  /** Rows of one thing become one. */
  private static final class Merging {
    private final Rows to;
    private String id;
    private List<SortedSet<String>> values = List.of();

    Merging(Rows to) {
      this.to = to;
    }

    void take(List<String> cells) throws IOException {
      if (!cells.get(0).equals(id)) {
        end();
        id = cells.get(0);
        values = new ArrayList<>();
        cells.forEach(cell -> values.add(new TreeSet<>()));
      }
      for (int i = 0; i < cells.size(); i++) {
        if (!cells.get(i).isEmpty()) {
          values.get(i).add(cells.get(i));
        }
      }
    }

    void end() throws IOException {
      if (id != null) {
        List<String> merged = new ArrayList<>();
        values.forEach(set -> merged.add(String.join(BETWEEN, set)));
        to.row(merged);
        id = null;
      }
    }
  }

  private static void rows(DatasetGraph data, String name, Rows to) throws IOException {
    Query query = query(name);
    List<Var> columns = query.getProjectVars();
    try (LineSort sort = new LineSort()) {
      Txn.executeRead(
          data,
          () -> {
            try (QueryExec run = QueryExec.dataset(data).query(query).build()) {
              for (Iterator<Binding> rows = run.select(); rows.hasNext(); ) {
                sort.add(line(rows.next(), columns));
              }
            }
          });
      sort.each(line -> to.row(cells(line)));
    }
  }

  private static String line(Binding row, List<Var> columns) {
    List<String> cells = new ArrayList<>();
    for (Var column : columns) {
      Node node = row.get(column);
      String text = node == null ? "" : node.isURI() ? node.getURI() : node.getLiteralLexicalForm();
      cells.add(text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"));
    }
    return String.join("\t", cells);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split("\t", -1)) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < cell.length(); i++) {
        char c = cell.charAt(i);
        if (c == '\\') {
          i++;
          char escaped = cell.charAt(i);
          c = escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped;
        }
        text.append(c);
      }
      cells.add(text.toString());
    }
    return cells;
  }

  /** GraphML 1.0: persons, bodies, meetings and documents, and what joins them. */
  static void graphml(DatasetGraph data, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="label" for="node" attr.name="label" attr.type="string"/>
        <key id="kind" for="node" attr.name="kind" attr.type="string"/>
        <key id="edgekind" for="edge" attr.name="kind" attr.type="string"/>
        <key id="edgelabel" for="edge" attr.name="label" attr.type="string"/>
        <graph id="gonggao" edgedefault="directed">
        """);
    Merging nodes =
        new Merging(
            cells ->
                writer.write(
                    "<node id=\""
                        + Xml.text(cells.get(0))
                        + "\">"
                        + datum("label", cells.get(1))
                        + datum("kind", cells.get(2))
                        + "</node>\n"));
    rows(data, "network-nodes", nodes::take);
    nodes.end();
    rows(
        data,
        "network-edges",
        cells ->
            writer.write(
                "<edge source=\""
                    + Xml.text(cells.get(0))
                    + "\" target=\""
                    + Xml.text(cells.get(1))
                    + "\">"
                    + datum("edgekind", cells.get(2))
                    + datum("edgelabel", cells.get(3))
                    + "</edge>\n"));
    writer.write("</graph>\n</graphml>\n");
    writer.flush();
  }

  private static String datum(String key, String value) {
    return value.isEmpty() ? "" : "<data key=\"" + key + "\">" + Xml.text(value) + "</data>";
  }
}
