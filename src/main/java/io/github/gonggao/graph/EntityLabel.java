package io.github.gonggao.graph;

import java.util.List;

/**
 * What one announcement contributes to the name of an entity; the authority graph is made of these.
 *
 * @param local identifier without the base ({@code person/pg4fj6xtyqs8})
 * @param type a class, as a prefixed name ({@code foaf:Person})
 * @param same local identifiers of entities that may be this one
 * @param different local identifiers of entities that a person judged to be others
 */
record EntityLabel(
    String local,
    String type,
    String label,
    List<String> aliases,
    List<String> same,
    List<String> different) {
  /** In the place of a class: an identifier that leads to the one in {@code same}. */
  static final String FORMER = "former";

  private static final char GAP = '\t';
  private static final String LIST = "、";

  EntityLabel {
    label = clean(label);
    aliases = aliases.stream().map(EntityLabel::clean).filter(a -> !a.isEmpty()).sorted().toList();
    same = same.stream().sorted().toList();
    different = different.stream().sorted().toList();
  }

  EntityLabel(String local, String type, String label, List<String> aliases) {
    this(local, type, label, aliases, List.of(), List.of());
  }

  /** Encoding debris would make a label that the shapes reject; a tab would break the line. */
  private static String clean(String text) {
    return text.replaceAll("[?!\\p{Cntrl}]", "").strip();
  }

  String line(String announcement) {
    return announcement
        + GAP
        + local
        + GAP
        + type
        + GAP
        + label
        + GAP
        + String.join(LIST, aliases)
        + GAP
        + String.join(LIST, same)
        + GAP
        + String.join(LIST, different);
  }

  static String announcementOf(String line) {
    return line.substring(0, line.indexOf(GAP));
  }

  static EntityLabel parse(String line) {
    String[] cells = line.split("\t", -1);
    return new EntityLabel(
        cells[1], cells[2], cells[3], list(cells[4]), list(cells[5]), list(cells[6]));
  }

  private static List<String> list(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(LIST, -1));
  }
}
