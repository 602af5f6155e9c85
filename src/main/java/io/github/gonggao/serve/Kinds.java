package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.*;

import io.github.gonggao.graph.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/**
 * The tables that pages of persons, meetings and smaller things begin with; {@link Bodies} and
 * {@link Papers} have those of organizations and documents. Long because it is a list: a method a
 * kind of page, which share the tables of tenures, statements and reports.
 */
final class Kinds {
  static final Page.Label WHO = new Page.Label("人物", "person");
  static final Page.Label POST_HELD = new Page.Label("职务", "post");
  static final Page.Label ORGAN = new Page.Label("组织", "organization");
  private static final Page.Label START = new Page.Label("开始", "from");
  private static final Page.Label END = new Page.Label("结束", "until");
  private static final Page.Label SHOWN = new Page.Label("可证", "attested");
  static final Page.Label FROM_TEXT = new Page.Label("依据", "evidence");
  static final Page.Label DATE = new Page.Label("日期", "date");
  static final Page.Label MEETING_OF = new Page.Label("会议", "meeting");
  private static final Page.Label HOW = new Page.Label("参与方式", "role");
  private static final Page.Label CAPACITY = new Page.Label("身份", "capacity");
  private static final Page.Label VERB = new Page.Label("方式", "act");
  private static final Page.Label WORDS = new Page.Label("内容", "words");
  private static final Page.Label WHERE = new Page.Label("场合", "at");
  private static final Page.Label WHY = new Page.Label("依据", "evidence");
  static final Page.Label KIND = new Page.Label("类型", "kind");
  static final Page.Label DOCUMENT = new Page.Label("文件", "document");
  private static final Page.Label ANNOUNCEMENT_OF = new Page.Label("稿件", "announcement");
  static final Page.Label DONE = new Page.Label("动作", "action");
  private static final int QUOTE = 120;
  private static final int REPORTS_BESIDE = 6;
  private static final int SORTED = 2_000;

  private static final Map<Node, Consumer<Sheet>> PAGES =
      Map.of(
          FOAF_PERSON, Kinds::person,
          ORG_ORGANIZATION_CLASS, Bodies::organization,
          ORG_ORGANIZATIONAL_UNIT, Bodies::organization,
          ORG_POST, Kinds::post,
          MEETING, Kinds::meeting,
          POLICY_DOCUMENT, Papers::document,
          FORMULATION, Kinds::formulation,
          SKOS_CONCEPT_SCHEME, Kinds::scheme);

  private Kinds() {}

  /** Puts on the sheet what its kind of thing deserves; nothing for other kinds. */
  static void begin(Sheet sheet, List<Node> types) {
    types.stream()
        .map(PAGES::get)
        .filter(page -> page != null)
        .findFirst()
        .ifPresent(page -> page.accept(sheet));
  }

  private static void person(Sheet sheet) {
    Look look = sheet.look();
    tenures(
        sheet,
        "tenures",
        new Page.Label("任职", "posts held"),
        sheet.incoming(ORG_MEMBER),
        POST_HELD,
        t -> look.cell(t, look.object(t, POST).isPresent() ? POST : ORG_ROLE));
    sheet.table(
        "changes",
        new Page.Label("人事变动", "personnel changes"),
        List.of(DATE, KIND, POST_HELD, new Page.Label("决定机关", "decided by"), FROM_TEXT),
        sheet.incoming(CONCERNS),
        e ->
            Page.Row.of(
                sheet.dates(e, SCHEMA_START_DATE),
                look.cell(e, CHANGE_KIND),
                changed(look, e),
                look.cell(e, DECIDED_BY),
                sheet.evidence(e)));
    sheet.table(
        "meetings",
        new Page.Label("会议与活动", "meetings and events"),
        List.of(DATE, MEETING_OF, HOW, CAPACITY, FROM_TEXT),
        byMeeting(look, sheet.incoming(PARTICIPANT)),
        p -> {
          List<Node> meetings = look.subjects(HAS_PARTICIPATION, p);
          return Page.Row.of(
              meetings.isEmpty() ? Page.Cell.of() : sheet.dates(meetings.get(0), SCHEMA_START_DATE),
              look.cell(meetings),
              look.cell(p, PARTICIPATION_ROLE),
              capacity(look, p),
              sheet.evidence(p));
        });
    sheet.table(
        "together",
        new Page.Label("常一同出现", "often seen with"),
        List.of(
            WHO,
            new Page.Label("共同活动", "events together"),
            new Page.Label("最近一次", "last together")),
        Company.of(look, sheet.self()),
        c ->
            Page.Row.of(
                Page.Cell.of(look.piece(c.person())),
                Page.Cell.of(Page.Piece.plain(Integer.toString(c.times()))),
                Page.Cell.of(look.piece(c.last()))));
    namesakes(sheet);
    statements(sheet, SPEAKER, false);
    mentions(sheet);
  }

