package io.github.gonggao.text;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How well a reading fits where it stands: as Chinese, as punctuation, and by what the same page
 * says elsewhere. All in natural logarithms, the higher the better.
 *
 * <p>Long because the kinds of evidence are many, and their weights were fitted together.
 */
final class Evidence {
  /** Two stops in a row, a closing mark without an opening one: hardly ever written. */
  private static final double MISPLACED = -20;

  /** Brackets that do not match what stands on both sides in the same line. */
  private static final double UNMATCHED = -24;

  /** A word that the dictionary lacks, for each of its characters. */
  private static final double LISTED_WORD = 2;

  /** A simplified form that stands nowhere else on a traditional page. */
  private static final double OTHER_SCRIPT = -24;

  /** What of the likelihood of a character the page's own counts say: of two and of three. */
  private static final double PAGE_PAIRS = 0.01;

  private static final double PAGE_TRIPLES = 0.1;

  /** What the page adds to the language counts so often. */
  private static final double PAGE = 1.5;

  private static final double FIGURE = 3;
  private static final double BLANK = 12.5;

  /** “人工智能+”行动: after any noun, and so no word with what stands around it. */
  private static final double PLUS = 14;

  /** A wide blank stands between names in a list, hardly where a slip is. */
  private static final double WIDE_BLANK = -12;

  /**
   * A sentence end where the same characters meet again, for each time: what is broken in the same
   * place twice is a word.
   */
  private static final double MET_AGAIN = -12;

  private static final int MET_AT_MOST = 3;

  /** Characters from the one before a slip on by which it is found again. */
  private static final int MEETING = 5;

  private static final Pattern MARKED =
      Pattern.compile("\\p{IsHan}[(（][a-z]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,4}[)）]");
  private static final String HALF_MARKS = ",;:";
  private static final String FULL_MARKS = "，；：";
  private static final String STOPS = "。，、；：！？";
  private static final String OPENING = "“‘《（「『〈【〔";
  private static final String CLOSING = "”’》）」』〉】〕";

  /** What the model of characters says counts in full, and what that of words says in part. */
  private static final double WORDS = 1;

  /** Remembered likelihoods, so many at most: the readings of a slip share most of theirs. */
  private static final int MEMO = 1 << 12;

  /** How far around a slip the page is not its own evidence. */
  private static final int WINDOW = 60;

  /** How far a number is looked at. */
  private static final int CONTEXT = 8;

  /** How far to the right the partner of a bracket is looked for. */
  private static final int PARTNER = 120;

  private final Language language;
  private final SplitWords split;
  private final CharacterForms forms;
  private final Written written;
  private final String source;
  private final CharacterModel model = CharacterModel.shipped();
  private Plain plain;
  private PageCounts counts;
  private int again;
  private long[] memoKeys;
  private double[] memo;
  private String lastLine = "";
  private boolean[] opened = new boolean[OPENING.length()];
  private final Map<Integer, int[]> partners = new HashMap<>();
  private Boolean traditional;
  private Boolean glossed;
  private Boolean glossedThenSimplified;
  private double[] halfMarks;

  Evidence(
      Language language, SplitWords split, CharacterForms forms, Written written, String source) {
    this.language = language;
    this.split = split;
    this.forms = forms;
    this.written = written;
    this.source = source;
  }

  /** The page without glosses, and where each character of the page stands in it. */
  private static final class Plain {
    private final String text;
    private final int[] at;

    private Plain(String text, int[] at) {
      this.text = text;
      this.at = at;
    }

    static Plain of(String source) {
      StringBuilder text = new StringBuilder(source.length());
      int[] at = new int[source.length() + 1];
      int i = 0;
      while (i < source.length()) {
        char c = source.charAt(i);
        Glosses.Syllable gloss = c == '(' || c == '（' ? Glosses.at(source, i + 1) : null;
        int end = gloss == null ? i + 1 : gloss.end();
        while (i < end) {
          at[i++] = text.length();
        }
        if (gloss == null) {
          text.append(c);
        }
      }
      at[i] = text.length();
      return new Plain(text.toString(), at);
    }
  }

  private Plain plain() {
    if (plain == null) {
      plain = Plain.of(source);
    }
    return plain;
  }

  /** What stands between two places of the page, without glosses. */
  String between(int from, int to) {
    return plain().text.substring(plain().at[from], plain().at[to]);
  }

  /** The next characters of the line, without the glosses that stand between them. */
  String following(int from, int atMost) {
    int start = plain().at[from];
    int newline = plain().text.indexOf('\n', start);
    int end = newline < 0 ? plain().text.length() : newline + 1;
    return plain().text.substring(start, Math.min(end, start + atMost));
  }

  /** From here on a slip is read: what stands there is no evidence for itself. */
  void open(int slip) {
    if (counts == null) {
      counts = new PageCounts(model, plain().text);
      memoKeys = new long[MEMO];
      memo = new double[MEMO];
    }
    counts.add(plain().at[slip], plain().at[slip] + WINDOW, -1);
    again = again(slip);
    partners.clear();
  }

