package io.github.gonggao.text;

import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What belongs to the page and not to the announcement: menus, buttons, imprints. */
final class Furniture {
  /** Longer lines are text, whatever they are made of. */
  private static final int LONGEST = 300;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000]+");

  private static final String BETWEEN =
      "[\\s\\u3000\\u00A0|｜/／【】\\[\\]［］()（）〖〗：:·・•.…,，、<>《》\\-—+_*]";

  /** All of them in one: a matcher for each would be made for every line of every page. */
  private final Pattern lines =
      Pattern.compile(
          WordFile.rows("text-furniture.tsv").stream()
              .map(row -> "(?:" + Pattern.compile(row.get(0)).pattern() + ")")
              .collect(Collectors.joining("|")));

  private final Pattern buttons;
  private final Pattern tail;
  private final Pattern head;

  Furniture() {
    List<String> words = new ArrayList<>();
    for (List<String> row : WordFile.rows("text-buttons.tsv")) {
      words.add(Pattern.quote(row.get(0)));
    }
    words.sort((a, b) -> a.length() != b.length() ? b.length() - a.length() : a.compareTo(b));
    String word = "(?:" + String.join("|", words) + ")";
    buttons = Pattern.compile("(?:" + BETWEEN + "*+" + word + ")++" + BETWEEN + "*+");
    head = Pattern.compile("(?:[【\\[［(（]" + word + "[】\\]］)）][\\s\\u3000]*+)++");
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
    return bare.isEmpty() || buttons.matcher(line).matches() || lines.matcher(bare).matches();
  }

  /** A span without the buttons that follow in it: 江城日报 【打印】【关闭】. */
  Span cut(String text, Span span) {
    if (span.length() > LONGEST) {
      return span;
    }
    Matcher matcher = tail.matcher(text).region(span.start(), span.end());
    return matcher.find() ? new Span(span.start(), matcher.start()) : span;
  }
}
