package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which posts a list gives to those in it: what stands beside a name, and the seat in the group or
 * committee that the list is of. Those commended get none.
 */
final class RosterPosts {
  /** Ranks of learning that are no posts by themselves. */
  private static final String LEARNING =
      "教授|副教授|院士|研究员|副研究员|研究馆员|特级教师|正?高级教师|编审|正?高级工程师|主任医师|副主任医师|主任护师|博士|博士生导师|一级教授";

  private static final String GROUPS =
      ".*(?:领导小组|小组|委员会|联席会议|指挥部|专班|工作组|协调机制|理事会|监事会|协会|学会|联合会|商会|促进会|研究会|基金会|专家组|代表团|主席团|工作机构|安委会|专委会)";
  private static final Pattern SESSION =
      Pattern.compile("([^，。；：（）\\n 　]{6,40}?会议)(?:通过的?)?(?:主席团|秘书长)");

  /** 下列人员为…委员：, …委员名单: the post that a list of names alone is about. */
  private static final Pattern ABOUT =
      Pattern.compile(
          "(?:为|担任|任)(?<as>[^，。；：（）\\n]{3,40}?)(?:（[^）\\n]*）)?[：:]|^(?:关于[^\\n]{0,12}?)?(?<of>[^，。；：（）\\n]{5,40}?)(?:当选)?名单",
          Pattern.MULTILINE);

  private final Reading reading;
  private final String text;
  private final PostReader posts;
  private final PostStretch stretch;

  RosterPosts(Reading reading, PostReader posts, NameReader names) {
    this.reading = reading;
    this.text = reading.text;
    this.posts = posts;
    this.stretch = new PostStretch(reading, posts, names);
  }

  /**
   * A person of a list.
   *
   * @param seat the seat that the list is of, or null
   * @param own the posts beside the name
   */
  record Member(NameReader.Read read, Post seat, List<Post> own, Roster roster, Span line) {}

  List<Member> members() {
    List<Member> members = new ArrayList<>();
    for (Roster roster : reading.lists.rosters()) {
      for (Roster.Row row : roster.rows()) {
        members.add(
            new Member(
                new NameReader.Read(row.span(), row.name()),
                roster.honour() ? null : seat(roster, row),
                roster.honour() || row.post() == null ? List.of() : own(row.post()),
                roster,
                row.line()));
      }
    }
    return members;
  }

  private static final Pattern ELECTED = Pattern.compile("选举产生|当选|选举了?(?!法|办法|委员会)|补选");
  private static final Pattern ADDED = Pattern.compile("增补|聘任|特聘|任命");

  /** What the lines that lead to a list say was done with those in it, or null. */
  Fact.PersonnelChanged.Change change(Roster roster) {
    String head = roster.head().of(text);
    if (ELECTED.matcher(head).find()) {
      return Fact.PersonnelChanged.Change.ELECTED;
    }
    return ADDED.matcher(head).find() ? Fact.PersonnelChanged.Change.APPOINTED : null;
  }

  /** Every post of a stretch; a rank of learning or of the service is none. */
  List<Post> own(Span span) {
    List<Post> all = new ArrayList<>();
    int at = span.start();
    while (at < span.end()) {
      List<Post> run = posts.run(at);
      run.stream().filter(RosterPosts::isPost).forEach(all::add);
      int mark = text.indexOf('、', run.isEmpty() ? at : run.get(run.size() - 1).span().end());
      if (mark < 0 || mark >= span.end()) {
        break;
      }
      at = mark + 1;
    }
    if (all.isEmpty()) {
      stretch.at(span.start(), false).stream()
          .filter(p -> p.span().end() <= span.end() && p.organization() != null && isPost(p))
          .forEach(all::add);
    }
    return all;
  }

  static boolean isPost(Post post) {
    return !PostStretch.RANK.matcher(post.title()).matches()
        && (post.organization() != null || !post.title().matches(LEARNING));
  }

