package io.github.gonggao;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.graph.GraphView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that die, disks that are full, folders that may not be written: nothing that was
 * acknowledged is lost, and the next run ends as if nothing had been. {@code -Dgonggao.kills=100}
 * kills more often than the few times that every build can afford.
 */
@EnabledIfSystemProperty(named = "gonggao.kills", matches = "\\d+")
class DurabilityTest {
  private static final int KILLS = Integer.getInteger("gonggao.kills", 5);
  private static final String[] SURNAMES = {"韩", "江", "沈", "顾", "秦", "白", "石", "梁"};
  private static final String[] GIVEN = {"青", "流", "望舒", "长庚", "知秋", "怀远", "若谷", "明川"};
  private static final String[] BUREAUS = {"水务局", "林业局", "财政局", "教育局", "民政局", "统计局"};

  @TempDir Path dir;

  private static String announcement(int i, String slogan) {
    String bureau = "云岭县" + BUREAUS[i % BUREAUS.length];
    String person = SURNAMES[i % 8] + GIVEN[i / 8 % 8];
    String other = SURNAMES[(i + 3) % 8] + GIVEN[(i / 8 + 5) % 8];
    String day = String.format(java.util.Locale.ROOT, "2021-%02d-%02d", 1 + i % 12, 1 + i % 28);
    return bureau
        + "党组召开理论学习中心组学习会\n\n发布时间："
        + day
        + "\n来源："
        + bureau
        + "\n\n"
        + bureau
        + "党组书记、局长"
        + person
        + "主持召开局党组理论学习中心组学习会，学习《云岭县第"
        + i
        + "号管理条例》。局党组成员、副局长"
        + other
        + "出席会议。\n\n"
        + person
        + "强调，"
        + slogan
        + "。\n";
  }

  private Path inputs(int count) throws IOException {
    Path in = Files.createDirectories(dir.resolve("in"));
    for (int i = 0; i < count; i++) {
      Files.writeString(in.resolve("a" + i + ".txt"), announcement(i, "要守住第" + i + "道防线"));
    }
    return in;
  }

  private record Ended(int code, String printed) {}

