package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import io.github.gonggao.model.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Names as lists write them: a cell of its own, a blank inside a name of two characters (段　钰),
 * notes in brackets behind (女，满族). Goes by shape and by the word lists alone, so that a list's
 * names are known before bodies and posts are read.
 */
final class ListedNames {
  private static final String HAN = "\\p{IsHan}";
  private static final Pattern DOTTED =
      Pattern.compile(HAN + "{1,8}(?:[·•・‧．][ 　]?" + HAN + "{1,10}){1,4}");
  private static final Pattern SPACED =
      Pattern.compile("(" + HAN + ")[ 　\\t\\u00a0]+(" + HAN + ")(?!" + HAN + ")");
  private static final Pattern PLAIN = Pattern.compile(HAN + "{2,9}(?!" + HAN + "|[·•・‧．])");
  private static final Pattern NOTE = Pattern.compile("[ 　]?（([^（）\\n]{1,40})）");

  /** What a bracket behind a name says of the person, and not of a post or a place of work. */
  private static final Pattern ASIDE =
      Pattern.compile(
          "(?:(?:女|男|"
              + HAN
              + "{1,5}族)(?:[，、,].{0,14})?|兼|兼任|挂职|新任|连任|增补|特邀|正.{0,2}级|副.{0,2}级|党外|中共|中共党员|无党派.{0,4}|列席|常务|主持.{0,6}|试用期.{0,6})");

  private static final String BLANKS = " 　\t\u00a0";

  /** Tags of words of which a name of two characters is now and then one: 高明, 边疆, 蓝天. */
  private static final Set<String> WORDS =
      Set.of("n", "v", "vn", "vi", "a", "ad", "d", "t", "m", "nz", "nis", "nnt", "b", "s", "gg");

  private final String text;
  private final Lexicon lexicon;
  private final IntFunction<Token> tokenAt;

  ListedNames(String text, Lexicon lexicon, IntFunction<Token> tokenAt) {
    this.text = text;
    this.lexicon = lexicon;
    this.tokenAt = tokenAt;
  }

  /**
   * A name in a list.
   *
   * @param span the name alone
   * @param end behind the notes in brackets
   * @param note what a bracket says that may be a post or a place of work, or null
   * @param likeness 2 for the shape of a name, 1 where it may be one, 0 for none that is known
   */
  record Cell(Span span, String name, int end, Span note, int likeness) {}

  /** The cell that starts at {@code at} and ends at a blank, a mark or {@code limit}; or null. */
  Cell at(int at, int limit) {
    Matcher dotted = DOTTED.matcher(text).region(at, limit);
    if (dotted.lookingAt()) {
      String name = dotted.group().replaceAll("[" + BLANKS + "]", "");
      return cell(at, dotted.end(), name, limit);
    }
    Matcher spaced = SPACED.matcher(text).region(at, limit);
    if (spaced.lookingAt()) {
      return cell(at, spaced.end(), spaced.group(1) + spaced.group(2), limit);
    }
    Matcher plain = PLAIN.matcher(text).region(at, limit);
    if (!plain.lookingAt()) {
      return null;
    }
    int end = plain.end();
    if (end - at >= 4 && text.startsWith("同志", end - 2)) {
      end -= 2;
    }
    return cell(at, end, text.substring(at, end), limit);
  }

  private Cell cell(int at, int end, String name, int limit) {
    int after = text.startsWith("同志", end) && end + 2 <= limit ? end + 2 : end;
    Span note = null;
    Matcher bracket = NOTE.matcher(text).region(after, limit);
    while (bracket.lookingAt()) {
      if (!ASIDE.matcher(bracket.group(1)).matches()) {
        note = new Span(bracket.start(1), bracket.end(1));
      }
      after = bracket.end();
      bracket.region(after, limit);
    }
    int likeness = likeness(name, at);
    return likeness < 0 ? null : new Cell(new Span(at, end), name, after, note, likeness);
  }

  /** How much characters look like a name: 2, 1, 0, or -1 for what is none. */
  int likeness(String name, int at) {
    if (name.matches(".*[·•・‧．].*")) {
      return 2;
    }
    int length = name.codePointCount(0, name.length());
    if (lexicon.posts.contains(name)
        || lexicon.seats.contains(name)
        || lexicon.rosterColumns.contains(name)
        || lexicon.bodies.contains(name)
        || lexicon.postStops.contains(name)
        || (length > 2 && lexicon.posts.before(name, name.length()) >= 2)
        || (length > 2 && "局委厅办司院校站".indexOf(name.charAt(name.length() - 1)) >= 0)) {
      return -1;
    }
    if (lexicon.nameOpenings.at(name, 0) > 0) {
      return length <= 8 ? 2 : -1;
    }
    int surname = Math.min(2, lexicon.surnames.at(name, 0));
    if (length > 4 || (length == 4 && surname < 2)) {
      return transliterated(name) ? 1 : length > 4 ? -1 : 0;
    }
    Token token = tokenAt.apply(at);
    boolean word =
        length == 2
            && token != null
            && token.text().equals(name)
            && WORDS.contains(token.tag())
            && token.span().length() == 2;
    if (surname > 0) {
      return word ? 1 : 2;
    }
    return !word && transliterated(name) ? 1 : 0;
  }

  private boolean transliterated(String name) {
    return name.chars().allMatch(c -> lexicon.transliteration.contains((char) c));
  }

  /**
   * The cells that fill a stretch and nothing else, set apart by blanks or marks; empty where
   * anything else stands in it.
   */
  List<Cell> filling(int from, int to) {
    List<Cell> cells = new ArrayList<>();
    int at = from;
    while (true) {
      while (at < to
          && (BLANKS.indexOf(text.charAt(at)) >= 0 || "、，；".indexOf(text.charAt(at)) >= 0)) {
        at++;
      }
      if (at < to && text.charAt(at) == '。' && at + 1 == to) {
        at++;
      }
      if (at >= to) {
        return cells;
      }
      if (!cells.isEmpty() && at == cells.get(cells.size() - 1).end() && text.startsWith("和", at)) {
        at++;
      }
      Cell cell = at(at, to);
      if (cell == null) {
        return List.of();
      }
      cells.add(cell);
      at = cell.end();
    }
  }

  /** Whether as many of the cells have the shape of a name as those of a list of persons do. */
  static boolean persons(List<Cell> cells) {
    return likeness(cells) * 3 >= cells.size() * 4 && strangers(cells) * 4 <= cells.size();
  }

  /** Whether one line of a list may hold names. */
  static boolean perhaps(List<Cell> cells) {
    return likeness(cells) >= cells.size() && strangers(cells) * 2 <= cells.size();
  }

  private static int likeness(List<Cell> cells) {
    return cells.stream().mapToInt(Cell::likeness).sum();
  }

  private static long strangers(List<Cell> cells) {
    return cells.stream().filter(c -> c.likeness() == 0).count();
  }

  /** The first place from {@code at} on that is no blank. */
  int past(int at, int limit) {
    int next = at;
    while (next < limit && BLANKS.indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    return next;
  }
}
