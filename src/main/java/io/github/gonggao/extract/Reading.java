package io.github.gonggao.extract;

import io.github.gonggao.model.Analysis;
import io.github.gonggao.model.Evidence;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Sentence;
import io.github.gonggao.model.Span;
import io.github.gonggao.model.Token;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One announcement while it is being read: the text, what has been recognised so far, the facts.
 * The extractors run in order over it, and each may use what those before it found.
 */
final class Reading {
  final Analysis analysis;
  final String text;
  final Lexicon lexicon = Lexicon.SHIPPED;
  final Optional<LocalDate> published;

  /** The lists of persons, found by their layout before anything else is read. */
  final PersonLists lists;

  /**
   * The text with the names of its lists blanked, for whatever must not run into one: 凌　波云澜机场集团 has
   * no body that starts with 波.
   */
  final String masked;

  /** Bodies and places by where they start; none overlaps another. */
  final TreeMap<Integer, Body> bodies = new TreeMap<>();

  /** Places that this text shows to be such and no list has: 临溪县. */
  private final Words ownPlaces;

  /** Persons by where their names start. */
  final TreeMap<Integer, Person> persons = new TreeMap<>();

  /** Documents by where their first title mark stands. */
  final TreeMap<Integer, DocumentMention> documents = new TreeMap<>();

  /** 简称 inside this announcement, to what it stands for. */
  final Map<String, Name> shortForms = new LinkedHashMap<>();

  final List<Meeting> meetings = new ArrayList<>();

  /** Who received whom, by the meeting's name. */
  final Map<Name, AudienceReader.Audience> audiences = new LinkedHashMap<>();

  /** The document that the page is, where it is one. */
  DocumentMention ownDocument;

  /**
   * What the own document carries: the plan that a notice issues, the rule that an order
   * promulgates.
   */
  Name attached;

  /** Bodies and documents that the card lists, in order of appearance. */
  final Set<Name> described = new LinkedHashSet<>();

  private final List<Fact> facts = new ArrayList<>();
  private final Token[] tokenAt;
  private final Token[] tokenEnding;

  Reading(Analysis analysis) {
    this.analysis = analysis;
    this.text = analysis.announcement().text().restored();
    this.published = analysis.announcement().published();
    this.tokenAt = new Token[text.length() + 1];
    this.tokenEnding = new Token[text.length() + 1];
    for (Sentence sentence : analysis.sentences()) {
      for (Token token : sentence.tokens()) {
        int joint = joint(token);
        if (joint < 0) {
          enter(token);
          continue;
        }
        int start = token.span().start();
        enter(new Token(new Span(start + joint, start + joint + 1), at(token, joint), "p"));
        if (joint > 0) {
          Span head = new Span(start, start + joint);
          enter(new Token(head, head.of(text), "nr"));
        }
        Span tail = new Span(start + joint + 1, token.span().end());
        enter(new Token(tail, tail.of(text), tail.length() == 1 ? "n" : "ns"));
      }
    }
    this.lists = PersonLists.of(text, lexicon, this::tokenAt, title(), body());
    this.masked = mask();
    this.ownPlaces = Places.in(this);
  }

  /** Blanks the names and makes a word of each, cutting the words that run over its edges. */
  private String mask() {
    StringBuilder out = new StringBuilder(text);
    for (Span name : lists.names()) {
      for (int at = name.start(); at < name.end(); at++) {
        out.setCharAt(at, '\u3000');
      }
      for (int at = name.start() - 8; at < name.end(); at++) {
        Token token = tokenAt(at);
        if (token != null && token.span().end() > name.start()) {
          tokenAt[at] = null;
          tokenEnding[token.span().end()] = null;
          if (token.span().end() > name.end()) {
            Span rest = new Span(name.end(), token.span().end());
            tokenAt[rest.start()] = new Token(rest, rest.of(text), token.tag());
            tokenEnding[rest.end()] = tokenAt[rest.start()];
          }
        }
      }
      Token blank = new Token(name, "\u3000", "w");
      tokenAt[name.start()] = blank;
      tokenEnding[name.end()] = blank;
    }
    return out.toString();
  }

