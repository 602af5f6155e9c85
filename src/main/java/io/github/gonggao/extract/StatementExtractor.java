package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Sentence;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who said what: a verb of saying with its subject before it and what was said after it. The
 * subject is a person, 他, 会议, a document, a body or a collective; what was said runs to the end of
 * the sentence where the verb stands inside one, else to the end of the paragraph or to the next
 * speaker.
 *
 * <p>Long because every kind of subject competes for the same verb.
 */
final class StatementExtractor implements FactExtractor {
  private static final Pattern BLOCKED_AFTER =
      Pattern.compile(
          "^(?:的|了(?!《)|和|与|、|是|精神|批示精神|事项|书|意见(?!，)|要求|条件|方针|政策|任务|方向|目标|提出的|下|中|会|人|员|信|性|不(?:明|够)|出来|过|指示|批示|相关|所).*",
          Pattern.DOTALL);
  private static final Pattern BLOCKED_BEFORE =
      Pattern.compile(
          ".*(?:的|按照|根据|有关|重要|具体|工作|总|新|这一|提出|各项|不|总体|明确|目标|决策|落实|符合|严格|政策|任务|总的|相关|基本|质量|标准|达到|对照|殷切|寄予|深切|热切|发出|作出|予以|下发|一系列|贯彻|满足|高|形势|并不|被|希望能)$",
          Pattern.DOTALL);
  private static final Set<String> OF_A_SUBJECT = Set.of("介绍", "通报", "汇报", "宣布");
  private static final Set<String> STRONG = Set.of("强调", "要求", "希望", "指出");
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
    private final SpeakerReader speakers;

    Pass(Reading reading) {
      this.reading = reading;
      this.text = reading.text;
      this.speakers = new SpeakerReader(reading);
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
        int end = end(draft, after(i));
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

    /** The next statement; what several say together is one. */
    private Draft after(int at) {
      int next = at + 1;
      while (next < drafts.size() && drafts.get(next).verbAt() == drafts.get(at).verbAt()) {
        next++;
      }
      return next < drafts.size() ? drafts.get(next) : null;
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
      boolean said = false;
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
        if ((!said || goesOn(span, at)) && verb(span, at, length)) {
          said = true;
        }
        at += length - 1;
      }
    }

    /** After a first statement in the sentence another one opens with 并 or behind a semicolon. */
    private boolean goesOn(Span sentence, int at) {
      return NEXT_ACT.matcher(text.substring(sentence.start(), at)).find();
    }

    /** Also 他强调 in the same breath, and a report within a report: 报道称，伊方强调，…. */
    private static final Pattern NEXT_ACT =
        Pattern.compile(
            "(?:；|，并)(?:[^，。；：]{0,24})$|，(?:他|她)(?:还|也|同时|并)?$|(?:报道|报道说|报道称|报道还称|消息称|消息说|说|称)，[^，。；：“”]{2,12}$|，表示$");

    private static final Pattern HEARD =
        Pattern.compile("听取(?:了)?([^，。；：]{2,40}?)(?:所作的)?关于([^。；]{4,60}?)(?:的)?(?:工作)?(汇报|介绍|通报)");
    private static final Pattern WHEN = Pattern.compile("(?:日前|近日|今天|昨日|\\d{1,2}日|再次|集中|公开|，)+$");

