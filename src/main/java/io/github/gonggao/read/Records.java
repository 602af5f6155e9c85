package io.github.gonggao.read;

import io.github.gonggao.model.Block;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Records of named values, whether the keys of JSON or the columns of a table name them. */
final class Records {
  /** What a record may hold. */
  enum Field {
    TITLE,
    PUBLISHED,
    SOURCE,
    URL,
    BODY
  }

  /**
   * A name for a field.
   *
   * @param rank of two names for one field the lower one counts
   */
  record Name(Field field, int rank) {}

  private static final Map<String, Name> NAMES = new HashMap<>();

  static {
    for (List<String> row : WordFile.rows("page-columns.tsv")) {
      Field field = Field.valueOf(row.get(1).toUpperCase(Locale.ROOT));
      NAMES.put(row.get(0), new Name(field, NAMES.size()));
    }
  }

  private Records() {}

  static Optional<Name> name(String written) {
    return written.length() > 40
        ? Optional.empty()
        : Optional.ofNullable(NAMES.get(written.strip().toLowerCase(Locale.ROOT)));
  }

  /** A record being read. */
  static final class Values {
    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private final Map<Field, Integer> ranks = new EnumMap<>(Field.class);

    void put(Name name, String value) {
      Integer before = ranks.get(name.field);
      if (value != null && !value.isBlank() && (before == null || name.rank < before)) {
        values.put(name.field, value);
        ranks.put(name.field, name.rank);
      }
    }

    String get(Field field) {
      return values.get(field);
    }
  }

  /** The announcement of a record of an input that is read piece by piece. */
  static Outcome<SourceText> read(
      SourceFormat.Input input, Values values, String mediaType, Charsets.Opened opened) {
    String all = String.join("\n", values.values.values());
    Optional<Charsets.Decoded> decoded = opened.decoded(all);
    return decoded.isEmpty()
        ? Refusals.of(Issue.Code.NOT_TEXT, input.name(), Charsets.NOT_TEXT)
        : read(
            input, values, mediaType, opened.charset(), all, decoded.get().warnings(input.name()));
  }

  /**
   * The announcement of a record.
   *
   * @param input the record's name for issues and its place
   * @param quoted the record's start, for messages
   */
  static Outcome<SourceText> read(
      SourceFormat.Input input,
      Values values,
      String mediaType,
      String charset,
      String quoted,
      List<Issue> warnings) {
    String body = values.get(Field.BODY);
    if (body == null) {
      return Refusals.of(
          Issue.Code.NO_BODY,
          input.name(),
          "a record without \"body\": "
              + Refusals.quote(quoted)
              + "; put the announcement's text into \"body\"");
    }
    Map<Block.Kind, String> parts = new EnumMap<>(Block.Kind.class);
    parts.put(Block.Kind.TITLE, values.get(Field.TITLE));
    parts.put(Block.Kind.PUBLISHED, values.get(Field.PUBLISHED));
    parts.put(Block.Kind.SOURCE, values.get(Field.SOURCE));
    String type = mediaType;
    if (Html.isHtml(body)) {
      Optional<Page> page = Html.page(body);
      if (page.isEmpty()) {
        return Html.tooManyTags(input.name());
      }
      type = Html.MEDIA_TYPE;
      body = page.get().body();
      page.get().title().ifPresent(t -> parts.putIfAbsent(Block.Kind.TITLE, t));
      page.get().published().ifPresent(t -> parts.putIfAbsent(Block.Kind.PUBLISHED, t));
      page.get().source().ifPresent(t -> parts.putIfAbsent(Block.Kind.SOURCE, t));
    }
    if (body.isBlank()) {
      return Refusals.of(
          Issue.Code.NO_BODY,
          input.name(),
          "a record whose body has tags and no text: " + Refusals.quote(quoted));
    }
    parts.put(Block.Kind.BODY, body);
    List<Texts.Part> list = new ArrayList<>();
    parts.forEach(
        (kind, text) -> {
          if (text != null) {
            list.add(new Texts.Part(kind, Newlines.asLineFeeds(text)));
          }
        });
    return Texts.record(input, values.get(Field.URL), type, charset, list, warnings);
  }
}
