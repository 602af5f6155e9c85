package io.github.gonggao.model;

import java.util.Objects;

/**
 * Identity of an announcement: 64 lowercase hexadecimal digits, the SHA-256 of its address where it
 * has one, else of its text as found. Made from raw values only, so that a better cleaner does not
 * re-key the world.
 */
public record SourceId(String value) implements Comparable<SourceId> {
  public SourceId {
    Objects.requireNonNull(value);
  }

  @Override
  public int compareTo(SourceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
