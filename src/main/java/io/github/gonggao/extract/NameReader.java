package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import io.github.gonggao.model.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads persons' names at places where one is expected.
 *
 * <p>Problem: a Chinese name has two to four characters and no mark around it; after 副局长刘君出席 the
 * word list alone cannot tell 刘君 from 刘君出, and HanLP cuts 马军胜 into 马 and 军胜. Method: every length
 * that starts with a surname is a candidate, and is weighed by what follows it (a mark, a word that
 * follows names), by HanLP's cuts, and by how often the same characters stand before such followers
 * elsewhere in the announcement; a name read once in a sure place holds for the whole text. Names
 * with a middle dot and transliterated names run to the next mark or follower. Limits: a name
 * without a known surname is read only where HanLP takes it for one or a mark follows.
 */
final class NameReader {
  private static final Pattern DOTTED =
      Pattern.compile("[\\u4e00-\\u9fa5]{1,8}(?:[·•・‧．－-][\\u4e00-\\u9fa5]{1,10}){1,4}");
  private static final String DOTS = "·•・‧．－-";
  private static final Pattern SPACED =
      Pattern.compile("([\\u4e00-\\u9fa5])[ 　\\u00a0]+([\\u4e00-\\u9fa5])");

  /** 哈拉尔五世. */
  private static final Pattern NUMBERED = Pattern.compile("\\G[一二三四五六七八九十]{1,3}世");

  /** What stands behind a title and opens no name: 国会议员来中国, 行政长官定能, 书记处书记简历. */
  private static final Pattern NO_NAME =
      Pattern.compile("来[华中京]|访[华问中]|定[能会将要]|简历|国工作|国[\\u4e00-\\u9fa5]{2}总理|[使领]?领?馆|必[将能]");

  private static final Pattern ASIDE =
      Pattern.compile("\\G（(?:女|男|[^（）]{0,6}族|女，[^（）]{1,8}|挂职|兼|正[厅部处]长?级|主持工作)[^（）]{0,8}）");
  private static final Pattern COMRADE = Pattern.compile("\\G(?:等?同志|先生|女士|上将|中将|少将|教授|院士)");
  private static final String MARKS = "、，。；：！？（）“”《》\n 　等…●0123456789０１２３４５６７８９";

  /** Tags of words that rarely open a name: 职务, 关于, 和第. */
  private static final Set<String> COMMON =
      Set.of("n", "v", "p", "c", "d", "m", "vn", "a", "r", "t", "q", "nnt", "nis", "u");

  /** Tags of what may follow a subject: a verb, an adverb, a preposition, a time. */
  private static final Set<String> PREDICATE =
      Set.of(
          "v", "vd", "vi", "vf", "vn", "vshi", "vyou", "d", "p", "pba", "pbei", "t", "a", "ad",
          "al", "vl", "z", "c", "cc");

  /** Tags of words that are now and then surnames, but mostly words: 和, 向, 曾, 时. */
  private static final Set<String> FUNCTION =
      Set.of("c", "cc", "p", "d", "r", "rzv", "u", "ude1", "udeng", "v", "vf");

  /** Tags that tell a word from a surname only where the surname is a rare one: 原, 时. */
  private static final Set<String> WEAK_FUNCTION = Set.of("b", "f", "ng", "g", "h", "q", "a", "n");

  private static final Set<String> PARTICLE = Set.of("c", "cc", "p", "r", "rr", "u", "ude1");

  private final Reading reading;
  private final String text;
  private final Set<String> known = new HashSet<>();
  private final Map<String, Integer> weight = new HashMap<>();

  NameReader(Reading reading) {
    this.reading = reading;
    this.text = reading.text;
  }

  /** A name where it was read. */
  record Read(Span span, String name) {}

  void know(String name) {
    known.add(name);
  }

  Set<String> known() {
    return known;
  }

