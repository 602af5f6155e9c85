package io.github.gonggao.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Alignments under random edits. The oracle keeps, for each character of a repaired text, the
 * stretch of source characters that it came from, and knows nothing of spans.
 */
class AlignmentPropertyTest {
  private static final int LENGTH = 24;
  private static final List<Repair> REPAIRS = List.of(Repair.values());

  /** A text, the alignment from the text before it, and where each of its characters came from. */
  private record Step(int length, Alignment alignment) {}

  /** Random edits over a text of {@code length} characters: dropped, new, rewritten, as long. */
  private static Step step(Random random, int length) {
    List<Edit> edits = new ArrayList<>();
    int source = 0;
    int restored = 0;
    while (true) {
      int gap = random.nextInt(5);
      if (source + gap > length) {
        break;
      }
      source += gap;
      restored += gap;
      int from = Math.min(random.nextInt(4), length - source);
      boolean even = random.nextBoolean();
      int to = even ? from : random.nextInt(4);
      if (from == 0 && to == 0) {
        if (source == length) {
          break;
        }
        continue;
      }
      Repair repair = REPAIRS.get(random.nextInt(REPAIRS.size()));
      edits.add(
          new Edit(
              new Span(source, source + from),
              new Span(restored, restored + to),
              repair,
              random.nextInt(5) / 4.0));
      source += from;
      restored += to;
      if (source == length) {
        break;
      }
    }
    return new Step(restored + (length - source), new Alignment(edits));
  }

  private static boolean positional(Edit edit) {
    return !edit.repair().slips() && edit.source().length() == edit.restored().length();
  }

  /** Character by character: the source stretch of each restored character. */
  private static List<Span> origins(Alignment alignment, int restoredLength) {
    List<Span> origins = new ArrayList<>();
    int source = 0;
    for (Edit edit : alignment.edits()) {
      while (origins.size() < edit.restored().start()) {
        origins.add(new Span(source, ++source));
      }
      source = edit.source().start();
      for (int i = 0; i < edit.restored().length(); i++) {
        origins.add(positional(edit) ? new Span(source + i, source + i + 1) : edit.source());
      }
      source = edit.source().end();
    }
    while (origins.size() < restoredLength) {
      origins.add(new Span(source, ++source));
    }
    return origins;
  }

  private static Span hull(List<Span> spans) {
    return new Span(
        spans.stream().mapToInt(Span::start).min().orElseThrow(),
        spans.stream().mapToInt(Span::end).max().orElseThrow());
  }

  @Property(tries = 2000)
  void a_span_of_restored_text_comes_from_the_stretch_of_its_characters(@ForAll long seed) {
    Step step = step(new Random(seed), LENGTH);
    List<Span> origins = origins(step.alignment, step.length);
    for (int start = 0; start < step.length; start++) {
      for (int end = start + 1; end <= step.length; end++) {
        assertEquals(
            hull(origins.subList(start, end)), step.alignment.toSource(new Span(start, end)));
      }
    }
  }

  @Property(tries = 2000)
  void the_way_there_and_back_holds_at_least_where_it_started(@ForAll long seed) {
    Step step = step(new Random(seed), LENGTH);
    for (int start = 0; start < LENGTH; start++) {
      for (int end = start + 1; end <= LENGTH; end++) {
        Span span = new Span(start, end);
        Span there = step.alignment.toRestored(span);
        if (!there.isEmpty() && !touchesDropped(step.alignment, span)) {
          assertTrue(step.alignment.toSource(there).contains(span), () -> span + " " + there);
        }
      }
    }
  }

  private static boolean touchesDropped(Alignment alignment, Span span) {
    return alignment.edits().stream()
        .anyMatch(e -> e.restored().isEmpty() && e.source().overlaps(span));
  }

