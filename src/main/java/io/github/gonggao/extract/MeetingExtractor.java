package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Sentence;
import io.github.gonggao.model.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Particular meetings: a meeting noun that something is done with (召开, 举行, 主持召开, 出席), as its object
 * or its subject, with its kind, host, date, place and ordinals; and audiences, which have no noun.
 *
 * <p>What a second naming of a meeting adds goes into the first one's draft; host, date, place and
 * ordinals are therefore read here and not in classes of their own.
 */
final class MeetingExtractor implements FactExtractor {
  private static final Pattern HOLDS =
      Pattern.compile("(?:主持召开|组织召开|联合召开|召集召开|召开|举行|举办|主持|出席|参加|组织)(?:了|并主持)?");
  private static final Pattern HELD =
      Pattern.compile(
          "\\G(?:第[一二三四五六七八九十]次全体会议)?(?:，)?(?:[^，。；]{0,26}?)(?:召开|举行|开幕|闭幕|举办|开班|在[^，。；]{1,12}(?:召开|举行|开幕|闭幕|举办|开班))");
  private static final Pattern REJECT_AFTER =
      Pattern.compile(
          "\\G(?:精神|部署|要求|决策|决定|安排|制度|纪要|议题|议定|议事|主题|期间|筹备|通知|材料|机制|报道|审议通过的|和重要讲话|成果)");
  private static final Pattern REJECT_NAME =
      Pattern.compile(
          "^(?:[一二三四五六七八九十两多数几\\d]+(?:次|场|个)|多边|双边|会议|大会|分组|联组|热烈|在|专题会议$|联络员|有关|相关|各类|各种|一系列|系列|多次|本次|此次|这次|该|上述|年度|每|历次|专门会议|重要会议|等).*|.*[，。；：“](?![^”]*”).*");
  private static final Pattern DATE_LEAD =
      Pattern.compile(
          "^(?:[^，。；]{0,10}?(?:消息|电|讯)[^，。；]{0,6}[：　 ])?(?:"
              + Dates.SHAPE
              + "(?:上午|下午|晚|晚上|至\\d{1,2}日|—\\d{1,2}日)?|日前|近日|今天|昨天|当天|上午|下午)[，　 ]?");
  private static final Pattern ORDINAL = Pattern.compile("第?([一二三四五六七八九十]{1,4}|\\d{1,4})(届|次)");
  private static final Pattern PLACE =
      Pattern.compile(
          "在((?!会|上|此|第|全国|中央(?!党校)|深入|线|完|履|总|.*?(?:会议|座谈会|期间|工作|过程|上|时|中)(?:上|中|时)?(?:召开|举行|会见))[^，。；、“”]{1,14}?)(?:(?:隆重|正式|分别|以视频方式)?(?:召开|举行|开幕|闭幕|举办|会见|开班|同|与|主持召开))");
  private static final Pattern SESSION =
      Pattern.compile("届[^，。；]{2,16}第[一二三四五六七八九十]{1,4}次(?:全体)?会议$");
  private static final Pattern SESSION_ACTS =
      Pattern.compile("\\G(?:\\d{1,2}日)?(?:经表决)?(?:，)?(?:任命|决定|表决|通过|选举|审议|闭幕)");
  private static final Pattern PASSED = Pattern.compile("\\G(?:研究|审议|讨论|同意|批准|决定|审定|表决)");
  private static final Pattern DEALT =
      Pattern.compile("(?:^|，|并|》)(?:已)?(?:经|报|提交|报经|提请)(?:" + Dates.SHAPE + ")?(?!.*，)");
  private static final Set<String> WEAK = Set.of("会议", "大会", "会", "全体会议", "学习会", "例会");

  @Override
  public void extract(Reading reading) {
    Pass pass = new Pass(reading);
    pass.audience();
    pass.nouns();
    pass.say();
  }

