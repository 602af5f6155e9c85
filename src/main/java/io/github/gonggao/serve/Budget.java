package io.github.gonggao.serve;

import java.util.concurrent.TimeUnit;
import org.apache.jena.query.QueryCancelledException;

/**
 * What the query that runs on this thread may still spend.
 *
 * <p>Jena looks at its own clock between rows only; work inside a row (a regular expression, a
 * description, folding of constants before the query begins) asks here. So does what makes strings,
 * since one value can fill the memory before anybody sees that it does.
 */
final class Budget implements AutoCloseable {
  /** Characters of a string that a query makes; the longest text of a corpus has a tenth. */
  static final int LONGEST_STRING = 1_000_000;

  /** Characters of all long strings that a query makes. */
  static final long ALL_STRINGS = 32_000_000;

  /** From here on a string counts as long. */
  private static final int LONG_STRING = 10_000;

  private static final ThreadLocal<Budget> CURRENT = new ThreadLocal<>();

  private final long deadline;
  private volatile Refused reason;
  private volatile Runnable end;
  private long characters;

  private Budget(long deadline) {
    this.deadline = deadline;
  }

  /** Begins to count for this thread; closing ends it. */
  static Budget begin(long millis) {
    Budget budget = new Budget(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    CURRENT.set(budget);
    return budget;
  }

  /** Ends the query of another thread, for a reason. */
  void stop(Refused because) {
    reason = because;
    Runnable how = end;
    if (how != null) {
      how.run();
    }
  }

  /**
   * Tells how the query that this thread is about to run is ended from another: joins and sorts of
   * Jena's never ask here. Null when it is over.
   */
  static void endedBy(Runnable how) {
    Budget budget = CURRENT.get();
    if (budget == null) {
      return;
    }
    budget.end = how;
    if (how != null && budget.reason != null) {
      how.run();
    }
  }

  /** Why somebody ended the query; null where nobody did. */
  Refused reason() {
    return reason;
  }

  /** Ends the query of this thread if its time is over or somebody stopped it. */
  static void check() {
    Budget budget = CURRENT.get();
    if (budget == null) {
      return;
    }
    Refused because = budget.reason;
    if (because != null) {
      throw because;
    }
    if (System.nanoTime() - budget.deadline > 0) {
      throw new QueryCancelledException();
    }
  }

  /** Refuses a string that is about to be made too long. */
  static void string(long length) {
    if (length > LONGEST_STRING) {
      throw new Refused(
          422,
          "查询产生的字符串超过 "
              + LONGEST_STRING
              + " 字 / the query makes a string of more than "
              + LONGEST_STRING
              + " characters");
    }
    Budget budget = CURRENT.get();
    if (budget != null && length > LONG_STRING) {
      held(length);
    }
  }

  /** Counts characters that the query keeps. */
  static void held(long length) {
    Budget budget = CURRENT.get();
    if (budget == null) {
      return;
    }
    budget.characters += length;
    if (budget.characters > ALL_STRINGS) {
      throw new Refused(
          422,
          "查询产生的字符串共超过 "
              + ALL_STRINGS
              + " 字 / the query makes strings of more than "
              + ALL_STRINGS
              + " characters in all");
    }
    check();
  }

  @Override
  public void close() {
    CURRENT.remove();
  }
}
