package io.github.gonggao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.graph.Graph;
import io.github.gonggao.graph.GraphSettings;
import io.github.gonggao.graph.GraphView;
import io.github.gonggao.graph.Scripts;
import io.github.gonggao.model.Candidate;
import io.github.gonggao.model.Judgement;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Resolution;
import io.github.gonggao.model.Verdict;
import io.github.gonggao.resolve.Judgements;
import io.github.gonggao.resolve.Resolver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is who in the made-up world: namesakes, careers, reforms, reports, versions, judgements. */
class WorldTest {
  private static World world;
  private static List<String> order;

  @BeforeAll
  static void read() throws IOException {
    world = World.read();
    order = List.copyOf(world.told().keySet());
  }

  /** Pairs of mentions, and B-cubed: each mention's own share of right company. */
  private record Figures(double precision, double recall, double b3precision, double b3recall) {
    static final Figures PERFECT = new Figures(1, 1, 1, 1);

    static Figures of(List<World.Mention> mentions, List<String> found) {
      int right = 0;
      int together = 0;
      int belong = 0;
      double precision = 0;
      double recall = 0;
      for (int i = 0; i < mentions.size(); i++) {
        int common = 0;
        int same = 0;
        int wanted = 0;
        for (int k = 0; k < mentions.size(); k++) {
          boolean isOne = mentions.get(i).entity().equals(mentions.get(k).entity());
          boolean foundOne = found.get(i).equals(found.get(k));
          common += isOne && foundOne ? 1 : 0;
          same += foundOne ? 1 : 0;
          wanted += isOne ? 1 : 0;
          if (k > i) {
            right += isOne && foundOne ? 1 : 0;
            together += foundOne ? 1 : 0;
            belong += isOne ? 1 : 0;
          }
        }
        precision += common / (double) same;
        recall += common / (double) wanted;
      }
      int n = mentions.size();
      return new Figures(
          together == 0 ? 1 : right / (double) together,
          belong == 0 ? 1 : right / (double) belong,
          precision / n,
          recall / n);
    }
  }

  private static String key(Map<String, Resolution> resolved, World.Mention mention) {
    return resolved
        .get(mention.announcement())
        .of(new Name(mention.kind(), mention.name()))
        .map(entity -> String.join("|", entity.key()))
        .orElse("nobody of " + mention);
  }

  private static Map<Name.Kind, Figures> figures(Map<String, Resolution> resolved) {
    Map<Name.Kind, Figures> all = new EnumMap<>(Name.Kind.class);
    for (Name.Kind kind :
        List.of(Name.Kind.PERSON, Name.Kind.ORGANIZATION, Name.Kind.MEETING, Name.Kind.DOCUMENT)) {
      List<World.Mention> mentions = world.mentions(kind);
      all.put(kind, Figures.of(mentions, mentions.stream().map(m -> key(resolved, m)).toList()));
    }
    return all;
  }

  /** Entities that are split or merged, for a message that says what is wrong. */
  private static Set<String> wrong(Map<String, Resolution> resolved, Name.Kind kind) {
    Map<String, Set<String>> keys = new TreeMap<>();
    Map<String, Set<String>> entities = new TreeMap<>();
    for (World.Mention mention : world.mentions(kind)) {
      String key = key(resolved, mention);
      keys.computeIfAbsent(mention.entity(), k -> new TreeSet<>()).add(key);
      entities.computeIfAbsent(key, k -> new TreeSet<>()).add(mention.entity());
    }
    Set<String> wrong = new TreeSet<>();
    keys.forEach(
        (entity, all) -> wrong.addAll(all.size() > 1 ? Set.of(entity + " 是 " + all) : Set.of()));
    entities.forEach(
        (key, all) -> wrong.addAll(all.size() > 1 ? Set.of(key + " 是 " + all) : Set.of()));
    return wrong;
  }

  @Test
  void the_world_is_large_enough_to_go_wrong_in() {
    assertTrue(world.told().size() >= 40, () -> "only " + world.told().size());
  }

  @Test
  void with_its_judgements_everybody_is_who_they_are() throws IOException {
    Map<String, Resolution> resolved = world.resolve(World.judgements(), order);
    for (Name.Kind kind : figures(resolved).keySet()) {
      assertEquals(Set.of(), wrong(resolved, kind), kind.toString());
      assertEquals(Figures.PERFECT, figures(resolved).get(kind));
    }
  }

