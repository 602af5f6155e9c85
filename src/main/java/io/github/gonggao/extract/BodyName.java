package io.github.gonggao.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a body's name as they are found, from the anchor rightwards (国家邮政局 + 党组 + 中心组): what
 * it is called, how a post shows it, and what it belongs to.
 */
final class BodyName {
  final String anchor;
  final List<String> parts = new ArrayList<>();
  String kind;
  String ordinals = "";
  boolean former;

  /** How many leading parts make no parent: a place is no body. */
  int parentless;

  BodyName(String anchor, String kind) {
    this.anchor = anchor;
    this.kind = kind;
  }

  /** Whether the anchor is a country. */
  boolean ofState;

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
          former && part.startsWith("原") ? part.substring(1) : TERM.matcher(part).replaceFirst(""));
    }
    return TWICE.matcher(name.toString()).replaceFirst("");
  }

  /** 华能集团 + 有限公司, 渔业协会 + 联合会: the longer name of the same body, or of another. */
  private static final Pattern GOES_ON =
      Pattern.compile(
          "(?:集团)?(?:股份)?(?:有限)?(?:责任)?(?:总)?公司|集团|控股|大学|学院|学会|协会|联合会|银行|研究院|报社|杂志社|出版社");

  String parent() {
    if (parts.isEmpty()
        || parts.size() <= parentless
        || GOES_ON.matcher(parts.get(parts.size() - 1)).matches()) {
      return null;
    }
    StringBuilder name = new StringBuilder(anchor);
    for (String part : parts.subList(0, parts.size() - 1)) {
      name.append(part.startsWith("原") ? part.substring(1) : TERM.matcher(part).replaceFirst(""));
    }
    return name.toString();
  }
}
