package io.github.gonggao.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.resolve.Resolver;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How the time that who is who takes grows with the corpus.
 *
 * <p>Where more announcements are asked for than there are, they are repeated: each copy has later
 * days, and persons with another character at the end of their names, as another province would
 * have; bodies, meetings and documents stay, so that these are named more and more often. Facts are
 * made again from their JSON for every pass, so that memory holds those of one announcement, and
 * only what the resolver does is timed, in time of the processor.
 */
final class Scaling {
  /** Days between the copies: no career reaches over so many. */
  private static final int DAYS = 1500;

  /** The first of the characters that tell names of copies apart. */
  private static final int FIRST_CHARACTER = 0x4E00;

  private static final TypeReference<List<Fact>> FACTS = new TypeReference<>() {};
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private record Told(SourceId id, Optional<LocalDate> published, String facts) {}

  private record Copy(SourceId id, Optional<LocalDate> published, List<Fact> facts) {}

  private final List<Told> base = new ArrayList<>();

  void add(Extraction x) {
    try {
      String facts = ModelJson.rawMapper().writerFor(FACTS).writeValueAsString(x.facts());
      base.add(new Told(x.source().id(), x.announcement().published(), facts));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("facts have a JSON form", e);
    }
  }

  int size() {
    return base.size();
  }

  /** One run over so many announcements. */
  Pipeline.Scale run(int announcements) {
    Resolver resolver = new Resolver();
    long[] nanos = new long[3];
    forEach(
        announcements,
        copy -> nanos[0] += timed(() -> resolver.add(copy.id(), copy.published(), copy.facts())));
    nanos[1] = timed(resolver::freeze);
    forEach(
        announcements, copy -> nanos[2] += timed(() -> resolver.resolve(copy.id(), copy.facts())));
    return new Pipeline.Scale(announcements, nanos[0] / 1e9, nanos[1] / 1e9, nanos[2] / 1e9);
  }

  private static long timed(Runnable work) {
    long begin = THREADS.getCurrentThreadCpuTime();
    work.run();
    return THREADS.getCurrentThreadCpuTime() - begin;
  }

  private void forEach(int announcements, Consumer<Copy> consumer) {
    for (int i = 0; i < announcements; i++) {
      consumer.accept(copy(base.get(i % base.size()), i / base.size()));
    }
  }

  private static Copy copy(Told told, int times) {
    String json = told.facts();
    String id = told.id().value();
    if (times > 0) {
      String suffix = String.valueOf((char) (FIRST_CHARACTER + times));
      json = json.replaceAll("\"person:([^\"]+)\"", "\"person:$1" + suffix + "\"");
      id = String.format(Locale.ROOT, "%04x", times) + id.substring(4);
    }
    try {
      return new Copy(
          new SourceId(id),
          told.published().map(day -> day.plusDays((long) DAYS * times)),
          ModelJson.rawMapper().readValue(json, FACTS));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("facts come back from their JSON form", e);
    }
  }
}
