package io.github.gonggao.serve;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IllegalFormatException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.text.TextIndexException;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;

/**
 * Runs queries of the public: within the limits or not at all.
 *
 * <p>The whole answer is there before anything is sent, so that a query that runs out of time,
 * rows, bytes or memory is an error and never a 200 with half an answer.
 */
final class Engine {
  /** What comes out, by the form of the query. */
  sealed interface Answer permits Rows, Triples, Yes {}

  record Rows(List<Var> variables, List<Binding> rows) implements Answer {}

  record Triples(List<Triple> triples) implements Answer {}

  record Yes(boolean yes) implements Answer {}

  private final Site.Limits limits;
  private final Admission admission;

  Engine(Site.Limits limits, Admission admission) {
    this.limits = limits;
    this.admission = admission;
  }

  Site.Limits limits() {
    return limits;
  }

  /** Makes a dataset one that may be asked by everybody. */
  void prepare(DatasetGraph data) {
    QueryRules.closeDoors(data);
    Bounds.set(data);
  }

  /** What is done with the answer while it counts as the query's: making its bytes. */
  interface Use<T> {
    T of(Query query, Answer answer);
  }

  /** Which data a query is about. */
  interface Choice {
    QueryExec prepare(Query query);
  }

  /**
   * Answers a query that came from an address.
   *
   * @throws Refused if it may not be asked, now or ever, or its answer is too large
   */
  <T> T ask(String address, String sparql, Choice choice, Use<T> use) {
    try (Admission.Ticket ticket = admission.enter(address)) {
      return ask(ticket, sparql, choice, use);
    }
  }

  private <T> T ask(Admission.Ticket ticket, String sparql, Choice choice, Use<T> use) {
    try {
      Query query = QueryRules.read(sparql);
      return use.of(
          query, query.isDescribeType() ? described(query, choice) : answer(query, choice));
    } catch (QueryCancelledException e) {
      throw ticket.reason() == null ? late() : ticket.reason();
    } catch (TextIndexException e) {
      throw new Refused(400, "全文检索式有误 / the words of text:query cannot be read");
    } catch (JenaException e) {
      // also for a language tag, an IRI or a pattern that is none
      throw wrong(e);
    } catch (IllegalFormatException e) {
      // Jena puts a language tag that is none into a message as if it were a character
      throw new Refused(400, "语言标记有误 / a language tag is none");
    } catch (PatternSyntaxException e) {
      throw new Refused(400, "正则表达式有误 / the pattern cannot be read: " + e.getDescription());
    } catch (StackOverflowError e) {
      throw new Refused(400, "查询嵌套太深 / the query is nested too deep");
    }
  }

  private static Refused wrong(Exception e) {
    return new Refused(
        400, "查询有误 / the query is wrong: " + QueryRules.oneLine(String.valueOf(e.getMessage())));
  }

  private Refused late() {
    return new Refused(
        503,
        "查询超过 "
            + seconds(limits.timeout())
            + " 秒 / the query took longer than "
            + seconds(limits.timeout())
            + " s; ask for less, or run it on your own copy",
        30);
  }

  /** Seconds as people write them: 30, 0.3. */
  static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  private Answer answer(Query query, Choice choice) {
    try (QueryExec exec = choice.prepare(query)) {
      Budget.endedBy(exec::abort);
      return answer(query, exec);
    } finally {
      Budget.endedBy(null);
    }
  }

  private Answer answer(Query query, QueryExec exec) {
    if (query.isAskType()) {
      return new Yes(exec.ask());
    }
    if (query.isSelectType()) {
      return rows(exec.select());
    }
    Collected collected = new Collected();
    exec.constructTriples().forEachRemaining(collected::add);
    return collected.answer();
  }

  /** Jena's own way looks neither at the time nor at how much it is. */
  private Answer described(Query query, Choice choice) {
    Collected collected = new Collected();
    Set<Node> resources = new LinkedHashSet<>(query.getResultURIs());
    if (query.getQueryPattern() == null) {
      try (QueryExec exec = choice.prepare(QueryFactory.create("ASK {}"))) {
        resources.forEach(node -> describe(exec.getDataset(), node, collected));
      }
      return collected.answer();
    }
    Query select = query.cloneQuery();
    select.setQuerySelectType();
    try (QueryExec exec = choice.prepare(select)) {
      Budget.endedBy(exec::abort);
      RowSet rows = exec.select();
      while (rows.hasNext()) {
        Binding row = rows.next();
        rows.getResultVars().stream()
            .map(row::get)
            .filter(node -> node != null && !node.isLiteral())
            .forEach(resources::add);
        enough(resources.size(), 0);
      }
      resources.forEach(node -> describe(exec.getDataset(), node, collected));
    } finally {
      Budget.endedBy(null);
    }
    return collected.answer();
  }

  private static void describe(DatasetGraph data, Node node, Collected collected) {
    data.find(Node.ANY, node, Node.ANY, Node.ANY)
        .forEachRemaining(quad -> collected.add(quad.asTriple()));
  }

  /** Triples while they fit. */
  private final class Collected {
    private final Set<Triple> triples = new LinkedHashSet<>();
    private long characters;

    void add(Triple triple) {
      Budget.check();
      if (triples.add(triple)) {
        characters += length(triple.getSubject()) + length(triple.getObject());
        enough(triples.size(), characters);
      }
    }

    Answer answer() {
      return new Triples(List.copyOf(triples));
    }
  }

  private Rows rows(RowSet answer) {
    List<Var> variables = answer.getResultVars();
    List<Binding> rows = new ArrayList<>();
    long characters = 0;
    while (answer.hasNext()) {
      Binding row = answer.next();
      Budget.check();
      rows.add(row);
      for (Var variable : variables) {
        characters += length(row.get(variable));
      }
      enough(rows.size(), characters);
    }
    return new Rows(variables, rows);
  }

  private static long length(Node node) {
    if (node == null) {
      return 0;
    }
    return node.isLiteral() ? node.getLiteralLexicalForm().length() : node.toString().length();
  }

  /** An answer of so many characters has at least so many bytes. */
  private void enough(int rows, long characters) {
    if (rows > limits.rows()) {
      throw tooMany(limits.rows());
    }
    if (characters > limits.bytes()) {
      throw tooLarge(limits.bytes());
    }
  }

  private static Refused tooMany(int rows) {
    return new Refused(
        422,
        "结果超过 "
            + rows
            + " 行 / the answer has more than "
            + rows
            + " rows or triples; add LIMIT and OFFSET, or use a download");
  }

  static Refused tooLarge(long bytes) {
    return new Refused(
        422,
        "结果超过 "
            + bytes
            + " 字节 / the answer has more than "
            + bytes
            + " bytes; add LIMIT and OFFSET, or use a download");
  }
}
