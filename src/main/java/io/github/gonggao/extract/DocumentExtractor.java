package io.github.gonggao.extract;

import io.github.gonggao.extract.Drafts.Draft;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Documents of policy: the page itself where it is one, what stands in 《》 with its number, short
 * forms and issuers, and what is adopted or deliberated without title marks.
 *
 * <p>The ways in which a text names a document all fill the same drafts before anything is said of
 * them, which is why they share one class.
 */
final class DocumentExtractor implements FactExtractor {
  /** 国发〔2020〕1号 in all the brackets people write, 令第711号, 公告2025年第4号. */
  static final Pattern NUMBER =
      Pattern.compile(
          "([\\u4e00-\\u9fa5]{1,12}(?:[〔\\[（(【［]\\s*(?:(?:19|20)\\d{2}|[89]\\d)\\s*[〕\\])）】］]|(?:19|20)\\d{2}年?)\\s*字?\\s*第?\\s*\\d{1,5}\\s*号"
              + "|[〔\\[（(【［]\\s*(?:(?:19|20)\\d{2}|[89]\\d)\\s*[〕\\])）】］][\\u4e00-\\u9fa5]{2,10}第?\\d{1,5}号"
              + "|[\\u4e00-\\u9fa5 ]{2,24}(?:令|公告)\\s*(?:(?:19|20)\\d{2}年)?第?\\d{1,4}号|[\\u4e00-\\u9fa5]{2,14}(?:19|20)\\d{2}年第\\d{1,4}号(?:公告|令))");

  private static final Pattern SHORT =
      Pattern.compile(
          "\\G[ 　]*（?(?:以下)?(?:分别|统|简)?(?:简称|下称|称)(?:为)?[：:]?((?:[《“][^》”]{1,30}[》”][、和及]?){1,6})");
  private static final Pattern SHORT_BARE =
      Pattern.compile("\\G（(?:以下|下)?(?:简称|称)([^《》“”（）]{1,20})）");
  private static final Pattern QUOTED = Pattern.compile("[《“]([^》”]{1,30})[》”]");
  private static final Pattern NOT_POLICY =
      Pattern.compile(
          "(?:电影|影片|电视剧|纪录片|专题片|歌曲|歌舞剧|话剧|舞剧|歌剧|小说|长篇|散文|诗歌|节目|栏目|杂志|期刊|报纸|图书|专著|著作|文集|一书|画册|丛书|交响曲|乐曲|杂技|京剧|戏曲|音乐剧|动画片|综艺|片名|书籍|古籍|名画|油画)$");
  private static final Pattern ISSUING_BEFORE =
      Pattern.compile("(?:印发|发布|出台|制定|修订|审议通过|公布|颁布|签署|下发|转发|批准|实施|审议|通过)(?:了|的|并实施|实施)*$");
  private static final Pattern ADOPTED =
      Pattern.compile(
          "(?:表决通过|审议通过|审议并原则通过|原则通过|审议并通过|通过|审议|颁布实施|颁布|公布|签署|制定出台|出台)了?(?:新修订的|新修改的|修订后的|修改后的)?((?:[^，。；《》、]{2,60}?(?:法|条例|草案|议案|决定|决议|修正案|条约|协定|规定|办法|规划|纲要|报告|意见)(?:（[^）]{1,8}）)?)(?:、[^，。；《》、]{2,40}?(?:法|条例|草案|议案|决定|决议|修正案|条约|协定))*)(?=[，。；等、]|$)");
  private static final String OPENERS = "《";

  @Override
  public void extract(Reading reading) {
    new Pass(reading).run();
  }

  private final class Pass {
    private final Reading reading;
    private final String text;
    private final Drafts drafts;
    private final Organs organs;

    Pass(Reading reading) {
      this.reading = reading;
      this.text = reading.text;
      this.drafts = new Drafts(reading.lexicon);
      this.organs = new Organs(reading);
    }

