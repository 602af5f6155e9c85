package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Role;
import io.github.gonggao.model.Sentence;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who takes part in a meeting and how: the subjects of 主持, 出席, 参加, 讲话, 发言, 介绍, 汇报 in the order in
 * which they are listed, persons one by one, collectives word for word; and what the meeting did
 * with which documents.
 *
 * <p>Long because subjects, verbs and roles are read in one pass over each sentence.
 */
final class ParticipationExtractor implements FactExtractor {
  private static final Pattern ACT =
      Pattern.compile(
          "(?<convene>主持召开|召集并主持)|(?<chair>主持)|(?<attend>出席|参加|参会|与会|在主会场)|(?<listen>列席)|(?<speak>发表(?:了)?(?:重要)?(?:讲话|主旨演讲|致辞)|讲话|作(?:了)?(?:[^，。；]{0,14}?)(?:报告|讲话|讲解|总结|部署|辅导|授课|专题讲座)|致辞|主旨演讲|授课|传达(?:了)?)|(?<exchange>(?:进行|作|开展)?(?:了)?(?:重点)?(?:研讨交流|交流研讨|交流发言|研讨发言|书面交流|表态发言|作交流|作(?:了)?发言|发言))|(?<report>(?:作|作了|进行)?(?:了)?(?:汇报|说明|通报|介绍(?:了)?))");
  private static final Pattern COLLECTIVE =
      Pattern.compile(
          "负责同志|负责人|代表|成员|人员|干部|同志|领导|嘉宾|专家|学者|企业家|委员|党员|记者|家属|单位|部门|企业|协会|党组成员|秘书长|总会计师|总工程师|机构|组织|高校|师生|群众|职工");
  private static final Pattern HEARD =
      Pattern.compile(
          "听取(?:了)?([^，。；]{2,40}?)(?:关于|对|就)?[^，。；]{0,60}?(?:的)?(?:工作)?(?:情况)?(?:汇报|报告|说明|介绍)");
  private static final Pattern NOT_SUBJECT =
      Pattern.compile(
          "(?:会议|会上|会前|会后|座谈会上|随后|期间|其间|此外|目前|近日|日前|当天|今天|\\d+月\\d+日|\\d+日|上午|下午|据悉|会议期间|会议由|由|在.{1,12}[上中]?)");
  private static final Pattern MEETING_OBJECT =
      Pattern.compile(
          "^(?:了|并|会议|大会|座谈会|学习会|活动|仪式|开幕|闭幕|会见|会谈|此次|本次|全国|省|市|在|上述|有关|讲话|，|。|；|、|\\n|$)");

  /** What somebody said is no longer about who took part. */
  private static final Pattern SAID = Pattern.compile("(?:强调|指出|要求|表示|说|认为|希望)(?:，|：|要(?!求))");

  @Override
  public void extract(Reading reading) {
    if (!reading.meetings.isEmpty()) {
      new Pass(reading).run();
    }
  }

  /** One participant of one meeting as gathered so far. */
  private static final class Draft {
    private final Name meeting;
    private final Name who;
    private final Span span;
    private final Set<Role> roles = EnumSet.noneOf(Role.class);

    Draft(Name meeting, Name who, Span span) {
      this.meeting = meeting;
      this.who = who;
      this.span = span;
    }
  }

  private final class Pass {
    private final Reading reading;
    private final String text;
    private final Map<List<Object>, Draft> drafts = new LinkedHashMap<>();

    Pass(Reading reading) {
      this.reading = reading;
      this.text = reading.text;
    }

    void run() {
      for (Meeting meeting : reading.meetings) {
        if (meeting.kind().equals("会见") || meeting.kind().equals("会谈")) {
          audience(meeting);
        }
      }
      for (Sentence sentence : reading.analysis.sentences()) {
        if (sentence.span().start() >= reading.body().start()
            && sentence.span().start() < reading.body().end()) {
          sentence(sentence.span());
        }
      }
      Map<Name, Integer> order = new LinkedHashMap<>();
      for (Draft draft : drafts.values()) {
        GroupReader groups = new GroupReader(reading);
        reading.add(
            new Fact.Participation(
                draft.meeting,
                draft.who,
                List.copyOf(draft.roles),
                draft.who.kind() == Name.Kind.GROUP ? groups.members(draft.span) : List.of(),
                order.merge(draft.meeting, 1, Integer::sum),
                reading.evidence(draft.span, ParticipationExtractor.this)));
      }
      business();
    }

