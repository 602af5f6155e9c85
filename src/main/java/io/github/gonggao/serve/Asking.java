package io.github.gonggao.serve;

import io.github.gonggao.graph.GraphView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;

/** A query asked in the browser: its answer as a table whose things are links. */
final class Asking {
  /** Rows on a page; the formats beside the table have them all. */
  static final int ROWS = 500;

  private final GraphView view;
  private final Engine engine;

  Asking(GraphView view, Engine engine) {
    this.view = view;
    this.engine = engine;
  }

  /**
   * Answers a query; a wrong one gives a page that says what is wrong.
   *
   * @param address of who asks
   * @param question what is asked, in words; may be empty
   */
  Page.Answer answer(String address, Page.Label question, String sparql, Look look) {
    if (sparql.isBlank()) {
      return new Page.Answer(200, question, sparql, "", List.of(), List.of());
    }
    try {
      Page.Section section =
          engine.ask(address, sparql, this::prepare, (query, answer) -> section(answer, look));
      List<Page.Section> table = List.of(section);
      return new Page.Answer(200, question, sparql, "", table, formats(sparql, table));
    } catch (Refused e) {
      return new Page.Answer(e.status(), question, sparql, e.getMessage(), List.of(), List.of());
    }
  }

  private QueryExec prepare(Query query) {
    return QueryExec.dataset(view.dataset())
        .query(query)
        .timeout(engine.limits().timeout().toMillis(), TimeUnit.MILLISECONDS)
        .build();
  }

  private static Page.Section section(Engine.Answer answer, Look look) {
    Page.Label heading = new Page.Label("结果", "results");
    if (answer instanceof Engine.Yes yes) {
      Page.Cell cell =
          Page.Cell.of(Page.Piece.words(yes.yes() ? "是" : "否", yes.yes() ? "yes" : "no"));
      return new Page.Section(
          "results",
          heading,
          List.of(new Page.Label("", "ASK")),
          List.of(Page.Row.of(cell)),
          Page.Label.NONE);
    }
    if (answer instanceof Engine.Rows found) {
      return rows(found, heading, look);
    }
    List<Triple> triples =
        ((Engine.Triples) answer)
            .triples().stream().sorted(Comparator.comparing(Triple::toString)).toList();
    List<Page.Row> rows = new ArrayList<>();
    for (Triple triple : triples.subList(0, Math.min(ROWS, triples.size()))) {
      rows.add(
          Page.Row.of(
              Page.Cell.of(look.piece(triple.getSubject())),
              Page.Cell.of(look.piece(triple.getPredicate())),
              Page.Cell.of(look.piece(triple.getObject()))));
    }
    return new Page.Section(
        "results",
        heading,
        List.of(
            new Page.Label("主语", "subject"),
            new Page.Label("谓语", "predicate"),
            new Page.Label("宾语", "object")),
        rows,
        note(triples.size()));
  }

  private static Page.Section rows(Engine.Rows answer, Page.Label heading, Look look) {
    List<Page.Row> rows = new ArrayList<>();
    int all = answer.rows().size();
    for (Binding binding : answer.rows().subList(0, Math.min(ROWS, all))) {
      List<Page.Cell> cells = new ArrayList<>();
      for (Var variable : answer.variables()) {
        Node value = binding.get(variable);
        cells.add(value == null ? Page.Cell.of() : Page.Cell.of(look.piece(value)));
      }
      rows.add(new Page.Row("", cells));
    }
    return new Page.Section(
        "results",
        heading,
        answer.variables().stream().map(v -> new Page.Label("", v.getVarName())).toList(),
        rows,
        note(all));
  }

  private static Page.Label note(int rows) {
    if (rows > ROWS) {
      return new Page.Label(
          "共 " + rows + " 行，只显示前 " + ROWS + " 行",
          "only the first " + ROWS + " rows of " + rows + " are shown");
    }
    return new Page.Label(rows + " 行", rows == 1 ? "1 row" : rows + " rows");
  }

  private static List<Page.Piece> formats(String sparql, List<Page.Section> table) {
    if (table.isEmpty()) {
      return List.of();
    }
    boolean graph = table.get(0).columns().stream().anyMatch(c -> c.zh().equals("主语"));
    List<String> formats =
        graph
            ? List.of("turtle", "ntriples", "jsonld", "rdfxml")
            : List.of("csv", "tsv", "json", "xml");
    String query = URLEncoder.encode(sparql, StandardCharsets.UTF_8);
    return formats.stream()
        .map(f -> Page.Piece.link(f, Gate.SPARQL + "?format=" + f + "&query=" + query))
        .toList();
  }
}