  private Post seat(Roster roster, Roster.Row row) {
    int before = roster.head().end();
    if (roster.seat() == null) {
      return about(roster, row.line());
    }
    Matcher session = SESSION.matcher(reading.titleText() + "\n" + roster.head().of(text));
    if (session.find()) {
      String shown = session.group(1) + roster.seat();
      return new Post(row.line(), null, null, shown, shown, Fact.TenureStatus.REGULAR);
    }
    Body group = group(before, roster.seat());
    if (group == null) {
      return null;
    }
    return new Post(
        row.line(),
        group.name(),
        group.name(),
        roster.seat(),
        group.shown() + roster.seat(),
        Fact.TenureStatus.REGULAR);
  }

  /** The body whose seats a list gives: the nearest group of the seat's kind before it. */
  Body group(int before, String seat) {
    Body group = nearest(before, seat);
    if (group == null) {
      return null;
    }
    Body whole = group;
    for (Body body : reading.bodies.values()) {
      // 信用建设工作领导小组 is what 云州市信用建设工作领导小组 is called the second time
      if (!body.place()
          && body.name().length() > whole.name().length()
          && (body.name().endsWith(group.name())
              || (body.name().equals(group.name() + "理事会") && body.shown().contains("届")))) {
        // and the seats of a society that elects its council are the council's
        whole = body;
      }
    }
    return whole;
  }

  private Body nearest(int before, String seat) {
    String kind =
        seat.startsWith("办公室")
            ? GROUPS
            : seat.contains("指挥")
                ? ".*指挥部"
                : seat.endsWith("组长") || seat.equals("组员")
                    ? ".*(?:组|专班|协调机制|工作机构)"
                    : seat.endsWith("会长") || seat.contains("理事") || seat.contains("监事")
                        ? ".*会"
                        : seat.endsWith("召集人") ? ".*(?:会议|组|机制)" : GROUPS;
    Body any = null;
    for (Body body : reading.bodies.headMap(before, false).descendingMap().values()) {
      if (!body.name().matches(GROUPS) || body.name().endsWith("教育委员会") || body.place()) {
        continue;
      }
      if (body.name().matches(kind)) {
        return body;
      }
      any = any == null ? body : any;
    }
    return any;
  }

  private Post about(Roster roster, Span line) {
    Matcher about = ABOUT.matcher(text);
    Span found = null;
    about.region(roster.head().start(), roster.head().end());
    while (about.find()) {
      int group = about.start("as") >= 0 ? 1 : 2;
      Span span = new Span(about.start(group), about.end(group));
      found = isAbout(span) ? span : found;
    }
    if (found == null) {
      about.region(reading.title().start(), reading.title().end());
      while (about.find()) {
        int group = about.start("as") >= 0 ? 1 : 2;
        Span span = new Span(about.start(group), about.end(group));
        found = isAbout(span) ? span : found;
      }
    }
    return found == null ? null : read(found, line);
  }

  private boolean isAbout(Span span) {
    String words = span.of(text);
    return reading.lexicon.seats.before(words, words.length()) > 0
        || reading.lexicon.posts.before(words, words.length()) >= 2;
  }

  private Post read(Span span, Span line) {
    List<Post> run = posts.run(span.start());
    if (!run.isEmpty() && run.get(run.size() - 1).span().end() == span.end()) {
      return run.get(run.size() - 1);
    }
    String words = span.of(text);
    int title =
        Math.max(
            reading.lexicon.seats.before(words, words.length()),
            reading.lexicon.posts.before(words, words.length()));
    Map.Entry<Integer, Body> entry = reading.bodies.floorEntry(span.end() - title - 1);
    Body body = entry == null ? null : entry.getValue();
    boolean whole = body != null && body.span().end() == span.end() - title;
    return new Post(
        line,
        whole ? body.name() : null,
        whole ? body.name() : null,
        whole ? words.substring(words.length() - title) : words,
        whole && body.span().start() == span.start()
            ? body.shown() + words.substring(words.length() - title)
            : words,
        Fact.TenureStatus.REGULAR);
  }
}
