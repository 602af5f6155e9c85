package io.github.gonggao;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gonggao.extract.Extractors;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.Resolution;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.nlp.Analyzer;
import io.github.gonggao.read.Announcements;
import io.github.gonggao.resolve.Judgements;
import io.github.gonggao.resolve.Resolver;
import io.github.gonggao.run.Pipeline;
import io.github.gonggao.text.Chinese;
import io.github.gonggao.text.TextReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The made-up world of {@code src/test/resources/world}, read by the real stages. */
final class World {
  static final Path FOLDER = Path.of("src/test/resources/world");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One announcement, extracted. */
  record Told(String id, Announcement announcement, List<Fact> facts) {}

  /** What one announcement names, and which entity of the world that is. */
  record Mention(Name.Kind kind, String announcement, String name, String entity) {}

  private final List<String> records = new ArrayList<>();
  private final Map<String, Told> told = new LinkedHashMap<>();
  private final List<Mention> mentions = new ArrayList<>();

  private World() {}

  static World read() throws IOException {
    World world = new World();
    world.texts();
    TextReader reader = new TextReader(Chinese.INSTANCE);
    Analyzer analyzer = new Analyzer();
    Extractors extractors = new Extractors();
    byte[] all = String.join("\n", world.records).getBytes(StandardCharsets.UTF_8);
    try (Stream<Outcome<SourceText>> read =
        Announcements.read(new ByteArrayInputStream(all), URI.create("stdin:-"))) {
      read.forEach(
          outcome -> {
            Announcement one = reader.read(outcome.value().orElseThrow()).value().orElseThrow();
            String id = one.location().getPath().substring(1);
            world.told.put(id, new Told(id, one, extractors.extract(analyzer.analyze(one))));
          });
    }
    for (String line : Files.readAllLines(FOLDER.resolve("who.tsv"))) {
      if (!line.startsWith("#") && !line.startsWith("kind\t")) {
        String[] cells = line.split("\t", -1);
        for (String mention : cells[2].split(" ", -1)) {
          String[] parts = mention.split(":", 2);
          world.mentions.add(
              new Mention(Name.Kind.valueOf(cells[0]), parts[0], parts[1], cells[1]));
        }
      }
    }
    return world;
  }

  private void texts() throws IOException {
    Map<String, String> head = new LinkedHashMap<>();
    StringBuilder body = new StringBuilder();
    for (String line : Files.readAllLines(FOLDER.resolve("announcements.txt"))) {
      if (line.startsWith("== ")) {
        take(head, body);
        List<String> cells =
            Arrays.stream(line.substring(3).split("\\|", -1)).map(String::strip).toList();
        head.put("url", "https://world.example/" + cells.get(0));
        head.put("published", cells.get(1));
        head.put("source", cells.get(2));
        head.put("title", cells.get(3));
      } else if (!line.startsWith("#")) {
        body.append(line).append('\n');
      }
    }
    take(head, body);
  }

  private void take(Map<String, String> head, StringBuilder body) throws IOException {
    if (!head.isEmpty()) {
      head.put("body", body.toString().strip());
      records.add(JSON.writeValueAsString(head));
    }
    head.clear();
    body.setLength(0);
  }

  /** Builds the graph of the world, with its judgements, in a folder. */
  static void build(Path folder) throws IOException {
    World world = new World();
    world.texts();
    byte[] all = String.join("\n", world.records).getBytes(StandardCharsets.UTF_8);
    try (Stream<Outcome<SourceText>> read =
        Announcements.read(new ByteArrayInputStream(all), URI.create("stdin:-"))) {
      new Pipeline()
          .build(
              read.iterator(),
              folder,
              Pipeline.Settings.of("test").withJudgements(FOLDER.resolve("judgements.jsonl")),
              Pipeline.Progress.NONE);
    }
  }

  Map<String, Told> told() {
    return told;
  }

  List<Mention> mentions(Name.Kind kind) {
    return mentions.stream().filter(m -> m.kind() == kind).toList();
  }

  static Judgements judgements() throws IOException {
    return Judgements.read(FOLDER.resolve("judgements.jsonl")).value().orElseThrow();
  }

  /** Who is who, as the announcements come in the order given. */
  Map<String, Resolution> resolve(Judgements judgements, Collection<String> order) {
    Resolver resolver = resolver(judgements, order);
    Map<String, Resolution> all = new TreeMap<>();
    for (String id : order) {
      Told one = told.get(id);
      all.put(id, resolver.resolve(one.announcement().id(), one.facts()));
    }
    return all;
  }

  Resolver resolver(Judgements judgements, Collection<String> order) {
    Resolver resolver = new Resolver(judgements);
    for (String id : order) {
      Told one = told.get(id);
      resolver.add(one.announcement().id(), one.announcement().published(), one.facts());
    }
    resolver.freeze();
    return resolver;
  }
}
