package io.github.gonggao.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the lines around an announcement say of it: when, by whom, and the fields of its table. */
final class PageHead {
  private static final Pattern PART = WordFile.any(WordFile.rows("page-lines.tsv"), 1, "part", 0);

  /** What stands before a date and is no publisher: 今天是, 更新于, 第3版. */
  private static final Pattern NO_NAME = Pattern.compile(".*[是于间期至在自版]|第.*|阅读|浏览|点击");

  private static final Pattern UNKNOWN_LABEL = Pattern.compile("[\\p{IsHan}]{2,10}[：:]");

  /** In the order of the page, of which the lines before the title are read last. */
  private final Set<String> before = new LinkedHashSet<>();

  private final Set<String> under = new LinkedHashSet<>();

  /** Where what is being read belongs. */
  private Set<String> fields = under;

  /** Whether there are fields that title, date and publisher do not already say. */
  private boolean table;

  /** The label that the line before was, with a colon and no value. */
  private String open;

  private Optional<String> published = Optional.empty();
  private Optional<String> source = Optional.empty();

  /** Who put it on the page; the publisher where nobody else is said to be. */
  private Optional<String> office = Optional.empty();

  Optional<String> published() {
    return published;
  }

  Optional<String> source() {
    return source;
  }

  Optional<String> office() {
    return office;
  }

  /** The fields of a table, a line each; none where date and publisher are all there is. */
  List<String> fields() {
    if (!table) {
      return List.of();
    }
    Set<String> all = new LinkedHashSet<>(before);
    all.addAll(under);
    return List.copyOf(all);
  }

  /** Whether a line says when or by whom something was published. */
  static boolean isStrong(String line) {
    return PageFields.isDateLine(line)
        || PageFields.in(line, true).stream()
            .anyMatch(f -> f.role().equals("published") || f.role().equals("publisher"));
  }

  /** Takes in a line that stands before the title: only what is labelled tells of it. */
  void takeBefore(PageText.Line line) {
    String raw = PART.matcher(line.seamed()).replaceAll(" ").strip();
    fields = before;
    if (!closes(raw) && !opens(raw)) {
      labelled(raw);
    }
    fields = under;
  }

  /**
   * Takes in a line under the title that says something of the announcement; false if it is none.
   */
  boolean take(PageText.Line line) {
    String raw = PART.matcher(line.seamed()).replaceAll(" ").strip();
    if (closes(raw)) {
      return true;
    }
    if (opens(raw)) {
      return PageFields.isLabel(open.substring(0, open.length() - 1));
    }
    return takes(raw);
  }

  private boolean takes(String raw) {
    if (PageFields.isDateLine(raw)) {
      if (published.isEmpty()) {
        published = PageFields.date(raw);
      }
      labelled(PageFields.afterDate(raw));
      return true;
    }
    Optional<PageFields.Dated> dated =
        PageFields.dated(raw).filter(d -> !NO_NAME.matcher(d.publisher()).matches());
    if (dated.isPresent()) {
      source = source.or(() -> Optional.of(dated.get().publisher()));
      published = published.or(() -> Optional.of(dated.get().date()));
      return true;
    }
    if (labelled(raw)) {
      return true;
    }
    List<PageFields.Field> within = PageFields.within(raw);
    if (!within.isEmpty() && published.isEmpty()) {
      published = PageFields.date(raw);
    }
    within.forEach(this::take);
    return !within.isEmpty();
  }

  private boolean labelled(String raw) {
    List<PageFields.Field> found = PageFields.in(raw, !raw.contains("\u3000"));
    found.forEach(this::take);
    return !found.isEmpty();
  }

  /** 索引号： on a line of its own. */
  private boolean opens(String raw) {
    String bare = PageFields.bare(raw);
    boolean opens = UNKNOWN_LABEL.matcher(bare).matches();
    open = opens ? bare : null;
    return opens;
  }

  /** Its value on the next; also that of a label which says nothing to us. */
  private boolean closes(String raw) {
    if (open == null || raw.isEmpty() || !PageFields.in(raw, true).isEmpty()) {
      return false;
    }
    String label = open.substring(0, open.length() - 1);
    open = null;
    PageFields.field(label, raw).ifPresent(this::take);
    return PageFields.isLabel(label) || PageFields.isDateLine(raw);
  }

  void take(PageFields.Field field) {
    if (field.value().isEmpty()) {
      return;
    }
    switch (field.role()) {
      case "published" -> {
        if (published.isEmpty()) {
          published = PageFields.date(field.value());
        }
        fields.add(field.line());
      }
      case "publisher" -> {
        if (source.isEmpty()) {
          source = Optional.of(field.value());
        }
        fields.add(field.line());
      }
      case "office" -> {
        if (office.isEmpty()) {
          office = Optional.of(field.value());
        }
        table = true;
        fields.add(field.line());
      }
      case "furniture" -> {}
      default -> {
        table = true;
        fields.add(field.line());
      }
    }
  }
}
