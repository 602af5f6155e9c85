package io.github.gonggao.resolve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Judgement;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.Severity;
import io.github.gonggao.model.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decisions of people about who is who, replayed at every build.
 *
 * <p>A line of {@code judgements.jsonl} is {@code {"left":"刘君|国家邮政局","right":"刘君|示例市人民政府",
 * "verdict":"different","by":"…","reason":"…"}}; the sides are the parts of an entity's key, joined
 * by {@code |}.
 */
public final class Judgements {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Judgement> all;

  private Judgements(List<Judgement> all) {
    this.all = List.copyOf(all);
  }

  public static Judgements none() {
    return new Judgements(List.of());
  }

  public static Judgements of(List<Judgement> judgements) {
    return new Judgements(judgements);
  }

  /**
   * Reads a file of judgements; a line that cannot be read is an issue and the others still count.
   *
   * @throws IOException if the file cannot be read
   */
  public static Outcome<Judgements> read(Path file) throws IOException {
    List<Judgement> found = new ArrayList<>();
    List<Issue> issues = new ArrayList<>();
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank()) {
        continue;
      }
      try {
        found.add(parse(JSON.readTree(line)));
      } catch (JsonProcessingException | IllegalArgumentException e) {
        String start = line.length() > 60 ? line.substring(0, 60) + "…" : line;
        issues.add(
            new Issue(
                Issue.Code.BAD_JSON,
                Severity.WARNING,
                file + ":" + (i + 1),
                Optional.empty(),
                "not a judgement: "
                    + start
                    + " — write {\"left\":\"name|organ\",\"right\":\"name|organ\","
                    + "\"verdict\":\"same|different|unsure\",\"by\":\"…\",\"reason\":\"…\"}"));
      }
    }
    return Outcome.of(new Judgements(found), issues);
  }

  private static Judgement parse(JsonNode node) {
    String left = node.path("left").asText("");
    String right = node.path("right").asText("");
    if (left.isEmpty() || right.isEmpty()) {
      throw new IllegalArgumentException("a side is missing");
    }
    return new Judgement(
        left,
        right,
        Verdict.valueOf(node.path("verdict").asText("").toUpperCase(Locale.ROOT)),
        node.path("by").asText(""),
        node.path("reason").asText(""));
  }

  List<Judgement> all() {
    return all;
  }

  static List<String> key(String side) {
    return Arrays.asList(side.split("\\|", -1));
  }
}
