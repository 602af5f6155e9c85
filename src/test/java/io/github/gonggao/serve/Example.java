package io.github.gonggao.serve;

import io.github.gonggao.graph.Graph;
import io.github.gonggao.graph.GraphSettings;
import io.github.gonggao.graph.Scripts;
import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Evidence;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Resolution;
import io.github.gonggao.model.RestoredText;
import io.github.gonggao.model.Role;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.Span;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;

/** A store of three small announcements: a study session, an appointment, and an attack. */
final class Example {
  static final String STUDY =
      """
      示例省统计局党组召开理论学习中心组（扩大）学习会
      发布时间：2024-03-06　来源：示例省统计局
      3月5日，示例省统计局党组书记、局长林知远主持召开局党组中心组（扩大）学习会，学习《示例省统计工作条例》（以下简称《条例》）。局党组成员、副局长许𠮷安出席会议。各处室负责同志参加会议。
      林知远强调，要如实填报数据；要严肃查处虚报瞒报，坚持“数字必真”。
      """;

  static final String NOTICE =
      """
      示例省人民政府关于许𠮷安任职的通知
      示政任〔2024〕7号
      根据《示例省统计工作条例》，示例省人民政府决定，任命许𠮷安为示例省统计局局长。
      2024年5月8日
      """;

  static final String ATTACK =
      """
      <script>alert("标题")</script><b onmouseover=alert(1)>
      正文里有 </div><img src=x onerror=alert(2)> 和“"><svg onload=alert(3)>局”。
      """;

  static final String HOSTILE_ORGAN = "\"><svg onload=alert(3)>局";

  static final Name LIN = Name.person("林知远");
  static final Name XU = Name.person("许𠮷安");
  static final Name BUREAU = Name.organization("示例省统计局");
  static final Name GROUP = Name.organization("示例省统计局党组");
  static final Name STUDY_GROUP = Name.organization("示例省统计局党组理论学习中心组");
  static final Name GOVERNMENT = Name.organization("示例省人民政府");
  static final Name RULES = Name.document("示例省统计工作条例");
  static final Name SESSION = Name.meeting("示例省统计局党组中心组（扩大）学习会");
  static final Name SLOGAN = Name.formulation("数字必真");
  static final Name LETTER = Name.document("示例省人民政府关于许𠮷安任职的通知");

  private Example() {}

  /** Builds the store, into a directory that may exist. */
  static Path store(Path directory) throws IOException {
    Path store = directory.resolve("tdb2");
    try (Graph graph = Graph.open(store, GraphSettings.of("test", Scripts.none()))) {
      for (Text text : List.of(study(), notice(), attack())) {
        graph.put(text.announcement(), text.facts, text.resolution());
      }
      graph.commit();
    }
    return store;
  }

  /** Adds an announcement in a generation of its own. */
  static void more(Path store, int number) throws IOException {
    try (Graph graph = Graph.open(store, GraphSettings.of("test", Scripts.none()))) {
      Text text =
          new Text(
              ("d" + number).repeat(32),
              "示例省统计局第" + number + "号公告\n示例省统计局发布消息。\n",
              LocalDate.of(2024, 7, 1 + number),
              "http://tjj.example/more/" + number);
      text.title("示例省统计局第" + number + "号公告");
      text.add(new Fact.OrganizationDescribed(BUREAU, Optional.empty(), text.at("示例省统计局")));
      graph.put(text.announcement(), text.facts, text.resolution());
      graph.commit();
    }
  }

