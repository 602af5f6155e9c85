package io.github.gonggao.serve;

import io.github.gonggao.graph.GraphView;
import io.github.gonggao.graph.Vocabulary;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * {@code /find}: by name, sound or words of the text ({@code q}), among things of a kind ({@code
 * kind}), narrowed by facets ({@code f}, several), a page at a time ({@code from}). Every view says
 * how to ask the same in SPARQL.
 */
final class SearchPage {
  private static final int FOUND = 50;
  private static final int LONGEST_SEARCH = 200;
  private static final int VALUES = 12;
  private static final int FACETS = 8;

  private static final Pattern FACET =
      Pattern.compile("(year|org|place|meeting-kind|document-kind|change-kind)/[\\w-]{1,60}");

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

  private enum Narrowing {
    YEAR("year", "年份", "year"),
    ORG("org", "提到的组织", "body named"),
    PLACE("place", "地点", "place"),
    MEETING("meeting-kind", "会议种类", "kind of meeting"),
    DOCUMENT("document-kind", "文件种类", "kind of document"),
    CHANGE("change-kind", "人事变动", "personnel change");

    private final String prefix;
    private final String zh;
    private final String en;

    Narrowing(String prefix, String zh, String en) {
      this.prefix = prefix + "/";
      this.zh = zh;
      this.en = en;
    }

    Page.Label label() {
      return new Page.Label(zh, en);
    }
  }

  private final GraphView view;
  private final Templates templates;
  private final Terms terms;

  SearchPage(GraphView view, Templates templates, Terms terms) {
    this.view = view;
    this.templates = templates;
    this.terms = terms;
  }

  /** What is looked for, as the address says it. */
  private record Wanted(String words, String kind, List<String> facets, int from) {
    static Wanted of(HttpServletRequest request) {
      String kind = word(request, "kind");
      String from = word(request, "from");
      String[] facets = request.getParameterValues("f");
      return new Wanted(
          Look.excerpt(word(request, "q"), LONGEST_SEARCH),
          KINDS.containsKey(kind) ? kind : "",
          facets == null
              ? List.of()
              : List.of(facets).stream()
                  .filter(f -> FACET.matcher(f).matches())
                  .distinct()
                  .limit(FACETS)
                  .toList(),
          from.matches("\\d{1,7}") ? Integer.parseInt(from) : 0);
    }

    private static String word(HttpServletRequest request, String name) {
      String value = request.getParameter(name);
      return value == null ? "" : value;
    }

    boolean isEmpty() {
      return words.isEmpty() && kind.isEmpty() && facets.isEmpty();
    }

    Wanted among(String other) {
      return new Wanted(words, other, other.equals("a") || other.isEmpty() ? facets : List.of(), 0);
    }

    Wanted with(String facet) {
      List<String> more = new ArrayList<>(facets);
      more.add(facet);
      return new Wanted(words, "a", more, 0);
    }

    Wanted without(String facet) {
      return new Wanted(words, kind, facets.stream().filter(f -> !f.equals(facet)).toList(), 0);
    }

    Wanted turned(int start) {
      return new Wanted(words, kind, facets, start);
    }

