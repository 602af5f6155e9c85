package io.github.gonggao.resolve;

import io.github.gonggao.model.Candidate.Doubt;
import io.github.gonggao.model.Candidate.Ground;
import io.github.gonggao.model.Candidate.Link;
import io.github.gonggao.model.SourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What speaks for two persons of one name being one, short of evidence. */
final class Likeness {
  private static final Pattern PLACE =
      Pattern.compile("(?:中国共产党|中国人民政治协商会议)?(.{2,7}?[省市州盟]|.{2,6}?自治区)");

  /** Names of fields of work, as bodies of all levels have them: 邮政管理局, 财政厅 as 财政. */
  private static final Pattern FIELD =
      Pattern.compile(".*?([^省市县区州盟旗]{2,6}?)(?:管理|监督管理)?(?:委员会|总局|[部厅局委院署])$");

  private Likeness() {}

  static List<String> reasons(Cluster left, Cluster right) {
    List<String> reasons = new ArrayList<>();
    common(places(left), places(right)).ifPresent(p -> reasons.add("同一地方 same place: " + p));
    common(fields(left), fields(right)).ifPresent(f -> reasons.add("同一系统 same field: " + f));
    common(company(left), company(right)).ifPresent(c -> reasons.add("同一同会者 same companion: " + c));
    return reasons;
  }

  static int weight(List<String> reasons) {
    return reasons.size();
  }

  private static Optional<String> common(Set<String> left, Set<String> right) {
    return left.stream().filter(right::contains).findFirst();
  }

  private static Set<String> places(Cluster cluster) {
    Set<String> places = new TreeSet<>();
    for (Sighting sighting : cluster.members()) {
      for (Sighting.Post post : sighting.posts()) {
        Matcher place = PLACE.matcher(post.organ());
        if (place.lookingAt()) {
          places.add(place.group(1));
        }
      }
    }
    return places;
  }

  private static Set<String> fields(Cluster cluster) {
    Set<String> fields = new TreeSet<>();
    for (Sighting sighting : cluster.members()) {
      for (Sighting.Post post : sighting.posts()) {
        Matcher field = FIELD.matcher(post.organ());
        if (field.matches()) {
          fields.add(field.group(1));
        }
      }
    }
    return fields;
  }

  private static Set<String> company(Cluster cluster) {
    Set<String> company = new TreeSet<>();
    cluster.members().forEach(sighting -> company.addAll(sighting.company()));
    return company;
  }

  /**
   * The two halves of a person that hang together by one weak joint: an organ that is the same,
   * where the bodies inside it are not.
   */
  static List<Doubt> joints(String name, Cluster cluster, Judgements judged) {
    List<Doubt> doubts = new ArrayList<>();
    for (Link link : cluster.links()) {
      if (link.ground() != Ground.SAME_BODY && link.ground() != Ground.SAME_LEADERSHIP) {
        continue;
      }
      List<Sighting> left = half(cluster, link);
      List<Sighting> right = new ArrayList<>(cluster.members());
      right.removeAll(left);
      if (judged.hasSeen(name, left, right)) {
        continue;
      }
      boolean apart = common(bodies(left), bodies(right)).isEmpty();
      if (apart && (link.ground() != Ground.SAME_BODY || inside(left) || inside(right))) {
        doubts.add(
            new Doubt(
                Cluster.candidate(cluster.key(), left, List.of()),
                Cluster.candidate(cluster.key(), right, List.of()),
                true,
                link.ground() == Ground.SAME_BODY ? 1 : 0,
                List.of(
                    (link.ground() == Ground.SAME_BODY
                            ? "只因同一机关 joined by the organ alone: "
                            : "只因同一地方领导班子 joined by the leadership of one place alone: ")
                        + link.detail())));
      }
    }
    return doubts;
  }

  /** All posts are in units of an organ, none in the organ itself. */
  private static boolean inside(List<Sighting> sightings) {
    return sightings.stream()
        .flatMap(sighting -> sighting.posts().stream())
        .noneMatch(post -> post.body().replaceFirst("(党组|党委)$", "").equals(post.organ()));
  }

  private static Set<String> bodies(List<Sighting> sightings) {
    Set<String> bodies = new TreeSet<>();
    for (Sighting sighting : sightings) {
      sighting.posts().forEach(post -> bodies.add(post.body().replaceFirst("(党组|党委)$", "")));
    }
    return bodies;
  }

  /** The members that still hang together with the left end when one link is cut. */
  private static List<Sighting> half(Cluster cluster, Link cut) {
    Map<SourceId, List<SourceId>> next = new HashMap<>();
    for (Link link : cluster.links()) {
      if (!link.equals(cut)) {
        next.computeIfAbsent(link.left(), k -> new ArrayList<>()).add(link.right());
        next.computeIfAbsent(link.right(), k -> new ArrayList<>()).add(link.left());
      }
    }
    Set<SourceId> reached = new TreeSet<>();
    List<SourceId> open = new ArrayList<>(List.of(cut.left()));
    while (!open.isEmpty()) {
      SourceId at = open.remove(open.size() - 1);
      if (reached.add(at)) {
        open.addAll(next.getOrDefault(at, List.of()));
      }
    }
    return cluster.members().stream().filter(s -> reached.contains(s.source())).toList();
  }
}
