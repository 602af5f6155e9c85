package io.github.gonggao.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The announcements that ship with the program. */
final class Samples {
  private static final String HOME = "gonggao.home";

  private Samples() {}

  static List<String> files(Console console) {
    String home = System.getProperty(HOME, ".");
    Path folder = Path.of(home, "src", "samples");
    if (!Files.isDirectory(folder)) {
      throw Failure.usage(
          console.say(
              "no INPUT, and the samples are not in " + folder + "; name files or folders to read",
              "未给出 INPUT，" + folder + " 中也没有样例；请指明要读的文件或目录"));
    }
    return List.of(folder.toString());
  }
}
