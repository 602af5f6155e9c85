package io.github.gonggao.extract;

import io.github.gonggao.model.Span;

/** How a document is numbered: 国发〔2020〕1号, 令第711号, 公告2025年第4号, GB 18030-2022. */
final class DocumentNumber {
  /** 国发〔2020〕1号 in all the brackets people write, 令第711号, 公告2025年第4号. */
  static final Pattern WRITTEN =
      Pattern.compile(
          "([\\u4e00-\\u9fa5]{1,12}(?:[〔\\[（(【［]\\s*(?:(?:19|20)\\d{2}|[89]\\d)\\s*[〕\\])）】］]|(?:19|20)\\d{2}年?)\\s*字?\\s*第?\\s*\\d{1,5}\\s*号"
              + "|[〔\\[（(【［]\\s*(?:(?:19|20)\\d{2}|[89]\\d)\\s*[〕\\])）】］][\\u4e00-\\u9fa5]{2,10}第?\\d{1,5}号|[\\u4e00-\\u9fa5"
              + " ]{2,24}(?:令|公告)\\s*(?:(?:19|20)\\d{2}年)?第?(?:\\d{1,4}|[一二三四五六七八九十百零〇]{1,6})号|[\\u4e00-\\u9fa5]{2,14}(?:19|20)\\d{2}年第\\d{1,4}号(?:公告|令))");

  /** 第87号, 第八十七号. */
  static final String SERIAL = "第?(?:\\d{1,5}|[一二三四五六七八九十百零〇]{1,6})号";

  private static final String STANDARD =
      "(?:GB|JGJ|CJJ|HJ|JTG|JT|YY|NY|DB\\d{2}|TSG)(?:/[TZ])?[ 　]?[\\d.]{1,8}";

  /** （GB50180）, GB 50999-2006, 编号为GB 55999-2021: without brackets only with its year. */
  private static final Pattern STANDARD_AFTER =
      Pattern.compile(
          "\\G(?:[ 　]*（("
              + STANDARD
              + "(?:[-—－]\\d{2,4})?)）|(?:[ 　]*|[^。；《》]{0,12}?编号(?:为|是)?[ 　]*)("
              + STANDARD
              + "[-—－]\\d{2,4}))");

  /** （1990年3月28日国务院令第55号发布）, （文化部令第1号，1990年3月28日发布，自同年5月1日起施行）. */
  private static final Pattern NOTE_AFTER = Pattern.compile("\\G[ 　]*（([^（）《》\\n]{4,80})）");

  private static final Pattern DATED_BEFORE =
      Pattern.compile(
          "^(?:" + Dates.SHAPE + ")(?:经|由|以)?(" + WRITTEN.pattern() + ")(?=公布|发布|颁布|印发|，|$)");

  private static final Pattern AFTER =
      Pattern.compile("\\G[ 　]*[（(]" + WRITTEN.pattern() + "[）)]?");

  private DocumentNumber() {}

  /** A number with the year in 〔〕 and without spaces inside it. */
  static String normal(String number) {
    String compact =
        number
            .strip()
            .replaceAll("\\s*[\\[（(【［〔]\\s*((?:19|20)?\\d{2})\\s*[\\])）】］〕]\\s*", "〔$1〕")
            .replaceAll("\\s+(?=\\d)|(?<=\\d)\\s+", "");
    return compact.replaceAll("〕第?(\\d+)号", "〕$1号");
  }

  /** The note in brackets that starts at a place, without them, or null. */
  static Span noteAfter(String text, int at) {
    Matcher note = NOTE_AFTER.matcher(text);
    return Reading.at(note, at) ? new Span(note.start(1), note.end(1)) : null;
  }

  /** The number in brackets that starts at a place, or null. */
  static String after(String text, int at) {
    Matcher number = AFTER.matcher(text);
    if (Reading.at(number, at)) {
      return normal(number.group(1));
    }
    Matcher note = NOTE_AFTER.matcher(text);
    if (Reading.at(note, at)) {
      Matcher dated = DATED_BEFORE.matcher(note.group(1));
      if (dated.find()) {
        return normal(dated.group(1));
      }
    }
    Matcher standard = STANDARD_AFTER.matcher(text);
    if (!Reading.at(standard, at)) {
      return null;
    }
    return standard.group(standard.group(1) == null ? 2 : 1).strip();
  }
}
