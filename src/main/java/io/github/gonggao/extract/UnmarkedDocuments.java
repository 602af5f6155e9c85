package io.github.gonggao.extract;

import io.github.gonggao.extract.Drafts.Draft;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Documents that a text names without title marks: what an assembly adopted, item by item, motions
 * put forward, treaties signed, orders told of by who signs them, and what a number alone names.
 */
final class UnmarkedDocuments {
  private static final Pattern VERB = Pattern.compile("^(?:发布|印发|公布|下发)(?:了|的)?");

  /** 政治决议等决议和报告. */
  private static final Pattern LIST_END = Pattern.compile("等[^，。]{0,10}$");

  private static final Pattern PASSES = Pattern.compile("(?:表决通过|审议通过|通过)了?(?!其他)");

  private static final Pattern REVISED =
      Pattern.compile("^(?:了|的|并?(?:表决|审议)?通过了?|新修订的|新修改的|修订后的|修改后的|和)+");

  /** A sentence on what a session did: with its subject, or going on without one. */
  private static final Pattern SESSION = Pattern.compile("会议|全会|大会|^(?:审议|表决)通过");

  /** What a government or a Party committee passes in a meeting of its own, no assembly made. */
  private static final Pattern OF_ANOTHER = Pattern.compile("常务会议|党组会议|办公会|部务会|委务会|局务会|[省市县区]委常委会");

  private static final Pattern PLENARY =
      Pattern.compile("((?:党的|中共)?(?:十[一二三四五六七八九]?|二十[一二三四五六七八九]?)届[一二三四五六七八九]中全会)");

  private static final Pattern CONFERENCE = Pattern.compile("(.*政协)(?:常委会|常务委员会|主席会议|党组)?");

  /** What is no document though a session passed it, or goes on with something else. */
  private static final Pattern NO_ITEM =
      Pattern.compile(
          "任免案|任免名单|任命名单|事项|其他|通过了|^(?:审议|听取|讨论|研究|有关|将|并|提请|提交|的|结果|决定|同意|批准|在|由|于|对)");

  private static final Pattern ASSEMBLY = Pattern.compile(".*(?:人大常委会|人大|人民代表大会|人民代表大会常务委员会)$");

  private static final Pattern STANDING = Pattern.compile("常(?:务委员|委)会$");

  private static final Pattern PROPOSED =
      Pattern.compile("(?:提出|提请|提交)了?(关于提请(?:审议|审查|批准)([^，。；]{3,40}?(?:草案|决定|议案))的议案)");

  private static final Pattern SIGNED =
      Pattern.compile(
          "(?:签署|签订)了?((?!多|一系列|一批|系列|有关|相关|两国|双边|若干|部分|这|该|上述|数|新的|的)[^，。；《》、\\n]{0,30}?(?:协议|协定|备忘录|条约|议定书|会议纪要))(?=[，。；、]|并|$)",
          Pattern.MULTILINE);

  /** 双方未签署, 有望签署, 与18个国家签署: no one paper that has been signed. */
  private static final Pattern NOT_SIGNED =
      Pattern.compile(
          "(?:未|没有|不|拒绝|将|拟|愿|希望|推动|争取|尽快|尽早|早日|准备|计划|有望|可能|要求|呼吁|如果|一旦|旨在|期待|关于|能够|认为|[\\d多数]个(?:国家|地区|单位|企业|城市)|分别)[^，。；]{0,12}$");

  /** What every such paper is called, 战略合作协议: one of its own where the text says who signed it. */
  private static final Pattern COMMON =
      Pattern.compile(
          "^(?:合作|战略|经贸|投资|工作|采购|贸易|伙伴|技术|经济|框架|谅解|会议|[^，。]{0,4}自由贸易)+(?:协议|备忘录|协定|纪要)$");

  private static final Pattern BOTH = Pattern.compile("双方|两[国省市区县地校院家]");

  private static final Pattern STATE_ORDER =
      Pattern.compile(
          "(第\\d{1,4}(?:号)?(?:、(?:第)?\\d{1,4}(?:号)?)*)号?(国家主席令|主席令|国务院令)|签署(?:发布|颁布)?(?:第?(\\d{1,4})号)?(?:中华人民共和国)?(国务院令|主席令)(?!第)");

  private static final Pattern BARE_NUMBER =
      Pattern.compile(
          "[\\u4e00-\\u9fa5]{2,10}(?:(?:19|20)\\d{2}年第\\d{1,4}号(?:公告|令)|(?:令|公告)(?:(?:19|20)\\d{2}年)?第\\d{1,4}号)");

  private final Reading reading;
  private final String text;
  private final Drafts drafts;
  private final ShortForms shorts;
  private final Organs organs;

  private final DocumentMakers makers;

