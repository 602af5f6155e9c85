package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.DCTERMS_ISSUED;

import io.github.gonggao.graph.GraphView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;

/** The pages that are about no single resource: the first page, searching, asking, numbers. */
final class Front {
  private static final int LATEST = 15;
  private static final int SOURCES = 6;

  /** What stands in the editor before anybody has written anything. */
  private static final String START =
      """
      PREFIX foaf: <http://xmlns.com/foaf/0.1/>
      PREFIX gg: <https://w3id.org/gonggao/ontology#>
      PREFIX org: <http://www.w3.org/ns/org#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      SELECT ?person ?name ?post ?postName WHERE {
        ?tenure a gg:Tenure ; org:member ?person ; gg:post ?post .
        ?person skos:prefLabel ?name .
        ?post skos:prefLabel ?postName .
        FILTER(LANG(?name) = "zh-Hans" && LANG(?postName) = "zh-Hans")
      }
      LIMIT 20
      """;

  private final GraphView view;
  private final Templates templates;
  private final Terms terms;
  private final Asking asking;
  private final SearchPage search;
  private final Assets assets = new Assets();
  private final List<Page.Question> questions;
  private Statistics statistics;

  Front(GraphView view, Templates templates, Terms terms, Engine engine) {
    this.view = view;
    this.templates = templates;
    this.terms = terms;
    asking = new Asking(view, engine);
    search = new SearchPage(view, templates, terms);
    questions =
        GraphView.questions().stream()
            // what else ships with them are exports
            .filter(q -> q.name().startsWith("q"))
            .map(q -> new Page.Question(q.name(), q.chinese(), q.english()))
            .toList();
  }

  /** Empty for an address that is not of these pages. */
  Optional<Reply> reply(String path, HttpServletRequest request) {
    Optional<Reply> asset = assets.reply(path);
    if (asset.isPresent()) {
      return asset;
    }
    Page.Frame frame = Language.frame(request);
    return switch (path) {
      case "/" -> Optional.of(Language.reply(request, 200, home(frame)).cached());
      case "/find" -> Optional.of(search.reply(request, frame));
      case "/ask" -> Optional.of(ask(request, frame, Page.Label.NONE, word(request, "query")));
      case "/statistics" -> Optional.of(Language.reply(request, 200, numbers(frame)).cached());
      case "/downloads" -> Optional.of(plain(request, frame, "downloads.jte", "下载", "downloads"));
      case "/api" -> Optional.of(plain(request, frame, "api.jte", "接口", "API"));
      case "/completions.json" ->
          Optional.of(
              Reply.of(
                      200,
                      "application/json",
                      completions().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                  .cached());
      default ->
          path.startsWith("/ask/")
              ? GraphView.question(path.substring("/ask/".length()))
                  .map(
                      q ->
                          ask(request, frame, new Page.Label(q.chinese(), q.english()), q.sparql()))
              : Optional.empty();
    };
  }

  private static String word(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  private Reply plain(
      HttpServletRequest request, Page.Frame frame, String template, String zh, String en) {
    Page.Frame titled = frame.titled(new Page.Label(zh, en));
    return Language.reply(
            request,
            200,
            templates.render(
                template,
                titled,
                Map.of(
                    "base",
                    view.base(),
                    "dumps",
                    view.downloads().keySet().stream()
                        .sorted()
                        .map(name -> Dumps.PATH + "/" + name)
                        .toList())))
        .cached();
  }

  private Reply ask(
      HttpServletRequest request, Page.Frame frame, Page.Label question, String sparql) {
    Page.Answer answer =
        view.read(
            data ->
                asking.answer(
                    request.getRemoteAddr(), question, sparql, new Look(data, terms, view.base())));
    if (sparql.isBlank()) {
      answer = new Page.Answer(200, question, START, "", List.of(), List.of());
    }
    Page.Label title = question.isEmpty() ? new Page.Label("SPARQL 查询", "SPARQL") : question;
    return Language.reply(
        request,
        answer.status(),
        templates.render(
            "answer.jte",
            frame.titled(title).running("/webjars/yasgui/4.5.0/yasgui.min.js", "/editor.js"),
            Map.of("answer", answer, "questions", questions)));
  }

  /** Counted when first asked for, which takes a while in a large store. */
  synchronized Statistics statistics() {
    if (statistics == null) {
      statistics = new Statistics(view);
    }
    return statistics;
  }

  private byte[] home(Page.Frame frame) {
    Statistics numbers = statistics();
    return view.read(
        data -> {
          Look look = new Look(data, terms, view.base());
          Page.Section all = numbers.sources(look);
          List<Page.Piece> sources =
              all.rows().stream()
                  .limit(SOURCES)
                  .map(row -> row.cells().get(0).pieces().get(0))
                  .toList();
          return templates.render(
              "home.jte",
              frame,
              Map.of(
                  "counts", numbers.counts(),
                  "span", numbers.span(),
                  "sources", sources,
                  "plots", numbers.plots(),
                  "questions", questions,
                  "latest", latest(look)));
        });
  }

  private Page.Section latest(Look look) {
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
        Page.Label.NONE,
        List.of(Page.Piece.link(new Page.Label("全部稿件 →", "all of them →"), "/find?kind=a")),
        List.of());
  }

  private byte[] numbers(Page.Frame frame) {
    Statistics numbers = statistics();
    return view.read(
        data ->
            templates.render(
                "statistics.jte",
                frame.titled(new Page.Label("统计", "statistics")),
                Map.of(
                    "counts",
                    numbers.counts(),
                    "span",
                    numbers.span(),
                    "plots",
                    numbers.plots(),
                    "sections",
                    numbers.sections(new Look(data, terms, view.base())))));
  }

  /** What the editor completes: the prefixes, and the classes and properties of the store. */
  private String completions() {
    JsonArray prefixes = new JsonArray();
    io.github.gonggao.graph.Vocabulary.PREFIXES.forEach(
        (prefix, iri) -> prefixes.add(prefix + ": <" + iri + ">"));
    JsonArray classes = new JsonArray();
    terms.classes().forEach(node -> classes.add(node.getURI()));
    JsonArray properties = new JsonArray();
    terms.predicates().forEach(node -> properties.add(node.getURI()));
    JsonObject all = new JsonObject();
    all.put("prefixes", prefixes);
    all.put("classes", classes);
    all.put("properties", properties);
    return all.toString();
  }
}
