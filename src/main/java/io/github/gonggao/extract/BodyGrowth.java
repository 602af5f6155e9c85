package io.github.gonggao.extract;

import io.github.gonggao.model.Token;

/**
 * Grows a body's name rightwards from its anchor, one suffix after another (国家邮政局 + 党组 + 中心组), each
 * with a few characters before it that hold no word which ends a name.
 */
final class BodyGrowth {
  private static final int LONGEST_MIDDLE = 12;

  private final Reading reading;
  private final String text;
  private final Lexicon lexicon;
  private final BodyWords words;

  BodyGrowth(Reading reading) {
    this.reading = reading;
    this.text = reading.masked;
    this.lexicon = reading.lexicon;
    this.words = new BodyWords(reading);
  }

  int registered(int at) {
    int length = lexicon.bodies.at(text, at);
    if (length > 2 && text.startsWith("联合国", at) && verb(at)) {
      return 0;
    }
    while (length > 1) {
      int end = at + length;
      String form = text.substring(at, end);
      char next = reading.charAt(end);
      if (form.endsWith("人大") && next == '网') {
        return 0; // 在四川人大网上
      }
      if ((form.equals("央视") && (text.startsWith("快评", end) || text.startsWith("热评", end)))
          || (form.equals("人民政协") && next != '报')) {
        return 0; // a column, and the institution at every level
      }
      boolean cut =
          (form.endsWith("部") && "门队分署件".indexOf(next) >= 0)
              || (form.endsWith("人大")
                  && text.startsWith("代表", end)
                  && !text.startsWith("代表大会", end))
              || (form.endsWith("政协") && text.startsWith("委员", end) && !text.startsWith("委员会", end))
              || (form.endsWith("委") && (text.startsWith("员", end) || text.startsWith("托", end)))
              || (form.length() == 2 && !wholeWord(at, end));
      if (!cut || form.endsWith("人大") || form.endsWith("政协")) {
        return length;
      }
      length = shorter(at, length);
    }
    return 0;
  }

