package io.github.gonggao.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Block;
import io.github.gonggao.model.Edit;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.model.Span;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A million bytes and more of what is hardly text, a run. */
class RubbleTest {
  private static final int LENGTH = 4_000;
  private static final String[] BRICKS = {
    "會議",
    "強調",
    "研究",
    "部署",
    "，",
    "。",
    "《",
    "》",
    "“",
    "”",
    "?",
    "??",
    "?！",
    "?，",
    "(fā)",
    "（guī）",
    "ó)",
    "?shù)",
    "?yīng)",
    "\u0000",
    "\ud842",
    "\udfb7",
    "𠮷",
    "😀",
    "\u202e",
    "\ufeff",
    "\ue49d",
    "&lt;",
    "&#0;",
    "&#x110000;",
    "&amp;amp;lt;",
    "\\ud800",
    "<br",
    "br>",
    "<br/>",
    "\n",
    "\r",
    "\t",
    " ",
    "\u3000",
    "l",
    "A",
    "1",
    "\ufffd"
  };

  private final TextReader reader = new TextReader(Chinese.INSTANCE);

  @Property(tries = 260)
  void no_bytes_break_the_reader(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    assertRead(new String(bytes, Charset.forName("GBK")));
  }

  @Property(tries = 30)
  void no_rubble_breaks_the_reader(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    while (text.length() < LENGTH / 2) {
      text.append(BRICKS[random.nextInt(BRICKS.length)]);
    }
    assertRead(text.toString());
  }

  private void assertRead(String text) {
    SourceText source = source(text);
    Outcome<Announcement> outcome = reader.read(source);
    assertTrue(outcome.value().isPresent() || !outcome.issues().isEmpty());
    outcome
        .value()
        .ifPresent(
            announcement -> {
              List<Edit> edits = announcement.text().alignment().edits();
              StringBuilder back = new StringBuilder(announcement.text().restored());
              for (int i = edits.size() - 1; i >= 0; i--) {
                Edit edit = edits.get(i);
                back.replace(
                    edit.restored().start(), edit.restored().end(), edit.source().of(text));
              }
              assertEquals(text, back.toString());
            });
  }

  private static SourceText source(String text) {
    return new SourceText(
        new SourceId("00"),
        URI.create("file:/rubble.txt"),
        "text/plain",
        "UTF-8",
        text,
        List.of(new Block(Block.Kind.WHOLE, new Span(0, text.length()))));
  }
}
