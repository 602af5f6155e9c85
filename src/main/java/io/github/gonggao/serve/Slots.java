package io.github.gonggao.serve;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Places for work that is done at once, and a few more to wait at for one. */
final class Slots {
  private final Semaphore places;
  private final int queue;
  private final Duration patience;
  private final AtomicInteger waiting = new AtomicInteger();

  Slots(int places, int queue, Duration patience) {
    this.places = new Semaphore(places, true);
    this.queue = queue;
    this.patience = patience;
  }

  /** Takes a place; false if none became free in time. */
  boolean take() {
    if (places.tryAcquire()) {
      return true;
    }
    if (waiting.incrementAndGet() > queue) {
      waiting.decrementAndGet();
      return false;
    }
    try {
      return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // a server that stops interrupts its threads
      return false;
    } finally {
      waiting.decrementAndGet();
    }
  }

  void leave() {
    places.release();
  }

  int waiting() {
    return waiting.get();
  }
}