    private void put(Meeting meeting, Name who, Span span, Role... roles) {
      Draft draft =
          drafts.computeIfAbsent(
              List.of(meeting.name(), who), k -> new Draft(meeting.name(), who, span));
      draft.roles.addAll(List.of(roles));
    }

    private Meeting meetingFor(int at, String clause) {
      Meeting best = null;
      for (Meeting meeting : reading.meetings) {
        if (meeting.span().start() <= at
            && !(meeting.kind().equals("会见") || meeting.kind().equals("会谈"))) {
          best = meeting;
        }
      }
      for (Meeting meeting : reading.meetings) {
        if (clause.contains(meeting.name().value())) {
          return meeting;
        }
      }
      return best == null ? firstMeeting() : best;
    }

    private Meeting firstMeeting() {
      for (Meeting meeting : reading.meetings) {
        if (!meeting.kind().equals("会见") && !meeting.kind().equals("会谈")) {
          return meeting;
        }
      }
      return null;
    }

    private static final Pattern ALSO_THERE =
        Pattern.compile("([^。\\n]{2,60}?)(?:参加|出席|陪同)(?:了)?(?:上述)?(?:会见|会谈|活动|。|有关)");

    private static final Pattern RECEIVES = Pattern.compile("会见|会谈");

    /** A会见B: the person before the verb receives, those after it are guests. */
    private void audience(Meeting meeting) {
      Span lead = meeting.clause();
      Matcher verb = RECEIVES.matcher(text).region(lead.start(), lead.end());
      if (!verb.find()) {
        return;
      }
      int at = verb.start();
      Person host = null;
      for (Person person : reading.persons.subMap(lead.start(), at).values()) {
        if (host == null) {
          host = person;
          put(meeting, Name.person(person.name()), person.whole(), Role.HOST);
        } else if (meeting.kind().equals("会谈")
            || text.substring(lead.start(), at).matches("(?s).*(?:同|与|和).*")) {
          put(meeting, Name.person(person.name()), person.whole(), Role.GUEST);
        }
      }
      int stop = at;
      while (stop < lead.end() && "。\n".indexOf(text.charAt(stop)) < 0) {
        stop++;
      }
      for (Person person : reading.persons.subMap(at, stop).values()) {
        if (host != null && !person.name().equals(host.name())) {
          put(meeting, Name.person(person.name()), person.whole(), Role.GUEST);
        }
      }
      Matcher also = ALSO_THERE.matcher(text).region(lead.end(), text.length());
      while (also.find()) {
        for (Person person : reading.persons.subMap(also.start(1), also.end(1)).values()) {
          put(meeting, Name.person(person.name()), person.whole(), Role.ATTENDEE);
        }
      }
    }

    private void sentence(Span span) {
      int from = span.start();
      String words = span.of(text);
      heard(span);
      Matcher said = SAID.matcher(words);
      int stop = said.find() ? span.start() + said.start() : span.end();
      Matcher act = ACT.matcher(text).region(span.start(), stop);
      List<Name> subjects = List.of();
      List<Span> places = List.of();
      int consumed = from;
      while (act.find()) {
        Role[] roles = roles(act);
        if (!applies(act, span)) {
          continue;
        }
        String between = text.substring(consumed, act.start());
        List<Name> found = new ArrayList<>();
        List<Span> where = new ArrayList<>();
        subjects(consumed, act.start(), found, where);
        if (found.isEmpty()) {
          if (subjects.isEmpty()
              || !between.matches(
                  "(?s)[，]?(?:会议|座谈会|大会|活动|开幕式|学习会|研讨班|[^，。；]{0,24}?)?(?:，|、|并|且|分别|先后|依次|还|在[^，。]{0,14}?上?|就[^，。]{0,30}|围绕[^，。]{0,30}|代表[^，。]{0,20}|对[^，。]{0,24}|主持会议|结合[^，。]{0,20}|根据[^，。]{0,20}|会上|作了?)*(?:作)?")) {
            consumed = act.end();
            subjects = List.of();
            continue;
          }
        } else {
          subjects = found;
          places = where;
        }
        Meeting meeting = meetingFor(act.start(), words);
        if (meeting == null) {
          return;
        }
        for (int i = 0; i < subjects.size(); i++) {
          put(meeting, subjects.get(i), places.get(i), roles);
        }
        consumed = act.end();
      }
    }

