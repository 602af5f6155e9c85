package io.github.gonggao.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResiduesTest {
  private final Restorer restorer = new Restorer(Chinese.INSTANCE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '\u0000',
      value = {
        "会议强调&ldquo;两个维护&rdquo;的意义 → 会议强调“两个维护”的意义",
        "落实&amp;ldquo;十四五&amp;rdquo;规划 → 落实“十四五”规划",
        "&#20013;&#22830;和&#x5730;方都要落实 → 中央和地方都要落实",
        "\\u4e2d\\u592e部署的各项任务 → 中央部署的各项任务",
        "市委召开会议。br> → 市委召开会议。",
        "[摘? 要]本文讨论了改革 → [摘要]本文讨论了改革",
        "???市委召开常委会会议 → 市委召开常委会会议",
        "会议强调,,要抓好落实,。各地要重视。 → 会议强调，要抓好落实。各地要重视。",
        "治理無序競爭?維護市場秩序，規(guī)範發(fā)展 → 治理无序竞争 维护市场秩序，规范发展",
        "什麼是規(guī)範?發(fā)展才是 → 什么是规范？发展才是",
        "要發(fā)(fā)展和規(guī)(guī)範 → 要发展和规范",
        "要發(fa)展和規（guī）範業（yè)務 → 要发展和规范业务",
        "要发(fā)展产业(yè)，规(guī)范管理 → 要发展产业，规范管理",
        "中長期槼劃和竝琯敭嵗侷爲擧 → 中长期规划和并管扬岁局为举",
      })
  void what_conversions_leave_behind_is_cleared(String found, String written) {
    assertEquals(written.strip(), restorer.restore(found.strip()).pass().text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R&D投入和AT&T公司；A&B两类",
        "代码为\\u0041的字符",
        "“是（shì）”和“识（shí）”读音不同，一个是去声。",
        "山东莒（jǔ）县和安徽濉（suī）溪县参加了会议。",
        "他问：这样行不行? 大家都说行。",
        "若x<b且b>a，则取a。",
      })
  void what_was_meant_stays(String text) {
    assertEquals(text, Residues.clear(Residues.unescape(text).text(), false).text());
    assertTrue(restorer.restore(text).pass().alignment().edits().size() <= 2);
  }
}
