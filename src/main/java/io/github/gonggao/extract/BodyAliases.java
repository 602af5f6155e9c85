package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings the forms of one body together: those that the text defines (以下简称), the tail by which a
 * unit is known after it was named in full, the name that elsewhere has its place before it.
 */
final class BodyAliases {
  private static final Pattern SHORT_FORM =
      Pattern.compile("（(?:以下|下)?(?:简称|称)[“《]?([^”》（）《“，。]{1,16})[”》]?）");

  private final Reading reading;
  private final String text;

  BodyAliases(Reading reading) {
    this.reading = reading;
    this.text = reading.text;
  }

  /** The forms that the text defines, which relative names may stand for as well as full ones. */
  void define() {
    bracketed();
    shortForms();
  }

  void unite() {
    define();
    tailForms();
    longerNames();
  }

  /** 世界卫生组织（世卫组织）, 石油输出国组织（欧佩克）: the same body's short name in brackets. */
  private void bracketed() {
    Map<String, Body> same = new TreeMap<>();
    for (Body brief : reading.bodies.values()) {
      int open = brief.span().start() - 1;
      if (brief.place()
          || reading.charAt(open) != '（'
          || reading.charAt(brief.span().end()) != '）') {
        continue;
      }
      Body full = reading.bodyEnding(open);
      if (full != null
          && !full.place()
          && full.name().length() > brief.name().length() + 1
          && (abbreviates(brief.name(), full.name())
              || (brief.name().length() <= 4
                  && "局委部办厅院".indexOf(brief.name().charAt(brief.name().length() - 1)) < 0))) {
        same.put(brief.name(), full);
      }
    }
    rename(same);
  }

  /** Whether the characters of {@code brief} stand in {@code full} in this order. */
  private static boolean abbreviates(String brief, String full) {
    int at = 0;
    for (int i = 0; i < brief.length(); i++) {
      at = full.indexOf(brief.charAt(i), at) + 1;
      if (at == 0) {
        return false;
      }
    }
    return true;
  }

  private void rename(Map<String, Body> same) {
    for (Map.Entry<Integer, Body> entry : reading.bodies.entrySet()) {
      Body body = entry.getValue();
      Body other = body.place() ? null : same.get(body.name());
      if (other != null) {
        entry.setValue(
            new Body(
                body.span(),
                body.form(),
                other.name(),
                body.shown().replace(body.name(), other.name()),
                other.parent(),
                other.kind(),
                false));
      }
    }
  }

  private void shortForms() {
    Matcher matcher = SHORT_FORM.matcher(text);
    List<Body> more = new ArrayList<>();
    Map<String, Body> same = new TreeMap<>();
    while (matcher.find()) {
      Body body = reading.bodyEnding(matcher.start());
      if (body != null && !body.place()) {
        occurrences(matcher.group(1), body, more);
        same.put(matcher.group(1), body);
      }
    }
    rename(same);
    more.forEach(body -> reading.bodies.put(body.span().start(), body));
  }

  /** Every other occurrence of a defined form, with what grows on it (领导小组办公室). */
  private void occurrences(String form, Body body, List<Body> more) {
    for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length())) {
      Span span = new Span(at, at + form.length());
      if (reading.named(span)) {
        continue;
      }
      String name = body.name();
      String parent = body.parent();
      String kind = body.kind();
      for (String unit : new String[] {"办公室", "秘书处"}) {
        if (text.startsWith(unit, span.end())) {
          span = new Span(at, span.end() + unit.length());
          parent = name;
          name = name + unit;
          kind = "office";
        }
      }
      more.add(new Body(span, span.of(text), name, name, parent, kind, false));
    }
  }

  /** A unit named in full once (国家发展改革委运行局) is known by its tail afterwards. */
  private void tailForms() {
    TreeMap<String, Body> tails = new TreeMap<>();
    for (Body body : reading.bodies.values()) {
      if (body.parent() != null
          && body.name().startsWith(body.parent())
          && body.name().length() - body.parent().length() >= 3
          && body.form().length() > body.name().length() - body.parent().length()) {
        tails.putIfAbsent(body.name().substring(body.parent().length()), body);
      }
      if (body.name().startsWith("国际") && body.name().length() >= 8) {
        tails.putIfAbsent(body.name().substring(body.name().length() - 4), body);
      }
    }
    List<Body> more = new ArrayList<>();
    tails.forEach(
        (tail, body) -> {
          if (!tail.equals("办公室") && !tail.equals("办公厅")) {
            for (int at = text.indexOf(tail); at >= 0; at = text.indexOf(tail, at + 1)) {
              Span span = new Span(at, at + tail.length());
              if (!reading.named(span) && !Reading.han(reading.charAt(at - 1))) {
                more.add(
                    new Body(
                        span, tail, body.name(), body.name(), body.parent(), body.kind(), false));
              }
            }
          }
        });
    more.forEach(body -> reading.bodies.put(body.span().start(), body));
  }

  /**
   * 香港特别行政区基本法委员会 where the text also has it as one of 全国人大常委会, 东湖风景区管委会 where it also has
   * 武汉市东湖风景区管委会.
   */
  private void longerNames() {
    Map<String, Body> same = new TreeMap<>();
    for (Body body : reading.bodies.values()) {
      if (body.place() || body.name().length() < 5) {
        continue;
      }
      for (Body other : reading.bodies.values()) {
        int more = other.name().length() - body.name().length();
        if (more > 0 && !other.place() && other.name().endsWith(body.name())) {
          String owner = other.name().substring(0, more);
          if ((owner.equals(other.parent()) && body.name().length() >= 6)
              || (placed(owner)
                  && reading.placeAt(body.name(), 0) == 0
                  && !reading.lexicon.bodies.contains(body.name()))) {
            same.putIfAbsent(body.name(), other);
          }
        }
      }
    }
    rename(same);
  }

  private static final Pattern LEVEL = Pattern.compile("[省市县区州旗盟镇乡]$");

  /** Whether words are a place or a state, and nothing else. */
  private boolean placed(String words) {
    int at = reading.lexicon.countries.at(words, 0);
    while (at < words.length()) {
      int length = reading.placeAt(words, at);
      if (length == 0) {
        // a place that only HanLP knows shows its level
        return words.length() - at <= 6 && words.length() - at > 2 && LEVEL.matcher(words).find();
      }
      at += length;
    }
    return true;
  }
}
