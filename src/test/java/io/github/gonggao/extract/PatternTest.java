package io.github.gonggao.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The short cut finds what the library finds, for every expression that the extractors hold. */
class PatternTest {

  @Test
  void every_expression_finds_the_same_by_the_short_cut() throws Exception {
    List<String> texts = texts();
    Map<String, Pattern> all = expressions();
    assertTrue(all.size() > 100, () -> "only " + all.keySet());
    all.forEach(
        (name, pattern) -> {
          for (String text : texts) {
            assertEquals(
                byTheLibrary(pattern.regex.matcher(text)), found(pattern.matcher(text)), name);
            int half = text.length() / 2;
            assertEquals(
                byTheLibrary(pattern.regex.matcher(text).region(half / 2, half)),
                found(pattern.matcher(text).region(half / 2, half)),
                () -> name + " in a region");
          }
        });
  }

  @Test
  void every_expression_fits_the_same_lines_and_places() throws Exception {
    List<String> lines = texts().stream().flatMap(String::lines).distinct().limit(600).toList();
    expressions()
        .forEach(
            (name, pattern) -> {
              for (String line : lines) {
                assertEquals(
                    pattern.regex.matcher(line).matches(), pattern.matcher(line).matches(), name);
                int at = line.length() / 3;
                java.util.regex.Matcher library =
                    pattern.regex.matcher(line).useTransparentBounds(true);
                library.useAnchoringBounds(false).region(at, line.length());
                assertEquals(library.lookingAt(), pattern.matcher(line).at(at), name);
                assertEquals(
                    pattern.regex.matcher(line).find(at), pattern.matcher(line).find(at), name);
              }
            });
  }

  @Test
  void the_rarest_words_that_a_match_cannot_do_without_are_what_is_looked_for() {
    assertAsks("[\\u4e00-\\u9fa5]{2,10}公告第\\d+号", Set.of("公告第"), 2, 10);
    assertAsks("(?:表决|审议)通过了?", Set.of("表决通过", "表决通过了", "审议通过", "审议通过了"), 0, 0);
    assertAsks("关于(.+?)的(?:决定|决议)", Set.of("关于"), 0, 0);
    assertAsks("(?<verb>任|免去)(?!期)", Set.of("任", "免去"), 0, 0);
  }

  @Test
  void what_cannot_be_read_or_may_be_empty_is_left_to_the_library() {
    for (String regex : List.of("(甲|乙)\\1", "\\p{IsHan}号", "[甲[乙]]号", "(?:甲|乙)*", "甲*\\b")) {
      assertFalse(Pattern.compile(regex).asked.narrows(), regex);
    }
    Matcher matcher = Pattern.compile("(甲|乙)\\1").matcher("甲乙乙");
    assertTrue(matcher.find());
    assertEquals("乙乙", matcher.group());
    assertFalse(matcher.find());
  }

  @Test
  void a_word_that_ends_beyond_the_region_is_no_match() {
    Matcher matcher = Pattern.compile("[一-龥]{1,2}委员会").matcher("市委员会").region(0, 3);
    assertFalse(matcher.find());
  }

  private static void assertAsks(String regex, Set<String> words, int least, int most) {
    Asked asked = Pattern.compile(regex).asked;
    assertEquals(words, asked.anyOf(), regex);
    assertEquals(List.of(least, most), List.of(asked.least(), asked.most()), regex);
  }

  private static List<List<Integer>> byTheLibrary(java.util.regex.Matcher matcher) {
    List<List<Integer>> all = new ArrayList<>();
    while (matcher.find()) {
      all.add(List.of(matcher.start(), matcher.end()));
    }
    return all;
  }

  private static List<List<Integer>> found(Matcher matcher) {
    List<List<Integer>> all = new ArrayList<>();
    while (matcher.find()) {
      all.add(List.of(matcher.start(), matcher.end()));
    }
    return all;
  }

  /** The samples, and the same shuffled, so that words stand where nobody puts them. */
  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    Random random = new Random(20231105);
    try (Stream<Path> files = Files.list(Path.of("src/samples"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        String text = Files.readString(file);
        texts.add(text);
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
          int end = Math.min(text.length(), at + 1 + random.nextInt(8));
          pieces.add(text.substring(at, end));
          at = end;
        }
        Collections.shuffle(pieces, random);
        texts.add(String.join("", pieces));
      }
    }
    return texts;
  }

  /** Found by their type, so that none is forgotten. */
  private static Map<String, Pattern> expressions()
      throws IOException, URISyntaxException, ReflectiveOperationException {
    Map<String, Pattern> all = new TreeMap<>();
    Path folder = Path.of(Pattern.class.getResource("Pattern.class").toURI()).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = Class.forName(Pattern.class.getPackageName() + "." + name);
        for (Field field : type.getDeclaredFields()) {
          if (field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers())) {
            field.setAccessible(true);
            all.put(name + "." + field.getName(), (Pattern) field.get(null));
          }
        }
      }
    }
    Lexicon.SHIPPED.meetingNames.keySet().forEach(p -> all.put(p.pattern(), p));
    return all;
  }
}
