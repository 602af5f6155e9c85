package io.github.gonggao.resolve;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What reforms made of bodies (ontology, §7.2): which names are one body, which body a name meant
 * on a day, and which bodies descend from each other.
 *
 * <p>The verb of the reform plan decides. Who is renamed, or put under another, stays the same body
 * and goes by its last name; who is set up, merged or split is another body, of the same lineage. A
 * body that was set up anew under the name of the one before it (重新组建科学技术部) has a line of its own
 * in the registry for its former self, with the years in brackets.
 */
final class Lineages {
  private record Former(LocalDate until, String body) {}

  private final Map<String, String> renamed = new HashMap<>();
  private final Map<String, List<Former>> formers = new HashMap<>();
  private final Map<String, String> above = new TreeMap<>();

  private Lineages() {}

  static Lineages load() {
    return of(Lists.lines("organization-changes"));
  }

  /** Of lines with date, kind, bodies before, bodies after. */
  static Lineages of(List<String> lines) {
    Lineages all = new Lineages();
    for (String line : lines) {
      List<String> cells = Lists.cells(line, 4);
      LocalDate day = LocalDate.parse(cells.get(0));
      List<String> before = Lists.parts(cells.get(2));
      List<String> after = Lists.parts(cells.get(3));
      all.change(day, cells.get(1), before, after);
    }
    all.formers.values().forEach(list -> list.sort(Comparator.comparing(Former::until)));
    return all;
  }

  private void change(LocalDate day, String kind, List<String> before, List<String> after) {
    for (String old : before) {
      if (kind.equals("renamed") && after.size() == 1) {
        renamed.put(old, after.get(0));
      }
      String plain = plain(old);
      if (!plain.equals(old)) {
        formers.computeIfAbsent(plain, k -> new ArrayList<>()).add(new Former(day, old));
      }
      for (String result : after) {
        join(old, result);
      }
    }
  }

  /** 科学技术部 of 科学技术部（1998—2018年）. */
  private static String plain(String body) {
    return body.replaceFirst("（[0-9—]+年(以前)?）$", "");
  }

  private void join(String left, String right) {
    String a = root(left);
    String b = root(right);
    if (!a.equals(b)) {
      // the lesser name stands for all, whatever the order of lines
      above.put(a.compareTo(b) < 0 ? b : a, a.compareTo(b) < 0 ? a : b);
    }
  }

  private String root(String body) {
    String at = body;
    for (String next = above.get(at); next != null; next = above.get(at)) {
      at = next;
    }
    return at;
  }

  /** The body that a registered name meant on a day; on no day, the one of today. */
  String identity(String body, Optional<LocalDate> day) {
    String at = body;
    for (int turn = 0; turn < 8 && renamed.containsKey(at); turn++) {
      at = renamed.get(at);
    }
    if (day.isPresent()) {
      for (Former former : formers.getOrDefault(at, List.of())) {
        if (day.get().isBefore(former.until())) {
          return former.body();
        }
      }
    }
    return at;
  }

  /** Names that a body has had before. */
  List<String> formerNames(String body) {
    List<String> names = new ArrayList<>();
    renamed.forEach(
        (old, now) -> {
          if (identity(old, Optional.empty()).equals(body)) {
            names.add(old);
          }
        });
    names.sort(null);
    return names;
  }

  /** One name for all bodies that descend from each other. */
  String lineage(String body) {
    return root(body);
  }
}
