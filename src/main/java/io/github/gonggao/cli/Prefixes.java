package io.github.gonggao.cli;

import io.github.gonggao.graph.Vocabulary;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spares people the declarations of the prefixes that every query here uses. */
final class Prefixes {
  /** Marks the end of what was put in front; the words after it are the user's. */
  private static final String END = "# ---\n";

  private static final Pattern NOT_CODE = Pattern.compile("<[^<>\\s]*>|#[^\\n]*");
  private static final Pattern FORM = Pattern.compile("(?i)\\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\\b");
  private static final Pattern PLACE = Pattern.compile("at line (\\d+), column (\\d+)");

  private Prefixes() {}

  /** {@code sparql} with those declared in front that it uses and does not declare. */
  static String added(String sparql) {
    StringBuilder head = new StringBuilder();
    String lower = sparql.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> prefix : Vocabulary.PREFIXES.entrySet()) {
      String name = prefix.getKey() + ":";
      boolean declared = lower.matches("(?s).*\\bprefix\\s+" + name + ".*");
      if (sparql.contains(name) && !declared) {
        head.append("PREFIX ").append(name).append(" <").append(prefix.getValue()).append(">\n");
      }
    }
    return head.length() == 0 ? sparql : head + END + sparql;
  }

  /** Whether the answer is rows, or yes or no, and no graph. */
  static boolean answersInRows(String sparql) {
    Matcher form = FORM.matcher(NOT_CODE.matcher(sparql).replaceAll(" "));
    return form.find() && (form.group(1).length() == 6 || form.group(1).length() == 3);
  }

  /** What is wrong with a query, without the list of all tokens that might stand there. */
  static String explained(String problem, String sparql) {
    String first = problem.lines().findFirst().orElse("");
    int end = sparql.indexOf(END);
    long before = end < 0 ? 0 : sparql.substring(0, end).lines().count() + 1;
    Matcher place = PLACE.matcher(first);
    return place.replaceAll(
        m -> "at line " + (Long.parseLong(m.group(1)) - before) + ", column " + m.group(2));
  }
}
