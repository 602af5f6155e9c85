package io.github.gonggao.serve;

import io.github.gonggao.graph.Vocabulary;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;

/** The terms of the ontology on one page, each with an anchor for its fragment. */
final class OntologyPage {
  private OntologyPage() {}

  static List<Page.Section> sections(Look look) {
    Page.Label term = new Page.Label("词项", "term");
    Page.Label meaning = new Page.Label("含义", "meaning");
    return List.of(
        section(
            look,
            "classes",
            new Page.Label("类", "classes"),
            List.of(term, meaning, new Page.Label("上位类", "subclass of")),
            look.terms().classes(),
            List.of(RDFS.subClassOf.asNode())),
        section(
            look,
            "properties",
            new Page.Label("属性", "properties"),
            List.of(
                term,
                meaning,
                new Page.Label("定义域", "domain"),
                new Page.Label("值域", "range"),
                new Page.Label("上位属性", "subproperty of")),
            look.terms().properties(),
            List.of(RDFS.domain.asNode(), RDFS.range.asNode(), RDFS.subPropertyOf.asNode())),
        new Page.Section(
            "schemes",
            new Page.Label("概念表", "concept schemes"),
            List.of(term, new Page.Label("概念数", "concepts")),
            look.terms().schemes().stream()
                .map(
                    s ->
                        Page.Row.of(
                            Page.Cell.of(look.piece(s)),
                            Page.Cell.of(
                                Page.Piece.plain(
                                    Integer.toString(look.terms().conceptsOf(s).size())))))
                .toList(),
            Page.Label.NONE));
  }

  private static Page.Section section(
      Look look,
      String id,
      Page.Label heading,
      List<Page.Label> columns,
      Set<Node> terms,
      List<Node> about) {
    List<Page.Row> rows =
        terms.stream()
            .filter(t -> t.getURI().startsWith(Vocabulary.NS))
            .map(t -> row(look, t, about))
            .toList();
    return new Page.Section(id, heading, columns, rows, Page.Label.NONE);
  }

  private static Page.Row row(Look look, Node term, List<Node> about) {
    String name = term.getURI().substring(Vocabulary.NS.length());
    Page.Label comment = look.terms().comment(term);
    List<Page.Cell> cells =
        new java.util.ArrayList<>(
            List.of(
                Page.Cell.of(
                    Page.Piece.link(look.terms().name(term), "#" + name),
                    Page.Piece.plain("gg:" + name)),
                Page.Cell.of(Page.Piece.words(comment.zh(), comment.en()))));
    about.forEach(property -> cells.add(look.cell(term, property)));
    return new Page.Row(name, cells);
  }
}
