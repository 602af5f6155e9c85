package io.github.gonggao.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * A page as a flat list of its elements, each with how much Chinese it holds, in links and outside
 * of them, and the search for the element that holds the announcement.
 *
 * <p>Problem: a page has a title, an announcement, and all around it menus, buttons, lists of other
 * pages. No two makers of pages mark the announcement in the same way.
 *
 * <p>Method: (1) drop what is not shown and what is named as furniture, unless most of the text or
 * the headline is in it; (2) take the element that a known name marks as the container, if a fair
 * part of the text is in it; (3) else go down from the body as long as one child holds most of the
 * running text, text outside of links, and stop above its paragraphs; (4) inside of it, drop lists
 * of links. Walks go over arrays or through {@link NodeTraversor}, never by recursion: pages may be
 * nested as deep as they like.
 *
 * <p>Limits: an announcement that is a list of links, or pictures, or stands in two containers of
 * equal size, is found in part or with its surroundings.
 */
final class PageTree {
  /** A container of a known name counts if this share of the running text is in it. */
  private static final double FAIR = 0.2;

  private static final double MOST = 0.5;

  private static final int FEW_CHARACTERS = 8;
  private static final int HEADLINE_ELEMENTS = 40;
  private static final int FEW_ELEMENTS = 10;
  private static final int LONGEST_LABEL = 10;
  private static final int KNOWN_LABELS = 3;

  private static final int DROPPED = 1;
  private static final int HEADLINE = 2;
  private static final int ATTACHMENT = 4;
  private static final int BLOCKS = 8;

  private final PageElements kinds = PageElements.INSTANCE;
  private final PageElements.Lookup lookup = kinds.new Lookup();
  private final List<Element> elements = new ArrayList<>();
  private final Map<Element, Integer> index = new HashMap<>();
  private int[] end = new int[256];
  private int[] parent = new int[256];
  private int[] text = new int[256];
  private int[] linked = new int[256];
  private int[] links = new int[256];
  private int[] flags = new int[256];

  /**
   * @param isHeadline whether the text of an element that may be a headline is that of the page
   */
  PageTree(Element body, Predicate<Element> isHeadline) {
    NodeTraversor.traverse(new Builder(isHeadline), body);
    int[][] own = {text.clone(), linked.clone(), links.clone()};
    sum();
    drop();
    text = own[0];
    linked = own[1];
    links = own[2];
    sum();
  }

  boolean isDropped(Element element) {
    Integer at = index.get(element);
    return at != null && is(at, DROPPED);
  }

  private final class Builder implements NodeVisitor {
    private final Predicate<Element> isHeadline;
    private int current = -1;
    private int anchors;

    Builder(Predicate<Element> isHeadline) {
      this.isHeadline = isHeadline;
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof Element element) {
        int at = elements.size();
        elements.add(element);
        index.put(element, at);
        room(at);
        parent[at] = current;
        current = at;
        if (element.normalName().equals("a")) {
          anchors++;
          links[at]++;
        }
      } else if (node instanceof TextNode words && current >= 0) {
        String written = words.getWholeText();
        int n = characters(written);
        if (anchors > 0) {
          linked[current] += n;
        } else {
          text[current] += n;
        }
        if (n > 1 && written.contains("附件")) {
          flags[current] |= ATTACHMENT;
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        end[current] = elements.size();
        if (element.normalName().equals("a")) {
          anchors--;
        }
        // a headline is short; to look at every text would take for ever where they are nested
        if (end[current] - current <= HEADLINE_ELEMENTS
            && lookup.isTitle(element)
            && isHeadline.test(element)) {
          flags[current] |= HEADLINE;
        }
        current = parent[current];
      }
    }
  }

  /** Adds up, from the leaves to the body, what is not dropped. */
  private void sum() {
    for (int i = elements.size() - 1; i > 0; i--) {
      Element element = elements.get(i);
      int up = parent[i];
      // what is never shown counts nowhere
      if (!is(i, DROPPED) && !kinds.isUnread(element)) {
        text[up] += text[i];
        linked[up] += linked[i];
        links[up] += links[i];
        flags[up] |= flags[i] & (HEADLINE | ATTACHMENT | BLOCKS);
        if (kinds.isBlock(element) || kinds.isCell(element)) {
          flags[up] |= BLOCKS;
        }
      }
    }
  }

  private boolean is(int at, int flag) {
    return (flags[at] & flag) != 0;
  }

  private void room(int at) {
    if (at == end.length) {
      int more = at * 2;
      end = Arrays.copyOf(end, more);
      parent = Arrays.copyOf(parent, more);
      text = Arrays.copyOf(text, more);
      linked = Arrays.copyOf(linked, more);
      links = Arrays.copyOf(links, more);
      flags = Arrays.copyOf(flags, more);
    }
  }

