package io.github.gonggao.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What the elements of a page are for, by {@code page-elements.tsv} and by HTML itself. */
final class PageElements {
  static final PageElements INSTANCE = new PageElements();

  private static final Set<String> UNREAD =
      Set.of(
          "script",
          "style",
          "noscript",
          "iframe",
          "frame",
          "object",
          "embed",
          "applet",
          "select",
          "button",
          "textarea",
          "input",
          "svg",
          "math",
          "canvas",
          "audio",
          "video",
          "template",
          "map",
          "rt",
          "rp",
          "head");

  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "br",
          "caption",
          "center",
          "dd",
          "details",
          "dir",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "legend",
          "li",
          "main",
          "menu",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "tbody",
          "tfoot",
          "thead",
          "tr",
          "ul",
          "ucapcontent",
          "ucaptitle");

  /** Elements that hold other blocks; the text of an announcement is never in one paragraph. */
  private static final Set<String> HOLDERS =
      Set.of(
          "article",
          "blockquote",
          "body",
          "center",
          "div",
          "dl",
          "fieldset",
          "form",
          "font",
          "li",
          "main",
          "ol",
          "section",
          "span",
          "table",
          "tbody",
          "td",
          "tr",
          "ul",
          "ucapcontent");

  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "ucaptitle");

  private static final int LONGEST_NAME = 60;

  private record Rule(String attribute, Pattern name, String role, int rank) {}

  private final List<Rule> rules = new ArrayList<>();

  private PageElements() {
    int rank = 0;
    for (List<String> row : WordFile.rows("page-elements.tsv")) {
      rules.add(new Rule(row.get(0), Pattern.compile(row.get(1)), row.get(2), rank++));
    }
  }

  boolean isUnread(Element element) {
    return UNREAD.contains(element.normalName());
  }

  boolean isBlock(Element element) {
    return BLOCKS.contains(element.normalName());
  }

  boolean isCell(Element element) {
    String name = element.normalName();
    return name.equals("td") || name.equals("th");
  }

  boolean isHolder(Element element) {
    return HOLDERS.contains(element.normalName());
  }

  static boolean isHidden(Element element) {
    if (element.hasAttr("hidden")) {
      return true;
    }
    String style = element.attr("style");
    if (style.isEmpty() || style.length() > 2000) {
      return false;
    }
    String bare = style.replace(" ", "").toLowerCase(Locale.ROOT);
    return bare.contains("display:none") || bare.contains("visibility:hidden");
  }

  /** One page's elements looked up; the same few names come again and again. */
  final class Lookup {
    private final Map<String, Integer> known = new HashMap<>();

    boolean isFurniture(Element element) {
      return rank(element, "furniture") >= 0;
    }

    /** Whether an element holds nothing but the date ({@code published}) or the {@code source}. */
    boolean isMade(Element element, String role) {
      return rank(element, role) >= 0;
    }

    boolean isTitle(Element element) {
      return HEADINGS.contains(element.normalName()) || rank(element, "title") >= 0;
    }

    /** The place in the list of a container of announcements, or a negative number. */
    int bodyRank(Element element) {
      return rank(element, "body");
    }

    private int rank(Element element, String role) {
      int best = rank("tag", element.normalName(), role);
      if (!element.id().isEmpty()) {
        best = better(best, rank("id", element.id(), role));
      }
      String classes = element.attr("class");
      if (!classes.isEmpty() && classes.length() < 500) {
        best = better(best, rank("class", classes, role));
        if (classes.indexOf(' ') >= 0) {
          for (String name : classes.split("\\s+", -1)) {
            best = better(best, rank("class", name, role));
          }
        }
      }
      return best;
    }

    private int better(int a, int b) {
      return a < 0 ? b : b < 0 ? a : Math.min(a, b);
    }

    private int rank(String attribute, String name, String role) {
      if (name.length() > LONGEST_NAME) {
        return -1;
      }
      return known.computeIfAbsent(
          role + ' ' + attribute + ' ' + name,
          key -> {
            String lower = name.strip().toLowerCase(Locale.ROOT);
            for (Rule rule : rules) {
              if (rule.role.equals(role)
                  && rule.attribute.equals(attribute)
                  && rule.name.matcher(lower).matches()) {
                return rule.rank;
              }
            }
            return -1;
          });
    }
  }
}
