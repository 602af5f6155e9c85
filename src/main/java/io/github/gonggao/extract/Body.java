package io.github.gonggao.extract;

import io.github.gonggao.model.Span;

/**
 * A body where the text names it.
 *
 * @param form as written (局党组)
 * @param name written out, without ordinals and 原 (国家邮政局党组)
 * @param shown written out with ordinals and 原, as posts show it (第六任…委员会)
 * @param parent what it belongs to by its name, or null
 * @param kind code of the organization-kind scheme, or null
 * @param place true where the text names a place or a country, which is no body but may carry a
 *     post
 */
record Body(
    Span span, String form, String name, String shown, String parent, String kind, boolean place) {

  /** The organ that a Party body inside it leads: 国家邮政局 for 国家邮政局党组. */
  static String organOf(String name) {
    for (String tail : PARTY_TAILS) {
      if (name.endsWith(tail) && name.length() > tail.length() + 1) {
        return organOf(name.substring(0, name.length() - tail.length()));
      }
    }
    return name;
  }

  private static final String[] PARTY_TAILS = {
    "党组理论学习中心组", "党委理论学习中心组", "理论学习中心组", "党组中心组", "中心组", "原党组", "原党委", "机关党委", "党组", "党委", "党工委"
  };
}
