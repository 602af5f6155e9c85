package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Fact.DocumentRelated.Relation;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the page's own document, or one that the text makes the subject, bears on others: what it
 * forwards, answers, repeals, amends, carries out or rests on.
 *
 * <p>Which relation it is, the words around a title say, with all other titles of the same list
 * taken out: in 根据《甲》（…号）和《乙》，制定本办法 both stand after 根据. What a document carries out and rests on
 * it says before its first article or point; 按照《丙》的要求 further down asks something of the reader.
 */
final class DocumentRelationExtractor implements FactExtractor {
  private static final Pattern FORWARDS_IN_TITLE =
      Pattern.compile("关于(?:印发|转发|批转|发布|公布)《?(.+?)》?的(?:通知|公告|函|决定)(?:（[^）]*）)?$");
  private static final String TITLES = "《(?:[^《》]|《[^《》]*》)*》(?:[ 　]*[（(][^（）()]*[）)])?";

  /** A page that has lost its lines may keep a sign of its own font where one began. */
  private static final Pattern FIRST_POINT =
      Pattern.compile(
          "^[ 　]*(?:一、|（一）|1[.．、]|第二条|第二章)|[：。][ 　\\ue000-\\uf8ff]*一、", Pattern.MULTILINE);

  private static final Pattern ANSWERED = Pattern.compile("^[，、和及]*(?:均|都|已|业已)?收悉");
  private static final Pattern ENDED =
      Pattern.compile("^[^，。]{0,30}?(?:同时|即行|予以|相应|一并|自行)?(?:废止|失效|停止执行|不再执行|停止使用)");
  private static final Pattern ENDED_TOO = Pattern.compile("^[^，。]{0,30}?同时(?:废止|失效|停止执行)");
  private static final Pattern ENDING =
      Pattern.compile("(?:废止|宣布失效|停止执行)(?:了|下列|以下|原)?[^，。：；]{0,12}$");
  private static final Pattern CHANGED =
      Pattern.compile(
          "^(?:[^，。；]{0,16}条款?|等[^，。；]{0,16})?(?:作出|作|进行|予以|做)?(?:了)?(?:如下|以下|部分|相应)?(?:修改|修正|修订|调整)");
  private static final Pattern CHANGING = Pattern.compile("(?:修改|修正|修订)(?:了|后)?$");

  /** 删去《甲》第九条. */
  private static final Pattern DELETING = Pattern.compile("(?:删去|删除|废止)$");

  private static final Pattern ARTICLE = Pattern.compile("^(?:（[^）]*）)?第[^，。；]{1,12}[条款项]");
  private static final Pattern OF_CHANGE = Pattern.compile("修改|修正|修订|调整|废止|清理");
  private static final Pattern PASSED_ON =
      Pattern.compile("^(?:已经|已|业经)?[^。]{0,50}现(?:予|将其)?(?:转发|印发)(?:给你们|，|。|$)");
  private static final Pattern PASSING_ON = Pattern.compile("(?:现将|批转|转发)[^。]{0,20}$");
  private static final Pattern TO_YOU = Pattern.compile("^(?:印发|转发|发)给");
  private static final Pattern CARRYING_OUT =
      Pattern.compile("(?:贯彻落实|贯彻实施|贯彻执行|贯彻|落实|执行|实施)[^。，；]{0,30}$");
  private static final Pattern RESTING = Pattern.compile("(?:根据|依据|依照|按照|遵照)[^，。；]{0,40}$");
  private static final Pattern MAKING =
      Pattern.compile("制定|制订|修订|编制|现就|现将|现予|如下|决定|特|通知|公告|批准|研究|同意|颁布|发布|确定|开展");
  private static final Pattern NAMED_RESTS = Pattern.compile("(?:是|系)?(?:根据|依据|依照|按照)");

  /** 《意见》是贯彻落实《规划》的重要举措. */
  private static final Pattern NAMED_CARRIES_OUT =
      Pattern.compile("是(?:[^，。；]{0,12}?)(?:为)?(?:深入|全面)?(?:贯彻落实|贯彻|落实|细化落实|贯彻实施)");

  private static final Pattern MADE_AFTER = Pattern.compile("^[^，。；]{0,24}(?:制定|制订|修订|起草|编制)");
  private static final Pattern MADE = Pattern.compile("(?:制定|出台|印发|起草|编制|修订|制订)(?:了|本)?$");

  /** 根据《章程》，制定本条例, in a report that prints the 《条例》 it tells of. */
  private static final Pattern MAKES_THIS =
      Pattern.compile("(?:制定|制订|修订)本([\\u4e00-\\u9fa5]{1,4})$");

  @Override
  public void extract(Reading reading) {
    new Pass(reading).run();
  }

  private final class Pass {
    private final Reading reading;
    private final String text;
    private final Set<List<Object>> said = new HashSet<>();
    private final Name own;
    private final Name inner;

    /** Where the attached plan's own text begins. */
    private final int attachedAt;

