package io.github.gonggao.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Edit;
import io.github.gonggao.model.Evidence;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.HeaderField;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Origins;
import io.github.gonggao.model.Repair;
import io.github.gonggao.model.Resolution;
import io.github.gonggao.model.RestoredText;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.Span;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a graph says of where its announcement was found, of its head, and of its doubts. */
class OriginsTest {
  private static final String A = "https://w3id.org/gonggao/a/20210305-";
  private static final LocalDate DAY = LocalDate.of(2021, 3, 5);
  private static final String TEXT =
      "灯塔管理办法\n索引号：000014349/2021-00012\n主题分类：交通、海事；安全生产\n主题词：灯塔 航标\n有效性：已废止\n"
          + "第一条 为了加强灯塔管理，制定本办法。林海生出席会议。";

  private static SourceId id(char digit) {
    return new SourceId(String.valueOf(digit).repeat(64));
  }

  private static Span at(String words) {
    int start = TEXT.indexOf(words);
    return new Span(start, start + words.length());
  }

  private static HeaderField field(String label) {
    int start = TEXT.indexOf(label) + label.length() + 1;
    return new HeaderField(label, new Span(start, TEXT.indexOf('\n', start)));
  }

  private static List<String> quads(Origins origins, Edit... edits) {
    Announcement announcement =
        new Announcement(
            id('a'),
            URI.create("https://example.org/a"),
            new RestoredText(TEXT, TEXT, new Alignment(List.of(edits))),
            Optional.of(at("灯塔管理办法")),
            Optional.of(DAY),
            Optional.empty(),
            new Span(TEXT.indexOf("第一条"), TEXT.length()),
            List.of(field("索引号"), field("主题分类"), field("主题词"), field("有效性")));
    Name document = Name.document("灯塔管理办法");
    Name person = Name.person("林海生");
    List<Fact> facts =
        List.of(
            new Fact.DocumentIssued(
                document,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                new Evidence(id('a'), at("灯塔管理办法"), "Test")),
            new Fact.PersonActed(person, new Evidence(id('a'), at("林海生"), "Test")),
            new Fact.Mentioned(person, "林海生", new Evidence(id('a'), at("林海生"), "Test")));
    Resolution resolution = new Resolution(id('a'), Map.of()).found(origins);
    assertEquals(
        List.of(),
        Validation.one(Mapped.parts(announcement, facts, resolution, Example.settings())).stream()
            .filter(f -> f.severity().equals("violation"))
            .toList());
    return new ArrayList<>(
        Graph.quads(announcement, facts, resolution, Example.settings()).stream()
            .map(line -> line.replace(A, "a/").replace("https://w3id.org/gonggao/", ""))
            .toList());
  }

  private static String objects(List<String> quads, String subject, String property) {
    return quads.stream()
        .filter(line -> line.startsWith("<" + subject + "> <") && line.contains(property + "> "))
        .map(line -> line.substring(line.indexOf(property) + property.length() + 2))
        .map(line -> line.substring(0, line.lastIndexOf(" <")))
        .collect(Collectors.toCollection(TreeSet::new))
        .toString();
  }

  @Test
  void the_fields_at_the_head_of_a_page_are_in_the_graph() {
    List<String> quads = quads(Origins.NONE);
    assertEquals("[\"000014349/2021-00012\"]", objects(quads, "a/aaaaaaaa", "terms/identifier"));
    assertEquals(
        "[\"交通、海事\"@zh-Hans, \"安全生产\"@zh-Hans, \"灯塔\"@zh-Hans, \"航标\"@zh-Hans]",
        objects(quads, "a/aaaaaaaa", "terms/subject"));
    assertTrue(
        quads.stream()
            .anyMatch(q -> q.contains("documentStatus") && q.contains("document-status/repealed")),
        quads::toString);
  }

  @Test
  void a_row_of_a_form_that_has_no_value_says_nothing() {
    assertEquals(List.of(), HeaderFields.values("主题词", "无"));
    assertEquals(List.of(), HeaderFields.values("索引号", "--"));
    assertEquals(List.of("无障碍"), HeaderFields.values("主题词", "无障碍；无"));
  }

