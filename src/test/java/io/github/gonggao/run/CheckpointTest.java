package io.github.gonggao.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Block;
import io.github.gonggao.model.Evidence;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Origins.EarlierText;
import io.github.gonggao.model.RestoredText;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.model.Span;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final String PROGRAM = "one";

  @TempDir Path dir;

  private static SourceText source(String place, String text) {
    byte[] digest = Fingerprint.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return new SourceText(
        new SourceId(HexFormat.of().formatHex(digest)),
        URI.create(place),
        "text/plain",
        "UTF-8",
        text,
        List.of(new Block(Block.Kind.WHOLE, new Span(0, text.length()))));
  }

  private static Extraction extraction(String place, String text) {
    SourceText source = source(place, text);
    return new Extraction(
        source,
        new Announcement(
            source.id(),
            source.location(),
            new RestoredText(text, text, Alignment.IDENTITY),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Span(0, text.length()),
            List.of()),
        List.of(
            new Fact.PersonActed(
                Name.person("韩青"), new Evidence(source.id(), new Span(0, 1), "Test"))),
        List.of());
  }

  /** What a crawler found at one address. */
  private static Extraction capture(String text, String at) {
    Extraction x = extraction("https://example.org/a.html", text);
    SourceId id = source("https://example.org/a.html", "address").id();
    SourceText s = x.source();
    SourceText captured =
        new SourceText(
            id,
            s.location(),
            s.mediaType(),
            s.charset(),
            at.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(at + "T00:00:00Z")),
            text,
            s.blocks());
    Announcement a = x.announcement();
    return new Extraction(
        captured,
        new Announcement(
            id,
            a.location(),
            a.text(),
            a.title(),
            a.published(),
            a.publisher(),
            a.body(),
            List.of()),
        x.facts(),
        List.of());
  }

  private List<String> texts() throws IOException {
    assertEquals(1, held().size());
    Extraction x = held().get(0);
    List<String> texts = new ArrayList<>(x.earlier().stream().map(EarlierText::text).toList());
    texts.add(x.source().text());
    return texts;
  }

  private Path file() {
    return dir.resolve("out/facts.jsonl.gz");
  }

  private Checkpoint.Changes run(Extraction... all) throws IOException {
    try (Checkpoint.Update update = Checkpoint.open(file(), PROGRAM).update()) {
      for (Extraction x : all) {
        if (update.has(x.source())) {
          update.keep(x.source());
        } else {
          update.put(update.recovered(x.source()).orElse(x));
        }
      }
      return update.commit();
    }
  }

  private List<Extraction> held() throws IOException {
    List<Extraction> all = new ArrayList<>();
    Checkpoint.open(file(), PROGRAM).forEach(all::add);
    return all;
  }

  @Test
  void what_is_put_in_comes_out_in_the_order_of_ids() throws IOException {
    Extraction a = extraction("file:/a.txt", "甲");
    Extraction b = extraction("file:/b.txt", "乙");
    Extraction c = extraction("file:/c.txt", "丙");
    assertEquals(new Checkpoint.Changes(2, 0, 0, 0, Set.of()), run(a, b));
    assertEquals(new Checkpoint.Changes(1, 0, 0, 0, Set.of()), run(c));
    List<Extraction> expected = new ArrayList<>(List.of(a, b, c));
    expected.sort((x, y) -> x.source().id().compareTo(y.source().id()));
    assertEquals(expected, held());
  }

  @Test
  void the_order_of_input_does_not_show_in_the_bytes() throws IOException {
    run(extraction("file:/a.txt", "甲"), extraction("file:/b.txt", "乙"));
    byte[] bytes = Files.readAllBytes(file());
    Files.delete(file());
    run(extraction("file:/b.txt", "乙"));
    run(extraction("file:/a.txt", "甲"));
    assertArrayEquals(bytes, Files.readAllBytes(file()));
  }

  @Test
  void the_same_input_again_writes_nothing() throws IOException {
    run(extraction("file:/a.txt", "甲"));
    Files.setLastModifiedTime(file(), java.nio.file.attribute.FileTime.fromMillis(0));
    assertEquals(new Checkpoint.Changes(0, 0, 1, 0, Set.of()), run(extraction("file:/a.txt", "甲")));
    assertEquals(0, Files.getLastModifiedTime(file()).toMillis());
  }

  @Test
  void an_edited_input_takes_the_place_of_its_former_self() throws IOException {
    Extraction before = extraction("file:/a.txt", "甲");
    Extraction after = extraction("file:/a.txt", "甲乙");
    Extraction other = extraction("file:/b.txt", "丙");
    run(before, other);
    assertEquals(new Checkpoint.Changes(0, 1, 0, 0, Set.of(before.source().id())), run(after));
    assertEquals(Set.of(after, other), Set.copyOf(held()));
  }

  @Test
  void a_line_put_in_at_the_top_of_a_file_of_lines_moves_the_others_and_loses_none()
      throws IOException {
    run(extraction("file:/a.jsonl#line=1", "甲"), extraction("file:/a.jsonl#line=2", "乙"));
    Checkpoint.Changes changes =
        run(
            extraction("file:/a.jsonl#line=1", "新"),
            extraction("file:/a.jsonl#line=2", "甲"),
            extraction("file:/a.jsonl#line=3", "乙"));
    assertEquals(Set.of(), changes.dropped());
    assertEquals(3, held().size());
  }

  @Test
  void an_input_that_is_gone_stays() throws IOException {
    run(extraction("file:/a.txt", "甲"));
    run(extraction("file:/b.txt", "乙"));
    assertEquals(2, held().size());
  }

  @Test
  void standard_input_replaces_nothing_but_itself() throws IOException {
    run(extraction("stdin:/-", "甲"));
    run(extraction("stdin:/-", "乙"));
    assertEquals(2, held().size());
  }

  @Test
  void another_text_at_an_address_is_a_new_version_and_the_old_one_is_kept() throws IOException {
    run(capture("甲", ""));
    assertEquals(new Checkpoint.Changes(0, 1, 0, 0, Set.of()), run(capture("甲乙", "")));
    assertEquals(List.of("甲", "甲乙"), texts());
    run(capture("甲乙丙", ""));
    assertEquals(List.of("甲", "甲乙", "甲乙丙"), texts());
  }

  @Test
  void of_two_captures_in_one_run_the_later_counts_whatever_their_order() throws IOException {
    run(capture("新", "2021-02-01"), capture("旧", "2021-01-01"));
    assertEquals(List.of("旧", "新"), texts());
    byte[] bytes = Files.readAllBytes(file());
    Files.delete(file());
    run(capture("旧", "2021-01-01"), capture("新", "2021-02-01"));
    assertArrayEquals(bytes, Files.readAllBytes(file()));
  }

  @Test
  void the_same_captures_again_change_nothing() throws IOException {
    run(capture("旧", "2021-01-01"), capture("新", "2021-02-01"));
    byte[] bytes = Files.readAllBytes(file());
    assertEquals(
        new Checkpoint.Changes(0, 0, 1, 0, Set.of()),
        run(capture("旧", "2021-01-01"), capture("新", "2021-02-01")));
    assertArrayEquals(bytes, Files.readAllBytes(file()));
  }

  @Test
  void earlier_texts_outlive_a_change_of_program() throws IOException {
    run(capture("旧", "2021-01-01"), capture("新", "2021-02-01"));
    try (Checkpoint.Update update = Checkpoint.open(file(), "two").update()) {
      assertTrue(update.has(capture("旧", "2021-01-01").source()));
      assertFalse(update.has(capture("新", "2021-02-01").source()));
      update.put(capture("新", "2021-02-01"));
      update.keep(capture("旧", "2021-01-01").source());
      update.commit();
    }
    assertEquals(List.of("旧", "新"), texts());
  }

  @Test
  void a_checkpoint_of_another_form_says_what_to_do() throws IOException {
    Files.createDirectories(file().getParent());
    try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file()))) {
      out.write("{\"checkpoint\":1,\"id\":\"0\"}\n".getBytes(StandardCharsets.UTF_8));
    }
    IOException e = assertThrows(IOException.class, () -> Checkpoint.open(file(), PROGRAM));
    assertTrue(e.getMessage().contains("another version of this program"), e.getMessage());
    assertTrue(e.getMessage().contains("build again"), e.getMessage());
  }

  @Test
  void facts_that_another_program_found_are_found_anew() throws IOException {
    Extraction a = extraction("file:/a.txt", "甲");
    run(a);
    try (Checkpoint.Update update = Checkpoint.open(file(), PROGRAM).update()) {
      assertTrue(update.has(a.source()));
    }
    try (Checkpoint.Update update = Checkpoint.open(file(), "two").update()) {
      assertFalse(update.has(a.source()));
    }
  }

  @Test
  void a_run_that_stops_before_its_end_leaves_the_file_as_it_was_and_the_next_takes_it_up()
      throws IOException {
    run(extraction("file:/a.txt", "甲"));
    byte[] bytes = Files.readAllBytes(file());
    Extraction b = extraction("file:/b.txt", "乙");
    try (Checkpoint.Update update = Checkpoint.open(file(), PROGRAM).update()) {
      update.put(b);
    }
    assertArrayEquals(bytes, Files.readAllBytes(file()));

    try (Checkpoint.Update update = Checkpoint.open(file(), PROGRAM).update()) {
      assertEquals(Optional.of(b), update.recovered(b.source()));
      assertEquals(Optional.empty(), update.recovered(extraction("file:/b.txt", "乙丙").source()));
      update.put(b);
      assertEquals(new Checkpoint.Changes(1, 0, 0, 0, Set.of()), update.commit());
    }
    try (var left = Files.list(file().getParent())) {
      assertEquals(List.of(file()), left.toList());
    }
    assertEquals(2, held().size());
  }

  @Test
  void a_spool_cut_off_anywhere_gives_the_file_of_a_run_that_was_not() throws IOException {
    Extraction[] all = {
      extraction("file:/a.txt", "甲"), extraction("file:/b.txt", "乙"), extraction("file:/c.txt", "丙")
    };
    run(all);
    byte[] whole = Files.readAllBytes(file());
    Files.delete(file());
    Path spool = file().resolveSibling("facts.jsonl.gz.spool");
    try (Checkpoint.Update update = Checkpoint.open(file(), PROGRAM).update()) {
      for (Extraction x : all) {
        update.put(x);
      }
    }
    byte[] spooled = Files.readAllBytes(spool);
    for (int cut = 0; cut <= spooled.length; cut += 97) {
      byte[] left = java.util.Arrays.copyOf(spooled, cut);
      Files.write(spool, left);
      Files.deleteIfExists(file());
      run(all);
      assertArrayEquals(whole, Files.readAllBytes(file()), "cut at " + cut);
    }
    byte[] zeros = java.util.Arrays.copyOf(spooled, spooled.length + 50);
    Files.write(spool, zeros);
    Files.deleteIfExists(file());
    run(all);
    assertArrayEquals(whole, Files.readAllBytes(file()), "zeros after a loss of power");
  }

  @Test
  void what_another_program_left_in_a_spool_is_not_used() throws IOException {
    Extraction a = extraction("file:/a.txt", "甲");
    try (Checkpoint.Update update = Checkpoint.open(file(), "another").update()) {
      update.put(a);
    }
    try (Checkpoint.Update update = Checkpoint.open(file(), PROGRAM).update()) {
      assertEquals(Optional.empty(), update.recovered(a.source()));
    }
  }

  @Test
  void what_is_asked_to_go_goes_and_nothing_else() throws IOException {
    Extraction a = extraction("file:/a.txt", "甲");
    Extraction b = extraction("file:/b.txt", "乙");
    run(a, b);
    Checkpoint checkpoint = Checkpoint.open(file(), PROGRAM);
    String name = "00000000-" + a.source().id().value().substring(0, 8);
    assertEquals(Set.of(a.source().id()), checkpoint.named(name));
    assertEquals(
        Set.of(a.source().id()), checkpoint.named("https://w3id.org/gonggao/a/" + name + "/graph"));
    assertEquals(Set.of(), checkpoint.named("00000000-"));
    try (Checkpoint.Update update = checkpoint.update()) {
      assertEquals(
          new Checkpoint.Changes(0, 0, 0, 1, Set.of()), update.commit(Set.of(a.source().id())));
    }
    assertEquals(List.of(b), held());
  }

  @Test
  void a_broken_checkpoint_says_what_to_do() throws IOException {
    run(extraction("file:/a.txt", "甲"));
    byte[] bytes = Files.readAllBytes(file());
    Files.write(file(), java.util.Arrays.copyOf(bytes, bytes.length / 2));
    IOException e = assertThrows(IOException.class, () -> Checkpoint.open(file(), PROGRAM));
    assertTrue(e.getMessage().contains("facts.jsonl.gz"), e.getMessage());
    assertTrue(e.getMessage().contains("build again"), e.getMessage());
  }

  @Test
  void the_fingerprint_is_that_of_our_classes() {
    assertEquals(Fingerprint.ofThisProgram(), Fingerprint.ofThisProgram());
    assertEquals(64, Fingerprint.ofThisProgram().length());
  }
}
