package io.github.gonggao.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulation shows what was seen on real mirrors, to the character. */
class MirrorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '\u0000',
      value = {
        // a gloss between two characters; glossed characters, what was written, what was seen
        "數當經濟 → 為當地經濟 → 為當(dāng)?shù)亟?jīng)濟(jì)",
        "驅 → 望向孫中信 → 望向?qū)O中信",
        "問 → 崔亞東所作 → 崔亞?wèn)|所作",
        "驗實 → 因為在實踐 → 因?yàn)樵趯?shí)踐",
        "鎮 → 德才兼備原則 → 德才兼?zhèn)湓瓌t",
        "礎 → 人民健康APP → 人民健康A(chǔ)PP",
        // a cut inside a character
        "調領 → 調研。縣領導 → 調(diào)研?？h領(lǐng)導",
        "進 → 進程。縣委 → 進(jìn)程?？h委",
        "發 → 成為上海基層黨建 → 成為上?；鶎狱h建",
        // both at once, and what follows from the model but was not seen
        "現 → ，FOB → ，F(xiàn)OB",
        "現 → 。“現 → ?！艾F(xiàn)",
        "現 → 。現 → ?，F(xiàn)",
      })
  void characters_break_as_they_were_seen_to(String glossed, String written, String seen) {
    assertEquals(seen, new Mirror(glossed).show(written));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '\u0000',
      value = {
        "數 → 擔當的政治品格，自覺 → 擔當?shù)恼\ue49d纹犯?,自覺",
        "規 → 遵循。《條例》和《規定》 → 遵循?!稐l例》和《規(guī)定》",
        "發 → 礦山、危化、工貿 → 礦山、?;?、工貿",
        "調領 → 調研。縣領導 → 調(diào)研??h領(lǐng)導",
      })
  void some_sites_have_half_width_marks(String glossed, String written, String seen) {
    assertEquals(seen, new Mirror(glossed).folding().show(written));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '\u0000',
      value = {
        "落實，危化、煤礦 → 落實,;、煤礦",
        "各項安全措施。”他說， → 各項安全措施!彼f,",
      })
  void some_sites_show_nothing_for_a_lost_byte(String written, String seen) {
    assertEquals(seen, new Mirror("發").folding().dropping().show(written));
  }

  @ParameterizedTest
  @CsvSource({"上海科技,上?？萍", "確保基本,確?；", "經常可以,經?？梢"})
  void a_cut_takes_the_first_byte_of_what_follows(String written, String begins) {
    assertEquals(begins, new Mirror("發").show(written).substring(0, begins.length()));
  }

  @Test
  void a_lead_byte_at_the_end_of_a_line_takes_the_bracket_of_a_tag_with_it() {
    assertEquals("搪塞?！?br>\n敷衍", new Mirror("發").show("搪塞。”\n敷衍"));
  }

  @Test
  void a_place_says_what_was_written_there() {
    Mirror.Damaged page = new Mirror("規數").damage("擔當的政治，規定。《條例》");
    assertEquals(
        List.of(
            new Mirror.Place(Mirror.Kind.STRADDLE, 2, 10, 2, 5),
            new Mirror.Place(Mirror.Kind.GLOSS, 12, 17, 7, 7),
            new Mirror.Place(Mirror.Kind.CUT, 18, 22, 8, 11)),
        page.places(),
        page.shown());
  }
}
