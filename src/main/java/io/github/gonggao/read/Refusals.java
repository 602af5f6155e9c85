package io.github.gonggao.read;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.Severity;
import io.github.gonggao.model.SourceText;
import java.util.Optional;

/** Inputs that are not read, each one issue. */
final class Refusals {
  private Refusals() {}

  static Outcome<SourceText> of(Issue.Code code, String where, String message) {
    return Outcome.rejected(new Issue(code, Severity.REJECTED, where, Optional.empty(), message));
  }

  static Outcome<SourceText> tooLarge(String where, int bytes) {
    return of(
        Issue.Code.TOO_LARGE,
        where,
        "longer than "
            + bytes
            + " bytes, which no announcement is; split it into one file or one line an announcement");
  }

  /** The first characters of a text, for a message. */
  static String quote(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    int points = line.codePointCount(0, line.length());
    int end = line.offsetByCodePoints(0, Math.min(30, points));
    return "“" + line.substring(0, end) + (points > 30 ? "…”" : "”");
  }
}
