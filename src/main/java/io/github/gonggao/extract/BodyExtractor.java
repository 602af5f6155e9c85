package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import io.github.gonggao.model.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Recognises bodies and places.
 *
 * <p>Problem: a body's name has a sure right edge (局, 委员会, 有限公司) but an open left one, most names
 * are written short (市委, 局党组, 驻委纪检监察组), and statistical recognisers merge bodies with the meetings
 * they hold. Method: a name grows rightwards from an anchor whose left edge is sure (a registered
 * body, a place, a relative word such as 市 or 局, a country), one suffix after another (国家邮政局 + 党组 +
 * 中心组), each with a few characters before it that hold no stop word. Only what has no anchor
 * (companies, schools, task groups) is grown leftwards, word by word. Relative forms are written
 * out afterwards, when the places and organs of the announcement are known. Limits: companies
 * without a company word (金风科技) are found in lists only.
 *
 * <p>One scan decides between registered bodies, places, countries and relative forms for the same
 * characters, so its rules stand together, which is why the class is long; how a name goes on is
 * {@link BodyGrowth}'s, what has no anchor {@link FreeBodies}'.
 */
final class BodyExtractor implements FactExtractor {
  private static final Pattern ORDINAL =
      Pattern.compile("(?:第?[一二三四五六七八九十]{1,3}届|第[一二三四五六七八九十]{1,3}任)");
  private static final String LEVELS = "省市县区州旗盟";
  private static final Set<String> RELATIVE_ORGANS =
      Set.of("局", "部", "委", "厅", "署", "院", "办", "行", "校");
  private static final Pattern BARE_CENTRAL = Pattern.compile("中央(?=决策|关于|对|批准|要求|提出|部署|的决策|和国务院)");

  private static final String WORD_CHARS_BEFORE_RELATIVE = "全各某该每外本我他跨辖高";

  @Override
  public void extract(Reading reading) {
    Scan scan = new Scan(reading);
    scan.run();
    new RelativeBodies(reading, scan.relative).writeOut();
  }

  /** A form that only the context can write out: 市民政局, 局党组. */
  record Relative(Span span, String head, String rest, String parentRest, String kind) {
    Relative(Span span, String head, String rest, String kind) {
      this(span, head, rest, null, kind);
    }
  }

  private static final class Scan {
    private final Reading reading;
    private final String text;
    private final Lexicon lexicon;
    private final BodyWords words;
    private final BodyGrowth growth;
    private final List<Relative> relative = new ArrayList<>();

    Scan(Reading reading) {
      this.reading = reading;
      this.text = reading.masked;
      this.lexicon = reading.lexicon;
      this.words = new BodyWords(reading);
      this.growth = new BodyGrowth(reading);
    }

    private static final Pattern DATELINE =
        Pattern.compile(
            "(?:央视网消息|(?:新华社|中新社|中新网|本报|人民网|新华网)[^，。\\n]{0,16}?(?:电|讯))(?:（[^）]{1,12}）)?[：　 ]?");

    void run() {
      Matcher dateline =
          DATELINE
              .matcher(text)
              .region(reading.body().start(), Math.min(text.length(), reading.body().start() + 60));
      Span outlet = dateline.find() ? new Span(dateline.start(), dateline.end()) : new Span(0, 0);
      bodies();
      reading.bodies.values().removeIf(body -> outlet.contains(body.span()));
    }

    private void bodies() {
      int at = 0;
      while (at < text.length()) {
        int end = Reading.han(text.charAt(at)) || text.charAt(at) == '“' ? read(at) : at;
        at = end > at ? end : at + 1;
      }
      new FreeBodies(reading, growth, relative).find();
      new ListedCompanies(reading).find();
    }

    private static final Pattern MISSION =
        Pattern.compile(
            "(?:中国|我)?(?<at>常?驻)(?<host>[\\u4e00-\\u9fa5]{1,10}?)(?<kind>使馆|大使馆|总领馆|总领事馆|领事馆|办事处|使团|代表团|代表处)");

    /** Missions anywhere (中国驻多国使馆, 驻华使馆) are no particular ones, 联合国日内瓦办事处 is none. */
    private static final Pattern NO_MISSION =
        Pattern.compile("多国.*|外|各国?.*|国外|当地|境外|有关国家|该国|本国|相关国家|国际组织|.*[和与的].*|联合国.*办事处");

