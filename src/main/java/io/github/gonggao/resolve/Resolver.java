package io.github.gonggao.resolve;

import io.github.gonggao.model.Candidate;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Origins;
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
  private final Verdicts verdicts;
  private final Persons persons;
  private final Documents documents;
  private final Meetings meetings;
  private final Map<SourceId, LocalDate> dates = new HashMap<>();
  private volatile boolean frozen;

  public Resolver() {
    this(Judgements.none());
  }

  public Resolver(Judgements judgements) {
    this(judgements, Organizations.load());
  }

  Resolver(Judgements judgements, Organizations registry) {
    this.judgements = judgements;
    verdicts = new Verdicts(judgements, registry);
    organizations = verdicts.of(registry);
    persons = new Persons(organizations);
    documents = new Documents(organizations);
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
    meetings.add(source, published, facts);
  }

  /** Closes the corpus and decides who is who; a second call does nothing. */
  public synchronized void freeze() {
    if (!frozen) {
      persons.freeze(judgements);
      meetings.freeze();
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
        case ORGANIZATION ->
            entities.put(name, judged(name, organization(name.value(), published), source));
        case DOCUMENT ->
            entities.put(
                name,
                judged(
                    name,
                    plain(name, documents.key(name, facts, published), Documents.title(name)),
                    source));
        case MEETING ->
            entities.put(
                name,
                judged(
                    name,
                    plain(
                        name,
                        meetings.key(name, facts, source, published),
                        meetings.label(name, facts)),
                    source));
        case FORMULATION -> entities.put(name, plain(name, List.of(name.value()), name.value()));
        case GROUP -> {
          // unnamed officials are nobody outside their announcement
        }
      }
    }
    return new Resolution(
        source, entities, seats(facts, published), replaces(facts, published), Origins.NONE);
  }

  /** As a person judged it, if somebody has; what only one announcement means is said to differ. */
  private Resolution.Entity judged(Name name, Resolution.Entity entity, SourceId source) {
    List<String> key = verdicts.key(name, entity.key(), source);
    if (key.equals(entity.key())) {
      return entity;
    }
    boolean split = key.size() == entity.key().size() + 1;
    return new Resolution.Entity(
        entity.kind(),
        key,
        entity.label(),
        entity.aliases(),
        split
            ? new Resolution.Namesakes(
                List.of(), List.of(key.subList(0, key.size() - 1)), List.of())
            : Resolution.Namesakes.NONE);
  }

  /** A new version of a regulation takes the place of the one before. */
  private Map<Name, Resolution.Entity> replaces(List<Fact> facts, Optional<LocalDate> published) {
    Map<Name, Resolution.Entity> replaces = new HashMap<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.DocumentIssued issued) {
        Name name = issued.document();
        documents
            .before(name, facts, published)
            .ifPresent(key -> replaces.put(name, plain(name, key, Documents.title(name))));
      }
    }
    return replaces;
  }

  /** 云澜省省长 is a post in the government, which the text does not name. */
  private Map<Resolution.Seat, Resolution.Entity> seats(
      List<Fact> facts, Optional<LocalDate> published) {
    Map<Resolution.Seat, Resolution.Entity> seats = new HashMap<>();
    for (Fact fact : facts) {
      Optional<Name> body = Optional.empty();
      String position = "";
      if (fact instanceof Fact.PostHeld held) {
        body = held.organization();
        position = held.position();
      } else if (fact instanceof Fact.PersonnelChanged changed) {
        body = changed.organization();
        position = changed.position().orElse("");
      }
      if (body.isPresent()) {
        String title = Persons.title(position);
        Name name = body.get();
        organizations
            .government(name.value(), title)
            .ifPresent(
                government ->
                    seats.put(
                        new Resolution.Seat(name, title), organization(government, published)));
      }
    }
    return seats;
  }

  private Resolution.Entity person(SourceId source, Name name) {
    Optional<Cluster> cluster = persons.of(source, name.value());
    return new Resolution.Entity(
        name.kind(),
        cluster.map(Cluster::key).orElse(List.of(name.value(), source.value())),
        name.value(),
        List.of(),
        cluster.map(c -> c.namesakes(source)).orElse(Resolution.Namesakes.NONE));
  }

  private Resolution.Entity organization(String name, Optional<LocalDate> day) {
    String canonical = organizations.canonical(name, day);
    return new Resolution.Entity(
        Name.Kind.ORGANIZATION, List.of(canonical), canonical, organizations.aliases(canonical));
  }

  /**
   * The persons of a name, in the order of their first announcements.
   *
   * @throws IllegalStateException before {@link #freeze}
   */
  public List<Candidate> persons(String name) {
    requireFrozen();
    return persons.named(name).stream().map(Cluster::candidate).toList();
  }

  /**
   * What a person should judge, the likeliest mistakes first.
   *
   * @throws IllegalStateException before {@link #freeze}
   */
  public List<Candidate.Doubt> doubts() {
    requireFrozen();
    return persons.doubts();
  }

  private void requireFrozen() {
    if (!frozen) {
      throw new IllegalStateException("freeze the corpus first");
    }
  }

  private static Resolution.Entity plain(Name name, List<String> key, String label) {
    return new Resolution.Entity(name.kind(), key, label, List.of());
  }
}