  /** How often more the same characters stand on the page as where a slip starts. */
  private int again(int slip) {
    String page = plain().text;
    int at = plain().at[slip];
    if (at == 0 || at + MEETING - 1 > page.length()) {
      return 0;
    }
    String meeting = page.substring(at - 1, at + MEETING - 1);
    int again = -1;
    for (int i = page.indexOf(meeting); i >= 0 && again < MET_AT_MOST; ) {
      again++;
      i = page.indexOf(meeting, i + 1);
    }
    return again;
  }

  void close(int slip) {
    counts.add(plain().at[slip], plain().at[slip] + WINDOW, 1);
  }

  /** How likely the last character of a row is after those before it, by the language alone. */
  private double said(long key) {
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 52);
    if (memoKeys[slot] != key || key == 0) {
      memoKeys[slot] = key;
      memo[slot] = model.lookUp(key);
    }
    return memo[slot];
  }

  /** The same by what stands on the page too. */
  double likelihood(long key) {
    double language = said(key);
    if (key < 1L << CharacterModel.BITS) {
      return language;
    }
    int pairs = counts.count(key & CharacterModel.lowest(2));
    if (pairs <= 0) {
      return language;
    }
    long context = key >>> CharacterModel.BITS;
    double page = PAGE_PAIRS * pairs / (counts.count(context & CharacterModel.lowest(1)) + 1.0);
    long three = key & CharacterModel.lowest(3);
    int triples = three < 1L << (2 * CharacterModel.BITS) ? 0 : counts.count(three);
    if (triples > 0) {
      page += PAGE_TRIPLES * triples / (counts.count(context & CharacterModel.lowest(2)) + 0.5);
    }
    double both = Math.log((1 - PAGE_PAIRS - PAGE_TRIPLES) * Math.exp(language) + page);
    return language + PAGE * (both - language);
  }

  /** What comes after a reading: how likely its later characters are says none but itself. */
  final class Rest {
    private final String text;
    private final double later;

    Rest(String text) {
      this.text = text;
      int near = near();
      long key = model.end(text.substring(0, near));
      double sum = 0;
      for (int i = near; i < text.length(); i++) {
        key = model.with(key, text.charAt(i));
        sum += likelihood(key);
      }
      later = sum;
    }

    private int near() {
      return Math.min(CharacterModel.LONGEST - 1, text.length());
    }

    String text() {
      return text;
    }

    /** How likely it is after what a key ends with. */
    double after(long left) {
      long key = left;
      double sum = later;
      int near = near();
      for (int i = 0; i < near; i++) {
        key = model.with(key, text.charAt(i));
        sum += likelihood(key);
      }
      return sum;
    }
  }

  long end(CharSequence text) {
    return model.end(text);
  }

  long with(long key, char c) {
    return model.with(key, c);
  }

  /** How much less likely a character is than others on this page, whatever stands around it. */
  double prior(char c) {
    double prior = written.prior(c);
    if (forms.isSimplified(c) && traditional() && plain().text.indexOf(c) < 0) {
      prior += OTHER_SCRIPT;
    }
    return prior;
  }

  /** How likely a text is as it stands. */
  double asItStands(String left, String text, String right) {
    String whole = left + text + right;
    return model.likelihood(whole, left.length(), whole.length()) + words(whole);
  }

  private double words(String text) {
    StringBuilder wide = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int which = c < 0x80 ? ",;:!()".indexOf(c) : -1;
      wide.append(which >= 0 ? "，；：！（）".charAt(which) : forms.simplified(c));
    }
    return WORDS * language.plausibility(wide);
  }

  /**
   * How well {@code reading} stands between {@code left} and {@code right} but for its characters
   * as such.
   *
   * @param line the line as restored so far, up to the reading
   * @param end where the reading ends in the page
   */
  double fits(String line, String left, String reading, String right, int end) {
    return words(left + reading + right)
        + ending(reading)
        + (reading.startsWith("。") ? MET_AGAIN * again : 0)
        + punctuation(line, reading, right)
        + brackets(line, reading, end)
        + listed(left, reading, right);
  }

  /** What the words of a reading lose by a figure or a blank at its end, which are no words. */
  private static double ending(String reading) {
    char last = reading.isEmpty() ? 0 : reading.charAt(reading.length() - 1);
    double sum = last == Walks.FIGURE ? FIGURE : last == ' ' ? BLANK : last == '+' ? PLUS : 0;
    return reading.indexOf('\u3000') >= 0 ? sum + WIDE_BLANK : sum;
  }

  /** Whether a reading makes a word that the dictionary lacks. */
  private double listed(String left, String reading, String right) {
    String whole = forms.simplified(left + reading + right);
    int longest = 0;
    for (int i = 0; i < reading.length(); i++) {
      longest = Math.max(longest, split.inWord(whole, left.length() + i));
    }
    return LISTED_WORD * longest;
  }

  /** Of two ways to write the same, the one with fewer forms that no one uses any more. */
  int variants(String reading) {
    int variants = 0;
    for (int i = 0; i < reading.length(); i++) {
      char c = reading.charAt(i);
      if (forms.isVariant(c) && plain().text.indexOf(c) < 0) {
        variants++;
      }
    }
    return variants;
  }

  String simplified(String reading) {
    return forms.simplified(reading);
  }

  /** Whether the page is one that a mirror has glossed, so that more damage is to be expected. */
  boolean glossed() {
    if (glossed == null) {
      glossed = MARKED.matcher(source).results().limit(2).count() == 2;
    }
    return glossed;
  }

  /** The figure that stood between {@code left} and the place where a reading ends. */
  LostFigure lost(String left, int at) {
    int start = plain().at[at];
    String page = plain().text;
    String after = page.substring(start, Math.min(page.length(), start + CONTEXT));
    return LostFigure.of(left, after, page);
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
                  .filter(g -> glosses.known(forms.traditional(g.charAt(0)), Glosses.at(g, 2)))
                  .distinct()
                  .limit(3)
                  .count()
              == 3;
    }
    return glossedThenSimplified;
  }

  /**
   * How likely it is that a lead byte took this very character with it, beyond how likely the
   * character is where it stands: whether marks are half-width the page itself tells.
   */
  double swallowed(char c) {
    int mark = HALF_MARKS.indexOf(c);
    if (mark < 0) {
      return c == Walks.FIGURE ? -1 : c == ' ' || c == '+' ? -2 : -8;
    }
    if (halfMarks == null) {
      halfMarks = new double[HALF_MARKS.length()];
      for (int i = 0; i < halfMarks.length; i++) {
        double half = marks(HALF_MARKS.charAt(i));
        double full = marks(FULL_MARKS.charAt(i));
        halfMarks[i] = Math.log((half + 0.02) / (half + full + 1));
      }
    }
    return halfMarks[mark];
  }

  /** How often a mark stands after a Han character. */
  private int marks(char mark) {
    String text = plain().text;
    int count = 0;
    for (int at = text.indexOf(mark, 1); at > 0; at = text.indexOf(mark, at + 1)) {
      count += Han.is(text.charAt(at - 1)) ? 1 : 0;
    }
    return count;
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

  /**
   * Brackets and quotation marks, each kind by itself: open or not before, and open or not after.
   */
  private double brackets(String line, String reading, int end) {
    double sum = 0;
    boolean[] before = opened(line);
    int[] after = partners.computeIfAbsent(end, this::partners);
    for (int kind = 0; kind < OPENING.length(); kind++) {
      char opening = OPENING.charAt(kind);
      char closing = CLOSING.charAt(kind);
      boolean open = before[kind];
      for (int i = 0; i < reading.length(); i++) {
        char c = wide(reading.charAt(i));
        if (c == opening || c == closing) {
          sum += open == (c == opening) ? MISPLACED : 0;
          open = c == opening;
        }
      }
      if (after[kind] != 0 && open != (after[kind] > 0)) {
        sum += UNMATCHED;
      }
    }
    return sum;
  }

  /** Which brackets are open at the end of a line; all readings of a slip have the same before. */
  private boolean[] opened(String line) {
    if (!line.equals(lastLine)) {
      lastLine = line;
      for (int kind = 0; kind < OPENING.length(); kind++) {
        opened[kind] = last(line, OPENING.charAt(kind)) > last(line, CLOSING.charAt(kind));
      }
    }
    return opened;
  }

  private int[] partners(int end) {
    int[] partners = new int[OPENING.length()];
    for (int kind = 0; kind < OPENING.length(); kind++) {
      partners[kind] = next(end, OPENING.charAt(kind), CLOSING.charAt(kind));
    }
    return partners;
  }

  /** Whether the next of two brackets in the line closes (1) or opens (-1), or is not known (0). */
  private int next(int from, char opening, char closing) {
    String text = plain().text;
    int start = plain().at[from];
    for (int i = start; i < Math.min(text.length(), start + PARTNER); i++) {
      char c = wide(text.charAt(i));
      if (c == closing) {
        return 1;
      }
      if (c == opening || c == '\n') {
        return -1;
      }
      if (c == '?' || c == '？' || c == '\uFFFD' || (c >= 0xE000 && c <= 0xF8FF)) {
        return 0;
      }
    }
    return 0;
  }

  private static int last(String line, char bracket) {
    return bracket == '（' || bracket == '）'
        ? Math.max(line.lastIndexOf(bracket), line.lastIndexOf(bracket - 0xFEE0))
        : line.lastIndexOf(bracket);
  }

  private static char wide(char c) {
    return c == '(' ? '（' : c == ')' ? '）' : c;
  }

  private boolean traditional() {
    if (traditional == null) {
      traditional = forms.isTraditional(plain().text);
    }
    return traditional;
  }
}
