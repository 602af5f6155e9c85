package io.github.gonggao.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which concept a title stands for.
 *
 * <p>The same word is another post in another body (书记 of a Party group, of a province), so the
 * longest word of the scheme that ends organization and title together decides. For titles that the
 * scheme does not know, the word list of posts tells the level; what has 副 in it is a deputy and
 * everything else staff.
 */
final class Positions {
  private static final String FOREIGN = "foreign-leader";
  private static final String DEPUTY = "deputy";
  private static final String STAFF = "staff";

  private static final Map<String, String> LEVELS = levels();
  private static final Set<String> STANDALONE = standalone();

  /**
   * @param code of the position scheme
   * @param exact the concept's preferred word covers the whole title, so that the code can stand
   *     for the title in an identifier
   */
  record Position(String code, boolean exact) {}

  private Positions() {}

  static Position of(String organization, String title) {
    if (Registry.isForeign(organization)) {
      return new Position(FOREIGN, false);
    }
    Concepts concepts = Concepts.of(Vocabulary.Scheme.POSITION);
    String spoken = Registry.spoken(organization);
    String full = spoken + title;
    Optional<Concepts.Match> match = concepts.suffix(full);
    if (match.isEmpty()) {
      return new Position(LEVELS.getOrDefault(title, title.contains("副") ? DEPUTY : STAFF), false);
    }
    String code = match.get().code();
    String label = match.get().label();
    int before = full.length() - label.length() - 1;
    boolean hiddenDeputy =
        !label.startsWith("副") && before >= spoken.length() && full.charAt(before) == '副';
    if (hiddenDeputy) {
      return new Position(DEPUTY, false);
    }
    boolean preferred = label.equals(concepts.word(code));
    return new Position(code, preferred && label.length() >= title.length());
  }

  /** A title that begins with what it is a title of. */
  static boolean standsAlone(String title) {
    return STANDALONE.contains(title);
  }

  private static Set<String> standalone() {
    Set<String> all = new HashSet<>();
    for (Words.Row row : Words.rows("posts")) {
      if (row.at(1).equals("standalone") && row.at(0).matches("(国|中央|全国|最高).*")) {
        all.add(row.at(0));
      }
    }
    return all;
  }

  private static Map<String, String> levels() {
    Concepts concepts = Concepts.of(Vocabulary.Scheme.POSITION);
    Map<String, String> all = new HashMap<>();
    for (Words.Row row : Words.rows("posts")) {
      String level = row.at(1).equals("foreign") ? FOREIGN : row.at(1);
      concepts.known(level).ifPresent(code -> all.putIfAbsent(row.at(0), code));
    }
    return all;
  }
}
