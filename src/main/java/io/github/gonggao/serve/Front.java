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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/** The pages that are about no single resource: the first page, searching, asking, the style. */
final class Front {
  private static final int LATEST = 15;
  private static final int FOUND = 100;
  private static final int LONGEST_SEARCH = 200;

  private static final Map<String, Page.Label> KINDS =
      Map.of(
          "person", new Page.Label("人物", "persons"),
          "org", new Page.Label("组织", "organizations"),
          "post", new Page.Label("岗位", "posts"),
          "meeting", new Page.Label("会议", "meetings"),
          "document", new Page.Label("文件", "documents"),
          "formulation", new Page.Label("提法", "formulations"),
          "place", new Page.Label("地点", "places"),
          "a", new Page.Label("稿件", "announcements"));

  private final GraphView view;
  private final Templates templates;
  private final Terms terms;
  private final Asking asking;
  private final byte[] style;
  private LabelIndex index;
  private byte[] home;

  Front(GraphView view, Templates templates, Terms terms, Site.Limits limits) {
    this.view = view;
    this.templates = templates;
    this.terms = terms;
    asking = new Asking(view, limits);
    style = style();
  }

  /** Empty for an address that is not of these pages. */
  Optional<Reply> reply(String path, HttpServletRequest request) {
    return switch (path) {
      case "/" -> Optional.of(Reply.html(200, home()).cached());
      case "/style.css" -> Optional.of(Reply.of(200, "text/css;charset=utf-8", style).cached());
      case "/find" -> Optional.of(find(request));
      case "/ask" -> Optional.of(ask(Page.Label.NONE, word(request, "query")));
      default ->
          path.startsWith("/ask/")
              ? GraphView.question(path.substring("/ask/".length()))
                  .map(q -> ask(new Page.Label(q.chinese(), q.english()), q.sparql()))
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

  private Reply ask(Page.Label question, String sparql) {
    Page.Answer answer =
        view.read(data -> asking.answer(question, sparql, new Look(data, terms, view.base())));
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
                    index(look).latest(LATEST).stream()
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

  private synchronized LabelIndex index(Look look) {
    if (index == null) {
      index = new LabelIndex(look.data(), view.base());
    }
    return index;
  }

  private Reply find(HttpServletRequest request) {
    String query = Look.excerpt(word(request, "q"), LONGEST_SEARCH);
    String kind = KINDS.containsKey(word(request, "kind")) ? word(request, "kind") : "";
    String start = word(request, "from");
    int from = start.matches("\\d{1,7}") ? Integer.parseInt(start) : 0;
    if (query.isEmpty() && kind.isEmpty()) {
      return found(new Page.Found("", "", kinds("", ""), results(List.of(), 0, 0), List.of()));
    }
    return view.read(
        data -> {
          Look look = new Look(data, terms, view.base());
          LabelIndex.Hits hits = index(look).find(query, kind, from, FOUND);
          List<Page.Row> rows =
              hits.shown().stream().map(hit -> row(look, hit, !query.isEmpty())).toList();
          List<Page.Piece> turn = new ArrayList<>();
          if (from > 0) {
            turn.add(
                Page.Piece.link(
                    new Page.Label("← 上一页", "previous"),
                    address(query, kind, Math.max(0, from - FOUND))));
          }
          if (from + FOUND < hits.total()) {
            turn.add(
                Page.Piece.link(
                    new Page.Label("下一页 →", "next"), address(query, kind, from + FOUND)));
          }
          return found(
              new Page.Found(
                  query, kind, kinds(query, kind), results(rows, from, hits.total()), turn));
        });
  }

  private Reply found(Page.Found found) {
    return Reply.html(200, templates.render("find.jte", Map.of("found", found)));
  }

  private static Page.Section results(List<Page.Row> rows, int from, int total) {
    Page.Label note =
        total == 0
            ? new Page.Label("没有找到", "nothing found")
            : new Page.Label(
                "第 " + (from + 1) + "–" + (from + rows.size()) + " 项，共 " + total + " 项",
                (from + 1) + "–" + (from + rows.size()) + " of " + total);
    return new Page.Section(
        "results",
        new Page.Label("结果", "results"),
        List.of(
            new Page.Label("名称", "name"),
            new Page.Label("类型", "kind"),
            new Page.Label("说明", "about")),
        rows,
        note);
  }

  private static Page.Row row(Look look, LabelIndex.Hit hit, boolean searched) {
    Node node = look.iri(hit.local());
    Page.Label name = look.name(node);
    List<Page.Piece> about = new ArrayList<>();
    if (searched && !hit.label().equals(name.zh()) && !hit.label().equals(name.en())) {
      about.add(Page.Piece.plain(hit.label()));
    }
    about.addAll(Hints.of(look, node));
    String kind = hit.local().substring(0, hit.local().indexOf('/'));
    Page.Label sort = KINDS.getOrDefault(kind, Page.Label.NONE);
    return Page.Row.of(
        Page.Cell.of(look.piece(node)),
        Page.Cell.of(Page.Piece.words(sort.zh(), sort.en())),
        new Page.Cell(about));
  }

  private static List<Page.Piece> kinds(String query, String kind) {
    List<Page.Piece> kinds = new ArrayList<>();
    if (!query.isEmpty()) {
      Page.Label all = new Page.Label("全部", "all");
      kinds.add(Page.Piece.link(all, kind.isEmpty() ? "" : address(query, "", 0)));
    }
    for (String one : LabelIndex.KINDS) {
      kinds.add(Page.Piece.link(KINDS.get(one), one.equals(kind) ? "" : address(query, one, 0)));
    }
    return kinds;
  }

  private static String address(String query, String kind, int from) {
    String q = URLEncoder.encode(query, StandardCharsets.UTF_8);
    return "/find?q=" + q + "&kind=" + kind + (from > 0 ? "&from=" + from : "");
  }
}
