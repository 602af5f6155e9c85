package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Short forms of titles: （以下简称《条例》）, and whatever else is found to mean a longer title. */
final class ShortForms {
  private static final Pattern SHORT =
      Pattern.compile(
          "\\G[ 　]*（?(?:以下)?(?:分别|统|简)?(?:简称|下称|称)(?:为)?[：:]?((?:[《“][^》”]{1,30}[》”][、和及]?){1,6})");
  private static final Pattern SHORT_BARE =
      Pattern.compile("\\G（(?:以下|下)?(?:简称|称)([^《》“”（）]{1,20})）");
  private static final Pattern QUOTED = Pattern.compile("[《“]([^》”]{1,30})[》”]");
  private static final Pattern NUMBER_PASSED = Pattern.compile("\\G[（(][^（）]{4,40}号[）)]");

  private final Reading reading;
  private final String text;
  private final FactExtractor finder;
  private final Map<String, Name> shorts = new LinkedHashMap<>();

  /**
   * @param finder whose facts the short forms are
   */
  ShortForms(Reading reading, FactExtractor finder) {
    this.reading = reading;
    this.text = reading.text;
    this.finder = finder;
  }

  boolean contains(String form) {
    return shorts.containsKey(form);
  }

  /** What a short form means, or null. */
  Name of(String form) {
    return shorts.get(form);
  }

  /** Whether a short form is given right behind a title. */
  boolean defines(Span span) {
    return Reading.at(SHORT.matcher(text), span.end())
        || Reading.at(SHORT_BARE.matcher(text), span.end());
  }

  /** 《A》和《B》（以下分别简称《甲》《乙》): short forms bind from the back. */
  void define(Span span, Name name) {
    int end = span.end();
    Matcher passed = NUMBER_PASSED.matcher(text);
    if (Reading.at(passed, end)) {
      end = passed.end();
    }
    Matcher defined = SHORT.matcher(text);
    Matcher bare = SHORT_BARE.matcher(text);
    List<String> forms = new ArrayList<>();
    List<Span> places = new ArrayList<>();
    if (Reading.at(defined, end)) {
      Matcher quoted = QUOTED.matcher(text).region(defined.start(1), defined.end(1));
      while (quoted.find()) {
        forms.add(quoted.group(1));
        places.add(new Span(quoted.start(1), quoted.end(1)));
      }
    } else if (Reading.at(bare, end)) {
      forms.add(bare.group(1));
      places.add(new Span(bare.start(1), bare.end(1)));
    }
    List<Name> recent = new ArrayList<>();
    for (DocumentMention mention :
        reading.documents.headMap(span.end(), false).descendingMap().values()) {
      if (!recent.contains(mention.name())) {
        recent.add(mention.name());
      }
    }
    for (int i = 0; i < forms.size(); i++) {
      int back = forms.size() - 1 - i;
      Name target = back < recent.size() ? recent.get(back) : name;
      bind(forms.get(i), target, places.get(i));
    }
  }

  void bind(String form, Name target, Span place) {
    if (shorts.putIfAbsent(form, target) == null) {
      reading.shortForms.put(form, target);
      reading.add(new Fact.ShortFormDefined(form, target, reading.evidence(place, finder)));
    }
  }
}