    private static final Pattern STATIONED = Pattern.compile("驻(委|部|局|院|行|厅|办|署)(纪检监察组|纪检组)");

    /** Reads a body or place that starts at {@code at}; returns its end, or {@code at}. */
    private int read(int at) {
      if ("年月日".indexOf(text.charAt(at)) >= 0 && Character.isDigit(reading.charAt(at - 1))) {
        return at;
      }
      int mission = mission(at);
      if (mission > at) {
        return mission;
      }
      if (text.charAt(at) == '驻') {
        Matcher stationed = STATIONED.matcher(text).region(at, Math.min(text.length(), at + 10));
        if (stationed.lookingAt()) {
          relative.add(
              new Relative(
                  new Span(at, stationed.end()),
                  "驻" + stationed.group(1),
                  stationed.group(2),
                  "discipline-stationed"));
          return stationed.end();
        }
        int length = growth.registered(at + 1);
        int group =
            length == 0
                ? 0
                : text.startsWith("纪检监察组", at + 1 + length)
                    ? 5
                    : text.startsWith("纪检组", at + 1 + length) ? 3 : 0;
        if (group > 0) {
          int end = at + 1 + group + length;
          String form = text.substring(at, end);
          String name = form.startsWith("驻国资委") ? "驻国务院" + form.substring(1) : form;
          Body sender = reading.bodyEnding(at);
          if (sender != null && sender.name().matches(".*(?:纪委|监委)")) {
            Span whole = new Span(sender.span().start(), end);
            String full = sender.name() + name;
            put(
                new Body(
                    whole,
                    whole.of(text),
                    full,
                    full,
                    sender.name(),
                    "discipline-stationed",
                    false));
            return end;
          }
          put(new Body(new Span(at, end), form, name, name, null, "discipline-stationed", false));
          return end;
        }
      }
      int committee = centralCommittee(at);
      if (committee > at) {
        return committee;
      }
      int brief = briefState(at);
      if (brief > at) {
        return brief;
      }
      int cppcc = conference(at);
      if (cppcc > at) {
        return cppcc;
      }
      Matcher branch = PARTY_BRANCH.at(text, at);
      if (branch != null) {
        String name = branch.group();
        put(new Body(new Span(at, branch.end()), name, name, name, null, PARTY_KIND, false));
        return branch.end();
      }
      int start = at;
      int from = at;
      Matcher ordinal = ORDINAL.matcher(text).region(at, Math.min(text.length(), at + 8));
      if (ordinal.lookingAt()) {
        from = ordinal.end();
      }
      int registered = growth.registered(from);
      if (registered > 0) {
        String form = text.substring(from, from + registered);
        BodyName chain = new BodyName(form, lexicon.bodyKinds.get(lexicon.bodies.value(form)));
        if (from > start) {
          chain.ordinals = text.substring(start, from);
        }
        return finish(start, growth.grow(from + registered, chain, true), chain, false);
      }
      if (from > start) {
        return at;
      }
      Matcher central = BARE_CENTRAL.matcher(text).region(at, Math.min(text.length(), at + 8));
      central.useTransparentBounds(true);
      if (central.lookingAt() && reading.isBoundary(at)) {
        put(new Body(new Span(at, at + 2), "中央", "中共中央", "中共中央", null, "party-central", false));
        return at + 2;
      }
      int national = national(at);
      if (national > at) {
        return national;
      }
      int state = lexicon.countries.at(text, at);
      // 中英国际学院 has no 英国
      if (state > 1
          && !(reading.charAt(at - 1) == '中' && state == 2 && reading.isBoundary(at + 1))) {
        return ofState(at, state);
      }
      int place = place(at);
      if (place > at) {
        String name = text.substring(at, place);
        BodyName chain = new BodyName(name, null);
        chain.parentless = 1;
        Matcher task = TASK.matcher(text).region(place, Math.min(text.length(), place + 48));
        if (task.lookingAt()) {
          chain.add(task.group(), "party-coordination");
          return finish(at, growth.grow(task.end(), chain, true), chain, false);
        }
        boolean all =
            reading.charAt(place) == '级'
                || ("、和与".indexOf(reading.charAt(at - 1)) >= 0
                    && SharedTails.SHARED.matcher(text).at(place));
        int end = all ? place : growth.grow(place, chain, false);
        if (end > place) {
          return finish(at, end, chain, false);
        }
        put(new Body(new Span(at, place), name, name, name, null, null, true));
        return place;
      }
      return relative(at);
    }

