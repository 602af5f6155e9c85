package io.github.gonggao.read;

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
  /** The lines before, in and after the announcement's element. */
  record Lines(String above, String main, String below) {}

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
  private final StringBuilder out = new StringBuilder();
  private Gap gap = Gap.NONE;
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
    String all = text.out.toString();
    int start = Math.max(0, text.start);
    int end = text.end < 0 ? all.length() : text.end;
    return new Lines(all.substring(0, start), all.substring(start, end), all.substring(end));
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
    }
    if (element.equals(main)) {
      line();
      start = out.length();
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      if (element.normalName().equals("pre")) {
        pre--;
      }
      if (element.equals(main)) {
        line();
        end = out.length();
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
    }
  }

  private void widen(Gap other) {
    if (other.compareTo(gap) > 0) {
      gap = other;
    }
  }

  private void line() {
    if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
    gap = Gap.NONE;
  }

  private void write(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == '\n' || c == '\r' || c == '\f') {
        widen(pre > 0 ? Gap.LINE : Gap.BREAK_IN_SOURCE);
      } else if ((c == ' ' || c == '\t') && pre == 0) {
        widen(Gap.SPACE);
      } else {
        close(c);
        out.append(c);
      }
    }
  }

  private void close(char next) {
    if (gap != Gap.NONE && out.length() > 0) {
      char last = out.charAt(out.length() - 1);
      if (last != '\n') {
        switch (gap) {
          case SPACE -> out.append(' ');
          case BREAK_IN_SOURCE -> {
            if (!isWide(last) || !isWide(next)) {
              out.append(' ');
            }
          }
          case CELL -> out.append('\u3000');
          case LINE -> out.append('\n');
          case NONE -> {}
        }
      }
    }
    gap = Gap.NONE;
  }

  private static boolean isWide(char c) {
    return (c >= 0x2E80 && c <= 0x9FFF)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xD800 && c < 0xE000);
  }
}
