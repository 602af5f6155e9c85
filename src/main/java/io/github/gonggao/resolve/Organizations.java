package io.github.gonggao.resolve;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Forms of organization names that hold everywhere, and the canonical name of any name.
 *
 * <p>The registry is the word list that librarians edit. A name that it does not hold is composed:
 * of a place and a form (云澜省发改委, {@link BodyForms}), or upon the longest registered or composed
 * name that it starts with (国务院国资委党委 on 国务院国资委), but only where the rest can be nothing but a body
 * inside that organ: 中央广播电视总台 starts with 中央 and belongs to nobody of that name. What a name meant
 * on a day, and which bodies descend from each other, {@link Lineages} says.
 */
final class Organizations {
  /** What may follow a registered organ: its Party bodies, and units whose last word says so. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "(机关|直属机关)?(党组|党委|纪委)(理论学习)?(中心组)?|(党组|党委)?(理论学习)?中心组|(驻[^，。]{1,12})?纪检(监察)?组"
              + "|党支部|党总支|办公厅|办公室|机关|[^省市县州盟，。]{2,14}(司|处|科|办|厅|室|中心|局)");

  /** Endings that name a body inside an organ; what stands before them is the organ. */
  private static final Pattern PARTY_BODY =
      Pattern.compile("^(.{2,}?)(直属机关党委|机关党委|党组|党委|机关纪委|纪检监察组|纪检组|党支部|党总支)?((党组|党委)?理论学习中心组)?$");

  private static final String COUNTRY = "country";

  /** 中华人民共和国农业农村部 signs, and 农业农村部 is spoken of. */
  private static final String STATE = "中华人民共和国";

  /** Nothing is inside these because its name begins with theirs. */
  private static final Set<String> NO_HEADS = Set.of("party-central", COUNTRY);

  private final Map<String, String> canonical = new LinkedHashMap<>();
  private final Map<String, Set<String>> forms = new LinkedHashMap<>();
  private final Map<String, String> kinds = new LinkedHashMap<>();

  private final Map<String, String> ranks = new HashMap<>();

  /** 俄 of 俄总统 and 俄国防部. */
  private final Map<Character, String> signs = new HashMap<>();

  private static final Pattern STATE_OFFICE =
      Pattern.compile("总统|总理|首相|政府|议会|国会|参议院|众议院|外交部|国防部|财政部|商务部|司法部|白宫|联邦|央行|军");

  /** Countries by their English names, which tell the ways of writing one. */
  private final Map<String, String> english = new HashMap<>();

  /** Registered bodies that are set up inside another one, or are its units. */
  private final Map<String, String> inside = new LinkedHashMap<>();

  private final Map<String, String> judged = new HashMap<>();
  private final Set<String> apart = new HashSet<>();
  private final Lineages lineages;
  private final BodyForms local;

  /** A corpus says the same few thousand names again and again. */
  private final Map<String, String> written = new ConcurrentHashMap<>();

  private Organizations(Lineages lineages, BodyForms local) {
    this.lineages = lineages;
    this.local = local;
    // these hold even where the word list is missing, since identifiers rest on them
    register("中国共产党中央委员会", List.of("党中央", "中共中央", "中央委员会"), "party-central");
  }

  static Organizations load() {
    Organizations all = new Organizations(Lineages.load(), BodyForms.load());
    Lists.lines("organizations").forEach(all::line);
    Lists.lines("countries").forEach(all::country);
    return all;
  }

  static Organizations of(List<String> lines) {
    Organizations all = new Organizations(Lineages.load(), BodyForms.load());
    lines.forEach(all::line);
    return all;
  }

  /**
   * The same as people have judged it.
   *
   * @param same canonical names, and those of the bodies that they were judged to be
   * @param other forms of other bodies than the registry says
   */
  Organizations judged(Map<String, String> same, Set<String> other) {
    Organizations all = new Organizations(lineages, local);
    all.canonical.putAll(canonical);
    all.forms.putAll(forms);
    all.kinds.putAll(kinds);
    all.ranks.putAll(ranks);
    all.english.putAll(english);
    all.signs.putAll(signs);
    all.inside.putAll(inside);
    all.judged.putAll(same);
    all.apart.addAll(other);
    return all;
  }

  private void line(String line) {
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
    if (cells.length > 5 && !cells[5].isBlank()) {
      ranks.putIfAbsent(name, cells[5].strip());
    }
  }

  /** 泰国 is 泰王国, and 沙特阿拉伯 is 沙特; our own goes by the full name, as its offices do. */
  private void country(String line) {
    List<String> cells = Lists.cells(line, 4);
    String name = cells.get(0);
    if (!cells.get(3).isEmpty()) {
      signs.put(cells.get(3).charAt(0), name);
    }
    String full = cells.get(1);
    if (canonical.containsKey(name) || (!full.isEmpty() && canonical.containsKey(full))) {
      return;
    }
    boolean ours = name.equals("中国");
    String first = cells.get(2).isEmpty() ? name : english.computeIfAbsent(cells.get(2), k -> name);
    List<String> others = new ArrayList<>(List.of(ours ? name : full, name));
    others.removeIf(String::isEmpty);
    register(ours ? full : first, others, COUNTRY);
  }

