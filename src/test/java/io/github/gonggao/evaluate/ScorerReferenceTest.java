package io.github.gonggao.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.gonggao.model.Card;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our scorer beside score.py itself, where that is at hand, on gold cards that chance has spoilt.
 */
class ScorerReferenceTest {
  @TempDir Path dir;

  private static Path gold() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("shared/gold/dev"))) {
      at = at.getParent();
    }
    assumeTrue(at != null, "no shared/gold beside the project or above it");
    return at.resolve("shared/gold");
  }

  private static Map<String, Card> cards(Path folder) throws IOException {
    Map<String, Card> cards = new TreeMap<>();
    try (var files = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : files) {
        cards.put(file.getFileName().toString().replaceFirst("\\.json$", ""), Cards.read(file));
      }
    }
    return cards;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void figures_and_errors_are_those_of_score_py(long seed) throws Exception {
    Path folder = gold();
    Map<String, Card> gold = cards(folder.resolve("dev"));
    Spoiler spoiler = new Spoiler(new Random(seed), List.copyOf(gold.values()));
    Map<String, Card> system = new TreeMap<>();
    for (Map.Entry<String, Card> entry : gold.entrySet()) {
      if (spoiler.random.nextInt(20) > 0) {
        Card card = spoiler.spoil(entry.getValue());
        system.put(entry.getKey(), card);
        Files.writeString(dir.resolve(entry.getKey() + ".json"), Cards.toJson(card));
      }
    }
    Path json = dir.resolve("scores");
    Path errors = dir.resolve("errors");
    Process python =
        new ProcessBuilder(
                "python3",
                folder.resolve("score.py").toString(),
                folder.resolve("dev").toString(),
                dir.toString(),
                "--json",
                json.toString(),
                "--errors",
                errors.toString())
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("printed").toFile())
            .start();
    assumeTrue(python.waitFor(1, TimeUnit.MINUTES));
    String printed = Files.readString(dir.resolve("printed"));
    assertEquals(0, python.exitValue(), printed);

    Scores scores = new Scorer().score(gold, system);

    JsonNode expected = new JsonMapper().readTree(json.toFile());
    assertEquals(expected, new JsonMapper().readTree(scores.toJson()));
    assertEquals(expected.get("overall").doubleValue(), scores.overall(), 1e-12);
    List<String> names = new ArrayList<>();
    expected.get("kinds").fieldNames().forEachRemaining(names::add);
    assertEquals(names, scores.kinds().stream().map(Scores.Kind::name).toList());
    for (Scores.Kind kind : scores.kinds()) {
      JsonNode figures = expected.get("kinds").get(kind.name());
      assertEquals(figures.get("p").doubleValue(), kind.precision(), 1e-12, kind.name());
      assertEquals(figures.get("r").doubleValue(), kind.recall(), 1e-12, kind.name());
      assertEquals(figures.get("f1").doubleValue(), kind.f1(), 1e-12, kind.name());
      assertEquals(figures.get("facts").intValue(), kind.facts(), kind.name());
    }
    assertEquals(
        Files.readString(errors), String.join("\n", scores.errors()) + "\n", "the list of errors");
    assertEquals(printed, scores.table());
  }

  @Test
  void a_gold_card_written_again_is_the_same_json() throws IOException {
    try (var files = Files.newDirectoryStream(gold().resolve("dev"), "*.json")) {
      for (Path file : files) {
        assertEquals(
            Files.readString(file).strip(),
            Cards.toJson(Cards.read(file)).strip(),
            file.toString());
      }
    }
  }

  /** Drops, doubles, swaps and garbles what a card says, at random. */
  private static final class Spoiler {
    final Random random;
    private final List<Card> others;

    Spoiler(Random random, List<Card> others) {
      this.random = random;
      this.others = others;
    }

    Card spoil(Card c) {
      Card other = others.get(random.nextInt(others.size()));
      return new Card(
          text(c.title()),
          text(c.published()),
          text(c.source()),
          list(
              c.officials(),
              other.officials(),
              o -> new Card.Official(text(o.name()), list(o.posts(), List.of("局长"), this::text))),
          list(
              c.organizations(),
              other.organizations(),
              o ->
                  new Card.Organization(
                      text(o.name()),
                      list(o.aliases(), List.of("局"), this::text),
                      text(o.parent()))),
          list(
              c.meetings(),
              other.meetings(),
              m ->
                  new Card.Meeting(
                      text(m.name()),
                      text(m.kind()),
                      text(m.start()),
                      text(m.end()),
                      text(m.place()),
                      text(m.host()),
                      list(
                          m.participants(),
                          List.of(),
                          p -> new Card.Participant(text(p.who()), p.role())),
                      list(m.documents(), List.of("党章"), this::text))),
          list(
              c.documents(),
              other.documents(),
              d ->
                  new Card.Document(
                      text(d.title()),
                      list(d.aliases(), List.of(), this::text),
                      text(d.number()),
                      list(d.issuers(), List.of("中办"), this::text),
                      text(d.issued()),
                      text(d.effective()),
                      d.kind())),
          list(
              c.documentRelations(),
              other.documentRelations(),
              r -> new Card.DocumentRelation(text(r.subject()), r.relation(), text(r.object()))),
          list(
              c.changes(),
              other.changes(),
              x ->
                  new Card.Change(
                      text(x.person()), x.change(), text(x.post()), text(x.date()), text(x.by()))),
          list(
              c.statements(),
              other.statements(),
              s -> new Card.Statement(text(s.speaker()), s.act(), text(s.starts()))));
    }

    private <T> List<T> list(List<T> items, List<T> strangers, UnaryOperator<T> spoil) {
      List<T> out = new ArrayList<>();
      for (T item : items) {
        int dice = random.nextInt(10);
        if (dice > 0) {
          out.add(dice > 3 ? item : spoil.apply(item));
        }
        if (dice == 1) {
          out.add(item);
        }
      }
      if (!strangers.isEmpty() && random.nextInt(5) == 0) {
        out.add(strangers.get(random.nextInt(strangers.size())));
      }
      return out;
    }

    private String text(String s) {
      if (s == null) {
        return random.nextInt(8) == 0 ? "某" : null;
      }
      return switch (random.nextInt(14)) {
        case 0 -> null;
        case 1 -> "";
        case 2 -> "中国共产党" + s;
        case 3 -> s.replace("委", "委员会");
        case 4 -> "中共" + s;
        case 5 -> " " + s + "　\u00a0";
        case 6 -> s.replace("（", "(").replace("，", ",") + "《𠮷·É①Ⅳ_½》";
        case 7 -> s.length() > 2 ? s.substring(1) : s;
        case 8 -> s + "'\"\\\u200b\ue49d";
        case 9 -> s.replace("中共中央", "中国共产党中央委员会").replace("政府", "人民政府");
        default -> s;
      };
    }
  }
}
