package io.github.gonggao.graph;

import java.util.Optional;

/**
 * Which concept a title stands for.
 *
 * <p>The same word is another post in another body (书记 of a Party group, of a province), so the
 * longest word of the scheme that ends organization and title together decides. What begins with 副
 * and is unknown is still a deputy; everything else is staff.
 */
final class Positions {
  private static final String DEPUTY = "deputy";
  private static final String STAFF = "staff";

  /**
   * @param code of the position scheme
   * @param exact the concept's word covers the whole title, so that it can stand for the title in
   *     an identifier
   */
  record Position(String code, boolean exact) {}

  private Positions() {}

  static Position of(String organization, String title) {
    Concepts concepts = Concepts.of(Vocabulary.Scheme.POSITION);
    String full = organization + title;
    Optional<Concepts.Match> match = concepts.suffix(full);
    if (match.isEmpty()) {
      return new Position(title.contains("副") ? DEPUTY : STAFF, false);
    }
    String label = match.get().label();
    int before = full.length() - label.length() - 1;
    boolean hiddenDeputy =
        !label.startsWith("副") && before >= organization.length() && full.charAt(before) == '副';
    if (hiddenDeputy) {
      return new Position(DEPUTY, false);
    }
    return new Position(match.get().code(), label.length() >= title.length());
  }
}