  @Test
  void without_judgements_only_what_no_text_says_is_wrong() {
    Map<String, Resolution> resolved = world.resolve(Judgements.none(), order);
    assertEquals(
        Set.of(
            "李敏 是 [李敏|云澜省水利厅, 李敏|白石县人民政府]",
            "巫启航 是 [巫启航|云澜省审计厅, 巫启航|云澜省财政厅]",
            "王伟|国家邮政局 是 [王伟，副司长, 王伟，副局长]"),
        wrong(resolved, Name.Kind.PERSON));
    Figures persons = figures(resolved).get(Name.Kind.PERSON);
    assertTrue(persons.precision() >= 0.95 && persons.recall() >= 0.9, persons::toString);
  }

  @Test
  void the_order_of_the_announcements_has_no_say() throws IOException {
    Map<String, Resolution> expected = world.resolve(World.judgements(), order);
    List<String> shuffled = new ArrayList<>(order);
    for (int seed = 1; seed <= 100; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      assertEquals(expected, world.resolve(World.judgements(), shuffled), "shuffle " + seed);
    }
  }

  @Test
  void every_joint_says_what_joined_it_and_all_of_a_person_hang_together() {
    Resolver resolver = world.resolver(Judgements.none(), order);
    Candidate official =
        resolver.persons("沈若川").stream().filter(c -> c.seen().size() > 1).findFirst().get();
    assertEquals(official.seen().size() - 1, official.links().size());
    Set<Candidate.Ground> grounds =
        official.links().stream().map(Candidate.Link::ground).collect(Collectors.toSet());
    assertTrue(grounds.contains(Candidate.Ground.SAME_POST), grounds::toString);
    assertTrue(grounds.contains(Candidate.Ground.BODY_NAMED), grounds::toString);
    assertTrue(
        official.links().stream()
            .anyMatch(
                l -> l.ground() == Candidate.Ground.SAME_POST && l.detail().equals("云澜省交通运输厅厅长")),
        official::toString);
  }

  @Test
  void one_line_splits_a_wrong_merge_and_without_it_the_graph_is_as_it_was() {
    Map<String, Resolution> before = world.resolve(Judgements.none(), order);
    Judgement line =
        new Judgement("王伟|国家邮政局政策法规司", "王伟|国家邮政局", Verdict.DIFFERENT, "馆员甲", "两个人", "2024-09-01");
    Map<String, Resolution> after = world.resolve(Judgements.of(List.of(line)), order);
    Set<String> changed =
        order.stream()
            .filter(id -> !before.get(id).equals(after.get(id)))
            .collect(Collectors.toSet());
    // the first of each of the two says that they are two, and the second has a key of its own
    assertEquals(Set.of("a11", "a13", "a14"), changed);
    assertEquals(
        List.of(after.get("a13").of(Name.person("王伟")).orElseThrow().key()),
        after.get("a11").of(Name.person("王伟")).orElseThrow().namesakes().different());
    assertEquals(before, world.resolve(Judgements.none(), order));
  }

  @Test
  void who_is_judged_to_be_one_leaves_a_key_that_leads_to_the_other() throws IOException {
    Map<String, Resolution> resolved = world.resolve(World.judgements(), order);
    Resolution.Entity first = resolved.get("a27").of(Name.person("巫启航")).orElseThrow();
    assertEquals(List.of("巫启航", "云澜省财政厅"), first.key());
    assertEquals(List.of(List.of("巫启航", "云澜省审计厅")), first.namesakes().former());
  }

  @Test
  void namesakes_say_of_each_other_that_they_may_be_one_the_likeliest_first() {
    Map<String, Resolution> resolved = world.resolve(Judgements.none(), order);
    assertEquals(
        List.of(List.of("巫启航", "云澜省审计厅")),
        resolved.get("a27").of(Name.person("巫启航")).orElseThrow().namesakes().possiblySame());
    // only the first announcement of a person says it
    assertEquals(
        Resolution.Namesakes.NONE,
        resolved.get("a28").of(Name.person("巫启航")).orElseThrow().namesakes());
    List<Candidate.Doubt> doubts = world.resolver(Judgements.none(), order).doubts();
    Set<String> names = doubts.stream().map(d -> d.left().key().get(0)).collect(Collectors.toSet());
    assertTrue(names.containsAll(Set.of("巫启航", "王伟")), names::toString);
    assertTrue(
        doubts.stream().anyMatch(d -> d.joined() && d.left().key().get(0).equals("王伟")),
        doubts::toString);
  }

