package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import io.github.gonggao.model.Token;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Bodies whose names open with no place and no registered body (companies, schools, task groups):
 * grown leftwards from a sure suffix, word by word, as far as the words are such as names hold.
 */
final class FreeBodies {
  private final Reading reading;
  private final String text;
  private final Lexicon lexicon;
  private final BodyWords words;
  private final BodyGrowth growth;
  private final List<BodyExtractor.Relative> relative;

  FreeBodies(Reading reading, BodyGrowth growth, List<BodyExtractor.Relative> relative) {
    this.reading = reading;
    this.text = reading.masked;
    this.lexicon = reading.lexicon;
    this.words = new BodyWords(reading);
    this.growth = growth;
    this.relative = relative;
  }

  /** Bodies without an anchor: leftwards from a sure suffix, word by word. */
  void find() {
    TreeMap<Integer, Body> found = new TreeMap<>();
    int at = 0;
    while (at < text.length()) {
      int length = lexicon.bodySuffixes.at(text, at);
      if (length == 0 || covered(at)) {
        at++;
        continue;
      }
      String suffix = text.substring(at, at + length);
      String use = lexicon.suffixUse.get(suffix);
      if ((use.equals("strong") || use.equals("free")) && words.whole(at, at, at + length)) {
        int start = leftEdge(at, at + length);
        if (suffix.endsWith("公司") || suffix.equals("集团")) {
          start = Math.min(start, companyEdge(at, start));
        }
        if (text.charAt(start) == '关' && reading.charAt(start - 1) == '有') {
          start++; // 通报有关通钢集团: the analyser cuts 关通
        }
        if ("任原兼经据由".indexOf(text.charAt(start)) >= 0
            && "年月日曾历现拟并又志，、；。\n".indexOf(reading.charAt(start - 1)) >= 0) {
          start++;
        }
        start = quotedBefore(trimmed(ownWords(setUp(start, at, suffix), at), at));
        String middle = text.substring(start, at);
        BodyName none = new BodyName("", null);
        if (middle.length() >= 2
            && growth.acceptable(start, at, at + length, suffix, false, none)
            && !COUNT.matcher(text.substring(Math.max(0, start - 4), start)).find()
            && named(start, at, use, suffix)) {
          BodyName chain =
              new BodyName(
                  written(start) + text.substring(start + 1, at + length),
                  lexicon.bodySuffixes.value(suffix));
          int end = growth.grow(at + length, chain, true);
          String form = text.substring(start, end);
          found.put(
              start,
              new Body(
                  new Span(start, end),
                  form,
                  chain.name(),
                  chain.shown(),
                  chain.parent(),
                  chain.kind,
                  false));
          at = end;
          continue;
        }
      }
      at += length;
    }
    for (Map.Entry<Integer, Body> entry : found.entrySet()) {
      Span span = entry.getValue().span();
      reading.bodies.subMap(span.start(), span.end()).clear();
      reading.bodies.put(entry.getKey(), entry.getValue());
    }
  }

  /** 拟任省妇女联合会: the level behind a verb that HanLP runs into it, or the character as it is. */
  private String written(int start) {
    String first = text.substring(start, start + 1);
    String place =
        "省市县区州".contains(first) && "任原兼".indexOf(reading.charAt(start - 1)) >= 0
            ? reading.placeOf(first, start)
            : null;
    return place == null ? first : place;
  }

  private static final Pattern OPENS_WRONG =
      Pattern.compile("^(?:[^的]{0,4}的|(?:计划|准备|拟)将|新一届|[新本上下每]?届)(?=..)");

  /** 五年的甬江实验室, 计划将某银行分行, 届无线电规则委员会: what no name opens with. */
  private int trimmed(int found, int at) {
    Matcher wrong = OPENS_WRONG.matcher(text.substring(found, Math.max(found, at)));
    return wrong.find() ? found + wrong.end() : found;
  }

  private static final Pattern SET_UP =
      Pattern.compile(
          "(?:成立|设立|组建)(?:了)?(?![以由的专相各一几多了并后起，、]|相应|有关|工作机构)(?<name>[\\u4e00-\\u9fa5]{2,24})$");

  private static final Pattern GROUP =
      Pattern.compile("(?:工作)?(?:领导小组|协调小组|工作小组|委员会|指挥部|联席会议|专班|工作组)");

  /** 成立政府购买服务改革工作领导小组: what is set up is named right behind the verb, whatever its words. */
  private int setUp(int found, int at, String suffix) {
    if (!GROUP.matcher(suffix).matches()) {
      return found;
    }
    Matcher verb = SET_UP.matcher(text.substring(Math.max(0, at - 30), at));
    if (!verb.find()) {
      return found;
    }
    int start = at - verb.group("name").length();
    return start < found
            && verb.group("name").indexOf('的') < 0
            && reading.bodies.subMap(start, at).values().stream().allMatch(Body::place)
        ? start
        : found;
  }

