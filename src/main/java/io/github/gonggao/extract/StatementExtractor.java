package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Sentence;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who said what: a verb of saying with its subject before it and what was said after it. The
 * subject is a person, 他, 会议, a document, a body or a collective; what was said runs to the end of
 * the sentence where the verb stands inside one, else to the end of the paragraph or to the next
 * speaker.
 *
 * <p>Long because every kind of subject competes for the same verb.
 */
final class StatementExtractor implements FactExtractor {
  private static final Pattern MEETING_SPEAKS =
      Pattern.compile(
          "((?:此次|本次)?(?:会议|大会|全会|座谈会|学习会|推进会|论坛)|报告|决议|公报|意见|通知|草案|讲话|社论|文章|批复|方案)(?:还|并|同时|进一步)?$");
  private static final Pattern BEFORE_VERB =
      Pattern.compile(
          "(?:还|并|同时|进一步|着重|特别|再次|也|均|都|一致|纷纷|先后|分别|会上|在会上|讲话|会见时|时|最后|首先|明确|代表[^，。]{2,20}|在[^，。；]{2,36}?(?:时|中|上|期间|后)|就[^，。；]{2,30}|对此|表达[^，。]{0,14})+$");
  private static final Pattern BLOCKED_AFTER =
      Pattern.compile(
          "^(?:的|了(?!《)|和|与|、|是|精神|批示精神|事项|书|意见(?!，)|要求|条件|方针|政策|任务|方向|目标|提出的|下|中|会|人|员|信|性|不(?:明|够)|出来|过|指示|批示|相关|所).*",
          Pattern.DOTALL);
  private static final Pattern BLOCKED_BEFORE =
      Pattern.compile(
          ".*(?:的|按照|根据|有关|重要|具体|工作|总|新|这一|提出|各项|不|总体|明确|目标|决策|落实|符合|严格|政策|任务|总的|相关|基本|质量|标准|达到|对照|一系列|贯彻|满足|高|形势|并不|被|希望能)$",
          Pattern.DOTALL);
  private static final Pattern COLLECTIVE_SPEAKER =
      Pattern.compile(
          "([^，。；：！？\\n]{2,80}?(?:负责人|负责同志|发言人|企业家|企业家们|代表|专家|学者|代表们|与会者|与会人员|双方|各方|委员|记者))$");
  private static final Pattern INTRODUCED = Pattern.compile("^(?:了)?[^，。；]{4,}");

  @Override
  public void extract(Reading reading) {
    new Pass(reading).run();
  }

  private record Draft(
      Name speaker, String form, String act, int verbAt, int from, boolean sentenceStart) {}

  private final class Pass {
    private final Reading reading;
    private final String text;
    private final List<Draft> drafts = new ArrayList<>();

    Pass(Reading reading) {
      this.reading = reading;
      this.text = reading.text;
    }

    void run() {
      for (Sentence sentence : reading.analysis.sentences()) {
        Span span = sentence.span();
        if (span.start() >= reading.body().start() && span.start() < reading.body().end()) {
          sentence(span);
        }
      }
      for (int i = 0; i < drafts.size(); i++) {
        Draft draft = drafts.get(i);
        int end = end(draft, i + 1 < drafts.size() ? drafts.get(i + 1) : null);
        Span words = new Span(draft.from(), Math.max(draft.from(), end));
        if (words.length() < 2) {
          continue;
        }
        reading.add(
            new Fact.Stated(
                draft.speaker(),
                draft.form(),
                draft.act(),
                words,
                text.charAt(words.start()) == '“',
                meeting(draft),
                i + 1,
                reading.evidence(
                    new Span(
                        Math.min(draft.verbAt(), words.start()),
                        Math.max(words.end(), draft.verbAt() + draft.act().length())),
                    StatementExtractor.this)));
      }
    }

    private Optional<Name> meeting(Draft draft) {
      Meeting best = null;
      for (Meeting meeting : reading.meetings) {
        if (meeting.span().start() <= draft.verbAt() || best == null) {
          best = meeting;
        }
      }
      return Optional.ofNullable(best).map(Meeting::name);
    }

    private void sentence(Span span) {
      reported(span);
      int quoted = 0;
      for (int at = span.start(); at < span.end(); at++) {
        char c = text.charAt(at);
        if (c == '“') {
          quoted++;
        } else if (c == '”') {
          quoted = Math.max(0, quoted - 1);
        }
        int length = quoted > 0 ? 0 : reading.lexicon.speechVerbs.at(text, at);
        if (length == 0 || reading.inTitleMarks(at)) {
          continue;
        }
        if (verb(span, at, length)) {
          return;
        }
        at += length - 1;
      }
    }

