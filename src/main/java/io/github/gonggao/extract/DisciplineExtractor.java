package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Fact.PersonnelChanged.Change;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is investigated, expelled or sentenced, and by whom. Only pages that are about discipline or
 * crime are read; a punishment belongs to whoever is named last before it in its sentence, and to
 * all of a list that 均 or the verb takes together.
 */
final class DisciplineExtractor implements FactExtractor {
  private static final Pattern SUBJECT =
      Pattern.compile("违纪|违法|违规|审查|调查|开除|双开|处分|判|获刑|受贿|贪污|职务犯罪|公诉|逮捕|被查|投案|八项规定");
  private static final Pattern INVESTIGATED =
      Pattern.compile(
          "(?:接受|进行(?:了)?|被|予以|对其)[^，。；]{0,24}(?:审查调查|审查和监察调查|纪律审查|监察调查|监察审查|组织审查|组织调查|立案审查|立案调查|立案侦查|调查(?!研究|核实|组|报告|问卷))|立案审查调查|(?:被|已)立案(?:审查|调查)|(?:已|均|先后|相继|双双|同时|也|接连)+(?:被?通报|宣布|官宣)?被查(?![处封出明扣获验实])|(?:已|先后|相继)落马|落马(?=[，。；、])");
  private static final Pattern EXPELLED =
      Pattern.compile("开除(?:其)?党籍(?:和|、)公职|开除(?:其)?党籍(?:处分)?|开除(?:其)?公职(?:处分)?|政务开除|开除处分|“双开”|双开");
  private static final Pattern SENTENCED =
      Pattern.compile(
          "(?:判处|获刑|被判)(?:被告人)?[^，。；]{0,12}?(?:有期徒刑|无期徒刑|死刑|拘役|\\d{1,2}年|[一二三四五六七八九十]{1,3}年)");

  /** Those put out of office by a punishment, which names no post. */
  private static final Pattern REMOVED =
      Pattern.compile(
          "撤销(?:其)?党内(?:一切|外)?职务|政务撤职|(?<!政务)撤职(?:处分|处理)|免职处理|(?:被|予以|给予)(?:撤职|免职)(?!以)|先行免职");

  /** 给予甲、乙撤销党内职务处分: those whom only the punishment names. */
  private static final Pattern GIVEN = Pattern.compile("(?:给予|对)(?=\\p{IsHan})");

  private static final Pattern PENALTY =
      Pattern.compile(
          "\\G(?:等人?)?(?:以|作出)?(?:开除|撤销|撤职|留党|党内|政务|记大?过|警告|严重警告|降级|免职|诫勉|通报批评|批评教育|组织处理)");
  private static final Pattern PARTY =
      Pattern.compile(".*(?:党委|党组|党工委|总支|支部|纪委|[省市县区]委)(?:第一|常务)?副?(?:书记|委员|成员|常委)");
  private static final Pattern PUNISHES =
      Pattern.compile(".*(?:纪委监委|纪委国家监委|纪律检查委员会|监察委员会|纪委|监委|纪检监察组|党委|党组|省委|市委)$");
  private static final Pattern NOBODY = Pattern.compile("(?s).*(?:人次|万人|多名|一批|各级)[^。]*$");

  @Override
  public void extract(Reading reading) {
    String head =
        reading.titleText()
            + reading.text.substring(
                reading.body().start(),
                Math.min(reading.body().end(), reading.body().start() + 200));
    if (SUBJECT.matcher(head).find()) {
      new Pass(reading).run();
    }
  }

  private final class Pass {
    private final Reading reading;
    private final String text;
    private final Set<List<Object>> said = new HashSet<>();

    Pass(Reading reading) {
      this.reading = reading;
      this.text = reading.text;
    }

    void run() {
      punished();
      events(INVESTIGATED, Change.INVESTIGATED);
      events(EXPELLED, Change.EXPELLED);
      events(SENTENCED, Change.SENTENCED);
      events(REMOVED, Change.REMOVED);
    }

