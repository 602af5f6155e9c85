package io.github.gonggao.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Where two texts differ. */
class RepairsTest {
  private static String changed(List<Page.Bit> bits) {
    StringBuilder all = new StringBuilder();
    bits.stream()
        .filter(Page.Bit::changed)
        .forEach(b -> all.append('[').append(b.text()).append(']'));
    return all.toString();
  }

  @Test
  void a_gloss_that_was_taken_out_is_the_only_change() {
    Repairs repairs = new Repairs("规(guī)定自公布之日起施行", "规定自公布之日起施行");
    assertEquals(List.of(new Repairs.Change(1, 6, 1, 1)), repairs.all());
    assertEquals("[(guī)]", changed(repairs.lines().get(0).source()));
    assertEquals("", changed(repairs.lines().get(0).reading()));
  }

  @Test
  void positions_count_in_code_points() {
    Repairs repairs = new Repairs("许𠮷安馬上到", "许𠮷安马上到");
    assertEquals(List.of(new Repairs.Change(3, 4, 3, 4)), repairs.all());
    assertTrue(repairs.touches(3, 4));
    assertFalse(repairs.touches(0, 3));
  }

  @Test
  void lines_stand_beside_each_other() {
    Repairs repairs = new Repairs("第一行\n第 二 行\n第三行", "第一行\n第二行\n第三行");
    List<Page.Line> lines = repairs.lines();
    assertEquals(3, lines.size());
    assertEquals("[ ][ ]", changed(lines.get(1).source()));
    assertEquals("", changed(lines.get(0).source()) + changed(lines.get(2).source()));
  }

  @Test
  void a_sentence_shows_only_its_own_repairs() {
    Repairs repairs = new Repairs("甲 乙。丙 丁。", "甲乙。丙丁。");
    List<Page.Line> lines = repairs.lines(4, 8);
    assertEquals(1, lines.size());
    assertEquals("[ ]", changed(lines.get(0).source()));
  }

  @Property
  void the_changes_make_the_reading_of_the_source(
      @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 24) String source,
      @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 24) String reading) {
    Repairs repairs = new Repairs(source, reading);
    StringBuilder made = new StringBuilder();
    int at = 0;
    for (Repairs.Change change : repairs.all()) {
      made.append(source, at, change.from()).append(reading, change.start(), change.end());
      at = change.to();
    }
    made.append(source.substring(at));
    assertEquals(reading, made.toString());
  }
}
