package io.github.gonggao.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Clean sentences through a simulated mirror and back. */
class MirrorRecoveryTest {
  private static final List<String> SENTENCES =
      List.of(
          "市委召开常委会会议，传达学习上级有关会议精神。",
          "《条例》和《办法》的出台，为规范工作提供了依据。",
          "“十四五”时期是关键阶段，要抓住机遇。",
          "会议强调，要坚持问题导向。《通知》要求，各地要压实责任。",
          "他表示，要进一步深化改革。“现在的任务更重了。”",
          "县委书记、县长出席会议并讲话，副县长主持会议。",
          "全市上下要振奋精神、真抓实干，确保完成全年目标任务。",
          "会议审议了《关于加强基层组织建设的意见》。会议指出，基层是根基。",
          "要严守政治纪律和政治规矩，自觉接受监督。",
          "干部要忠诚干净担当，自觉做表率；党员要发挥先锋作用。",
          "局党组成员、副局长出席会议，各处室主要负责同志参加。",
          "要加强海上搜救力量建设，提升应急处置能力。",
          "上海、广东、浙江等地代表作了交流发言。",
          "确保基本民生，兜牢底线；确保粮食安全，稳住大盘。",
          "经常可以看到群众来信，这是信任，也是鞭策！",
          "为当地经济社会发展作出了积极贡献，受到好评。",
          "要坚持德才兼备原则，选好用好干部。",
          "开展调研。县领导分别带队，深入企业了解情况。",
          "危化、矿山、工贸等行业领域要深入排查隐患、整改到位。",
          "会上，参会人员围绕主题，结合实际，谈了体会。",
          "要优化营商环境，执行好各项优惠政策，创新监管方式。",
          "环保、住建、交通等部门要加强统筹，形成合力。",
          "数据显示，上半年外贸进出口总值稳步增长。",
          "网络安全为人民，网络安全靠人民。有关单位要落实责任！",
          "强化责任担当，把各项任务抓紧抓实抓细，见到成效。",
          "《规划》明确，到二〇三五年建成现代化产业体系。",
          "学校、医院、车站等场所要做好防控，不留死角。",
          "会议由党组书记、厅长主持，全体党组成员参加学习。",
          "与会同志一致认为，讲话立意高远、内涵丰富，必须认真领会。",
          "专项行动取得成效。有关负责人说，下一步将持续用力。");

  private static String traditional(String text) {
    return Chinese.INSTANCE
        .toTraditional(text)
        .replace('「', '“')
        .replace('」', '”')
        .replace('『', '‘')
        .replace('』', '’');
  }

  @Provide
  Arbitrary<String> pages() {
    return Arbitraries.of(SENTENCES).list().ofMinSize(4).ofMaxSize(12).map(s -> String.join("", s));
  }

  @Provide
  Arbitrary<Mirror> mirrors() {
    return Combinators.combine(Arbitraries.integers().between(7, 47), Arbitraries.of(true, false))
        .as(Mirror::new);
  }

  @Property(tries = 60)
  void a_page_without_straddles_comes_back_whole(
      @ForAll("pages") String page, @ForAll("mirrors") Mirror mirror) {
    String shown = mirror.show(traditional(page));
    String restored = new Restorer(Chinese.INSTANCE).restore(shown).pass().text();
    if (shown.indexOf('?') < 0) {
      assertEquals(page, restored);
    }
  }

  /** Every repair keeps the way back: what was not touched is the same on both sides. */
  @Property(tries = 30)
  void a_repaired_page_is_aligned_with_what_was_shown(
      @ForAll("pages") String page, @ForAll("mirrors") Mirror mirror) {
    String shown = mirror.show(traditional(page));
    Draft.Pass pass = new Restorer(Chinese.INSTANCE).restore(shown).pass();
    Alignment alignment = pass.alignment();
    int source = 0;
    int restored = 0;
    for (var edit : alignment.edits()) {
      assertEquals(
          shown.substring(source, edit.source().start()),
          pass.text().substring(restored, edit.restored().start()));
      source = edit.source().end();
      restored = edit.restored().end();
    }
    assertEquals(shown.substring(source), pass.text().substring(restored));
    assertEquals(shown.length(), alignment.toSource(new Span(0, pass.text().length())).end());
  }

  @Test
  void five_of_six_broken_pages_come_back_to_the_character() {
    Restorer restorer = new Restorer(Chinese.INSTANCE);
    int broken = 0;
    List<String> wrong = new ArrayList<>();
    for (int depth : new int[] {8, 12, 23, 47}) {
      for (int i = 0; i < SENTENCES.size(); i++) {
        // a page is never one sentence: its neighbours are part of the evidence
        String page = SENTENCES.get(i) + SENTENCES.get((i + 7) % SENTENCES.size());
        String shown = new Mirror(depth, depth % 2 == 0).show(traditional(page));
        if (shown.indexOf('?') < 0) {
          continue;
        }
        broken++;
        String restored = restorer.restore(shown).pass().text();
        if (!restored.equals(page)) {
          wrong.add(shown + " → " + restored);
        }
      }
    }
    int all = broken;
    assertTrue(broken >= 40, () -> "too few to measure: " + all);
    assertTrue(
        wrong.size() * 100 <= 15 * all, () -> all + " broken, wrong: " + String.join("\n", wrong));
  }

  @Test
  void the_simulation_breaks_text_as_mirrors_do() {
    List<List<String>> seen =
        List.of(
            List.of("遵循。《條例》和《規定》", "遵循?！稐l例》和《規(guī)定》"),
            List.of("擔當的政治品格，自覺", "擔當?shù)恼\ue49d纹犯?，自覺"),
            List.of("深入調研。縣領導", "深入調(diào)研?？h領(lǐng)導"),
            List.of("成為上海基層黨建", "成為上?；鶎狱h建"));
    Mirror mirror = new Mirror("規數調領產");
    for (List<String> pair : seen) {
      assertEquals(pair.get(1), mirror.show(pair.get(0)), () -> Arrays.toString(pair.toArray()));
    }
  }
}
