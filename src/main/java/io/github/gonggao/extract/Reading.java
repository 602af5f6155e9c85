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
    this.ownPlaces = Places.in(text, lexicon);
    this.tokenAt = new Token[text.length() + 1];
    this.tokenEnding = new Token[text.length() + 1];
    for (Sentence sentence : analysis.sentences()) {
      for (Token token : sentence.tokens()) {
        tokenAt[token.span().start()] = token;
        tokenEnding[token.span().end()] = token;
      }
    }
  }

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

  /** The body that ends at {@code end}, or null. */
  Body bodyEnding(int end) {
    Map.Entry<Integer, Body> entry = bodies.lowerEntry(end);
    return entry != null && entry.getValue().span().end() == end ? entry.getValue() : null;
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
