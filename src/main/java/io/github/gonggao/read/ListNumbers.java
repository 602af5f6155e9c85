package io.github.gonggao.read;

/** Numbers of automatic lists as Word shows them, by the names of its formats. */
final class ListNumbers {
  private static final String DIGITS = "〇一二三四五六七八九";
  private static final String CAPITALS = "零壹贰叁肆伍陆柒捌玖";
  private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
  private static final String BRANCHES = "子丑寅卯辰巳午未申酉戌亥";

  private ListNumbers() {}

  /** The number in a format such as {@code chineseCounting}; in digits where we know it not. */
  static String format(int number, String format) {
    if (number < 1 || number > 9999) {
      return Integer.toString(number);
    }
    return switch (format) {
      case "chineseCounting",
          "chineseCountingThousand",
          "japaneseCounting",
          "taiwaneseCounting",
          "taiwaneseCountingThousand" ->
          counting(number, DIGITS, "十百千");
      case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal" ->
          counting(number, CAPITALS, "拾佰仟");
      case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital" -> digits(number);
      case "ideographTraditional" -> cycle(number, STEMS);
      case "ideographZodiac" -> cycle(number, BRANCHES);
      case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" ->
          number <= 20 ? String.valueOf((char) ('①' + number - 1)) : Integer.toString(number);
      case "decimalEnclosedParen", "decimalEnclosedParenChinese" ->
          number <= 20 ? String.valueOf((char) ('⑴' + number - 1)) : Integer.toString(number);
      case "decimalEnclosedFullstop" ->
          number <= 20 ? String.valueOf((char) ('⒈' + number - 1)) : Integer.toString(number);
      case "decimalFullWidth", "decimalFullWidth2" ->
          Integer.toString(number)
              .chars()
              .collect(
                  StringBuilder::new,
                  (s, c) -> s.append((char) (c - '0' + '０')),
                  StringBuilder::append)
              .toString();
      case "decimalZero" -> number < 10 ? "0" + number : Integer.toString(number);
      case "upperRoman" -> roman(number);
      case "lowerRoman" -> roman(number).toLowerCase(java.util.Locale.ROOT);
      case "upperLetter" -> letter(number, 'A');
      case "lowerLetter" -> letter(number, 'a');
      case "none", "bullet" -> "";
      default -> Integer.toString(number);
    };
  }

  /** 十, 十一, 二十, 一百零五. */
  private static String counting(int number, String digits, String places) {
    StringBuilder out = new StringBuilder();
    String decimal = Integer.toString(number);
    boolean zero = false;
    for (int i = 0; i < decimal.length(); i++) {
      int digit = decimal.charAt(i) - '0';
      int place = decimal.length() - 1 - i;
      if (digit == 0) {
        zero = true;
        continue;
      }
      if (zero) {
        out.append(digits.charAt(0) == '〇' ? '零' : digits.charAt(0));
        zero = false;
      }
      boolean ten = place == 1 && digit == 1 && i == 0 && digits.charAt(0) == '〇';
      if (!ten) {
        out.append(digits.charAt(digit));
      }
      if (place > 0) {
        out.append(places.charAt(place - 1));
      }
    }
    return out.toString();
  }

  private static String digits(int number) {
    StringBuilder out = new StringBuilder();
    for (char c : Integer.toString(number).toCharArray()) {
      out.append(DIGITS.charAt(c - '0'));
    }
    return out.toString();
  }

  private static String cycle(int number, String signs) {
    return String.valueOf(signs.charAt((number - 1) % signs.length()));
  }

  private static String letter(int number, char first) {
    return String.valueOf((char) (first + (number - 1) % 26)).repeat((number - 1) / 26 + 1);
  }

  private static String roman(int number) {
    int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
    StringBuilder out = new StringBuilder();
    int rest = number;
    for (int i = 0; i < values.length; i++) {
      while (rest >= values[i]) {
        out.append(signs[i]);
        rest -= values[i];
      }
    }
    return out.toString();
  }
}
