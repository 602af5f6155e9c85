package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.*;

import io.github.gonggao.graph.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;

/**
 * An announcement: its text with the entities that it names as links, and what was read out of it.
 *
 * <p>Every span that a fact or a mention rests on becomes an element whose id is the fragment of
 * the span's identifier ({@code char=104,113}), so that a link to evidence lands on the very words.
 * Elements must nest and spans need not: one that crosses the end of another is cut there, and the
 * first part carries the id. Words inside several mentions lead to the entity of the narrowest.
 */
final class AnnouncementPage {
  private record Mark(int start, int end, String id, Node entity, Node fact) {}

  /** Sorts of facts whose words are marked, the one that claims the words first. */
  private static final List<String> FACTS =
      List.of("event", "tenure", "participation", "agenda", "statement", "meeting");

  private final Look look;
  private final Node self;
  private final Node graph;

  AnnouncementPage(Look look, Node self) {
    this.look = look;
    this.self = self;
    graph = NodeFactory.createURI(self.getURI() + "/graph");
  }

  Page.Text text() {
    Node source = look.object(self, SOURCE_TEXT).orElse(self);
    String words = look.string(source, RDF.value.asNode());
    String language = look.string(source, DCTERMS_LANGUAGE);
    String reading =
        look.object(self, READING_TEXT).map(r -> look.string(r, RDF.value.asNode())).orElse(words);
    Repairs repairs = new Repairs(words, reading);
    return new Page.Text(
        new Stretches(words, marks()).all(),
        language,
        repairs.all().isEmpty() ? List.of() : repairs.lines(),
        repairs.all().size());
  }

  private List<Mark> marks() {
    Map<Node, Node> entities = new HashMap<>();
    for (Quad target : look.quads(graph, Node.ANY, OA_HAS_TARGET, Node.ANY)) {
      look.object(target.getSubject(), OA_HAS_BODY)
          .ifPresent(entity -> entities.put(target.getObject(), entity));
    }
    Map<Node, Node> facts = new HashMap<>();
    for (Quad evidence : look.quads(graph, Node.ANY, EVIDENCE, Node.ANY)) {
      if (rank(evidence.getSubject()) < FACTS.size()) {
        facts.merge(
            evidence.getObject(), evidence.getSubject(), (a, b) -> rank(b) < rank(a) ? b : a);
      }
    }
    List<Mark> marks = new ArrayList<>();
    String source = look.object(self, SOURCE_TEXT).map(Node::getURI).orElse("");
    for (Quad start : look.quads(graph, Node.ANY, OA_START, Node.ANY)) {
      Node span = start.getSubject();
      String uri = span.toString();
      int from = number(start.getObject());
      int to = look.object(span, OA_END).map(AnnouncementPage::number).orElse(-1);
      if (from >= 0 && to > from && uri.startsWith(source + "#")) {
        String id = uri.substring(uri.indexOf('#') + 1);
        marks.add(new Mark(from, to, id, entities.get(span), facts.get(span)));
      }
    }
    return marks;
  }

  private String sort(Node node) {
    return look.local(node).map(l -> l.substring(0, Math.max(0, l.indexOf('/')))).orElse("");
  }

  /** A point of a statement is in the whole, which is what the reader is told of. */
  private int rank(Node fact) {
    int rank = FACTS.indexOf(sort(fact));
    return rank < 0 ? FACTS.size() : rank;
  }

  static int number(Optional<Node> literal) {
    return literal.map(AnnouncementPage::number).orElse(-1);
  }

  private static int number(Node literal) {
    String digits = Look.lexical(literal);
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
  }

  /** Cuts a text into elements that nest. */
  private final class Stretches {
    private final String text;
    private final int[] units;
    private final PriorityQueue<Mark> marks =
        new PriorityQueue<>(
            Comparator.comparingInt(Mark::start)
                .thenComparing(Comparator.comparingInt(Mark::end).reversed())
                .thenComparing(Mark::id));

    Stretches(String text, List<Mark> all) {
      this.text = text;
      units = new int[text.codePointCount(0, text.length()) + 1];
      for (int point = 0, unit = 0; point < units.length; point++) {
        units[point] = unit;
        if (unit < text.length()) {
          unit += Character.charCount(text.codePointAt(unit));
        }
      }
      all.stream().filter(mark -> mark.end() < units.length).forEach(marks::add);
    }

    List<Page.Stretch> all() {
      return between(0, units.length - 1, null, null);
    }

    private List<Page.Stretch> between(int from, int to, Node entity, Node fact) {
      List<Page.Stretch> parts = new ArrayList<>();
      int at = from;
      while (!marks.isEmpty() && marks.peek().start() < to) {
        Mark mark = marks.poll();
        int end = Math.min(mark.end(), to);
        if (mark.end() > to) {
          marks.add(new Mark(to, mark.end(), "", mark.entity(), mark.fact()));
        }
        words(parts, at, mark.start(), entity, fact);
        Node named = mark.entity() == null ? entity : mark.entity();
        Node told = mark.fact() == null ? fact : mark.fact();
        String kind = mark.fact() == null ? "" : "fact " + sort(mark.fact());
        parts.add(
            new Page.Stretch(mark.id(), "", "", kind, "", between(mark.start(), end, named, told)));
        at = end;
      }
      words(parts, at, to, entity, fact);
      return parts;
    }

