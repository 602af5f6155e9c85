package io.github.gonggao.extract;

import io.github.gonggao.model.Fact.TenureStatus;
import io.github.gonggao.model.Span;
import io.github.gonggao.model.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads runs of posts: 国家邮政局党组书记、局长 is two posts in two bodies, 国务委员兼国务院秘书长 two in two others, 原
 * and 时任 hold for what follows them. A bare title after another belongs to the organ behind the
 * body before it.
 *
 * <p>Long because each way to carry a body over to the next title is a rule of its own.
 */
final class PostReader {
  private static final Pattern STATUS = Pattern.compile("\\G(原任|原|时任|现任|新任|前任|前|代理|代|拟任)");

  /** Marks that say no more than that the post is held. */
  private static final Set<String> CURRENT = Set.of("现任", "新任");

  private static final Pattern CHARGE =
      Pattern.compile("\\G(?:分管|主持|负责|专职|协助)[^，。、；]{0,10}的(?=(?:常务)?副)");

  /** 中央顾问委员会（简称中顾委）委员: what is said in passing between a body and a title. */
  private static final Pattern SHORT_FORM = Pattern.compile("\\G（(?:以下)?[简下]称[^（）]{1,14}）");

  private static final Pattern RANKED = Pattern.compile("\\G（[^（）]{1,8}级）");
  private static final Pattern TERM = Pattern.compile("\\G第[一二三四五六七八九十]{1,3}任");
  private static final Pattern TERMED_MEMBER =
      Pattern.compile("\\G第?[一二三四五六七八九十]{1,3}届(中央候补委员|中央委员|中央纪委委员|全国人大代表|全国政协委员|中央纪委常委)");
  private static final Pattern PARTY_TITLE =
      Pattern.compile("(?:第一|常务)?副?书记|.*常委|委员|成员|.*党[组委工].*|纪委书记|纪检监察组组长");
  private static final Pattern PARTY_BODY_IN_TITLE = Pattern.compile("^(党组|党委|党工委|纪委|机关党委)(?=.+)");
  private static final Pattern LOCAL_HEAD =
      Pattern.compile("(?:常务|代)?副?(?:省长|市长|县长|区长|州长|旗长|盟长|主席)|人大代表|领导");

  private static final String LEVELS = "省市县区州旗盟";

  private final Reading reading;
  private final String text;
  private final ForeignPosts foreign;

  PostReader(Reading reading) {
    this.reading = reading;
    this.text = reading.text;
    this.foreign = new ForeignPosts(reading);
  }

  /** Whether {@code name} is that of another state. */
  boolean isState(String name) {
    return foreign.isState(name);
  }

  /** The posts that start at {@code at} and follow each other; empty where none does. */
  List<Post> run(int at) {
    Post first = one(at, null);
    return first == null ? new ArrayList<>() : followed(List.of(first));
  }

  /** {@code run} with the posts that follow it without a name between. */
  private List<Post> followed(List<Post> run) {
    List<Post> posts = new ArrayList<>(run);
    Post before = run.get(run.size() - 1);
    while (true) {
      int end = before.span().end();
      char c = reading.charAt(end);
      Post post;
      if (c == '、'
          || c == '兼'
          || c == '，'
          || ("和及".indexOf(c) >= 0 && one(end + 1, before) != null)) {
        int step = c == '兼' && text.startsWith("兼任", end) ? 2 : 1;
        post = one(end + step, before);
        if (post == null || (c == '，' && !ofAnother(post, before))) {
          break;
        }
      } else {
        post = one(end, before);
        // 全国政协副主席国务院港澳办主任: posts set side by side without a mark
        if (post == null || !reading.bodies.containsKey(end)) {
          break;
        }
      }
      posts.add(post);
      before = post;
    }
    return posts;
  }

  /** Whether a post after a comma names its own body and not only the one before. */
  private boolean ofAnother(Post post, Post before) {
    return reading.bodies.containsKey(post.span().start())
        || (post.organization() != null
            && !post.organization().equals(before.organization())
            && post.span().length() > post.title().length());
  }

