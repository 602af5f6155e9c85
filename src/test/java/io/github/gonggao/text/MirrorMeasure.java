package io.github.gonggao.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gonggao.model.Repair;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Counts what comes back of a corpus that a simulated mirror has shown. Run by hand: corpus (JSON
 * Lines, gzip; fields title, published and body), its first line to take, each how manyth, how many
 * in all, and the depths; last {@code errors} to see each wrong place. Depth 0 is no mirror at all:
 * what is done to the items as they are.
 */
final class MirrorMeasure {
  private static final int AROUND = 14;

  /** Processor time: it counts the same however busy the machine is. */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final boolean errors;
  private int glosses;
  private int removed;
  private int slips;
  private int exact;
  private int told;
  private int rightYetTold;
  private long nanoseconds;

  private MirrorMeasure(boolean errors) {
    this.errors = errors;
  }

  public static void main(String[] args) throws IOException {
    boolean errors = args[args.length - 1].equals("errors");
    int[] depths =
        Arrays.stream(args, 4, args.length - (errors ? 1 : 0))
            .mapToInt(Integer::parseInt)
            .toArray();
    List<String> pages =
        pages(
            Path.of(args[0]),
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            Integer.parseInt(args[3]));
    DamageRepair repair = new DamageRepair(Chinese.INSTANCE, new CharacterForms(Chinese.INSTANCE));
    for (int depth : depths) {
      MirrorMeasure measure = new MirrorMeasure(errors);
      if (depth == 0) {
        measure.out.println("undamaged: " + undamaged(pages));
        continue;
      }
      for (String page : pages) {
        measure.count(new Mirror(depth, false).damage(Outcome.page(page)), repair);
      }
      measure.out.println("depth " + depth + ": " + measure);
    }
  }

  /** How many edits of each kind, and how many brackets are fewer than before. */
  private static String undamaged(List<String> pages) {
    Restorer restorer = new Restorer(Chinese.INSTANCE);
    Map<Repair, Integer> edits = new EnumMap<>(Repair.class);
    long characters = 0;
    long brackets = 0;
    for (String page : pages) {
      Draft.Pass restored = restorer.restore(page).pass();
      restored.alignment().edits().forEach(e -> edits.merge(e.repair(), 1, Integer::sum));
      characters += page.length();
      brackets += brackets(page) - brackets(restored.text());
    }
    return pages.size()
        + " items, "
        + characters
        + " characters, brackets gone "
        + brackets
        + ", edits "
        + edits;
  }

  private static long brackets(String text) {
    return text.chars().filter(c -> "()（）".indexOf(c) >= 0).count();
  }

  private void count(Mirror.Damaged page, DamageRepair repair) {
    long start = CLOCK.getCurrentThreadCpuTime();
    DamageRepair.Result result = repair.repair(page.shown());
    nanoseconds += CLOCK.getCurrentThreadCpuTime() - start;
    for (Mirror.Place place : page.places()) {
      Outcome outcome = Outcome.of(page, place, result);
      if (place.kind() == Mirror.Kind.GLOSS) {
        glosses++;
        removed += outcome.exact() ? 1 : 0;
      } else {
        slips++;
        exact += outcome.exact() ? 1 : 0;
        told += !outcome.exact() && outcome.told() ? 1 : 0;
        rightYetTold += outcome.exact() && outcome.told() ? 1 : 0;
      }
      if (errors && !outcome.exact()) {
        out.println(line(page.shown(), place, outcome));
      }
    }
  }

  private static String line(String shown, Mirror.Place place, Outcome outcome) {
    int from = Math.max(0, place.start() - AROUND);
    int to = Math.min(shown.length(), place.end() + AROUND);
    return String.join(
            "\t",
            place.kind().name(),
            outcome.told() ? "told" : "silent",
            outcome.written(),
            outcome.read(),
            shown.substring(from, to))
        .replace("\n", "\\n");
  }

  @Override
  public String toString() {
    return String.format(
        "%d of %d glosses; slips %d, exact %d (%.2f %%), wrong and told of %d, silent %d; right, yet"
            + " told of %d; %.2f s",
        removed,
        glosses,
        slips,
        exact,
        100.0 * exact / slips,
        told,
        slips - exact - told,
        rightYetTold,
        nanoseconds / 1e9);
  }

  private static List<String> pages(Path corpus, int first, int each, int many) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<String> pages = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(corpus)), StandardCharsets.UTF_8))) {
      int at = 0;
      String line = reader.readLine();
      while (line != null && pages.size() < many) {
        if (at >= first && (at - first) % each == 0) {
          JsonNode item = mapper.readTree(line);
          List<String> lines =
              Stream.of("title", "published", "body").map(f -> item.path(f).asText()).toList();
          pages.add(String.join("\n", lines) + "\n");
        }
        at++;
        line = reader.readLine();
      }
    }
    return pages;
  }
}
