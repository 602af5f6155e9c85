package io.github.gonggao.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gonggao.model.Candidate;
import io.github.gonggao.model.Evidence;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Judgement;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.Resolution;
import io.github.gonggao.model.Role;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.Span;
import io.github.gonggao.model.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolverTest {
  private static final Organizations REGISTRY =
      Organizations.of(
          List.of(
              "中国共产党中央委员会\t中共中央、党中央\tparty-central",
              "国家发展和改革委员会\t国家发展改革委、国家发改委\tsc-department\t国务院\tsub\tministerial",
              "教育部\t\tsc-department\t国务院\tsub\tministerial",
              "外交部\t\tsc-department\t国务院\tsub\tministerial",
              "泰国\t泰王国\tcountry",
              "阿联酋\t\tcountry",
              "国务院国有资产监督管理委员会\t国务院国资委、国资委\tsc-special-organ",
              "国家邮政局\t\tsc-bureau\t交通运输部\tadministered",
              "国家邮政局党组\t\tparty-group\t国家邮政局\tin",
              "国务院\t\tsc",
              "全国人民代表大会\t全国人大\tpeople-congress"));

  /** Announcements by number, in the order of their days. */
  private final Map<Integer, List<Fact>> announcements = new LinkedHashMap<>();

  private static SourceId id(int n) {
    return new SourceId(String.format("%064x", n));
  }

  private static LocalDate day(int n) {
    return LocalDate.of(2020, 1, 1).plusDays(n);
  }

  private static Evidence evidence(int n) {
    return new Evidence(id(n), new Span(0, 1), "test");
  }

  private void fact(int n, Fact fact) {
    announcements.computeIfAbsent(n, k -> new ArrayList<>()).add(fact);
  }

  private void post(int n, String person, String body, String title) {
    fact(
        n,
        new Fact.PostHeld(
            Name.person(person),
            body.isEmpty() ? Optional.empty() : Optional.of(Name.organization(body)),
            title,
            body + title,
            Fact.TenureStatus.REGULAR,
            1,
            evidence(n)));
  }

  private void acts(int n, String person) {
    fact(n, new Fact.PersonActed(Name.person(person), evidence(n)));
  }

  private void names(int n, String body) {
    fact(n, new Fact.OrganizationDescribed(Name.organization(body), Optional.empty(), evidence(n)));
  }

  private void meeting(
      int n, String name, String kind, String host, LocalDate date, int term, int session) {
    fact(
        n,
        new Fact.MeetingHeld(
            Name.meeting(name),
            kind,
            Optional.ofNullable(date),
            Optional.empty(),
            Optional.empty(),
            host.isEmpty() ? Optional.empty() : Optional.of(Name.organization(host)),
            false,
            term == 0 ? OptionalInt.empty() : OptionalInt.of(term),
            session == 0 ? OptionalInt.empty() : OptionalInt.of(session),
            evidence(n)));
  }

  private void document(int n, String title, String number, LocalDate issued) {
    fact(
        n,
        new Fact.DocumentIssued(
            Name.document(title),
            Optional.ofNullable(number),
            List.of(),
            Optional.ofNullable(issued),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            evidence(n)));
  }

  private Resolver resolver(Judgements judgements, List<Integer> order) {
    Resolver resolver = new Resolver(judgements, REGISTRY);
    order.forEach(n -> resolver.add(id(n), Optional.of(day(n)), announcements.get(n)));
    resolver.freeze();
    return resolver;
  }

  private Resolver resolver(Judgement... judgements) {
    return resolver(Judgements.of(List.of(judgements)), List.copyOf(announcements.keySet()));
  }

  private Resolution.Entity entity(Resolver resolver, int n, Name name) {
    return resolver.resolve(id(n), announcements.get(n)).of(name).orElseThrow();
  }

  private List<String> person(Resolver resolver, int n, String name) {
    return entity(resolver, n, Name.person(name)).key();
  }

  private List<String> key(int n, Name name) {
    return entity(resolver(), n, name).key();
  }

  @Test
  void a_person_is_keyed_by_name_and_the_top_organ_of_the_first_post() {
    post(1, "马军胜", "国家邮政局党组", "书记");
    assertEquals(List.of("马军胜", "国家邮政局"), key(1, Name.person("马军胜")));
  }

  @Test
  void a_unit_of_a_registered_organ_belongs_to_that_organ() {
    post(1, "王甲", "国家邮政局政策法规司", "司长");
    post(2, "王乙", "国务院国资委党委", "书记");
    assertEquals(List.of("王甲", "国家邮政局"), key(1, Name.person("王甲")));
    assertEquals(List.of("王乙", "国务院国有资产监督管理委员会"), key(2, Name.person("王乙")));
  }

  @Test
  void one_name_in_two_bodies_is_two_persons_who_may_be_one() {
    post(1, "刘君", "国家邮政局", "副局长");
    post(2, "刘君", "示例市人民政府", "副市长");
    Resolver resolver = resolver();
    assertEquals(List.of("刘君", "国家邮政局"), person(resolver, 1, "刘君"));
    assertEquals(List.of("刘君", "示例市人民政府"), person(resolver, 2, "刘君"));
    assertEquals(
        List.of(List.of("刘君", "示例市人民政府")),
        entity(resolver, 1, Name.person("刘君")).namesakes().possiblySame());
  }

  @Test
  void a_move_told_in_one_announcement_links_what_came_before_and_after() {
    post(1, "陈一", "甲省人民政府", "副省长");
    post(2, "陈一", "甲省人民政府", "副省长");
    fact(
        2,
        new Fact.PersonnelChanged(
            Name.person("陈一"),
            Fact.PersonnelChanged.Change.APPOINTED,
            Optional.of(Name.organization("国家邮政局")),
            Optional.of("局长"),
            Optional.of("国家邮政局局长"),
            Optional.empty(),
            Optional.empty(),
            evidence(2)));
    post(3, "陈一", "国家邮政局", "局长");
    Resolver resolver = resolver();
    assertEquals(person(resolver, 1, "陈一"), person(resolver, 3, "陈一"));
  }

  @Test
  void seats_in_congresses_join_nobody() {
    post(1, "李强", "全国人大", "代表");
    post(2, "李强", "全国人大", "代表");
    post(2, "李强", "某某化工集团", "董事长");
    post(3, "李强", "国务院", "总理");
    Resolver resolver = resolver();
    assertNotEquals(person(resolver, 2, "李强"), person(resolver, 3, "李强"));
    assertNotEquals(person(resolver, 1, "李强"), person(resolver, 3, "李强"));
  }

  @Test
  void a_national_leader_is_one_person_by_the_post() {
    post(1, "习近平", "中共中央", "总书记");
    post(2, "习近平", "党中央", "总书记");
    post(2, "习近平", "", "国家主席");
    Resolver resolver = resolver();
    assertEquals(List.of("习近平", "中国共产党中央委员会"), person(resolver, 2, "习近平"));
    assertEquals(person(resolver, 1, "习近平"), person(resolver, 2, "习近平"));
  }

  @Test
  void a_bare_name_is_never_linked_by_the_name_alone() {
    post(1, "王毅", "外交部", "部长");
    acts(2, "王毅");
    acts(3, "王毅");
    Resolver resolver = resolver();
    assertEquals(List.of("王毅", id(2).value()), person(resolver, 2, "王毅"));
    assertNotEquals(person(resolver, 2, "王毅"), person(resolver, 3, "王毅"));
    assertEquals(
        List.of(List.of("王毅", "外交部")),
        entity(resolver, 2, Name.person("王毅")).namesakes().possiblySame());
  }

  @Test
  void a_bare_name_beside_the_organ_of_its_only_bearer_is_the_bearer() {
    post(1, "马军胜", "国家邮政局", "局长");
    post(2, "马军胜", "某县人民政府", "县长");
    acts(3, "马军胜");
    names(3, "国家邮政局");
    acts(4, "马军胜");
    names(4, "国家邮政局");
    names(4, "某县人民政府");
    Resolver resolver = resolver();
    assertEquals(List.of("马军胜", "国家邮政局"), person(resolver, 3, "马军胜"));
    assertEquals(List.of("马军胜", id(4).value()), person(resolver, 4, "马军胜"));
  }

  private void meet(int n, String... names) {
    Name meeting = Name.meeting("座谈会" + n);
    for (String name : names) {
      fact(
          n,
          new Fact.Participation(
              meeting, Name.person(name), List.of(Role.ATTENDEE), List.of(), 1, evidence(n)));
    }
  }

  @Test
  void a_bare_name_in_known_company_is_the_one_that_keeps_it() {
    post(1, "王毅", "外交部", "部长");
    meet(1, "李四", "王毅");
    meet(2, "李四", "王毅");
    meet(3, "赵六", "王毅");
    Resolver resolver = resolver();
    assertEquals(List.of("王毅", "外交部"), person(resolver, 2, "王毅"));
    assertEquals(List.of("王毅", id(3).value()), person(resolver, 3, "王毅"));
  }

  @Test
  void bare_names_with_two_companions_in_common_are_one_person() {
    meet(1, "甲一", "乙二", "王毅");
    meet(2, "甲一", "乙二", "王毅");
    meet(3, "甲一", "王毅");
    Resolver resolver = resolver();
    assertEquals(List.of("王毅", id(1).value()), person(resolver, 2, "王毅"));
    assertEquals(List.of("王毅", id(3).value()), person(resolver, 3, "王毅"));
  }

  @Test
  void offices_of_the_highest_ranks_in_turn_are_one_career_and_at_one_time_two() {
    post(1, "马一鸣", "国家发展和改革委员会", "主任");
    post(400, "马一鸣", "教育部", "部长");
    post(2, "马二鸣", "国家发展和改革委员会", "主任");
    post(700, "马二鸣", "国家发展和改革委员会", "主任");
    post(3, "马二鸣", "教育部", "部长");
    post(701, "马二鸣", "教育部", "部长");
    post(4, "马三鸣", "国家发展和改革委员会", "主任");
    post(401, "马三鸣", "某某化工厂", "厂长");
    Resolver resolver = resolver();
    assertEquals(person(resolver, 1, "马一鸣"), person(resolver, 400, "马一鸣"));
    assertEquals(
        Candidate.Ground.HIGH_OFFICES, resolver.persons("马一鸣").get(0).links().get(0).ground());
    assertNotEquals(person(resolver, 2, "马二鸣"), person(resolver, 3, "马二鸣"));
    assertNotEquals(person(resolver, 4, "马三鸣"), person(resolver, 401, "马三鸣"));
  }

  @Test
  void a_seat_in_the_central_committee_is_held_beside_an_office() {
    post(1, "马一鸣", "中国共产党中央委员会", "候补委员");
    post(300, "马一鸣", "教育部", "部长");
    post(301, "马二鸣", "某县人民政府", "县长");
    post(1, "马二鸣", "中国共产党中央委员会", "候补委员");
    Resolver resolver = resolver();
    assertEquals(person(resolver, 1, "马一鸣"), person(resolver, 300, "马一鸣"));
    assertNotEquals(person(resolver, 1, "马二鸣"), person(resolver, 301, "马二鸣"));
  }

  @Test
  void a_transcribed_name_with_one_title_is_one_person_whether_or_not_the_country_is_named() {
    post(1, "普拉松", "泰国", "国防部发言人");
    post(2, "普拉松", "", "国防部发言人");
    post(3, "哈桑", "泰国", "总理");
    post(4, "哈桑", "阿联酋", "总理");
    // our State Council has nobody of such a name
    post(5, "普拉松尼", "国务院", "总理");
    post(6, "普拉松尼", "泰国", "总理");
    Resolver resolver = resolver();
    assertEquals(person(resolver, 1, "普拉松"), person(resolver, 2, "普拉松"));
    assertNotEquals(person(resolver, 3, "哈桑"), person(resolver, 4, "哈桑"));
    assertEquals(person(resolver, 5, "普拉松尼"), person(resolver, 6, "普拉松尼"));
  }

  @Test
  void who_stands_beside_the_same_two_again_is_the_same_and_beside_one_is_not() {
    for (int n = 1; n <= 3; n++) {
      post(n, "陈小舟", "某某研究院", "院长");
      acts(n, "甲一山");
      acts(n, "乙二水");
    }
    acts(200, "陈小舟");
    acts(200, "甲一山");
    acts(200, "乙二水");
    acts(201, "陈小舟");
    acts(201, "甲一山");
    Resolver resolver = resolver();
    assertEquals(person(resolver, 1, "陈小舟"), person(resolver, 200, "陈小舟"));
    assertNotEquals(person(resolver, 1, "陈小舟"), person(resolver, 201, "陈小舟"));
    assertEquals(
        Candidate.Ground.SAME_SURROUNDINGS, resolver.persons("陈小舟").get(0).links().get(2).ground());
  }

  private List<String> judged(int n, Name name, Judgement... judgements) {
    return entity(resolver(judgements), n, name).key();
  }

  private static Judgement judgement(String left, String right, Verdict verdict) {
    return new Judgement(left, right, verdict, "馆员", "", "");
  }

  @Test
  void bodies_that_somebody_judged_to_be_one_are_one_and_whoever_serves_them() {
    Judgement same = judgement("云澜省数据局", "云澜省大数据管理局", Verdict.SAME);
    post(1, "王小溪", "云澜省大数据管理局", "局长");
    post(2, "王小溪", "云澜省数据局", "局长");
    Name old = Name.organization("云澜省大数据管理局");
    assertEquals(List.of("云澜省大数据管理局"), judged(1, old));
    assertEquals(List.of("云澜省数据局"), judged(1, old, same));
    assertEquals(
        List.of("云澜省大数据管理局"), entity(resolver(same), 2, Name.organization("云澜省数据局")).aliases());
    assertNotEquals(person(resolver(), 1, "王小溪"), person(resolver(), 2, "王小溪"));
    assertEquals(person(resolver(same), 1, "王小溪"), person(resolver(same), 2, "王小溪"));
    // the registered one gives the name, on whichever side it stands
    assertEquals(List.of("教育部"), judged(1, old, judgement("云澜省大数据管理局", "教育部", Verdict.SAME)));
  }

  @Test
  void a_form_that_somebody_judged_to_be_of_another_body_stands_for_itself() {
    names(1, "国资委");
    names(1, "国务院国资委");
    Judgement apart = judgement("国务院国有资产监督管理委员会", "国资委", Verdict.DIFFERENT);
    assertEquals(List.of("国资委"), judged(1, Name.organization("国资委"), apart));
    assertEquals(List.of("国务院国有资产监督管理委员会"), judged(1, Name.organization("国务院国资委"), apart));
  }

  @Test
  void what_one_announcement_means_by_a_name_can_be_judged_to_be_another() {
    names(1, "城关区教育局");
    names(2, "城关区教育局");
    document(1, "关于做好灯塔工作的通知", "国发〔2020〕12号", day(2));
    document(2, "关于做好灯塔工作的通知", null, null);
    document(3, "灯塔工作若干规定", null, null);
    meeting(1, "常务会议", "常务会议", "国务院", day(0), 0, 0);
    meeting(2, "常务会议", "常务会议", "国务院", day(0), 0, 0);
    String second = "a/" + id(2).value().substring(0, 64);
    Name school = Name.organization("城关区教育局");
    Name notice = Name.document("关于做好灯塔工作的通知");
    Name sitting = Name.meeting("常务会议");
    List<Judgement> apart =
        List.of(
            judgement("城关区教育局", "城关区教育局|" + second, Verdict.DIFFERENT),
            judgement("国发〔2020〕12号", notice.value() + "|" + second, Verdict.DIFFERENT),
            judgement("常务会议", "常务会议|" + second, Verdict.DIFFERENT));
    Judgement[] all = apart.toArray(Judgement[]::new);
    for (Name name : List.of(school, notice, sitting)) {
      assertEquals(judged(1, name), judged(1, name, all), name.toString());
      assertEquals(judged(1, name), judged(2, name), name.toString());
      assertNotEquals(judged(1, name), judged(2, name, all), name.toString());
    }
    assertEquals(
        List.of(List.of("城关区教育局")), entity(resolver(all), 2, school).namesakes().different());
    // and two that are one
    Name rules = Name.document("灯塔工作若干规定");
    assertEquals(
        List.of("国发〔2020〕12号"),
        judged(3, rules, judgement("国发〔2020〕12号", "灯塔工作若干规定|", Verdict.SAME)));
  }

  @Property(tries = 60)
  void the_order_of_the_input_has_no_say(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> bodies = List.of("甲省人民政府", "乙市委", "国家邮政局党组", "国家邮政局", "丙县人民政府", "某大学");
    announcements.clear();
    for (int n = 1; n <= 12; n++) {
      acts(n, "张三");
      for (int k = random.nextInt(3); k > 0; k--) {
        post(n, "张三", bodies.get(random.nextInt(bodies.size())), "干部" + random.nextInt(3));
      }
      names(n, bodies.get(random.nextInt(bodies.size())));
      meet(n, "张三", "甲" + random.nextInt(4), "乙" + random.nextInt(4));
    }
    List<Integer> order = new ArrayList<>(announcements.keySet());
    Resolver straight = resolver(Judgements.none(), order);
    Collections.shuffle(order, random);
    Resolver shuffled = resolver(Judgements.none(), order);
    for (int n = 1; n <= 12; n++) {
      assertEquals(
          straight.resolve(id(n), announcements.get(n)),
          shuffled.resolve(id(n), announcements.get(n)));
    }
  }

  @Test
  void a_later_announcement_does_not_rekey_whom_it_joins() {
    post(1, "赵民", "国家邮政局", "副局长");
    List<String> before = key(1, Name.person("赵民"));
    post(5, "赵民", "国家邮政局党组", "成员");
    assertEquals(before, key(1, Name.person("赵民")));
    assertEquals(before, key(5, Name.person("赵民")));
  }

  @Test
  void what_a_person_judged_is_replayed() {
    post(1, "刘君", "国家邮政局", "副局长");
    post(2, "刘君", "某省邮政管理局", "局长");
    post(3, "刘君", "示例市人民政府", "副市长");
    Resolver resolver =
        resolver(
            new Judgement("刘君|国家邮政局", "刘君|某省邮政管理局", Verdict.SAME, "库管员", "履历", ""),
            new Judgement("刘君|国家邮政局", "刘君|示例市人民政府", Verdict.DIFFERENT, "库管员", "籍贯不同", ""));
    assertEquals(person(resolver, 1, "刘君"), person(resolver, 2, "刘君"));
    assertEquals(List.of(), entity(resolver, 1, Name.person("刘君")).namesakes().possiblySame());
    assertEquals(List.of(), entity(resolver, 3, Name.person("刘君")).namesakes().possiblySame());
  }

  @Test
  void judgements_are_read_line_by_line_and_a_bad_line_is_told(@TempDir Path dir)
      throws IOException {
    Path file = dir.resolve("judgements.jsonl");
    Files.writeString(
        file,
        """
        {"left":"刘君|甲","right":"刘君|乙","verdict":"same","by":"a","reason":"b"}
        not json
        {"left":"刘君|甲","right":"刘君|丙","verdict":"perhaps"}
        """,
        StandardCharsets.UTF_8);
    Outcome<Judgements> outcome = Judgements.read(file);
    assertEquals(1, outcome.value().orElseThrow().all().size());
    assertEquals(
        List.of(file + ":2", file + ":3"), outcome.issues().stream().map(Issue::where).toList());
  }

  @Test
  void organizations_take_their_canonical_names() {
    for (String[] pair :
        new String[][] {
          {"党中央", "中国共产党中央委员会"},
          {"国家发展改革委", "国家发展和改革委员会"},
          {"国务院国资委党委", "国务院国有资产监督管理委员会党委"},
          {"国家邮政局党组中心组", "国家邮政局党组理论学习中心组"},
          {"国家发改委价格司", "国家发展和改革委员会价格司"},
          {"中央广播电视总台", "中央广播电视总台"},
          {"中共江苏省委", "中国共产党江苏省委员会"},
          {"党中央国务院", "党中央国务院"},
          {"国家邮政局北京培训中心", "国家邮政局北京培训中心"}
        }) {
      names(1, pair[0]);
      assertEquals(List.of(pair[1]), key(1, Name.organization(pair[0])), pair[0]);
    }
    assertEquals(
        List.of("中共中央", "中央委员会", "党中央"), entity(resolver(), 1, Name.organization("党中央")).aliases());
  }

  @Test
  void a_study_session_of_a_party_group_is_held_by_its_study_group() {
    meeting(1, "局党组中心组（扩大）学习会", "中心组学习会", "国家邮政局党组", LocalDate.of(2020, 4, 2), 0, 0);
    Resolution.Entity meeting = entity(resolver(), 1, Name.meeting("局党组中心组（扩大）学习会"));
    assertEquals(List.of("国家邮政局党组理论学习中心组", "中心组学习会", "2020-04-02", "1"), meeting.key());
    assertEquals("局党组中心组（扩大）学习会（2020年4月2日）", meeting.label());
  }

  @Test
  void two_reports_of_one_sitting_meet_and_two_symposia_of_one_day_do_not() {
    meeting(1, "国务院常务会议", "常务会议", "国务院", day(0), 0, 0);
    meeting(2, "常务会议", "常务会议", "国务院", day(0), 0, 0);
    assertEquals(key(1, Name.meeting("国务院常务会议")), key(2, Name.meeting("常务会议")));
    meeting(3, "民营企业座谈会", "座谈会", "国务院", day(0), 0, 0);
    meeting(3, "专家学者座谈会", "座谈会", "国务院", day(0), 0, 0);
    assertNotEquals(key(3, Name.meeting("民营企业座谈会")), key(3, Name.meeting("专家学者座谈会")));
  }

  @Test
  void a_plenum_that_is_cited_is_the_one_that_is_reported() {
    Name cited = Name.meeting("中国共产党第十九届中央委员会第四次全体会议");
    fact(1, new Fact.Mentioned(cited, "十九届四中全会", evidence(1)));
    meeting(2, "十九届四中全会", "全体会议", "中共中央", day(0), 19, 4);
    assertEquals(List.of("中国共产党中央委员会", "全体会议", "", "19-4"), key(1, cited));
    assertEquals(key(1, cited), key(2, Name.meeting("十九届四中全会")));
    Name congress = Name.meeting("中国共产党第十八次全国代表大会");
    fact(1, new Fact.Mentioned(congress, "党的十八大", evidence(1)));
    assertEquals(List.of("中国共产党中央委员会", "代表大会", "", "18"), key(1, congress));
  }

  @Test
  void talks_are_told_apart_by_who_met() {
    for (String guest : List.of("甲某", "乙某")) {
      Name meeting = Name.meeting("国家主席会见" + guest);
      meeting(1, meeting.value(), "会见", "", day(0), 0, 0);
      for (String who : List.of("习近平", guest)) {
        fact(
            1,
            new Fact.Participation(
                meeting,
                Name.person(who),
                List.of(who.equals(guest) ? Role.GUEST : Role.HOST),
                List.of(),
                1,
                evidence(1)));
      }
    }
    assertEquals(List.of("", "会见", day(0).toString(), "习近平、甲某"), key(1, Name.meeting("国家主席会见甲某")));
    assertNotEquals(key(1, Name.meeting("国家主席会见甲某")), key(1, Name.meeting("国家主席会见乙某")));
  }

  @Test
  void a_document_is_its_number_and_a_citation_of_its_title_finds_it() {
    document(3, "关于做好灯塔工作的通知", "国发[2020]12号", day(2));
    document(5, "关于做好灯塔工作的通知", null, null);
    document(1, "关于做好灯塔工作的通知", null, null);
    assertEquals(List.of("国发〔2020〕12号"), key(3, Name.document("关于做好灯塔工作的通知")));
    assertEquals(List.of("国发〔2020〕12号"), key(5, Name.document("关于做好灯塔工作的通知")));
    // older than the document: it must mean another
    assertEquals(List.of("关于做好灯塔工作的通知", ""), key(1, Name.document("关于做好灯塔工作的通知")));
  }

  @Test
  void a_revision_is_another_document_and_a_citation_means_the_one_of_its_day() {
    document(1, "海上灯塔管理条例实施细则", null, LocalDate.of(2018, 1, 1));
    document(2, "海上灯塔管理条例实施细则", null, LocalDate.of(2019, 1, 1));
    document(3, "海上灯塔管理条例实施细则", null, null);
    Name title = Name.document("海上灯塔管理条例实施细则");
    assertEquals(List.of(title.value(), "2018"), key(1, title));
    assertEquals(List.of(title.value(), "2019"), key(2, title));
    assertEquals(List.of(title.value(), "2019"), key(3, title));
    Name marked = Name.document("海上灯塔管理条例实施细则（2018年修订）");
    document(4, marked.value(), null, null);
    assertEquals(List.of(title.value(), "2018"), key(4, marked));
  }

  @Test
  void groups_are_nobody_outside_their_announcement() {
    fact(1, new Fact.Mentioned(Name.group("各司室负责同志"), "各司室负责同志", evidence(1)));
    assertEquals(
        Optional.empty(),
        resolver().resolve(id(1), announcements.get(1)).of(Name.group("各司室负责同志")));
  }

  @Test
  void the_corpus_is_closed_before_it_is_asked() {
    Resolver resolver = new Resolver(Judgements.none(), REGISTRY);
    assertThrows(IllegalStateException.class, () -> resolver.resolve(id(1), List.of()));
    resolver.freeze();
    assertThrows(
        IllegalStateException.class, () -> resolver.add(id(1), Optional.empty(), List.of()));
  }

  @Test
  void numerals_are_read_as_numbers() {
    assertEquals(19, Meetings.number("十九"));
    assertEquals(20, Meetings.number("二十"));
    assertEquals(88, Meetings.number("88"));
    assertEquals(105, Meetings.number("一百零五"));
    assertEquals(10, Meetings.number("十"));
  }
}
