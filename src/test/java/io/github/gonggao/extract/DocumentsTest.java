package io.github.gonggao.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.nlp.Analyzer;
import io.github.gonggao.read.Announcements;
import io.github.gonggao.text.Chinese;
import io.github.gonggao.text.TextReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole pages and the documents that they are, carry and name: below the line of equals signs, one
 * line a document (title, number, makers, issued, effective) or relation.
 */
class DocumentsTest {
  private static final Path CASES = Path.of("src/test/resources/extract/documents");
  private static final TextReader READER = new TextReader(Chinese.INSTANCE);
  private static final Analyzer ANALYZER = new Analyzer();
  private static final Extractors EXTRACTORS = new Extractors();

  @TempDir private Path folder;

  @Test
  void every_page_names_the_documents_and_relations_below_it() throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.list(CASES)) {
      pages = files.sorted().toList();
    }
    assertTrue(pages.size() >= 40, () -> "only " + pages.size() + " pages");
    List<String> expected = new ArrayList<>();
    List<String> found = new ArrayList<>();
    for (Path page : pages) {
      String[] parts = Files.readString(page).split("\n=+\n", 2);
      expected.add(page.getFileName() + "\n" + parts[1].strip().lines().sorted().toList());
      Path text = Files.writeString(folder.resolve(page.getFileName()), parts[0]);
      found.add(page.getFileName() + "\n" + List.copyOf(lines(text)));
    }
    assertEquals(String.join("\n", expected), String.join("\n", found));
  }

  private static Set<String> lines(Path text) {
    Set<String> lines = new TreeSet<>();
    try (Stream<Outcome<SourceText>> read = Announcements.read(List.of(text))) {
      Announcement announcement =
          READER.read(read.findFirst().orElseThrow().value().orElseThrow()).value().orElseThrow();
      for (Fact fact : EXTRACTORS.extract(ANALYZER.analyze(announcement))) {
        if (fact instanceof Fact.DocumentIssued d) {
          lines.add(
              String.join(
                  " | ",
                  d.document().value(),
                  d.number().orElse("-"),
                  d.issuers().isEmpty()
                      ? "-"
                      : d.issuers().stream().map(Name::value).collect(Collectors.joining("、")),
                  day(d.issued()),
                  day(d.effective())));
        } else if (fact instanceof Fact.DocumentRelated r) {
          lines.add(r.subject().value() + " " + r.relation() + " " + r.object().value());
        }
      }
    }
    return lines;
  }

  private static String day(Optional<LocalDate> date) {
    return date.map(LocalDate::toString).orElse("-");
  }
}
