package io.github.gonggao.serve;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Who may ask now: a few queries run at a time and a few more wait for a moment, so that however
 * many are sent, threads remain for pages; and a client that has used up its time for queries waits
 * until it has some again.
 *
 * <p>A client's time is a bucket that fills up again while it asks nothing. What a query took is
 * known afterwards, so that a bucket can be overdrawn by the queries that run at once.
 */
final class Admission implements AutoCloseable {
  /** Clients that are remembered; one that is forgotten has a full bucket. */
  private static final int CLIENTS = 10_000;

  private static final int PREFIX_V6 = 4;
  private static final int MEMORY_CHECK_MILLIS = 50;
  private static final double FULL = 0.7;
  private static final double STILL_FULL = 0.55;
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Site.Limits limits;
  private final Slots slots;
  private final Set<Ticket> running = ConcurrentHashMap.newKeySet();
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > CLIENTS;
        }
      };
  private volatile boolean closed;

  /** Nanoseconds of query time that a client has left. */
  private static final class Bucket {
    private long left;
    private long at;

    Bucket(long left, long at) {
      this.left = left;
      this.at = at;
    }
  }

  Admission(Site.Limits limits) {
    this.limits = limits;
    slots = new Slots(limits.queries(), limits.waiting(), limits.patience());
    Thread guard = new Thread(this::guard, "site-memory");
    guard.setDaemon(true);
    guard.start();
  }

  /** A query that runs; closing it lets the next one in. */
  final class Ticket implements AutoCloseable {
    private final String client;
    private final long began;
    private final Budget budget;

    private Ticket(String client) {
      this.client = client;
      began = System.nanoTime();
      budget = Budget.begin(limits.timeout().toMillis());
      running.add(this);
    }

    Refused reason() {
      return budget.reason();
    }

    @Override
    public void close() {
      running.remove(this);
      budget.close();
      slots.leave();
      spend(client, System.nanoTime() - began);
    }
  }

  /**
   * Lets a query in, or waits a moment for another to end.
   *
   * @throws Refused 429 if the client has no time left, 503 if there are too many queries
   */
  Ticket enter(String address) {
    String client = client(address);
    long wait = overdrawn(client);
    if (wait > 0) {
      throw new Refused(
          429,
          "此地址的查询时间已用完（每分钟 "
              + Engine.seconds(limits.budget())
              + " 秒） / this address has used up its query time ("
              + Engine.seconds(limits.budget())
              + " s a minute); try again in "
              + wait
              + " s",
          (int) Math.min(wait, Integer.MAX_VALUE));
    }
    if (closed || !slots.take()) {
      throw busy();
    }
    return new Ticket(client);
  }

  private Refused busy() {
    return new Refused(
        503,
        "同时查询太多 / too many queries at once; try again in a few seconds",
        (int) Math.max(1, limits.patience().toSeconds()));
  }

  /** An IPv6 client has a whole network of addresses. */
  static String client(String address) {
    if (address == null) {
      return "";
    }
    if (address.indexOf(':') < 0) {
      return address;
    }
    String[] parts = address.split(":", -1);
    return String.join(":", java.util.List.of(parts).subList(0, Math.min(PREFIX_V6, parts.length)));
  }

  /** Seconds until a client may ask again; 0 if it may. */
  private synchronized long overdrawn(String client) {
    Bucket bucket = filled(client);
    if (bucket.left > 0) {
      return 0;
    }
    double rate = rate();
    return Math.max(1, (long) Math.ceil((1 - bucket.left) / rate / NANOS));
  }

  private synchronized void spend(String client, long nanos) {
    filled(client).left -= nanos;
  }

  /** Time for queries that a client gets for each unit of time that passes. */
  private double rate() {
    return limits.budget().toNanos() / (60.0 * NANOS);
  }

  private Bucket filled(String client) {
    long now = System.nanoTime();
    long full = limits.budget().toNanos();
    Bucket bucket = buckets.computeIfAbsent(client, k -> new Bucket(full, now));
    bucket.left = Math.min(full, bucket.left + (long) ((now - bucket.at) * rate()));
    bucket.at = now;
    return bucket;
  }

  /** Queries that run. */
  int running() {
    return running.size();
  }

  /** Queries that wait. */
  int waiting() {
    return slots.waiting();
  }

  /**
   * Stops all queries when the memory is nearly full of what they hold: sorting, grouping and
   * joining keep rows, and nothing else in Jena bounds how many.
   */
  private void guard() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    while (!closed) {
      sleep();
      if (!running.isEmpty() && share(memory) > FULL) {
        // much of it may be garbage
        memory.gc();
        if (share(memory) > STILL_FULL) {
          stopAll(new Refused(503, "查询占用内存过多 / the queries take too much memory; ask for less", 5));
        }
      }
    }
  }

  private static double share(MemoryMXBean memory) {
    MemoryUsage heap = memory.getHeapMemoryUsage();
    return heap.getMax() <= 0 ? 0 : (double) heap.getUsed() / heap.getMax();
  }

  private static void sleep() {
    try {
      Thread.sleep(MEMORY_CHECK_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("somebody interrupted a thread", e);
    }
  }

  private void stopAll(Refused because) {
    running.forEach(ticket -> ticket.budget.stop(because));
  }

  /** Lets no more in, and ends what still runs. */
  @Override
  public void close() {
    closed = true;
    stopAll(new Refused(503, "服务正在停止 / the server is stopping", 5));
  }
}