  /** The latest meeting first; of very many what was reported last, which takes no looking up. */
  private static List<Node> byMeeting(Look look, List<Node> participations) {
    if (participations.size() > SORTED) {
      return participations;
    }
    Map<Node, String> days = new java.util.HashMap<>();
    for (Node participation : participations) {
      days.put(
          participation,
          look.subjects(HAS_PARTICIPATION, participation).stream()
              .map(meeting -> look.string(meeting, SCHEMA_START_DATE))
              .findFirst()
              .orElse(""));
    }
    List<Node> ordered = new ArrayList<>(participations);
    // what was reported last stays first among those of one day
    ordered.sort(Comparator.comparing((Node p) -> days.getOrDefault(p, "")).reversed());
    return ordered;
  }

  /** People of the same name: who might be the same, and who is known to be another. */
  private static void namesakes(Sheet sheet) {
    Look look = sheet.look();
    record Namesake(Node person, boolean other) {}
    List<Namesake> all = new ArrayList<>();
    Set<Node> others = new HashSet<>(sheet.values(OWL_DIFFERENT_FROM));
    others.addAll(sheet.incoming(OWL_DIFFERENT_FROM));
    Set<Node> maybe = new HashSet<>(sheet.values(POSSIBLY_SAME_AS));
    maybe.addAll(sheet.incoming(POSSIBLY_SAME_AS));
    maybe.removeAll(others);
    maybe.stream().sorted(Look.AS_WRITTEN).forEach(n -> all.add(new Namesake(n, false)));
    others.stream().sorted(Look.AS_WRITTEN).forEach(n -> all.add(new Namesake(n, true)));
    sheet.table(
        "namesakes",
        new Page.Label("同名的人", "of the same name"),
        List.of(WHO, new Page.Label("可辨识的信息", "known by"), new Page.Label("是否同一人", "the same?")),
        all,
        n ->
            Page.Row.of(
                Page.Cell.of(look.piece(n.person())),
                new Page.Cell(Hints.of(look, n.person())),
                Page.Cell.of(
                    n.other()
                        ? Page.Piece.words("不是同一人", "another person")
                        : Page.Piece.words("可能是同一人，未定", "perhaps, not decided"))));
  }

  /** The post that a change is about: that of the tenure, or the one it names itself. */
  private static Page.Cell changed(Look look, Node change) {
    List<Page.Piece> pieces = new ArrayList<>();
    for (Node predicate : List.of(BEGINS_TENURE, ENDS_TENURE)) {
      for (Node tenure : look.objects(change, predicate)) {
        look.objects(tenure, look.object(tenure, POST).isPresent() ? POST : ORG_ROLE).stream()
            .map(look::piece)
            .forEach(pieces::add);
      }
    }
    if (pieces.isEmpty()) {
      look.objects(change, POST).stream().map(look::piece).forEach(pieces::add);
    }
    return new Page.Cell(pieces);
  }

  private static Page.Cell capacity(Look look, Node fact) {
    List<Page.Piece> pieces = new ArrayList<>();
    for (Node tenure : look.objects(fact, IN_CAPACITY_OF)) {
      Optional<Node> post = look.object(tenure, POST);
      pieces.add(look.piece(post.orElseGet(() -> look.object(tenure, ORG_ROLE).orElse(tenure))));
    }
    return new Page.Cell(pieces);
  }