  /** 副主任乙 after 国资委副主任甲 in one paragraph: bare posts taken as of the same organ. */
  List<Post> inherit(List<Post> run, Post before) {
    List<Post> out = new ArrayList<>();
    Post last =
        new Post(
            before.span(),
            before.organization(),
            before.owner(),
            before.title(),
            before.shown(),
            TenureStatus.REGULAR);
    for (Post post : run) {
      boolean own =
          post.organization() != null
              || reading.lexicon.standalonePosts.contains(post.title())
              || before.owner() == null
              || !(INTERNAL.matcher(post.title()).matches()
                  || (foreign.isState(before.owner())
                      && "foreign".equals(reading.lexicon.posts.value(post.title()))));
      Post taken = own ? post : carried(post.span(), post.title(), last, "", post.status());
      out.add(taken);
      last = taken.organization() == null ? last : taken;
    }
    // 党组成员、人教司司长: with a body to go by, more of what follows is a post
    return followed(out);
  }

  /** The posts of {@code run}, which has no body of its own, in {@code unit}. */
  List<Post> of(Body unit, List<Post> run) {
    Post head =
        new Post(unit.span(), unit.name(), unit.name(), "", unit.shown(), TenureStatus.REGULAR);
    List<Post> out = new ArrayList<>();
    for (Post post : run) {
      String mark = post.status() == TenureStatus.FORMER ? "原" : "";
      Post of = carried(post.span(), post.title(), head, mark, post.status());
      out.add(
          new Post(
              of.span(),
              of.organization(),
              unit.parent() == null ? of.owner() : unit.parent(),
              of.title(),
              of.shown(),
              of.status()));
      // 行政部部长、党委委员: what follows is the whole body's
      head = post.title().startsWith("党") || unit.parent() == null ? head : out.get(out.size() - 1);
    }
    return out;
  }

  private static final Pattern INTERNAL =
      Pattern.compile(
          "党[组委].*|(?:常务)?副?(?:主任|主任委员|局长|部长|厅长|书记|秘书长|省长|市长|县长|区长|主席|行长|署长|院长|校长|董事长|总经理|总裁)|总(?:会计|工程|经济|农艺|规划|统计|审计)师|工会主席|总法律顾问|安全总监|董事|监事|纪检监察组组长|.*巡视员");

  private static final Pattern ENVOY =
      Pattern.compile("\\G(?:中华人民共和国|中国)驻[\\u4e00-\\u9fa5]{2,16}?(特命全权大使|代表、特命全权大使|大使|总领事|代表)");
  private static final Pattern LOCAL_LEADER =
      Pattern.compile("\\G(省|市|区|县|自治区)(领导)(?!小组|班子|干部|机关|同志)");
  private static final Pattern LEVEL_HEAD = Pattern.compile("(?:常务|代)?副?(省|市|县|区|州|旗|盟)长");
  private static final Pattern COMMITTEE_UNIT =
      Pattern.compile(
          "\\G(组织部|宣传部|统战部|社会工作部|政法委|网信办|编办|巡察办|办公厅|办公室|秘书处|研究室)(?=副?(?:部长|书记|主任|秘书长|处长))");
  private static final Pattern LISTED_BODY =
      Pattern.compile(
          "\\G([\\u4e00-\\u9fa5]{2,14}?(?:(?:局|厅)(?=长)|(?:局|厅|委|办)(?=原?(?:党组|党委|副|局长|厅长|主任|书记))))");

  private static final Pattern PART =
      Pattern.compile("(.*(?:大学|学院|学校|公司|集团|医院))(?:.+(?:部|处|科|室|中心)|工会|团委|妇联|党委|纪委|董事会|监事会)");
  private static final Pattern OF_WHOLE =
      Pattern.compile("\\G(?:党委|党组|纪委|工会|团委|组织部|宣传部|统战部|副?校长|董事|监事|副?总经理|总会计师)");

