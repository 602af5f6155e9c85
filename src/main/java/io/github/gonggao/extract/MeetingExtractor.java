package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Sentence;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Particular meetings: a meeting noun that something is done with (召开, 举行, 主持召开, 出席), as its object
 * or its subject, with its kind, host, date, place and ordinals; and audiences, which have no noun.
 *
 * <p>A name is read once a naming, from the verb or the start of the clause to the last meeting
 * noun that it runs to (博鳌亚洲论坛2025年年会开幕式 is one); {@link MeetingDraft} decides which namings are of
 * one meeting, {@link MeetingSetting} reads day, place and host, {@link Adoptions} those that are
 * named for a vote, {@link AudienceReader} those without a noun.
 *
 * <p>What may stand before, in and behind a name is one question, asked of every naming; the
 * answers stay together, and make the class long.
 */
final class MeetingExtractor implements FactExtractor {
  private static final Pattern HOLDS =
      Pattern.compile(
          "(?<strong>(?:主持|组织|联合|召集|共同|专题|分别)?(?:召开|举行|举办|召集)(?:了|并主持)?|承办|进行(?=第[一二三四五六七八九十百]{1,4}次(?:集体|专题)学习))|(?<weak>(?:主持|出席|参加|列席|(?<!产权|经合|世贸|工程|气象|粮农|海事|民航|旅游|劳工|条约|卫生|合作|贸易|国际|社会|公约|党|基层)组织(?!部|工作|生活|人事|建设|学会|委员))(?:了|并主持)?)");
  private static final String BETWEEN =
      "(?:（[^）]{0,20}）|第[一二三四五六七八九十]{1,3}次全体会议|，|于|将|也|定于|今天|今日|昨天|昨日|昨|日前|近日|明天|明日|当天|当地时间|同时|先后|同步|继续|隆重|正式|胜利|顺利|圆满|成功|如期|分别|联合|专题|开始|"
          + Dates.SHAPE
          + "|(?:圆满|顺利|胜利)?完成了?(?:各项|全部|预定|既定)?(?:议程|任务)(?:后)?|[上下]午|\\d{1,2}时(?:\\d{1,2}分|半)?|晚上?|以[^，。；]{2,12}(?:方式|形式)|通过[^，。；]{2,10}|采取[^，。；]{2,14}(?:方式|形式)|由[^，。；]{2,20}|在[^，。；]{1,26}?|至)*";
  private static final Pattern HELD =
      Pattern.compile(
          "\\G"
              + BETWEEN
              + "(?<verb>召开|举行|开幕|闭幕|举办|开班|开讲|开课|启幕|落幕|启动|拉开帷幕|拉开序幕|圆满结束|胜利结束|结束|开营|结业)(?![的式会典]|以来|之?后|之际|期间)");
  private static final Pattern REJECT_AFTER =
      Pattern.compile(
          "\\G(?:精神|部署|要求|决策|决定|安排|制度|纪要|议程|议题|议定|议事|主题|筹备|通知|材料|机制|报道|审议通过的|和重要讲话|成果|召开以来|等(?:多种|各种)?(?:形式|方式|活动|途径|平台)|之后|以来)");
  private static final Pattern REJECT_NAME =
      Pattern.compile(
          "^(?:[一二三四五六七八九十两多数几\\d]+(?:场|个)|[一二三四五六七八九十两多数几]+次|多边|双边|会议|大会|分组|联组|热烈|在|联络员|或|旁听|下一届|新一届|下次|有关|相关|各类|各种|一系列|系列|多次|本次|本届|此次|这次|这场|该|上述|每|历次|平行|小范围|大范围|专门会议|重要会议|等|并祝贺).*|.*并(?:出席|主持|讲话).*|.*[向对给](?:大会|会议)|.*等\\d+[场个].*|.*(?:相关活动、|代表按照|预祝).*|[^“]*”.*|.*[，。；：“](?![^”]*”).*");
  private static final Pattern COUNTED = Pattern.compile("^\\d{1,3}次[^，。]{2,}");
  private static final Pattern DATE_LEAD =
      Pattern.compile(
          "^(?:[^，。；]{0,14}?(?:消息|电|讯)[^，。；]{0,6}[：　 ])?(?:[^，。；（）]{0,12}[讯电][ 　]*（[^）]*）[ 　]*)?(?:（[^）]*(?:记者|通讯员)[^）]*）)?(?:(?:"
              + Dates.SHAPE
              + ")(?:上午|下午|晚上|晚|至\\d{1,2}日|—\\d{1,2}日)?|日前|近日|今天|昨天|当天|同日|上午|下午|随后|当地时间)[，　 ]?");

