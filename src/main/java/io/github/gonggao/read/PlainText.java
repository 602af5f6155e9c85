package io.github.gonggao.read;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** One announcement as plain text; the format of whatever no other recognises. */
final class PlainText implements SourceFormat {
  @Override
  public boolean recognises(byte[] head) {
    return true;
  }

  @Override
  public Iterator<Outcome<SourceText>> open(Input input) throws IOException {
    return List.of(read(input)).iterator();
  }

  private static Outcome<SourceText> read(Input input) throws IOException {
    byte[] bytes = input.stream().readNBytes(Limits.ANNOUNCEMENT_BYTES + 1);
    if (bytes.length > Limits.ANNOUNCEMENT_BYTES) {
      return Refusals.tooLarge(input.name(), Limits.ANNOUNCEMENT_BYTES);
    }
    if (bytes.length == 0) {
      return Refusals.of(
          Issue.Code.EMPTY_INPUT, input.name(), "empty; give a file that holds an announcement");
    }
    int nul = nul(bytes);
    if (nul >= 0 && !Charsets.isUtf16(bytes)) {
      return Refusals.of(
          Issue.Code.BINARY_INPUT,
          input.name(),
          "not a text: a zero byte at offset "
              + nul
              + "; convert it to plain text first (UTF-16 needs a byte order mark)");
    }
    Optional<Charsets.Decoded> decoded = Charsets.decode(bytes, bytes.length);
    if (decoded.isEmpty()) {
      return Refusals.of(
          Issue.Code.NOT_TEXT,
          input.name(),
          "neither UTF-8 nor GB18030 text; convert it to UTF-8 first, for Big5 with: iconv -f BIG5"
              + " -t UTF-8");
    }
    String text = decoded.get().text();
    if (text.isBlank()) {
      return Refusals.of(
          Issue.Code.EMPTY_INPUT, input.name(), "only blanks; give a file with an announcement");
    }
    return Texts.whole(input, "text/plain", decoded.get().charset(), text);
  }

  private static int nul(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
