package io.github.gonggao.text;

/**
 * One to three characters in a row, counted on one page: a page says again what it is about, and
 * names that no dictionary has.
 */
final class PageCounts {
  private static final int LONGEST = 3;

  private final CharacterModel model;
  private final CharSequence page;
  private final long[] keys;
  private final int[] counts;
  private final int mask;

  PageCounts(CharacterModel model, CharSequence page) {
    this.model = model;
    this.page = page;
    int size = Integer.highestOneBit(Math.max(16, 4 * page.length())) * 2;
    keys = new long[size];
    counts = new int[size];
    mask = size - 1;
    add(0, page.length(), 1);
  }

  /** Counts what ends between two places once more, or once less. */
  final void add(int from, int to, int times) {
    long key = 0;
    for (int i = Math.max(0, from - LONGEST + 1); i < Math.min(to, page.length()); i++) {
      key = model.with(key, page.charAt(i));
      if (i >= from && key != 0) {
        for (int n = 1; n <= LONGEST; n++) {
          long row = key & CharacterModel.lowest(n);
          int slot = slot(row);
          keys[slot] = row;
          counts[slot] += times;
          if (row == key) {
            break;
          }
        }
      }
    }
  }

  int count(long row) {
    return counts[slot(row)];
  }

  private int slot(long row) {
    int slot = (int) ((row * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (keys[slot] != 0 && keys[slot] != row) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