    Pass(Reading reading) {
      this.reading = reading;
      this.text = reading.text;
      this.own = reading.ownDocument == null ? null : reading.ownDocument.name();
      this.inner = reading.attached;
      this.attachedAt = attachedAt();
    }

    void run() {
      if (own != null) {
        ofPage();
      }
      for (DocumentMention mention : reading.documents.values()) {
        if (!mention.equals(reading.ownDocument)) {
          byContext(mention);
          inTitle(mention.name(), mention.span());
        }
      }
    }

    private void ofPage() {
      Matcher forwards = FORWARDS_IN_TITLE.matcher(own.value());
      if (forwards.find()) {
        Name object = Name.document(forwards.group(1));
        if (reading.described.contains(object)) {
          say(own, Relation.FORWARDS, object, reading.title());
        }
      }
      for (Name name : inner == null ? List.of(own) : List.of(inner, own)) {
        inTitle(name, reading.title());
      }
    }

    private void inTitle(Name name, Span evidence) {
      for (NamedInTitle named : NamedInTitle.in(name.value())) {
        Name object = Name.document(named.title());
        if (named.relation() != null && reading.described.contains(object)) {
          say(name, named.relation(), object, evidence);
        }
      }
    }

    private int attachedAt() {
      if (inner == null) {
        return Integer.MAX_VALUE;
      }
      int from = reading.body().start();
      while (from < text.length()) {
        int to = reading.lineEnd(from);
        if (plain(text.substring(from, to)).equals(plain(inner.value()))) {
          return from;
        }
        from = to + 1;
      }
      return Integer.MAX_VALUE;
    }

    private static String plain(String title) {
      return title.replaceAll("[ 　《》〈〉]", "");
    }

    private void byContext(DocumentMention mention) {
      Span span = mention.span();
      int clause = span.start();
      while (clause > 0
          && "。；\n".indexOf(text.charAt(clause - 1)) < 0
          && span.start() - clause < 400) {
        clause--;
      }
      String whole = text.substring(clause, span.start());
      String before = withoutTitles(whole);
      String after = withoutTitles(rest(span));
      Name object = mention.name();
      Span evidence = new Span(clause, span.end());
      if (own == null) {
        ofNamed(mention, evidence);
        between(mention, whole, evidence);
        ofPrinted(mention, before, after, evidence);
        changedByNamed(mention, before, after, evidence);
        return;
      }
      boolean order = PageDocument.isOrder(own.value());
      Name subject = inner != null && (order || span.start() > attachedAt) ? inner : own;
      if (ANSWERED.matcher(after).find()
          && (own.value().matches(".*(?:批复|复函|函|号)$")
              || before.matches("(?s).*(?:你|贵)[^，。]{0,12}$"))) {
        say(own, Relation.REPLIES, object, evidence);
      } else if (!after.startsWith("附件") // what ends is the annex, not what it was annexed to
          && (ENDED.matcher(after).find()
              || (ENDING.matcher(before).find() && marked(span))
              || repealedByList(span, before))) {
        Name ender = ENDED_TOO.matcher(after).find() && inner != null ? inner : subject;
        say(ender, Relation.REPEALS, object, evidence);
      } else if ((before.matches("(?s).*(?:对|将)[、和及]*$") && CHANGED.matcher(after).find())
          || ((CHANGING.matcher(before).find()
                  || (DELETING.matcher(before).find() && ARTICLE.matcher(after).find()))
              && OF_CHANGE.matcher(subject.value()).find()
              && marked(span))
          || amendedByTitle(subject, object)) {
        say(subject, Relation.AMENDS, object, evidence);
      } else if ((PASSED_ON.matcher(after).find() && rest(span).indexOf('《') < 0)
          || (PASSING_ON.matcher(before).find() && TO_YOU.matcher(after).find())) {
        say(own, Relation.FORWARDS, object, evidence);
      } else if (CARRYING_OUT.matcher(before).find() && opening(span)) {
        say(subject, Relation.IMPLEMENTS, object, evidence);
      } else if (RESTING.matcher(before).find()
          && opening(span)
          && (MAKING.matcher(after).find() || clause <= reading.body().start() + 40)) {
        boolean made = inner != null && after.matches("(?s).*(?:制定|制订|修订|编制).*");
        say(made ? inner : subject, Relation.BASED_ON, object, evidence);
      }
    }

    /** The rest of the sentence after a title. */
    private String rest(Span span) {
      int end = span.end();
      int stop = end;
      while (stop < text.length() && "。；\n".indexOf(text.charAt(stop)) < 0 && stop - end < 300) {
        stop++;
      }
      String rest = text.substring(end, stop);
      // a number in brackets belongs to the title
      return rest.replaceFirst("^[ 　]*[（(][^（）()]*[）)]", "");
    }

    private static String withoutTitles(String words) {
      return words.replaceAll(TITLES, "").replaceAll("[、和及与]+(?=$|[、和及与])|^[、和及与]+", "");
    }

