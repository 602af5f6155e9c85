package io.github.gonggao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Block;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of {@code formats/} beside which a {@code .expected} stands is read, and must yield
 * what that says. To add one: put the file there, run this test, look hard at what it says that it
 * got, and write that down.
 */
class FormatsTest {
  private static final String EXPECTED = ".expected";
  private static final int FLOOR = 30;

  static Path folder() throws URISyntaxException {
    return Path.of(FormatsTest.class.getResource("/formats").toURI());
  }

  static List<Path> fixtures() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .filter(f -> f.toString().endsWith(EXPECTED))
          .map(f -> f.resolveSibling(f.getFileName().toString().replace(EXPECTED, "")))
          .sorted()
          .toList();
    }
  }

  private static List<String> claims(Path fixture) throws IOException {
    try (InputStream in = Files.newInputStream(fixture)) {
      byte[] head = in.readNBytes(Limits.HEAD_BYTES);
      return Announcements.FORMATS.stream()
          .filter(f -> !(f instanceof PlainText) && f.recognises(head))
          .map(f -> f.getClass().getSimpleName())
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void one_format_claims_a_fixture_and_reads_it(Path fixture) throws IOException {
    List<String> claims = claims(fixture);
    assertTrue(claims.size() <= 1, () -> fixture + " is claimed by " + claims);
    String expected = Files.readString(fixture.resolveSibling(fixture.getFileName() + EXPECTED));
    String format = claims.isEmpty() ? "PlainText" : claims.get(0);
    assertEquals(expected, format + "\n" + read(fixture));
  }

  @Test
  void every_format_has_a_fixture_and_no_fixture_lacks_its_expectation()
      throws IOException, URISyntaxException {
    Map<String, Integer> fixtures = new TreeMap<>();
    for (Path fixture : fixtures()) {
      claims(fixture).forEach(name -> fixtures.merge(name, 1, Integer::sum));
    }
    for (SourceFormat format : Announcements.FORMATS) {
      String name = format.getClass().getSimpleName();
      assertTrue(name.equals("PlainText") || fixtures.containsKey(name), name + " has no fixture");
    }
    assertTrue(fixtures().size() >= FLOOR, () -> "only " + fixtures);
    try (Stream<Path> files = Files.list(folder())) {
      List<String> alone =
          files
              .map(f -> f.getFileName().toString())
              .filter(n -> !n.startsWith(".") && !n.endsWith(EXPECTED))
              .filter(n -> !Files.exists(folderOf(n + EXPECTED)))
              .toList();
      assertEquals(List.of(), alone);
    }
  }

  private static Path folderOf(String name) {
    try {
      return folder().resolve(name);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What a file yields: type, charset, place and time, then the blocks; issues with their place.
   */
  static String read(Path fixture) {
    String folder = fixture.getParent().toUri().toString();
    try (Stream<Outcome<SourceText>> all = Announcements.read(List.of(fixture))) {
      return all.map(
              outcome ->
                  outcome.value().map(t -> text(t, folder)).orElse("")
                      + outcome.issues().stream()
                          .map(i -> issue(i, fixture))
                          .collect(Collectors.joining()))
          .collect(Collectors.joining());
    }
  }

  private static String text(SourceText text, String folder) {
    StringBuilder out = new StringBuilder("= " + text.mediaType() + " " + text.charset() + " ");
    out.append(text.location().toString().replace(folder, ""));
    text.captured().ifPresent(t -> out.append(' ').append(t));
    out.append('\n');
    for (Block block : text.blocks()) {
      String words = block.span().of(text.text()).stripTrailing().replace("\n", "\n    ");
      out.append("  ").append(block.kind()).append(": ").append(words).append('\n');
    }
    return out.toString();
  }

  private static String issue(Issue issue, Path fixture) {
    String where = issue.where().replace(fixture.getParent() + "/", "");
    return "! " + issue.code() + " " + issue.severity() + " " + where + "\n";
  }
}