    private static final Pattern HEARD =
        Pattern.compile("听取(?:了)?([^，。；：]{2,40}?)(?:所作的)?关于([^。；]{4,60}?)(?:的)?(?:工作)?(汇报|介绍|通报)");
    private static final Pattern MADE_KNOWN =
        Pattern.compile("(?:^|，|：)([^，。；：]{2,20}?)对([^，。；]{6,40}?)进行(?:了)?(?:公开)?(通报)");

    /** 听取了甲关于乙的汇报; 甲对乙进行公开通报: the verb stands at the end. */
    private void reported(Span span) {
      Matcher heard = HEARD.matcher(text).region(span.start(), span.end());
      while (heard.find()) {
        Name who = null;
        for (Person person : reading.persons.subMap(heard.start(1), heard.end(1)).values()) {
          who = Name.person(person.name());
        }
        Body body = reading.bodies.get(heard.start(1));
        if (who == null && body != null && !body.place() && body.span().end() == heard.end(1)) {
          who = Name.organization(body.name());
        }
        if (who != null) {
          drafts.add(
              new Draft(who, who.value(), heard.group(3), heard.start(3), heard.start(2), false));
        }
      }
      Matcher known = MADE_KNOWN.matcher(text).region(span.start(), span.end());
      while (known.find()) {
        Body body = reading.bodies.get(known.start(1));
        Body last = reading.bodyEnding(known.end(1));
        Body who = last == null ? body : last;
        if (who != null && !who.place()) {
          drafts.add(
              new Draft(
                  Name.organization(who.name()),
                  who.name(),
                  known.group(3),
                  known.start(3),
                  known.start(2),
                  false));
        }
      }
    }

    /** Tries the verb at {@code at}; true where it introduces what follows in the sentence. */
    private boolean verb(Span sentence, int at, int length) {
      String act = text.substring(at, at + length);
      String after = text.substring(at + length, sentence.end());
      String before = text.substring(sentence.start(), at);
      boolean marked = after.startsWith("，") || after.startsWith("：") || after.startsWith(":");
      if (BLOCKED_AFTER.matcher(after).matches()
          && !(after.startsWith("了")
              && (act.equals("介绍") || act.equals("通报") || act.equals("汇报")))) {
        return false;
      }
      if (!marked && BLOCKED_BEFORE.matcher(before).matches()) {
        return false;
      }
      Speaker speaker = speaker(sentence, at, act, marked);
      if (speaker == null) {
        return false;
      }
      int from = at + length;
      if (text.startsWith("了", from)) {
        from++;
      }
      while (from < sentence.end() && "，：:“ ".indexOf(text.charAt(from)) >= 0) {
        from++;
      }
      if (!marked && !direct(act, after)) {
        return false;
      }
      if (from >= sentence.end() || sentence.end() - from < 4) {
        int next = sentence.end();
        if (next >= text.length() || text.charAt(next) != '\n' || !marked) {
          return false;
        }
      }
      if (speaker.with != null) {
        drafts.add(
            new Draft(
                Name.person(speaker.with.name()),
                speaker.with.name(),
                act,
                at,
                from,
                speaker.opens));
      }
      drafts.add(new Draft(speaker.name, speaker.form, act, at, from, speaker.opens));
      return true;
    }

    /** Whether a verb without a comma introduces content: 强调要增强, 介绍了…情况, 希望广大…. */
    private boolean direct(String act, String after) {
      return switch (act) {
        case "强调", "要求", "指出", "表示", "提出", "认为", "重申" ->
            after.matches(
                "(?s)^(?:要|必须|应|各|全|将|愿|坚决|我|这|希望|中方|双方|以|把|坚持|加快|全面|深入|进一步|切实|建议|广大|对).{6,}");
        case "希望", "建议", "呼吁", "号召", "勉励", "期望", "敦促" ->
            after.length() > 8 && !after.startsWith("工程") && !after.startsWith("小学");
        case "介绍", "通报", "汇报" -> INTRODUCED.matcher(after).find();
        case "宣布" -> after.length() > 4;
        case "说", "称" -> false;
        default -> false;
      };
    }

    private record Speaker(Name name, String form, boolean opens, Person with) {
      Speaker(Name name, String form, boolean opens) {
        this(name, form, opens, null);
      }
    }

