package io.github.gonggao.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.RestoredText;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.Span;
import io.github.gonggao.nlp.Analyzer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What single sentences of the genre say; every reading that once went wrong leaves one here. */
class ExtractorsTest {
  private static final Analyzer ANALYZER = new Analyzer();
  private static final Extractors EXTRACTORS = new Extractors();

  @Test
  void a_bare_title_after_a_party_post_belongs_to_the_organ() {
    assertEquals(Set.of("曹致和 国家能源局党组书记", "曹致和 国家能源局局长"), posts("", "国家能源局党组书记、局长曹致和主持会议。"));
  }

  @Test
  void a_list_of_names_shares_the_posts_before_it() {
    assertEquals(
        Set.of("刘远 国家铁路局党组成员", "刘远 国家铁路局副局长", "赵可 国家铁路局党组成员", "赵可 国家铁路局副局长"),
        posts("", "国家铁路局党组成员、副局长刘远、赵可出席会议。"));
  }

  @Test
  void a_former_post_keeps_its_mark_for_the_title_after_it() {
    assertEquals(Set.of("唐守仁 水利部原党组书记", "唐守仁 水利部原部长"), posts("", "水利部原党组书记、部长唐守仁被查。"));
  }

  @Test
  void a_body_with_the_character_for_former_in_its_name_is_no_former_body() {
    assertEquals(
        Set.of("海若谷 青海省林业和草原局党组书记", "海若谷 青海省林业和草原局局长"), posts("", "青海省林业和草原局党组书记、局长海若谷出席会议。"));
  }

  @Test
  void a_bare_office_of_a_city_is_written_out_with_the_city() {
    assertTrue(posts("", "10月18日，临江市召开座谈会，市委书记纪长庚讲话。副市长童立秋出席会议。").contains("童立秋 临江市副市长"));
  }

  @Test
  void a_place_that_no_list_has_is_known_by_the_bodies_behind_it() {
    assertTrue(organizations("", "青溪湖市人民政府今天举行会议。市民政局作了汇报。").contains("青溪湖市民政局"));
  }

  @Test
  void a_foreign_minister_has_a_foreign_ministry() {
    assertEquals(Set.of("卡利尼奥 葡萄牙外交部长"), posts("", "葡萄牙外交部长卡利尼奥表示，愿同中方合作。"));
  }

  @Test
  void a_name_in_a_set_phrase_is_nobody_who_acts() {
    assertEquals(Set.of(), posts("", "各地要深入学习贯彻习近平总书记关于安全生产的重要论述和习近平总书记重要讲话精神。"));
  }

  @Test
  void an_appointment_and_a_removal_in_one_sentence_are_two_changes() {
    assertEquals(
        Set.of("APPOINTED 孙茂 水利部副部长 国务院", "REMOVED 余平 财政部副部长 国务院"),
        changes("国务院任免国家工作人员", "国务院任命孙茂为水利部副部长；免去余平的财政部副部长职务。"));
  }

  @Test
  void a_meeting_has_its_host_kind_and_date() {
    Fact.MeetingHeld meeting =
        of(Fact.MeetingHeld.class, "", "4月2日，国家邮政局召开寄递安全工作推进会，部署有关工作。").get(0);
    assertEquals("寄递安全工作推进会", meeting.meeting().value());
    assertEquals("推进会", meeting.meetingKind());
    assertEquals(Optional.of(LocalDate.of(2020, 4, 2)), meeting.start());
    assertEquals("国家邮政局", meeting.host().orElseThrow().value());
  }

  @Test
  void a_spirit_to_be_followed_is_no_meeting() {
    assertEquals(List.of(), of(Fact.MeetingHeld.class, "", "要贯彻落实党的二十届三中全会精神和中央经济工作会议部署。"));
  }

  @Test
  void short_forms_bind_in_the_order_of_their_documents() {
    List<Fact.ShortFormDefined> forms =
        of(Fact.ShortFormDefined.class, "", "会议学习了《快递市场管理办法》和《邮政业寄递安全监督规定》（以下分别简称《办法》《规定》）。");
    assertEquals(
        List.of("办法=快递市场管理办法", "规定=邮政业寄递安全监督规定"),
        forms.stream().map(f -> f.shortForm() + "=" + f.standsFor().value()).toList());
  }

  @Test
  void a_film_in_title_marks_is_no_document() {
    assertEquals(List.of(), of(Fact.DocumentIssued.class, "", "昨晚，电影《山河令》和纪录片《大江大河》上映。"));
  }

  @Test
  void a_repeal_names_what_it_repeals() {
    assertEquals(
        List.of("云州市人民政府关于废止《云州市旅店业管理办法》的决定 REPEALS 云州市旅店业管理办法"),
        of(
                Fact.DocumentRelated.class,
                "云州市人民政府关于废止《云州市旅店业管理办法》的决定",
                "市人民政府决定废止《云州市旅店业管理办法》（云政发〔2009〕3号）。")
            .stream()
            .map(r -> r.subject().value() + " " + r.relation() + " " + r.object().value())
            .toList());
  }

  @Test
  void a_title_inside_a_title_starts_no_relation_of_its_own() {
    assertEquals(
        List.of(),
        of(
            Fact.DocumentRelated.class,
            "",
            "根据全国人大常委会关于批准《中华人民共和国和某国引渡条约》的决定，会议表决通过了关于批准《中华人民共和国和某国引渡条约》的决定。"));
  }

