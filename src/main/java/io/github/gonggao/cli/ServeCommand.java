package io.github.gonggao.cli;

import io.github.gonggao.graph.GraphView;
import io.github.gonggao.serve.Site;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao serve}. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Show the graph on the web: a SPARQL endpoint and a page for everything in it, read-only.",
      "发布图谱：SPARQL 查询接口和网页，只读。",
      "",
      "Runs until Ctrl-C. A build that runs meanwhile does not disturb it; start it again to show"
          + " the new graph."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  gonggao serve                                  http://127.0.0.1:3330/",
      "  gonggao serve --dataset graph --port 8080",
      "  gonggao serve --host 0.0.0.0                   for other machines too",
      "  curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT …' http://127.0.0.1:3330/sparql"
    })
final class ServeCommand implements Callable<Integer> {
  @ParentCommand private Main main;
  @Mixin private Dataset dataset;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "3330",
      description = "By default ${DEFAULT-VALUE}; 0 takes one that is free.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "By default ${DEFAULT-VALUE}, which is this machine only.")
  private String host;

  @Override
  public Integer call() throws IOException {
    if (port < 0 || port > 65_535) {
      throw Failure.usage(main.console().say("a port is 0 to 65535", "端口号应为 0 至 65535"));
    }
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    try (GraphView view = dataset.open();
        Site site = Site.start(view, host, port)) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    ended.countDown();
                    await(closed);
                  },
                  "stop"));
      main.console().out().println(site.address());
      main.console().err().println(main.console().say("Ctrl-C stops it.", "按 Ctrl-C 停止。"));
      await(ended);
    } finally {
      closed.countDown();
    }
    return Main.DONE;
  }

  /** Nobody interrupts a thread here, so waiting ends only when it is told to. */
  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("somebody interrupted a thread", e);
    }
  }
}
