package io.github.gonggao.graph;

import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Edit;
import io.github.gonggao.model.Evidence;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Repair;
import io.github.gonggao.model.Resolution;
import io.github.gonggao.model.RestoredText;
import io.github.gonggao.model.Role;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.Span;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * An announcement of a bureau that does not exist, with all that the first real one has:
 * traditional characters, a Pinyin gloss, a run decoded at the wrong byte, a character outside the
 * basic plane, an expanded study session with named and unnamed participants, short forms, a
 * statement in points.
 */
final class Example {
  static final SourceId ID =
      new SourceId("5e1f00d05e1f00d05e1f00d05e1f00d05e1f00d05e1f00d05e1f00d05e1f00d0");
  static final LocalDate PUBLISHED = LocalDate.of(2021, 3, 5);
  static final LocalDate HELD = LocalDate.of(2021, 3, 4);

  private static final String BUREAU = "国家灯塔局";
  private static final String GROUP = "国家灯塔局党组";
  private static final Name MEETING = Name.meeting("国家灯塔局党组中心组（扩大）学习会");
  private static final Name REGULATIONS = Name.document("中国共产党灯塔系统基层组织工作条例");
  private static final Name PROVISIONS = Name.document("党委（党组）守护灯塔责任规定");
  private static final Name CENTRAL = Name.organization("中共中央");

  private final StringBuilder source = new StringBuilder();
  private final StringBuilder restored = new StringBuilder();
  private final List<Edit> edits = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private final SourceId id;
  private Announcement announcement;

  private Example(SourceId id) {
    this.id = id;
  }

  static Example studySession() {
    return studySession(ID, "守好每一座灯塔");
  }

  /** The same meeting with other words in the title, under another id. */
  static Example studySession(SourceId id, String slogan) {
    Example example = new Example(id);
    example.text(slogan);
    example.facts();
    return example;
  }

  Announcement announcement() {
    return announcement;
  }

  List<Fact> all() {
    return List.copyOf(facts);
  }

  static GraphSettings settings() {
    return GraphSettings.of("1.2.3", scripts()).reportingTo(Throwable::printStackTrace);
  }

  static Scripts scripts() {
    return new Scripts() {
      @Override
      public String toTraditional(String simplified) {
        return simplified.replace("国", "國").replace("灯", "燈").replace("党", "黨");
      }

      @Override
      public String toSimplified(String text) {
        return text.replace("國", "国").replace("燈", "灯").replace("黨", "党");
      }

      @Override
      public List<String> syllables(String text) {
        return text.equals("林海生") ? List.of("lin", "hai", "sheng") : List.of();
      }

      @Override
      public Optional<String> pinyin(String name) {
        return name.equals("林海生") ? Optional.of("Lin Haisheng") : Optional.empty();
      }
    };
  }

  private void same(String text) {
    source.append(text);
    restored.append(text);
  }

  private void edit(String from, String to, Repair repair) {
    Span before = new Span(source.length(), source.length() + from.length());
    Span after = new Span(restored.length(), restored.length() + to.length());
    source.append(from);
    restored.append(to);
    edits.add(new Edit(before, after, repair));
  }

  /** Traditional characters, as many as simplified ones. */
  private void traditional(String from, String to) {
    edit(from, to, Repair.SIMPLIFIED);
  }

  private void text(String slogan) {
    traditional("林海生在國家燈塔局黨組中心組", "林海生在国家灯塔局党组中心组");
    edit("(擴大)", "（扩大）", Repair.SIMPLIFIED);
    traditional("學習會上強調", "学习会上强调");
    same(slogan + "\n");
    int title = restored.length() - 1;
    same("2021-03-05\n");
    int body = restored.length();
    same("3月4日，");
    traditional("國家燈塔局黨組書記、局長林海生主持召開局黨組中心組", "国家灯塔局党组书记、局长林海生主持召开局党组中心组");
    edit("(擴大)", "（扩大）", Repair.SIMPLIFIED);
    traditional(
        "學習會，深入學習《中國共產黨燈塔系統基層組織工作條例》和《黨委（黨組）守護燈塔責任", "学习会，深入学习《中国共产党灯塔系统基层组织工作条例》和《党委（党组）守护灯塔责任");
    edit("規(guī)", "规", Repair.GLOSS);
    same("定》");
    traditional(
        "（以下分別簡稱《條例》《規定》）。局黨組成員、副局長陳𠮷、周曉帆出席會議。\n", "（以下分别简称《条例》《规定》）。局党组成员、副局长陈𠮷、周晓帆出席会议。\n");
    traditional("林海生指出，黨中央修訂的《條例》是基本遵循", "林海生指出，党中央修订的《条例》是基本遵循");
    edit("?!稐l例", "。《条例", Repair.BYTE_SLIP);
    traditional("》的實施意義重大；要增強“四個意識”。\n", "》的实施意义重大；要增强“四个意识”。\n");
    traditional(
        "法規司、機關黨委、燈塔報社主要負責同志作交流。局機關各司室負責同志參加學習會。\n", "法规司、机关党委、灯塔报社主要负责同志作交流。局机关各司室负责同志参加学习会。\n");
    int end = restored.length();
    traditional("國家燈塔局", "国家灯塔局");
    announcement =
        new Announcement(
            id,
            URI.create("https://example.org/news/1"),
            new RestoredText(source.toString(), restored.toString(), new Alignment(edits)),
            Optional.of(new Span(0, title)),
            Optional.of(PUBLISHED),
            Optional.of(new Span(end, restored.length())),
            new Span(body, end),
            List.of());
  }