  @Property(tries = 5000)
  void two_alignments_in_one_lead_to_where_the_two_lead_in_turn(@ForAll long seed) {
    Random random = new Random(seed);
    Step first = step(random, LENGTH);
    Step second = step(random, first.length);
    Alignment both = first.alignment.then(second.alignment);
    for (int at = 0; at < second.length; at++) {
      Span one = new Span(at, at + 1);
      Span middle = second.alignment.toSource(one);
      if (middle.isEmpty()) {
        continue;
      }
      Span inTurn = first.alignment.toSource(middle);
      Span atOnce = both.toSource(one);
      boolean loose = looselyJoined(first.alignment, second.alignment, middle);
      if (loose) {
        assertTrue(atOnce.contains(inTurn), () -> inTurn + " not in " + atOnce);
      } else {
        assertEquals(inTurn, atOnce);
      }
    }
  }

  /** Whether edits of both sides that align only as a whole share characters here. */
  private static boolean looselyJoined(Alignment first, Alignment second, Span middle) {
    boolean wholeAfter =
        second.edits().stream().anyMatch(e -> !positional(e) && near(e.source(), middle));
    boolean wholeBefore =
        first.edits().stream().anyMatch(e -> !positional(e) && near(e.restored(), middle));
    return wholeAfter || wholeBefore;
  }

  private static boolean near(Span a, Span b) {
    return a.start() <= b.end() && b.start() <= a.end();
  }

  @Property(tries = 5000)
  void joining_keeps_both_ends_as_long_as_they_were(@ForAll long seed) {
    Random random = new Random(seed);
    Step first = step(random, LENGTH);
    Step second = step(random, first.length);
    Step third = step(random, second.length);
    assertEquals(
        third.length - LENGTH,
        growth(first.alignment.then(second.alignment).then(third.alignment)));
    assertEquals(
        third.length - LENGTH,
        growth(first.alignment.then(second.alignment.then(third.alignment))));
  }

  private static int growth(Alignment alignment) {
    return alignment.edits().stream()
        .mapToInt(e -> e.restored().length() - e.source().length())
        .sum();
  }

  @Property(tries = 3000)
  void later_places_of_a_text_come_from_later_places(@ForAll long seed) {
    Step step = step(new Random(seed), LENGTH);
    Span before = step.alignment.toSource(new Span(0, 0));
    for (int at = 0; at < step.length; at++) {
      Span here = step.alignment.toSource(new Span(at, at + 1));
      assertTrue(here.start() >= before.start() && here.end() >= before.end());
      before = here;
    }
  }

  @Property(tries = 3000)
  void a_whole_text_comes_from_a_whole_text(@ForAll long seed) {
    Step step = step(new Random(seed), LENGTH);
    if (step.length > 0) {
      Span whole = step.alignment.toSource(new Span(0, step.length));
      // what is dropped at either end comes from nowhere
      List<Edit> edits = step.alignment.edits();
      boolean bare =
          !edits.isEmpty()
              && (edits.get(0).restored().equals(new Span(0, 0))
                  || edits.get(edits.size() - 1).restored().isEmpty());
      assertTrue(bare || whole.equals(new Span(0, LENGTH)), whole::toString);
    }
  }

  @Property(tries = 3000)
  void it_does_not_matter_which_two_of_three_are_joined_first(@ForAll long seed) {
    Random random = new Random(seed);
    Step first = step(random, LENGTH);
    Step second = step(random, first.length);
    Step third = step(random, second.length);
    Alignment left = first.alignment.then(second.alignment).then(third.alignment);
    Alignment right = first.alignment.then(second.alignment.then(third.alignment));
    for (int at = 0; at < third.length; at++) {
      Span one = new Span(at, at + 1);
      Span a = left.toSource(one);
      Span b = right.toSource(one);
      // an edit that aligns as a whole may take in an empty neighbour on one of the ways
      boolean plain =
          Stream.of(first, second, third)
              .flatMap(s -> s.alignment.edits().stream())
              .allMatch(AlignmentPropertyTest::positional);
      assertTrue(plain ? a.equals(b) : touches(a, b), () -> a + " " + b);
    }
  }

