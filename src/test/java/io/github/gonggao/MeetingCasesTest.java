package io.github.gonggao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.evaluate.Cards;
import io.github.gonggao.extract.Extractors;
import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Card;
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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What announcements say of meetings. Each case of {@code meetings/cases.txt} is a short invented
 * text with the meetings of its card: {@code = name | kind | start | end | place | host}, then a
 * line a participant and a line a document. The files are read as published on 3 April 2020.
 */
class MeetingCasesTest {
  private static final Path CASES = Path.of("src/test/resources/meetings/cases.txt");
  private static final Analyzer ANALYZER = new Analyzer();
  private static final Extractors EXTRACTORS = new Extractors();

  private record Case(String sentence, String title, String body, String meetings) {}

  @TestFactory
  Stream<DynamicTest> every_case_has_the_meetings_of_its_card() throws IOException {
    List<Case> cases = cases();
    assertTrue(cases.size() >= 10, () -> "only " + cases.size() + " cases");
    return cases.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.sentence(), () -> assertEquals(c.meetings(), meetings(c.title(), c.body()))));
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
      int facts = 0;
      while (facts < text.size()
          && !text.get(facts).startsWith("= ")
          && !text.get(facts).equals("=")) {
        facts++;
      }
      cases.add(
          new Case(
              lines.get(0),
              title,
              String.join("\n", text.subList(0, facts)),
              text.subList(facts, text.size()).stream()
                  .filter(line -> !line.equals("="))
                  .collect(Collectors.joining("\n"))));
    }
    return cases;
  }

  private static String meetings(String title, String body) {
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
    Card card = Cards.of(announcement, EXTRACTORS.extract(ANALYZER.analyze(announcement)));
    return card.meetings().stream()
        .map(MeetingCasesTest::written)
        .collect(Collectors.joining("\n"));
  }

  private static String written(Card.Meeting meeting) {
    Stream<String> slots =
        Stream.of(
                meeting.name(),
                meeting.kind(),
                meeting.start(),
                meeting.end(),
                meeting.place(),
                meeting.host())
            .map(slot -> Objects.requireNonNullElse(slot, "-"));
    List<String> lines = new ArrayList<>();
    lines.add("= " + slots.collect(Collectors.joining(" | ")));
    meeting.participants().forEach(p -> lines.add(p.role() + " " + p.who()));
    meeting.documents().forEach(d -> lines.add("document " + d));
    return String.join("\n", lines);
  }
}