  /** Where {@code words} stand in the restored text, from the body on. */
  Span at(String words) {
    int start = restored.indexOf(words, announcement.body().start());
    if (start < 0) {
      throw new IllegalArgumentException(words);
    }
    return new Span(start, start + words.length());
  }

  private Evidence evidence(String words) {
    return new Evidence(id, at(words), "Example");
  }

  private void organization(String name, String kind, String words) {
    facts.add(
        new Fact.OrganizationDescribed(
            Name.organization(name), Optional.of(kind), evidence(words)));
  }

  private void part(String part, Fact.PartOf.Link link, String whole, String words) {
    facts.add(
        new Fact.PartOf(Name.organization(part), Name.organization(whole), link, evidence(words)));
  }

  private void post(String person, String body, String title, int order, String words) {
    facts.add(
        new Fact.PostHeld(
            Name.person(person),
            Optional.of(Name.organization(body)),
            title,
            body + title,
            Fact.TenureStatus.REGULAR,
            order,
            evidence(words)));
  }

  private void takesPart(String person, int order, String words, Role... roles) {
    facts.add(
        new Fact.Participation(
            MEETING, Name.person(person), List.of(roles), List.of(), order, evidence(words)));
  }

  private void mentioned(Name name, String form) {
    facts.add(new Fact.Mentioned(name, form, evidence(form)));
  }

