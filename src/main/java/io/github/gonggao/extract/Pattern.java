package io.github.gonggao.extract;

/**
 * A regular expression that knows what a text must hold before it is worth trying.
 *
 * <p>Has the calls of {@link java.util.regex.Pattern} and the same answers, sooner: the extractors
 * try some hundred expressions at every place of a text, nearly all in vain, and the engine of the
 * library finds that out character by character. {@link Asked} reads from the expression itself
 * which words each match must hold and how far from its start, and {@link Matcher} lets the engine
 * loose only there. Nothing is to be kept in step by hand: an expression that {@code Asked} cannot
 * read is simply run as ever.
 *
 * <p>Compiling costs more than the library's; keep the result in a constant.
 */
final class Pattern {
  static final int MULTILINE = java.util.regex.Pattern.MULTILINE;
  static final int DOTALL = java.util.regex.Pattern.DOTALL;

  final java.util.regex.Pattern regex;
  final Asked asked;

  private Pattern(java.util.regex.Pattern regex) {
    this.regex = regex;
    this.asked = Asked.by(regex);
  }

  static Pattern compile(String expression) {
    return compile(expression, 0);
  }

  static Pattern compile(String expression, int flags) {
    return new Pattern(java.util.regex.Pattern.compile(expression, flags));
  }

  /** An expression for exactly these characters. */
  static String quote(String words) {
    return java.util.regex.Pattern.quote(words);
  }

  Matcher matcher(String text) {
    return new Matcher(this, text);
  }

  /**
   * The match that starts right at {@code at}, or null; lookaround sees the whole text. Nothing is
   * made where the first character tells that there is none.
   */
  Matcher at(String text, int at) {
    if (!asked.opens(text, at, text.length())) {
      return null;
    }
    Matcher matcher = matcher(text);
    return matcher.at(at) ? matcher : null;
  }

  String pattern() {
    return regex.pattern();
  }

  @Override
  public String toString() {
    return regex.pattern();
  }
}
