package io.github.gonggao.read;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The announcement on a web page.
 *
 * <p>{@link PageTree} finds the element that it stands in; this class reads what is said of it
 * around it. Title, date and publisher come from the lines under the headline, else from those
 * above it, else from elements and meta elements that are made for them. The fields of the table
 * above it ({@code 索引号}, {@code 发文机关}) become lines at the top of the body.
 *
 * @param title as far as the page says it
 * @param published a date as written
 * @param source who published, as written
 * @param body lines; fields first
 * @param address where the page says that it belongs
 */
record Page(
    Optional<String> title,
    Optional<String> published,
    Optional<String> source,
    String body,
    Optional<URI> address) {
  /** So far down an announcement its title and fields may stand under bread crumbs and buttons. */
  static final int TOP_LINES = 30;

  /** A subtitle or a byline over the line with the date. */
  private static final int LONGEST_DECK = 40;

  /** A paragraph, which is no line of a head. */
  private static final int PARAGRAPH = 30;

  /** So many lines under another that are nothing but links are no text. */
  private static final int LINKS = 3;

  private static final List<List<String>> LINES = WordFile.rows("page-lines.tsv");
  private static final List<List<String>> META = WordFile.rows("page-meta.tsv");
  private static final Pattern FURNITURE = WordFile.any(LINES, 1, "line", 0);
  private static final Pattern END = WordFile.any(LINES, 1, "end", 0);
  private static final Set<String> KEPT_BELOW = Set.of("责任编辑", "责编", "编辑", "来源", "作者", "记者", "供稿");

  /** Reads a page, or a piece of one. */
  static Page of(String html) {
    Document document = Jsoup.parse(html);
    return new Reading(document).page();
  }

  private static final class Reading {
    private final Document document;
    private final Map<String, String> meta = new HashMap<>();
    private final PageHead head = new PageHead();
    private final List<PageText.Line> before = new ArrayList<>();
    private Optional<String> title = Optional.empty();

    Reading(Document document) {
      this.document = document;
    }

    Page page() {
      readMeta();
      PageTitle titles = new PageTitle(document.title(), named("title"));
      PageTree tree = new PageTree(document.body(), titles::isHeadline);
      Element main = tree.main();
      tree.tables().forEach(head::take);
      PageText.Lines lines = PageText.of(document.body(), tree, main);
      title = titles.of(lines);
      above(lines.above());
      List<PageText.Line> body = body(lines.main());
      before.forEach(head::takeBefore);
      List<String> text = new ArrayList<>(head.fields());
      body.forEach(l -> text.add(l.text().stripTrailing()));
      below(lines.below(), text);
      return new Page(
          title,
          head.published()
              .or(() -> made(tree, "published").flatMap(PageFields::date))
              .or(() -> named("published")),
          source(tree),
          String.join("\n", text),
          canonical());
    }

    private void readMeta() {
      for (Element element : document.head().getElementsByTag("meta")) {
        String name = element.attr("name");
        name = name.isEmpty() ? element.attr("property") : name;
        String content = element.attr("content").strip();
        if (!name.isEmpty() && !content.isEmpty() && content.length() < 1000) {
          meta.putIfAbsent(name.toLowerCase(Locale.ROOT), content);
        }
      }
    }

    private Optional<String> named(String role) {
      for (List<String> row : META) {
        String value = meta.get(row.get(0));
        if (row.get(1).equals(role) && value != null && !value.isBlank()) {
          return Optional.of(PageTitle.oneLine(value));
        }
      }
      return Optional.empty();
    }

    /** The text of an element that is there for nothing else. */
    private static Optional<String> made(PageTree tree, String role) {
      return tree.made(role).map(PageTitle::oneLine).filter(t -> !t.isEmpty());
    }

    private Optional<String> source(PageTree tree) {
      Optional<String> shown =
          head.source()
              .or(
                  () ->
                      made(tree, "source")
                          .map(
                              t ->
                                  PageFields.in(t, true).stream()
                                      .findFirst()
                                      .map(PageFields.Field::value)
                                      .orElse(t))
                          .filter(t -> !t.isEmpty()));
      Optional<String> named = named("source");
      // a page shows as much of a long name as it has room for
      boolean cut =
          shown.isPresent()
              && named.isPresent()
              && shown.get().matches(".{4,}(?:\\.{3}|…)")
              && named.get().startsWith(shown.get().substring(0, 4));
      return (cut ? named : shown).or(() -> named).or(head::office);
    }

    private Optional<URI> canonical() {
      for (Element link : document.head().getElementsByTag("link")) {
        if (link.attr("rel").equalsIgnoreCase("canonical")) {
          return Texts.address(link.attr("href").strip());
        }
      }
      return Optional.empty();
    }

    /** Takes in what stands between the title and the announcement; the rest waits. */
    private void above(List<PageText.Line> above) {
      int under = 0;
      String wanted = PageFields.bare(title.orElse("-"));
      for (int i = 0; i < above.size(); i++) {
        int end = titleEnd(above, i, wanted);
        if (end > i) {
          under = end;
        }
      }
      before.addAll(above.subList(0, under));
      if (under == 0) {
        before.addAll(above);
      } else {
        above.subList(under, above.size()).forEach(head::take);
      }
    }

    private List<PageText.Line> body(List<PageText.Line> main) {
      List<PageText.Line> lines = main.stream().filter(l -> !l.text().isBlank()).toList();
      int top = top(lines);
      List<PageText.Line> credits = new ArrayList<>();
      int bottom = bottom(lines, top, credits);
      List<PageText.Line> body = new ArrayList<>();
      for (int i = top; i < bottom; i++) {
        boolean edge = i < top + TOP_LINES || i >= bottom - TOP_LINES;
        if (!edge || !isFurniture(lines.get(i))) {
          body.add(lines.get(i));
        }
      }
      body.addAll(credits);
      return body;
    }

    private static boolean isFurniture(PageText.Line line) {
      String text = line.text();
      return text.length() <= PageTitle.LONGEST
          && FURNITURE.matcher(PageFields.bare(text)).matches();
    }

    /** The number of lines at the start that are bread crumbs, title and fields. */
    private int top(List<PageText.Line> lines) {
      int top = 0;
      if (title.isPresent()) {
        String wanted = PageFields.bare(title.get());
        for (int i = 0; i < Math.min(lines.size(), TOP_LINES); i++) {
          int end = titleEnd(lines, i, wanted);
          if (end > i) {
            before.addAll(lines.subList(0, i));
            top = end;
            break;
          }
          if (isParagraph(lines.get(i))) {
            break;
          }
        }
      }
      while (top < lines.size() && top < 2 * TOP_LINES) {
        PageText.Line line = lines.get(top);
        if (!isFurniture(line) && !head.take(line) && !isDeck(lines, top)) {
          break;
        }
        top++;
      }
      return top;
    }

    /** Text; what comes after it is no title. But 内容概述：…。 is a field. */
    private static boolean isParagraph(PageText.Line line) {
      String text = line.text().strip();
      return text.length() > PageTitle.LONGEST
          || (text.length() > PARAGRAPH
              && text.endsWith("。")
              && PageFields.in(line.seamed(), true).isEmpty());
    }

    /**
     * Whether a line is a subtitle or a byline: short, over that with the date, text under them.
     */
    private static boolean isDeck(List<PageText.Line> lines, int at) {
      String text = lines.get(at).text();
      return text.length() <= LONGEST_DECK
          && text.chars().noneMatch(c -> "。；：:！？".indexOf(c) >= 0)
          && lines.subList(at + 1, Math.min(lines.size(), at + 3)).stream()
              .anyMatch(l -> PageHead.isStrong(l.seamed()))
          && lines.subList(at + 1, lines.size()).stream()
              .anyMatch(l -> l.text().length() > PARAGRAPH && !PageHead.isStrong(l.seamed()));
    }

    /**
     * The number of lines above what the page has under the announcement: buttons, links, the title
     * once more.
     *
     * @param credits takes the lines among these that name who wrote and edited
     */
    private int bottom(List<PageText.Line> lines, int top, List<PageText.Line> credits) {
      int bottom = lines.size();
      for (int i = Math.max((top + bottom) / 2 + 1, bottom - TOP_LINES); i < bottom; i++) {
        if (END.matcher(PageFields.bare(lines.get(i).text())).matches()) {
          bottom = i;
        }
      }
      while (bottom > top + 1) {
        PageText.Line last = lines.get(bottom - 1);
        if (isCredit(last.seamed())) {
          credits.add(0, last);
          bottom--;
        } else if (isFurniture(last) || isTitle(last)) {
          bottom--;
        } else {
          int links = links(lines, top, bottom);
          if (links < LINKS) {
            return bottom;
          }
          bottom -= links;
        }
      }
      return bottom;
    }

    private static boolean isCredit(String line) {
      List<PageFields.Field> found = PageFields.in(line, true);
      return !found.isEmpty() && KEPT_BELOW.contains(found.get(0).label());
    }

    private boolean isTitle(PageText.Line line) {
      return title.isPresent() && PageFields.bare(line.text()).equals(PageFields.bare(title.get()));
    }

    /** How many lines at the end are nothing but links, to other pages and not to annexes. */
    private static int links(List<PageText.Line> lines, int top, int bottom) {
      int links = 0;
      while (bottom - links > top + 1) {
        PageText.Line line = lines.get(bottom - 1 - links);
        if (!line.linked() || line.text().matches(".*(?:附件|\\.[A-Za-z]{3,4}\\s*)$")) {
          break;
        }
        links++;
      }
      return links;
    }

    /** Where a title that starts on a line ends, which may be some lines on. */
    private static int titleEnd(List<PageText.Line> lines, int start, String wanted) {
      String so = "";
      for (int i = start; i < lines.size() && i < start + 5; i++) {
        so += PageFields.bare(lines.get(i).text());
        if (so.equals(wanted)) {
          return i + 1;
        }
        if (!wanted.startsWith(so)) {
          return start;
        }
      }
      return start;
    }

    private void below(List<PageText.Line> below, List<String> body) {
      below.stream()
          .filter(l -> !l.text().isBlank())
          .limit(3)
          .forEach(
              line -> {
                if (isCredit(line.seamed())) {
                  body.add(line.text().strip());
                }
                head.takeBefore(line);
              });
    }
  }
}
