package io.github.gonggao.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Edit;
import io.github.gonggao.model.Repair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The repairs of a text, taken back from the last to the first, give the text as found. */
class LedgerTest {
  private final Restorer restorer = new Restorer(Chinese.INSTANCE);

  private void assertReplays(String found) {
    Draft.Pass pass = restorer.restore(found).pass();
    List<Edit> edits = pass.alignment().edits();
    StringBuilder text = new StringBuilder(pass.text());
    for (int i = edits.size() - 1; i >= 0; i--) {
      Edit edit = edits.get(i);
      // what the ledger says, and nothing else: where, before, after
      String before = found.substring(edit.source().start(), edit.source().end());
      String after = pass.text().substring(edit.restored().start(), edit.restored().end());
      int at = edit.restored().start();
      assertEquals(after, text.substring(at, at + after.length()));
      text.replace(at, at + after.length(), before);
    }
    assertEquals(found, text.toString());
  }

  @Example
  void every_sample_replays() throws IOException {
    int texts = 0;
    try (Stream<Path> samples = Files.list(Path.of("src/samples"))) {
      for (Path sample : samples.filter(p -> p.toString().endsWith(".txt")).sorted().toList()) {
        String text = Files.readString(sample, StandardCharsets.UTF_8);
        assertReplays(text);
        String traditional = Chinese.INSTANCE.toTraditional(text);
        assertReplays(traditional);
        assertReplays(new Mirror(20, false).show(traditional));
        assertReplays(new Mirror(47, true).show(traditional));
        texts++;
      }
    }
    assertTrue(texts > 40, "samples: " + texts);
  }

  @Provide
  Arbitrary<String> rubble() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "規(guī)定",
            "發（fā）展",
            "?！稐l例》",
            "當?shù)氐",
            "????",
            "𠮷野家",
            "😀",
            "，",
            ",,",
            "，。",
            " ",
            "\u00A0",
            "　",
            "\n",
            "&ldquo;",
            "&amp;lt;",
            "\\u4e2d",
            "br>",
            "<br/>",
            "\ud842",
            "\udfb7",
            "\u0000",
            "\ue49d",
            "市委書記",
            "研究部署",
            "(shì)",
            "（AI）",
            "ó)",
            "?yīng)",
            "A",
            "12:30");
    return pieces.list().ofMinSize(1).ofMaxSize(40).map(list -> String.join("", list));
  }

  @Property(tries = 500)
  void whatever_is_done_to_rubble_replays(@ForAll("rubble") String found) {
    assertReplays(found);
  }

  @Example
  void a_guess_says_how_sure_it_is_and_what_is_certain_says_one() {
    List<Edit> edits =
        restorer.restore("遵循?！稐l例》和《規(guī)定》。指揮官賈?，落實責任。").pass().alignment().edits();
    assertEquals(
        1,
        edits.stream()
            .filter(e -> e.repair() == Repair.GLOSS)
            .mapToDouble(Edit::confidence)
            .min()
            .orElseThrow());
    double cut =
        edits.stream()
            .filter(e -> e.repair() == Repair.CUT)
            .mapToDouble(Edit::confidence)
            .findFirst()
            .orElseThrow();
    assertTrue(cut > 0.9 && cut < 1, "。《條例 is as good as certain, but a guess: " + cut);
  }
}
