package io.github.gonggao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
  /** A character between 甲 and 乙, what the three become, how much is counted. */
  @ParameterizedTest
  @CsvSource({
    "0000, '', 1",
    "0001, '', 1",
    "0007, '', 1",
    "001B, '', 1",
    "007F, '', 1",
    "0080, '', 1",
    "009F, '', 1",
    "0009, '\t', 0",
    "000A, '\n', 0",
    "D800, FFFD, 1",
    "DFFF, FFFD, 1",
    "FFFE, FFFD, 1",
    "FFFF, FFFD, 1",
    "FDD0, FFFD, 1",
    "1FFFE, FFFD, 1",
    "10FFFF, FFFD, 1",
    "202A, '', 1",
    "202E, '', 1",
    "2066, '', 1",
    "2069, '', 1",
    "200E, '', 1",
    "061C, '', 1",
    "200B, '', 1",
    "2060, '', 1",
    "FEFF, '', 1",
    "E0041, '', 1",
    "200D, 200D, 0",
    "00A0, 00A0, 0",
    "00AD, 00AD, 0",
    "FFFD, FFFD, 0",
    "E49D, E49D, 0",
    "F8FF, F8FF, 0",
    "20BB7, 20BB7, 0",
    "1F600, 1F600, 0"
  })
  void each_character_passes_or_is_counted(String point, String becomes, int counted) {
    String in = "甲" + new StringBuilder().appendCodePoint(Integer.parseInt(point, 16)) + "乙";
    String kept =
        becomes.length() < 4
            ? becomes
            : new StringBuilder().appendCodePoint(Integer.parseInt(becomes, 16)).toString();
    assertEquals(new Gate.Cleaned("甲" + kept + "乙", counted), Gate.clean(in));
  }

  @Property
  void what_comes_out_can_be_carried_by_every_syntax(@ForAll String text) {
    Gate.Cleaned cleaned = Gate.clean(text);
    for (int point : cleaned.text().codePoints().toArray()) {
      assertTrue(point >= 0x20 || point == '\n' || point == '\t');
      assertTrue(point < 0xD800 || point > 0xDFFF);
      assertTrue((point & 0xFFFE) != 0xFFFE);
    }
    assertEquals(new Gate.Cleaned(cleaned.text(), 0), Gate.clean(cleaned.text()));
    assertTrue(cleaned.removed() > 0 || cleaned.text().equals(text));
  }

  @Test
  void a_long_text_passes_in_a_moment() {
    String text = "公告\u0000".repeat(7_000_000);
    assertEquals(7_000_000, Gate.clean(text).removed());
  }

  @Test
  void the_count_is_told() {
    byte[] page =
        "<html><body><p>会议\u202E通知\u200B在此。&#0;&#x202D;\uE49D</p></body></html>"
            .getBytes(StandardCharsets.UTF_8);
    try (Stream<Outcome<SourceText>> all =
        Announcements.read(new ByteArrayInputStream(page), URI.create("stdin:-"))) {
      Outcome<SourceText> only = all.findFirst().orElseThrow();
      assertEquals("会议通知在此。\uE49D", only.value().orElseThrow().text());
      assertEquals(Issue.Code.INVALID_CHARACTERS, only.issues().get(0).code());
      assertTrue(only.issues().get(0).message().startsWith("4 "), only.issues().get(0).message());
    }
  }
}
