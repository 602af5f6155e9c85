package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A meeting while its namings are gathered; what a later naming adds goes into the first one. */
final class MeetingDraft {
  static final Pattern ORDINAL = Pattern.compile("第?([一二三四五六七八九十]{1,4}|\\d{1,4})(届|次)");

  /** A sitting of a session: no meeting of its own. */
  private static final Pattern SITTING =
      Pattern.compile(
          "(?:第[一二三四五六七八九十]{1,3}(?:、[一二三四五六七八九十]{1,3})*次)?(?:全体会议|大会|开幕会议?|闭幕会议?|联组会议?|分组会议?|预备会议|小组会议|全体大会)");

  private static final Pattern LATER_SITTING =
      Pattern.compile("第[二三四五六七八九十]{1,3}次(?:全体)?(?:会议|大会)$|^(?:联组|分组|预备|小组)会议?$");

  private static final Pattern SESSION =
      Pattern.compile(".*(?:届|次).*(?:会议|全会|大会)|.*(?:人大|政协|常委会|代表大会|委员会).*(?:会议|全会|大会)|.*届.*全会");

  private static final Pattern CEREMONY = Pattern.compile("开幕式|闭幕式|开幕会|闭幕会|开班式|结业式|启动仪式|开班典礼|开学典礼");
  private static final Pattern SCOPE =
      Pattern.compile("^(?:[^全]{2,4}(?=全[省市县区州旗]))?(全[国省市县区州旗]|国家|[我本][省市县区州旗])");

  /** Kinds whose common noun a headline may swap for another of them. */
  private static final Set<String> WORK =
      Set.of(
          "其他会议", "工作会议", "座谈会", "电视电话会议", "视频会议", "推进会", "现场会", "动员会", "部署会", "协调会", "专题会议", "总结会",
          "领导小组会议", "党组会议", "常委会会议", "中心组学习会", "专题学习会", "全体会议", "常务会议", "办公会", "培训班", "开幕式");

  String name;
  String kind;
  Span span;
  Span clause;
  String host;
  String scope;
  Optional<LocalDate> start = Optional.empty();
  Optional<LocalDate> end = Optional.empty();
  String place;

  /** Who received whom, where it is an audience. */
  AudienceReader.Audience talks;

  /** Whether only the headline has named it so far. */
  boolean headline;

  /** Whether the text says that it was held, and not only that somebody attended. */
  boolean reported;

  final List<Span> namings = new ArrayList<>();

  MeetingDraft(String name, String kind, Span span, Span clause) {
    this.name = name;
    this.kind = kind;
    this.span = span;
    this.clause = clause;
    this.namings.add(span);
    Matcher whole = SCOPE.matcher(name);
    this.scope = whole.find() ? scope(whole.group(1)) : null;
  }

  static String scope(String words) {
    return words.equals("国家") ? "全国" : words.replaceAll("^[我本]", "全");
  }

  boolean audience() {
    return kind.equals("会见") || kind.equals("会谈");
  }

  boolean dated() {
    return start.isPresent() || end.isPresent();
  }

  /** Whether {@code added} names this meeting again. */
  boolean same(MeetingDraft added, Lexicon lexicon) {
    if (audience() || added.audience()) {
      return name.equals(added.name);
    }
    if (apart(host, added.host)
        || (scope != null && added.scope != null && !scope.equals(added.scope))) {
      return false;
    }
    if (SITTING.matcher(added.name).matches() && SESSION.matcher(name).matches()) {
      return true;
    }
    if (clash(ordinals(name), ordinals(added.name))) {
      return false;
    }
    if (lexicon.meetingNouns.contains(name)
        && !ordinals(added.name).isEmpty()
        && !kind.equals(added.kind)) {
      return false; // 常委会召开会议，决定召开第六次全体会议
    }
    if (added.name.endsWith(name) && apart(added.owner(name, lexicon), host)) {
      return false;
    }
    if (name.equals(added.name) || name.endsWith(added.name) || added.name.endsWith(name)) {
      return true;
    }
    if (CEREMONY.matcher(added.name).matches()
        || ceremonyOf(added.name, name)
        || ceremonyOf(name, added.name)) {
      return true;
    }
    boolean bare = lexicon.meetingNouns.contains(added.name);
    if (bare && kind.equals(added.kind)) {
      return !(dated() && added.dated()) || start.equals(added.start);
    }
    if (!kind.equals(added.kind)) {
      return added.name.matches("会议?|[大全例年]会"); // a 记者会 is no session
    }
    if (!ordinals(name).isEmpty()
        && ordinals(name).equals(ordinals(added.name))
        && family(name).equals(family(added.name))) {
      return true;
    }
    if (!family(name).isEmpty()
        && family(name).equals(family(added.name))
        && ordinals(name).size() + ordinals(added.name).size() == 3
        && (ordinals(name).containsAll(ordinals(added.name))
            || ordinals(added.name).containsAll(ordinals(name)))) {
      return true; // 省人大常委会第十一次会议 leaves the term out
    }
    return likeness(name, added.name) >= 0.6 && ordinals(name).equals(ordinals(added.name));
  }

