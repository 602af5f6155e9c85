package io.github.gonggao.resolve;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Resolution;
import io.github.gonggao.model.SourceId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The corpus barrier: all announcements are added, then each is resolved.
 *
 * <p>Keys are the parts, without the type, that identifiers are minted from:
 *
 * <ul>
 *   <li>person: name, top organ of the first post seen (the id of the announcement where no post is
 *       given)
 *   <li>organization: canonical name
 *   <li>document: number; else title, and year or empty
 *   <li>meeting: canonical name of the host or empty, kind as on the cards, date or year or empty,
 *       mark
 *   <li>formulation: its wording
 * </ul>
 *
 * Between {@link #add} and {@link #resolve} stands one {@link #freeze}. Only small sightings are
 * kept in memory, a few hundred bytes an announcement. Adding is safe from several threads, and so
 * is resolving; the order of adding has no influence on any result.
 */
public final class Resolver {
  private final Organizations organizations;
  private final Judgements judgements;
  private final Persons persons;
  private final Documents documents = new Documents();
  private final Meetings meetings;
  private final Map<SourceId, LocalDate> dates = new HashMap<>();
  private volatile boolean frozen;

  public Resolver() {
    this(Judgements.none());
  }

  public Resolver(Judgements judgements) {
    this(judgements, Organizations.load());
  }

  Resolver(Judgements judgements, Organizations organizations) {
    this.judgements = judgements;
    this.organizations = organizations;
    persons = new Persons(organizations);
    meetings = new Meetings(organizations);
  }

  /**
   * Takes in one announcement; the last word about a source counts.
   *
   * @throws IllegalStateException after {@link #freeze}
   */
  public synchronized void add(SourceId source, Optional<LocalDate> published, List<Fact> facts) {
    if (frozen) {
      throw new IllegalStateException("the corpus is frozen: " + source);
    }
    published.ifPresent(date -> dates.put(source, date));
    persons.add(source, published, facts);
    documents.add(facts);
  }

  /** Closes the corpus and decides who is who; a second call does nothing. */
  public synchronized void freeze() {
    if (!frozen) {
      persons.freeze(judgements);
      frozen = true;
    }
  }

  /**
   * What the names of one announcement stand for.
   *
   * @param facts the same facts that were added
   * @throws IllegalStateException before {@link #freeze}
   */
  public Resolution resolve(SourceId source, List<Fact> facts) {
    if (!frozen) {
      throw new IllegalStateException("freeze the corpus before resolving " + source);
    }
    Optional<LocalDate> published = Optional.ofNullable(dates.get(source));
    Map<Name, Resolution.Entity> entities = new TreeMap<>();
    for (Name name : NamesOf.facts(facts)) {
      switch (name.kind()) {
        case PERSON -> entities.put(name, person(source, name));
        case ORGANIZATION -> entities.put(name, organization(name));
        case DOCUMENT ->
            entities.put(name, plain(name, documents.key(name, facts, published), name.value()));
        case MEETING ->
            entities.put(
                name,
                plain(
                    name,
                    meetings.key(name, facts, source, published),
                    meetings.label(name, facts)));
        case FORMULATION -> entities.put(name, plain(name, List.of(name.value()), name.value()));
        case GROUP -> {
          // unnamed officials are nobody outside their announcement
        }
      }
    }
    return new Resolution(source, entities);
  }

  private Resolution.Entity person(SourceId source, Name name) {
    Optional<Persons.Cluster> cluster = persons.of(source, name.value());
    return new Resolution.Entity(
        name.kind(),
        cluster.map(Persons.Cluster::key).orElse(List.of(name.value(), source.value())),
        name.value(),
        List.of(),
        cluster.map(Persons.Cluster::possiblySame).orElse(List.of()));
  }

  private Resolution.Entity organization(Name name) {
    String canonical = organizations.canonical(name.value());
    return new Resolution.Entity(
        name.kind(), List.of(canonical), canonical, organizations.aliases(canonical), List.of());
  }

  private static Resolution.Entity plain(Name name, List<String> key, String label) {
    return new Resolution.Entity(name.kind(), key, label, List.of(), List.of());
  }
}
