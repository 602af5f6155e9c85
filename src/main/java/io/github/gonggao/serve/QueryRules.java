package io.github.gonggao.serve;

import java.util.Set;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.XSD;

/**
 * Which queries the public may ask.
 *
 * <p>Jena would fetch from other servers for {@code SERVICE}, load any class named by a {@code
 * java:} function or predicate, and sleep or print for some of its own functions. So: SPARQL 1.1
 * and nothing beyond it, no {@code SERVICE}, no functions by IRI but the casts of XSD, no magic
 * predicates.
 */
final class QueryRules {
  /** Long enough for every question that ships, short enough for the parser's stack. */
  static final int LONGEST = 16_000;

  /** Relative IRIs in a query resolve against something that names no file of this machine. */
  private static final String BASE = "http://server/unset-base/";

  private static final Set<String> CASTS =
      Set.of(
          "boolean",
          "string",
          "integer",
          "decimal",
          "double",
          "float",
          "dateTime",
          "date",
          "time",
          "gYear",
          "gYearMonth",
          "duration",
          "dayTimeDuration",
          "yearMonthDuration");

  /** A query that is not answered, and the status to say so with. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refused(int status, String message) {
      super(message);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  private QueryRules() {}

  /** Turns off for the whole process what no query of this site needs. */
  static void closeDoors(DatasetGraph data) {
    ARQ.globalServiceAllowed = false;
    for (Context context : java.util.List.of(ARQ.getContext(), data.getContext())) {
      context.set(ARQ.httpServiceAllowed, false);
      context.set(ARQ.enablePropertyFunctions, false);
    }
  }

  /**
   * Reads a query.
   *
   * @throws Refused 400 if it is no query, 403 if it asks for what is not allowed, 413 if it is too
   *     long
   */
  static Query read(String sparql) throws Refused {
    if (sparql.length() > LONGEST) {
      throw new Refused(
          413, "查询太长 / the query is longer than " + LONGEST + " characters; shorten it");
    }
    try {
      Query query = QueryFactory.create(sparql, BASE, Syntax.syntaxSPARQL_11);
      check(query);
      return query;
    } catch (QueryParseException e) {
      throw new Refused(400, "查询语法有误 / the query cannot be read: " + message(e));
    } catch (QueryException e) {
      throw new Refused(400, "查询有误 / the query is wrong: " + message(e));
    } catch (StackOverflowError e) {
      throw new Refused(400, "查询嵌套太深 / the query is nested too deep");
    }
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage()).strip();
  }

  private static void check(Query query) throws Refused {
    if (query.getQueryPattern() == null) {
      return;
    }
    Op op = Algebra.compile(query);
    StringBuilder refusal = new StringBuilder();
    Walker.walk(
        op,
        new OpVisitorBase() {
          @Override
          public void visit(OpService service) {
            refuse(refusal, "不允许 SERVICE / SERVICE is not allowed here");
          }
        },
        new ExprVisitorBase() {
          @Override
          public void visit(ExprFunctionN function) {
            if (function instanceof E_Function named && !allowed(named.getFunctionIRI())) {
              refuse(
                  refusal,
                  "不允许的函数 / this function is not allowed here: <" + named.getFunctionIRI() + ">");
            }
          }

          @Override
          public void visit(ExprAggregator aggregator) {
            if (aggregator.getAggregator() instanceof AggCustom custom) {
              refuse(
                  refusal,
                  "不允许的聚合函数 / this aggregate is not allowed here: <" + custom.getIRI() + ">");
            }
          }
        });
    if (!refusal.isEmpty()) {
      throw new Refused(403, refusal.toString());
    }
  }

  private static void refuse(StringBuilder refusal, String reason) {
    if (refusal.isEmpty()) {
      refusal.append(reason);
    }
  }

  private static boolean allowed(String function) {
    return function.startsWith(XSD.NS) && CASTS.contains(function.substring(XSD.NS.length()));
  }
}
