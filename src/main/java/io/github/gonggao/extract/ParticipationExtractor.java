package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Role;
import io.github.gonggao.model.Sentence;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who takes part in a meeting and how: the subjects of 主持, 出席, 参加, 讲话, 发言, 介绍, 汇报 in the order in
 * which they are listed. {@link SubjectReader} reads the subjects, {@link MeetingInHand} tells the
 * meeting; here stand the verbs and the roles that they give, all of them, which makes the class
 * long.
 */
final class ParticipationExtractor implements FactExtractor {
  private static final Pattern ACT =
      Pattern.compile(
          "(?<convene>主持召开|召集并主持|主持举行)"
              + "|(?<chair>主持(?!人|权|词|者|稿|下|制定|起草|日常|全面|编|修|研|设|工作|正义|公道|或))"
              + "|(?<attend>出席|参加(?:集体|专题|集中)?学习(?:研讨|讨论)|参加|参会|与会(?!代表|人员|者|各|专家|的|嘉宾|领导|同志|企业)|收听收看|(?:听取|聆听|收看|收听|观看)(?:了)?(?:辅导|专题)?(?:报告|讲座|会议|大会|直播|宣讲)(?=，|。)|在主会场(?=收看|收听|。|，))"
              + "|(?<listen>列席)"
              + "|(?<speak>(?:发表|作|做)了?题为《[^》]{2,60}》的?[^，。；]{0,8}(?:讲话|演讲|报告|致辞|致词|发言|讲座|宣讲|授课)|发表(?:了)?(?:重要|主旨|主题|视频|书面|书面视频)*(?:讲话|演讲|致辞|致词|报告)"
              + "|(?<![工合动操运协写制创著当看称叫耕农])(?:作|做)(?:了)?(?!出)(?:《[^》]{2,40}》|[^，。；《》]{0,30}?)的?(?:报告|讲话|讲解|总结|部署|辅导|授课|专题讲座|演讲|致辞|解读|动员|点评|党课|布置|说明|通报|汇报|介绍)"
              + "|讲(?:了)?话|致辞|致词|致(?:了)?(?:欢迎|开幕|闭幕|贺|答谢|祝|悼)[辞词]|主旨演讲|授课|领学|传达(?:了)?|宣布(?:了)?(?=[^，。；]{0,60}(?:决定|命令|名单|任免|通报|任命|任职|文件|《))"
              + "|(?:就|对)[^，。；]{2,40}(?:作|做|进行|作出|提出)(?:了)?(?:全面|具体|安排|动员|详细|重点|专题)*(?:部署|安排|要求|说明|解读)"
              + "|安排部署(?:了)?(?!会)|部署(?:了)?(?=[^，。；会议]{2,24}工作))"
              + "|(?<exchange>(?:进行|(?<![工合动操运协写制创著])作|做|开展)?(?:了)?(?:重点|典型|大会|集中|表态|离任|供职|书面|交流|互动|主题|研讨|经验|专题)*(?:研讨|发言|(?<!座谈)交流)(?:了)?(?!会|材料|人|稿|团|中|平台|合作|机制|学习会)"
              + "|建言献策|提出(?!的)(?:了)?(?:[^，。；]{0,8})(?:意见建议|意见和建议|建议|指导意见)|供职报告|述职|(?:进行|开展)(?:了)?(?:主题|集中|现场|宣传)*宣讲|谈(?:了)?[^，。；]{0,8}(?:体会|认识|情况|建议|看法)|答记者问|回答(?:了)?[^，。；]{0,12}提问)"
              + "|(?<report>(?:进行)?(?:了)?(?:汇报|说明|通报|介绍|讲解|解读)(?:了)?)");

  private static final Pattern HEARD =
      Pattern.compile(
          "听取(?:和审议|和讨论|并审议|并讨论)?了?([^，。；]{2,40}?)(?:关于|对|就)?[^，。；]{0,60}?(?:的)?(?:工作)?(?:情况)?(?:汇报|报告|说明|介绍|发言)");

