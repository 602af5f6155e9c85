package io.github.gonggao.extract;

import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the subject of a verb of saying.
 *
 * <p>Between the two may stand when, where, to whom and how it was said: 甲 13日 在座谈会上 还 强调. Such
 * adverbials are taken off from the right, one at a time, until what is left ends with a person, a
 * body, a meeting, a document or a collective noun; where nothing is left of the clause, whoever
 * opens the sentence speaks on.
 */
final class SpeakerReader {
  /**
   * A subject.
   *
   * @param form as the card gives it
   * @param opens whether it opens the sentence, so that the paragraph goes on in its words
   * @param others who say it together with them (甲同乙宣布)
   * @param distance characters between it and the verb; -1 where an earlier clause names it
   */
  record Speaker(Name name, String form, boolean opens, List<Name> others, int distance) {
    Speaker(Name name, String form, boolean opens) {
      this(name, form, opens, List.of(), -1);
    }

    private Speaker at(int distance) {
      return new Speaker(name, form, opens, others, distance);
    }
  }

  private static final Pattern MEETING =
      Pattern.compile(
          "((?:此次|本次|这次)?(?:[^，。；：“”\\s]{0,20}(?:全会|座谈会|学习会|推进会|动员会|部署会|工作会议|专题会议|专题会|调度会|现场会|例会|总结会|大会)|会议|大会|全会|论坛|峰会|研讨会))$");
  private static final Pattern DOCUMENT =
      Pattern.compile(
          "(报告|决议|公报|意见|通知|草案|讲话|社论|文章|批复|方案|声明|联合声明|公告|白皮书|蓝皮书|通报|宣言|倡议书?|决定|纪要|评论|报道|贺信|贺电|回信|指示|批示)$");
  private static final Pattern ADVERB =
      Pattern.compile(
          "(?:强调|提出|还|并|也|又|则|均|都|曾|再次|再|最新|始终|真诚|严厉|同时|进一步|着重|特别|一致|纷纷|普遍|先后|分别|随后|此后|最后|首先|明确|同样|反复|多次|严正|郑重|坚定|公开|共同|一同|现场|当场|当日|当天|当晚|今天|今日|昨天|近日|日前|近期|此前|(?<![\\u4e00-\\u9fa5”])会上|会后|会中|席间|其间|期间|上午|下午|晚上|晚间|晚|于此间|此间|同日|同一天|对此|为此|据此|强烈|动情地|深有感触地|高兴地|激动地|坦率地|着重地"
              + "|(?:当地时间)?(?:\\d{1,2}月)?\\d{1,2}日(?:上午|下午|晚|凌晨|晚间)?|\\d{1,2}月份?|\\d{4}年\\d{1,2}月\\d{1,2}日|（[^（）]{1,16}）)$");
  private static final Pattern CIRCUMSTANCE =
      Pattern.compile(
          "(?:在[^，。；：]{1,44}?(?:时|中|上|下|期间|后|前|会上|现场|大会|会议)|就[^，。；：]{2,44}|围绕[^，。；：]{2,30}|针对[^，。；：]{2,30}|向[^，。；：]{2,24}|对[^，。；：]{2,30}|代表[^，。；：]{2,30}|受[^，。；：]{2,20}委托|通过[^，。；：]{2,20}|(?:在)?接受[^，。；：]{2,30}采访时|(?:在)?回答[^，。；：]{0,24}(?:提问|问题)时|(?:在)?主持[^，。；：]{0,24}时"
              + "|(?:发表|发布|发出|作|作了|致|提交)[^，。；：《》]{0,24}(?:声明|讲话|文告|公告|消息|文章|报告|通告|谈话|演讲|演说|社论|评论|公报|发言|总结|致辞|说明|简报|通报)(?:中|时)?|(?:援引|引述|引用)[^，。；：]{2,30}?(?:的)?(?:消息|报道|话|数据)(?:报道)?|(?:作出|做出)(?:重要)?(?:指示|批示)|(?:讲话|致辞|发言|总结|点评|小结|表态|会见|会谈|考察|调研|座谈|走访|检查|视察|警告|解释|回应|答复|回复|汇报|介绍|报道|消息)(?:中|时|后)?|作[^，。；：]{2,24}时|表达[^，。；：]{0,14})$");
  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:但是?|而|不过|然而|会上|座谈会上|发布会上|会后|日前|近日|今天|当天|同时|其中|此外|另外|另|此前|据(?:悉)?|(?:\\d{4}年)?\\d{1,2}月(?:\\d{1,2}日|份)?(?:上午|下午|晚)?|\\d{1,2}日(?:上午|下午|晚)?|在[^，。；：]{2,30}(?:上|时|中)|[^，。；：]{0,12}（新闻联播）：)");

  /** 近日印发《…》。其中明确，…. */
  private static final Pattern OF_IT = Pattern.compile("^其中$");

  private static final Pattern OFFICE =
      Pattern.compile(
          "(?:总书记|主席|副?总理|委员长|副主席|总统|部长|外长|首相|国王|书记|副?省长|副?市长|副?县长|区长|副?主任|副?局长|厅长|校长|院长|董事长|总经理|会长|理事长|教授|院士|常委|委员|代表|同志|先生|女士)$");
  private static final Pattern ACTS =
      Pattern.compile(
          "(?s)^(?:同志)?(?:\\d{1,2}日|在[^，。]{1,30}|\\d{1,2}月\\d{1,2}日|今天|日前|近日|上午|下午|主持|出席|到|来到|赴|前往|会见|作|率|深入|专程|先后|同|与|听取|参加|当天|对|首先|指出|强调|代表|传达|通报|介绍|宣布|表示|肯定|分析|围绕|结合|就|一行|现场|实地).*");
  private static final Pattern TITLED =
      Pattern.compile(
          "^[^，。；：“”的]{4,30}(?:代表|发言人|大使|特使|总裁|秘书长|总干事|司令|参谋长|负责人|专家|学者|分析师|教授|研究员|校长|院长|工程师)(?=[\\u4e00-\\u9fa5·]{2,12}$)");

  /** 甲社、乙社等单位负责同志参加: their people act, and not they. */
  private static final Pattern OF_THEIRS =
      Pattern.compile("^(?:等)?[^，。]{0,20}(?:负责同志|负责人|代表|记者|有关同志|主要领导)");

  private static final Pattern ISSUING =
      Pattern.compile(
          "^(?:等[^，。]{0,6})?(?:近日|日前|今天|联合|共同|正式|再次|\\d{1,2}日)*(?:印发|发布|颁发|下发|发出|出台|公布|召开|部署|约谈)");

  private static final Pattern JOINT = Pattern.compile("(?:总书记|主席|总理)?(?:同|和|与)$");
  private static final Pattern OPENING =
      Pattern.compile("^(会议|全会|大会)(?!精神|要求|上|由|室|期间|的|议程|材料|地点|时间|代表)");
  private static final Pattern ALL_OF_THEM =
      Pattern.compile("^(?:首先|一致|纷纷|先后|分别|围绕|结合|踊跃|积极|认真|发言|交流|普遍)");
  private static final Pattern NOT_A_SPEAKER =
      Pattern.compile(".*(?:的代表|听取|要求|希望|邀请|组织(?!部|委)|会见|对|给|把|让|请|由|及其|作为|加强|推动|坚持|包括|来自).*");

  private final Reading reading;
  private final String text;
  private final NameReader names;

  SpeakerReader(Reading reading) {
    this.reading = reading;
    this.text = reading.text;
    this.names = new NameReader(reading);
    reading.persons.values().forEach(p -> names.know(p.name()));
  }

  /**
   * The subject of the verb at {@code at}, or null.
   *
   * @param marked whether a comma or a colon follows the verb
   * @param strong whether the verb is one that an earlier clause's subject may take up without a
   *     comma (强调要…)
   * @param last the person who spoke last
   */
  Speaker of(Span sentence, int at, boolean marked, boolean strong, Person last) {
    int end = at;
    for (int step = 0; step < 8; step++) {
      Speaker direct = end == sentence.start() ? null : ending(sentence, end, last);
      if (direct != null) {
        return direct.at(at - end);
      }
      int cut = stripped(sentence.start(), end);
      if (cut == end) {
        break;
      }
      end = cut;
    }
    Speaker group = collective(sentence, end);
    if (group == null && marked) {
      group = stranger(sentence, end);
    }
    if (group != null) {
      return group.at(at - end);
    }
    boolean bare = end == sentence.start() || "，；：".indexOf(text.charAt(end - 1)) >= 0;
    String head = text.substring(sentence.start(), at);
    if (head.startsWith("他们") && head.endsWith("，")) {
      return they(sentence);
    }
    if (head.isEmpty() && text.startsWith("希望", at)) {
      return thanked(at, last);
    }
    if ((marked || strong) && (bare || end < at || head.endsWith("并"))) {
      return carried(sentence, at, strong, last);
    }
    return null;
  }

  private int stripped(int floor, int end) {
    int from = Math.max(floor, end - 60);
    String head = text.substring(from, end);
    Matcher adverb = ADVERB.matcher(head);
    if (adverb.find()) {
      return from + adverb.start();
    }
    Matcher circumstance = CIRCUMSTANCE.matcher(head);
    int best = -1;
    while (circumstance.find()) {
      best = circumstance.start();
      break;
    }
    if (best < 0) {
      return end;
    }
    // 在作报告时: the innermost of nested ones leaves the least to guess
    return from + best;
  }

  /** A person, a pronoun, a meeting, a document or a body that ends at {@code end}. */
  private Speaker ending(Span sentence, int end, Person last) {
    String head = text.substring(sentence.start(), end);
    Speaker person = person(sentence, end, head, last);
    if (person != null) {
      return person;
    }
    Matcher meeting = MEETING.matcher(head);
    if (meeting.find()) {
      int start = sentence.start() + meeting.start();
      String form = meeting.group(1).replaceFirst("^(?:此次|本次|这次)", "");
      int lead = lead(form);
      if (lead > 0 && lead < form.length() - 1) {
        start += lead;
        form = form.substring(lead);
      }
      boolean free =
          meeting.start() == 0 || lead > 0 || "，。；、上： ）".indexOf(text.charAt(start - 1)) >= 0;
      if (free && !form.matches("(?!党的).*(?:在|了|的|从|对|是|把|为|出席|参加|召开|举行|主持).*")) {
        Name current = currentMeeting(end);
        Name name = current == null ? Name.meeting(form) : current;
        return new Speaker(name, form, start <= sentence.start() + 1);
      }
    }
    Speaker document = document(sentence, end, head);
    if (document != null) {
      return document;
    }
    Body body = reading.bodyEnding(end);
    if (body != null
        && !body.place()
        && (body.span().start() == sentence.start()
            || "，。、和与：”；（）】电讯 据".indexOf(reading.charAt(body.span().start() - 1)) >= 0
            || isLead(sentence, body.span().start()))) {
      return new Speaker(
          Name.organization(body.name()),
          body.name(),
          body.span().start() == sentence.start(),
          beside(body, sentence),
          -1);
    }
    return null;
  }

  /** The bodies that stand in a row with one before it: 甲部、乙部和丙局. */
  private List<Name> beside(Body body, Span sentence) {
    List<Name> names = new ArrayList<>();
    Body at = body;
    while (at != null
        && at.span().start() > sentence.start()
        && "、和与".indexOf(text.charAt(at.span().start() - 1)) >= 0) {
      at = reading.bodyEnding(at.span().start() - 1);
      if (at != null && !at.place()) {
        names.add(0, Name.organization(at.name()));
      }
    }
    return names;
  }

  /** The last of the bodies that stand in a row from one on. */
  private Body lastOf(Body first) {
    Body last = first;
    while ("、和与".indexOf(reading.charAt(last.span().end())) >= 0) {
      Body next = reading.bodies.get(last.span().end() + 1);
      if (next == null || next.place()) {
        break;
      }
      last = next;
    }
    return last;
  }

  /** Whether nothing but when and where stands between the start of the clause and a place. */
  private boolean isLead(Span sentence, int at) {
    int cut = at;
    while (cut > sentence.start() && "，；：\n”".indexOf(text.charAt(cut - 1)) < 0) {
      cut--;
    }
    return lead(text.substring(sentence.start(), at)) == at - sentence.start()
        || (cut < at && lead(text.substring(cut, at)) == at - cut);
  }

  private int lead(String clause) {
    int at = 0;
    while (at < clause.length()) {
      Matcher lead = LEAD.matcher(clause.substring(at));
      if (!lead.find() || lead.end() == 0) {
        break;
      }
      at += lead.end();
      if (at < clause.length() && "，、".indexOf(clause.charAt(at)) >= 0) {
        at++;
      }
    }
    return at;
  }

  private Speaker person(Span sentence, int end, String head, Person last) {
    Person person = reading.personEnding(head.endsWith("同志") ? end - 2 : end);
    if (person != null) {
      return speaker(person, sentence);
    }
    if (head.matches("(?s).*(?:^|[，。；“”])(?:他|她)$")) {
      Person who = lastSpeaker(end, last);
      return who == null
          ? null
          : new Speaker(Name.person(who.name()), who.name(), head.length() <= 2);
    }
    if (head.matches("(?s)(?:.*[。；\n])?他们$")) {
      return they(sentence);
    }
    Matcher office = OFFICE.matcher(head);
    if (!office.find()) {
      return null;
    }
    Person named = reading.personEnding(sentence.start() + office.start());
    if (named == null) {
      return bySurname(sentence, sentence.start() + office.start(), end);
    }
    // 甲主席同乙总统宣布: both say it
    Matcher joint =
        JOINT.matcher(
            text.substring(sentence.start(), Math.max(sentence.start(), named.span().start())));
    Person first = joint.find() ? reading.personEnding(sentence.start() + joint.start()) : null;
    return first == null
        ? speaker(named, sentence)
        : new Speaker(
            Name.person(named.name()), named.name(), false, List.of(Name.person(first.name())), 0);
  }

  private static final Pattern THANKED =
      Pattern.compile("^(?:同志)?(?:代表[^。]{2,30})?[向对][^。]*(?:感谢|感激|谢意|祝贺|欢迎|敬意)");

  /** 甲代表某市向某省表示感谢。…。希望两地…: who opened the paragraph and has said nothing in it yet. */
  private Speaker thanked(int at, Person last) {
    int line = reading.lineStart(at);
    Map.Entry<Integer, Person> first = reading.persons.ceilingEntry(line);
    if (first == null
        || first.getValue().whole().start() > line + 2
        || first.getKey() >= at
        || (last != null && last.span().start() >= line)) {
      return null;
    }
    Person person = first.getValue();
    return THANKED.matcher(text.substring(person.span().end(), at)).find()
        ? new Speaker(Name.person(person.name()), person.name(), true)
        : null;
  }

  private static final Pattern TOOK_THE_FLOOR =
      Pattern.compile(
          "^(?:同志)?(?:分别|先后|依次|共同|一同|相继|也)(?:代表[^，。]{1,12})?(?:作|做)?(?:交流|大会|表态|书面|视频)?(?:发言|致辞|讲话|演讲)");

  /** 甲、乙和丙分别发言。他们表示: all of whom the sentence before lets speak. */
  private Speaker they(Span sentence) {
    int from = sentence.start() - 1;
    while (from > reading.lineStart(sentence.start()) && text.charAt(from - 1) != '。') {
      from--;
    }
    List<Name> all = new ArrayList<>();
    int last = from;
    for (Person person : reading.persons.subMap(Math.max(0, from), sentence.start()).values()) {
      all.add(Name.person(person.name()));
      last = person.span().end();
    }
    if (all.size() < 2
        || !TOOK_THE_FLOOR.matcher(text.substring(last, Math.max(last, sentence.start()))).find()) {
      return null;
    }
    Name first = all.remove(all.size() - 1);
    return new Speaker(first, first.value(), true, all, 0);
  }

  /** 陈教授, where the text names one person of that surname. */
  private Speaker bySurname(Span sentence, int office, int end) {
    int at = office - 1;
    if (at < sentence.start()
        || (at > sentence.start() && Reading.han(text.charAt(at - 1)))
        || reading.lexicon.surnames.at(text, at) == 0) {
      return null;
    }
    String surname = text.substring(at, office);
    List<String> names =
        reading.persons.values().stream()
            .map(Person::name)
            .filter(name -> name.startsWith(surname) && name.length() > 1)
            .distinct()
            .toList();
    String form = text.substring(at, end);
    if (names.size() > 1) {
      return null;
    }
    return names.isEmpty()
        ? new Speaker(Name.group(form), form, at <= sentence.start() + 1)
        : new Speaker(Name.person(names.get(0)), names.get(0), at <= sentence.start() + 1);
  }

  private static Speaker speaker(Person person, Span sentence) {
    return new Speaker(
        Name.person(person.name()), person.name(), person.whole().start() <= sentence.start() + 2);
  }

  private Speaker document(Span sentence, int end, String head) {
    if (OF_IT.matcher(head).find()) {
      Map.Entry<Integer, DocumentMention> told = reading.documents.lowerEntry(end);
      return told == null || told.getKey() < reading.lineStart(end)
          ? null
          : new Speaker(told.getValue().name(), told.getValue().name().value(), false);
    }
    if (head.endsWith("》")) {
      Map.Entry<Integer, DocumentMention> entry = reading.documents.lowerEntry(end);
      if (entry != null && entry.getValue().span().end() == end) {
        DocumentMention document = entry.getValue();
        String form = document.span().of(text).replaceAll("[《》]", "");
        return new Speaker(document.name(), form, document.span().start() == sentence.start());
      }
      return null;
    }
    Matcher noun = DOCUMENT.matcher(head);
    if (!noun.find()) {
      return null;
    }
    boolean opens = noun.start() == 0 || THIS.matcher(head.substring(0, noun.start())).matches();
    return opens || "，；。”".indexOf(head.charAt(noun.start() - 1)) >= 0
        ? new Speaker(Name.document(noun.group(1)), noun.group(1), opens)
        : null;
  }

  /** 这一通报要求: the document that the text has told of. */
  private static final Pattern THIS = Pattern.compile("(?:这一|这份|这个|该|此份|上述)");

  private Speaker collective(Span sentence, int end) {
    String head = text.substring(sentence.start(), end);
    int noun = reading.lexicon.speakerNouns.before(head, head.length());
    if (noun == 0) {
      return null;
    }
    int cut = head.length();
    while (cut > 0 && "，；：！？\n”".indexOf(head.charAt(cut - 1)) < 0) {
      cut--;
    }
    String clause = head.substring(cut);
    String form = clause.substring(Math.min(lead(clause), clause.length() - noun));
    if (form.length() > 80 || NOT_A_SPEAKER.matcher(form).matches()) {
      return null;
    }
    return new Speaker(Name.group(form), form, cut == 0);
  }

  /** 王现社说，…: a name that nothing else in the text introduces. */
  private Speaker stranger(Span sentence, int end) {
    String head = text.substring(sentence.start(), end);
    int cut = head.length();
    while (cut > 0 && "，；：！？\n”。".indexOf(head.charAt(cut - 1)) < 0) {
      cut--;
    }
    int start = sentence.start() + cut;
    start += Math.min(lead(text.substring(start, end)), end - start);
    // 云澜常驻某某办事处代表周明远: the name stands behind the office
    Matcher titled = TITLED.matcher(text.substring(start, end));
    if (titled.find() && titled.end() < end - start) {
      start += titled.end();
    }
    if (end - start < 2 || end - start > 12) {
      return null;
    }
    Matcher office = OFFICE.matcher(text.substring(start, end));
    int name = office.find() && office.start() > 1 ? start + office.start() : end;
    NameReader.Read read = names.at(start, false);
    if (read == null || read.span().end() != name) {
      return null;
    }
    var token = reading.tokenAt(start);
    boolean sure =
        read.name().indexOf('·') > 0
            || (token != null && token.tag().startsWith("nr"))
            || (token != null && token.text().length() == 1 && read.name().length() <= 3);
    return sure ? new Speaker(Name.person(read.name()), read.name(), cut == 0) : null;
  }

  /** 甲主持召开…，强调…: the subject of the sentence's first clause speaks on. */
  private Speaker carried(Span sentence, int at, boolean strong, Person last) {
    for (Person person : reading.persons.subMap(sentence.start(), at).values()) {
      String after = text.substring(Math.min(at, person.span().end()), at);
      if (ACTS.matcher(after).matches()
          || (person.whole().start() <= sentence.start() + 2
              && after.matches("(?s)^(?:同志)?[^的、和与及等，。].*"))) {
        return new Speaker(Name.person(person.name()), person.name(), false);
      }
    }
    String head = text.substring(sentence.start(), at);
    Body row = strong && !head.endsWith("的") ? subjectOf(sentence, at) : null;
    if (row != null) {
      return goesOnSpeaking(sentence, last)
          ? null
          : new Speaker(
              Name.organization(row.name()), row.name(), false, beside(row, sentence), -1);
    }
    int lead = lead(head);
    for (int i = lead + 2; i <= Math.min(lead + 24, head.length()); i++) {
      if (reading.lexicon.speakerNouns.before(head.substring(lead), i - lead) > 1
          && ALL_OF_THEM.matcher(head.substring(i)).find()) {
        String form = head.substring(lead, i);
        return NOT_A_SPEAKER.matcher(form).matches()
            ? null
            : new Speaker(Name.group(form), form, false);
      }
    }
    if (head.matches("(?s)^[“”]?(?:他|她)[^们].*")) {
      Person who = lastSpeaker(sentence.start() + 1, last);
      return who == null ? null : new Speaker(Name.person(who.name()), who.name(), false);
    }
    Matcher opening = OPENING.matcher(head);
    if (opening.find()) {
      Name current = currentMeeting(at);
      return new Speaker(
          current == null ? Name.meeting(opening.group(1)) : current, opening.group(1), false);
    }
    return null;
  }

  /**
   * The last of the bodies in a row that open a clause before a place, or null:
   * 为减轻负担，近日，甲委、乙部联合印发《…》，要求….
   */
  private Body subjectOf(Span sentence, int at) {
    int clause = sentence.start();
    while (clause >= 0 && clause < at) {
      int start = clause + lead(text.substring(clause, at));
      Body body = reading.bodies.get(start);
      if (body != null && !body.place() && body.span().end() < at) {
        Body row = lastOf(body);
        String after = text.substring(row.span().end(), Math.max(row.span().end(), at));
        boolean acts =
            clause == sentence.start()
                ? !OF_THEIRS.matcher(after).find()
                : ISSUING.matcher(after).find();
        if (row.span().end() < at && acts) {
          return row;
        }
      }
      int comma = text.indexOf('，', clause);
      clause = comma < 0 || comma >= at ? -1 : comma + 1;
    }
    return null;
  }

  /** Whether a sentence stands in the middle of what a person is saying. */
  private boolean goesOnSpeaking(Span sentence, Person last) {
    return last != null
        && sentence.start() > reading.lineStart(sentence.start())
        && last.span().start() >= reading.lineStart(sentence.start());
  }

  /** Whom 他 means: who acted last in the paragraph, else who spoke last. */
  private Person lastSpeaker(int at, Person last) {
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
    if (best == null) {
      best = last;
    }
    if (best == null) {
      Map.Entry<Integer, Person> first = reading.persons.ceilingEntry(reading.body().start());
      best = first == null || first.getKey() >= at ? null : first.getValue();
    }
    return best;
  }

  /** The meeting that the text is about at {@code at}. */
  Name currentMeeting(int at) {
    Meeting best = null;
    for (Meeting meeting : reading.meetings) {
      if (best == null || meeting.span().start() <= at) {
        best = meeting;
      }
    }
    return best == null ? null : best.name();
  }
}