  private static final class Draft {
    private final String name;
    private final String kind;
    private final Span span;
    private final Span clause;
    private String host;
    private Optional<LocalDate> start = Optional.empty();
    private Optional<LocalDate> end = Optional.empty();
    private String place;

    Draft(String name, String kind, Span span, Span clause) {
      this.name = name;
      this.kind = kind;
      this.span = span;
      this.clause = clause;
    }
  }

  private final class Pass {
    private final Reading reading;
    private final String text;
    private final List<Draft> drafts = new ArrayList<>();

    Pass(Reading reading) {
      this.reading = reading;
      this.text = reading.text;
    }

    /** 韩正会见土库曼斯坦副总理兼外长: the headline names it. */
    void audience() {
      String title = reading.titleText().strip();
      Matcher matcher = Pattern.compile("(会见|举行会谈|会谈)").matcher(title);
      if (!matcher.find() || (title.matches(".*(?:集体会见|会见记者|会议|座谈会).*") && !title.contains("会见"))) {
        return;
      }
      String kind = matcher.group(1).equals("会见") ? "会见" : "会谈";
      Sentence lead = null;
      for (Sentence sentence : reading.analysis.sentences()) {
        if (sentence.span().start() >= reading.body().start()
            && sentence.span().of(text).contains(kind)) {
          lead = sentence;
          break;
        }
      }
      if (lead == null) {
        return;
      }
      String name = title.split("[ 　]", 2)[0];
      Draft draft = new Draft(name, kind, reading.title(), lead.span());
      draft.start = Dates.first(text, lead.span(), reading.published).map(Dates.Found::date);
      draft.place = place(lead.span());
      drafts.add(draft);
    }

    void nouns() {
      for (Sentence sentence : reading.analysis.sentences()) {
        if (sentence.span().end() <= reading.body().start()
            && !reading.title().overlaps(sentence.span())) {
          continue;
        }
        int at = sentence.span().start();
        while (at < sentence.span().end()) {
          int length = reading.lexicon.meetingNouns.at(text, at);
          if (length == 0) {
            at++;
            continue;
          }
          noun(sentence.span(), at, at + length);
          at += length;
        }
      }
    }

