package io.github.gonggao.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The {@code id}s by which the records of JSON Lines files call themselves. */
final class RecordIds {
  private RecordIds() {}

  /**
   * Ids by the location that the reader gives the record: its address, else its line. Lines that
   * are no records are passed over; reading them for facts says what is wrong with them.
   *
   * @throws IOException if the file cannot be read
   */
  static Map<String, String> of(Path file) throws IOException {
    Map<String, String> ids = new LinkedHashMap<>();
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        Head head = head(line);
        String place = file.toUri() + "#line=" + number;
        head.id.ifPresent(
            id -> {
              ids.put(place, id);
              head.url.ifPresent(url -> ids.put(url, id));
            });
      }
    }
    return ids;
  }

  private record Head(Optional<String> id, Optional<String> url) {}

  private static Head head(String line) throws IOException {
    String id = null;
    String url = null;
    try (JsonParser in = ModelJson.rawMapper().createParser(line)) {
      if (in.nextToken() == JsonToken.START_OBJECT) {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          String key = in.currentName();
          JsonToken value = in.nextToken();
          if (value.isStructStart()) {
            in.skipChildren();
          } else if (key.equals("id") && value != JsonToken.VALUE_NULL) {
            id = in.getText();
          } else if (key.equals("url") && value == JsonToken.VALUE_STRING) {
            url = in.getText().strip();
          }
        }
      }
    } catch (JsonProcessingException e) {
      return new Head(Optional.empty(), Optional.empty());
    }
    return new Head(Optional.ofNullable(id), Optional.ofNullable(url));
  }
}
