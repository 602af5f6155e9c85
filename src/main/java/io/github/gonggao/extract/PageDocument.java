package io.github.gonggao.extract;

import io.github.gonggao.extract.Drafts.Draft;
import io.github.gonggao.model.HeaderField;
import io.github.gonggao.model.Span;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The document that a page is, and what it carries: a notice and the plan that it issues, an order
 * and the rule that it promulgates.
 *
 * <p>A page is a document where its headline is an official title and something else shows it to be
 * no news of one: a number, a salutation, a signature, or a maker in the title. An order without a
 * headline of its own (某某令 above 第48号) is found by those two lines. Number, makers and dates come
 * from the page's fields first, then from the title, the lines around it and the signature.
 *
 * <p>Long because these are one reading: what the number says of the title, the title of the
 * makers, and all of them of whether the page is a document at all.
 */
final class PageDocument {
  private static final Pattern OFFICIAL =
      Pattern.compile(
          ".*(?:通知|批复|函|公告|令|意见|决定|通报|公报|办法|规定|方案|决议|通告|条例|细则|规划|计划|要点|请示|报告|命令|纲要|名单|预告|解释|规则|准则)(?:（[^）]*）)?$");
  private static final Pattern ABOUT =
      Pattern.compile(".*关于.*的(?:通知|批复|复函|函|决定|公告|意见|通报|通告|决议|令|解释)(?:（[^）]*）)?$");
  private static final Pattern NEWS = Pattern.compile(".*(?:召开|举行|强调|会见|主持|出席|解读|答记者问).*");
  private static final Pattern TELLING = Pattern.compile("(?:印发|发布|出台|下发|公布|发出)$");
  private static final Pattern IN_MARKS = Pattern.compile("《(.*?(?:通知|函|批复|公告|意见|决定|通报|令))》$");
  private static final Pattern IN_BRACKETS = Pattern.compile("（(关于.*?(?:公告|通知|决定))）$");
  private static final Pattern ORDER_FIRST =
      Pattern.compile(
          "^([\\u4e00-\\u9fa5]{2,20}(?:令|公告)\\s*(?:（?(?:19|20)\\d{2}年)?"
              + DocumentNumber.SERIAL
              + "）?)");
  private static final Pattern ORDER =
      Pattern.compile(
          "([\\u4e00-\\u9fa5]{2,16}?(?:令|公告)（?(?:(?:19|20)\\d{2}年)?"
              + DocumentNumber.SERIAL
              + "）?)(.*?(?:办法|规定|条例|决定|细则|规则|法)(?:（[^）]*）)?)?");

  /**
   * What an order or an announcement ends with that is known by its number alone, or starts with.
   */
  private static final Pattern ISSUED_AS =
      Pattern.compile(
          "(?:令|公告)（?(?:(?:19|20)\\d{2}年)?" + DocumentNumber.SERIAL + "）?(?:$|[ 　]*公布)");

  /** 达州市人民政府令 on a line, 第48号 below it or after it. */
  private static final Pattern ORDER_LINES =
      Pattern.compile(
          "^[ 　]*([\\u4e00-\\u9fa5]{2,20}令)[ 　\\n"
              + "]*（?(第[ 　]*(?:\\d{1,4}|[一二三四五六七八九十百零〇]{1,6})[ 　]*号)）?[ 　]*$",
          Pattern.MULTILINE);

  /** …的通知 江政发〔2020〕5号 */
  private static final Pattern NUMBER_LAST =
      Pattern.compile("[ 　（(]+[\\u4e00-\\u9fa5]{1,12}〔(?:19|20)\\d{2}〕\\d{1,5}号[）)]?$");

  /** 考察预告（2017年第12号） */
  private static final Pattern SERIAL_LAST =
      Pattern.compile("[（(]((?:19|20)\\d{2}年第\\d{1,4}号)[）)]$");

  private static final Pattern ORIGINAL_TITLE = Pattern.compile("^(?:原标题|全文如下|通知全文)[：:]?[ 　]*");

  /** So many lines of a body are looked through for the title of what it prints. */
  private static final int REPRINTED_WITHIN = 12;

  private static final Pattern PASSED_ON =
      Pattern.compile("关于(?:印发|发布|公布|转发)《?(.+?)》?的(?:通知|公告|函|决定)(?:（[^）]*）)?$");

  /** 《A》已经…审议通过，现予公布: the rule that an order promulgates. */
  private static final Pattern PROMULGATED =
      Pattern.compile(
          "《((?:[^《》]|《[^《》]*》){3,80})》(?:（[^（）]*）)?[^。《》]{0,80}?现(?:予|将其)?(?:以[^，。]{1,6})?(?:公布|发布|印发|转发)");

