package io.github.gonggao.text;

import io.github.gonggao.model.Repair;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What conversions leave behind in a text besides broken bytes: escapes that were escaped once
 * more, tags, blanks that became question marks, a mark written twice.
 */
final class Residues {
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("nbsp", "\u00A0"),
          Map.entry("ensp", " "),
          Map.entry("emsp", "\u3000"),
          Map.entry("ldquo", "“"),
          Map.entry("rdquo", "”"),
          Map.entry("lsquo", "‘"),
          Map.entry("rsquo", "’"),
          Map.entry("mdash", "—"),
          Map.entry("ndash", "–"),
          Map.entry("hellip", "…"),
          Map.entry("middot", "·"),
          Map.entry("bull", "•"),
          Map.entry("laquo", "«"),
          Map.entry("raquo", "»"),
          Map.entry("times", "×"),
          Map.entry("permil", "‰"),
          Map.entry("copy", "©"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("amp", "&"));

  private static final Pattern ESCAPE =
      Pattern.compile(
          "&(?:amp;){0,2}(?:#([0-9]{2,7})|#[xX]([0-9a-fA-F]{2,6})|([a-z]{2,6}));"
              + "|\\\\u([0-9a-fA-F]{4})");

  /** Written out in a text, as nobody writes by hand. */
  private static final Pattern TAG =
      Pattern.compile("<(?:br|/?p|/?div|/?span|/?strong|/?b)(?: [^<>\n]{0,80})?/?>");

  /** The rest of such a tag whose angle bracket a broken character has taken along. */
  private static final Pattern REST = Pattern.compile("(?<=[。！？；”])/?(?:br ?/?|p)>(?=\n|$)");

  /** A blank that GBK lacks, before a line or in the middle of [摘　要]. */
  private static final Pattern BLANK =
      Pattern.compile(
          "(?m)^\\?{2,8}(?=\\p{IsHan})|(?<=[\\[【〔]\\p{IsHan})\\?+ ?(?=\\p{IsHan}[\\]】〕])");

  /** On a damaged page: a question mark where no sentence ends, or before a line. */
  private static final Pattern LOST_BLANK =
      Pattern.compile("(?m)(?<=\\p{IsHan})\\?(?=[\\p{IsHan}\\d])|^\\?(?=[\\p{IsHan}\\d])");

  private static final Pattern ASKS = Pattern.compile("[吗嗎呢谁誰哪啥何怎几幾]|什[么麼]|[是能可]否|多少|为什|為什");

  /** A half-width comma before another mark. */
  private static final Pattern TWICE = Pattern.compile("(?<=\\p{IsHan}),(?=[,，。；][^,，。；.])");

  private static final double LIKELY = 0.9;

  private Residues() {}

  /** What escapes stand for; first of all, as damage may hide in it. */
  static Draft.Pass unescape(String text) {
    Draft draft = new Draft(text);
    if (text.indexOf('&') >= 0 || text.contains("\\u")) {
      Matcher escape = ESCAPE.matcher(text);
      while (escape.find()) {
        String means = means(escape);
        if (means != null) {
          draft.replace(escape.start(), escape.end(), means, Repair.ESCAPE);
        }
      }
    }
    return draft.finish();
  }

  private static String means(Matcher escape) {
    if (escape.group(3) != null) {
      return NAMED.get(escape.group(3));
    }
    int point =
        escape.group(1) != null
            ? Integer.parseInt(escape.group(1))
            : Integer.parseInt(escape.group(2) != null ? escape.group(2) : escape.group(4), 16);
    if (point < ' ' || !Character.isDefined(point) || (point >= 0xD800 && point < 0xE000)) {
      return null;
    }
    // \\u0041 may be meant; no one writes \\u4e2d for 中
    boolean chinese = point >= 0x2010;
    return escape.group(4) == null || chinese ? Character.toString(point) : null;
  }

  /**
   * The rest, when the damage is undone.
   *
   * @param damaged the page is one that a mirror has broken
   */
  static Draft.Pass clear(String text, boolean damaged) {
    Draft.Pass pass = new Draft(text).finish();
    if (text.indexOf('>') >= 0) {
      pass = pass.then(each(TAG, pass.text()));
      pass = pass.then(drop(REST, pass.text(), Repair.BOILERPLATE));
    }
    if (text.indexOf('?') >= 0) {
      pass = pass.then(drop(BLANK, pass.text(), Repair.WHITESPACE));
      if (damaged) {
        pass = pass.then(blanks(pass.text()));
      }
    }
    if (text.indexOf(',') >= 0) {
      pass = pass.then(drop(TWICE, pass.text(), Repair.PUNCTUATION));
    }
    return pass;
  }

  private static Draft.Pass each(Pattern tags, String text) {
    Draft draft = new Draft(text);
    Matcher tag = tags.matcher(text);
    while (tag.find()) {
      boolean line = tag.group().startsWith("<br") || tag.group().startsWith("</p");
      boolean ends = tag.end() == text.length() || text.charAt(tag.end()) == '\n';
      draft.replace(tag.start(), tag.end(), line && !ends ? "\n" : "", Repair.BOILERPLATE);
    }
    return draft.finish();
  }

  /** Blanks that GBK lacks, where the clause before them asks nothing. */
  private static Draft.Pass blanks(String text) {
    Draft draft = new Draft(text);
    Matcher mark = LOST_BLANK.matcher(text);
    while (mark.find()) {
      int clause = mark.start();
      while (clause > 0 && "。，；：！？,;:!?\n".indexOf(text.charAt(clause - 1)) < 0) {
        clause--;
      }
      if (!ASKS.matcher(text.substring(clause, mark.start())).find()) {
        String blank = clause == mark.start() ? "" : " ";
        draft.replace(mark.start(), mark.end(), blank, Repair.WHITESPACE, LIKELY);
      }
    }
    return draft.finish();
  }

  private static Draft.Pass drop(Pattern what, String text, Repair repair) {
    Draft draft = new Draft(text);
    Matcher found = what.matcher(text);
    while (found.find()) {
      draft.drop(found.start(), found.end(), repair);
    }
    return draft.finish();
  }
}
