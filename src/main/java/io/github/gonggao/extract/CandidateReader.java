package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds those whom a notice before an appointment describes: a paragraph each (甲，男，汉族，…), field by
 * field (姓名：甲), or as the rows of a table whose cells stand side by side or a line each.
 */
final class CandidateReader {
  private static final Pattern DESCRIBED =
      Pattern.compile("(?:（[^（）]{1,14}）)?[，,][ 　]?(?:男|女|[^，。]{1,5}族[，,]|\\d{4}年|[一二]九)");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:[（(][一二三四五六七八九十\\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、．]|\\d{1,3}[、．.)）])[ 　]*");
  private static final Pattern NAME =
      Pattern.compile("(?:\\d{1,3}[、．.])?[ 　]*姓[ 　]*名[ 　]?[：:][ 　]*");
  private static final Pattern VALUE =
      Pattern.compile("(?<column>\\p{IsHan}{2,8})[ 　]?[：:][ 　]*(?<value>[^ 　：:\\n]+)");
  private static final Pattern FIELD =
      Pattern.compile("[ 　]*(?<column>\\p{IsHan}{2,8})[ 　]?[：:][ 　]*(?<value>[^\\n]*)");

  private final String text;
  private final Lexicon lexicon;
  private final ListedNames names;
  private final List<Span> lines;
  private final List<PersonLists.Candidate> candidates = new ArrayList<>();
  private final List<Span> others = new ArrayList<>();

  CandidateReader(String text, Lexicon lexicon, ListedNames names, List<Span> lines) {
    this.text = text;
    this.lexicon = lexicon;
    this.names = names;
    this.lines = lines;
  }

  List<PersonLists.Candidate> candidates() {
    return candidates;
  }

  /** The lines that describe nobody. */
  List<Span> others() {
    return others;
  }

  void read() {
    int i = 0;
    while (i < lines.size()) {
      int taken = table(i);
      taken = taken > 0 ? taken : columns(i);
      taken = taken > 0 ? taken : fields(i);
      if (taken > 0) {
        i += taken;
        continue;
      }
      Span line = lines.get(i);
      if (!described(line)) {
        others.add(line);
      }
      i++;
    }
  }

  private boolean described(Span line) {
    Matcher number = NUMBER.matcher(text).region(line.start(), line.end());
    int from = number.lookingAt() ? number.end() : line.start();
    int comma = text.indexOf('，', from);
    if (comma < 0 || comma > from + 30 || comma >= line.end()) {
      return false;
    }
    ListedNames.Cell cell = names.at(from, comma);
    if (cell == null
        || names.past(cell.end(), comma) != comma
        || (cell.likeness() == 0
            && from == line.start()
            && !text.substring(comma, line.end()).matches("，[男女]，.*"))) {
      return false;
    }
    Matcher described = DESCRIBED.matcher(text).region(comma, line.end());
    Span now = null;
    if (!described.lookingAt()) {
      // 傅　山，白鹿市交通运输局局长，对事故负有…: the post stands between the first two commas
      int next = text.indexOf('，', comma + 1);
      if (from == line.start()
          || next < 0
          || next > line.end()
          || next - comma > 50
          || lexicon.posts.before(text, next) == 0) {
        return false;
      }
      now = new Span(comma + 1, next);
    }
    candidates.add(new PersonLists.Candidate(cell, now, null, line));
    return true;
  }

  /** 姓名：甲, then 现任职务：… and 拟任职务：… on the same line or on those after it. */
  private int fields(int first) {
    Span line = lines.get(first);
    Matcher start = NAME.matcher(text).region(line.start(), line.end());
    if (!start.lookingAt()) {
      return 0;
    }
    ListedNames.Cell cell = names.at(start.end(), line.end());
    if (cell == null) {
      return 0;
    }
    Span now = null;
    Span then = null;
    int i = first;
    int last = line.end();
    for (; i < lines.size() && i < first + 14; i++) {
      Span at = lines.get(i);
      int from = i == first ? cell.end() : at.start();
      if (i > first && !FIELD.matcher(text).region(from, at.end()).matches()) {
        break;
      }
      if (i > first && text.substring(from, at.end()).matches("(?:\\d{1,3}[、．.])?[ 　]*姓[ 　]*名.*")) {
        break;
      }
      Matcher field = VALUE.matcher(text).region(from, at.end());
      while (field.find()) {
        String role = lexicon.rosterColumns.value(field.group("column"));
        if ("post".equals(role)) {
          now = new Span(field.start("value"), field.end("value"));
        } else if ("target".equals(role)) {
          then = new Span(field.start("value"), field.end("value"));
        }
      }
      last = at.end();
    }
    candidates.add(new PersonLists.Candidate(cell, now, then, new Span(line.start(), last)));
    return Math.max(1, i - first);
  }

  /** The columns of a heading line, or an empty list. */
  private List<String> heading(Span line) {
    List<String> roles = new ArrayList<>();
    int at = line.start();
    while (at < line.end()) {
      at = names.past(at, line.end());
      int end = at;
      StringBuilder column = new StringBuilder();
      while (end < line.end() && !Reading.space(text.charAt(end))) {
        column.append(text.charAt(end++));
      }
      // 姓　名
      while (lexicon.rosterColumns.value(column.toString()) == null && column.length() == 1) {
        int next = names.past(end, line.end());
        if (next >= line.end()) {
          return List.of();
        }
        column.append(text.charAt(next));
        end = next + 1;
      }
      String role = lexicon.rosterColumns.value(column.toString().replaceAll("（.*）", ""));
      if (role == null) {
        return List.of();
      }
      roles.add(role);
      at = end;
    }
    return roles;
  }

  /** Rows whose cells stand side by side under a line of column names. */
  private int table(int first) {
    List<String> roles = heading(lines.get(first));
    if (roles.size() < 2 || !roles.contains("name")) {
      return 0;
    }
    int i = first + 1;
    while (i < lines.size()) {
      List<Span> cells = cells(lines.get(i), roles.size());
      if (cells.isEmpty() || !row(roles, cells)) {
        break;
      }
      i++;
    }
    return i > first + 1 ? i - first : 0;
  }

  /** The cells of a row, a name with a blank inside taken for one. */
  private List<Span> cells(Span line, int count) {
    List<Span> cells = new ArrayList<>();
    int at = line.start();
    while (at < line.end()) {
      at = names.past(at, line.end());
      int end = at;
      while (end < line.end() && !Reading.space(text.charAt(end))) {
        end++;
      }
      if (end - at == 1 && Reading.han(text.charAt(at)) && "男女".indexOf(text.charAt(at)) < 0) {
        ListedNames.Cell cell = names.at(at, line.end());
        end = cell == null ? end : cell.end();
      }
      cells.add(new Span(at, end));
      at = end;
    }
    return cells.size() == count ? cells : List.of();
  }

  private boolean row(List<String> roles, List<Span> cells) {
    Span where = cells.get(roles.indexOf("name"));
    ListedNames.Cell cell = names.at(where.start(), where.end());
    if (cell == null || cell.end() != where.end()) {
      return false;
    }
    Span now = role(roles, cells, "post");
    Span unit = role(roles, cells, "unit");
    now = now == null ? unit : now;
    candidates.add(
        new PersonLists.Candidate(
            cell,
            now,
            role(roles, cells, "target"),
            new Span(cells.get(0).start(), cells.get(cells.size() - 1).end())));
    return true;
  }

  private static Span role(List<String> roles, List<Span> cells, String role) {
    int at = roles.indexOf(role);
    return at < 0 ? null : cells.get(at);
  }

  /** A table whose cells stand a line each: as many column names, then as many lines a person. */
  private int columns(int first) {
    List<String> roles = new ArrayList<>();
    int i = first;
    while (i < lines.size() && roles.size() < 14) {
      List<String> one = heading(lines.get(i));
      if (one.size() != 1) {
        break;
      }
      roles.add(one.get(0));
      i++;
    }
    if (roles.size() < 3 || !roles.contains("name")) {
      return 0;
    }
    int rows = 0;
    while (i + roles.size() <= lines.size() && row(roles, lines.subList(i, i + roles.size()))) {
      i += roles.size();
      rows++;
    }
    return rows > 0 ? i - first : 0;
  }
}
