package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.DCTERMS_ISSUED;
import static io.github.gonggao.graph.Vocabulary.DCTERMS_TITLE;
import static io.github.gonggao.graph.Vocabulary.DOCUMENT_KIND;
import static io.github.gonggao.graph.Vocabulary.DOCUMENT_NUMBER;
import static io.github.gonggao.graph.Vocabulary.FOAF_PERSON;
import static io.github.gonggao.graph.Vocabulary.ISSUER;
import static io.github.gonggao.graph.Vocabulary.ORG_CLASSIFICATION;
import static io.github.gonggao.graph.Vocabulary.ORG_MEMBER;
import static io.github.gonggao.graph.Vocabulary.ORG_ORGANIZATION;
import static io.github.gonggao.graph.Vocabulary.ORG_ORGANIZATION_CLASS;
import static io.github.gonggao.graph.Vocabulary.ORG_POST_IN;
import static io.github.gonggao.graph.Vocabulary.ORG_SUB_ORGANIZATION_OF;
import static io.github.gonggao.graph.Vocabulary.ORG_UNIT_OF;
import static io.github.gonggao.graph.Vocabulary.POLICY_DOCUMENT;
import static io.github.gonggao.graph.Vocabulary.POST;
import static io.github.gonggao.graph.Vocabulary.SKOS_ALT_LABEL;
import static io.github.gonggao.graph.Vocabulary.SKOS_PREF_LABEL;

import io.github.gonggao.graph.GraphView;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/**
 * Persons, bodies and documents that somebody's name may mean, with a score that says why.
 *
 * <p>The score is 100 times how well the name fits; where properties were given, three parts of
 * that and one part the share of the properties that agree. A candidate is a match by itself only
 * if its name is the very name, at least half of the properties agree, and no other comes near:
 * namesakes are never told apart by guessing.
 */
final class Candidates {
  /** A sort of things that names are looked up among; what it holds is not changed by anybody. */
  @SuppressWarnings("ImmutableEnumChecker")
  enum Type {
    PERSON("person", FOAF_PERSON, new Page.Label("人物", "person")),
    ORGANIZATION("org", ORG_ORGANIZATION_CLASS, new Page.Label("组织", "organization")),
    DOCUMENT("document", POLICY_DOCUMENT, new Page.Label("文件", "document"));

    private final String kind;
    private final Node type;
    private final Page.Label label;

    Type(String kind, Node type, Page.Label label) {
      this.kind = kind;
      this.type = type;
      this.label = label;
    }

    String kind() {
      return kind;
    }

    String id() {
      return type.getURI();
    }

    String label() {
      return label.zh() + " " + label.en();
    }

    /** By its IRI or its short name. */
    static Optional<Type> of(String id) {
      return Stream.of(values()).filter(t -> t.id().equals(id) || t.kind.equals(id)).findFirst();
    }

    static Optional<Type> ofEntity(String local) {
      return Stream.of(values()).filter(t -> local.startsWith(t.kind + "/")).findFirst();
    }
  }

  /** What can be asked of a thing, or given to tell it from its namesakes. */
  enum Property {
    NAME("name", "名称", "name", (look, n) -> names(look, n), Type.values()),
    POST_HELD("post", "职务", "post held", (look, n) -> posts(look, n), Type.PERSON),
    BODY("organization", "任职机构", "organization served", (look, n) -> bodies(look, n), Type.PERSON),
    PARENT(
        "parent",
        "上级机构",
        "parent organization",
        (look, n) -> all(look, List.of(n), ORG_SUB_ORGANIZATION_OF, ORG_UNIT_OF),
        Type.ORGANIZATION),
    CLASSIFICATION(
        "classification",
        "机构类型",
        "kind of organization",
        (look, n) -> look.objects(n, ORG_CLASSIFICATION),
        Type.ORGANIZATION),
    NUMBER("number", "文号", "number", (look, n) -> look.objects(n, DOCUMENT_NUMBER), Type.DOCUMENT),
    ISSUED_BY("issuer", "发文机关", "issuer", (look, n) -> look.objects(n, ISSUER), Type.DOCUMENT),
    DATE("date", "日期", "date", (look, n) -> look.objects(n, DCTERMS_ISSUED), Type.DOCUMENT),
    KIND(
        "kind",
        "文件种类",
        "kind of document",
        (look, n) -> look.objects(n, DOCUMENT_KIND),
        Type.DOCUMENT);

    private final String id;
    private final String zh;
    private final String en;

    @SuppressWarnings("ImmutableEnumChecker") // functions without a state
    private final BiFunction<Look, Node, List<Node>> values;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<Type> types;

    Property(
        String id, String zh, String en, BiFunction<Look, Node, List<Node>> values, Type... types) {
      this.id = id;
      this.zh = zh;
      this.en = en;
      this.values = values;
      this.types = List.of(types);
    }

    String id() {
      return id;
    }

    String label() {
      return zh + " " + en;
    }

    List<Node> values(Look look, Node node) {
      return values.apply(look, node);
    }

    boolean isOf(Type type) {
      return types.contains(type);
    }

    static Optional<Property> of(String id) {
      return Stream.of(values()).filter(p -> p.id.equals(id)).findFirst();
    }
  }

  /**
   * A thing that a name may mean.
   *
   * @param name how well its name fits, 0 to 1
   * @param agreeing share of the given properties that agree; 0 where none was given
   */
  record Candidate(
      String local,
      String label,
      String description,
      Type type,
      double score,
      double name,
      double agreeing,
      boolean match) {}

