package io.github.gonggao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Card;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Who holds what, and who came into it or lost it: {@code = name: post、post}, then a line a change,
 * {@code + name appointed post | date | by}, as {@link TextCases} has it.
 */
class PostCasesTest {
  @TestFactory
  Stream<DynamicTest> every_case_has_the_posts_and_changes_of_its_card() throws IOException {
    List<TextCases.Case> cases = TextCases.of("extract/posts.txt");
    assertTrue(cases.size() >= 10, () -> "only " + cases.size() + " cases");
    return cases.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.sentence(),
                    () -> assertEquals(sorted(c.expected()), sorted(written(c.card())))));
  }

  /** The order of officials is the card's own. */
  private static String sorted(String lines) {
    return lines.lines().sorted().collect(Collectors.joining("\n"));
  }

  private static String written(Card card) {
    return Stream.concat(
            card.officials().stream()
                .map(o -> "= " + o.name() + ": " + String.join("、", o.posts())),
            card.changes().stream()
                .map(
                    c ->
                        "+ %s %s %s | %s | %s"
                            .formatted(
                                c.person(), c.change(), or(c.post()), or(c.date()), or(c.by()))))
        .collect(Collectors.joining("\n"));
  }

  private static String or(String slot) {
    return Objects.requireNonNullElse(slot, "-");
  }
}