    /** 云澜省推进大湾区建设领导小组: the verb is the group's task and no end of a name. */
    private static final Pattern TASK =
        Pattern.compile(
            "(?:推进|推动|促进|加快|加强|深化|落实|贯彻|全面|应对|防范|防治|打击|整治|处置|化解|治理|建设|创建|统筹|支持|扶持|保障|实施|对口支援|迎接|申办|筹备|解决|清理|规范|开展|优化|改善|提升|提高|扩大|发展|稳定|压减|淘汰|培育|构建|打造|完善|巩固)"
                + "(?:(?!成立|设立|组建|召开|举行|会议|政府|省委|市委|县委|区委|的)[\\u4e00-\\u9fa5“”]){2,36}?"
                + "(?:领导小组|协调小组|工作小组|指挥部|工作专班|联席会议)");

    /** 中国驻泰国使馆, 伊朗常驻联合国代表团. */
    private int mission(int at) {
      char first = text.charAt(at);
      if ("中我常驻".indexOf(first) < 0) {
        return at;
      }
      Matcher mission = MISSION.matcher(text).region(at, Math.min(text.length(), at + 20));
      if (!mission.lookingAt()) {
        return at;
      }
      String host = mission.group("host");
      String kind = mission.group("kind");
      boolean own = first == '中' || first == '我';
      Body sender = own ? null : reading.bodyEnding(at);
      boolean sent = sender != null && sender.place();
      if (NO_MISSION.matcher(host + (host.startsWith("联合国") ? kind : "")).matches()
          || (!sent && host.startsWith("华"))) {
        return at;
      }
      String name = (sent ? sender.name() : "中国") + mission.group("at") + host + kind;
      put(
          new Body(
              new Span(at, mission.end()), mission.group(), name, name, null, "embassy", false));
      return mission.end();
    }

    private static final Pattern OF_THE_NATION =
        Pattern.compile("国家[\\u4e00-\\u9fa5]{2,}(?:办公室|管理局|总局|监察局|委员会|领导小组)");

    /** 国家口岸管理办公室: a national organ that no list has. */
    private int national(int at) {
      if (!text.startsWith("国家", at)
          || !reading.isBoundary(at)
          || ("我各两多该本等" + STATES).indexOf(reading.charAt(at - 1)) >= 0) {
        return at;
      }
      BodyName chain = new BodyName("国家", null);
      chain.parentless = 1;
      int end = growth.grow(at + 2, chain, true);
      return end > at + 2 && OF_THE_NATION.matcher("国家" + chain.parts.get(0)).matches()
          ? finish(at, end, chain, false)
          : at;
    }

    private static final Pattern CENTRAL_COMMITTEE =
        Pattern.compile("(?:中国共产党)?第?[一二三四五六七八九十]{1,3}届中央委员会(?!常)");

    /** 二十届中央委员会 is the Party's, unless the text has spoken of another party. */
    private int centralCommittee(int at) {
      Matcher matcher =
          CENTRAL_COMMITTEE.matcher(text).region(at, Math.min(text.length(), at + 18));
      if (!matcher.lookingAt()) {
        return at;
      }
      String name = "中央委员会";
      String parent = null;
      if (text.charAt(at) != '中') {
        for (Body body : reading.bodies.headMap(at, false).descendingMap().values()) {
          if (PARTY_KIND.equals(body.kind())) {
            parent = body.name().replaceFirst("中央(?:委员会)?$", "");
            name = parent + name;
            break;
          }
        }
      }
      put(
          new Body(
              new Span(at, matcher.end()),
              matcher.group(),
              name,
              matcher.group(),
              parent,
              "party-central",
              false));
      return matcher.end();
    }

    /** 民革北京市委会, 农工党云州市委员会. */
    private static final Pattern PARTY_BRANCH =
        Pattern.compile(
            "(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)(?!中央)[\\u4e00-\\u9fa5]{2,7}?(?:委员会|委会|工委)(?!主席)");

    private static final String PARTY_KIND = "democratic-party";

