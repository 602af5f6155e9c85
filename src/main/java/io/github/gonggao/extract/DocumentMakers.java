package io.github.gonggao.extract;

import io.github.gonggao.extract.Drafts.Draft;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who made the documents that a text names: the bodies before or after a title with a verb of
 * issuing between them, whom a letter answers, the head of a title, a number that says it.
 */
final class DocumentMakers {
  private static final String BY =
      "(?:联合)?(?:印发|发布|出台|制定|修订|公布|颁布|下发|签署|制定印发|制定出台|印发实施)(?:实施)?(?:了|的)?";

  private static final Pattern PUBLISHED_BY = Pattern.compile("(?:印发|发布|公布|颁布|下发|签署)(?:了|的)?$");

  private static final Pattern MADE_BY =
      Pattern.compile(
          "\\G(?:[（(][^（）()]{4,40}[）)])?(?:是)?由([^，。；]{2,30}?)(?:审议通过|表决通过|制定|颁布|印发|发布|公布|出台)");

  private static final Pattern YOURS = Pattern.compile("(?:你|贵)[省市县区州盟旗委部局厅办院会校司]$");

  private static final Pattern SALUTATION =
      Pattern.compile("^[ 　]*[^。，\\n《》]{2,40}：[ 　]*$", Pattern.MULTILINE);

  private static final Pattern TREATY = Pattern.compile(".*(?:条约|协定|公约|议定书)$");

  private static final Pattern ORDER_NUMBER =
      Pattern.compile("([\\u4e00-\\u9fa5]{2,16}?)(?:令|公告)(?:(?:19|20)\\d{2}年)?第\\d{1,4}号");

  private static final Pattern MAKERS = Pattern.compile("([^，]{2,50}?)" + BY + "$");

  private static final Pattern LISTED = Pattern.compile("(?:[（(][^（）()]{4,40}[）)])?[、和及]");

  private static final Pattern MADE = Pattern.compile("(修订|制定|印发|发布|出台|颁布)的$");

  private final Reading reading;
  private final String text;
  private final Drafts drafts;
  private final Organs organs;

  DocumentMakers(Reading reading, Drafts drafts) {
    this.reading = reading;
    this.text = reading.text;
    this.drafts = drafts;
    this.organs = new Organs(reading);
  }

  /** 《条例》由省人大常委会审议通过. */
  void after(Draft draft, Span span) {
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

  void before(Draft draft, Span span) {
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
        draft.issuers.addAll(ofTheList(clause, span.start()));
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

  /** 你委《甲》和《乙》: who made the first made the others. */
  private Set<String> ofTheList(int clause, int at) {
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

  /** 党中央修订的《条例》、制定的《规定》: makers said of a short form, carried along the list. */
  void ofReference(Draft draft, Span span) {
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
}
