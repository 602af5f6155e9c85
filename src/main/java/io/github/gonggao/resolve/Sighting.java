package io.github.gonggao.resolve;

import io.github.gonggao.model.SourceId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one announcement says of the bearer of one name; all that the corpus barrier keeps.
 *
 * @param date of publication; {@link LocalDate#MAX} where unknown, so that it comes last
 * @param anchor top organ of the first post that has one; the announcement's id where none has
 * @param bare no post with an organization is given
 * @param posts every post strong enough to tell people apart
 * @param titles given without a body (航天员)
 * @param scene what else the announcement names, its own name with it
 * @param company names of those who take part in the same meetings, at most a dozen
 */
record Sighting(
    SourceId source,
    LocalDate date,
    String anchor,
    boolean bare,
    List<Post> posts,
    Set<String> titles,
    Scene scene,
    Set<String> company)
    implements Comparable<Sighting> {

  /**
   * A post.
   *
   * @param body that it is a post in
   * @param organ the top organ of that body
   * @param lineage the same for all organs that descend from each other
   * @param title bare, without 原 or 时任
   * @param country that the body's name begins with, if it is another one than ours
   * @param standing how high it is
   */
  record Post(
      String body,
      String organ,
      String lineage,
      String title,
      Optional<String> country,
      Offices.Standing standing) {
    String words() {
      return body + title;
    }
  }

  /** The highest that a post of it stands. */
  Offices.Standing standing() {
    return posts.stream()
        .map(Post::standing)
        .min(Comparator.naturalOrder())
        .orElse(Offices.Standing.OTHER);
  }

  private static final Comparator<Sighting> ORDER =
      Comparator.comparing(Sighting::bare)
          .thenComparing(Sighting::date)
          .thenComparing(Sighting::anchor)
          .thenComparing(Sighting::source);

  /**
   * The first of a cluster gives the cluster its key: a rule in which the order of input has no
   * say.
   */
  @Override
  public int compareTo(Sighting other) {
    return ORDER.compare(this, other);
  }

  List<String> key(String name) {
    return List.of(name, anchor);
  }
}
