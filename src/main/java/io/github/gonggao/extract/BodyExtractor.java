package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import io.github.gonggao.model.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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
 * characters, so its rules stand together; that is why the class is long.
 */
final class BodyExtractor implements FactExtractor {
  private static final int LONGEST_MIDDLE = 12;
  private static final Pattern ORDINAL =
      Pattern.compile("(?:第?[一二三四五六七八九十]{1,3}届|第[一二三四五六七八九十]{1,3}任)");
  private static final String LEVELS = "省市县区州旗盟";
  private static final Set<String> RELATIVE_ORGANS =
      Set.of("局", "部", "委", "厅", "署", "院", "办", "行", "校");
  private static final Pattern BARE_CENTRAL = Pattern.compile("中央(?=决策|关于|对|批准|要求|提出|部署|的决策|和国务院)");

  private static final String WORD_CHARS_BEFORE_RELATIVE = "全各某该每外本我他跨辖";

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
    private final List<Relative> relative = new ArrayList<>();

    Scan(Reading reading) {
      this.reading = reading;
      this.text = reading.masked;
      this.lexicon = reading.lexicon;
      this.words = new BodyWords(reading);
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
      freeBodies();
      companies();
    }

    private static final Pattern MISSION =
        Pattern.compile("(?:中国|我)?驻([\\u4e00-\\u9fa5]{1,10}?)(使馆|大使馆|总领馆|总领事馆|领事馆|办事处|使团|代表团)");
    private static final Pattern STATIONED = Pattern.compile("驻(委|部|局|院|行)纪检监察组");

