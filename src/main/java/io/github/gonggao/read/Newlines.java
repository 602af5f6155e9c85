package io.github.gonggao.read;

/** Ends of lines as systems, printers and Unicode write them. */
final class Newlines {
  private Newlines() {}

  /** Newlines of every system, and those of Unicode and of printers, as LF. */
  static String asLineFeeds(String text) {
    int i = 0;
    while (i < text.length() && !isOtherNewline(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, i);
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        continue;
      }
      out.append(isOtherNewline(c) ? '\n' : c);
    }
    return out.toString();
  }

  private static boolean isOtherNewline(char c) {
    return c == '\r'
        || c == '\f'
        || c == '\u000B'
        || c == '\u0085'
        || c == '\u2028'
        || c == '\u2029';
  }
}
