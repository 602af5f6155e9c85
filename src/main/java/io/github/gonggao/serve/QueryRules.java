package io.github.gonggao.serve;

import java.util.Optional;
import java.util.Set;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.query.text.TextQueryPF;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.function.Function;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.XSD;

/**
 * Which queries the public may ask.
 *
 * <p>Jena would fetch from other servers for {@code SERVICE}, load any class named by a {@code
 * java:} function or predicate, and sleep or print for some of its own functions. So: SPARQL 1.1
 * and nothing beyond it, no {@code SERVICE}, no functions by IRI but the casts of XSD, no magic
 * predicates but {@code text:query}.
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

  private QueryRules() {}

  /** Shuts off below the rules what no query of this site needs, should a rule have a hole. */
  static void closeDoors(DatasetGraph data) {
    ARQ.globalServiceAllowed = false;
    Context context = data.getContext();
    context.set(ARQ.httpServiceAllowed, false);
    context.set(ARQ.enablePropertyFunctions, true);
    PropertyFunctionRegistry.set(context, new TextSearch());
    FunctionRegistry.set(context, new Casts());
  }

  /** Knows the casts, and unlike its parent loads no class for a name that it does not know. */
  private static final class Casts extends FunctionRegistry {
    Casts() {
      FunctionRegistry standard = FunctionRegistry.get();
      for (String cast : CASTS) {
        FunctionFactory factory = standard.get(XSD.NS + cast);
        put(
            XSD.NS + cast,
            cast.equals("string") ? factory : uri -> new ShortOnly(factory.create(uri)));
      }
    }

    @Override
    public FunctionFactory get(String uri) {
      return isRegistered(uri) ? super.get(uri) : null;
    }
  }

  /** A cast that reads no string without end. */
  private record ShortOnly(Function cast) implements Function {
    @Override
    public void build(String uri, ExprList arguments, Context context) {
      cast.build(uri, arguments, context);
    }

    @Override
    public NodeValue exec(
        Binding binding, ExprList arguments, String uri, FunctionEnv environment) {
      for (Expr argument : arguments) {
        NodeValue value = ExprLib.evalOrNull(argument, binding, environment);
        if (value != null) {
          Bounds.lexical(value);
        }
      }
      return cast.exec(binding, arguments, uri, environment);
    }
  }

  /** Knows {@code text:query}, and unlike its parent loads no class for another name. */
  private static final class TextSearch extends PropertyFunctionRegistry {
    private static final String QUERY = TextQuery.NS + "query";

    TextSearch() {
      put(QUERY, TextQueryPF.class);
    }

    @Override
    public boolean manages(String uri) {
      return uri.equals(QUERY);
    }

    @Override
    public boolean isRegistered(String uri) {
      return uri.equals(QUERY);
    }

    @Override
    public PropertyFunctionFactory get(String uri) {
      return uri.equals(QUERY) ? super.get(uri) : null;
    }
  }

  /**
   * Reads a query.
   *
   * @throws Refused 400 if it is no query, 403 if it asks for what is not allowed, 413 if it is too
   *     long
   */
  static Query read(String sparql) {
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
    return oneLine(String.valueOf(e.getMessage()));
  }

  /** What a library says of an error, in one line and not longer than its reader's patience. */
  static String oneLine(String message) {
    String line = message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() > 300 ? line.substring(0, 300) + "…" : line;
  }

  private static void check(Query query) {
    if (query.getQueryPattern() == null) {
      return;
    }
    Inspector inspector = new Inspector();
    inspector.op(Algebra.compile(query));
    if (inspector.refusal.isPresent()) {
      throw new Refused(403, inspector.refusal.get());
    }
  }

  /**
   * Looks into every corner of a query. Jena's walker passes by the conditions of ORDER BY and the
   * arguments of aggregates, so these are walked here.
   */
  private static final class Inspector {
    private Optional<String> refusal = Optional.empty();

    private final OpVisitorBase ops =
        new OpVisitorBase() {
          @Override
          public void visit(OpService service) {
            refuse("不允许 SERVICE / SERVICE is not allowed here");
          }

          @Override
          public void visit(OpOrder order) {
            order.getConditions().forEach(condition -> expr(condition.getExpression()));
          }

          @Override
          public void visit(OpGroup group) {
            group.getGroupVars().forEachVarExpr((variable, expr) -> expr(expr));
            group.getAggregators().forEach(Inspector.this::expr);
          }
        };

    private final ExprVisitorBase exprs =
        new ExprVisitorBase() {
          @Override
          public void visit(ExprFunctionN function) {
            if (function instanceof E_Function named && !allowed(named.getFunctionIRI())) {
              refuse(
                  "不允许的函数 / this function is not allowed here: <" + named.getFunctionIRI() + ">");
            }
          }

          @Override
          public void visit(ExprAggregator aggregator) {
            if (aggregator.getAggregator() instanceof AggCustom custom) {
              refuse("不允许的聚合函数 / this aggregate is not allowed here: <" + custom.getIRI() + ">");
            }
            ExprList arguments = aggregator.getAggregator().getExprList();
            if (arguments != null) {
              arguments.forEach(Inspector.this::expr);
            }
          }
        };

    void op(Op op) {
      Walker.walk(op, ops, exprs);
    }

    void expr(Expr expr) {
      if (expr != null) {
        Walker.walk(expr, ops, exprs);
      }
    }

    private void refuse(String reason) {
      refusal = refusal.or(() -> Optional.of(reason));
    }
  }

  private static boolean allowed(String function) {
    return function.startsWith(XSD.NS) && CASTS.contains(function.substring(XSD.NS.length()));
  }
}
