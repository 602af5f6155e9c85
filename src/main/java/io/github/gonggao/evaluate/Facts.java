package io.github.gonggao.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A countable fact, written as Python prints the tuple that score.py makes of it. That writing is
 * one to one, so two facts are the same when their strings are, and the list of errors is, line for
 * line, the one that score.py writes.
 */
final class Facts {
  private Facts() {}

  /** As Python orders strings: by code point, where Java's own order is by UTF-16 unit. */
  static final Comparator<String> BY_CODE_POINT =
      (a, b) -> java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  static String tuple(Object... parts) {
    List<String> out = new ArrayList<>();
    for (Object part : parts) {
      out.add(part instanceof Integer ? part.toString() : quoted((String) part));
    }
    return "(" + String.join(", ", out) + ")";
  }

  /** In ascending order, those of {@code left} that are not in {@code right}. */
  static List<String> minus(Set<String> left, Set<String> right) {
    return left.stream().filter(f -> !right.contains(f)).sorted(BY_CODE_POINT).toList();
  }

  private static String quoted(String s) {
    if (s == null) {
      return "None";
    }
    char quote = s.contains("'") && !s.contains("\"") ? '"' : '\'';
    StringBuilder out = new StringBuilder().append(quote);
    s.codePoints()
        .forEach(
            c -> {
              if (c == quote || c == '\\') {
                out.append('\\').appendCodePoint(c);
              } else if (c == '\n') {
                out.append("\\n");
              } else if (c == '\r') {
                out.append("\\r");
              } else if (c == '\t') {
                out.append("\\t");
              } else if (isPrintable(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(escaped(c));
              }
            });
    return out.append(quote).toString();
  }

  private static String escaped(int c) {
    if (c <= 0xff) {
      return "\\x" + hex(c, 2);
    }
    return c <= 0xffff ? "\\u" + hex(c, 4) : "\\U" + hex(c, 8);
  }

  private static String hex(int c, int width) {
    String digits = Integer.toHexString(c);
    return "0".repeat(width - digits.length()) + digits;
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
