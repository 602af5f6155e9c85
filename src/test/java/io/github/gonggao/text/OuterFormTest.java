package io.github.gonggao.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Block;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.model.Span;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages as they look, each beside what its outer form is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OuterFormTest {
  private static final Path CASES = Path.of("src/test/resources/outer-form");

  /** The directory only grows: a page that was misread is added to it. */
  private static final int FEWEST = 78;

  private final TextReader reader = new TextReader(Chinese.INSTANCE);
  private final ObjectMapper json = new ObjectMapper();

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.endsWith(".txt"))
          .map(n -> n.substring(0, n.length() - 4))
          .sorted()
          .toList();
    }
  }

  @Test
  void there_are_enough_cases() throws IOException {
    assertTrue(cases().size() >= FEWEST);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_page_is_read_as_it_looks(String name) throws IOException {
    String text = Files.readString(CASES.resolve(name + ".txt"));
    JsonNode expected = json.readTree(Files.readString(CASES.resolve(name + ".json")));
    SourceText page =
        new SourceText(
            new SourceId("00"),
            URI.create("file:/" + name),
            "text/plain",
            "UTF-8",
            text,
            List.of(new Block(Block.Kind.WHOLE, new Span(0, text.length()))));
    Announcement read = reader.read(page).value().orElseThrow();
    String body = read.text().at(read.body());
    TreeSet<String> fields = new TreeSet<>();
    read.fields().forEach(f -> fields.add(f.label() + "=" + read.text().at(f.value())));
    TreeSet<String> wanted = new TreeSet<>();
    expected.get("fields").forEach(f -> wanted.add(f.asText()));
    String first = expected.get("first").asText();
    String last = expected.get("last").asText();
    assertEquals(
        String.join(
            "\n",
            "title " + expected.get("title").asText(null),
            "published " + expected.get("published").asText(null),
            "publisher " + expected.get("publisher").asText(null),
            "first " + first,
            "last " + last,
            String.join("\n", wanted)),
        String.join(
            "\n",
            "title " + read.title().map(read.text()::at).orElse(null),
            "published " + read.published().map(Object::toString).orElse(null),
            "publisher " + read.publisher().map(read.text()::at).orElse(null),
            "first " + body.substring(0, Math.min(body.length(), first.length())),
            "last " + body.substring(Math.max(0, body.length() - last.length())),
            String.join("\n", fields)));
  }
}
