package io.github.gonggao.model;

/**
 * What one announcement calls an entity, written out in full and in simplified characters (国家邮政局党组,
 * not 局党组). Inside an announcement a kind and a value are one entity; over the corpus {@code
 * resolve} decides.
 */
public record Name(Kind kind, String value) implements Comparable<Name> {
  /**
   * What sort of thing a name names; {@code GROUP} is a collective of unnamed officials, verbatim.
   */
  public enum Kind {
    PERSON,
    ORGANIZATION,
    GROUP,
    MEETING,
    DOCUMENT,
    FORMULATION
  }

  public static Name person(String value) {
    return new Name(Kind.PERSON, value);
  }

  public static Name organization(String value) {
    return new Name(Kind.ORGANIZATION, value);
  }

  public static Name group(String value) {
    return new Name(Kind.GROUP, value);
  }

  public static Name meeting(String value) {
    return new Name(Kind.MEETING, value);
  }

  public static Name document(String value) {
    return new Name(Kind.DOCUMENT, value);
  }

  public static Name formulation(String value) {
    return new Name(Kind.FORMULATION, value);
  }

  @Override
  public int compareTo(Name other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : value.compareTo(other.value);
  }
}