  UnmarkedDocuments(Reading reading, Drafts drafts, ShortForms shorts, DocumentMakers makers) {
    this.reading = reading;
    this.text = reading.text;
    this.drafts = drafts;
    this.shorts = shorts;
    this.makers = makers;
    this.organs = new Organs(reading);
  }

  void find() {
    assembly();
    proposed();
    signed();
    new ListedDocuments(reading, drafts).find();
    numbered();
    centralNumberOne();
    stateOrders();
  }

  private Draft draft(String title, Span span) {
    return drafts.of(title, span);
  }

  private Optional<String> kind(String title) {
    return drafts.kind(title);
  }

  /** What an assembly passed, item by item, wrappers with 《》 inside them included. */
  private void assembly() {
    for (io.github.gonggao.model.Sentence sentence : reading.analysis.sentences()) {
      Span span = sentence.span();
      if (span.start() < reading.body().start()) {
        continue;
      }
      Matcher passes = PASSES.matcher(text).region(span.start(), span.end());
      if (!passes.find()
          || !SESSION.matcher(span.of(text)).find()
          || ofAnother(span, passes.start())) {
        continue;
      }
      String maker = maker(span, passes.start());
      if (maker == null) {
        continue;
      }
      int stop = span.end();
      while (stop > passes.end() && "。；".indexOf(text.charAt(stop - 1)) >= 0) {
        stop--;
      }
      int depth = 0;
      int from = passes.end();
      for (int i = passes.end(); i <= stop; i++) {
        char c = i == stop ? '、' : text.charAt(i);
        depth += c == '《' ? 1 : c == '》' ? -1 : 0;
        boolean joint =
            (c == '和' || c == '及') && i > from && text.charAt(i - 1) == '》' && depth == 0;
        if (joint || (depth == 0 && (c == '、' || c == '，' || c == '；'))) {
          item(from, i, maker, span);
          from = i + 1;
          if (c == '；') {
            break;
          }
        }
      }
    }
  }

  private boolean ofAnother(Span sentence, int at) {
    String head = text.substring(sentence.start(), at);
    if (OF_ANOTHER.matcher(head).find()) {
      return true;
    }
    String before = text.substring(reading.title().start(), sentence.start());
    return !ASSEMBLY_SITS.matcher(head).find()
        && OF_ANOTHER.matcher(before).find()
        && !ASSEMBLY_SITS.matcher(before).find();
  }

  private static final Pattern ASSEMBLY_SITS =
      Pattern.compile(
          "(?:人大|人大常委会|人民代表大会|常务委员会|政协|委员会)[^，。；]{0,14}(?:[次届]|全体|主席|主任|委员长)[^，。；]{0,4}会议|代表大会|全会");

  private void item(int from, int until, String maker, Span sentence) {
    int to = until;
    int start = from;
    String words = text.substring(start, to);
    Matcher lead = REVISED.matcher(words);
    if (lead.find()) {
      start += lead.end();
    }
    int put = text.substring(start, to).indexOf("提出的关于");
    List<String> issuers = List.of(maker);
    if (put >= 0) {
      start += put + 3;
      issuers = new ArrayList<>();
      for (Body body : reading.bodies.subMap(sentence.start(), start).values()) {
        if (!body.place() && !body.name().endsWith("常委会")) {
          issuers.add(body.name());
        }
      }
    }
    String title = text.substring(start, to).strip();
    Matcher others = LIST_END.matcher(title);
    if (title.indexOf('《') < 0 && others.find()) {
      title = title.substring(0, others.start());
      to = start + others.start();
    }
    if (title.startsWith("《") && title.endsWith("》") && title.indexOf('《', 1) < 0) {
      DocumentMention known = reading.documents.get(start);
      if (known != null && drafts.contains(known.name()) && !title.contains("草案")) {
        Set<String> makers = drafts.get(known.name()).issuers;
        if (makers.isEmpty()) {
          makers.addAll(issuers);
        }
      }
      return;
    }
    if (title.length() < 3
        || title.length() > 120
        || kind(title).isEmpty()
        || ListedDocuments.NO_TITLE.matcher(title).find()
        || NO_ITEM.matcher(title).find()) {
      return;
    }
    Span span = new Span(start, to);
    Draft draft = draft(title, span);
    if (!title.contains("草案") && draft.issuers.isEmpty()) {
      draft.issuers.addAll(put >= 0 ? issuers : headed(title, issuers));
    }
    reading.documents.putIfAbsent(start, new DocumentMention(span, draft.name, false));
  }

  /**
   * Whom a title names before 关于, where that is a body: a committee's report that an assembly
   * passes.
   */
  private List<String> headed(String title, List<String> makers) {
    int about = title.indexOf("关于");
    String head = about < 2 ? null : organs.known(title.substring(0, about));
    return head == null ? makers : List.of(head);
  }