    /** Whether a title is written as one, between marks or from its 关于 to its number. */
    private boolean marked(Span span) {
      return reading.charAt(span.start()) == '《'
          || (text.startsWith("关于", span.start()) && "（(".indexOf(reading.charAt(span.end())) >= 0);
    }

    private static boolean amendedByTitle(Name subject, Name object) {
      String title = subject.value();
      int at = title.indexOf(object.value());
      return at > 1
          && title.substring(0, at).matches(".*(?:修改|调整|修正)[《〈]?$")
          && title.length() > at + object.value().length();
    }

    /** 决定废止下列文件：一、《甲》；二、《乙》. */
    private boolean repealedByList(Span span, String before) {
      if (!own.value().matches(".*关于(?:公布|宣布)?(?:废止|失效).*")
          || !marked(span)
          || before.matches("(?s).*[对将][、和及]*$")
          || RESTING.matcher(before).find()
          || before.length() > 8) {
        return false;
      }
      int said = text.indexOf("废止", reading.body().start());
      return said >= 0 && said < span.start();
    }

    /** Where a document says why it was made: before its first point, or its second article. */
    private boolean opening(Span span) {
      int from = span.start() > attachedAt ? attachedAt : reading.body().start();
      Matcher point = FIRST_POINT.matcher(text).region(from, text.length());
      int limit = Math.min(from + 900, point.find() ? point.start() : text.length());
      return span.start() < Math.max(limit, from + 60);
    }

    /** 《办法》根据《甲法》制定, in a news item. */
    private void ofNamed(DocumentMention object, Span evidence) {
      Map.Entry<Integer, DocumentMention> before =
          reading.documents.lowerEntry(object.span().start());
      if (before == null || before.getValue().span().end() > object.span().start()) {
        return;
      }
      String link = text.substring(before.getValue().span().end(), object.span().start());
      if (NAMED_CARRIES_OUT.matcher(link).matches()) {
        say(before.getValue().name(), Relation.IMPLEMENTS, object.name(), evidence);
      }
      if (NAMED_RESTS.matcher(link).matches()
          && MADE_AFTER.matcher(withoutTitles(rest(object.span()))).find()) {
        say(before.getValue().name(), Relation.BASED_ON, object.name(), evidence);
      }
    }

    private void ofPrinted(DocumentMention object, String before, String after, Span evidence) {
      Matcher makes = MAKES_THIS.matcher(after);
      if (RESTING.matcher(before).find() && makes.find()) {
        Name subject = reading.shortForms.get(makes.group(1));
        if (subject != null) {
          say(subject, Relation.BASED_ON, object.name(), evidence);
        }
      }
    }

    /** 根据《A》，制定《B》 in a news item. */
    private void between(DocumentMention object, String before, Span evidence) {
      if (!before.matches("(?s).*(?:根据|依据|为贯彻落实|为落实)[^。]{0,30}$")) {
        return;
      }
      Map.Entry<Integer, DocumentMention> next =
          reading.documents.higherEntry(object.span().start());
      int listed = object.span().end();
      // 根据《A》《B》，制定《C》: B is of the same list
      while (next != null
          && next.getKey() >= listed
          && text.substring(listed, next.getKey()).matches("[、和及与]?")) {
        listed = next.getValue().span().end();
        next = reading.documents.higherEntry(next.getKey());
      }
      if (next == null
          || next.getKey()
              < object.span().end() // a decision that approves a treaty holds its title
          || next.getKey() - listed > 60
          || next.getKey() < listed) {
        return;
      }
      String link = text.substring(listed, next.getKey());
      if (MADE.matcher(link).find() && !link.contains("。")) {
        say(
            next.getValue().name(),
            before.contains("落实") ? Relation.IMPLEMENTS : Relation.BASED_ON,
            object.name(),
            evidence);
      }
    }

    /** A news item on a decision that changes others: 公布《…修改…的决定》…，修改了《甲》、《乙》. */
    private void changedByNamed(
        DocumentMention mention, String before, String after, Span evidence) {
      boolean ends = ENDED.matcher(after).find() || ENDING.matcher(before).find();
      boolean changes =
          CHANGING.matcher(before).find()
              || (before.matches("(?s).*(?:对|将)[、和及]*$") && CHANGED.matcher(after).find());
      if ((!ends && !changes) || !marked(mention.span())) {
        return;
      }
      for (DocumentMention earlier :
          reading.documents.headMap(mention.span().start(), false).descendingMap().values()) {
        if (OF_CHANGE.matcher(earlier.name().value()).find()
            && earlier.name().value().endsWith("决定")) {
          say(earlier.name(), ends ? Relation.REPEALS : Relation.AMENDS, mention.name(), evidence);
          return;
        }
      }
    }

    private void say(Name subject, Relation relation, Name object, Span evidence) {
      if (!subject.equals(object) && said.add(List.of(subject, relation, object))) {
        reading.add(
            new Fact.DocumentRelated(
                subject,
                relation,
                object,
                reading.evidence(evidence, DocumentRelationExtractor.this)));
      }
    }
  }
}
