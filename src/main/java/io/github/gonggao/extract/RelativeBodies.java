package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes out what only the announcement's context can: 市民政局 with its city, 局党组 with the bureau, a
 * bare 政策法规司 with the ministry whose notice it is, 工业和信息化厅 in a list after 辽宁省科技厅, and forms that
 * the text defines (以下简称).
 */
final class RelativeBodies {
  private static final Pattern BARE_UNIT =
      Pattern.compile(
          "(?<=[、，。；：\\n和与及]|^)(机关党委|直属机关党委|机关纪委|办公厅|[\\u4e00-\\u9fa5]{2,8}(?:司|处))(?=[、和及与等主负有，])");
  private static final Pattern LISTED =
      Pattern.compile(
          "\\G[、和及与]([\\u4e00-\\u9fa5]{2,12}?(?:厅|局|委|办|处|司|委员会))(?=[、和及与等，。；）（主负有分共相先介汇]|$)");
  private static final Pattern SHORT_FORM =
      Pattern.compile("（(?:以下|下)?(?:简称|称)[“《]?([^”》（）《“，。]{1,16})[”》]?）");

  private final Reading reading;
  private final String text;
  private final List<BodyExtractor.Relative> relative;

  RelativeBodies(Reading reading, List<BodyExtractor.Relative> relative) {
    this.reading = reading;
    this.text = reading.text;
    this.relative = relative;
  }

  void writeOut() {
    for (BodyExtractor.Relative r : relative) {
      if (overlaps(r.span()) || (!r.rest().isEmpty() && "省市县区".indexOf(r.rest().charAt(0)) >= 0)) {
        continue;
      }
      String owner = owner(r);
      if (owner != null && r.head().startsWith("驻")) {
        put(r.span(), "驻" + owner + r.rest(), null, r.kind());
      } else if (owner != null) {
        put(r.span(), owner + r.rest(), r.rest().isEmpty() ? null : parent(owner, r), r.kind());
      }
    }
    listed();
    chairpersons();
    bareUnits();
    shortForms();
    tailForms();
  }

  private static String parent(String owner, BodyExtractor.Relative r) {
    boolean placed = r.head().equals("自治区") || "省市县区州旗盟".contains(r.head());
    if (r.parentRest() != null && !r.rest().endsWith("中心组")) {
      return owner + r.parentRest();
    }
    if (placed) {
      return r.rest().endsWith("人大常委会")
          ? owner + r.rest().substring(0, r.rest().length() - 3)
          : null;
    }
    String rest = r.rest();
    for (String tail : new String[] {"理论学习中心组", "中心组"}) {
      if (rest.endsWith(tail) && rest.length() > tail.length()) {
        return owner + rest.substring(0, rest.length() - tail.length());
      }
    }
    if (rest.startsWith("党委") && rest.length() > 2) {
      return owner + "党委";
    }
    return owner;
  }

  private String owner(BodyExtractor.Relative r) {
    if (r.head().equals("自治区") || "省市县区州旗盟".contains(r.head())) {
      return reading.placeOf(r.head(), r.span().start());
    }
    return organ(r.head().startsWith("驻") ? r.head().substring(1) : r.head()).orElse(null);
  }

  /** The organ that 局 or 委 means: the first named one that ends so. */
  private Optional<String> organ(String tail) {
    for (Body body : reading.bodies.values()) {
      String organ = Body.organOf(body.name());
      if (!body.place() && organ.length() > 2 && ends(organ, tail)) {
        return Optional.of(organ);
      }
    }
    return Optional.empty();
  }

  private static boolean ends(String organ, String tail) {
    return organ.endsWith(tail)
        || (tail.equals("委") && organ.endsWith("委员会"))
        || (tail.equals("办") && organ.endsWith("办公室"))
        || (tail.equals("局") && organ.endsWith("总局"));
  }

  private boolean overlaps(Span span) {
    Map.Entry<Integer, Body> before = reading.bodies.lowerEntry(span.end());
    return before != null && before.getValue().span().end() > span.start();
  }

