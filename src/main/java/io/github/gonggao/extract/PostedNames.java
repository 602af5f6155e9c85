package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import io.github.gonggao.model.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Posts right before a name or a list of names: 国家邮政局副局长甲、乙, 泰国总理阿努廷, 丹麦队教练甲. */
final class PostedNames {
  /** Those who write and photograph the page: no officials of it. */
  private static final Set<String> BYLINE = Set.of("记者", "通讯员", "摄影", "责任编辑", "编辑");

  /** 市监委负责人、市检察院检察长甲: a nameless one who is only listed before somebody else. */
  private static final Pattern OTHERS = Pattern.compile("(?:主要|分管)?负责(?:人|同志)");

  private static final Pattern SPEECH_OF =
      Pattern.compile("\\G(?:同志)?(?:在|参加|到|的)[^，。；]{2,40}?(?:讲话|批示|指示|要求)(?:批示|要求)?(?:的)?精神");

  private static final Pattern RANK =
      Pattern.compile(
          "\\G、?(?:正|副)?(?:部|省|厅|局|司|处|县|科|师|军)(?:长|局)?级(?:领导)?(?:干部|官员|待遇)?|\\G、享受[^，。、]{1,10}待遇的?(?:离休干部|退休干部|离退休干部|老红军)?");

  private final Reading reading;
  private final String text;
  private final PostReader posts;
  private final NameReader names;
  private final Officials officials;

  PostedNames(Reading reading, PostReader posts, NameReader names, Officials officials) {
    this.reading = reading;
    this.text = reading.text;
    this.posts = posts;
    this.names = names;
    this.officials = officials;
  }

  /** Posts followed by a name, anywhere. */
  void read() {
    int at = 0;
    Post before = null;
    while (at < text.length()) {
      if (text.charAt(at) == '\n') {
        before = null;
      }
      List<Post> run = Reading.han(text.charAt(at)) ? posts.run(at) : List.of();
      if (run.isEmpty()) {
        at++;
        continue;
      }
      if (run.get(0).organization() == null) {
        Body unit = unitBefore(at);
        if (unit != null) {
          run = posts.of(unit, run);
        } else if (SPOKESPERSON.matcher(run.get(0).title()).matches() && opensClause(at)) {
          Body host = host(at);
          run = host == null ? run : posts.of(host, run);
        } else if (opensClause(at)) {
          Body subject = organOfSentence(at, run, before);
          if (subject != null) {
            run = posts.of(subject, run);
          } else if (before != null) {
            run = posts.inherit(run, before);
          }
        }
      }
      int end = run.get(run.size() - 1).span().end();
      if (reading.quoted(at) || inRollCall(at) || SignatureReader.signs(text, at)) {
        at = end;
        continue;
      }
      int nameAt = end;
      if (text.startsWith("同志", nameAt)) {
        nameAt += 2;
      }
      boolean headline = at >= reading.title().start() && end <= reading.title().end();
      while (!headline && Reading.space(reading.charAt(nameAt))) {
        nameAt++;
      }
      boolean bareOnly = run.stream().allMatch(p -> p.organization() == null);
      int phrase = bareOnly && !office(run.get(0)) ? phraseBefore(at) : at;
      if (phrase < at) {
        run = of(text.substring(phrase, at), run);
        bareOnly = false;
      }
      Matcher rank = RANK.matcher(text);
      if (Reading.at(rank, nameAt)) {
        nameAt = rank.end();
      }
      List<NameReader.Read> read = names.list(nameAt, foreign(run));
      if (read.isEmpty()) {
        Post odd = unknown(end, run);
        if (odd != null) {
          run.add(odd);
          end = odd.span().end();
          nameAt = end;
          bareOnly = false;
          read = names.list(nameAt, false);
        }
      }
      if (!read.isEmpty()
          && SPEECH_OF.at(text, read.get(read.size() - 1).span().end()) != null
          && !names.known().contains(read.get(0).name())) {
        // 学习省委书记甲在全会上的讲话精神: he takes no part in what is reported
        at = read.get(read.size() - 1).span().end();
        continue;
      }
      if (!read.isEmpty() && !(bareOnly && generic(run, at))) {
        Post lender = before;
        boolean one = seatsOne(run);
        int limit = one ? 1 : read.size();
        if (run.get(0).organization() != null) {
          before =
              run.get(run.size() - 1).organization() == null ? run.get(0) : run.get(run.size() - 1);
        }
        boolean writes = run.stream().anyMatch(p -> BYLINE.contains(p.title()));
        for (NameReader.Read name : read.subList(0, writes ? 0 : Math.min(limit, read.size()))) {
          Span evidence = new Span(at, name.span().end());
          for (int i = 0; i < run.size(); i++) {
            if (i == run.size() - 1 || !OTHERS.matcher(run.get(i).title()).matches()) {
              officials.hold(name, theirs(run.get(i), name.name(), lender), evidence);
            }
          }
          officials.put(name, at);
        }
        at = Math.max(end, read.get(Math.min(limit, read.size()) - 1).span().end());
        continue;
      }
      // 习近平（中共中央总书记） and the like stand the other way round and are read elsewhere
      at = Math.max(at + 1, run.get(0).span().end());
    }
  }