    private void noun(Span sentence, int at, int end) {
      String kind = reading.lexicon.meetingNouns.value(text.substring(at, end));
      if (kind.equals("会见") || kind.equals("会谈") || reading.inTitleMarks(at)) {
        return;
      }
      Matcher reject = REJECT_AFTER.matcher(text);
      if (Reading.at(reject, end)) {
        return;
      }
      char next = reading.charAt(end);
      if (next == '室'
          || next == '厅'
          || next == '堂'
          || next == '场'
          || (next == '员' && text.charAt(end - 1) == '会')) {
        return;
      }
      int clause = at;
      while (clause > sentence.start() && "。；！？：\n".indexOf(text.charAt(clause - 1)) < 0) {
        clause--;
      }
      String before = text.substring(clause, at);
      Matcher holds = HOLDS.matcher(before);
      int from = -1;
      String verb = null;
      while (holds.find()) {
        if (!before.substring(holds.end()).matches("(?s).*[，、；].*[，；].*")) {
          from = clause + holds.end();
          verb = holds.group();
        }
      }
      Matcher held = HELD.matcher(text);
      boolean subject = Reading.at(held, end) && held.end() <= sentence.end() + 1;
      if (!subject && SESSION.matcher(before + text.substring(at, end)).find()) {
        Matcher acts = SESSION_ACTS.matcher(text);
        subject = Reading.at(acts, end);
      }
      if (verb != null && before.matches("(?s).*(?:待|拟|将适时|可|可以|定期|每年|每季度|不定期|适时)(?:组织)?召开.*")) {
        return;
      }
      Matcher passed = PASSED.matcher(text);
      boolean dealt = Reading.at(passed, end) && DEALT.matcher(before).find();
      if (reading.ownDocument != null
          && !dealt
          && Dates.first(text, sentence, Optional.empty()).isEmpty()) {
        // a notice speaks of meetings that its rules call for, not of any that took place
        return;
      }
      int start;
      if (dealt) {
        Matcher lead = DEALT.matcher(before);
        start = at;
        while (lead.find()) {
          start = clause + lead.end();
        }
        from = -1;
        verb = null;
      } else if (from >= 0 && clean(text.substring(from, at))) {
        start = from;
      } else if (subject) {
        start = subjectStart(clause, at);
        verb = null;
      } else {
        return;
      }
      String raw = text.substring(start, end).strip();
      while (raw.startsWith("了") || raw.startsWith("的")) {
        raw = raw.substring(1);
        start++;
      }
      String noun = text.substring(at, end);
      if (raw.length() > 60) {
        return;
      }
      boolean bare = raw.equals(noun) && WEAK.contains(noun);
      if (bare && drafts.size() == 1 && verb != null && verb.contains("召开")) {
        // 召开会议 in the text fills in what the headline's name left open
        Draft known = drafts.get(0);
        if (known.start.isEmpty() && known.end.isEmpty()) {
          known.start = Dates.first(text, sentence, reading.published).map(Dates.Found::date);
        }
        return;
      }
      if (bare
          && (drafts.size() > 0
              || !((verb != null && verb.startsWith("主持召开"))
                  || (subject && Dates.first(text, sentence, reading.published).isPresent())))) {
        return;
      }
      if (!bare && (REJECT_NAME.matcher(raw).matches() || generic(raw))) {
        return;
      }
      if (verb != null
          && verb.matches("(?:主持|组织|参加|出席).?")
          && verb.length() <= 2
          && WEAK.contains(raw)) {
        return;
      }
      String name = named(start, end);
      Draft draft = new Draft(name, kind(name, kind), new Span(start, end), sentence);
      draft.host = host(start, end, clause, verb, from);
      time(draft, sentence);
      draft.place = place(sentence);
      add(draft);
    }

    private String kind(String name, String byNoun) {
      for (Map.Entry<Pattern, String> entry : reading.lexicon.meetingNames.entrySet()) {
        if (entry.getKey().matcher(name).matches()) {
          return entry.getValue();
        }
      }
      return byNoun;
    }

    private boolean clean(String words) {
      return words.length() <= 56
          && !words.matches("(?s).*[，。；：！？\\n].*")
          && !words.matches(".*(?:重大|(?<!第)一次|多次|两次|各类|祝贺).*");
    }

    private boolean generic(String raw) {
      return raw.matches("(?:全国|中央|党的|新闻|媒体|国际|重要|重大|大型)?(?:会议|大会)")
          || raw.matches(".*(?:等|一系列|多场|若干|有关|相关|各).{0,6}会议");
    }

    private int subjectStart(int clause, int at) {
      int start = clause;
      for (int i = at - 1; i >= clause; i--) {
        if ("，、".indexOf(text.charAt(i)) >= 0
            && (text.charAt(i) == '，' || !text.substring(i + 1, at).matches(".{0,3}"))) {
          if (text.charAt(i) == '，') {
            start = i + 1;
            break;
          }
        }
      }
      if (text.substring(start, at).matches("(?s)^(?:刚刚|日前|近日)?(?:闭幕|结束|召开|举行)的.*")) {
        start += text.substring(start, at).indexOf('的') + 1;
      }
      Matcher lead = DATE_LEAD.matcher(text).region(start, at);
      while (lead.find() && lead.start() == start && lead.end() > start) {
        start = lead.end();
        lead = DATE_LEAD.matcher(text).region(start, at);
      }
      Matcher outlet = Pattern.compile("^[^：]{2,20}：").matcher(text).region(start, at);
      if (outlet.find() && outlet.start() == start) {
        start = outlet.end();
      }
      return start;
    }

