package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import io.github.gonggao.model.Token;
import java.util.Set;

/**
 * Which words a body's name may hold, and where its suffix may stand. Names are built of nouns; a
 * verb, an adverb, a pronoun or a count inside a would-be name shows that it has swallowed the
 * sentence around it (国家防总要派出工作组), and a suffix that cuts a word in two is none (布局, 集中学习).
 */
final class BodyWords {
  /** Verbs, prepositions and adverbs of one character that HanLP cuts off from names reliably. */
  private static final String FUNCTION =
      "愿要将从向把被让令读去均皆就还也又致称到任率继同及暨您我你他她它这那某但对给跟赴说请派据因并仍再才只很更则经报系兼";

  private static final String INSIDE = "内里间前后";
  private static final String COUNTED = "个家架位名批项份座艘辆起件";

  private final Reading reading;
  private final Lexicon lexicon;

  BodyWords(Reading reading) {
    this.reading = reading;
    this.lexicon = reading.lexicon;
  }

  /** Whether the word that starts at {@code at} can stand in no name of a body. */
  boolean foreign(int at) {
    Token token = reading.tokenAt(at);
    return token != null && foreign(token);
  }

  boolean foreign(Token token) {
    String word = token.text();
    String tag = token.tag();
    int at = token.span().start();
    if (lexicon.bodyVerbs.contains(word)) {
      return false;
    }
    char kind = tag.isEmpty() ? ' ' : tag.charAt(0);
    if (word.length() == 1) {
      return ("vpdcru".indexOf(kind) >= 0 && FUNCTION.indexOf(word) >= 0)
          || (kind == 'f' && INSIDE.indexOf(word) >= 0)
          || (kind == 'q' && counts(at, word.charAt(0)))
          || (kind == 'm' && "一两几多数".indexOf(word) >= 0 && bareCount(at, token.span().end()));
    }
    if (word.equals("会议") || word.equals("大会") || word.equals("全会")) {
      return !MEETING_BODY
          .matcher(reading.text)
          .region(token.span().end(), reading.text.length())
          .lookingAt();
    }
    if (word.equals("代表")) {
      return !DELEGATES
          .matcher(reading.text)
          .region(token.span().end(), reading.text.length())
          .lookingAt();
    }
    if (kind == 'v') {
      return !tag.equals("vn") && !tag.equals("vg");
    }
    if (tag.equals("nnt")) {
      return lexicon.posts.contains(word) && !headsOffice(word, token.span().end());
    }
    return "dpcruyo".indexOf(kind) >= 0 || word.equals("首次") || (kind == 't' && word.endsWith("日"));
  }

  /** A verb right after a complete body is what it does, not how its unit is called: 协会联合甲中心. */
  boolean acts(int at) {
    Token token = reading.tokenAt(at);
    return token != null
        && (ACTS.contains(token.text())
            || (INSPECTS.contains(token.text())
                && "组办处科室局队站中工员委小检考评整调督".indexOf(reading.charAt(token.span().end())) < 0))
        && (token.tag().equals("v")
            || token.tag().startsWith("vd")
            || token.tag().equals("d")
            || token.text().equals("指导"));
  }

  /** What a group does, and what it is called by: 巡察组巡察鲁西集团. */
  private static final Set<String> INSPECTS =
      Set.of("指导", "巡察", "巡视", "督导", "督查", "调研", "检查", "考核");

  private static final Set<String> ACTS =
      Set.of(
          "联合", "共同", "代表", "支持", "领导", "协同", "发布", "推动", "引导", "促进", "推进", "建设", "创建", "打击", "公开",
          "介绍", "部署", "援助", "帮扶", "出版", "培训", "开放", "探索", "创新", "运用", "利用", "回收", "收购", "派遣");

  /** 区域, 市场, 部署: a level or an organ's short form that only opens a longer word. */
  boolean opensWord(int at, int from) {
    Token token = reading.tokenAt(at);
    return token != null
        && token.span().end() > from
        && !institution(token)
        && !token.tag().startsWith("ns")
        && lexicon.bodySuffixes.at(reading.text, from) == 0
        && lexicon.bodies.at(reading.text, from) == 0;
  }

  /** Whether a span is one common word (应用) or two (专业门店), which no company is called. */
  boolean plain(Span span) {
    int words = 0;
    for (int at = span.start(); at < span.end(); words++) {
      Token token = reading.tokenAt(at);
      if (token == null || token.span().end() > span.end()) {
        return false;
      }
      if (lexicon.countries.contains(token.text())) {
        return true;
      }
      if (!common(token)
          || token.text().length() < 2
          || lexicon.bodySuffixes.contains(token.text())) {
        return false;
      }
      at = token.span().end();
    }
    return words <= 2;
  }

  /** What is left of a span after the last word in it that no name holds. */
  Span afterLastForeign(Span span) {
    int start = span.start();
    for (int at = span.start(); at < span.end(); at++) {
      Token token = reading.tokenAt(at);
      if (token != null
          && "vpd".indexOf(token.tag().charAt(0)) >= 0
          && (foreign(token) || token.tag().equals("p"))) {
        start = Math.min(span.end(), token.span().end());
      }
    }
    return new Span(start, span.end());
  }

