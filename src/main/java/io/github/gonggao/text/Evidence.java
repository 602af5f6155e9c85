package io.github.gonggao.text;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How well a reading fits where it stands: as Chinese, as punctuation, and by what the same page
 * says elsewhere. All in natural logarithms, the higher the better.
 */
final class Evidence {
  /** A page says again what it is about: two characters that stand together elsewhere on it. */
  private static final double SAID_ELSEWHERE = 1.5;

  /** Two stops in a row, a closing mark without an opening one: hardly ever written. */
  private static final double MISPLACED = -12;

  /** A closing mark where one is open. */
  private static final double CLOSES = 4;

  /** An opening bracket whose closing one stands there; no comma is as likely. */
  private static final double OPENS = 9;

  /** A word that the dictionary lacks, for each of its characters. */
  private static final double LISTED_WORD = 3;

  /** A simplified form that stands nowhere else on a traditional page. */
  private static final double OTHER_SCRIPT = -12;

  private static final Pattern GLOSS =
      Pattern.compile("[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[)）]");
  private static final Pattern MARKED =
      Pattern.compile("\\p{IsHan}[(（][a-z]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,4}[)）]");
  private static final Pattern HALF_MARK = Pattern.compile("\\p{IsHan}[,;:](?!\\d)");
  private static final String STOPS = "。，、；：！？";
  private static final String OPENING = "“‘《（「『〈【〔";
  private static final String CLOSING = "”’》）」』〉】〕";

  /** What the model of characters says counts in full, and what that of words says in part. */
  private static final double WORDS = 0.6;

  private static final int REACH = CharacterModel.LONGEST - 1;

  private final Language language;
  private final SplitPrior split;
  private final String source;
  private String page;
  private Boolean traditional;
  private Boolean glossed;
  private Boolean glossedThenSimplified;
  private Boolean halfMarks;

  Evidence(Language language, SplitPrior split, String source) {
    this.language = language;
    this.split = split;
    this.source = source;
  }

  /** How likely a reading is by its characters alone: quick, for many readings. */
  double likelihood(String left, String reading, String right) {
    int from = Math.max(0, left.length() - REACH);
    String whole = left.substring(from) + reading + right;
    return CharacterModel.shipped().likelihood(whole, left.length() - from, whole.length());
  }

  /** How likely a text is as Chinese, whatever its script. */
  double chinese(String left, String reading, String right) {
    return likelihood(left, reading, right) + WORDS * words(left + reading + right);
  }

  private double words(String text) {
    StringBuilder wide = new StringBuilder(language.toSimplified(text));
    for (int i = 0; i < wide.length(); i++) {
      int which = ",;:!()".indexOf(wide.charAt(i));
      if (which >= 0) {
        wide.setCharAt(i, "，；：！（）".charAt(which));
      }
    }
    return language.plausibility(wide);
  }

  /**
   * How well {@code reading} stands between {@code left} and {@code right}.
   *
   * @param line the line as restored so far, up to the reading
   */
  double fits(String line, String left, String reading, String right) {
    return chinese(left, reading, right)
        + punctuation(line, reading, right)
        + elsewhere(left, reading, right)
        + listed(left, reading, right)
        + script(reading);
  }

  /** Whether a reading makes a word that the dictionary lacks. */
  private double listed(String left, String reading, String right) {
    String whole = language.toSimplified(left + reading + right);
    if (whole.length() != left.length() + reading.length() + right.length()) {
      return 0;
    }
    int longest = 0;
    for (int i = 0; i < reading.length(); i++) {
      longest = Math.max(longest, split.inWord(whole, left.length() + i));
    }
    return LISTED_WORD * longest;
  }

  /** Whether the page is one that a mirror has glossed, so that more damage is to be expected. */
  boolean glossed() {
    if (glossed == null) {
      glossed = MARKED.matcher(source).results().limit(2).count() == 2;
    }
    return glossed;
  }

  /**
   * A reading whose last character may be a {@code lost} figure, with the figure that the page has
   * elsewhere before the same characters, if it has but one there; else with a question mark.
   */
  String figured(String reading, char lost, String text, int at) {
    if (reading.isEmpty() || reading.charAt(reading.length() - 1) != lost) {
      return reading;
    }
    String known = reading.substring(0, reading.length() - 1);
    String after = withoutGlosses(text.substring(at, Math.min(text.length(), at + 30)));
    String before = known.isEmpty() ? "" : known.substring(known.length() - 1);
    for (int reach = 4; reach >= 2; reach--) {
      String found = figure(before, after.substring(0, Math.min(reach, after.length())));
      if (found == null) {
        found = figure("", after.substring(0, Math.min(reach, after.length())));
      }
      if (found != null) {
        return known + found;
      }
    }
    return known + "?";
  }

