package io.github.gonggao.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The word lists under {@code ontology/words}, loaded once. Every list is tab separated, opens with
 * a header line and may hold # comments; a column is found by its name, so columns may be added.
 */
final class Lexicon {
  static final Lexicon SHIPPED = new Lexicon();

  /** Registered bodies: every form to its canonical name. */
  final Words bodies;

  /** Canonical name to kind code. */
  final Map<String, String> bodyKinds = new LinkedHashMap<>();

  final Words posts;

  /** Longer words that open like a post but name none (成员国, 总统府). */
  final Words postStops;

  final Set<String> standalonePosts = new HashSet<>();
  final Words places;

  /** Short names of provinces (江苏) to full ones; ambiguous one-character ones are left out. */
  final Words placeShort;

  final Words countries;
  final Words surnames;

  /** The hundred that most people bear; the list has them first. */
  final Set<String> commonSurnames;

  /** Characters that foreign names are transliterated with. */
  final Set<Character> transliteration = new HashSet<>();

  /** Openings of names without a Han surname (才让, 乌力吉). */
  final Words nameOpenings;

  final Words formulations;

  /** Meeting nouns to the common noun of the cards. */
  final Words meetingNouns;

  /** Whole names of meetings to their kinds, in order. */
  final Map<Pattern, String> meetingNames = new LinkedHashMap<>();

  /** Document nouns that end a title, to the kind of the cards. */
  final Words documentNouns;

  /** Words that cannot stand inside a body's name. */
  final Words bodyStops;

  /** Verbs that names of bodies do hold. */
  final Words bodyVerbs;

  /** Words that end like a body's name and are none. */
  final Words bodyLookalikes;

  /** Words that say what the body after them is; yes where no name goes on with one. */
  final Words bodyDescriptions;

  /** Words that may follow a person's name directly. */
  final Words nameFollowers;

  final Words speechVerbs;

  /** Nouns that end a phrase which speaks as one: 发言人, 与会专家, 俄方. */
  final Words speakerNouns;

  /** What was done with agenda matter, to the code of the agenda-action scheme. */
  final Words agendaVerbs;

  /** Kinds that a body's whole name tells. */
  final BodyKinds wholeKinds;

  /** Suffixes of bodies' names: suffix to kind code. */
  final Words bodySuffixes;

  /** How far a suffix may be trusted: anchored, unit, free, strong. */
  final Map<String, String> suffixUse = new LinkedHashMap<>();

  /** Seats in a group or council as lists label them, to the titles that they are. */
  final Words seats;

  /** Columns of tables of persons, to what stands in them. */
  final Words rosterColumns;

  /** Rules to the share of their facts that is right. */
  final Map<String, Double> confidences = new LinkedHashMap<>();

