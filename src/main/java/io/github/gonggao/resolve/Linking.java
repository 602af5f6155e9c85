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
 * be different is not made. Then persons are joined who keep the same company (two companions
 * together, at least {@value #OFTEN} times). Sightings without a post come last: they are joined
 * among themselves where two companions are the same, and to the only person of that name, or to
 * one who comes {@value #FAR_BEFORE} times before all others, who has an organ that the
 * announcement names, or has been with one of the companions. Nothing depends on the order of the
 * input.
 */
final class Linking {
  /** A career is not longer; who has the same post so much later is another. */
  private static final int MOST_YEARS = 25;

  /** Where people have judged, every pair of a mark is a joint that can be made. */
  private static final int MOST_PAIRS = 200;

  /** A person who has a sign in common so often is well known by it. */
  private static final int OFTEN = 3;

  /** Against so many times less, nobody else comes into question. */
  private static final int FAR_BEFORE = 5;

  /** Titles that lead a place. */
  private static final Pattern LEADS = Pattern.compile(".*(书记|省长|市长|县长|区长|州长|盟长|旗长|主席|主任|常委|秘书长)");

  /** Posts that lead the country; some seventy people hold one. */
  private static final Pattern NATION =
      Pattern.compile(
          "国务院(总理|副总理|国务委员)|全国人民代表大会常务委员会(委员长|副委员长)|中国人民政治协商会议全国委员会(主席|副主席)"
              + "|中央政治局(常委|委员)|中央书记处书记|中央军事委员会(主席|副主席|委员)|最高人民法院院长|最高人民检察院检察长"
              + "|中华人民共和国(国家)?(主席|副主席)|中国共产党中央委员会总书记");

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
  private final boolean foreign;
  private final List<Sighting> all;
  private final Union union;
  private final List<BitSet[]> apart = new ArrayList<>();
  private final Map<Integer, BitSet> groups = new HashMap<>();
  private final List<Joint> made = new ArrayList<>();

  private Linking(String name, Collection<Sighting> sightings) {
    this.name = name;
    foreign = Persons.isForeign(name);
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
    linking.company();
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
          joints.add(new Joint(a, b, Ground.JUDGED, judgement.by() + "：" + judgement.reason(), 0));
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
   * An announcement that both sides mean is left out of it, unless one side is the narrower:
   * 云州大学后勤处 against 云州大学 is the office against the rest.
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
      if (NATION.matcher(post.words()).matches()) {
        marks.add(new Mark(Ground.SAME_LEADERSHIP, "中国"));
      }
      post.country().ifPresent(country -> marks.add(new Mark(Ground.SAME_BODY, country)));
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
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).bare()) {
        for (String pair : pairs(all.get(i).company())) {
          Integer other = pairs.put(pair, i);
          if (other != null) {
            make(new Joint(other, i, Ground.SAME_COMPANIONS, pair, 0));
          }
        }
      }
    }
    // who has found a bearer makes companions known that others have too
    int before;
    do {
      before = made.size();
      bearers();
    } while (made.size() > before);
  }

  /** Whether a sighting belongs to somebody who has a post. */
  private boolean isKnown(int sighting) {
    // those without a post come last, and the least is the root
    return !all.get(union.root(sighting)).bare();
  }

  private void bearers() {
    Signs organs = new Signs();
    Signs companions = new Signs();
    for (int i = 0; i < all.size(); i++) {
      Sighting sighting = all.get(i);
      if (isKnown(i)) {
        int at = i;
        sighting.posts().stream()
            .map(Sighting.Post::lineage)
            .distinct()
            .forEach(organ -> organs.add(organ, at));
        sighting.company().forEach(companion -> companions.add(companion, at));
      }
    }
    Map<Integer, Map<Integer, Support>> candidates = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      if (!isKnown(i)) {
        Map<Integer, Support> own = candidates.computeIfAbsent(union.root(i), k -> new TreeMap<>());
        organs.support(i, all.get(i).around(), Ground.BODY_NAMED, own);
        companions.support(i, all.get(i).company(), Ground.COMPANION_NAMED, own);
      }
    }
    candidates.values().forEach(this::makeBest);
  }

  /**
   * Persons with posts whose posts have nothing in common, as those of a passing committee, but who
   * keep the same company: two companions together, again and again.
   */
  private void company() {
    Signs pairs = new Signs();
    for (int i = 0; i < all.size(); i++) {
      int at = i;
      if (!all.get(i).bare()) {
        circle(i).forEach(pair -> pairs.add(pair, at));
      }
    }
    Map<Integer, Map<Integer, Support>> candidates = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).bare()) {
        int own = union.root(i);
        Map<Integer, Support> found = candidates.computeIfAbsent(own, k -> new TreeMap<>());
        pairs.support(i, circle(i), Ground.SAME_COMPANIONS, found);
        found.remove(own);
      }
    }
    candidates.values().stream()
        .filter(found -> found.values().stream().anyMatch(s -> s.times >= OFTEN))
        .forEach(this::makeBest);
  }

  /** Two companions together; one is enough for a transcribed name. */
  private Set<String> circle(int sighting) {
    Set<String> company = all.get(sighting).company();
    return foreign ? company : Set.copyOf(pairs(company));
  }

  /** Joins with the only person that there is a reason for, or with one far before all others. */
  private void makeBest(Map<Integer, Support> persons) {
    List<Support> best =
        persons.values().stream()
            .sorted(
                Comparator.comparing((Support s) -> -s.times)
                    .thenComparing(s -> s.joint, Joint.ORDER))
            .limit(2)
            .toList();
    if (best.size() == 1
        || (best.size() == 2
            && best.get(0).times >= OFTEN
            && best.get(0).times >= FAR_BEFORE * best.get(1).times)) {
      make(best.get(0).joint);
    }
  }

  /** How often a person has a sign in common with a sighting, and the best reason. */
  private static final class Support {
    private int times;
    private Joint joint;

    private void add(int more, Joint other) {
      times += more;
      joint = joint == null || Joint.ORDER.compare(other, joint) < 0 ? other : joint;
    }
  }

  /** Which persons have a sign, by their roots, in how many sightings, and in which first. */
  private final class Signs {
    private record Seen(int first, int times) {}

    private final Map<String, Map<Integer, Seen>> bySign = new HashMap<>();

    private void add(String sign, int sighting) {
      bySign
          .computeIfAbsent(sign, k -> new TreeMap<>())
          .merge(
              union.root(sighting),
              new Seen(sighting, 1),
              (x, y) -> new Seen(Math.min(x.first, y.first), x.times + y.times));
    }

    private void support(
        int sighting, Set<String> signs, Ground ground, Map<Integer, Support> found) {
      for (String sign : new TreeSet<>(signs)) {
        bySign
            .getOrDefault(sign, Map.of())
            .forEach(
                (root, seen) -> {
                  if (!areApart(root, union.root(sighting))) {
                    found
                        .computeIfAbsent(root, k -> new Support())
                        .add(seen.times, new Joint(seen.first, sighting, ground, sign, 0));
                  }
                });
      }
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