    /** What texts call states for short before an organ: 美国防部, 俄外交部, 匈国会. */
    private static final Pattern ORGAN_OF_STATE =
        Pattern.compile(
            "国防部|外交部|财政部|商务部|司法部|国务院|国土安全部|卫生部|能源部|内政部|农业部|交通部|劳工部|国民议会|国会|议会|众议院|参议院|众院|参院|武装部队|国防军|总参谋部|海军|空军|陆军|央行|总统府|联邦政府|最高法院");

    /** The state that one character stands for is the last one named that begins with it. */
    private int briefState(int at) {
      Token token = reading.tokenAt(at);
      if (token == null
          || STATES.indexOf(text.charAt(at)) < 0
          || STATES.indexOf(reading.charAt(at - 1)) >= 0
          || reading.charAt(at - 1) == '中') {
        return at;
      }
      Matcher organ = ORGAN_OF_STATE.matcher(text).region(at + 1, text.length());
      if (token.span().length() == 1
          && (text.startsWith("国家", at + 1) || text.startsWith("俄联邦", at))) {
        return briefNational(at);
      }
      if (!organ.lookingAt()
          || (token.span().length() > 1 && !token.text().startsWith(text.charAt(at) + "国"))
          || (token.span().length() > 1 && organ.group().length() < 3)) {
        return at;
      }
      String state = stateNamed(text.charAt(at), at);
      if (state == null) {
        return at;
      }
      BodyName chain = new BodyName(state, null);
      chain.parentless = 1;
      chain.ofState = true;
      chain.add(organ.group(), "foreign-government");
      return finish(at, growth.grow(organ.end(), chain, true), chain, false);
    }

    /** 俄国家杜马, 乌国家安全与国防委员会. */
    private int briefNational(int at) {
      String state = stateNamed(text.charAt(at), at);
      if (state == null) {
        return at;
      }
      BodyName chain = new BodyName(state, null);
      chain.parentless = 1;
      chain.ofState = true;
      int end = growth.grow(at + 1, chain, true);
      return end > at + 1 && chain.parts.get(0).matches("(?:国家|联邦).*")
          ? finish(at, end, chain, false)
          : at;
    }

    private static final String STATES = "美俄乌以伊日韩英法德印巴叙土黎埃澳加朝越匈古委意西葡荷波捷";

    private String stateNamed(char first, int at) {
      for (int i = at - 1; i >= 0; i--) {
        int length = text.charAt(i) == first ? lexicon.countries.at(text, i) : 0;
        if (length > 1) {
          return lexicon.countries.value(text.substring(i, i + length));
        }
      }
      for (int i = at + 1; i < text.length(); i++) {
        int length =
            text.charAt(i) == first && reading.tokenOver(i) == null
                ? lexicon.countries.at(text, i)
                : 0;
        if (length > 1) {
          return lexicon.countries.value(text.substring(i, i + length));
        }
      }
      return null;
    }

    private static final Pattern CONFERENCE =
        Pattern.compile(
            "(?:中国人民政治协商会议|政协)(?:第[一二三四五六七八九十]{1,3}届)?([\\u4e00-\\u9fa5]{2,12}?)(?:第[一二三四五六七八九十]{1,3}届)?委员会");

    /** 政协云州市第三届委员会 is 云州市政协. */
    private int conference(int at) {
      if (text.charAt(at) != '政' && text.charAt(at) != '中') {
        return at;
      }
      Matcher matcher = CONFERENCE.matcher(text).region(at, Math.min(text.length(), at + 36));
      if (!matcher.lookingAt()) {
        return at;
      }
      String place = matcher.group(1);
      if (!place.equals("全国")
          && reading.placeAt(place, 0) == 0
          && "省市县区州".indexOf(place.charAt(place.length() - 1)) < 0) {
        return at;
      }
      String name = place + "政协";
      BodyName chain = new BodyName(name, "cppcc");
      int end = matcher.end();
      if (text.startsWith("常务委员会", end) || text.startsWith("常委会", end)) {
        end += text.startsWith("常委会", end) ? 3 : 5;
        chain.add("常委会", "cppcc");
      }
      end = growth.grow(end, chain, true);
      put(
          new Body(
              new Span(at, end),
              text.substring(at, end),
              chain.name(),
              chain.shown(),
              chain.parent(),
              chain.kind,
              false));
      return end;
    }

