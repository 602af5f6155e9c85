package io.github.gonggao.extract;

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
          "(?<=^|[，。；：、“《（\\n 　]|[省市州盟])(?<place>[\\u4e00-\\u9fa5]{2,3}?(?:省|市|县|区|旗|盟|州)|[\\u4e00-\\u9fa5]{2,8}?(?:自治区|自治州|自治县|自治旗|林区|新区|矿区))"
              + "(?=人民政府|政府|委(?!员|托)|党委|纪委|监委|人大|政协|人民代表大会|人民法院|人民检察院|[\\u4e00-\\u9fa5]{2,12}?(?:局|厅|委员会|办公室|领导小组|委(?!员|托)|中心|公司|医院|法院)|(?:常务)?副?(?:省|市|县|区|州|盟|旗)长|召开|举行|第)",
          Pattern.MULTILINE);

  private static final Pattern NO_PLACE =
      Pattern.compile(
          "^(?:全|各|本|我|该|外|他|跨|有|多|两|几|同|每|城|和|与|及|在|到|是|为|将|对|从|向|由|经|据|省|市|县|区|州|这|那|其|所|中共|推|加|建|新时代|上述|有关).*|.*[委厅局部办和与及政府们人日月年].*|.*(?:城市|地区|社区|园区|小区|辖区|全市|全省|山区|灾区|景区|校区|街区|片区|库区|特区|保护区|开发区|示范区|试验区|功能区|超市|上市|股市|门市|都市|夜市|楼市|债市|省市|市县|县区|市区|郊区|东部地区|的.)$");

  private Places() {}

  static Words in(String text, Lexicon lexicon) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    Matcher matcher = SHOWN.matcher(text);
    while (matcher.find()) {
      String place = matcher.group("place");
      if (!NO_PLACE.matcher(place).matches()
          && lexicon.bodyStops.at(place, 0) == 0
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
    return Words.of(seen.keySet());
  }
}