  /** The name at {@code at}, or null. {@code foreign}: a transliterated one is as likely. */
  Read at(int at, boolean foreign) {
    if (reading.lists.nameAt(at) != null) {
      return reading.lists.nameAt(at);
    }
    if (!Reading.han(reading.charAt(at))
        || NO_NAME.matcher(text).at(at)
        || reading.lexicon.nameFollowers.at(text, at) > 1
        || reading.lexicon.postAt(text, at) > 2) {
      return null;
    }
    Matcher dotted = DOTTED.matcher(text).region(at, Math.min(text.length(), at + 40));
    if (text.charAt(at) == '长' || "对把为并由".indexOf(text.charAt(at)) >= 0) {
      return null;
    }
    if (dotted.lookingAt() && opensDotted(at)) {
      return new Read(
          new Span(at, trimmed(at, dotted.end())), text.substring(at, trimmed(at, dotted.end())));
    }
    Matcher spaced = SPACED.matcher(text).region(at, Math.min(text.length(), at + 8));
    spaced.useTransparentBounds(true);
    if (spaced.lookingAt()
        && reading.lexicon.surnames.contains(spaced.group(1))
        && (!Reading.han(reading.charAt(spaced.end()))
            || follows(spaced.end()) > 0
            || text.contains(spaced.group(1) + spaced.group(2)))) {
      return new Read(new Span(at, spaced.end()), spaced.group(1) + spaced.group(2));
    }
    Body body = reading.bodies.get(at);
    int conference = body == null ? -1 : body.form().indexOf("政协第");
    if (body != null
        && (conference < 2 || conference > 4)
        && (body.span().length() > 2 || reading.lexicon.postAt(text, body.span().end()) > 0)) {
      return null;
    }
    String longest = null;
    for (int length = 4; length >= 2; length--) {
      if (at + length <= text.length() && known.contains(text.substring(at, at + length))) {
        longest = text.substring(at, at + length);
        break;
      }
    }
    if (longest != null && follows(at + longest.length()) > 0) {
      return new Read(new Span(at, at + longest.length()), longest);
    }
    if (foreign) {
      Read read = run(at, 2, 2);
      if (read != null) {
        return read;
      }
    }
    int opening = reading.lexicon.nameOpenings.at(text, at);
    if (opening > 0) {
      for (int length = opening; length <= opening + 4; length++) {
        if (at + length <= text.length()
            && length >= 2
            && allHan(at, at + length)
            && follows(at + length) >= 2) {
          return new Read(new Span(at, at + length), text.substring(at, at + length));
        }
      }
    }
    int surname = Math.min(2, reading.lexicon.surnames.at(text, at));
    Read han = surname == 0 ? null : chinese(at, surname, false);
    if (han == null && surname > 0) {
      han = chinese(at, surname, true);
    }
    if (han != null) {
      return han;
    }
    Read read = run(at, 3, 1);
    if (read == null && foreign) {
      read = foreign(at);
    }
    return read == null && surname == 0 ? unlisted(at) : read;
  }

  /**
   * A surname and one or two characters more: the length that fits best, or null.
   *
   * @param verbs whether any verb may follow, or only the words of the list
   */
  private Read chinese(int at, int surname, boolean verbs) {
    int best = 0;
    int bestScore = 0;
    for (int length = surname + 1; length <= surname + 2; length++) {
      if (at + length > text.length() || !allHan(at, at + length)) {
        break;
      }
      int score = score(at, length, verbs);
      if (score > bestScore) {
        bestScore = score;
        best = length;
      }
    }
    if (surname == 2) {
      // 司马 may be a surname, but so may 司 with 马 as the given name's first character
      int single = score(at, 2, verbs);
      if (single > bestScore) {
        best = 2;
        bestScore = single;
      }
    }
    return best == 0 || bestScore < 1
        ? null
        : new Read(new Span(at, at + best), text.substring(at, at + best));
  }

  /**
   * A transliterated name of at least {@code least} characters: the run of characters that such
   * names are made of, up to what follows names at least {@code follow} well, or else to the run's
   * end where HanLP cuts there too.
   */
  private Read run(int at, int least, int follow) {
    int end = runEnd(at, least, Math.max(2, follow));
    if (end - at < least
        || reading.bodies.containsKey(at)
        || reading.lexicon.countries.at(text, at) > 1
        || !transliterated(at, end)) {
      return null;
    }
    Token token = reading.tokenAt(at);
    if (token != null && token.tag().startsWith("ns") && token.span().end() >= end) {
      return null;
    }
    boolean closed =
        follows(end) >= follow || predicate(end) || (end - at >= 3 && reading.isBoundary(end));
    return closed ? new Read(new Span(at, end), text.substring(at, end)) : null;
  }

  /**
   * Where a run ends: at the first mark or word in it that surely follows names, else at the first
   * that may (因 in 施泰因迈尔表示 is the name's), else with its last character.
   */
  private int runEnd(int at, int least, int follow) {
    int end = at;
    int weak = -1;
    while (end < text.length()
        && end - at < 12
        && reading.lexicon.transliteration.contains(text.charAt(end))) {
      if (end - at >= least && follows(end) >= follow) {
        if (follows(end) > 2) {
          return end;
        }
        weak = weak < 0 ? end : weak;
      }
      end++;
    }
    Matcher numbered = NUMBERED.matcher(text);
    if (Reading.at(numbered, end)) {
      return numbered.end();
    }
    return weak < 0 || follows(end) > 2 ? end : weak;
  }