    /** The name with the short form of a body at its start written out. */
    private String named(int start, int end) {
      StringBuilder name = new StringBuilder();
      int at = start;
      Body body = reading.bodies.get(start);
      if (body != null && body.span().end() <= end) {
        name.append(body.shown());
        at = body.span().end();
      } else if (body == null) {
        Map.Entry<Integer, Body> around = reading.bodies.floorEntry(start);
        if (around != null && around.getValue().span().end() > start) {
          at = start;
        }
      }
      name.append(text, at, end);
      return name.toString().replaceAll("[ 　]", "");
    }

    private String host(int start, int end, int clause, String verb, int from) {
      Body inName = reading.bodies.get(start);
      if (inName != null && inName.span().end() <= end && !inName.place()) {
        return study(inName);
      }
      int verbStart = from >= 0 && verb != null ? from - verb.length() : -1;
      if (verbStart < 0) {
        return null;
      }
      if (verb.contains("召开")
          || verb.contains("举行")
          || verb.contains("举办")
          || verb.contains("组织")) {
        Body subject = null;
        for (Body body : reading.bodies.subMap(clause, Math.max(clause, verbStart)).values()) {
          if (body.span().end() > verbStart) {
            break;
          }
          int after = body.span().end();
          boolean direct =
              text.substring(after, verbStart)
                  .matches(
                      "(?:会同[^，。]*|联合[^，。]*|在[^，。]{1,14}|今天|今日|近日|日前|" + Dates.SHAPE + "|上午|下午)*");
          if (direct && reading.personEnding(verbStart) == null) {
            subject = body;
            break;
          }
        }
        if (subject != null) {
          return study(subject);
        }
      }
      return null;
    }

    private String study(Body body) {
      return body.name().endsWith("中心组") && body.parent() != null ? body.parent() : body.name();
    }

    private void time(Draft draft, Span sentence) {
      String words = sentence.of(text);
      Optional<LocalDate> date =
          Dates.first(text, sentence, reading.published).map(Dates.Found::date);
      if ((date.isPresent()
              && words.matches("(?s).*\\d{1,2}日?(?:至|—|-|～|到)\\d{1,2}日[^。]*(?:调研|考察|访问).*"))
          || words.matches("(?s).*\\d{1,2}日(?:至|—)\\d{1,2}日，.{0,60}(?:调研|考察).*")) {
        return;
      }
      if (date.isEmpty() && words.matches("(?s).*(?:当晚|当天|当日|随后|同日|今天|下午).*")) {
        int line = reading.body().start();
        Optional<Dates.Found> earlier = Optional.empty();
        int from = line;
        while (from < sentence.start()) {
          Optional<Dates.Found> found =
              Dates.first(text, new Span(from, sentence.start()), reading.published);
          if (found.isEmpty()) {
            break;
          }
          earlier = found;
          from = found.get().span().end();
        }
        date = earlier.map(Dates.Found::date);
      }
      if (words.contains("闭幕") && !words.contains("开幕")) {
        draft.end = date;
      } else {
        draft.start = date;
      }
      Matcher until = Pattern.compile("(\\d{1,2})日?(?:至|—|-|～|到)(\\d{1,2})日").matcher(words);
      if (date.isPresent() && until.find()) {
        int first = Integer.parseInt(until.group(1));
        int last = Integer.parseInt(until.group(2));
        if (first >= 1 && first <= 28 && last > first && last <= date.get().lengthOfMonth()) {
          draft.start = Optional.of(date.get().withDayOfMonth(first));
          draft.end = Optional.of(date.get().withDayOfMonth(last));
        }
      }
    }