    private static final Pattern OF_CHINA =
        Pattern.compile(".*(?:公司|集团|大学|协会|学会|银行|研究院|科学院)|.{3,}中心|.{2,}委员会|政府");

    private static final Pattern OUR_OWN = Pattern.compile("全国.*|国务院.*|中央.*|中共中央.*|最高.*|国家.*");

    /** 越南国会, 中国公安部; the country alone may still carry a post. */
    private int ofState(int at, int length) {
      String name = text.substring(at, at + length);
      BodyName chain = new BodyName(name, null);
      chain.parentless = 1;
      chain.ofState = true;
      int registered = growth.registered(at + length);
      String organ =
          registered == 0
              ? null
              : lexicon.bodies.value(text.substring(at + length, at + length + registered));
      if (registered > 0
          && "igo".equals(lexicon.bodyKinds.get(organ))
          && !text.startsWith("协会", at + length + registered)) {
        put(new Body(new Span(at, at + length), name, name, name, null, null, true));
        return at + length;
      }
      String form = text.substring(at + length, at + length + registered);
      if (registered > 0
          && name.equals("中国")
          && (OUR_OWN.matcher(organ).matches() || OUR_OWN.matcher(form).matches())) {
        BodyName own = new BodyName(form, lexicon.bodyKinds.get(organ));
        return finish(at, growth.grow(at + length + registered, own, true), own, false);
      }
      if (registered > 0
          && name.length() <= 6
          && lexicon.bodySuffixes.before(form, form.length()) > 0) {
        chain.add(form, name.equals("中国") ? null : "foreign-government");
        return finish(at, growth.grow(at + length + registered, chain, true), chain, false);
      }
      int end = growth.grow(at + length, chain, true);
      if (end > at + length
          && (!name.equals("中国") || OF_CHINA.matcher(chain.parts.get(0)).matches())) {
        return finish(at, end, chain, false);
      }
      put(new Body(new Span(at, at + length), name, name, name, null, null, true));
      return at + length;
    }

    /** End of a chain of places (福建省福州市) that starts at {@code at}. */
    private int place(int at) {
      int end = at;
      while (true) {
        int length = reading.placeAt(text, end);
        if (length == 2 && text.startsWith("和县", end) && reading.tokenAt(end + 1) != null) {
          length = 0;
        }
        if (length == 0) {
          int brief = lexicon.placeShort.at(text, end);
          if (brief > 0 && (end > at || reading.isBoundary(end))) {
            length = brief;
          }
        }
        if (length == 0) {
          length = namedPlace(end);
        }
        if (length == 0 && end > at) {
          length = county(end);
        }
        if (length == 0) {
          return end;
        }
        end += length;
        if (end - at > 20) {
          return end;
        }
      }
    }

    private static final Pattern COUNTY =
        Pattern.compile("[\\u4e00-\\u9fa5]{2,3}[县旗](?![\\u4e00-\\u9fa5]{0,2}[县旗])");

    /** 那曲市比如县: a county behind a prefecture that no list has, before what makes it a body's. */
    private int county(int at) {
      if ("省市州盟区".indexOf(text.charAt(at - 1)) < 0) {
        return 0;
      }
      Matcher county = COUNTY.at(text, at);
      if (county == null || words.stops(at) || "各该有全所和与及".indexOf(text.charAt(at)) >= 0) {
        return 0;
      }
      int end = county.end();
      return lexicon.bodySuffixes.at(text, end) > 0
              || "委人政长".indexOf(reading.charAt(end)) >= 0
              || SUFFIXED.matcher(text).at(end)
          ? end - at
          : 0;
    }

    private static final Pattern SUFFIXED =
        Pattern.compile(
            "[\\u4e00-\\u9fa5]{2,8}(?:局|医院|幼儿园|小学|中学|卫生院|法院|检察院|公安局|派出所)(?=[副院园校局所长党书委])");

