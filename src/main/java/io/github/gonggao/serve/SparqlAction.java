package io.github.gonggao.serve;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetMem;
import org.apache.jena.sparql.exec.RowSetStream;

/**
 * The query operation of the SPARQL 1.1 protocol, by the rules of {@link QueryRules}.
 *
 * <p>The whole answer is there before the first byte goes out, so that a query that runs out of
 * time is a 503 and never a 200 with half an answer.
 */
final class SparqlAction extends SPARQL_QueryDataset {
  private final Site.Limits limits;

  SparqlAction(Site.Limits limits) {
    this.limits = limits;
  }

  @Override
  protected void execute(String sparql, HttpAction action) {
    try {
      answer(QueryRules.read(sparql), action);
    } catch (QueryRules.Refused e) {
      refuse(action, e.status(), e.getMessage());
    } catch (QueryCancelledException e) {
      refuse(
          action,
          503,
          "查询超时 / the query took longer than "
              + limits.timeout().toSeconds()
              + " s; ask for less, or run it on your own copy");
    } catch (QueryException e) {
      refuse(action, 400, "查询有误 / the query is wrong: " + String.valueOf(e.getMessage()).strip());
    } catch (StackOverflowError e) {
      refuse(action, 400, "查询嵌套太深 / the query is nested too deep");
    }
  }

  private void answer(Query query, HttpAction action) throws QueryRules.Refused {
    action.beginRead();
    try {
      Pair<DatasetGraph, Query> asked = decideDataset(action, query, "");
      Query effective = asked.getRight() == null ? query : asked.getRight();
      try (QueryExec exec = createQueryExec(action, effective, asked.getLeft())) {
        QueryExecResult result =
            query.isSelectType()
                ? new QueryExecResult(whole(exec.select()))
                : executeQuery(action, exec, query, "");
        sendResults(action, result, query.getPrologue());
      }
    } finally {
      action.endRead();
    }
  }

  private RowSet whole(RowSet rows) throws QueryRules.Refused {
    List<Binding> all = new ArrayList<>();
    while (rows.hasNext()) {
      if (all.size() == limits.rows()) {
        throw new QueryRules.Refused(
            422,
            "结果超过 "
                + limits.rows()
                + " 行 / the answer has more than "
                + limits.rows()
                + " rows; add LIMIT and OFFSET, or use an export");
      }
      all.add(rows.next());
    }
    return RowSetMem.create(RowSetStream.create(rows.getResultVars(), all.iterator()));
  }

  /** Jena's own way of sending an error counts characters as bytes. */
  private static void refuse(HttpAction action, int status, String message) {
    HttpServletResponse response = action.getResponse();
    try {
      byte[] body = (message + "\n").getBytes(StandardCharsets.UTF_8);
      response.resetBuffer();
      response.setStatus(status);
      response.setContentType("text/plain;charset=utf-8");
      if (status == 503) {
        response.setHeader("Retry-After", "30");
      }
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