  /** 习近平致电彼得·佩列格里尼 opens with another name and a verb. */
  private boolean opensDotted(int at) {
    int dot = at;
    while (Reading.han(reading.charAt(dot))) {
      dot++;
    }
    for (int i = at; i < dot; i++) {
      Token token = reading.tokenAt(i);
      if (reading.lexicon.nameFollowers.at(text, i) > 1
          || (token != null
              && token.text().length() >= 2
              && token.span().end() < dot
              && ORDINARY.contains(token.tag()))) {
        return false;
      }
    }
    return true;
  }

  private int trimmed(int start, int end) {
    // the last part runs on into the text where no mark follows: cut it at a follower
    int dot = end - 1;
    while (dot > start && DOTS.indexOf(text.charAt(dot)) < 0) {
      dot--;
    }
    boolean closed =
        end - dot <= 7
            && MARKS.indexOf(reading.charAt(end)) >= 0
            && !Character.isDigit(reading.charAt(end));
    if (end - dot > 3 && "说称将等的".indexOf(text.charAt(end - 1)) >= 0) {
      return end - 1; // 贾瓦德·奥吉说，…
    }
    if (end - dot > 4 && text.startsWith("为第", end - 2)) {
      return end - 2;
    }
    for (int at = dot + 2; at < end; at++) {
      if ("和与".indexOf(text.charAt(at)) >= 0
          && (reading.bodies.containsKey(at + 1)
              || reading.lexicon.countries.at(text, at + 1) > 1)) {
        return at;
      }
      if (reading.isBoundary(at)
          && (reading.lexicon.nameFollowers.at(text, at)
                  >= (reading.charAt(end) == '、' ? 2 : closed ? Math.min(2, end - at) : 1)
              || (!closed
                  && !reading.lexicon.transliteration.contains(text.charAt(at))
                  && opensWord(at)))) {
        return at;
      }
    }
    return end < start ? start : end;
  }

  /** Whether an ordinary word or a word of grammar starts here: 达恩·蒂雄|签署, 拉马略|为. */
  private boolean opensWord(int at) {
    Token token = reading.tokenAt(at);
    return token != null
        && (FUNCTION.contains(token.tag())
            || (token.text().length() >= 2 && ORDINARY.contains(token.tag())));
  }

  private boolean allHan(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Reading.han(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private int score(int at, int length, boolean verbs) {
    int end = at + length;
    int follow = follows(end);
    if (follow == 0 && verbs && predicate(end)) {
      follow = 1;
    }
    if (follow == 0
        && (reading.bodies.containsKey(end) || text.startsWith("政协第", end))
        && "为任是在和与向对将由".indexOf(text.charAt(end - 1)) < 0) {
      // 免去甲政协…委员会副主任职务
      follow = 2;
    }
    if (follow == 0 && verbs && stands(text.substring(at, end))) {
      // 镇党委书记秦榆公车私用问题。秦榆受到…
      follow = 1;
    }
    if (follow == 0) {
      return 0;
    }
    if (length == 2 && "为将已被".indexOf(text.charAt(end - 1)) >= 0 && follow < 3) {
      return 0;
    }
    int score = follow;
    Token first = reading.tokenAt(at);
    if (first == null) {
      score--;
    } else if (first.text().length() == 1 && first.span().end() < end && falls(first, end)) {
      return 0;
    } else if (first.text().length() >= 2
        && first.span().end() <= end
        && COMMON.contains(first.tag())) {
      score -= first.tag().startsWith("n") || first.span().end() < end ? 3 : 5;
    }
    if (first != null && first.tag().startsWith("nr") && first.span().end() == end) {
      score += 3;
    } else if (reading.isBoundary(end)) {
      score += 1;
    }
    String name = text.substring(at, end);
    if (length == 3 && "将称说对与和在致作已同的次为".indexOf(name.charAt(2)) >= 0) {
      score -= "说称的次将".indexOf(name.charAt(2)) >= 0 ? 6 : 3;
    }
    score += Math.min(4, recurs(name));
    if (length == 3) {
      score += 1;
    }
    return score;
  }

  /** 和|夫人, 曾|多次, 江|主席: the surname is another word here, or a title stands behind it. */
  private boolean falls(Token first, int end) {
    if (reading.lexicon.posts.at(text, first.span().end()) > 1) {
      return true;
    }
    Token second = reading.tokenAt(first.span().end());
    return second != null
        && (FUNCTION.contains(first.tag())
            || (WEAK_FUNCTION.contains(first.tag())
                && !reading.lexicon.commonSurnames.contains(first.text())))
        && ((second.text().startsWith("第") || second.text().length() == 1)
            ? PARTICLE.contains(second.tag())
            : second.span().end() >= end && ORDINARY.contains(second.tag()));
  }

  /**
   * Whether the characters open a clause elsewhere and something follows there that follows names.
   */
  private boolean stands(String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length())) {
      if (!Reading.han(reading.charAt(at - 1)) && follows(at + name.length()) > 1) {
        return true;
      }
    }
    return false;
  }

