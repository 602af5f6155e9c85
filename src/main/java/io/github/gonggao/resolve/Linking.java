package io.github.gonggao.resolve;

import io.github.gonggao.model.Candidate.Ground;
import io.github.gonggao.model.Candidate.Link;
import io.github.gonggao.model.Judgement;
import io.github.gonggao.model.Verdict;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Joins the sightings of one name into persons.
 *
 * <p>Every joint rests on evidence that can be named: a judgement, the same post, the same organ or
 * one of its lineage, the leadership of one place, offices of the highest ranks one after the
 * other. Sightings that share a mark are joined along a chain by date, so the work is that of
 * sorting, and the strongest joints are made first, the nearest in time first among equals; a joint
 * that would bring together what a person has judged to be different, or a bearer of a transcribed
 * name in the service of two countries, is not made. What then remains, {@link Surroundings} joins
 * by what else the announcements name. Nothing depends on the order of the input.
 */
final class Linking {
  /** A career is not longer; who has the same post so much later is another. */
  private static final int MOST_YEARS = 25;

  /** Where people have judged, every pair of a mark is a joint that can be made. */
  private static final int MOST_PAIRS = 200;

  /** So many times less, and a country is a slip of the reader. */
  private static final int MISREAD = 20;

  /** Characters of a transcribed name. */
  private static final int RARE = 5;

  /** A shorter end of a post, or of a body, tells nobody. */
  private static final int LEAST_END = 7;

  private static final int LEAST_BODY = 3;

  /** A shorter title is many's. */
  private static final int LEAST_TITLE = 2;

  /** Titles that lead a place. */
  private static final Pattern LEADS = Pattern.compile(".*(书记|省长|市长|县长|区长|州长|盟长|旗长|主席|主任|常委|秘书长)");

  /** Terms of office end after so many years; who held the one is hardly remembered by it then. */
  private static final long MOST_DAYS_BETWEEN = 3660;

  /** Two offices that overlap for longer are held by two. */
  private static final long MOST_DAYS_OVER = 180;

  record Joint(int left, int right, Ground ground, String detail, long days) {
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
  private final Map<Integer, Set<String>> countries = new HashMap<>();
  private final List<BitSet[]> apart = new ArrayList<>();
  private final Map<Integer, BitSet> groups = new HashMap<>();

  /** All posts that the name is given. */
  private final Set<String> written = new HashSet<>();

  private final List<Joint> made = new ArrayList<>();

  private Linking(String name, Collection<Sighting> sightings) {
    this.name = name;
    all = new ArrayList<>(new TreeSet<>(sightings));
    foreign = Persons.isForeign(name) || mostlyAbroad(all);
    for (Sighting sighting : all) {
      sighting.posts().stream()
          .filter(post -> post.body().length() >= LEAST_BODY)
          .forEach(post -> written.add(post.words()));
    }
    union = new Union(all.size());
    if (foreign) {
      serve();
    }
  }

  List<Sighting> all() {
    return all;
  }

  String name() {
    return name;
  }

  boolean isForeign() {
    return foreign;
  }

  int root(int sighting) {
    return union.root(sighting);
  }

  int joints() {
    return made.size();
  }

  /** The country that a person of a transcribed name serves; empty where no text has said it. */
  Set<String> countries(int root) {
    return countries.getOrDefault(root, Set.of());
  }

  /** A transcribed name that hardly two bear, given name and all. */
  private boolean isRare() {
    return foreign && (name.indexOf('·') > 0 || name.length() >= RARE);
  }

  /** 欧尔班, 苏林: a name like ours whose bearers hold posts of other countries. */
  private static boolean mostlyAbroad(List<Sighting> all) {
    int abroad = 0;
    int posted = 0;
    for (Sighting sighting : all) {
      posted += sighting.posts().isEmpty() ? 0 : 1;
      abroad += sighting.posts().stream().anyMatch(post -> post.country().isPresent()) ? 1 : 0;
    }
    return abroad * 2 > posted;
  }

