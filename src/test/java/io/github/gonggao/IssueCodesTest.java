package io.github.gonggao;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gonggao.model.Issue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a user is told went wrong is in the manual, and whatever the manual tells can happen. */
class IssueCodesTest {
  private static final Pattern ROW =
      Pattern.compile("\\| `([A-Z_]+)` \\| [^|]+ \\| [^|]+ \\| [^|]+ \\|");

  private static final Pattern RAISED = Pattern.compile("\\bIssue\\.Code\\.([A-Z_]+)\\b");

  private static final Set<String> CODES =
      EnumSet.allOf(Issue.Code.class).stream()
          .map(Enum::name)
          .collect(Collectors.toCollection(TreeSet::new));

  @Test
  void every_code_and_no_other_is_in_the_manual_once() throws IOException {
    List<String> documented = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("src/docs/reading.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        documented.add(row.group(1));
      }
    }
    assertEquals(List.copyOf(CODES), documented.stream().sorted().toList());
  }

  @Test
  void every_code_is_raised_somewhere() throws IOException {
    Set<String> raised = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
        for (String line : Files.readAllLines(file)) {
          Matcher matcher = RAISED.matcher(line);
          // a mention in Javadoc raises nothing
          while (!line.strip().startsWith("*") && matcher.find()) {
            raised.add(matcher.group(1));
          }
        }
      }
    }
    assertEquals(CODES, raised);
  }
}
