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
  /** So many control characters are an accident in the shortest text. */
  private static final int STRAY = 2;

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
    Optional<Charsets.Decoded> decoded = Charsets.decode(bytes, input.charset().stream().toList());
    boolean binary = decoded.map(d -> isBinary(d.text())).orElseGet(() -> hasZero(bytes));
    if (binary) {
      return Refusals.of(
          Issue.Code.BINARY_INPUT,
          input.name(),
          "not a text but a file of some program, which is not among the formats that are read;"
              + " convert it to plain text first");
    }
    if (decoded.isEmpty()) {
      return Refusals.of(Issue.Code.NOT_TEXT, input.name(), Charsets.NOT_TEXT);
    }
    String text = decoded.get().text();
    if (text.isBlank()) {
      return Refusals.of(
          Issue.Code.EMPTY_INPUT, input.name(), "only blanks; give a file with an announcement");
    }
    return Texts.whole(
        input, "text/plain", decoded.get().charset(), text, decoded.get().warnings(input.name()));
  }

  /** Stray control characters are damage; more than one in a hundred is no text. */
  private static boolean isBinary(String text) {
    long controls = text.chars().filter(c -> c < 0x20 && c != '\n' && c != '\t').count();
    return controls > STRAY && controls * 100 > text.length();
  }

  private static boolean hasZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }
}
