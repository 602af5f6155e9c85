package io.github.gonggao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Card;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What announcements say of meetings: {@code = name | kind | start | end | place | host}, then a
 * line a participant and a line a document, as {@link TextCases} has it.
 */
class MeetingCasesTest {
  @TestFactory
  Stream<DynamicTest> every_case_has_the_meetings_of_its_card() throws IOException {
    List<TextCases.Case> cases = TextCases.of("meetings/cases.txt");
    assertTrue(cases.size() >= 10, () -> "only " + cases.size() + " cases");
    return cases.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.sentence(), () -> assertEquals(c.expected(), meetings(c.card()))));
  }

  private static String meetings(Card card) {
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
