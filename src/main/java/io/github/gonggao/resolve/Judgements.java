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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decisions of people about who is who, replayed at every build.
 *
 * <p>A line of {@code judgements.jsonl} is {@code {"left":"刘君|国家邮政局","right":"刘君|示例市人民政府",
 * "verdict":"different","by":"…","reason":"…","when":"2026-11-29"}}; the sides are the parts of an
 * entity's key, joined by {@code |}, or of a person a name and an announcement ({@code
 * 王伟|a/20190328-1f51bd32}). Of a body, a document or a meeting a side is its key, or its name and
 * one announcement: {@link Verdicts}.
 */
public final class Judgements {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An announcement as its page is called, or as its graph, or by its whole id. */
  private static final Pattern ANNOUNCEMENT =
      Pattern.compile("(?:.*/)?(?:a/)?(?:\\d{8}-)?([0-9a-f]{8,64})(?:/graph)?");

  private final List<Judgement> all;
  private final Map<String, List<Judgement>> byPerson = new LinkedHashMap<>();

  private Judgements(List<Judgement> all) {
    this.all = latest(all);
    for (Judgement judgement : this.all) {
      String name = judgement.left().replaceFirst("\\|.*", "");
      if (isOf(judgement.left(), name) && isOf(judgement.right(), name)) {
        byPerson.computeIfAbsent(name, k -> new ArrayList<>()).add(judgement);
      }
    }
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

  /** The judgement as a line of the file. */
  public static String line(Judgement judgement) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("left", judgement.left());
    fields.put("right", judgement.right());
    fields.put("verdict", judgement.verdict().name().toLowerCase(Locale.ROOT));
    fields.put("by", judgement.by());
    fields.put("reason", judgement.reason());
    fields.put("when", judgement.when());
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings can always be written", e);
    }
  }

  /** With one more, the last word about its pair. */
  public Judgements and(Judgement judgement) {
    List<Judgement> more = new ArrayList<>(all);
    more.add(judgement);
    return new Judgements(more);
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
        node.path("reason").asText(""),
        node.path("when").asText(""));
  }

  List<Judgement> all() {
    return all;
  }

  /** Judgements about persons of a name. */
  List<Judgement> ofPerson(String name) {
    return byPerson.getOrDefault(name, List.of());
  }

  /** Of two judgements about one pair the later counts. */
  private static List<Judgement> latest(List<Judgement> judgements) {
    Map<Set<String>, Judgement> latest = new LinkedHashMap<>();
    for (Judgement judgement : judgements) {
      Set<String> pair = new TreeSet<>(List.of(judgement.left(), judgement.right()));
      latest.remove(pair);
      latest.put(pair, judgement);
    }
    return List.copyOf(latest.values());
  }

  /** The digits of the announcement that a side names; empty where it names none. */
  static Optional<String> announcement(String side) {
    int bar = side.lastIndexOf('|');
    Matcher found = ANNOUNCEMENT.matcher(bar < 0 ? "" : side.substring(bar + 1));
    return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static boolean isOf(String side, String name) {
    return side.startsWith(name + "|");
  }

  /**
   * Whether a side means what one announcement says of a name: by the announcement, by an organ of
   * the posts that it gives, or by the key that it would give.
   */
  static boolean means(String side, String name, Sighting sighting) {
    if (!isOf(side, name)) {
      return false;
    }
    List<String> parts = Arrays.asList(side.substring(name.length() + 1).split("\\|", -1));
    String where = parts.get(parts.size() - 1);
    Matcher announcement = ANNOUNCEMENT.matcher(where);
    if (announcement.matches()) {
      return sighting.source().value().startsWith(announcement.group(1));
    }
    return sighting.anchor().equals(where)
        || sighting.posts().stream()
            .anyMatch(post -> post.organ().equals(where) || post.body().equals(where));
  }

  /** Whether somebody judged that two persons are two. */
  boolean parts(String name, Cluster left, Cluster right) {
    return ofPerson(name).stream()
        .filter(judgement -> judgement.verdict() == Verdict.DIFFERENT)
        .anyMatch(judgement -> isAbout(judgement, name, left.members(), right.members()));
  }

  /** Whether somebody has looked at two persons, or two halves of one, whatever the verdict was. */
  boolean hasSeen(String name, Collection<Sighting> left, Collection<Sighting> right) {
    return ofPerson(name).stream().anyMatch(j -> isAbout(j, name, left, right));
  }

  private static boolean isAbout(
      Judgement judgement, String name, Collection<Sighting> left, Collection<Sighting> right) {
    return (has(left, judgement.left(), name) && has(right, judgement.right(), name))
        || (has(left, judgement.right(), name) && has(right, judgement.left(), name));
  }

  private static boolean has(Collection<Sighting> sightings, String side, String name) {
    return sightings.stream().anyMatch(sighting -> means(side, name, sighting));
  }
}
