package io.github.gonggao.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Entry point of the command line {@code gonggao}. */
@Command(
    name = "gonggao",
    description = {
      "Turns Chinese Party and government announcements into a knowledge graph.",
      "把党政机关的公告变成知识图谱。"
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      BuildCommand.class,
      RemoveCommand.class,
      ExtractCommand.class,
      RestoreCommand.class,
      QueryCommand.class,
      ServeCommand.class,
      ExportCommand.class,
      PushCommand.class,
      ValidateCommand.class,
      VerifyCommand.class,
      BackupCommand.class,
      RestoreBackupCommand.class,
      CompactCommand.class,
      EvaluateCommand.class,
      ExplainCommand.class,
      JudgeCommand.class,
      BenchmarkCommand.class,
      InfoCommand.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:done, but inputs were rejected; each is named on standard error",
      "2:the command line is wrong",
      "3:failed"
    },
    footerHeading = "%nBegin with:%n",
    footer = {
      "  gonggao build                      read the samples that ship, leave a graph in output/",
      "  gonggao extract news.txt           what one announcement says, as a card",
      "  gonggao help COMMAND               options and examples of a command"
    })
public final class Main implements Callable<Integer> {
  static final int DONE = 0;
  static final int REJECTED = 1;
  static final int USAGE = 2;
  static final int FAILED = 3;

  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      scope = ScopeType.INHERIT,
      description = "Language of messages; from the locale where it is not given.")
  void language(String code) {
    console = console.inChinese(code.startsWith("zh"));
  }

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Where something fails, print where in the program.")
  boolean stacktrace;

  private Console console;

  private Main(Console console) {
    this.console = console;
  }

  Console console() {
    return console;
  }

  @Override
  public Integer call() {
    console.err().println(console.say("Which command?", "缺少命令。"));
    new CommandLine(this).usage(console.err());
    return USAGE;
  }

  public static void main(String[] args) {
    // System.out would be in the platform's charset
    Console console =
        Console.of(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err))
            .onTerminal("true".equals(System.getProperty("gonggao.terminal")));
    System.exit(run(console, args));
  }

  /**
   * Runs one command.
   *
   * @return the exit code
   */
  static int run(InputStream in, OutputStream out, OutputStream err, String... args) {
    return run(Console.of(in, out, err), args);
  }

  private static int run(Console console, String... args) {
    try {
      return commandLine(console).execute(args);
    } catch (InternalError e) {
      // so Java says that a page of a file in memory has no place on the disk
      console
          .err()
          .println(
              console.say(
                      "gonggao: a file could not be read or written through memory; most likely the disk"
                          + " is full. What was published stands. Make room, then run the command again: ",
                      "gonggao: 内存映射文件读写失败，多半是磁盘已满；原有图谱不变。请腾出空间后重新运行：")
                  + e.getMessage());
      return FAILED;
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  static CommandLine commandLine(Console console) {
    Main main = new Main(console);
    CommandLine line = new CommandLine(main);
    line.setOut(writer(console.out()));
    line.setErr(writer(console.err()));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            console.terminal() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF));
    line.setUsageHelpWidth(100);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (problem, command, parsed) -> {
          int code = explain(problem, main);
          if (main.stacktrace) {
            problem.printStackTrace(main.console.err());
          }
          return code;
        });
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static int explain(Exception problem, Main main) {
    Console console = main.console;
    if (problem instanceof Failure failure) {
      console.err().println("gonggao: " + failure.getMessage());
      return failure.exitCode();
    }
    if (problem instanceof IOException || problem instanceof UncheckedIOException) {
      Throwable cause = problem instanceof UncheckedIOException ? problem.getCause() : problem;
      // ours say what to do; the system's only name a file
      boolean ours = cause.getClass() == IOException.class;
      console
          .err()
          .println(
              "gonggao: "
                  + (ours
                      ? cause.getMessage()
                      : cause.getClass().getSimpleName()
                          + ": "
                          + cause.getMessage()
                          + console.say(
                              ". Check that the place exists, that you may use it and that the"
                                  + " disk has space; then run the command again.",
                              "。请检查路径、权限和磁盘空间，然后重新运行。")));
      return FAILED;
    }
    console
        .err()
        .println(
            "gonggao: "
                + problem
                + console.say(
                    ". That is a fault of the program. Run the command again with --stacktrace"
                        + " and report what it prints.",
                    "。这是程序的错误，请加 --stacktrace 重新运行，并报告输出内容。"));
    return FAILED;
  }
}
