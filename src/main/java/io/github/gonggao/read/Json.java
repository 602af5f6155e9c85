package io.github.gonggao.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * JSON records: {@code {"id","title","published","source","url","body"}}, or other names for these
 * of {@code page-columns.tsv}. A body may be a list of strings, its lines. A known key that comes
 * twice with two values is refused: readers of JSON differ on which one counts.
 */
final class Json {
  static final String MEDIA_TYPE = "application/json";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.JSON_NESTING)
                  .maxStringLength(Limits.ANNOUNCEMENT_BYTES)
                  .build())
          .build();

  private Json() {}

  /** A key of the format with a value that cannot be meant. */
  static final class WrongValue extends Exception {
    private static final long serialVersionUID = 1L;

    WrongValue(String message) {
      super(message);
    }
  }

  static JsonParser parser(Reader reader) throws IOException {
    return FACTORY.createParser(reader);
  }

  /**
   * Reads a record that is all of a text.
   *
   * @param input the record's place
   * @param line the number of the text's first line in the input
   * @param lines whether the input's name tells the line already
   */
  static Outcome<SourceText> read(
      SourceFormat.Input input, Charsets.Decoded decoded, int line, boolean lines) {
    String text = decoded.text();
    Records.Values values;
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new WrongValue(
            "no JSON object but "
                + Refusals.quote(text)
                + "; one object {\"title\", \"body\", …} a line is needed");
      }
      values = values(parser);
      if (parser.nextToken() != null) {
        throw new WrongValue(
            "something follows the object in " + Refusals.quote(text) + "; one object a line");
      }
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      int atLine = at == null ? line : line + at.getLineNr() - 1;
      return broken(lines ? input.name() : input.name() + ":" + atLine, e, line, text);
    } catch (WrongValue e) {
      return Refusals.of(Issue.Code.BAD_JSON, input.name(), e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Records.read(
        input, values, MEDIA_TYPE, decoded.charset(), text, decoded.warnings(input.name()));
  }

  static Outcome<SourceText> broken(
      String where, JsonProcessingException e, int firstLine, String quoted) {
    JsonLocation at = e.getLocation();
    String place =
        at == null
            ? " on line " + firstLine
            : " on line " + (firstLine + at.getLineNr() - 1) + ", column " + at.getColumnNr();
    return Refusals.of(
        Issue.Code.BAD_JSON,
        where,
        "broken JSON"
            + place
            + ": "
            + e.getOriginalMessage()
            + (quoted.isEmpty() ? "" : ", in " + Refusals.quote(quoted))
            + "; mend it, the others are read");
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
        Optional<Records.Name> name = Records.name(parser.currentName());
        if (name.isPresent() && name.get().field() == Records.Field.BODY) {
          return false;
        }
        lists |= parser.currentName().equals("officials");
        parser.nextToken();
        parser.skipChildren();
      }
      return lists || !telling;
    } catch (IOException e) {
      // broken JSON or bytes, hence no card: reading it as an input says where it is broken
      return false;
    }
  }

  /** The known values of the object that a parser has just entered, to its end. */
  static Records.Values values(JsonParser parser) throws IOException, WrongValue {
    Records.Values values = new Records.Values();
    Map<String, String> seen = new HashMap<>();
    WrongValue wrong = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken token = parser.nextToken();
      Optional<Records.Name> name = Records.name(key);
      if (name.isEmpty()) {
        parser.skipChildren();
        continue;
      }
      boolean body = name.get().field() == Records.Field.BODY;
      String value = null;
      if (token == JsonToken.VALUE_STRING) {
        value = parser.getText();
      } else if (body && token == JsonToken.START_ARRAY) {
        value = paragraphs(parser);
      } else if (token != JsonToken.VALUE_NULL) {
        parser.skipChildren();
      }
      if (value == null && token != JsonToken.VALUE_NULL) {
        // the whole object is read before it is refused: in a list, the next one starts after it
        wrong = new WrongValue("\"" + key + "\" is no string; write it as \"" + key + "\": \"…\"");
      } else if (seen.containsKey(key) && !java.util.Objects.equals(seen.get(key), value)) {
        wrong =
            new WrongValue(
                "\"" + key + "\" comes twice with two values; leave the one that is meant");
      }
      seen.put(key, value);
      values.put(name.get(), value);
    }
    if (wrong != null) {
      throw wrong;
    }
    return values;
  }

  /** The strings of a list, each a line; null if it holds anything else. */
  private static String paragraphs(JsonParser parser) throws IOException {
    StringBuilder lines = new StringBuilder();
    boolean strings = true;
    for (JsonToken token = parser.nextToken();
        token != null && token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == JsonToken.VALUE_STRING) {
        lines.append(lines.length() == 0 ? "" : "\n").append(parser.getText());
      } else {
        strings = false;
        parser.skipChildren();
      }
    }
    return strings ? lines.toString() : null;
  }
}
