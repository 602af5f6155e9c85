package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.ANNOUNCEMENT;
import static io.github.gonggao.graph.Vocabulary.DCTERMS_ISSUED;
import static io.github.gonggao.graph.Vocabulary.FOAF_PERSON;
import static io.github.gonggao.graph.Vocabulary.MEETING;
import static io.github.gonggao.graph.Vocabulary.ORG_ORGANIZATIONAL_UNIT;
import static io.github.gonggao.graph.Vocabulary.ORG_ORGANIZATION_CLASS;
import static io.github.gonggao.graph.Vocabulary.PERSONNEL_CHANGE;
import static io.github.gonggao.graph.Vocabulary.POLICY_DOCUMENT;
import static io.github.gonggao.graph.Vocabulary.STATEMENT;

import io.github.gonggao.graph.GraphView;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/** The pages that are about no single resource: the first page, searching, asking, the style. */
final class Front {
  private static final int LATEST = 15;

  private final GraphView view;
  private final Templates templates;
  private final Terms terms;
  private final Asking asking;
  private final SearchPage search;
  private final byte[] style;
  private byte[] home;

  Front(GraphView view, Templates templates, Terms terms, Engine engine) {
    this.view = view;
    this.templates = templates;
    this.terms = terms;
    asking = new Asking(view, engine);
    search = new SearchPage(view, templates, terms);
    style = style();
  }

  /** Empty for an address that is not of these pages. */
  Optional<Reply> reply(String path, HttpServletRequest request) {
    return switch (path) {
      case "/" -> Optional.of(Reply.html(200, home()).cached());
      case "/style.css" -> Optional.of(Reply.of(200, "text/css;charset=utf-8", style).cached());
      case "/find" -> Optional.of(search.reply(request));
      case "/ask" -> Optional.of(ask(request, Page.Label.NONE, word(request, "query")));
      default ->
          path.startsWith("/ask/")
              ? GraphView.question(path.substring("/ask/".length()))
                  .map(q -> ask(request, new Page.Label(q.chinese(), q.english()), q.sparql()))
              : Optional.empty();
    };
  }

  private static byte[] style() {
    try (InputStream in = Front.class.getResourceAsStream("/serve/style.css")) {
      if (in == null) {
        throw new IllegalStateException("/serve/style.css is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String word(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  private Reply ask(HttpServletRequest request, Page.Label question, String sparql) {
    Page.Answer answer =
        view.read(
            data ->
                asking.answer(
                    request.getRemoteAddr(), question, sparql, new Look(data, terms, view.base())));
    return Reply.html(answer.status(), templates.render("answer.jte", Map.of("answer", answer)));
  }

  /** Made when first asked for; counting takes a while in a large store. */
  synchronized byte[] home() {
    if (home == null) {
      List<Page.Count> numbers =
          List.of(
              count("/find?kind=a", "稿件", "announcements", ANNOUNCEMENT),
              count("/find?kind=person", "人物", "persons", FOAF_PERSON),
              count(
                  "/find?kind=org",
                  "组织",
                  "organizations",
                  ORG_ORGANIZATION_CLASS,
                  ORG_ORGANIZATIONAL_UNIT),
              count("/find?kind=meeting", "会议", "meetings", MEETING),
              count("/find?kind=document", "文件", "documents", POLICY_DOCUMENT),
              count("", "讲话表述", "statements", STATEMENT),
              count("", "人事变动", "personnel changes", PERSONNEL_CHANGE));
      List<Page.Question> questions =
          GraphView.questions().stream()
              // what else ships with them are exports
              .filter(q -> q.name().startsWith("q"))
              .map(q -> new Page.Question(q.name(), q.chinese(), q.english()))
              .toList();
      Page.Section latest =
          view.read(
              data -> {
                Look look = new Look(data, terms, view.base());
                List<Page.Row> rows =
                    view.find("", "a", List.of(), 0, LATEST).shown().stream()
                        .map(
                            hit -> {
                              Node node = look.iri(hit.local());
                              return Page.Row.of(
                                  look.cell(node, DCTERMS_ISSUED), Page.Cell.of(look.piece(node)));
                            })
                        .toList();
                return new Page.Section(
                    "latest",
                    new Page.Label("最新稿件", "latest announcements"),
                    List.of(new Page.Label("日期", "date"), new Page.Label("标题", "title")),
                    rows,
                    Page.Label.NONE);
              });
      home =
          templates.render(
              "home.jte", Map.of("counts", numbers, "questions", questions, "latest", latest));
    }
    return home;
  }

  private Page.Count count(String href, String zh, String en, Node... types) {
    long number =
        view.read(
            data -> {
              long sum = 0;
              for (Node type : types) {
                Iterator<Quad> all = data.find(Quad.unionGraph, Node.ANY, Terms.TYPE, type);
                for (; all.hasNext(); all.next()) {
                  sum++;
                }
              }
              return sum;
            });
    return new Page.Count(new Page.Label(zh, en), number, href);
  }
}
