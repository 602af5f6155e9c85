package io.github.gonggao.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.gonggao.evaluate.Cards;
import io.github.gonggao.evaluate.Scorer;
import io.github.gonggao.evaluate.Scores;
import io.github.gonggao.extract.Extractors;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Block;
import io.github.gonggao.model.Card;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.model.Span;
import io.github.gonggao.nlp.Analyzer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a mirror does to a page, place by place, and what it costs in facts. */
class MirroredFactsTest {
  private static final Path SAMPLES = Path.of("src/samples");
  private static final Path GOLD =
      Path.of(System.getProperty("gonggao.shared", "../shared"), "gold", "dev");
  private static final int[] DEPTHS = {7, 12, 20, 30, 47};

  private final TextReader reader = new TextReader(Chinese.INSTANCE);
  private final DamageRepair repair =
      new DamageRepair(Chinese.INSTANCE, new CharacterForms(Chinese.INSTANCE));
  private final Analyzer analyzer = new Analyzer();
  private final Extractors extractors = new Extractors();

  @Test
  void samples_shown_by_a_mirror_say_what_they_said() throws IOException {
    assertCostsAtMost(SAMPLES, 0.01);
  }

  @Test
  void the_development_gold_shown_by_a_mirror_says_what_it_said() throws IOException {
    assumeTrue(Files.isDirectory(GOLD), "the gold stands beside the project in its workshop only");
    assertCostsAtMost(GOLD, 0.01);
  }

  @Test
  void samples_come_back_place_by_place() throws IOException {
    assertComesBack(SAMPLES, 0.75);
  }

  @Test
  void the_development_gold_comes_back_place_by_place() throws IOException {
    assumeTrue(Files.isDirectory(GOLD), "the gold stands beside the project in its workshop only");
    assertComesBack(GOLD, 0.97);
  }

  private void assertCostsAtMost(Path folder, double most) throws IOException {
    double clean = score(folder, UnaryOperator.identity()).overall();
    Mirror mirror = new Mirror(12, false);
    Scores shown = score(folder, text -> mirror.show(Outcome.page(text)));
    assertTrue(
        shown.overall() >= clean - most, () -> "clean " + clean + ", shown\n" + shown.table());
  }

  private Scores score(Path folder, UnaryOperator<String> shown) throws IOException {
    Map<String, Card> gold = new TreeMap<>();
    Map<String, Card> got = new TreeMap<>();
    for (Path file : texts(folder)) {
      String name = file.getFileName().toString().replace(".txt", "");
      Path card = folder.resolve(name + ".json");
      if (!Files.exists(card)) {
        continue;
      }
      gold.put(name, Cards.read(card));
      String text = Files.readString(file);
      // what is damaged already stays as it is
      boolean damaged = repair.repair(text).damaged();
      Announcement announcement =
          reader.read(source(damaged ? text : shown.apply(text))).value().orElseThrow();
      got.put(name, Cards.of(announcement, extractors.extract(analyzer.analyze(announcement))));
    }
    return new Scorer().score(gold, got);
  }

  /** Glosses all, slips so many to the character, and of the rest each is told of. */
  private void assertComesBack(Path folder, double least) throws IOException {
    int slips = 0;
    int exact = 0;
    List<String> silent = new ArrayList<>();
    for (Path file : texts(folder)) {
      String text = Files.readString(file);
      if (repair.repair(text).damaged()) {
        continue;
      }
      String page = Outcome.page(text);
      for (int depth : DEPTHS) {
        Mirror.Damaged damaged = new Mirror(depth, false).damage(page);
        DamageRepair.Result result = repair.repair(damaged.shown());
        for (Mirror.Place place : damaged.places()) {
          Outcome outcome = Outcome.of(damaged, place, result);
          if (place.kind() == Mirror.Kind.GLOSS) {
            assertEquals(outcome.written(), outcome.read(), file::toString);
            continue;
          }
          slips++;
          if (outcome.exact()) {
            exact++;
          } else if (!outcome.told()) {
            silent.add(outcome.written() + " read as " + outcome.read());
          }
        }
      }
    }
    assertTrue(slips > 20, "too few to measure: " + slips);
    String figures = exact + " of " + slips + " exact";
    assertTrue(exact >= least * slips, figures);
    assertTrue(silent.size() <= slips / 20, () -> figures + ", wrong without a word: " + silent);
  }

  private static List<Path> texts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static SourceText source(String text) {
    return new SourceText(
        new SourceId("00"),
        URI.create("file:/page.txt"),
        "text/plain",
        "UTF-8",
        text,
        List.of(new Block(Block.Kind.WHOLE, new Span(0, text.length()))));
  }
}
