package io.github.gonggao.cli;

import io.github.gonggao.serve.Site;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
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
      "Runs until Ctrl-C. A build that runs meanwhile does not disturb it, and when it is done the"
          + " new graph is shown.",
      "What it lets everybody ask is at /limits."
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

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "Time that a query may take; by default ${DEFAULT-VALUE}.")
  private int timeout;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "200000",
      description =
          "Rows or triples of an answer; one with more is refused, not cut; by default ${DEFAULT-VALUE}.")
  private int rows;

  @Option(
      names = "--bytes",
      paramLabel = "N",
      defaultValue = "33554432",
      description = "Bytes of an answer; by default ${DEFAULT-VALUE}.")
  private int bytes;

  @Option(
      names = "--body",
      paramLabel = "N",
      defaultValue = "65536",
      description = "Bytes of a request's body; by default ${DEFAULT-VALUE}.")
  private int body;

  @Option(
      names = "--waiting",
      paramLabel = "N",
      defaultValue = "16",
      description =
          "Queries that wait for one of those that run to end; by default ${DEFAULT-VALUE}.")
  private int waiting;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "How long they wait; by default ${DEFAULT-VALUE}.")
  private int patience;

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Query time that one address has in a minute; by default ${DEFAULT-VALUE}.")
  private int budget;

  @Option(
      names = "--pages",
      paramLabel = "N",
      defaultValue = "24",
      description = "Pages that are made at once; by default ${DEFAULT-VALUE}.")
  private int pages;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Connections at once; by default ${DEFAULT-VALUE}.")
  private int connections;

  @Option(
      names = "--queries",
      paramLabel = "N",
      description = "Queries that run at once; by default as many as there are processors.")
  private int queries = Site.Limits.DEFAULT.queries();

  @Option(names = "--log", description = "Write a line of JSON for each request to standard error.")
  private boolean log;

  private Site.Limits limits() {
    for (int limit :
        List.of(
            timeout, rows, bytes, body, queries, waiting, patience, budget, pages, connections)) {
      if (limit < 1) {
        throw Failure.usage(main.console().say("a limit is 1 or more", "限额应不小于 1"));
      }
    }
    return new Site.Limits(
        Duration.ofSeconds(timeout),
        rows,
        bytes,
        body,
        queries,
        waiting,
        Duration.ofSeconds(patience),
        Duration.ofSeconds(budget),
        pages,
        connections);
  }

  @Override
  public Integer call() throws IOException {
    if (port < 0 || port > 65_535) {
      throw Failure.usage(main.console().say("a port is 0 to 65535", "端口号应为 0 至 65535"));
    }
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Consumer<String> lines = log ? main.console().err()::println : line -> {};
    try (Site site = Site.start(dataset::open, host, port, limits(), lines)) {
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
  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("somebody interrupted a thread", e);
    }
  }
}
