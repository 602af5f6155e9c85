package io.github.gonggao.graph;

import java.net.URI;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a graph is written with.
 *
 * @param base start of the identifiers of announcements and entities, ending in {@code /}; terms
 *     and concepts do not move with it
 * @param version of the program, as the provenance graph names it
 * @param scripts for labels in traditional characters and Pinyin
 * @param registry the registry of organizations and of their changes goes into the authority graph,
 *     also what no announcement names
 * @param everyMention where an entity is named is kept for each place; else only for the places
 *     that a fact rests on, and of the others that they name it. Places cost two quads of five
 * @param batch quads in one write transaction
 * @param failed told what went wrong inside a write transaction before the process ends; it must
 *     end the process itself if it does not want the default ({@link #halting})
 */
public record GraphSettings(
    URI base,
    String version,
    Scripts scripts,
    boolean registry,
    boolean everyMention,
    int batch,
    Consumer<Throwable> failed) {
  public static final URI DEFAULT_BASE = URI.create("https://w3id.org/gonggao/");

  /** Exit code of a process that ends because writing failed. */
  public static final int HALTED = 3;

  private static final int DEFAULT_BATCH = 150_000;

  public GraphSettings {
    Objects.requireNonNull(scripts);
    Objects.requireNonNull(failed);
    if (!base.toString().endsWith("/")) {
      throw new IllegalArgumentException("a base ends in /: " + base);
    }
    if (batch < 1) {
      throw new IllegalArgumentException("a batch holds at least one quad: " + batch);
    }
  }

  public static GraphSettings of(String version, Scripts scripts) {
    return new GraphSettings(
        DEFAULT_BASE, version, scripts, false, true, DEFAULT_BATCH, halting(problem -> {}));
  }

  public GraphSettings withBase(URI other) {
    return new GraphSettings(other, version, scripts, registry, everyMention, batch, failed);
  }

  public GraphSettings withRegistry() {
    return new GraphSettings(base, version, scripts, true, everyMention, batch, failed);
  }

  public GraphSettings withEveryMention(boolean yes) {
    return new GraphSettings(base, version, scripts, registry, yes, batch, failed);
  }

  public GraphSettings withBatch(int quads) {
    return new GraphSettings(base, version, scripts, registry, everyMention, quads, failed);
  }

  /** Reports, then ends the process at once, without shutdown hooks. */
  public GraphSettings reportingTo(Consumer<Throwable> report) {
    return new GraphSettings(
        base, version, scripts, registry, everyMention, batch, halting(report));
  }

  /** For tests: the handler returns, and the writer refuses everything after. */
  GraphSettings failingInto(Consumer<Throwable> handler) {
    return new GraphSettings(base, version, scripts, registry, everyMention, batch, handler);
  }

  /**
   * TDB2 5.6.0 loses data in silence when a process goes on after an aborted or interrupted write
   * transaction, so the process must not go on.
   */
  private static Consumer<Throwable> halting(Consumer<Throwable> report) {
    return problem -> {
      try {
        report.accept(problem);
      } finally {
        Runtime.getRuntime().halt(HALTED);
      }
    };
  }
}