  /** One post at {@code at}; {@code lender} lends its body to a bare title. */
  Post one(int at, Post lender) {
    Post before = Reading.at(OF_WHOLE.matcher(text), at) ? ofWhole(lender) : lender;
    Matcher termed = TERMED_MEMBER.at(text, at);
    if (termed != null) {
      String shown = termed.group();
      String body =
          termed.group(1).startsWith("中央纪委")
              ? "中央纪委"
              : termed.group(1).startsWith("全国人大")
                  ? "全国人大"
                  : termed.group(1).startsWith("全国政协") ? "全国政协" : "中央委员会";
      return new Post(
          new Span(at, termed.end()), body, null, termed.group(1), shown, TenureStatus.REGULAR);
    }
    Matcher envoy = ENVOY.at(text, at);
    if (envoy != null) {
      return new Post(
          new Span(at, envoy.end()),
          null,
          null,
          envoy.group(1),
          envoy.group(),
          TenureStatus.REGULAR);
    }
    Matcher leader = LOCAL_LEADER.at(text, at);
    if (leader != null && !reading.bodies.containsKey(at)) {
      String place = placeBefore(at, leader.group(1));
      if (place != null) {
        // a mere 市领导 is no post; 重庆市领导 is given as one
        Body whole = reading.bodyEnding(at + leader.group(1).length());
        return new Post(
            new Span(at, leader.end()),
            place,
            place,
            "领导",
            whole == null ? null : place + "领导",
            TenureStatus.REGULAR);
      }
    }
    Matcher ours = ORGAN_LEADER.at(text, at);
    if (ours != null && reading.isBoundary(at) && reading.bodyEnding(ours.end(1)) == null) {
      String organ = organ(ours.group(1), at);
      if (organ != null) {
        return new Post(
            new Span(at, ours.end()), organ, organ, "领导", organ + "领导", TenureStatus.REGULAR);
      }
    }
    int start = at;
    TenureStatus status = TenureStatus.REGULAR;
    String mark = "";
    Matcher marker = STATUS.at(text, at);
    if (marker != null) {
      mark = marker.group(1);
      status = status(mark);
      start = marker.end();
    }
    if (mark.isEmpty()
        && before != null
        && before.shown() != null
        && before.shown().startsWith("时任")
        && reading.charAt(at - 1) == '、') {
      // 时任 holds for all of an enumeration
      mark = "时任";
      status = TenureStatus.AT_THE_TIME;
    }
    Body body = reading.bodies.get(start);
    if (body == null) {
      body = itself(start);
    }
    if (body != null && before != null && before.organization() != null) {
      Body committee = unit(start, before);
      body = committee == null ? body : committee;
    }
    if (body != null && body.span().end() - start > 0) {
      Post abroad = foreign.at(at, body, mark, status);
      return abroad == null ? withBody(at, foreign(body, before), mark, status) : abroad;
    }
    if (mark.equals("时任") && start == at) {
      mark = "";
      status = TenureStatus.REGULAR;
    }
    if (before != null
        && before.organization() != null
        && before.organization().matches(".*(?:委|政府|委员会)")) {
      Matcher unit = COMMITTEE_UNIT.matcher(text);
      if (Reading.at(unit, start)) {
        String name = before.organization() + unit.group(1);
        return withBody(
            at,
            new Body(new Span(start, unit.end()), unit.group(1), name, name, null, null, false),
            mark,
            status);
      }
    }
    if (before != null && before.organization() != null) {
      Body unit = unit(start, before);
      if (unit != null) {
        Post post = withBody(at, unit, mark, status);
        // what follows is the organ's again: 知识产权法庭庭长、审判员
        return post == null
            ? null
            : new Post(
                post.span(),
                post.organization(),
                unit.parent(),
                post.title(),
                post.shown(),
                post.status());
      }
    }
    if (before != null && before.owner() != null) {
      Matcher listed = LISTED_BODY.matcher(text);
      int place = reading.placeAt(before.owner(), 0);
      if (place == 0 && LEVELS.indexOf(before.owner().charAt(0)) >= 0) {
        // 县委常委、公安局长 where no place is told
        place = 1;
      }
      if (place > 0 && Reading.at(listed, start) && reading.lexicon.postAt(text, start) == 0) {
        String name = before.owner().substring(0, place) + listed.group(1);
        return withBody(
            at,
            new Body(
                new Span(start, listed.end(1)), listed.group(1), name, name, null, null, false),
            mark,
            status);
      }
    }
    if (before != null && foreign.isState(before.owner()) && text.startsWith("政府总理", start)) {
      start += 2;
    }
    int length = reading.lexicon.postAt(text, start);
    if (length == 0) {
      return null;
    }
    String title = text.substring(start, start + length);
    if (before == null) {
      return bare(at, start, title, mark, status);
    }
    if (before.status() == TenureStatus.FORMER && mark.isEmpty()) {
      status = TenureStatus.FORMER;
      mark = "原";
    }
    boolean then = before.shown() != null && before.shown().startsWith("时任") && mark.isEmpty();
    if (then) {
      Post post =
          carried(
              new Span(at, ranked(start + length)), title, before, "", TenureStatus.AT_THE_TIME);
      return new Post(
          post.span(),
          post.organization(),
          post.owner(),
          post.title(),
          "时任" + post.shown(),
          post.status());
    }
    return carried(new Span(at, ranked(start + length)), title, before, mark, status);
  }