  /**
   * The country of each sighting. Where a text gives the name posts in several
   * (阿联酋总统穆罕默德、沙特王储穆罕默德), the one that other texts give it most counts; and where it gives a title
   * in a country that {@value #MISREAD} times as many give it in another one, the text is taken to
   * have been misread.
   */
  private void serve() {
    Map<String, Map<String, Integer>> times = new HashMap<>();
    for (Sighting sighting : all) {
      Set<Sighting.Post> posts = abroad(sighting);
      for (Sighting.Post post : posts) {
        int more = posts.size() == 1 ? MISREAD : 1;
        times
            .computeIfAbsent(post.title(), k -> new TreeMap<>())
            .merge(post.country().get(), more, Integer::sum);
      }
    }
    for (int i = 0; i < all.size(); i++) {
      String best = "";
      int most = 0;
      for (Sighting.Post post : abroad(all.get(i))) {
        Map<String, Integer> given = times.get(post.title());
        String country = post.country().get();
        int count = given.get(country);
        for (Map.Entry<String, Integer> other : given.entrySet()) {
          if (other.getValue() >= MISREAD * given.get(post.country().get())) {
            country = other.getKey();
            count = 0;
          }
        }
        if (best.isEmpty() || count > most || (count == most && country.compareTo(best) < 0)) {
          best = country;
          most = count;
        }
      }
      if (!best.isEmpty()) {
        countries.put(i, Set.of(best));
      }
    }
  }

  private static Set<Sighting.Post> abroad(Sighting sighting) {
    Set<Sighting.Post> posts = new LinkedHashSet<>();
    sighting.posts().stream().filter(post -> post.country().isPresent()).forEach(posts::add);
    return posts;
  }