  @Test
  void a_statement_runs_from_after_the_comma_and_he_is_the_last_who_acted() {
    String body = "国务院总理王平主持召开座谈会。他强调，要把就业放在首位。";
    List<Fact.Stated> stated = of(Fact.Stated.class, "", body);
    assertEquals(1, stated.size());
    assertEquals("王平", stated.get(0).speakerForm());
    assertEquals("强调", stated.get(0).act());
    assertTrue(stated.get(0).words().of(body).startsWith("要把就业放在首位"));
  }

  @Test
  void a_weather_report_has_no_officials_and_no_meetings() {
    String body = "受冷空气影响，江南大部气温下降。气象专家提醒公众注意防寒保暖。";
    assertEquals(Set.of(), posts("", body));
    assertEquals(List.of(), of(Fact.MeetingHeld.class, "", body));
  }

  @Test
  void every_span_of_every_fact_stands_in_the_text() {
    String body = "3月1日，江苏省人民政府省长许进主持召开省政府第3次常务会议，审议《江苏省科技进步条例（草案）》。会议强调，要依法行政。";
    List<Fact> facts = facts("", body);
    assertFalse(facts.isEmpty());
    for (Fact fact : facts) {
      Span span = fact.evidence().span();
      assertTrue(span.end() <= body.length() && !span.isEmpty(), fact::toString);
    }
  }

  @Test
  void persons_posts_changes_and_statements_are_read_as_the_case_file_says() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String block : resource("/extract/people.txt").split("\n\n+", -1)) {
      Map<String, List<String>> fields = new LinkedHashMap<>();
      for (String line : block.split("\n", -1)) {
        String[] parts = line.split(": ", 2);
        if (!line.isEmpty() && !line.startsWith("#")) {
          fields.computeIfAbsent(parts[0], k -> new ArrayList<>()).add(parts[1]);
        }
      }
      if (fields.isEmpty()) {
        continue;
      }
      String title = String.join("", fields.getOrDefault("title", List.of()));
      String body = String.join("\n", fields.get("text"));
      Map<String, Set<String>> got =
          Map.of(
              "post", posts(title, body),
              "change", changesOf(title, body),
              "statement", statements(title, body));
      got.forEach(
          (kind, found) -> {
            if (fields.containsKey(kind)) {
              Set<String> expected = new TreeSet<>(fields.get(kind));
              expected.remove("-");
              if (!expected.equals(found)) {
                wrong.add(block.split("\n", -1)[0] + " " + kind + " " + found);
              }
            }
          });
    }
    assertEquals(List.of(), wrong);
  }

  private static String resource(String path) throws IOException {
    try (InputStream in = ExtractorsTest.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Set<String> changesOf(String title, String body) {
    return of(Fact.PersonnelChanged.class, title, body).stream()
        .map(f -> (f.change() + " " + f.person().value() + " " + f.post().orElse("")).strip())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> statements(String title, String body) {
    String text = title.isEmpty() ? body : title + "\n" + body;
    return of(Fact.Stated.class, title, body).stream()
        .map(
            f -> {
              String words = f.words().of(text);
              return f.speakerForm()
                  + " "
                  + f.act()
                  + " "
                  + words.substring(0, Math.min(8, words.length()));
            })
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void the_bodies_of_every_case_are_those_that_it_lists() throws IOException {
    List<String> faults = new ArrayList<>();
    for (String[] row : cases("bodies")) {
      Set<String> found = new TreeSet<>();
      Map<String, String> parents = new TreeMap<>();
      for (Fact.PartOf part : of(Fact.PartOf.class, row[0], row[1])) {
        parents.put(part.part().value(), part.whole().value());
      }
      for (String name : organizations(row[0], row[1])) {
        found.add(parents.containsKey(name) ? name + "<" + parents.get(name) : name);
      }
      Set<String> expected = new TreeSet<>(List.of(row[2].split(" ")));
      expected.remove("");
      if (!found.equals(expected)) {
        faults.add(row[0] + "|" + row[1] + "\n  expected " + expected + "\n  found    " + found);
      }
    }
    assertEquals("", String.join("\n", faults));
  }

  /** Rows of a case file: tab separated, a header line, # comments; \n in a cell is a new line. */
  private static List<String[]> cases(String list) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String line : resource("/extract/" + list + ".tsv").split("\n", -1)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        rows.add(line.replace("\\n", "\n").split("\t", -1));
      }
    }
    return rows.subList(1, rows.size());
  }

  private static Set<String> posts(String title, String body) {
    return of(Fact.PostHeld.class, title, body).stream()
        .map(f -> f.person().value() + " " + f.post())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> organizations(String title, String body) {
    return of(Fact.OrganizationDescribed.class, title, body).stream()
        .map(f -> f.organization().value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> changes(String title, String body) {
    return of(Fact.PersonnelChanged.class, title, body).stream()
        .map(
            f ->
                Stream.of(
                        f.change().name(),
                        f.person().value(),
                        f.post().orElse(""),
                        f.by().map(n -> n.value()).orElse(""))
                    .collect(Collectors.joining(" ")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static <T extends Fact> List<T> of(Class<T> kind, String title, String body) {
    return facts(title, body).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<Fact> facts(String title, String body) {
    String text = title.isEmpty() ? body : title + "\n" + body;
    int start = title.isEmpty() ? 0 : title.length() + 1;
    Announcement announcement =
        new Announcement(
            new SourceId("0".repeat(64)),
            URI.create("file:///test.txt"),
            new RestoredText(text, text, Alignment.IDENTITY),
            title.isEmpty() ? Optional.empty() : Optional.of(new Span(0, title.length())),
            Optional.of(LocalDate.of(2020, 4, 3)),
            Optional.empty(),
            new Span(start, text.length()),
            List.of());
    return EXTRACTORS.extract(ANALYZER.analyze(announcement));
  }
}
