package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import java.util.List;

/**
 * Persons that follow each other in a list, as the page has them: the members of a group under one
 * seat, a committee by strokes, those commended.
 *
 * @param head the lines that lead to the list, from the nearest heading or sentence on
 * @param seat the seat that all of them have (副组长), or null
 * @param honour whether they are listed for what they did, so that what stands beside a name is a
 *     place of work and no post
 */
record Roster(Span head, String seat, boolean honour, List<Row> rows) {
  /**
   * One person.
   *
   * @param post where the person's posts stand, or null
   */
  record Row(Span span, String name, Span post, Span line) {}
}
