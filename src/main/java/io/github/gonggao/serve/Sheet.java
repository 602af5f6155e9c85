package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.EVIDENCE;
import static io.github.gonggao.graph.Vocabulary.OA_EXACT;
import static io.github.gonggao.graph.Vocabulary.POSSIBLY_SAME_AS;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/**
 * The page of a resource while it is made. Whatever a special table has shown is left out of the
 * general ones at the end, so that a page shows everything the store says, and once.
 */
final class Sheet {
  /** Rows of a table on one page. */
  static final int ROWS = 50;

  private static final int VALUES = 50;
  private static final int EVIDENCE_SHOWN = 1;
  private static final int QUOTE = 24;
  private static final Pattern NOT_AFTER = Pattern.compile("\\[\\.\\.(.+)]");
  private static final Pattern DAY = Pattern.compile("/a/(\\d{4})(\\d{2})(\\d{2})-");

  private final Look look;
  private final Node self;
  private final Paging paging;
  private final List<Page.Section> sections = new ArrayList<>();
  private final List<Page.Branch> trees = new ArrayList<>();
  private final Set<Node> shownValues = new HashSet<>();
  private final Set<Node> shownLinks = new HashSet<>();

  Sheet(Look look, Node self, Paging paging) {
    this.look = look;
    this.self = self;
    this.paging = paging;
  }

  Look look() {
    return look;
  }

  Node self() {
    return self;
  }

  List<Page.Section> sections() {
    return sections;
  }

  /** What it is part of and what is part of it; at most one. */
  List<Page.Branch> trees() {
    return trees;
  }

  void tree(Page.Branch tree) {
    trees.add(tree);
  }

  /** The values of a property, which the general table will not repeat. */
  List<Node> values(Node predicate) {
    shownValues.add(predicate);
    return look.objects(self, predicate);
  }

  /** What points here by a property, newest first. */
  List<Node> incoming(Node predicate) {
    shownLinks.add(predicate);
    return look.subjects(predicate, self);
  }

  void hideValues(Node... predicates) {
    shownValues.addAll(List.of(predicates));
  }

  void hideLinks(Node... predicates) {
    shownLinks.addAll(List.of(predicates));
  }

  /** A table with one row for each thing, a page of them at a time; none where there are none. */
  <T> void table(
      String id,
      Page.Label heading,
      List<Page.Label> columns,
      List<T> things,
      Function<T, Page.Row> row) {
    if (things.isEmpty()) {
      return;
    }
    int from = Math.min(paging.page(id) * ROWS, (things.size() - 1) / ROWS * ROWS);
    int to = Math.min(from + ROWS, things.size());
    List<Page.Row> rows = things.subList(from, to).stream().map(row).toList();
    Page.Section section =
        new Page.Section(id, heading, columns, rows, counted(from, to, things.size()));
    sections.add(section.with(paging.turn(id, from / ROWS, things.size(), ROWS), also(id)));
  }

  void rows(
      String id, Page.Label heading, List<Page.Label> columns, List<Page.Row> rows, int total) {
    if (!rows.isEmpty()) {
      Page.Section section = new Page.Section(id, heading, columns, rows, cut(rows.size(), total));
      sections.add(section.with(List.of(), also(id)));
    }
  }

  /** The same in SPARQL and as CSV. */
  private List<Page.Piece> also(String id) {
    return look.local(self)
        .or(() -> Optional.of("vocab/"))
        .map(local -> Views.links(local.substring(0, Math.max(0, local.indexOf('/'))), id, self))
        .orElse(List.of());
  }

  private static Page.Label counted(int from, int to, int total) {
    String all = Look.number(total);
    if (total <= ROWS) {
      return new Page.Label("共 " + all + " 项", total == 1 ? "1 in all" : all + " in all");
    }
    return new Page.Label(
        "第 " + (from + 1) + "–" + to + " 项，共 " + all + " 项", (from + 1) + "–" + to + " of " + all);
  }

  static Page.Label cut(int shown, int total) {
    if (shown >= total) {
      return Page.Label.NONE;
    }
    String all = Look.number(total);
    return new Page.Label("显示前 " + shown + " 项，共 " + all + " 项", "first " + shown + " of " + all);
  }

  /** Everything else that the store says of the thing, and what else points to it. */
  void rest(String heading, String english) {
    values(heading, english);
    links();
  }

