package io.github.gonggao.text;

import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Block;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.RestoredText;
import io.github.gonggao.model.Severity;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes an announcement of a text as found. Stateless; one serves many threads. */
public final class TextReader {
  /** Fewer Han characters than this are no announcement. */
  private static final int FEWEST_HAN = 10;

  private static final int QUOTE = 20;

  private final Restorer restorer;
  private final OuterForm outer = new OuterForm();

  public TextReader(Language language) {
    this.restorer = new Restorer(language);
  }

  /**
   * The announcement of a text, with warnings of what is missing or doubtful; or {@link
   * Issue.Code#NO_ANNOUNCEMENT} where there is no running Chinese text.
   */
  public Outcome<Announcement> read(SourceText source) {
    String where = source.location().toString();
    Restorer.Restored restored = restorer.restore(source.text());
    String text = restored.pass().text();
    Alignment alignment = restored.pass().alignment();
    OuterForm.Found read = outer(source, text, alignment);
    OuterForm.Found found = read.or(() -> Address.date(source, text, read.body()));
    if (han(found.body().of(text)) < FEWEST_HAN) {
      return Outcome.rejected(
          new Issue(
              Issue.Code.NO_ANNOUNCEMENT,
              Severity.REJECTED,
              where,
              Optional.empty(),
              "no Chinese running text, only “"
                  + quote(text.strip())
                  + "”; leave the file out, or give its text"));
    }
    List<Issue> issues = new ArrayList<>();
    for (DamageRepair.Doubt doubt : restored.doubts()) {
      issues.add(
          new Issue(
              Issue.Code.UNDECIDED_REPAIR,
              Severity.WARNING,
              where,
              Optional.of(new Span(doubt.start(), doubt.end())),
              doubtful(source.text().substring(doubt.start(), doubt.end()), doubt)));
    }
    if (found.title().isEmpty()) {
      issues.add(
          new Issue(
              Issue.Code.NO_TITLE,
              Severity.WARNING,
              where,
              Optional.empty(),
              "no title before “"
                  + quote(found.body().of(text))
                  + "”; put it on the first line, or into \"title\""));
    }
    if (found.published().isEmpty()) {
      issues.add(
          new Issue(
              Issue.Code.NO_DATE,
              Severity.WARNING,
              where,
              Optional.empty(),
              "no date of publication; dates without a year stay unknown. Add a line"
                  + " 发布时间：YYYY-MM-DD, or \"published\""));
    }
    return Outcome.of(
        new Announcement(
            source.id(),
            source.location(),
            new RestoredText(source.text(), text, alignment),
            found.title(),
            found.published(),
            found.publisher(),
            found.body(),
            found.fields()),
        issues);
  }

  private static String doubtful(String found, DamageRepair.Doubt doubt) {
    if (doubt.chosen().equals(found)) {
      return oneLine(
          "“" + found + "” looks broken, and no reading fits; compare with another copy");
    }
    String but = doubt.other().isEmpty() ? "is not certain" : "may be “" + doubt.other() + "”";
    return oneLine(
        "“"
            + found
            + "” is read as “"
            + doubt.chosen().replace(Walks.FIGURE, '?')
            + "”, but "
            + but.replace(Walks.FIGURE, '?')
            + "; compare with another copy");
  }

  /** A message is a line, whatever it quotes. */
  private static String oneLine(String message) {
    return message.replace('\n', ' ');
  }

  private OuterForm.Found outer(SourceText source, String text, Alignment alignment) {
    Optional<Span> body = block(source, alignment, Block.Kind.BODY);
    if (body.isEmpty()) {
      return outer.read(text);
    }
    return outer.read(
        text,
        block(source, alignment, Block.Kind.TITLE),
        block(source, alignment, Block.Kind.PUBLISHED),
        block(source, alignment, Block.Kind.SOURCE),
        body.get());
  }

  private static Optional<Span> block(SourceText source, Alignment alignment, Block.Kind kind) {
    return source.blocks().stream()
        .filter(b -> b.kind() == kind)
        .map(b -> alignment.toRestored(b.span()))
        .findFirst();
  }

  private static int han(String text) {
    int han = 0;
    for (int i = 0; i < text.length(); i++) {
      if (Han.is(text.charAt(i))) {
        han++;
      }
    }
    return han;
  }

  private static String quote(String text) {
    int end = text.offsetByCodePoints(0, Math.min(QUOTE, text.codePointCount(0, text.length())));
    return oneLine(text.substring(0, end)) + (end < text.length() ? "…" : "");
  }
}
