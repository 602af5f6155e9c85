package io.github.gonggao.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The labelled fields around an announcement, {@code 索引号}, {@code 发文机关}, {@code 标　题}, {@code 来源},
 * whether they stand in a table, a list or one line under the title: a label, perhaps spread by
 * blanks, a colon or the end of a cell, a value.
 */
final class PageFields {
  /** A label without its blanks, what it says, and its value. */
  record Field(String label, String role, String value) {
    String line() {
      return label + "：" + value;
    }
  }

  private static final String BLANK = "[ \\u3000\\u00A0]";

  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4}(?:年|[-/.])\\d{1,2}(?:月|[-/.])\\d{1,2}日?(?:[ \\u00A0]*\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?)?)");

  private static final int LONGEST_LINE = 600;

  private static final Map<String, String> ROLES = new HashMap<>();
  private static final Pattern LABEL;

  static {
    List<String> alternatives = new ArrayList<>();
    for (List<String> row : WordFile.rows("text-labels.tsv")) {
      ROLES.put(row.get(0), row.get(1));
      alternatives.add(String.join(BLANK + "*", row.get(0).split("")));
    }
    alternatives.sort(
        (a, b) -> a.length() != b.length() ? b.length() - a.length() : a.compareTo(b));
    String labels = "(?<label>" + String.join("|", alternatives) + ")";
    String before = "(?:^|(?<=[\\s\\u3000\\u00A0|｜（(\\[【/>]))";
    LABEL =
        Pattern.compile(
            before + "[（(\\[【]?" + labels + BLANK + "*[】\\]]?" + BLANK + "*(?:[：:]|\\u3000|$)");
  }

  private PageFields() {}

  /**
   * The fields of a line; empty where it does not start with a label.
   *
   * @param colons whether only a colon makes a label; a cell may do without
   */
  static List<Field> in(String line, boolean colons) {
    if (line.length() > LONGEST_LINE) {
      return List.of();
    }
    String text = line.strip();
    Matcher matcher = LABEL.matcher(text);
    List<Field> fields = new ArrayList<>();
    String label = null;
    int value = 0;
    int from = 0;
    while (matcher.find(from)) {
      boolean colon = matcher.end() > 0 && ":：".indexOf(text.charAt(matcher.end() - 1)) >= 0;
      from = Math.max(matcher.end(), matcher.start() + 1);
      if (label == null && text.substring(0, matcher.start()).strip().length() > 0) {
        return List.of();
      }
      if (!colon && colons) {
        if (label == null) {
          return List.of();
        }
        continue;
      }
      if (label != null) {
        add(fields, label, text.substring(value, matcher.start()));
      }
      label = bare(matcher.group("label"));
      value = matcher.end();
      if (from > text.length()) {
        break;
      }
    }
    if (label != null) {
      add(fields, label, text.substring(Math.min(value, text.length())));
    }
    return fields;
  }

  private static void add(List<Field> fields, String label, String value) {
    String stripped = strip(value);
    fields.add(new Field(label, ROLES.get(label), stripped));
  }

  /** Without the blanks, bars and brackets that part it from its neighbours. */
  private static String strip(String value) {
    int start = 0;
    int end = value.length();
    while (start < end && "|｜/>：:】] \u3000\u00A0\t".indexOf(value.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && "|｜/（(【[ \u3000\u00A0\t".indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    String inner = value.substring(start, end);
    boolean open = inner.indexOf('（') < 0 && inner.indexOf('(') < 0;
    if (open && (inner.endsWith("）") || inner.endsWith(")"))) {
      inner = inner.substring(0, inner.length() - 1);
    }
    return inner;
  }

  /** A date as it is written, with its time. */
  static Optional<String> date(String text) {
    Matcher matcher = DATE.matcher(text);
    return text.length() <= LONGEST_LINE && matcher.find()
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }

  /** Whether a line starts with a date and has nothing else but labelled values after it. */
  static boolean isDateLine(String line) {
    Matcher matcher = DATE.matcher(line.strip());
    if (line.length() > LONGEST_LINE || !matcher.lookingAt()) {
      return false;
    }
    String rest = strip(line.strip().substring(matcher.end()));
    return rest.isEmpty() || !in(rest, true).isEmpty();
  }

  /** What follows the date that a line starts with. */
  static String afterDate(String line) {
    Matcher matcher = DATE.matcher(line.strip());
    return matcher.lookingAt() ? strip(line.strip().substring(matcher.end())) : line;
  }

  static String bare(String text) {
    return text.replaceAll("[\\s\\u3000\\u00A0]", "");
  }
}