  /** How often the characters stand elsewhere before a mark or a follower. */
  private int recurs(String name) {
    return weight.computeIfAbsent(
        name,
        n -> {
          int times = -1;
          for (int at = text.indexOf(n);
              at >= 0 && times < 6;
              at = text.indexOf(n, at + n.length())) {
            if (follows(at + n.length()) > 0) {
              times++;
            }
          }
          return Math.max(0, times);
        });
  }

  /** 3 where a mark follows, 2 a follower at a cut of HanLP's, 1 a follower elsewhere. */
  int follows(int at) {
    char c = reading.charAt(at);
    if (MARKS.indexOf(c) >= 0) {
      return 3;
    }
    int length = reading.lexicon.nameFollowers.at(text, at);
    if (length == 0) {
      return 0;
    }
    return length > 1 ? 3 : reading.isBoundary(at) ? 2 : 1;
  }

  private boolean predicate(int at) {
    Token next = reading.tokenAt(at);
    return next != null && PREDICATE.contains(next.tag());
  }

  private Read unlisted(int at) {
    Token token = reading.tokenAt(at);
    if (token != null
        && token.tag().startsWith("nr")
        && token.text().length() >= 2
        && !token.text().matches(".*(?:的|主席|总统|总理|部长|书记)")
        && (follows(token.span().end()) > 0 || predicate(token.span().end()))) {
      return new Read(token.span(), token.text());
    }
    return null;
  }

  /** Whether the characters hold no ordinary word, as 第十六次会晤 or 祝愿友好 does. */
  boolean transliterated(int at, int end) {
    if (text.substring(at, end)
        .matches("(?:兼|和|与|及|会|部|官邸|的|把|对|为|并|将|曾|时|应|夫人|女儿|儿子|等|第|一|国|代表|人民|政府|方面|两国|双方).*")) {
      return false;
    }
    for (int i = at; i < end; i++) {
      Token token = reading.tokenAt(i);
      if (token != null
          && token.text().length() >= 2
          && token.span().end() <= end
          && ORDINARY.contains(token.tag())) {
        return false;
      }
    }
    return true;
  }

  private static final Set<String> ORDINARY =
      Set.of(
          "n", "v", "vn", "vi", "a", "ad", "d", "t", "r", "m", "mq", "c", "p", "nnt", "nis", "l",
          "i");

  private Read foreign(int at) {
    int end = at;
    while (end < text.length() && end - at < 10 && Reading.han(text.charAt(end))) {
      if (end - at >= 2 && follows(end) >= 2) {
        break;
      }
      end++;
    }
    if (end - at < 2 || end - at >= 10) {
      return null;
    }
    if (end - at > 3 && "说称将".indexOf(text.charAt(end - 1)) >= 0) {
      end--; // 司令奥列修克称，…
    }
    String name = text.substring(at, end);
    Token first = reading.tokenAt(at);
    if (!transliterated(at, end)
        || (first != null && first.text().length() == 1 && FUNCTION.contains(first.tag()))) {
      return null;
    }
    return name.matches(".*[的了在是会]$") ? null : new Read(new Span(at, end), name);
  }

  /** Names joined by 、 or 和 from {@code at} on, asides in brackets passed over. */
  List<Read> list(int at, boolean foreign) {
    List<Read> names = new ArrayList<>();
    int next = at;
    while (true) {
      Read read = at(next, foreign && names.isEmpty());
      if (read == null) {
        break;
      }
      names.add(read);
      int end = after(read.span().end());
      char c = reading.charAt(end);
      if (c == '、'
          || c == '和'
          || (Reading.space(c)
              && Reading.han(reading.charAt(end + 1))
              && text.indexOf('、', at) < 0)) {
        next = end + 1;
        continue;
      }
      break;
    }
    return names;
  }

  /** The place after a name's asides: （女）, 同志. */
  int after(int at) {
    int end = at;
    Matcher aside = ASIDE.matcher(text);
    if (Reading.at(aside, end)) {
      end = aside.end();
    }
    Matcher comrade = COMRADE.matcher(text);
    if (Reading.at(comrade, end)) {
      end = comrade.end();
    }
    return end;
  }
}
