package io.github.gonggao.read;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The announcement on a web page.
 *
 * <p>{@link PageTree} finds the element that it stands in; this class reads what is said of it
 * around it. Title, date and publisher come from the lines above the announcement or its first
 * lines, else from the page's meta elements. The fields of the table above it ({@code 索引号}, {@code
 * 发文机关}) become lines at the top of the body.
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
  private static final int LONGEST_TITLE = 160;

  /** Of the page's own title, with section and site; a longer one is for search engines. */
  private static final int LONGEST_OWN_TITLE = 500;

  /** So far down an announcement its title and fields may stand under bread crumbs and buttons. */
  private static final int TOP_LINES = 30;

  private static final List<List<String>> LINES = WordFile.rows("page-lines.tsv");
  private static final List<List<String>> META = WordFile.rows("page-meta.tsv");
  private static final Pattern FURNITURE = WordFile.any(LINES, 1, "line", 0);
  private static final Pattern PART = WordFile.any(LINES, 1, "part", 0);
  private static final Pattern SITE =
      Pattern.compile(
          String.join(
              "|",
              WordFile.rows("page-sites.tsv").stream()
                  .map(row -> "(?:" + row.get(0) + ")")
                  .toList()));
  private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:[_|｜]|--+|—+| - |-|－)\\s*");
  private static final Set<String> KEPT_BELOW = Set.of("责任编辑", "责编", "编辑", "来源", "作者", "记者", "供稿");

  /** Reads a page, or a piece of one. */
  static Page of(String html) {
    Document document = Jsoup.parse(html);
    return new Reading(document).page();
  }

  private static final class Reading {
    private final Document document;
    private final Map<String, String> meta = new HashMap<>();
    private final List<String> headlines = new ArrayList<>();
    private final Set<String> fields = new LinkedHashSet<>();

    /** Whether there are fields that title, date and publisher do not already say. */
    private boolean table;

    private String documentTitle;
    private Optional<String> title = Optional.empty();
    private Optional<String> published = Optional.empty();
    private Optional<String> source = Optional.empty();

    /** Who put it on the page; the publisher where nobody else is said to be. */
    private Optional<String> office = Optional.empty();

    Reading(Document document) {
      this.document = document;
    }

    Page page() {
      readMeta();
      String own = document.title();
      documentTitle = own.length() <= LONGEST_OWN_TITLE ? oneLine(own) : "";
      PageTree tree = new PageTree(document.body(), this::isHeadline);
      Element main = tree.main();
      PageText.Lines lines = PageText.of(document.body(), tree, main);
      title = title(lines);
      for (String line : (Iterable<String>) lines.above().lines()::iterator) {
        take(line);
      }
      above(lines.above());
      List<String> body = body(lines.main());
      below(lines.below(), body);
      return new Page(
          title,
          published.or(() -> named("published")),
          source.or(() -> named("source")).or(() -> office),
          String.join("\n", body),
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
          return Optional.of(oneLine(value));
        }
      }
      return Optional.empty();
    }

    private Optional<URI> canonical() {
      for (Element link : document.head().getElementsByTag("link")) {
        if (link.attr("rel").equalsIgnoreCase("canonical")) {
          return Texts.address(link.attr("href").strip());
        }
      }
      return Optional.empty();
    }

    private static String oneLine(String text) {
      String plain = text.indexOf('<') < 0 ? text : Jsoup.parse(text).text();
      return plain.replaceAll("[\\s\\u3000\\u00A0]+", " ").strip();
    }

    /** Collects what may be the headline; whether it is that of the page's own title. */
    private boolean isHeadline(Element element) {
      String text = oneLine(element.text());
      String bare = PageFields.bare(text);
      if (bare.length() < 4 || text.length() > LONGEST_TITLE) {
        return false;
      }
      if (!element.normalName().matches("h[23]")) {
        headlines.add(text);
      }
      String own = PageFields.bare(documentTitle + meta.getOrDefault("articletitle", ""));
      return own.contains(bare);
    }

    private Optional<String> title(PageText.Lines lines) {
      Optional<String> said = named("title").filter(t -> t.length() <= LONGEST_TITLE);
      if (said.isPresent()) {
        return said;
      }
      String own = PageFields.bare(documentTitle);
      Optional<String> shown =
          headlines.stream()
              .filter(h -> own.contains(PageFields.bare(h)) && !isSite(h))
              .max((a, b) -> Integer.compare(a.length(), b.length()))
              .or(() -> shownStart(lines));
      if (shown.isPresent()) {
        return shown;
      }
      String cleaned = withoutSite(documentTitle);
      if (!cleaned.isEmpty() && cleaned.length() <= LONGEST_TITLE && !isSite(cleaned)) {
        return Optional.of(cleaned);
      }
      return headlines.stream().filter(h -> !isSite(h)).findFirst();
    }

    /** The start of the page's own title, up to some bar, where the page shows it on a line. */
    private Optional<String> shownStart(PageText.Lines lines) {
      Set<String> top = new HashSet<>();
      Stream.concat(lines.above().lines(), lines.main().lines().limit(TOP_LINES))
          .filter(l -> l.length() <= LONGEST_TITLE)
          .forEach(l -> top.add(PageFields.bare(l)));
      Matcher bar = SEPARATOR.matcher(documentTitle);
      Optional<String> longest = Optional.empty();
      while (bar.find()) {
        String start = documentTitle.substring(0, bar.start());
        if (start.length() >= 4 && top.contains(PageFields.bare(start))) {
          longest = Optional.of(start);
        }
      }
      return longest;
    }

    private static boolean isSite(String text) {
      return text.length() < 40 && SITE.matcher(text).matches();
    }

    /** A page's title is often the headline, then section and site after bars. */
    private static String withoutSite(String title) {
      String rest = title;
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

    /** Takes in a line that says something of the announcement; false if it is none. */
    private boolean take(String raw) {
      String line = PART.matcher(raw).replaceAll(" ").strip();
      if (PageFields.isDateLine(line)) {
        if (published.isEmpty()) {
          published = PageFields.date(line);
        }
        String rest = PageFields.afterDate(line);
        return rest.isEmpty() || take(rest);
      }
      List<PageFields.Field> found = PageFields.in(line, !line.contains("\u3000"));
      for (PageFields.Field field : found) {
        take(field);
      }
      return !found.isEmpty();
    }

    private void take(PageFields.Field field) {
      if (field.value().isEmpty()) {
        return;
      }
      switch (field.role()) {
        case "published" -> {
          if (published.isEmpty()) {
            published = PageFields.date(field.value());
          }
          fields.add(field.line());
        }
        case "publisher" -> {
          if (source.isEmpty()) {
            source = Optional.of(field.value());
          }
          fields.add(field.line());
        }
        case "office" -> {
          if (office.isEmpty()) {
            office = Optional.of(field.value());
          }
          table = true;
          fields.add(field.line());
        }
        case "furniture" -> {}
        default -> {
          table = true;
          fields.add(field.line());
        }
      }
    }

    /** 索引号： on a line of its own, its value on the next. */
    private void above(String above) {
      String label = null;
      for (String line : (Iterable<String>) above.lines()::iterator) {
        if (label != null && PageFields.in(line, false).isEmpty() && !line.isBlank()) {
          PageFields.in(label + line.strip(), true).forEach(this::take);
        }
        List<PageFields.Field> found = PageFields.in(line, true);
        boolean alone = found.size() == 1 && found.get(0).value().isEmpty();
        label = alone ? line.strip() : null;
      }
    }

    private List<String> body(String main) {
      List<String> lines = new ArrayList<>();
      for (String line : (Iterable<String>) main.lines()::iterator) {
        if (!line.isBlank()) {
          lines.add(line.stripTrailing());
        }
      }
      int top = top(lines);
      List<String> body = new ArrayList<>();
      for (int i = top; i < lines.size(); i++) {
        boolean edge = i < top + TOP_LINES || i >= lines.size() - TOP_LINES;
        if (!edge || !isFurniture(lines.get(i))) {
          body.add(lines.get(i));
        }
      }
      if (table) {
        body.addAll(0, fields);
      }
      return body;
    }

    private static boolean isFurniture(String line) {
      return line.length() <= LONGEST_TITLE && FURNITURE.matcher(PageFields.bare(line)).matches();
    }

    /** The number of lines at the start that are bread crumbs, title and fields. */
    private int top(List<String> lines) {
      int top = 0;
      if (title.isPresent()) {
        String wanted = PageFields.bare(title.get());
        for (int i = 0; i < Math.min(lines.size(), TOP_LINES); i++) {
          int end = titleEnd(lines, i, wanted);
          if (end > i) {
            lines.subList(0, i).forEach(this::take);
            top = end;
            break;
          }
          if (lines.get(i).length() > LONGEST_TITLE) {
            break;
          }
        }
      }
      while (top < lines.size() && top < 2 * TOP_LINES) {
        String line = lines.get(top);
        if (!isFurniture(line) && !take(line)) {
          break;
        }
        top++;
      }
      return top;
    }

    /** Where a title that starts on a line ends, which may be some lines on. */
    private static int titleEnd(List<String> lines, int start, String wanted) {
      String so = "";
      for (int i = start; i < lines.size() && i < start + 5; i++) {
        so += PageFields.bare(lines.get(i));
        if (so.equals(wanted)) {
          return i + 1;
        }
        if (!wanted.startsWith(so)) {
          return start;
        }
      }
      return start;
    }

    private void below(String below, List<String> body) {
      int seen = 0;
      for (String line : (Iterable<String>) below.lines()::iterator) {
        if (line.isBlank()) {
          continue;
        }
        List<PageFields.Field> found = PageFields.in(line, true);
        if (!found.isEmpty() && KEPT_BELOW.contains(found.get(0).label())) {
          body.add(line.strip());
        }
        if (++seen == 3) {
          return;
        }
      }
    }
  }
}
