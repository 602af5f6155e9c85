package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;

/** Posts where the text is sure to give some: after 任命…为, 免去…的, 辞去, 当选. */
final class PostStretch {
  /** Ranks of the service are no posts. */
  static final Pattern RANK =
      Pattern.compile("[一二三四]级(?:高级)?(?:巡视员|调研员|主任科员|科员|法官|检察官|警长|警监|警督|主办|总监|主管)");

  /** What is said to be taken up without a title that the list has (设区市副厅级领导职务). */
  private static final Pattern OFFICE = Pattern.compile(".*(?:领导职务|级职务|副职|正职)$");

  /** 董事长、总经理及乙集团党委书记: after a title 及 opens the next post. */
  private static final java.util.regex.Pattern PARTS =
      java.util.regex.Pattern.compile("、|兼|(?<=[长理记任席员])[及和](?=[\\u4e00-\\u9fa5]{4})");

  private static final String CLAUSE = "，；。\n";

  private final Reading reading;
  private final String text;
  private final PostReader posts;
  private final NameReader names;

  PostStretch(Reading reading, PostReader posts, NameReader names) {
    this.reading = reading;
    this.text = reading.text;
    this.posts = posts;
    this.names = names;
  }

  /**
   * The posts at {@code from} up to 职务 or the clause's end; a raw stretch where the grammar fails.
   *
   * @param untilOffice whether all up to 职务 is a post, known as such or not
   */
  List<Post> at(int from, boolean untilOffice) {
    int end = end(from);
    List<Post> run = posts.run(from);
    run.removeIf(post -> post.span().start() >= end);
    return (whole(run, from, end, untilOffice) ? run : parts(from, end, untilOffice))
        .stream().filter(post -> !RANK.matcher(post.title()).matches()).toList();
  }

  private int end(int from) {
    int end = from;
    while (end < text.length()
        && CLAUSE.indexOf(text.charAt(end)) < 0
        && !text.startsWith("资格", end)
        && !(text.startsWith("职务", end) && "导级层".indexOf(reading.charAt(end - 1)) < 0)
        && !(text.charAt(end) == '、' && opensItem(end + 1))) {
      end++;
    }
    return end;
  }

  /** Whether the grammar has read all of the stretch. */
  private boolean whole(List<Post> run, int from, int end, boolean untilOffice) {
    if (run.isEmpty()) {
      return false;
    }
    Post last = run.get(run.size() - 1);
    int covered = Math.max(from, last.span().end());
    while (Reading.space(reading.charAt(covered)) || reading.charAt(covered) == '（') {
      covered++;
    }
    return covered >= end
        || "、；，。（ 的）".indexOf(reading.charAt(last.span().end())) >= 0
        || (!untilOffice && last.organization() != null && covered >= end - 2);
  }

  private List<Post> parts(int from, int end, boolean untilOffice) {
    List<Post> raw = new ArrayList<>();
    Post before = null;
    int at = from;
    for (String part : PARTS.split(text.substring(from, end), -1)) {
      String shown = part.strip().replaceAll("（[^）]*）$", "").replaceAll("(?:候选人)?人选$|候选人$", "");
      int title = reading.lexicon.posts.before(shown, shown.length());
      if (shown.length() < 2
          || shown.length() > 40
          || (title == 0 && !untilOffice && !OFFICE.matcher(shown).matches())) {
        at += part.length() + 1;
        continue;
      }
      Post read = posts.one(at, before);
      Span span = new Span(at, at + part.length());
      if (read == null || read.span().end() < span.end()) {
        read = written(span, shown, title);
      }
      raw.add(read);
      before = read;
      at += part.length() + 1;
    }
    return raw;
  }

  /** Whether the next person of a list starts here: 、丁的D职务. */
  private boolean opensItem(int at) {
    List<NameReader.Read> people =
        reading.lexicon.surnames.at(text, at) > 0 ? names.list(at, false) : List.of();
    if (people.isEmpty()) {
      return false;
    }
    int end = names.after(people.get(people.size() - 1).span().end());
    char next = reading.charAt(end);
    return next == '的' || next == '任' || next == '为' || text.startsWith("担任", end);
  }

  /**
   * The post that the grammar cannot read, as the text has it.
   *
   * @param written its words without notes
   * @param title length of the title at their end, 0 where none is known
   */
  private Post written(Span span, String written, int title) {
    int at = span.start();
    Body body = reading.bodies.get(at);
    String shown =
        written.startsWith("中华人民共和国") && !written.startsWith("中华人民共和国驻") && written.length() > 9
            ? written.substring(7)
            : written;
    String owner =
        body != null && !body.place() && body.span().end() <= span.end() - title
            ? text.substring(at, span.end() - title).equals(body.form()) ? body.name() : null
            : null;
    String organization =
        owner == null && title > 0 && shown.length() - title >= 3
            ? expanded(shown.substring(0, shown.length() - title), body, at)
            : owner;
    String bare = title == 0 ? shown : shown.substring(shown.length() - title);
    return new Post(
        span,
        organization,
        organization,
        bare,
        (organization == null ? shown.substring(0, shown.length() - bare.length()) : organization)
            + bare,
        Fact.TenureStatus.REGULAR);
  }

  private String expanded(String head, Body body, int at) {
    if ((body == null || body.place()) && head.length() > 3 && head.charAt(1) != '（') {
      // 县供销社: a body that no list has, of the place that the page is about
      String place = reading.placeOf(head.substring(0, 1), at);
      if ("省市县区州旗盟".indexOf(head.charAt(0)) >= 0 && place != null) {
        return place + head.substring(1);
      }
    }
    return body != null && head.startsWith(body.form())
        ? body.shown() + head.substring(body.form().length())
        : head;
  }
}