    private void words(List<Page.Stretch> parts, int from, int to, Node entity, Node fact) {
      if (to <= from) {
        return;
      }
      String words = text.substring(units[from], units[to]);
      String href = entity == null ? "" : look.href(entity);
      if (!href.isEmpty()) {
        parts.add(
            new Page.Stretch(
                "", words, href, "m " + sort(entity), look.name(entity).plain(), List.of()));
      } else if (fact != null && !words.isBlank() && look.local(fact).isPresent()) {
        parts.add(
            new Page.Stretch("", words, "/why/" + look.local(fact).get(), "f", "", List.of()));
      } else {
        parts.add(new Page.Stretch("", words, "", "", "", List.of()));
      }
    }
  }

  /** The tables below the text. */
  static void facts(Sheet sheet) {
    Look look = sheet.look();
    Node graph = NodeFactory.createURI(sheet.self().getURI() + "/graph");
    sheet.hideValues(
        SCHEMA_MENTIONS, DCTERMS_TITLE, DEFINES_SHORT_FORM, RDF.type.asNode(), PUBLISHES);
    sheet.hideLinks(PROV_WAS_DERIVED_FROM);
    List<Node> reported = sheet.values(REPORTS);
    sheet.table(
        "meetings",
        new Page.Label("报道的会议与活动", "meetings and events reported"),
        List.of(
            new Page.Label("日期", "date"),
            new Page.Label("会议", "meeting"),
            new Page.Label("类型", "kind"),
            new Page.Label("召开单位", "host"),
            new Page.Label("参加人员", "participants"),
            new Page.Label("依据", "evidence")),
        reported.stream().filter(e -> look.isA(e, MEETING)).toList(),
        m ->
            Page.Row.of(
                sheet.dates(m, SCHEMA_START_DATE),
                Page.Cell.of(look.piece(m)),
                look.cell(m, MEETING_KIND),
                look.cell(m, HOST),
                participants(look, graph, m),
                Kinds.why(look, m)));
    sheet.table(
        "changes",
        new Page.Label("人事变动", "personnel changes"),
        List.of(
            new Page.Label("日期", "date"),
            new Page.Label("人物", "person"),
            new Page.Label("类型", "kind"),
            new Page.Label("任职", "tenure"),
            new Page.Label("依据", "evidence")),
        reported.stream().filter(e -> look.isA(e, PERSONNEL_CHANGE)).toList(),
        e -> {
          List<Node> tenures = new ArrayList<>(look.objects(e, BEGINS_TENURE));
          tenures.addAll(look.objects(e, ENDS_TENURE));
          tenures.addAll(look.objects(e, Vocabulary.POST));
          return Page.Row.of(
              sheet.dates(e, SCHEMA_START_DATE),
              look.cell(e, CONCERNS),
              look.cell(e, CHANGE_KIND),
              look.cell(tenures),
              sheet.evidence(e));
        });
    sheet.table(
        "tenures",
        new Page.Label("任职", "posts held"),
        List.of(
            new Page.Label("人物", "person"),
            new Page.Label("职务", "post"),
            new Page.Label("依据", "evidence")),
        inGraph(look, graph, TENURE),
        t ->
            Page.Row.of(
                look.cell(t, ORG_MEMBER),
                look.cell(
                    t, look.object(t, Vocabulary.POST).isPresent() ? Vocabulary.POST : ORG_ROLE),
                here(sheet, graph, t)));
    sheet.table(
        "documents",
        new Page.Label("文件", "documents"),
        List.of(
            new Page.Label("文件", "document"),
            new Page.Label("文号", "number"),
            new Page.Label("发文机关", "issuer"),
            new Page.Label("种类", "kind"),
            new Page.Label("依据", "evidence")),
        inGraph(look, graph, POLICY_DOCUMENT),
        d ->
            Page.Row.of(
                Page.Cell.of(look.piece(d)),
                look.cell(d, DOCUMENT_NUMBER),
                look.cell(d, ISSUER),
                look.cell(d, DOCUMENT_KIND),
                WhyPage.has(look, d) ? Kinds.why(look, d) : Page.Cell.of()));
    List<Node> statements =
        inGraph(look, graph, STATEMENT).stream()
            .filter(s -> look.objects(s, DCTERMS_IS_PART_OF).isEmpty())
            .sorted(Comparator.comparingInt(s -> Kinds.order(look, s)))
            .toList();
    Kinds.statements(sheet, statements, true);
    sheet.table(
        "short-forms",
        new Page.Label("简称约定", "short forms"),
        List.of(new Page.Label("简称", "short form"), new Page.Label("代指", "stands for")),
        look.objects(sheet.self(), DEFINES_SHORT_FORM),
        s -> Page.Row.of(look.cell(s, SHORT_FORM), look.cell(s, STANDS_FOR)));
  }

  private static Page.Cell participants(Look look, Node graph, Node meeting) {
    int all = look.quads(graph, meeting, HAS_PARTICIPATION, Node.ANY).size();
    return all == 0
        ? Page.Cell.of()
        : Page.Cell.of(
            Page.Piece.link(Integer.toString(all), look.href(meeting) + ".html#participants"));
  }

  private static List<Node> inGraph(Look look, Node graph, Node type) {
    return look.quads(graph, Node.ANY, RDF.type.asNode(), type).stream()
        .map(Quad::getSubject)
        .distinct()
        .sorted(
            Comparator.comparing((Node n) -> look.name(n).plain()).thenComparing(Look.AS_WRITTEN))
        .toList();
  }

  /** Of the words that a tenure rests on, those in this announcement. */
  private static Page.Cell here(Sheet sheet, Node graph, Node tenure) {
    return sheet.evidence(
        sheet.look().quads(graph, tenure, EVIDENCE, Node.ANY).stream()
            .map(Quad::getObject)
            .distinct()
            .toList(),
        tenure);
  }
}