    /** Enters the names that a punishment alone gives. */
    private void punished() {
      NameReader names = new NameReader(reading);
      reading.persons.values().forEach(p -> names.know(p.name()));
      Matcher given = GIVEN.matcher(text).region(reading.body().start(), reading.body().end());
      while (given.find()) {
        List<NameReader.Read> people =
            Reading.at(PENALTY.matcher(text), given.end())
                ? List.of()
                : names.list(given.end(), false);
        int end = people.isEmpty() ? -1 : people.get(people.size() - 1).span().end();
        if (end < 0 || !Reading.at(PENALTY.matcher(text), names.after(end))) {
          continue;
        }
        for (NameReader.Read read : people) {
          reading.persons.putIfAbsent(
              read.span().start(), new Person(read.span(), read.name(), read.span()));
          reading.add(
              new Fact.PersonActed(
                  Name.person(read.name()),
                  reading.evidence(read.span(), DisciplineExtractor.this)));
        }
      }
    }

    /** The one Party post that somebody held when 党内职务 were taken away; null where it is open. */
    private Fact.PostHeld lost(String person, String verb) {
      if (!verb.contains("党内")) {
        return null;
      }
      Fact.PostHeld only = null;
      for (Fact fact : reading.facts()) {
        if (fact instanceof Fact.PostHeld held
            && held.person().value().equals(person)
            && held.status() == Fact.TenureStatus.REGULAR
            && PARTY.matcher(held.post()).matches()) {
          if (only != null) {
            return null;
          }
          only = held;
        }
      }
      return only;
    }

    /** Whether the text has already said, with the post, that somebody lost it. */
    private boolean told(String person) {
      return reading.facts().stream()
          .anyMatch(
              f ->
                  f instanceof Fact.PersonnelChanged c
                      && c.change() == Change.REMOVED
                      && c.person().value().equals(person));
    }

    private void events(Pattern pattern, Change change) {
      Matcher matcher = pattern.matcher(text).region(reading.body().start(), reading.body().end());
      while (matcher.find()) {
        int line = reading.lineStart(matcher.start());
        String clause = text.substring(line, matcher.start());
        if (NOBODY.matcher(clause).matches()
            || (change == Change.INVESTIGATED && ofThing(clause, matcher))) {
          continue;
        }
        String by = decider(change, matcher);
        for (Person person : subjects(matcher.start(), matcher.end())) {
          if ((change == Change.REMOVED && told(person.name()))
              || !said.add(List.of(person.name(), change))) {
            continue;
          }
          Fact.PostHeld lost =
              change == Change.REMOVED ? lost(person.name(), matcher.group()) : null;
          reading.add(
              new Fact.PersonnelChanged(
                  Name.person(person.name()),
                  change,
                  Optional.ofNullable(lost).flatMap(Fact.PostHeld::organization),
                  Optional.ofNullable(lost).map(Fact.PostHeld::position),
                  Optional.ofNullable(lost).map(Fact.PostHeld::post),
                  Optional.empty(),
                  Optional.ofNullable(by).map(Name::organization),
                  reading.evidence(
                      new Span(Math.min(line, person.span().start()), matcher.end()),
                      DisciplineExtractor.this)));
        }
      }
    }

    private static final Pattern OBJECT = Pattern.compile("对([^，。；对]{2,24})$");

    /** 要求对管道被炸事件进行调查: a thing is looked into, and nobody. */
    private boolean ofThing(String before, Matcher matcher) {
      int verb = (before + matcher.group()).lastIndexOf("进行");
      if (verb < 0) {
        return false;
      }
      Matcher object = OBJECT.matcher((before + matcher.group()).substring(0, verb));
      if (!object.find() || object.group(1).matches("(?:其|他|她|该).*")) {
        return false;
      }
      int end = matcher.start() - before.length() + verb;
      return reading.persons.subMap(end - object.group(1).length(), end).isEmpty()
          && object.group(1).matches(".*(?:事件|事故|爆炸|坠毁|遇袭|袭击|灾害|火灾)");
    }