  /** 东北网7月7日讯（记者某某） before a name without a day of its own. */
  private static final Pattern DATELINE =
      Pattern.compile("^[^，。；]{2,16}?[讯电][ 　]*（[^）]{2,24}）[：　 ]*");

  private static final Pattern HELD_BY =
      Pattern.compile(
          "(?s)^[^，。；]*(?:主办|承办|举办|组织|牵头|协办|(?:组建|成立|重组|换届)(?:以来|之?后)|为期[^的，]{1,6}|历时[^的，]{1,6})的");
  private static final Pattern SESSION =
      Pattern.compile("届[^，。；]{2,16}第[一二三四五六七八九十]{1,4}次(?:全体)?会议$");
  private static final Pattern SESSION_ACTS =
      Pattern.compile(
          "\\G上?(?:于?(?:"
              + Dates.SHAPE
              + ")[上下]?午?)?(?:根据[^，。；]{2,60}，|经表决|，)*(?:表决任命|任命|决定|表决|通过|选举|审议|闭幕|补选|免去|接受)");

  /** Meetings that rules call for, or that somebody only means to hold. */
  private static final Pattern NOT_YET =
      Pattern.compile(
          "(?s).*(?:待|拟|可|可以|无论是?|不论是?|通过|既|或者?|包括|应当|应|须|定期|每年|每季度|每月|不定期|适时|及时|视情|根据需要|未能|没有|不得)(?:组织)?$|.*(?:决定|同意|建议|提议|关于|提请|筹备|准备|支持|批准|争取|原则上|倡议|呼吁|欢迎[^，。；]{0,10}|期待|希望[^，。；]{0,8})(?:组织)?$");

  private static final Pattern DAY =
      Pattern.compile("(?s).*(?:\\d日|今天|昨天|今日|昨日|当天|同日|上午|下午|今年|一年一度).*");

  /** A name goes on over these to a further meeting noun: …年会 + 开幕式. */
  private static final String BREAKS = "，。；：、！？“”《》\n 　和与及并时上中的后前由在要将就对为是有了经让向";

  private static final Pattern WEAK = Pattern.compile("会议|大会|会|全体会议|学习会|例会|专题会议|专题会|工作会议|全会|会议活动");

  @Override
  public void extract(Reading reading) {
    Pass pass = new Pass(reading);
    pass.audiences();
    pass.namings();
    pass.say();
  }

  private final class Pass {
    private final Reading reading;
    private final String text;
    private final MeetingSetting setting;
    private final Adoptions adoptions;
    private final List<MeetingDraft> drafts = new ArrayList<>();

    Pass(Reading reading) {
      this.reading = reading;
      this.text = reading.text;
      this.setting = new MeetingSetting(reading);
      this.adoptions = new Adoptions(reading);
    }

    /** 韩正会见土库曼斯坦副总理兼外长: no noun names it. */
    void audiences() {
      for (AudienceReader.Audience audience : new AudienceReader(reading).read()) {
        if (drafts.stream().anyMatch(draft -> draft.name.equals(audience.name()))) {
          continue;
        }
        MeetingDraft draft =
            new MeetingDraft(
                audience.name(), audience.kind(), audience.span(), audience.sentence());
        draft.talks = audience;
        draft.start = setting.day(audience.sentence(), audience.verb());
        draft.place = setting.place(audience.sentence(), audience.verb());
        drafts.add(draft);
      }
    }

