package io.github.gonggao.extract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What kind of body a whole name tells of, by {@code body-kinds.tsv}: 青海省委政法委 is an organ of a
 * provincial committee, though 委 alone ends departments of governments.
 */
final class BodyKinds {
  private static final String NONE = "-";

  /** Names come again and again in a collection; past this many, one is simply read anew. */
  private static final int REMEMBERED = 50_000;

  private final Map<Pattern, String> kinds = new LinkedHashMap<>();
  private final Map<String, String> told = new ConcurrentHashMap<>();
  private final Words countries;

  /**
   * @param rows expression to kind, in order
   * @param countries names of states, 中国 among them
   */
  BodyKinds(Map<String, String> rows, Words countries) {
    this.countries = countries;
    rows.forEach(
        (pattern, kind) ->
            kinds.put(
                Pattern.compile(
                    pattern
                        .replace("{place}", "(?:[省市县区州旗盟]|兵团)")
                        .replace("{country}", Character.toString(FOREIGN))),
                kind));
  }

  /** Stands in an expression, and before a name, for the country at its opening. */
  private static final char FOREIGN = '\uE000';

  /** The kind, empty where none can be told, {@code ending} where the whole name says no more. */
  Optional<String> of(String name, String ending) {
    String kind = told.get(name);
    if (kind == null) {
      kind = read(name);
      if (told.size() < REMEMBERED) {
        told.put(name, kind);
      }
    }
    return kind.isEmpty()
        ? Optional.ofNullable(ending).filter(e -> !e.isEmpty())
        : Optional.of(kind).filter(k -> !k.equals(NONE));
  }

  private String read(String name) {
    int state = countries.at(name, 0);
    String country = state == 0 ? "" : countries.value(name.substring(0, state));
    String shown =
        state > 0 && state < name.length() && !country.equals("中国")
            ? FOREIGN + name.substring(state)
            : name;
    for (Map.Entry<Pattern, String> entry : kinds.entrySet()) {
      if (entry.getKey().matcher(shown).matches()) {
        return entry.getValue();
      }
    }
    return "";
  }
}
