package io.github.gonggao.extract;

import io.github.gonggao.extract.Drafts.Draft;
import io.github.gonggao.model.Span;

/**
 * Documents without title marks that a text says were deliberated, adopted or put in force, one by
 * one where they stand in a list: 审议甲条例草案、乙规划和关于丙的报告.
 *
 * <p>A mark or a 和 parts two titles only behind a noun that ends one, and inside 关于… only behind
 * 的决定 and the like; a verb inside a title (关于提请审议…的议案, 交付审议的…) starts no list.
 */
final class ListedDocuments {
  private static final Pattern DEALT =
      Pattern.compile(
          "(?:表决通过|审议通过|审议并原则通过|原则通过|审议并通过|讨论通过|讨论并原则通过|研究审议|研究了|通过|审议提出|新(?:出台|颁布|公布)的(?=[^，。；、《]{2,20}(?:法|条例)[，。；、])|审议(?!结果|情况|意见)|讨论|颁布实施|颁布|公布|制定出台|出台)(?:了(?!解))?(?!的|后|稿)");

  /** 新修订的, 拟提请…会议审议的: words about a title. */
  private static final Pattern ABOUT_IT =
      Pattern.compile(
          "^(?:了|的|(?:新)?(?:修订|修改|制定)后?的|(?:拟)?(?:提请|提交|报请)[^《》，。；]{0,30}?(?:审议|审查|批准|审定)的)+");

  /** 文物保护法修订公布: a law is the subject of what is told. */
  private static final Pattern PUT_IN_FORCE =
      Pattern.compile(
          "(?<=[，。；、：\\n])(?:新修订的|修订后的)?([\\u4e00-\\u9fa5]{2,20}?(?:法|条例))(?:修订|修正)?(?:正式)?(?:公布|颁布|通过|出台)(?=[，。；、\\n]|施行|实施|并)");

  /** 8件法律草案, 结果的报告, 地方黑土地保护条例: no title of one document. */
  static final Pattern NO_TITLE =
      Pattern.compile(
          "[\\d一两二三四五六七八九十多几数](?:余|多)?[件项个部份批]|^(?:其|结果|意见|情况|事项|公布|听取|撤销其|地方|各地|本地|首部|全国首|审查结果|委员名单|决定草案)");

  /** 相关法律, 修改意见, 该草案: what is spoken of without its name. */
  private static final Pattern UNNAMED =
      Pattern.compile(
          ".*(?:任免案|任命名单|任免名单|通过了|有关(?!问题|规定|事项)|其他|相关|一批|多部|多项|这部|部法|系列).*"
              + "|^(?:大会|该|此|这|各|上述|全部|新的?|一|首|两|有关).*"
              + "|(?:立法|执法|司法|方法|看法|做法|想法|依法|工作报告|法律|违法|合法)"
              + "|(?:修改|修订|处理|整改|评审|审查|反馈|具体|初步|指导|实施|工作|总体|改革|应对|解决|合作|行动|落实|下一步|提名|候选人|人事|和平|停火)(?:意见|建议|方案|计划|措施|办法|议案|标准|制度|清单|名单|报告|规划|协议|决议|草案)");

  /** Words with a character that otherwise is a sentence's. */
  private static final Pattern BODY_WORDS =
      Pattern.compile(
          "委员会|常委会|人大会|大会|会议|协会|理事会|学会|社会|对外|要点|行为|人为|能源|性能|职能|能力|在职|在线|使用|使馆|会计|节能|核能|智能|重要|主要|将来|让利");

  private static final Pattern OF_A_SENTENCE = Pattern.compile("[是在将会对把已要使让能为]|所作|作出|研究的|提出的");

  /** 总书记所作的工作报告 is spoken of, and not named. */
  private static final Pattern DESCRIBED =
      Pattern.compile(".*的(?!(?:决定|决议|议案|修正案|(?:若干)?意见|条约|协定)(?:（[^）]*）)?$).*(?<!情况的报告|资格的报告)");

  /**
   * Whoever 出台 or 公布 something need not have dealt with it in a meeting: there only laws and the
   * like count.
   */
  private static final Pattern MADE_KNOWN =
      Pattern.compile("(?:颁布|公布|出台|颁布实施)了?$|新[^新]{2}的$|(?<!表决|审议|讨论|原则|并)通过了?$");

  private static final Pattern LAW_LIKE =
      Pattern.compile(".*(?:法|条例|草案|议案|决定|决议|修正案|条约|协定|规定|办法|规划|纲要|报告|意见)(?:（[^）]{1,8}）)?");

  private static final Pattern ENDED = Pattern.compile(".*的[\\u4e00-\\u9fa5]{2,4}(?:（[^）]{1,8}）)?");

  private static final Pattern LIST_END = Pattern.compile("等[^，。]{0,10}$");

  private static final Pattern PUT_BY = Pattern.compile("^.{2,60}?(?:提出|提请审议|提交)的(?=关于)");

