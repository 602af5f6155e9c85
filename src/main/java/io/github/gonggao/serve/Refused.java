package io.github.gonggao.serve;

/**
 * A request that is not answered: the status to say so with, and why, in both languages.
 *
 * <p>Unchecked, since it must get through Jena's engine, which takes an exception of its own for a
 * value that is wrong, drops the row and goes on.
 */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final int retryAfter;

  Refused(int status, String message) {
    this(status, message, 0);
  }

  /**
   * @param retryAfter seconds after which it may be tried again; 0 where trying again is no use
   */
  Refused(int status, String message, int retryAfter) {
    super(message, null, false, false);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  int status() {
    return status;
  }

  Reply reply() {
    Reply reply = Reply.text(status, getMessage() + "\n");
    return retryAfter > 0 ? reply.with("Retry-After", Integer.toString(retryAfter)) : reply;
  }
}
