package io.github.gonggao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operations guide, followed to the letter. */
class OperationsTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

  @TempDir Path dir;

  @Test
  void every_command_of_the_guide_does_what_it_says() throws IOException {
    Path news = Files.createDirectories(dir.resolve("news"));
    Files.writeString(
        news.resolve("study.txt"),
        """
        云岭县水务局党组召开理论学习中心组学习会

        发布时间：2021-06-01
        来源：云岭县水务局

        5月31日，云岭县水务局党组书记、局长韩青主持召开局党组理论学习中心组学习会，学习《云岭县河湖管理条例》。局党组成员、副局长江流出席会议。
        """);
    List<String> commands = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(Path.of("src/docs/operations.md")));
    while (block.find()) {
      block.group(1).lines().filter(l -> !l.isBlank()).forEach(commands::add);
    }
    assertTrue(commands.size() > 12, commands.toString());
    for (String command : commands) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      String[] words = command.split(" ", -1);
      assertEquals("gonggao", words[0], command);
      for (int i = 1; i < words.length; i++) {
        // in the folder of the test: a test cannot change its own
        if (words[i].matches("news|graph|again|dump|tables|gonggao-backup[.]zip|network[.]graphml")
            && !words[i - 1].equals("--format")) {
          words[i] = dir.resolve(words[i]).toString();
        }
      }
      int code =
          Main.run(
              new ByteArrayInputStream(new byte[0]),
              new ByteArrayOutputStream(),
              err,
              Arrays.copyOfRange(words, 1, words.length));
      assertEquals(0, code, command + ": " + err.toString(StandardCharsets.UTF_8));
    }
    assertTrue(Files.exists(dir.resolve("dump/SHA256SUMS")));
    assertTrue(Files.size(dir.resolve("tables/officials.csv")) > 60);
    assertTrue(Files.readString(dir.resolve("network.graphml")).contains("韩青"));
  }
}
