package io.github.gonggao.extract;

import io.github.gonggao.model.Fact.PersonnelChanged.Change;
import io.github.gonggao.model.Span;
import java.util.List;

/** Changes whose verb stands before the people: 任命甲为A，乙为B；免去丙的C职务、丁的D职务. */
final class OrderedChanges {
  private static final Pattern VERB =
      Pattern.compile(
          "(?<appoint>任命(?!为|书|状|名单|案|人员|事项|文件|和免|与免)|聘任(?!为|书|制|人员)|聘请|续聘|增补|提拔)|(?<remove>免去|免除|罢免|撤销(?=[\\u4e00-\\u9fa5]{2,4}的|[^，。；]{2,60}委员资格))|(?<elect>选举产生|选举|补选|推选|选出|增选|推举)|(?<resign>接受|同意|批准(?!任命))|(?<nominate>提名|推荐)|(?<decide>决定(?:由)?(?!任命|免去|接受|聘任))");
  private static final Pattern NUMBERED =
      Pattern.compile("\\G(?:[（(]?[一二三四五六七八九十\\d]{1,3}[）)、.．][ 　]*)?");
  private static final Pattern LEAVING = Pattern.compile("\\G[^，。]{0,20}?辞去(?:的|其|所|担任的|现任|兼任的)*");
  private static final Pattern LOSING =
      Pattern.compile("\\G(?:(?:所|原)?(?:担任|兼任|任|兼)?的|(?:所|原)(?:担任|兼任|任)|兼任)");
  private static final Pattern TAKING =
      Pattern.compile("\\G(?:同志)?(?:（[^）]{1,12}）)?(?:为|担任|兼任|出任|任|(?=代理))(?!何|期|务)");

  private final Reading reading;
  private final String text;
  private final PostReader posts;
  private final NameReader names;
  private final PostStretch stretch;
  private final Changes changes;

  OrderedChanges(Reading reading, Changes changes) {
    this.reading = reading;
    this.text = reading.text;
    this.posts = changes.posts();
    this.names = changes.names();
    this.stretch = new PostStretch(reading, posts, names);
    this.changes = changes;
  }

  /** The people of the last item, whom 免去其…职务 means. */
  private List<NameReader.Read> before = List.of();

  void read() {
    Matcher verb = VERB.matcher(text).region(reading.body().start(), reading.body().end());
    int done = reading.body().start();
    while (verb.find()) {
      if (verb.start() < done) {
        continue;
      }
      Change change =
          verb.group("appoint") != null || verb.group("decide") != null
              ? Change.APPOINTED
              : verb.group("elect") != null
                  ? Change.ELECTED
                  : verb.group("nominate") != null
                      ? Change.NOMINATED
                      : verb.group("remove") != null ? Change.REMOVED : Change.RESIGNED;
      done = Math.max(done, items(change, verb.start(), verb.end()));
    }
  }

  /**
   * 任命甲为A，乙为B；免去丙的C职务、丁的D职务, or the same as a list with a line a person. Returns where the last
   * item ends.
   */
  private int items(Change change, int verbAt, int from) {
    int done = from;
    int at = opening(from);
    boolean first = true;
    while (at < reading.body().end()) {
      List<NameReader.Read> people =
          text.startsWith("其", at) && change == Change.REMOVED ? before : peopleAt(at);
      if (people.isEmpty()) {
        break;
      }
      int end = people == before ? at + 1 : names.after(people.get(people.size() - 1).span().end());
      int posts = postsAfter(change, end, first || people == before);
      List<Post> run =
          posts < 0
              ? List.of()
              : stretch.at(posts, change == Change.REMOVED || change == Change.RESIGNED);
      if (run.isEmpty()) {
        break;
      }
      done = run.get(run.size() - 1).span().end();
      for (Post post : run) {
        for (NameReader.Read person : people) {
          changes.say(
              person, change, post, new Span(Math.min(verbAt, post.span().start()), done), verbAt);
        }
      }
      before = people;
      first = false;
      at = nextItem(done);
      if (at < 0) {
        break;
      }
    }
    return done;
  }

  /** After 任命了, 任命：and the end of the line. */
  private int opening(int from) {
    int at = from;
    while (at < text.length() && "了：下列 　\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    Matcher number = NUMBERED.matcher(text);
    return Reading.at(number, at) ? number.end() : at;
  }

  /** Where an item after the one that ends at {@code end} may start, or -1. */
  private int nextItem(int end) {
    int at = end;
    for (String tail : List.of("的职务", "等职务", "职务")) {
      if (text.startsWith(tail, at)) {
        at += tail.length();
        break;
      }
    }
    if (reading.charAt(at) == '（') {
      int close = text.indexOf('）', at);
      at = close < 0 || close > at + 40 ? at : close + 1;
    }
    boolean line = false;
    int marks = 0;
    while (at < text.length() && "；、，。 　\n".indexOf(text.charAt(at)) >= 0) {
      line |= text.charAt(at) == '\n';
      marks += "；、，。".indexOf(text.charAt(at)) >= 0 ? 1 : 0;
      at++;
    }
    if (marks == 0 && !line) {
      return -1;
    }
    Matcher number = NUMBERED.matcher(text);
    return line && Reading.at(number, at) ? number.end() : at;
  }

  /** Where the posts start behind the people that end at {@code end}, or -1. */
  private int postsAfter(Change change, int end, boolean first) {
    if (change == Change.REMOVED) {
      Matcher loses = LOSING.matcher(text);
      return Reading.at(loses, end) ? loses.end() : first ? end : -1;
    }
    if (change == Change.RESIGNED) {
      Matcher leaves = LEAVING.matcher(text);
      return Reading.at(leaves, end) ? leaves.end() : -1;
    }
    Matcher takes = TAKING.matcher(text);
    return Reading.at(takes, end) ? takes.end() : -1;
  }

  private List<NameReader.Read> peopleAt(int at) {
    int from = at;
    List<Post> run = posts.run(at);
    if (!run.isEmpty()) {
      from = run.get(run.size() - 1).span().end();
    }
    return names.list(from, false);
  }
}