  /** 出席会议的还有甲、乙: the subjects stand behind. */
  private static final Pattern ATTENDED_BY =
      Pattern.compile(
          "(?:出席|参加|列席)[^，。；]{0,30}的(?:领导)?(?:同志|人员|嘉宾)?(?:还)?(?:有|包括|是)[：:]?([^。；\\n]+)");

  private static final Pattern MEETING_OBJECT =
      Pattern.compile(
          "^(?:了|并|会议|大会|会商|培训(?=，|。)|座谈|学习|讨论|审议|活动|仪式|开幕|闭幕|会见|会谈|此次|本次|上述|讲话|收听|收看|指导|，|。|；|、|\\n|$)");

  /** What somebody said is no longer about who took part. */
  private static final Pattern SAID =
      Pattern.compile("(?:强调|指出|(?<!具体|提出|工作|明确|的)要求|表示|说|认为|希望)(?:，|：|要(?!求))");

  /** Between two verbs of one subject: 主持会议并讲话, 出席会议，围绕…作交流. */
  private static final Pattern GOES_ON =
      Pattern.compile(
          "(?s)[^，。；]{0,36}(?:，(?:并|且|还|也|随后|最后|同时|先后|分别|依次|在|就|围绕|代表|对|结合|根据|会上|以|从|向|针对|为|作|现场|一并|与)[^，。；]{0,44})*，?(?:并|且|还)?(?:作|做)?");

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
    private final SubjectReader subjects;
    private final MeetingInHand hand;
    private final Map<List<Object>, Draft> drafts = new LinkedHashMap<>();

    Pass(Reading reading) {
      this.reading = reading;
      this.text = reading.text;
      this.subjects = new SubjectReader(reading);
      this.hand = new MeetingInHand(reading);
    }