    void run() {
      new PageDocument(reading, drafts).find();
      List<Span> marked = marked();
      for (Span span : marked) {
        titled(span);
      }
      shortReferences(marked);
      assembly();
      proposed();
      signed();
      adopted();
      numbered();
      stateOrders();
      for (Draft draft : drafts.all()) {
        reading.described.add(draft.name);
        reading.add(
            new Fact.DocumentIssued(
                draft.name,
                Optional.ofNullable(draft.number),
                draft.issuers.stream().map(Name::organization).toList(),
                Optional.ofNullable(draft.issued),
                Optional.ofNullable(draft.effective),
                Optional.ofNullable(draft.kind),
                Optional.ofNullable(draft.status),
                draft.here,
                reading.evidence(draft.span, DocumentExtractor.this)));
      }
    }

    private Draft draft(String title, Span span) {
      return drafts.of(title, span);
    }

    private Optional<String> kind(String title) {
      return drafts.kind(title);
    }

    /** Outermost 《…》, in order. */
    private List<Span> marked() {
      List<Span> spans = new ArrayList<>();
      int depth = 0;
      int start = -1;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (OPENERS.indexOf(c) >= 0) {
          if (depth == 0) {
            start = i;
          }
          depth++;
        } else if (c == '》' && depth > 0) {
          depth--;
          if (depth == 0) {
            spans.add(new Span(start, i + 1));
          }
        } else if (c == '\n' && depth > 0) {
          depth = 0;
        }
      }
      return spans;
    }

    private final Map<String, Name> shorts = new LinkedHashMap<>();

    private void titled(Span span) {
      String title =
          text.substring(span.start() + 1, span.end() - 1)
              .replaceAll("[\\n]", "")
              .replaceAll("[<‹]([^<>‹›]*)[>›]", "〈$1〉")
              .strip();
      if (title.isEmpty() || shorts.containsKey(title)) {
        return;
      }
      if (title.length() <= 4 && reading.lexicon.documentNouns.contains(title)) {
        // 《通知》要求 after 《关于…的通知》, without 以下简称
        Name only = null;
        int fitting = 0;
        for (Name name : drafts.names()) {
          if (name.value().replaceAll("（[^）]*）$", "").endsWith(title)) {
            only = name;
            fitting++;
          }
        }
        if (fitting == 1) {
          bind(title, only, new Span(span.start() + 1, span.end() - 1));
          return;
        }
      }
      for (Name name : drafts.names()) {
        // 《档案条例》 after 《云澜省档案条例》
        String longer = name.value();
        int cut = longer.length() - title.length();
        if (cut > 1 && longer.endsWith(title) && isPlace(longer.substring(0, cut))) {
          bind(title, name, new Span(span.start() + 1, span.end() - 1));
          return;
        }
      }
      if (reading.title().contains(span)
          && reading.ownDocument != null
          && reading.ownDocument.name().value().equals(title)) {
        return;
      }
      String before = text.substring(Math.max(0, span.start() - 12), span.start());
      boolean issuing = ISSUING_BEFORE.matcher(before).find();
      if (NOT_POLICY.matcher(before).find()
          || (kind(title).isEmpty() && !(issuing && title.length() > 6))) {
        return;
      }
      Draft draft = draft(title, span);
      reading.documents.putIfAbsent(span.start(), new DocumentMention(span, draft.name, false));
      numberAfter(draft, span);
      define(span, draft.name);
      issuersBefore(draft, span);
      makersAfter(draft, span);
      if (draft.issued == null && SIGNING.matcher(before).find() && !HOPED.matcher(before).find()) {
        draft.issued = dayOf(span.start());
      }
    }

    private boolean isPlace(String words) {
      return words.equals("中华人民共和国") || reading.placeAt(words, 0) == words.length();
    }

    private static final Pattern HOPED = Pattern.compile("尽快|早日|尽早|期待|推动|争取|拟|将|要|愿");
    private static final Pattern SIGNING = Pattern.compile("(?:签署|签订)了?$");

    /** The day of what is told at a place: the last date before it in the body. */
    private LocalDate dayOf(int at) {
      return Dates.first(text, new Span(reading.body().start(), at), reading.published)
          .map(Dates.Found::date)
          .orElse(null);
    }

    private static final Pattern STANDARD_AFTER =
        Pattern.compile("\\G[ 　]*（((?:GB|GB/T|JGJ|CJJ|HJ)[ /T\\d.\\-—]{3,16})）");