  static void tenures(
      Sheet sheet,
      String id,
      Page.Label heading,
      List<Node> tenures,
      Page.Label column,
      java.util.function.Function<Node, Page.Cell> first) {
    Look look = sheet.look();
    List<Node> ordered = new ArrayList<>(tenures);
    Map<Node, String> last = new java.util.HashMap<>();
    for (Node tenure : tenures) {
      List<Node> days = look.objects(tenure, ATTESTED_ON);
      last.put(
          tenure,
          days.isEmpty()
              ? Sheet.day(
                  look.object(tenure, SCHEMA_START_DATE)
                      .or(() -> look.object(tenure, SCHEMA_END_DATE))
                      .map(Look::lexical)
                      .orElse(""))
              : Look.lexical(days.get(days.size() - 1)));
    }
    ordered.sort(
        Comparator.comparing((Node t) -> last.get(t))
            .reversed()
            .thenComparing(t -> look.name(t).plain())
            .thenComparing(Look.AS_WRITTEN));
    Timeline timeline = new Timeline(look, tenures);
    boolean withPost = !column.equals(POST_HELD);
    List<Page.Label> columns = new ArrayList<>(List.of(column));
    if (withPost) {
      columns.add(POST_HELD);
    }
    boolean scaled = !timeline.scale().isEmpty();
    if (scaled) {
      columns.add(timeline.scale());
    }
    columns.addAll(List.of(START, END, SHOWN, FROM_TEXT));
    sheet.table(
        id,
        heading,
        columns,
        ordered,
        t -> {
          List<Page.Cell> cells = new ArrayList<>(List.of(first.apply(t)));
          if (withPost) {
            cells.add(look.cell(t, look.object(t, POST).isPresent() ? POST : ORG_ROLE));
          }
          if (scaled) {
            cells.add(timeline.cell(t));
          }
          cells.add(began(sheet, t, SCHEMA_START_DATE, BEGINS_TENURE));
          cells.add(began(sheet, t, SCHEMA_END_DATE, ENDS_TENURE));
          cells.add(attested(look, t));
          cells.add(sheet.evidence(t));
          return new Page.Row("", cells);
        });
  }

  /** When a tenure began or ended, and by which change. */
  private static Page.Cell began(Sheet sheet, Node tenure, Node day, Node by) {
    Look look = sheet.look();
    List<Page.Piece> pieces = new ArrayList<>(sheet.dates(tenure, day).pieces());
    for (Node change : look.subjects(by, tenure)) {
      Page.Label kind = look.object(change, CHANGE_KIND).map(look::name).orElse(Page.Label.NONE);
      String href = look.local(change).map(l -> "/why/" + l).orElse("");
      if (!kind.isEmpty() && !href.isEmpty()) {
        pieces.add(Page.Piece.link(kind, href));
      }
    }
    return new Page.Cell(pieces);
  }

  /** The first and last day on which a tenure is seen to hold, never called its start and end. */
  private static Page.Cell attested(Look look, Node tenure) {
    List<Node> days = look.objects(tenure, ATTESTED_ON);
    if (days.isEmpty()) {
      return Page.Cell.of();
    }
    String first = Look.lexical(days.get(0));
    String last = Look.lexical(days.get(days.size() - 1));
    List<Page.Piece> pieces = new ArrayList<>();
    pieces.add(Page.Piece.plain(first.equals(last) ? first : first + " — " + last));
    if (days.size() > 2) {
      pieces.add(Page.Piece.words(days.size() + " 天", days.size() + " days"));
    }
    return new Page.Cell(pieces);
  }

  static Comparator<Node> byName(Look look) {
    return Comparator.comparing((Node n) -> look.name(n).plain()).thenComparing(Look.AS_WRITTEN);
  }

  static List<Node> byDate(Look look, List<Node> events) {
    List<Node> ordered = new ArrayList<>(events);
    ordered.sort(
        Comparator.comparing((Node m) -> look.string(m, SCHEMA_START_DATE))
            .reversed()
            .thenComparing(Look.AS_WRITTEN));
    return ordered;
  }

  private static void post(Sheet sheet) {
    Look look = sheet.look();
    tenures(
        sheet,
        "holders",
        new Page.Label("历任", "holders"),
        sheet.incoming(Vocabulary.POST).stream().filter(n -> look.isA(n, TENURE)).toList(),
        WHO,
        t -> look.cell(t, ORG_MEMBER));
  }

