package io.github.gonggao.extract;

import io.github.gonggao.model.HeaderField;
import io.github.gonggao.model.Span;

/**
 * The number that a page has for itself: in its headline, in a field, on a line of its own under
 * the headline or above it.
 */
final class PageNumber {
  private static final Pattern OWN_NUMBER =
      Pattern.compile("^([\\u4e00-\\u9fa5]{2,10}公告(?:19|20)\\d{2}年第\\d+号)");

  /** 2025年第4号 alone under 某某公告. */
  private static final Pattern HALF_NUMBER = Pattern.compile("(?:(?:19|20)\\d{2}年)?第\\d{1,4}号");

  private static final Pattern FIELD = Pattern.compile("发文字号|文号|发文号|文件编号|文　?号");

  private static final Pattern ORDER =
      Pattern.compile("令(?:(?:19|20)\\d{2}年)?" + DocumentNumber.SERIAL + "$");

  /** So many lines under a headline are looked through. */
  private static final int LINES_BELOW = 8;

  private PageNumber() {}

  /** A number where it stands. */
  record Found(String number, Span span) {
    /** 某省人民政府令第208号: what has this number is the order, and not what the order promulgates. */
    boolean isOrder() {
      return ORDER.matcher(number).find();
    }
  }

  /** The number of the page with this headline, or null. */
  static Found of(Reading reading, String headline) {
    Span title = reading.title();
    Matcher own = OWN_NUMBER.matcher(headline);
    if (own.find()) {
      return new Found(DocumentNumber.normal(own.group(1)), title);
    }
    for (HeaderField field : reading.analysis.announcement().fields()) {
      if (FIELD.matcher(field.label()).matches()) {
        String value = field.value().of(reading.text).strip();
        Matcher first = DocumentNumber.WRITTEN.matcher(value);
        if (first.find() && first.start() == 0) {
          return new Found(DocumentNumber.normal(first.group(1)), field.value());
        }
        if (!value.isEmpty() && value.length() < 24 && value.matches(".*[\\d一二三四五六七八九十].*")) {
          return new Found(DocumentNumber.normal(value), field.value());
        }
      }
    }
    Matcher inTitle = DocumentNumber.WRITTEN.matcher(headline);
    if (inTitle.find()
        && (inTitle.start() == 0 || "（ 　".indexOf(headline.charAt(inTitle.start() - 1)) >= 0)) {
      return new Found(DocumentNumber.normal(inTitle.group(1)), title);
    }
    return around(reading, headline);
  }

  /** A number that has a line of its own under the headline or above it. */
  private static Found around(Reading reading, String headline) {
    String text = reading.text;
    int seen = 0;
    int from = Math.min(reading.title().end(), text.length());
    while (from < text.length() && seen <= LINES_BELOW) {
      Span line = new Span(from, reading.lineEnd(from));
      from = line.end() + 1;
      String words = line.of(text).strip();
      if (words.isEmpty()) {
        continue;
      }
      Matcher whole = DocumentNumber.WRITTEN.matcher(words);
      if (whole.matches()) {
        return new Found(DocumentNumber.normal(whole.group(1)), line);
      }
      String bare = words.replaceAll("^（|）$", "");
      if (headline.endsWith("公告") && HALF_NUMBER.matcher(bare).matches()) {
        return new Found(DocumentNumber.normal(headline + bare), line);
      }
      seen++;
    }
    int above = 0;
    while (above < Math.min(text.length(), reading.title().start())) {
      Span line = new Span(above, reading.lineEnd(above));
      Matcher whole = DocumentNumber.WRITTEN.matcher(line.of(text).strip());
      if (whole.matches()) {
        return new Found(DocumentNumber.normal(whole.group(1)), line);
      }
      above = line.end() + 1;
    }
    return null;
  }
}