  /** The names of an announcement, without those that everybody has. */
  private static Set<Name> people(String id) {
    Set<Name> names = new HashSet<>();
    world
        .resolve(Judgements.none(), List.of(id))
        .get(id)
        .entities()
        .keySet()
        .forEach(name -> names.addAll(name.kind() == Name.Kind.PERSON ? Set.of(name) : Set.of()));
    return names;
  }

  @Test
  void an_announcement_more_changes_nothing_of_people_it_does_not_name() {
    Map<String, Set<Name>> people = new HashMap<>();
    order.forEach(id -> people.put(id, people(id)));
    Map<String, Resolution> all = world.resolve(Judgements.none(), order);
    for (String more : order) {
      List<String> others = new ArrayList<>(order);
      others.remove(more);
      Map<String, Resolution> before = world.resolve(Judgements.none(), others);
      for (String id : others) {
        Map<Name, Resolution.Entity> same = new LinkedHashMap<>();
        people.get(id).stream()
            .filter(name -> !people.get(more).contains(name))
            .forEach(name -> same.put(name, before.get(id).of(name).orElseThrow()));
        same.forEach(
            (name, entity) -> assertEquals(entity, all.get(id).of(name).orElseThrow(), more));
      }
    }
  }

  private static final GraphSettings SETTINGS =
      GraphSettings.of(
          "test",
          new Scripts() {
            @Override
            public String toTraditional(String simplified) {
              return simplified;
            }

            @Override
            public String toSimplified(String text) {
              return text;
            }

            @Override
            public List<String> syllables(String text) {
              return List.of();
            }

            @Override
            public Optional<String> pinyin(String personName) {
              return Optional.empty();
            }
          });

  /** Puts announcements into a store, and tells which graphs were not as they are now. */
  private static Set<String> put(Path store, Collection<String> ids, Judgements judgements)
      throws IOException {
    Set<String> touched = new TreeSet<>();
    try (Graph graph = Graph.open(store, SETTINGS)) {
      Map<String, Resolution> resolved = world.resolve(judgements, ids);
      for (String id : ids) {
        World.Told one = world.told().get(id);
        if (graph.put(one.announcement(), one.facts(), resolved.get(id))
            != Graph.Change.UNCHANGED) {
          touched.add(id);
        }
      }
      graph.commit();
    }
    return touched;
  }

  private static Set<String> quads(Path store) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GraphView view = GraphView.open(store)) {
      view.export("nquads", out);
    }
    return out.toString(UTF_8).lines().collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void batches_leave_the_graph_that_one_build_leaves_and_touch_only_what_they_must(
      @TempDir Path folder) throws IOException {
    Judgements judgements = World.judgements();
    put(folder.resolve("whole"), order, judgements);
    for (int batch : new int[] {11, 30}) {
      Path store = folder.resolve("by" + batch);
      for (int n = batch; n < order.size() + batch; n += batch) {
        put(store, order.subList(0, Math.min(n, order.size())), judgements);
      }
      assertEquals(quads(folder.resolve("whole")), quads(store));
    }
    // 张敏 of the county is the one who says that there is another of her name
    Path store = folder.resolve("more");
    List<String> others = new ArrayList<>(order);
    others.remove("a46");
    put(store, others, judgements);
    assertEquals(Set.of("a45", "a46"), put(store, order, judgements));
    assertEquals(Set.of(), put(store, order, judgements));
  }

  @Test
  void a_later_announcement_rekeys_nobody() {
    // in the order of their days
    List<String> byDay = new ArrayList<>(order);
    byDay.sort(
        java.util.Comparator.comparing(
            id -> world.told().get(id).announcement().published().get()));
    Map<String, List<String>> keys = new HashMap<>();
    for (int n = 1; n <= byDay.size(); n++) {
      List<String> known = byDay.subList(0, n);
      Map<String, Resolution> resolved = world.resolve(Judgements.none(), known);
      for (World.Mention mention : world.mentions(Name.Kind.PERSON)) {
        if (known.contains(mention.announcement())) {
          List<String> key =
              resolved
                  .get(mention.announcement())
                  .of(Name.person(mention.name()))
                  .orElseThrow()
                  .key();
          List<String> old = keys.put(mention.announcement() + mention.name(), key);
          // a bare name may find its bearer later; whoever has a post keeps the key
          assertFalse(
              old != null && !old.equals(key) && !old.get(1).matches("[0-9a-f]{64}"),
              () -> old + " became " + key);
        }
      }
    }
  }
}