  private static final Pattern COURT_UNIT =
      Pattern.compile("(.*(?:法院|检察院))(?:.+(?:庭|处|科|室|局)|审判委员会|检察委员会|审委会|检委会)");
  private static final Pattern UNIT =
      Pattern.compile(
          "\\G(管委会(?=副?主任)|[\\u4e00-\\u9fa5]{2,14}?(?:委员会(?=(?:副?主任)?委员|副?主任)|庭(?=副?庭长)|处(?=副?(?:处长|主任))|科(?=副?科长)|(?:室|办|中心)(?=副?主任)|组(?=副?组长)|司(?=副?司长)|部(?=副?部长)|队(?=副?队长)|所(?=副?所长)))");

  /**
   * 最高人民法院副院长、知识产权法庭庭长: a unit of the organ before, or a committee of the congress whose standing
   * committee stands before.
   */
  private Body unit(int start, Post before) {
    Matcher unit = UNIT.matcher(text);
    String organ = before.owner() == null ? before.organization() : before.owner();
    if ((reading.bodies.containsKey(start) && !committeeOf(organ, reading.bodies.get(start)))
        || reading.lexicon.postAt(text, start) > 0
        || !Reading.at(unit, start)) {
      return null;
    }
    if (organ.endsWith("人大常委会")
        && unit.group(1).endsWith("委员会")
        && !unit.group(1).endsWith("工作委员会")) {
      organ = organ.substring(0, organ.length() - 3);
    }
    if (organ.endsWith("人民代表大会常务委员会")
        && unit.group(1).endsWith("委员会")
        && !unit.group(1).endsWith("工作委员会")) {
      organ = organ.substring(0, organ.length() - 5);
    }
    if (organ.matches(".*[省市县区州旗盟]") && !unit.group(1).equals("管委会")) {
      return null;
    }
    if (unit.group(1).equals("管委会")) {
      organ = ZONE_COMMITTEE.matcher(organ).replaceFirst("");
    }
    String name = organ + unit.group(1);
    Matcher session = SESSION.matcher(before.shown() == null ? "" : before.shown());
    String shown =
        !session.find()
            ? name
            : before.shown().startsWith(session.group())
                ? session.group() + name
                : inSession(organ, session.group()) + unit.group(1);
    return new Body(new Span(start, unit.end()), unit.group(1), name, shown, organ, null, false);
  }

  private static final Pattern ZONE_COMMITTEE = Pattern.compile("党?工委$");

  private static final Pattern SESSION = Pattern.compile("第?[一二三四五六七八九十]{1,3}届");

  /** 内务司法委员会 after the standing committee's post: the congress's. */
  private static boolean committeeOf(String organ, Body body) {
    return organ.matches(".*(?:人大(?:常委会)?|人民代表大会(?:常务委员会)?)")
        && body.form().endsWith("委员会")
        && body.name().equals(body.form())
        && body.parent() == null;
  }

  /** 云州市人大 with 十二届 is 云州市十二届人大. */
  private static String inSession(String name, String session) {
    int at = name.lastIndexOf("人大");
    at = at < 0 ? name.lastIndexOf("政协") : at;
    return at <= 0 || name.contains(session)
        ? name
        : name.substring(0, at) + session + name.substring(at);
  }

