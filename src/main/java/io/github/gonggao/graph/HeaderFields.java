package io.github.gonggao.graph;

import io.github.gonggao.graph.Vocabulary.Scheme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;

/**
 * What labelled lines at the head of a page say in the graph, by {@code header-fields.tsv}. Title,
 * dates, number and issuer are facts of other kinds and are not here.
 */
final class HeaderFields {
  private record Entry(String says, String split) {}

  private static final Map<String, Entry> ALL = all();

  /** What stands in a row of a form that has no value. */
  private static final Pattern NONE = Pattern.compile("(?:暂?无|空|[-—/／*]+)");

  private HeaderFields() {}

  /** The property of the announcement that a field gives. */
  static Optional<Node> property(String label) {
    Entry entry = ALL.get(label);
    if (entry == null) {
      return Optional.empty();
    }
    return switch (entry.says) {
      case "identifier" -> Optional.of(Vocabulary.DCTERMS_IDENTIFIER);
      case "subject" -> Optional.of(Vocabulary.DCTERMS_SUBJECT);
      default -> Optional.empty();
    };
  }

  /** The values of a field, as many as its marks part. */
  static List<String> values(String label, String value) {
    String marks = ALL.containsKey(label) ? ALL.get(label).split : "";
    List<String> values = new ArrayList<>();
    int start = 0;
    for (int at = 0; at <= value.length(); at++) {
      if (at == value.length() || marks.indexOf(value.charAt(at)) >= 0) {
        String one = value.substring(start, at).strip();
        if (!one.isEmpty() && !values.contains(one) && !NONE.matcher(one).matches()) {
          values.add(one);
        }
        start = at + 1;
      }
    }
    return values;
  }

  /** Code of the status that a field gives to the document of its page. */
  static Optional<String> status(String label, String value) {
    Entry entry = ALL.get(label);
    return entry != null && entry.says.equals("status")
        ? Concepts.of(Scheme.DOCUMENT_STATUS).exact(value)
        : Optional.empty();
  }

  private static Map<String, Entry> all() {
    Map<String, Entry> all = new HashMap<>();
    for (Words.Row row : Words.rows("header-fields")) {
      if (all.put(row.at(0), new Entry(row.at(1), row.at(2))) != null) {
        throw new IllegalStateException("header-fields.tsv has " + row.at(0) + " twice");
      }
    }
    return all;
  }
}
