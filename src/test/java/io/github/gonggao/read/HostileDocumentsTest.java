package io.github.gonggao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to exhaust, to spy or to crash; each is an answer, and the next file is read. */
class HostileDocumentsTest {
  private static final String SENTENCE = "江城市召开会议，研究部署节约用水工作。";

  @TempDir Path folder;

  private static byte[] good() throws IOException {
    PdfFile pdf = new PdfFile().page();
    pdf.line(79.4, 100, 16, SENTENCE);
    return pdf.bytes();
  }

  private static byte[] old() throws IOException {
    try (InputStream in = HostileDocumentsTest.class.getResourceAsStream("/formats/notice.doc")) {
      return in.readAllBytes();
    }
  }

  /** A PDF written by hand, of which the first object after the page is a deflated stream. */
  private static byte[] pdf(byte[] deflated, String filters, String resources) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Integer> offsets = new ArrayList<>();
    out.write("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII));
    String[] objects = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources" + resources + ">>",
    };
    for (int i = 0; i < objects.length; i++) {
      offsets.add(out.size());
      out.write(
          ((i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n").getBytes(StandardCharsets.US_ASCII));
    }
    offsets.add(out.size());
    out.write(
        ("4 0 obj\n<</Length " + deflated.length + "/Filter" + filters + ">>\nstream\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.write(deflated);
    out.write("\nendstream\nendobj\n".getBytes(StandardCharsets.US_ASCII));
    int table = out.size();
    StringBuilder end = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
    for (int offset : offsets) {
      end.append(String.format(Locale.ROOT, "%010d 00000 n %n", offset).replace("\r\n", "\n"));
    }
    end.append("trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n").append(table).append("\n%%EOF\n");
    out.write(end.toString().getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static byte[] deflated(byte[] unit, int times) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      for (int i = 0; i < times; i++) {
        deflater.write(unit);
      }
    }
    return out.toByteArray();
  }

  private static byte[] nested() throws IOException {
    return pdf(
        deflated("q ".repeat(1000).getBytes(StandardCharsets.US_ASCII), 1000),
        "/FlateDecode",
        "<<>>");
  }

  private static byte[] bomb() throws IOException {
    return pdf(deflated(new byte[1 << 20], 96), "/FlateDecode", "<<>>");
  }

  /** An array of a hundred million numbers in one drawing operator. */
  private static byte[] swollen() throws IOException {
    ByteArrayOutputStream once = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(once)) {
      deflater.write('[');
      byte[] numbers = "7 ".repeat(1 << 19).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 200; i++) {
        deflater.write(numbers);
      }
    }
    return pdf(once.toByteArray(), "/FlateDecode", "<<>>");
  }

  /** Ten forms, each of which draws the next ten times. */
  private static byte[] endless() throws IOException {
    PdfFile pdf = new PdfFile().page().operators("/X0 Do\n");
    for (int form = 0; form < 12; form++) {
      pdf.form("X" + form, ("/X" + (form + 1) + " Do\n").repeat(10));
    }
    return pdf.bytes();
  }

  @Test
  void a_file_that_exhausts_memory_is_refused_and_the_next_is_read() throws IOException {
    assertTrue(nested().length < 4000, "some kilobytes");
    try (ParserProcess process = new ParserProcess(64, 60)) {
      for (byte[] hostile : List.of(nested(), swollen(), bomb())) {
        ParserProcess.Parsed parsed = process.parse(DocumentParser.Kind.PDF, hostile);
        assertNotEquals(DocumentParser.Answer.TEXT, parsed.answer());
        assertEquals(
            new ParserProcess.Parsed(DocumentParser.Answer.TEXT, SENTENCE),
            process.parse(DocumentParser.Kind.PDF, good()));
      }
    }
  }

  @Test
  void the_reason_of_a_death_is_told() throws IOException {
    try (ParserProcess process = new ParserProcess(48, 60)) {
      ParserProcess.Parsed parsed = process.parse(DocumentParser.Kind.PDF, swollen());
      assertEquals(
          new ParserProcess.Parsed(
              DocumentParser.Answer.BROKEN, "it takes more than 48 MB of memory to parse"),
          parsed);
    }
  }

  @Test
  void a_file_that_takes_for_ever_is_stopped_by_the_clock() throws IOException {
    try (ParserProcess process = new ParserProcess(128, 4)) {
      assertEquals(
          new ParserProcess.Parsed(
              DocumentParser.Answer.BROKEN, "it takes more than 4 seconds to parse"),
          process.parse(DocumentParser.Kind.PDF, endless()));
      assertEquals(
          DocumentParser.Answer.TEXT, process.parse(DocumentParser.Kind.PDF, good()).answer());
      assertEquals(2, process.started());
    }
  }

  @Test
  void one_process_serves_many_files() throws IOException {
    try (ParserProcess process = new ParserProcess(128, 60)) {
      for (int i = 0; i < 30; i++) {
        assertEquals(
            DocumentParser.Answer.TEXT, process.parse(DocumentParser.Kind.PDF, good()).answer());
        assertEquals(
            DocumentParser.Answer.TEXT, process.parse(DocumentParser.Kind.DOC, old()).answer());
      }
      assertEquals(1, process.started());
    }
  }

  @Test
  void a_process_that_others_killed_is_replaced() throws IOException {
    try (ParserProcess process = new ParserProcess(128, 60)) {
      process.parse(DocumentParser.Kind.PDF, good());
      process.handle().destroyForcibly();
      assertEquals(
          DocumentParser.Answer.TEXT, process.parse(DocumentParser.Kind.PDF, good()).answer());
      assertEquals(2, process.started());
    }
  }

  @Test
  void a_closed_process_is_gone() throws IOException {
    ParserProcess process = new ParserProcess(128, 60);
    process.parse(DocumentParser.Kind.PDF, good());
    ProcessHandle handle = process.handle();
    assertTrue(handle.isAlive());
    process.close();
    handle.onExit().join();
    assertFalse(handle.isAlive());
  }

  @Test
  void bad_documents_never_stop_a_batch() throws IOException {
    Files.write(folder.resolve("a.pdf"), good());
    Files.write(folder.resolve("b.pdf"), nested());
    Files.write(folder.resolve("b2.pdf"), swollen());
    Files.write(folder.resolve("c.pdf"), Arrays.copyOf(good(), 300));
    Files.write(folder.resolve("d.docx"), Arrays.copyOf(docx().bytes(), 200));
    Files.write(folder.resolve("e.doc"), Arrays.copyOf(old(), 600));
    Files.write(folder.resolve("f.doc"), old());
    Files.write(folder.resolve("g.docx"), docx().bytes());
    Files.write(folder.resolve("h.pdf"), good());
    List<Outcome<SourceText>> all;
    try (Stream<Outcome<SourceText>> read = Announcements.read(List.of(folder))) {
      all = read.toList();
    }
    assertEquals(
        List.of(true, false, false, false, false, false, true, true, true),
        all.stream().map(o -> o.value().isPresent()).toList());
    for (Outcome<SourceText> outcome : all.subList(1, 6)) {
      Issue issue = outcome.issues().get(0);
      assertTrue(
          issue.code() == Issue.Code.UNREADABLE_DOCUMENT
              || issue.code() == Issue.Code.NO_TEXT_LAYER,
          issue.toString());
    }
  }

  private static DocxFile docx() {
    return new DocxFile(DocxFile.paragraph(SENTENCE));
  }

  /** R47: a document type in any part of a package, of six kinds. */
  @Test
  void no_part_of_a_package_may_reach_out() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "机密内容机密内容");
    AtomicInteger hits = new AtomicInteger();
    HttpServer canary =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    canary.createContext(
        "/",
        exchange -> {
          hits.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    canary.start();
    String web = "http://127.0.0.1:" + canary.getAddress().getPort() + "/x";
    List<String> types =
        List.of(
            "<!DOCTYPE x [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>",
            "<!DOCTYPE x [<!ENTITY x SYSTEM '" + web + "'>]>",
            "<!DOCTYPE x SYSTEM '" + web + ".dtd'>",
            "<!DOCTYPE x PUBLIC 'p' '" + web + ".dtd' [<!ENTITY x 'y'>]>",
            "<!DOCTYPE x [<!ENTITY % p SYSTEM '" + web + "'>%p;]>",
            "<!DOCTYPE x [<!ENTITY a '江江江江江江江江江江'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
                + "<!ENTITY x '&b;&b;&b;&b;&b;&b;&b;&b;'>]>");
    int refused = 0;
    try (ParserProcess process = new ParserProcess(128, 60)) {
      for (String part :
          List.of(
              DocxFile.MAIN,
              "word/numbering.xml",
              "word/styles.xml",
              "[Content_Types].xml",
              "_rels/.rels",
              "word/_rels/document.xml.rels")) {
        for (String type : types) {
          String entity = type.contains("ENTITY x") ? "&x;" : "";
          byte[] file =
              new DocxFile(DocxFile.paragraph(SENTENCE + entity))
                  .change(
                      DocxFile.MAIN,
                      xml -> part.equals(DocxFile.MAIN) ? xml : xml.replace("&x;", ""))
                  .change(part, xml -> declare(xml, type))
                  .bytes();
          ParserProcess.Parsed parsed = process.parse(DocumentParser.Kind.DOCX, file);
          assertFalse(parsed.text().contains("机密"), parsed.text());
          assertFalse(parsed.text().contains("江江"), parsed.text());
          refused += parsed.answer() == DocumentParser.Answer.BROKEN ? 1 : 0;
        }
      }
      assertEquals(1, process.started());
    } finally {
      canary.stop(0);
    }
    assertEquals(36, refused);
    assertEquals(0, hits.get());
  }

  private static String declare(String xml, String type) {
    int prolog = xml.startsWith("<?xml") ? xml.indexOf("?>") + 2 : 0;
    return xml.substring(0, prolog) + type + xml.substring(prolog);
  }

  @Test
  void two_thousand_broken_files_of_each_kind_are_two_thousand_answers() throws IOException {
    Random random = new Random(42);
    List<byte[]> seeds = List.of(good(), docx().bytes(), old());
    DocumentParser.Kind[] kinds = DocumentParser.Kind.values();
    int[] answers = new int[kinds.length];
    try (ParserProcess process = new ParserProcess(128, 10)) {
      for (int k = 0; k < kinds.length; k++) {
        for (int i = 0; i < 2000; i++) {
          byte[] file = mutated(seeds.get(k), random);
          ParserProcess.Parsed parsed = process.parse(kinds[k], file);
          assertFalse(parsed.text().contains("seconds"), "no hang");
          answers[k]++;
        }
      }
      assertTrue(process.started() < 60, "most leave the process alive: " + process.started());
    }
    assertEquals("[2000, 2000, 2000]", Arrays.toString(answers));
  }

  private static byte[] mutated(byte[] seed, Random random) {
    byte[] file = seed.clone();
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(file.length);
      switch (random.nextInt(4)) {
        case 0 -> file[at] = (byte) random.nextInt(256);
        case 1 -> file[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> {
          int length = Math.min(file.length - at, 1 + random.nextInt(64));
          int from = random.nextInt(file.length - length + 1);
          System.arraycopy(seed, from, file, at, length);
        }
        default -> {
          if (i == 0 && file.length > 40) {
            file = Arrays.copyOf(file, 40 + random.nextInt(file.length - 40));
          }
        }
      }
    }
    return file;
  }
}
