package io.github.gonggao.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Edit;
import io.github.gonggao.model.Evidence;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Repair;
import io.github.gonggao.model.RestoredText;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.Span;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ModelJsonTest {

  @Property(tries = 300)
  void every_extraction_comes_back_as_it_was(@ForAll long seed) throws IOException {
    Extraction extraction = new Arbitrary(new Random(seed)).extraction();
    String line = ModelJson.line(extraction);
    assertEquals(-1, line.indexOf('\n'), "one line");
    assertEquals(extraction, ModelJson.extraction(line));
    assertEquals(line, ModelJson.line(ModelJson.extraction(line)));
  }

  @Test
  void arbitrary_extractions_hold_every_kind_of_fact() {
    Set<String> kinds = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      new Arbitrary(new Random(seed))
          .extraction()
          .facts()
          .forEach(f -> kinds.add(f.getClass().getSimpleName()));
    }
    assertEquals(
        Stream.of(Fact.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new)),
        new TreeSet<>(kinds));
  }

  @Test
  void a_fact_reads_as_people_would_write_it() {
    Fact fact =
        new Fact.PersonActed(
            Name.person("韩青"), new Evidence(new SourceId("ab"), new Span(3, 5), "Persons"));
    assertEquals(
        """
        {
         "fact": "personActed",
         "person": "person:韩青",
         "evidence": {
          "source": "ab",
          "span": [
           3,
           5
          ],
          "rule": "Persons",
          "confidence": 1.0
         }
        }
        """,
        ModelJson.pretty(fact));
  }

  @Test
  void a_name_without_a_kind_is_refused() {
    String line = ModelJson.line(new Arbitrary(new Random(1)).extraction());
    assertTrue(line.contains("\"fact\""));
    assertThrows(
        IOException.class, () -> ModelJson.extraction("{\"facts\": [{\"fact\": \"wished\"}]}"));
    assertThrows(
        IOException.class,
        () ->
            ModelJson.extraction(
                "{\"facts\": [{\"fact\": \"personActed\", \"person\": \"planet:火星\"}]}"));
  }

  /** Values of the model's records, made by their components' types, so a new one needs no code. */
  private static final class Arbitrary {
    private static final List<String> WORDS =
        List.of("", "韩青", "𠮷田", "a\"b\\c", "行\n二", "局：长", "organization:局", "\u0000\u2028");

    private final Random random;

    Arbitrary(Random random) {
      this.random = random;
    }

    Extraction extraction() {
      Extraction x = (Extraction) value(Extraction.class);
      // the announcement repeats its source, and an identical text needs no edits
      var source = x.source();
      var a = x.announcement();
      var text = new RestoredText(source.text(), a.text().restored(), a.text().alignment());
      return new Extraction(
          source,
          new Announcement(
              source.id(),
              source.location(),
              text,
              a.title(),
              a.published(),
              a.publisher(),
              a.body(),
              a.fields()),
          x.facts(),
          x.issues());
    }

    private Object value(Type type) {
      if (type instanceof ParameterizedType p) {
        Type of = p.getActualTypeArguments()[0];
        if (p.getRawType() == Optional.class) {
          return random.nextBoolean() ? Optional.empty() : Optional.of(value(of));
        }
        List<Object> items = new ArrayList<>();
        int count = of == Fact.class ? 1 + random.nextInt(4) : random.nextInt(3);
        for (int i = 0; i < count; i++) {
          items.add(value(of));
        }
        return items;
      }
      Class<?> c = (Class<?>) type;
      if (c == String.class) {
        return WORDS.get(random.nextInt(WORDS.size()));
      } else if (c == int.class) {
        return random.nextInt(2000);
      } else if (c == boolean.class) {
        return random.nextBoolean();
      } else if (c == OptionalInt.class) {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt());
      } else if (c == LocalDate.class) {
        return LocalDate.ofEpochDay(random.nextInt(30000));
      } else if (c == Instant.class) {
        return Instant.ofEpochSecond(random.nextInt());
      } else if (c == double.class) {
        return random.nextDouble();
      } else if (c == URI.class) {
        return URI.create("file:/a%20b.jsonl#line=" + random.nextInt(9));
      } else if (c == Span.class) {
        int start = random.nextInt(100);
        return new Span(start, start + random.nextInt(100));
      } else if (c == Alignment.class) {
        return alignment();
      } else if (c.isEnum()) {
        return c.getEnumConstants()[random.nextInt(c.getEnumConstants().length)];
      } else if (c == Fact.class) {
        Class<?>[] kinds = Fact.class.getPermittedSubclasses();
        return value(kinds[random.nextInt(kinds.length)]);
      }
      return record(c);
    }

    private Alignment alignment() {
      if (random.nextBoolean()) {
        return Alignment.IDENTITY;
      }
      int at = random.nextInt(9);
      return new Alignment(
          List.of(new Edit(new Span(at, at + 4), new Span(at, at + 1), Repair.GLOSS)));
    }

    private Object record(Class<?> c) {
      RecordComponent[] parts = c.getRecordComponents();
      Class<?>[] types = new Class<?>[parts.length];
      Object[] values = new Object[parts.length];
      for (int i = 0; i < parts.length; i++) {
        types[i] = parts[i].getType();
        values[i] = value(parts[i].getGenericType());
      }
      try {
        return c.getDeclaredConstructor(types).newInstance(values);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(c.toString(), e);
      }
    }
  }
}