  /** Puts into the database what {@link Graph} would never let in. */
  static void smuggle(Path store, List<Quad> quads) throws IOException {
    try (Stream<Path> found = Files.find(store, 2, (p, a) -> p.endsWith("database"))) {
      Path database = found.findFirst().orElseThrow();
      DatasetGraph data = DatabaseMgr.connectDatasetGraph(database.toString());
      Txn.executeWrite(data, () -> quads.forEach(data::add));
      TDBInternal.expel(data, true);
    }
    // the generation is no longer the one whose sums were taken
    try (Stream<Path> files = Files.list(store)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String said = Files.readString(file);
        if (said.contains("\nchecksums=")) {
          Files.writeString(file, said.replaceFirst("\nchecksums=.*", "\nchecksums="));
        }
      }
    }
  }

  static Quad quad(Node graph, Node s, Node p, Node o) {
    return Quad.create(graph, s, p, o);
  }

  private static Text study() {
    Text text = new Text("a1".repeat(32), STUDY, LocalDate.of(2024, 3, 6), "http://tjj.example/1");
    text.title("示例省统计局党组召开理论学习中心组（扩大）学习会");
    text.publisher("示例省统计局");
    Evidence all = text.at("3月5日，示例省统计局党组书记、局长林知远主持召开局党组中心组（扩大）学习会");
    text.name(LIN, List.of("林知远", "示例省统计局"));
    text.name(XU, List.of("许𠮷安", "示例省统计局"));
    text.name(RULES, List.of("示例省统计工作条例", "2023"));
    text.name(SESSION, List.of("示例省统计局党组理论学习中心组", "中心组学习会", "2024-03-05", ""));
    text.add(new Fact.OrganizationDescribed(BUREAU, Optional.empty(), text.at("示例省统计局")));
    text.add(new Fact.PartOf(GROUP, BUREAU, Fact.PartOf.Link.ESTABLISHED_IN, text.at("示例省统计局党组")));
    text.add(held(text, LIN, GROUP, "书记", "示例省统计局党组书记", 1, "示例省统计局党组书记、局长林知远"));
    text.add(held(text, LIN, BUREAU, "局长", "示例省统计局局长", 2, "示例省统计局党组书记、局长林知远"));
    text.add(held(text, XU, BUREAU, "副局长", "示例省统计局副局长", 1, "局党组成员、副局长许𠮷安"));
    text.add(
        new Fact.MeetingHeld(
            SESSION,
            "中心组学习会",
            Optional.of(LocalDate.of(2024, 3, 5)),
            Optional.empty(),
            Optional.of("示例市"),
            Optional.of(STUDY_GROUP),
            true,
            OptionalInt.empty(),
            OptionalInt.empty(),
            all));
    text.add(
        new Fact.Participation(
            SESSION, LIN, List.of(Role.CONVENER, Role.CHAIR), List.of(), 1, all));
    text.add(
        new Fact.Participation(
            SESSION, XU, List.of(Role.ATTENDEE), List.of(), 2, text.at("局党组成员、副局长许𠮷安出席会议")));
    text.add(
        new Fact.Participation(
            SESSION,
            Name.group("各处室负责同志"),
            List.of(Role.PARTICIPANT),
            List.of(
                new Fact.GroupMember(
                    "各处室负责同志", Optional.of(BUREAU), "负责同志", Optional.of("department-internal"))),
            3,
            text.at("各处室负责同志参加会议")));
    text.add(new Fact.BusinessDone(SESSION, "study", List.of(RULES), 1, text.at("学习《示例省统计工作条例》")));
    text.add(
        new Fact.DocumentIssued(
            RULES,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("条例"),
            Optional.empty(),
            false,
            text.at("《示例省统计工作条例》")));
    text.add(new Fact.ShortFormDefined("《条例》", RULES, text.at("《条例》")));
    text.add(mention(text, LIN, "林知远", 1));
    text.add(mention(text, BUREAU, "示例省统计局", 1));
    text.add(mention(text, GROUP, "示例省统计局党组", 0));
    text.add(mention(text, XU, "许𠮷安", 0));
    text.add(mention(text, RULES, "示例省统计工作条例", 0));
    text.add(mention(text, SLOGAN, "数字必真", 0));
    Evidence said = text.at("要如实填报数据；要严肃查处虚报瞒报，坚持“数字必真”。");
    text.add(new Fact.Stated(LIN, "林知远", "强调", said.span(), false, Optional.of(SESSION), 1, said));
    return text;
  }

  private static Text notice() {
    Text text = new Text("b2".repeat(32), NOTICE, LocalDate.of(2024, 5, 8), "http://www.example/7");
    text.title("示例省人民政府关于许𠮷安任职的通知");
    text.name(XU, List.of("许𠮷安", "示例省统计局"));
    text.name(RULES, List.of("示例省统计工作条例", "2023"));
    text.name(LETTER, List.of("示政任〔2024〕7号"));
    Evidence act = text.at("任命许𠮷安为示例省统计局局长");
    text.add(
        new Fact.DocumentIssued(
            LETTER,
            Optional.of("示政任〔2024〕7号"),
            List.of(GOVERNMENT),
            Optional.of(LocalDate.of(2024, 5, 8)),
            Optional.empty(),
            Optional.of("通知"),
            Optional.empty(),
            true,
            text.at("示政任〔2024〕7号")));
    text.add(
        new Fact.DocumentRelated(
            LETTER, Fact.DocumentRelated.Relation.BASED_ON, RULES, text.at("根据《示例省统计工作条例》")));
    text.add(
        new Fact.PersonnelChanged(
            XU,
            Fact.PersonnelChanged.Change.APPOINTED,
            Optional.of(BUREAU),
            Optional.of("局长"),
            Optional.of("示例省统计局局长"),
            Optional.of(LocalDate.of(2024, 5, 8)),
            Optional.of(GOVERNMENT),
            act));
    text.add(held(text, XU, BUREAU, "局长", "示例省统计局局长", 1, "任命许𠮷安为示例省统计局局长"));
    text.add(mention(text, XU, "许𠮷安", 1));
    return text;
  }

  private static Text attack() {
    Text text = new Text("c3".repeat(32), ATTACK, LocalDate.of(2024, 6, 1), "http://evil.example/");
    text.title("<script>alert(\"标题\")</script><b onmouseover=alert(1)>");
    Name organ = Name.organization(HOSTILE_ORGAN);
    text.add(new Fact.OrganizationDescribed(organ, Optional.empty(), text.at(HOSTILE_ORGAN)));
    text.add(mention(text, organ, HOSTILE_ORGAN, 0));
    return text;
  }

  private static Fact held(
      Text text, Name who, Name organ, String position, String post, int order, String words) {
    return new Fact.PostHeld(
        who, Optional.of(organ), position, post, Fact.TenureStatus.REGULAR, order, text.at(words));
  }

  private static Fact mention(Text text, Name name, String form, int nth) {
    return new Fact.Mentioned(name, form, text.at(form, nth));
  }

  /** An announcement while its facts are written down. */
  private static final class Text {
    private final SourceId id;
    private final String words;
    private final LocalDate day;
    private final URI place;
    private final List<Fact> facts = new ArrayList<>();
    private final Map<Name, Resolution.Entity> names = new HashMap<>();
    private Optional<Span> title = Optional.empty();
    private Optional<Span> publisher = Optional.empty();

    Text(String id, String words, LocalDate day, String place) {
      this.id = new SourceId(id);
      this.words = words;
      this.day = day;
      this.place = URI.create(place);
    }

    void add(Fact fact) {
      facts.add(fact);
    }

    void title(String form) {
      title = Optional.of(at(form).span());
    }

    void publisher(String form) {
      publisher = Optional.of(at(form).span());
    }

    void name(Name name, List<String> key) {
      names.put(name, new Resolution.Entity(name.kind(), key, name.value(), List.of()));
    }

    Evidence at(String form) {
      return at(form, 0);
    }

    Evidence at(String form, int nth) {
      int start = -1;
      for (int i = 0; i <= nth; i++) {
        start = words.indexOf(form, start + 1);
        if (start < 0) {
          throw new IllegalArgumentException("not in the text: " + form);
        }
      }
      return new Evidence(id, new Span(start, start + form.length()), "test");
    }

    Announcement announcement() {
      return new Announcement(
          id,
          place,
          new RestoredText(words, words, Alignment.IDENTITY),
          title,
          Optional.of(day),
          publisher,
          new Span(0, words.length()),
          List.of());
    }

    Resolution resolution() {
      return new Resolution(id, names);
    }
  }
}