  /** 总台联合国务院国资委: 联合 is what is done with the body that follows. */
  private boolean verb(int at) {
    Token token = reading.tokenAt(at);
    return token != null
        && token.text().equals("联合")
        && (lexicon.bodies.at(text, at + 2) > 2 || text.startsWith("国家", at + 2));
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

  /** Adds suffix after suffix; returns the end. */
  int grow(int from, BodyName chain, boolean unit) {
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

  private static final Pattern CENTRAL_KIND = Pattern.compile("sc-.*|party-central.*");

  /** 水利部协调财政部, 首尔市中心日本驻韩使馆: another's body begins, so the name has ended. */
  private boolean foreignBody(int at, boolean inside) {
    if (reading.tokenAt(at) == null) {
      return false;
    }
    int state = lexicon.countries.at(text, at);
    if (state > 1 && (text.startsWith("驻", at + state) || text.startsWith("常驻", at + state))) {
      return true;
    }
    int length = inside ? lexicon.bodies.at(text, at) : 0;
    String kind =
        length < 3
            ? null
            : lexicon.bodyKinds.get(lexicon.bodies.value(text.substring(at, at + length)));
    return kind != null
        && text.charAt(at + length - 1) == '部'
        && CENTRAL_KIND.matcher(kind).matches();
  }

  /** 援几内亚中国医疗队: whose the force is stands before it, not inside another state's body. */
  private static final Pattern OUR_FORCES = Pattern.compile("中国(?:医疗|维和|军|企业|公司|政府|海军|救援)");

  /** 北京市商国家计委: a central body after a place's own verb. */
  private static final Pattern CENTRAL = Pattern.compile("国家|国务院|中央|中共中央|全国人大");

  private boolean han(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Reading.han(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** 印尼新一届政府, 韩国现政府: which government of a state it is says the time. */
  private static final Pattern SITTING = Pattern.compile("(?:新一届|本届|上届|现任|前任|新|现|前)(政府|国会|议会|内阁)");

  /** The nearest suffix that can follow at {@code from}; its end, or {@code from}. */
  private int suffix(int from, boolean inside, BodyName chain) {
    int start = from;
    if (reading.charAt(from) == '原' && chain.parts.size() < 3 && !text.startsWith("原子", from)) {
      start = from + 1;
    } else if (inside && text.startsWith("派驻", from)) {
      start = from + 2;
    }
    if ("和与及、".indexOf(reading.charAt(start)) >= 0
        || (inside
            && lexicon.bodies.at(text, start) > 3
            && !text.startsWith("中央委员会", start)
            && !(chain.ofState && text.startsWith("总参谋部", start)))) {
      return from;
    }
    if (inside && "向把被".indexOf(reading.charAt(start)) >= 0 && !text.startsWith("向阳", start)) {
      return from; // 省委第五巡视组向市委反馈
    }
    if (inside && (words.acts(start) || BELOW.matcher(text).at(start))) {
      return from;
    }
    if (chain.ofState && chain.parts.isEmpty()) {
      Matcher government = SITTING.matcher(text).region(start, text.length());
      if (government.lookingAt()) {
        chain.add(government.group(1), "foreign-government");
        return government.end();
      }
    }
    int known = inside ? 0 : shortForm(start);
    if (known > 0) {
      String form = text.substring(from, start + known);
      chain.add(
          form, lexicon.bodyKinds.get(lexicon.bodies.value(text.substring(start, start + known))));
      return start + known;
    }
    int limit = Math.min(text.length(), start + LONGEST_MIDDLE + 8);
    for (int i = start; i < limit && i - start <= LONGEST_MIDDLE; i++) {
      char c = reading.charAt(i);
      if (c == '“' && i + 1 < limit) {
        int close = text.indexOf('”', i);
        if (close > i + 1 && close < i + 10 && close < limit && han(i + 1, close)) {
          i = close; // 云州市“一带一路”建设工作领导小组
          continue;
        }
      }
      if (!Reading.han(c)) {
        return from;
      }
      int length = lexicon.bodySuffixes.at(text, i);
      // what begins with a title may be a unit's whole name: 主任会议
      boolean whole = i == start && length > 2;
      if (!whole
          && (words.stops(i)
              || (i > start
                  && !inside
                  && lexicon.bodies.at(text, i) > 3
                  && CENTRAL.matcher(text).at(i))
              || (i > start && foreignBody(i, inside && !chain.ofState))
              || words.counted(i, chain.ofState || (i == start && chain.parts.isEmpty()))
              || (chain.ofState
                  && (text.startsWith("首都", i)
                      || text.startsWith("收购", i)
                      || OUR_FORCES.matcher(text).at(i)))
              || (c == '对' && reading.charAt(i + 1) != '外')
              || (words.foreign(i) && !headedUnit(start, i, length))
              || (i > start && words.describes(i, limit))
              || ("和与".indexOf(c) >= 0 && !joins(start, i))
              || HEAD.matcher(text).region(i, Math.min(text.length(), i + 3)).lookingAt())) {
        return from;
      }
      // 中心组织各单位 has 中心 where it has no 中心组
      for (; length > 0; length = shorterSuffix(i, length)) {
        int end = i + length;
        String suffix = text.substring(i, end);
        String use = lexicon.suffixUse.get(suffix);
        boolean allowed =
            use.equals("state")
                ? chain.ofState
                : inside ? !use.equals("place") || chain.foreign() : !use.equals("unit");
        if (allowed
            && words.whole(start, i, end)
            && acceptable(start, i, end, suffix, inside, chain)) {
          if (start > from) {
            chain.former = true;
          }
          chain.add(text.substring(from, end), lexicon.bodySuffixes.value(suffix));
          return end;
        }
      }
    }
    return from;
  }

  /** 交通部规划司长: the first character of the title ends the unit's name. */
  private boolean headedUnit(int start, int at, int suffix) {
    Token token = reading.tokenAt(at);
    return at > start + 1
        && suffix == 1
        && token != null
        && token.text().length() == 2
        && token.text().charAt(1) == '长'
        && "司处科局厅".indexOf(text.charAt(at)) >= 0;
  }

  /** 教育部直属师范大学: those below, and none by name. */
  private static final Pattern BELOW =
      Pattern.compile(
          "(?:直属|所属|下属|部属|省属|市属)(?!机关|海关|单位)[\\u4e00-\\u9fa5]{0,4}(?:大学|高校|学校|院校|企业|公司|医院|事业)");

  private int shorterSuffix(int at, int length) {
    for (int shorter = length - 1; shorter > 1; shorter--) {
      if (lexicon.bodySuffixes.contains(text.substring(at, at + shorter))) {
        return shorter;
      }
    }
    return 0;
  }

  /** 省中医药局, 市文旅局: what would be a national organ's short form is the place's own here. */
  private int shortForm(int at) {
    int length = registered(at);
    String form = text.substring(at, at + length);
    return length >= 3
            && length <= 6
            && form.matches(".*[局委办厅院]|.*监会")
            && !form.matches("(?:国家|中国|中央|全国|最高).*")
        ? length
        : 0;
  }

  /** 按照中央统一部署和省委要求: a committee that only the context writes out begins. */
  private static final Pattern OWN_COMMITTEE =
      Pattern.compile("(?:[省市县区州旗盟]|自治区)(?:委(?!员)|党委|纪委|政府|人大|政协)");

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
        && !OWN_COMMITTEE.matcher(text).at(at + 1)
        && !(text.charAt(at - 1) == '党' && text.startsWith("政府", at + 1))
        && lexicon.bodies.at(text, at + 1) < 2
        && lexicon.placeShort.at(text, at + 1) == 0
        && reading.placeAt(text, at + 1) == 0
        && lexicon.countries.at(text, at + 1) == 0;
  }

  /** What stands before 中心 in the name of a building or an aim (会议中心, 国际科技创新中心). */
  private static final Pattern VENUE =
      Pattern.compile(
          "(?:会议|会展|展览|体育|奥体|购物|商业|活动|演艺|国际金融|国际贸易|国际消费|(?:国际|区域|全国)科技创新|科创|几何|政治|经济|金融|航运|消费)$");

  /** 中心地位, 中心城区, 中心组 go on to mean no centre; 中心组织各单位 does. */
  private static final Pattern NO_CENTRE =
      Pattern.compile("组(?!织)|任务|工作(?!人员)|城|环节|地[位带区]|思想|[村镇区]|广场|点|集群");

  /** 西安获批建设综合性科学中心: what is to be built is none yet; 建设工程中心 is one. */
  private static final Pattern AIM =
      Pattern.compile("^建设(?!工程|培训|服务|管理|监理|项目|标准|科技|信息|发展|执业|档案|事务)");

  private static final Pattern SESSION = Pattern.compile("临时|特别|例行");

  private static final Pattern KIND_OF_COMPANY = Pattern.compile("(?:上市|国有|民营|外资|跨国|子|母|下属|所属)$");

  boolean acceptable(int start, int at, int end, String suffix, boolean inside, BodyName chain) {
    char next = reading.charAt(end);
    int middle = at - start;
    if (middle > 0
        && "和与及".indexOf(text.charAt(at - 1)) >= 0
        && reading.tokenAt(at - 1) != null
        && reading.tokenAt(at - 1).span().end() == at) {
      return false; // 青海教育工作和学校, but 协和医院
    }
    if (suffix.endsWith("办") && (text.startsWith("公室", end) || text.startsWith("公厅", end))) {
      return false;
    }
    if (suffix.equals("科") && chain.ofState) {
      return false;
    }
    if (suffix.endsWith("中心") && AIM.matcher(text.substring(start, at)).find()) {
      return false;
    }
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
            || "理置于分技学研普机键系注务于心礼".indexOf(next) >= 0
            || (reading.tokenAt(at) == null && !reading.isBoundary(end)))) {
      return false;
    }
    if (suffix.equals("司") && text.charAt(at - 1) == '公') {
      return false;
    }
    if (suffix.equals("厅") && ("级局".indexOf(next) >= 0 || middle == 0)) {
      return false;
    }
    if (suffix.equals("部") && text.charAt(at - 1) == '干') {
      return false; // 领导干部
    }
    if (suffix.equals("部") && "门队分署件".indexOf(next) >= 0) {
      return false; // 跨部门, 武装部队
    }
    if (suffix.equals("大学") && "生".indexOf(next) >= 0) {
      return false;
    }
    if (suffix.matches("人大|政协|政府") && next == '网') {
      return false;
    }
    if (suffix.equals("人大") && text.startsWith("代表", end)) {
      return false;
    }
    if (suffix.equals("政协") && text.startsWith("委员", end)) {
      return false;
    }
    if ((suffix.equals("大队") || suffix.equals("中队") || suffix.equals("部队")) && middle == 0) {
      return false; // 少先队大队 is a kind
    }
    if (suffix.endsWith("队") && next == '伍') {
      return false;
    }
    if (suffix.endsWith("军") && text.startsWith("基地", end)) {
      return false;
    }
    if (suffix.equals("国会") && SESSION.matcher(text.substring(start, at)).matches()) {
      return false;
    }
    if (suffix.equals("海关")
        && (chain.ofState || !chain.parts.isEmpty() || "执法查监编示合署总".indexOf(next) >= 0)) {
      return false; // 美国移民与海关执法局
    }
    if (suffix.equals("公司") && KIND_OF_COMPANY.matcher(text.substring(start, at)).find()) {
      return false;
    }
    if (suffix.equals("中心")
        && (text.charAt(at - 1) == '市'
            || middle == 0
            || Reading.at(NO_CENTRE.matcher(text), end)
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
    return !(suffix.equals("政府")
        && (text.startsWith("工作报告", end) || text.startsWith("采购", end) || next == '军'));
  }
}
