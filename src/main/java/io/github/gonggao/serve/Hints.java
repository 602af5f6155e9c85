package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.*;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;

/** A few words beside a name that tell it from its namesakes. */
final class Hints {
  private static final int POSTS = 3;

  private Hints() {}

  static List<Page.Piece> of(Look look, Node node) {
    List<Page.Piece> hints = new ArrayList<>();
    for (Node tenure : look.subjects(ORG_MEMBER, node)) {
      if (hints.size() == POSTS) {
        break;
      }
      look.object(tenure, POST)
          .map(look::name)
          .map(Page.Label::plain)
          .map(Page.Piece::plain)
          .ifPresent(hints::add);
    }
    for (Node property : List.of(SCHEMA_START_DATE, DOCUMENT_NUMBER, DCTERMS_ISSUED)) {
      look.object(node, property).map(Sheet::date).ifPresent(hints::add);
    }
    for (Node property : List.of(ORG_CLASSIFICATION, DOCUMENT_KIND)) {
      look.object(node, property)
          .map(look::name)
          .map(l -> Page.Piece.words(l.zh(), l.en()))
          .ifPresent(hints::add);
    }
    return hints;
  }
}
