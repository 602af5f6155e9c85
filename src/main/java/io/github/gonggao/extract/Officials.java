package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The persons whom an announcement names and the posts it gives them, as its readers find them one
 * after the other: a name once read holds for the whole text.
 */
final class Officials {
  private final Reading reading;
  private final FactExtractor extractor;
  private final NameReader names;

  /** Posts by person, in the order of the text. */
  private final Map<String, Map<String, Fact.PostHeld>> held = new LinkedHashMap<>();

  private final Map<String, Integer> order = new HashMap<>();

  Officials(Reading reading, NameReader names, FactExtractor extractor) {
    this.reading = reading;
    this.names = names;
    this.extractor = extractor;
  }

  /** {@code read} holds {@code post}, a post without a wording gives the person alone. */
  void hold(NameReader.Read read, Post post, Span evidence) {
    String name = read.name();
    names.know(name);
    Map<String, Fact.PostHeld> byPost = held.computeIfAbsent(name, n -> new LinkedHashMap<>());
    if (post.shown() == null || byPost.containsKey(post.shown())) {
      return;
    }
    byPost.put(
        post.shown(),
        new Fact.PostHeld(
            Name.person(name),
            Optional.ofNullable(post.organization()).map(Name::organization),
            post.title(),
            post.shown(),
            post.status(),
            order.merge(name, 1, Integer::sum),
            reading.evidence(evidence, extractor)));
    describe(post);
  }

  private void describe(Post post) {
    if (post.organization() != null
        && !post.organization().equals("中华人民共和国")
        && !post.organization().equals("越共中央")
        && !post.title().equals("国务委员")
        && !reading.lexicon.countries.contains(post.organization())
        && !isPlace(post)) {
      reading.described.add(Name.organization(post.organization()));
    }
  }

  private boolean isPlace(Post post) {
    Body body = reading.bodies.get(post.span().start());
    return (body != null && body.place())
        || (post.owner() != null
            && post.owner().equals(post.organization())
            && post.organization().matches(".*[省市县区州旗盟]"));
  }

  boolean holds(String name) {
    return held.containsKey(name);
  }

  /** Whether somebody holds a post that ends with {@code title}. */
  boolean holds(String name, String title) {
    return holds(name) && held.get(name).keySet().stream().anyMatch(p -> p.endsWith(title));
  }

  /** Somebody who does something and is given no post by it. */
  void acted(String name, Span evidence) {
    reading.add(new Fact.PersonActed(Name.person(name), reading.evidence(evidence, extractor)));
  }

  /** Enters a name, with the posts before it from {@code from} on. */
  void put(NameReader.Read read, int from) {
    reading.persons.put(
        read.span().start(),
        new Person(
            read.span(),
            read.name(),
            new Span(Math.min(from, read.span().start()), read.span().end())));
  }

  /** A name once read holds for the whole text. */
  void everywhere() {
    for (String name : names.known()) {
      for (int at = reading.text.indexOf(name);
          at >= 0;
          at = reading.text.indexOf(name, at + name.length())) {
        Map.Entry<Integer, Person> before = reading.persons.lowerEntry(at + name.length());
        if (before != null && before.getValue().span().end() > at) {
          continue;
        }
        Span span = new Span(at, at + name.length());
        reading.persons.put(at, new Person(span, name, span));
      }
    }
  }

  /** Hands all posts over. */
  void report() {
    held.values().forEach(byPost -> byPost.values().forEach(reading::add));
  }
}
