package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Fact.PersonnelChanged.Change;
import io.github.gonggao.model.Span;
import java.util.List;
import java.util.Map;

/** Changes whose verb stands behind the people: 甲当选为A, 乙不再担任B, 丙提出辞去C职务, 丁的D职务终止. */
final class TakenPosts {
  private static final Pattern TAKES =
      Pattern.compile(
          "(?:同志)?(?:（[^）]{1,12}）)?(?<verb>不再(?:继续)?(?:担任|兼任|任|履行)|卸任|拟(?:提名|推荐|提任|提拔|晋升|聘任|转任|平级转任|交流|重用)?(?:担任|任|为)|拟提任|拟晋升|被?任命为|被?免去(?!其)|被撤销|当选(?:连任)?为?|获任|接任|继任|转任|改任|调任|升任|出任|就任|晋升为?|受聘为|被聘为|被选为|被推选为|增补为|提任|兼任|(?<=同志)担任|任)(?!职|命|免|务|何|期|意|性|由|的|前|满|教|用|重(?!庆))");
  private static final Pattern RESIGNS =
      Pattern.compile(
          "(?:，|因[^，。；]{2,16}|由于[^，。；]{2,16}|分别|正式|主动|已经?|提出|请求|申请|要求|宣布|向[^，。；]{2,24}|书面)*辞去(?:了)?");
  private static final Pattern NUMBERED =
      Pattern.compile("\\G(?:[（(]?[一二三四五六七八九十\\d]{1,3}[）)、.．][ 　]*)?");
  private static final Pattern ALSO =
      Pattern.compile("(?:免去其|不再(?:担任|兼任))(?:的|兼任的)?|(?<nominate>提名(?:其)?(?:为|担任))");
  private static final Pattern FORMAL = Pattern.compile("任免|任命|免去|选举|辞去|决定|通过|提请|任职|免职|批准");

  private final Reading reading;
  private final String text;
  private final PostReader posts;
  private final NameReader names;
  private final PostStretch stretch;
  private final PeopleBefore subjects;
  private final RosterPosts rosters;
  private final Changes changes;

  TakenPosts(Reading reading, Changes changes) {
    this.reading = reading;
    this.text = reading.text;
    this.posts = changes.posts();
    this.names = changes.names();
    this.stretch = new PostStretch(reading, posts, names);
    this.subjects = new PeopleBefore(reading, names);
    this.rosters = new RosterPosts(reading, posts, names);
    this.changes = changes;
  }

  void read() {
    takes();
    resigns();
    ends();
  }

  private void takes() {
    Matcher verb = TAKES.matcher(text).region(reading.body().start(), reading.body().end());
    while (verb.find()) {
      String how = verb.group("verb");
      List<NameReader.Read> people = subjects.at(verb.start());
      if (people.isEmpty() && how.startsWith("拟")) {
        people = described(verb.start());
      }
      if (people.isEmpty() && how.startsWith("当选")) {
        people = congratulated(verb.start());
      }
      if (people.isEmpty() && how.startsWith("被免") && text.startsWith("被", verb.start())) {
        people = named(verb.start());
      }
      if (people.isEmpty() || (how.matches("(?:兼|担)?任") && !formal(verb.start()))) {
        continue;
      }
      Change change = change(how);
      List<Post> run =
          stretch.at(verb.end(), change == Change.REMOVED).stream()
              .map(p -> change == Change.ELECTED ? ofSociety(p, verb.start()) : p)
              .toList();
      for (Post post : run) {
        for (NameReader.Read read : people) {
          changes.say(
              read,
              change,
              post,
              new Span(Math.min(read.span().start(), post.span().start()), post.span().end()),
              verb.start());
        }
      }
      also(people, run, verb);
    }
  }

  /** …，免去其…职务, …，不再担任…, …，提名为…: the same people's other changes in the sentence. */
  private void also(List<NameReader.Read> people, List<Post> run, Matcher verb) {
    int end = run.isEmpty() ? verb.end() : run.get(run.size() - 1).span().end();
    Matcher also = ALSO.matcher(text).region(end, sentenceEnd(end));
    while (also.find()) {
      if (!nobodyBetween(end, also.start()) || !subjects.at(also.start()).isEmpty()) {
        return;
      }
      Change change = also.group("nominate") == null ? Change.REMOVED : Change.NOMINATED;
      List<Post> posts = stretch.at(also.end(), change == Change.REMOVED);
      boolean bare = !posts.isEmpty() && posts.get(0).organization() == null;
      if ((change == Change.NOMINATED || bare) && !run.isEmpty() && !posts.isEmpty()) {
        posts = this.posts.inherit(posts, run.get(run.size() - 1));
      }
      for (Post post : posts) {
        for (NameReader.Read read : people) {
          changes.say(read, change, post, new Span(also.start(), post.span().end()), verb.start());
        }
      }
    }
  }

  private static final Pattern CONGRATULATED =
      Pattern.compile(
          "(?:致电|致函|致信|向)(?<who>[^，。；\\n]{2,24}?)(?:发来|发去|致)?(?:贺电|贺函|贺信)?[，,][^。\\n]{0,12}祝贺[他她其]$");