  private static final Set<String> NO_OPENING =
      Set.of("收购", "调整", "规定", "支持", "依托", "完善", "发挥", "用好", "办好", "推动", "加强", "有关");

  private static final Pattern BOTH_STATES = Pattern.compile("中[美俄英法德日韩印巴塞哈白欧非拉阿匈越老柬缅泰新澳加]$");

  /** 调整货币政策委员会 opens with a verb, 艾黎纪念馆 after 路易· with a name, 合作委员会 after 中塞 with two states. */
  private int ownWords(int found, int at) {
    int start = found;
    Token first = reading.tokenAt(start);
    if (first != null && NO_OPENING.contains(first.text()) && first.span().end() < at) {
      start = first.span().end();
    }
    while (reading.charAt(start - 1) == '·') {
      Token before = reading.tokenEnding(start - 1);
      if (before == null || !Reading.han(before.text().charAt(0))) {
        return start;
      }
      start = before.span().start();
    }
    return BOTH_STATES.matcher(text.substring(Math.max(0, start - 2), start)).find()
        ? start - 2
        : start;
  }

  private static final Pattern COUNT =
      Pattern.compile("(?:[0-9０-９]|[两三四五六七八九十百多几数余])(?:个|家|所|支|批|座|名)$");

  /** “一带一路”新闻合作联盟: words in quotes right before a name belong to it. */
  private int quotedBefore(int start) {
    if (reading.charAt(start - 1) != '”') {
      return start;
    }
    int open = text.lastIndexOf('“', start - 1);
    return open >= start - 10
            && open >= 0
            && open < start - 2
            && reading.bodyEnding(start) == null
            && text.substring(open + 1, start - 1).chars().allMatch(c -> Reading.han((char) c))
        ? open
        : start;
  }

  private boolean covered(int at) {
    Map.Entry<Integer, Body> entry = reading.bodies.floorEntry(at);
    if (entry != null && !entry.getValue().place() && entry.getValue().span().end() > at) {
      return true;
    }
    for (BodyExtractor.Relative r : relative) {
      if (r.span().start() <= at && at < r.span().end()) {
        return true;
      }
    }
    return false;
  }

  /** A company's name runs back to the nearest mark or verb where that is near enough. */
  private int companyEdge(int at, int found) {
    int edge = at;
    while (edge > 0
        && at - edge < 18
        && (Reading.han(text.charAt(edge - 1))
            || (text.charAt(edge - 1) == '）' && at - edge > 0))) {
      edge--;
      if (text.charAt(edge) == '）') {
        int open = text.lastIndexOf('（', edge);
        edge = open > edge - 8 && open >= 0 ? open : edge;
      }
      if ("和与及在对是由为向到给被把的了".indexOf(text.charAt(edge)) >= 0) {
        edge++;
        break;
      }
    }
    for (int i = edge; i < at; i++) {
      if (words.stops(i)
          || lexicon.posts.at(text, i) > 1
          || words.foreign(i)
          || words.counted(i, false)
          || words.describes(i, at)) {
        return found;
      }
    }
    return reading.bodyEnding(edge) == null
            && at - edge <= 16
            && "，、。；：\n“ 　".indexOf(reading.charAt(edge - 1)) >= 0
        ? edge
        : found;
  }

  private static final Pattern NUMBERED = Pattern.compile("第[一二三四五六七八九十百\\d]{1,4}(?:次|届)?$");

