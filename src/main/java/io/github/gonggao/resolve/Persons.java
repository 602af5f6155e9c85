package io.github.gonggao.resolve;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Judgement;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which sightings of a name are one person.
 *
 * <p>Problem: 刘君 is deputy head of a bureau in one announcement and vice-mayor in another; 李强 is
 * the same in thousands. A name alone never decides (ontology, §7.1).
 *
 * <p>Method: inside one announcement a name is one person, so a sighting carries all posts that the
 * announcement gives the name, a personnel change from A to B included. Sightings of one name are
 * joined (union-find) when they share a post or the top organ of a post; sharing is transitive, so
 * careers chain. Bodies whose members hold their main post elsewhere (人大代表, 政协委员) and bodies that
 * everybody of rank belongs to join only by the very same post, seats of congresses not at all.
 * Sightings without any post (陪同 lists) are joined among themselves where two of the other
 * participants of a meeting are the same, and to a cluster where exactly one of that name either
 * has an organ that the announcement names or has met one of the same participants; else they stay
 * persons of their own, with possiblySame pointing at the clusters. People's judgements are
 * replayed last. A cluster's key is that of its least sighting, by date of publication and then by
 * anchor, so the order of input has no say; a new announcement changes a key only if it is earlier
 * than all others of the cluster, or joins two clusters.
 *
 * <p>Limits: two namesakes in one organ become one person until a judgement parts them, which today
 * needs different organs to say so; what only shares a birth date is not joined, since no fact
 * carries it.
 */
final class Persons {
  private static final int MOST_NAMESAKES = 5;
  private static final int MOST_COMPANY = 12;

  /** Seats that hundreds of namesakes may share. */
  private static final Pattern SEAT = Pattern.compile(".*(代表|政协委员|党员|院士|工作人员|同志)$");

  /** Bodies whose people have little in common but the body. */
  private static final Set<String> BROAD =
      Set.of(
          "中国共产党中央委员会",
          "国务院",
          "中共中央",
          "中央",
          "全国人大",
          "全国人民代表大会",
          "全国政协",
          "中国人民政治协商会议全国委员会",
          "新华社",
          "中央政治局");

  private final Organizations organizations;
  private final Map<String, Map<SourceId, Sighting>> sightings = new TreeMap<>();
  private final Map<String, Map<SourceId, Cluster>> clusters = new HashMap<>();

  Persons(Organizations organizations) {
    this.organizations = organizations;
  }

  /** One person of the corpus. */
  static final class Cluster {
    private final String name;
    private final TreeSet<Sighting> members = new TreeSet<>();
    private final Set<List<String>> different = new TreeSet<>(Keys.ORDER);
    private List<List<String>> possiblySame = List.of();

    private Cluster(String name) {
      this.name = name;
    }

    List<String> key() {
      return members.first().key(name);
    }

    List<List<String>> possiblySame() {
      return possiblySame;
    }

    private boolean bare() {
      return members.first().bare();
    }
  }

