package io.github.gonggao.serve;

import io.github.gonggao.graph.GraphView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.exec.RowSet;

/** A query asked in the browser: its answer as a table whose things are links. */
final class Asking {
  /** Rows on a page; the formats beside the table have them all. */
  static final int ROWS = 500;

  private final GraphView view;
  private final Site.Limits limits;

  Asking(GraphView view, Site.Limits limits) {
    this.view = view;
    this.limits = limits;
  }

  /**
   * Answers a query; a wrong one gives a page that says what is wrong.
   *
   * @param question what is asked, in words; may be empty
   */
  Page.Answer answer(Page.Label question, String sparql, Look look) {
    if (sparql.isBlank()) {
      return new Page.Answer(200, question, sparql, "", List.of(), List.of());
    }
    List<Page.Section> table = new ArrayList<>();
    String problem = "";
    int status = 200;
    try {
      Query query = QueryRules.read(sparql);
      QueryExecBuilder builder =
          QueryExec.dataset(view.dataset())
              .query(query)
              .timeout(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
      try (QueryExec exec = builder.build()) {
        table.add(run(query, exec, look));
      }
    } catch (QueryRules.Refused e) {
      status = e.status();
      problem = e.getMessage();
    } catch (QueryCancelledException e) {
      status = 503;
      problem =
          "查询超过 "
              + limits.timeout().toSeconds()
              + " 秒 / the query took longer than "
              + limits.timeout().toSeconds()
              + " s";
    } catch (QueryException e) {
      status = 400;
      problem = "查询有误 / the query is wrong: " + String.valueOf(e.getMessage()).strip();
    } catch (StackOverflowError e) {
      status = 400;
      problem = "查询嵌套太深 / the query is nested too deep";
    }
    return new Page.Answer(status, question, sparql, problem, table, formats(sparql, table));
  }

  private static Page.Section run(Query query, QueryExec exec, Look look) {
    Page.Label heading = new Page.Label("结果", "results");
    if (query.isAskType()) {
      boolean yes = exec.ask();
      Page.Cell cell = Page.Cell.of(Page.Piece.words(yes ? "是" : "否", yes ? "yes" : "no"));
      return new Page.Section(
          "results",
          heading,
          List.of(new Page.Label("", "ASK")),
          List.of(Page.Row.of(cell)),
          Page.Label.NONE);
    }
    if (query.isSelectType()) {
      return rows(exec.select(), heading, look);
    }
    List<Page.Row> rows = new ArrayList<>();
    List<Triple> triples =
        (query.isDescribeType() ? exec.describe() : exec.construct()).find().toList();
    triples = triples.stream().sorted(java.util.Comparator.comparing(Triple::toString)).toList();
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
        note(triples.size(), false));
  }

  private static Page.Section rows(RowSet answer, Page.Label heading, Look look) {
    List<Var> variables = answer.getResultVars();
    List<Page.Row> rows = new ArrayList<>();
    while (answer.hasNext() && rows.size() < ROWS) {
      Binding binding = answer.next();
      List<Page.Cell> cells = new ArrayList<>();
      for (Var variable : variables) {
        Node value = binding.get(variable);
        cells.add(value == null ? Page.Cell.of() : Page.Cell.of(look.piece(value)));
      }
      rows.add(new Page.Row("", cells));
    }
    return new Page.Section(
        "results",
        heading,
        variables.stream().map(v -> new Page.Label("", v.getVarName())).toList(),
        rows,
        note(rows.size(), answer.hasNext()));
  }

  private static Page.Label note(int rows, boolean more) {
    if (more || rows > ROWS) {
      return new Page.Label("只显示前 " + ROWS + " 行", "only the first " + ROWS + " rows are shown");
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