  private int leftEdge(int at, int end) {
    int start = at;
    String suffix = text.substring(at, end);
    while (end - start < 24) {
      Matcher numbered = NUMBERED.matcher(text.substring(Math.max(0, start - 7), start));
      if (numbered.find()) {
        start -= numbered.group().length();
        continue;
      }
      if (reading.charAt(start - 1) == '）' && start > 6) {
        int open = text.lastIndexOf('（', start - 1);
        if (open >= start - 6 && open > 0) {
          start = open;
          continue;
        }
      }
      Token token = reading.tokenEnding(start);
      if (token == null) {
        // a word that runs over the edge belongs to the name
        int inner = start - 1;
        if (inner >= 0 && Reading.han(reading.charAt(inner)) && !reading.isBoundary(start)) {
          start = inner;
          continue;
        }
        return start;
      }
      String tag = token.tag();
      boolean nominal =
          tag.startsWith("n")
              || tag.startsWith("vn")
              || tag.startsWith("g")
              || tag.equals("j")
              || tag.equals("b")
              || tag.equals("s")
              || tag.equals("f")
              || tag.equals("an")
              || (tag.endsWith("g") && token.text().length() == 1)
              || lexicon.bodyVerbs.contains(token.text())
              || (tag.startsWith("m") && token.text().startsWith("第"))
              || (tag.startsWith("q") && start < at && "次届".contains(token.text()))
              || (tag.equals("a") && token.text().length() == 1 && !token.text().equals("好"));
      if (!nominal
          || words.foreign(token)
          || words.counted(token.span().start(), false)
          || (start < at
              && (words.describes(token.span().start(), at)
                  || (suffix.endsWith("公司") && token.text().equals("机构"))))
          || token.text().equals("原")
          || token.text().endsWith("的")
          || lexicon.bodyStops.contains(token.text())
          || !Reading.han(token.text().charAt(0))) {
        return start;
      }
      Body body = reading.bodyEnding(start);
      if (body != null && !body.place()) {
        return start;
      }
      if (suffix.equals("代表团") && token.text().equals("中国")) {
        return token.span().start(); // 巴黎残奥会开幕式中国体育代表团
      }
      if ("和与及".indexOf(token.text().charAt(0)) >= 0
          && lexicon.bodySuffixes.before(text, token.span().start()) > 1) {
        return token.span().start() + 1; // 甲公司和乙公司
      }
      start = token.span().start();
    }
    return start;
  }

  private static final Pattern OFFICED =
      Pattern.compile("\\G(?:新任|现任|原)?(?:党委|党组|董事|监事|副?总经理|总会计师|副?总裁|工会主席)");

  /** Whether the words before a suffix make a particular body of it. */
  private boolean named(int start, int at, String use, String suffix) {
    String middle = text.substring(start, at);
    if (described(start) && middle.length() >= 2) {
      return true;
    }
    if (GENERIC.matcher(middle).find()) {
      return false;
    }
    if (middle.matches("(?:精神|同级).*")) {
      return false;
    }
    if (GENERIC_END.matcher(middle).find()) {
      return false;
    }
    if (suffix.equals("代表团") && OF_MANY.matcher(middle).find()) {
      return false;
    }
    if (suffix.equals("委员会") || suffix.equals("联席会议")) {
      return middle.length() >= 4;
    }
    if (use.equals("free")) {
      return middle.length() >= 4;
    }
    for (int i = start; i < at; i++) {
      Token token = reading.tokenAt(i);
      if (token != null
          && (token.tag().startsWith("ns")
              || token.tag().startsWith("nz")
              || token.tag().startsWith("nr")
              || token.tag().startsWith("nt")
              || token.tag().equals("j")
              || (token.tag().endsWith("g") && i < at - 2)
              || token.tag().startsWith("x"))) {
        return true;
      }
    }
    if ((suffix.equals("集团") || suffix.endsWith("公司"))
        && middle.length() <= 4
        && OFFICED.at(text, at + suffix.length()) != null
        && !words.plain(new Span(start, at))) {
      return true; // 中轻集团党委书记: whoever has such an office has a name
    }
    if (middle.matches("^(?:国际|中国|中华|全国|国家|首都|人民|中央|中共|中[英美德法俄欧]|“).*")) {
      return true;
    }
    return suffix.endsWith("有限公司") || suffix.endsWith("责任公司");
  }

  /** 军火巨头雷神公司: a word that says what the body is shows that the rest is its name. */
  private boolean described(int start) {
    Token before = reading.tokenEnding(start);
    return before != null
        && "yes".equals(lexicon.bodyDescriptions.value(before.text()))
        && reading.tokenOver(start) == null;
  }

  private static final Pattern OF_MANY = Pattern.compile("(?:国家|国际组织|.方)$");

  private static final Pattern GENERIC_END =
      Pattern.compile(
          "(?:上市|国有|民营|外资|跨国|龙头|大型|多家|所属|下属|寄宿制|自有|其他|周边|当地|受援|结对|多国|各国|驻外|驻华)$|^(?:城市|农村)?[居村]民$");

  private static final Pattern GENERIC =
      Pattern.compile(
          "^(?:[外中双对各我敌]方|[央国民]企$|国有|民营|地方|高等|普通|职业|有关|相关|全国|各|一些|部分|许多|多家|外国|外资|上市|科技|大型|中小|重点|优秀|专门|定点|本|该|我国|中国$|国家$|国际$|全国$|人民$|新时代|现代|一流|高水平|研究型|综合性|智慧|数字|知名|著名|同级|规定精神|全国性|社会|行业|金融|商业|企业|犯罪|诈骗|走私|公立|民办|教学|科研|专家)(?!.{4})");
}
