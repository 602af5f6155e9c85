package io.github.gonggao.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Card;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScorerTest {
  private static Scores score(String gold, String system) throws IOException {
    return new Scorer()
        .score(Map.of("n", Cards.fromJson(gold)), Map.of("n", Cards.fromJson(system)));
  }

  private static Scores.Kind kind(String name, String gold, String system) throws IOException {
    return score(gold, system).kinds().stream()
        .filter(k -> k.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void assertCounts(int hits, int wrong, int missed, Scores.Kind kind) {
    assertEquals(new Scores.Kind(kind.name(), hits, wrong, missed), kind);
  }

  @Test
  void a_card_beside_itself_has_no_errors() throws IOException {
    String card =
        """
        {"title": "清河县召开防汛动员会", "published": "2021-06-01",
         "officials": [{"name": "韩青", "posts": ["清河县县长"]}],
         "meetings": [{"name": "防汛动员会", "kind": "动员会", "start": "2021-05-31",
           "participants": [{"who": "韩青", "role": "chair"}]}]}""";
    Scores scores = score(card, card);
    assertEquals(1.0, scores.overall());
    assertEquals(List.of(), scores.errors());
    assertEquals(
        List.of("title", "date", "person", "post", "meeting", "meeting slot", "participation"),
        scores.kinds().stream().map(Scores.Kind::name).toList());
  }

  @Test
  void a_missing_card_counts_as_all_missed() throws IOException {
    Card gold = Cards.fromJson("{\"title\": \"任免\", \"officials\": [{\"name\": \"韩青\"}]}");
    Scores scores = new Scorer().score(Map.of("n", gold), Map.of());
    assertEquals(1, scores.absent());
    assertEquals(0.0, scores.overall());
    assertTrue(scores.errors().contains("n\tperson\tmissed\t韩青"));
  }

  @Test
  void short_and_full_names_of_a_body_are_one() throws IOException {
    String gold = "{\"organizations\": [{\"name\": \"国务院国资委\"}, {\"name\": \"清河县政府\"}]}";
    String system =
        "{\"organizations\": [{\"name\": \"国务院国有资产监督管理委员会\"}, {\"name\": \"清河县人民政府\"}]}";
    assertCounts(2, 0, 0, kind("organization", gold, system));
  }

  @Test
  void an_organization_counts_by_any_form_that_the_gold_gives_it() throws IOException {
    String gold = "{\"organizations\": [{\"name\": \"清河县水务局\", \"aliases\": [\"县水务局\"]}]}";
    assertCounts(
        1, 0, 0, kind("organization", gold, "{\"organizations\": [{\"name\": \"县水务局\"}]}"));
    assertCounts(0, 1, 1, kind("organization", gold, "{\"organizations\": [{\"name\": \"水务局\"}]}"));
  }

  @Test
  void a_parent_counts_only_where_the_gold_gives_one() throws IOException {
    String gold =
        "{\"organizations\": [{\"name\": \"甲局办公室\", \"parent\": \"甲局\"}, {\"name\": \"乙局\"}]}";
    String system =
        """
        {"organizations": [{"name": "甲局办公室", "parent": "丙局"}, {"name": "乙局", "parent": "丁部"}]}""";
    assertCounts(0, 1, 1, kind("parent", gold, system));
  }

  @Test
  void a_meeting_is_found_again_by_likeness_of_name_kind_and_day() throws IOException {
    String gold =
        """
        {"meetings": [{"name": "全县防汛工作动员会", "kind": "动员会", "start": "2021-05-31"}]}""";
    String near = "{\"meetings\": [{\"name\": \"防汛动员会\", \"kind\": \"动员会\", \"start\": null}]}";
    assertCounts(1, 0, 0, kind("meeting", gold, near));
    assertCounts(1, 0, 1, kind("meeting slot", gold, near));
    String far = "{\"meetings\": [{\"name\": \"座谈会\", \"kind\": \"座谈会\", \"start\": null}]}";
    assertCounts(0, 1, 1, kind("meeting", gold, far));
    assertCounts(0, 1, 2, kind("meeting slot", gold, far));
  }

  @Test
  void of_equally_alike_meetings_the_later_are_paired_first() throws IOException {
    String gold =
        """
        {"meetings": [
          {"name": "学习会", "kind": "专题学习会", "participants": [{"who": "甲", "role": "chair"}]},
          {"name": "学习会", "kind": "专题学习会", "participants": [{"who": "乙", "role": "chair"}]}]}""";
    String system =
        """
        {"meetings": [
          {"name": "学习会", "kind": "专题学习会", "participants": [{"who": "乙", "role": "chair"}]}]}""";
    assertCounts(1, 0, 1, kind("participation", gold, system));
  }

  @Test
  void slots_of_a_document_count_only_where_the_gold_has_the_document() throws IOException {
    String gold = "{\"documents\": [{\"title\": \"防汛条例\", \"number\": \"清政发[2021]3号\"}]}";
    String system =
        """
        {"documents": [{"title": "《防汛条例》", "number": "清政发〔2021〕3号", "issuers": ["清河县政府"]},
          {"title": "别的办法", "number": "清政发〔2021〕4号"}]}""";
    assertCounts(1, 1, 0, kind("document", gold, system));
    assertCounts(1, 1, 0, kind("document slot", gold, system));
  }

  @Test
  void a_statement_is_known_by_its_first_five_characters_without_marks() throws IOException {
    String gold =
        "{\"statements\": [{\"speaker\": \"会议\", \"act\": \"强调\", \"starts\": \"要守住“底线”、防\"}]}";
    String same =
        "{\"statements\": [{\"speaker\": \"会议\", \"act\": \"强调\", \"starts\": \"要守住底线，不能\"}]}";
    String other =
        "{\"statements\": [{\"speaker\": \"会议\", \"act\": \"指出\", \"starts\": \"要守住底线，不能\"}]}";
    assertCounts(1, 0, 0, kind("statement", gold, same));
    assertCounts(0, 1, 1, kind("statement", gold, other));
  }

  @Test
  void a_card_without_a_title_agrees_with_another_without_one() throws IOException {
    assertCounts(1, 0, 0, kind("title", "{\"title\": null}", "{\"officials\": []}"));
  }

  @Test
  void errors_name_card_kind_and_fact() throws IOException {
    String gold =
        "{\"title\": \"t\", \"changes\": [{\"person\": \"韩青\", \"change\": \"appointed\", \"post\": null}]}";
    assertEquals(
        List.of("n\tchange\tmissed\t('韩青', 'appointed', '')"),
        score(gold, "{\"title\": \"t\"}").errors());
  }

  @Test
  void the_table_gives_figures_to_the_third_digit() throws IOException {
    String gold =
        "{\"title\": \"t\", \"officials\": [{\"name\": \"甲\"}, {\"name\": \"乙\"}, {\"name\": \"丙\"}]}";
    String table = score(gold, "{\"title\": \"t\", \"officials\": [{\"name\": \"甲\"}]}").table();
    assertTrue(table.contains("person             P 1.000  R 0.333  F1 0.500  (3 facts)"), table);
    assertTrue(table.contains("overall            F1 0.750"), table);
  }

  @Test
  void folding_knows_the_centre_and_its_committees() {
    Forms forms = new Forms();
    assertEquals("中央", forms.fold("中共中央"));
    assertEquals("中央", forms.fold("党中央"));
    assertEquals("清河县委", forms.fold("中国共产党清河县委员会"));
    assertEquals("清河县委", forms.fold("中共清河县委"));
    assertEquals("中共中央总书记", forms.fold("中国共产党中央委员会总书记"));
    assertEquals("甲(扩大)会", forms.fold("甲（扩大） 会"));
    assertEquals("", forms.fold(null));
  }

  @Test
  void characters_beyond_the_basic_plane_are_one_character() {
    assertEquals("𠮷田一二三", Forms.head("𠮷田一二三四", 5));
    assertEquals("𠮷", Forms.wordCharacters("《𠮷》，"));
    assertEquals(0.5, Forms.dice("𠮷田市", "𠮷田村"));
  }
}
