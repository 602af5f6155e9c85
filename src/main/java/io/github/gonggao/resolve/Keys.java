package io.github.gonggao.resolve;

import java.util.Comparator;
import java.util.List;

/** Keys of entities in a fixed order. */
final class Keys {
  static final Comparator<List<String>> ORDER = Comparator.comparing(key -> String.join("|", key));

  private Keys() {}
}