    private static final Pattern NUMBER_AFTER =
        Pattern.compile("\\G[ 　]*[（(]" + NUMBER.pattern() + "[）)]?");

    private void numberAfter(Draft draft, Span span) {
      Matcher number = NUMBER_AFTER.matcher(text);
      if (draft.number == null && Reading.at(number, span.end())) {
        draft.number = normal(number.group(1));
      } else if (draft.number == null) {
        Matcher standard = STANDARD_AFTER.matcher(text);
        if (Reading.at(standard, span.end())) {
          draft.number = standard.group(1).strip();
        }
      }
      if (draft.number != null && draft.number.matches(".*公告.*第\\d+号") && draft.issuers.isEmpty()) {
        for (Body body :
            reading
                .bodies
                .subMap(span.end(), Math.min(text.length(), span.end() + draft.number.length()))
                .values()) {
          if (!body.place()) {
            draft.issuers.add(body.name());
          }
        }
      }
    }

    private static final Pattern NUMBER_PASSED = Pattern.compile("\\G[（(][^（）]{4,40}号[）)]");

    /** 《A》和《B》（以下分别简称《甲》《乙》): short forms bind from the back. */
    private void define(Span span, Name name) {
      int end = span.end();
      Matcher passed = NUMBER_PASSED.matcher(text);
      if (Reading.at(passed, end)) {
        end = passed.end();
      }
      Matcher defined = SHORT.matcher(text);
      Matcher bare = SHORT_BARE.matcher(text);
      List<String> forms = new ArrayList<>();
      List<Span> places = new ArrayList<>();
      if (Reading.at(defined, end)) {
        Matcher quoted = QUOTED.matcher(text).region(defined.start(1), defined.end(1));
        while (quoted.find()) {
          forms.add(quoted.group(1));
          places.add(new Span(quoted.start(1), quoted.end(1)));
        }
      } else if (Reading.at(bare, end)) {
        forms.add(bare.group(1));
        places.add(new Span(bare.start(1), bare.end(1)));
      }
      List<Name> recent = new ArrayList<>();
      for (DocumentMention mention :
          reading.documents.headMap(span.end(), false).descendingMap().values()) {
        if (!recent.contains(mention.name())) {
          recent.add(mention.name());
        }
      }
      for (int i = 0; i < forms.size(); i++) {
        int back = forms.size() - 1 - i;
        Name target = back < recent.size() ? recent.get(back) : name;
        bind(forms.get(i), target, places.get(i));
      }
    }

    private void bind(String form, Name target, Span place) {
      if (shorts.putIfAbsent(form, target) == null) {
        reading.shortForms.put(form, target);
        reading.add(
            new Fact.ShortFormDefined(
                form, target, reading.evidence(place, DocumentExtractor.this)));
      }
    }

    private static final String BY =
        "(?:联合)?(?:印发|发布|出台|制定|修订|公布|颁布|下发|签署|制定印发|制定出台|印发实施)(?:实施)?(?:了|的)?";

    private static final Pattern PUBLISHED_BY = Pattern.compile("(?:印发|发布|公布|颁布|下发|签署)(?:了|的)?$");
    private static final Pattern MADE_BY =
        Pattern.compile(
            "\\G(?:[（(][^（）()]{4,40}[）)])?(?:是)?由([^，。；]{2,30}?)(?:审议通过|表决通过|制定|颁布|印发|发布|公布|出台)");
    private static final Pattern YOURS = Pattern.compile("(?:你|贵)[省市县区州盟旗委部局厅办院会校司]$");

    /** 《条例》由省人大常委会审议通过. */
    private void makersAfter(Draft draft, Span span) {
      Matcher made = MADE_BY.matcher(text);
      if (draft.issuers.isEmpty() && Reading.at(made, span.end())) {
        for (Body body : reading.bodies.subMap(made.start(1), made.end(1)).values()) {
          if (!body.place()) {
            draft.issuers.add(body.name());
          }
        }
      }
    }

