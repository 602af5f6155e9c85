package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds lists of persons by their layout: lines of one shape under a seat (组长：) or a heading (…名单),
 * a name and a post or several names a line.
 *
 * <p>Problem: in such a list a name has no word before or after it that tells it from others, often
 * no known surname, and sometimes no blank before the post (张　勇广州市副市长). Method: a line counts by
 * the shape of all of it (names only; a name and something that ends as a post does; the reverse),
 * and only where a seat, a heading or its neighbours make a list of it; then every name in it is
 * one, known or not. What the posts are is read later, when bodies are known.
 */
final class RosterReader {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:[（(](?:[一二三四五六七八九十]{1,3}|\\d{1,3})[）)]|[一二三四五六七八九十]{1,3}[、．]|\\d{1,3}(?:[、．)）]|[.](?!\\d))|[①-⑳])[ 　]*");
  private static final Pattern NOTES = Pattern.compile("(?:[ 　]?（[^（）\\n]{1,30}）)*[ 　]*");

  /** What a heading over names alone says: 委员名单, （共16名，按姓氏笔画为序）, 如下：. */
  private static final Pattern LISTED =
      Pattern.compile(
          ".*(?:名单|名录|一览表?|[按以].{0,6}(?:姓氏|姓名|笔[画划])|(?:如下|下列|以下).{0,30}[：:]|[共（]\\d{1,4}[名人位]).*|.*(?:委员|代表|成员|理事|人选|同志|人员|专家)(?:（.*）)?[：:]");

  private static final Pattern HONOUR =
      Pattern.compile(
          ".*(?:先进|优秀|模范|标兵|能手|奖章|获奖|一等奖|二等奖|三等奖|英雄|楷模|好人|工匠|劳模|表彰|嘉奖|表扬|荣誉|“[^”]{2,16}”称号|最美|十佳|状元|骨干|记功).*");

  private static final Pattern SPACED = Pattern.compile("\\p{IsHan}[ 　\\t\\u00a0]+\\p{IsHan}");

  private static final int LONGEST_POST = 70;

  private final String text;
  private final Lexicon lexicon;
  private final ListedNames names;
  private final Span title;
  private final List<Span> lines;
  private final List<Roster> rosters = new ArrayList<>();

  /** The lines before the list that is being read, nearest last. */
  private final List<Span> heads = new ArrayList<>();

  private String seat;
  private boolean seated;
  private int shut;

  RosterReader(String text, Lexicon lexicon, ListedNames names, Span title, List<Span> lines) {
    this.text = text;
    this.lexicon = lexicon;
    this.names = names;
    this.title = title;
    this.lines = lines;
  }

  /** The lists of the page, in order. */
  List<Roster> read() {
    for (int i = 0; i < lines.size(); i++) {
      Span line = lines.get(i);
      int from = unnumbered(line);
      Label label = label(from, line.end());
      if (label != null) {
        List<Roster.Row> rows =
            label.end() == line.end() ? List.of() : rows(label.end(), line, true);
        if (!rows.isEmpty() || (label.end() == line.end() && leads(i + 1))) {
          seat = label.seat();
          seated = true;
          add(rows, true);
          continue;
        }
      }
      if (seated) {
        List<Roster.Row> rows = rows(from, line, true);
        if (!rows.isEmpty()) {
          add(rows, false);
          continue;
        }
        if (onlyNotes(from, line.end())) {
          continue;
        }
        seated = false;
        seat = null;
        heads.clear();
      }
      int taken = block(i);
      if (taken > 0) {
        i += taken - 1;
        continue;
      }
      heads.add(line);
      if (heads.size() > 3) {
        heads.remove(0);
      }
    }
    return rosters;
  }

  /** A seat at the start of a line. */
  private record Label(String seat, int end) {}

  private Label label(int from, int to) {
    StringBuilder compact = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (int i = from; i < to && compact.length() < 10; i++) {
      char c = text.charAt(i);
      if (Reading.han(c)) {
        compact.append(c);
        ends.add(i + 1);
      } else if (!Reading.space(c)) {
        break;
      }
    }
    int length = lexicon.seats.at(compact.toString(), 0);
    if (length == 0) {
      return null;
    }
    String found = compact.substring(0, length);
    int end = ends.get(length - 1);
    Matcher notes = NOTES.matcher(text).region(end, to);
    end = notes.lookingAt() ? notes.end() : end;
    if (end < to && text.charAt(end) == '：') {
      notes = NOTES.matcher(text).region(end + 1, to);
      return new Label(lexicon.seats.value(found), notes.lookingAt() ? notes.end() : end + 1);
    }
    boolean blank = end > from && Reading.space(text.charAt(end - 1));
    return end == to || blank ? new Label(lexicon.seats.value(found), end) : null;
  }

  /** Whether the line after a label that stands alone starts a list. */
  private boolean leads(int next) {
    return next < lines.size()
        && (!rows(unnumbered(lines.get(next)), lines.get(next), true).isEmpty()
            || label(unnumbered(lines.get(next)), lines.get(next).end()) != null
            || (NUMBER
                    .matcher(text)
                    .region(lines.get(next).start(), lines.get(next).end())
                    .lookingAt()
                && next + 1 < lines.size()
                && !rows(unnumbered(lines.get(next + 1)), lines.get(next + 1), true).isEmpty()));
  }

  /** （按姓氏笔画为序）, （一）部门委员: a line inside a list that names nobody. */
  private boolean onlyNotes(int from, int to) {
    String line = text.substring(from, to);
    return line.matches("（[^（）]{2,30}）")
        || (line.length() <= 24 && line.matches(".{2,8}(?:委员|成员|代表|理事|专家)(?:（[^（）]{2,20}）)?[：:]?"));
  }

  private void add(List<Roster.Row> rows, boolean fresh) {
    if (rows.isEmpty()) {
      return;
    }
    Roster last = rosters.isEmpty() ? null : rosters.get(rosters.size() - 1);
    if (!fresh && last != null && java.util.Objects.equals(last.seat(), seat) && seat != null) {
      last.rows().addAll(rows);
    } else {
      rosters.add(new Roster(head(rows.get(0).line().start()), seat, false, new ArrayList<>(rows)));
    }
    shut = rows.get(rows.size() - 1).line().end();
  }

  private Span head(int start) {
    if (heads.isEmpty()) {
      return new Span(Math.min(shut, start), start);
    }
    // the head is the lines above the first seat; the rows of seats before are no part of it
    return new Span(
        Math.min(heads.get(0).start(), start), Math.min(start, heads.get(heads.size() - 1).end()));
  }

  /** A list without seats from line {@code first} on; how many lines it takes. */
  private int block(int first) {
    boolean listed = false;
    boolean honour = false;
    int nearest = heads.size() - 1;
    for (int i = nearest; i >= 0; i--) {
      String head = heads.get(i).of(text);
      boolean lists = head.length() < 120 && LISTED.matcher(head).matches();
      if (!lists && !head.matches("[（(].*[）)]")) {
        // a heading above the one that announces the list: 优秀党务工作者 under 予以表彰：
        honour |= listed && HONOUR.matcher(head).matches() && head.length() < 60;
        break;
      }
      listed |= lists;
      honour |= HONOUR.matcher(head).matches();
    }
    if (heads.stream().allMatch(h -> h.of(text).matches("[（(].*[）)]"))) {
      listed |= LISTED.matcher(title.of(text)).matches();
      honour |= HONOUR.matcher(title.of(text)).matches();
    }
    List<Roster.Row> all = new ArrayList<>();
    List<ListedNames.Cell> cells = new ArrayList<>();
    int taken = 0;
    for (int i = first; i < lines.size(); i++) {
      Span line = lines.get(i);
      int from = unnumbered(line);
      List<ListedNames.Cell> filling = listed ? names.filling(from, line.end()) : List.of();
      boolean grid = !filling.isEmpty() && ListedNames.perhaps(filling);
      if (grid) {
        cells.addAll(filling);
        filling.forEach(c -> all.add(new Roster.Row(c.span(), c.name(), c.note(), line)));
      } else {
        Roster.Row row = person(from, line, false, listed && honour);
        if (row == null) {
          break;
        }
        all.add(row);
      }
      taken = i - first + 1;
    }
    if (all.size() < 2
        || (!listed && taken < 2)
        || (!cells.isEmpty() && !ListedNames.persons(cells))) {
      return 0;
    }
    rosters.add(new Roster(head(lines.get(first).start()), null, honour, all));
    shut = lines.get(first + taken - 1).end();
    heads.clear();
    return taken;
  }

  /** Everybody on a line from {@code from} on; empty where it holds anything else. */
  private List<Roster.Row> rows(int from, Span line, boolean inSeats) {
    List<ListedNames.Cell> cells = names.filling(from, line.end());
    if (!cells.isEmpty()
        && (ListedNames.persons(cells) || cells.stream().allMatch(c -> c.note() != null))) {
      List<Roster.Row> rows = new ArrayList<>();
      cells.forEach(c -> rows.add(new Roster.Row(c.span(), c.name(), c.note(), line)));
      return rows;
    }
    List<Roster.Row> rows = new ArrayList<>();
    int at = from;
    while (at < line.end()) {
      int stop = at;
      int depth = 0;
      while (stop < line.end() && (depth > 0 || "；;".indexOf(text.charAt(stop)) < 0)) {
        depth += text.charAt(stop) == '（' ? 1 : text.charAt(stop) == '）' ? -1 : 0;
        stop++;
      }
      int start = names.past(at, stop);
      if (start < stop) {
        Roster.Row row = person(start, new Span(line.start(), stop), inSeats, false);
        if (row == null) {
          return List.of();
        }
        rows.add(new Roster.Row(row.span(), row.name(), row.post(), line));
      }
      at = stop + 1;
    }
    return rows;
  }

  /** One person with a post, in either order; null where the stretch is something else. */
  private Roster.Row person(int from, Span line, boolean inSeats, boolean honour) {
    int to = bare(from, line.end());
    if (to - from > LONGEST_POST || text.substring(from, to).indexOf('。') >= 0) {
      return null;
    }
    boolean ends = endsAsPost(to);
    ListedNames.Cell cell = names.at(from, to);
    if (cell != null && cell.note() != null && cell.end() == to && honour && cell.likeness() > 0) {
      return new Roster.Row(cell.span(), cell.name(), cell.note(), line);
    }
    if (cell != null && cell.end() < to && cell.likeness() > 0) {
      int rest = names.past(cell.end(), to);
      boolean apart = rest > cell.span().end();
      if (apart && rest < to && Reading.han(text.charAt(rest)) && (ends || inSeats || honour)) {
        return new Roster.Row(cell.span(), cell.name(), new Span(rest, to), line);
      }
    }
    if (!inSeats) {
      Span spaced = spacedName(from, to);
      return spaced != null && ends ? row(spaced, new Span(spaced.end(), to), line) : null;
    }
    Roster.Row behind = behind(from, to, line);
    if (behind != null) {
      return behind;
    }
    return ends ? joined(from, to, line) : null;
  }

  private Roster.Row row(Span name, Span post, Span line) {
    return new Roster.Row(name, name.of(text).replaceAll("[ 　\\t\\u00a0]", ""), post, line);
  }

  /** 王　曦副县长: the blank inside the name shows where it starts and ends. */
  private Span spacedName(int from, int to) {
    Matcher matcher = SPACED.matcher(text).region(from, to);
    return matcher.lookingAt()
            && to - matcher.end() >= 2
            && lexicon.surnames.at(text.substring(from, from + 1), 0) > 0
        ? new Span(from, matcher.end())
        : null;
  }

  /** 市应急管理局局长　岳小川; 市应急管理局局长岳小川. */
  private Roster.Row behind(int from, int to, Span line) {
    int end = line.end();
    for (int at = end - 1; at > from; at--) {
      if (!Reading.space(text.charAt(at - 1)) || Reading.space(text.charAt(at))) {
        continue;
      }
      ListedNames.Cell cell = names.at(at, end);
      if (cell != null && names.past(bareEnd(cell.end(), end), end) == end && cell.likeness() > 0) {
        int post = at;
        while (post > from && Reading.space(text.charAt(post - 1))) {
          post--;
        }
        if (endsAsPost(post)) {
          return row(cell.span(), new Span(from, post), line);
        }
      }
    }
    for (int length = 3; length >= 2; length--) {
      int at = to - length;
      if (at - from >= 4
          && lexicon.surnames.at(text, at) > 0
          && names.likeness(text.substring(at, to), at) == 2
          && endsAsPost(at)) {
        return row(new Span(at, to), new Span(from, at), line);
      }
    }
    return null;
  }

  private int bareEnd(int at, int limit) {
    int end = at;
    while (end < limit && "，；、。".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  /** 牛千里云州市副市长: cut where a post with its body or place starts. */
  private Roster.Row joined(int from, int to, Span line) {
    Span spaced = spacedName(from, to);
    if (spaced != null) {
      return row(spaced, new Span(spaced.end(), to), line);
    }
    int best = 0;
    int bestScore = 0;
    for (int length = 2; length <= 4 && from + length < to - 1; length++) {
      int likeness = names.likeness(text.substring(from, from + length), from);
      int score =
          likeness <= 0 ? 0 : likeness + 2 * opens(from + length, to) + (length == 3 ? 1 : 0);
      if (likeness > 0 && opens(from + length, to) > 0 && score > bestScore) {
        best = length;
        bestScore = score;
      }
    }
    return best == 0 ? null : row(new Span(from, from + best), new Span(from + best, to), line);
  }

  /** How surely a post starts at {@code at}: 3 with a known body or place, 1 by its looks. */
  private int opens(int at, int to) {
    if (lexicon.bodies.at(text, at) >= 2
        || lexicon.places.at(text, at) >= 2
        || lexicon.placeShort.at(text, at) >= 2
        || lexicon.postAt(text, at) == to - at
        || text.startsWith("原", at)
        || text.startsWith("时任", at)) {
      return 3;
    }
    if (lexicon.postAt(text, at) > 0 && !lexicon.placeShort.contains(text.substring(at, at + 1))) {
      return 2;
    }
    if ("省市县区州旗盟".indexOf(text.charAt(at)) >= 0) {
      int title = lexicon.posts.before(text, to);
      String head = text.substring(at + 1, Math.max(at + 1, to - title));
      return head.matches("(?:委|政府|人大|政协|纪委|监委|法院|检察院|.{2,}).*") ? 2 : 0;
    }
    String head = text.substring(at, Math.max(at, to - lexicon.posts.before(text, to)));
    return head.matches(
            "\\p{IsHan}{2,3}[省市县区州旗盟].*|\\p{IsHan}{3,}(?:局|部|委|厅|办|院|校|学|会|公司|集团|中心|社|馆|站|队|处|行)")
        ? 1
        : 0;
  }

  private boolean endsAsPost(int to) {
    return to > 0 && lexicon.posts.before(text, to) > 0;
  }

  /** The end of a stretch without marks and notes behind it. */
  private int bare(int from, int to) {
    int end = to;
    while (end > from) {
      char c = text.charAt(end - 1);
      if (c == '）') {
        int open = text.lastIndexOf('（', end - 1);
        if (open <= from || end - open > 24) {
          break;
        }
        end = open;
      } else if ("，；、。;".indexOf(c) >= 0 || Reading.space(c)) {
        end--;
      } else {
        break;
      }
    }
    return end;
  }

  private int unnumbered(Span line) {
    Matcher number = NUMBER.matcher(text).region(line.start(), line.end());
    return number.lookingAt() && number.end() < line.end() ? number.end() : line.start();
  }
}