  /** Words that no body's name holds: those of grammar, and verbs that are no nouns too. */
  private static final Pattern NO_NAME =
      Pattern.compile("v|vd|vi|vf|vshi|vyou|p|pba|pbei|u.*|d|r.*|w.*|t|y|e|ad|nr.*|nsf");

  /** Whether what stands here may be a part of a body's name. */
  boolean names(int from, int to) {
    for (int i = from; i < to; i++) {
      Token token = reading.tokenAt(i);
      if (!Reading.han(text.charAt(i))
          || (token != null
              && NO_NAME.matcher(token.tag()).matches()
              && !reading.lexicon.bodyVerbs.contains(token.text()))
          || reading.personEnding(i) != null
          || (i == from && "和与及".indexOf(text.charAt(i)) >= 0)) {
        return false;
      }
    }
    return true;
  }

  private static final Pattern ITSELF =
      Pattern.compile(
          "\\G(?:我|本|该)?(?:(?<firm>集团公司|集团|公司)|(?<school>学校|校|学院)|(?<hospital>医院))(?=(?:新任|现任)?(?:党委|党组|纪委|团委|工会|董事|监事|经理|总|副|校长|院长|行政|常务|首席|安全总监))");

  /** 集团公司党委书记, 学校党委副书记: the company or school that the page is about; null where it names none. */
  private Body itself(int start) {
    Matcher itself = ITSELF.matcher(text);
    char before = reading.charAt(start - 1);
    if (!Reading.at(itself, start) || (Reading.han(before) && "由与和及对向，".indexOf(before) < 0)) {
      return null;
    }
    String kind =
        itself.group("firm") != null
            ? ".*(?:公司|集团)"
            : itself.group("school") != null ? "(?!.*(?:大学|学院).*学院).*(?:大学|学院|学校|中学|小学)" : ".*医院";
    Map<String, Integer> named = new LinkedHashMap<>();
    for (Body body : reading.bodies.values()) {
      if (!body.place() && body.name().matches(kind) && body.name().length() > 4) {
        // where somebody only comes from is not what the page is about
        boolean away = reading.lexicon.postAt(text, body.span().end()) > 0;
        named.merge(body.name(), away ? 1 : 2, Integer::sum);
      }
    }
    String most = null;
    for (Map.Entry<String, Integer> entry : named.entrySet()) {
      if (entry.getValue() > 1 && (most == null || entry.getValue() > named.get(most))) {
        most = entry.getKey();
      }
    }
    if (most == null) {
      return null;
    }
    String name = most;
    for (String longer : named.keySet()) {
      // 云澜能源集团 is 云澜能源集团有限公司
      name = longer.startsWith(name) && longer.endsWith("公司") ? longer : name;
    }
    return new Body(new Span(start, itself.end()), itself.group(), name, name, null, null, false);
  }

  /** 越共中央政治局委员、公安部部长: the ministry is the country's. */
  private Body foreign(Body body, Post before) {
    if (before == null || before.owner() == null || body.place()) {
      return body;
    }
    String state = before.owner().startsWith("越共") ? "越南" : null;
    int length = reading.lexicon.countries.at(before.owner(), 0);
    if (length > 1 && !before.owner().startsWith("中国") && !before.owner().startsWith("中华")) {
      state = before.owner().substring(0, length);
    }
    if (state == null || body.name().startsWith(state) || body.name().startsWith("越共")) {
      return body;
    }
    Body theirs =
        new Body(
            body.span(),
            body.form(),
            state + body.name(),
            state + body.name(),
            null,
            "foreign-government",
            false);
    reading.bodies.put(body.span().start(), theirs);
    return theirs;
  }

  /** 部领导甲、乙 in the news of a ministry. */
  private static final Pattern ORGAN_LEADER =
      Pattern.compile("\\G(部|局|厅|委|署|校|集团)领导(?!小组|班子|干部|机关|同志|人|力|们|下|的|出席|参加|和|、|，|。)");