    /** Whom the page writes to: the first body of its salutation. */
    private Body addressee() {
      Matcher salutation =
          SALUTATION.matcher(text).region(reading.body().start(), reading.body().end());
      return salutation.find() ? bodyIn(salutation.start(), salutation.end()) : null;
    }

    private Body bodyIn(int from, int to) {
      for (Body body : reading.bodies.subMap(from, to).values()) {
        if (!body.place()) {
          return body;
        }
      }
      return null;
    }

    private static final Pattern SALUTATION =
        Pattern.compile("^[ 　]*[^。，\\n《》]{2,40}：[ 　]*$", Pattern.MULTILINE);
    private static final Pattern TREATY = Pattern.compile(".*(?:条约|协定|公约|议定书)$");
    private static final Pattern ORDER_NUMBER =
        Pattern.compile("([\\u4e00-\\u9fa5]{2,16}?)(?:令|公告)(?:(?:19|20)\\d{2}年)?第\\d{1,4}号");

    private static final Pattern MAKERS = Pattern.compile("([^，]{2,50}?)" + BY + "$");

    private void issuersBefore(Draft draft, Span span) {
      int clause = span.start();
      while (clause > 0
          && "。；\n".indexOf(text.charAt(clause - 1)) < 0
          && span.start() - clause < 80) {
        clause--;
      }
      String before = text.substring(clause, span.start());
      Matcher by = MAKERS.matcher(before);
      if (by.find()) {
        List<Body> bodies = new ArrayList<>();
        for (Body body : reading.bodies.subMap(clause + by.start(1), clause + by.end(1)).values()) {
          if (!body.place()) {
            bodies.add(body);
          }
        }
        bodies.forEach(body -> draft.issuers.add(body.name()));
        if (draft.issued == null && PUBLISHED_BY.matcher(by.group()).find()) {
          // 2009年6月18日省政府公布的《…》
          draft.issued =
              Dates.first(text, new Span(clause + by.start(), span.start()), Optional.empty())
                  .map(Dates.Found::date)
                  .orElse(null);
        }
        if (by.group().matches(".*修订(?:了|的)?$")) {
          draft.status = "revised";
        } else if (by.group().matches(".*制定(?:了|的)?$")) {
          draft.status = "enacted";
        }
      } else {
        // 中共中央、国务院《关于…的意见》: the makers stand right before the title
        Body body = reading.bodyEnding(span.start());
        if (body == null && YOURS.matcher(before).find()) {
          Body writer = addressee();
          if (writer != null) {
            draft.issuers.add(writer.name());
          }
        } else if (body == null) {
          draft.issuers.addAll(makersOfTheList(clause, span.start()));
        }
        while (body != null && !body.place() && draft.issuers.size() < 6) {
          draft.issuers.add(body.name());
          char joint = reading.charAt(body.span().start() - 1);
          body =
              joint == '、' || joint == '和' || joint == ' '
                  ? reading.bodyEnding(body.span().start() - 1)
                  : null;
        }
      }
      String title = draft.name.value();
      int about = title.indexOf("关于");
      if (draft.issuers.isEmpty() && about > 1 && !TREATY.matcher(title).matches()) {
        draft.issuers.addAll(organs.ofHead(title.substring(0, about)));
      }
      if (draft.issuers.isEmpty() && draft.number != null) {
        // （国务院令第415号）: the number names the maker
        Matcher order = ORDER_NUMBER.matcher(draft.number);
        if (order.matches()) {
          draft.issuers.addAll(organs.ofHead(order.group(1)));
        }
      }
    }

    private static final Pattern LISTED = Pattern.compile("(?:[（(][^（）()]{4,40}[）)])?[、和及]");

    /** 你委《甲》和《乙》: who made the first made the others. */
    private Set<String> makersOfTheList(int clause, int at) {
      Map.Entry<Integer, DocumentMention> before = reading.documents.lowerEntry(at);
      if (before == null
          || before.getKey() < clause
          || drafts.get(before.getValue().name()) == null) {
        return Set.of();
      }
      int end = before.getValue().span().end();
      Body maker = reading.bodyEnding(before.getKey());
      boolean yours = YOURS.matcher(text.substring(clause, before.getKey())).find();
      return end <= at
              && (yours || (maker != null && !maker.place()))
              && LISTED.matcher(text.substring(end, at)).matches()
          ? drafts.get(before.getValue().name()).issuers
          : Set.of();
    }

