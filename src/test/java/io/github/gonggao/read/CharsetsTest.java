package io.github.gonggao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset BIG5 = Charset.forName("Big5-HKSCS");

  private static final String SIMPLIFIED = "江城市召开座谈会。①朱镕江、陶喆、㐂田三位同志出席会议并讲话，强调要深入学习贯彻会议精神。";

  /** Big5 has no 镕, and 喆 only with Hong Kong's characters. */
  private static final String TRADITIONAL = "江城市召開座談會。①陶喆同志出席會議並講話，強調要深入學習貫徹會議精神。";

  private static Outcome<SourceText> read(byte[] bytes, String header) {
    SourceFormat.Input plain =
        SourceFormat.Input.of("in", URI.create("stdin:-"), new ByteArrayInputStream(bytes));
    SourceFormat.Input input =
        new SourceFormat.Input(
            plain.name(),
            plain.location(),
            plain.stream(),
            Optional.ofNullable(header),
            plain.address(),
            plain.captured(),
            plain.depth(),
            plain.budget());
    try {
      Iterator<Outcome<SourceText>> all = Announcements.open(input);
      Outcome<SourceText> only = all.next();
      assertTrue(!all.hasNext());
      return only;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(String text, String encoding) {
    boolean marked = encoding.endsWith("+BOM");
    Charset charset = Charset.forName(encoding.replace("+BOM", ""));
    return ((marked ? "\uFEFF" : "") + text).getBytes(charset);
  }

  private static String body(Outcome<SourceText> outcome) {
    String text = outcome.value().orElseThrow(() -> new AssertionError(outcome.issues())).text();
    return text.substring(text.lastIndexOf('\n') + 1);
  }

  private static List<Issue.Code> codes(Outcome<SourceText> outcome) {
    return outcome.issues().stream().map(Issue::code).toList();
  }

  /** What the bytes are, what the page's meta says, what the server said. */
  @ParameterizedTest
  @CsvSource({
    "GB18030, gb2312, ",
    "GB18030, GBK, ",
    "GB18030, gb18030, gb2312",
    "GB18030, , gbk",
    "GB18030, , ",
    "UTF-8, utf-8, ",
    "UTF-8, , ",
    "UTF-8+BOM, , utf-8",
    "UTF-16LE, , ",
    "UTF-16BE, , ",
    "UTF-16LE+BOM, , ",
    "UTF-16BE+BOM, utf-16, ",
    "UTF-16LE, utf-16, utf-16"
  })
  void a_page_reads_the_same_in_every_charset(String encoding, String meta, String header) {
    assertSame(SIMPLIFIED, encoding, meta, header);
  }

  @ParameterizedTest
  @CsvSource({
    "Big5-HKSCS, big5, ",
    "Big5-HKSCS, , big5",
    "Big5-HKSCS, , ",
    "GB18030, gbk, ",
    "GB18030, , ",
    "UTF-8, , ",
    "UTF-16LE, , "
  })
  void a_page_in_traditional_characters_does_too(String encoding, String meta, String header) {
    assertSame(TRADITIONAL, encoding, meta, header);
  }

  private static void assertSame(String text, String encoding, String meta, String header) {
    String page =
        "<html><head>"
            + (meta == null ? "" : "<meta charset=\"" + meta + "\">")
            + "</head><body><p>"
            + text
            + "</p></body></html>";
    Outcome<SourceText> outcome = read(bytes(page, encoding), header);
    assertEquals(text, body(outcome));
    assertEquals(List.of(), outcome.issues());
    assertEquals(text, body(read(bytes(text, encoding), header)));
  }

  @ParameterizedTest
  @CsvSource({
    "GB18030, utf-8",
    "GB18030, iso-8859-1",
    "GB18030, big5",
    "GB18030, windows-1252",
    "GB18030, shift_jis",
    "UTF-8, gb2312",
    "UTF-8, big5",
    "UTF-8, iso-8859-1",
    "UTF-16LE, utf-8"
  })
  void a_wrong_label_is_noticed(String encoding, String label) {
    Outcome<SourceText> outcome = read(bytes(SIMPLIFIED, encoding), label);
    assertEquals(SIMPLIFIED, body(outcome));
    assertEquals(List.of(Issue.Code.WRONG_CHARSET), codes(outcome));
    assertTrue(
        outcome.issues().get(0).message().contains(label), outcome.issues().get(0).message());
  }

  @Test
  void big5_under_the_label_of_gbk_is_big5() {
    Outcome<SourceText> outcome = read(TRADITIONAL.getBytes(BIG5), "gb2312");
    assertEquals(TRADITIONAL, body(outcome));
    assertEquals(List.of(Issue.Code.WRONG_CHARSET), codes(outcome));
  }

  @Test
  void an_invented_label_is_as_none() {
    assertEquals(List.of(), codes(read(SIMPLIFIED.getBytes(GB18030), "x-sjis-cn")));
  }

  @Test
  void a_text_cut_inside_its_last_character_is_a_text() {
    for (Charset charset : List.of(GB18030, StandardCharsets.UTF_8)) {
      byte[] whole = "江城市召开座谈会".getBytes(charset);
      Outcome<SourceText> outcome = read(Arrays.copyOf(whole, whole.length - 1), null);
      assertEquals("江城市召开座谈\uFFFD", body(outcome));
      assertEquals(List.of(Issue.Code.UNDECODED_BYTES), codes(outcome));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "Big5-HKSCS"})
  void broken_bytes_are_counted_up_to_one_in_a_hundred(String charset) {
    byte[] good = TRADITIONAL.repeat(60).getBytes(Charset.forName(charset));
    byte[] few = good.clone();
    for (int i = 1; i <= 3; i++) {
      few[i * good.length / 5] = (byte) 0xFF;
    }
    Outcome<SourceText> outcome = read(few, null);
    assertEquals(List.of(Issue.Code.UNDECODED_BYTES), codes(outcome));
    long replaced = body(outcome).chars().filter(c -> c == '\uFFFD').count();
    String message = outcome.issues().get(0).message();
    assertTrue(replaced >= 3 && message.startsWith(replaced + " places"), message);

    byte[] many = good.clone();
    for (int i = 0; i < many.length; i += 40) {
      many[i] = (byte) 0xFF;
    }
    assertEquals(List.of(Issue.Code.NOT_TEXT), codes(read(many, null)));
  }

  @Test
  void what_no_charset_makes_a_text_is_refused() {
    List<byte[]> all = new ArrayList<>();
    all.add("caf\u00E9 na\u00EFve".getBytes(StandardCharsets.ISO_8859_1));
    all.add("これは日本語の文章です。漢字もあります。".getBytes(Charset.forName("Shift_JIS")));
    all.add("Привет, это не объявление".getBytes(Charset.forName("KOI8-R")));
    for (byte[] bytes : all) {
      assertEquals(List.of(Issue.Code.NOT_TEXT), codes(read(bytes, null)));
    }
    // but in UTF-8 any language is what it says it is
    assertEquals("Привет", body(read("Привет".getBytes(StandardCharsets.UTF_8), null)));
  }

  @Test
  void newlines_of_every_kind_are_line_feeds() {
    byte[] text = "甲\r\n乙\r丙\u0085丁\u2028戊\u2029己\f庚\u000B辛".getBytes(StandardCharsets.UTF_8);
    assertEquals("甲\n乙\n丙\n丁\n戊\n己\n庚\n辛", read(text, null).value().orElseThrow().text());
  }

  @Test
  void damage_by_private_use_characters_is_no_reason_to_refuse() {
    String damaged = "各級黨組織要擔當起責任，推進工作落實\uE49D，確保各項任務完成。";
    assertEquals(damaged, body(read(damaged.getBytes(GB18030), "gbk")));
  }
}
