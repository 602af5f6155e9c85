package io.github.gonggao.nlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Analysis;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.RestoredText;
import io.github.gonggao.model.Sentence;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.Span;
import io.github.gonggao.model.Token;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to cost time or to lose characters, and many threads at once. */
class HostileTextTest {
  private static final int LENGTH = 200_000;
  private static final Analyzer ANALYZER = new Analyzer();

  static List<String> nasty() {
    List<String> units =
        List.of(
            "啊",
            "习近平",
            "的的的",
            "中华人民共和国",
            "国",
            "一二三四五六七八九十",
            "1234567890",
            "2020年4月3日",
            "abc ",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            "（",
            "《",
            "《》",
            "“”",
            "，。；：",
            "。",
            "！？",
            "·",
            "阿卜杜拉·",
            "　",
            " ",
            "\t",
            "\uE49D",
            "𠮷",
            "😀",
            "\uFFFD",
            "http://example.org/",
            "王马李张",
            "局局局",
            "規(guī)");
    List<String> texts = new ArrayList<>();
    units.forEach(unit -> texts.add(unit.repeat(LENGTH / unit.length())));
    texts.add(("任命" + "王伟".repeat(40) + "为局长。\n").repeat(1000));
    texts.add("\n".repeat(LENGTH));
    return texts;
  }

  private static Analysis analyze(String text) {
    return ANALYZER.analyze(
        new Announcement(
            new SourceId("0".repeat(64)),
            URI.create("file:/a.txt"),
            new RestoredText(text, text, Alignment.IDENTITY),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Span(0, text.length()),
            List.of()));
  }

  @ParameterizedTest
  @MethodSource("nasty")
  void no_text_takes_long_or_loses_a_character(String text) {
    long start = System.nanoTime();
    Analysis analysis = analyze(text);
    // five seconds a megabyte of characters, and as much again for a machine that is busy
    long limit = 10 * Duration.ofSeconds(1).toMillis() * LENGTH / 1_000_000 + 3000;
    assertTrue((System.nanoTime() - start) / 1_000_000 < limit, () -> text.substring(0, 9));
    int at = 0;
    for (Sentence sentence : analysis.sentences()) {
      assertTrue(text.substring(at, sentence.span().start()).isBlank(), "a gap between sentences");
      int inside = sentence.span().start();
      for (Token token : sentence.tokens()) {
        assertEquals(inside, token.span().start(), "a gap between words");
        assertEquals(token.span().length(), token.text().length());
        inside = token.span().end();
      }
      assertEquals(sentence.span().end(), inside);
      at = sentence.span().end();
    }
    assertTrue(text.substring(at).isBlank());
  }

  @Test
  @Timeout(120)
  void six_threads_read_as_one_does() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      texts.add(
          "3月"
              + (1 + i % 28)
              + "日，国家灯塔局党组书记、局长韩青主持召开第"
              + i
              + "次局务会议，副局长刘海石、阿不都热合曼·买买提出席。会议审议了《灯塔管理办法》，欧阳修文作说明。");
    }
    List<Analysis> alone = texts.stream().map(HostileTextTest::analyze).toList();
    ExecutorService six = Executors.newFixedThreadPool(6);
    try {
      List<CompletableFuture<List<Analysis>>> all = new ArrayList<>();
      for (int thread = 0; thread < 6; thread++) {
        all.add(
            CompletableFuture.supplyAsync(
                () -> texts.stream().map(HostileTextTest::analyze).toList(), six));
      }
      all.forEach(found -> assertEquals(alone, found.join()));
    } finally {
      six.shutdown();
    }
  }

  @Test
  void nothing_reconfigures_hanlp_while_it_runs() throws IOException {
    Pattern write =
        Pattern.compile(
            "HanLP\\.Config\\.\\w+\\s*=|CustomDictionary\\.(add|insert|remove|reload)|\\.enable\\w+\\(");
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        int number = 0;
        for (String line : Files.readAllLines(file)) {
          number++;
          if (write.matcher(line).find()
              && (line.contains("HanLP")
                  || line.contains("Dictionary")
                  || file.toString().contains("nlp"))) {
            found.add(file.getFileName() + ":" + number);
          }
        }
      }
    }
    // the segment and the two that the benchmark sets beside it, where they are made
    assertTrue(found.stream().allMatch(f -> f.startsWith("Analyzer.java:")), found::toString);
    assertTrue(found.size() <= 9, found::toString);
  }
}