  private final Reading reading;
  private final String text;
  private final Drafts drafts;

  ListedDocuments(Reading reading, Drafts drafts) {
    this.reading = reading;
    this.text = reading.text;
    this.drafts = drafts;
  }

  void find() {
    Span body = reading.body();
    Matcher dealt = DEALT.matcher(text).region(body.start(), body.end());
    int read = body.start();
    while (dealt.find()) {
      if (dealt.start() < read
          || reading.inTitleMarks(dealt.start())
          || (text.startsWith("关于提请", dealt.start() - 4)
              && !MOTIONS.matcher(text).region(dealt.end(), body.end()).lookingAt())) {
        continue;
      }
      read =
          list(
              dealt.end(),
              MADE_KNOWN
                  .matcher(text.substring(Math.max(0, dealt.start() - 2), dealt.end()))
                  .find());
    }
    Matcher law = PUT_IN_FORCE.matcher(text).region(body.start(), body.end());
    law.useTransparentBounds(true);
    while (law.find()) {
      item(new Span(law.start(1), law.end(1)), true);
    }
  }

  /** Reads the titles from {@code from} to the end of the clause; returns that end. */
  private int list(int from, boolean madeKnown) {
    int depth = 0;
    Matcher motions = MOTIONS.matcher(text).region(from, reading.body().end());
    boolean several = motions.lookingAt();
    int start = several ? motions.start(1) : from;
    int end = several ? motions.end(1) : reading.body().end();
    int at = start;
    for (; at < end; at++) {
      char c = text.charAt(at);
      depth += "《〈（“".indexOf(c) >= 0 ? 1 : "》〉）”".indexOf(c) >= 0 ? -1 : 0;
      if ("。；，\n".indexOf(c) >= 0 && (depth <= 0 || c == '\n')) {
        break;
      }
      if (depth == 0 && at > start && "、和及".indexOf(c) >= 0 && ends(text.substring(start, at))) {
        item(new Span(start, at), madeKnown);
        start = at + 1;
      }
    }
    if (start < at) {
      item(new Span(start, at), madeKnown);
    }
    return at;
  }

  /** 委员长会议关于提请审议甲草案、乙草案的两个议案: the drafts have titles, and the motions none. */
  private static final Pattern MOTIONS =
      Pattern.compile(
          "(?:[^，。；\\n]{0,30}关于提请(?:审议|审查|批准))?([^，。；\\n]{4,300}?)(?:的[\\d两三四五六七八九十]{1,3}个|等)议案");

  /** Whether a title may end here. */
  private boolean ends(String words) {
    return words.endsWith("》")
        || (drafts.kind(words).isPresent()
            && (words.indexOf("关于") < 0 || ENDED.matcher(words).matches()));
  }

  private void item(Span found, boolean madeKnown) {
    String words = found.of(text);
    int start = found.start();
    Matcher about = ABOUT_IT.matcher(words);
    if (about.find()) {
      start += about.end();
    }
    Matcher put = PUT_BY.matcher(text.substring(start, found.end()));
    if (put.find()) {
      start += put.end();
    }
    String title = LIST_END.matcher(text.substring(start, found.end())).replaceFirst("");
    Span span = new Span(start, start + title.length());
    if (title.length() < 3
        || title.length() > 90
        || title.indexOf('《') >= 0
        || title.indexOf('\n') >= 0
        || drafts.kind(title).isEmpty()
        || reading.lexicon.documentNouns.contains(title)
        || drafts.names().stream().anyMatch(name -> isTailOf(title, name.value()))
        || NO_TITLE.matcher(title).find()
        || UNNAMED.matcher(title).matches()
        || (!title.contains("关于")
            && (DESCRIBED.matcher(title).matches()
                || title.length() > 40
                || title.indexOf('了') >= 0
                || title.indexOf('、') >= 0))
        || OF_A_SENTENCE.matcher(BODY_WORDS.regex.matcher(head(title)).replaceAll("")).find()
        || (madeKnown && !LAW_LIKE.matcher(title).matches())
        || overlaps(span)) {
      return;
    }
    Draft draft = drafts.of(title, span);
    reading.documents.putIfAbsent(span.start(), new DocumentMention(span, draft.name, false));
  }

  /** A title before its 关于, behind which a sentence's words are the title's. */
  private static String head(String title) {
    int about = title.indexOf("关于");
    return about < 0 ? title : title.substring(0, about);
  }

  /** 省委常委会工作报告 after 中共云澜省委常委会工作报告. */
  private static boolean isTailOf(String title, String longer) {
    return longer.length() > title.length()
        && longer.endsWith(title)
        && (!title.endsWith("法") || longer.startsWith("中华人民共和国"));
  }

  private boolean overlaps(Span span) {
    var before = reading.documents.floorEntry(span.end());
    return before != null && before.getValue().span().overlaps(span);
  }
}
