package io.github.gonggao.text;

import io.github.gonggao.model.Span;

/**
 * A place that the simulated mirror damaged, repaired: what was written there, what is read there
 * now, and whether the reader is told that this is not sure.
 */
record Outcome(String written, String read, boolean told) {
  boolean exact() {
    return written.equals(read);
  }

  /** A place with the whole of the edits that touch it, on both sides. */
  static Outcome of(Mirror.Damaged page, Mirror.Place place, DamageRepair.Result result) {
    Span read = result.pass().alignment().toRestored(new Span(place.start(), place.end()));
    Span back = result.pass().alignment().toSource(read);
    int start = Math.min(place.start(), back.start());
    int end = Math.max(place.end(), back.end());
    int from = place.pageStart();
    int to = place.pageEnd();
    for (int i = start; i < end; i++) {
      if (page.to().get(i) > page.from().get(i)) {
        from = Math.min(from, page.from().get(i));
        to = Math.max(to, page.to().get(i));
      }
    }
    Span whole = result.pass().alignment().toRestored(new Span(start, end));
    return new Outcome(
        folded(page.page().substring(from, to)),
        folded(whole.of(result.pass().text())),
        result.doubts().stream().anyMatch(d -> d.start() < end && d.end() > start));
  }

  private static String folded(String text) {
    StringBuilder folded = new StringBuilder();
    text.chars().forEach(c -> folded.append(Mirror.folded((char) c)));
    return folded.toString();
  }

  /** The traditional page that a mirror can have had before it: what GBK lacks is gone. */
  static String page(String text) {
    StringBuilder page = new StringBuilder();
    Chinese.INSTANCE
        .toTraditional(text)
        .replace('「', '“')
        .replace('」', '”')
        .replace('『', '‘')
        .replace('』', '’')
        // blanks at the end of a line are shown nowhere
        .replaceAll("(?m)[ \\u3000]+$", "")
        .chars()
        .forEach(c -> page.append(Mirror.encodable((char) c)));
    return page.toString();
  }
}