    /** Reads a body or place that starts at {@code at}; returns its end, or {@code at}. */
    private int read(int at) {
      if ("年月日".indexOf(text.charAt(at)) >= 0 && Character.isDigit(reading.charAt(at - 1))) {
        return at;
      }
      Matcher mission = MISSION.matcher(text).region(at, Math.min(text.length(), at + 20));
      if (mission.lookingAt()) {
        Body sender = reading.bodyEnding(at);
        String state =
            sender != null && sender.place() && text.charAt(at) == '驻' ? sender.name() : "中国";
        String name = state + "驻" + mission.group(1) + mission.group(2);
        put(
            new Body(
                new Span(at, mission.end()), mission.group(), name, name, null, "embassy", false));
        return mission.end();
      }
      if (text.charAt(at) == '驻') {
        Matcher stationed = STATIONED.matcher(text).region(at, Math.min(text.length(), at + 10));
        if (stationed.lookingAt()) {
          relative.add(
              new Relative(
                  new Span(at, stationed.end()),
                  "驻" + stationed.group(1),
                  "纪检监察组",
                  "discipline-stationed"));
          return stationed.end();
        }
        int length = registered(at + 1);
        if (length > 0 && text.startsWith("纪检监察组", at + 1 + length)) {
          int end = at + 6 + length;
          String form = text.substring(at, end);
          String name = form.startsWith("驻国资委") ? "驻国务院" + form.substring(1) : form;
          put(new Body(new Span(at, end), form, name, name, null, "discipline-stationed", false));
          return end;
        }
      }
      int start = at;
      int from = at;
      Matcher ordinal = ORDINAL.matcher(text).region(at, Math.min(text.length(), at + 8));
      if (ordinal.lookingAt()) {
        from = ordinal.end();
      }
      int registered = registered(from);
      if (registered > 0) {
        String form = text.substring(from, from + registered);
        Chain chain = new Chain(form, lexicon.bodyKinds.get(lexicon.bodies.value(form)));
        if (from > start) {
          chain.ordinals = text.substring(start, from);
        }
        return finish(start, grow(from + registered, chain, true), chain, false);
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
      int state = lexicon.countries.at(text, at);
      if (state > 1) {
        return ofState(at, state);
      }
      int place = place(at);
      if (place > at) {
        String name = text.substring(at, place);
        Chain chain = new Chain(name, null);
        chain.parentless = 1;
        int end = reading.charAt(place) == '级' ? place : grow(place, chain, false);
        if (end > place) {
          return finish(at, end, chain, false);
        }
        put(new Body(new Span(at, place), name, name, name, null, null, true));
        return place;
      }
      int cppcc = conference(at);
      return cppcc > at ? cppcc : relative(at);
    }

    private static final Pattern CONFERENCE =
        Pattern.compile("(?:中国人民政治协商会议|政协)([\\u4e00-\\u9fa5]{2,12}?)(?:第[一二三四五六七八九十]{1,3}届)?委员会");

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
      Chain chain = new Chain(name, "cppcc");
      int end = grow(matcher.end(), chain, true);
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

    /** 越南国会, 中国公安部; the country alone may still carry a post. */
    private int ofState(int at, int length) {
      String name = text.substring(at, at + length);
      Chain chain = new Chain(name, null);
      chain.parentless = 1;
      int registered = registered(at + length);
      String organ =
          registered == 0
              ? null
              : lexicon.bodies.value(text.substring(at + length, at + length + registered));
      if (registered > 0 && "igo".equals(lexicon.bodyKinds.get(organ))) {
        put(new Body(new Span(at, at + length), name, name, name, null, null, true));
        return at + length;
      }
      if (registered > 0 && name.equals("中国") && organ.matches("全国.*|国务院.*|中央.*|中共中央.*|最高.*")) {
        String form = text.substring(at + length, at + length + registered);
        Chain own = new Chain(form, lexicon.bodyKinds.get(organ));
        return finish(at, grow(at + length + registered, own, true), own, false);
      }
      if (registered > 0 && name.length() <= 6) {
        chain.add(text.substring(at + length, at + length + registered), "foreign-government");
        if (name.equals("中国")) {
          chain.kind = null;
        }
        return finish(at, at + length + registered, chain, false);
      }
      int end = grow(at + length, chain, true);
      if (end > at + length
          && (!name.equals("中国")
              || chain.parts.get(0).matches(".*(?:公司|集团|大学|协会|学会|银行|研究院|科学院)"))) {
        return finish(at, end, chain, false);
      }
      put(new Body(new Span(at, at + length), name, name, name, null, null, true));
      return at + length;
    }

    private int registered(int at) {
      int length = lexicon.bodies.at(text, at);
      while (length > 1) {
        int end = at + length;
        String form = text.substring(at, end);
        char next = reading.charAt(end);
        boolean cut =
            (form.endsWith("部") && "门队分署件".indexOf(next) >= 0)
                || (form.endsWith("人大")
                    && text.startsWith("代表", end)
                    && !text.startsWith("代表大会", end))
                || (form.endsWith("政协")
                    && text.startsWith("委员", end)
                    && !text.startsWith("委员会", end))
                || (form.endsWith("委") && (text.startsWith("员", end) || text.startsWith("托", end)))
                || (form.length() == 2 && !wholeWord(at, end));
        if (!cut || form.endsWith("人大") || form.endsWith("政协")) {
          return length;
        }
        length = shorter(at, length);
      }
      return 0;
    }

    /** 中办 is a body where it is a word, not in 集中办理. */
    private boolean wholeWord(int at, int end) {
      Token token = reading.tokenAt(at);
      return (token != null && token.span().end() == end)
          || (!Reading.han(reading.charAt(at - 1)) && reading.isBoundary(end));
    }

    private int shorter(int at, int length) {
      for (int shorter = length - 1; shorter > 1; shorter--) {
        if (lexicon.bodies.contains(text.substring(at, at + shorter))) {
          return shorter;
        }
      }
      return 0;
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
        if (length == 0) {
          return end;
        }
        end += length;
        if (end - at > 20) {
          return end;
        }
      }
    }

