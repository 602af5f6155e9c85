package io.github.gonggao.read;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One JSON object over several lines; a list of objects is told what it should be. */
final class JsonObject implements SourceFormat {
  private static final Pattern START =
      Pattern.compile("(\u00EF\u00BB\u00BF)?\\s*(\\{\\s*[\"}]|\\[\\s*\\{).*", Pattern.DOTALL);

  @Override
  public boolean recognises(byte[] head) {
    return START.matcher(new String(head, StandardCharsets.ISO_8859_1)).matches();
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
    Optional<Charsets.Decoded> decoded = Charsets.decode(bytes, bytes.length);
    if (decoded.isEmpty()) {
      return Refusals.of(
          Issue.Code.NOT_TEXT, input.name(), "neither UTF-8 nor GB18030; JSON is to be UTF-8");
    }
    String text = decoded.get().text();
    if (text.stripLeading().startsWith("[")) {
      return Refusals.of(
          Issue.Code.BAD_JSON,
          input.name(),
          "a list of objects; write one object a line, with: jq -c '.[]'");
    }
    return Json.read(text, decoded.get().charset(), input.name(), 1, false, input.location());
  }
}