  /** 致电甲，祝贺他当选…. */
  private List<NameReader.Read> congratulated(int verb) {
    int start = reading.lineStart(verb);
    Matcher matcher = CONGRATULATED.matcher(text.substring(start, verb));
    if (!matcher.find()) {
      return List.of();
    }
    NameReader.Read read = names.at(start + matcher.start("who"), true);
    return read == null ? List.of() : List.of(read);
  }

  /** 沈莹当选会长: of the society that the text is about. */
  private Post ofSociety(Post post, int verb) {
    if (post.organization() != null || !SOCIETY.matcher(post.title()).matches()) {
      return post;
    }
    Body group = rosters.group(verb, post.title());
    return group == null
        ? post
        : new Post(
            post.span(),
            group.name(),
            group.name(),
            post.title(),
            group.shown() + post.title(),
            post.status());
  }

  private static final Pattern SOCIETY =
      Pattern.compile("(?:名誉|执行|常务)?副?(?:会长|理事长|监事长)|(?:常务)?理事|监事");

  /** 甲受到党内警告处分，并被免去…: whom the sentence names last. */
  private List<NameReader.Read> named(int verb) {
    int start = verb;
    while (start > 0 && "。！？；\n".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    Map.Entry<Integer, Person> last = reading.persons.lowerEntry(verb);
    return last == null || last.getKey() < start
        ? List.of()
        : List.of(new NameReader.Read(last.getValue().span(), last.getValue().name()));
  }

  private static Change change(String how) {
    if (how.startsWith("不再") || how.equals("卸任") || how.endsWith("免去") || how.equals("被撤销")) {
      return Change.REMOVED;
    }
    if (how.startsWith("拟")) {
      return Change.NOMINATED;
    }
    return switch (how) {
      case "当选", "当选为", "当选连任", "当选连任为", "被选为", "被推选为", "增补为" -> Change.ELECTED;
      case "升任", "晋升", "晋升为", "提任" -> Change.PROMOTED;
      default -> Change.APPOINTED;
    };
  }

  /** 甲因工作变动提出辞去A职务: the subject stands before the reasons. */
  private void resigns() {
    Matcher verb = RESIGNS.matcher(text).region(reading.body().start(), reading.body().end());
    while (verb.find()) {
      int from = verb.end();
      while ("的所担任其".indexOf(reading.charAt(from)) >= 0) {
        from++;
      }
      leave(Change.RESIGNED, verb.start(), from);
    }
  }

  private static final Pattern LIFE = Pattern.compile("，(?:男|女)，");

  /** 甲，男，汉族，…，现任乙，拟任丙: whoever opens the paragraph, with the post held now. */
  private List<NameReader.Read> described(int at) {
    int line = reading.lineStart(at);
    int stop = at;
    for (int back = 0; back < 4; back++) {
      int start = line;
      while (start < at && Reading.space(text.charAt(start))) {
        start++;
      }
      Matcher number = NUMBERED.matcher(text);
      start = Reading.at(number, start) ? number.end() : start;
      NameReader.Read read = names.at(start, false);
      int lineEnd = Math.min(at, reading.lineEnd(start));
      if (read != null
          && ((back == 0 && text.substring(read.span().end(), at).indexOf('。') < 0)
              || LIFE.matcher(text.substring(start, lineEnd)).find())) {
        int now = text.indexOf("现任", start);
        if (now >= 0 && now < stop) {
          for (Post post : posts.run(now + 2)) {
            changes.held(read, post, Fact.TenureStatus.REGULAR, new Span(start, post.span().end()));
          }
        }
        return List.of(read);
      }
      if (line <= reading.body().start()) {
        break;
      }
      line = reading.lineStart(line - 1);
    }
    return List.of();
  }

  private boolean nobodyBetween(int from, int to) {
    return reading.persons.subMap(from, Math.max(from, to)).isEmpty();
  }

  /** 任 alone is common; it names a change where the page or the sentence is about appointments. */
  private boolean formal(int at) {
    return FORMAL.matcher(reading.titleText()).find()
        || FORMAL.matcher(text.substring(reading.lineStart(at), at)).find();
  }

  private int sentenceEnd(int at) {
    int end = at;
    while (end < text.length() && "。\n；".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Those before the verb at {@code verb} lose the posts at {@code from}. */
  private void leave(Change change, int verb, int from) {
    List<NameReader.Read> people = subjects.at(verb);
    for (Post post : people.isEmpty() ? List.<Post>of() : stretch.at(from, true)) {
      for (NameReader.Read read : people) {
        changes.say(
            read,
            change,
            post,
            new Span(Math.min(read.span().start(), post.span().start()), post.span().end()),
            verb);
      }
    }
  }

  private static final Pattern ENDS =
      Pattern.compile("的(?=[^，。；]{3,60}职务(?:相应|自然|随之|同时)?(?:终止|解除|免除))");

  /** 甲的A委员、B委员职务相应终止. */
  private void ends() {
    Matcher verb = ENDS.matcher(text).region(reading.body().start(), reading.body().end());
    while (verb.find()) {
      leave(Change.REMOVED, verb.start(), verb.end());
    }
  }
}
