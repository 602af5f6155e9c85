package io.github.gonggao.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * The title of the announcement on a page: what its meta elements say, else the part of the page's
 * own title that it shows as a headline or on a line, else that title without section and site.
 */
final class PageTitle {
  static final int LONGEST = 160;

  /** Of the page's own title, with section and site; a longer one is for search engines. */
  private static final int LONGEST_OWN = 500;

  /** The page's own title may be that of its column; a headline is longer. */
  private static final int SHORTEST = 6;

  /** So far above its date and publisher a headline stands. */
  private static final int ABOVE_DATE = 4;

  private static final Pattern SITE =
      Pattern.compile(
          String.join(
              "|",
              WordFile.rows("page-sites.tsv").stream()
                  .map(row -> "(?:" + row.get(0) + ")")
                  .toList()));

  private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:[_|｜]|--+|—+| - |-|－)\\s*");

  private final Optional<String> said;
  private final String own;

  /** Own title and what the page says its title is, to tell headlines by. */
  private final String known;

  /** Headlines that the page's own title holds. */
  private final List<String> headlines = new ArrayList<>();

  /** The first of the other elements that are made for a title, but no mere subtitle. */
  private Optional<String> other = Optional.empty();

  /** All that is set as a headline, without blanks. */
  private final Set<String> headings = new HashSet<>();

  /**
   * @param own the page's own title
   * @param said what a meta element says
   */
  PageTitle(String own, Optional<String> said) {
    this.own = own.length() <= LONGEST_OWN ? oneLine(own) : "";
    this.said = said.filter(t -> t.length() <= LONGEST);
    this.known = PageFields.bare(this.own + this.said.orElse(""));
  }

  static String oneLine(String text) {
    String plain = text.indexOf('<') < 0 ? text : Jsoup.parse(text).text();
    return plain.replaceAll("[\\s\\u3000\\u00A0]+", " ").strip();
  }

  /** Takes note of what may be the headline; whether it is that of the page's own title. */
  boolean isHeadline(Element element) {
    String text = oneLine(element.text());
    String bare = PageFields.bare(text);
    if (bare.length() < 4 || text.length() > LONGEST) {
      return false;
    }
    headings.add(bare);
    boolean held = known.contains(bare);
    if (held && !isSite(text)) {
      headlines.add(text);
    } else if (other.isEmpty() && !element.normalName().matches("h[23]") && !isSite(text)) {
      other = Optional.of(text);
    }
    return held;
  }

  Optional<String> of(PageText.Lines lines) {
    if (said.isPresent()) {
      return said;
    }
    Optional<String> shown =
        headlines.stream()
            .max((a, b) -> Integer.compare(a.length(), b.length()))
            .or(() -> shownStart(lines));
    if (shown.isPresent()) {
      return shown;
    }
    String cleaned = withoutSite();
    boolean usable = !cleaned.isEmpty() && cleaned.length() <= LONGEST && !isSite(cleaned);
    if (usable && cleaned.length() >= SHORTEST) {
      return Optional.of(cleaned);
    }
    return overDate(lines).or(() -> usable ? Optional.of(cleaned) : other);
  }

  private static Stream<String> top(PageText.Lines lines) {
    return Stream.concat(lines.above().stream(), lines.main().stream().limit(Page.TOP_LINES))
        .map(PageText.Line::text)
        .filter(l -> l.length() <= LONGEST);
  }

  /** The start of the page's own title, up to some bar, where the page shows it on a line. */
  private Optional<String> shownStart(PageText.Lines lines) {
    Set<String> top = new HashSet<>();
    top(lines).forEach(l -> top.add(PageFields.bare(l)));
    Matcher bar = SEPARATOR.matcher(own);
    Optional<String> longest = Optional.empty();
    while (bar.find()) {
      String start = own.substring(0, bar.start());
      if (start.length() >= 4 && top.contains(PageFields.bare(start))) {
        longest = Optional.of(start);
      }
    }
    return longest;
  }

  /** The heading that stands over a line with the day and the publisher. */
  private Optional<String> overDate(PageText.Lines lines) {
    List<String> top = top(lines).toList();
    for (int i = 1; i < top.size(); i++) {
      if (PageHead.isStrong(top.get(i))) {
        for (int j = i - 1; j >= Math.max(0, i - ABOVE_DATE); j--) {
          if (headings.contains(PageFields.bare(top.get(j)))) {
            return Optional.of(oneLine(top.get(j)));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSite(String text) {
    return text.length() < 40 && SITE.matcher(text).matches();
  }

  /** A page's title is often the headline, then section and site after bars. */
  private String withoutSite() {
    String rest = own;
    while (true) {
      int at = -1;
      int after = 0;
      Matcher bar = SEPARATOR.matcher(rest);
      while (bar.find()) {
        at = bar.start();
        after = bar.end();
      }
      if (at <= 0 || !isSite(rest.substring(after).strip())) {
        return rest;
      }
      rest = rest.substring(0, at).strip();
    }
  }
}
