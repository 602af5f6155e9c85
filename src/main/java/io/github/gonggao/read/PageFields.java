package io.github.gonggao.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The labelled fields around an announcement, {@code 索引号}, {@code 发文机关}, {@code 标　题}, {@code 来源},
 * whether they stand in a table, a list or one line under the title: a label, perhaps spread by
 * blanks, a colon or the end of a cell, a value. Lines come with their seams ({@link
 * PageText#SEAM}), which part a label or a publisher from what stands beside it.
 */
final class PageFields {
  /** A label without its blanks, what it says, and its value. */
  record Field(String label, String role, String value) {
    String line() {
      return label + "：" + value;
    }
  }

  /** The publisher and the day in a line without labels: 江城日报客户端 2024-03-12 15:35. */
  record Dated(String publisher, String date) {}

  private static final String BLANK = "[ \\u3000\\u00A0\\u001F]";

  private static final String TIME = BLANK + "*\\d{1,2}(?:[:：∶]\\d{2}(?:[:：∶]\\d{2})?|时\\d{1,2}分?)";

  private static final Pattern DATE =
      Pattern.compile("(\\d{4}(?:年|[-/.])\\d{1,2}(?:月|[-/.])\\d{1,2}日?(?:T?" + TIME + ")?)");

  private static final Pattern DATED =
      Pattern.compile(
          "([\\p{IsHan}·]{2,20})" + BLANK + "+" + DATE.pattern() + "(?:" + BLANK + ".{0,20})?");

  private static final int LONGEST_LINE = 600;

  /** A line of the page's own is no longer; a paragraph may have a label in it too. */
  private static final int LONGEST_HEAD = 160;

  /** What a value of these roles holds is no free text, so that a label in it is the next one. */
  private static final Set<String> TERSE =
      Set.of("published", "date", "publisher", "office", "author", "furniture");

  private static final Map<String, String> ROLES = new HashMap<>();
  private static final Pattern LABEL;
  private static final Pattern RUN_ON;

  static {
    List<String> alternatives = new ArrayList<>();
    for (List<String> row : WordFile.rows("text-labels.tsv")) {
      ROLES.put(row.get(0), row.get(1));
      alternatives.add(String.join(BLANK + "*", row.get(0).split("")));
    }
    alternatives.sort(
        (a, b) -> a.length() != b.length() ? b.length() - a.length() : a.compareTo(b));
    String labels = "(?<label>" + String.join("|", alternatives) + ")";
    String before = "(?:^|(?<=[\\s\\u3000\\u00A0\\u001F|｜（(\\[【/>]))";
    String colon = BLANK + "*[】\\]]?" + BLANK + "*";
    LABEL = Pattern.compile(before + "[（(\\[【]?" + labels + colon + "(?:[：:]|\\u3000|$)");
    RUN_ON = Pattern.compile(labels + colon + "[：:]");
  }

  private PageFields() {}

  static boolean isLabel(String text) {
    return ROLES.containsKey(bare(text));
  }

  /** A label that has its value elsewhere, if it is one. */
  static Optional<Field> field(String label, String value) {
    String bare = bare(label);
    return Optional.ofNullable(ROLES.get(bare)).map(r -> new Field(bare, r, strip(value)));
  }

  /**
   * The fields of a line; empty where it does not start with a label.
   *
   * @param colons whether only a colon makes a label; a cell may do without
   */
  static List<Field> in(String line, boolean colons) {
    if (line.length() > LONGEST_LINE) {
      return List.of();
    }
    String text = strip(line, " \u3000\u00A0\t\u001F", "");
    Matcher matcher = LABEL.matcher(text);
    List<Field> fields = new ArrayList<>();
    String label = null;
    int value = 0;
    int from = 0;
    while (matcher.find(from)) {
      boolean colon = matcher.end() > 0 && ":：".indexOf(text.charAt(matcher.end() - 1)) >= 0;
      from = Math.max(matcher.end(), matcher.start() + 1);
      if (label == null && bare(text.substring(0, matcher.start())).length() > 0) {
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

  /**
   * The fields of a line under a title that starts with something else, the name of the site or its
   * address; empty where it has no label of a day or a publisher.
   */
  static List<Field> within(String line) {
    if (line.length() > LONGEST_HEAD || line.indexOf('。') >= 0 || line.indexOf('；') >= 0) {
      return List.of();
    }
    Matcher matcher = LABEL.matcher(line);
    while (matcher.find()) {
      String role = ROLES.get(bare(matcher.group("label")));
      boolean colon = ":：".indexOf(line.charAt(Math.max(0, matcher.end() - 1))) >= 0;
      if (colon && (role.equals("published") || role.equals("publisher"))) {
        return in(line.substring(matcher.start()), true);
      }
    }
    return List.of();
  }

  private static void add(List<Field> fields, String label, String value) {
    String role = ROLES.get(label);
    Matcher next = RUN_ON.matcher(value);
    if (TERSE.contains(role) && next.find()) {
      add(fields, label, value.substring(0, next.start()));
      add(fields, bare(next.group("label")), value.substring(next.end()));
      return;
    }
    fields.add(new Field(label, role, role.equals("publisher") ? name(value) : strip(value)));
  }

  /** A publisher up to the seam where something else follows: 江城日报 参与互动, but 人民网-文化频道. */
  private static String name(String value) {
    String stripped = strip(value, " \u3000\u00A0\t\u001F|｜/>：:】]", "");
    int seam = stripped.indexOf(PageText.SEAM);
    while (seam > 0 && seam + 1 < stripped.length()) {
      char next = stripped.charAt(seam + 1);
      if (Character.isIdeographic(next) || "【[（( \u3000\u00A0".indexOf(next) >= 0) {
        return strip(stripped.substring(0, seam));
      }
      seam = stripped.indexOf(PageText.SEAM, seam + 1);
    }
    return strip(stripped);
  }

  private static String strip(String value) {
    String inner =
        strip(
            value.replace(String.valueOf(PageText.SEAM), ""),
            "|｜/>：:】] \u3000\u00A0\t",
            "|｜/（(【[ \u3000\u00A0\t");
    for (String pair : List.of("（）", "()", "【】", "[]")) {
      // （本文来源：江城日报） opens its bracket before the label
      if (inner.indexOf(pair.charAt(0)) < 0 && inner.endsWith(pair.substring(1))) {
        inner = inner.substring(0, inner.length() - 1);
      }
    }
    return inner;
  }

  /** Without the blanks, bars and brackets that part it from its neighbours. */
  private static String strip(String value, String leading, String trailing) {
    int start = 0;
    int end = value.length();
    while (start < end && leading.indexOf(value.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && trailing.indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    return value.substring(start, end);
  }

  /** A date as it is written, with its time. */
  static Optional<String> date(String text) {
    Matcher matcher = DATE.matcher(text);
    return text.length() <= LONGEST_LINE && matcher.find()
        ? Optional.of(matcher.group(1).replace(String.valueOf(PageText.SEAM), ""))
        : Optional.empty();
  }

  static Optional<Dated> dated(String line) {
    Matcher matcher = DATED.matcher(line.strip());
    return line.length() <= LONGEST_HEAD && matcher.matches()
        ? Optional.of(new Dated(matcher.group(1), date(matcher.group(2)).orElseThrow()))
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
    return matcher.lookingAt() ? line.strip().substring(matcher.end()) : line;
  }

  static String bare(String text) {
    return text.replaceAll("[\\s\\u3000\\u00A0\\u001F]", "");
  }
}
