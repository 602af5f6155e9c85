package io.github.gonggao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The README promises only what the command line has; {@code .ci/run} runs its commands. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private static CommandLine commandLine() {
    return Main.commandLine(
        Console.of(
            new ByteArrayInputStream(new byte[0]),
            new ByteArrayOutputStream(),
            new ByteArrayOutputStream()));
  }

  private static List<String> commands() throws IOException {
    List<String> lines = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(README));
    while (block.find()) {
      block.group(1).lines().filter(l -> !l.isBlank()).forEach(lines::add);
    }
    return lines;
  }

  @Test
  void its_commands_are_ours_and_take_these_options() throws IOException {
    assertTrue(commands().size() > 8, commands().toString());
    for (String command : commands()) {
      if (command.equals("mvn verify")) {
        continue;
      }
      List<String> words = new ArrayList<>();
      Matcher word = WORD.matcher(command);
      while (word.find()) {
        words.add(word.group(1) == null ? word.group(2) : word.group(1));
      }
      assertEquals("./gonggao", words.get(0), command);
      commandLine().parseArgs(words.subList(1, words.size()).toArray(String[]::new));
    }
  }

  @Test
  void its_table_has_every_command_and_no_other() throws IOException {
    Set<String> inTable = new TreeSet<>();
    Matcher row = Pattern.compile("(?m)^\\| `gonggao ([\\w-]+)").matcher(Files.readString(README));
    while (row.find()) {
      inTable.add(row.group(1));
    }
    Set<String> ours = new TreeSet<>(commandLine().getSubcommands().keySet());
    ours.remove("help");
    assertEquals(ours, inTable);
  }

  @Test
  void the_files_that_it_links_to_are_there() throws IOException {
    Matcher link = Pattern.compile("\\]\\(((?!http)[^)]+)\\)").matcher(Files.readString(README));
    Set<String> missing = new TreeSet<>();
    while (link.find()) {
      if (!Files.exists(Path.of(link.group(1)))) {
        missing.add(link.group(1));
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void the_continuous_integration_runs_the_commands_of_the_readme() throws IOException {
    String ci = Files.readString(Path.of(".ci/run"));
    assertTrue(ci.contains("README.md > \"$work/commands\""), "takes them from there");
    assertTrue(
        ci.lines().map(String::strip).collect(Collectors.toSet()).contains("mvn -B -ntp verify"));
  }
}