  private Lexicon() {
    Map<String, String> forms = new LinkedHashMap<>();
    for (Map<String, String> row : rows("organizations")) {
      String canonical = row.get("canonical");
      if ("presidency".equals(row.get("kind"))) {
        continue;
      }
      forms.put(canonical, canonical);
      for (String form : split(row.get("forms"))) {
        // 省委常委 is said of persons far more often than of the committee
        if (!form.endsWith("常委")) {
          forms.putIfAbsent(form, canonical);
        }
      }
      bodyKinds.put(canonical, row.getOrDefault("kind", ""));
    }
    for (Map<String, String> row : rows("joint-bodies")) {
      forms.put(row.get("name"), row.get("name"));
      bodyKinds.put(row.get("name"), row.getOrDefault("kind", ""));
    }
    bodies = Words.of(forms);

    Map<String, String> titles = new LinkedHashMap<>();
    for (Map<String, String> row : rows("posts")) {
      titles.put(row.get("title"), row.get("level"));
      if ("standalone".equals(row.get("level"))) {
        standalonePosts.add(row.get("title"));
      }
    }
    posts = Words.of(titles);
    postStops = Words.of(column("post-stops", "word"));

    Map<String, String> full = new LinkedHashMap<>();
    Map<String, String> brief = new LinkedHashMap<>();
    for (Map<String, String> row : rows("places")) {
      String name = row.get("name");
      full.put(name, row.getOrDefault("parent", ""));
      for (String form : split(row.get("short"))) {
        if (form.length() > 1) {
          brief.putIfAbsent(form, name);
        }
      }
    }
    places = Words.of(full);
    placeShort = Words.of(brief);

    Map<String, String> states = new LinkedHashMap<>();
    for (Map<String, String> row : rows("countries")) {
      states.put(row.get("name"), row.get("name"));
      for (String form : split(row.get("full"))) {
        states.putIfAbsent(form, row.get("name"));
      }
    }
    for (String name : column("territories", "name")) {
      states.putIfAbsent(name, name);
    }
    countries = Words.of(states);
    wholeKinds = new BodyKinds(mapping("body-kinds", "pattern", "kind"), countries);
    surnames = Words.of(column("surnames", "surname"));
    commonSurnames =
        Set.copyOf(column("surnames", "surname").stream().distinct().limit(100).toList());
    for (String group : column("transliteration", "characters")) {
      group.chars().forEach(c -> transliteration.add((char) c));
    }
    nameOpenings = Words.of(column("name-openings", "opening"));
    formulations = Words.of(column("formulations", "form"));
    meetingNouns = Words.of(mapping("meeting-nouns", "noun", "kind"));
    mapping("meeting-names", "pattern", "kind")
        .forEach((pattern, kind) -> meetingNames.put(Pattern.compile(pattern), kind));
    documentNouns = Words.of(mapping("document-nouns", "noun", "kind"));
    bodyStops = Words.of(column("body-stops", "word"));
    bodyVerbs = Words.of(column("body-verbs", "word"));
    bodyLookalikes = Words.of(column("body-lookalikes", "word"));
    bodyDescriptions = Words.of(mapping("body-descriptions", "word", "sure"));
    nameFollowers = Words.of(column("name-followers", "word"));
    speechVerbs = Words.of(column("speech-verbs", "verb"));
    speakerNouns = Words.of(column("speaker-nouns", "noun"));
    agendaVerbs = Words.of(mapping("agenda-verbs", "verb", "action"));
    bodySuffixes = Words.of(mapping("body-suffixes", "suffix", "kind"));
    suffixUse.putAll(mapping("body-suffixes", "suffix", "use"));
    seats = Words.of(mapping("seats", "seat", "title"));
    rosterColumns = Words.of(mapping("roster-columns", "column", "role"));
    mapping("rules", "rule", "confidence")
        .forEach((rule, share) -> confidences.put(rule, Double.valueOf(share)));
  }

  /** Length of the post that opens at {@code at}, 0 where none does. */
  int postAt(String text, int at) {
    int length = posts.at(text, at);
    return length > 0 && postStops.at(text, at) > length ? 0 : length;
  }

  private static List<String> column(String list, String column) {
    return rows(list).stream().map(row -> row.get(column)).toList();
  }

  private static Map<String, String> mapping(String list, String key, String value) {
    Map<String, String> out = new LinkedHashMap<>();
    for (Map<String, String> row : rows(list)) {
      out.put(row.get(key), row.getOrDefault(value, ""));
    }
    return out;
  }

  private static List<String> split(String cell) {
    return cell == null || cell.isBlank() ? List.of() : List.of(cell.split("、", -1));
  }

  private static List<Map<String, String>> rows(String list) {
    String path = "/ontology/words/" + list + ".tsv";
    try (InputStream in = Lexicon.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + path + "; build it again");
      }
      List<Map<String, String>> rows = new ArrayList<>();
      String[] header = null;
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] cells = line.split("\t", -1);
        if (header == null) {
          header = cells;
          continue;
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length && i < header.length; i++) {
          row.put(header[i].strip(), cells[i].strip());
        }
        if (!cells[0].isBlank()) {
          rows.add(row);
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
