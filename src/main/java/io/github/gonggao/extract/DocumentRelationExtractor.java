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
 */
final class DocumentRelationExtractor implements FactExtractor {
  private static final Pattern FORWARDS_IN_TITLE =
      Pattern.compile("关于(?:印发|转发|批转|发布|公布)《?(.+?)》?的(?:通知|公告|函|决定)(?:（[^）]*）)?$");

  @Override
  public void extract(Reading reading) {
    new Pass(reading).run();
  }

  private final class Pass {
    private final Reading reading;
    private final String text;
    private final Set<List<Object>> said = new HashSet<>();

    Pass(Reading reading) {
      this.reading = reading;
      this.text = reading.text;
    }

    void run() {
      DocumentMention own = reading.ownDocument;
      if (own != null) {
        ofPage(own.name());
      }
      for (Map.Entry<Integer, DocumentMention> entry : reading.documents.entrySet()) {
        if (!entry.getValue().equals(own)) {
          byContext(own == null ? null : own.name(), entry.getValue());
        }
      }
    }

    private void ofPage(Name own) {
      Matcher forwards = FORWARDS_IN_TITLE.matcher(own.value());
      if (forwards.find()) {
        Name object = Name.document(forwards.group(1));
        if (reading.described.contains(object)) {
          say(own, Relation.FORWARDS, object, reading.title());
        }
      }
    }

    private void byContext(Name own, DocumentMention mention) {
      Span span = mention.span();
      int clause = span.start();
      while (clause > 0
          && "。；\n".indexOf(text.charAt(clause - 1)) < 0
          && span.start() - clause < 160) {
        clause--;
      }
      String before = text.substring(clause, span.start());
      int end = span.end();
      int stop = Math.min(text.length(), end + 60);
      String after = text.substring(end, stop).split("[。；\n]", 2)[0];
      Name object = mention.name();
      Span evidence = new Span(clause, end);
      Name carried = reading.attached == null ? own : reading.attached;
      if (own == null) {
        between(mention, before, evidence);
        return;
      }
      if (before.matches("(?s).*(?:你|贵)[^，。]{1,4}(?:报来的)?$|.*(?:你|贵)[^，。]{0,12}$")
          && after.matches("(?s)^(?:（[^）]*）)?收悉.*")) {
        say(own, Relation.REPLIES, object, evidence);
      } else if (after.matches(
              "(?s)^(?:（[^）]*）)?(?:[^，。]{0,30})?(?:同时废止|予以废止|即行废止|废止|失效|停止执行|不再执行).*")
          || before.matches("(?s).*(?:废止|宣布失效)[^。]{0,40}$")
          || repealedByList(own, span, before)) {
        say(
            after.matches("(?s)^(?:（[^）]*）)?(?:[^，。]{0,30})?同时废止.*") ? carried : own,
            Relation.REPEALS,
            object,
            evidence);
      } else if ((before.matches("(?s).*(?:对|将)$")
              && after.matches("(?s)^(?:（[^）]*）)?(?:作出|作|进行|予以)?(?:如下)?(?:修改|调整|修订).*"))
          || own.value()
              .matches(
                  "关于(?:修改|调整)《"
                      + Pattern.quote(object.value())
                      + "》的.*|.*关于(?:修改|调整)《?"
                      + Pattern.quote(object.value())
                      + "》?的.*")) {
        say(own, Relation.AMENDS, object, evidence);
      } else if (after.matches(
              "(?s)^(?:（[^）]*）)?(?:已经|已|业经)?[^。]{0,50}现(?:予|将其)?(?:转发|印发)(?:给你们|，|。).*")
          || (before.matches("(?s).*(?:现将|批转|转发)[^。]{0,20}$")
              && after.matches("(?s)^(?:（[^）]*）)?(?:印发|转发|发)给.*"))) {
        say(own, Relation.FORWARDS, object, evidence);
      } else if (before.matches("(?s).*(?:为|为了|认真|全面|深入|切实)?(?:贯彻落实|贯彻|落实|执行|实施)[^。，]{0,30}$")
          && early(span)) {
        say(own, Relation.IMPLEMENTS, object, evidence);
      } else if (before.matches("(?s).*(?:根据|依据|依照|按照)[^。]{0,60}$") && early(span)) {
        say(carried, Relation.BASED_ON, object, evidence);
      }
    }

    /** 决定废止下列文件：一、《甲》；二、《乙》. */
    private boolean repealedByList(Name own, Span span, String before) {
      if (!own.value().matches(".*关于(?:公布|宣布)?(?:废止|失效).*")
          || before.matches("(?s).*(?:根据|依据|按照)[^。]*$")) {
        return false;
      }
      int said = text.indexOf("废止", reading.body().start());
      return said >= 0 && said < span.start();
    }

    /** In the opening of the document, where it says why it was made. */
    private boolean early(Span span) {
      return span.start() - reading.body().start() < 700;
    }

    /** 根据《A》，制定《B》 and 《A》废止《B》 in a news item. */
    private void between(DocumentMention object, String before, Span evidence) {
      if (!before.matches("(?s).*(?:根据|依据|为贯彻落实|为落实)[^。]{0,30}$")) {
        return;
      }
      Map.Entry<Integer, DocumentMention> next =
          reading.documents.higherEntry(object.span().start());
      if (next == null
          || next.getKey()
              < object.span().end() // a decision that approves a treaty holds its title
          || next.getKey() - object.span().end() > 60) {
        return;
      }
      String link = text.substring(object.span().end(), next.getKey());
      if (link.matches("(?s).*(?:制定|出台|印发|起草)(?:了|本)?$") && !link.contains("。")) {
        say(
            next.getValue().name(),
            before.contains("落实") ? Relation.IMPLEMENTS : Relation.BASED_ON,
            object.name(),
            evidence);
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
