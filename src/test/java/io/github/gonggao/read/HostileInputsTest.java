package io.github.gonggao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What somebody who means harm, or a broken disk, might give us; each ends in an issue or a text.
 */
class HostileInputsTest {
  private static final String HTML = "<html><body><p>江城市召开会议。</p>";

  /** Twice what is promised, of the processor's time: the machine may be busy with others. */
  private static final long LONGEST_MILLIS = 6000;

  @TempDir Path folder;

  /** An input that is made when its turn comes, and what is said of it; null where it is read. */
  private record Hostile(Maker bytes, Issue.Code expected) {}

  private interface Maker {
    byte[] make() throws IOException;
  }

  private interface Writer {
    void write(OutputStream out) throws IOException;
  }

  private static Maker text(Supplier<String> text) {
    return () -> text.get().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(Writer content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      content.write(packed);
    }
    return out.toByteArray();
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static void blanks(OutputStream out, int megabytes) throws IOException {
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) ' ');
    for (int i = 0; i < megabytes; i++) {
      out.write(block);
    }
  }

  private static byte[] nested(int depth) throws IOException {
    byte[] zip = "公告".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < depth; i++) {
      zip = zip(Map.of("a" + i, zip));
    }
    return zip;
  }

  private static byte[] zipOfBombs() throws IOException {
    byte[] bomb = gzip(out -> blanks(out, 200));
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 300; i++) {
      entries.put(i + ".gz", bomb);
    }
    return zip(entries);
  }

  private static byte[] changed(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[at < 0 ? changed.length + at : at] ^= 0x55;
    return changed;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static Map<String, Hostile> all() {
    Map<String, Hostile> all = new LinkedHashMap<>();
    // characters
    all.put(
        "nul", new Hostile(text(() -> "会议\0公告" + "正文".repeat(100)), Issue.Code.INVALID_CHARACTERS));
    all.put(
        "nul in a short text",
        new Hostile(text(() -> "江城市召开会\0议研究防汛工作"), Issue.Code.INVALID_CHARACTERS));
    all.put("many nuls", new Hostile(text(() -> "会\0议\0公\0告"), Issue.Code.BINARY_INPUT));
    all.put(
        "lone surrogates",
        new Hostile(text(() -> "{\"body\":\"会\\uD800议\\uDC00\"}"), Issue.Code.INVALID_CHARACTERS));
    all.put("bidi", new Hostile(text(() -> "会议\u202E公告\u202C"), Issue.Code.INVALID_CHARACTERS));
    all.put("private use", new Hostile(text(() -> "擔當\uE49D的政治品格"), null));
    all.put("10 MB line", new Hostile(text(() -> "公".repeat(3_400_000)), Issue.Code.TOO_LARGE));
    all.put("20 MB text", new Hostile(text(() -> "公告\n".repeat(3_000_000)), Issue.Code.TOO_LARGE));
    all.put(
        "cut GBK",
        new Hostile(
            () -> Arrays.copyOf("江城市召开会议".getBytes(Charset.forName("GBK")), 13),
            Issue.Code.UNDECODED_BYTES));
    all.put("random", new Hostile(() -> random(1_000_000), Issue.Code.BINARY_INPUT));
    // pages: R50
    for (String tag :
        List.of("div", "span", "b", "table", "a", "div class=title", "div class=nav")) {
      String deep = "<html><body>" + ("<" + tag + ">").repeat(100_000) + "公告正文在此。";
      all.put(
          "100,000 nested " + tag,
          new Hostile(text(() -> deep), tag.endsWith("title") ? Issue.Code.EMPTY_INPUT : null));
    }
    all.put(
        "100,000 nested with text",
        new Hostile(text(() -> "<html><body>" + "<div>字<p>".repeat(100_000)), null));
    all.put(
        "4 M tags",
        new Hostile(text(() -> "<html>" + "<b>".repeat(4_000_000)), Issue.Code.TOO_LARGE));
    all.put("290,000 lines", new Hostile(text(() -> HTML + "<br>字".repeat(290_000)), null));
    all.put(
        "20 MB comment",
        new Hostile(
            text(() -> "<!--" + "x".repeat(20_000_000) + "-->" + HTML), Issue.Code.TOO_LARGE));
    all.put(
        "15 MB comment",
        new Hostile(text(() -> "<!--" + "x".repeat(15_000_000) + "-->" + HTML), null));
    all.put(
        "long title",
        new Hostile(text(() -> "<html><title>" + "公告_".repeat(200_000) + "</title>" + HTML), null));
    all.put("labels", new Hostile(text(() -> "<html><body>" + "索引号：来源：标题：".repeat(50_000)), null));
    all.put(
        "many attributes",
        new Hostile(text(() -> "<html><body><div " + "a=b ".repeat(500_000) + ">公告"), null));
    all.put(
        "page that wants a file",
        new Hostile(
            text(
                () ->
                    "<?xml version=\"1.0\"?><!DOCTYPE html [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><html><body><p>公告&e;</p></body></html>"),
            null));
    // archives: R45, R46
    all.put("gzip bomb", new Hostile(() -> gzip(out -> blanks(out, 1024)), Issue.Code.TOO_LARGE));
    all.put(
        "gzip bomb in gzip",
        new Hostile(
            () -> gzip(o -> o.write(gzip(out -> blanks(out, 1024)))), Issue.Code.TOO_LARGE));
    all.put("zip of bombs", new Hostile(HostileInputsTest::zipOfBombs, Issue.Code.TOO_LARGE));
    all.put("zips in zips", new Hostile(() -> nested(8), Issue.Code.TOO_LARGE));
    for (String path :
        List.of("../a.txt", "a/../../b.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt", "a\0b.txt")) {
      all.put(
          "path " + path.replace("\0", "NUL"),
          new Hostile(
              () -> zip(Map.of(path, "x".getBytes(StandardCharsets.UTF_8))),
              Issue.Code.UNSAFE_PATH));
    }
    all.put(
        "cut zip",
        new Hostile(
            () -> Arrays.copyOf(zip(Map.of("a.txt", random(5000))), 3000), Issue.Code.BAD_ARCHIVE));
    all.put(
        "changed zip",
        new Hostile(
            () -> changed(zip(Map.of("a.txt", random(5000))), 3000), Issue.Code.BAD_ARCHIVE));
    all.put(
        "changed gzip",
        new Hostile(
            () -> changed(gzip(o -> o.write("公告".getBytes(StandardCharsets.UTF_8))), -6),
            Issue.Code.BAD_ARCHIVE));
    all.put(
        "cut gzip",
        new Hostile(
            () -> Arrays.copyOf(gzip(o -> o.write(random(5000))), 3000), Issue.Code.BAD_ARCHIVE));
    // records: R51
    all.put(
        "deep JSON",
        new Hostile(
            text(() -> "{\"x\":" + "[".repeat(2000) + "]".repeat(2000) + ",\"body\":\"公告\"}"),
            Issue.Code.BAD_JSON));
    all.put(
        "30 MB string",
        new Hostile(
            text(() -> "{\"body\":\"" + "公".repeat(10_000_000) + "\"}"), Issue.Code.TOO_LARGE));
    all.put(
        "30 MB string in a list",
        new Hostile(
            text(() -> "[{\"body\":\"" + "公".repeat(10_000_000) + "\"}]"), Issue.Code.TOO_LARGE));
    all.put(
        "long number",
        new Hostile(
            text(() -> "{\"n\":" + "9".repeat(100_000) + ",\"body\":\"公告\"}"),
            Issue.Code.BAD_JSON));
    all.put(
        "two bodies",
        new Hostile(text(() -> "{\"body\":\"一\",\"body\":\"二\"}"), Issue.Code.BAD_JSON));
    all.put(
        "list cut off", new Hostile(text(() -> "[{\"body\":\"一\"},{\"bo"), Issue.Code.BAD_JSON));
    all.put(
        "open quote",
        new Hostile(text(() -> "title,body\n甲,\"" + "公告".repeat(4_000_000)), Issue.Code.BAD_CSV));
    all.put(
        "endless row",
        new Hostile(text(() -> "title,body\n甲,\"" + "公".repeat(17_000_000)), Issue.Code.BAD_CSV));
    all.put(
        "many cells",
        new Hostile(text(() -> "title,body\n" + ",".repeat(5_000_000)), Issue.Code.BAD_CSV));
    // crawls: R52
    all.put(
        "huge header",
        new Hostile(
            text(() -> "WARC/1.0\r\nWARC-Type: response\r\nX: " + "h".repeat(50_000_000)),
            Issue.Code.BAD_WARC));
    all.put(
        "million headers",
        new Hostile(
            text(() -> "WARC/1.0\r\n" + "X: h\r\n".repeat(1_000_000)), Issue.Code.BAD_WARC));
    all.put(
        "million records of nothing",
        new Hostile(text(() -> "WARC/1.0\r\n\r\n".repeat(1_000_000)), Issue.Code.BAD_WARC));
    all.put(
        "length that is no number",
        new Hostile(
            text(() -> "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 12e3\r\n\r\n公告"),
            Issue.Code.BAD_WARC));
    all.put(
        "negative length",
        new Hostile(
            text(() -> "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -1\r\n\r\n公告"),
            Issue.Code.BAD_WARC));
    all.put(
        "endless length",
        new Hostile(
            text(
                () ->
                    "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999999999999999999\r\n\r\n公告"),
            Issue.Code.BAD_WARC));
    all.put(
        "packed bomb in a crawl", new Hostile(HostileInputsTest::packedBomb, Issue.Code.TOO_LARGE));
    return all;
  }

  private static byte[] packedBomb() throws IOException {
    byte[] body = gzip(out -> blanks(out, 300));
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.write(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
    block.write(body);
    ByteArrayOutputStream warc = new ByteArrayOutputStream();
    warc.write(
        ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\nWARC-Date: 2021-03-09T01:02:03Z\r\n"
                + "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
                + "Content-Type: application/http; msgtype=response\r\nContent-Length: "
                + block.size()
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    block.writeTo(warc);
    warc.write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return warc.toByteArray();
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  static List<String> names() {
    return List.copyOf(all().keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  void ends_soon_with_the_right_issue(String name) throws IOException {
    Hostile hostile = all().get(name);
    byte[] bytes = hostile.bytes.make();
    long start = processorTime();
    List<Outcome<SourceText>> outcomes;
    try (Stream<Outcome<SourceText>> all =
        Announcements.read(new ByteArrayInputStream(bytes), URI.create("stdin:-"))) {
      outcomes = all.toList();
    }
    long millis = (processorTime() - start) / 1_000_000;
    List<Issue.Code> codes =
        outcomes.stream().flatMap(o -> o.issues().stream()).map(Issue::code).toList();
    if (hostile.expected == null) {
      assertEquals(List.of(), codes);
      assertEquals(1, outcomes.size());
    } else {
      assertEquals(List.of(hostile.expected), codes.stream().distinct().toList());
    }
    assertTrue(millis <= LONGEST_MILLIS, () -> name + " took " + millis + " ms");
  }

  @Test
  void a_page_gets_no_file_of_ours() throws IOException {
    byte[] page = all().get("page that wants a file").bytes.make();
    try (Stream<Outcome<SourceText>> all =
        Announcements.read(new ByteArrayInputStream(page), URI.create("stdin:-"))) {
      String text = all.findFirst().orElseThrow().value().orElseThrow().text();
      assertTrue(text.endsWith("公告&e;"), text);
    }
  }

  @Test
  void a_thousand_good_files_are_read_among_fifty_hostile_ones() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    int hostile = 0;
    Map<String, Hostile> all = all();
    for (String name : all.keySet()) {
      boolean small =
          !name.contains("MB") && !name.contains("100,000") && !name.contains("million");
      Hostile one = all.get(name);
      if (one.expected != null
          && one.expected != Issue.Code.INVALID_CHARACTERS
          && one.expected != Issue.Code.UNDECODED_BYTES
          && small
          && !name.contains("list cut off")) {
        Files.write(inputs.resolve("%03d-hostile".formatted(hostile * 20)), one.bytes.make());
        hostile++;
      }
    }
    for (int i = 0; hostile < 50; i++, hostile++) {
      Files.write(inputs.resolve("%03d-hostile".formatted(hostile * 20)), random(100 + i));
    }
    for (int i = 0; i < 1000; i++) {
      String text = "江城市召开第" + i + "次会议。";
      Files.writeString(inputs.resolve("%03d-good.txt".formatted(i)), text);
    }
    Map<String, Long> before = files();
    int read = 0;
    TreeSet<String> refused = new TreeSet<>();
    try (Stream<Outcome<SourceText>> outcomes = Announcements.read(List.of(inputs))) {
      for (Outcome<SourceText> outcome : (Iterable<Outcome<SourceText>>) outcomes::iterator) {
        if (outcome.value().isPresent()) {
          read++;
        } else {
          Issue issue = outcome.issues().get(0);
          assertFalse(issue.message().isBlank());
          refused.add(issue.where().replaceAll("^.*/(\\d{3}-hostile).*$", "$1"));
        }
      }
    }
    assertEquals(1000, read);
    assertEquals(50, refused.size());
    assertEquals(before, files(), "something was written");
  }

  private Map<String, Long> files() throws IOException {
    Map<String, Long> files = new LinkedHashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile).sorted()::iterator) {
        files.put(file.toString(), Files.size(file));
      }
    }
    return files;
  }
}
