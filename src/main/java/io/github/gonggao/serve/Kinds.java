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
 * The tables that pages of persons, organizations, meetings and documents begin with. Long because
 * it is a list: a method a kind of page, which share the tables of tenures, statements and reports.
 */
final class Kinds {
  private static final Page.Label WHO = new Page.Label("人物", "person");
  private static final Page.Label POST_HELD = new Page.Label("职务", "post");
  private static final Page.Label ORGAN = new Page.Label("组织", "organization");
  private static final Page.Label START = new Page.Label("开始", "from");
  private static final Page.Label END = new Page.Label("结束", "until");
  private static final Page.Label SHOWN = new Page.Label("可证", "attested");
  private static final Page.Label FROM_TEXT = new Page.Label("依据", "evidence");
  private static final Page.Label DATE = new Page.Label("日期", "date");
  private static final Page.Label MEETING_OF = new Page.Label("会议", "meeting");
  private static final Page.Label HOW = new Page.Label("参与方式", "role");
  private static final Page.Label CAPACITY = new Page.Label("身份", "capacity");
  private static final Page.Label VERB = new Page.Label("方式", "act");
  private static final Page.Label WORDS = new Page.Label("内容", "words");
  private static final Page.Label WHERE = new Page.Label("场合", "at");
  private static final Page.Label KIND = new Page.Label("类型", "kind");
  private static final Page.Label DOCUMENT = new Page.Label("文件", "document");
  private static final Page.Label ANNOUNCEMENT_OF = new Page.Label("稿件", "announcement");
  private static final Page.Label DONE = new Page.Label("动作", "action");
  private static final int QUOTE = 120;

  private static final Map<Node, Consumer<Sheet>> PAGES =
      Map.of(
          FOAF_PERSON, Kinds::person,
          ORG_ORGANIZATION_CLASS, Kinds::organization,
          ORG_ORGANIZATIONAL_UNIT, Kinds::organization,
          ORG_POST, Kinds::post,
          MEETING, Kinds::meeting,
          POLICY_DOCUMENT, Kinds::document,
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
        sheet.incoming(PARTICIPANT),
        p -> {
          List<Node> meetings = look.subjects(HAS_PARTICIPATION, p);
          return Page.Row.of(
              meetings.isEmpty() ? Page.Cell.of() : sheet.dates(meetings.get(0), SCHEMA_START_DATE),
              look.cell(meetings),
              look.cell(p, PARTICIPATION_ROLE),
              capacity(look, p),
              sheet.evidence(p));
        });
    statements(sheet, SPEAKER, false);
    mentions(sheet);
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

  private static void tenures(
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
    boolean withPost = !column.equals(POST_HELD);
    List<Page.Label> columns = new ArrayList<>(List.of(column));
    if (withPost) {
      columns.add(POST_HELD);
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
          cells.add(sheet.dates(t, SCHEMA_START_DATE));
          cells.add(sheet.dates(t, SCHEMA_END_DATE));
          cells.add(attested(look, t));
          cells.add(sheet.evidence(t));
          return new Page.Row("", cells);
        });
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