    /** A place that HanLP knows, with its level: 青浦 + 区. */
    private int namedPlace(int at) {
      Token token = reading.tokenAt(at);
      if (token == null
          || !token.tag().startsWith("ns")
          || token.text().length() < 2
          || token.text().matches("自治[区州县旗]")) {
        return 0;
      }
      int end = token.span().end();
      if (LEVELS.indexOf(reading.charAt(end)) >= 0
          && LEVELS.indexOf(text.charAt(end - 1)) < 0
          && !text.startsWith("区域", end)
          && !text.startsWith("市场", end)) {
        return token.text().length() + 1;
      }
      return LEVELS.indexOf(text.charAt(end - 1)) >= 0 || token.text().endsWith("新区")
          ? token.text().length()
          : 0;
    }

    /** 学校党委, 公司董事会: a word for the organ whose page it is, before its committee. */
    private String ownHead(int at) {
      for (String head : List.of("学校", "集团公司", "公司", "集团", "医院", "学院")) {
        if (text.startsWith(head, at)
            && opensPhrase(at)
            && OWN_COMMITTEE.matcher(text).at(at + head.length())) {
          return head;
        }
      }
      return null;
    }

    /** Whether no noun stands right before, which would be the name: 鲁西集团党委. */
    private boolean opensPhrase(int at) {
      Token before = reading.tokenEnding(at);
      return !Reading.han(reading.charAt(at - 1))
          || (before != null
              && "pvcudrt".indexOf(before.tag().charAt(0)) >= 0
              && (before.text().length() > 1 || "由对在向和与及经据为受是被将把的".contains(before.text())));
    }

    private static final Pattern OWN_COMMITTEE = Pattern.compile("党委|党组|纪委|董事会|监事会|工会");

    /** 常委会代表资格审查委员会 in the news of a congress. */
    private int ofStandingCommittee(int at) {
      if (!text.startsWith("常委会", at)
          || (Reading.han(reading.charAt(at - 1)) && !reading.isBoundary(at))) {
        return at;
      }
      BodyName chain = new BodyName("", null);
      int end = growth.grow(at + 3, chain, true);
      if (end == at + 3 || reading.bodyEnding(at) != null) {
        return at;
      }
      relative.add(
          new Relative(
              new Span(at, end),
              "常委会",
              chain.name(),
              chain.parts.size() > 1 ? chain.parent() : null,
              chain.kind));
      return end;
    }

    private static final Pattern OFFICE_WITHIN =
        Pattern.compile("\\G(?:副(?:部长|局长|主任|厅长|署长|院长|行长)|总(?:工程|经济|会计|统计|农艺|规划|审计|畜牧|兽医)师)");

    /** 市民政局, 局党组, 我部, 自治区党委: what only the context can write out. */
    private int relative(int at) {
      int unit = ofStandingCommittee(at);
      if (unit > at) {
        return unit;
      }
      String head = null;
      int from = at;
      if ("我本该你贵".indexOf(text.charAt(at)) >= 0 && at + 1 < text.length()) {
        String organ = text.substring(at + 1, at + 2);
        if (RELATIVE_ORGANS.contains(organ)
            && reading.isBoundary(at)
            && !Reading.han(reading.charAt(at + 2))) {
          relative.add(new Relative(new Span(at, at + 2), organ, "", null));
          return at + 2;
        }
      }
      if (RELATIVE_ORGANS.contains(text.substring(at, at + 1))
          && lexicon.postAt(text, at) == 0
          && OFFICE_WITHIN.at(text, at + 1) != null
          && startsWord(at)) {
        // 部总工程师, 委副主任: one character stands for the whole name
        relative.add(new Relative(new Span(at, at + 1), text.substring(at, at + 1), "", null));
        return at + 1;
      }
      String own = ownHead(at);
      if (text.startsWith("自治区", at)) {
        head = "自治区";
        from = at + 3;
      } else if (own != null) {
        head = own;
        from = at + own.length();
      } else if (LEVELS.indexOf(text.charAt(at)) >= 0
          || RELATIVE_ORGANS.contains(text.substring(at, at + 1))) {
        head = text.substring(at, at + 1);
        from = at + 1;
      }
      if (head == null
          || WORD_CHARS_BEFORE_RELATIVE.indexOf(reading.charAt(at - 1)) >= 0
          || text.startsWith("以上", at - 2)
          || text.startsWith("地级", at - 2)
          || !startsWord(at)
          || words.opensWord(at, from)) {
        return at;
      }
      boolean placed = head.equals("自治区") || LEVELS.contains(head);
      BodyName chain = new BodyName("", null);
      int end = growth.grow(from, chain, !placed);
      if (end == from) {
        return at;
      }
      if (!placed
          && !chain
              .parts
              .get(0)
              .matches(
                  "(?:党组|党委|机关党委|党工委|纪委|理论学习中心组|中心组|办公厅|办公室|.*司|信息中心|.*党组.*|党委.*|董事会|监事会|工会|.*领导小组.*|直属机关.*|机关(?:党委|纪委|工会|团委|服务局|服务中心))")) {
        return at;
      }
      String rest = chain.name();
      relative.add(
          new Relative(
              new Span(at, end),
              head,
              rest,
              chain.parts.size() > 1 ? chain.parent() : null,
              chain.kind));
      return end;
    }