  /** 三家公司, 省级专家组: a measure word counts bodies, it names none. */
  private boolean counts(int at, char word) {
    char before = reading.charAt(at - 1);
    if (word == '级') {
      return "省市县区州国".indexOf(before) >= 0;
    }
    Token number = reading.tokenEnding(at);
    return COUNTED.indexOf(word) >= 0
        && number != null
        && "mar".indexOf(number.tag().charAt(0)) >= 0
        && reading.charAt(number.span().start() - 1) != '第';
  }

  /** 一大学, 两公司, but not 第一医院. */
  private boolean bareCount(int at, int end) {
    Token next = reading.tokenAt(end);
    return reading.charAt(at - 1) != '第'
        && next != null
        && next.text().length() > 1
        && (next.tag().startsWith("ni") || next.tag().startsWith("nt"));
  }

  private static final Pattern MEETING_BODY = Pattern.compile("中心|办公|秘书|主席团|筹|组委|会址|旧址|纪念馆|陈列馆|联盟");
  private static final Pattern DELEGATES = Pattern.compile("团|大会|处|队|资格|选举|联络|工作");
  private static final Pattern HEADED = Pattern.compile("办公|团|联席");

  /** 主席团, 秘书科: a title may open the name of a unit. */
  private boolean headsOffice(String word, int end) {
    return (word.equals("秘书") && "处科室局".indexOf(reading.charAt(end)) >= 0)
        || HEADED.matcher(reading.text).region(end, reading.text.length()).lookingAt();
  }

  private static final Pattern SOME =
      Pattern.compile(
          "[一某](?:大学|公司|银行|医院|学校|法院|中心|[省市县区镇乡]|街道)|(?:[一两三几多数首]|十?余|\\d{1,3}多?)(?:家|个|所|座|名|支|批)(?!属)");

  private static final Pattern SPOTS = Pattern.compile("(?:[一两三几多]|数[十百千])处");

  /**
   * Whether bodies are counted at {@code at} (美国一家气象公司, 香港多所学校), and none is named; {@code opening}
   * where this is the first word after a place, which a numbered unit (秘书一处) never is.
   */
  boolean counted(int at, boolean opening) {
    return reading.isBoundary(at)
        && reading.charAt(at - 1) != '第'
        && (SOME.matcher(reading.text).at(at) || (opening && SPOTS.matcher(reading.text).at(at)));
  }

  /** Whether a word that no body's name holds stands at {@code at}, as a word of its own. */
  boolean stops(int at) {
    int length = lexicon.bodyStops.at(reading.text, at);
    return length > 1
        || (length == 1
            && (reading.charAt(at) == '各' || (reading.tokenOver(at) == null && single(at))));
  }

  private boolean single(int at) {
    Token token = reading.tokenAt(at);
    return token == null || token.text().length() == 1;
  }

  /**
   * Whether the suffix at {@code at} to {@code end}, of a name whose open part starts at {@code
   * from}, is made of whole words.
   */
  boolean whole(int from, int at, int end) {
    Token first = reading.tokenOver(at);
    if (first != null
        && end - at == 1
        && first.span().end() == end
        && ((first.tag().startsWith("ns") && first.text().endsWith("科"))
            || lexicon.bodyLookalikes.contains(first.text()))) {
      return false; // 公司 and 餐厅 are institutions to HanLP, and no 司 and 厅
    }
    if (first != null
        && !institution(first)
        && (end - at == 1 ? common(first) && !names(first, end) : first.span().end() > end)) {
      return false;
    }
    Token last = reading.tokenOver(end);
    return last == null
        || institution(last)
        || (last.span().start() <= from && last.span().start() < at && !common(last))
        || lexicon.posts.at(reading.text, end) > 0
        || reading.charAt(end) == '长';
  }

  /** 干部科 is one word of HanLP's and a unit all the same. */
  private boolean names(Token token, int end) {
    return token.tag().startsWith("n")
        && token.span().end() == end
        && !lexicon.bodyLookalikes.contains(token.text());
  }

  private static boolean institution(Token token) {
    return token.tag().startsWith("ni") || token.tag().startsWith("nt");
  }

  /** A word of the language, as opposed to what HanLP took for a name. */
  private static boolean common(Token token) {
    String tag = token.tag();
    return !tag.startsWith("nr")
        && !tag.startsWith("ns")
        && !tag.startsWith("nz")
        && !tag.startsWith("nx")
        && !tag.startsWith("j")
        && !tag.endsWith("g");
  }

  private boolean describes(Token token) {
    return lexicon.bodyDescriptions.contains(token.text());
  }

  /** Whether the word at {@code at} says what body it is whose name follows. */
  boolean describes(int at, int limit) {
    Token token = reading.tokenAt(at);
    if (token == null || !describes(token) || token.span().end() >= limit) {
      return false;
    }
    if ("yes".equals(lexicon.bodyDescriptions.value(token.text()))) {
      return true;
    }
    // 企业管理有限公司 goes on with a word, 运营商优步公司 with a name
    Token next = reading.tokenAt(token.span().end());
    return next == null
        || (!common(next) && lexicon.bodySuffixes.at(reading.text, next.span().start()) == 0);
  }
}
