package io.github.gonggao.run;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Edit;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.HeaderField;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Origins.EarlierText;
import io.github.gonggao.model.RestoredText;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.model.Span;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The JSON of the model; the only place that knows it. A fact is an object whose {@code fact} says
 * its kind ({@code postHeld}), a name is {@code "person:马军胜"}, a span {@code [start, end]} in
 * UTF-16 units, an absent value is left out.
 */
public final class ModelJson {
  private static final JsonMapper MAPPER = mapper();
  private static final ObjectWriter PRETTY = MAPPER.writer(printer());

  private ModelJson() {}

  /**
   * Any value of the model, or of maps and lists of them, one space a level, a newline at the end.
   */
  public static String pretty(Object value) {
    return write(PRETTY, value) + "\n";
  }

  /** The same without blanks and newline, for JSON Lines. */
  public static String compact(Object value) {
    return write(MAPPER.writer(), value);
  }

  /** The facts and the outer form of one input, on one line without its newline. */
  public static String line(Extraction extraction) {
    return write(MAPPER.writer(), Line.of(extraction));
  }

  /**
   * The way back from {@link #line}.
   *
   * @throws IOException if {@code json} is not such a line
   */
  public static Extraction extraction(String json) throws IOException {
    return MAPPER.readValue(json, Line.class).extraction();
  }

  static JsonMapper rawMapper() {
    return MAPPER;
  }

  private static String write(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every value of the model has a JSON form", e);
    }
  }

  /**
   * An extraction without what it says twice: the announcement repeats the source's id, location
   * and text, and most texts need no repair.
   */
  @JsonPropertyOrder({"source", "restored", "edits", "title", "published", "publisher", "body"})
  @JsonIgnoreProperties({
    "checkpoint",
    "id",
    "location",
    "hash",
    "program",
    "text",
    "day",
    "captured",
    "before",
    "print"
  })
  private record Line(
      SourceText source,
      Optional<String> restored,
      List<Edit> edits,
      Optional<Span> title,
      Optional<LocalDate> published,
      Optional<Span> publisher,
      Span body,
      List<HeaderField> fields,
      List<Fact> facts,
      List<Issue> issues,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EarlierText> earlier) {

    static Line of(Extraction x) {
      Announcement a = x.announcement();
      RestoredText text = a.text();
      boolean repaired = !text.restored().equals(x.source().text());
      return new Line(
          x.source(),
          repaired ? Optional.of(text.restored()) : Optional.empty(),
          text.alignment().edits(),
          a.title(),
          a.published(),
          a.publisher(),
          a.body(),
          a.fields(),
          x.facts(),
          x.issues(),
          x.earlier());
    }

    Extraction extraction() {
      RestoredText text =
          new RestoredText(
              source.text(), restored.orElse(source.text()), new Alignment(list(edits)));
      Announcement announcement =
          new Announcement(
              source.id(),
              source.location(),
              text,
              title,
              published,
              publisher,
              body,
              list(fields));
      return new Extraction(source, announcement, list(facts), list(issues), list(earlier));
    }

    private static <T> List<T> list(List<T> items) {
      return items == null ? List.of() : items;
    }
  }

  /** Half of a file of facts would be the words "start" and "end". */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"start", "end"})
  @JsonIgnoreProperties("empty")
  private interface SpanForm {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"source", "restored", "repair", "confidence"})
  private interface EditForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
  private interface FactForm {}

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(
                new SimpleModule()
                    .addSerializer(Name.class, new NameWriter())
                    .addDeserializer(Name.class, new NameReader())
                    .addSerializer(SourceId.class, new IdWriter())
                    .addDeserializer(SourceId.class, new IdReader()))
            .addMixIn(Span.class, SpanForm.class)
            .addMixIn(Edit.class, EditForm.class)
            .addMixIn(Fact.class, FactForm.class)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    for (Class<?> kind : Fact.class.getPermittedSubclasses()) {
      String name = kind.getSimpleName();
      builder.registerSubtypes(
          new NamedType(kind, name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)));
    }
    JsonMapper mapper = builder.build();
    // a text of the size that the readers admit must come back; the default stops at 20 MB
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build());
    return mapper;
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator(""));
    printer.indentArraysWith(indenter);
    printer.indentObjectsWith(indenter);
    return printer;
  }

  private static final class NameWriter extends StdSerializer<Name> {
    private static final long serialVersionUID = 1;

    NameWriter() {
      super(Name.class);
    }

    @Override
    public void serialize(Name name, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(name.kind().name().toLowerCase(Locale.ROOT) + ":" + name.value());
    }
  }

  private static final class NameReader extends StdDeserializer<Name> {
    private static final long serialVersionUID = 1;

    NameReader() {
      super(Name.class);
    }

    @Override
    public Name deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = in.getValueAsString("");
      int colon = text.indexOf(':');
      Optional<Name.Kind> kind =
          Arrays.stream(Name.Kind.values())
              .filter(
                  k ->
                      colon >= 0
                          && k.name().toLowerCase(Locale.ROOT).equals(text.substring(0, colon)))
              .findFirst();
      if (kind.isEmpty()) {
        return (Name) context.handleWeirdStringValue(Name.class, text, "not kind:value");
      }
      return new Name(kind.get(), text.substring(colon + 1));
    }
  }

  private static final class IdWriter extends StdSerializer<SourceId> {
    private static final long serialVersionUID = 1;

    IdWriter() {
      super(SourceId.class);
    }

    @Override
    public void serialize(SourceId id, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(id.value());
    }
  }

  private static final class IdReader extends StdDeserializer<SourceId> {
    private static final long serialVersionUID = 1;

    IdReader() {
      super(SourceId.class);
    }

    @Override
    public SourceId deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return new SourceId(in.getValueAsString());
    }
  }
}
