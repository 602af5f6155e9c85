package io.github.gonggao.extract;

import io.github.gonggao.extract.Drafts.Draft;
import io.github.gonggao.model.Span;
import java.time.LocalDate;
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
      "(?:联合|共同|正式|对外|研究|组织)*(?:印发|发布|出台|制定|制订|修订|公布|颁布|颁发|下发|发出|发表|签署|签发|推出|编制|起草|制定印发|制定出台|制定发布|编制印发|修订印发|修订发布|研究制定|印发实施)(?:实施)?(?:了|的)?";

  private static final Pattern PUBLISHED_BY =
      Pattern.compile("(?:印发|发布|公布|颁布|颁发|下发|发出|发表|签署|签发)(?:实施)?(?:了|的)?$");

  private static final Pattern MADE_BY =
      Pattern.compile(
          "\\G(?:[（(][^（）()]{4,40}[）)])?(?:是)?由([^，。；]{2,30}?)(?:审议通过|表决通过|制定|颁布|印发|发布|公布|出台)");

  /**
   * 《甲法》已由第十二届全国人大常委会第二十五次会议于…通过: what a government's own meeting passes, it need not have made.
   */
  private static final Pattern PASSED_BY =
      Pattern.compile(
          "\\G(?:[（(][^（）()]{4,40}[）)])?(?:已|业)?(?:经|由|于)([^，。；《》]{4,60}?)(?:审议|表决|修订|修正)?通过");

  static final Pattern ASSEMBLY = Pattern.compile("人大常委会|人大|人民代表大会|人民代表大会常务委员会");

  private static final Pattern YOURS =
      Pattern.compile(
          "(?:你|贵)([省市县区州盟旗委部局厅办院会校司])(?:人民政府|党组|党委)?(?:报送|上报|呈报|报来|来文|提交|报请)?的?$"
              + "|你们(?:联合)?(?:报送|上报|呈报|报来|提交|报请)?的?$");

  private static final Pattern SALUTATION =
      Pattern.compile("^[ 　]*[^。，；\\n《》]{2,80}：", Pattern.MULTILINE);

  /** How far into the text whom it writes to stands. */
  private static final int SALUTATION_WITHIN = 300;

  /** The day of what a clause tells; 今天 without a day in brackets is that of publication. */
  private static final Pattern ON_A_DAY =
      Pattern.compile(
          "(?:^|[：）电讯】]|[\\u4e00-\\u9fa5])(?:今天|今日|昨天)?[（(]?((?:(?:19|20)\\d{2}年)?(?:\\d{1,2}月)?\\d{1,2}日)[）)]?(?:上午|下午|晚)?，?[^，。；日]{0,50}$"
              + "|今[天日](?!（)(?:上午|下午|晚)?，?[^，。；日]{0,50}$");

  /** What states make together has the names of both before its 关于. */
  private static final Pattern TREATY = Pattern.compile(".*(?:条约|协定|公约|议定书|声明|宣言)(?:（[^）]*）)?$");

  /** …第四次会议通过的《甲条例》. */
  private static final Pattern PASSED_BEFORE = Pattern.compile("([^，；《》]{4,70})(?:审议|表决|修订)?通过的$");

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
      draft.issuers.addAll(bodies(made.start(1), made.end(1)));
    }
    Matcher passed = PASSED_BY.matcher(text);
    if (draft.issuers.isEmpty() && Reading.at(passed, span.end())) {
      bodies(passed.start(1), passed.end(1)).stream()
          .filter(name -> ASSEMBLY.matcher(name).find())
          .forEach(draft.issuers::add);
    }
  }

  private List<String> bodies(int from, int to) {
    return reading.bodies.subMap(from, to).values().stream()
        .filter(body -> !body.place())
        .map(body -> organs.plain(body.name()))
        .toList();
  }

  /**
   * Whom the page writes to, by the noun that calls it 你省, 你委; all of the salutation where it is
   * 你们.
   */
  private List<String> addressees(String noun) {
    int from = reading.body().start();
    Matcher salutation =
        SALUTATION
            .matcher(text)
            .region(from, Math.min(reading.body().end(), from + SALUTATION_WITHIN));
    while (salutation.find()) {
      List<String> named = bodies(salutation.start(), salutation.end());
      if (noun == null || named.size() < 2) {
        if (!named.isEmpty()) {
          return named;
        }
        continue;
      }
      return named.stream()
          .filter(name -> name.endsWith(noun) || name.contains(noun + "人民政府"))
          .findFirst()
          .map(List::of)
          .orElse(named.subList(0, 1));
    }
    return List.of();
  }

  void before(Draft draft, Span span) {
    if (draft.name.equals(reading.attached) && !draft.issuers.isEmpty()) {
      // 教育部研究制定了《…》，现印发给你们: what a notice brings is issued by who signs it
      return;
    }
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
        draft.issued = publication(clause, clause + by.start(), span.start());
      }
      if (by.group().matches(".*修订(?:了|的)?$")) {
        draft.status = "revised";
      } else if (by.group().matches(".*制定(?:了|的)?$")) {
        draft.status = "enacted";
      }
    } else if (PASSED_BEFORE.matcher(before).find()) {
      bodies(clause, span.start()).stream()
          .filter(name -> ASSEMBLY.matcher(name).find())
          .reduce((one, next) -> next)
          .ifPresent(draft.issuers::add);
    } else {
      // 中共中央、国务院《关于…的意见》: the makers stand right before the title
      Body body = reading.bodyEnding(span.start());
      Matcher yours = YOURS.matcher(before);
      if (body == null && yours.find()) {
        draft.issuers.addAll(addressees(yours.group(1)));
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
    int about = Organs.headEnd(title);
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

  /**
   * 2009年6月18日省政府公布的《…》; 5月11日，教育部发布《…》; 今天（10日）发表《…》. Another verb between the day and the makers
   * takes the day for itself.
   */
  private LocalDate publication(int clause, int makers, int title) {
    Optional<Dates.Found> full = Dates.first(text, new Span(makers, title), Optional.empty());
    if (full.isPresent()) {
      return full.get().date();
    }
    String before = text.substring(clause, title);
    Matcher day = ON_A_DAY.matcher(before);
    if (!day.find() || text.substring(makers, title).endsWith("的")) {
      return null;
    }
    return day.group(1) == null
        ? reading.published.orElse(null)
        : Dates.first(text, new Span(clause + day.start(1), clause + day.end(1)), reading.published)
            .map(Dates.Found::date)
            .orElse(null);
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