  void add(SourceId source, Optional<LocalDate> published, List<Fact> facts) {
    Map<String, Posts> posts = new LinkedHashMap<>();
    Set<String> around = new TreeSet<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.PostHeld held) {
        held.organization().ifPresent(o -> around.add(organ(o.value())));
        posts
            .computeIfAbsent(held.person().value(), k -> new Posts())
            .post(held.organization(), held.position(), held.post());
      } else if (fact instanceof Fact.PersonnelChanged changed) {
        posts
            .computeIfAbsent(changed.person().value(), k -> new Posts())
            .post(changed.organization(), changed.position().orElse(""), changed.post().orElse(""));
      }
    }
    for (Name name : NamesOf.facts(facts)) {
      if (name.kind() == Name.Kind.ORGANIZATION) {
        around.add(organ(name.value()));
      } else if (name.kind() == Name.Kind.PERSON) {
        posts.computeIfAbsent(name.value(), k -> new Posts());
      }
    }
    around.removeAll(BROAD);
    Map<String, Set<String>> company = company(facts);
    posts.forEach(
        (name, p) ->
            sightings
                .computeIfAbsent(name, k -> new TreeMap<>())
                .put(
                    source,
                    p.sighting(source, published, around, company.getOrDefault(name, Set.of()))));
  }

  /** With whom each person meets. */
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
    for (Set<String> all : meetings.values()) {
      for (String name : all) {
        Set<String> others = company.computeIfAbsent(name, k -> new TreeSet<>());
        all.stream().filter(o -> !o.equals(name)).limit(MOST_COMPANY).forEach(others::add);
      }
    }
    return company;
  }

  private String organ(String organization) {
    return organizations.organ(organizations.canonical(organization));
  }

  private final class Posts {
    private final Set<String> posts = new LinkedHashSet<>();
    private final Set<String> organs = new LinkedHashSet<>();
    private String anchor = "";

    void post(Optional<Name> organization, String position, String post) {
      String body = organization.map(Name::value).orElse("");
      if (body.isEmpty() && post.length() > position.length() && post.endsWith(position)) {
        // 泰国总理: the country stands where a body would
        body =
            post.substring(0, post.length() - position.length())
                .replaceFirst("^(原|时任|前|现任|新任|候任|当选)", "");
      }
      if (body.isEmpty()) {
        return;
      }
      String canonical = organizations.canonical(body);
      String organ = organizations.organ(canonical);
      if (anchor.isEmpty()) {
        anchor = organ;
      }
      if (SEAT.matcher(position).matches()) {
        return;
      }
      posts.add(canonical + '\t' + position);
      if (!BROAD.contains(organ)) {
        organs.add(organ);
      }
    }

    Sighting sighting(
        SourceId source, Optional<LocalDate> published, Set<String> around, Set<String> company) {
      boolean bare = anchor.isEmpty();
      return new Sighting(
          source,
          published.orElse(LocalDate.MAX),
          bare ? source.value() : anchor,
          bare,
          Set.copyOf(posts),
          Set.copyOf(organs),
          bare ? Set.copyOf(around) : Set.of(),
          Set.copyOf(company));
    }
  }

  void freeze(Judgements judgements) {
    sightings.forEach((name, all) -> clusters.put(name, cluster(name, all.values(), judgements)));
    sightings.clear();
  }

  Optional<Cluster> of(SourceId source, String name) {
    return Optional.ofNullable(clusters.getOrDefault(name, Map.of()).get(source));
  }

  private static Map<SourceId, Cluster> cluster(
      String name, Collection<Sighting> all, Judgements judgements) {
    List<Sighting> ordered = new ArrayList<>(new TreeSet<>(all));
    Union union = new Union(ordered.size());
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < ordered.size(); i++) {
      List<String> marks = new ArrayList<>(ordered.get(i).posts());
      marks.addAll(ordered.get(i).organs());
      for (String mark : marks) {
        Integer other = first.putIfAbsent(mark, i);
        if (other != null) {
          union.join(other, i);
        }
      }
    }
    joinBare(ordered, union);
    Map<Integer, Cluster> byRoot = gather(name, ordered, union);
    for (Judgement judgement : judgements.all()) {
      List<String> left = Judgements.key(judgement.left());
      List<String> right = Judgements.key(judgement.right());
      if (judgement.verdict() == Verdict.SAME && left.get(0).equals(right.get(0))) {
        join(byRoot, left, right);
      }
    }
    List<Cluster> distinct = new ArrayList<>(new LinkedHashSet<>(byRoot.values()));
    for (Judgement judgement : judgements.all()) {
      if (judgement.verdict() == Verdict.DIFFERENT) {
        List<String> left = Judgements.key(judgement.left());
        List<String> right = Judgements.key(judgement.right());
        for (Cluster cluster : distinct) {
          if (cluster.key().equals(left)) {
            cluster.different.add(right);
          } else if (cluster.key().equals(right)) {
            cluster.different.add(left);
          }
        }
      }
    }
    namesakes(distinct);
    Map<SourceId, Cluster> bySource = new HashMap<>();
    for (Cluster cluster : distinct) {
      cluster.members.forEach(sighting -> bySource.put(sighting.source(), cluster));
    }
    return bySource;
  }

  private static void joinBare(List<Sighting> ordered, Union union) {
    Map<String, Integer> pairs = new HashMap<>();
    Map<String, Set<Integer>> byOrgan = new HashMap<>();
    Map<String, Set<Integer>> byCompany = new HashMap<>();
    for (int i = 0; i < ordered.size(); i++) {
      Sighting sighting = ordered.get(i);
      if (sighting.bare()) {
        for (String pair : pairs(sighting.company())) {
          Integer other = pairs.putIfAbsent(pair, i);
          if (other != null) {
            union.join(other, i);
          }
        }
        continue;
      }
      int root = union.root(i);
      sighting.organs().forEach(o -> byOrgan.computeIfAbsent(o, k -> new TreeSet<>()).add(root));
      sighting.company().forEach(c -> byCompany.computeIfAbsent(c, k -> new TreeSet<>()).add(root));
    }
    Map<Integer, Set<Integer>> candidates = new TreeMap<>();
    for (int i = 0; i < ordered.size(); i++) {
      Sighting sighting = ordered.get(i);
      if (sighting.bare()) {
        Set<Integer> own = candidates.computeIfAbsent(union.root(i), k -> new TreeSet<>());
        sighting.around().forEach(o -> own.addAll(byOrgan.getOrDefault(o, Set.of())));
        sighting.company().forEach(c -> own.addAll(byCompany.getOrDefault(c, Set.of())));
      }
    }
    candidates.forEach(
        (group, clusters) -> {
          if (clusters.size() == 1) {
            union.join(clusters.iterator().next(), group);
          }
        });
  }

  private static List<String> pairs(Set<String> company) {
    List<String> names = company.stream().sorted().toList();
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int k = i + 1; k < names.size(); k++) {
        pairs.add(names.get(i) + '\t' + names.get(k));
      }
    }
    return pairs;
  }

  private static Map<Integer, Cluster> gather(String name, List<Sighting> ordered, Union union) {
    Map<Integer, Cluster> byRoot = new TreeMap<>();
    for (int i = 0; i < ordered.size(); i++) {
      byRoot.computeIfAbsent(union.root(i), k -> new Cluster(name)).members.add(ordered.get(i));
    }
    return byRoot;
  }

  private static void join(Map<Integer, Cluster> byRoot, List<String> left, List<String> right) {
    Integer a = null;
    Integer b = null;
    for (Map.Entry<Integer, Cluster> entry : byRoot.entrySet()) {
      if (entry.getValue().key().equals(left)) {
        a = entry.getKey();
      } else if (entry.getValue().key().equals(right)) {
        b = entry.getKey();
      }
    }
    if (a != null && b != null) {
      byRoot.get(a).members.addAll(byRoot.remove(b).members);
    }
  }

  /** Clusters with posts are what a reviewer compares with, so a bare one points only at them. */
  private static void namesakes(List<Cluster> clusters) {
    if (clusters.size() < 2) {
      return;
    }
    List<List<String>> sure = new ArrayList<>();
    List<List<String>> rest = new ArrayList<>();
    clusters.forEach(c -> (c.bare() ? rest : sure).add(c.key()));
    sure.sort(Keys.ORDER);
    rest.sort(Keys.ORDER);
    List<List<String>> candidates = sure.isEmpty() ? rest : sure;
    for (Cluster cluster : clusters) {
      List<String> own = cluster.key();
      cluster.possiblySame =
          candidates.stream()
              .filter(key -> !key.equals(own) && !cluster.different.contains(key))
              .limit(MOST_NAMESAKES)
              .toList();
    }
  }
}