  /**
   * 国土资源部部长、党组书记、国家土地总督察甲: the last office of a run, in a body that no rule knows; null where what
   * follows is no such thing.
   */
  private Post unknown(int end, List<Post> run) {
    if ("、，".indexOf(reading.charAt(end)) < 0 || run.get(0).organization() == null) {
      return null;
    }
    for (int at = end + 1; at < end + 14 && Reading.han(reading.charAt(at)); at++) {
      int length = reading.lexicon.postAt(text, at);
      if (length > 1
          && at - end > 2
          && posts.names(end + 1, at)
          && !names.list(at + length, false).isEmpty()) {
        String title = text.substring(at, at + length);
        String shown = text.substring(end + 1, at + length);
        return new Post(
            new Span(end + 1, at + length),
            null,
            null,
            title,
            shown,
            run.get(run.size() - 1).status());
      }
    }
    return null;
  }

  /** 现任总理特鲁多: a foreigner's bare office is that of the state named last. */
  private Post theirs(Post post, String name, Post before) {
    if (before != null
        && posts.isState(before.owner())
        && abroad(name)
        && post.shown() != null
        && "foreign".equals(reading.lexicon.posts.value(post.shown()))) {
      // 国防部长洛佩斯 after 委内瑞拉总统马杜罗
      return posts
          .inherit(
              List.of(new Post(post.span(), null, null, post.shown(), post.shown(), post.status())),
              before)
          .get(0);
    }
    String mark =
        post.shown() != null && post.shown().matches("(?:前|原|时任).*")
            ? post.shown().replaceFirst("^(前|原|时任).*", "$1")
            : "";
    if (!OFFICES.contains(post.title())
        || post.owner() != null
        || !abroad(name)
        || post.span().length() > mark.length() + post.title().length() + 2) {
      return post;
    }
    Body state = null;
    for (Body body :
        reading
            .bodies
            .subMap(reading.lineStart(post.span().start()), post.span().start())
            .values()) {
      state = body.place() && reading.lexicon.countries.contains(body.name()) ? body : state;
    }
    String country = state == null ? null : state.name();
    return new Post(
        post.span(),
        country,
        country,
        post.title(),
        (country == null ? "" : country) + mark + post.title(),
        post.status());
  }

  private static final Set<String> OFFICES = Set.of("总理", "总书记", "委员长");

  private boolean abroad(String name) {
    return name.contains("·")
        || (name.length() > 2
            && name.chars().allMatch(c -> reading.lexicon.transliteration.contains((char) c))
            && (name.length() > 3
                || !reading.lexicon.commonSurnames.contains(name.substring(0, 1))));
  }

  private boolean office(Post post) {
    return reading.lexicon.standalonePosts.contains(post.title()) || post.owner() != null;
  }

  /**
   * Where the noun phrase opens that stands right before a bare title and that no rule of bodies
   * knows (丹麦队教练, 大会新闻发言人); {@code at} where there is none.
   */
  private int phraseBefore(int at) {
    int start = at;
    while (at - start < 20) {
      Token token = reading.tokenEnding(start);
      if (token == null || !PHRASE.matcher(token.tag()).matches()) {
        break;
      }
      if (reading.personEnding(start) != null) {
        break;
      }
      start = token.span().start();
    }
    Token first = reading.tokenAt(start);
    while (first != null
        && start < at
        && !first.tag().startsWith("n")
        && !first.tag().equals("j")) {
      start = first.span().end();
      first = reading.tokenAt(start);
    }
    return at - start >= 2 ? start : at;
  }

  private static final Pattern PHRASE =
      Pattern.compile(
          "n|nz|ns|nsf|nt|nto|nis|nit|nic|nhd|nhm|ni|nl|vn|b|j|gi|gb|gc|gg|gm|gp|m|mq|s");

  /** Whether a post at {@code at} has nothing before it to which it may belong: ，副主任乙, 和秘书长丙. */
  private boolean opensClause(int at) {
    char c = reading.charAt(at - 1);
    return !Reading.han(c) || "和及与由向对请经受于".indexOf(c) >= 0;
  }

  /** Which titles the head of a body and those below bear, by the end of its name. */
  private static final Map<String, String> HEADED =
      Map.ofEntries(
          Map.entry("局长", "局|署"),
          Map.entry("厅长", "厅"),
          Map.entry("院长", "院"),
          Map.entry("校长", "校|大学|学院|中学|小学"),
          Map.entry("董事长", "公司|集团|银行"),
          Map.entry("总经理", "公司|集团"),
          Map.entry("园长", "园"),
          Map.entry("站长", "站"),
          Map.entry("所长", "所"),
          Map.entry("行长", "行"));

  private static final Pattern SUBJECT_LEAD =
      Pattern.compile(
          "(?:^|[，。；：、\n])(?:其中|此外|另外|同时|此前|日前|近日|经查|[一二三四五六七八九十\\d]{1,2}[.．、])*[，、]?$");