  private void facts() {
    organization(BUREAU, "sc-bureau", "国家灯塔局");
    organization(GROUP, "party-group", "国家灯塔局党组");
    organization("国家灯塔局党组中心组", "study-group", "局党组中心组");
    organization("国家灯塔局法规司", "department-internal", "法规司");
    organization("国家灯塔局机关党委", "organ-party-committee", "机关党委");
    organization("灯塔报社", "media", "灯塔报社");
    organization("中共中央", "party-central", "党中央");
    part(GROUP, Fact.PartOf.Link.ESTABLISHED_IN, BUREAU, "国家灯塔局党组");
    part("国家灯塔局党组中心组", Fact.PartOf.Link.SUB_ORGANIZATION, GROUP, "局党组中心组");
    part("国家灯塔局法规司", Fact.PartOf.Link.UNIT, BUREAU, "法规司");
    part("国家灯塔局机关党委", Fact.PartOf.Link.ESTABLISHED_IN, BUREAU, "机关党委");
    facts.add(
        new Fact.MeetingHeld(
            MEETING,
            "中心组学习会",
            Optional.of(HELD),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Name.organization(GROUP)),
            true,
            OptionalInt.empty(),
            OptionalInt.empty(),
            evidence("3月4日，国家灯塔局党组书记、局长林海生主持召开局党组中心组（扩大）学习会")));
    post("林海生", GROUP, "书记", 1, "国家灯塔局党组书记");
    post("林海生", BUREAU, "局长", 2, "国家灯塔局党组书记、局长");
    for (String name : List.of("陈𠮷", "周晓帆")) {
      post(name, GROUP, "成员", 1, "局党组成员、副局长陈𠮷、周晓帆");
      post(name, BUREAU, "副局长", 2, "局党组成员、副局长陈𠮷、周晓帆");
    }
    takesPart("林海生", 1, "林海生主持召开", Role.CONVENER, Role.CHAIR);
    takesPart("陈𠮷", 2, "陈𠮷、周晓帆出席会议", Role.ATTENDEE);
    takesPart("周晓帆", 3, "陈𠮷、周晓帆出席会议", Role.ATTENDEE);
    facts.add(
        new Fact.Participation(
            MEETING,
            Name.group("法规司、机关党委、灯塔报社主要负责同志"),
            List.of(Role.PARTICIPANT, Role.DISCUSSANT),
            List.of(
                member("法规司主要负责同志", "国家灯塔局法规司", "主要负责同志", null),
                member("机关党委主要负责同志", "国家灯塔局机关党委", "主要负责同志", null),
                member("灯塔报社主要负责同志", "灯塔报社", "主要负责同志", null)),
            4,
            evidence("法规司、机关党委、灯塔报社主要负责同志作交流")));
    facts.add(
        new Fact.Participation(
            MEETING,
            Name.group("局机关各司室负责同志"),
            List.of(Role.PARTICIPANT),
            List.of(member("局机关各司室负责同志", BUREAU, "负责同志", "department-internal")),
            5,
            evidence("局机关各司室负责同志参加学习会")));
    facts.add(
        new Fact.BusinessDone(
            MEETING, "study", List.of(REGULATIONS, PROVISIONS), 1, evidence("深入学习")));
    document(REGULATIONS, "条例", "revised", "党中央修订的《条例》");
    document(PROVISIONS, "规定", null, "党委（党组）守护灯塔责任规定");
    facts.add(new Fact.ShortFormDefined("条例", REGULATIONS, evidence("《条例》《规定》")));
    facts.add(new Fact.ShortFormDefined("规定", PROVISIONS, evidence("《规定》")));
    mentioned(Name.person("林海生"), "林海生");
    mentioned(Name.person("陈𠮷"), "陈𠮷");
    mentioned(Name.person("周晓帆"), "周晓帆");
    mentioned(CENTRAL, "党中央");
    mentioned(PROVISIONS, "党委（党组）守护灯塔责任规定");
    facts.add(
        new Fact.Mentioned(
            REGULATIONS, "条例", new Evidence(id, inside("基本遵循。《条例》", "《条例》"), "Example")));
    mentioned(Name.formulation("四个意识"), "四个意识");
    facts.add(
        new Fact.Stated(
            Name.person("林海生"),
            "林海生",
            "指出",
            at("党中央修订的《条例》是基本遵循。《条例》的实施意义重大；要增强“四个意识”。"),
            false,
            Optional.of(MEETING),
            1,
            evidence("林海生指出")));
  }

  private Span inside(String context, String words) {
    int start = at(context).start() + context.lastIndexOf(words);
    return new Span(start, start + words.length());
  }

  private static Fact.GroupMember member(
      String label, String scope, String position, String unitKind) {
    return new Fact.GroupMember(
        label, Optional.of(Name.organization(scope)), position, Optional.ofNullable(unitKind));
  }

  private void document(Name title, String kind, String status, String words) {
    facts.add(
        new Fact.DocumentIssued(
            title,
            Optional.empty(),
            List.of(CENTRAL),
            Optional.empty(),
            Optional.empty(),
            Optional.of(kind),
            Optional.ofNullable(status),
            false,
            evidence(words)));
  }

  /** What the resolver says of these names when this is the only announcement. */
  Resolution resolution() {
    Map<Name, Resolution.Entity> entities = new TreeMap<>();
    Map<String, String> canonical = new HashMap<>();
    canonical.put("中共中央", "中国共产党中央委员会");
    canonical.put("国家灯塔局党组中心组", "国家灯塔局党组理论学习中心组");
    for (String name :
        List.of(BUREAU, GROUP, "国家灯塔局党组中心组", "国家灯塔局法规司", "国家灯塔局机关党委", "灯塔报社", "中共中央")) {
      String full = canonical.getOrDefault(name, name);
      List<String> aliases = name.equals("中共中央") ? List.of("中共中央", "党中央") : List.of();
      entities.put(
          Name.organization(name),
          new Resolution.Entity(Name.Kind.ORGANIZATION, List.of(full), full, aliases));
    }
    for (String name : List.of("林海生", "陈𠮷", "周晓帆")) {
      entity(entities, Name.person(name), name, List.of(name, BUREAU));
    }
    entity(entities, REGULATIONS, REGULATIONS.value(), List.of(REGULATIONS.value(), ""));
    entity(entities, PROVISIONS, PROVISIONS.value(), List.of(PROVISIONS.value(), ""));
    entity(entities, Name.formulation("四个意识"), "四个意识", List.of("四个意识"));
    entity(
        entities,
        MEETING,
        MEETING.value() + "（2021年3月4日）",
        List.of("国家灯塔局党组理论学习中心组", "中心组学习会", "2021-03-04", "1"));
    return new Resolution(id, entities);
  }

  private static void entity(
      Map<Name, Resolution.Entity> entities, Name name, String label, List<String> key) {
    entities.put(name, new Resolution.Entity(name.kind(), key, label, List.of()));
  }
}
