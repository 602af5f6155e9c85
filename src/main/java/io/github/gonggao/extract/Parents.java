package io.github.gonggao.extract;

import java.util.Set;

/**
 * What a body belongs to, by its name alone: 武汉市委组织部 opens with 武汉市委, and the longest body that a
 * name opens with is its parent. Places own no bodies (云州市财政局 has no parent), and a company's
 * longer name is not part of its shorter one (国家电网有限公司).
 */
final class Parents {
  private static final Pattern COMMITTEE =
      Pattern.compile(
          "委|党委|纪委|监委|纪委监委|人大|人大常委会|政协|人民政府|政府|人民代表大会|人民代表大会常务委员会|人民法院|高级人民法院|中级人民法院|人民检察院|总工会|工商联|妇联");

  /** What makes a longer name of the same body, or another body's name, out of a body's name. */
  private static final Pattern SAME =
      Pattern.compile(
          "(?:集团)?(?:股份)?(?:有限)?(?:责任)?(?:总)?公司|集团|控股|大学|学院|学会|协会|联合会|业.*|生.*|人.*|报社|杂志社|出版社|银?行?保险监督.*|[省市县区州旗]?(?:人民)?政府.*|国家监委.*|监委.*");

  private static final Pattern OFFICE_OF =
      Pattern.compile(".{2,}(?:政府|委|人大|政协|人大常委会|小组|委员会|联席会议|部|局|工作组|协会|指挥部|专班|法院|检察院)");

  /** A part that has parts of its own: 中国农业银行云州省分行营业部. */
  private static final Pattern BRANCH =
      Pattern.compile(".{4,}(?:分行|支行|分公司|分局|总队|支队|分院|办事处|领导小组|委员会)");

  private static final Set<String> PARENTLESS = Set.of("igo", "foreign-government");

  private final Reading reading;
  private final Set<String> known;

  /**
   * @param known the names of the bodies that the announcement has
   */
  Parents(Reading reading, Set<String> known) {
    this.reading = reading;
    this.known = known;
  }

  /** The longest body that opens the name, or null. */
  String of(String name) {
    if (name.startsWith("中共") || reading.lexicon.countries.at(name, 0) == name.length()) {
      return null;
    }
    for (int cut = name.length() - 1; cut >= 2; cut--) {
      String rest = name.substring(cut);
      if (rest.startsWith("公室") || rest.startsWith("公厅")) {
        continue; // 市政府办|公室
      }
      if (opens(name.substring(0, cut)) && unit(rest)) {
        return name.substring(0, cut);
      }
    }
    return null;
  }

  private boolean unit(String rest) {
    if (SAME.matcher(rest).matches()) {
      return false;
    }
    int suffix = reading.lexicon.bodySuffixes.before(rest, rest.length());
    return suffix > 0 && (suffix > 1 || rest.length() > 1);
  }

  private boolean opens(String prefix) {
    int stationed = prefix.lastIndexOf('驻');
    if (stationed > 2 && !prefix.matches(".*驻.+(?:组|处|馆|团)")) {
      return false;
    }
    if (known.contains(prefix) || (prefix.length() > 3 && known.contains(prefix + "党组"))) {
      return true;
    }
    String canonical = reading.lexicon.bodies.value(prefix);
    if (canonical != null) {
      return !PARENTLESS.contains(reading.lexicon.bodyKinds.get(canonical));
    }
    if (BRANCH.matcher(prefix).matches() && of(prefix) != null) {
      return true;
    }
    int at = 0;
    for (int more = reading.placeAt(prefix, 0); more > 0; more = reading.placeAt(prefix, at)) {
      at += more;
    }
    if (at == 0 && "省市县区州旗".indexOf(prefix.charAt(0)) >= 0) {
      at = 1;
    } else if (at == 0 && prefix.startsWith("自治区")) {
      at = 3;
    }
    return at > 0 && COMMITTEE.matcher(prefix.substring(at)).matches();
  }

  /** 云州市纪委监委驻市财政局纪检监察组 is sent by the commission. */
  private static final Pattern STATIONED =
      Pattern.compile("(.{2,}(?:纪委监委|国家监委|纪委|监委))驻.{2,}(?:纪检监察组|纪检组)");

  /** 古巴共产党中央委员会 is the party's. */
  private static final Pattern PARTY_CENTRE = Pattern.compile("(?!中国共产党)(.{2,}党)中央委员会");

  /** What a set form of name says at once, whatever else the announcement names. */
  static String implied(String name) {
    Matcher stationed = STATIONED.matcher(name);
    if (stationed.matches()) {
      return stationed.group(1);
    }
    if (name.endsWith("中心组")) {
      String group = name.replaceFirst("(?:理论学习)?中心组$", "");
      if (group.matches(".{2,}(?:党组|党委|党工委)")) {
        return group;
      }
    }
    for (String office : new String[] {"办公室", "办公厅", "研究室", "巡视办", "巡察办", "秘书处"}) {
      String whole =
          name.endsWith(office) ? name.substring(0, name.length() - office.length()) : "";
      if (OFFICE_OF.matcher(whole).matches()) {
        return whole;
      }
    }
    if (name.startsWith("国务院") && name.length() > 3) {
      return "国务院";
    }
    Matcher party = PARTY_CENTRE.matcher(name);
    if (party.matches()) {
      return party.group(1);
    }
    if (name.endsWith("中央政治局") && name.length() > 5) {
      return name.substring(0, name.length() - 3);
    }
    if (name.startsWith("中国人民解放军") && name.length() > 7) {
      return "中国人民解放军";
    }
    if (name.endsWith("人大常委会")) {
      return name.substring(0, name.length() - 3);
    }
    if (name.endsWith("人民代表大会常务委员会")) {
      return name.substring(0, name.length() - 5);
    }
    if (name.startsWith("全国人大") && name.length() > 6) {
      return name.startsWith("全国人大常委会") ? "全国人大常委会" : "全国人大";
    }
    if (name.startsWith("中央纪委") && name.length() > 4 && !name.equals("中央纪委国家监委")) {
      return "中央纪委";
    }
    if (name.startsWith("中央军委") && name.length() > 4) {
      return "中央军委";
    }
    return null;
  }
}
