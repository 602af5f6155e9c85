package io.github.gonggao.resolve;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * How high a post stands: what may tell that two posts belong to one career.
 *
 * <p>Some seventy people lead the country and some six hundred hold an office that the Central
 * Committee fills (head of a ministry, a province, an army service; a seat in the Central
 * Committee). In so small a circle two people of one name at one time are next to unknown, while
 * its members change office every few years without a text that says from where. Committees and
 * presidiums for an occasion say nothing by themselves: everybody in them holds another office.
 */
final class Offices {
  /** The lower, the later. */
  enum Standing {
    NATION,
    HIGH,
    /** A body of the centre, or one for an occasion. */
    CENTRAL,
    OTHER
  }

  /** Posts that lead the country; some seventy people hold one. */
  private static final Pattern NATION =
      Pattern.compile(
          "国务院(总理|副总理|国务委员)|全国人民代表大会常务委员会(委员长|副委员长)|中国人民政治协商会议全国委员会(主席|副主席)"
              + "|中央政治局(常委|委员)|中央书记处书记|中央军事委员会(主席|副主席|委员)|最高人民法院院长|最高人民检察院检察长"
              + "|中华人民共和国(国家)?(主席|副主席)|中国共产党中央委员会总书记");

  private static final Pattern SEAT =
      Pattern.compile(
          "中国共产党(第[一二三四五六七八九十]+届)?中央(纪律检查)?委员会(常务委员会)?(候补|中央)?(委员|常委|副?书记)"
              + "|大会(主席团)?(常务|执行)主席|全国人民代表大会.{2,12}委员会副?主任委员|.{2,6}治丧委员会成员");

  /** A funeral committee of the nation: who is in it has led something. */
  static final Pattern MOURNING = Pattern.compile("(.{2,6}治丧委员会)(?:名单)?");

  static final String MOURNER = "成员";

  private static final Pattern HEAD =
      Pattern.compile(
          "(代理?)?(部长|主任|局长|署长|行长|院长|校长|检察长|审计长|社长|台长|主席|会长|理事长|董事长|总编辑|总经理)"
              + "|(党组|党委)?(第一)?书记|司令员|政治委员|政委");

  private static final Pattern PROVINCIAL = Pattern.compile("(代理?)?(书记|常委|省长|主席|市长)");

  /** Bodies for an occasion; who sits in them has another post. */
  private static final Pattern PASSING =
      Pattern.compile(
          ".*(大会|主席团|主席团会议|领导小组|代表团|委员会|组委会|指挥部|首规委|宣讲团)|(中国|中华|全国|海峡两岸).{2,16}(会|理事会)");

  /** 中央城市工作领导小组 is of no city. */
  private static final Pattern LOCAL =
      Pattern.compile("(?!中央|全|国家|国务院|中国|中华|首都|党和国家).{1,8}?[省市县区州盟旗]");

  private static final Set<String> RANKS =
      Set.of("national", "national-deputy", "ministerial", "ministerial-deputy");

  private static final Set<String> LED =
      Set.of("military", "central-soe", "democratic-party", "association");

  private static final Set<String> OF_THE_CENTRE =
      Set.of(
          "party-central",
          "party-central-organ",
          "party-coordination",
          "sc",
          "sc-department",
          "sc-organ",
          "sc-bureau",
          "sc-office",
          "sc-institution",
          "sc-coordination",
          "sc-special-organ",
          "npc-special-committee",
          "democratic-party",
          "mass",
          "cppcc",
          "people-congress",
          "npc-standing-committee",
          "military",
          "association");

  private final Organizations organizations;

  Offices(Organizations organizations) {
    this.organizations = organizations;
  }

  static boolean leadsTheNation(String words) {
    return NATION.matcher(words).matches();
  }

  /** Of one among many, as in the Central Committee, that is held beside an office. */
  static boolean isSeat(String words) {
    return SEAT.matcher(words).matches();
  }

  Standing standing(String body, String title) {
    String words = body + title;
    if (leadsTheNation(words)) {
      return Standing.NATION;
    }
    if (SEAT.matcher(words).matches() || leadsProvince(body, title) || heads(body, title)) {
      return Standing.HIGH;
    }
    boolean local = organizations.isProvincial(body) || LOCAL.matcher(body).lookingAt();
    boolean centre = OF_THE_CENTRE.contains(organizations.kind(body));
    return !local && (centre || PASSING.matcher(body).matches())
        ? Standing.CENTRAL
        : Standing.OTHER;
  }

  private boolean leadsProvince(String body, String title) {
    return PROVINCIAL.matcher(title).matches()
        && BodyForms.leads(body).filter(organizations::isProvince).isPresent()
        && !body.endsWith("代表大会")
        && !body.endsWith("常务委员会")
        && !body.startsWith("中国人民政治协商会议");
  }

  private boolean heads(String body, String title) {
    return HEAD.matcher(title).matches()
        && !organizations.isProvincial(body)
        && (RANKS.contains(organizations.rank(body)) || LED.contains(organizations.kind(body)));
  }
}
