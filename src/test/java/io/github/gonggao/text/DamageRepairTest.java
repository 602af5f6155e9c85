package io.github.gonggao.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Edit;
import io.github.gonggao.model.Repair;
import io.github.gonggao.model.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamageRepairTest {
  private final DamageRepair repair =
      new DamageRepair(Chinese.INSTANCE, new CharacterForms(Chinese.INSTANCE));
  private final Restorer restorer = new Restorer(Chinese.INSTANCE);

  /** The cases that were seen on mirrors or follow from the model of the damage. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '\u0000',
      value = {
        "黨的基本遵循?！稐l例》和《規(guī)定》的實施 → 党的基本遵循。《条例》和《规定》的实施",
        "黨的基本遵循?!稐l例》和《規(guī)定》的實施 → 党的基本遵循。《条例》和《规定》的实施",
        "干部忠誠擔當?shù)恼\ue49d纹犯?,自覺做表率 → 干部忠诚担当的政治品格，自觉做表率",
        "為當(dāng)?shù)亟?jīng)濟(jì)發(fā)展作貢獻 → 为当地经济发展作贡献",
        "目光望向?qū)O中信 → 目光望向孙中信",
        "崔亞?wèn)|所作的報(bào)告 → 崔亚东所作的报告",
        "因?yàn)樵趯?shí)踐中 → 因为在实践中",
        "德才兼?zhèn)湓瓌t → 德才兼备原则",
        "登錄人民健康A(chǔ)PP查看 → 登录人民健康APP查看",
        "深入開展調(diào)研??h領(lǐng)導出席會議 → 深入开展调研。县领导出席会议",
        "推動(dòng)這一進(jìn)程??h委高度重視 → 推动这一进程。县委高度重视",
        "成為上?；鶎狱h建的品牌 → 成为上海基层党建的品牌",
        "礦山、?;?、工貿等行業(yè)領域 → 矿山、危化、工贸等行业领域",
        "推進(jìn)各項(xiàng)工作?！艾F(xiàn)在是關(guān)鍵時期 → 推进各项工作。“现在是关键时期",
      })
  void damage_that_mirrors_do_is_undone(String shown, String written) {
    assertEquals(written.strip(), restorer.restore(shown.strip()).pass().text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "会议讨论了人工智能（AI）和物联网（IoT）的应用。",
        "山东莒（jǔ）县召开大会。",
        "这个问题怎么办？！我们要一起想办法。",
        "“为什么?”他问，“到底为什么?!”大家都笑了。",
        "他对此很恼火，稐这个字很少见。",
        "本次抽检A、B、C三类产品，D类产品不在其中。",
        "报名网址为http://example.org/list?id=3，联系电话12345。",
        "全会提出了新的目标（见附件），各地要认真落实（含兵团）。",
      })
  void what_the_author_wrote_stays(String text) {
    assertEquals(text, repair.repair(text).pass().text());
  }

  @Test
  void a_gloss_covers_its_character_and_a_slip_only_the_broken_run() {
    String shown = "遵循?!稐l例》和《規(guī)定》";
    DamageRepair.Result result = repair.repair(shown);
    assertEquals("遵循。《條例》和《規定》", result.pass().text());
    assertEquals(
        List.of(
            new Edit(
                new Span(2, 6),
                new Span(2, 5),
                Repair.CUT,
                result.pass().alignment().edits().get(0).confidence()),
            new Edit(new Span(10, 16), new Span(9, 10), Repair.GLOSS)),
        result.pass().alignment().edits());
  }

  @Test
  void an_unmarked_gloss_needs_the_table() {
    assertEquals("發展規劃", repair.repair("發(fa)展規(gui)劃").pass().text());
    assertEquals("發(ta)展", repair.repair("發(ta)展").pass().text());
  }

  @Test
  void full_width_brackets_hold_glosses_too() {
    assertEquals("發展", repair.repair("發（fā）展").pass().text());
  }

  @Test
  void a_lost_figure_is_not_made_up() {
    // 。“90后 loses the 9 together with the byte before it
    DamageRepair.Result result = repair.repair("從事種植業(yè)和灌溉業(yè)?！?0后青年返鄉創(chuàng)業(yè)");
    assertEquals("從事種植業和灌溉業。“?0后青年返鄉創業", result.pass().text());
    assertFalse(result.doubts().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // a question mark that starts a line is a blank, but not before a mark that cannot
        "雙方發言人發表規劃\n停火協議隨即生效，雙方表示歡迎。",
        // what a lead byte takes with it may be a plus sign
        "各地發展規模不斷擴大。“人工智能+”行動帶動產業規劃發展，成效明顯。",
      })
  void a_page_with_a_slip_comes_back(String page) {
    String shown = new Mirror("發規產").show(page);
    assertEquals(page, repair.repair(shown).pass().text(), shown);
  }

  @Test
  void a_clean_text_is_not_damaged() {
    DamageRepair.Result result = repair.repair("局党组召开会议，研究部署下一步工作。");
    assertFalse(result.damaged());
    assertTrue(result.pass().alignment().edits().isEmpty());
  }
}
