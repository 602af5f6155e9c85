package io.github.gonggao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Field;
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
      if (!field.isSynthetic()) {
        real.put(field.getName(), ((Number) field.get(null)).longValue());
      }
    }
    assertEquals(real, documented);
  }
}
