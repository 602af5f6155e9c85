package io.github.gonggao.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which page of each table of a resource is shown: {@code ?meetings=2} is the second of the table
 * of that name.
 *
 * @param path of the page
 * @param pages by the table's name, from 1; those that are not the first
 */
record Paging(String path, Map<String, Integer> pages) {
  private static final int LAST = 100_000;

  static Paging none() {
    return new Paging("", Map.of());
  }

  static Paging of(String path, HttpServletRequest request) {
    Map<String, Integer> pages = new TreeMap<>();
    for (String name : Collections.list(request.getParameterNames())) {
      String value = request.getParameter(name);
      if (name.matches("[a-z]{1,20}(-[0-9]{1,3})?") && value.matches("[0-9]{1,5}")) {
        int page = Integer.parseInt(value);
        if (page > 1 && page < LAST && pages.size() < 8) {
          pages.put(name, page);
        }
      }
    }
    return new Paging(path, pages);
  }

  /** From 0. */
  int page(String table) {
    return pages.getOrDefault(table, 1) - 1;
  }

  /** Links to the pages before and after. */
  List<Page.Piece> turn(String table, int page, int total, int rows) {
    List<Page.Piece> links = new ArrayList<>();
    if (page > 0) {
      links.add(Page.Piece.link(new Page.Label("← 上一页", "← previous"), to(table, page)));
    }
    if ((page + 1) * rows < total) {
      links.add(Page.Piece.link(new Page.Label("下一页 →", "next →"), to(table, page + 2)));
    }
    return links;
  }

  private String to(String table, int number) {
    Map<String, Integer> other = new TreeMap<>(pages);
    other.put(table, number);
    if (number == 1) {
      other.remove(table);
    }
    List<String> parameters = new ArrayList<>();
    other.forEach((name, value) -> parameters.add(name + "=" + value));
    return path + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters)) + "#" + table;
  }
}