    void namings() {
      for (Sentence sentence : reading.analysis.sentences()) {
        Span span = sentence.span();
        if (span.end() <= reading.body().start()
            && !reading.title().overlaps(span)
            && !adoptions.underTitle(span)) {
          continue;
        }
        int at = span.start();
        while (at < span.end()) {
          int end = nounEnd(at);
          if (end == 0) {
            at++;
            continue;
          }
          naming(span, end - reading.lexicon.meetingNouns.before(text, end), end);
          at = end;
        }
        String hall = setting.hall(span);
        MeetingDraft last = drafts.isEmpty() ? null : drafts.get(drafts.size() - 1);
        if (hall != null && last != null && last.place == null && !last.audience()) {
          last.place = hall;
        }
      }
    }

    /** Where the meeting noun at {@code at} ends, 0 where none is: 大会 in 扩大会议 is none. */
    private int nounEnd(int at) {
      int length = reading.lexicon.meetingNouns.at(text, at);
      int end = at + length;
      if (length > 0 && text.startsWith("会商会", end - 1)) {
        return end + 2; // 专题会商会 is no 专题会
      }
      return length > 0
              && text.charAt(end - 1) == '会'
              && reading.charAt(end) == '议'
              && "程题案事定".indexOf(reading.charAt(end + 1)) < 0
          ? end + 1
          : length == 0 ? 0 : end;
    }

    private void naming(Span sentence, int at, int end) {
      String kind = reading.lexicon.meetingNouns.value(text.substring(at, end));
      if (kind == null
          || kind.equals("会见")
          || kind.equals("会谈")
          || reading.inTitleMarks(at)
          || Reading.at(REJECT_AFTER.matcher(text), end)) {
        return;
      }
      char next = reading.charAt(end);
      if ("室厅堂场".indexOf(next) >= 0
          || (text.charAt(end - 1) == '会' && "员谈见晤诊计同战".indexOf(next) >= 0)) {
        return;
      }
      Map.Entry<Integer, Body> around = reading.bodies.floorEntry(at);
      if (around != null && around.getValue().span().end() > end) {
        return;
      }
      int clause = at;
      String ends = reading.title().contains(new Span(at, end)) ? "。；！？：\n 　" : "。；！？：\n";
      while (clause > sentence.start() && ends.indexOf(text.charAt(clause - 1)) < 0) {
        clause--;
      }
      String before = text.substring(clause, at);
      if (goesOn(before, at, end)) {
        return;
      }
      Frame frame = frame(sentence, clause, before, at, end);
      if (frame != null) {
        draft(sentence, clause, at, end, kind, frame);
      }
    }

    /** Whether the name runs on to a further meeting noun; a sitting ends no session's name. */
    private boolean goesOn(String before, int at, int end) {
      if (SESSION.matcher(before + text.substring(at, end)).find()) {
        return false;
      }
      int reach = reading.charAt(end) == '暨' ? 30 : 14;
      for (int i = end; i < end + reach && i < text.length(); i++) {
        boolean breaks =
            reach > 14
                ? "，。；：、！？\n 　".indexOf(text.charAt(i)) >= 0
                : BREAKS.indexOf(text.charAt(i)) >= 0;
        if (breaks || Reading.at(HELD.matcher(text), i)) {
          return false;
        }
        int further = nounEnd(i);
        if (further > 0) {
          return !Reading.at(REJECT_AFTER.matcher(text), further);
        }
      }
      return false;
    }

    /** How a naming says that the meeting took place: the verb and where the name starts. */
    private record Frame(int start, Span verb, String holds, boolean voted) {
      Frame(int start, Span verb, String holds) {
        this(start, verb, holds, false);
      }