    private String place(Span within) {
      Matcher matcher = PLACE.matcher(text).region(within.start(), within.end());
      while (matcher.find()) {
        String place = matcher.group(1).strip();
        if (place.equals("京")) {
          return "北京";
        }
        if (place.matches(".*(?:会议|座谈会|主持|出席|强调|期间|方面|领域|基础|背景|情况|形势|框架).*")
            || place.matches("[^\\u4e00-\\u9fa5].*")) {
          continue;
        }
        return place.replaceAll("(?:分别|隆重|共同)$|(?:调研|考察|访问|调研时|考察时)?(?:并|时)$", "");
      }
      Matcher visited =
          Pattern.compile("(?:到|来到|赴|考察|在)([\\u4e00-\\u9fa5]{2,12}?)(?:考察|调研)?(?:，|并)主持召开")
              .matcher(text)
              .region(within.start(), within.end());
      return visited.find() ? visited.group(1) : null;
    }

    /** The same meeting named again adds what the first time left out. */
    private void add(Draft draft) {
      for (Draft known : drafts) {
        if (same(known, draft)) {
          if (known.start.isEmpty() && known.end.isEmpty()) {
            known.start = draft.start;
            known.end = draft.end;
          } else if (known.end.isEmpty() && draft.end.isPresent()) {
            known.end = draft.end;
          }
          known.host = known.host == null ? draft.host : known.host;
          known.place = known.place == null ? draft.place : known.place;
          if (draft.name.length() > known.name.length()
              && draft.name.endsWith(known.name)
              && !known.name.equals(draft.name)) {
            Draft longer = new Draft(draft.name, draft.kind, draft.span, known.clause);
            longer.start = known.start;
            longer.end = known.end;
            longer.host = known.host;
            longer.place = known.place;
            drafts.set(drafts.indexOf(known), longer);
          }
          return;
        }
      }
      drafts.add(draft);
    }

    private boolean same(Draft a, Draft b) {
      if (a.name.equals(b.name) || a.name.endsWith(b.name) || b.name.endsWith(a.name)) {
        return true;
      }
      if (a.kind.equals("会见") || a.kind.equals("会谈")) {
        return false;
      }
      if (!a.kind.equals(b.kind)) {
        return b.name.length() <= 3;
      }
      Set<String> left = bigrams(a.name);
      Set<String> right = bigrams(b.name);
      Set<String> both = new LinkedHashSet<>(left);
      both.retainAll(right);
      return 2.0 * both.size() / (left.size() + right.size()) >= 0.6
          && ordinals(a.name).equals(ordinals(b.name));
    }

    private List<String> ordinals(String name) {
      List<String> all = new ArrayList<>();
      Matcher matcher = ORDINAL.matcher(name);
      while (matcher.find()) {
        all.add(matcher.group());
      }
      return all;
    }

    private Set<String> bigrams(String name) {
      Set<String> set = new LinkedHashSet<>();
      for (int i = 0; i + 2 <= name.length(); i++) {
        set.add(name.substring(i, i + 2));
      }
      return set;
    }

    void say() {
      for (Draft draft : drafts) {
        Name name = Name.meeting(draft.name);
        reading.meetings.add(new Meeting(draft.span, name, draft.kind, draft.clause));
        if (draft.host != null && reading.placeAt(draft.host, 0) < draft.host.length()) {
          reading.described.add(Name.organization(draft.host));
        }
        reading.add(
            new Fact.MeetingHeld(
                name,
                draft.kind,
                draft.start,
                draft.end,
                Optional.ofNullable(draft.place),
                Optional.ofNullable(draft.host).map(Name::organization),
                draft.name.contains("扩大"),
                ordinal(draft.name, "届"),
                ordinal(draft.name, "次"),
                reading.evidence(draft.span, MeetingExtractor.this)));
      }
    }

    private OptionalInt ordinal(String name, String unit) {
      Matcher matcher = ORDINAL.matcher(name);
      while (matcher.find()) {
        if (matcher.group(2).equals(unit)) {
          try {
            return OptionalInt.of(Dates.number(matcher.group(1)));
          } catch (NumberFormatException e) {
            return OptionalInt.empty();
          }
        }
      }
      return OptionalInt.empty();
    }
  }
}