  /** The organ that a bare 部 or 厅 means: the last one named before that ends so. */
  private String organ(String tail, int at) {
    for (Body body : reading.bodies.headMap(at, false).descendingMap().values()) {
      String organ = Body.organOf(body.name());
      if (!body.place() && organ.length() > 2 && organ.endsWith(tail)) {
        return organ;
      }
    }
    return null;
  }

  private String placeBefore(int at, String level) {
    for (Body body : reading.bodies.headMap(at, false).descendingMap().values()) {
      int cut = body.name().indexOf(level);
      if (cut > 0 && cut < 9) {
        return body.name().substring(0, cut + level.length());
      }
    }
    return null;
  }

  private Post withBody(int at, Body body, String mark, TenureStatus status) {
    int end = body.span().end();
    boolean acting = status == TenureStatus.ACTING;
    String shownMark = acting || CURRENT.contains(mark) || mark.equals("拟任") ? "" : mark;
    TenureStatus held = status;
    // 代理云州市市长 is 云州市代理市长
    String inner = acting ? mark : "";
    Matcher marker = STATUS.matcher(text);
    if (Reading.at(marker, end)) {
      inner = marker.group(1);
      held = status(inner);
      end = marker.end();
    } else {
      Matcher term = TERM.matcher(text);
      if (Reading.at(term, end)) {
        inner = term.group();
        end = term.end();
      }
    }
    if (SHORT_FORM.at(text, end) != null) {
      end = SHORT_FORM.at(text, end).end();
    }
    Matcher charge = CHARGE.matcher(text);
    if (Reading.at(charge, end)) {
      // 负责人道主义事务的副秘书长 is an office of its own, 分管林业的副县长 is not
      inner = charge.group().matches("负责.*事务的") ? charge.group() : inner;
      end = charge.end();
    }
    int length = reading.lexicon.postAt(text, end);
    String whole = whole(body);
    String name = whole == null ? body.name() : whole;
    String shown = whole == null ? body.shown() : whole;
    Matcher session = SESSION.matcher(body.form());
    if (body.form().startsWith("政协") && body.form().endsWith("委员会")) {
      shown = body.form();
    } else if (session.find() && !shown.contains("届")) {
      // the ordinal that a body loses stays in a post: 市十二届人大常委会委员
      shown = inSession(shown, session.group());
    }
    if (length == 0
        && inner.isEmpty()
        && (!body.place() || LEVELS.indexOf(text.charAt(end - 1)) >= 0)) {
      // 财政部长: the last character of the body opens the title
      int overlap = reading.lexicon.postAt(text, end - 1);
      if (overlap > 1 && end - 1 + overlap > end) {
        end -= 1;
        length = overlap;
        // 湖北省长 is the head of 湖北省, 财政部长 the whole name of the office
        shown = body.place() ? shown : shown.substring(0, shown.length() - 1);
      }
    }
    if (length == 0) {
      return null;
    }
    String title = text.substring(end, end + length);
    if (body.place() && !placeTitle(title)) {
      return null;
    }
    Matcher partyBody = PARTY_BODY_IN_TITLE.matcher(title);
    String organization = name;
    String bare = title;
    if (partyBody.find() && !body.place()) {
      organization = name + partyBody.group(1);
      bare = title.substring(partyBody.end());
    }
    if (FORMER_ORGAN.matcher(body.form()).matches() && !shown.contains("前")) {
      shown = body.form();
      held = held == TenureStatus.REGULAR ? TenureStatus.FORMER : held;
    }
    if (!shown.equals(name) && shown.contains("原") && held == TenureStatus.REGULAR) {
      held = TenureStatus.FORMER;
    }
    String display = shownMark + shown + (CURRENT.contains(inner) ? "" : inner) + title;
    if (display.startsWith("中国国家")) {
      display = display.substring(2);
      bare = display;
    }
    if (display.startsWith("中华人民共和国") && display.length() > 8) {
      String rest = display.substring(7);
      display = rest.equals("主席") ? "国家主席" : rest.equals("副主席") ? "国家副主席" : rest;
      bare = display.startsWith("国家") ? display : bare;
    }
    return new Post(
        new Span(at, ranked(end + length)),
        organization,
        body.place() ? name : owner(name),
        bare,
        display,
        held);
  }