  /** The plenary, the assembly or its leading meeting whose session passes something at a place. */
  private String maker(Span sentence, int at) {
    String head = text.substring(sentence.start(), at);
    Matcher plenary = PLENARY.matcher(text).region(0, at);
    String last = null;
    while (plenary.find()) {
      last = plenary.group(1);
    }
    if (last != null && head.matches("(?s)(?:.*[，。])?(?:会议|全会)?[^，。]{0,30}")) {
      return last;
    }
    String assembly = assemblyBefore(sentence);
    return assembly == null ? conferenceBefore(sentence) : assembly;
  }

  /** 全国政协主席会议, 省政协常委会: of a conference it is the meeting that passes. */
  private String conferenceBefore(Span sentence) {
    for (Body body : reading.bodies.headMap(sentence.end()).values()) {
      if (CONFERENCE.matcher(body.name()).matches()) {
        String before = text.substring(0, sentence.start());
        String of = CONFERENCE.matcher(body.name()).replaceFirst("$1");
        return before.contains("主席会议") ? of + "主席会议" : before.contains("常委会") ? of + "常委会" : null;
      }
    }
    return null;
  }

  /** The assembly whose session the text reports. */
  private String assemblyBefore(Span sentence) {
    boolean congress = sentence.of(text).contains("大会");
    String best = null;
    for (Body body : reading.bodies.subMap(0, sentence.end()).values()) {
      if (ASSEMBLY.matcher(body.name()).matches()) {
        boolean committee = STANDING.matcher(body.name()).find();
        best = best == null || committee != congress ? body.name() : best;
      }
    }
    return best;
  }

  /** 委员长会议提出了关于提请审议甲草案的议案: the motion and the draft. */
  private void proposed() {
    Matcher matcher = PROPOSED.matcher(text);
    while (matcher.find()) {
      Span motion = new Span(matcher.start(1), matcher.end(1));
      Draft draft = draft(matcher.group(1), motion);
      reading.documents.putIfAbsent(motion.start(), new DocumentMention(motion, draft.name, false));
      Body maker = reading.bodyEnding(matcher.start());
      if (maker != null && !maker.place()) {
        draft.issuers.add(maker.name());
      }
      Span inner = new Span(matcher.start(2), matcher.end(2));
      Draft text2 = draft(matcher.group(2), inner);
      reading.documents.putIfAbsent(inner.start(), new DocumentMention(inner, text2.name, false));
      int bare = text.indexOf("草案", matcher.end());
      if (matcher.group(2).endsWith("草案") && bare > 0 && !Reading.han(reading.charAt(bare - 1))) {
        shorts.bind("草案", text2.name, new Span(bare, bare + 2));
      }
    }
  }

  private void signed() {
    Matcher matcher = SIGNED.matcher(text).region(reading.body().start(), reading.body().end());
    while (matcher.find()) {
      Span span = new Span(matcher.start(1), matcher.end(1));
      int sentence = matcher.start();
      while (sentence > 0 && "。；\n".indexOf(text.charAt(sentence - 1)) < 0) {
        sentence--;
      }
      String before = text.substring(sentence, matcher.start());
      if (ListedDocuments.NO_TITLE.matcher(matcher.group(1)).find()
          || (reading.lexicon.documentNouns.contains(matcher.group(1))
              && !COMMON.matcher(matcher.group(1)).matches())
          || NOT_SIGNED.matcher(before).find()
          || (COMMON.matcher(matcher.group(1)).matches()
              && !signatories(sentence, matcher.start()))) {
        continue;
      }
      Draft draft = draft(matcher.group(1), span);
      reading.documents.putIfAbsent(span.start(), new DocumentMention(span, draft.name, false));
      int clause = matcher.start();
      while (clause > 0 && "。；，\n".indexOf(text.charAt(clause - 1)) < 0) {
        clause--;
      }
      for (Body body : reading.bodies.subMap(clause, matcher.start()).values()) {
        if (!body.place()) {
          draft.issuers.add(body.name());
        }
      }
      if (!DocumentExtractor.LONG_AGO.matcher(before).find()) {
        draft.issued =
            Dates.first(text, new Span(reading.body().start(), matcher.start()), reading.published)
                .map(Dates.Found::date)
                .orElse(null);
      }
    }
  }

  /** Whether at least two are named who sign, or both together. */
  private boolean signatories(int from, int to) {
    long bodies = reading.bodies.subMap(from, to).values().stream().filter(b -> !b.place()).count();
    return bodies + reading.persons.subMap(from, to).size() > 1
        || BOTH.matcher(text.substring(from, to)).find();
  }