    /** Later 《条例》 where the short form was defined, or is the tail of one title only. */
    private void shortReferences(List<Span> marked) {
      for (Span span : marked) {
        if (reading.documents.containsKey(span.start())) {
          continue;
        }
        String form = text.substring(span.start() + 1, span.end() - 1);
        Name target = shorts.get(form);
        if (target == null) {
          continue;
        }
        reading.documents.put(span.start(), new DocumentMention(span, target, true));
        Draft draft = drafts.get(target);
        if (draft != null) {
          makersAfter(draft, span);
          issuersOfReference(draft, span);
        }
      }
    }

    private static final Pattern MADE = Pattern.compile("(修订|制定|印发|发布|出台|颁布)的$");

    /** 党中央修订的《条例》、制定的《规定》: makers said of a short form, carried along the list. */
    private void issuersOfReference(Draft draft, Span span) {
      int clause = span.start();
      while (clause > 0 && "。；，\n".indexOf(text.charAt(clause - 1)) < 0) {
        clause--;
      }
      String before = text.substring(clause, span.start());
      Matcher made = MADE.matcher(before);
      if (!made.find()) {
        return;
      }
      for (Body body : reading.bodies.subMap(clause, span.start()).values()) {
        if (!body.place()
            && text.substring(body.span().end()).matches("(?s)^(?:联合)?(?:修订|制定|印发|发布|出台|颁布)的.*")) {
          draft.issuers.add(body.name());
        }
      }
      if (made.group(1).equals("修订")) {
        draft.status = "revised";
      } else if (made.group(1).equals("制定")) {
        draft.status = "enacted";
      }
    }

    private static final Pattern PASSES = Pattern.compile("(?:表决通过|审议通过|通过)了?(?!其他)");