    private Role[] roles(Matcher act) {
      if (act.group("convene") != null) {
        return new Role[] {Role.CONVENER, Role.CHAIR};
      }
      if (act.group("chair") != null) {
        return new Role[] {Role.CHAIR};
      }
      if (act.group("attend") != null) {
        return new Role[] {act.group("attend").equals("出席") ? Role.ATTENDEE : Role.PARTICIPANT};
      }
      if (act.group("listen") != null) {
        return new Role[] {Role.NON_VOTING};
      }
      if (act.group("exchange") != null) {
        return new Role[] {Role.DISCUSSANT};
      }
      return new Role[] {act.group("report") != null ? Role.REPORTER : Role.KEYNOTE};
    }

    /** Whether the verb is about a meeting and not about work or a war. */
    private boolean applies(Matcher act, Span sentence) {
      String after = text.substring(act.end(), sentence.end());
      if (act.group("attend") != null || act.group("listen") != null) {
        return MEETING_OBJECT.matcher(after).find() && !after.matches("^(?:活动|了活动)?的.*");
      }
      if (act.group("chair") != null) {
        return after.matches(
            "(?s)^(?:了|会议|召开|大会|座谈会|座谈|闭幕会|开幕式|开幕会|仪式|学习会|学习|会谈|启动会|推进会|培训班|并|，|。|此次|第|\\n|党组|今天|[^，。；]{0,30}会(?:议)?).*|^$");
      }
      if (act.group("report") != null) {
        String verb = act.group("report");
        String before = text.substring(sentence.start(), act.start());
        return !before.matches("(?s).*(?:听取|的|情况|公开|典型|据|经|批评|新闻|要|会议|关于)$")
            && (verb.startsWith("作")
                || verb.startsWith("进行")
                || verb.startsWith("介绍")
                || verb.startsWith("通报")
                || verb.startsWith("汇报"))
            && !after.matches("^(?:信|会|材料|人|称|，[^，。]{0,6}(?:年|月)).*")
            && reading.sentenceAt(act.start()) != null
            && (before.contains("会上")
                || verb.startsWith("作")
                || verb.startsWith("介绍了")
                || before.matches("(?s).*(?:先后|分别|负责同志|负责人|主任|部长|局长|同志).*"));
      }
      if (act.group("speak") != null) {
        String verb = act.group("speak");
        if (verb.startsWith("传达")) {
          return text.substring(sentence.start(), act.start()).matches("(?s)^[^，]{2,40}(?:在会上)?$")
              && !text.substring(sentence.start(), act.start()).contains("会议");
        }
        return !after.matches("^(?:精神|和|的|是|中|内容|后|时(?!强调|指出)).*");
      }
      return !after.matches("^(?:人|权|稿|的|者).*");
    }

