package io.github.gonggao.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One JSON object over several lines, or a list of objects of any length, of which one at a time is
 * in memory. Where a list is broken, what stands before is read and what comes after is not.
 */
final class JsonDocument implements SourceFormat {
  private static final Pattern START = Pattern.compile("\\s*(\\{\\s*[\"}]|\\[\\s*\\{)");

  @Override
  public boolean recognises(byte[] head) {
    String text = Charsets.head(head);
    return START.matcher(text).lookingAt() && !JsonLines.isLines(text);
  }

  @Override
  public Iterator<Outcome<SourceText>> open(Input input) throws IOException {
    BufferedInputStream stream = new BufferedInputStream(input.stream(), 2 * Limits.HEAD_BYTES);
    stream.mark(Limits.HEAD_BYTES);
    byte[] head = stream.readNBytes(Limits.HEAD_BYTES);
    stream.reset();
    return Charsets.head(head).stripLeading().startsWith("[")
        ? list(input, stream)
        : List.of(object(input, stream)).iterator();
  }

  private static Outcome<SourceText> object(Input input, InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(Limits.ANNOUNCEMENT_BYTES + 1);
    if (bytes.length > Limits.ANNOUNCEMENT_BYTES) {
      return Refusals.tooLarge(input.name(), Limits.ANNOUNCEMENT_BYTES);
    }
    Optional<Charsets.Decoded> decoded = Charsets.decode(bytes, input.charset().stream().toList());
    if (decoded.isEmpty()) {
      return Refusals.of(Issue.Code.NOT_TEXT, input.name(), Charsets.NOT_TEXT);
    }
    return Json.read(input, decoded.get(), 1, false);
  }

  private static Iterator<Outcome<SourceText>> list(Input input, InputStream stream)
      throws IOException {
    Optional<Charsets.Opened> opened = Charsets.open(stream, input.charset().stream().toList());
    if (opened.isEmpty()) {
      return List.of(Refusals.of(Issue.Code.NOT_TEXT, input.name(), Charsets.NOT_TEXT)).iterator();
    }
    JsonParser parser = Json.parser(opened.get().reader());
    return new Items(input, opened.get(), parser);
  }

  private static final class Items extends Ahead {
    private final Input input;
    private final Charsets.Opened opened;
    private final JsonParser parser;
    private int number;
    private boolean ended;

    Items(Input input, Charsets.Opened opened, JsonParser parser) {
      this.input = input;
      this.opened = opened;
      this.parser = parser;
    }

    @Override
    Outcome<SourceText> ahead() throws IOException {
      if (ended) {
        return null;
      }
      try {
        if (number == 0) {
          parser.nextToken();
        }
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY || token == null) {
          ended = true;
          return null;
        }
        number++;
        Input item =
            input.entry(
                input.name() + ":[" + number + "]",
                Announcements.inside(input.location(), "item", String.valueOf(number)),
                InputStream.nullInputStream());
        if (token != JsonToken.START_OBJECT) {
          parser.skipChildren();
          return Refusals.of(
              Issue.Code.BAD_JSON,
              item.name(),
              "no JSON object but "
                  + token
                  + "; a list of objects {\"title\", \"body\", …} is read");
        }
        try {
          return Records.read(item, Json.values(parser), Json.MEDIA_TYPE, opened);
        } catch (Json.WrongValue e) {
          return Refusals.of(Issue.Code.BAD_JSON, item.name(), e.getMessage());
        }
      } catch (JsonProcessingException e) {
        ended = true;
        return Json.broken(input.name() + ":[" + (number + 1) + "]", e, 1, "");
      }
    }
  }
}