  private static final Pattern PROMULGATION =
      Pattern.compile(
          "^[ 　]*[（(][^（）]*?(" + Dates.SHAPE + ")[^（），]{0,40}?(?:公布|发布)", Pattern.MULTILINE);

  private static final Pattern PASSED =
      Pattern.compile("^[ 　]*（[^（）]*日[^（）]*(?:通过|批准|选举产生)[^（）]*）", Pattern.MULTILINE);
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?:^|[\\u4e00-\\u9fa5　 ])(" + Dates.SHAPE + ")(?=[ 　]*(?:$|（[^）]*）[ 　]*$|印发))",
          Pattern.MULTILINE);
  private static final Pattern SIGNER = Pattern.compile("[\\u4e00-\\u9fa5（）()、 　]{2,36}");
  private static final Pattern SALUTATION =
      Pattern.compile("^[ 　]*[^。，\\n]{2,60}：[ 　]*$", Pattern.MULTILINE);
  private static final Pattern EFFECTIVE =
      Pattern.compile(
          "(本[\\u4e00-\\u9fa5]{1,4})?(?:自|从)(?:("
              + Dates.SHAPE
              + ")起|(?:公布|发布|印发|下发|颁布)之日起)(?:正式|开始)?(?:施行|实施|执行|生效|试行)");
  private static final Pattern SUBJECT =
      Pattern.compile("(?:^|[：，]|批准)(?:新修订的|修订后的|新制定的)?《([^》]{2,60})》");
  private static final Pattern MAKER_FIELD = Pattern.compile("发文机关|发文机构|发布机构|发文单位|制发机关|发布单位|颁布单位");
  private static final Pattern EFFECTIVE_FIELD = Pattern.compile("施行日期|实施日期|生效日期|实施时间");

  private final Reading reading;
  private final String text;
  private final Drafts drafts;
  private final Organs organs;

  /** The number that the page has for itself, null where it has none. */
  private PageNumber.Found numbered;

  PageDocument(Reading reading, Drafts drafts) {
    this.reading = reading;
    this.text = reading.text;
    this.drafts = drafts;
    this.organs = new Organs(reading);
  }

  /** Drafts the page's document, where it is one, and what it carries. */
  void find() {
    Span at = reading.title();
    String headline = joined(reading.titleText());
    String own = headline;
    Matcher bracketed = IN_MARKS.matcher(own);
    Matcher inside = IN_BRACKETS.matcher(own);
    if (bracketed.find()) {
      own = bracketed.group(1);
    } else if (inside.find()) {
      own = inside.group(1);
    }
    numbered = PageNumber.of(reading, headline);
    String number = numbered == null ? null : numbered.number();
    Matcher last = NUMBER_LAST.matcher(own);
    if (last.find() && last.start() > 0) {
      own = own.substring(0, last.start()).strip();
    }
    Matcher serial = SERIAL_LAST.matcher(own);
    if (number == null && serial.find()) {
      number = serial.group(1);
      own = own.substring(0, serial.start());
    }
    if (!official(own, headline, number)) {
      if (headline.isEmpty()) {
        untitled(number);
      } else {
        reprinted(number);
      }
      return;
    }
    Matcher order = ORDER.matcher(own.replaceAll("[ 　]", ""));
    String rule = null;
    if (order.matches()) {
      number = order.group(1).replaceAll("[（）]", "");
      own = number;
      rule = order.group(2);
    }
    Span whole = wholeTitle(own);
    if (whole != null) {
      at = whole;
      own = joined(whole.of(text));
    }
    begin(own, at, number, rule);
  }

  /**
   * The title as the text has it, where the headline names the makers shortly or not at all:
   * 某省关于成立…的通知 above 某省人民政府办公厅关于成立…的通知. Null where the headline is the title.
   */
  private Span wholeTitle(String own) {
    int about = own.indexOf("关于");
    if (about < 0 || !ABOUT.matcher(own).matches()) {
      return null;
    }
    int from = reading.body().start();
    while (from < text.length() && Reading.space(text.charAt(from))) {
      from++;
    }
    Matcher title =
        TITLE_AT_TOP.matcher(text).region(from, Math.min(reading.body().end(), from + 160));
    if (!title.lookingAt()) {
      return null;
    }
    String whole = joined(title.group());
    String head = whole.substring(0, Math.max(0, whole.indexOf("关于")));
    return whole.endsWith(own.substring(about))
            && head.length() > about
            && organs.ofHead(head).stream().allMatch(maker -> organs.known(maker) != null)
        ? new Span(title.start(), title.end())
        : null;
  }

  private static final Pattern TITLE_AT_TOP =
      Pattern.compile(
          "[^。：；《]{2,40}关于[^。：；]{2,100}的(?:通知|批复|复函|函|决定|公告|意见|通报|通告)(?=[ 　]*(?:\\n|$))");

  private boolean official(String own, String headline, String number) {
    return (OFFICIAL.matcher(own.replaceAll("[ 　]", "")).matches()
            || ORDER_FIRST.matcher(headline).find())
        && (number != null
            || signature().isPresent()
            || SALUTATION.matcher(text).region(0, salutationEnd()).find()
            || titledByBody(own)
            || passedOnly(reading.title()))
        && (!NEWS.matcher(own).matches() || ABOUT.matcher(own).matches());
  }

  private int salutationEnd() {
    return Math.min(text.length(), reading.body().start() + 200);
  }

  /** 原标题：关于…的通知 under the headline of whoever prints it again, with its text and signature. */
  private void reprinted(String number) {
    int from = reading.body().start();
    for (int lines = 0; lines < REPRINTED_WITHIN && from < reading.body().end(); lines++) {
      int to = Math.min(reading.lineEnd(from), reading.body().end());
      String line = text.substring(from, to).strip();
      String title = ORIGINAL_TITLE.matcher(line).replaceFirst("");
      boolean letter =
          SALUTATION.matcher(text).region(to, Math.min(reading.body().end(), to + 200)).find();
      if (title.length() < 80
          && ABOUT.matcher(title).matches()
          && (letter || title.length() < line.length())
          && signature().map(d -> !organs.above(d.span().start()).isEmpty()).orElse(false)) {
        int start = text.indexOf(title, from);
        begin(title, new Span(start, start + title.length()), number, null);
        return;
      }
      from = to + 1;
    }
  }

  /** Without a headline: the first line that is an official title, or the number alone. */
  private void untitled(String number) {
    int from = reading.body().start();
    while (from < reading.body().end()) {
      int to = Math.min(reading.lineEnd(from), reading.body().end());
      String line = text.substring(from, to).strip();
      if (line.length() < 80 && ABOUT.matcher(line).matches() && line.indexOf('。') < 0) {
        int start = text.indexOf(line, from);
        begin(line, new Span(start, start + line.length()), number, null);
        return;
      }
      from = to + 1;
    }
    Optional<Dates.Found> signed = signature();
    if (number != null && signed.isPresent()) {
      begin(number, signed.get().span(), number, null);
    }
  }

  private void begin(String title, Span at, String number, String rule) {
    String own =
        title.replaceAll(
            "(?<=[\\u4e00-\\u9fa5])[ 　]+(?=[\\u4e00-\\u9fa5])",
            title.contains("关于")
                    && title.indexOf(' ') > 0
                    && title.indexOf(' ') < title.length() - 6
                ? " "
                : "");
    Draft draft = drafts.of(own, at);
    draft.here = true;
    draft.number = number;
    reading.ownDocument = new DocumentMention(at, draft.name, false);
    reading.documents.put(at.start(), reading.ownDocument);
    Optional<Dates.Found> signed = signature();
    draft.issued =
        signed
            .map(Dates.Found::date)
            .or(() -> promulgated(at))
            .or(() -> passedOnly(at) ? Optional.empty() : reading.published)
            .orElse(null);
    List<Organs.Signed> signers = signed.map(d -> organs.above(d.span().start())).orElse(List.of());
    makers(draft, own, at, signers);
    mention(signers);
    attachments(draft, own);
    carried(draft, rule);
    effective(draft);
    orderAround(draft);
  }

  /** （2021年3月30日…令第52号公布　自公布之日起施行） under the title. */
  private Optional<LocalDate> promulgated(Span title) {
    Matcher note =
        PROMULGATION.matcher(text).region(title.end(), Math.min(text.length(), title.end() + 200));
    return note.find()
        ? Dates.first(text, new Span(note.start(1), note.end(1)), Optional.empty())
            .map(Dates.Found::date)
        : Optional.empty();
  }

  /** （2020年8月27日…第三十一次会议通过） under the title: the day of a vote is no day of issue. */
  private boolean passedOnly(Span title) {
    return passedNote(title) != null;
  }

  private Matcher passedNote(Span title) {
    Matcher note =
        PASSED.matcher(text).region(title.end(), Math.min(text.length(), title.end() + 200));
    return note.find() ? note : null;
  }

  /**
   * A line break inside a title is the page's, a blank between two Han characters may be its own.
   */
  private static String joined(String title) {
    return title.strip().replaceAll("[ 　]*\\n[ 　]*", "");
  }

  /** 某某人大常委会关于…的决定: such a headline is a document's, never a news item's. */
  private boolean titledByBody(String own) {
    Body body = reading.bodies.get(reading.title().start());
    int about = own.indexOf("关于");
    return body != null
        && !body.place()
        && about > 0
        && about <= body.span().length() + 2
        // 中办印发关于…的通知 tells of it
        && !TELLING.matcher(own.substring(0, about)).find()
        && ABOUT.matcher(own).matches();
  }

  private void carried(Draft page, String rule) {
    Matcher matcher =
        PROMULGATED
            .matcher(text)
            .region(reading.body().start(), Math.min(text.length(), reading.body().start() + 400));
    String title = rule;
    Span where = page.span;
    if (matcher.find()) {
      title = matcher.group(1);
      where = new Span(matcher.start(), matcher.end(1) + 1);
    }
    if (title == null || drafts.kind(title).isEmpty() || title.equals(page.name.value())) {
      return;
    }
    Draft inner = drafts.of(title, where);
    reading.attached = inner.name;
    if (page.name.value().contains("令") || isOrder(page.name.value())) {
      inner.issuers.addAll(page.issuers);
      inner.issued = page.issued;
    }
  }

  /** 关于印发X的通知 issues X with itself. */
  private void attachments(Draft page, String own) {
    Matcher issued = PASSED_ON.matcher(own);
    if (!issued.find()) {
      return;
    }
    String title = issued.group(1);
    boolean marked = own.charAt(issued.start(1) - 1) == '《';
    if (!title.contains("《") && (marked || drafts.kind(title).isPresent())) {
      Draft plan = drafts.of(title, page.span);
      plan.issuers.addAll(page.issuers);
      plan.issued = page.issued;
      reading.attached = plan.name;
    }
  }

  /** The order that the page's decision was promulgated with: 达州市人民政府令 第48号. */
  private void orderAround(Draft page) {
    if (page.name.value().contains("令第")) {
      return;
    }
    if (numbered != null && numbered.isOrder() && promulgates(page)) {
      page.number = null;
      order(page, numbered.number(), numbered.span());
      return;
    }
    Matcher lines = ORDER_LINES.matcher(text);
    if (!lines.find() || lines.start() > reading.body().start() + 300) {
      return;
    }
    String number = lines.group(1) + lines.group(2).replaceAll("[ 　]", "");
    order(page, number, new Span(lines.start(1), lines.end(2)));
  }

  private void order(Draft page, String number, Span span) {
    Draft order = drafts.of(number, span);
    order.number = number;
    order.issued = page.issued;
    order.issuers.addAll(page.issuers);
    reading.documents.putIfAbsent(span.start(), new DocumentMention(span, order.name, false));
  }

  /** Whether the text prints the words by which an order puts the page's own document in force. */
  private boolean promulgates(Draft page) {
    Matcher matcher =
        PROMULGATED
            .matcher(text)
            .region(reading.body().start(), Math.min(text.length(), reading.body().start() + 400));
    return matcher.find() && drafts.same(matcher.group(1), page);
  }

  private static final Pattern ORDER_TITLE = Pattern.compile("令（?(?:(?:19|20)\\d{2}年)?第");

  /** Whether a page by its title does nothing but put something else in force. */
  static boolean isOrder(String title) {
    return ORDER_TITLE.matcher(title).find() || (title.endsWith("公告") && title.indexOf("关于") < 0);
  }

  private void effective(Draft page) {
    boolean isOrder = isOrder(page.name.value());
    Draft inner = reading.attached == null ? null : drafts.get(reading.attached);
    for (HeaderField field : reading.analysis.announcement().fields()) {
      if (EFFECTIVE_FIELD.matcher(field.label()).matches()) {
        Dates.first(text, field.value(), Optional.empty())
            .ifPresent(found -> page.effective = found.date());
      }
    }
    Matcher matcher = EFFECTIVE.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1) == null && anotherIsSubject(page, inner, matcher.start())) {
        continue;
      }
      LocalDate date =
          matcher.group(2) == null
              ? page.issued
              : Dates.first(text, new Span(matcher.start(2), matcher.end(2)), reading.published)
                  .map(Dates.Found::date)
                  .orElse(null);
      String subject = matcher.group(1);
      Draft target = isOrder && inner != null ? inner : page;
      if (inner != null
          && subject != null
          && inner.name.value().endsWith(subject.substring(1))
          && !page.name.value().endsWith(subject.substring(1))) {
        target = inner;
      }
      if (target.effective == null) {
        target.effective = date;
      }
    }
  }

  /** 《环境保护税法》已由…通过，自2018年1月1日起施行, in a notice on something else. */
  private boolean anotherIsSubject(Draft page, Draft inner, int at) {
    int start = at;
    while (start > 0 && "。；\n".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    Matcher subject = SUBJECT.matcher(text).region(start, at);
    return subject.find()
        && !drafts.same(subject.group(1), page)
        && !drafts.same(subject.group(1), inner);
  }

  private void makers(Draft draft, String own, Span at, List<Organs.Signed> signers) {
    Matcher serial = ISSUED_AS.matcher(own);
    if (own.contains("主席令")) {
      // an office gives it, and no body
      return;
    }
    if (serial.find()) {
      draft.issuers.addAll(organs.ofHead(own.substring(0, serial.start())));
      return;
    }
    int about = Organs.headEnd(own);
    Set<String> signed = new LinkedHashSet<>();
    signers.forEach(organ -> signed.add(organ.name()));
    if (about > 1) {
      String head = own.substring(0, about).strip();
      List<String> named = organs.ofHead(head);
      boolean more = Organs.AND_OTHERS.matcher(head).find();
      draft.issuers.addAll(more && signed.size() > named.size() ? signed : named);
      return;
    }
    for (HeaderField field : reading.analysis.announcement().fields()) {
      if (MAKER_FIELD.matcher(field.label()).matches()) {
        draft.issuers.addAll(organs.ofHead(field.value().of(text).strip()));
        return;
      }
    }
    if (!signed.isEmpty()) {
      draft.issuers.addAll(signed);
      return;
    }
    Matcher passed = passedNote(at);
    if (passed != null) {
      // （…人民代表大会常务委员会第二十二次会议通过）: what an assembly adopts is the assembly's
      for (Body body : reading.bodies.subMap(passed.start(), passed.end()).values()) {
        if (!body.place() && DocumentMakers.ASSEMBLY.matcher(body.name()).find()) {
          draft.issuers.add(body.name());
          return;
        }
      }
    }
    Body first = firstBody(reading.analysis.announcement().title().orElse(at));
    if (first != null) {
      draft.issuers.add(first.name());
    } else {
      reading
          .analysis
          .announcement()
          .publisher()
          .ifPresent(
              span -> {
                String source = span.of(text);
                if (reading.lexicon.bodies.contains(source)) {
                  draft.issuers.add(source);
                }
              });
    }
  }

  /** What signs is named: 财　政　部, which no list finds with its blanks. */
  private void mention(List<Organs.Signed> signers) {
    for (Organs.Signed organ : signers) {
      Span span = organ.span();
      var before = reading.bodies.floorEntry(span.end() - 1);
      if (before == null || before.getValue().span().end() <= span.start()) {
        reading.bodies.put(
            span.start(),
            new Body(
                span,
                organ.form(),
                organ.name(),
                organ.name(),
                null,
                reading.lexicon.bodyKinds.get(organ.name()),
                false));
      }
    }
  }

  private Body firstBody(Span span) {
    for (Body body :
        reading.bodies.subMap(span.start(), Math.max(span.start(), span.end())).values()) {
      if (!body.place()) {
        return body;
      }
    }
    return null;
  }

  /** The date line under the text, with the organ before it; else what the page's form says. */
  private Optional<Dates.Found> signature() {
    Matcher matcher = SIGNED.matcher(text);
    while (matcher.find()) {
      int line = reading.lineStart(matcher.start(1));
      if (matcher.start(1) <= reading.body().start() || matcher.start(1) - line > 40) {
        continue;
      }
      String before = text.substring(line, matcher.start(1)).strip();
      if (!before.isEmpty() && !SIGNER.matcher(before).matches()) {
        continue;
      }
      Optional<Dates.Found> found =
          Dates.first(text, new Span(matcher.start(1), matcher.end(1)), Optional.empty());
      if (found.isPresent()) {
        return found;
      }
    }
    return fields("落款日期")
        .map(field -> Dates.first(text, field.value(), Optional.empty()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Stream<HeaderField> fields(String label) {
    return reading.analysis.announcement().fields().stream()
        .filter(field -> field.label().equals(label));
  }
}