  private void put(Span span, String name, String parent, String kind) {
    String full = name.startsWith("国资委") ? "国务院" + name : name;
    reading.bodies.put(
        span.start(), new Body(span, span.of(text), full, full, parent, kind, false));
  }

  /** 辽宁省科技厅、工业和信息化厅、民政厅: the place carries over a list. */
  private void listed() {
    for (Body body : new ArrayList<>(reading.bodies.values())) {
      String name = body.name();
      String owner = carrier(body);
      if (owner == null) {
        continue;
      }
      int at = body.span().end();
      Matcher matcher = LISTED.matcher(text);
      while (matcher.find(at)) {
        Span span = new Span(matcher.start(1), matcher.end(1));
        String form = matcher.group(1);
        reading
            .bodies
            .subMap(span.start() + 1, span.end())
            .values()
            .removeIf(b -> span.contains(b.span()));
        if (overlaps(span)
            || reading.lexicon.bodyStops.at(form, 0) > 0
            || reading.lexicon.bodies.at(form, 0) == form.length()) {
          break;
        }
        int suffix = reading.lexicon.bodySuffixes.before(form, form.length());
        String kind =
            suffix == 0
                ? body.kind()
                : reading.lexicon.bodySuffixes.value(form.substring(form.length() - suffix));
        put(span, owner + form, name.startsWith("全国人大") ? owner : null, kind);
        at = span.end();
      }
    }
  }

  private static final Pattern CHAIRPERSONS = Pattern.compile("委员长会议(?=提出|委托|建议|提请)");

  /** 受委员长会议委托: the standing committee's council of chairpersons as a body. */
  private void chairpersons() {
    Matcher matcher = CHAIRPERSONS.matcher(text);
    while (matcher.find()) {
      Span span = new Span(matcher.start(), matcher.end());
      if (!overlaps(span)) {
        put(span, "全国人大常委会委员长会议", "全国人大常委会", "npc-standing-committee");
      }
    }
  }

  private String carrier(Body body) {
    if (body.place()) {
      return null;
    }
    String name = body.name();
    if (name.startsWith("全国人大") && name.endsWith("委员会") && !name.endsWith("常务委员会")) {
      return "全国人大";
    }
    int length = reading.placeAt(name, 0);
    if (length == 0) {
      return null;
    }
    int deeper = reading.placeAt(name, length);
    return name.matches(".*(?:厅|局|委|办)$") ? name.substring(0, length + deeper) : null;
  }

  /** The organ whose page this is: publisher, else the title's first body, else the text's. */
  private String home() {
    for (Span where : List.of(reading.title(), reading.body())) {
      for (Body body :
          reading.bodies.subMap(where.start(), Math.max(where.start(), where.end())).values()) {
        if (!body.place() && !body.name().equals("中共中央")) {
          return Body.organOf(body.name());
        }
      }
    }
    return null;
  }

  private void bareUnits() {
    String home = home();
    if (home == null || home.length() < 3) {
      return;
    }
    Matcher matcher = BARE_UNIT.matcher(text);
    while (matcher.find()) {
      Span span = new Span(matcher.start(1), matcher.end(1));
      String form = matcher.group(1);
      if (overlaps(span)
          || form.matches(".*(?:公司|有关|相关|各|到处|好处|用处).*")
          || !home.matches(".*(?:部|委|局|署|办|厅|院|委员会|办公室|党组)")) {
        continue;
      }
      put(
          span,
          home + form,
          home,
          form.endsWith("党委") ? "organ-party-committee" : "department-internal");
    }
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
      if (overlaps(span)) {
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
              if (!overlaps(span) && !Reading.han(reading.charAt(at - 1))) {
                more.add(
                    new Body(
                        span, tail, body.name(), body.name(), body.parent(), body.kind(), false));
              }
            }
          }
        });
    more.forEach(body -> reading.bodies.put(body.span().start(), body));
    longerNames();
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