  /**
   * 临溪县水利局违规发放福利，党组书记、局长甲受到处分: bare posts behind the clause of which a body is the subject are of
   * that body where its head bears such a title.
   */
  private Body organOfSentence(int at, List<Post> run, Post before) {
    String tails = null;
    for (Post post : run) {
      for (Map.Entry<String, String> head : HEADED.entrySet()) {
        if (post.title().equals(head.getKey()) || post.title().equals("副" + head.getKey())) {
          tails = head.getValue();
        }
      }
    }
    int start = at;
    while (start > 0 && "。；！？\n".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    if (tails == null || start == at) {
      return null;
    }
    int from = before == null ? start : Math.max(start, before.span().end());
    for (Body body : reading.bodies.subMap(from, true, at, false).descendingMap().values()) {
      int end = body.span().end();
      if (!body.place()
          && body.name().length() > 3
          && body.name().matches(".*(?:" + tails + ")")
          && text.substring(end, at).indexOf('，') >= 0
          && reading.lexicon.postAt(text, end) == 0
          && SUBJECT_LEAD
              .matcher(text.substring(Math.max(0, start - 1), body.span().start()))
              .find()) {
        return body;
      }
    }
    return null;
  }

  private static final Pattern SPOKESPERSON = Pattern.compile("(?:新闻)?发言人");
  private static final Pattern HOLDS =
      Pattern.compile("\\G[^，。；\\n]{0,14}?(?:举行|召开|举办)[^。；\\n]{0,24}?发布会");

  /** The body of the paragraph that holds the press conference at which its spokesperson speaks. */
  private Body host(int at) {
    for (Body body : reading.bodies.subMap(reading.lineStart(at), at).values()) {
      if (!body.place() && Reading.at(HOLDS.matcher(text), body.span().end())) {
        return body;
      }
    }
    return null;
  }

  /**
   * 某大学 and 后勤管理处 before 处长: the unit of a body that no rule of bodies knows, where it stands
   * between that body and the title; null where there is none.
   */
  private Body unitBefore(int at) {
    Map.Entry<Integer, Body> entry = reading.bodies.lowerEntry(at);
    Body body = entry == null ? null : entry.getValue();
    if (body == null
        || body.place()
        || at - body.span().end() < 2
        || at - body.span().end() > 14
        || "处科室部司局院所队组办系庭站馆团厅".indexOf(text.charAt(at - 1)) < 0) {
      return null;
    }
    int start = body.span().end();
    if (!posts.names(start, at)) {
      return null;
    }
    String form = text.substring(body.span().start(), at);
    String unit = text.substring(start, at);
    return new Body(
        new Span(body.span().start(), at),
        form,
        body.name() + unit,
        body.shown() + unit,
        body.name(),
        null,
        false);
  }

  /** The posts of a phrase: a mere 代表 or 专家 of it is none. */
  private List<Post> of(String phrase, List<Post> run) {
    List<Post> out = new ArrayList<>();
    boolean body = reading.lexicon.bodySuffixes.before(phrase, phrase.length()) > 0;
    for (Post post : run) {
      boolean none =
          post.title().matches("代表|专家|负责人|负责同志|成员|领导|领导人|委员|会员|记者|编辑|院士|教授|研究员") && !body;
      out.add(
          new Post(
              post.span(),
              body ? phrase : null,
              body ? phrase : null,
              post.title(),
              none ? null : phrase + (post.shown() == null ? post.title() : post.shown()),
              post.status()));
    }
    return out;
  }

  /** 泰国总理阿努廷: whether the name may be a transliterated one. */
  private boolean foreign(List<Post> run) {
    for (Post post : run) {
      Body body = reading.bodies.get(post.span().start());
      if (body != null
          && ((reading.lexicon.countries.at(body.name(), 0) > 1 && !body.name().startsWith("中国"))
              || body.name().startsWith("国际")
              || "igo".equals(body.kind())
              || body.name().startsWith("联合国"))) {
        return true;
      }
      if (post.title().matches("总统|首相|国王|外长|议长|总裁|国务卿|女王|王储|特使|总干事")) {
        return true;
      }
    }
    return false;
  }

  /** A principal post is held by one: what follows 局长甲、乙 is another's. */
  private boolean seatsOne(List<Post> run) {
    String title = run.get(run.size() - 1).title();
    return title.matches(
        "书记|局长|部长|主任|省长|市长|县长|区长|厅长|司长|处长|总理|主席|总书记|委员长|组长|院长|检察长|行长|董事长|总经理|校长|秘书长");
  }

  private boolean generic(List<Post> run, int at) {
    String title = run.get(0).title();
    return title.length() < 2
        || title.matches("记者|通讯员|主持人|演员|导演|作家")
        || (title.matches("代表|委员|成员|专家|教授|院士|负责人|领导|常委|书记|队长|主席")
            && Reading.han(reading.charAt(at - 1)));
  }

  /** 他们是：主任甲，副主任乙: read with the change that it reports. */
  private boolean inRollCall(int at) {
    int colon = text.lastIndexOf("是：", at);
    return colon >= reading.lineStart(at)
        && text.startsWith("他们", colon - 2)
        && text.substring(colon, at).indexOf('。') < 0;
  }
}
