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

  void unite() {
    shortForms();
    tailForms();
    longerNames();
  }

  private void shortForms() {
    Matcher matcher = SHORT_FORM.matcher(text);
    List<Body> more = new ArrayList<>();
    while (matcher.find()) {
      Body body = reading.bodyEnding(matcher.start());
      if (body != null && !body.place()) {
        occurrences(matcher.group(1), body, more);
      }
    }
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

  /** 香港特别行政区基本法委员会 where the text also has it as one of 全国人大常委会. */
  private void longerNames() {
    for (Map.Entry<Integer, Body> entry : reading.bodies.entrySet()) {
      Body body = entry.getValue();
      if (body.place() || body.name().length() < 8) {
        continue;
      }
      for (Body other : reading.bodies.values()) {
        if (other.parent() != null
            && other.name().length() > body.name().length()
            && other.name().equals(other.parent() + body.name())) {
          String shown = body.shown().replace(body.name(), other.name());
          entry.setValue(
              new Body(
                  body.span(),
                  body.form(),
                  other.name(),
                  shown,
                  other.parent(),
                  other.kind(),
                  false));
          break;
        }
      }
    }
  }
}
