package io.github.gonggao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final Pattern ROW = Pattern.compile("\\| `([A-Z_]+)` \\| ([0-9 ]+) \\|.*");

  @Test
  void the_documented_limits_are_those_of_the_program() throws IOException, IllegalAccessException {
    Map<String, Long> documented = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("src/docs/reading.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        documented.put(row.group(1), Long.valueOf(row.group(2).replace(" ", "")));
      }
    }
    Map<String, Long> real = new TreeMap<>();
    for (Field field : Limits.class.getDeclaredFields()) {
      boolean limit = !field.isSynthetic() && !Modifier.isPrivate(field.getModifiers());
      if (limit) {
        real.put(field.getName(), ((Number) field.get(null)).longValue());
      }
    }
    assertEquals(real, documented);
  }

  /** A class reads its limits when it is loaded, so it takes a process to see it. */
  @Test
  void a_property_sets_a_limit() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dgonggao.limit.LINE_CHARACTERS=7",
                "-cp",
                System.getProperty("java.class.path"),
                LimitsTest.class.getName())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("7 [-Dgonggao.limit.LINE_CHARACTERS=7] " + Limits.HTML_TAGS, printed.strip());
  }

  public static void main(String[] args) {
    System.out.println(Limits.LINE_CHARACTERS + " " + Limits.options() + " " + Limits.HTML_TAGS);
  }
}