    private boolean startsWord(int at) {
      char before = reading.charAt(at - 1);
      return !Reading.han(before)
          || reading.isBoundary(at)
          // 11月26日省人民政府: the day is cut off by no analyser
          || (before == '日' && Character.isDigit(reading.charAt(at - 2)));
    }

    /** What a page says twice: 延边延边朝鲜族自治州. */
    private static final Pattern DOUBLED = Pattern.compile("^([\\u4e00-\\u9fa5]{2,3})(?=\\1)");

    private static final Pattern SENT = Pattern.compile("(.{2,12}?)(驻[委部局院行厅办署])(纪检监察组|纪检组)");

    /** 云澜省原省委: the level is said once more behind the mark. */
    private static final Pattern LEVEL_TWICE = Pattern.compile("([省市县区州旗盟])\\1(?=委|政府|人大|政协|纪委)");

    private int finish(int start, int end, BodyName chain, boolean place) {
      String form = text.substring(start, end);
      String name =
          LEVEL_TWICE.matcher(DOUBLED.matcher(chain.name()).replaceFirst("")).replaceFirst("$1");
      String shown = DOUBLED.matcher(chain.shown()).replaceFirst("");
      String parent = chain.parent();
      if (form.equals("党中央") || form.equals("中共中央") || form.equals("中国共产党中央委员会")) {
        name = "中共中央";
        shown = name;
      } else if (name.startsWith("中共中央") && name.length() > 4) {
        name = name.substring(2);
        shown = shown.replaceFirst("中共中央", "中央");
        if (name.equals("中央政治局")) {
          parent = "中共中央";
        }
      } else if (name.startsWith("中共") && !name.startsWith("中共中央")) {
        name = name.substring(2);
        shown = name;
        parent = parent != null && parent.startsWith("中共") ? parent.substring(2) : parent;
      } else if (name.equals("国资委")) {
        name = "国务院国资委";
        shown = name;
      } else if (name.startsWith("国资委")) {
        name = "国务院" + name;
        shown = "国务院" + shown;
        if (parent != null) {
          parent = "国务院" + parent;
        }
      }
      if (name.equals("中央政治局")) {
        parent = "中共中央";
      }
      if (name.endsWith("纪委监委")) {
        parent = null;
      } else if (parent != null && parent.matches(".*驻[^组处馆团]+|.*(?:开发区|新区|高新区)")) {
        parent = null; // 市纪委驻市财政局 is a piece of a name
      }
      Matcher sent = SENT.matcher(form);
      if (sent.matches()) {
        // 中纪委驻局纪检组: the sender is named, the host only meant
        String sender = sent.group(1);
        Span of = new Span(start, start + sender.length());
        put(new Body(of, sender, sender, sender, null, "discipline-commission", false));
        relative.add(
            new Relative(
                new Span(of.end(), end), sent.group(2), sent.group(3), "discipline-stationed"));
        return end;
      }
      if ("zone".equals(chain.kind)) {
        // a development zone is a place; its committee is the body
        put(new Body(new Span(start, end), form, name, shown, null, null, true));
        return end;
      }
      if (parent == null || name.endsWith("中心组") || name.matches(".*纪检(?:监察)?组")) {
        String implied = Parents.implied(name);
        parent = implied == null ? parent : implied;
      }
      put(new Body(new Span(start, end), form, name, shown, parent, chain.kind, place));
      return end;
    }

    private void put(Body body) {
      if (body.place() && body.form().length() == 2 && !reading.isBoundary(body.span().start())) {
        return;
      }
      reading.bodies.put(body.span().start(), body);
    }
  }
}