  /** The foreign country that a name begins with (英国 of 英国政府), or that a short one ends with. */
  Optional<String> countryOf(String name) {
    for (int end = Math.min(name.length(), 12); end >= 2; end--) {
      Optional<String> country = named(name.substring(0, end));
      if (country.isPresent()) {
        return country.filter(c -> !c.equals(STATE));
      }
    }
    if (name.length() > 1 && STATE_OFFICE.matcher(name.substring(1)).lookingAt()) {
      String country = signs.get(name.charAt(0));
      if (country != null) {
        return Optional.of(country);
      }
    }
    // 应沙特王储邀请, 连任俄罗斯联邦总统: a word before it that is no part of it
    for (int begin = 1; name.length() < 14 && begin < Math.min(name.length() - 1, 4); begin++) {
      Optional<String> country = named(name.substring(begin));
      if (country.isPresent()) {
        return country.filter(c -> !c.equals(STATE));
      }
    }
    return Optional.empty();
  }

  private Optional<String> named(String form) {
    return Optional.ofNullable(canonical.get(form))
        .filter(name -> kinds.getOrDefault(name, "").equals(COUNTRY));
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

  /** The other registered forms of a canonical name, and the names that the body had before. */
  List<String> aliases(String canonicalName) {
    Set<String> all = new TreeSet<>();
    List<String> names = new ArrayList<>(lineages.formerNames(canonicalName));
    all.addAll(names);
    names.add(canonicalName);
    for (String name : names) {
      forms.getOrDefault(name, Set.of()).stream()
          .filter(form -> name.equals(canonical.get(form)))
          .forEach(all::add);
    }
    judged.forEach(
        (name, body) -> all.addAll(body.equals(canonicalName) ? Set.of(name) : Set.of()));
    all.remove(canonicalName);
    all.removeAll(apart);
    return List.copyOf(all);
  }

  /** The body that a name means today. */
  String canonical(String name) {
    return canonical(name, Optional.empty());
  }

  boolean isRegistered(String canonicalName) {
    return kinds.containsKey(canonicalName);
  }

  /** The body that a name meant on a day. */
  String canonical(String name, Optional<LocalDate> day) {
    if (apart.contains(name)) {
      return name;
    }
    String body = known(name, day);
    return judged.getOrDefault(body, body);
  }

  private String known(String name, Optional<LocalDate> day) {
    return lineages.identity(written.computeIfAbsent(name, this::full), day);
  }

  /** One name for all bodies that descend from each other. */
  String lineage(String canonicalName) {
    return lineages.lineage(canonicalName);
  }

  /** The kind of a registered body; empty where it is none or has none. */
  String kind(String canonicalName) {
    return kinds.getOrDefault(canonicalName, "");
  }

  /** The rank of a registered body; empty where the registry does not say. */
  String rank(String canonicalName) {
    return ranks.getOrDefault(canonicalName, "");
  }

  /** Whether a place is a province, or a city or region of that level. */
  boolean isProvince(String place) {
    return local.isProvince(place);
  }

  /** Whether a body is one of a province, by its name. */
  boolean isProvincial(String canonicalName) {
    return local.isProvincial(canonicalName);
  }

  /** The government of a place, where a title is a government's: 云澜省 and 省长. */
  Optional<String> government(String place, String position) {
    return local.government(place, position);
  }

  private String full(String name) {
    String known = canonical.get(name);
    if (known != null) {
      return known;
    }
    String full = name.replaceFirst("(?<!理论学习)中心组$", "理论学习中心组");
    String head = registered(full);
    return head.isEmpty() ? composed(full) : head;
  }

  /** A registered name, or one with a body inside it; empty where it is neither. */
  private String registered(String name) {
    String known = canonical.get(name);
    if (known != null) {
      return known;
    }
    if (name.startsWith(STATE) && canonical.containsKey(name.substring(STATE.length()))) {
      return canonical.get(name.substring(STATE.length()));
    }
    for (int end = name.length() - 1; end >= 3; end--) {
      String head = canonical.get(name.substring(0, end));
      if (head != null && !NO_HEADS.contains(kinds.getOrDefault(head, ""))) {
        String rest = name.substring(end);
        String now = lineages.identity(head, Optional.empty());
        return INSIDE.matcher(rest).matches() ? now + rest : "";
      }
    }
    return "";
  }

  private String composed(String name) {
    Optional<String> whole = local.full(name);
    if (whole.isPresent()) {
      // 江苏省南京市人民政府 may be registered without its province
      String known = registered(whole.get());
      return known.isEmpty() ? whole.get() : known;
    }
    for (int end = name.length() - 2; end >= 4; end--) {
      String rest = name.substring(end);
      if (INSIDE.matcher(rest).matches()) {
        Optional<String> head = local.full(name.substring(0, end));
        if (head.isPresent()) {
          String known = registered(head.get());
          return (known.isEmpty() ? head.get() : known) + rest;
        }
      }
    }
    return name;
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
        return NO_HEADS.contains(kinds.getOrDefault(head, "")) ? name : head;
      }
    }
    return name;
  }
}
