package io.github.gonggao.resolve;

import io.github.gonggao.model.Candidate.Ground;
import io.github.gonggao.model.Candidate.Link;
import io.github.gonggao.model.Judgement;
import io.github.gonggao.model.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Joins the sightings of one name into persons.
 *
 * <p>Every joint rests on evidence that can be named: a judgement, the same post, the same organ or
 * one of its lineage, the leadership of one place. Sightings that share a mark are joined along a
 * chain by date, so the work is that of sorting, and the strongest joints are made first, the
 * nearest in time first among equals; a joint that would bring together what a person has judged to
 * be different is not made. Sightings without a post come last: they are joined among themselves
 * where two companions are the same, and to the only person of that name who has an organ that the
 * announcement names, or has met one of the companions. Nothing depends on the order of the input.
 */
final class Linking {
  /** A career is not longer; who has the same post so much later is another. */
  private static final int MOST_YEARS = 25;

  /** Where people have judged, every pair of a mark is a joint that can be made. */
  private static final int MOST_PAIRS = 200;

  /** Titles that lead a place. */
  private static final Pattern LEADS =
      Pattern.compile(".*(书记|省长|市长|县长|区长|州长|盟长|旗长|主席|主任|常委|秘书长)");

  private record Joint(int left, int right, Ground ground, String detail, long days) {
    static final Comparator<Joint> ORDER =
        Comparator.comparing(Joint::ground)
            .thenComparing(Joint::days)
            .thenComparing(Joint::left)
            .thenComparing(Joint::right)
            .thenComparing(Joint::detail);
  }

  private record Mark(Ground ground, String detail) implements Comparable<Mark> {
    @Override
    public int compareTo(Mark other) {
      int byGround = ground.compareTo(other.ground);
      return byGround != 0 ? byGround : detail.compareTo(other.detail);
    }
  }

  private final String name;
  private final List<Sighting> all;
  private final Union union;
  private final List<BitSet[]> apart = new ArrayList<>();
  private final Map<Integer, BitSet> groups = new HashMap<>();
  private final List<Joint> made = new ArrayList<>();

  private Linking(String name, Collection<Sighting> sightings) {
    this.name = name;
    all = new ArrayList<>(new TreeSet<>(sightings));
    union = new Union(all.size());
  }

  /** The persons of one name, in the order of their first sightings. */
  static List<Cluster> persons(
      String name, Collection<Sighting> sightings, List<Judgement> judgements) {
    Linking linking = new Linking(name, sightings);
    List<Joint> joints = linking.judged(judgements);
    joints.addAll(linking.evident(!judgements.isEmpty()));
    joints.sort(Joint.ORDER);
    joints.forEach(linking::make);
    linking.bare();
    return linking.clusters();
  }

  private List<Joint> judged(List<Judgement> judgements) {
    List<Joint> joints = new ArrayList<>();
    for (Judgement judgement : judgements) {
      BitSet left = side(judgement.left());
      BitSet right = side(judgement.right());
      if (judgement.verdict() == Verdict.SAME) {
        if (!left.isEmpty() && !right.isEmpty()) {
          int a = left.nextSetBit(0);
          int b = right.nextSetBit(0);
          joints.add(
              new Joint(a, b, Ground.JUDGED, judgement.by() + "：" + judgement.reason(), 0));
        }
      } else if (judgement.verdict() == Verdict.DIFFERENT) {
        exclude(left, right);
        if (!left.isEmpty() && !right.isEmpty()) {
          apart.add(new BitSet[] {left, right});
        }
      }
    }
    return joints;
  }

  /**
   * An announcement that both sides mean is left out of it, unless one side is the narrower: 云州大学后勤处
   * against 云州大学 is the office against the rest.
   */
  private static void exclude(BitSet left, BitSet right) {
    BitSet both = (BitSet) left.clone();
    both.and(right);
    boolean narrow = both.equals(left);
    if (!both.equals(right)) {
      right.andNot(both);
    }
    if (!narrow || both.equals(right)) {
      left.andNot(both);
    }
  }

  private BitSet side(String side) {
    BitSet found = new BitSet();
    for (int i = 0; i < all.size(); i++) {
      if (Judgements.means(side, name, all.get(i))) {
        found.set(i);
      }
    }
    return found;
  }