    private static final Pattern MADE_KNOWN =
        Pattern.compile(
            "(?:^|，|：)([^，。；：]{2,20}?)对([^，。；]{6,40}?)(?:进行|发出|作出|予以)(?:了)?(?:公开)?(通报)");

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
        int subject = known.end(1);
        Matcher when = WHEN.matcher(known.group(1));
        subject -= when.find() ? when.group().length() : 0;
        Body last = reading.bodyEnding(subject);
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
          && !(after.startsWith("了") && OF_A_SUBJECT.contains(act))) {
        return false;
      }
      SpeakerReader.Speaker speaker = speakers.of(sentence, at, marked, strong(act, after), last());
      if ((after.length() > 4 && isHeadline(sentence)) || DATELINE.matcher(after).find()) {
        return false;
      }
      if (act.equals("号召") && ANSWERING.matcher(before).find()) {
        return false;
      }
      if (AS_NOUN.matcher(before + act).find() || NOUN_OF.matcher(act + after).find()) {
        return false;
      }
      // 强调指出: the second verb of the two says it
      if (reading.lexicon.speechVerbs.at(text, at + length) > 0) {
        return false;
      }
      if (speaker == null
          || (speaker.distance() != 0 && BLOCKED_BEFORE.matcher(before).matches())
          || ACCORDING.matcher(before).find()) {
        return false;
      }
      int from = at + length;
      Matcher counted = act.equals("提出") ? COUNTED.at(text, from) : null;
      if (counted != null) {
        from = counted.end();
        marked = true;
      }
      if (text.startsWith("了", from)) {
        from++;
      }
      while (from < sentence.end() && "，：:“ ".indexOf(text.charAt(from)) >= 0) {
        from++;
      }
      if (!marked && !direct(act, after, speaker)) {
        return false;
      }
      if (from >= sentence.end() || sentence.end() - from < 4) {
        int next = sentence.end();
        if (next >= text.length() || text.charAt(next) != '\n' || !marked) {
          return false;
        }
      }
      for (Name other : speaker.others()) {
        drafts.add(new Draft(other, other.value(), act, at, from, speaker.opens()));
      }
      drafts.add(new Draft(speaker.name(), speaker.form(), act, at, from, speaker.opens()));
      return true;
    }

    /** 征求意见和建议, 全会建议方案: what is made and not said. */
    private static final Pattern AS_NOUN =
        Pattern.compile("(?:意见(?:和|与|及|、)?|工作|合理化|政策|对策|条|项|份|个|点|以下|如下|具体|的)建议$");

    private static final Pattern NOUN_OF =
        Pattern.compile(
            "^表示(?:沉痛|深切|最?诚挚的?|极大)?的?(?:哀悼|慰问|悼念|同情)|^建议(?:方案|名单|稿|书|人选|案|提案|办理|工作|等|和|、|。|；)");

    /** 提出三点建议：一是…: the points are what is said. */
    private static final Pattern COUNTED =
        Pattern.compile(
            "(?:了)?(?:以下)?[一二两三四五六七八九十\\d]{1,2}[点条项个方面]{1,2}(?:政策)?(?:建议|意见|主张|看法|希望|要求|倡议)[：:](?=一是|第一|首先|1)");

    /** Whether the subject of an earlier clause may take the verb up without a comma after it. */
    private static boolean strong(String act, String after) {
      return STRONG.contains(act)
          || after.startsWith("了")
          || ((act.equals("表示") || act.equals("认为"))
              && (CONTENT.matcher(after).matches() || ASKED.matcher(after).find()));
    }

    /** A headline that has run into its report holds the verb: …时强调全力以赴抗震救灾新华社北京12月1日电. */
    private static final Pattern DATELINE =
        Pattern.compile("[\\u4e00-\\u9fa5]{2}社[\\u4e00-\\u9fa5]{2,8}\\d{1,2}月\\d{1,2}日电");

    /** A line without a full stop over the text: its words come again below it. */
    private boolean isHeadline(Span sentence) {
      int start = reading.lineStart(sentence.start() + 1);
      String line = text.substring(start, reading.lineEnd(sentence.start())).strip();
      return !line.isEmpty()
          && line.length() <= 50
          && !line.contains("。")
          && "。！？；：”…，".indexOf(line.charAt(line.length() - 1)) < 0;
    }

    /** 积极响应省委号召，…: what was answered, and not said. */
    private static final Pattern ANSWERING = Pattern.compile("响应[^，。；]{0,20}$");

    /** 根据总理要求，…. */
    private static final Pattern ACCORDING =
        Pattern.compile("(?:^|[，。；：])(?:根据|按照|遵照|依照|贯彻|落实|对照|围绕|针对|对于|应(?!当|该|急))[^，。；]*$");

    /** Who spoke last, where it was a person. */
    private Person last() {
      if (drafts.isEmpty()) {
        return null;
      }
      Draft last = drafts.get(drafts.size() - 1);
      Span span = new Span(last.verbAt(), last.verbAt());
      return last.speaker().kind() == Name.Kind.PERSON
          ? new Person(span, last.speaker().value(), span)
          : null;
    }

    /** Whether a verb without a comma introduces content: 强调要增强, 介绍了…情况, 希望广大…. */
    private boolean direct(String act, String after, SpeakerReader.Speaker speaker) {
      return switch (act) {
        case "强调", "要求", "指出", "表示", "提出", "认为", "重申" ->
            CONTENT.matcher(after).matches()
                || (speaker.distance() == 0
                    && !act.equals("提出")
                    && INTRODUCED.matcher(after).find())
                || (speaker.distance() >= 0
                    && !act.equals("提出")
                    && after.length() > 10
                    && (act.equals("要求") ? ASKED : CLAUSE).matcher(after).find())
                || (!act.equals("提出") && ASKED.matcher(after).find());
        case "希望", "建议", "呼吁", "号召", "勉励", "期望", "敦促" ->
            after.length() > 8 && !after.startsWith("工程") && !after.startsWith("小学");
        case "介绍", "通报", "汇报" -> INTRODUCED.matcher(after).find();
        case "宣布" -> after.length() > 4;
        default -> false;
      };
    }

    private static final Pattern CONTENT =
        Pattern.compile(
            "(?s)^(?:要|必须|应|各|全|将|愿|坚决|我|这|希望|中方|双方|以|把|坚持|加快|全面|深入|进一步|切实|建议|广大|对|认真|严格|做好|抓好|加大|贯彻|落实|加强|强化|推进|推动|确保|统筹|聚焦|压实|牢固|提高|持续|坚定|增强|扎实|紧盯|紧扣).{4,}");

    /** 要求各单位要…, 要求鲁西集团认真…. */
    private static final Pattern ASKED =
        Pattern.compile(
            "^[^，。；：、]{2,24}?(?:要|必须|应当|认真|切实|进一步|全面|坚持|加强|严格|务必|尽快|立即|提高|深刻|按照|围绕|高度|愿|主动|积极|加大|加快|做好|抓好|强化|压实|确保|持续|依法|及时|充分|抓紧|统筹|聚焦|深入|不得|一律|迅速)");

    private static final Pattern CLAUSE =
        Pattern.compile("^[^，。；：“”]{2,20}(?:是|要|有|将|已|能|应|可以|必须|仍|正在|需要|没有|不)");

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
        return next != null
                && next.verbAt() < end
                && next.verbAt() > draft.from()
                && !holds(draft, next)
            ? clauseBefore(next.verbAt(), draft.from())
            : end;
      }
      int end = line;
      if (next != null && next.verbAt() < line) {
        Sentence following = reading.sentenceAt(next.verbAt());
        if (holds(draft, next)) {
          return sentenceEnd;
        }
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

    /** 报道称，伊方强调，…: the report holds what it reports. */
    private boolean holds(Draft draft, Draft next) {
      return next.verbAt() > draft.from()
          && next.verbAt() - draft.from() < 16
          && text.substring(draft.from(), next.verbAt())
              .chars()
              .noneMatch(c -> "，。；".indexOf(c) >= 0);
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