  private void enter(Token token) {
    tokenAt[token.span().start()] = token;
    tokenEnding[token.span().end()] = token;
  }

  private static String at(Token token, int index) {
    return token.text().substring(index, index + 1);
  }

  /**
   * Where a word that HanLP guessed to be a place holds a preposition: 程用文向市人大 gives it a 文向市,
   * 省委和烟台市委 a 和烟台市. -1 for real places.
   */
  private int joint(Token token) {
    String word = token.text();
    if (token.tag().startsWith("ns")
        && word.length() > 2
        && !lexicon.places.contains(word)
        && !lexicon.placeShort.contains(word)
        && ("经报任原兼".indexOf(word.charAt(0)) >= 0
            || ("和与及".indexOf(word.charAt(0)) >= 0
                && (elsewhere(word) || lexicon.placeShort.contains(word.substring(1))))
            || ("向由从到对".indexOf(word.charAt(0)) >= 0 && word.length() > 3 && elsewhere(word)))) {
      return 0;
    }
    if (!token.tag().startsWith("ns") || LEVELS.indexOf(word.charAt(word.length() - 1)) < 0) {
      return -1;
    }
    boolean listed = lexicon.places.contains(word);
    for (int i = 0; i < word.length() - 1; i++) {
      String rest = word.substring(i + 1);
      boolean place =
          lexicon.places.contains(rest)
              || lexicon.placeShort.contains(rest.substring(0, rest.length() - 1));
      if ((!listed || (word.equals("和县") && han(charAt(token.span().start() - 1))))
          && JOINTS.indexOf(word.charAt(i)) >= 0
          && (rest.length() == 1 || place)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the text has the word without its first character, too. */
  private boolean elsewhere(String word) {
    String rest = word.substring(1);
    for (int at = text.indexOf(rest); at >= 0; at = text.indexOf(rest, at + 1)) {
      if (charAt(at - 1) != word.charAt(0)) {
        return true;
      }
    }
    return false;
  }

  private static final String LEVELS = "省市县区州旗盟";
  private static final String JOINTS = "和与及为向在任到对从将被的给由经报原兼暨";

  /** Length of the place, listed or the text's own, that {@code words} has at {@code at}. */
  int placeAt(String words, int at) {
    return Math.max(lexicon.places.at(words, at), ownPlaces.at(words, at));
  }

  /** The place of a level (省, 市 …) that a bare 省长 or 市民政局 at {@code at} means, or null. */
  String placeOf(String level, int at) {
    for (Body body : bodies.headMap(at, false).descendingMap().values()) {
      String place = placeIn(body, level);
      if (place != null) {
        return place;
      }
    }
    for (Body body : bodies.tailMap(at).values()) {
      String place = placeIn(body, level);
      if (place != null) {
        return place;
      }
    }
    Optional<Span> publisher = analysis.announcement().publisher();
    if (publisher.isPresent()) {
      String source = publisher.get().of(text);
      String full = lexicon.placeShort.value(source);
      if (full != null && full.endsWith(level)) {
        return full;
      }
      int length = placeAt(source, 0);
      if (length > 0 && source.substring(0, length).endsWith(level)) {
        return source.substring(0, length);
      }
      // 宁夏日报: a newspaper that is called by its province
      int brief = lexicon.placeShort.at(source, 0);
      String own = brief == 0 ? null : lexicon.placeShort.value(source.substring(0, brief));
      if (own != null && own.endsWith(level) && "自治区省".contains(level)) {
        return own;
      }
    }
    return null;
  }

  private String placeIn(Body body, String level) {
    String name = body.name();
    int length = placeAt(name, 0);
    if (length == 0) {
      String full = lexicon.placeShort.value(name);
      return body.place() && full != null && full.endsWith(level)
          ? full
          : body.place() && name.endsWith(level) ? name : null;
    }
    String place = name.substring(0, length);
    if (place.endsWith(level)) {
      return place;
    }
    int deeper = placeAt(name, length);
    return deeper > 0 && name.substring(length, length + deeper).endsWith(level)
        ? name.substring(0, length + deeper)
        : null;
  }

  Span body() {
    return analysis.announcement().body();
  }

  Span title() {
    return analysis.announcement().title().orElse(new Span(0, 0));
  }

  String titleText() {
    return title().of(text);
  }

  Token tokenAt(int at) {
    return at >= 0 && at < tokenAt.length ? tokenAt[at] : null;
  }

  Token tokenEnding(int at) {
    return at >= 0 && at < tokenEnding.length ? tokenEnding[at] : null;
  }

  /** The word that runs over {@code at}, starting before it and ending after it, or null. */
  Token tokenOver(int at) {
    for (int start = at - 1; start >= 0 && start > at - 16; start--) {
      Token token = tokenAt(start);
      if (token != null) {
        return token.span().end() > at ? token : null;
      }
    }
    return null;
  }

  boolean isBoundary(int at) {
    return tokenAt(at) != null || tokenEnding(at) != null;
  }

  void add(Fact fact) {
    facts.add(fact);
  }

  List<Fact> facts() {
    return facts;
  }

  Evidence evidence(Span span, Object extractor) {
    return new Evidence(analysis.announcement().id(), span, extractor.getClass().getSimpleName());
  }

  char charAt(int at) {
    return at >= 0 && at < text.length() ? text.charAt(at) : '\n';
  }

  boolean startsWith(String prefix, int at) {
    return text.startsWith(prefix, at);
  }

  /** The sentence that holds {@code at}, or null between lines. */
  Sentence sentenceAt(int at) {
    List<Sentence> all = analysis.sentences();
    int low = 0;
    int high = all.size() - 1;
    while (low <= high) {
      int mid = (low + high) >>> 1;
      Span span = all.get(mid).span();
      if (at < span.start()) {
        high = mid - 1;
      } else if (at >= span.end()) {
        low = mid + 1;
      } else {
        return all.get(mid);
      }
    }
    return null;
  }

  /** End of the line that holds {@code at}. */
  int lineEnd(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  int lineStart(int at) {
    return text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
  }

  /** Whether {@code at} stands between title marks that open on its own line. */
  boolean inTitleMarks(int at) {
    int open = text.lastIndexOf('《', at);
    return open >= lineStart(at) && text.indexOf('》', open) > at;
  }

  /** Whether {@code at} stands in a title that opens not far before it. */
  boolean quoted(int at) {
    int open = text.lastIndexOf('《', at);
    return open >= 0 && text.indexOf('》', open) > at && at - open < 80;
  }

  /** The body that ends at {@code end}, or null. */
  Body bodyEnding(int end) {
    Map.Entry<Integer, Body> entry = bodies.lowerEntry(end);
    return entry != null && entry.getValue().span().end() == end ? entry.getValue() : null;
  }

  /** Whether a body or a place is named anywhere in {@code span}. */
  boolean named(Span span) {
    Map.Entry<Integer, Body> before = bodies.lowerEntry(span.end());
    return before != null && before.getValue().span().end() > span.start();
  }

  /** The person whose name ends at {@code end}, or null. */
  Person personEnding(int end) {
    Map.Entry<Integer, Person> entry = persons.lowerEntry(end);
    return entry != null && entry.getValue().span().end() == end ? entry.getValue() : null;
  }

  /** Whether a match starts right at {@code at}; unlike {@code find} it looks nowhere else. */
  static boolean at(Matcher matcher, int at) {
    return matcher.at(at);
  }

  static boolean han(char c) {
    return (c >= '一' && c <= '鿿') || c == '〇' || c == '㐂' || (c >= '㐀' && c <= '䶿');
  }

  static boolean space(char c) {
    return c == ' ' || c == '　' || c == '\u00a0' || c == '\t';
  }
}
