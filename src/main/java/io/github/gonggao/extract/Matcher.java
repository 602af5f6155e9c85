package io.github.gonggao.extract;

/**
 * A {@link Pattern} on its way through a text; has the calls of {@link java.util.regex.Matcher}
 * that the extractors use. The library's matcher is not even made until a place is found at which
 * the expression may match.
 */
final class Matcher {
  private final Pattern pattern;
  private final Asked asked;
  private final String text;
  private int from;
  private int to;
  private boolean transparent;

  /** Where the next match may start, and the last place at which the word found allows one. */
  private int next;

  private int lastStart = -1;
  private java.util.regex.Matcher engine;

  /** Whether the engine keeps the place of the last match itself. */
  private boolean plain;

  Matcher(Pattern pattern, String text) {
    this.pattern = pattern;
    this.asked = pattern.asked;
    this.text = text;
    this.to = text.length();
  }

  Matcher region(int start, int end) {
    if (start < 0 || start > end || end > text.length()) {
      throw new IndexOutOfBoundsException(start + " to " + end + " of " + text.length());
    }
    from = start;
    to = end;
    rewind(start);
    return this;
  }

  private void rewind(int start) {
    next = start;
    lastStart = -1;
    plain = false;
  }

  /** Lets lookaround see beyond the region. */
  Matcher useTransparentBounds(boolean beyond) {
    transparent = beyond;
    return this;
  }

  int regionEnd() {
    return to;
  }

  boolean find() {
    if (plain) {
      return engine.find();
    }
    // what looks back must see what the engine would have shown it at the start of a region
    boolean whole = from == 0 && to == text.length();
    if (!asked.narrows() || (asked.looksBack() && !whole)) {
      if (asked.word(text, next, to) < 0) {
        return false;
      }
      plain = true;
      engine(from, to, transparent, true);
      return engine.find();
    }
    while (true) {
      if (next > lastStart) {
        int word = asked.word(text, next + asked.least(), to);
        if (word < 0) {
          return false;
        }
        lastStart = asked.hasWords() ? word - asked.least() : to - asked.shortest();
        next = Math.max(next, asked.most() == Asked.UNBOUNDED ? next : word - asked.most());
      }
      for (; next <= lastStart; next++) {
        if (asked.opens(text, next, to) && lookingAt(next, whole)) {
          next = engine.end();
          return true;
        }
      }
      if (!asked.hasWords()) {
        return false;
      }
    }
  }

  /** As the library's: forgets the region. */
  boolean find(int start) {
    from = 0;
    to = text.length();
    if (asked.narrows()) {
      rewind(start);
      return find();
    }
    plain = true;
    engine(0, to, transparent, true);
    return engine.find(start);
  }

  private boolean lookingAt(int at, boolean whole) {
    engine(at, to, whole || transparent, !whole);
    return engine.lookingAt();
  }

  private void engine(int start, int end, boolean beyond, boolean anchoring) {
    if (engine == null) {
      engine = pattern.regex.matcher(text);
    }
    engine.useTransparentBounds(beyond).useAnchoringBounds(anchoring).region(start, end);
  }

  boolean lookingAt() {
    if (!asked.opens(text, from, to)) {
      return false;
    }
    engine(from, to, transparent, true);
    return engine.lookingAt();
  }

  /** Whether a match starts right at {@code at}; lookaround sees the whole text. */
  boolean at(int at) {
    if (at > to || !asked.opens(text, at, to)) {
      return false;
    }
    engine(at, to, true, false);
    return engine.lookingAt();
  }

  boolean matches() {
    int length = to - from;
    if (length < asked.shortest()
        || length > asked.longest()
        || !asked.opens(text, from, to)
        || asked.word(text, from, to) < 0) {
      return false;
    }
    engine(from, to, transparent, true);
    return engine.matches();
  }

  String replaceFirst(String replacement) {
    return pattern.regex.matcher(text).replaceFirst(replacement);
  }

  int start() {
    return engine.start();
  }

  int start(int group) {
    return engine.start(group);
  }

  int start(String name) {
    return engine.start(name);
  }

  int end(String name) {
    return engine.end(name);
  }

  int end() {
    return engine.end();
  }

  int end(int group) {
    return engine.end(group);
  }

  String group() {
    return engine.group();
  }

  String group(int group) {
    return engine.group(group);
  }

  String group(String name) {
    return engine.group(name);
  }
}
