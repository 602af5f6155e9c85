package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;

/** Seats in a group that running text gives: 组长由甲担任，副组长由乙、丙担任; 办公室设在某局，丁兼任办公室主任; 戊任组长、己任副组长. */
final class GroupSeats {
  private static final Pattern BY = Pattern.compile("(?:分别|仍|继续|改)?由(?!于|此|来)");
  private static final Pattern HOLDS = Pattern.compile("担任|兼任|出任|组成|[。；\\n]");
  private static final Pattern TAKES = Pattern.compile("(?:分别|同时|仍)?(?:担任|兼任|兼|任|为)");
  private static final Pattern GROUP =
      Pattern.compile("\\G(?:该)?(?:领导小组|工作小组|工作组|小组|专班|指挥部|委员会|联席会议)(?!办公室(?!主任|副主任))");
  private static final Pattern OFFICE = Pattern.compile("办公室[^。\\n]*$");
  private static final String AFTER = "，。；、\n （";

  private final Reading reading;
  private final String text;
  private final RosterPosts rosters;
  private final PeopleBefore people;
  private final Officials officials;

  GroupSeats(Reading reading, RosterPosts rosters, NameReader names, Officials officials) {
    this.reading = reading;
    this.text = reading.text;
    this.rosters = rosters;
    this.people = new PeopleBefore(reading, names);
    this.officials = officials;
  }

  void read() {
    given();
    taken();
  }

  /** 组长由甲担任: everybody up to the verb. */
  private void given() {
    Matcher by = BY.matcher(text).region(reading.body().start(), reading.body().end());
    while (by.find()) {
      int length = reading.lexicon.seats.before(text, by.start());
      if (length == 0) {
        continue;
      }
      Matcher verb = HOLDS.matcher(text).region(by.end(), reading.body().end());
      int end = verb.find() ? verb.start() : reading.lineEnd(by.end());
      List<NameReader.Read> holders = new ArrayList<>();
      reading
          .persons
          .subMap(by.end(), Math.max(by.end(), end))
          .values()
          .forEach(p -> holders.add(new NameReader.Read(p.span(), p.name())));
      seat(holders, new Span(by.start() - length, by.start()), new Span(by.start() - length, end));
    }
  }

  /** 甲任组长, 乙、丙兼任办公室副主任. */
  private void taken() {
    Matcher takes = TAKES.matcher(text).region(reading.body().start(), reading.body().end());
    while (takes.find()) {
      Matcher group = GROUP.matcher(text);
      int at = Reading.at(group, takes.end()) ? group.end() : takes.end();
      List<Span> seats = seats(at);
      List<NameReader.Read> holders = seats.isEmpty() ? List.of() : people.at(takes.start());
      for (Span seat : holders.isEmpty() ? List.<Span>of() : seats) {
        seat(holders, seat, new Span(holders.get(0).span().start(), seat.end()));
      }
    }
  }

  /** 成员, 成员兼办公室主任: the seats that a clause ends with. */
  private List<Span> seats(int from) {
    List<Span> seats = new ArrayList<>();
    int at = from;
    while (true) {
      int length = reading.lexicon.seats.at(text, at);
      if (length == 0) {
        return List.of();
      }
      seats.add(new Span(at, at + length));
      at += length;
      if (reading.charAt(at) != '兼') {
        return AFTER.indexOf(reading.charAt(at)) < 0 ? List.of() : seats;
      }
      at += text.startsWith("兼任", at) ? 2 : 1;
    }
  }

  private void seat(List<NameReader.Read> holders, Span label, Span evidence) {
    if (holders.isEmpty()) {
      return;
    }
    String seat = reading.lexicon.seats.value(label.of(text));
    boolean director = seat.equals("主任") || seat.equals("副主任") || seat.equals("常务副主任");
    if (director
        && OFFICE.matcher(text.substring(reading.lineStart(label.start()), label.start())).find()) {
      // 办公室设在市水利局，主任由甲兼任
      seat = "办公室" + seat;
    }
    Body body = rosters.group(label.start(), seat);
    if (body == null || (director && !seat.startsWith("办公室") && !body.name().endsWith("会"))) {
      return;
    }
    Post post =
        new Post(
            label, body.name(), body.name(), seat, body.shown() + seat, Fact.TenureStatus.REGULAR);
    holders.forEach(read -> officials.hold(read, post, evidence));
    holders.forEach(read -> officials.put(read, read.span().start()));
  }
}
