package io.github.gonggao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Block;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncementsTest {
  private static final String TEXT = "江城市召开会议\n\n朱镕江、陶喆同志出席会议。①";
  private static final String RECORD =
      "{\"id\":\"1\",\"title\":\"题\",\"published\":\"2021-03-05\",\"source\":\"江城日报\","
          + "\"url\":\"http://example.org/1\",\"more\":{\"a\":[1]},\"body\":\"正文一。\\n正文二。\"}";

  @TempDir Path folder;

  private Path file(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Outcome<SourceText>> read(Path... inputs) {
    try (Stream<Outcome<SourceText>> all = Announcements.read(List.of(inputs))) {
      return all.toList();
    }
  }

  private static SourceText only(Path input) {
    List<Outcome<SourceText>> all = read(input);
    assertEquals(1, all.size());
    return all.get(0).value().orElseThrow(() -> new AssertionError(all.get(0).issues()));
  }

  private static Issue onlyIssue(Path input) {
    List<Outcome<SourceText>> all = read(input);
    assertEquals(1, all.size());
    assertTrue(all.get(0).value().isEmpty());
    return all.get(0).issues().get(0);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16", "UTF-8 BOM", "UTF-16LE BOM"})
  void a_text_reads_the_same_in_every_charset(String how) throws IOException {
    String bom = how.endsWith("BOM") ? "\uFEFF" : "";
    Charset charset = Charset.forName(how.replace(" BOM", ""));
    SourceText text = only(file("a.txt", (bom + TEXT).getBytes(charset)));
    assertEquals(TEXT, text.text());
    assertEquals("text/plain", text.mediaType());
  }

  @Test
  void identity_is_the_text_where_there_is_no_address() throws IOException {
    // echo -n abc | sha256sum, of a text in which nothing needs changing
    SourceText text = only(file("a.txt", "abc"));
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", text.id().value());
    assertEquals(folder.resolve("a.txt").toUri(), text.location());
  }

  @Test
  void newlines_of_every_system_are_line_feeds() throws IOException {
    assertEquals("a\nb\nc", only(file("a.txt", "a\r\nb\rc")).text());
  }

  @Test
  void a_record_has_its_parts_as_blocks() throws IOException {
    SourceText text = only(file("a.jsonl", RECORD + "\n"));
    assertEquals("题\n2021-03-05\n江城日报\n\n正文一。\n正文二。", text.text());
    assertEquals(
        List.of("TITLE 题", "PUBLISHED 2021-03-05", "SOURCE 江城日报", "BODY 正文一。\n正文二。"),
        text.blocks().stream().map(b -> b.kind() + " " + b.span().of(text.text())).toList());
    assertEquals(URI.create("http://example.org/1"), text.location());
    // echo -n http://example.org/1 | sha256sum
    assertEquals(
        "731c2c1f1e4b1751ac185a66b5714a056d40c3bfad82cae9e78fcefda6872254", text.id().value());
  }

  @Test
  void the_address_is_the_identity_whatever_the_text_says() throws IOException {
    SourceText one = only(file("a.jsonl", RECORD));
    SourceText two = only(file("b.jsonl", RECORD.replace("正文一", "另一正文")));
    assertEquals(one.id(), two.id());
  }

  @Test
  void a_record_without_an_address_is_found_by_its_line() throws IOException {
    Path file = file("a.jsonl", RECORD + "\n\n{\"body\":\"正文。\",\"title\":null}\n");
    SourceText second = read(file).get(1).value().orElseThrow();
    assertEquals(file.toUri() + "#line=3", second.location().toString());
    assertEquals(List.of(Block.Kind.BODY), second.blocks().stream().map(Block::kind).toList());
  }

  @Test
  void an_object_over_several_lines_is_one_announcement() throws IOException {
    assertEquals(
        "题\n\n正文。", only(file("a.json", "{\n \"title\": \"题\",\n \"body\": \"正文。\"\n}\n")).text());
  }

  @Test
  void formats_are_told_by_content_and_not_by_name() throws IOException {
    assertEquals("application/json", only(file("a.txt", RECORD)).mediaType());
    assertEquals("text/plain", only(file("a.jsonl", "会议通知")).mediaType());
    assertEquals(
        "application/json",
        only(file("b.txt", gzip(RECORD.getBytes(StandardCharsets.UTF_8)))).mediaType());
    assertEquals(TEXT, only(file("c", gzip(TEXT.getBytes(StandardCharsets.UTF_8)))).text());
  }

  @Test
  void a_folder_is_read_in_order_without_what_is_no_input() throws IOException {
    file("b/2.txt", "二");
    file("b/1.txt", "一");
    file("a.txt", "甲");
    file("a.json", "{\"title\": \"card\", \"officials\": []}");
    file("README.md", "read me");
    file(".hidden", "hidden");
    file("c.jsonl", RECORD);
    // the card of a record of c.jsonl, with no text of its name beside it
    file("r1.json", "{\"title\": \"card\", \"officials\": [], \"statements\": []}");
    assertEquals(
        List.of("甲", "一", "二", "题"),
        read(folder).stream()
            .map(o -> o.value().orElseThrow().text().lines().findFirst().orElseThrow())
            .toList());
  }

  @Test
  void a_broken_line_is_one_issue_and_the_others_are_read() throws IOException {
    Path file = file("a.jsonl", RECORD + "\n{\"title\": \"缺\", \"body\": }\n" + RECORD + "\n");
    List<Outcome<SourceText>> all = read(file);
    assertEquals(List.of(true, false, true), all.stream().map(o -> o.value().isPresent()).toList());
    Issue issue = all.get(1).issues().get(0);
    assertEquals(Issue.Code.BAD_JSON, issue.code());
    assertEquals(file + ":2", issue.where());
    assertTrue(issue.message().contains("line 2, column "), issue.message());
  }

  @Test
  void a_broken_first_line_does_not_turn_the_file_into_text() throws IOException {
    List<Outcome<SourceText>> all = read(file("a.jsonl", "{\"title\": \n" + RECORD + "\n"));
    assertEquals(List.of(false, true), all.stream().map(o -> o.value().isPresent()).toList());
  }

  @Test
  void each_bad_input_is_one_issue_that_names_it() throws IOException {
    assertEquals(Issue.Code.MISSING_FILE, onlyIssue(folder.resolve("none.txt")).code());
    assertEquals(Issue.Code.EMPTY_INPUT, onlyIssue(file("0.txt", "")).code());
    assertEquals(Issue.Code.EMPTY_INPUT, onlyIssue(file("1.txt", " \n\n")).code());
    assertEquals(Issue.Code.BINARY_INPUT, onlyIssue(file("2.txt", "PK\3\4\0\0公告")).code());
    assertEquals(
        Issue.Code.NOT_TEXT,
        onlyIssue(file("3.txt", "caf\u00E9 na\u00EFve".getBytes(StandardCharsets.ISO_8859_1)))
            .code());
    assertEquals(Issue.Code.NO_BODY, onlyIssue(file("4.json", "{\"title\": \"题\"}")).code());
    assertEquals(Issue.Code.BAD_JSON, onlyIssue(file("5.json", "[{\"body\": 7}]")).code());
    assertEquals(Issue.Code.BAD_JSON, onlyIssue(file("6.jsonl", "{\"body\": 7}")).code());
    assertEquals(
        Issue.Code.BAD_JSON,
        onlyIssue(file("7.jsonl", "{\"x\":" + "[".repeat(2000) + "]".repeat(2000) + "}")).code());
    assertEquals(
        Issue.Code.TOO_LARGE,
        onlyIssue(file("8.txt", "公".repeat(Limits.LINE_CHARACTERS + 1))).code());
    for (Outcome<SourceText> outcome : read(folder)) {
      Issue issue = outcome.issues().get(0);
      assertTrue(issue.where().startsWith(folder.toString()), issue.where());
      assertTrue(issue.message().length() > 10, issue.message());
    }
  }

  @Test
  void a_bomb_does_not_unfold() throws IOException {
    Issue issue = onlyIssue(file("bomb.gz", gzip(new byte[64 * 1024 * 1024])));
    assertEquals(Issue.Code.TOO_LARGE, issue.code());
  }

  @Test
  void a_cut_off_archive_gives_what_is_whole_and_one_issue() throws IOException {
    Random random = new Random(7);
    String many =
        random
            .ints(3000, 0, 1_000_000)
            .mapToObj(n -> RECORD.replace("example.org/1", "example.org/" + n))
            .collect(Collectors.joining("\n"));
    byte[] zipped = gzip(many.getBytes(StandardCharsets.UTF_8));
    List<Outcome<SourceText>> all =
        read(file("a.gz", Arrays.copyOf(zipped, zipped.length * 2 / 3)), file("b.txt", "通知"));
    long good = all.stream().filter(o -> o.value().isPresent()).count();
    assertTrue(good > 100, () -> good + " read");
    assertEquals(
        List.of(Issue.Code.BAD_ARCHIVE),
        all.stream().flatMap(o -> o.issues().stream()).map(Issue::code).toList());
    assertEquals("通知", all.get(all.size() - 1).value().orElseThrow().text());
  }

  @Test
  void characters_that_rdf_cannot_carry_are_counted_and_gone() throws IOException {
    Outcome<SourceText> outcome =
        read(file("a.jsonl", "{\"body\":\"正\\u0000文\\u0007\\uD800。\\t\\uFFFE\\uE49D𠮷\"}")).get(0);
    assertEquals("正文\uFFFD。\t\uFFFD\uE49D𠮷", outcome.value().orElseThrow().text());
    assertEquals(Issue.Code.INVALID_CHARACTERS, outcome.issues().get(0).code());
    assertTrue(
        outcome.issues().get(0).message().startsWith("4 "), outcome.issues().get(0).message());
  }

  @Test
  void standard_input_is_read_as_any_file() throws IOException {
    InputStream in =
        new ByteArrayInputStream(gzip((RECORD + "\n" + RECORD).getBytes(StandardCharsets.UTF_8)));
    try (Stream<Outcome<SourceText>> all = Announcements.read(in, URI.create("stdin:-"))) {
      assertEquals(2, all.count());
    }
  }

  @Test
  void records_are_read_as_they_are_asked_for() throws IOException {
    InputStream endless =
        new InputStream() {
          private final byte[] line = (RECORD + "\n").getBytes(StandardCharsets.UTF_8);
          private int at;

          @Override
          public int read() {
            return line[at++ % line.length] & 0xFF;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            for (int i = 0; i < length; i++) {
              bytes[offset + i] = (byte) read();
            }
            return length;
          }
        };
    try (Stream<Outcome<SourceText>> all = Announcements.read(endless, URI.create("stdin:-"))) {
      Iterator<Outcome<SourceText>> iterator = all.iterator();
      for (int i = 0; i < 1000; i++) {
        assertTrue(iterator.next().value().isPresent());
      }
    }
  }

  @Test
  void a_thousand_mutations_end_in_outcomes() throws IOException {
    Random random = new Random(42);
    byte[][] seeds = {
      RECORD.getBytes(StandardCharsets.UTF_8),
      TEXT.getBytes(StandardCharsets.UTF_8),
      gzip(RECORD.getBytes(StandardCharsets.UTF_8))
    };
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = seeds[i % seeds.length].clone();
      for (int k = 0; k < 1 + random.nextInt(4); k++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try (Stream<Outcome<SourceText>> all =
          Announcements.read(new ByteArrayInputStream(bytes), URI.create("stdin:-"))) {
        assertTrue(all.allMatch(o -> o.value().isPresent() || !o.issues().isEmpty()));
      }
    }
  }
}
