package io.github.gonggao.extract;

import io.github.gonggao.model.Token;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Places that no list has. China has some 2,800 counties and 40,000 townships; a text that names
 * one mostly shows it to be a place: at the start of a line or after a mark, with its level (县, 市),
 * and with an organ, an office or a meeting behind it. What is seen so once holds for the whole
 * text.
 */
final class Places {
  private static final Pattern SHOWN =
      Pattern.compile(
          "(?<=^|[，。；：、“《（\\n"
              + " 　.．任]|[省市州盟])(?<place>[\\u4e00-\\u9fa5]{2,3}?(?:省|市|县|区|旗|盟|州)|[\\u4e00-\\u9fa5]{2,8}?(?:自治区|自治州|自治县|自治旗|林区|新区|矿区))"
              + "(?=人民政府|政府|委(?!员|托)|党委|纪委|监委|人大|政协|人民代表大会|人民法院|人民检察院|[\\u4e00-\\u9fa5]{2,12}?(?:局|厅|委员会|办公室|领导小组|委(?!员|托)|中心|公司|医院|法院)|(?:常务)?副?(?:省|市|县|区|州|盟|旗)长|召开|举行|第|“|(?:、[\\u4e00-\\u9fa5]{2,4}[市县区旗州]){1,6}(?:人民政府|政府|纪委|公安局))",
          Pattern.MULTILINE);

  private static final Pattern TOWN =
      Pattern.compile(
          "(?<=^|[，。；：、“《（\\n"
              + " 　县市区旗和入到赴往在由对])(?<place>[\\u4e00-\\u9fa5]{2,3}(?:镇|乡)|[\\u4e00-\\u9fa5]{2,4}街道)"
              + "(?=党委|党工委|人民政府|政府|人大|纪委|办事处|派出所|司法所|财政所|卫生院|[\\u4e00-\\u9fa5]{1,10}(?:站|所|队|中心)|[\\u4e00-\\u9fa5]{1,4}村)",
          Pattern.MULTILINE);

  private static final Pattern NO_PLACE =
      Pattern.compile(
          "^(?:[任原兼经报系受]|自治[区州县旗]$|直辖|全|各|本|我|该|外|他|跨|有|多|两|几|同|每|城|和|与|及|在|到|是|为|将|对|从|向|由|经|据|省|市|县|区|州|这|那|其|所|中共|现任|拟任|原任|时任|曾任|历任|兼任|调任|升任|转任|出任|担任|继任|接任|推|加|建|新时代|上述|有关).*|.*[委厅局部办和与及政府们人日月年].*|.*(?:城市|地区|社区|园区|小区|辖区|全市|全省|山区|灾区|景区|校区|街区|片区|库区|特区|保护区|开发区|示范区|试验区|功能区|超市|上市|股市|门市|都市|夜市|楼市|债市|.全[省市县区州]|省市|市县|县区|市区|郊区|东部地区|的.)$");

  private Places() {}

  static Words in(Reading reading) {
    Lexicon lexicon = reading.lexicon;
    Map<String, Integer> seen = new LinkedHashMap<>();
    Matcher matcher = SHOWN.matcher(reading.masked);
    while (matcher.find()) {
      String place = wholeOf(matcher.group("place"), matcher.start("place"), reading);
      if (!NO_PLACE.matcher(place).matches()
          && !swallows(reading, matcher.start("place"), matcher.end("place"))
          && lexicon.bodies.at(place, 0) == 0
          && lexicon.countries.at(place, 0) == 0
          && lexicon.meetingNouns.at(place, 0) == 0) {
        seen.merge(place, 1, Integer::sum);
        String base = place.replaceFirst("(?:省|市|县|自治区|自治州|自治县)$", "");
        if (base.length() >= 3) {
          seen.merge(base, 1, Integer::sum);
        }
      }
    }
    Matcher town = TOWN.matcher(reading.masked);
    while (town.find()) {
      String place = town.group("place");
      if (!NO_TOWN.matcher(place).find()
          && !swallows(reading, town.start("place"), town.end("place"))) {
        seen.merge(place, 1, Integer::sum);
      }
    }
    return Words.of(seen.keySet());
  }

  /** 青浦 + 江市: no place has one character before its level, so the word before belongs to it. */
  private static String wholeOf(String place, int start, Reading reading) {
    Token before = reading.tokenEnding(start);
    return place.length() == 2
            && !reading.lexicon.places.contains(place)
            && before != null
            && before.span().length() <= 3
            && Reading.han(reading.charAt(start - 1))
        ? before.text() + place
        : place;
  }

  private static final Pattern NO_TOWN =
      Pattern.compile(
          "^(?:全|各|本|我|该|外|他|城(?![东西南北关中郊厢])|和|与|及|到|建制|重点|特色|中心|多个|有关|中共)|[县市区旗委局厅]|城镇$|乡镇$|集镇$|建制镇$|返乡$|下乡$|家乡$|故乡$|城乡$|小镇$");

  /** 任重庆市, 要在市, 程用文向市: a verb, a preposition or the end of a name before the real place. */
  private static boolean swallows(Reading reading, int start, int end) {
    for (int at = start; at < end; at++) {
      Token token = reading.tokenAt(at);
      if (new BodyWords(reading).stops(at)
          || (at > start && reading.lexicon.places.at(reading.text, at) == end - at)
          || (token != null
              && (("pcrud".indexOf(token.tag().charAt(0)) >= 0
                      && (token.text().length() > 1 || "和与及向为在到对从将被给由经".contains(token.text())))
                  || (token.tag().charAt(0) == 'v' && "任要到赴兼报经送请".contains(token.text()))
                  || (token.tag().matches("vi?|vyou|vshi") && token.text().length() > 1)))) {
        return true;
      }
    }
    return !reading.isBoundary(start);
  }
}