    String address() {
      StringBuilder address = new StringBuilder("/find?q=" + encode(words) + "&kind=" + kind);
      facets.forEach(f -> address.append("&f=").append(encode(f)));
      return address + (from > 0 ? "&from=" + from : "");
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What things of a sort are called. */
  static Page.Label kind(String sort) {
    return KINDS.getOrDefault(sort, new Page.Label("其他", "others"));
  }

  Reply reply(HttpServletRequest request, Page.Frame bare) {
    Wanted wanted = Wanted.of(request);
    String words = wanted.words().isEmpty() ? "" : "：" + wanted.words();
    Page.Frame frame =
        bare.titled(
                new Page.Label(
                    "查找" + words, wanted.words().isEmpty() ? "find" : "find " + wanted.words()))
            .searching(wanted.words());
    if (wanted.isEmpty()) {
      List<Page.Piece> kinds =
          GraphView.searchKinds().stream()
              .map(one -> Page.Piece.link(KINDS.get(one), wanted.among(one).address()))
              .toList();
      return page(
          request,
          frame,
          new Page.Found(
              "", "", kinds, List.of(), List.of(), results(List.of(), 0, 0), List.of(), List.of()));
    }
    GraphView.Found found =
        view.find(wanted.words(), wanted.kind(), wanted.facets(), wanted.from(), FOUND);
    return view.read(
        data -> page(request, frame, page(wanted, found, new Look(data, terms, view.base()))));
  }

  private Reply page(HttpServletRequest request, Page.Frame frame, Page.Found found) {
    return Language.reply(
        request, 200, templates.render("find.jte", frame, Map.of("found", found)));
  }

  private Page.Found page(Wanted wanted, GraphView.Found found, Look look) {
    List<Page.Row> rows =
        found.shown().stream().map(hit -> row(look, hit, !wanted.words().isEmpty())).toList();
    List<Page.Piece> turn = new ArrayList<>();
    if (wanted.from() > 0) {
      turn.add(
          Page.Piece.link(
              new Page.Label("← 上一页", "previous"),
              wanted.turned(Math.max(0, wanted.from() - FOUND)).address()));
    }
    if (wanted.from() + FOUND < found.total()) {
      turn.add(
          Page.Piece.link(
              new Page.Label("下一页 →", "next"), wanted.turned(wanted.from() + FOUND).address()));
    }
    String sparql = encode(sparql(wanted));
    return new Page.Found(
        wanted.words(),
        wanted.kind(),
        kinds(wanted, found),
        wanted.facets().stream()
            .map(f -> Page.Piece.link(closing(name(look, f)), wanted.without(f).address()))
            .toList(),
        facets(wanted, found, look),
        results(rows, wanted.from(), found.total()),
        turn,
        List.of(
            Page.Piece.link(new Page.Label("SPARQL", ""), "/ask?query=" + sparql),
            Page.Piece.link(
                new Page.Label("CSV", ""), Gate.SPARQL + "?format=csv&query=" + sparql)));
  }

  private static List<Page.Piece> kinds(Wanted wanted, GraphView.Found found) {
    List<Page.Piece> kinds = new ArrayList<>();
    if (!wanted.words().isEmpty()) {
      int all = found.kinds().values().stream().mapToInt(Integer::intValue).sum();
      kinds.add(kind(new Page.Label("全部", "all"), all, wanted, ""));
    }
    for (String one : GraphView.searchKinds()) {
      int number = found.kinds().getOrDefault(one, 0);
      if (number > 0 || wanted.words().isEmpty() || wanted.kind().equals(one)) {
        kinds.add(kind(KINDS.get(one), number, wanted, one));
      }
    }
    return kinds;
  }

  private static Page.Piece kind(Page.Label label, int number, Wanted wanted, String kind) {
    String count = number > 0 ? " " + number : "";
    return Page.Piece.link(
        new Page.Label(label.zh() + count, label.en()),
        wanted.kind().equals(kind) ? "" : wanted.among(kind).address());
  }

  private List<Page.Facet> facets(Wanted wanted, GraphView.Found found, Look look) {
    List<Page.Facet> facets = new ArrayList<>();
    if (!wanted.kind().isEmpty() && !wanted.kind().equals("a")) {
      return facets;
    }
    for (Narrowing narrowing : Narrowing.values()) {
      List<Page.Piece> values =
          found.facets().entrySet().stream()
              .filter(e -> e.getKey().startsWith(narrowing.prefix))
              .filter(e -> !wanted.facets().contains(e.getKey()))
              // what all of them have does not narrow anything
              .filter(e -> e.getValue() < found.kinds().getOrDefault("a", 0))
              .sorted(
                  Comparator.comparingInt((Map.Entry<String, Integer> e) -> -e.getValue())
                      .thenComparing(Map.Entry::getKey))
              .limit(VALUES)
              .map(
                  e -> {
                    Page.Label name = name(look, e.getKey());
                    return Page.Piece.link(
                        new Page.Label(name.zh() + " " + e.getValue(), name.en()),
                        wanted.with(e.getKey()).address());
                  })
              .toList();
      if (!values.isEmpty()) {
        facets.add(new Page.Facet(narrowing.label(), values));
      }
    }
    return facets;
  }

  private Page.Label name(Look look, String facet) {
    int slash = facet.indexOf('/');
    String value = facet.substring(slash + 1);
    if (facet.startsWith(Narrowing.YEAR.prefix)) {
      return new Page.Label(value, "");
    }
    return look.name(NodeFactory.createURI(iri(facet)));
  }

  private String iri(String facet) {
    boolean thing =
        facet.startsWith(Narrowing.ORG.prefix) || facet.startsWith(Narrowing.PLACE.prefix);
    return (thing ? view.base() : Vocabulary.CONCEPTS) + facet;
  }

  private static Page.Label closing(Page.Label label) {
    return new Page.Label(label.zh() + " ✕", label.en());
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

  private static Page.Row row(Look look, GraphView.Hit hit, boolean searched) {
    Node node = look.iri(hit.local());
    Page.Label name = look.name(node);
    List<Page.Piece> about = new ArrayList<>();
    if (searched
        && !hit.name().isEmpty()
        && !hit.name().equals(name.zh())
        && !hit.name().equals(name.en())) {
      about.add(Page.Piece.plain(hit.name()));
    }
    hit.snippet()
        .ifPresent(
            s ->
                about.add(
                    Page.Piece.plain(flat(s.before()) + "【" + s.match() + "】" + flat(s.after()))));
    about.addAll(Hints.of(look, node));
    String kind = hit.local().substring(0, Math.max(0, hit.local().indexOf('/')));
    Page.Label sort = KINDS.getOrDefault(kind, Page.Label.NONE);
    return Page.Row.of(
        Page.Cell.of(look.piece(node)),
        Page.Cell.of(Page.Piece.words(sort.zh(), sort.en())),
        new Page.Cell(about));
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /** The same question for programs; its answer is not cut into pages. */
  private String sparql(Wanted wanted) {
    StringBuilder where = new StringBuilder();
    boolean announcements = wanted.kind().equals("a") || !wanted.facets().isEmpty();
    if (!wanted.words().isEmpty()) {
      String words = lucene(wanted.words());
      if (announcements) {
        where
            .append("  { (?text ?score) text:query (rdf:value \"")
            .append(words)
            .append(
                "\") .\n    ?thing gg:readingText ?text }\n  UNION\n  { (?thing ?score) text:query (dcterms:title \"")
            .append(words)
            .append("\") }\n");
      } else {
        where
            .append("  { (?thing ?score) text:query (skos:prefLabel \"")
            .append(words)
            .append("\") }\n  UNION\n  { (?thing ?score) text:query (dcterms:title \"")
            .append(words)
            .append("\") }\n");
      }
    }
    if (announcements) {
      where.append("  ?thing a gg:Announcement .\n");
    }
    String name = "  OPTIONAL { ?thing skos:prefLabel|dcterms:title ?name }\n";
    if (!wanted.kind().isEmpty()) {
      if (wanted.words().isEmpty() && !announcements) {
        where.append("  ?thing skos:prefLabel|dcterms:title ?name .\n");
        name = "";
      }
      where
          .append("  FILTER(STRSTARTS(STR(?thing), \"")
          .append(view.base())
          .append(wanted.kind())
          .append("/\"))\n");
    }
    int n = 0;
    for (String facet : wanted.facets()) {
      n++;
      String value = facet.substring(facet.indexOf('/') + 1);
      if (facet.startsWith(Narrowing.YEAR.prefix)) {
        where
            .append("  ?thing dcterms:issued ?day . FILTER(STRSTARTS(STR(?day), \"")
            .append(value)
            .append("\"))\n");
      } else if (facet.startsWith(Narrowing.ORG.prefix)) {
        where.append("  ?thing schema:mentions <").append(iri(facet)).append("> .\n");
      } else {
        where
            .append("  ?thing schema:mentions ?about")
            .append(n)
            .append(" . ?about")
            .append(n)
            .append(" ?how")
            .append(n)
            .append(" <")
            .append(iri(facet))
            .append("> .\n");
      }
    }
    return """
    PREFIX dcterms: <http://purl.org/dc/terms/>
    PREFIX gg: <https://w3id.org/gonggao/ontology#>
    PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
    PREFIX schema: <https://schema.org/>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    PREFIX text: <http://jena.apache.org/text#>
    SELECT DISTINCT ?thing ?name WHERE {
    """
        + where
        + name
        + "}\nORDER BY ?thing\n";
  }

  /** Words as Lucene's query parser takes them literally, inside a string of SPARQL. */
  private static String lucene(String words) {
    StringBuilder out = new StringBuilder();
    for (String part : words.strip().split("[\\s　]+", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      String plain = part.replaceAll("[^\\p{L}\\p{N}·]+", " ").strip();
      if (plain.isEmpty()) {
        continue;
      }
      out.append(out.length() > 0 ? " AND " : "");
      if (plain.matches("[A-Za-z]+")) {
        out.append(plain).append('*');
      } else {
        out.append("\\\"").append(plain).append("\\\"");
      }
    }
    return out.toString();
  }
}
