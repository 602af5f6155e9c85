package io.github.gonggao.evaluate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Card;
import io.github.gonggao.model.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Cards: out of facts, and to and from their JSON, whose form {@code src/docs/cards.md} gives. */
public final class Cards {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addMixIn(Card.class, CardForm.class)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final ObjectWriter WRITER = MAPPER.writer(printer());

  private Cards() {}

  /** The card's keys, in the order in which people read them; Jackson's own is alphabetical. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @JsonPropertyOrder({
    "title",
    "published",
    "source",
    "officials",
    "organizations",
    "meetings",
    "documents",
    "document_relations",
    "changes",
    "statements"
  })
  private interface CardForm {
    @JsonProperty("document_relations")
    List<Card.DocumentRelation> documentRelations();
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentArraysWith(indenter);
    printer.indentObjectsWith(indenter);
    return printer;
  }

  /** What the facts of one announcement come to. */
  public static Card of(Announcement announcement, List<Fact> facts) {
    return new CardBuilder(announcement, facts).build();
  }

  /** The JSON of {@code card}, one space a level, absent values as null, a newline at the end. */
  public static String toJson(Card card) {
    return pretty(card);
  }

  static JsonNode tree(String json) throws IOException {
    return MAPPER.readTree(json);
  }

  static String pretty(Object value) {
    try {
      return WRITER.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "what is made of strings, numbers and lists always has a JSON form", e);
    }
  }

  /**
   * Reads a card; unknown keys are ignored, absent lists are empty.
   *
   * @throws IOException if {@code json} is not the JSON of a card; the message says where
   */
  public static Card fromJson(String json) throws IOException {
    return complete(MAPPER.readValue(json, Card.class));
  }

  /**
   * Reads the card in a file, UTF-8.
   *
   * @throws IOException if the file cannot be read or holds no card; the message names it
   */
  public static Card read(Path file) throws IOException {
    try {
      return fromJson(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is no card: " + e.getMessage(), e);
    }
  }

  private static Card complete(Card card) throws IOException {
    if (card == null) {
      throw new IOException("null is no card");
    }
    return new Card(
        card.title(),
        card.published(),
        card.source(),
        list(card.officials()).stream()
            .map(o -> new Card.Official(o.name(), list(o.posts())))
            .toList(),
        list(card.organizations()).stream()
            .map(o -> new Card.Organization(o.name(), list(o.aliases()), o.parent()))
            .toList(),
        list(card.meetings()).stream()
            .map(
                m ->
                    new Card.Meeting(
                        m.name(),
                        m.kind(),
                        m.start(),
                        m.end(),
                        m.place(),
                        m.host(),
                        list(m.participants()),
                        list(m.documents())))
            .toList(),
        list(card.documents()).stream()
            .map(
                d ->
                    new Card.Document(
                        d.title(),
                        list(d.aliases()),
                        d.number(),
                        list(d.issuers()),
                        d.issued(),
                        d.effective(),
                        d.kind()))
            .toList(),
        list(card.documentRelations()),
        list(card.changes()),
        list(card.statements()));
  }

  private static <T> List<T> list(List<T> items) {
    return items == null ? List.of() : List.copyOf(items);
  }
}
