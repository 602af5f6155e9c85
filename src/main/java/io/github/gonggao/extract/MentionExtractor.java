package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Closes the reading: which bodies the announcement names, what they belong to, and where every
 * entity of its facts is mentioned.
 */
final class MentionExtractor implements FactExtractor {
  @Override
  public void extract(Reading reading) {
    Map<String, Body> first = new LinkedHashMap<>();
    for (Body body : reading.bodies.values()) {
      if (body.place()
          || outside(reading, body.span())
          || inTitleMarks(reading, body.span())
          || credited(reading, body)
          || opensMeeting(reading, body)) {
        continue;
      }
      first.putIfAbsent(body.name(), body);
      reading.add(
          new Fact.Mentioned(
              Name.organization(body.name()), body.form(), reading.evidence(body.span(), this)));
    }
    Parents parents = new Parents(reading, first.keySet());
    for (Body body : first.values()) {
      String parent = body.parent();
      for (Body other : reading.bodies.values()) {
        parent = parent == null && other.name().equals(body.name()) ? other.parent() : parent;
      }
      if (parent == null) {
        parent = parentOf(reading, parents, body.name());
      }
      describe(reading, body.name(), body.kind(), parent, body.span());
    }
    for (Name name : reading.described) {
      if (name.kind() == Name.Kind.ORGANIZATION
          && !first.containsKey(name.value())
          && particular(reading, name.value(), first.keySet())) {
        String parent = parentOf(reading, parents, name.value());
        describe(reading, name.value(), null, parent, where(reading, name.value()));
      }
    }
    Set<String> people = new HashSet<>();
    for (Fact fact : reading.facts()) {
      if (fact instanceof Fact.PostHeld held) {
        people.add(held.person().value());
      } else if (fact instanceof Fact.Participation p
          && p.participant().kind() == Name.Kind.PERSON) {
        people.add(p.participant().value());
      } else if (fact instanceof Fact.Stated s && s.speaker().kind() == Name.Kind.PERSON) {
        people.add(s.speaker().value());
      } else if (fact instanceof Fact.PersonActed a) {
        people.add(a.person().value());
      } else if (fact instanceof Fact.PersonnelChanged c) {
        people.add(c.person().value());
      }
    }
    for (Person person : reading.persons.values()) {
      if (people.contains(person.name())) {
        reading.add(
            new Fact.Mentioned(
                Name.person(person.name()),
                person.span().of(reading.text),
                reading.evidence(person.span(), this)));
      }
    }
    for (DocumentMention document : reading.documents.values()) {
      String form = document.span().of(reading.text).replaceAll("^《|》$", "");
      reading.add(
          new Fact.Mentioned(document.name(), form, reading.evidence(document.span(), this)));
    }
    for (Meeting meeting : reading.meetings) {
      reading.add(
          new Fact.Mentioned(
              meeting.name(),
              meeting.span().of(reading.text),
              reading.evidence(meeting.span(), this)));
    }
  }

  /** Whether what a post is of is one body, and not a place, a kind or the tail of a named one. */
  private static boolean particular(Reading reading, String name, Set<String> named) {
    return !NO_BODY.matcher(name).matches()
        && !UNNAMED.matcher(name).matches()
        && !name.equals("中共中央") // a bare 总书记 names no body
        && !reading.lexicon.countries.contains(name)
        && !reading.lexicon.placeShort.contains(name)
        && !reading.lexicon.bodySuffixes.contains(name)
        && named.stream().noneMatch(body -> body.endsWith(name));
  }

  /** 日本第102任 of a 首相, 俄罗斯莫斯科州 of a governor: what a post is of need be no body. */
  private static final Pattern NO_BODY = Pattern.compile(".*(?:[任届省市县区州]|共和国|（[市县区州]）)");

  private static final Pattern CREDIT =
      Pattern.compile(
          "(?:记者|通讯员)?[^，。\\n]{0,12}(?:摄|报道|供图)|(?:记者|通讯员)[^，。\\n]{2,12}(?:报道|电|讯)|[^，。\\n]{0,8}[0-9０-９]{1,2}日(?:电|讯)");

