package io.github.gonggao.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.model.Span;
import io.github.gonggao.read.Announcements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real announcements, where they lie beside the project; strangers do not have them. */
class GoldOuterFormTest {
  private static final Path SHARED =
      Path.of(System.getProperty("gonggao.shared", "../shared")).toAbsolutePath().normalize();

  private final TextReader reader = new TextReader(Chinese.INSTANCE);

  private Announcement read(Path file) {
    try (Stream<SourceText> all =
        Announcements.read(List.of(file)).map(o -> o.value().orElseThrow())) {
      return reader.read(all.findFirst().orElseThrow()).value().orElseThrow();
    }
  }

  @Test
  void title_date_and_source_are_those_of_the_cards() throws IOException {
    Path folder = SHARED.resolve("gold/dev");
    assumeTrue(Files.isDirectory(folder), "no gold cards beside the project");
    List<Path> cards;
    try (Stream<Path> files = Files.list(folder)) {
      cards = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
    ObjectMapper json = new ObjectMapper();
    List<String> wrong = new ArrayList<>();
    for (Path card : cards) {
      String name = card.getFileName().toString();
      JsonNode gold = json.readTree(Files.readAllBytes(card));
      Announcement page = read(card.resolveSibling(name.replace(".json", ".txt")));
      compare(name, gold.get("title"), page.title().map(page.text()::at).orElse(null), wrong);
      compare(
          name, gold.get("published"), page.published().map(Object::toString).orElse(null), wrong);
      compare(name, gold.get("source"), page.publisher().map(page.text()::at).orElse(null), wrong);
    }
    assertFalse(cards.isEmpty());
    assertEquals(List.of(), wrong);
  }

  private static void compare(String name, JsonNode gold, String found, List<String> wrong) {
    String wanted = gold.isNull() ? null : gold.asText();
    if (!Objects.equals(wanted, found)) {
      wrong.add(name + ": " + found + " instead of " + wanted);
    }
  }

  @Test
  void the_seed_comes_back_to_the_character() {
    Path seed = SHARED.resolve("corpus/seed.txt");
    assumeTrue(Files.exists(seed), "no seed beside the project");
    Announcement page = read(seed);
    assertTrue(page.id().value().startsWith("78759ea4"), page.id().value());
    assertEquals(
        List.of(new Span(558, 562), new Span(892, 902)),
        page.text().alignment().edits().stream()
            .filter(e -> e.repair().slips())
            .map(e -> e.source())
            .toList());
    String body = page.text().at(page.body());
    assertTrue(body.contains("。《条例》和《规定》的"), body);
    assertTrue(body.contains("担当的政治品格，自觉"), body);
    assertTrue(body.contains("着力发现和解决"), body);
    assertFalse(
        body.codePoints()
            .anyMatch(c -> (c >= 'A' && c <= 'z') || c == '?' || (c >= 0xE000 && c < 0xF900)),
        body);
    assertTrue(body.endsWith("参加学习会。"), body);
  }
}
