package io.github.gonggao.read;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.text.Chinese;
import io.github.gonggao.text.TextReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Byte strings that nobody wrote, through reading and the text stage: noise, starts of fixtures of
 * every format with bytes changed, and fragments of text in several charsets in one string. {@code
 * -Dfuzz.tries=N} makes it N of them, {@code -Dfuzz.seed=N} other ones.
 */
class ByteStringsTest {
  private static final int TRIES = Integer.getInteger("fuzz.tries", 30_000);
  private static final long SEED = Long.getLong("fuzz.seed", 7);
  private static final int LONGEST = 120;

  /** A bound for what never ends, not a measure: the slowest that were seen took a hundredth. */
  private static final long PROCESSOR_SECONDS = 10;

  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          Charset.forName("GB18030"),
          Charset.forName("Big5"),
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE);

  /** What formats and charsets are told by. */
  private static final List<String> MAGIC =
      List.of(
          "1f8b08",
          "504b0304",
          "504b0506",
          "efbbbf",
          "fffe",
          "feff",
          "0d0a0d0a",
          "00000000",
          "3c68746d6c3e",
          "574152432f312e300d0a",
          "7b22626f6479223a22",
          "8431a530");

  private static final List<String> PIECES =
      List.of(
          "云澜省水务局关于加强河道管理的通知\n",
          "发布时间：2020-04-03　来源：江城日报\n",
          "索 引 号：YL-1　文号　云水〔2020〕7号\n",
          "周明远主持会议并讲话。",
          "二〇二〇年四月三日\n",
          "會議審議通過規(guī)定",
          "遵循?!稐l例",
          "稿n",
          "(fā)",
          "，，",
          "&amp;lt;br",
          "\\u4e2d",
          "<p>",
          "</div>",
          "<table><tr><td>",
          "<script>",
          "\",\"title\":\"",
          "}\n{",
          "[[",
          ",\"\n",
          "\t",
          "\u3000",
          "𠮷",
          "\uE5E5",
          "\r");

  private final Random random = new Random(SEED);
  private final TextReader reader = new TextReader(Chinese.INSTANCE);
  private final List<byte[]> fixtures = fixtures();

  /** Parsers of PDF and Office files live in another process, and have tests of their own. */
  private static List<byte[]> fixtures() {
    try {
      List<byte[]> fixtures = new ArrayList<>();
      for (Path fixture : FormatsTest.fixtures()) {
        byte[] bytes = Files.readAllBytes(fixture);
        if (bytes.length > 0 && !isDocument(bytes)) {
          fixtures.add(bytes);
        }
      }
      return fixtures;
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isDocument(byte[] bytes) {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, Limits.HEAD_BYTES));
    return Stream.of(new Pdf(), new Docx(), new Doc()).anyMatch(f -> f.recognises(head));
  }

  @Test
  void byte_strings_end_in_outcomes_soon() {
    int announcements = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] bytes = bytes();
      if (!isDocument(bytes)) {
        announcements += read(bytes, i);
      }
    }
    // else only the refusals would have been tried
    assertTrue(announcements > TRIES / 20, () -> "hardly any was read as a text");
  }

  private byte[] bytes() {
    return switch (random.nextInt(4)) {
      case 0 -> noise(random.nextInt(LONGEST));
      case 1 -> mutated();
      default -> fragments();
    };
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A fixture, cut off somewhere, with bytes changed, put in and taken out. */
  private byte[] mutated() {
    byte[] whole = fixtures.get(random.nextInt(fixtures.size()));
    int end = random.nextInt(Math.min(whole.length, 6 * LONGEST)) + 1;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int changes = random.nextInt(8);
    for (int at = 0; at < end; at++) {
      int change = random.nextInt(end) < changes ? random.nextInt(4) : 4;
      switch (change) {
        case 0 -> out.write(random.nextInt(256));
        case 1 -> {
          out.writeBytes(magic());
          out.write(whole[at]);
        }
        case 2 -> at += random.nextInt(4);
        case 3 -> out.write(whole[at] ^ (1 << random.nextInt(8)));
        default -> out.write(whole[at]);
      }
    }
    return out.toByteArray();
  }

  /**
   * Pieces of text, mostly in one charset, now and then with a byte missing or something between.
   */
  private byte[] fragments() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Charset charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
    int length = random.nextInt(LONGEST);
    while (out.size() < length) {
      byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(charset);
      switch (random.nextInt(30)) {
        case 0 -> out.write(piece, 0, piece.length - 1);
        case 1 -> out.writeBytes(magic());
        case 2 -> out.writeBytes(noise(random.nextInt(6)));
        case 3 -> charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
        default -> out.writeBytes(piece);
      }
    }
    return out.toByteArray();
  }

  private byte[] magic() {
    return HexFormat.of().parseHex(MAGIC.get(random.nextInt(MAGIC.size())));
  }

  /** Reads one, and says how many announcements are in it. */
  private int read(byte[] bytes, int number) {
    long start = processorTime();
    int[] announcements = {0};
    try (Stream<Outcome<SourceText>> all =
        Announcements.read(new ByteArrayInputStream(bytes), URI.create("stdin:-"))) {
      all.forEach(
          input -> {
            assertIsOutcome(input, bytes, number);
            input
                .value()
                .ifPresent(
                    text -> {
                      Outcome<Announcement> read = reader.read(text);
                      assertIsOutcome(read, bytes, number);
                      announcements[0] += read.value().isPresent() ? 1 : 0;
                    });
          });
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(shown(bytes, number), e);
    }
    long seconds = (processorTime() - start) / 1_000_000_000;
    assertTrue(seconds < PROCESSOR_SECONDS, () -> shown(bytes, number) + ": " + seconds + " s");
    return announcements[0];
  }

  private static void assertIsOutcome(Outcome<?> outcome, byte[] bytes, int number) {
    assertTrue(
        outcome.value().isPresent() || !outcome.issues().isEmpty(), () -> shown(bytes, number));
    assertTrue(
        outcome.issues().stream().noneMatch(i -> i.code() == Issue.Code.EXTRACTION_FAILED),
        () -> shown(bytes, number) + outcome.issues());
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String shown(byte[] bytes, int number) {
    return "seed " + SEED + ", number " + number + ": " + HexFormat.of().formatHex(bytes);
  }
}