    private Speaker speaker(Span sentence, int at, String act, boolean marked) {
      int end = at;
      String head = text.substring(sentence.start(), end);
      Matcher filler = BEFORE_VERB.matcher(head);
      int subjectEnd = end;
      Speaker direct = speakerEnding(sentence, end, end == sentence.start());
      if (direct != null) {
        return direct;
      }
      if (filler.find()) {
        subjectEnd = sentence.start() + filler.start();
        Speaker behind = speakerEnding(sentence, subjectEnd, false);
        if (behind != null) {
          return behind;
        }
      }
      // 甲主持召开…，强调要…: the subject of the sentence's first clause speaks on
      String lead = head;
      if (lead.endsWith("，")
          || lead.endsWith("并")
          || lead.endsWith("讲话")
          || lead.endsWith("时")
          || lead.matches("(?s).*(?:，|。)(?:并|会议|他)?$")
          || lead.matches("(?s).*(?:讲话时?|致辞时?|考察时|调研时)$")) {
        Person first = subjectOf(sentence, at);
        if (first != null
            && (marked
                || act.equals("强调")
                || act.equals("要求")
                || act.equals("希望")
                || act.equals("指出"))) {
          return new Speaker(Name.person(first.name()), first.name(), false);
        }
      }
      if (marked && lead.matches("(?s)^(?:“[^”]*”)?[^，。]{0,20}$")) {
        return collective(sentence, subjectEnd);
      }
      return collective(sentence, subjectEnd);
    }

    private Person subjectOf(Span sentence, int at) {
      // 出席会议并讲话强调: whoever opens the sentence
      Person best = null;
      for (Person person : reading.persons.subMap(sentence.start(), at).values()) {
        String after = text.substring(person.span().end(), at);
        boolean active =
            after.matches(
                "(?s)^(?:同志)?(?:\\d{1,2}日|在[^，。]{1,30}|\\d{1,2}月\\d{1,2}日|今天|日前|近日|上午|下午|主持|出席|到|来到|赴|前往|会见|作|率|深入|专程|先后|同|与|听取|参加|当天|对).*");
        if (active) {
          best = person;
          break;
        }
      }
      return best;
    }

    private static final Pattern JOINT = Pattern.compile("(?:总书记|主席|总理)?(?:同|和|与)$");

    private static final Pattern OFFICE =
        Pattern.compile("(总书记|主席|副?总理|委员长|副主席|总统|部长|外长|首相|国王|书记|省长|市长|副?主任|副?局长)$");

    private Speaker speakerEnding(Span sentence, int end, boolean none) {
      if (none) {
        return null;
      }
      int subjectEnd = end;
      if (text.substring(sentence.start(), end).endsWith("同志")) {
        subjectEnd -= 2;
      }
      Person person = reading.personEnding(subjectEnd);
      boolean opens = false;
      if (person != null) {
        opens = person.whole().start() <= sentence.start() + 2;
        return new Speaker(Name.person(person.name()), person.name(), opens);
      }
      String head = text.substring(sentence.start(), subjectEnd);
      if (head.matches("(?s).*(?:^|[，。；“”])(?:他|她)$")) {
        Person last = lastSpeaker(subjectEnd);
        return last == null
            ? null
            : new Speaker(Name.person(last.name()), last.name(), head.length() <= 2);
      }
      Matcher office = OFFICE.matcher(head);
      if (office.find()) {
        Person named = reading.personEnding(sentence.start() + office.start());
        if (named != null) {
          // 甲主席同乙总统宣布: both say it
          Matcher joint = JOINT.matcher(text.substring(sentence.start(), named.span().start()));
          Person first =
              joint.find() ? reading.personEnding(sentence.start() + joint.start()) : null;
          if (first != null) {
            return new Speaker(Name.person(named.name()), named.name(), false, first);
          }
          return new Speaker(
              Name.person(named.name()),
              named.name(),
              named.whole().start() <= sentence.start() + 2);
        }
      }
      Matcher meeting = MEETING_SPEAKS.matcher(head);
      if (meeting.find()
          && (meeting.start() == 0 || "，。；、上 ".indexOf(head.charAt(meeting.start() - 1)) >= 0)) {
        String form = meeting.group(1).replaceFirst("^(?:此次|本次)", "");
        boolean document = form.matches("报告|决议|公报|意见|通知|草案|讲话|社论|文章|批复|方案");
        if (!document) {
          Name name = currentMeeting(subjectEnd);
          return name == null
              ? new Speaker(Name.meeting(form), form, meeting.start() == 0)
              : new Speaker(name, form, meeting.start() == 0);
        }
        return meeting.start() == 0 ? new Speaker(Name.document(form), form, true) : null;
      }
      if (head.endsWith("》")) {
        Map.Entry<Integer, DocumentMention> entry = reading.documents.lowerEntry(subjectEnd);
        if (entry != null && entry.getValue().span().end() == subjectEnd) {
          DocumentMention document = entry.getValue();
          String form = document.span().of(text).replaceAll("[《》]", "");
          return new Speaker(document.name(), form, document.span().start() == sentence.start());
        }
      }
      Body body = reading.bodyEnding(subjectEnd);
      if (body != null
          && !body.place()
          && (body.span().start() == sentence.start()
              || "，。、和与：”".indexOf(reading.charAt(body.span().start() - 1)) >= 0)) {
        return new Speaker(
            Name.organization(body.name()), body.name(), body.span().start() == sentence.start());
      }
      return null;
    }

