package io.github.gonggao.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.read.Announcements;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StagesTest {

  private static Outcome<SourceText> input(String text) {
    try (Stream<Outcome<SourceText>> read =
        Announcements.read(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            URI.create("stdin:-"))) {
      return read.findFirst().orElseThrow();
    }
  }

  @Test
  void a_fault_that_one_document_brings_to_light_is_an_issue_of_that_document() {
    Stages stages =
        new Stages(
            source -> {
              throw new IllegalStateException("at 韩青");
            },
            announcement -> List.of());
    Outcome<Extraction> outcome = stages.extraction(input("云岭县人民政府决定任命韩青为局长。"));
    assertTrue(outcome.value().isEmpty());
    Issue issue = outcome.issues().get(0);
    assertEquals(Issue.Code.EXTRACTION_FAILED, issue.code());
    assertTrue(issue.message().contains("IllegalStateException: at 韩青"), issue.message());
    assertTrue(issue.message().contains("StagesTest"), issue.message());
  }

  @Test
  void a_rejected_input_passes_through_with_its_issue() {
    Outcome<Extraction> outcome = new Pipeline().extract(input(""));
    assertEquals(
        List.of(Issue.Code.EMPTY_INPUT), outcome.issues().stream().map(Issue::code).toList());
  }

  @Test
  void results_come_in_the_order_of_the_inputs() throws IOException {
    List<Integer> numbers = IntStream.range(0, 1000).boxed().toList();
    List<Integer> out = new ArrayList<>();
    Workers.inOrder(
        numbers.iterator(),
        n -> {
          // uneven work, so that later ones overtake earlier ones
          long sum = 0;
          for (int i = 0; i < (n % 7) * 20_000; i++) {
            sum += i;
          }
          return sum < 0 ? -1 : n;
        },
        4,
        out::add);
    assertEquals(numbers, out);
  }

  @Test
  void a_fault_of_the_function_reaches_the_caller() {
    assertThrows(
        ArithmeticException.class,
        () -> Workers.inOrder(List.of(1, 0).iterator(), n -> 1 / n, 2, n -> {}));
  }
}
