package io.github.gonggao.extract;

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

  private static final Pattern STANDARD_AFTER =
      Pattern.compile("\\G[ 　]*（((?:GB|GB/T|JGJ|CJJ|HJ)[ /T\\d.\\-—]{3,16})）");

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

  /** The number in brackets that starts at a place, or null. */
  static String after(String text, int at) {
    Matcher number = AFTER.matcher(text);
    if (Reading.at(number, at)) {
      return normal(number.group(1));
    }
    Matcher standard = STANDARD_AFTER.matcher(text);
    return Reading.at(standard, at) ? standard.group(1).strip() : null;
  }
}
