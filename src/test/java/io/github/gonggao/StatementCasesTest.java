package io.github.gonggao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.evaluate.Cards;
import io.github.gonggao.extract.Extractors;
import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.RestoredText;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.Span;
import io.github.gonggao.nlp.Analyzer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Who said what. Each case of {@code extract/statements.txt} is a short invented text with the
 * statements of its card: {@code = speaker | act | first words}.
 */
class StatementCasesTest {
  private static final Path CASES = Path.of("src/test/resources/extract/statements.txt");
  private static final Analyzer ANALYZER = new Analyzer();
  private static final Extractors EXTRACTORS = new Extractors();

  private record Case(String sentence, String title, String body, String statements) {}

  @TestFactory
  Stream<DynamicTest> every_case_has_the_statements_of_its_card() throws IOException {
    List<Case> cases = cases();
    assertTrue(cases.size() >= 10, () -> "only " + cases.size() + " cases");
    return cases.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.sentence(),
                    () -> assertEquals(c.statements(), statements(c.title(), c.body()))));
  }

  /** A case starts with {@code #}; its first line is the headline, {@code -} for none. */
  private static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String block : Files.readString(CASES).split("(?m)^# ", -1)) {
      List<String> lines = block.lines().filter(line -> !line.isBlank()).toList();
      if (lines.size() < 3) {
        continue;
      }
      String title = lines.get(1).equals("-") ? "" : lines.get(1);
      List<String> text = lines.subList(2, lines.size());
      cases.add(
          new Case(
              lines.get(0),
              title,
              text.stream().filter(l -> !l.startsWith("=")).collect(Collectors.joining("\n")),
              text.stream().filter(l -> l.startsWith("= ")).collect(Collectors.joining("\n"))));
    }
    return cases;
  }

  private static String statements(String title, String body) {
    String text = title.isEmpty() ? body : title + "\n" + body;
    Announcement announcement =
        new Announcement(
            new SourceId("0".repeat(64)),
            URI.create("file:///case.txt"),
            new RestoredText(text, text, Alignment.IDENTITY),
            title.isEmpty() ? Optional.empty() : Optional.of(new Span(0, title.length())),
            Optional.of(LocalDate.of(2020, 4, 3)),
            Optional.empty(),
            new Span(text.length() - body.length(), text.length()),
            List.of());
    return Cards.of(announcement, EXTRACTORS.extract(ANALYZER.analyze(announcement)))
        .statements()
        .stream()
        .map(s -> "= " + s.speaker() + " | " + s.act() + " | " + s.starts())
        .collect(Collectors.joining("\n"));
  }
}