  private static boolean touches(Span a, Span b) {
    return a.start() <= b.end() && b.start() <= a.end();
  }

  @Property(tries = 1000)
  void nothing_joined_with_an_alignment_is_that_alignment(@ForAll long seed) {
    Step step = step(new Random(seed), LENGTH);
    assertEquals(step.alignment, Alignment.IDENTITY.then(step.alignment));
    assertEquals(step.alignment, step.alignment.then(Alignment.IDENTITY));
    Span span = new Span(3, 9);
    assertEquals(span, Alignment.IDENTITY.toSource(span));
    assertEquals(span, Alignment.IDENTITY.toRestored(span));
  }

  @Property(tries = 3000)
  void joined_edits_are_as_sure_as_the_less_sure_of_them(@ForAll long seed) {
    Random random = new Random(seed);
    Step first = step(random, LENGTH);
    Step second = step(random, first.length);
    double least =
        Stream.of(first, second)
            .flatMap(s -> s.alignment.edits().stream())
            .mapToDouble(Edit::confidence)
            .min()
            .orElse(1);
    for (Edit edit : first.alignment.then(second.alignment).edits()) {
      assertTrue(edit.confidence() >= least);
      for (Edit part : first.alignment.edits()) {
        boolean empty = part.restored().isEmpty() || edit.source().isEmpty();
        if (!empty && part.source().overlaps(edit.source())) {
          assertTrue(edit.confidence() <= part.confidence(), edit + " " + part);
        }
      }
    }
  }

  @Example
  void characters_beyond_the_first_plane_stay_whole() {
    // 𠮷 and an emoji are two units each: an edit beside them never falls between
    String found = "𠮷規(guī)😀定";
    Alignment gloss =
        new Alignment(List.of(new Edit(new Span(2, 8), new Span(2, 3), Repair.GLOSS)));
    String restored = "𠮷規😀定";
    assertEquals("😀", gloss.toSource(new Span(3, 5)).of(found));
    assertEquals("𠮷", gloss.toSource(new Span(0, 2)).of(found));
    assertEquals("規(guī)", gloss.toSource(new Span(2, 3)).of(found));
    assertEquals("😀", gloss.toRestored(new Span(8, 10)).of(restored));
  }

  @Example
  void a_dropped_blank_does_not_widen_the_characters_beside_it() {
    // 黨 組長: the characters are simplified first, then the blank goes
    Alignment simplified =
        new Alignment(
            List.of(
                new Edit(new Span(0, 1), new Span(0, 1), Repair.SIMPLIFIED),
                new Edit(new Span(2, 4), new Span(2, 4), Repair.SIMPLIFIED)));
    Alignment joined =
        simplified.then(
            new Alignment(List.of(new Edit(new Span(1, 2), new Span(1, 1), Repair.WHITESPACE))));
    assertEquals(new Span(0, 1), joined.toSource(new Span(0, 1)));
    assertEquals(new Span(2, 3), joined.toSource(new Span(1, 2)));
    assertEquals(new Span(1, 3), joined.toRestored(new Span(2, 4)));
  }

  @Example
  void a_gloss_and_its_simplified_character_become_one_edit() {
    Alignment gloss =
        new Alignment(List.of(new Edit(new Span(2, 7), new Span(2, 3), Repair.GLOSS)));
    Alignment joined =
        gloss.then(
            new Alignment(List.of(new Edit(new Span(1, 4), new Span(1, 4), Repair.SIMPLIFIED))));
    assertEquals(
        List.of(
            new Edit(new Span(1, 2), new Span(1, 2), Repair.SIMPLIFIED),
            new Edit(new Span(2, 7), new Span(2, 3), Repair.GLOSS),
            new Edit(new Span(7, 8), new Span(3, 4), Repair.SIMPLIFIED)),
        joined.edits());
  }
}
