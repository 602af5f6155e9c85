package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.Map;

/** Bodies of several places that are told with one tail: 海棠市、墨江市人民政府, 浙江、安徽、山东3省国资委. */
final class SharedTails {
  private final Reading reading;
  private final String text;

  SharedTails(Reading reading) {
    this.reading = reading;
    this.text = reading.text;
  }

  /** How many places share the tail that follows: 3省, 十大城市. */
  static final Pattern SHARED =
      Pattern.compile(
          "(?:\\d{1,2}|[两三四五六七八九十]{1,2})(?:大?城市|省区市|省市区|省市|省区|省份|省|市|区|县)?(?:[一二三四五六七八九](?:市|区|县))?");

  /** 海棠市、墨江市人民政府 and 浙江、安徽、山东3省国资委: places before share the tail of the last. */
  void writeOut() {
    ours();
    for (Body body : new ArrayList<>(reading.bodies.values())) {
      if (!body.place()) {
        states(body);
      }
    }
    for (Body body : new ArrayList<>(reading.bodies.values())) {
      if (body.place()) {
        carryBack(body);
      }
    }
    for (Body body : new ArrayList<>(reading.bodies.values())) {
      int length = reading.placeAt(body.name(), 0);
      if (body.place() || length == 0 || length == body.name().length()) {
        continue;
      }
      String place = body.name().substring(0, length);
      String tail = body.name().substring(length);
      if (reading.placeAt(tail, 0) == 0 && body.form().endsWith(tail)) {
        shareBack(body.span().start(), place.charAt(length - 1), tail, body.kind());
      }
    }
  }

  private static final Pattern BOTH =
      Pattern.compile(
          "中(?<other>[\\u4e00-\\u9fa5])(?:两国)?(?<organ>外交部|公安部|商务部|国防部|财政部|教育部|文化部|卫生部)");

  /** 中越两国公安部 is 中国公安部 and the other state's. */
  private void ours() {
    Matcher matcher = BOTH.matcher(text);
    while (matcher.find()) {
      Body organ = reading.bodyEnding(matcher.end());
      if (organ != null && !organ.place() && organ.name().equals(matcher.group("organ"))) {
        put(organ.span(), "中国" + organ.name(), null, organ.kind());
      }
    }
  }

  private static final Pattern OF_STATES =
      Pattern.compile("(?:联邦)?政府|[\\u4e00-\\u9fa5]{1,4}部|军方|国会|议会|[参众]议院|央行|海军|空军");

  /** 土耳其和叙利亚政府, 中越两国公安部's like: a state before another's organ has the same organ. */
  private void states(Body body) {
    int length = reading.lexicon.countries.at(body.name(), 0);
    String tail = body.name().substring(length);
    int at = body.span().start();
    if (length == 0
        || !OF_STATES.matcher(tail).matches()
        || at == 0
        || "和与及".indexOf(text.charAt(at - 1)) < 0) {
      return;
    }
    Body before = reading.bodyEnding(at - 1);
    while (before != null && before.place() && reading.lexicon.countries.contains(before.name())) {
      put(before.span(), before.name() + tail, null, body.kind());
      at = before.span().start();
      before = at > 0 && text.charAt(at - 1) == '、' ? reading.bodyEnding(at - 1) : null;
    }
  }

  /** 北京市委宣传部 belongs to 北京市委. */
  static String parentOf(String name) {
    Matcher department = DEPARTMENT.matcher(name);
    return department.matches() ? department.group(1) : null;
  }

  private static final Pattern DEPARTMENT =
      Pattern.compile("(.+[省市县区州旗]委)(?:组织部|宣传部|统战部|政法委|社会工作部|办公[厅室]|政研室|网信办|编办|党校)");

  private static final Pattern TAIL =
      Pattern.compile(
          "党委(?:[\\u4e00-\\u9fa5]{2,4}部|政法委|办公[厅室])?|(?:人民)?政府|人大常委会|[\\u4e00-\\u9fa5]{2,8}?[厅局委](?=[、，。；的负有召和与分])");

  /** 浙江、安徽、山东3省国资委: the count shows that the tail is every place's. */
  private void carryBack(Body last) {
    Matcher count = SHARED.matcher(text).region(last.span().end(), text.length());
    if (!count.lookingAt() || reading.charAt(last.span().start() - 1) != '、') {
      return;
    }
    Map.Entry<Integer, Body> next = reading.bodies.ceilingEntry(count.start());
    String tail = null;
    String kind = null;
    if (next != null && next.getKey() <= count.end() && !next.getValue().place()) {
      Span span = next.getValue().span();
      String rest = text.substring(Math.max(count.end(), span.start()), span.end());
      tail = rest.replaceFirst("^(?:城市|省区市|省市区|省市|省区|省份|[省市区县])(?=.)", "");
      kind = next.getValue().kind();
    }
    if (tail == null) {
      Matcher named = TAIL.matcher(text).region(count.end(), text.length());
      tail = named.lookingAt() ? named.group() : null;
    } else {
      reading.bodies.remove(next.getKey());
    }
    if (tail == null || tail.length() < 2 || last.span().start() == 0) {
      return;
    }
    String full = full(last.name());
    if (tail.startsWith("党委") && full.endsWith("市")) {
      tail = tail.substring(1); // 北京、太原两城市党委宣传部
    }
    put(last.span(), full + tail, parentOf(full + tail), kind);
    shareBack(last.span().start(), full.charAt(full.length() - 1), tail, kind);
  }

  private void shareBack(int start, char level, String tail, String kind) {
    int at = start;
    while (at > 0 && "、和与及".indexOf(text.charAt(at - 1)) >= 0) {
      Body before = reading.bodyEnding(at - 1);
      if (before == null || !before.place()) {
        return;
      }
      String full = full(before.name());
      if (full.charAt(full.length() - 1) != level
          && "省市区".indexOf(full.charAt(full.length() - 1)) < 0) {
        return;
      }
      put(before.span(), full + tail, parentOf(full + tail), kind);
      at = before.span().start();
    }
  }

  private String full(String place) {
    String full = reading.lexicon.placeShort.value(place);
    return full == null ? place : full;
  }

  private void put(Span span, String name, String parent, String kind) {
    reading.bodies.put(
        span.start(), new Body(span, span.of(text), name, name, parent, kind, false));
  }
}