    /** Subjects between two places, in order: persons one by one, other segments word for word. */
    private void subjects(int from, int to, List<Name> found, List<Span> where) {
      int at = from;
      while (at < to && "，。；、 　".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      int segment = at;
      int depth = 0;
      for (int i = at; i <= to; i++) {
        char c = i == to ? '，' : text.charAt(i);
        depth += c == '（' ? 1 : c == '）' ? -1 : 0;
        if ((c != '，' && c != '；') || (depth > 0 && i < to)) {
          continue;
        }
        if (i < to && unheaded(segment, i)) {
          // 各厅局、事业单位，办公室、直属机关组全体党员: one collective with its head at the end
          continue;
        }
        segment(segment, i, found, where);
        segment = i + 1;
      }
    }

    private static final Pattern HEAD =
        Pattern.compile("(?:同志|负责人|代表|成员|人员|干部|领导|嘉宾|专家|学者|家|委员|党员|长|师|记者|职工|群众|董事|等|者|人|会)$");

    private boolean unheaded(int from, int to) {
      String words = text.substring(from, to);
      return reading.persons.subMap(from, to).isEmpty()
          && words.length() >= 4
          && words.contains("、")
          && !HEAD.matcher(words).find()
          && !words.matches("(?s).*(?:负责同志|负责人|代表|成员|人员|同志|领导|干部|党员).*")
          && words.matches("(?s)(?:各|驻|有关|相关|.{2,10}(?:厅|局|委|办|部)).*")
          && !words.matches("(?s).*(?:日|会议|召开|举行|围绕|结合).*");
    }

    private static final Pattern SECOND = Pattern.compile("^(?:（[^）]*）)?(?:、|和|及|以及)([^、].*)$");

    private static final Pattern TAIL =
        Pattern.compile(
            "(?:分别|先后|依次|共同|还|也|以及|等|并|一同|一起|在会上|会上|围绕[^，]*|就[^，]*|结合[^，]*|根据[^，]*|在[^，]{1,14}上|代表(?!等|们|先|分|在|出|参)[^，]{2,16}|在[^，]{0,8}[分主]会场|视频|作为[^，]{1,12}|从[^，]*|以[^，]{2,10}方式|以视频形式|作|进行)$");

    private void segment(int from, int to, List<Name> found, List<Span> where) {
      int start = from;
      int end = to;
      while (end > start
          && text.substring(start, end)
              .matches(
                  "(?s).*(?:分别|先后|依次|共同|还|也|以及|等|并|一同|一起|在会上|会上|围绕[^，]*|就[^，]*|结合[^，]*|根据[^，]*|在[^，]{1,14}上|代表(?!等|们|先|分|在|出|参)[^，]{2,16}|在[^，]{0,8}[分主]会场|视频|作为[^，]{1,12}|从[^，]*|以[^，]{2,10}方式|以视频形式|作|进行)$")) {
        Matcher tail = TAIL.matcher(text.substring(start, end));
        if (!tail.find()) {
          break;
        }
        end = start + tail.start();
      }
      List<Person> people =
          new ArrayList<>(reading.persons.subMap(start, Math.max(start, end)).values());
      if (!people.isEmpty()) {
        int last = start;
        for (Person person : people) {
          found.add(Name.person(person.name()));
          where.add(person.whole());
          last = person.span().end();
        }
        String rest = text.substring(Math.min(last, end), end);
        Matcher also = SECOND.matcher(rest);
        if (also.matches() && COLLECTIVE.matcher(also.group(1)).find()) {
          collective(last + also.start(1), end, found, where);
        }
        return;
      }
      collective(start, end, found, where);
    }

    private static final Pattern LEAD = Pattern.compile("^(?:" + NOT_SUBJECT.pattern() + "|，)+");

    private void collective(int from, int to, List<Name> found, List<Span> where) {
      int start = from;
      Matcher lead = LEAD.matcher(text.substring(start, to));
      if (lead.find()) {
        start += lead.end();
      }
      while (start < to && "以及和与、".indexOf(text.charAt(start)) >= 0 && text.charAt(start) != '以') {
        start++;
      }
      if (text.startsWith("以及", start)) {
        start += 2;
      }
      String words = text.substring(start, to).strip();
      if (words.endsWith("等")) {
        words = words.substring(0, words.length() - 1);
      }
      if (words.length() < 3 || words.length() > 120) {
        return;
      }
      Body only = reading.bodies.get(start);
      if (only != null && !only.place() && only.span().end() == start + words.length()) {
        found.add(Name.organization(only.name()));
        where.add(only.span());
        return;
      }
      boolean heads = COLLECTIVE.matcher(words.substring(Math.max(0, words.length() - 6))).find();
      if (!heads
          || words.matches("(?s).*(?:强调|指出|要求|推动|推进|加强|坚持|落实|贯彻|为了|通过|引导|鼓励|支持|组织开展|认真).*")) {
        return;
      }
      found.add(Name.group(words));
      where.add(new Span(start, start + words.length()));
    }

    /** 听取了市民政局关于…的汇报: the body reports. */
    private void heard(Span sentence) {
      Matcher matcher = HEARD.matcher(text).region(sentence.start(), sentence.end());
      while (matcher.find()) {
        Meeting meeting = meetingFor(matcher.start(), sentence.of(text));
        if (meeting == null) {
          return;
        }
        int at = matcher.start(1);
        Person person = null;
        for (Person p : reading.persons.subMap(at, matcher.end()).values()) {
          person = p;
          break;
        }
        Body body = reading.bodies.get(at);
        if (person != null && person.whole().start() <= at + 1) {
          put(meeting, Name.person(person.name()), person.whole(), Role.REPORTER);
        } else if (body != null
            && !body.place()
            && text.substring(body.span().end())
                .matches("(?s)^(?:关于|对|就|、|和|等|的|[^，。]{0,6}汇报).*")) {
          put(meeting, Name.organization(body.name()), body.span(), Role.REPORTER);
        }
      }
    }

    /** What the meeting did with documents named in the sentence that says so. */
    private void business() {
      int order = 0;
      for (Sentence sentence : reading.analysis.sentences()) {
        Span span = sentence.span();
        if (span.start() < reading.body().start()) {
          continue;
        }
        List<Name> documents = new ArrayList<>();
        int first = -1;
        String action = null;
        int actionAt = -1;
        for (DocumentMention mention :
            reading.documents.subMap(span.start(), span.end()).values()) {
          if (mention.equals(reading.ownDocument)) {
            continue;
          }
          int clause = mention.span().start();
          String found = null;
          int foundAt = -1;
          for (int i = mention.span().start() - 1;
              i >= span.start() && mention.span().start() - i < 60;
              i--) {
            int length = reading.lexicon.agendaVerbs.at(text, i);
            if (length > 0) {
              found = reading.lexicon.agendaVerbs.value(text.substring(i, i + length));
              foundAt = i;
              while (foundAt > span.start()) {
                int longer = reading.lexicon.agendaVerbs.at(text, foundAt - 1);
                if (longer <= foundAt - i + 1) {
                  break;
                }
                foundAt--;
              }
              break;
            }
          }
          if (found == null
              && first >= 0
              && text.substring(first, mention.span().start()).indexOf('；') < 0) {
            found = action;
            foundAt = actionAt;
          }
          if (found == null || (mention.byShortForm() && !found.equals("adopt"))) {
            continue;
          }
          if (first < 0) {
            first = clause;
            action = found;
            actionAt = foundAt;
          }
          if (!documents.contains(mention.name())) {
            documents.add(mention.name());
          }
        }
        if (documents.isEmpty() || !speaksOfMeeting(span)) {
          continue;
        }
        Meeting meeting = meetingFor(span.end(), span.of(text));
        if (meeting == null) {
          continue;
        }
        Span last = reading.documents.floorEntry(span.end() - 1).getValue().span();
        reading.add(
            new Fact.BusinessDone(
                meeting.name(),
                action,
                documents,
                ++order,
                reading.evidence(
                    new Span(actionAt, Math.max(last.end(), first)), ParticipationExtractor.this)));
      }
    }

    /** The sentence names a meeting or has 会议 for its subject. */
    private boolean speaksOfMeeting(Span span) {
      String words = span.of(text);
      if (words.startsWith("会议")
          || words.contains("会议经")
          || words.contains("会上")
          || words.contains("会议审议")
          || words.contains("会议学习")
          || words.contains("会议研究")) {
        return true;
      }
      for (Meeting meeting : reading.meetings) {
        if (span.contains(meeting.span())) {
          return true;
        }
      }
      return false;
    }
  }
}
