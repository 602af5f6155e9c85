package io.github.gonggao.text;

import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Header lines: {@code 发布时间：2020-04-03 来源：…}, the labels from a word list. */
final class Labels {
  enum Role {
    PUBLISHED,
    DATE,
    PUBLISHER,
    TITLE,
    NUMBER,
    FIELD,
    FURNITURE
  }

  /** A label with its value, which may be empty. */
  record Labelled(String label, Role role, Span value) {}

  private final Map<String, Role> roles = new HashMap<>();
  private final Pattern pattern;

  Labels() {
    List<String> alternatives = new ArrayList<>();
    for (List<String> row : WordFile.rows("text-labels.tsv")) {
      roles.put(row.get(0), Role.valueOf(row.get(1).toUpperCase(Locale.ROOT)));
      // 标　题：a page spreads a short label
      alternatives.add(String.join("[ \\u3000]*", row.get(0).split("")));
    }
    // longest first, or 日期 would be found in 发布日期
    alternatives.sort(
        (a, b) -> a.length() != b.length() ? b.length() - a.length() : a.compareTo(b));
    pattern =
        Pattern.compile(
            "(?:^|(?<=[\\s\u3000\u00A0|｜（(\\[【〖/]))[（(\\[【〖]?("
                + String.join("|", alternatives)
                + ")[ \\u3000]?[】〗\\]]?[ \\u3000]?[：:][ \\u3000]*");
  }

  /** What a line holds if it starts with a label, else nothing. */
  List<Labelled> in(String text, Span line) {
    Matcher matcher = pattern.matcher(text).region(line.start(), line.end());
    matcher.useTransparentBounds(false);
    List<Labelled> found = new ArrayList<>();
    if (!matcher.lookingAt()) {
      return found;
    }
    do {
      if (!found.isEmpty()) {
        close(text, found, matcher.start());
      }
      String label = matcher.group(1).replaceAll("[ \\u3000]", "");
      found.add(new Labelled(label, roles.get(label), new Span(matcher.end(), line.end())));
    } while (matcher.find());
    close(text, found, line.end());
    return found;
  }

  private static void close(String text, List<Labelled> found, int end) {
    Labelled last = found.get(found.size() - 1);
    int start = last.value.start();
    int stop = Math.max(start, end);
    while (stop > start
        && (Han.isBlank(text.charAt(stop - 1)) || "|｜】〗/".indexOf(text.charAt(stop - 1)) >= 0)) {
      stop--;
    }
    // （本文来源：国家邮政局） opens its bracket before the label
    if (stop > start
        && (text.charAt(stop - 1) == '）' || text.charAt(stop - 1) == ')')
        && !last.value.of(text).contains("（")
        && !last.value.of(text).contains("(")) {
      stop--;
    }
    found.set(found.size() - 1, new Labelled(last.label, last.role, new Span(start, stop)));
  }
}