    /** What an assembly passed, item by item, wrappers with 《》 inside them included. */
    private void assembly() {
      for (io.github.gonggao.model.Sentence sentence : reading.analysis.sentences()) {
        Span span = sentence.span();
        if (span.start() < reading.body().start()) {
          continue;
        }
        Matcher passes = PASSES.matcher(text).region(span.start(), span.end());
        if (!passes.find() || (!span.of(text).startsWith("会议") && !span.of(text).contains("会议"))) {
          continue;
        }
        String maker = assemblyBefore(span);
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

    private static final Pattern REVISED = Pattern.compile("^(?:了|新修订的|新修改的|修订后的|修改后的|和)+");

    private void item(int from, int to, String maker, Span sentence) {
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
      if (title.startsWith("《") && title.endsWith("》") && title.indexOf('《', 1) < 0) {
        DocumentMention known = reading.documents.get(start);
        if (known != null && drafts.contains(known.name())) {
          drafts.get(known.name()).issuers.addAll(issuers);
        }
        return;
      }
      if (title.length() < 3
          || title.length() > 120
          || kind(title).isEmpty()
          || title.matches(".*(?:任免案|任免名单|任命名单|事项|其他|有关|通过了).*")) {
        return;
      }
      Span span = new Span(start, to);
      Draft draft = draft(title, span);
      if (!title.contains("草案")) {
        draft.issuers.addAll(issuers);
      }
      reading.documents.putIfAbsent(start, new DocumentMention(span, draft.name, false));
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

    private static final Pattern ASSEMBLY = Pattern.compile(".*(?:人大常委会|人大|人民代表大会|人民代表大会常务委员会)$");
    private static final Pattern STANDING = Pattern.compile("常(?:务委员|委)会$");

    private static final Pattern PROPOSED =
        Pattern.compile("(?:提出|提请|提交)了?(关于提请(?:审议|审查|批准)([^，。；]{3,40}?(?:草案|决定|议案))的议案)");

    /** 委员长会议提出了关于提请审议甲草案的议案: the motion and the draft. */
    private void proposed() {
      Matcher matcher = PROPOSED.matcher(text);
      while (matcher.find()) {
        Span motion = new Span(matcher.start(1), matcher.end(1));
        Draft draft = draft(matcher.group(1), motion);
        reading.documents.putIfAbsent(
            motion.start(), new DocumentMention(motion, draft.name, false));
        Body maker = reading.bodyEnding(matcher.start());
        if (maker != null && !maker.place()) {
          draft.issuers.add(maker.name());
        }
        Span inner = new Span(matcher.start(2), matcher.end(2));
        Draft text2 = draft(matcher.group(2), inner);
        reading.documents.putIfAbsent(inner.start(), new DocumentMention(inner, text2.name, false));
        int bare = text.indexOf("草案", matcher.end());
        if (matcher.group(2).endsWith("草案") && bare > 0 && !Reading.han(reading.charAt(bare - 1))) {
          bind("草案", text2.name, new Span(bare, bare + 2));
        }
      }
    }

    private static final Pattern SIGNED =
        Pattern.compile(
            "(?:签署|签订)了?((?!多项|一系列|有关|相关|两国|双边|若干)[^，。；《》、]{2,30}?(?:协议|协定|备忘录|条约|议定书))(?=[，。；、]|$)");

    private void signed() {
      Matcher matcher = SIGNED.matcher(text).region(reading.body().start(), reading.body().end());
      while (matcher.find()) {
        Span span = new Span(matcher.start(1), matcher.end(1));
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
        draft.issued =
            Dates.first(text, new Span(reading.body().start(), matcher.start()), reading.published)
                .map(Dates.Found::date)
                .orElse(null);
      }
    }

    private static final Pattern STATE_ORDER =
        Pattern.compile(
            "(第\\d{1,4}(?:号)?(?:、(?:第)?\\d{1,4}(?:号)?)*)号?(国家主席令|主席令|国务院令)|签署(?:发布|颁布)?(?:第?(\\d{1,4})号)?(?:中华人民共和国)?(国务院令|主席令)(?!第)");

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

    private static final Pattern BARE_NUMBER =
        Pattern.compile(
            "[\\u4e00-\\u9fa5]{2,10}(?:(?:19|20)\\d{2}年第\\d{1,4}号(?:公告|令)|(?:令|公告)(?:(?:19|20)\\d{2}年)?第\\d{1,4}号)");

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
        String number = normal(span.of(text));
        boolean taken =
            drafts.all().stream()
                .anyMatch(
                    d ->
                        number.equals(d.number) || (d.number != null && d.number.endsWith(number)));
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

    /** 表决通过了X法、Y的决定: documents without title marks that a body dealt with. */
    private void adopted() {
      Span body = reading.body();
      Matcher matcher = ADOPTED.matcher(text).region(body.start(), body.end());
      while (matcher.find()) {
        int at = matcher.start(1);
        for (String title : matcher.group(1).split("、", -1)) {
          Span span = new Span(at, at + title.length());
          at += title.length() + 1;
          String plain = title.replaceFirst("^了", "");
          if (plain.length() < 3
              || !kind(plain).isPresent()
              || plain.matches(".*(?:任免案|任命名单|任免名单|通过了|有关|其他|工作报告$|相关|一批|多部|多项|这部|该|部法|系列).*")
              || plain.matches("(?:立法|执法|司法|方法|看法|做法|想法|办法|依法|决定|意见|报告|规划|草案|议案)")
              || plain.matches("(?:.*[是在将会对把已要使让能].*)")) {
            continue;
          }
          if (reading.documents.floorEntry(span.end()) != null
              && reading.documents.floorEntry(span.end()).getValue().span().overlaps(span)) {
            continue;
          }
          Draft draft = draft(plain, span);
          reading.documents.putIfAbsent(span.start(), new DocumentMention(span, draft.name, false));
        }
      }
    }
  }

  /** A number with the year in 〔〕 and without spaces inside it. */
  static String normal(String number) {
    String compact =
        number
            .strip()
            .replaceAll("\\s*[\\[（(【［〔]\\s*((?:19|20)?\\d{2})\\s*[\\])）】］〕]\\s*", "〔$1〕")
            .replaceAll("\\s+(?=\\d)|(?<=\\d)\\s+", "");
    return compact.replaceAll("〕第?(\\d+)号", "〕$1号");
  }
}
