package io.github.gonggao.resolve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Forms of organization names that hold everywhere, and the canonical name of any name.
 *
 * <p>The registry is the word list that librarians edit. A name that it does not hold is built upon
 * the longest registered name that it starts with (国务院国资委党委 on 国务院国资委), but only where the rest can
 * be nothing but a body inside that organ: 中央广播电视总台 starts with 中央 and belongs to nobody of that
 * name.
 */
final class Organizations {
  private static final String LIST = "/ontology/words/organizations.tsv";

  /** What may follow a registered organ: its Party bodies, and units whose last word says so. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "(机关|直属机关)?(党组|党委|纪委)(理论学习)?(中心组)?|(党组|党委)?(理论学习)?中心组|(驻[^，。]{1,12})?纪检(监察)?组"
              + "|党支部|党总支|办公厅|办公室|机关|[^省市县州盟，。]{2,14}(司|处|科|办|厅|室|中心|局)");

  /** Endings that name a body inside an organ; what stands before them is the organ. */
  private static final Pattern PARTY_BODY =
      Pattern.compile("^(.{2,}?)(直属机关党委|机关党委|党组|党委|机关纪委|纪检监察组|纪检组|党支部|党总支)?((党组|党委)?理论学习中心组)?$");

  private static final Pattern LOCAL_COMMITTEE =
      Pattern.compile("^中共(.{2,}(?:省|市|自治区|兵团|地区|县|区|州|盟|旗)(?:纪)?委(?:常委会)?)$");

  private final Map<String, String> canonical = new LinkedHashMap<>();
  private final Map<String, Set<String>> forms = new LinkedHashMap<>();
  private final Map<String, String> kinds = new LinkedHashMap<>();

  /** Registered bodies that are set up inside another one, or are its units. */
  private final Map<String, String> inside = new LinkedHashMap<>();

  private Organizations() {
    // these hold even where the word list is missing, since identifiers rest on them
    register("中国共产党中央委员会", List.of("党中央", "中共中央", "中央委员会"), "party-central");
  }

  static Organizations load() {
    Organizations all = new Organizations();
    try (InputStream in = Organizations.class.getResourceAsStream(LIST)) {
      if (in != null) {
        all.read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  static Organizations of(List<String> lines) {
    Organizations all = new Organizations();
    lines.forEach(all::line);
    return all;
  }

  private void read(BufferedReader in) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      line(line);
    }
  }

  private void line(String line) {
    if (line.isBlank() || line.startsWith("#") || line.startsWith("canonical\t")) {
      return;
    }
    String[] cells = line.split("\t", -1);
    List<String> others = new ArrayList<>();
    if (cells.length > 1) {
      Arrays.stream(cells[1].split("、", -1)).filter(s -> !s.isBlank()).forEach(others::add);
    }
    String name = cells[0].strip();
    register(name, others, cells.length > 2 ? cells[2].strip() : "");
    if (cells.length > 4 && (cells[4].equals("unit") || cells[4].equals("in"))) {
      inside.putIfAbsent(name, cells[3].strip());
    }
  }

  private void register(String name, List<String> others, String kind) {
    // the first line that claims a form keeps it, as a reader of the list would expect
    String to = canonical.getOrDefault(name, name);
    canonical.putIfAbsent(name, to);
    kinds.putIfAbsent(to, kind);
    for (String other : others) {
      canonical.putIfAbsent(other.strip(), to);
      forms.computeIfAbsent(to, k -> new LinkedHashSet<>()).add(other.strip());
    }
  }

  /** The other registered forms of a canonical name. */
  List<String> aliases(String canonicalName) {
    return forms.getOrDefault(canonicalName, Set.of()).stream()
        .filter(form -> !form.equals(canonicalName))
        .filter(form -> canonicalName.equals(canonical.get(form)))
        .sorted()
        .toList();
  }

  String canonical(String name) {
    String known = canonical.get(name);
    if (known != null) {
      return known;
    }
    String full = name.replaceFirst("(?<!理论学习)中心组$", "理论学习中心组");
    known = canonical.get(full);
    if (known != null) {
      return known;
    }
    for (int end = full.length() - 1; end >= 3; end--) {
      String head = canonical.get(full.substring(0, end));
      if (head != null && !kinds.getOrDefault(head, "").equals("party-central")) {
        String rest = full.substring(end);
        return INSIDE.matcher(rest).matches() ? head + rest : full;
      }
    }
    var local = LOCAL_COMMITTEE.matcher(full);
    return local.matches() ? local.group(1) : full;
  }

  /**
   * The organ that a body belongs to: 国家邮政局 of 国家邮政局党组理论学习中心组 and, where 国家邮政局 is registered, of
   * 国家邮政局政策法规司.
   */
  String organ(String canonicalName) {
    String organ = canonicalName;
    for (int depth = 0; depth < 8; depth++) {
      String above = above(organ);
      if (above.equals(organ)) {
        return organ;
      }
      organ = above;
    }
    return organ;
  }

  private String above(String name) {
    String registered = inside.get(name);
    if (registered != null) {
      return canonical.getOrDefault(registered, registered);
    }
    var party = PARTY_BODY.matcher(name);
    if (party.matches() && party.group(1).length() < name.length()) {
      return party.group(1);
    }
    if (canonical.containsKey(name)) {
      return name;
    }
    for (int end = name.length() - 1; end >= 4; end--) {
      String head = name.substring(0, end);
      if (head.equals(canonical.get(head)) && INSIDE.matcher(name.substring(end)).matches()) {
        return kinds.getOrDefault(head, "").equals("party-central") ? name : head;
      }
    }
    return name;
  }
}
