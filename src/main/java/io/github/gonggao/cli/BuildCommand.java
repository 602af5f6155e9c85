package io.github.gonggao.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code gonggao build}. */
@Command(name = "build", mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
