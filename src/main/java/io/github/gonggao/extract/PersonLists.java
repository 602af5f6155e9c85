package io.github.gonggao.extract;

import io.github.gonggao.model.Fact.PersonnelChanged.Change;
import io.github.gonggao.model.Span;
import io.github.gonggao.model.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The lists of persons of a page, found by their layout before bodies, posts and other names are
 * read.
 *
 * @param rosters members of groups, committees by strokes, those commended
 * @param orders lines that appoint, remove or elect somebody and leave the verb to a heading
 * @param candidates those whom a notice before appointment describes
 * @param named those whom orders and descriptions name
 * @param names where all the names stand, with what joins them to a post (为, 任, 的)
 */
record PersonLists(
    List<Roster> rosters,
    List<Order> orders,
    List<Candidate> candidates,
    List<ListedNames.Cell> named,
    List<Span> names,
    Map<Integer, NameReader.Read> byStart) {
  /**
   * 康明哲为云州市人民政府副市长 under 任命：.
   *
   * @param posts where the posts start
   */
  record Order(List<ListedNames.Cell> people, Change change, int posts, Span line) {}

  /**
   * A person with the posts held now and to be held, as fields or as cells of a table.
   *
   * @param now where the present posts stand, or null
   * @param then where the posts to come stand, or null
   */
  record Candidate(ListedNames.Cell cell, Span now, Span then, Span lines) {}

  /** The listed name that starts at {@code at}, or null. */
  NameReader.Read nameAt(int at) {
    return byStart.get(at);
  }

  static PersonLists of(
      String text, Lexicon lexicon, IntFunction<Token> tokenAt, Span title, Span body) {
    List<Span> lines = lines(text, body);
    ListedNames names = new ListedNames(text, lexicon, tokenAt);
    OrderReader orders = new OrderReader(text, lexicon, names, title, lines);
    orders.read();
    CandidateReader candidates = new CandidateReader(text, lexicon, names, orders.others());
    candidates.read();
    List<Roster> rosters =
        new RosterReader(text, lexicon, names, title, candidates.others()).read();
    List<Span> spans = new ArrayList<>(orders.joints());
    List<ListedNames.Cell> named = new ArrayList<>(orders.named());
    candidates.candidates().forEach(c -> named.add(c.cell()));
    named.forEach(cell -> spans.add(cell.span()));
    Map<Integer, NameReader.Read> byStart = new HashMap<>();
    named.forEach(c -> byStart.put(c.span().start(), new NameReader.Read(c.span(), c.name())));
    for (Roster roster : rosters) {
      for (Roster.Row row : roster.rows()) {
        spans.add(row.span());
        byStart.put(row.span().start(), new NameReader.Read(row.span(), row.name()));
      }
    }
    return new PersonLists(
        rosters, orders.orders(), candidates.candidates(), named, spans, byStart);
  }

  /** The lines that hold anything, without blanks around them. */
  private static List<Span> lines(String text, Span body) {
    List<Span> lines = new ArrayList<>();
    int start = body.start();
    while (start < body.end()) {
      int end = text.indexOf('\n', start);
      end = end < 0 || end > body.end() ? body.end() : end;
      int from = start;
      int to = end;
      while (from < to && Reading.space(text.charAt(from))) {
        from++;
      }
      while (to > from && Reading.space(text.charAt(to - 1))) {
        to--;
      }
      if (from < to) {
        lines.add(new Span(from, to));
      }
      start = end + 1;
    }
    return lines;
  }
}
