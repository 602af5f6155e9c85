package io.github.gonggao.resolve;

import io.github.gonggao.model.Candidate.Ground;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Joins persons of one name by what else the announcements name.
 *
 * <p>Problem: after the first time a text leaves the post out (王毅等陪同), and leaders appear in
 * committees for an occasion whose posts nobody else has. Method, from the surest to the least:
 *
 * <ul>
 *   <li>persons with posts who keep the same company, two companions together, at least {@value
 *       #OFTEN} times;
 *   <li>whoever has only posts of the centre, and somebody who leads the country, where {@value
 *       #ENOUGH} persons are named beside both;
 *   <li>a sighting without a post, and the only person of that name, or one who comes {@value
 *       #FAR_BEFORE} times before all others, who has an organ that the announcement names or has
 *       been with one of the companions;
 *   <li>the same, and the person who is named beside {@value #ENOUGH} of the same persons, organs
 *       or titles: again and again, or within a week of that announcement; nobody else of the name
 *       may be beside half as many.
 * </ul>
 *
 * Those who lead the country stand in so many announcements that they tell only of each other.
 */
final class Surroundings {
  /** A person who has a sign in common so often is well known by it. */
  private static final int OFTEN = 3;

  /** Against so many times less, nobody else comes into question. */
  private static final int FAR_BEFORE = 5;

  /** So many signs in common are no chance. */
  private static final int ENOUGH = 2;

  /** Announcements of one event. */
  private static final long FEW_DAYS = 7;

  /** A sign belongs to somebody if it is in one of so many of the announcements. */
  private static final int ONE_OF = 50;

  /** A transcribed name of so many characters is hardly borne by two in one country. */
  private static final int LONG_NAME = 3;

  private final Linking linking;
  private final List<Sighting> all;

  /** Roots of persons who have a post. */
  private final Set<Integer> posted = new HashSet<>();

  Surroundings(Linking linking) {
    this.linking = linking;
    all = linking.all();
  }

  void join() {
    company();
    passing();
    bare();
  }

  private void bare() {
    Map<String, Integer> pairs = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      if (isBare(i)) {
        for (String pair : pairs(all.get(i).company())) {
          Integer other = pairs.put(pair, i);
          if (other != null) {
            make(other, i, Ground.SAME_COMPANIONS, pair);
          }
        }
      }
    }
    // who has found a bearer makes companions known that others have too
    int before;
    do {
      before = linking.joints();
      know();
      bearers();
      if (linking.joints() == before) {
        beside();
      }
    } while (linking.joints() > before);
    know();
    among();
  }

  private void make(int left, int right, Ground ground, String detail) {
    linking.make(new Linking.Joint(left, right, ground, detail, 0));
  }

  /** Seats that hundreds hold (人大代表) are no post by which somebody could be known. */
  private boolean isBare(int sighting) {
    return all.get(sighting).posts().isEmpty();
  }

  private void know() {
    posted.clear();
    for (int i = 0; i < all.size(); i++) {
      if (!isBare(i)) {
        posted.add(linking.root(i));
      }
    }
  }

  /** Whether a sighting belongs to somebody who has a post. */
  private boolean isKnown(int sighting) {
    return posted.contains(linking.root(sighting));
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
        Map<Integer, Support> own =
            candidates.computeIfAbsent(linking.root(i), k -> new TreeMap<>());
        organs.support(i, all.get(i).scene().organs(), Ground.BODY_NAMED, own);
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
      if (!isBare(i)) {
        circle(i).forEach(pair -> pairs.add(pair, at));
      }
    }
    Map<Integer, Map<Integer, Support>> candidates = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      if (!isBare(i)) {
        int own = linking.root(i);
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
    return linking.isForeign() ? company : Set.copyOf(pairs(company));
  }

  /** Joins with the only person that there is a reason for, or with one far before all others. */
  private void makeBest(Map<Integer, Support> persons) {
    List<Support> best =
        persons.values().stream()
            .sorted(
                Comparator.comparing((Support s) -> -s.times)
                    .thenComparing(s -> s.joint, Linking.Joint.ORDER))
            .limit(2)
            .toList();
    if (best.size() == 1
        || (best.size() == 2
            && best.get(0).times >= OFTEN
            && best.get(0).times >= FAR_BEFORE * best.get(1).times)) {
      linking.make(best.get(0).joint);
    }
  }

  /** How often a person has a sign in common with a sighting, and the best reason. */
  private static final class Support {
    private int times;
    private Linking.Joint joint;

    private void add(int more, Linking.Joint other) {
      times += more;
      joint = joint == null || Linking.Joint.ORDER.compare(other, joint) < 0 ? other : joint;
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
              linking.root(sighting),
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
                  if (!linking.areApart(root, linking.root(sighting))) {
                    found
                        .computeIfAbsent(root, k -> new Support())
                        .add(seen.times, new Linking.Joint(seen.first, sighting, ground, sign, 0));
                  }
                });
      }
    }
  }

  /** Posts of the centre alone, and somebody who leads the country beside the same people. */
  private void passing() {
    if (linking.isForeign()) {
      return;
    }
    Map<Integer, Offices.Standing> highest = new TreeMap<>();
    Map<Integer, Offices.Standing> lowest = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      int root = linking.root(i);
      for (Sighting.Post post : all.get(i).posts()) {
        highest.merge(root, post.standing(), (x, y) -> x.compareTo(y) < 0 ? x : y);
        // 古巴主席 of one of ours is a slip of the reader
        Offices.Standing standing =
            post.country().isPresent() ? Offices.Standing.CENTRAL : post.standing();
        lowest.merge(root, standing, (x, y) -> x.compareTo(y) > 0 ? x : y);
      }
    }
    Set<Integer> leaders = new TreeSet<>();
    Set<Integer> others = new TreeSet<>();
    highest.forEach(
        (root, standing) -> {
          if (standing == Offices.Standing.NATION) {
            leaders.add(root);
          } else if (lowest.get(root) != Offices.Standing.OTHER) {
            others.add(root);
          }
        });
    if (!leaders.isEmpty() && !others.isEmpty()) {
      beside(leaders, others);
    }
  }

  /** Who has no post, and who is named beside the same. */
  private void beside() {
    Set<Integer> known = new TreeSet<>();
    Set<Integer> unknown = new TreeSet<>();
    for (int i = 0; i < all.size(); i++) {
      (isKnown(i) ? known : unknown).add(linking.root(i));
    }
    if (!known.isEmpty() && !unknown.isEmpty()) {
      beside(known, unknown);
    }
  }

  /** A sign of a person: the days on which it was there. */
  private static final class Habit {
    private final TreeSet<Long> days = new TreeSet<>();
    private int times;
    private int first = Integer.MAX_VALUE;
  }

  private void beside(Set<Integer> known, Set<Integer> unknown) {
    Map<Integer, List<Integer>> members = new TreeMap<>();
    Map<Integer, Map<String, Habit>> habits = new TreeMap<>();
    Set<Integer> leading = new TreeSet<>();
    for (int i = 0; i < all.size(); i++) {
      int root = linking.root(i);
      members.computeIfAbsent(root, k -> new ArrayList<>()).add(i);
      if (known.contains(root)) {
        Map<String, Habit> own = habits.computeIfAbsent(root, k -> new HashMap<>());
        for (String sign : signs(i)) {
          Habit habit = own.computeIfAbsent(sign, k -> new Habit());
          habit.times++;
          habit.days.add(all.get(i).date().toEpochDay());
          habit.first = Math.min(habit.first, i);
        }
        if (all.get(i).standing() == Offices.Standing.NATION) {
          leading.add(root);
        }
      }
    }
    for (int one : unknown) {
      int best = -1;
      Found most = Found.NONE;
      Found next = Found.NONE;
      for (int other : known) {
        Found found =
            found(
                members.get(one),
                habits.get(other),
                members.get(other).size(),
                leading.contains(other));
        if (fits(one, other, found)) {
          if (found.signs.size() > most.signs.size()) {
            next = most;
            most = found;
            best = other;
          } else if (found.signs.size() > next.signs.size()) {
            next = found;
          }
        }
      }
      if (best >= 0 && most.signs.size() >= ENOUGH * next.signs.size()) {
        make(most.left, most.right, Ground.SAME_SURROUNDINGS, String.join("、", most.signs));
      }
    }
  }

  /** Signs that a sighting has in common with a person, and two sightings that show it. */
  private record Found(
      Set<String> signs, int persons, boolean guest, boolean meeting, int left, int right) {
    private static final Found NONE = new Found(Set.of(), 0, false, false, -1, -1);
  }

  private boolean fits(int one, int other, Found found) {
    if (found.left < 0
        || linking.areApart(one, other)
        || (linking.isForeign() && linking.serveApart(one, other))) {
      return false;
    }
    if (linking.isForeign()) {
      Set<String> countries = linking.countries(other);
      boolean named = countries.stream().anyMatch(all.get(one).scene().organs()::contains);
      if (named && linking.name().length() >= LONG_NAME) {
        return !found.signs.isEmpty();
      }
      return found.signs.size() >= (named || countries.isEmpty() ? ENOUGH : ENOUGH + 1);
    }
    boolean alone = all.get(one).scene().persons().size() == 1 && found.meeting;
    return found.guest || (found.signs.size() >= ENOUGH && (found.persons > 0 || alone));
  }

  private Found found(
      Collection<Integer> sightings, Map<String, Habit> habits, int size, boolean leads) {
    Set<String> common = new TreeSet<>();
    int persons = 0;
    boolean guest = false;
    boolean meeting = false;
    int left = -1;
    int right = -1;
    for (int i : sightings) {
      Sighting sighting = all.get(i);
      long day = sighting.date().toEpochDay();
      for (String sign : signs(i)) {
        Habit habit = habits.get(sign);
        boolean tells = habit != null && (leads || !isOfAll(sighting.scene(), sign));
        if (!tells || common.contains(sign)) {
          continue;
        }
        boolean habitual = habit.times >= Math.max(Math.min(2, size), size / ONE_OF);
        Long before = habit.days.floor(day + FEW_DAYS);
        boolean near = before != null && before >= day - FEW_DAYS;
        // a meeting tells only while it lasts
        if (near || (habitual && !sighting.scene().meetings().contains(sign))) {
          boolean person = sighting.scene().persons().contains(sign);
          common.add(sign);
          persons += person ? 1 : 0;
          // 李强 beside the chancellor who is received this week
          meeting |= leads && sighting.scene().meetings().contains(sign);
          guest |= person && near && leads && Persons.isForeign(sign);
          if (left < 0) {
            left = habit.first;
            right = i;
          }
        }
      }
    }
    return new Found(common, persons, guest, meeting, left, right);
  }

  private static boolean isOfAll(Scene scene, String sign) {
    return scene.leaders().contains(sign) || scene.centre().contains(sign);
  }

  /** Whom and what a sighting is named beside. */
  private Set<String> signs(int at) {
    Sighting sighting = all.get(at);
    Set<String> signs = new TreeSet<>(sighting.scene().persons());
    signs.addAll(sighting.company());
    signs.remove(linking.name());
    signs.addAll(sighting.scene().organs());
    signs.addAll(sighting.titles());
    signs.addAll(sighting.scene().centre());
    signs.addAll(sighting.scene().meetings());
    return signs;
  }

  /** Nobody of the name has a post: two who are named beside the same, or of one country. */
  private void among() {
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      if (isKnown(i)) {
        continue;
      }
      Set<String> signs = signs(i);
      Scene scene = all.get(i).scene();
      signs.removeIf(sign -> isOfAll(scene, sign));
      List<String> joined = new ArrayList<>();
      for (String pair : pairs(signs)) {
        String[] two = pair.split("、", -1);
        Set<String> persons = all.get(i).scene().persons();
        if (linking.isForeign() || persons.contains(two[0]) || persons.contains(two[1])) {
          joined.add(pair);
        }
      }
      if (linking.isForeign() && linking.name().length() >= LONG_NAME) {
        all.get(i).scene().organs().stream().sorted().forEach(joined::add);
      }
      for (String sign : joined) {
        Integer other = last.put(sign, i);
        if (other != null) {
          make(other, i, Ground.SAME_SURROUNDINGS, sign);
        }
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
}