    private Speaker collective(Span sentence, int end) {
      String head = text.substring(sentence.start(), end);
      int cut = Math.max(head.lastIndexOf('，'), head.lastIndexOf('；'));
      String clause = head.substring(cut + 1);
      Matcher matcher =
          COLLECTIVE_SPEAKER.matcher(clause.replaceFirst("(?:先后|分别|纷纷|一致|均|还|都)+$", ""));
      if (matcher.matches() && !clause.contains("的代表")) {
        String form = matcher.group(1).replaceFirst("^(?:会上|座谈会上|会后|日前|近日)", "");
        return new Speaker(Name.group(form), form, cut < 0);
      }
      return null;
    }

    private Person lastSpeaker(int at) {
      Person best = null;
      int line = reading.lineStart(at);
      for (Person person : reading.persons.subMap(line, at).values()) {
        String after =
            text.substring(person.span().end(), Math.min(text.length(), person.span().end() + 30));
        boolean active =
            person.whole().start() <= line + 1
                || after.matches(
                    "(?s)^(?:同志)?(?:\\d|在|主持|出席|到|来到|赴|前往|会见|指出|强调|说|表示|率|深入|充分|要求|首先|先后|一行|听取|视频|走进|参观|考察|看望|详细|认真|与|同|和).*");
        if (active
            && (best == null
                || person.whole().start() <= line + 1
                || "。；，".indexOf(reading.charAt(person.whole().start() - 1)) >= 0)) {
          best = person;
        }
      }
      if (best == null && !drafts.isEmpty()) {
        Draft last = drafts.get(drafts.size() - 1);
        if (last.speaker().kind() == Name.Kind.PERSON) {
          return new Person(
              new Span(last.verbAt(), last.verbAt()),
              last.speaker().value(),
              new Span(last.verbAt(), last.verbAt()));
        }
      }
      if (best == null) {
        for (Person person : reading.persons.subMap(reading.body().start(), at).values()) {
          best = person;
          break;
        }
      }
      return best;
    }

    private Name currentMeeting(int at) {
      Meeting best = null;
      for (Meeting meeting : reading.meetings) {
        if (best == null || meeting.span().start() <= at) {
          best = meeting;
        }
      }
      return best == null ? null : best.name();
    }

    /**
     * Lead statements end with their sentence, its end mark left out; others with the paragraph.
     */
    private int end(Draft draft, Draft next) {
      Sentence sentence = reading.sentenceAt(draft.verbAt());
      int sentenceEnd = sentence.span().end();
      if (draft.from() < draft.verbAt()) {
        return draft.verbAt();
      }
      int line = reading.lineEnd(draft.verbAt());
      if (!draft.sentenceStart()) {
        int end = sentenceEnd;
        while (end > draft.from() && "。；！？\n".indexOf(text.charAt(end - 1)) >= 0) {
          end--;
        }
        return next != null && next.verbAt() < end && next.verbAt() > draft.from()
            ? clauseBefore(next.verbAt(), draft.from())
            : end;
      }
      int end = line;
      if (next != null && next.verbAt() < line) {
        Sentence following = reading.sentenceAt(next.verbAt());
        end =
            following.span().start() > draft.from()
                ? following.span().start()
                : clauseBefore(next.verbAt(), draft.from());
      }
      while (end > draft.from() && Reading.space(text.charAt(end - 1))) {
        end--;
      }
      return end;
    }

    private int clauseBefore(int at, int floor) {
      int cut = at;
      while (cut > floor && "，。；".indexOf(text.charAt(cut - 1)) < 0) {
        cut--;
      }
      return cut > floor ? cut - 1 : at;
    }
  }
}