      boolean strong() {
        return holds.matches(".*(?:召开|举行|举办|召集|承办|进行).*");
      }
    }

    private Frame frame(Span sentence, int clause, String before, int at, int end) {
      int adopted = adoptions.start(clause, at, end);
      if (adopted >= 0) {
        return new Frame(adopted, new Span(adopted, adopted), "", true);
      }
      if (reading.ownDocument != null && Dates.first(text, sentence, Optional.empty()).isEmpty()) {
        // a notice speaks of meetings that its rules call for, not of any that took place
        return null;
      }
      Span verb = holds(clause, before);
      if (verb != null && clean(text.substring(verb.end(), at))) {
        String lead = text.substring(clause, verb.start());
        String holds = verb.of(text);
        if (text.startsWith("期间", end) && end - verb.end() < 8) {
          return null; // 两会召开期间: a time, no news of it
        }
        if (!holds.matches(".*(?:召开|举行|举办|召集|承办).*")
            && text.substring(reading.lineStart(at), at).contains("议程")) {
          return null; // 会议的议程是列席另一会议: no news of that one
        }
        if (!verb.of(text).matches(".*(?:召开|举行|举办|召集|承办).*")
            && lead.matches("(?s).*(?:来[华京访]|前来|赴[华京]|会见(?:了)?|接见|慰问|看望)$")) {
          // 来华出席论坛的总理: a guest's errand tells of the forum, too, but not when it was
          return GATHERING.matcher(text.substring(verb.end(), end)).matches()
                  && reading.charAt(end) == '的'
              ? new Frame(verb.end(), verb, ERRAND)
              : null;
        }
        if (spoken(clause, holds, sentence)) {
          return null;
        }
        if ((NOT_YET.matcher(lead).matches() && !dayOrPlace(sentence))
            || reading.charAt(end) == '的'
            || text.startsWith("”的", end)
            || (reading.charAt(verb.end()) == '的' && !reported(lead, sentence, end))) {
          return null;
        }
        return new Frame(verb.end(), verb, holds);
      }
      Matcher held = HELD.matcher(text);
      if (verb == null && Reading.at(held, end) && held.end() <= sentence.end() + 1) {
        int start = subjectStart(clause, at);
        // 政协会议3日举行新闻发布会: the day is that of what it held
        boolean holder = held.group("verb").matches("召开|举行|举办") && objectFollows(held.end());
        return new Frame(start, new Span(held.start("verb"), held.end()), "", holder);
      }
      int within = before.lastIndexOf('在');
      if (verb == null
          && within >= 0
          && at - clause - within > 5
          && Reading.at(SPOKE_AT.matcher(text), end)
          && clean(before.substring(within + 1))
          && !reading.persons.subMap(clause, clause + within + 1).isEmpty()
          && Dates.first(text, new Span(clause, clause + within), reading.published).isPresent()) {
        // 24日在…闭幕式上致辞
        return new Frame(clause + within + 1, new Span(end, end), "");
      }
      if (SESSION.matcher(before + text.substring(at, end)).find()
          && Reading.at(SESSION_ACTS.matcher(text), end)
          && !text.substring(clause, at).matches("(?s).*(?:提请|提交|报请|列席|将在)[^，。；]{0,30}")) {
        return new Frame(subjectStart(clause, at), new Span(end, end), "", true);
      }
      return null;
    }

    private static final String ERRAND = "来出席";

    private static final Pattern GATHERING = Pattern.compile(".{4,}(?:峰会|论坛|年会|友好大会|博览会)");

    private static final Pattern SAID = Pattern.compile("(?:强调|指出|表示|要求|说|提出)(?:，|：|“)");

