package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.*;

import io.github.gonggao.graph.GraphView;
import io.github.gonggao.graph.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * What is in the store, in numbers. Counting goes through all announcements, so it is done once: a
 * site's store does not change.
 */
final class Statistics {
  private static final int TOP = 20;
  private static final double WIDTH = 1000;

  /** Beyond so many months a plot has a column a year. */
  private static final int MONTHS = 120;

  private final GraphView view;
  private final List<Page.Count> counts;
  private final TreeMap<String, Long> months = new TreeMap<>();
  private final Map<Node, Long> publishers;
  private final Map<String, Integer> facets;

  Statistics(GraphView view) {
    this.view = view;
    counts =
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
    publishers = view.read(Statistics::publishers);
    view.read(
        data -> {
          data.find(Quad.unionGraph, Node.ANY, DCTERMS_ISSUED, Node.ANY)
              .forEachRemaining(q -> month(Look.lexical(q.getObject())));
          return true;
        });
    facets = view.find("", "a", List.of(), 0, 1).facets();
  }

  private void month(String day) {
    if (day.matches("\\d{4}-\\d{2}.*")) {
      months.merge(day.substring(0, 7), 1L, Long::sum);
    }
  }

  private static Map<Node, Long> publishers(DatasetGraph data) {
    Map<Node, Long> publishers = new TreeMap<>(Terms.BY_IRI);
    Iterator<Quad> all = data.find(Quad.unionGraph, Node.ANY, PROV_WAS_ATTRIBUTED_TO, Node.ANY);
    all.forEachRemaining(
        q -> {
          if (q.getObject().isURI()) {
            publishers.merge(q.getObject(), 1L, Long::sum);
          }
        });
    return publishers;
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

  List<Page.Count> counts() {
    return counts;
  }

  /** From when to when; empty where no announcement has a day. */
  Page.Label span() {
    if (months.isEmpty()) {
      return Page.Label.NONE;
    }
    String from = months.firstKey();
    String to = months.lastKey();
    return from.equals(to)
        ? new Page.Label(from, "")
        : new Page.Label(from + " 至 " + to, from + " to " + to);
  }

  /** Announcements by month, or by year where there are many. */
  List<Page.Plot> plots() {
    if (months.isEmpty()) {
      return List.of();
    }
    int first = number(months.firstKey());
    int last = number(months.lastKey());
    boolean byYear = last - first >= MONTHS;
    TreeMap<Integer, Long> columns = new TreeMap<>();
    months.forEach(
        (month, n) -> {
          int at = number(month);
          columns.merge(byYear ? at / 12 : at, n, Long::sum);
        });
    int from = columns.firstKey();
    int to = columns.lastKey();
    long most = columns.values().stream().mapToLong(Long::longValue).max().orElse(1);
    double step = WIDTH / (to - from + 1);
    List<Page.Column> drawn = new ArrayList<>();
    columns.forEach(
        (at, n) -> {
          double height = 100.0 * n / most;
          String when = byYear ? Integer.toString(at) : name(at);
          drawn.add(
              new Page.Column(
                  Page.number((at - from) * step),
                  Page.number(100 - height),
                  Page.number(height),
                  when + "：" + n));
        });
    String unit = byYear ? "年" : "月";
    return List.of(
        new Page.Plot(
            new Page.Label("稿件数，按" + unit, "announcements by " + (byYear ? "year" : "month")),
            byYear ? Integer.toString(from) : name(from),
            byYear ? Integer.toString(to) : name(to),
            most,
            Page.number(Math.max(1, step - Math.min(2, step / 5))),
            drawn));
  }

  private static int number(String month) {
    return Integer.parseInt(month.substring(0, 4)) * 12
        + Integer.parseInt(month.substring(5, 7))
        - 1;
  }

  private static String name(int month) {
    return String.format(java.util.Locale.ROOT, "%04d-%02d", month / 12, month % 12 + 1);
  }

  List<Page.Section> sections(Look look) {
    List<Page.Section> all = new ArrayList<>();
    facet(look, all, "org/", "orgs", "提到最多的组织", "bodies named most", true);
    facet(look, all, "meeting-kind/", "meeting-kinds", "会议种类", "kinds of meetings", false);
    facet(look, all, "document-kind/", "document-kinds", "文件种类", "kinds of documents", false);
    facet(look, all, "change-kind/", "change-kinds", "人事变动", "personnel changes", false);
    facet(look, all, "place/", "places", "地点", "places", true);
    all.add(years());
    all.add(sources(look));
    all.removeIf(section -> section.rows().isEmpty());
    return all;
  }

  private void facet(
      Look look,
      List<Page.Section> all,
      String prefix,
      String id,
      String zh,
      String en,
      boolean thing) {
    List<Map.Entry<String, Integer>> top =
        facets.entrySet().stream()
            .filter(e -> e.getKey().startsWith(prefix))
            .sorted(
                Comparator.comparingInt((Map.Entry<String, Integer> e) -> -e.getValue())
                    .thenComparing(Map.Entry::getKey))
            .limit(TOP)
            .toList();
    int most = top.isEmpty() ? 1 : top.get(0).getValue();
    List<Page.Row> rows = new ArrayList<>();
    for (Map.Entry<String, Integer> e : top) {
      Node node = NodeFactory.createURI((thing ? view.base() : Vocabulary.CONCEPTS) + e.getKey());
      rows.add(row(look.piece(node), e.getValue(), most, "/find?kind=a&f=" + e.getKey()));
    }
    all.add(section(id, zh, en, rows));
  }

  private static Page.Row row(Page.Piece name, long number, long most, String href) {
    String shown = Long.toString(number);
    return Page.Row.of(
        Page.Cell.of(name),
        Page.Cell.of(href.isEmpty() ? Page.Piece.plain(shown) : Page.Piece.link(shown, href)),
        Page.Cell.of(
            new Page.Bar(shown, List.of(Page.Block.of(0, 100.0 * number / most, "sure")))));
  }

  private static Page.Section section(String id, String zh, String en, List<Page.Row> rows) {
    return new Page.Section(
        id,
        new Page.Label(zh, en),
        List.of(
            new Page.Label("名称", "name"),
            new Page.Label("稿件数", "announcements"),
            new Page.Label("比例", "share")),
        rows,
        rows.size() < TOP
            ? Page.Label.NONE
            : new Page.Label("只列前 " + TOP + " 项", "the first " + TOP));
  }

  private Page.Section years() {
    TreeMap<String, Long> years = new TreeMap<>(Comparator.reverseOrder());
    months.forEach((month, n) -> years.merge(month.substring(0, 4), n, Long::sum));
    long most = years.values().stream().mapToLong(Long::longValue).max().orElse(1);
    List<Page.Row> rows = new ArrayList<>();
    years.forEach(
        (year, n) -> rows.add(row(Page.Piece.plain(year), n, most, "/find?kind=a&f=year/" + year)));
    return section("years", "年份", "years", rows.subList(0, Math.min(TOP, rows.size())));
  }

  /** Who published the announcements. */
  Page.Section sources(Look look) {
    List<Map.Entry<Node, Long>> top =
        publishers.entrySet().stream()
            .sorted(
                Comparator.comparingLong((Map.Entry<Node, Long> e) -> -e.getValue())
                    .thenComparing(e -> e.getKey().getURI()))
            .limit(TOP)
            .toList();
    long most = top.isEmpty() ? 1 : top.get(0).getValue();
    List<Page.Row> rows =
        top.stream().map(e -> row(look.piece(e.getKey()), e.getValue(), most, "")).toList();
    return section("sources", "来源", "sources", rows);
  }
}
