package io.github.gonggao.cli;

import io.github.gonggao.model.Issue;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where a command reads and writes: results to {@code out}, everything else to {@code err}.
 *
 * @param terminal somebody looks at {@code err}, so progress may be drawn on it
 * @param chinese messages in Chinese, else in English
 */
record Console(
    InputStream in, PrintStream out, PrintStream err, boolean terminal, boolean chinese) {

  /** UTF-8 whatever the locale: what is printed is Chinese, and the files that are read are too. */
  static Console of(InputStream in, OutputStream out, OutputStream err) {
    return new Console(
        in,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        System.getProperty(
                "gonggao.language", Locale.getDefault(Locale.Category.DISPLAY).getLanguage())
            .startsWith("zh"));
  }

  Console onTerminal(boolean yes) {
    return new Console(in, out, err, yes, chinese);
  }

  Console inChinese(boolean yes) {
    return new Console(in, out, err, terminal, yes);
  }

  /** Whether results go to a terminal, and its owner does not mind colours. */
  boolean colours() {
    return terminal
        && "true".equals(System.getProperty("gonggao.colours"))
        && System.getenv("NO_COLOR") == null;
  }

  /** The one of two wordings that the user reads. */
  String say(String english, String chineseWords) {
    return chinese ? chineseWords : english;
  }

  void issue(Issue issue) {
    err.println(place(issue.where()) + ": " + issue.code() + ": " + issue.message());
  }

  /** Files as people write them: {@code file:///a%20b.jsonl#line=7} is {@code /a b.jsonl:7}. */
  static String place(String where) {
    if (!where.startsWith("file:")) {
      return where;
    }
    URI uri = URI.create(where);
    String line = uri.getFragment() == null ? "" : uri.getFragment().replaceFirst("^line=", ":");
    return uri.getPath() + line;
  }
}
