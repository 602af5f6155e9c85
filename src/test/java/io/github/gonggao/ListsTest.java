package io.github.gonggao;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.evaluate.Cards;
import io.github.gonggao.extract.Extractors;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Card;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.nlp.Analyzer;
import io.github.gonggao.read.Announcements;
import io.github.gonggao.text.Chinese;
import io.github.gonggao.text.TextReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Announcements that are lists, read as found: blanks and tabs are what their layout is made of, so
 * that they go through the text stage like any page.
 */
class ListsTest {
  private static final Path CASES = Path.of("src/test/resources/extract/lists.txt");
  private static final TextReader READER = new TextReader(Chinese.INSTANCE);
  private static final Analyzer ANALYZER = new Analyzer();
  private static final Extractors EXTRACTORS = new Extractors();

  @TempDir private Path folder;

  @Test
  void nobody_is_made_up_and_nearly_everybody_is_found() throws IOException {
    int expected = 0;
    Set<String> missed = new TreeSet<>();
    Set<String> wrong = new TreeSet<>();
    for (Case one : cases()) {
      Set<String> got =
          card(one.text()).officials().stream()
              .map(Card.Official::name)
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> names =
          one.officials().stream()
              .map(line -> line.split(":", 2)[0])
              .collect(Collectors.toCollection(TreeSet::new));
      expected += names.size();
      names.stream().filter(n -> !got.contains(n)).forEach(n -> missed.add(one.about() + " " + n));
      got.stream().filter(n -> !names.contains(n)).forEach(n -> wrong.add(one.about() + " " + n));
    }
    int floor = expected * 98 / 100;
    int found = expected - missed.size();
    assertAll(
        () -> assertEquals(Set.of(), wrong), () -> assertTrue(found >= floor, missed.toString()));
  }

  @Test
  void most_posts_are_the_ones_that_the_list_gives() throws IOException {
    int expected = 0;
    Set<String> missed = new TreeSet<>();
    for (Case one : cases()) {
      Set<String> got =
          card(one.text()).officials().stream()
              .flatMap(o -> o.posts().stream().map(p -> o.name() + ": " + p))
              .collect(Collectors.toSet());
      for (String line : one.officials()) {
        String[] parts = line.split(": ?", 2);
        for (String post : parts[1].isBlank() ? new String[0] : parts[1].split("; ?")) {
          expected++;
          if (!got.contains(parts[0] + ": " + post)) {
            missed.add(parts[0] + ": " + post);
          }
        }
      }
    }
    int floor = expected * 97 / 100;
    int found = expected - missed.size();
    assertTrue(found >= floor, () -> found + " of at least " + floor + ", without " + missed);
  }

  @Test
  void most_changes_are_the_ones_that_the_list_makes() throws IOException {
    int expected = 0;
    Set<String> missed = new TreeSet<>();
    Set<String> wrong = new TreeSet<>();
    for (Case one : cases()) {
      Set<String> got =
          card(one.text()).changes().stream()
              .map(c -> c.change() + "|" + c.person() + "|" + (c.post() == null ? "-" : c.post()))
              .collect(Collectors.toCollection(TreeSet::new));
      for (String line : one.changes()) {
        String[] parts = line.split("\\|", 4);
        String change = parts[0].toLowerCase(Locale.ROOT) + "|" + parts[1] + "|" + parts[2];
        expected++;
        if (!got.remove(change)) {
          missed.add(change);
        }
      }
      wrong.addAll(got);
    }
    int floor = expected * 97 / 100;
    int found = expected - missed.size();
    assertAll(
        () -> assertEquals(Set.of(), wrong),
        () -> assertTrue(found >= floor, () -> found + " of " + floor + ", not " + missed));
  }

  private Card card(String text) throws IOException {
    Path page = folder.resolve("page.txt");
    Files.writeString(page, text);
    try (Stream<Outcome<SourceText>> read = Announcements.read(List.of(page))) {
      SourceText source = read.findFirst().orElseThrow().value().orElseThrow();
      Announcement announcement = READER.read(source).value().orElseThrow();
      return Cards.of(announcement, EXTRACTORS.extract(ANALYZER.analyze(announcement)));
    }
  }

  private record Case(String about, String text, List<String> officials, List<String> changes) {}

  private static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    String[] blocks = Files.readString(CASES).split("\n====\n", -1);
    for (int i = 1; i < blocks.length; i++) {
      String[] about = blocks[i].split("\n", 2);
      String[] parts = (about[1] + "\n").split("----\n", -1);
      cases.add(new Case(about[0], parts[0], lines(parts[1]), lines(parts[2])));
    }
    return cases;
  }

  private static List<String> lines(String part) {
    return part.lines().filter(l -> !l.isBlank()).toList();
  }
}
