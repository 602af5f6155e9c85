package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.DCTERMS_TITLE;
import static io.github.gonggao.graph.Vocabulary.SCHEMA_MENTIONS;
import static io.github.gonggao.graph.Vocabulary.SKOS_ALT_LABEL;
import static io.github.gonggao.graph.Vocabulary.SKOS_PREF_LABEL;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * Finding things by a part of one of their names.
 *
 * <p>All names of all entities and the titles of all announcements, in memory, gone through one by
 * one: some tens of milliseconds for half a million names, about a hundred bytes each. The store of
 * a site does not change, so that this is made once. A larger collection will want a text index.
 */
final class LabelIndex {
  /** The sorts of things that can be found, in the order in which they are shown. */
  static final List<String> KINDS =
      List.of("person", "org", "post", "meeting", "document", "formulation", "place", "a");

  /** A thing whose name fits. */
  record Hit(String local, String label) {}

  /** Some of the things that fit. */
  record Hits(List<Hit> shown, int total) {}

  private record Name(String local, String kind, String label, String folded) {}

  private final List<Name> names = new ArrayList<>();

  /** Reads every name; call inside a read transaction. */
  LabelIndex(DatasetGraph data, String base) {
    for (Node property : List.of(SKOS_PREF_LABEL, SKOS_ALT_LABEL, DCTERMS_TITLE)) {
      data.find(Quad.unionGraph, Node.ANY, property, Node.ANY)
          .forEachRemaining(quad -> add(quad, base));
    }
    Map<String, Integer> mentioned = mentions(data, base);
    Collections.sort(
        names,
        (a, b) -> {
          int order = Integer.compare(KINDS.indexOf(a.kind), KINDS.indexOf(b.kind));
          if (order == 0 && a.kind.equals("a")) {
            // an announcement's identifier begins with its day: the newest first
            order = b.local.compareTo(a.local);
          }
          if (order == 0) {
            order =
                Integer.compare(
                    mentioned.getOrDefault(b.local, 0), mentioned.getOrDefault(a.local, 0));
          }
          if (order == 0) {
            order = Integer.compare(a.label.length(), b.label.length());
          }
          order = order != 0 ? order : a.label.compareTo(b.label);
          return order != 0 ? order : a.local.compareTo(b.local);
        });
  }

  /** In how many announcements a thing is named: who is looked for is mostly who is known. */
  private static Map<String, Integer> mentions(DatasetGraph data, String base) {
    Map<String, Integer> mentioned = new HashMap<>();
    data.find(Quad.unionGraph, Node.ANY, SCHEMA_MENTIONS, Node.ANY)
        .forEachRemaining(
            quad -> {
              Node object = quad.getObject();
              if (object.isURI() && object.getURI().startsWith(base)) {
                mentioned.merge(object.getURI().substring(base.length()), 1, Integer::sum);
              }
            });
    return mentioned;
  }

  private void add(Quad quad, String base) {
    Node subject = quad.getSubject();
    if (!subject.isURI() || !subject.getURI().startsWith(base) || !quad.getObject().isLiteral()) {
      return;
    }
    String local = subject.getURI().substring(base.length());
    int slash = local.indexOf('/');
    String kind = slash < 0 ? "" : local.substring(0, slash);
    if (KINDS.contains(kind) && local.indexOf('/', slash + 1) < 0 && Paths.isIdentifier(local)) {
      String label = quad.getObject().getLiteralLexicalForm();
      names.add(new Name(local, kind, label, fold(label)));
    }
  }

  /** Width and case do not matter to somebody who searches. */
  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
  }

  /**
   * What has {@code query} in a name: first what is called so, then what begins so, then the rest;
   * of equals what more announcements name.
   *
   * @param kind one of {@link #KINDS}, or empty for all
   */
  Hits find(String query, String kind, int from, int limit) {
    String wanted = fold(query);
    List<List<Name>> ranks = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Map<String, Integer> best = new HashMap<>();
    for (Name name : names) {
      if (!kind.isEmpty() && !name.kind.equals(kind)) {
        continue;
      }
      int at = name.folded.indexOf(wanted);
      if (at < 0) {
        continue;
      }
      int rank = at > 0 ? 2 : name.folded.length() > wanted.length() ? 1 : 0;
      if (wanted.isEmpty()) {
        rank = 0;
      }
      Integer known = best.get(name.local);
      if (known == null || rank < known) {
        best.put(name.local, rank);
        ranks.get(rank).add(name);
      }
    }
    List<Hit> shown = new ArrayList<>();
    int seen = 0;
    for (int rank = 0; rank < ranks.size(); rank++) {
      for (Name name : ranks.get(rank)) {
        if (best.get(name.local) == rank) {
          if (seen >= from && shown.size() < limit) {
            shown.add(new Hit(name.local, name.label));
          }
          seen++;
        }
      }
    }
    return new Hits(shown, best.size());
  }

  /** The newest announcements. */
  List<Hit> latest(int limit) {
    return find("", "a", 0, limit).shown();
  }
}
