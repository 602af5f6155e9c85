package io.github.gonggao.text;

import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What belongs to the page and not to the announcement: menus, buttons, imprints. */
final class Furniture {
  /** Longer lines are text, whatever they are made of. */
  private static final int LONGEST = 300;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000]+");

  private static final String BETWEEN =
      "[\\s\\u3000\\u00A0|｜/／【】\\[\\]［］()（）〖〗：:·・•.…,，、<>《》\\-—+_*]";

  private final List<Pattern> lines =
      WordFile.rows("text-furniture.tsv").stream().map(row -> Pattern.compile(row.get(0))).toList();

  /**
   * By a line's first character, what may be true of it, as one pattern: most lines are text, and
   * few patterns can start as they do.
   */
  private final Map<Character, Pattern> byFirst = new ConcurrentHashMap<>();

  /** Those that are the same for many characters. */
  private final Map<String, Pattern> joined = new ConcurrentHashMap<>();

  private final Pattern buttons;
  private final Pattern tail;
  private final Pattern head;
  private final Pattern end;

  Furniture() {
    List<String> words = new ArrayList<>();
    for (List<String> row : WordFile.rows("text-buttons.tsv")) {
      words.add(Pattern.quote(row.get(0)));
    }
    words.sort((a, b) -> a.length() != b.length() ? b.length() - a.length() : a.compareTo(b));
    String word = "(?:" + String.join("|", words) + ")";
    buttons = Pattern.compile("(?:" + BETWEEN + "*+" + word + ")++" + BETWEEN + "*+");
    head = Pattern.compile("(?:[【\\[［(（]" + word + "[】\\]］)）][\\s\\u3000]*+)++");
    String aside = "[\\s\\u3000·•|｜]*+";
    end = Pattern.compile("(?:" + aside + "[【\\[［]" + word + "[】\\]］])++" + aside + "$");
    tail =
        Pattern.compile(
            "(?:[\\s\\u3000]|(?=[【\\[［（(|｜]))(?:"
                + BETWEEN
                + "*+"
                + word
                + ")++"
                + BETWEEN
                + "*+$");
  }

  /** A span without the buttons in brackets that it starts with: 【纠错】 责任编辑：李青. */
  Span skip(String text, Span span) {
    Matcher matcher = head.matcher(text).region(span.start(), span.end());
    return matcher.lookingAt() ? new Span(matcher.end(), span.end()) : span;
  }

  boolean is(String line) {
    if (line.length() > LONGEST) {
      return false;
    }
    String bare = BLANKS.matcher(line).replaceAll("");
    if (bare.isEmpty()) {
      return true;
    }
    String first = bare.substring(0, 1);
    return (mayStart(buttons, first)
            && (buttons.matcher(line).matches() || buttons.matcher(bare).matches()))
        || byFirst.computeIfAbsent(bare.charAt(0), c -> starting(first)).matcher(bare).matches();
  }

  /** The patterns that a line with this first character may match, in one; none matches no line. */
  private Pattern starting(String first) {
    List<String> may =
        lines.stream().filter(p -> mayStart(p, first)).map(p -> "(?:" + p.pattern() + ")").toList();
    return joined.computeIfAbsent(may.isEmpty() ? "(?!)" : String.join("|", may), Pattern::compile);
  }

  private static boolean mayStart(Pattern pattern, String first) {
    Matcher matcher = pattern.matcher(first);
    // not even with more characters after it
    return matcher.matches() || matcher.hitEnd();
  }

  /** A span without the buttons that follow in it: 江城日报 【打印】【关闭】. */
  Span cut(String text, Span span) {
    if (span.length() > LONGEST) {
      return span;
    }
    Matcher matcher = tail.matcher(text).region(span.start(), span.end());
    return matcher.find() ? new Span(span.start(), matcher.start()) : span;
  }

  /** A line of the text without the buttons in brackets after its last sentence: ·【打印页面】. */
  Span end(String text, Span line) {
    int from = Math.max(line.start(), line.end() - LONGEST);
    Matcher matcher = end.matcher(text).region(from, line.end());
    return matcher.find() && matcher.start() > line.start()
        ? new Span(line.start(), matcher.start())
        : line;
  }
}