  /** The persons of one name, in the order of their first sightings. */
  static List<Cluster> persons(
      String name, Collection<Sighting> sightings, List<Judgement> judgements) {
    Linking linking = new Linking(name, sightings);
    List<Joint> joints = linking.judged(judgements);
    joints.addAll(linking.evident(!judgements.isEmpty()));
    joints.sort(Joint.ORDER);
    joints.forEach(linking::make);
    linking.offices();
    new Surroundings(linking).join();
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
      for (Mark mark : marks(i)) {
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

  private Set<Mark> marks(int at) {
    Sighting sighting = all.get(at);
    Set<Mark> marks = new TreeSet<>();
    for (Sighting.Post post : sighting.posts()) {
      if (foreign && post.body().equals("国务院")) {
        titled(post.title(), marks);
        continue;
      }
      if (foreign) {
        // 俄罗斯国防部发言人, and 国防部发言人 where the text has named the country before
        String country = post.country().filter(post.body()::startsWith).orElse("");
        titled(post.words().substring(country.length()), marks);
        if (post.country().isPresent() && !countries(at).contains(post.country().get())) {
          continue;
        }
      }
      if (!post.title().isEmpty()) {
        marks.add(new Mark(Ground.SAME_POST, post.words()));
        shorter(post.words()).ifPresent(words -> marks.add(new Mark(Ground.SAME_POST, words)));
      }
      if (!Persons.BROAD.contains(post.lineage())) {
        marks.add(new Mark(Ground.SAME_BODY, post.lineage()));
      }
      if (post.standing() == Offices.Standing.NATION) {
        marks.add(new Mark(Ground.SAME_LEADERSHIP, "中国"));
      }
      if (LEADS.matcher(post.title()).matches()) {
        BodyForms.leads(post.body())
            .ifPresent(place -> marks.add(new Mark(Ground.SAME_LEADERSHIP, place)));
      }
    }
    if (foreign) {
      sighting.titles().forEach(title -> titled(title, marks));
      countries(at).forEach(country -> marks.add(new Mark(Ground.SAME_BODY, country)));
      if (isRare()) {
        sighting.scene().organs().forEach(o -> marks.add(new Mark(Ground.SAME_SURROUNDINGS, o)));
      }
    }
    return marks;
  }

  /** The end of a post by which another text of the same name calls one: 联邦院议长 of 瑞士联邦议会联邦院议长. */
  private Optional<String> shorter(String words) {
    for (int from = 1; words.length() - from >= (foreign ? LEAST_END / 2 + 1 : LEAST_END); from++) {
      String end = words.substring(from);
      if (written.contains(end)) {
        return Optional.of(end);
      }
    }
    return Optional.empty();
  }

  /** A transcribed name and a title: hardly two, unless the name is the shortest of all. */
  private void titled(String words, Set<Mark> marks) {
    if (words.length() >= LEAST_TITLE && name.length() > 1) {
      marks.add(new Mark(Ground.SAME_POST, words));
    }
  }

  /**
   * Offices of the highest ranks that follow each other: 云澜省委书记 who is a minister three years
   * later. Two that overlap are held by two.
   */
  private void offices() {
    if (foreign) {
      return;
    }
    Map<Integer, List<Integer>> high = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      if (isHigh(all.get(i))) {
        high.computeIfAbsent(union.root(i), k -> new ArrayList<>()).add(i);
      }
    }
    List<List<Integer>> before = new ArrayList<>();
    for (List<Integer> next : high.values()) {
      List<Integer> person = next;
      for (int i = before.size() - 1; i >= 0; i--) {
        List<Integer> other = before.get(i);
        int last = other.get(other.size() - 1);
        if (follow(other, person)) {
          int first = person.get(0);
          String detail = highest(all.get(last)) + "、" + highest(all.get(first));
          make(new Joint(last, first, Ground.HIGH_OFFICES, detail, 0));
        }
        if (union.root(last) == union.root(person.get(0))) {
          before.remove(i);
          person = merged(other, person);
        }
      }
      before.add(person);
    }
  }

  private static List<Integer> merged(List<Integer> left, List<Integer> right) {
    List<Integer> both = new ArrayList<>(left);
    both.addAll(right);
    both.sort(null);
    return both;
  }

  private static boolean isHigh(Sighting sighting) {
    return sighting.standing().compareTo(Offices.Standing.HIGH) <= 0
        && sighting.date().getYear() <= 9999;
  }

  private static String highest(Sighting sighting) {
    return sighting.posts().stream()
        .filter(post -> post.standing() == sighting.standing())
        .map(Sighting.Post::words)
        .min(Comparator.naturalOrder())
        .orElse("");
  }

  /** Both in the order of their days. */
  private boolean follow(List<Integer> left, List<Integer> right) {
    LocalDate from = all.get(right.get(0)).date();
    LocalDate to = all.get(left.get(left.size() - 1)).date();
    if (ChronoUnit.DAYS.between(to, from) > MOST_DAYS_BETWEEN) {
      return false;
    }
    List<Integer> a = left.stream().filter(i -> hasOffice(all.get(i))).toList();
    List<Integer> b = right.stream().filter(i -> hasOffice(all.get(i))).toList();
    if (a.isEmpty() || b.isEmpty()) {
      return true;
    }
    LocalDate last = all.get(a.get(a.size() - 1)).date();
    LocalDate end = all.get(b.get(b.size() - 1)).date();
    LocalDate start = all.get(b.get(0)).date();
    return ChronoUnit.DAYS.between(start, last.isBefore(end) ? last : end) <= MOST_DAYS_OVER;
  }

  /** Of one holder, and not with others, as a seat in the Central Committee or the Politburo is. */
  private static boolean hasOffice(Sighting sighting) {
    return sighting.posts().stream()
        .anyMatch(
            post -> post.standing() == Offices.Standing.HIGH && !Offices.isSeat(post.words()));
  }

  /** Joins two groups, unless a judgement or their countries keep them apart. */
  void make(Joint joint) {
    int a = union.root(joint.left());
    int b = union.root(joint.right());
    if (a == b || areApart(a, b)) {
      return;
    }
    if (joint.ground() != Ground.JUDGED && serveApart(a, b)) {
      return;
    }
    if (!apart.isEmpty()) {
      BitSet both = (BitSet) group(a).clone();
      both.or(group(b));
      groups.put(Math.min(a, b), both);
    }
    if (foreign) {
      Set<String> both = new TreeSet<>(countries(a));
      both.addAll(countries(b));
      countries.put(Math.min(a, b), both);
    }
    union.join(a, b);
    made.add(joint);
  }

  boolean serveApart(int a, int b) {
    return !countries(a).isEmpty()
        && !countries(b).isEmpty()
        && countries(a).stream().noneMatch(countries(b)::contains);
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

  boolean areApart(int a, int b) {
    if (apart.isEmpty()) {
      return false;
    }
    BitSet both = (BitSet) group(a).clone();
    both.or(group(b));
    return apart.stream().anyMatch(p -> both.intersects(p[0]) && both.intersects(p[1]));
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