  /** 新华社记者 张平摄, 据新华网报道: an outlet that only says where a text or a picture is from. */
  private static boolean credited(Reading reading, Body body) {
    int at = body.span().start();
    if (SITE.matcher(reading.text).at(body.span().end())) {
      return true; // 中央纪委国家监委网站讯 opens the page
    }
    return "media".equals(body.kind())
        && (reading.startsWith("据", at - 1)
            || reading.startsWith("来源：", at - 3)
            || reading.startsWith("来源:", at - 3)
            || CREDIT.matcher(reading.text).at(body.span().end()));
  }

  /** 中非合作论坛北京峰会: what is no body but the meetings of it, in the name of one. */
  private static boolean opensMeeting(Reading reading, Body body) {
    return body.name().endsWith("论坛")
        && reading.meetings.stream()
            .flatMap(meeting -> meeting.namings().stream())
            .anyMatch(
                naming -> naming.contains(body.span()) && naming.length() > body.span().length());
  }

  private static final Pattern SITE = Pattern.compile("网站?讯");

  private static final Pattern PLACE = Pattern.compile(".*(?:[省市县区州旗盟镇乡村]|街道|社区)");

  private static final Pattern UNNAMED = Pattern.compile("自治区|学校|集团公司|公司|集团|医院|学院|校|院");

  private static String parentOf(Reading reading, Parents parents, String name) {
    String implied = name.endsWith("中心组") ? Parents.implied(name) : null;
    if (implied != null) {
      return implied;
    }
    String organ = Body.organOf(name);
    if (organ.equals(name)) {
      return parents.of(name);
    }
    // a place has a Party committee of its own: 自治区党委
    // and 公司党委 on a company's page is of no named company
    return reading.placeAt(organ, 0) == organ.length()
            || PLACE.matcher(organ).matches()
            || UNNAMED.matcher(organ).matches()
        ? null
        : organ;
  }

  private void describe(Reading reading, String name, String kind, String parent, Span span) {
    Name organization = Name.organization(name);
    reading.add(
        new Fact.OrganizationDescribed(
            organization, kindOf(reading, name, kind), reading.evidence(span, this)));
    if (parent != null) {
      Fact.PartOf.Link link =
          name.matches(".*(?:党组|党委|机关党委|党工委|纪检监察组|机关纪委)$")
              ? Fact.PartOf.Link.ESTABLISHED_IN
              : name.matches(".*(?:司|处|室|办公厅)$")
                  ? Fact.PartOf.Link.UNIT
                  : Fact.PartOf.Link.SUB_ORGANIZATION;
      reading.add(
          new Fact.PartOf(
              organization, Name.organization(parent), link, reading.evidence(span, this)));
    }
  }

  private static Optional<String> kindOf(Reading reading, String name, String found) {
    Lexicon lexicon = reading.lexicon;
    String registered = lexicon.bodyKinds.get(name);
    if (registered != null && !registered.isEmpty()) {
      return Optional.of(registered);
    }
    int suffix = lexicon.bodySuffixes.before(name, name.length());
    String ending =
        found == null || found.isEmpty()
            ? suffix == 0
                ? null
                : lexicon.bodySuffixes.value(name.substring(name.length() - suffix))
            : found;
    return lexicon.wholeKinds.of(name, ending);
  }

  private static Span where(Reading reading, String name) {
    int at = reading.text.indexOf(name);
    if (at >= 0) {
      return new Span(at, at + name.length());
    }
    String organ = Body.organOf(name);
    for (Body body : reading.bodies.values()) {
      if (body.name().equals(organ) || body.name().startsWith(organ)) {
        return body.span();
      }
    }
    return reading.title();
  }

  private static final Set<String> OUTLETS = Set.of("新华社", "人民日报", "央视网", "中央电视台", "中新社");

  /** Outlets of 来源 lines and datelines are no bodies of the announcement. */
  private static boolean outside(Reading reading, Span span) {
    boolean inTitle = reading.title().contains(span);
    boolean inBody = reading.body().contains(span);
    if (!inTitle && !inBody) {
      return true;
    }
    String form = span.of(reading.text);
    return OUTLETS.contains(form) && span.start() - reading.lineStart(span.start()) < 6;
  }

  private static boolean inTitleMarks(Reading reading, Span span) {
    int open = reading.text.lastIndexOf('《', span.start());
    if (open < reading.lineStart(span.start())) {
      return false;
    }
    int close = reading.text.indexOf('》', open);
    return close >= span.end();
  }
}
