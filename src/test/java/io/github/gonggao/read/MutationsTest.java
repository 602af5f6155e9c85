package io.github.gonggao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs that nobody wrote: fixtures with bytes changed, and bytes out of nowhere. */
class MutationsTest {
  private static final int MUTATIONS = 2000;
  private static final long SECONDS = 5;

  private static final List<String> STARTS =
      List.of(
          "",
          "<html>",
          "<!doctype html><p>",
          "{\"body\":\"",
          "[{",
          "{\n\"",
          "title,body\n",
          "WARC/1.0\r\n",
          "\u001F\u008B\b\0",
          "PK\u0003\u0004",
          "PK\u0005\u0006",
          "\u00FF\u00FE",
          "\u00FE\u00FF",
          "\u00EF\u00BB\u00BF",
          "\u00B9\u00AB\u00B8\u00E6",
          "<?xml version=\"1.0\"?>");

  static Map<String, List<byte[]>> fixtures() throws IOException, URISyntaxException {
    Map<String, List<byte[]>> fixtures = new TreeMap<>();
    for (Path fixture : FormatsTest.fixtures()) {
      byte[] bytes = Files.readAllBytes(fixture);
      byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, Limits.HEAD_BYTES));
      for (SourceFormat format : Announcements.FORMATS) {
        if (format.recognises(head)) {
          fixtures
              .computeIfAbsent(format.getClass().getSimpleName(), n -> new ArrayList<>())
              .add(bytes);
          break;
        }
      }
    }
    // their parsers live in another process: their own tests mutate them, fewer times
    fixtures
        .keySet()
        .retainAll(
            List.of(
                "Csv", "Gzip", "Html", "JsonDocument", "JsonLines", "PlainText", "Warc", "Zip"));
    assertEquals(8, fixtures.size());
    return fixtures;
  }

  static List<String> formats() throws IOException, URISyntaxException {
    return List.copyOf(fixtures().keySet());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void two_thousand_mutations_of_a_format_end_in_outcomes(String format)
      throws IOException, URISyntaxException {
    List<byte[]> seeds = fixtures().get(format);
    Random random = new Random(42);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = seeds.get(i % seeds.size()).clone();
      int changes = 1 + random.nextInt(8);
      for (int k = 0; k < changes; k++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      if (random.nextInt(10) == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      assertEndsInOutcomes(bytes, format + " " + i);
    }
  }

  @Provide
  Arbitrary<byte[]> inputs() {
    Arbitrary<byte[]> rest = Arbitraries.bytes().array(byte[].class).ofMaxSize(4000);
    return Arbitraries.of(STARTS)
        .flatMap(
            start ->
                rest.map(
                    bytes -> {
                      byte[] first = start.getBytes(StandardCharsets.ISO_8859_1);
                      byte[] all = Arrays.copyOf(first, first.length + bytes.length);
                      System.arraycopy(bytes, 0, all, first.length, bytes.length);
                      return all;
                    }));
  }

  /** A million bytes or so a run. */
  @Property(tries = 1000)
  void bytes_out_of_nowhere_end_in_outcomes(@ForAll("inputs") byte[] bytes) {
    assertEndsInOutcomes(bytes, "bytes");
  }

  private static void assertEndsInOutcomes(byte[] bytes, String what) {
    long start = System.nanoTime();
    InputStream in = new ByteArrayInputStream(bytes);
    try (Stream<Outcome<SourceText>> all = Announcements.read(in, URI.create("stdin:-"))) {
      all.forEach(
          outcome -> {
            assertTrue(outcome.value().isPresent() || !outcome.issues().isEmpty(), what);
            assertTrue(
                outcome.issues().stream().noneMatch(i -> i.code() == Issue.Code.EXTRACTION_FAILED),
                () -> what + outcome.issues());
          });
    }
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    assertTrue(seconds < SECONDS, () -> what + " took " + seconds + " s");
  }
}