  /** Everything else that the store says of the thing. */
  void values(String heading, String english) {
    List<Page.Row> rows = new ArrayList<>();
    var byPredicate = new TreeMap<Node, List<Node>>(Terms.BY_IRI);
    Set<Node> predicates = new TreeSet<>(Terms.BY_IRI);
    for (Quad quad : look.quads(Quad.unionGraph, self, Node.ANY, Node.ANY)) {
      if (!shownValues.contains(quad.getPredicate())) {
        predicates.add(quad.getPredicate());
        byPredicate
            .computeIfAbsent(quad.getPredicate(), k -> new ArrayList<>())
            .add(quad.getObject());
      }
    }
    for (Node predicate : predicates) {
      if (!predicate.equals(EVIDENCE)) {
        rows.add(valueRow(predicate, byPredicate.get(predicate)));
      }
    }
    if (predicates.contains(EVIDENCE)) {
      rows.add(Page.Row.of(Page.Cell.of(look.piece(EVIDENCE)), evidence(self)));
    }
    rows("facts", new Page.Label(heading, english), List.of(), rows, rows.size());
  }

  private void links() {
    List<Page.Row> links = new ArrayList<>();
    for (Node predicate : look.terms().predicates()) {
      if (!shownLinks.contains(predicate)) {
        List<Node> subjects = look.subjects(predicate, self);
        if (!subjects.isEmpty()) {
          links.add(valueRow(predicate, subjects));
        }
      }
    }
    rows("links", new Page.Label("指向本页的关联", "links to this"), List.of(), links, links.size());
  }

  private Page.Row valueRow(Node predicate, List<Node> nodes) {
    nodes = nodes.stream().distinct().sorted(Look.ORDER).toList();
    if (nodes.stream().allMatch(Sheet::open)) {
      // of many days that something is not later than, the first says all
      nodes = nodes.subList(0, 1);
    }
    List<Page.Piece> pieces = new ArrayList<>();
    for (Node node : nodes.subList(0, Math.min(VALUES, nodes.size()))) {
      pieces.add(look.piece(node));
      if (predicate.equals(POSSIBLY_SAME_AS)) {
        // names alone would all be the same here
        pieces.addAll(Hints.of(look, node));
      }
    }
    if (nodes.size() > VALUES) {
      Page.Label cut = cut(VALUES, nodes.size());
      pieces.add(Page.Piece.words("…… " + cut.zh(), cut.en()));
    }
    return Page.Row.of(Page.Cell.of(look.piece(predicate)), new Page.Cell(pieces));
  }

  /** Why a fact is thought true: the latest words that it rests on, and a page of all of them. */
  Page.Cell evidence(Node fact) {
    return evidence(look.objects(fact, EVIDENCE), fact);
  }

  Page.Cell evidence(List<Node> evidence, Node fact) {
    List<Node> spans = new ArrayList<>(evidence);
    spans.sort(Look.AS_WRITTEN.reversed());
    List<Page.Piece> pieces = new ArrayList<>();
    for (Node span : spans.subList(0, Math.min(EVIDENCE_SHOWN, spans.size()))) {
      Matcher day = DAY.matcher(span.toString());
      String date =
          day.find() && !day.group(1).equals("0000")
              ? day.group(1) + "-" + day.group(2) + "-" + day.group(3) + " "
              : "";
      String words = Look.excerpt(look.string(span, OA_EXACT), QUOTE);
      pieces.add(Page.Piece.link(date + "“" + words + "”", look.href(span)));
    }
    look.local(fact)
        .filter(local -> !spans.isEmpty())
        .ifPresent(
            local -> {
              String all = spans.size() == 1 ? "" : "（" + Look.number(spans.size()) + " 处）";
              String number = spans.size() == 1 ? "" : " (" + Look.number(spans.size()) + ")";
              pieces.add(
                  Page.Piece.link(new Page.Label("为什么" + all, "why" + number), "/why/" + local));
            });
    return new Page.Cell(pieces);
  }

  /** A date as the store has it; an open one in words. */
  static Page.Piece date(Node value) {
    Matcher open = NOT_AFTER.matcher(Look.lexical(value));
    return open.matches()
        ? Page.Piece.words("不晚于 " + open.group(1), "not after " + open.group(1))
        : Page.Piece.plain(Look.lexical(value));
  }

  /** Days that are known; where none is, the narrowest of the bounds. */
  Page.Cell dates(Node fact, Node predicate) {
    List<Node> all = look.objects(fact, predicate);
    List<Node> days = all.stream().filter(d -> !open(d)).toList();
    return new Page.Cell(
        (days.isEmpty() ? all.stream().limit(1) : days.stream()).map(Sheet::date).toList());
  }

  static boolean open(Node date) {
    return NOT_AFTER.matcher(Look.lexical(date)).matches();
  }

  /** The day in a date or a bound, to sort by. */
  static String day(String date) {
    Matcher bound = NOT_AFTER.matcher(date);
    return bound.matches() ? bound.group(1) : date;
  }
}