  @Test
  void a_copy_is_named_with_its_place_and_leads_to_the_announcement() {
    Origins.Copy copy =
        new Origins.Copy(
            id('b'), URI.create("https://example.com/转载"), Optional.of(DAY), Optional.of("灯塔日报"));
    List<String> quads = quads(new Origins(List.of(copy), List.of(), Optional.empty()));
    assertEquals("[<a/bbbbbbbb>]", objects(quads, "a/aaaaaaaa", "prov#alternateOf"));
    assertEquals("[<a/aaaaaaaa>]", objects(quads, "a/bbbbbbbb", "terms/isReplacedBy"));
    assertEquals(
        "[\"https://example.com/%E8%BD%AC%E8%BD%BD\"^^<http://www.w3.org/2001/XMLSchema#anyURI>]",
        objects(quads, "a/bbbbbbbb", "schema.org/url"));
    assertEquals(
        1,
        quads.stream()
            .filter(q -> q.startsWith("<a/bbbbbbbb>") && q.contains("wasAttributedTo"))
            .count());
  }

  @Test
  void a_later_text_of_an_address_has_spans_of_its_own_and_keeps_the_former_one() {
    Origins.EarlierText earlier = new Origins.EarlierText("旧文", Optional.empty());
    List<String> quads = quads(new Origins(List.of(), List.of(earlier), Optional.empty()));
    assertEquals("[<a/aaaaaaaa/text-2>]", objects(quads, "a/aaaaaaaa", "ontology#sourceText"));
    assertEquals("[<a/aaaaaaaa/reading-2>]", objects(quads, "a/aaaaaaaa", "ontology#readingText"));
    assertEquals("[<a/aaaaaaaa/text>]", objects(quads, "a/aaaaaaaa/text-2", "prov#wasRevisionOf"));
    assertEquals("[\"旧文\"]", objects(quads, "a/aaaaaaaa/text", "rdf-syntax-ns#value"));
    assertTrue(quads.stream().noneMatch(q -> q.contains("/text#char=")), quads::toString);
    assertTrue(quads.stream().anyMatch(q -> q.contains("/text-2#char=0,6>")), quads::toString);
  }

  @Test
  void what_is_said_again_with_changes_names_what_it_changes() {
    Origins.Copy first =
        new Origins.Copy(
            id('c'), URI.create("file:/c.txt"), Optional.of(DAY.minusDays(1)), Optional.empty());
    List<String> quads = quads(new Origins(List.of(), List.of(), Optional.of(first)));
    assertEquals("[<a/20210304-cccccccc>]", objects(quads, "a/aaaaaaaa", "terms/isVersionOf"));
  }

  @Test
  void what_rests_on_an_uncertain_repair_is_less_sure() {
    Span name = at("林海生");
    Span end = new Span(name.end() - 1, name.end());
    List<String> quads = quads(Origins.NONE, new Edit(end, end, Repair.BYTE_SLIP, 0.667));
    String decimal = "^^<http://www.w3.org/2001/XMLSchema#decimal>";
    String place = name.start() + "-" + name.end();
    assertEquals(
        "[\"0.66\"" + decimal + "]",
        objects(quads, "a/aaaaaaaa/mention/" + place, "ontology#confidence"));
    assertEquals(
        "[\"0.66\"" + decimal + "]",
        objects(quads, "a/aaaaaaaa/text#char=" + place.replace('-', ','), "ontology#confidence"));
    assertEquals(2, quads.stream().filter(q -> q.contains("#confidence>")).count());
  }

  @Test
  void a_text_without_doubts_says_nothing_of_confidence() {
    Span name = at("林海生");
    List<String> quads = quads(Origins.NONE, new Edit(name, name, Repair.SIMPLIFIED));
    assertEquals(0, quads.stream().filter(q -> q.contains("#confidence>")).count());
  }
}
