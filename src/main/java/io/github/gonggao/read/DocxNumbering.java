package io.github.gonggao.read;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The numbers that Word sets before the paragraphs of automatic lists: 一、, （二）, 第三条. They are
 * nowhere in the text, and a reader sees them.
 *
 * <p>Lists made from one template count on together; a level starts anew after any level above it.
 */
final class DocxNumbering {
  private static final int LEVELS = 9;

  /** A level of a list: {@code text} has {@code %1} for the number of the first level. */
  private record Level(int start, String format, String text, boolean digitsOnly) {}

  private final Map<String, String> templates = new HashMap<>();
  private final Map<String, Map<Integer, Level>> levels = new HashMap<>();
  private final Map<String, Map<Integer, Integer>> restarts = new HashMap<>();
  private final Map<String, XmlTree> styles = new HashMap<>();
  private final Map<String, int[]> counters = new HashMap<>();
  private final Set<String> restarted = new HashSet<>();

  DocxNumbering(Optional<XmlTree> numbering, Optional<XmlTree> styleSheet) {
    styleSheet.ifPresent(
        sheet -> sheet.all("style").forEach(s -> styles.put(s.attributes().get("styleId"), s)));
    numbering.ifPresent(this::read);
  }

  private void read(XmlTree numbering) {
    for (XmlTree template : numbering.all("abstractNum")) {
      Map<Integer, Level> its = new HashMap<>();
      for (XmlTree level : template.all("lvl")) {
        its.put(
            number(level.attributes().get("ilvl"), 0),
            new Level(
                number(level.value("start").orElse(null), 1),
                level.value("numFmt").orElse("decimal"),
                level.value("lvlText").orElse(""),
                level.isOn("isLgl")));
      }
      levels.put(template.attributes().get("abstractNumId"), its);
    }
    for (XmlTree list : numbering.all("num")) {
      String id = list.attributes().get("numId");
      templates.put(id, list.value("abstractNumId").orElse(""));
      for (XmlTree override : list.all("lvlOverride")) {
        override
            .value("startOverride")
            .ifPresent(
                start ->
                    restarts
                        .computeIfAbsent(id, k -> new HashMap<>())
                        .put(number(override.attributes().get("ilvl"), 0), number(start, 1)));
      }
    }
  }

  private static int number(String digits, int otherwise) {
    return digits != null && digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : otherwise;
  }

  /** What stands before the next paragraph of these properties; empty for most. */
  String next(Optional<XmlTree> properties) {
    Optional<String> list = property(properties, "numId", 0);
    if (list.isEmpty() || !templates.containsKey(list.get())) {
      return "";
    }
    int level = Math.min(LEVELS - 1, number(property(properties, "ilvl", 0).orElse("0"), 0));
    String template = templates.get(list.get());
    Map<Integer, Level> its = levels.getOrDefault(template, Map.of());
    if (!its.containsKey(level)) {
      return "";
    }
    int[] counter = counters.computeIfAbsent(template, k -> new int[LEVELS]);
    Integer restart = restarts.getOrDefault(list.get(), Map.of()).get(level);
    if (restart != null && restarted.add(list.get() + " " + level)) {
      counter[level] = restart;
    } else if (counter[level] == 0) {
      counter[level] = Math.max(1, its.get(level).start);
    } else {
      counter[level]++;
    }
    for (int below = level + 1; below < LEVELS; below++) {
      counter[below] = 0;
    }
    String text = its.get(level).text;
    for (int above = 0; above <= level; above++) {
      Level one = its.get(above);
      if (one != null && text.contains("%" + (above + 1))) {
        int shown = counter[above] == 0 ? Math.max(1, one.start) : counter[above];
        String format =
            its.get(level).digitsOnly && !one.format.equals("none") ? "decimal" : one.format;
        text = text.replace("%" + (above + 1), ListNumbers.format(shown, format));
      }
    }
    return its.get(level).format.equals("bullet") ? "" : text;
  }

  /** A property of the list, of the paragraph or of the styles that it is made after. */
  private Optional<String> property(Optional<XmlTree> properties, String name, int depth) {
    Optional<String> own = properties.flatMap(p -> p.value("numPr", name));
    if (own.isPresent() || depth > 20) {
      return own;
    }
    Optional<XmlTree> style = properties.flatMap(p -> p.value("pStyle")).map(styles::get);
    return style.flatMap(s -> ofStyle(s, name, depth));
  }

  private Optional<String> ofStyle(XmlTree style, String name, int depth) {
    Optional<String> own = style.child("pPr").flatMap(p -> p.value("numPr", name));
    if (own.isPresent() || depth > 20) {
      return own;
    }
    return style.value("basedOn").map(styles::get).flatMap(s -> ofStyle(s, name, depth + 1));
  }
}
