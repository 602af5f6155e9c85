package io.github.gonggao.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the names of one announcement stand for, decided over the whole corpus.
 *
 * @param entities by name as the announcement's facts carry it; names that only make sense inside
 *     the announcement (groups) are absent
 * @param origins where and when else the announcement was found
 */
public record Resolution(SourceId source, Map<Name, Entity> entities, Origins origins) {
  public Resolution {
    entities = Map.copyOf(entities);
  }

  /** Of an announcement that was found in one place, once. */
  public Resolution(SourceId source, Map<Name, Entity> entities) {
    this(source, entities, Origins.NONE);
  }

  public Resolution found(Origins elsewhere) {
    return new Resolution(source, entities, elsewhere);
  }

  public Optional<Entity> of(Name name) {
    return Optional.ofNullable(entities.get(name));
  }

  /**
   * An entity of the corpus.
   *
   * @param kind what it is
   * @param key the parts that its identifier is minted from, without the type: for a person the
   *     name and the anchor organization, for an organization its canonical name
   * @param label canonical name in simplified characters
   * @param aliases other forms that hold everywhere (never an announcement's short form)
   * @param possiblySame keys of entities of the same kind that may be this one, sorted, capped
   */
  public record Entity(
      Name.Kind kind,
      List<String> key,
      String label,
      List<String> aliases,
      List<List<String>> possiblySame) {
    public Entity {
      key = List.copyOf(key);
      aliases = List.copyOf(aliases);
      possiblySame = possiblySame.stream().map(List::copyOf).toList();
    }
  }
}