  private Process start(Object... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dgonggao.language=en",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.gonggao.cli.Main"));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(dir.resolve("printed").toFile())
        .start();
  }

  private Ended run(Object... arguments) throws Exception {
    Process process = start(arguments);
    assertTrue(process.waitFor(10, TimeUnit.MINUTES));
    return new Ended(process.exitValue(), Files.readString(dir.resolve("printed")));
  }

  private static void assertWhole(Path out, String when) {
    List<String> wrong = new ArrayList<>();
    GraphView.verify(
        out.resolve("tdb2"),
        false,
        check -> {
          if (!check.ok()) {
            wrong.add(check.name() + ": " + check.detail());
          }
        });
    assertEquals(List.of(), wrong, when);
  }

  /** What the store says, to be compared. */
  private static String content(Path out) throws Exception {
    var digest = java.security.MessageDigest.getInstance("SHA-256");
    try (GraphView view = GraphView.open(out.resolve("tdb2"));
        var to =
            new java.security.DigestOutputStream(java.io.OutputStream.nullOutputStream(), digest)) {
      view.export("nquads", to);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static boolean isPublished(Path out) {
    return Files.exists(out.resolve("tdb2/current"));
  }

  @Test
  void killed_at_any_moment_nothing_acknowledged_is_lost_and_the_end_is_the_same()
      throws Exception {
    long seed = Long.getLong("gonggao.seed", 20210601L);
    Random random = new Random(seed);
    Path in = inputs(40);
    Path out = dir.resolve("out");
    Path dump = dir.resolve("dump");
    // what an undisturbed run takes: from nothing, then again
    long begun = System.nanoTime();
    Ended whole = run("build", in, "--out", dir.resolve("undisturbed"));
    assertEquals(0, whole.code(), whole.printed());
    int longest = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    Optional<String> acknowledged = Optional.empty();
    int edits = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int what = isPublished(out) ? random.nextInt(4) : 0;
      if (what == 0 && acknowledged.isPresent() && random.nextInt(3) == 0) {
        // once more from nothing
        delete(out);
        acknowledged = Optional.empty();
      }
      if (what == 1) {
        edits++;
        int i = random.nextInt(40);
        Files.writeString(in.resolve("a" + i + ".txt"), announcement(i, "第" + edits + "次要求"));
      }
      Object[] command =
          switch (what) {
            case 2 -> new Object[] {"compact", "--dataset", out};
            case 3 -> new Object[] {"export", "--format", "all", "--out", dump, "--dataset", out};
            default -> new Object[] {"build", in, "--out", out};
          };
      int after = 100 + random.nextInt(longest);
      Process process = start(command);
      boolean finished = process.waitFor(after, TimeUnit.MILLISECONDS);
      process.destroyForcibly();
      process.waitFor();
      String when = "seed " + seed + ", kill " + kill + " of " + command[0] + " after " + after;
      boolean done = finished && process.exitValue() == 0;
      if (isPublished(out)) {
        assertWhole(out, when);
        String now = content(out);
        boolean changes = what == 0 || what == 1;
        if (acknowledged.isPresent() && !changes) {
          assertEquals(acknowledged.get(), now, when);
        }
        if (done || !changes) {
          acknowledged = Optional.of(now);
        }
        try (GraphView view = GraphView.open(out.resolve("tdb2"))) {
          // a build is published as a whole or not at all
          assertEquals(40, view.announcements(), when);
        }
      } else {
        assertTrue(acknowledged.isEmpty(), when);
        assertFalse(done, when);
      }
      assertDumpIsWholeOrNone(dump, when);
    }
    Ended last = run("build", in, "--out", out);
    assertEquals(0, last.code(), last.printed());
    Ended fresh = run("build", in, "--out", dir.resolve("fresh"));
    assertEquals(0, fresh.code(), fresh.printed());
    for (String file : List.of("facts.jsonl.gz", "gonggao.nq.gz", "gonggao.trig.gz")) {
      assertArrayEquals(
          Files.readAllBytes(dir.resolve("fresh").resolve(file)),
          Files.readAllBytes(out.resolve(file)),
          file);
    }
    assertWhole(out, "at the end");
  }

  private static void assertDumpIsWholeOrNone(Path dump, String when) throws Exception {
    Path sums = dump.resolve("SHA256SUMS");
    if (Files.exists(sums)) {
      for (String line : Files.readAllLines(sums)) {
        byte[] bytes = Files.readAllBytes(dump.resolve(line.substring(66)));
        assertEquals(
            line.substring(0, 64),
            HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes)),
            when);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static boolean sh(String... command) throws Exception {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  @Test
  void a_full_disk_ends_a_build_and_what_was_published_stands_and_room_lets_it_go_on()
      throws Exception {
    Path disk = Files.createDirectories(dir.resolve("disk"));
    Assumptions.assumeTrue(
        sh("mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", disk.toString()),
        "NOT CHECKED: a full disk needs the right to mount a tmpfs");
    try {
      Path in = inputs(8);
      Path out = disk.resolve("out");
      assertEquals(0, run("build", in, "--out", out).code());
      String before = content(out);
      inputs(16);
      for (int free : new int[] {1, 2, 3}) {
        long used = 204_800 - disk.toFile().getUsableSpace() / 1024;
        assertTrue(
            sh("mount", "-o", "remount,size=" + (used + free * 1024L) + "k", disk.toString()));
        Ended full = run("build", in, "--out", out);
        assertEquals(3, full.code(), free + " MB: " + full.printed());
        assertTrue(
            full.printed().contains("space") || full.printed().contains("disk"), full.printed());
        assertTrue(sh("mount", "-o", "remount,size=200m", disk.toString()));
        assertWhole(out, "with " + free + " MB free");
        assertEquals(before, content(out));
      }
      Ended again = run("build", in, "--out", out);
      assertEquals(0, again.code(), again.printed());
      assertEquals(0, run("build", in, "--out", dir.resolve("fresh")).code());
      assertEquals(content(dir.resolve("fresh")), content(out));

      String now = content(out);
      assertTrue(sh("mount", "-o", "remount,ro", disk.toString()));
      inputs(17);
      Ended refused = run("build", in, "--out", out);
      assertEquals(3, refused.code(), refused.printed());
      assertTrue(refused.printed().contains("Read-only"), refused.printed());
      assertTrue(sh("mount", "-o", "remount,rw", disk.toString()));
      assertWhole(out, "after a folder that may not be written");
      assertEquals(now, content(out));
    } finally {
      sh("umount", disk.toString());
    }
  }

  @Test
  void asked_to_stop_a_build_says_how_to_go_on_and_the_next_goes_on_from_there() throws Exception {
    Path in = inputs(60);
    Path out = dir.resolve("out");
    Process process = start("build", in, "--out", out, "--threads", "1");
    Path spool = out.resolve("facts.jsonl.gz.spool");
    long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (process.isAlive()
        && System.nanoTime() < patience
        && !(Files.exists(spool) && Files.size(spool) > 0)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    process.destroy();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    String printed = Files.readString(dir.resolve("printed"));
    if (process.exitValue() == 143) {
      assertTrue(printed.contains("Run the same command again"), printed);
      assertTrue(Files.size(spool) > 0);
    }
    Ended last = run("build", in, "--out", out);
    assertEquals(0, last.code(), last.printed());
    assertFalse(Files.exists(spool));
    assertEquals(0, run("build", in, "--out", dir.resolve("fresh")).code());
    for (String file : List.of("facts.jsonl.gz", "gonggao.nq.gz")) {
      assertArrayEquals(
          Files.readAllBytes(dir.resolve("fresh").resolve(file)),
          Files.readAllBytes(out.resolve(file)),
          file);
    }
  }

  @Test
  void a_second_builder_is_told_who_holds_the_dataset_and_disturbs_nothing() throws Exception {
    Path in = inputs(3);
    Path out = dir.resolve("out");
    try (var held =
        io.github.gonggao.graph.Graph.open(
            Files.createDirectories(out).resolve("tdb2"),
            io.github.gonggao.graph.GraphSettings.of(
                "test", io.github.gonggao.graph.Scripts.none()))) {
      assertTrue(held.sources().isEmpty());
      Ended second = run("build", in, "--out", out);
      assertEquals(3, second.code());
      assertTrue(
          second.printed().contains("process " + ProcessHandle.current().pid()), second.printed());
      assertTrue(second.printed().contains("since "), second.printed());
    }
    assertEquals(0, run("build", in, "--out", out).code());
  }
}
