package io.github.gonggao.cli;

/** Something that the user can put right; the message says how. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  private Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The command line asks for what cannot be. */
  static Failure usage(String message) {
    return new Failure(Main.USAGE, message);
  }

  /** The command line is right, but something stands in the way. */
  static Failure of(String message) {
    return new Failure(Main.FAILED, message);
  }

  int exitCode() {
    return exitCode;
  }
}