  /** 云州市民政局 for a 市民政局 whose place is told elsewhere in the text; null where it is not. */
  private String whole(Body body) {
    if (body.place() || LEVELS.indexOf(body.name().charAt(0)) < 0) {
      return null;
    }
    for (Body other : reading.bodies.values()) {
      if (other.name().length() > body.name().length()
          && other.name().endsWith(body.name())
          && reading.placeAt(other.name(), 0) == other.name().length() - body.name().length() + 1) {
        return other.name();
      }
    }
    return null;
  }

  /** 泰国前国会主席: who presided over an earlier one. */
  private static final Pattern FORMER_ORGAN = Pattern.compile(".{2,}前(?:政府|国会|议会|内阁)");

  private static boolean placeTitle(String title) {
    return !title.matches("党组.*|成员|主任|局长|处长|司长|厅长|董事长|总经理");
  }

  /** 江苏省 for 江苏省委, the organ for a Party group, else the body itself. */
  private String owner(String name) {
    String organ = Body.organOf(name);
    Matcher court = COURT_UNIT.matcher(organ);
    if (court.matches()) {
      return court.group(1);
    }
    if (organ.matches(".*[省市县区州旗盟]委") && organ.length() > 2) {
      return organ.substring(0, organ.length() - 1);
    }
    return organ;
  }

  private Post bare(int at, int start, String title, String mark, TenureStatus status) {
    if (!reading.lexicon.standalonePosts.contains(title)
        && ((Reading.han(reading.charAt(at - 1)) && !reading.isBoundary(at))
            || title.length() < 2)) {
      return null;
    }
    Office office = Office.of(title);
    Span span = new Span(at, ranked(start + title.length()));
    Matcher local = LEVEL_HEAD.matcher(title);
    if (local.matches()) {
      String place = reading.placeOf(local.group(1), at);
      if (place != null) {
        return new Post(span, place, place, title, mark + place + title, status);
      }
    }
    if (office != null) {
      return office.at(span, mark, status);
    }
    return new Post(span, null, null, title, mark + title, status);
  }

  /** 某大学行政部部长、党委委员, 公司纪委书记甲，副总经理乙: the second office is not the part's. */
  private static Post ofWhole(Post lender) {
    String lends =
        lender == null ? null : lender.owner() == null ? lender.organization() : lender.owner();
    Matcher part = PART.matcher(lends == null ? "" : lends);
    return part.matches()
        ? new Post(
            lender.span(),
            part.group(1),
            part.group(1),
            lender.title(),
            lender.shown(),
            lender.status())
        : lender;
  }

