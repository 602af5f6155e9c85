package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Titles right after a name, where its holder acts: 习近平总书记作出重要指示, 李强总理批示. */
final class TitledNames {
  private static final Pattern AFTER_NAME =
      Pattern.compile("总书记|国家主席|主席|委员长|副总理|总理|副委员长|副主席|总统|首相|国王|外长|外交部长|省长|市长|书记|部长|主任|局长|国务委员");
  private static final Pattern NOUN_PHRASE =
      Pattern.compile(
          "\\G(?:同志)?(?:为核心|新时代|的?重要|关于|在[^，。]{2,40}(?:上|时|中|期间)的|的|对[^，。]{1,30}的|系列|提出的|强军|外交|法治|经济|生态|文化|治国|亲自)");
  private static final Pattern ACTS =
      Pattern.compile(
          "\\G(?:同志)?(?:\\d{1,2}(?:月\\d{1,2})?日|[^，。；]{0,6})?(?:同|和|与|向|对|就|在|十分|高度|多次|专门|亲自|始终|率先|分别|[^，。；]{0,24}?)?(?:作出|强调|指出|提出|发表|会见|会谈|宣布|出席|签署|主持|批示|会晤|重视|关心|牵挂|表示|发来|致|举行|通话|复信|回信|访问|考察|调研|部署|指示|共识|达成|要求)");

  private final Reading reading;
  private final String text;
  private final NameReader names;
  private final Officials officials;

  /** Those met by a Chinese leader: 习近平主席同李显龙总理. */
  private final Set<String> abroadNames = new HashSet<>();

  TitledNames(Reading reading, NameReader names, Officials officials) {
    this.reading = reading;
    this.text = reading.text;
    this.names = names;
    this.officials = officials;
  }

  /** 习近平总书记作出重要指示, 李强总理批示: a title after a name, where its holder acts. */
  void read() {
    Matcher matcher = AFTER_NAME.matcher(text);
    while (matcher.find()) {
      int start = matcher.start();
      NameReader.Read read = nameBefore(start);
      if (read == null
          || reading.quoted(start)
          || reading.lexicon.posts.before(text, matcher.end()) > matcher.end() - start) {
        continue;
      }
      int end = matcher.end();
      Matcher phrase = NOUN_PHRASE.matcher(text);
      boolean noun = Reading.at(phrase, end);
      Matcher acts = ACTS.matcher(text);
      if ((!Reading.at(acts, end) && !"，。、".contains(String.valueOf(reading.charAt(end))))
          || (noun && !text.startsWith("在", end))) {
        continue;
      }
      if (noun
          || (text.substring(end, Math.min(text.length(), end + 30))
                  .matches("(?s)^[^，。]{0,24}?(?:精神|论述|讲话精神|指示批示).*")
              && !text.startsWith("作出", end)
              && !text.startsWith("十分", end))) {
        continue;
      }
      String title = matcher.group();
      if (reading.charAt(read.span().start() - 1) == '在') {
        continue;
      }
      Span evidence = new Span(read.span().start(), end);
      if (!officials.holds(read.name(), title)) {
        Post post = afterName(read.name(), title, evidence);
        if (post != null) {
          officials.hold(read, post, evidence);
          officials.acted(read.name(), evidence);
          officials.put(read, read.span().start());
        }
      }
    }
  }

  private static final Pattern ABROAD =
      Pattern.compile(
          "(?:主席|总理|总书记|委员长|副总理|副主席)(?:分别)?(?:同|与|和)([\\u4e00-\\u9fa5]{2,10}?)(?=总统|总理|首相|国王|总书记|主席|外长|总干事|秘书长)");

  private NameReader.Read nameBefore(int end) {
    for (int length = 10; length >= 2; length--) {
      int start = end - length;
      if (start >= 0 && names.known().contains(text.substring(start, end))) {
        return new NameReader.Read(new Span(start, end), text.substring(start, end));
      }
    }
    for (int length = 3; length >= 2; length--) {
      int start = end - length;
      if (start >= 0
          && !Reading.han(reading.charAt(start - 1))
          && reading.lexicon.posts.at(text, start) <= length
          && reading.lexicon.surnames.at(text, start) > 0) {
        NameReader.Read read = names.at(start, false);
        if (read != null && read.span().end() == end) {
          return read;
        }
      }
    }
    var token = reading.tokenEnding(end);
    Matcher abroad =
        ABROAD.matcher(text).region(Math.max(0, end - 16), Math.min(text.length(), end + 4));
    abroad.useTransparentBounds(true);
    while (abroad.find()) {
      if (abroad.end(1) == end
          && reading.bodies.get(abroad.start(1)) == null
          && abroad.group(1).length() >= 3
          && names.transliterated(abroad.start(1), end)) {
        abroadNames.add(abroad.group(1));
        return new NameReader.Read(new Span(abroad.start(1), end), abroad.group(1));
      }
    }
    if (token == null || !token.tag().startsWith("nr") || token.text().length() < 2) {
      return null;
    }
    return new NameReader.Read(token.span(), token.text());
  }

  private Post afterName(String name, String title, Span span) {
    String country = foreignCountry(name);
    if (country != null) {
      String organization = title.equals("总书记") && country.equals("越南") ? "越共中央" : country;
      return new Post(
          span, organization, country, title, organization + title, Fact.TenureStatus.REGULAR);
    }
    if (title.equals("主席")) {
      return new Post(span, "中华人民共和国", null, "国家主席", "国家主席", Fact.TenureStatus.REGULAR);
    }
    PostReader.Office office = PostReader.Office.of(title);
    if (office != null) {
      return office.at(span);
    }
    if (title.equals("副总理")) {
      return new Post(span, "国务院", null, title, "国务院副总理", Fact.TenureStatus.REGULAR);
    }
    if (title.equals("市长") || title.equals("省长")) {
      for (Body body : reading.bodies.values()) {
        int cut = body.name().indexOf(title.charAt(0));
        if (cut > 0 && cut < 6) {
          String place = body.name().substring(0, cut + 1);
          return new Post(span, place, place, title, place + title, Fact.TenureStatus.REGULAR);
        }
      }
      return new Post(span, null, null, title, title, Fact.TenureStatus.REGULAR);
    }
    return null;
  }

  /** The country of a foreigner named with a bare title: the one that the announcement is about. */
  private String foreignCountry(String name) {
    if (!abroadNames.contains(name)
        && reading.lexicon.surnames.at(name, 0) > 0
        && name.length() <= 3
        && !name.startsWith("阮")) {
      return null;
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Body body : reading.bodies.values()) {
      int length = reading.lexicon.countries.at(body.name(), 0);
      if (length > 1 && !body.name().startsWith("中国")) {
        counts.merge(
            reading.lexicon.countries.value(body.name().substring(0, length)), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }
}
