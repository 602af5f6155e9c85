package io.github.gonggao;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.gonggao.evaluate.Cards;
import io.github.gonggao.evaluate.Scorer;
import io.github.gonggao.evaluate.Scores;
import io.github.gonggao.extract.Extractors;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Card;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.nlp.Analyzer;
import io.github.gonggao.read.Announcements;
import io.github.gonggao.text.Chinese;
import io.github.gonggao.text.TextReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The announcements that ship, and the development gold where it is at hand, against their cards.
 */
class SamplesTest {
  private static final Path SAMPLES = Path.of("src/samples");
  private static final Path GOLD =
      Path.of(System.getProperty("gonggao.shared", "../shared"), "gold", "dev");

  private static final TextReader READER = new TextReader(Chinese.INSTANCE);
  private static final Analyzer ANALYZER = new Analyzer();
  private static final Extractors EXTRACTORS = new Extractors();

  @Test
  void there_are_samples_of_every_kind_and_their_cards_come_out() throws IOException {
    Map<String, Card> gold = cards(SAMPLES);
    assertTrue(gold.size() >= 55, () -> "only " + gold.size() + " text samples");
    Scores scores = new Scorer().score(gold, extracted(SAMPLES));
    assertAll(
        () -> assertTrue(scores.overall() >= 0.85, scores::table),
        () -> assertTrue(f1(scores, "person") >= 0.93, scores::table),
        () -> assertTrue(f1(scores, "post") >= 0.80, scores::table),
        () -> assertTrue(f1(scores, "meeting") >= 0.90, scores::table),
        () -> assertTrue(f1(scores, "statement") >= 0.90, scores::table));
  }

  @Test
  void the_development_gold_keeps_its_floor() throws IOException {
    assumeTrue(Files.isDirectory(GOLD), "the gold stands beside the project in its workshop only");
    Scores scores = new Scorer().score(cards(GOLD), extracted(GOLD));
    assertTrue(scores.overall() >= 0.93, scores::table);
  }

  @Test
  void the_seed_comes_out_exactly_as_its_card() throws IOException {
    Path seed = GOLD.resolve("d00-seed.txt");
    assumeTrue(Files.exists(seed), "the seed stands beside the project in its workshop only");
    Card card = Cards.read(GOLD.resolve("d00-seed.json"));
    Map<String, Card> gold = Map.of("d00-seed", card);
    Map<String, Card> got = Map.of("d00-seed", extract(seed));
    assertEquals(List.of(), new Scorer().score(gold, got).errors());
  }

  @Test
  void extraction_says_the_same_every_time() throws IOException {
    Path sample = SAMPLES.resolve("s01-study-session-postal.txt");
    assertEquals(facts(sample), facts(sample));
  }

  private static double f1(Scores scores, String kind) {
    return scores.kinds().stream()
        .filter(k -> k.name().equals(kind))
        .findFirst()
        .orElseThrow()
        .f1();
  }

  private static Map<String, Card> cards(Path folder) throws IOException {
    Map<String, Card> cards = new TreeMap<>();
    for (Path text : texts(folder)) {
      Path card = folder.resolve(name(text) + ".json");
      if (Files.exists(card)) {
        cards.put(name(text), Cards.read(card));
      }
    }
    return cards;
  }

  private static Map<String, Card> extracted(Path folder) throws IOException {
    Map<String, Card> cards = new TreeMap<>();
    for (Path text : texts(folder)) {
      cards.put(name(text), extract(text));
    }
    return cards;
  }

  private static List<Path> texts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static String name(Path text) {
    return text.getFileName().toString().replace(".txt", "");
  }

  private static Card extract(Path text) {
    Announcement announcement = announcement(text);
    return Cards.of(announcement, EXTRACTORS.extract(ANALYZER.analyze(announcement)));
  }

  private static List<Fact> facts(Path text) {
    return EXTRACTORS.extract(ANALYZER.analyze(announcement(text)));
  }

  private static Announcement announcement(Path text) {
    try (Stream<Outcome<SourceText>> read = Announcements.read(List.of(text))) {
      return READER
          .read(read.findFirst().orElseThrow().value().orElseThrow())
          .value()
          .orElseThrow();
    }
  }
}
