package io.github.gonggao.text;

import io.github.gonggao.model.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Titles that stand in running text, where a page has lost its lines or starts with an order. */
final class Opening {
  /** So far below an order the title of what it puts in force stands. */
  private static final int UNDER_ORDER = 15;

  /** 关于选拔任用干部人选的公示经区委研究决定，…: the line break after the title is lost. */
  private static final Pattern RUN_IN =
      Pattern.compile(
          "((?:[\\p{IsHan}]{2,20})?关于[^，。；：？！]{4,60}?的(?:公示|通知|公告|通告|决定|批复|意见|通报|函))"
              + "(?=经[^，。]{2,30}(?:研究|批准|同意|审议)|根据|按照|现将|为[^，。]{2,40}，|为了|近期|近日|因)");

  /** 《…的决定》已经…审议通过，现予公布: the order under which it comes. */
  private static final Pattern DECREED =
      Pattern.compile("《(.{4,80})》(?:（.{1,20}）)?(?:已于|已经|业经|经).{4,80}(?:通过|批准|同意|审议).*");

  private Opening() {}

  /** The title that a line of text starts with. */
  static Optional<Span> runIn(String text, Span line) {
    Matcher matcher = RUN_IN.matcher(text).region(line.start(), line.end());
    return matcher.lookingAt()
        ? Optional.of(new Span(matcher.start(), matcher.end()))
        : Optional.empty();
  }

  /** The title of what the first line puts in force, on its own line if it has one. */
  static Optional<Span> decreed(String text, List<Span> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Span first = lines.get(0);
    Matcher matcher = DECREED.matcher(text).region(first.start(), first.end());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String wanted = bare(matcher.group(1));
    return lines.subList(1, Math.min(lines.size(), UNDER_ORDER)).stream()
        .filter(l -> bare(l.of(text)).equals(wanted))
        .findFirst()
        .or(() -> Optional.of(new Span(matcher.start(1), matcher.end(1))));
  }

  /** Without blanks; brackets inside brackets are written in three ways. */
  private static String bare(String s) {
    return TitleLines.bare(s).replaceAll("[<〈]", "《").replaceAll("[>〉]", "》");
  }
}
