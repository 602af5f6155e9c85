package io.github.gonggao.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetMem;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * The query operation of the SPARQL 1.1 protocol; Fuseki reads the request, {@link Engine} runs.
 */
final class SparqlAction extends SPARQL_QueryDataset {
  private static final String TEXT = "text/plain";

  /** What rows can be sent as, the one to prefer first. */
  static final List<String> ROWS =
      List.of(
          "application/sparql-results+json",
          "application/json",
          "application/sparql-results+xml",
          "application/xml",
          "text/csv",
          "text/tab-separated-values",
          TEXT);

  static final List<String> GRAPHS =
      List.of(
          "text/turtle",
          "application/n-triples",
          "application/ld+json",
          "application/rdf+xml",
          "application/trig",
          "application/json",
          "application/xml",
          TEXT);

  private static final Map<String, Lang> LANGUAGES =
      Map.ofEntries(
          Map.entry("application/sparql-results+json", ResultSetLang.RS_JSON),
          Map.entry("application/sparql-results+xml", ResultSetLang.RS_XML),
          Map.entry("text/csv", ResultSetLang.RS_CSV),
          Map.entry("text/tab-separated-values", ResultSetLang.RS_TSV),
          Map.entry("text/turtle", Lang.TURTLE),
          Map.entry("application/n-triples", Lang.NTRIPLES),
          Map.entry("application/ld+json", Lang.JSONLD11),
          Map.entry("application/rdf+xml", Lang.RDFXML),
          Map.entry("application/trig", Lang.TRIG));

  private final Engine engine;
  private final Editions editions;

  SparqlAction(Engine engine, Editions editions) {
    this.engine = engine;
    this.editions = editions;
  }

  @Override
  protected DatasetGraph getDataset(HttpAction action) {
    return editions.of(action.getRequest()).dataset();
  }

  @Override
  protected void execute(String sparql, HttpAction action) {
    Reply reply;
    try {
      reply = editions.of(action.getRequest()).read(() -> answer(sparql, action));
    } catch (Refused e) {
      reply = e.reply();
    }
    try {
      reply.send(action.getRequest(), action.getResponse());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reply answer(String sparql, HttpAction action) {
    return engine.ask(
        action.getRequest().getRemoteAddr(),
        sparql,
        query -> prepare(query, action),
        (query, answer) -> written(action, query, answer));
  }

  private QueryExec prepare(Query query, HttpAction action) {
    Pair<DatasetGraph, Query> asked = decideDataset(action, query, "");
    return QueryExec.dataset(asked.getLeft())
        .query(asked.getRight() == null ? query : asked.getRight())
        .timeout(engine.limits().timeout().toMillis(), TimeUnit.MILLISECONDS)
        .build();
  }

  private Reply written(HttpAction action, Query query, Engine.Answer answer) {
    Capped out = new Capped(engine.limits().bytes());
    String type;
    if (answer instanceof Engine.Triples triples) {
      type = chosen(action, GRAPHS);
      Lang lang = graphLanguage(type);
      Graph graph = GraphFactory.createDefaultGraph();
      graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
      for (Triple triple : triples.triples()) {
        graph.add(triple);
      }
      RDFWriter.source(graph).lang(lang).output(out);
    } else if (answer instanceof Engine.Yes yes) {
      type = chosen(action, ROWS);
      if (type.equals(TEXT)) {
        ResultSetFormatter.out(out, yes.yes());
      } else {
        writer(type).write(out, yes.yes(), ARQ.getContext());
      }
    } else {
      type = chosen(action, ROWS);
      RowSet rows = rows((Engine.Rows) answer);
      if (type.equals(TEXT)) {
        ResultSetFormatter.out(out, ResultSet.adapt(rows), new Prologue(query.getPrefixMapping()));
      } else {
        writer(type).write(out, rows, ARQ.getContext());
      }
    }
    String charset = type.startsWith("text/") ? ";charset=utf-8" : "";
    Reply reply = Reply.of(200, type + charset, out.toByteArray());
    return action.getRequest().getMethod().equals("GET") ? reply.revalidated() : reply;
  }

  private static RowSet rows(Engine.Rows rows) {
    return RowSetMem.create(RowSetStream.create(rows.variables(), rows.rows().iterator()));
  }

  /** General names mean the form that the kind of answer has. */
  private static Lang graphLanguage(String type) {
    return switch (type) {
      case "application/json" -> Lang.JSONLD11;
      case "application/xml" -> Lang.RDFXML;
      case TEXT -> Lang.NTRIPLES;
      default -> LANGUAGES.get(type);
    };
  }

  private static RowSetWriter writer(String type) {
    Lang lang =
        switch (type) {
          case "application/json" -> ResultSetLang.RS_JSON;
          case "application/xml" -> ResultSetLang.RS_XML;
          default -> LANGUAGES.get(type);
        };
    return RowSetWriterRegistry.getFactory(lang).create(lang);
  }

  private static String chosen(HttpAction action, List<String> offers) {
    return Negotiation.choose(action.getRequest().getHeader("Accept"), offers)
        .orElseThrow(
            () ->
                new Refused(
                    406, "没有这种格式 / not in this format; there are " + String.join(", ", offers)));
  }

  /** Bytes up to a limit; one more is a refusal. */
  private static final class Capped extends ByteArrayOutputStream {
    private final long most;

    Capped(long most) {
      this.most = most;
    }

    @Override
    public synchronized void write(int b) {
      room(1);
      super.write(b);
    }

    @Override
    public synchronized void write(byte[] b, int offset, int length) {
      room(length);
      super.write(b, offset, length);
    }

    private void room(int more) {
      Budget.check();
      if (count + (long) more > most) {
        throw Engine.tooLarge(most);
      }
    }
  }
}
