package io.github.gonggao.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.gonggao.model.Block;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One JSON record: {@code {"id","title","published","source","url","body"}}. */
final class Json {
  private static final Set<String> KEYS = Set.of("title", "published", "source", "url", "body");

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.JSON_NESTING)
                  .maxStringLength(Limits.ANNOUNCEMENT_BYTES)
                  .build())
          .build();

  private Json() {}

  /** A key of the format with a value that is neither text nor null. */
  private static final class WrongValue extends Exception {
    private static final long serialVersionUID = 1L;

    WrongValue(String message) {
      super(message);
    }
  }

  /**
   * Reads a record.
   *
   * @param where the issue's place, as far as the line
   * @param line the number of the text's first line in the input
   */
  static Outcome<SourceText> read(
      String text, String charset, String where, int line, boolean lines, URI place) {
    Map<String, String> values;
    try {
      values = values(text);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      int atLine = at == null ? line : line + at.getLineNr() - 1;
      String column = at == null ? "" : ", column " + at.getColumnNr();
      return Refusals.of(
          Issue.Code.BAD_JSON,
          lines ? where : where + ":" + atLine,
          "broken JSON on line "
              + atLine
              + column
              + ": "
              + e.getOriginalMessage()
              + ", in "
              + Refusals.quote(text)
              + "; mend the line, the others are read");
    } catch (WrongValue e) {
      return Refusals.of(Issue.Code.BAD_JSON, where, e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String body = values.get("body");
    if (body == null || body.isBlank()) {
      return Refusals.of(
          Issue.Code.NO_BODY,
          where,
          "a record without \"body\": "
              + Refusals.quote(text)
              + "; put the announcement's text into \"body\"");
    }
    List<Texts.Part> parts = new ArrayList<>();
    part(parts, Block.Kind.TITLE, values.get("title"));
    part(parts, Block.Kind.PUBLISHED, values.get("published"));
    part(parts, Block.Kind.SOURCE, values.get("source"));
    part(parts, Block.Kind.BODY, body);
    return Texts.record(where, values.get("url"), place, charset, parts);
  }

  /**
   * Whether a file is an object that lacks a body, as the card of an announcement does.
   *
   * @param telling whether it must also hold a card's lists, where no text of its name stands
   *     beside it (the announcement may be a line of JSON Lines)
   */
  static boolean isCard(Path file, boolean telling) throws IOException {
    boolean lists = false;
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = FACTORY.createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        if (parser.currentName().equals("body")) {
          return false;
        }
        lists |= parser.currentName().equals("officials");
        parser.nextToken();
        parser.skipChildren();
      }
      return lists || !telling;
    } catch (JsonProcessingException e) {
      // broken, hence no card: reading it as an input says where it is broken
      return false;
    }
  }

  private static void part(List<Texts.Part> parts, Block.Kind kind, String text) {
    if (text != null && !text.isBlank()) {
      parts.add(new Texts.Part(kind, text.replace("\r\n", "\n").replace('\r', '\n')));
    }
  }

  /** The values of the known keys; a key that comes twice counts as it comes last. */
  private static Map<String, String> values(String text) throws IOException, WrongValue {
    Map<String, String> values = new LinkedHashMap<>();
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new WrongValue(
            "no JSON object but "
                + Refusals.quote(text)
                + "; one object {\"title\", \"body\", …} a line is needed");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        JsonToken value = parser.nextToken();
        if (!KEYS.contains(key)) {
          parser.skipChildren();
        } else if (value == JsonToken.VALUE_STRING) {
          values.put(key, parser.getText());
        } else if (value == JsonToken.VALUE_NULL) {
          values.remove(key);
        } else {
          throw new WrongValue("\"" + key + "\" is no string; write it as \"" + key + "\": \"…\"");
        }
      }
      if (parser.nextToken() != null) {
        throw new WrongValue(
            "something follows the object in " + Refusals.quote(text) + "; one object a line");
      }
    }
    return values;
  }
}