    /** A proposal in a speech: 中方愿…举办产业合作论坛. */
    private boolean spoken(int clause, String holds, Span sentence) {
      String before = text.substring(reading.lineStart(sentence.start()), clause);
      return !holds.startsWith("主持")
          && clause > reading.body().start()
          && SAID.matcher(before).find()
          && !dayOrPlace(sentence)
          && reading.persons.subMap(clause, sentence.end()).isEmpty()
          && reading.bodies.subMap(clause, sentence.end()).values().stream()
              .noneMatch(body -> !body.place());
    }

    private static final Pattern SPOKE_AT = Pattern.compile("\\G上(?:发表|作|致|强调|指出|表示|宣布|要求|说)(?!的)");

    private boolean objectFollows(int at) {
      for (int i = at;
          i < at + 24 && i < text.length() && BREAKS.indexOf(text.charAt(i)) < 0;
          i++) {
        if (nounEnd(i) > 0) {
          return true;
        }
      }
      return false;
    }

    /** 在近日举行的发布会上, 今天召开的会议: what is spoken of is this meeting, not one in passing. */
    private boolean reported(String lead, Span sentence, int end) {
      return DAY.matcher(lead).matches()
          || sentence.start() <= reading.body().start()
          || (lead.matches("(?s).*在[^，。；]{0,20}") && reading.charAt(end) == '上');
    }

    private boolean dayOrPlace(Span sentence) {
      return Dates.first(text, sentence, reading.published).isPresent();
    }

    /** The verb that the name is the object of: the last strong one, else the first weak one. */
    private Span holds(int clause, String before) {
      Matcher holds = HOLDS.matcher(before);
      Span strong = null;
      Span weak = null;
      while (holds.find()) {
        String rest = before.substring(holds.end());
        if (rest.matches("(?s).*[，；].*") || rest.matches("(?s).*、.*[，；].*")) {
          continue;
        }
        Span span = new Span(clause + holds.start(), clause + holds.end());
        if (holds.group("strong") != null) {
          strong = span;
        } else if (weak == null || text.substring(weak.end(), span.start()).endsWith("并")) {
          weak = span;
        }
      }
      return strong != null ? strong : weak;
    }

    private static final Pattern OURS =
        Pattern.compile("(?:^|[，。])(?:随后，)?([我本][省市县区州旗])(?=[^，。]{0,12}$)");

    private static final Pattern LEAD_IN =
        Pattern.compile(
            "\\G(?:了|的|收[听视看](?:、|和)?(?:收[听视看])?|观看|一场|一次|首次|[他她其]所在的|并主持|并出席|、主持|和主持|主持|今年|本年度|今天的)");

    /** 参加了第一天的会议: the meeting in hand, not another. */
    private static final Pattern SITTING_OF =
        Pattern.compile("(?:第[一二三四五]天|首日|头[一两]天|当天|同日|昨天|今天|[上下]午)(?:[上下]午)?的(?:会议|大会|会)");

