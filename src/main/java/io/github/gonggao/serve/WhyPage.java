package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;

/**
 * Why a fact is in the graph: each announcement that says so, with the sentence, the rule that read
 * it, how sure that is, and the repairs of the text that it rests on.
 */
final class WhyPage {
  /** Reasons on one page. */
  static final int SHOWN = 20;

  private static final String ENDS = "。！？!?\n";

  /** Characters of a sentence before and after the words; longer ones are cut. */
  private static final int AROUND = 160;

  /** Which extractors read facts of a sort; a span may have been read by several for others. */
  private static final Map<String, Set<String>> READERS =
      Map.of(
          "tenure", Set.of("Official", "Change", "Discipline"),
          "event", Set.of("Change", "Discipline"),
          "meeting", Set.of("Meeting"),
          "participation", Set.of("Participation"),
          "statement", Set.of("Statement"));

  private final Look look;
  private final Node fact;
  private final Map<Node, Repairs> repairs = new HashMap<>();

  WhyPage(Look look, Node fact) {
    this.look = look;
    this.fact = fact;
  }

  /** Whether there is anything to say: something has been read that supports it. */
  static boolean has(Look look, Node fact) {
    return look.object(fact, EVIDENCE).isPresent();
  }

  /** Every place that supports the fact, the newest announcement first. */
  List<Quad> places() {
    return look.quads(Node.ANY, fact, EVIDENCE, Node.ANY).stream()
        .sorted(Comparator.comparing((Quad q) -> q.getObject().toString()).reversed())
        .toList();
  }

  List<Page.Support> supports(List<Quad> places) {
    List<Page.Support> all = new ArrayList<>();
    for (Quad place : places) {
      support(place).ifPresent(all::add);
    }
    return all;
  }

  private Optional<Page.Support> support(Quad place) {
    Node span = place.getObject();
    String graph = place.getGraph().toString();
    if (!graph.endsWith("/graph")) {
      return Optional.empty();
    }
    Node announcement =
        NodeFactory.createURI(graph.substring(0, graph.length() - "/graph".length()));
    Node source =
        look.object(span, OA_HAS_SOURCE)
            .or(() -> look.object(announcement, SOURCE_TEXT))
            .orElse(span);
    int[] text = look.string(source, RDF.value.asNode()).codePoints().toArray();
    int from = AnnouncementPage.number(look.object(span, OA_START));
    int to = AnnouncementPage.number(look.object(span, OA_END));
    if (from < 0 || to <= from || to > text.length) {
      return Optional.empty();
    }
    int start = from;
    while (start > 0 && from - start < AROUND && !ends(text[start - 1])) {
      start--;
    }
    int end = to;
    while (end < text.length && end - to < AROUND && !(end > 0 && ends(text[end - 1]))) {
      end++;
    }
    Repairs mended = repairs(announcement, source);
    List<Page.Line> touched = mended.touches(start, end) ? mended.lines(start, end) : List.of();
    String confidence =
        look.quads(place.getGraph(), fact, CONFIDENCE, Node.ANY).stream()
            .map(q -> Look.lexical(q.getObject()))
            .findFirst()
            .orElseGet(() -> look.string(span, CONFIDENCE));
    return Optional.of(
        new Page.Support(
            look.piece(announcement),
            look.string(announcement, DCTERMS_ISSUED),
            (start > 0 && !ends(text[start - 1]) ? "…" : "")
                + words(text, start, from).stripLeading(),
            Page.Piece.link(words(text, from, to), look.href(span)),
            words(text, to, end).stripTrailing()
                + (end < text.length && !ends(text[end - 1]) ? "…" : ""),
            look.string(source, DCTERMS_LANGUAGE),
            rules(span),
            confidence,
            touched));
  }

  private static boolean ends(int point) {
    return ENDS.indexOf(point) >= 0;
  }

  private static String words(int[] text, int from, int to) {
    return new String(text, from, Math.max(0, to - from));
  }

  private Repairs repairs(Node announcement, Node source) {
    return repairs.computeIfAbsent(
        source,
        s -> {
          String found = look.string(s, RDF.value.asNode());
          String read =
              look.object(announcement, READING_TEXT)
                  .map(r -> look.string(r, RDF.value.asNode()))
                  .orElse(found);
          return new Repairs(found, read);
        });
  }

  private List<String> rules(Node span) {
    List<String> all = look.objects(span, RULE).stream().map(Look::lexical).toList();
    String sort = look.local(fact).map(l -> l.substring(0, Math.max(0, l.indexOf('/')))).orElse("");
    Set<String> readers = READERS.getOrDefault(sort, Set.of());
    List<String> fitting =
        all.stream()
            .filter(rule -> readers.contains(rule.replaceFirst("Extractor.*", "")))
            .toList();
    return fitting.isEmpty() ? all : fitting;
  }
}
