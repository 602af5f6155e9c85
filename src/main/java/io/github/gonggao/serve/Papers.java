package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.*;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;

/** The page of a document: what it does to others and they to it, and who took it up when. */
final class Papers {
  private static final List<Node> RELATIONS =
      List.of(
          DCTERMS_REPLACES,
          ELI_REPEALS,
          ELI_AMENDS,
          ELI_BASED_ON,
          IMPLEMENTS,
          FORWARDS,
          INTERPRETS,
          REPLIES_TO);

  private record Business(Node meeting, Node item) {}

  /** One relation: from a document to a document, of which one is that of the page. */
  private record Relation(Node from, Node how, Node to) {}

  private Papers() {}

  static void document(Sheet sheet) {
    Look look = sheet.look();
    relations(sheet);
    Optional<LocalDate> issued = issued(look, sheet.self());
    List<Business> dealt = new ArrayList<>();
    for (Node item : sheet.incoming(CONSIDERS)) {
      look.subjects(HAS_AGENDA_ITEM, item).forEach(m -> dealt.add(new Business(m, item)));
    }
    dealt.sort(
        Comparator.comparing((Business b) -> look.string(b.meeting(), SCHEMA_START_DATE))
            .reversed()
            .thenComparing(b -> b.item().toString()));
    sheet.table(
        "meetings",
        new Page.Label("研究、学习或审议它的会议", "meetings that dealt with it"),
        List.of(
            Kinds.DATE,
            new Page.Label("距发文", "after its issue"),
            Kinds.MEETING_OF,
            Kinds.ORGAN,
            Kinds.DONE,
            Kinds.FROM_TEXT),
        dealt,
        b ->
            Page.Row.of(
                sheet.dates(b.meeting(), SCHEMA_START_DATE),
                since(issued, day(look.string(b.meeting(), SCHEMA_START_DATE))),
                Page.Cell.of(look.piece(b.meeting())),
                look.cell(b.meeting(), HOST),
                look.cell(b.item(), AGENDA_ACTION),
                sheet.evidence(b.item())));
    Kinds.reports(sheet, PUBLISHES, new Page.Label("发布于", "published by"), "published");
    Kinds.statements(sheet, SPEAKER, false);
    Kinds.mentions(sheet);
  }

  private static void relations(Sheet sheet) {
    Look look = sheet.look();
    List<Relation> all = new ArrayList<>();
    for (Node how : RELATIONS) {
      sheet.values(how).forEach(to -> all.add(new Relation(sheet.self(), how, to)));
    }
    for (Node how : RELATIONS) {
      sheet.incoming(how).forEach(from -> all.add(new Relation(from, how, sheet.self())));
    }
    sheet.table(
        "relations",
        new Page.Label("与其他文件的关系", "relations to other documents"),
        List.of(
            Kinds.DOCUMENT,
            new Page.Label("关系", "relation"),
            new Page.Label("对象", "of or to"),
            Kinds.DATE),
        all,
        r -> {
          Node other = r.from().equals(sheet.self()) ? r.to() : r.from();
          return Page.Row.of(
              end(look, sheet.self(), r.from()),
              new Page.Cell(List.of(arrow(look.piece(r.how())))),
              end(look, sheet.self(), r.to()),
              sheet.dates(other, ELI_DATE_DOCUMENT));
        });
  }

  private static Page.Cell end(Look look, Node self, Node document) {
    return document.equals(self)
        ? Page.Cell.of(Page.Piece.words("本文件", "this document"))
        : Page.Cell.of(look.piece(document));
  }

  private static Page.Piece arrow(Page.Piece relation) {
    Page.Label label = relation.label();
    String en = label.en().isEmpty() ? "" : label.en() + " →";
    return new Page.Piece(
        new Page.Label(label.zh() + " →", en),
        relation.lang(),
        relation.href(),
        relation.outside());
  }

  private static Optional<LocalDate> issued(Look look, Node document) {
    return List.of(ELI_DATE_DOCUMENT, ELI_DATE_PUBLICATION).stream()
        .flatMap(p -> day(look.string(document, p)).stream())
        .findFirst();
  }

  private static Optional<LocalDate> day(String written) {
    try {
      return written.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(written));
    } catch (DateTimeParseException e) {
      // a month or a year alone does not count days
      return Optional.empty();
    }
  }

  private static Page.Cell since(Optional<LocalDate> issued, Optional<LocalDate> met) {
    if (issued.isEmpty() || met.isEmpty()) {
      return Page.Cell.of();
    }
    long days = ChronoUnit.DAYS.between(issued.get(), met.get());
    return Page.Cell.of(
        days < 0
            ? Page.Piece.words("此前 " + -days + " 天", -days + " days before")
            : Page.Piece.words(days + " 天", days == 1 ? "1 day" : days + " days"));
  }
}
