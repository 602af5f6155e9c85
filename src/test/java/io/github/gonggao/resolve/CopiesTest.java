package io.github.gonggao.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Edit;
import io.github.gonggao.model.Evidence;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Repair;
import io.github.gonggao.model.RestoredText;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.Span;
import io.github.gonggao.resolve.Copies.Print;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CopiesTest {
  private static final LocalDate DAY = LocalDate.of(2021, 3, 5);
  private static final String TITLE = "国家灯塔局召开党组会议";
  private static final String BODY =
      "3月4日，国家灯塔局党组书记、局长韩青主持召开党组会议，传达学习上级有关会议精神，研究部署灯塔系统贯彻落实工作。会议指出，"
          + "要深刻认识沿海航标建设的重要意义，切实增强责任感和紧迫感，把思想和行动统一到决策部署上来。会议强调，要坚持问题导向，"
          + "全面排查老旧灯塔的安全隐患，建立台账，限期整改；要加快推进灯塔自动化改造，力争到年底完成120座；要关心关爱偏远岛屿的"
          + "守塔职工，落实好各项待遇。局党组成员、副局长刘海石、赵岩出席会议，机关各司局主要负责同志列席会议。";

  private static SourceId id(int number) {
    return new SourceId(String.format(java.util.Locale.ROOT, "%064x", number));
  }

  private static Print print(int number, LocalDate day, String title, String body, String... who) {
    return print(number, day, title, body, List.of(), who);
  }

  private static Print print(
      int number, LocalDate day, String title, String body, List<Edit> edits, String... who) {
    String text = title + "\n" + body;
    List<Fact> facts = new ArrayList<>();
    for (String name : who) {
      facts.add(
          new Fact.PersonActed(
              Name.person(name), new Evidence(id(number), new Span(0, 1), "Test")));
    }
    return Print.of(
        new Announcement(
            id(number),
            URI.create("https://example.org/" + number),
            new RestoredText(text, text, new Alignment(edits)),
            Optional.of(new Span(0, title.length())),
            Optional.ofNullable(day),
            Optional.empty(),
            new Span(title.length() + 1, text.length()),
            List.of()),
        facts);
  }

  private static Print original() {
    return print(1, DAY, TITLE, BODY, "韩青", "刘海石", "赵岩");
  }

  @Test
  void the_same_words_from_two_places_are_one_announcement() {
    Copies copies =
        Copies.among(List.of(original(), print(2, DAY, "转载：" + TITLE, BODY, "韩青", "刘海石", "赵岩")));
    assertEquals(id(1), copies.standsFor(id(2)));
    assertEquals(List.of(id(2)), copies.of(id(1)));
    assertFalse(copies.isCopy(id(1)));
    assertEquals(1, copies.size());
  }

  @Test
  void another_head_and_foot_do_not_make_another_announcement() {
    String framed = "本报北岛讯（记者 田径）" + BODY + "来源：灯塔日报";
    Copies copies =
        Copies.among(
            List.of(original(), print(2, DAY.plusDays(1), TITLE, framed, "韩青", "刘海石", "赵岩")));
    assertTrue(copies.isCopy(id(2)));
  }

  @Test
  void the_undamaged_one_stands_for_all_though_it_came_later() {
    Edit damage = new Edit(new Span(3, 4), new Span(3, 4), Repair.GLOSS);
    Print mirrored = print(1, DAY, TITLE, BODY, List.of(damage), "韩青", "刘海石", "赵岩");
    Print clean = print(2, DAY.plusDays(2), TITLE, BODY, "韩青", "刘海石", "赵岩");
    Copies copies = Copies.among(List.of(mirrored, clean));
    assertEquals(id(2), copies.standsFor(id(1)));
  }

  @Test
  void a_wrong_character_of_a_damaged_copy_is_forgiven() {
    Edit damage = new Edit(new Span(3, 4), new Span(3, 4), Repair.BYTE_SLIP);
    Print mirrored =
        print(2, DAY, TITLE, BODY.replace("赵岩", "赵右"), List.of(damage), "韩青", "刘海石", "赵右");
    assertTrue(Copies.among(List.of(original(), mirrored)).isCopy(id(2)));
  }

  @Test
  void one_form_filled_in_for_two_people_is_two_announcements() {
    Print other = print(2, DAY, TITLE, BODY.replace("赵岩", "孙岚"), "韩青", "刘海石", "孙岚");
    Copies copies = Copies.among(List.of(original(), other));
    assertEquals(0, copies.size());
    assertEquals(Optional.of(id(1)), copies.revises(id(2)));
  }

  @Test
  void one_form_filled_in_with_two_numbers_is_two_announcements() {
    Print other = print(2, DAY, TITLE, BODY.replace("120", "180"), "韩青", "刘海石", "赵岩");
    assertEquals(0, Copies.among(List.of(original(), other)).size());
  }

  @Test
  void what_is_said_every_year_in_the_same_words_is_another_announcement() {
    Print later = print(2, DAY.plusYears(1), TITLE, BODY, "韩青", "刘海石", "赵岩");
    assertEquals(0, Copies.among(List.of(original(), later)).size());
  }

  @Test
  void one_book_in_two_languages_is_two_announcements() {
    String text = BODY + "《灯塔志》一书法文版近日由海洋出版社出版发行。";
    Print french = print(1, DAY, "《灯塔志》法文版出版发行", text, "韩青");
    Print russian = print(2, DAY, "《灯塔志》俄文版出版发行", text.replace("法文", "俄文"), "韩青");
    assertEquals(0, Copies.among(List.of(french, russian)).size());
  }

  @Test
  void short_announcements_are_the_same_only_to_the_last_character() {
    Print one = print(1, DAY, "任命韩青为国家灯塔局局长", "任命韩青为国家灯塔局局长。", "韩青");
    Print two = print(2, DAY, "任命韩清为国家灯塔局局长", "任命韩清为国家灯塔局局长。", "韩清");
    Print again = print(3, DAY, "任命韩青为国家灯塔局局长", "任命韩青为国家灯塔局局长", "韩青");
    Copies copies = Copies.among(List.of(one, two, again));
    assertEquals(1, copies.size());
    assertEquals(id(1), copies.standsFor(id(3)));
  }

  @Test
  void nothing_has_to_do_with_another_text() {
    String other =
        "国家渔政局近日印发《休渔期巡查办法》，自5月1日起施行。办法明确了巡查的范围、频次和程序，要求各海区渔政机构按月报告巡查情况，"
            + "对违反规定的船只依法处理，并建立举报奖励制度，鼓励群众参与监督，共同维护海洋渔业资源的可持续利用和渔业生产秩序。";
    Copies copies = Copies.among(List.of(original(), print(2, DAY, TITLE, other)));
    assertEquals(0, copies.size());
    assertEquals(Optional.empty(), copies.revises(id(2)));
  }

  @Test
  void the_order_of_the_inputs_does_not_show() {
    List<Print> prints = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      String body = BODY.repeat(1 + i % 3).replace("航标", "航标" + "甲乙丙丁".charAt(i % 4));
      prints.add(print(i, i % 5 == 0 ? null : DAY.plusDays(i % 7), TITLE, body, "韩青"));
    }
    String expected = said(Copies.among(prints), prints);
    Random random = new Random(7);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(prints, random);
      assertEquals(expected, said(Copies.among(prints), prints));
    }
  }

  private static String said(Copies copies, List<Print> prints) {
    StringBuilder all = new StringBuilder();
    prints.stream()
        .map(Print::id)
        .sorted()
        .forEach(i -> all.append(copies.standsFor(i)).append(copies.revises(i)).append('\n'));
    return all.toString();
  }

  @Test
  void a_print_comes_back_from_its_line() {
    Print print = original();
    assertEquals(print, Print.parse(print.id(), print.published(), print.text()));
    assertTrue(print.text().length() < 450);
  }
}
