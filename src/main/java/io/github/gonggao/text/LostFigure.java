package io.github.gonggao.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first figure of a number, which a lead byte took with it: told where what follows allows but
 * one, or by what the page says elsewhere.
 *
 * <p>The shares were counted on clean items: each first figure taken out and told again. Where
 * neither rule speaks, no figure is as good as none.
 *
 * @param figure the figure, or a question mark
 * @param share how often such a one is right
 */
record LostFigure(String figure, double share) {
  private static final LostFigure NONE = new LostFigure("?", 0.3);

  /** Years of this and the last centuries; “000年” are a thousand years. */
  private static final Pattern CENTURY = Pattern.compile("(?:(0(?!00)[0-4])|[89][0-9])[0-9]年");

  private static final Pattern MONTH_OF_TWO = Pattern.compile("[012]月");
  private static final Pattern DAY = Pattern.compile("月([0-9]{1,2})日");
  private static final Pattern DATE =
      Pattern.compile("(?<![0-9])0?([1-9])[-/.月]0?([1-9][0-9]?)(?![0-9])");

  private static final double ALLOWED = 0.99;
  private static final double SAME_DAY = 0.98;
  private static final double LONG = 0.93;
  private static final double SHORT = 0.8;

  /** How much of what stands around is the same where the page says it elsewhere. */
  private static final int FARTHEST_AFTER = 5;

  private static final int FARTHEST_BEFORE = 2;

  static LostFigure of(String before, String after, String page) {
    Matcher century = CENTURY.matcher(after);
    if (century.lookingAt()) {
      return new LostFigure(century.group(1) == null ? "1" : "2", ALLOWED);
    }
    if (MONTH_OF_TWO.matcher(after).lookingAt()) {
      return new LostFigure("1", ALLOWED);
    }
    Matcher day = DAY.matcher(after);
    if (day.lookingAt()) {
      String month = month(day.group(1), page);
      if (month != null) {
        return new LostFigure(month, SAME_DAY);
      }
    }
    return elsewhere(before, after, page);
  }

  /** The month of the only date of the page with this day. */
  private static String month(String day, String page) {
    String found = null;
    for (Matcher date = DATE.matcher(page); date.find(); ) {
      if (date.group(2).equals(day) && !date.group(1).equals(found)) {
        if (found != null) {
          return null;
        }
        found = date.group(1);
      }
    }
    return found;
  }

  private static LostFigure elsewhere(String before, String after, String page) {
    for (int reach = Math.min(FARTHEST_AFTER, after.length()); reach >= 2; reach--) {
      String right = after.substring(0, reach);
      for (int back = Math.min(FARTHEST_BEFORE, before.length()); back >= 0; back--) {
        String figures = figures(before.substring(before.length() - back), right, page);
        if (!figures.isEmpty()) {
          double share = figures.length() > 1 ? 0 : share(back, reach, figuresOf(right));
          return share == 0 ? NONE : new LostFigure(figures, share);
        }
      }
    }
    return NONE;
  }

  /** All figures that begin a number between these on the page. */
  private static String figures(String left, String right, String page) {
    StringBuilder found = new StringBuilder();
    for (char figure = '0'; figure <= '9'; figure++) {
      String number = left + figure + right;
      int at = page.indexOf(number);
      while (at > 0 && left.isEmpty() && isFigure(page.charAt(at - 1))) {
        at = page.indexOf(number, at + 1);
      }
      if (at >= 0) {
        found.append(figure);
      }
    }
    return found.toString();
  }

  /** How often the page's figure is the right one, by what is the same around it; 0 is seldom. */
  private static double share(int back, int reach, int figures) {
    return switch (reach) {
      case 2 -> (back == 2 && figures < 2) || (back == 0 && figures == 1) ? SHORT : 0;
      case 3 -> back == 2 && figures < 2 ? LONG : 0;
      case 4 -> back == 2 ? LONG : figures == 2 ? 0 : SHORT;
      default -> back > 0 ? LONG : figures == 4 ? 0 : SHORT;
    };
  }

  private static int figuresOf(String text) {
    int figures = 0;
    while (figures < text.length() && isFigure(text.charAt(figures))) {
      figures++;
    }
    return figures;
  }

  private static boolean isFigure(char c) {
    return c >= '0' && c <= '9';
  }
}
