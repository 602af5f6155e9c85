package io.github.gonggao.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Holds the end of the process back, after Ctrl-C or SIGTERM, until what is in hand is done. A
 * second signal, or {@code kill -9}, need not be feared: it only costs what is in hand.
 */
final class Stopping implements AutoCloseable {
  private final AtomicBoolean asked = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  Stopping(Console console) {
    hook =
        new Thread(
            () -> {
              asked.set(true);
              console
                  .err()
                  .println(console.say("\nStopping after what is in hand ...", "\n处理完手头的部分后停止……"));
              ServeCommand.await(ended);
            },
            "stopping");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  boolean asked() {
    return asked.get();
  }

  @Override
  public void close() {
    ended.countDown();
    if (!asked.get()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // the signal came this very moment, and the hook finds the latch open
        asked.set(true);
      }
    }
  }
}