  private static void meeting(Sheet sheet) {
    Look look = sheet.look();
    Map<String, List<Node>> byAnnouncement = new TreeMap<>();
    for (Node participation : sheet.values(HAS_PARTICIPATION)) {
      for (Quad quad : look.quads(Node.ANY, participation, PARTICIPANT, Node.ANY)) {
        byAnnouncement
            .computeIfAbsent(quad.getGraph().toString(), k -> new ArrayList<>())
            .add(participation);
      }
    }
    // two reports of one meeting each have their own list, in their own order
    int report = 0;
    for (Map.Entry<String, List<Node>> list : byAnnouncement.entrySet()) {
      report++;
      String title = byAnnouncement.size() == 1 ? "" : "（" + report + "）";
      List<Node> ordered = list.getValue();
      ordered.sort(Comparator.comparingInt(p -> order(look, p)));
      sheet.table(
          "participants" + (report == 1 ? "" : "-" + report),
          new Page.Label(
              "参加人员" + title, "participants" + (title.isEmpty() ? "" : " (" + report + ")")),
          List.of(
              new Page.Label("次序", "order"),
              new Page.Label("参加者", "participant"),
              HOW,
              CAPACITY,
              FROM_TEXT),
          ordered,
          p ->
              Page.Row.of(
                  look.cell(p, LIST_ORDER),
                  look.cell(p, PARTICIPANT),
                  look.cell(p, PARTICIPATION_ROLE),
                  capacity(look, p),
                  sheet.evidence(p)));
    }
    List<Node> items = new ArrayList<>(sheet.values(HAS_AGENDA_ITEM));
    items.sort(Comparator.comparingInt(i -> order(look, i)));
    sheet.table(
        "agenda",
        new Page.Label("议程", "agenda"),
        List.of(DONE, DOCUMENT, FROM_TEXT),
        items,
        i -> Page.Row.of(look.cell(i, AGENDA_ACTION), look.cell(i, CONSIDERS), sheet.evidence(i)));
    statements(sheet, MADE_AT, true);
    statements(
        sheet,
        "said",
        new Page.Label("会议表述", "what the meeting said"),
        whole(sheet, SPEAKER),
        false);
    compared(sheet);
    reports(sheet, REPORTS, new Page.Label("报道", "reported by"), "reports");
    mentions(sheet);
  }

  /** What each report of a meeting says of it, side by side; only where there are several. */
  private static void compared(Sheet sheet) {
    Look look = sheet.look();
    List<Node> reports = look.subjects(REPORTS, sheet.self());
    if (reports.size() < 2) {
      return;
    }
    List<Node> shown = reports.subList(0, Math.min(REPORTS_BESIDE, reports.size()));
    List<Page.Label> columns = new ArrayList<>(List.of(Page.Label.NONE));
    shown.forEach(r -> columns.add(new Page.Label(look.string(r, DCTERMS_ISSUED), "")));
    List<Page.Row> rows = new ArrayList<>();
    List<Page.Cell> titles = new ArrayList<>(List.of(heading("标题", "title")));
    shown.forEach(r -> titles.add(Page.Cell.of(look.piece(r))));
    rows.add(new Page.Row("", titles));
    for (Node property :
        List.of(SCHEMA_START_DATE, SCHEMA_END_DATE, MEETING_KIND, HOST, SCHEMA_LOCATION)) {
      List<Page.Cell> cells = new ArrayList<>(List.of(Page.Cell.of(look.piece(property))));
      for (Node report : shown) {
        cells.add(look.cell(inReport(look, report, sheet.self(), property)));
      }
      if (cells.stream().skip(1).anyMatch(c -> !c.pieces().isEmpty())) {
        rows.add(new Page.Row("", cells));
      }
    }
    for (Node property : List.of(HAS_PARTICIPATION, HAS_AGENDA_ITEM)) {
      Node what = property.equals(HAS_PARTICIPATION) ? PARTICIPANT : CONSIDERS;
      List<Page.Cell> cells = new ArrayList<>(List.of(Page.Cell.of(look.piece(property))));
      for (Node report : shown) {
        List<Node> all =
            inReport(look, report, sheet.self(), property).stream()
                .sorted(Comparator.comparingInt(n -> order(look, n)))
                .limit(Sheet.ROWS)
                .flatMap(n -> look.objects(n, what).stream())
                .toList();
        cells.add(look.cell(all));
      }
      if (cells.stream().skip(1).anyMatch(c -> !c.pieces().isEmpty())) {
        rows.add(new Page.Row("", cells));
      }
    }
    sheet.rows(
        "compared", new Page.Label("各家报道对照", "reports side by side"), columns, rows, rows.size());
  }

  private static Page.Cell heading(String zh, String en) {
    return Page.Cell.of(Page.Piece.words(zh, en));
  }

  private static List<Node> inReport(Look look, Node report, Node subject, Node property) {
    Node graph = org.apache.jena.graph.NodeFactory.createURI(report.getURI() + "/graph");
    return look.quads(graph, subject, property, Node.ANY).stream()
        .map(Quad::getObject)
        .distinct()
        .sorted(Look.ORDER)
        .toList();
  }

