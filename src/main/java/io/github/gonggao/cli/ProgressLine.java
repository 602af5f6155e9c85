package io.github.gonggao.cli;

import io.github.gonggao.run.Pipeline;
import java.time.temporal.ChronoUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A line with rate and time left on a terminal; nothing at all where nobody looks. */
final class ProgressLine implements Pipeline.Progress, AutoCloseable {
  private static final int MILLIS = 250;
  private static final int WIDTH = 100;

  private final Console console;
  private ProgressBar bar;

  ProgressLine(Console console) {
    this.console = console;
  }

  @Override
  public void begin(String stage, long total) {
    close();
    if (console.terminal()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(stage)
              .setInitialMax(total)
              .setUnit("", 1)
              .setSpeedUnit(ChronoUnit.SECONDS)
              .showSpeed()
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(MILLIS)
              .setConsumer(new ConsoleProgressBarConsumer(console.err(), WIDTH))
              .build();
    }
  }

  @Override
  public void step() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
