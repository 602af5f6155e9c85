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

  private static final Pattern SHARED =
      Pattern.compile("(?:\\d{1,2}|[两三四五六七八九十]{1,2})(?:省区市|省市区|省市|省区|省份|省|市|区|县)?");

  /** 海棠市、墨江市人民政府 and 浙江、安徽、山东3省国资委: places before share the tail of the last. */
  void writeOut() {
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
      tail = next.getValue().form().replaceFirst("^(?:省区市|省市区|省市|省区|省份|[省市区县])", "");
      kind = next.getValue().kind();
    }
    if (tail == null || tail.length() < 2 || last.span().start() == 0) {
      return;
    }
    reading.bodies.remove(next.getKey());
    String full = full(last.name());
    put(last.span(), full + tail, null, kind);
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
      put(before.span(), full + tail, null, kind);
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