  /** 签署第51、52号主席令, 签署国务院令: orders told of by who signs them. */
  private void stateOrders() {
    Matcher matcher =
        STATE_ORDER.matcher(text).region(reading.title().start(), reading.body().end());
    while (matcher.find()) {
      Span span = new Span(matcher.start(), matcher.end());
      if (reading.inTitleMarks(span.start())) {
        continue;
      }
      if (matcher.group(1) != null) {
        for (String digits : matcher.group(1).replaceAll("[第号]", "").split("、", -1)) {
          String number = "第" + digits + "号" + matcher.group(2);
          Draft draft = draft(number, span);
          draft.number = number;
          if (matcher.group(2).startsWith("国务院")) {
            draft.issuers.add("国务院");
          }
        }
      } else {
        boolean council = matcher.group(4).startsWith("国务院");
        Draft draft = draft(matcher.group(4), span);
        if (council) {
          draft.issuers.add("国务院");
        }
      }
      reading.documents.putIfAbsent(span.start(), new DocumentMention(span, lastDraft(), false));
    }
  }

  private Name lastDraft() {
    Name last = null;
    for (Name name : drafts.names()) {
      last = name;
    }
    return last;
  }

  /**
   * 你省关于申报…的请示（云政〔2020〕33号）收悉, 废止：一、关于印发《甲》的通知（…号）: a number makes a document of what has no title
   * marks.
   */
  List<Span> letters() {
    List<Span> spans = new ArrayList<>();
    Matcher matcher = LETTER.matcher(text).region(reading.body().start(), reading.body().end());
    while (matcher.find()) {
      String number = DocumentNumber.after(text, matcher.end());
      Span span = new Span(matcher.start(), matcher.end());
      if (number == null || number.equals(own()) || reading.inTitleMarks(span.start())) {
        continue;
      }
      Draft draft = draft(matcher.group(), span);
      if (draft.number == null) {
        draft.number = number;
      }
      reading.documents.putIfAbsent(span.start(), new DocumentMention(span, draft.name, false));
      makers.before(draft, span);
      spans.add(span);
    }
    return spans;
  }

  /** （2024年）中央一号文件: known by its number, unless the text has its title beside it. */
  private void centralNumberOne() {
    Matcher matcher =
        NUMBER_ONE.matcher(text).region(reading.title().start(), reading.body().end());
    Name known = null;
    while (matcher.find()) {
      if (reading.inTitleMarks(matcher.start())) {
        continue;
      }
      Span span = new Span(matcher.start(), matcher.end());
      DocumentMention beside = reading.documents.get(matcher.end());
      if (beside != null) {
        shorts.bind(matcher.group(), beside.name(), span);
        known = beside.name();
      } else if (known == null) {
        known = draft(matcher.group(), span).name;
      } else if (!known.value().equals(matcher.group()) && shorts.of(matcher.group()) == null) {
        shorts.bind(matcher.group(), known, span);
      }
      reading.documents.putIfAbsent(span.start(), new DocumentMention(span, known, false));
    }
  }

  private static final Pattern NUMBER_ONE = Pattern.compile("(?:(?:19|20)\\d{2}年)?中央(?:1|一)号文件");

  private String own() {
    return reading.ownDocument == null ? null : drafts.get(reading.ownDocument.name()).number;
  }

  private static final Pattern LETTER =
      Pattern.compile(
          "关于(?:[^，。；：《》（）\\n]|《[^《》\\n]{2,60}》){1,70}?的(?:请示|报告|函|复函|批复|通知|意见|建议|决定|公告|通告|方案)(?=[ 　]*[（(])");

  /** 海关总署2012年第26号公告: a document known by its number alone. */
  private void numbered() {
    Matcher matcher =
        BARE_NUMBER.matcher(text).region(reading.body().start(), reading.body().end());
    while (matcher.find()) {
      Body maker = null;
      for (Body body : reading.bodies.subMap(matcher.start(), matcher.end()).values()) {
        maker = maker == null && !body.place() ? body : maker;
      }
      if (maker == null) {
        continue;
      }
      Span span = new Span(maker.span().start(), matcher.end());
      // 商务部发布2022年第35号公告: the verb is no part of the number
      String number =
          DocumentNumber.normal(
              maker.span().of(text)
                  + VERB.matcher(text.substring(maker.span().end(), matcher.end()))
                      .replaceFirst(""));
      boolean taken =
          drafts.all().stream()
              .anyMatch(
                  d -> number.equals(d.number) || (d.number != null && d.number.endsWith(number)));
      Map.Entry<Integer, DocumentMention> before = reading.documents.floorEntry(span.start());
      if (taken
          || (before != null && before.getValue().span().end() > span.start())
          || (reading.charAt(span.start() - 1) == '（'
              && before != null
              && before.getValue().span().end() + 1 == span.start())) {
        continue;
      }
      Draft draft = draft(number, span);
      draft.number = number;
      draft.issuers.add(maker.name());
      reading.documents.putIfAbsent(span.start(), new DocumentMention(span, draft.name, false));
    }
  }
}