  static int order(Look look, Node node) {
    String number = look.string(node, LIST_ORDER);
    return number.matches("\\d{1,9}") ? Integer.parseInt(number) : Integer.MAX_VALUE;
  }

  private static void formulation(Sheet sheet) {
    statements(sheet, INVOKES, true);
    mentions(sheet);
  }

  private static void scheme(Sheet sheet) {
    Look look = sheet.look();
    sheet.hideLinks(SKOS_IN_SCHEME);
    List<Node> concepts = look.terms().conceptsOf(sheet.self());
    sheet.table(
        "concepts",
        new Page.Label("概念", "concepts"),
        List.of(
            new Page.Label("概念", "concept"),
            new Page.Label("上位概念", "broader"),
            new Page.Label("代码", "code")),
        concepts,
        c ->
            Page.Row.of(
                Page.Cell.of(look.piece(c)),
                look.cell(c, Terms.BROADER),
                Page.Cell.of(
                    Page.Piece.plain(c.getURI().substring(c.getURI().lastIndexOf('/') + 1)))));
  }

  /** Whole statements that point here by a property, not the points they are cut into. */
  static void statements(Sheet sheet, Node property, boolean withSpeaker) {
    statements(sheet, whole(sheet, property), withSpeaker);
  }

  private static List<Node> whole(Sheet sheet, Node property) {
    Look look = sheet.look();
    return sheet.incoming(property).stream()
        .filter(s -> property.equals(INVOKES) || look.objects(s, DCTERMS_IS_PART_OF).isEmpty())
        .toList();
  }

  static void statements(Sheet sheet, List<Node> whole, boolean withSpeaker) {
    statements(sheet, "statements", new Page.Label("讲话与表述", "statements"), whole, withSpeaker);
  }

  private static void statements(
      Sheet sheet, String id, Page.Label heading, List<Node> whole, boolean withSpeaker) {
    Look look = sheet.look();
    List<Page.Label> columns = new ArrayList<>();
    if (withSpeaker) {
      columns.add(new Page.Label("讲话者", "speaker"));
    }
    columns.addAll(List.of(VERB, WORDS));
    boolean elsewhere = !look.isA(sheet.self(), MEETING);
    if (elsewhere) {
      columns.add(WHERE);
    }
    columns.add(WHY);
    sheet.table(
        id,
        heading,
        columns,
        whole,
        s -> {
          List<Page.Cell> cells = new ArrayList<>();
          if (withSpeaker) {
            cells.add(look.cell(s, SPEAKER));
          }
          cells.add(look.cell(s, SPEECH_ACT));
          Optional<Node> span = look.object(s, EVIDENCE);
          String words = Look.excerpt(look.string(s, SCHEMA_TEXT), QUOTE);
          cells.add(
              Page.Cell.of(
                  Page.Piece.link(words, span.map(look::href).orElseGet(() -> look.href(s)))));
          if (elsewhere) {
            cells.add(look.cell(s, MADE_AT));
          }
          cells.add(why(look, s));
          return new Page.Row("", cells);
        });
  }

  /** A link to the reasons for a fact whose words are shown already. */
  static Page.Cell why(Look look, Node fact) {
    return look.local(fact)
        .map(l -> Page.Cell.of(Page.Piece.link(new Page.Label("为什么", "why"), "/why/" + l)))
        .orElse(Page.Cell.of());
  }

  static void mentions(Sheet sheet) {
    sheet.hideLinks(OA_HAS_BODY);
    reports(
        sheet,
        SCHEMA_MENTIONS,
        new Page.Label("提到它的稿件", "announcements that mention it"),
        "mentions");
  }

  /** Announcements that point here; one that was listed by another property is not listed again. */
  static void reports(Sheet sheet, Node property, Page.Label heading, String id) {
    Look look = sheet.look();
    Set<Node> listed = new HashSet<>();
    for (Node before : List.of(REPORTS, PUBLISHES)) {
      if (!before.equals(property)) {
        listed.addAll(look.subjects(before, sheet.self()));
      }
    }
    List<Node> announcements =
        sheet.incoming(property).stream()
            .filter(a -> look.local(a).map(l -> l.startsWith("a/")).orElse(false))
            .filter(a -> !listed.contains(a))
            .toList();
    sheet.table(
        id,
        heading,
        List.of(DATE, ANNOUNCEMENT_OF),
        announcements,
        a -> Page.Row.of(sheet.dates(a, DCTERMS_ISSUED), Page.Cell.of(look.piece(a))));
  }
}