    /** A place that HanLP knows, with its level: 青浦 + 区. */
    private int namedPlace(int at) {
      Token token = reading.tokenAt(at);
      if (token == null || !token.tag().startsWith("ns") || token.text().length() < 2) {
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

    /** 市民政局, 局党组, 我部, 自治区党委: what only the context can write out. */
    private int relative(int at) {
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
      if (text.startsWith("自治区", at)) {
        head = "自治区";
        from = at + 3;
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
      Chain chain = new Chain("", null);
      int end = grow(from, chain, !placed);
      if (end == from) {
        return at;
      }
      if (!placed
          && !chain
              .parts
              .get(0)
              .matches("(?:党组|党委|机关党委|党工委|纪委|理论学习中心组|中心组|办公厅|办公室|.*司|信息中心|.*党组.*)")) {
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
      return !Reading.han(before) || reading.isBoundary(at);
    }

    /** Adds suffix after suffix; returns the end. */
    private int grow(int from, Chain chain, boolean unit) {
      int end = from;
      boolean inside = unit;
      while (chain.parts.size() < 5) {
        int next = suffix(end, inside, chain);
        if (next == end) {
          return end;
        }
        end = next;
        inside = true;
      }
      return end;
    }

    /** A head of state or of a ministry ends whatever body stands before: 印尼总统佐科. */
    private static final Pattern HEAD = Pattern.compile("总统|总理|首相|国王|外长|部长|市长|省长|议长|夫人|大使");

    /** The nearest suffix that can follow at {@code from}; its end, or {@code from}. */
    private int suffix(int from, boolean inside, Chain chain) {
      int start = from;
      if (reading.charAt(from) == '原' && chain.parts.size() < 3) {
        start = from + 1;
      } else if (inside && text.startsWith("派驻", from)) {
        start = from + 2;
      }
      if ("和与及、".indexOf(reading.charAt(start)) >= 0
          || (inside && lexicon.bodies.at(text, start) > 3)) {
        return from;
      }
      if (inside && words.acts(start)) {
        return from;
      }
      int known = inside ? 0 : shortForm(start);
      if (known > 0) {
        String form = text.substring(from, start + known);
        chain.add(
            form,
            lexicon.bodyKinds.get(lexicon.bodies.value(text.substring(start, start + known))));
        return start + known;
      }
      int limit = Math.min(text.length(), start + LONGEST_MIDDLE + 8);
      for (int i = start; i < limit && i - start <= LONGEST_MIDDLE; i++) {
        char c = reading.charAt(i);
        if (!Reading.han(c)) {
          return from;
        }
        int length = lexicon.bodySuffixes.at(text, i);
        // what begins with a title may be a unit's whole name: 主任会议
        boolean whole = i == start && length > 2;
        if (!whole
            && (words.stops(i)
                || (c == '对' && reading.charAt(i + 1) != '外')
                || words.foreign(i)
                || (i > start && words.describes(i, limit))
                || ("和与".indexOf(c) >= 0 && !joins(start, i))
                || HEAD.matcher(text).region(i, Math.min(text.length(), i + 3)).lookingAt())) {
          return from;
        }
        if (length == 0) {
          continue;
        }
        String suffix = text.substring(i, i + length);
        String use = lexicon.suffixUse.get(suffix);
        int end = i + length;
        boolean allowed = inside ? !use.equals("place") || chain.foreign() : !use.equals("unit");
        if (allowed && words.whole(start, i, end) && acceptable(start, i, end, suffix, inside)) {
          if (start > from) {
            chain.former = true;
          }
          chain.add(text.substring(from, end), lexicon.bodySuffixes.value(suffix));
          return end;
        }
      }
      return from;
    }

    /** 省中医药局, 市文旅局: what would be a national organ's short form is the place's own here. */
    private int shortForm(int at) {
      int length = registered(at);
      String form = text.substring(at, at + length);
      return length >= 3
              && length <= 6
              && form.matches(".*[局委办厅院]")
              && !form.matches("(?:国家|中国|中央|全国|最高).*")
          ? length
          : 0;
    }

    /** 住房和城乡建设局 is one name; 新会队和聊城大学 are two. */
    private boolean joins(int start, int at) {
      Token token = reading.tokenAt(at);
      if (token == null || token.text().length() > 1) {
        return true;
      }
      Token before = reading.tokenEnding(at);
      boolean ended =
          before != null
              && (before.tag().startsWith("ni")
                  || before.tag().startsWith("nt")
                  || before.tag().startsWith("nr")
                  || before.tag().startsWith("nnt"));
      return at > start
          && !ended
          && lexicon.bodies.at(text, at + 1) < 2
          && reading.placeAt(text, at + 1) == 0
          && lexicon.countries.at(text, at + 1) == 0;
    }

    /** What stands before 中心 in the name of a building or an aim (会议中心, 国际科技创新中心). */
    private static final Pattern VENUE =
        Pattern.compile("(?:会议|会展|展览|体育|奥体|购物|商业|活动|演艺|国际金融|国际贸易|国际消费|(?:国际|区域|全国)科技创新|科创)$");

    private boolean acceptable(int start, int at, int end, String suffix, boolean inside) {
      char next = reading.charAt(end);
      int middle = at - start;
      if (suffix.equals("委")
          && ("员托派任".indexOf(next) >= 0
              || "常政编党".indexOf(text.charAt(at - 1)) >= 0
              || (middle == 0 && inside))) {
        return false;
      }
      if (suffix.equals("办") && ("法公理事学好案".indexOf(next) >= 0 || middle == 0)) {
        return false;
      }
      if ((text.charAt(start) == '长' && "院局部厅市省县区处校会行州司".indexOf(reading.charAt(start - 1)) >= 0)
          || (middle == 0 && text.startsWith(suffix, start - suffix.length()))) {
        return false;
      }
      if (middle > 0 && text.charAt(at - 1) == '副') {
        return false;
      }
      if (suffix.equals("学校") && text.substring(start, at).matches(".*(?:高等|中等|职业|各级|各类|中小)")) {
        return false;
      }
      if (next == '议' && suffix.endsWith("会")) {
        return false; // 监委委员会议 is a meeting of members
      }
      if (suffix.equals("控股") && text.startsWith("企业", end)) {
        return false;
      }
      if (suffix.equals("局") && ("势面部限".indexOf(next) >= 0 || middle == 0)) {
        return false;
      }
      if ("处科室司关组庭".contains(suffix)
          && (middle == 0
              || middle > 8
              || "理置于分技学研普机键系注务于心".indexOf(next) >= 0
              || (reading.tokenAt(at) == null && !reading.isBoundary(end)))) {
        return false;
      }
      if (suffix.equals("厅") && ("级局".indexOf(next) >= 0 || middle == 0)) {
        return false;
      }
      if (suffix.equals("大学") && "生".indexOf(next) >= 0) {
        return false;
      }
      if (suffix.equals("人大") && text.startsWith("代表", end)) {
        return false;
      }
      if (suffix.equals("政协") && text.startsWith("委员", end)) {
        return false;
      }
      if (suffix.equals("中心")
          && (text.charAt(at - 1) == '市'
              || middle == 0
              || "组任工城环".indexOf(next) >= 0
              || VENUE.matcher(text.substring(start, at)).find())) {
        return false;
      }
      if (suffix.equals("公司") && middle == 0) {
        return false;
      }
      if (suffix.equals("集团") && middle == 0) {
        return false;
      }
      if (suffix.equals("法院") || suffix.equals("学院") || suffix.equals("医院")) {
        return true;
      }
      if ((suffix.equals("中学") || suffix.equals("小学")) && (middle == 0 || next == '生')) {
        return false;
      }
      return !(suffix.equals("政府") && (text.startsWith("工作报告", end) || text.startsWith("采购", end)));
    }

    private int finish(int start, int end, Chain chain, boolean place) {
      String form = text.substring(start, end);
      String name = chain.name();
      String shown = chain.shown();
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
      if ("zone".equals(chain.kind)) {
        // a development zone is a place; its committee is the body
        put(new Body(new Span(start, end), form, name, shown, null, null, true));
        return end;
      }
      if (parent == null || name.endsWith("中心组")) {
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

    /** Bodies without an anchor: leftwards from a sure suffix, word by word. */
    private void freeBodies() {
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
          if ("任原兼".indexOf(text.charAt(start)) >= 0
              && "年月日曾历现并又志，、；。\n".indexOf(reading.charAt(start - 1)) >= 0) {
            start++;
          }
          String middle = text.substring(start, at);
          if (middle.length() >= 2 && named(start, at, use, suffix)) {
            Chain chain =
                new Chain(text.substring(start, at + length), lexicon.bodySuffixes.value(suffix));
            int end = grow(at + length, chain, true);
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

    private static final Pattern COMPANIES =
        Pattern.compile(
            "((?:[\\u4e00-\\u9fa5（）]{2,16}、){1,}[\\u4e00-\\u9fa5（）]{2,16}?)(?:等|(?=(?:\\d{1,2}|[两三四五六七八九十]{1,2})家))(?:(?:\\d{1,2}|[两三四五六七八九十]{1,2})家|多家)?(?!国(?!企)|省|市|地(?!方)|领域|行业)[\\u4e00-\\u9fa5]{0,8}?(?:企业|公司|集团|高校|央企|国企)");

    /** 金风科技、每日集团等新疆民营企业: what a list of companies names is a company. */
    private void companies() {
      Matcher matcher = COMPANIES.matcher(text);
      while (matcher.find()) {
        int at = matcher.start(1);
        for (String item : matcher.group(1).split("、", -1)) {
          Span span = new Span(at, at + item.length());
          at += item.length() + 1;
          String name = item.replaceFirst("^.*(?:来到|走进|考察了?|察看了?|和|以及|有(?!限)|自)", "");
          int cut = item.length() - name.length();
          span = words.afterLastForeign(new Span(span.start() + cut, span.end()));
          name = span.of(text);
          if (name.length() < 2
              || name.length() > 14
              || lexicon.bodyStops.at(name, 0) > 0
              || name.matches(".*(?:企业|产业|制造|行业|领域|地区|等地|材料|能源|医药)")
              || words.plain(span)) {
            continue;
          }
          Body before = reading.bodies.get(span.start());
          if (before == null || before.place() || before.span().end() < span.end()) {
            reading.bodies.subMap(span.start(), span.end()).clear();
            reading.bodies.put(
                span.start(), new Body(span, name, name, name, null, "private", false));
          }
        }
      }
    }

    private boolean covered(int at) {
      Map.Entry<Integer, Body> entry = reading.bodies.floorEntry(at);
      if (entry != null && !entry.getValue().place() && entry.getValue().span().end() > at) {
        return true;
      }
      for (Relative r : relative) {
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
                || (tag.equals("a") && token.text().length() == 1);
        if (!nominal
            || words.foreign(token)
            || (words.describes(token.span().start(), at) && start < at)
            || token.text().equals("原")
            || lexicon.bodyStops.contains(token.text())
            || !Reading.han(token.text().charAt(0))) {
          return start;
        }
        Body body = reading.bodyEnding(start);
        if (body != null && !body.place()) {
          return start;
        }
        start = token.span().start();
      }
      return start;
    }

    /** Whether the words before a suffix make a particular body of it. */
    private boolean named(int start, int at, String use, String suffix) {
      String middle = text.substring(start, at);
      if (GENERIC.matcher(middle).find()) {
        return false;
      }
      if (GENERIC_END.matcher(middle).find()) {
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
      if (middle.matches("^(?:国际|中国|中华|全国|国家|首都|人民|中央|中共).*")) {
        return true;
      }
      return suffix.endsWith("有限公司") || suffix.endsWith("责任公司");
    }

    private static final Pattern GENERIC_END =
        Pattern.compile("(?:上市|国有|民营|外资|跨国|龙头|大型|多家|所属|下属|寄宿制|自有|其他|周边|当地)$");

    private static final Pattern GENERIC =
        Pattern.compile(
            "^(?:国有|民营|地方|高等|普通|职业|有关|相关|全国|各|一些|部分|许多|多家|外国|外资|上市|科技|大型|中小|重点|优秀|专门|定点|本|该|我国|中国$|社会|行业|金融|商业|企业|犯罪|诈骗|走私|公立|民办|教学|科研|专家)(?!.{4})");
  }

  /** The parts of a name as they are found. */
  private static final class Chain {
    private final String anchor;
    private final List<String> parts = new ArrayList<>();
    private String kind;
    private String ordinals = "";
    private boolean former;

    /** How many leading parts make no parent: a place is no body. */
    private int parentless;

    Chain(String anchor, String kind) {
      this.anchor = anchor;
      this.kind = kind;
    }

    boolean foreign() {
      return parentless > 0;
    }

    void add(String part, String partKind) {
      parts.add(part);
      kind = partKind;
    }

    String shown() {
      return ordinals + anchor + String.join("", parts);
    }

    /** 云州市纪委市监委 is 云州市纪委监委. */
    private static final Pattern TWICE = Pattern.compile("(?<=纪委)[省市县区州](?=监委$)");

    private static final Pattern TERM = Pattern.compile("第?[一二三四五六七八九十]{1,4}届");

    String name() {
      StringBuilder name = new StringBuilder(anchor);
      for (String part : parts) {
        name.append(
            former && part.startsWith("原")
                ? part.substring(1)
                : TERM.matcher(part).replaceFirst(""));
      }
      return TWICE.matcher(name.toString()).replaceFirst("");
    }

    String parent() {
      if (parts.isEmpty() || parts.size() <= parentless) {
        return null;
      }
      StringBuilder name = new StringBuilder(anchor);
      for (String part : parts.subList(0, parts.size() - 1)) {
        name.append(part.startsWith("原") ? part.substring(1) : TERM.matcher(part).replaceFirst(""));
      }
      return name.toString();
    }
  }
}
