package io.github.gonggao.resolve;

/** Disjoint sets of small integers; the least member is the root, whatever the order of joins. */
final class Union {
  private final int[] parent;

  Union(int size) {
    parent = new int[size];
    for (int i = 0; i < size; i++) {
      parent[i] = i;
    }
  }

  int root(int i) {
    int root = i;
    while (parent[root] != root) {
      root = parent[root];
    }
    for (int at = i; parent[at] != root; ) {
      int next = parent[at];
      parent[at] = root;
      at = next;
    }
    return root;
  }

  void join(int a, int b) {
    int left = root(a);
    int right = root(b);
    parent[Math.max(left, right)] = Math.min(left, right);
  }
}
