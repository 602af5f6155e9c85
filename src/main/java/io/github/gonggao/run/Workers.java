package io.github.gonggao.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * One function on several threads, its results in the order of its input, so that the number of
 * threads does not show. The calling thread reads and takes the results; it is never interrupted,
 * nor are the others: whoever writes to TDB2 must not be.
 */
final class Workers {
  /** Results that wait for a slow one before them; bounds what is in memory. */
  private static final int AHEAD = 16;

  interface Taker<B> {
    void take(B result) throws IOException;
  }

  private Workers() {}

  static <A, B> void inOrder(
      Iterator<A> input, Function<A, B> function, int threads, Taker<B> taker) throws IOException {
    AtomicInteger number = new AtomicInteger();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "extract-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    try {
      Deque<CompletableFuture<B>> waiting = new ArrayDeque<>();
      while (input.hasNext() || !waiting.isEmpty()) {
        while (input.hasNext() && waiting.size() < AHEAD * threads) {
          A next = input.next();
          waiting.addLast(CompletableFuture.supplyAsync(() -> function.apply(next), pool));
        }
        taker.take(joined(waiting.removeFirst()));
      }
    } finally {
      pool.shutdown();
    }
  }

  private static <B> B joined(CompletableFuture<B> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw e;
    }
  }
}
