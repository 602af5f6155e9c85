package io.github.gonggao.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the names of one announcement stand for, decided over the whole corpus.
 *
 * @param entities by name as the announcement's facts carry it; names that only make sense inside
 *     the announcement (groups) are absent
 * @param seats the bodies that posts belong to, where that is another than the one named before the
 *     title: 云澜省 names the province, and 云澜省省长 is a post in its government
 * @param replaces the text that a document of this announcement takes the place of
 * @param origins where and when else the announcement was found
 */
public record Resolution(
    SourceId source,
    Map<Name, Entity> entities,
    Map<Seat, Entity> seats,
    Map<Name, Entity> replaces,
    Origins origins) {
  public Resolution {
    entities = Map.copyOf(entities);
    seats = Map.copyOf(seats);
    replaces = Map.copyOf(replaces);
  }

  /** Of an announcement that was found in one place, once. */
  public Resolution(SourceId source, Map<Name, Entity> entities) {
    this(source, entities, Map.of(), Map.of(), Origins.NONE);
  }

  public Resolution found(Origins elsewhere) {
    return new Resolution(source, entities, seats, replaces, elsewhere);
  }

  public Optional<Entity> of(Name name) {
    return Optional.ofNullable(entities.get(name));
  }

  /** What a text names before a title, and the bare title. */
  public record Seat(Name organization, String position) {}

  /**
   * An entity of the corpus.
   *
   * @param kind what it is
   * @param key the parts that its identifier is minted from, without the type: for a person the
   *     name and the anchor organization, for an organization its canonical name
   * @param label canonical name in simplified characters
   * @param aliases other forms that hold everywhere (never an announcement's short form)
   * @param namesakes what is known of others of the same name; only one announcement an entity
   *     carries it, so that a namesake touches no other
   */
  public record Entity(
      Name.Kind kind, List<String> key, String label, List<String> aliases, Namesakes namesakes) {
    public Entity {
      key = List.copyOf(key);
      aliases = List.copyOf(aliases);
    }

    /** Of a name that nobody else bears. */
    public Entity(Name.Kind kind, List<String> key, String label, List<String> aliases) {
      this(kind, key, label, aliases, Namesakes.NONE);
    }
  }

  /**
   * Keys of entities of the same kind and name.
   *
   * @param possiblySame they may be this one: likeliest first, capped
   * @param different a person judged that they are not
   * @param former keys that this entity would have had, had less been known of it
   */
  public record Namesakes(
      List<List<String>> possiblySame, List<List<String>> different, List<List<String>> former) {
    public static final Namesakes NONE = new Namesakes(List.of(), List.of(), List.of());

    public Namesakes {
      possiblySame = possiblySame.stream().map(List::copyOf).toList();
      different = different.stream().map(List::copyOf).toList();
      former = former.stream().map(List::copyOf).toList();
    }
  }
}