  private static boolean ceremonyOf(String longer, String name) {
    return longer.startsWith(name) && CEREMONY.matcher(longer.substring(name.length())).matches();
  }

  /** The place that a longer name has in front of a shorter one: 德州 of 德州全市领导干部会议. */
  private String owner(String shorter, Lexicon lexicon) {
    String front = name.substring(0, name.length() - shorter.length());
    boolean place = lexicon.places.contains(front) || lexicon.placeShort.contains(front);
    return front.length() < 2 || front.length() > 6 || (host == null && !place) ? null : front;
  }

  /**
   * Whether the first meeting that the body reports is the one that the headline has: 省局召开工作会议 over
   * 全省药品监管工作会议在云州召开.
   */
  boolean announces(MeetingDraft first) {
    if (audience() || first.audience()) {
      return false;
    }
    if (kind.equals(first.kind)) {
      return true;
    }
    return !apart(host, first.host)
        && ((WORK.contains(kind) && WORK.contains(first.kind))
            || likeness(name, first.name) >= 0.4);
  }

  /** Takes over what a later naming adds. */
  void absorb(MeetingDraft added) {
    namings.addAll(added.namings);
    if (SITTING.matcher(added.name).matches()
        && SESSION.matcher(name).matches()
        && !name.endsWith(added.name)
        && LATER_SITTING.matcher(added.name).find()) {
      added.start = Optional.empty(); // the day of a sitting neither opens nor closes the session
      added.end = Optional.empty();
    }
    reported |= added.reported;
    if (!dated()) {
      start = added.start;
      end = added.end;
    } else if (end.isEmpty()) {
      end = added.end.filter(day -> start.isEmpty() || day.isAfter(start.get()));
    }
    if (host == null) {
      host = added.host;
    } else if (added.host != null
        && added.host.length() > host.length()
        && (plain(added.host).startsWith(plain(host)) || added.host.endsWith(host))) {
      host = added.host; // 省政府新闻办, then 省人民政府新闻办公室
    }
    if (place == null || (added.place != null && added.place.startsWith(place))) {
      place = added.place; // 北京, then 北京人民大会堂
    }
    scope = scope == null ? added.scope : scope;
    boolean fuller = added.name.length() > name.length() && !ceremonyOf(added.name, name);
    if (fuller && (added.name.endsWith(name) || headline)) {
      name = added.name;
      kind = added.kind;
      span = added.span;
    }
    if (headline && !added.headline) {
      clause = added.clause;
      headline = false;
    }
  }

  private static boolean apart(String one, String other) {
    if (one == null || other == null) {
      return false;
    }
    String left = plain(one);
    String right = plain(other);
    return !left.startsWith(right)
        && !right.startsWith(left)
        && !left.endsWith(right)
        && !right.endsWith(left);
  }

  /** 省人民政府新闻办公室 and 省政府新闻办 are one host. */
  private static String plain(String host) {
    return host.replace("人民政府", "政府")
        .replace("常务委员会", "常委会")
        .replace("人民代表大会", "人大")
        .replace("委员会", "委");
  }

  private static boolean clash(List<String> left, List<String> right) {
    for (String a : left) {
      for (String b : right) {
        if (a.charAt(a.length() - 1) == b.charAt(b.length() - 1)
            && !left.contains(b)
            && !right.contains(a)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String family(String name) {
    return (name.matches(".*(?:常委会|常务委员会).*") ? "常" : "")
        + (name.matches(".*(?:政协|政治协商会议).*") ? "政协" : "");
  }

  private static List<String> ordinals(String name) {
    List<String> all = new ArrayList<>();
    Matcher matcher = ORDINAL.matcher(name);
    while (matcher.find()) {
      all.add(matcher.group(1) + matcher.group(2));
    }
    return all;
  }

  private static double likeness(String one, String other) {
    Set<String> left = bigrams(one);
    Set<String> right = bigrams(other);
    Set<String> both = new LinkedHashSet<>(left);
    both.retainAll(right);
    return left.isEmpty() || right.isEmpty() ? 0 : 2.0 * both.size() / (left.size() + right.size());
  }

  private static Set<String> bigrams(String name) {
    Set<String> set = new LinkedHashSet<>();
    for (int i = 0; i + 2 <= name.length(); i++) {
      set.add(name.substring(i, i + 2));
    }
    return set;
  }
}
