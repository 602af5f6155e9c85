package io.github.gonggao.text;

import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Header lines by the labels of a word list, as pages write them: {@code 发布时间：2020-04-03 来源：…},
 * {@code 【发文机关】江城市水务局}, the row of a table {@code 索引号　JC-1　分类　水利}, with blanks inside the labels,
 * and with nothing between a value and the next label.
 */
final class Labels {
  enum Role {
    PUBLISHED,
    DATE,
    PUBLISHER,
    OFFICE,
    TITLE,
    NUMBER,
    AUTHOR,
    FIELD,
    FURNITURE
  }

  /** A label with its value, which may be empty. */
  record Labelled(String label, Role role, Span value) {}

  private static final String OPENING = "（([【〖";
  private static final String CLOSING = "）)]】〗";
  private static final String BLANK = "[ \\u3000\\u00A0\\t]";

  /** In a table without colons, a label of fewer characters may be a word of the text. */
  private static final int TELLING = 3;

  private final Map<String, Role> roles = new HashMap<>();
  private final Pattern pattern;
  private final Pattern cell;
  private final Furniture furniture;

  Labels(Furniture furniture) {
    this.furniture = furniture;
    List<String> alternatives = new ArrayList<>();
    for (List<String> row : WordFile.rows("text-labels.tsv")) {
      roles.put(row.get(0), Role.valueOf(row.get(1).toUpperCase(Locale.ROOT)));
      // 标　题：a page spreads a short label
      alternatives.add(String.join(BLANK + "*", row.get(0).split("")));
    }
    // longest first, or 日期 would be found in 发布日期
    alternatives.sort(
        (a, b) -> a.length() != b.length() ? b.length() - a.length() : a.compareTo(b));
    String label = "(" + String.join("|", alternatives) + ")";
    pattern =
        Pattern.compile(
            "(?:[（(\\[【〖]"
                + BLANK
                + "*)?"
                + label
                + "(?:"
                + BLANK
                + "*[：:丨|｜]|(?<=[^：:])"
                + BLANK
                + "*[】〗\\]]"
                + BLANK
                + "*[：:]?)"
                + BLANK
                + "*");
    cell = Pattern.compile("(?:^|" + BLANK + "++)" + label + "(?:" + BLANK + "++|$)");
  }

  /** What a line holds if it starts with a label, else nothing. */
  List<Labelled> in(String text, Span line) {
    return in(text, line, false);
  }

  /**
   * The same.
   *
   * @param table whether the line stands in a table without colons
   */
  List<Labelled> in(String text, Span whole, boolean table) {
    Span line = furniture.skip(text, whole);
    Matcher matcher = pattern.matcher(text).region(line.start(), line.end());
    matcher.useTransparentBounds(false);
    List<Labelled> found = new ArrayList<>();
    if (!matcher.lookingAt() || !isWhole(text, matcher)) {
      return row(text, line, table);
    }
    boolean more = true;
    while (more) {
      int from = matcher.end();
      if (found.isEmpty() || (isWhole(text, matcher) && parts(text, matcher, found))) {
        if (!found.isEmpty()) {
          close(text, found, matcher.start());
        }
        String label = bare(matcher.group(1));
        found.add(new Labelled(label, roles.get(label), new Span(matcher.end(), line.end())));
      } else {
        // 云澜发布　时间：the label starts later
        from = matcher.start() + 1;
      }
      more = from < line.end() && matcher.region(from, line.end()).find();
    }
    close(text, found, line.end());
    return found;
  }

  /** A label that closes with a bracket has opened one: 【发文机关】, but not 来源］. */
  private static boolean isWhole(String text, Matcher matcher) {
    String after = text.substring(matcher.end(1), matcher.end());
    boolean closes = after.indexOf('】') >= 0 || after.indexOf('〗') >= 0 || after.indexOf(']') >= 0;
    return !closes || matcher.start() < matcher.start(1);
  }

  /**
   * Whether a label may start here: after a blank or a bar, or, where a page leaves these out,
   * after a value that is not free text.
   */
  private static boolean parts(String text, Matcher matcher, List<Labelled> before) {
    char c = text.charAt(matcher.start() - 1);
    Role role = before.get(before.size() - 1).role;
    return Han.isBlank(c)
        || "|｜（([【〖/；;，,】]》)）".indexOf(c) >= 0
        || OPENING.indexOf(text.charAt(matcher.start())) >= 0
        || (role != Role.TITLE
            && role != Role.FIELD
            && matcher.group(1).chars().noneMatch(i -> Han.isBlank((char) i)));
  }

  /** Cells by turns a label and a value, with no colons. */
  private List<Labelled> row(String text, Span line, boolean table) {
    Matcher matcher = cell.matcher(text).region(line.start(), line.end());
    List<Labelled> found = new ArrayList<>();
    if (!matcher.lookingAt()) {
      return found;
    }
    int at = line.start();
    do {
      if (!found.isEmpty()) {
        close(text, found, matcher.start());
      }
      String label = bare(matcher.group(1));
      found.add(new Labelled(label, roles.get(label), new Span(matcher.end(), line.end())));
      // the blank after an empty value starts the next label too
      at = Math.max(matcher.end() - 1, matcher.end(1));
    } while (at < line.end() && matcher.region(at, line.end()).find());
    close(text, found, line.end());
    boolean values = found.stream().anyMatch(f -> !f.value.isEmpty());
    boolean telling = table || found.size() > 1 || isTelling(found.get(0).label);
    return values && telling ? found : List.of();
  }

  private static boolean isTelling(String label) {
    return label.length() >= TELLING || label.equals("文号");
  }

  /** The label that a line is, with or without a colon, its value on the next line. */
  Optional<Labelled> alone(String text, Span line) {
    Matcher matcher = pattern.matcher(text).region(line.start(), line.end());
    Matcher bare = cell.matcher(text).region(line.start(), line.end());
    boolean colon = matcher.matches() && isWhole(text, matcher);
    if (!colon && !bare.matches()) {
      return Optional.empty();
    }
    String label = bare((colon ? matcher : bare).group(1));
    return Optional.of(new Labelled(label, roles.get(label), new Span(line.end(), line.end())));
  }

  private static String bare(String label) {
    return label.replaceAll(BLANK, "");
  }

  private void close(String text, List<Labelled> found, int end) {
    Labelled last = found.get(found.size() - 1);
    int start = last.value.start();
    Span value = new Span(start, Math.max(start, end));
    if (last.role != Role.FURNITURE) {
      value = furniture.cut(text, value);
    }
    int stop = value.end();
    while (stop > start
        && (Han.isBlank(text.charAt(stop - 1)) || "|｜/".indexOf(text.charAt(stop - 1)) >= 0)) {
      stop--;
    }
    // （本文来源：国家邮政局） opens its bracket before the label
    if (stop > start) {
      int closes = CLOSING.indexOf(text.charAt(stop - 1));
      if (closes >= 0 && text.substring(start, stop).indexOf(OPENING.charAt(closes)) < 0) {
        stop--;
      }
    }
    // 【效　力】[有效]
    if (stop - start > 2
        && "[［【".indexOf(text.charAt(start)) >= 0
        && "]］】".indexOf(text.charAt(stop - 1)) >= 0) {
      start++;
      stop--;
    }
    found.set(found.size() - 1, new Labelled(last.label, last.role, new Span(start, stop)));
  }
}
