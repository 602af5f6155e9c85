package io.github.gonggao.text;

import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Header lines by the labels of a word list, as pages write them: {@code 发布时间：2020-04-03 来源：…},
 * {@code 【发文机关】江城市水务局}, the row of a table {@code 索引号　JC-1　分类　水利}, with blanks inside the labels,
 * and with nothing between a value and the next label.
 */
final class Labels {
  enum Role {
    PUBLISHED,
    ISSUED,
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
  private static final String COLONS = "：:丨|｜";
  private static final String BRACKETS = "】〗]";

  /** In a table without colons, a label of fewer characters may be a word of the text. */
  private static final int TELLING = 3;

  private final Map<String, Role> roles = new HashMap<>();
  private final int longest;
  private final Furniture furniture;

  Labels(Furniture furniture) {
    this.furniture = furniture;
    for (List<String> row : WordFile.rows("text-labels.tsv")) {
      roles.put(row.get(0), Role.valueOf(row.get(1).toUpperCase(Locale.ROOT)));
    }
    longest = roles.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /**
   * A label where it stands, with what parts it from its value.
   *
   * @param start where its opening bracket is, else where its first character is
   * @param from where its first character is
   * @param to behind its last character
   * @param end where the value starts
   * @param closed by a bracket
   */
  private record Place(
      String label, boolean spread, int start, int from, int to, int end, boolean closed) {
    /** A label that closes with a bracket has opened one: 【发文机关】, but not 来源］. */
    boolean isWhole() {
      return !closed || start < from;
    }
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
    Span line = furniture.skip(text, bulleted(text, whole));
    Place place = marked(text, line.start(), line.end());
    if (place == null || !place.isWhole()) {
      return row(text, line, table);
    }
    List<Labelled> found = new ArrayList<>();
    while (place != null) {
      int next = place.end;
      if (found.isEmpty() || (place.isWhole() && parts(text, place, found))) {
        if (!found.isEmpty()) {
          close(text, found, place.start);
        }
        found.add(labelled(place.label, place.end, line.end()));
      } else {
        // 云澜发布　时间：the label starts later
        next = place.start + 1;
      }
      place = nextMarked(text, next, line.end());
    }
    close(text, found, line.end());
    return found;
  }

  /** A line without the bullet of a list of fields. */
  private static Span bulleted(String text, Span line) {
    int start = line.start();
    while (start < line.end() && "•·●○◆■▪".indexOf(text.charAt(start)) >= 0) {
      start = blanks(text, start + 1, line.end());
    }
    return new Span(start, line.end());
  }

  /**
   * The label that a line starts with, run into its value: 发文机关云澜省人民政府. Only where several lines
   * are so is it one.
   */
  Optional<Labelled> glued(String text, Span line) {
    for (int length = Math.min(longest, line.length() - 1); length >= TELLING; length--) {
      String label = text.substring(line.start(), line.start() + length);
      Role role = roles.get(label);
      char next = text.charAt(line.start() + length);
      if (role != null && role != Role.FURNITURE && role != Role.AUTHOR) {
        return isMark(next) || isBlank(next)
            ? Optional.empty()
            : Optional.of(labelled(label, line.start() + length, line.end()));
      }
    }
    return Optional.empty();
  }

  /** What a line holds that starts with a label which is not in the list: 备注：无　发布时间：…. */
  List<Labelled> afterUnknown(String text, Span line) {
    int colon = line.start();
    while (colon < line.end() && (Han.is(text.charAt(colon)) || isBlank(text.charAt(colon)))) {
      colon++;
    }
    if (colon >= line.end()
        || "：:".indexOf(text.charAt(colon)) < 0
        || colon - line.start() > longest
        || line.of(text).indexOf('。') >= 0) {
      return List.of();
    }
    Place place = nextMarked(text, colon + 1, line.end());
    return place != null && place.isWhole() && isBlank(text.charAt(place.start - 1))
        ? in(text, new Span(place.start, line.end()))
        : List.of();
  }

  private Labelled labelled(String label, int start, int end) {
    return new Labelled(label, roles.get(label), new Span(start, end));
  }

  /**
   * The first label with a colon, a bar or brackets that starts at a place or behind it, or null.
   */
  private Place nextMarked(String text, int from, int end) {
    for (int at = from; at < end; at++) {
      Place place = marked(text, at, end);
      if (place != null) {
        return place;
      }
    }
    return null;
  }

  /** The label with a colon, a bar or brackets that starts at a place, or null. */
  private Place marked(String text, int start, int end) {
    if (start >= end) {
      return null;
    }
    int from = OPENING.indexOf(text.charAt(start)) >= 0 ? blanks(text, start + 1, end) : start;
    // every label is of Han characters, so it is what stands before the first mark, or it is none
    int count = 0;
    int to = from;
    int at = from;
    while (at < end && !isMark(text.charAt(at))) {
      if (!isBlank(text.charAt(at))) {
        count++;
        to = at + 1;
      } else if (count == 0) {
        return null;
      }
      at++;
      if (count > longest) {
        return null;
      }
    }
    if (at >= end || count == 0) {
      return null;
    }
    String label = bare(text, from, to, count);
    if (!roles.containsKey(label)) {
      return null;
    }
    boolean closed = BRACKETS.indexOf(text.charAt(at)) >= 0;
    int value = at + 1;
    if (closed) {
      int colon = blanks(text, value, end);
      value = colon < end && "：:".indexOf(text.charAt(colon)) >= 0 ? colon + 1 : value;
    }
    return new Place(label, to - from > count, start, from, to, value(text, value, end), closed);
  }

  /** Where a value starts behind its colon: the cells of a table may have bars between them. */
  private static int value(String text, int from, int end) {
    int at = blanks(text, from, end);
    while (at < end && "|｜".indexOf(text.charAt(at)) >= 0) {
      at = blanks(text, at + 1, end);
    }
    return at;
  }

  private static boolean isMark(char c) {
    return COLONS.indexOf(c) >= 0 || BRACKETS.indexOf(c) >= 0;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\u3000' || c == '\u00A0' || c == '\t';
  }

  private static int blanks(String text, int from, int end) {
    int at = from;
    while (at < end && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** 标　题 as 标题: a page spreads a short label. */
  private static String bare(String text, int from, int to, int count) {
    if (to - from == count) {
      return text.substring(from, to);
    }
    StringBuilder bare = new StringBuilder(count);
    for (int i = from; i < to; i++) {
      if (!isBlank(text.charAt(i))) {
        bare.append(text.charAt(i));
      }
    }
    return bare.toString();
  }

  /**
   * Whether a label may start here: after a blank or a bar, or, where a page leaves these out,
   * after a value that is not free text.
   */
  private static boolean parts(String text, Place place, List<Labelled> before) {
    char c = text.charAt(place.start - 1);
    Role role = before.get(before.size() - 1).role;
    return Han.isBlank(c)
        || "|｜（([【〖/；;，,】]》)）".indexOf(c) >= 0
        || OPENING.indexOf(text.charAt(place.start)) >= 0
        || (role != Role.TITLE && role != Role.FIELD && !place.spread);
  }

  /** Cells by turns a label and a value, with no colons. */
  private List<Labelled> row(String text, Span line, boolean table) {
    Place place = cell(text, line.start(), line.end());
    if (place == null) {
      return List.of();
    }
    List<Labelled> found = new ArrayList<>();
    while (place != null) {
      if (!found.isEmpty()) {
        close(text, found, place.start);
      }
      found.add(labelled(place.label, place.end, line.end()));
      // the blank after an empty value starts the next label too
      place = nextCell(text, Math.max(place.end - 1, place.to), line.end());
    }
    close(text, found, line.end());
    boolean values = found.stream().anyMatch(f -> !f.value.isEmpty());
    boolean telling = table || found.size() > 1 || isTelling(found.get(0).label);
    return values && telling ? found : List.of();
  }

  /** The first label that fills a cell at a place or behind it, or null. */
  private Place nextCell(String text, int from, int end) {
    for (int at = from; at < end; at++) {
      if (at == from || isBlank(text.charAt(at))) {
        Place place = cell(text, at, end);
        if (place != null) {
          return place;
        }
        at = Math.max(at, blanks(text, at, end) - 1);
      }
    }
    return null;
  }

  /** The longest label between two blanks, or an end of the line, or null. */
  private Place cell(String text, int start, int end) {
    int from = blanks(text, start, end);
    int count = 0;
    Place best = null;
    for (int at = from; at < end && count < longest; at++) {
      if (isBlank(text.charAt(at))) {
        continue;
      }
      count++;
      int to = at + 1;
      if (to < end && !isBlank(text.charAt(to))) {
        continue;
      }
      String label = bare(text, from, to, count);
      if (roles.containsKey(label)) {
        best = new Place(label, to - from > count, start, from, to, blanks(text, to, end), false);
      }
    }
    return best;
  }

  private static boolean isTelling(String label) {
    return label.length() >= TELLING || label.equals("文号");
  }

  /** The label that a line is, with or without a colon, its value on the next line. */
  Optional<Labelled> alone(String text, Span whole) {
    Span line = bulleted(text, whole);
    Place place = marked(text, line.start(), line.end());
    if (place == null || place.end < line.end() || !place.isWhole()) {
      place = cell(text, line.start(), line.end());
    }
    return place == null || place.end < line.end()
        ? Optional.empty()
        : Optional.of(labelled(place.label, line.end(), line.end()));
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
