package io.github.gonggao.nlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptsTest {
  private final Scripts scripts = new Scripts();

  @ParameterizedTest
  @CsvSource({
    "馬軍勝,马军胜",
    "著力發現問題,着力发现问题",
    "沿著正確方向,沿着正确方向",
    "成效顯著的著名著作,成效显著的著名著作",
    "解方程式,解方程式",
    "干部忠誠干凈,干部忠诚干净",
    "乾隆年間與乾旱,乾隆年间与干旱",
    "中長期槼劃,中长期规划",
    "王丙乾、陳乾出席乾坤廳,王丙乾、陈乾出席乾坤厅",
    "包乾到戶和餅乾,包干到户和饼干",
    "樊於期由於王於昌的勸告,樊於期由于王於昌的劝告",
    "干涉若干幹部的干戈,干涉若干干部的干戈",
    "皇后與后羿走在後面,皇后与后羿走在后面",
    "公里外的鄰里在裏面,公里外的邻里在里面",
    "范仲淹是模範的範圍,范仲淹是模范的范围",
    "發展理髮店,发展理发店",
    "麵粉面向市場,面粉面向市场",
    "臺灣的颱風到了天台縣,台湾的台风到了天台县",
    "瞭解瞭望臺明瞭了,了解瞭望台明了了",
    "徵求宮商角徵羽的長征,征求宫商角徵羽的长征",
    "制度與製造,制度与制造",
    "關係維繫系統,关系维系系统",
    "余秋雨的剩餘,余秋雨的剩余",
    "鍾南山的時鐘,钟南山的时钟",
    "葉劍英的叶韻,叶剑英的叶韵",
    "以此為藉口給予慰藉,以此为借口给予慰藉",
  })
  void traditional_characters_become_simplified_ones(String traditional, String simplified) {
    assertEquals(simplified, scripts.toSimplified(traditional));
  }

  @ParameterizedTest
  @CsvSource({
    "马军胜,Ma Junsheng",
    "刘君,Liu Jun",
    "欧阳明,Ouyang Ming",
    "单霁翔,Shan Jixiang",
    "曾庆红,Zeng Qinghong",
    "仇保兴,Qiu Baoxing",
    "吕安,Lü An",
    "李西安,Li Xi'an",
  })
  void a_name_is_surname_and_given_name(String name, String pinyin) {
    assertEquals(pinyin, scripts.pinyin(name));
  }

  @Test
  void parts_of_a_foreign_name_have_capitals() {
    assertEquals("Yumai'erjiang Maimaiti", scripts.pinyin("玉买尔江·买买提"));
  }

  @Test
  void words_are_syllables() {
    assertEquals("guo jia you zheng ju", scripts.pinyinWords("国家邮政局"));
    assertEquals("2020 nian", scripts.pinyinWords("2020年"));
    assertEquals("", scripts.pinyinWords(""));
  }

  @Test
  void chinese_is_likelier_than_a_shifted_run() {
    assertTrue(scripts.plausibility("担当的政治品格") > scripts.plausibility("担当恼纹犯的政"));
    assertTrue(scripts.plausibility("遵循。《条例》") > scripts.plausibility("遵循海《条例》"));
    assertEquals(0, scripts.plausibility(""));
  }

  @Test
  void readings_are_looked_up_without_tone() {
    assertTrue(scripts.reads('長', "zhang"));
    assertTrue(scripts.reads('长', "chang"));
    assertTrue(scripts.reads('綠', "lü"));
    assertFalse(scripts.reads('長', "duan"));
    assertFalse(scripts.reads('A', "a"));
  }

  @Test
  void many_threads_get_the_same_answers() {
    List<String> texts = List.of("國家郵政局黨組書記", "各級黨組織要著力解決問題", "《條例》和《規定》");
    List<String> alone = texts.stream().map(scripts::toSimplified).toList();
    IntStream.range(0, 2000)
        .parallel()
        .forEach(
            i -> {
              int which = i % texts.size();
              assertEquals(alone.get(which), scripts.toSimplified(texts.get(which)));
              assertTrue(scripts.plausibility(alone.get(which)) < 0);
            });
  }
}