  private static void organization(Sheet sheet) {
    Look look = sheet.look();
    List<Node> parts = new ArrayList<>();
    for (Node part :
        List.of(ORG_SUB_ORGANIZATION_OF, ORG_UNIT_OF, ESTABLISHED_IN, ADMINISTERED_BY)) {
      parts.addAll(sheet.incoming(part));
    }
    tenures(
        sheet,
        "officials",
        new Page.Label("任职人员", "officials"),
        sheet.incoming(ORG_ORGANIZATION),
        WHO,
        t -> look.cell(t, ORG_MEMBER));
    sheet.hideLinks(ORG_POST_IN);
    List<Node> meetings = byDate(look, sheet.incoming(HOST));
    sheet.table(
        "meetings",
        new Page.Label("召开的会议", "meetings held"),
        List.of(DATE, MEETING_OF, KIND),
        meetings,
        m ->
            Page.Row.of(
                sheet.dates(m, SCHEMA_START_DATE),
                Page.Cell.of(look.piece(m)),
                look.cell(m, MEETING_KIND)));
    sheet.table(
        "documents",
        new Page.Label("发文", "documents issued"),
        List.of(new Page.Label("文号", "number"), DOCUMENT, KIND, DATE),
        sheet.incoming(ISSUER),
        d ->
            Page.Row.of(
                look.cell(d, DOCUMENT_NUMBER),
                Page.Cell.of(look.piece(d)),
                look.cell(d, DOCUMENT_KIND),
                sheet.dates(d, ELI_DATE_DOCUMENT)));
    sheet.table(
        "parts",
        new Page.Label("下设与内设", "bodies within"),
        List.of(ORGAN, KIND),
        parts.stream().distinct().sorted(byName(look)).toList(),
        o -> Page.Row.of(Page.Cell.of(look.piece(o)), look.cell(o, ORG_CLASSIFICATION)));
    statements(sheet, SPEAKER, false);
    mentions(sheet);
  }

  private static Comparator<Node> byName(Look look) {
    return Comparator.comparing((Node n) -> look.name(n).plain()).thenComparing(Look.AS_WRITTEN);
  }

  private static List<Node> byDate(Look look, List<Node> events) {
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
    statements(sheet, SPEAKER, false);
    reports(sheet, REPORTS, new Page.Label("报道", "reported by"), "reports");
    mentions(sheet);
  }

  static int order(Look look, Node node) {
    String number = look.string(node, LIST_ORDER);
    return number.matches("\\d{1,9}") ? Integer.parseInt(number) : Integer.MAX_VALUE;
  }

  private static void document(Sheet sheet) {
    Look look = sheet.look();
    record Business(Node meeting, Node item) {}
    List<Business> dealt = new ArrayList<>();
    for (Node item : sheet.incoming(CONSIDERS)) {
      look.subjects(HAS_AGENDA_ITEM, item).forEach(m -> dealt.add(new Business(m, item)));
    }
    dealt.sort(
        Comparator.comparing((Business b) -> look.string(b.meeting(), SCHEMA_START_DATE))
            .reversed()
            .thenComparing(b -> b.item().toString()));
    sheet.rows(
        "meetings",
        new Page.Label("研究、学习或审议它的会议", "meetings that dealt with it"),
        List.of(DATE, MEETING_OF, DONE, FROM_TEXT),
        dealt.stream()
            .limit(Sheet.ROWS)
            .map(
                b ->
                    Page.Row.of(
                        sheet.dates(b.meeting(), SCHEMA_START_DATE),
                        Page.Cell.of(look.piece(b.meeting())),
                        look.cell(b.item(), AGENDA_ACTION),
                        sheet.evidence(b.item())))
            .toList(),
        dealt.size());
    reports(sheet, PUBLISHES, new Page.Label("发布于", "published by"), "published");
    statements(sheet, SPEAKER, false);
    mentions(sheet);
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
    Look look = sheet.look();
    List<Node> whole =
        sheet.incoming(property).stream()
            .filter(s -> property.equals(INVOKES) || look.objects(s, DCTERMS_IS_PART_OF).isEmpty())
            .toList();
    statements(sheet, whole, withSpeaker);
  }

  static void statements(Sheet sheet, List<Node> whole, boolean withSpeaker) {
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
    sheet.table(
        "statements",
        new Page.Label("讲话与表述", "statements"),
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
          return new Page.Row("", cells);
        });
  }

  private static void mentions(Sheet sheet) {
    sheet.hideLinks(OA_HAS_BODY);
    reports(
        sheet,
        SCHEMA_MENTIONS,
        new Page.Label("提到它的稿件", "announcements that mention it"),
        "mentions");
  }

  /** Announcements that point here; one that was listed by another property is not listed again. */
  private static void reports(Sheet sheet, Node property, Page.Label heading, String id) {
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
