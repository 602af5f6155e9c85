package io.github.gonggao.text;

import io.github.gonggao.model.Span;
import java.util.List;
import java.util.regex.Pattern;

/** The lines under the running text of a page: furniture, credits, dates, lists of links. */
final class Foot {
  private static final Pattern LINKED =
      Pattern.compile(
          "[【\\[]?(?:往期|相关|更多|推荐|热点|热门|最新|延伸)(?:链接|新闻|阅读|文章|报道|信息|稿件|解读|文件|推荐|回顾|精彩)[】\\]]?[：:]?");

  private static final Pattern BARE_DATE =
      Pattern.compile(
          "[12]\\d{3}[-/.]\\d{1,2}[-/.]\\d{1,2}(?:[ \\u3000]+\\d{1,2}:\\d{2}(?::\\d{2})?)?");

  /** Who put a text on a page: admin. */
  private static final Pattern ACCOUNT = Pattern.compile("[a-z][A-Za-z0-9_]{2,20}");

  private static final int LINKS = 20;

  private final String text;
  private final Labels labels;
  private final Furniture furniture;
  private final TitleLines titles;
  private final Particulars said;

  Foot(String text, Labels labels, Furniture furniture, TitleLines titles, Particulars said) {
    this.text = text;
    this.labels = labels;
    this.furniture = furniture;
    this.titles = titles;
    this.said = said;
  }

  /** The number of lines above it. */
  int start(List<Span> lines) {
    int bottom = lines.size();
    while (bottom > 1 && (isTail(lines.get(bottom - 1)) || isBelow(lines, bottom))) {
      bottom--;
    }
    // a heading of links, and nothing but titles after it
    for (int i = bottom - 1; i > 1 && i >= bottom - LINKS && isLink(lines.get(i)); i--) {
      if (LINKED.matcher(lines.get(i).of(text)).matches()) {
        return start(lines.subList(0, i));
      }
    }
    return bottom;
  }

  /** A date that stands among the furniture, and so is the page's. */
  private boolean isBelow(List<Span> lines, int bottom) {
    String line = lines.get(bottom - 1).of(text);
    boolean date = bottom < lines.size() && BARE_DATE.matcher(line).matches();
    if (date) {
      said.below(Dates.in(line));
    }
    return date;
  }

  private boolean isLink(Span line) {
    return line.length() <= TitleLines.HEADLINE_CHARACTERS
        && !titles.isProse(line)
        && !Dates.DATE.matcher(line.of(text)).matches();
  }

  /** A line under the text, unless it is a contact line or the like of the document itself. */
  private boolean isTail(Span line) {
    if (furniture.is(line.of(text))
        || TitleLines.CREDIT.matcher(line.of(text)).matches()
        || ACCOUNT.matcher(line.of(text)).matches()) {
      return true;
    }
    List<Labels.Labelled> found = labels.in(text, line);
    return !found.isEmpty()
        && switch (found.get(0).role()) {
          case FURNITURE, PUBLISHER, PUBLISHED, AUTHOR, OFFICE -> !titles.isProse(line);
          case ISSUED, DATE, TITLE, NUMBER, FIELD -> false;
        };
  }
}
