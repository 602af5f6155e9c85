package io.github.gonggao.resolve;

import io.github.gonggao.model.Candidate;
import io.github.gonggao.model.Candidate.Link;
import io.github.gonggao.model.Resolution.Namesakes;
import io.github.gonggao.model.SourceId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One person of the corpus: sightings of a name, and what joined them. */
final class Cluster {
  /** Digits of an announcement's id that tell apart two persons of one name and one organ. */
  private static final int DIGITS = 16;

  private final String name;
  private final TreeSet<Sighting> members;
  private final List<Link> links;
  private List<String> key;
  private Namesakes namesakes = Namesakes.NONE;

  Cluster(String name, Collection<Sighting> members, List<Link> links) {
    this.name = name;
    this.members = new TreeSet<>(members);
    this.links = List.copyOf(links);
    key = first().key(name);
  }

  Sighting first() {
    return members.first();
  }

  Set<Sighting> members() {
    return members;
  }

  List<Link> links() {
    return links;
  }

  boolean bare() {
    return first().bare();
  }

  List<String> key() {
    return key;
  }

  /** Another of the same name and organ has the short key. */
  void lengthenKey() {
    key = List.of(name, first().anchor(), first().source().value().substring(0, DIGITS));
  }

  /** Keys that parts of this person would have by themselves. */
  Set<List<String>> otherKeys() {
    Set<List<String>> keys = new TreeSet<>(Keys.ORDER);
    members.stream().filter(s -> !s.bare()).forEach(s -> keys.add(s.key(name)));
    keys.remove(first().key(name));
    return keys;
  }

  void know(Namesakes others) {
    namesakes = others;
  }

  /** What one announcement is to say of namesakes: the first says it, and the others nothing. */
  Namesakes namesakes(SourceId source) {
    return source.equals(first().source()) ? namesakes : Namesakes.NONE;
  }

  Candidate candidate() {
    return candidate(key, members, links);
  }

  static Candidate candidate(List<String> key, Collection<Sighting> members, List<Link> links) {
    List<Candidate.Seen> seen = new ArrayList<>();
    for (Sighting s : new TreeSet<>(members)) {
      seen.add(
          new Candidate.Seen(
              s.source(),
              s.date().equals(LocalDate.MAX) ? Optional.empty() : Optional.of(s.date()),
              s.posts().stream().map(Sighting.Post::words).toList()));
    }
    return new Candidate(key, seen, links);
  }
}
