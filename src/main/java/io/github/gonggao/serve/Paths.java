package io.github.gonggao.serve;

import java.util.Locale;
import java.util.regex.Pattern;

/** What may stand in addresses. */
final class Paths {
  /** Identifiers are ASCII and lower case (ontology, §8); versions of programs have capitals. */
  private static final Pattern IDENTIFIER =
      Pattern.compile("[a-z]+(-[a-z]+)*(/[A-Za-z0-9][A-Za-z0-9._-]*)*");

  private Paths() {}

  /** An identifier without its base: {@code person/pg4fj6xtyqs8}. */
  static boolean isIdentifier(String local) {
    return IDENTIFIER.matcher(local).matches() && !local.contains("..");
  }

  /** A link that a browser may follow without running anything. */
  static boolean isWeb(String uri) {
    String lower = uri.toLowerCase(Locale.ROOT);
    return (lower.startsWith("http://") || lower.startsWith("https://"))
        && uri.chars().allMatch(c -> c > 0x20 && c != 0x7f && c != '"' && c != '<' && c != '>');
  }
}