  private Post carried(Span span, String title, Post lender, String mark, TenureStatus status) {
    Post before = OF_WHOLE.matcher(title).lookingAt() ? ofWhole(lender) : lender;
    String shownMark = CURRENT.contains(mark) ? "" : mark;
    if (before.organization() != null && Office.of(title) != null) {
      // 古巴共产党中央委员会第一书记、国家主席: the office is the state's whose party it is
      int state = reading.lexicon.countries.at(before.organization(), 0);
      String name = state < 2 ? "" : before.organization().substring(0, state);
      if (before.organization().matches(".*党.*") && foreign.isState(name)) {
        return new Post(span, name, name, title, name + shownMark + title, status);
      }
    }
    if (before.organization() == null) {
      Office office = Office.of(title);
      return office != null && before.owner() == null
          ? office.at(span, shownMark, status)
          : new Post(span, null, null, title, shownMark + title, status);
    }
    if (title.equals("书记处书记") && before.organization().matches("中共中央|中央(?:政治局|委员会)")) {
      // 中央政治局委员、书记处书记: the secretariat is the Central Committee's
      return new Post(span, "中央书记处", null, "书记", shownMark + "中央书记处书记", status);
    }
    String organization;
    String bare = title;
    Matcher partyBody = PARTY_BODY_IN_TITLE.matcher(title);
    if (partyBody.find() && before.owner() != null) {
      organization = before.owner() + partyBody.group(1);
      bare = title.substring(partyBody.end());
    } else if (PARTY_TITLE.matcher(title).matches()) {
      organization = before.organization();
    } else if (reading.lexicon.standalonePosts.contains(title)
        && Office.of(title) != null
        && !foreign.isState(before.owner())) {
      Office office = Office.of(title);
      return office.at(span, shownMark, status);
    } else {
      organization = before.owner() == null ? before.organization() : before.owner();
      boolean head = LOCAL_HEAD.matcher(title).matches();
      if (organization.matches(".*[省市县区州旗盟]") && !head) {
        organization = before.organization();
      }
      if (head) {
        // 市委常委、宣传部部长、副市长: the city's, whatever stands between
        organization = placeOf(organization, title);
      }
      if (head && organization.matches("[省市县区州旗盟]委")) {
        // 省委副书记、省长 where no place is told
        return new Post(span, null, null, title, shownMark + title, status);
      }
    }
    String former = before.shown();
    int marked = former.indexOf("原");
    if (marked > 0
        && organization.length() > marked
        && former.startsWith(
            organization.substring(0, marked) + "原" + organization.substring(marked))
        && !former.startsWith(organization.substring(0, marked) + "原党")) {
      // 山西省原粮食局党组书记、局长: 原 stands inside the body's name
      return new Post(
          span,
          organization,
          before.owner(),
          bare,
          organization.substring(0, marked)
              + "原"
              + organization.substring(marked)
              + title.substring(title.length() - bare.length()),
          status);
    }
    String shown =
        shownMark.isEmpty()
            ? organization + title.substring(title.length() - bare.length())
            : base(organization, title, bare) + shownMark + title;
    return new Post(span, organization, before.owner(), bare, shown, status);
  }

  /** The place that a head of government after a post in one of its organs is of. */
  private String placeOf(String organization, String title) {
    Matcher level = LEVEL_HEAD.matcher(title);
    int place = reading.placeAt(organization, 0);
    if (!level.matches() || organization.endsWith(level.group(1))) {
      return organization;
    }
    int cut = place == 0 ? 0 : organization.lastIndexOf(level.group(1), place - 1) + 1;
    return cut > 1 ? organization.substring(0, cut) : organization;
  }

  private static String base(String organization, String title, String bare) {
    String inside = title.substring(0, title.length() - bare.length());
    return organization.endsWith(inside)
        ? organization.substring(0, organization.length() - inside.length())
        : organization;
  }

  private int ranked(int end) {
    Matcher matcher = RANKED.matcher(text);
    return Reading.at(matcher, end) ? matcher.end() : end;
  }

  private static TenureStatus status(String mark) {
    return switch (mark) {
      case "原", "原任", "前", "前任" -> TenureStatus.FORMER;
      case "时任" -> TenureStatus.AT_THE_TIME;
      case "代", "代理" -> TenureStatus.ACTING;
      default -> TenureStatus.REGULAR;
    };
  }

  /** Titles that mean one office only, so that the text may leave its body out. */
  record Office(String organization, String title, String post) {
    private static final Map<String, Office> ALL =
        Map.of(
            "总书记", new Office("中共中央", "总书记", "中共中央总书记"),
            "国家主席", new Office("中华人民共和国", "国家主席", "国家主席"),
            "国家副主席", new Office("中华人民共和国", "国家副主席", "国家副主席"),
            "总理", new Office("国务院", "总理", "国务院总理"),
            "委员长", new Office("全国人大常委会", "委员长", "全国人大常委会委员长"),
            "国务委员", new Office("国务院", "国务委员", "国务委员"),
            "中华人民共和国主席", new Office("中华人民共和国", "国家主席", "国家主席"));

    static Office of(String title) {
      return ALL.get(title);
    }

    /** The post where {@code span} names it; such an office has no owner to hand on. */
    Post at(Span span) {
      return at(span, "", TenureStatus.REGULAR);
    }

    /** The same with a mark before it (原, 时任) and what the mark says of the tenure. */
    Post at(Span span, String mark, TenureStatus status) {
      return new Post(span, organization, null, title, mark + post, status);
    }
  }
}