  /** A property that was given, and the values that it may have. */
  record Given(String property, List<String> values) {}

  private static final double VERY_NAME = 1;
  private static final double OTHER_NAME = 0.95;
  private static final double PART = 0.8;
  private static final double SOUND = 0.7;
  private static final double SHARE_OF_NAME = 0.75;
  private static final double GAP = 10;

  /** Hits of a search that are looked at: as many namesakes as anybody has. */
  private static final int LOOKED_AT = 60;

  private final GraphView view;
  private final Look look;

  Candidates(GraphView view, Look look) {
    this.view = view;
    this.look = look;
  }

  List<Candidate> of(String name, List<Type> types, List<Given> given, int limit) {
    String wanted = name.strip();
    List<Candidate> all = new ArrayList<>();
    for (Type type : types.isEmpty() ? List.of(Type.values()) : types) {
      for (GraphView.Hit hit :
          view.find(bare(wanted), type.kind(), List.of(), 0, LOOKED_AT).shown()) {
        all.add(candidate(hit.local(), type, wanted, given));
      }
    }
    all.removeIf(candidate -> candidate.name() == 0);
    all.sort(
        Comparator.comparingDouble((Candidate c) -> -c.score()).thenComparing(Candidate::local));
    List<Candidate> shown = new ArrayList<>(all.subList(0, Math.min(limit, all.size())));
    if (!shown.isEmpty() && isSure(shown.get(0), all, given)) {
      Candidate c = shown.get(0);
      shown.set(
          0,
          new Candidate(
              c.local(),
              c.label(),
              c.description(),
              c.type(),
              c.score(),
              c.name(),
              c.agreeing(),
              true));
    }
    return shown;
  }

  /** Title marks are not part of a title. */
  private static String bare(String name) {
    return name.replaceAll("[《》〈〉]", " ").strip();
  }

  private static boolean isSure(Candidate first, List<Candidate> all, List<Given> given) {
    return first.name() >= OTHER_NAME
        && (given.isEmpty() || first.agreeing() >= 0.5)
        && (all.size() == 1 || first.score() - all.get(1).score() >= GAP);
  }

  private Candidate candidate(String local, Type type, String wanted, List<Given> given) {
    Node node = look.iri(local);
    double name = likeness(node, wanted);
    double agreeing =
        given.isEmpty()
            ? 0
            : (double) given.stream().filter(g -> agrees(node, g)).count() / given.size();
    double share = given.isEmpty() ? name : SHARE_OF_NAME * name + (1 - SHARE_OF_NAME) * agreeing;
    return new Candidate(
        local,
        look.name(node).plain(),
        description(node),
        type,
        Math.round(1_000 * share) / 10.0,
        name,
        agreeing,
        false);
  }

  String description(Node node) {
    return String.join(
        "；",
        Hints.of(look, node).stream()
            .map(p -> p.label().plain())
            .filter(s -> !s.isEmpty())
            .toList());
  }

  private double likeness(Node node, String wanted) {
    String folded = fold(bare(wanted));
    if (folded.isEmpty()) {
      return SOUND;
    }
    double best = 0;
    for (Node property : List.of(SKOS_PREF_LABEL, DCTERMS_TITLE, SKOS_ALT_LABEL, DOCUMENT_NUMBER)) {
      double equal = property.equals(SKOS_ALT_LABEL) ? OTHER_NAME : VERY_NAME;
      for (Node label : look.objects(node, property)) {
        String name = fold(bare(Look.lexical(label)));
        if (name.equals(folded)) {
          best = Math.max(best, equal);
        } else if (name.contains(folded)) {
          best = Math.max(best, PART * folded.length() / name.length());
        }
      }
    }
    // found by what it sounds like, or by its traditional characters
    boolean latin = folded.chars().allMatch(c -> c < 0x250);
    return best > 0 ? best : latin ? SOUND : PART / 2;
  }

  private boolean agrees(Node node, Given given) {
    Optional<Property> property = Property.of(given.property());
    if (property.isEmpty()) {
      return false;
    }
    for (Node value : property.get().values(look, node)) {
      String label = fold(value.isURI() ? look.name(value).plain() : Look.lexical(value));
      String local = look.local(value).orElse("");
      for (String wanted : given.values()) {
        String folded = fold(wanted);
        if (!folded.isEmpty()
            && (wanted.equals(local) || label.equals(folded) || label.contains(folded))) {
          return true;
        }
      }
    }
    return false;
  }

  /** How names are compared: narrow, small letters, without blanks. */
  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", "");
  }

  private static List<Node> names(Look look, Node node) {
    return all(look, List.of(node), SKOS_PREF_LABEL, DCTERMS_TITLE, SKOS_ALT_LABEL);
  }

  private static List<Node> posts(Look look, Node person) {
    return all(look, look.subjects(ORG_MEMBER, person), POST);
  }

  private static List<Node> bodies(Look look, Node person) {
    Set<Node> bodies = new LinkedHashSet<>();
    bodies.addAll(all(look, look.subjects(ORG_MEMBER, person), ORG_ORGANIZATION));
    bodies.addAll(all(look, posts(look, person), ORG_POST_IN));
    return List.copyOf(bodies);
  }

  private static List<Node> all(Look look, List<Node> subjects, Node... properties) {
    Set<Node> found = new LinkedHashSet<>();
    for (Node subject : subjects) {
      for (Node property : properties) {
        found.addAll(look.objects(subject, property));
      }
    }
    return List.copyOf(found);
  }
}
