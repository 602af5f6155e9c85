package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;

/** The page of an organization: what it is part of, who serves in it, what it does. */
final class Bodies {
  private static final List<Node> PART_OF =
      List.of(ORG_SUB_ORGANIZATION_OF, ORG_UNIT_OF, ESTABLISHED_IN, ADMINISTERED_BY);
  private static final int DEPTH = 6;
  private static final int PARTS = 40;

  private Bodies() {}

  static void organization(Sheet sheet) {
    Look look = sheet.look();
    List<Node> parts = parts(look, sheet.self());
    PART_OF.forEach(sheet::incoming);
    if (!parts.isEmpty() || parent(look, sheet.self()).isPresent()) {
      sheet.tree(tree(look, sheet.self(), parts));
    }
    List<Node> serving = new ArrayList<>();
    List<Node> gone = new ArrayList<>();
    for (Node tenure : sheet.incoming(ORG_ORGANIZATION)) {
      (look.object(tenure, SCHEMA_END_DATE).isPresent() ? gone : serving).add(tenure);
    }
    Kinds.tenures(
        sheet,
        "officials",
        new Page.Label("任职人员（未见去职）", "officials not known to have left"),
        serving,
        Kinds.WHO,
        t -> look.cell(t, ORG_MEMBER));
    Kinds.tenures(
        sheet,
        "former",
        new Page.Label("曾任人员", "former officials"),
        gone,
        Kinds.WHO,
        t -> look.cell(t, ORG_MEMBER));
    sheet.hideLinks(ORG_POST_IN);
    sheet.table(
        "meetings",
        new Page.Label("召开的会议", "meetings held"),
        List.of(Kinds.DATE, Kinds.MEETING_OF, Kinds.KIND),
        Kinds.byDate(look, sheet.incoming(HOST)),
        m ->
            Page.Row.of(
                sheet.dates(m, SCHEMA_START_DATE),
                Page.Cell.of(look.piece(m)),
                look.cell(m, MEETING_KIND)));
    sheet.table(
        "documents",
        new Page.Label("发文", "documents issued"),
        List.of(new Page.Label("文号", "number"), Kinds.DOCUMENT, Kinds.KIND, Kinds.DATE),
        sheet.incoming(ISSUER),
        d ->
            Page.Row.of(
                look.cell(d, DOCUMENT_NUMBER),
                Page.Cell.of(look.piece(d)),
                look.cell(d, DOCUMENT_KIND),
                sheet.dates(d, ELI_DATE_DOCUMENT)));
    names(sheet);
    sheet.table(
        "parts",
        new Page.Label("下设与内设", "bodies within"),
        List.of(Kinds.ORGAN, Kinds.KIND),
        parts,
        o -> Page.Row.of(Page.Cell.of(look.piece(o)), look.cell(o, ORG_CLASSIFICATION)));
    Kinds.statements(sheet, SPEAKER, false);
    Kinds.mentions(sheet);
  }

  /** What reforms made of it, and what it was called before and after. */
  private static void names(Sheet sheet) {
    Look look = sheet.look();
    List<Node> changes = new ArrayList<>(sheet.incoming(ORG_ORIGINAL_ORGANIZATION));
    changes.addAll(sheet.incoming(ORG_RESULTING_ORGANIZATION));
    sheet.table(
        "names",
        new Page.Label("名称沿革", "names over time"),
        List.of(
            Kinds.DATE,
            Kinds.KIND,
            new Page.Label("此前", "before"),
            new Page.Label("此后", "after"),
            new Page.Label("出处", "source")),
        changes.stream()
            .distinct()
            .sorted(
                Comparator.comparing((Node c) -> look.string(c, SCHEMA_START_DATE))
                    .thenComparing(Look.AS_WRITTEN))
            .toList(),
        c ->
            Page.Row.of(
                sheet.dates(c, SCHEMA_START_DATE),
                look.cell(c, CHANGE_KIND),
                look.cell(c, NAME_BEFORE),
                look.cell(c, NAME_AFTER),
                look.cell(c, DCTERMS_SOURCE)));
  }

  private static List<Node> parts(Look look, Node body) {
    Set<Node> parts = new HashSet<>();
    PART_OF.forEach(link -> parts.addAll(look.subjects(link, body)));
    parts.remove(body);
    return parts.stream().sorted(Kinds.byName(look)).toList();
  }

  private static Optional<Node> parent(Look look, Node body) {
    return PART_OF.stream()
        .flatMap(link -> look.objects(body, link).stream())
        .filter(whole -> !whole.equals(body))
        .findFirst();
  }

  /** From the highest body above this one down to the bodies within it. */
  private static Page.Branch tree(Look look, Node self, List<Node> parts) {
    List<Page.Branch> below = new ArrayList<>();
    for (Node part : parts.subList(0, Math.min(PARTS, parts.size()))) {
      below.add(new Page.Branch(look.piece(part), false, List.of()));
    }
    if (parts.size() > PARTS) {
      String more = Look.number(parts.size() - PARTS);
      below.add(
          new Page.Branch(
              Page.Piece.link(new Page.Label("另有 " + more + " 个", more + " more"), "#parts"),
              false,
              List.of()));
    }
    Page.Branch branch = new Page.Branch(look.piece(self), true, below);
    Set<Node> seen = new HashSet<>(Set.of(self));
    Optional<Node> above = parent(look, self);
    // two announcements may each make one body a part of the other
    while (above.isPresent() && seen.size() <= DEPTH && seen.add(above.get())) {
      branch = new Page.Branch(look.piece(above.get()), false, List.of(branch));
      above = parent(look, above.get());
    }
    return branch;
  }
}
