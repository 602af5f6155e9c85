package io.github.gonggao.resolve;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Role;
import io.github.gonggao.model.SourceId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys of meetings: host, kind, date, and a mark that tells apart what these three leave together.
 *
 * <p>A meeting numbered by term and session is keyed by them in place of the date, so that a
 * citation (十九届四中全会) and a report meet. A session number without a term starts again every few
 * years, so the year stands beside it. A body sits once a day as itself (mark 1, 2 …), but may hold
 * several symposia, and several guests are received: those are marked by name, or by who met.
 */
final class Meetings {
  private static final String NUMERAL = "[0-9零一二三四五六七八九十百]+";
  private static final String CENTRAL = "中国共产党中央委员会";
  private static final Pattern CONGRESS =
      Pattern.compile("(?:中国共产党|党的)?第?(" + NUMERAL + ")次全国代表大会|(?:党的)(" + NUMERAL + ")大");
  private static final Pattern PLENUM =
      Pattern.compile("(?:中国共产党|党的)?第?(" + NUMERAL + ")届(?:中央委员会第)?(" + NUMERAL + ")(?:次全体会议|中全会)");

  /** What the body itself is sitting as; everything else a body may hold twice a day. */
  private static final Set<String> SITTINGS =
      Set.of(
          "全体会议", "常务会议", "党组会议", "常委会会议", "办公会", "中心组学习会", "委员长会议", "主席会议", "代表大会", "领导小组会议",
          "民主生活会");

  private static final Set<String> TALKS = Set.of("会见", "会谈");

  private final Organizations organizations;
  private final Reports reports = new Reports();

  Meetings(Organizations organizations) {
    this.organizations = organizations;
  }

  void add(SourceId source, Optional<LocalDate> published, List<Fact> facts) {
    for (Fact fact : facts) {
      if (fact instanceof Fact.MeetingHeld held && isToldByName(held, published)) {
        reports.add(source, held, host(held, published));
      }
    }
  }

  void freeze() {
    reports.freeze();
  }

  /** Neither number nor guests tell it apart, nor is it the body itself that sits. */
  private boolean isToldByName(Fact.MeetingHeld held, Optional<LocalDate> published) {
    String host = host(held, published);
    boolean sitting =
        !host.isEmpty()
            && (SITTINGS.contains(held.meetingKind())
                || says(held.meeting(), held.meetingKind(), host));
    boolean numbered = held.session().isPresent() && !host.isEmpty();
    return !numbered
        && !sitting
        && !TALKS.contains(held.meetingKind())
        && numbered(held.meeting().value()).isEmpty();
  }

  /** The parts of the key: host, kind as on the cards, date or year, mark. */
  List<String> key(Name meeting, List<Fact> facts, SourceId source, Optional<LocalDate> published) {
    Optional<Fact.MeetingHeld> held = held(meeting, facts);
    List<String> known = numbered(meeting.value());
    if (!known.isEmpty()) {
      return known;
    }
    if (held.isEmpty()) {
      return List.of("", "", "", meeting.value());
    }
    Fact.MeetingHeld fact = held.get();
    String kind = fact.meetingKind();
    String host = host(fact, published);
    String date = fact.start().or(fact::end).map(LocalDate::toString).orElse("");
    if (fact.session().isPresent() && !host.isEmpty()) {
      String session = Integer.toString(fact.session().getAsInt());
      if (fact.term().isPresent()) {
        return List.of(host, kind, "", fact.term().getAsInt() + "-" + session);
      }
      Optional<Integer> year = fact.start().or(() -> published).map(LocalDate::getYear);
      return List.of(host, kind, year.map(y -> Integer.toString(y)).orElse(""), session);
    }
    if (TALKS.contains(kind)) {
      return List.of("", kind, date, mark(date, whoMet(meeting, facts), source));
    }
    if (!host.isEmpty()
        && !date.isEmpty()
        && (SITTINGS.contains(kind) || says(meeting, kind, host))) {
      return List.of(host, kind, date, Integer.toString(rank(fact, facts)));
    }
    Optional<Reports.Meeting> one = reports.of(source, meeting);
    if (one.isPresent() && !one.get().host().isEmpty()) {
      return List.of(one.get().host(), kind, date, one.get().mark());
    }
    boolean particular =
        !meeting.value().equals(kind) && meeting.value().length() > kind.length() + 2;
    return List.of(
        host,
        kind,
        date,
        particular ? mark(date, meeting.value(), source) : inside(meeting, source));
  }