    /** Who is appointed is known by name from then on: 甲作表态发言. */
    private void appointed() {
      Set<String> names = new LinkedHashSet<>();
      for (Fact fact : reading.facts()) {
        if (fact instanceof Fact.PersonnelChanged change) {
          names.add(change.person().value());
        }
      }
      for (String name : names) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
          Span span = new Span(at, at + name.length());
          Map.Entry<Integer, Person> before = reading.persons.lowerEntry(span.end());
          if (before == null || before.getValue().span().end() <= at) {
            reading.persons.put(at, new Person(span, name, span));
          }
        }
      }
    }

    void run() {
      appointed();
      for (Meeting meeting : reading.meetings) {
        if (meeting.audience()) {
          audience(meeting);
        }
      }
      for (Sentence sentence : reading.analysis.sentences()) {
        if (sentence.span().start() >= reading.body().start()
            && sentence.span().start() < reading.body().end()) {
          sentence(sentence.span());
        }
      }
      invited();
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
      new AgendaReader(reading, hand, ParticipationExtractor.this).business();
    }

    private static final Pattern INVITED =
        Pattern.compile(
            "(?:参会|参加|出席|与会)(?:会议)?(?:人员|对象|范围)(?:及要求)?[：:]?[ 　\\n]*([^。\\n]{4,200})[。\\n]");

    /** 参会人员: the notice of a meeting says who is to come. */
    private void invited() {
      Matcher invited = INVITED.matcher(text).region(reading.body().start(), text.length());
      if (reading.ownDocument == null || !invited.find()) {
        return;
      }
      Meeting meeting = hand.at(invited.start());
      int at = invited.start(1);
      for (String item : invited.group(1).split("[；;]|，(?=[^，；]{4,})", -1)) {
        Span span = new Span(at, at + item.length());
        at += item.length() + 1;
        if (meeting != null && SubjectReader.collective(item)) {
          put(meeting, Name.group(item.strip()), span, Role.PARTICIPANT);
        }
      }
    }

    private void put(Meeting meeting, Name who, Span span, Role... roles) {
      Draft draft =
          drafts.computeIfAbsent(
              List.of(meeting.name(), who), k -> new Draft(meeting.name(), who, span));
      draft.roles.addAll(List.of(roles));
    }

    /** A会见B: who received whom, and who else was there. */
    private void audience(Meeting meeting) {
      AudienceReader.Audience audience = reading.audiences.get(meeting.name());
      if (audience == null) {
        return;
      }
      for (SubjectReader.Subject host : audience.hosts()) {
        put(meeting, host.name(), host.span(), Role.HOST);
      }
      for (SubjectReader.Subject guest : audience.guests()) {
        put(meeting, guest.name(), guest.span(), Role.GUEST);
        Meeting errand = guest.name().kind() == Name.Kind.PERSON ? errand(guest.span()) : null;
        if (errand != null) {
          put(errand, guest.name(), guest.span(), Role.ATTENDEE);
        }
      }
    }

    /** 来华出席某论坛的总统甲: the meeting that a guest has come for. */
    private Meeting errand(Span guest) {
      for (Meeting meeting : reading.meetings) {
        for (Span naming : meeting.audience() ? List.<Span>of() : meeting.namings()) {
          if (naming.end() < guest.end()
              && naming.end() > guest.start() - 40
              && text.startsWith("的", naming.end())
              && text.substring(Math.max(0, naming.start() - 2), naming.start()).matches("出席|参加")
              && text.substring(naming.end(), guest.end()).matches("的[^，。；]{2,40}")) {
            return meeting;
          }
        }
      }
      return null;
    }

    private static final Pattern PRESENT =
        Pattern.compile(
            "(?:参加|出席|陪同)(?:了)?(?:(?<all>上述|有关|相关)?(?:会见|会谈|会晤|会面)|(?:上述|有关|相关)?活动|(?=。))(?<behind>的(?:还)?有)?|(?:会见|会谈)时在座|在座(?<seated>的(?:还)?有)?");

    /** 丁某、王某参加会见: to the audience told last, or to all where the text says so. */
    private boolean present(Span sentence) {
      Matcher matcher = PRESENT.matcher(text).region(sentence.start(), sentence.end());
      if (reading.audiences.isEmpty()
          || !matcher.find()
          || text.substring(reading.lineStart(sentence.start()), sentence.end())
              .matches("(?s).*仪式.*")) {
        return false;
      }
      List<Meeting> before = new ArrayList<>();
      for (Meeting meeting : reading.meetings) {
        if (meeting.audience() && meeting.clause().start() < sentence.start()) {
          before.add(meeting);
        }
      }
      if (before.isEmpty()) {
        return false;
      }
      boolean all = matcher.group().matches(".*(?:上述|有关|相关|活动).*");
      boolean behind = matcher.group("behind") != null || matcher.group("seated") != null;
      List<SubjectReader.Subject> who =
          behind
              ? subjects.read(matcher.end(), sentence.end() - 1)
              : subjects.read(sentence.start(), matcher.start());
      for (Meeting meeting : all ? before : before.subList(before.size() - 1, before.size())) {
        for (SubjectReader.Subject subject : who) {
          put(meeting, subject.name(), subject.span(), Role.ATTENDEE);
        }
      }
      return !who.isEmpty();
    }

    private void sentence(Span span) {
      if (present(span)) {
        return;
      }
      heard(span);
      attendedBy(span);
      quoted(span);
      inSpeech(span);
      Matcher said = SAID.matcher(span.of(text));
      int stop = said.find() ? span.start() + said.start() : span.end();
      Matcher act = ACT.matcher(text).region(span.start(), stop);
      act.useTransparentBounds(true);
      List<SubjectReader.Subject> before = List.of();
      int consumed = span.start();
      while (act.find()) {
        if (!applies(act, span)) {
          continue;
        }
        List<SubjectReader.Subject> found = subjects.read(consumed, act.start());
        if (found.isEmpty()) {
          if (before.isEmpty()
              || !GOES_ON.matcher(text.substring(consumed, act.start())).matches()) {
            consumed = act.end();
            before = List.of();
            continue;
          }
          found = before;
        }
        before = found;
        Meeting meeting = hand.of(new Span(act.start(), act.end()), span);
        if (meeting == null) {
          return;
        }
        for (SubjectReader.Subject subject : found) {
          put(meeting, subject.name(), subject.span(), roles(act));
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
      return new Role[] {
        act.group("report") != null || act.group().matches(".*(?:汇报|说明|通报|介绍)")
            ? Role.REPORTER
            : Role.KEYNOTE
      };
    }

    /** Whether the verb is about a meeting and not about work or a war. */
    private boolean applies(Matcher act, Span sentence) {
      String after = text.substring(act.end(), sentence.end());
      String before = text.substring(sentence.start(), act.start());
      if (act.group("attend") != null || act.group("listen") != null) {
        return !after.matches("(?s)^(?:活动|了活动)?的.*")
            && !before.matches("(?s).*(?:会见了?|接见了?)(?:应邀)?(?:来[华京访]|前来|赴[华京])?$")
            && (MEETING_OBJECT.matcher(after).find() || meetingFollows(act.end(), sentence));
      }
      if (act.group("convene") != null) {
        return true;
      }
      if (act.group("chair") != null) {
        return after.matches(
                "(?s)^(?:了|会议|召开|开幕|闭幕|座谈|学习|会谈|并|，|。|、|此次|第|\\n|党组|今天|[^，。；]{0,30}(?:会议?|式|论坛|班|活动)).*|^$")
            && !after.matches("(?s)^[^，。；]{0,30}(?:会|班)的(?!有).*")
            && !after.matches("(?s)^了?[^，。；]{0,20}(?:宣誓|颁发|颁奖|任命书|签署|授予|捐赠|欢迎)[^，。；]{0,8}仪式.*");
      }
      if (act.group("report") != null) {
        return report(act.group("report"), before, after);
      }
      if (act.group("speak") != null) {
        String verb = act.group("speak");
        if (verb.startsWith("传达")) {
          return before.matches("(?s)^[^，]{2,40}(?:在会上)?$|.*(?:并|会上，)[^，]{0,30}$")
              && !before.contains("会议");
        }
        return !before.matches("(?s).*作出(?:重要)?(?:批示|指示).*")
            && !after.matches("(?s)^(?:精神|和(?!回答|答)|的|是|中(?!央|共|国)|内容|后|稿|时(?!强调|指出)).*")
            && !before.matches("(?s).*(?:听取|审议|的|关于|贯彻|学习|一系列|重要|落实)$");
      }
      return !after.matches("(?s)^(?:人|权|稿|的|者|中|时|之?后|完毕).*")
          && !before.matches("(?s).*(?<=[并还将])(?:与|同)(?!会)[^，。；]{2,30}")
          && !before.matches("(?s).*(?:听取|的|认真听取|征求)$");
    }

    /** 郭某介绍, 某局负责人表示: at a press conference whoever is quoted speaks. */
    private void quoted(Span sentence) {
      Meeting meeting = hand.at(sentence.start());
      Matcher verb = QUOTED.matcher(text).region(sentence.start(), sentence.end());
      if (meeting == null || !meeting.kind().equals("新闻发布会") || !verb.find()) {
        return;
      }
      for (SubjectReader.Subject subject : subjects.read(sentence.start(), verb.start())) {
        if (subject.name().kind() == Name.Kind.PERSON
            || subject.name().value().matches(".*(?:负责人|负责同志|发言人)")) {
          put(meeting, subject.name(), subject.span(), Role.REPORTER);
        }
      }
    }

    private static final Pattern QUOTED =
        Pattern.compile("(?:表示|介绍|说|指出|回应|回答|通报|透露|强调)(?=，|：|了|“|[^，。；]{2,20}(?:情况|提问|问题))");

    /** 李某在总结发言中指出, 在作供职报告时，盛某表示: the speech is told by the way. */
    private void inSpeech(Span sentence) {
      Matcher speech = IN_SPEECH.matcher(text).region(sentence.start(), sentence.end());
      while (speech.find()) {
        Meeting meeting = hand.at(sentence.start());
        Person person =
            speech.group("behind") == null
                ? reading.personEnding(speech.start())
                : behind(speech.start("behind"));
        if (meeting != null && person != null) {
          put(meeting, Name.person(person.name()), person.whole(), Role.KEYNOTE);
        }
      }
    }

    private Person behind(int at) {
      Map.Entry<Integer, Person> next = reading.persons.ceilingEntry(at);
      return next != null && next.getValue().whole().start() == at ? next.getValue() : null;
    }

    private static final Pattern IN_SPEECH =
        Pattern.compile(
            "在(?:会议|会上|大会|开幕式)?(?:作|做)?(?:的)?(?:总结|表态|供职|主旨|开幕|闭幕|欢迎|工作|书面|视频|离任)*(?:讲话|致辞|致词|发言|演讲|报告)(?:中|时)(?=，?(?:还)?(?:强调|指出|表示|说|认为|要求|介绍|回顾|对|提出|，(?<behind>[^，。；]{2,30})(?:表示|说|指出|强调)))");

    private static boolean report(String verb, String before, String after) {
      if (before.matches("(?s).*(?:听取|的|情况|公开|典型|据|经|批评|新闻|要|会议|关于|专题|专人|工作|和|与|负责)$")
          || after.matches("(?s)^(?:信|会|材料|人|称|的|制度|机制|，[^，。]{0,6}(?:年|月)).*")) {
        return false;
      }
      return before.contains("会上")
          || before.matches("(?s).*(?:先后|分别|依次|作|作了)$")
          || verb.endsWith("了")
          || before.matches("(?s).*(?:先后|分别|负责同志|负责人|主任|部长|局长|厅长|市长|省长|书记|同志|发言人).*");
    }

    /** A meeting noun in the verb's own clause, not with a 的 behind it. */
    private boolean meetingFollows(int at, Span sentence) {
      for (int i = at; i < sentence.end() && i < at + 60; i++) {
        if ("，。；：\n".indexOf(text.charAt(i)) >= 0) {
          return false;
        }
        int length = reading.lexicon.meetingNouns.at(text, i);
        if (length > 0) {
          char next = reading.charAt(i + length);
          if (next != '的' && !text.startsWith("精神", i + length)) {
            return true;
          }
        }
      }
      return false;
    }

    private void attendedBy(Span sentence) {
      Matcher matcher = ATTENDED_BY.matcher(text).region(sentence.start(), sentence.end());
      while (matcher.find()) {
        Meeting meeting = hand.of(new Span(matcher.start(), matcher.start() + 2), sentence);
        if (meeting != null) {
          for (SubjectReader.Subject subject : subjects.read(matcher.start(1), matcher.end(1))) {
            put(meeting, subject.name(), subject.span(), Role.ATTENDEE);
          }
        }
      }
    }

    /** 听取了市民政局关于…的汇报: the body reports. */
    private void heard(Span sentence) {
      Matcher matcher = HEARD.matcher(text).region(sentence.start(), sentence.end());
      while (matcher.find()) {
        Meeting meeting = hand.at(matcher.start());
        if (meeting == null) {
          return;
        }
        if (reading.charAt(matcher.end()) == '时') {
          continue; // 在听取省委工作汇报时的重要讲话
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
          for (Body reporter = body;
              reporter != null && !reporter.place() && reporter.span().end() < matcher.end();
              reporter =
                  "、和及与".indexOf(reading.charAt(reporter.span().end())) < 0
                      ? null
                      : reading.bodies.get(reporter.span().end() + 1)) {
            put(meeting, Name.organization(reporter.name()), reporter.span(), Role.REPORTER);
          }
        }
      }
    }
  }
}
