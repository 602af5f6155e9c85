package io.github.gonggao.resolve;

import io.github.gonggao.model.Candidate.Doubt;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Resolution.Namesakes;
import io.github.gonggao.model.SourceId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which sightings of a name are one person.
 *
 * <p>Problem: 刘君 is deputy head of a bureau in one announcement and vice-mayor in another; 李强 is
 * the same in thousands. A name alone never decides (ontology, §7.1).
 *
 * <p>Method: names are the blocks. Inside one announcement a name is one person, so a sighting
 * carries all posts that the announcement gives the name, a personnel change from A to B included;
 * {@link Linking} joins the sightings of a block by evidence, so that careers chain. Bodies whose
 * members hold their main post elsewhere (人大代表, 政协委员) and bodies that everybody of rank belongs to
 * join only by the very same post, seats of congresses not at all. What is left are persons of one
 * name: each says of up to {@value #MOST_NAMESAKES} others, the likeliest first, that they may be
 * the same. A person's key is that of the least sighting, by date of publication and then by
 * anchor, so the order of input has no say; a new announcement changes a key only if it is earlier
 * than all others of the person, or joins two persons, and the old key then leads to the new one.
 *
 * <p>Limits: two namesakes in one organ are one person until a judgement parts them; what only
 * shares a birth date is not joined, since no fact carries it.
 */
final class Persons {
  private static final int MOST_NAMESAKES = 5;
  private static final int MOST_COMPANY = 12;
  private static final int FEW = 3;

  /** Where nobody of a name has a post, only the next of them are named. */
  private static final int MOST_COMPARED = 60;

  /** Seats that hundreds of namesakes may share. */
  private static final Pattern SEAT = Pattern.compile("(.*(人大|党))?代表|.*(政协委员|党员|院士|工作人员|同志)");

  private static final Pattern NO_TITLE = Pattern.compile("^(原|时任|前|现任|新任|候任|当选)");

  /** Bodies whose people have little in common but the body. */
  static final Set<String> BROAD =
      Set.of(
          "中国共产党中央委员会",
          "国务院",
          "中共中央",
          "中央",
          "全国人大",
          "全国人民代表大会",
          "全国人民代表大会常务委员会",
          "全国政协",
          "中国人民政治协商会议全国委员会",
          "新华通讯社",
          "中国");

  /** Bodies that are in the announcements of everybody. */
  private static final Set<String> NOWHERE = Set.of("中国共产党中央委员会", "中共中央", "中央", "新华通讯社", "中国");

  /** Bodies of few, whom nearly every announcement of the centre names. */
  private static final Set<String> EVERYWHERE = Set.of("中央政治局", "中央政治局常务委员会", "中华人民共和国");

  /** To stand in a longer list says little. */
  private static final int MOST_SCENE = 40;

  private final Organizations organizations;
  private final Offices offices;
  private final Map<String, Map<SourceId, Sighting>> sightings = new TreeMap<>();
  private final Map<String, List<Cluster>> persons = new TreeMap<>();
  private final Map<String, Map<SourceId, Cluster>> bySource = new HashMap<>();

  private Judgements judged = Judgements.none();

  /** A corpus says the same posts again and again. */
  private final Map<Sighting.Post, Sighting.Post> posts = new HashMap<>();

  Persons(Organizations organizations) {
    this.organizations = organizations;
    offices = new Offices(organizations);
  }

  /** A title without what is said of the time before it. */
  static String title(String position) {
    return NO_TITLE.matcher(position).replaceFirst("");
  }

  void add(SourceId source, Optional<LocalDate> published, List<Fact> facts) {
    Map<String, Posts> found = new LinkedHashMap<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.PostHeld held) {
        found
            .computeIfAbsent(held.person().value(), k -> new Posts(k, published))
            .post(held.organization(), held.position(), held.post());
      } else if (fact instanceof Fact.PersonnelChanged changed) {
        found
            .computeIfAbsent(changed.person().value(), k -> new Posts(k, published))
            .post(changed.organization(), changed.position().orElse(""), changed.post().orElse(""));
      }
    }
    Set<Name> names = NamesOf.facts(facts);
    for (Name name : names) {
      if (name.kind() == Name.Kind.PERSON) {
        found.computeIfAbsent(name.value(), k -> new Posts(k, published));
      }
    }
    if (found.size() > MOST_SCENE) {
      names.stream()
          .map(name -> Offices.MOURNING.matcher(name.value()))
          .filter(Matcher::matches)
          .map(list -> list.group(1))
          .findFirst()
          .ifPresent(committee -> found.values().forEach(p -> p.mourns(committee)));
    }
    Scene scene = scene(found, names, published);
    Map<String, Set<String>> company = company(facts);
    found.forEach(
        (name, p) -> {
          Set<String> with = company.getOrDefault(name, Set.of());
          if (FOREIGN.test(name)) {
            with = new TreeSet<>(with);
            found.keySet().stream()
                .filter(other -> !other.equals(name))
                .sorted()
                .limit(MOST_COMPANY)
                .forEach(with::add);
          }
          sightings
              .computeIfAbsent(name, k -> new TreeMap<>())
              .put(source, p.sighting(source, scene, with));
        });
  }

  private Scene scene(Map<String, Posts> found, Set<Name> names, Optional<LocalDate> day) {
    Set<String> organs = new TreeSet<>();
    Set<String> meetings = new TreeSet<>();
    for (Name name : names) {
      if (name.kind() == Name.Kind.MEETING) {
        meetings.add(name.value());
      } else if (name.kind() == Name.Kind.ORGANIZATION) {
        String organ = lineage(name.value(), day);
        organs.add(organ);
        organizations.countryOf(organ).ifPresent(organs::add);
      }
    }
    Set<String> centre = new TreeSet<>(organs);
    centre.retainAll(BROAD);
    centre.removeAll(NOWHERE);
    organs.removeAll(BROAD);
    organs.removeAll(EVERYWHERE);
    Set<String> leaders = new TreeSet<>();
    found.forEach(
        (name, p) -> {
          if (p.leadsTheNation()) {
            leaders.add(name);
          }
        });
    Set<String> persons = found.size() > MOST_SCENE ? Set.of() : found.keySet();
    return new Scene(persons, leaders, organs, centre, meetings);
  }

  /**
   * A transcribed name has hardly a namesake, so that whoever is named in the same announcement
   * tells who is meant, and not only who sits beside.
   */
  static boolean isForeign(String name) {
    return FOREIGN.test(name);
  }

  private static final Predicate<String> FOREIGN = foreign();

  private static Predicate<String> foreign() {
    Set<String> surnames = new HashSet<>();
    Lists.lines("surnames").forEach(line -> surnames.add(Lists.cells(line, 1).get(0)));
    return name ->
        name.indexOf('·') >= 0
            || name.length() > 4
            || (name.length() > 1
                && !surnames.contains(name.substring(0, 2))
                && (name.length() > 3 || !surnames.contains(name.substring(0, 1))));
  }

  private String lineage(String organization, Optional<LocalDate> day) {
    return organizations.lineage(organizations.organ(organizations.canonical(organization, day)));
  }

  /** With whom each person meets, or is named in one breath (王毅、何立峰等陪同). */
  private static Map<String, Set<String>> company(List<Fact> facts) {
    Map<Name, Set<String>> meetings = new HashMap<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.Participation part
          && part.participant().kind() == Name.Kind.PERSON) {
        meetings
            .computeIfAbsent(part.meeting(), k -> new LinkedHashSet<>())
            .add(part.participant().value());
      }
    }
    Map<String, Set<String>> company = new HashMap<>();
    List<Set<String>> together = new ArrayList<>(meetings.values());
    together.addAll(listed(facts));
    together.addAll(scene(facts));
    for (Set<String> all : together) {
      // of a long list those beside somebody, as lists keep their order for years
      List<String> names = List.copyOf(all);
      for (int i = 0; i < names.size(); i++) {
        Set<String> others = company.computeIfAbsent(names.get(i), k -> new TreeSet<>());
        int from = Math.max(0, Math.min(i - MOST_COMPANY / 2, names.size() - MOST_COMPANY - 1));
        others.addAll(names.subList(from, Math.min(names.size(), from + MOST_COMPANY + 1)));
        others.remove(names.get(i));
      }
    }
    return company;
  }

  /** Names with one character between them, which is the comma of a list. */
  private static List<Set<String>> listed(List<Fact> facts) {
    TreeMap<Integer, Fact.Mentioned> at = new TreeMap<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.Mentioned named && named.name().kind() == Name.Kind.PERSON) {
        at.put(named.evidence().span().start(), named);
      }
    }
    List<Set<String>> lists = new ArrayList<>();
    int end = -2;
    for (Fact.Mentioned named : at.values()) {
      if (named.evidence().span().start() == end + 1) {
        lists.get(lists.size() - 1).add(named.name().value());
      } else {
        lists.add(new LinkedHashSet<>(Set.of(named.name().value())));
      }
      end = named.evidence().span().end();
    }
    lists.removeIf(list -> list.size() < 2);
    return lists;
  }

  /** 李强在湖南调研……吴政隆陪同: who acts without a post beside the few that the text gives one. */
  private static List<Set<String>> scene(List<Fact> facts) {
    Set<String> posted = new TreeSet<>();
    Set<String> acting = new TreeSet<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.PostHeld held) {
        posted.add(held.person().value());
      } else if (fact instanceof Fact.PersonActed acted) {
        acting.add(acted.person().value());
      }
    }
    acting.removeAll(posted);
    List<Set<String>> scenes = new ArrayList<>();
    if (posted.size() <= FEW) {
      for (String one : acting) {
        Set<String> scene = new LinkedHashSet<>(Set.of(one));
        scene.addAll(posted);
        scenes.add(scene);
      }
    }
    return scenes;
  }

  private final class Posts {
    private final String name;
    private final Optional<LocalDate> day;
    private final Set<Sighting.Post> all = new LinkedHashSet<>();
    private final Set<String> titles = new TreeSet<>();
    private String anchor = "";

    Posts(String name, Optional<LocalDate> day) {
      this.name = name;
      this.day = day;
    }

    boolean leadsTheNation() {
      return all.stream().anyMatch(post -> post.standing() == Offices.Standing.NATION);
    }

    void post(Optional<Name> organization, String position, String post) {
      String title = title(position);
      String body = organization.map(Name::value).orElse("");
      if (body.isEmpty() && post.length() > position.length() && post.endsWith(position)) {
        // 泰国总理: the country stands where a body would
        body = title(post.substring(0, post.length() - position.length()));
      }
      if (body.isEmpty()) {
        titles.add(title);
        return;
      }
      String canonical =
          organizations.canonical(organizations.government(body, title).orElse(body), day);
      String organ = organizations.organ(canonical);
      if (isForeign(name) && canonical.equals("国务院")) {
        // ours has nobody of a transcribed name: 前总理 of a country named before
        titles.add(title);
        return;
      }
      if (anchor.isEmpty()) {
        anchor = organ;
      }
      if (!SEAT.matcher(title).matches()) {
        Sighting.Post one =
            new Sighting.Post(
                canonical,
                organ,
                organizations.lineage(organ),
                title,
                organizations.countryOf(organ),
                offices.standing(canonical, title));
        all.add(posts.computeIfAbsent(one, k -> one));
      }
    }

    /** A list of names under a funeral committee is the list of its members. */
    void mourns(String committee) {
      if (all.isEmpty() && anchor.isEmpty()) {
        post(Optional.of(Name.organization(committee)), Offices.MOURNER, "");
        anchor = "";
      }
    }

    Sighting sighting(SourceId source, Scene scene, Set<String> company) {
      boolean bare = anchor.isEmpty();
      return new Sighting(
          source,
          day.orElse(LocalDate.MAX),
          bare ? source.value() : anchor,
          bare,
          List.copyOf(all),
          Set.copyOf(titles),
          scene,
          Set.copyOf(company));
    }
  }

  void freeze(Judgements judgements) {
    judged = judgements;
    sightings.forEach(
        (name, all) -> {
          List<Cluster> clusters = Linking.persons(name, all.values(), judgements.ofPerson(name));
          name(clusters);
          know(name, clusters, judgements);
          persons.put(name, clusters);
          Map<SourceId, Cluster> index = new HashMap<>();
          clusters.forEach(c -> c.members().forEach(s -> index.put(s.source(), c)));
          bySource.put(name, index);
        });
    sightings.clear();
  }

  Optional<Cluster> of(SourceId source, String name) {
    return Optional.ofNullable(bySource.getOrDefault(name, Map.of()).get(source));
  }

  List<Cluster> named(String name) {
    return persons.getOrDefault(name, List.of());
  }

  /** Of two persons with one name and one organ the earlier has the short key. */
  private static void name(List<Cluster> clusters) {
    Set<List<String>> taken = new HashSet<>();
    clusters.stream()
        .sorted(Comparator.comparing(Cluster::first))
        .filter(cluster -> !taken.add(cluster.key()))
        .forEach(Cluster::lengthenKey);
  }

  private static void know(String name, List<Cluster> clusters, Judgements judgements) {
    Map<List<String>, Integer> claims = new HashMap<>();
    clusters.forEach(c -> claims.merge(c.key(), 1, Integer::sum));
    clusters.forEach(c -> c.otherKeys().forEach(key -> claims.merge(key, 1, Integer::sum)));
    for (Cluster cluster : clusters) {
      List<List<String>> former =
          cluster.otherKeys().stream().filter(key -> claims.get(key) == 1).toList();
      List<List<String>> different = new ArrayList<>();
      List<Doubt> doubts = new ArrayList<>();
      for (Cluster other : compared(cluster, clusters)) {
        if (judgements.parts(name, cluster, other)) {
          different.add(other.key());
        } else {
          doubts.add(doubt(cluster, other));
        }
      }
      different.sort(Keys.ORDER);
      List<List<String>> possiblySame =
          doubts.stream()
              .sorted(LIKELIEST)
              .limit(MOST_NAMESAKES)
              .map(d -> d.right().key())
              .toList();
      cluster.know(new Namesakes(possiblySame, different, former));
    }
  }

  private static final Comparator<Doubt> LIKELIEST =
      Comparator.comparing(Doubt::likeness)
          .reversed()
          .thenComparing(d -> d.left().key(), Keys.ORDER)
          .thenComparing(d -> d.right().key(), Keys.ORDER);

  /** Whoever has a post is what a reviewer compares with, so a bare name points only at them. */
  private static List<Cluster> compared(Cluster cluster, List<Cluster> clusters) {
    List<Cluster> sure = clusters.stream().filter(c -> !c.bare()).toList();
    return (sure.isEmpty() ? clusters : sure)
        .stream().filter(c -> c != cluster).limit(MOST_COMPARED).toList();
  }

  /** Two that may be one, and what speaks for it besides the name. */
  private static Doubt doubt(Cluster left, Cluster right) {
    List<String> reasons = Likeness.reasons(left, right);
    return new Doubt(left.candidate(), right.candidate(), false, Likeness.weight(reasons), reasons);
  }

  /** What a reviewer should look at: persons that may be one, and one that may be two. */
  List<Doubt> doubts() {
    List<Doubt> doubts = new ArrayList<>();
    persons.forEach((name, clusters) -> doubts.addAll(doubts(name, clusters)));
    doubts.sort(LIKELIEST);
    return doubts;
  }

  private List<Doubt> doubts(String name, List<Cluster> clusters) {
    List<Doubt> doubts = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      for (int k = i + 1; k < clusters.size(); k++) {
        Cluster left = clusters.get(i);
        Cluster right = clusters.get(k);
        if (!left.bare()
            && !right.bare()
            && !judged.hasSeen(name, left.members(), right.members())) {
          Doubt doubt = doubt(left, right);
          // of a name that many bear, only what there is some reason for
          if (doubt.likeness() > 0 || clusters.size() <= MOST_NAMESAKES) {
            doubts.add(doubt);
          }
        }
      }
      doubts.addAll(Likeness.joints(name, clusters.get(i), judged));
    }
    return doubts;
  }
}
