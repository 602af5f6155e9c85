package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** When a change of posts took place and who decided it, as the text around it says. */
final class ChangeSetting {
  private static final Pattern DATELINE = Pattern.compile("(?:新华社|本报|中新社)[^，。]{0,12}日(?:电|讯)");
  private static final Pattern DECIDES = Pattern.compile("决定|任免|经表决|任命|免去|会议|研究|通过|选举|接受|举行");
  private static final Pattern PRESIDENT = Pattern.compile("主席(习近平|胡锦涛|江泽民)[^。]{0,40}(?:任免|任命|免去)");

  /** 日前，中共中央决定：甲同志任…, and nothing else decided since. */
  private static final Pattern PARTY_CENTRE =
      Pattern.compile(
          "(?s)中共中央(?:批准|研究)?决定[：:，](?!.*(?:人大|国务院|会议|省委(?!书记|委员|常委)|市委(?!书记|委员|常委))[^，。；]{0,12}(?:决定|任命|表决|研究)).*$");

  private final Reading reading;
  private final String text;
  private final PostReader posts;

  ChangeSetting(Reading reading, PostReader posts) {
    this.reading = reading;
    this.text = reading.text;
    this.posts = posts;
  }

  /** The date in the sentences before, up to the change; the date under an appointment notice. */
  Optional<LocalDate> date(int at) {
    if (congratulates(at)) {
      return Optional.empty();
    }
    Optional<Dates.Found> best = Optional.empty();
    int from = reading.body().start();
    while (from < at) {
      Optional<Dates.Found> found = Dates.first(text, new Span(from, at), reading.published);
      if (found.isEmpty()) {
        break;
      }
      from = found.get().span().end();
      Matcher dateline = DATELINE.matcher(text);
      boolean inDateline =
          dateline.find(Math.max(0, found.get().span().start() - 16))
              && dateline.start() <= found.get().span().start()
              && dateline.end() >= found.get().span().end();
      if (!inDateline) {
        best = found;
      }
    }
    if (best.isPresent()) {
      return best.map(Dates.Found::date);
    }
    return reading.ownDocument == null
        ? Optional.empty()
        : reading.facts().stream()
            .filter(f -> f instanceof Fact.DocumentIssued d && d.publishedHere())
            .flatMap(f -> ((Fact.DocumentIssued) f).issued().stream())
            .findFirst();
  }

  /** 致电…祝贺他当选…: the day and the body are those of the telegram. */
  private boolean congratulates(int at) {
    int start = at;
    while (start > 0 && "。\n；".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return text.substring(start, at).contains("祝贺");
  }

  private static final Pattern ANNOUNCED =
      Pattern.compile("(?:宣布|宣读|传达)(?:了)?(?<who>[^，。；]{2,24}?)关于[^。；，]{2,60}?(?:的)?决定");

  /** 宣布了中央关于…任职的决定: whose decision a meeting is told. */
  private Body announced(int at) {
    Matcher matcher =
        ANNOUNCED.matcher(text).region(reading.lineStart(at), Math.min(text.length(), at + 3));
    Body last = null;
    while (matcher.find()) {
      for (Body body : reading.bodies.subMap(matcher.start("who"), matcher.end("who")).values()) {
        last = body.place() ? last : body;
      }
    }
    return last;
  }

  /** The body or person whose decision the change at {@code at} is. */
  Optional<Name> decider(int at) {
    if (congratulates(at)) {
      return Optional.empty();
    }
    // 中华人民共和国主席习近平…任免下列驻外大使
    Matcher president = PRESIDENT.matcher(text);
    if (president.find()) {
      return Optional.of(Name.person(president.group(1)));
    }
    Body announced = announced(at);
    if (announced != null) {
      return Optional.of(Name.organization(announced.name()));
    }
    int paragraph = reading.lineStart(at);
    if (PARTY_CENTRE.matcher(text.substring(Math.max(reading.body().start(), at - 300), at)).find()
        || PARTY_CENTRE.matcher(text.substring(paragraph, at)).find()) {
      return Optional.of(Name.organization("中共中央"));
    }
    int line = reading.body().start();
    Body best = null;
    for (Map.Entry<Integer, Body> entry : reading.bodies.subMap(line, at).entrySet()) {
      Body body = entry.getValue();
      if (body.place()
          || (body.name().matches(".*(?:委员长会议|主席团|党组|党委|中共中央)")
              && !body.name().matches(".*[省市县区]委"))) {
        continue;
      }
      int end = Math.min(at + 2, body.span().end() + 30);
      String after =
          text.substring(body.span().end(), Math.max(body.span().end(), end)).split("[。；\n]", 2)[0];
      if (DECIDES.matcher(after).find()
          && !after.startsWith("的")
          && posts.one(body.span().start(), null) == null) {
        best = body;
      }
    }
    if (best == null) {
      for (Body body :
          reading.bodies.subMap(reading.title().start(), reading.title().end()).values()) {
        if (!body.place() && posts.one(body.span().start(), null) == null) {
          best = body;
          break;
        }
      }
    }
    return Optional.ofNullable(best).map(b -> Name.organization(b.name()));
  }
}