    private void draft(Span sentence, int clause, int at, int end, String kind, Frame frame) {
      int start = frame.start();
      Matcher lead = LEAD_IN.matcher(text);
      while (start < at && Reading.at(lead, start)) {
        start = lead.end();
      }
      if (start < at && text.charAt(start) == '“' && reading.charAt(end) == '”') {
        start++;
      }
      for (int i = start; i < at; i++) {
        if ("、和及".indexOf(text.charAt(i)) >= 0
            && reading.lexicon.meetingNouns.before(text, i) >= 2) {
          start = i + 1; // 出席第28次领导人会议、第20届东亚峰会
        }
      }
      String raw = text.substring(start, end).strip();
      if (!frame.holds().isEmpty()
          && !frame.strong()
          && !reading.persons.subMap(start, end).isEmpty()) {
        return;
      }
      if (raw.length() > 60 || SITTING_OF.matcher(raw).matches()) {
        return;
      }
      boolean title = reading.title().overlaps(new Span(start, end));
      Span name = new Span(start, end);
      String host = setting.host(name, clause, frame.verb(), frame.holds());
      boolean bare = WEAK.matcher(raw).matches();
      if (bare && !held(sentence, frame, host, title)) {
        closes(sentence, frame, name);
        return;
      }
      if (bare(raw)
          && reading.charAt(end) == '、'
          && host == null
          && Dates.first(text, sentence, reading.published).isEmpty()) {
        return; // 将举办论坛、展览
      }
      if (CALLED_FOR
          .matcher(text.substring(clause, Math.max(clause, frame.verb().start())))
          .find()) {
        return;
      }
      if (!bare && (REJECT_NAME.matcher(raw).matches() || generic(raw)) && !numbered(raw)) {
        return;
      }
      String full = named(start, end);
      String holder = host != null ? host : setting.organizer(clause, end);
      Matcher group = OWN_GROUP.matcher(full);
      if (group.find() && holder != null && !holder.endsWith(group.group(1))) {
        // 某局举办党组理论学习中心组学习会: the Party group is the bureau's
        reading.described.add(Name.organization(holder + group.group()));
        holder = holder + group.group(1);
        full = holder + full.substring(group.end(1));
      }
      MeetingDraft draft =
          new MeetingDraft(full, kind(full, kind, bare ? host : null), name, sentence);
      draft.host = holder;
      Span told = title ? new Span(clause, part(end)) : sentence;
      if (STUDY_GROUP.matcher(text.substring(clause, Math.max(clause, frame.verb().start()))).find()
          && draft.kind.matches("专题学习会|其他会议|座谈会")) {
        draft.kind = "中心组学习会"; // 中心组举行集体学习
      }
      draft.headline = title;
      draft.reported = frame.holds().isEmpty() || frame.strong();
      if (draft.scope == null) {
        Matcher ours = OURS.matcher(text.substring(clause, Math.max(clause, frame.verb().start())));
        draft.scope = ours.find() ? MeetingDraft.scope(ours.group(1)) : null;
      }
      boolean errand = frame.holds().equals(ERRAND);
      boolean meanwhile = errand || text.startsWith("期间", end); // what happened then has that day
      if (meanwhile) {
        draft.place = null;
      } else if (frame.voted()) {
        draft.start = adoptions.day(name);
      } else {
        setting.time(draft, told, frame.verb());
        if (!draft.dated() && bare(raw) && draft.kind.equals("开幕式")) {
          // 运动会22日开幕。某人出席开幕式
          draft.start = setting.dayBefore(sentence);
        }
      }
      draft.place = meanwhile ? null : setting.place(told, name);
      add(draft, bare);
    }

    /** 呼吁阿拉伯国家举行紧急会议. */
    private static final Pattern CALLED_FOR = Pattern.compile("(?:呼吁|敦促)[^，。；]{0,14}$");

    private static final Pattern OWN_GROUP = Pattern.compile("^(党组|党委)(?:理论学习)?中心组");

    private boolean bare(String raw) {
      return reading.lexicon.meetingNouns.contains(raw);
    }

