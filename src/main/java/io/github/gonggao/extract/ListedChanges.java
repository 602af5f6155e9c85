package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Fact.PersonnelChanged.Change;
import io.github.gonggao.model.Span;
import java.util.List;

/** Changes that stand in lists: a line a person, the rows of a table, a roll call (他们是：…). */
final class ListedChanges {
  private final Reading reading;
  private final String text;
  private final PostReader posts;
  private final NameReader names;
  private final PostStretch stretch;
  private final Changes changes;

  ListedChanges(Reading reading, Changes changes) {
    this.reading = reading;
    this.text = reading.text;
    this.posts = changes.posts();
    this.names = changes.names();
    this.stretch = new PostStretch(reading, posts, names);
    this.changes = changes;
  }

  private static final Pattern LISTED =
      Pattern.compile("(任命|选举产生|选出|选举)了?([^。；\\n]{2,40}?)。?(?:他们是|他们分别是|分别是|名单如下|如下)：([^。\\n]+)");

  void read() {
    rollCalls();
    lines();
  }

  /** 康明哲为云州市人民政府副市长 under 任命：, the rows of a table, the members elected. */
  private void lines() {
    for (PersonLists.Order order : reading.lists.orders()) {
      for (Post post : stretch.at(order.posts(), order.change() == Change.REMOVED)) {
        Span evidence = new Span(order.line().start(), Math.max(order.posts(), post.span().end()));
        for (ListedNames.Cell cell : order.people()) {
          changes.say(
              new NameReader.Read(cell.span(), cell.name()),
              order.change(),
              post,
              evidence,
              order.line().start());
        }
      }
    }
    RosterPosts beside = new RosterPosts(reading, posts, names);
    for (RosterPosts.Member member : beside.members()) {
      Change change = member.seat() == null ? null : beside.change(member.roster());
      if (change != null) {
        changes.say(
            member.read(), change, member.seat(), member.line(), member.roster().head().end());
      }
    }
    for (PersonLists.Candidate candidate : reading.lists.candidates()) {
      NameReader.Read read = new NameReader.Read(candidate.cell().span(), candidate.cell().name());
      if (candidate.now() != null) {
        for (Post post : beside.own(candidate.now())) {
          changes.held(read, post, post.status(), candidate.lines());
        }
      }
      if (candidate.then() != null) {
        for (Post post : beside.own(candidate.then())) {
          changes.say(read, Change.NOMINATED, post, candidate.lines(), candidate.lines().start());
        }
      }
    }
  }

  /** 任命了…委员会组成人员。他们是：主任甲，副主任乙、丙. */
  private void rollCalls() {
    Matcher list = LISTED.matcher(text);
    while (list.find()) {
      Body group = null;
      for (Body body : reading.bodies.subMap(list.start(2), list.end(2)).values()) {
        group = body.place() ? group : body;
      }
      if (group == null) {
        continue;
      }
      Change change = list.group(1).equals("任命") ? Change.APPOINTED : Change.ELECTED;
      int at = list.start(3);
      while (at < list.end(3)) {
        int length = reading.lexicon.posts.at(text, at);
        if (length == 0) {
          at++;
          continue;
        }
        String title = text.substring(at, at + length);
        List<NameReader.Read> people = names.list(at + length, false);
        for (NameReader.Read person : people) {
          Post post =
              new Post(
                  new Span(at, at + length),
                  group.name(),
                  group.name(),
                  title,
                  group.shown() + title,
                  Fact.TenureStatus.REGULAR);
          changes.say(person, change, post, new Span(at, person.span().end()), list.start());
        }
        at = people.isEmpty() ? at + length : people.get(people.size() - 1).span().end();
      }
    }
  }
}