    /** Those whom the event befalls, in the order of the text. */
    private List<Person> subjects(int at, int end) {
      // 判处被告人甲有期徒刑: inside the verb's own phrase
      Map.Entry<Integer, Person> inside = reading.persons.lowerEntry(end);
      if (inside != null && inside.getKey() >= at) {
        return List.of(inside.getValue());
      }
      int start = at;
      while (start > 0 && "。\n！？".indexOf(text.charAt(start - 1)) < 0) {
        start--;
      }
      List<Person> named = new ArrayList<>(reading.persons.subMap(start, at).values());
      if (named.isEmpty()) {
        Map.Entry<Integer, Person> before = reading.persons.lowerEntry(at);
        return before == null ? List.of() : List.of(before.getValue());
      }
      Person last = named.get(named.size() - 1);
      List<Person> group = new ArrayList<>(List.of(last));
      boolean all =
          text.substring(last.span().end(), at)
              .matches("(?s)^(?:同志)?(?:等人)?(?:均|分别|都|等\\d+人|双双).*");
      for (int i = named.size() - 2; i >= 0; i--) {
        Person person = named.get(i);
        String between =
            text.substring(
                person.span().end(), Math.max(person.span().end(), group.get(0).whole().start()));
        if (!between.matches("(?:同志)?[、，]?(?:和|及|以及)?")
            && !(all && !between.contains("；") && between.length() < 40)) {
          break;
        }
        group.add(0, person);
      }
      return group;
    }

    private String decider(Change change, Matcher matcher) {
      if (change == Change.SENTENCED) {
        return lastBody(matcher.start(), ".*法院");
      }
      int end = matcher.end();
      while (end < text.length() && "。\n；".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      String best = named(matcher.start(), matcher.end());
      best = best == null ? named(reading.lineStart(matcher.start()), end) : best;
      if (best == null) {
        best = lastBody(matcher.end(), ".*(?:纪委监委|纪委国家监委)");
      }
      return "中央纪委".equals(best) || "中央纪委常委会".equals(best) ? "中央纪委国家监委" : best;
    }

    /** The first body in a stretch that may punish and of which none of the persons is told. */
    private String named(int start, int end) {
      String best = null;
      for (Body body : reading.bodies.subMap(start, end).values()) {
        if (!PUNISHES.matcher(body.name()).matches()
            || approves(body)
            || reading.lexicon.postAt(text, body.span().end()) > 0
            || ofSomebody(body.span())) {
          continue;
        }
        if (body.name().equals("国家监委") || body.name().equals("中央纪委常委会")) {
          best = best == null ? "中央纪委国家监委" : best;
        } else if (best == null && !(body.name().matches("(?!.*纪).*监委") && commission() != null)) {
          best = body.name();
        }
      }
      return best;
    }

    /** 东莞市委原书记徐建华: the committee is where he sat, not who looks into him. */
    private boolean ofSomebody(Span body) {
      Map.Entry<Integer, Person> next = reading.persons.higherEntry(body.start());
      return next != null && next.getValue().whole().contains(body);
    }

    /** 经岚州市委批准, 报市委批准: who approves does not investigate. */
    private boolean approves(Body body) {
      return text.startsWith("批准", body.span().end()) || text.startsWith("同意", body.span().end());
    }

    private String commission() {
      return lastBody(text.length(), ".*(?:纪委监委|纪委国家监委)");
    }

    private String lastBody(int at, String pattern) {
      for (Body body : reading.bodies.headMap(at, false).descendingMap().values()) {
        if (body.name().matches(pattern)) {
          return body.name();
        }
      }
      return null;
    }
  }
}