    /** Where the half of a headline ends that holds {@code at}. */
    private int part(int at) {
      int end = at;
      while (end < reading.title().end() && " 　\n".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      return Math.max(end, at);
    }

    /** 大会将于5月20日闭幕: the end of the one that the text has told of. */
    private void closes(Span sentence, Frame frame, Span name) {
      MeetingDraft last = drafts.isEmpty() ? null : drafts.get(drafts.size() - 1);
      if (last == null || last.audience() || !frame.verb().of(text).matches("闭幕|结束|落幕")) {
        return;
      }
      MeetingDraft end = new MeetingDraft(name.of(text), last.kind, name, sentence);
      setting.time(end, sentence, frame.verb());
      if (last.end.isEmpty() && last.start.isPresent()) {
        last.end = end.end.filter(day -> day.isAfter(last.start.get()));
      }
    }

    private static final Pattern BEFORE_IT = Pattern.compile("\\G(?:会议|大会)(?:前|之前)");

    private static final Pattern STUDY_GROUP =
        Pattern.compile(
            "中心组(?:（[^）]*）|日前|近日|今天|昨日|专题|集中|在[^，。；]{2,14}|" + Dates.SHAPE + "|[上下]午)*$");

    /** 召开会议 names a meeting where it tells by whom or when. */
    private boolean held(Span sentence, Frame frame, String host, boolean title) {
      if (!frame.holds().isEmpty() && !frame.strong()) {
        return false;
      }
      if (Reading.at(BEFORE_IT.matcher(text), frame.verb().end())) {
        return false; // 在举行会议前
      }
      boolean dated = Dates.first(text, sentence, reading.published).isPresent();
      boolean first = drafts.stream().allMatch(d -> d.audience() || d.headline);
      if (frame.holds().isEmpty()) {
        return first && dated;
      }
      boolean told = dated || host != null || frame.holds().startsWith("主持召开");
      return (first && told && !(title && host == null)) || (dated && host != null);
    }

    /** 召开108次常委会会议, but not 召开三次会议. */
    private boolean numbered(String raw) {
      return COUNTED.matcher(raw).matches() && !raw.matches("\\d{1,3}次(?:重要)?(?:会议|大会|座谈会)");
    }

    private String kind(String name, String byNoun, String host) {
      int and = name.indexOf('暨');
      int noun = and < 0 ? 0 : reading.lexicon.meetingNouns.before(name, and);
      if (noun > 0) {
        // of two meetings in one the first gives the kind
        String first = name.substring(0, and);
        return kind(first, reading.lexicon.meetingNouns.value(first.substring(and - noun)), host);
      }
      for (Map.Entry<Pattern, String> entry : reading.lexicon.meetingNames.entrySet()) {
        if (entry.getKey().matcher(name).matches()
            || (host != null
                && !host.endsWith("委员会")
                && entry.getKey().matcher(host + name).matches())) {
          return entry.getValue();
        }
      }
      return byNoun;
    }

    private boolean clean(String words) {
      return words.length() <= 56
          && !words.matches("(?s).*[，。；：！？\\n].*")
          && !words.matches(".*(?:重大|(?<![第十百])一次|多次|两次|各类|祝贺).*");
    }

    private boolean generic(String raw) {
      return raw.matches(".*(?:热烈祝贺|致贺|——).*")
          || raw.matches("(?:全国|中央|党的|新闻|媒体|国际|重要|重大|大型)?(?:会议|大会)")
          || raw.matches(".*(?:等|一系列|多场|若干|有关|相关|各).{0,6}会议");
    }

    private static final Pattern OUTLET = Pattern.compile("^[^：]{2,20}：");

    private int subjectStart(int clause, int at) {
      int start = clause;
      for (int i = at - 1; i >= clause; i--) {
        if (text.charAt(i) == '，') {
          start = i + 1;
          break;
        }
      }
      if (text.substring(start, at).matches("(?s)^(?:刚刚|日前|近日)?(?:闭幕|结束|召开|举行)的.*")) {
        start += text.substring(start, at).indexOf('的') + 1;
      }
      Matcher dateline = DATELINE.matcher(text.substring(start, at));
      if (start == reading.lineStart(start) && dateline.find()) {
        start += dateline.end();
      }
      Matcher lead = DATE_LEAD.matcher(text).region(start, at);
      while (lead.find() && lead.start() == start && lead.end() > start) {
        start = lead.end();
        lead = DATE_LEAD.matcher(text).region(start, at);
      }
      Matcher outlet = OUTLET.matcher(text).region(start, at);
      if (outlet.find() && outlet.start() == start) {
        start = outlet.end();
      }
      Matcher greeted = GREETED.matcher(text.substring(start, at));
      if (greeted.find() && greeted.end() < at - start) {
        start += greeted.end();
      }
      Matcher plan = PLANNED.matcher(text.substring(start, at));
      if (plan.find()) {
        start += plan.end();
      }
      Matcher by = HELD_BY.matcher(text.substring(start, at));
      return by.find() ? start + by.end() : start;
    }

    /** 某人致信祝贺某会第三届大会召开. */
    private static final Pattern GREETED =
        Pattern.compile("^[^，。；]{0,24}(?:致[信电函]|致贺[信电]|贺[信电])[^，。；]{0,4}(?:热烈)?祝贺");

    /** 决定第十二次会议11月4日举行, 建议…于3月4日召开. */
    private static final Pattern PLANNED = Pattern.compile("^(?:会议)?(?:决定|建议|确定|同意|筹备|部署|研究)(?!性)");

    /** The name with the short form of a body at its start written out. */
    private String named(int start, int end) {
      StringBuilder name = new StringBuilder();
      int at = start;
      Body body = reading.bodies.get(start);
      if (body != null && body.span().end() <= end) {
        // 政协第十三届全国委员会第三十次主席会议: a body's short name would lose the term
        String form = body.span().of(text);
        name.append(form.startsWith("政协第") ? form : body.shown());
        at = body.span().end();
      }
      name.append(text, at, end);
      return name.toString().replaceAll("[ 　]", "");
    }

    /** The same meeting named again adds what the first time left out. */
    private void add(MeetingDraft draft, boolean bare) {
      for (MeetingDraft known : drafts) {
        if (known.same(draft, reading.lexicon)) {
          known.absorb(draft);
          return;
        }
      }
      boolean first = drafts.stream().allMatch(d -> d.audience() || d.headline);
      if (!draft.headline && first) {
        for (MeetingDraft known : drafts) {
          if (known.headline && (bare || known.announces(draft))) {
            known.absorb(draft);
            return;
          }
        }
      }
      drafts.add(draft);
    }

    void say() {
      for (MeetingDraft draft : drafts) {
        if (draft.place == null && text.startsWith("主持召开", draft.span.start() - 4)) {
          draft.place = visited();
        }
        draft.host = inFull(draft.host == null ? setting.convener() : draft.host);
        boolean shared =
            drafts.stream().anyMatch(other -> other != draft && other.name.equals(draft.name));
        Name name =
            Name.meeting(shared && draft.host != null ? draft.host + draft.name : draft.name);
        draft.namings.sort(null);
        if (draft.talks != null) {
          reading.audiences.put(name, draft.talks);
        }
        reading.meetings.add(
            new Meeting(
                draft.span,
                name,
                draft.kind,
                draft.clause,
                List.copyOf(draft.namings),
                draft.reported));
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

    private static final Pattern VISIT =
        Pattern.compile("^[\\u4e00-\\u9fa5·]{2,8}(?:在|到|赴)([\\u4e00-\\u9fa5]{2,8}?)(?:调研|考察)");

    /** 某人在湖北调研: what was held on the way was held there. */
    private String visited() {
      Matcher visit = VISIT.matcher(reading.titleText().strip());
      if (!visit.find()) {
        return null;
      }
      String place = visit.group(1);
      return reading.placeAt(place, 0) > 0 || reading.lexicon.placeShort.contains(place)
          ? place
          : null;
    }

    /** 某某集团 is the 某某集团有限公司 that the text names elsewhere. */
    private String inFull(String host) {
      if (host == null || !host.endsWith("集团")) {
        return host;
      }
      return reading.bodies.values().stream()
          .map(Body::name)
          .filter(name -> name.startsWith(host) && name.matches(".*集团(?:股份|有限|责任)*公司"))
          .findFirst()
          .orElse(host);
    }

    private OptionalInt ordinal(String name, String unit) {
      Matcher matcher = MeetingDraft.ORDINAL.matcher(name);
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
