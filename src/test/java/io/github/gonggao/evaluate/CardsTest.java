package io.github.gonggao.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Card;
import io.github.gonggao.model.Evidence;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardsTest {
  private static final String TEXT =
      """
      清河县水务局党组召开学习会
      2021-06-01
      5月31日，清河县水务局党组书记、局长韩青主持召开学习会，学习《河湖条例》（以下简称《条例》）。县水务局副局长𠮷田出席并发言。
      韩青强调，要守住底线。汛期到了。
      各股室负责同志参加学习会。
      来源：清河县政府
      """;
  private static final SourceId ID = new SourceId("0".repeat(64));
  private static final Name BUREAU = Name.organization("清河县水务局");
  private static final Name PARTY_GROUP = Name.organization("清河县水务局党组");
  private static final Name MEETING = Name.meeting("学习会");
  private static final Name RULES = Name.document("河湖条例");
  private static final Name CHAIR = Name.person("韩青");
  private static final Name DEPUTY = Name.person("𠮷田");

  private static Span find(String words) {
    int at = TEXT.indexOf(words);
    assertTrue(at >= 0, words);
    return new Span(at, at + words.length());
  }

  private static Evidence at(String words) {
    return new Evidence(ID, find(words), "Test");
  }

  private static Announcement announcement() {
    return new Announcement(
        ID,
        URI.create("file:///t.txt"),
        new RestoredText(TEXT, TEXT, Alignment.IDENTITY),
        Optional.of(find("清河县水务局党组召开学习会")),
        Optional.of(LocalDate.of(2021, 6, 1)),
        Optional.of(find("清河县政府")),
        find("5月31日"),
        List.of());
  }

  private static Fact.PostHeld post(
      Name person, Name where, String title, int order, String evidence) {
    return new Fact.PostHeld(
        person,
        Optional.of(where),
        title,
        where.value() + title,
        Fact.TenureStatus.REGULAR,
        order,
        at(evidence));
  }

  private static Fact.Participation participation(
      Name who, int order, String evidence, Role... roles) {
    return new Fact.Participation(MEETING, who, List.of(roles), List.of(), order, at(evidence));
  }

  private static List<Fact> facts() {
    return List.of(
        new Fact.OrganizationDescribed(PARTY_GROUP, Optional.empty(), at("清河县水务局党组召开")),
        new Fact.OrganizationDescribed(BUREAU, Optional.empty(), at("县水务局副局长")),
        new Fact.Mentioned(BUREAU, "县水务局", at("县水务局副局长")),
        new Fact.Mentioned(BUREAU, "清河县水务局", at("清河县水务局党组书记")),
        new Fact.PartOf(PARTY_GROUP, BUREAU, Fact.PartOf.Link.ESTABLISHED_IN, at("清河县水务局党组书记")),
        post(CHAIR, BUREAU, "局长", 2, "清河县水务局党组书记、局长韩青"),
        post(CHAIR, PARTY_GROUP, "书记", 1, "清河县水务局党组书记、局长韩青"),
        post(DEPUTY, BUREAU, "副局长", 1, "县水务局副局长𠮷田"),
        new Fact.MeetingHeld(
            MEETING,
            "专题学习会",
            Optional.of(LocalDate.of(2021, 5, 31)),
            Optional.empty(),
            Optional.empty(),
            Optional.of(PARTY_GROUP),
            false,
            OptionalInt.empty(),
            OptionalInt.empty(),
            at("召开学习会，")),
        participation(CHAIR, 1, "韩青主持", Role.CONVENER, Role.CHAIR),
        participation(DEPUTY, 2, "𠮷田出席并发言", Role.DISCUSSANT, Role.ATTENDEE),
        participation(Name.group("各股室负责同志"), 3, "各股室负责同志", Role.PARTICIPANT),
        new Fact.BusinessDone(MEETING, "study", List.of(RULES), 1, at("学习《河湖条例》")),
        new Fact.DocumentIssued(
            RULES,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("条例"),
            Optional.empty(),
            false,
            at("《河湖条例》")),
        new Fact.ShortFormDefined("条例", RULES, at("《条例》")),
        new Fact.Stated(
            CHAIR, "韩青", "强调", find("要守住底线。汛期到了"), false, Optional.of(MEETING), 1, at("韩青强调")));
  }

  private static Fact.DocumentRelated related(Fact.DocumentRelated.Relation relation) {
    return new Fact.DocumentRelated(RULES, relation, Name.document("水法"), at("《河湖条例》"));
  }

  @Test
  void a_card_says_what_the_facts_say() {
    assertEquals(
        """
        {
         "title": "清河县水务局党组召开学习会",
         "published": "2021-06-01",
         "source": "清河县政府",
         "officials": [
          {
           "name": "韩青",
           "posts": [
            "清河县水务局党组书记",
            "清河县水务局局长"
           ]
          },
          {
           "name": "𠮷田",
           "posts": [
            "清河县水务局副局长"
           ]
          }
         ],
         "organizations": [
          {
           "name": "清河县水务局党组",
           "aliases": [],
           "parent": "清河县水务局"
          },
          {
           "name": "清河县水务局",
           "aliases": [
            "县水务局"
           ],
           "parent": null
          }
         ],
         "meetings": [
          {
           "name": "学习会",
           "kind": "专题学习会",
           "start": "2021-05-31",
           "end": null,
           "place": null,
           "host": "清河县水务局党组",
           "participants": [
            {
             "who": "韩青",
             "role": "chair"
            },
            {
             "who": "𠮷田",
             "role": "attendee"
            },
            {
             "who": "𠮷田",
             "role": "speaker"
            },
            {
             "who": "各股室负责同志",
             "role": "attendee"
            }
           ],
           "documents": [
            "河湖条例"
           ]
          }
         ],
         "documents": [
          {
           "title": "河湖条例",
           "aliases": [
            "条例"
           ],
           "number": null,
           "issuers": [],
           "issued": null,
           "effective": null,
           "kind": "条例"
          }
         ],
         "document_relations": [],
         "changes": [],
         "statements": [
          {
           "speaker": "韩青",
           "act": "强调",
           "starts": "要守住底线"
          }
         ]
        }
        """,
        Cards.toJson(Cards.of(announcement(), facts())));
  }

  @Test
  void the_order_of_the_facts_does_not_show() {
    Card expected = Cards.of(announcement(), facts());
    for (int seed = 0; seed < 20; seed++) {
      List<Fact> shuffled = new ArrayList<>(facts());
      Collections.shuffle(shuffled, new Random(seed));
      assertEquals(expected, Cards.of(announcement(), shuffled));
    }
  }

  @Test
  void who_only_speaks_is_a_speaker_and_no_attendee() {
    List<Fact> facts = new ArrayList<>(facts());
    facts.add(participation(Name.person("江流"), 4, "发言", Role.REPORTER));
    assertTrue(
        Cards.of(announcement(), facts)
            .meetings()
            .get(0)
            .participants()
            .contains(new Card.Participant("江流", "speaker")));
    assertEquals(
        5, Cards.of(announcement(), facts).meetings().get(0).participants().size(), "no attendee");
  }

  @Test
  void relations_are_written_as_the_cards_write_them() {
    List<Fact> facts = new ArrayList<>();
    for (var relation : Fact.DocumentRelated.Relation.values()) {
      facts.add(related(relation));
      facts.add(related(relation));
    }
    assertEquals(
        List.of("repeals", "amends", "forwards", "implements", "basedOn", "replies"),
        Cards.of(announcement(), facts).documentRelations().stream()
            .map(Card.DocumentRelation::relation)
            .toList());
  }

  @Test
  void whoever_a_change_concerns_is_an_official() {
    Fact change =
        new Fact.PersonnelChanged(
            CHAIR,
            Fact.PersonnelChanged.Change.INVESTIGATED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Name.organization("清河县纪委")),
            at("韩青主持"));
    Card card = Cards.of(announcement(), List.of(change));
    assertEquals(List.of(new Card.Official("韩青", List.of())), card.officials());
    assertEquals(
        List.of(new Card.Change("韩青", "investigated", null, null, "清河县纪委")), card.changes());
  }

  @Test
  void a_statement_starts_with_fifteen_characters_at_most() {
    Span words = find("清河县水务局党组书记、局长韩青主持召开学习会");
    Fact stated =
        new Fact.Stated(MEETING, "会议", "指出", words, false, Optional.empty(), 1, at("韩青主持"));
    assertEquals(
        "清河县水务局党组书记、局长韩青", Cards.of(announcement(), List.of(stated)).statements().get(0).starts());
  }

  @Test
  void what_is_written_reads_back_the_same() throws IOException {
    Card card = Cards.of(announcement(), facts());
    assertEquals(card, Cards.fromJson(Cards.toJson(card)));
  }

  @Test
  void unknown_keys_are_ignored_and_absent_lists_empty() throws IOException {
    Card card =
        Cards.fromJson("{\"title\": \"t\", \"mood\": \"good\", \"meetings\": [{\"name\": \"m\"}]}");
    assertEquals(List.of(), card.officials());
    assertEquals(List.of(), card.meetings().get(0).participants());
  }

  @Test
  void a_file_that_is_no_card_is_named(@TempDir Path dir) throws IOException {
    Path file = Files.writeString(dir.resolve("x.json"), "[1, 2");
    IOException e = assertThrows(IOException.class, () -> Cards.read(file));
    assertTrue(e.getMessage().contains("x.json"), e.getMessage());
    assertThrows(IOException.class, () -> Cards.fromJson("null"));
  }
}
