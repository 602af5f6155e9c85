package io.github.gonggao.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A person of the corpus, as somebody who judges who is who must see it: where the name was read,
 * with which posts, and what joined the places.
 *
 * @param key as in {@link Resolution.Entity}
 * @param seen by day
 * @param links the joints that hold {@code seen} together, one fewer than there are
 */
public record Candidate(List<String> key, List<Seen> seen, List<Link> links) {
  public Candidate {
    key = List.copyOf(key);
    seen = List.copyOf(seen);
    links = List.copyOf(links);
  }

  /** One announcement that has the name, and the posts that it gives. */
  public record Seen(SourceId source, Optional<LocalDate> day, List<String> posts) {
    public Seen {
      posts = List.copyOf(posts);
    }
  }

  /**
   * Why two announcements mean one person.
   *
   * @param detail the post, the body, the companions
   */
  public record Link(SourceId left, SourceId right, Ground ground, String detail) {}

  /** Kinds of evidence, the strongest first. */
  public enum Ground {
    JUDGED,
    SAME_POST,
    SAME_BODY,
    SAME_LEADERSHIP,
    HIGH_OFFICES,
    SAME_COMPANIONS,
    BODY_NAMED,
    COMPANION_NAMED,
    SAME_SURROUNDINGS
  }

  /**
   * Two candidates that may be one, or one that may be two.
   *
   * @param joined the two are one today
   * @param likeness the higher, the more speaks for one person
   * @param reasons what speaks for it
   */
  public record Doubt(
      Candidate left, Candidate right, boolean joined, int likeness, List<String> reasons) {
    public Doubt {
      reasons = List.copyOf(reasons);
    }
  }
}
