package io.github.gonggao.cli;

import io.github.gonggao.run.Pipeline;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao push}. */
@Command(
    name = "push",
    mixinStandardHelpOptions = true,
    description = {
      "Send the graphs to another store by the SPARQL 1.1 Graph Store Protocol.",
      "用 SPARQL 1.1 图存储协议把各命名图发送到另一个存储。",
      "",
      "Each graph replaces what it held there; no other graph is touched. The next time only what has"
          + " changed is sent, and what is gone is deleted there."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  gonggao push http://localhost:3030/ds/data",
      "  GONGGAO_PASSWORD=… gonggao push https://store.example.org/data --user name --dataset graph"
    })
final class PushCommand implements Callable<Integer> {
  private static final String PASSWORD = "GONGGAO_PASSWORD";

  @ParentCommand private Main main;
  @Mixin private Dataset dataset;

  @Parameters(
      paramLabel = "URL",
      description = "The address of the other store's Graph Store Protocol.")
  private URI url;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Who you are there (HTTP Basic); the password is read from " + PASSWORD + ".")
  private String user;

  @Option(names = "--all", description = "Send everything, also what was sent before.")
  private boolean all;

  @Override
  public Integer call() throws IOException {
    Console console = main.console();
    String scheme = String.valueOf(url.getScheme());
    if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
      throw Failure.usage(url + console.say(" is no http or https address", " 不是 http 或 https 地址"));
    }
    Optional<String> authorization = Optional.empty();
    if (user != null) {
      String password = System.getenv(PASSWORD);
      if (password == null) {
        throw Failure.usage(
            console.say(
                "--user needs the password in the environment variable " + PASSWORD,
                "--user 需要在环境变量 " + PASSWORD + " 中提供密码"));
      }
      authorization =
          Optional.of(
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }
    Pipeline.Pushed pushed;
    try (ProgressLine progress = new ProgressLine(console)) {
      pushed = new Pipeline().push(dataset.folder(), url, authorization, all, progress);
    }
    console
        .out()
        .print(
            String.format(
                Locale.ROOT,
                console.say(
                    "%d graphs sent, %d unchanged, %d deleted%n", "发送 %d 个图，未变 %d 个，删除 %d 个%n"),
                pushed.sent(),
                pushed.unchanged(),
                pushed.deleted()));
    return Main.DONE;
  }
}