  /** Chinese characters, or letters where there are none: an English notice is a notice. */
  private static int characters(String words) {
    int n = 0;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      n += (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xD840 && c <= 0xD888) ? 1 : 0;
    }
    return n;
  }

  private void drop() {
    int most = (int) Math.ceil(text[0] * MOST);
    for (int i = 1; i < elements.size(); ) {
      Element element = elements.get(i);
      boolean some = text[i] > 0 && text[i] >= most;
      boolean gone =
          kinds.isUnread(element)
              || (!some
                  && (PageElements.isHidden(element)
                      || (!is(i, HEADLINE) && lookup.isFurniture(element))));
      if (gone) {
        flags[i] |= DROPPED;
      }
      i = gone ? end[i] : i + 1;
    }
  }

  /** The text of the first element whose name says that it is there for the purpose. */
  Optional<String> made(String role) {
    for (int i = 1; i < elements.size(); i++) {
      if (isSmall(i) && lookup.isMade(elements.get(i), role)) {
        return Optional.of(elements.get(i).text());
      }
    }
    return Optional.empty();
  }

  private boolean isSmall(int at) {
    return end[at] - at <= FEW_ELEMENTS;
  }

  /**
   * The fields of tables that have a row of labels over one of values; the rows are no text then.
   */
  List<PageFields.Field> tables() {
    List<PageFields.Field> fields = new ArrayList<>();
    int before = -1;
    for (int i = 1; i < elements.size(); i++) {
      if (!elements.get(i).normalName().equals("tr")) {
        continue;
      }
      List<Element> values = elements.get(i).children();
      if (before >= 0 && values.size() == elements.get(before).childrenSize()) {
        List<Element> labels = elements.get(before).children();
        for (int cell = 0; cell < labels.size(); cell++) {
          if (isSmall(index.get(values.get(cell)))) {
            PageFields.field(labels.get(cell).text(), values.get(cell).text())
                .ifPresent(fields::add);
          }
        }
        flags[before] |= DROPPED;
        flags[i] |= DROPPED;
      }
      before = isLabels(values) ? i : -1;
    }
    return fields;
  }

  /** Whether cells are labels, three of them known, and the others as short. */
  private boolean isLabels(List<Element> cells) {
    if (cells.size() < KNOWN_LABELS) {
      return false;
    }
    int known = 0;
    for (Element cell : cells) {
      if (!isSmall(index.get(cell)) || cell.text().length() > LONGEST_LABEL) {
        return false;
      }
      known += PageFields.isLabel(cell.text()) ? 1 : 0;
    }
    return known >= KNOWN_LABELS;
  }

  /** The element that holds the announcement. */
  Element main() {
    int named = named();
    int main = named >= 0 ? named : dense();
    dropLinkLists(main);
    return elements.get(main);
  }

  private int named() {
    int best = -1;
    int bestRank = Integer.MAX_VALUE;
    for (int i = 1; i < elements.size(); i = is(i, DROPPED) ? end[i] : i + 1) {
      if (text[i] < Math.max(FEW_CHARACTERS, text[0] * FAIR)) {
        continue;
      }
      int rank = lookup.bodyRank(elements.get(i));
      if (rank >= 0 && (rank < bestRank || (rank == bestRank && text[i] > text[best]))) {
        best = i;
        bestRank = rank;
      }
    }
    return best;
  }

  private int dense() {
    int at = 0;
    int enough = Math.max(1, (int) Math.ceil(text[0] * MOST));
    while (true) {
      int next = -1;
      for (int i = at + 1; i < end[at]; i = end[i]) {
        if (!is(i, DROPPED)
            && text[i] >= enough
            && kinds.isHolder(elements.get(i))
            && is(i, BLOCKS)) {
          next = i;
          break;
        }
      }
      if (next < 0) {
        return at;
      }
      at = next;
    }
  }

  /** Related pages, previous and next; but a list of 附件 is the announcement's own. */
  private void dropLinkLists(int main) {
    for (int i = main + 1; i < end[main]; ) {
      Element element = elements.get(i);
      boolean list =
          !is(i, DROPPED)
              && kinds.isHolder(element)
              && links[i] >= 3
              && linked[i] > 2 * text[i]
              && linked[i] < text[main]
              && !is(i, ATTACHMENT);
      if (list) {
        flags[i] |= DROPPED;
      }
      i = is(i, DROPPED) ? end[i] : i + 1;
    }
  }
}
