package io.github.gonggao.cli;

import io.github.gonggao.graph.Vocabulary;
import java.util.Locale;
import java.util.Map;

/** Spares people the declarations of the prefixes that every query here uses. */
final class Prefixes {
  private Prefixes() {}

  /** {@code sparql} with those declared in front that it uses and does not declare. */
  static String added(String sparql) {
    StringBuilder head = new StringBuilder();
    String lower = sparql.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> prefix : Vocabulary.PREFIXES.entrySet()) {
      String name = prefix.getKey() + ":";
      boolean used = sparql.contains(name);
      boolean declared = lower.matches("(?s).*\\bprefix\\s+" + name + ".*");
      if (used && !declared) {
        // on the query's own first line, so that the line numbers of errors stay true
        head.append("PREFIX ").append(name).append(" <").append(prefix.getValue()).append("> ");
      }
    }
    return head + sparql;
  }
}