  private String figure(String before, String after) {
    String found = null;
    for (char figure = '0'; figure <= '9'; figure++) {
      int at = page().indexOf(before + figure + after);
      boolean starts = at == 0 || (at > 0 && !Character.isDigit(page().charAt(at - 1)));
      if (at >= 0 && (starts || !before.isEmpty())) {
        if (found != null) {
          return null;
        }
        found = String.valueOf(figure);
      }
    }
    return found;
  }

  /**
   * Whether the page was converted back to simplified characters when the glosses were in it: three
   * different characters have the reading in brackets that mirrors give their traditional forms.
   */
  boolean glossedThenSimplified(Glosses glosses) {
    if (glossedThenSimplified == null) {
      glossedThenSimplified =
          MARKED
                  .matcher(source)
                  .results()
                  .map(MatchResult::group)
                  .filter(
                      g ->
                          glosses.known(
                              language.toTraditional(g.substring(0, 1)).charAt(0),
                              Glosses.at(g, 2)))
                  .distinct()
                  .limit(3)
                  .count()
              == 3;
    }
    return glossedThenSimplified;
  }

  /** Whether the page has marks of one byte, which a lead byte can take with it. */
  boolean halfMarks() {
    if (halfMarks == null) {
      halfMarks = HALF_MARK.matcher(source).find();
    }
    return halfMarks;
  }

  private static double punctuation(String line, String reading, String right) {
    double sum = 0;
    char before = line.isEmpty() ? '\n' : line.charAt(line.length() - 1);
    String whole = reading + right.substring(0, Math.min(2, right.length()));
    for (int i = 0; i < Math.min(whole.length(), reading.length() + 1); i++) {
      char c = whole.charAt(i);
      if (isStop(c) && (isStop(before) || before == '\n' || OPENING.indexOf(before) >= 0)) {
        sum += MISPLACED;
      }
      if (isMisplacedAfter(before, c)) {
        sum += MISPLACED;
      }
      if (c == '”' && isStop(before) && i + 1 < whole.length() && isStop(whole.charAt(i + 1))) {
        sum += MISPLACED;
      }
      if (i < reading.length()) {
        int kind = CLOSING.indexOf(c);
        if (kind >= 0) {
          String so = line + reading.substring(0, i);
          sum += so.lastIndexOf(OPENING.charAt(kind)) > so.lastIndexOf(c) ? CLOSES : MISPLACED;
        }
        if (c == '（' && closesIn(right)) {
          sum += OPENS;
        }
      }
      before = c;
    }
    return sum;
  }

  private static boolean isMisplacedAfter(char before, char c) {
    return ("，、；".indexOf(before) >= 0 && c == '\n') || (isStop(before) && c == '》');
  }

  private static boolean isStop(char c) {
    return STOPS.indexOf(c) >= 0 || ",;:!".indexOf(c) >= 0;
  }

  private static boolean closesIn(String right) {
    int close = Math.max(right.indexOf('）'), right.indexOf(')'));
    int open = Math.max(right.indexOf('（'), right.indexOf('('));
    return close >= 0 && (open < 0 || close < open);
  }

  private double script(String reading) {
    double sum = 0;
    for (int i = 0; i < reading.length() && traditional(); i++) {
      char c = reading.charAt(i);
      if (Han.is(c)
          && language.toTraditional(String.valueOf(c)).charAt(0) != c
          && page().indexOf(c) < 0) {
        sum += OTHER_SCRIPT;
      }
    }
    return sum;
  }

  private boolean traditional() {
    if (traditional == null) {
      traditional = Restorer.isTraditional(page(), language.toSimplified(page()));
    }
    return traditional;
  }

  private double elsewhere(String left, String reading, String right) {
    String from = left.isEmpty() ? "" : left.substring(left.length() - 1);
    String to = right.isEmpty() ? "" : right.substring(0, 1);
    String whole = from + reading + to;
    double sum = 0;
    for (int i = 0; i + 1 < whole.length(); i++) {
      if (Han.is(whole.charAt(i))
          && Han.is(whole.charAt(i + 1))
          && page().contains(whole.substring(i, i + 2))) {
        sum += SAID_ELSEWHERE;
      }
    }
    return sum;
  }

  static String withoutGlosses(String text) {
    return GLOSS.matcher(text).replaceAll("");
  }

  private String page() {
    if (page == null) {
      page = withoutGlosses(source);
    }
    return page;
  }
}
