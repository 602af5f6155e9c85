package io.github.gonggao;

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
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Short invented texts with what their cards say. A case starts with {@code #} and a sentence; its
 * next line is the headline, {@code -} for none; then the text; what follows from the first line
 * with {@code =} on is expected. Every text is read as published on 3 April 2020.
 */
final class TextCases {
  private static final Analyzer ANALYZER = new Analyzer();
  private static final Extractors EXTRACTORS = new Extractors();

  record Case(String sentence, String title, String body, String expected) {
    Card card() {
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
      return Cards.of(announcement, EXTRACTORS.extract(ANALYZER.analyze(announcement)));
    }
  }

  private TextCases() {}

  static List<Case> of(String file) throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String block :
        Files.readString(Path.of("src/test/resources", file)).split("(?m)^# ", -1)) {
      List<String> lines = block.lines().filter(line -> !line.isBlank()).toList();
      if (lines.size() < 3) {
        continue;
      }
      int facts = 2;
      while (facts < lines.size() && !lines.get(facts).matches("=(?: .*)?")) {
        facts++;
      }
      cases.add(
          new Case(
              lines.get(0),
              lines.get(1).equals("-") ? "" : lines.get(1),
              String.join("\n", lines.subList(2, facts)),
              lines.subList(facts, lines.size()).stream()
                  .filter(line -> !line.equals("="))
                  .collect(Collectors.joining("\n"))));
    }
    return cases;
  }
}