  private List<Joint> evident(boolean everyPair) {
    Map<Mark, List<Integer>> marked = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      for (Mark mark : marks(all.get(i))) {
        marked.computeIfAbsent(mark, k -> new ArrayList<>()).add(i);
      }
    }
    List<Joint> joints = new ArrayList<>();
    marked.forEach(
        (mark, members) -> {
          boolean pairs = everyPair && members.size() <= MOST_PAIRS;
          for (int k = 1; k < members.size(); k++) {
            for (int from = pairs ? 0 : k - 1; from < k; from++) {
              joint(members.get(from), members.get(k), mark, joints);
            }
          }
        });
    return joints;
  }

  private void joint(int left, int right, Mark mark, List<Joint> joints) {
    long days = ChronoUnit.DAYS.between(all.get(left).date(), all.get(right).date());
    if (days <= MOST_YEARS * 366L || all.get(right).date().getYear() > 9999) {
      joints.add(new Joint(left, right, mark.ground(), mark.detail(), days));
    }
  }

  private static Set<Mark> marks(Sighting sighting) {
    Set<Mark> marks = new TreeSet<>();
    for (Sighting.Post post : sighting.posts()) {
      if (!post.title().isEmpty()) {
        marks.add(new Mark(Ground.SAME_POST, post.words()));
      }
      if (!Persons.BROAD.contains(post.lineage())) {
        marks.add(new Mark(Ground.SAME_BODY, post.lineage()));
      }
      if (LEADS.matcher(post.title()).matches()) {
        BodyForms.leads(post.body())
            .ifPresent(place -> marks.add(new Mark(Ground.SAME_LEADERSHIP, place)));
      }
    }
    return marks;
  }

  /** Joins two groups, unless a judgement keeps them apart. */
  private void make(Joint joint) {
    int a = union.root(joint.left());
    int b = union.root(joint.right());
    if (a == b || areApart(a, b)) {
      return;
    }
    if (!apart.isEmpty()) {
      BitSet both = (BitSet) group(a).clone();
      both.or(group(b));
      groups.put(Math.min(a, b), both);
    }
    union.join(a, b);
    made.add(joint);
  }

  private BitSet group(int root) {
    return groups.computeIfAbsent(
        root,
        r -> {
          BitSet one = new BitSet();
          one.set(r);
          return one;
        });
  }

  private boolean areApart(int a, int b) {
    if (apart.isEmpty()) {
      return false;
    }
    BitSet both = (BitSet) group(a).clone();
    both.or(group(b));
    return apart.stream().anyMatch(p -> both.intersects(p[0]) && both.intersects(p[1]));
  }

  private void bare() {
    Map<String, Integer> pairs = new HashMap<>();
    // of each person, by the root, one sighting that has the sign
    Map<String, Map<Integer, Integer>> byOrgan = new HashMap<>();
    Map<String, Map<Integer, Integer>> byCompanion = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      Sighting sighting = all.get(i);
      if (sighting.bare()) {
        for (String pair : pairs(sighting.company())) {
          Integer other = pairs.put(pair, i);
          if (other != null) {
            make(new Joint(other, i, Ground.SAME_COMPANIONS, pair, 0));
          }
        }
        continue;
      }
      for (Sighting.Post post : sighting.posts()) {
        byOrgan
            .computeIfAbsent(post.lineage(), k -> new TreeMap<>())
            .putIfAbsent(union.root(i), i);
      }
      for (String companion : sighting.company()) {
        byCompanion
            .computeIfAbsent(companion, k -> new TreeMap<>())
            .putIfAbsent(union.root(i), i);
      }
    }
    Map<Integer, Map<Integer, Joint>> candidates = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      Sighting sighting = all.get(i);
      if (sighting.bare()) {
        Map<Integer, Joint> own =
            candidates.computeIfAbsent(union.root(i), k -> new TreeMap<>());
        near(i, sighting.around(), byOrgan, Ground.BODY_NAMED, own);
        near(i, sighting.company(), byCompanion, Ground.COMPANION_NAMED, own);
      }
    }
    candidates
        .values()
        .forEach(
            persons -> {
              if (persons.size() == 1) {
                make(persons.values().iterator().next());
              }
            });
  }

  /** Persons, by their roots, that a bare sighting may be, with the best reason for each. */
  private void near(
      int bare,
      Set<String> signs,
      Map<String, Map<Integer, Integer>> bySign,
      Ground ground,
      Map<Integer, Joint> found) {
    for (String sign : new TreeSet<>(signs)) {
      bySign
          .getOrDefault(sign, Map.of())
          .forEach(
              (root, other) -> {
                Joint joint = new Joint(other, bare, ground, sign, 0);
                if (!areApart(root, union.root(bare))) {
                  found.merge(root, joint, (x, y) -> Joint.ORDER.compare(x, y) <= 0 ? x : y);
                }
              });
    }
  }

  private static List<String> pairs(Set<String> company) {
    List<String> names = company.stream().sorted().toList();
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int k = i + 1; k < names.size(); k++) {
        pairs.add(names.get(i) + "、" + names.get(k));
      }
    }
    return pairs;
  }

  private List<Cluster> clusters() {
    Map<Integer, List<Sighting>> members = new TreeMap<>();
    Map<Integer, List<Link>> links = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      members.computeIfAbsent(union.root(i), k -> new ArrayList<>()).add(all.get(i));
    }
    for (Joint joint : made) {
      links
          .computeIfAbsent(union.root(joint.left()), k -> new ArrayList<>())
          .add(
              new Link(
                  all.get(joint.left()).source(),
                  all.get(joint.right()).source(),
                  joint.ground(),
                  joint.detail()));
    }
    List<Cluster> clusters = new ArrayList<>();
    members.forEach(
        (root, sightings) ->
            clusters.add(new Cluster(name, sightings, links.getOrDefault(root, List.of()))));
    return clusters;
  }
}
