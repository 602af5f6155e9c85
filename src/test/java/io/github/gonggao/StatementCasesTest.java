package io.github.gonggao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who said what: {@code = speaker | act | first words}, as {@link TextCases} has it. */
class StatementCasesTest {
  @TestFactory
  Stream<DynamicTest> every_case_has_the_statements_of_its_card() throws IOException {
    List<TextCases.Case> cases = TextCases.of("extract/statements.txt");
    assertTrue(cases.size() >= 10, () -> "only " + cases.size() + " cases");
    return cases.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.sentence(), () -> assertEquals(c.expected(), statements(c))));
  }

  private static String statements(TextCases.Case c) {
    return c.card().statements().stream()
        .map(s -> "= " + s.speaker() + " | " + s.act() + " | " + s.starts())
        .collect(Collectors.joining("\n"));
  }
}
