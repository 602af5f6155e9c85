package io.github.gonggao.read;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * A page as the lines that a reader sees: blocks and {@code <br>} end lines, cells of a row are
 * parted by a wide blank, runs of blanks are one, no-break spaces stay. A line break in the source
 * between two Chinese characters is nothing, as in browsers that know Chinese.
 */
final class PageText implements NodeFilter {
  /**
   * Where an element inside a line starts or ends: {@code <em>来源：江城日报</em><em>发布时间：…</em>} looks
   * parted, and its characters are not. No page can hold it, for it is left out of what is read.
   */
  static final char SEAM = '\u001F';

  /**
   * A line of a page.
   *
   * @param seamed its text with a seam at each end of an element inside it
   * @param linked whether all of it is in links
   */
  record Line(String seamed, boolean linked) {
    String text() {
      return seamed.indexOf(SEAM) < 0 ? seamed : seamed.replace(String.valueOf(SEAM), "");
    }
  }

  /** The lines before, in and after the announcement's element. */
  record Lines(List<Line> above, List<Line> main, List<Line> below) {}

  private enum Gap {
    NONE,
    SPACE,
    BREAK_IN_SOURCE,
    CELL,
    LINE
  }

  private final PageElements kinds = PageElements.INSTANCE;
  private final PageTree tree;
  private final Element main;
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private Gap gap = Gap.NONE;
  private boolean seam;
  private char last;
  private int anchors;
  private boolean unlinked;
  private int pre;
  private int start = -1;
  private int end = -1;

  private PageText(PageTree tree, Element main) {
    this.tree = tree;
    this.main = main;
  }

  static Lines of(Element body, PageTree tree, Element main) {
    PageText text = new PageText(tree, main);
    NodeTraversor.filter(text, body);
    text.line();
    List<Line> all = text.lines;
    int start = Math.max(0, text.start);
    int end = text.end < 0 ? all.size() : text.end;
    return new Lines(all.subList(0, start), all.subList(start, end), all.subList(end, all.size()));
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      write(words.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (kinds.isUnread(element) || tree.isDropped(element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    boundary(element);
    if (element.normalName().equals("pre")) {
      pre++;
    } else if (element.normalName().equals("a")) {
      anchors++;
    }
    if (element.equals(main)) {
      line();
      start = lines.size();
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      if (element.normalName().equals("pre")) {
        pre--;
      } else if (element.normalName().equals("a")) {
        anchors--;
      }
      if (element.equals(main)) {
        line();
        end = lines.size();
      }
      boundary(element);
    }
    return FilterResult.CONTINUE;
  }

  private void boundary(Element element) {
    if (kinds.isBlock(element)) {
      widen(Gap.LINE);
    } else if (kinds.isCell(element)) {
      widen(Gap.CELL);
    } else {
      seam = true;
    }
  }

  private void widen(Gap other) {
    if (other.compareTo(gap) > 0) {
      gap = other;
    }
  }

  private void line() {
    if (!line.isEmpty()) {
      lines.add(new Line(line.toString(), !unlinked));
      line.setLength(0);
    }
    unlinked = false;
    gap = Gap.NONE;
    seam = false;
  }

  private void write(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == '\n' || c == '\r' || c == '\f') {
        widen(pre > 0 ? Gap.LINE : Gap.BREAK_IN_SOURCE);
      } else if ((c == ' ' || c == '\t') && pre == 0) {
        widen(Gap.SPACE);
      } else if (c != SEAM) {
        close(c);
        line.append(c);
        last = c;
        unlinked |= anchors == 0 && Character.isLetterOrDigit(c);
      }
    }
  }

  private void close(char next) {
    if (!line.isEmpty()) {
      switch (gap) {
        case SPACE -> line.append(' ');
        case BREAK_IN_SOURCE -> {
          if (!isWide(last) || !isWide(next)) {
            line.append(' ');
          }
        }
        case CELL -> line.append('\u3000');
        case LINE -> line();
        case NONE -> {}
      }
      if (seam && !line.isEmpty()) {
        line.append(SEAM);
      }
    }
    gap = Gap.NONE;
    seam = false;
  }

  private static boolean isWide(char c) {
    return (c >= 0x2E80 && c <= 0x9FFF)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xD800 && c < 0xE000);
  }
}