  /** The host, the study group of a Party group where that group is said to study. */
  String host(Fact.MeetingHeld fact, Optional<LocalDate> published) {
    String host =
        fact.host()
            .map(Name::value)
            .map(name -> organizations.canonical(name, published))
            .orElse("");
    boolean party = host.endsWith("党组") || host.endsWith("党委");
    return fact.meetingKind().equals("中心组学习会") && party ? host + "理论学习中心组" : host;
  }

  String label(Name meeting, List<Fact> facts) {
    Optional<Fact.MeetingHeld> held = held(meeting, facts);
    String date =
        held.filter(h -> numbered(meeting.value()).isEmpty())
            .flatMap(h -> h.start().or(h::end))
            .map(d -> "（" + d.getYear() + "年" + d.getMonthValue() + "月" + d.getDayOfMonth() + "日）")
            .orElse("");
    return meeting.value() + date;
  }

  private static Optional<Fact.MeetingHeld> held(Name meeting, List<Fact> facts) {
    return facts.stream()
        .filter(Fact.MeetingHeld.class::isInstance)
        .map(Fact.MeetingHeld.class::cast)
        .filter(h -> h.meeting().equals(meeting))
        .findFirst();
  }

  private static List<String> numbered(String name) {
    Matcher congress = CONGRESS.matcher(name);
    if (congress.matches()) {
      int term = number(congress.group(1) != null ? congress.group(1) : congress.group(2));
      return List.of(CENTRAL, "代表大会", "", Integer.toString(term));
    }
    Matcher plenum = PLENUM.matcher(name);
    if (plenum.matches()) {
      return List.of(CENTRAL, "全体会议", "", number(plenum.group(1)) + "-" + number(plenum.group(2)));
    }
    return List.of();
  }

  /** A name that only repeats host and kind tells no more than they do. */
  private static boolean says(Name meeting, String kind, String host) {
    String rest = meeting.value().replace(kind, "").replace(host, "").replaceAll("[（）()扩大]", "");
    return rest.isEmpty();
  }

  private static int rank(Fact.MeetingHeld fact, List<Fact> facts) {
    int rank = 1;
    for (Fact other : facts) {
      if (other.equals(fact)) {
        break;
      }
      if (other instanceof Fact.MeetingHeld before
          && before.meetingKind().equals(fact.meetingKind())
          && before.start().equals(fact.start())
          && before.host().equals(fact.host())) {
        rank++;
      }
    }
    return rank;
  }

  private static String whoMet(Name meeting, List<Fact> facts) {
    Set<String> who = new TreeSet<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.Participation p
          && p.meeting().equals(meeting)
          && (p.roles().contains(Role.HOST) || p.roles().contains(Role.GUEST))) {
        who.add(p.participant().value());
      }
    }
    return who.size() < 2 ? meeting.value() : String.join("、", who);
  }

  private static String mark(String date, String mark, SourceId source) {
    // without a day the same words may be said of next year's meeting
    return date.isEmpty() ? mark + " " + source.value().substring(0, 8) : mark;
  }

  private static String inside(Name meeting, SourceId source) {
    return meeting.value() + " " + source.value().substring(0, 8);
  }

  /** The value of a numeral up to 999; 0 where it is none. */
  static int number(String numeral) {
    if (numeral.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Integer.parseInt(numeral);
    }
    int total = 0;
    int digit = 0;
    for (int i = 0; i < numeral.length(); i++) {
      char c = numeral.charAt(i);
      int value = "零一二三四五六七八九".indexOf(c);
      if (value >= 0) {
        digit = value;
      } else {
        total += (digit == 0 ? 1 : digit) * (c == '百' ? 100 : 10);
        digit = 0;
      }
    }
    return total + digit;
  }
}
