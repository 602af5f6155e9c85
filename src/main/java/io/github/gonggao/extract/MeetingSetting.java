package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** When and where a meeting was held and by whom, read from the sentence that says so. */
final class MeetingSetting {
  private static final String WAYS =
      "(?:亲切|集体|隆重|正式|胜利|顺利|圆满|成功|如期|分别|联合|共同|组织|以视频(?:会议)?(?:方式|形式)|通过视频(?:方式|形式)?|采取[^，。；]{2,12}(?:方式|形式)|以[^，。；]{2,10}(?:方式|形式)|专题|集中|"
          + Dates.SHAPE
          + "|上午|下午)*";

  private static final Pattern PLACE =
      Pattern.compile(
          "(?<![存现所])在([^，。；、“”：]{1,18}?)"
              + WAYS
              + "(?:主持召开|召开|举行|开幕|闭幕|举办|会见|接见|开班|开讲|启幕|落幕|拉开帷幕|启动|同(?!志)|与(?!会)|出席|主持)");

  private static final Pattern NO_PLACE =
      Pattern.compile(
          "赴.*|.*对.*进行.*|.*(?:会议(?!中心|室|大厦|厅|大楼)|座谈会|期间|方面|领域|基础|背景|情况|形势|框架|工作|过程|主持|出席|强调|指导下|领导下|支持下|之际|同志|会上|陪同|精神|部署|[时上下前后]|(?<!河)内|(?<![台汉晋巴资榆阆扬吴辽华])中|线|办公时|系统)$|^(?:会(?!宁|理|昌|泽|同|稽|东)|上(?!海|饶|虞|杭|栗|犹|高|蔡|林|思|合|街|城)|此|第|全国$|全省$|全市$|深入|完成|履行|总结).*|[^\\u4e00-\\u9fa5].*|.*(?:第[一二三四五六七八九十\\d]+届|年会|大会(?!堂)|论坛|峰会|会议期间|听取|学习|贯彻|推进|落实|召开|举行).*");

  private static final Pattern VISITED =
      Pattern.compile(
          "(?:到|来到|赴|考察|在)([\\u4e00-\\u9fa5]{2,12}?)(?:进行)?(?:考察|调研|检查|督导)?(?:[^，。；]{0,12}?(?:时|期间))?(?:，|[^，。；]{0,6}，)?并?主持召开|在([\\u4e00-\\u9fa5]{2,10})，[\\u4e00-\\u9fa5·]{2,12}主持召开");

  private static final Pattern ROUND_TRIP =
      Pattern.compile(
          "(?s).*(?:\\d{1,2}日?(?:至|—|-|～|到)(?:\\d{1,2}月)?\\d{1,2}日[^。]*(?:调研|考察|访问)).*");

  private static final Pattern SAME_DAY =
      Pattern.compile("(?s).*(?:当晚|当天|当日|随后|同日|同一日|今天|下午|晚上|紧接着).*");

  private static final Pattern RANGE_ON =
      Pattern.compile("\\G(?:上午|下午)?(?:至|—|-|－|–|～|~|到)(?:(\\d{1,2})月)?(\\d{1,2})日");

  private static final Pattern RANGE_BACK = Pattern.compile("(\\d{1,2})日?(?:至|—|-|－|–|～|~|到)$");

  private final Reading reading;
  private final String text;

  MeetingSetting(Reading reading) {
    this.reading = reading;
    this.text = reading.text;
  }

  /** The day or days of a meeting named at {@code draft.span} and held at {@code verb}. */
  void time(MeetingDraft draft, Span sentence, Span verb) {
    String words = sentence.of(text);
    Optional<Dates.Found> found = nearest(sentence, draft.span, verb);
    if (found.isPresent() && ROUND_TRIP.matcher(words).matches()) {
      return;
    }
    if (found.isEmpty() && SAME_DAY.matcher(words).matches()) {
      // 今天 is the day of the dateline, not that of the news before
      boolean today = words.contains("今天") && !words.matches("(?s).*(?:当|同一?)[天日晚].*");
      found =
          today
              ? last(reading.lineStart(sentence.start()), sentence.start())
              : before(sentence.start());
    }
    if (found.isEmpty()) {
      return;
    }
    LocalDate date = found.get().date();
    if (words.matches("(?s).*(?:闭幕|落幕|胜利结束|圆满结束).*")
        && !words.contains("开幕")
        && !draft.name.matches(".*(?:闭幕|结业|颁奖)[式会]")) {
      draft.end = Optional.of(date);
    } else {
      draft.start = Optional.of(date);
    }
    days(draft, found.get());
    Matcher closes = CLOSES.matcher(text).region(found.get().span().end(), sentence.end());
    if (draft.end.isEmpty()
        && verb.of(text).matches("开幕|启幕|召开|举行|开班|举办")
        && closes.find()
        && closes.start() <= Math.max(verb.end(), found.get().span().end()) + 12) {
      draft.end =
          Dates.first(text, new Span(closes.start(1), closes.end(1)), reading.published)
              .map(Dates.Found::date)
              .filter(last -> last.isAfter(date));
    }
  }

  /** 3月4日开幕，3月10日上午闭幕. */
  private static final Pattern CLOSES =
      Pattern.compile("(" + Dates.SHAPE + ")(?:[上下]午)?(?:在[^，。；]{2,12})?(?:胜利|圆满)?(?:闭幕|结束|落幕)");

  private static final Pattern HALL =
      Pattern.compile("(?<![我本][省市县区州])(?:主会场|会场)设在([\\u4e00-\\u9fa5]{2,16})(?=[，。；])");

  /** 主会场设在人民大会堂新闻发布厅, in a sentence of its own; null where none is told. */
  String hall(Span within) {
    Matcher hall = HALL.matcher(text).region(within.start(), within.end());
    return hall.find() ? hall.group(1) : null;
  }

  /** The one day that the words before an audience give; several days of a visit give none. */
  Optional<LocalDate> day(Span sentence, Span verb) {
    Optional<Dates.Found> found = last(sentence.start(), verb.start());
    if (found.isEmpty()) {
      found = Dates.first(text, sentence, reading.published);
    }
    return found
        .filter(day -> !Reading.at(RANGE_ON.matcher(text), day.span().end()))
        .filter(
            day ->
                !RANGE_BACK
                    .matcher(
                        text.substring(Math.max(0, day.span().start() - 5), day.span().start()))
                    .find())
        .map(Dates.Found::date);
  }

  /** 5月8日至10日, 5月8—10日. */
  private void days(MeetingDraft draft, Dates.Found found) {
    LocalDate date = found.date();
    Matcher on = RANGE_ON.matcher(text);
    if (Reading.at(on, found.span().end())) {
      int month = on.group(1) == null ? date.getMonthValue() : Integer.parseInt(on.group(1));
      day(month < date.getMonthValue() ? date.getYear() + 1 : date.getYear(), month, on.group(2))
          .filter(last -> last.isAfter(date))
          .ifPresent(
              last -> {
                draft.start = Optional.of(date);
                draft.end = Optional.of(last);
              });
      return;
    }
    Matcher back =
        RANGE_BACK.matcher(
            text.substring(Math.max(0, found.span().start() - 5), found.span().start()));
    if (back.find()) {
      day(date.getYear(), date.getMonthValue(), back.group(1))
          .filter(first -> first.isBefore(date))
          .ifPresent(
              first -> {
                draft.start = Optional.of(first);
                draft.end = Optional.of(date);
              });
    }
  }

  private static Optional<LocalDate> day(int year, int month, String day) {
    try {
      return Optional.of(LocalDate.of(year, month, Integer.parseInt(day)));
    } catch (DateTimeException e) {
      // 5月40日: no date
      return Optional.empty();
    }
  }

  /**
   * The date right after the name or the last one before it; a date in what the meeting is about
   * (落实4月1日讲话精神) stands farther off.
   */
  private Optional<Dates.Found> nearest(Span sentence, Span name, Span verb) {
    int reach = Math.max(verb.end(), Math.min(sentence.end(), name.end() + 12));
    if (verb.start() >= name.end()) {
      Optional<Dates.Found> after =
          Dates.first(
              text, new Span(name.end(), Math.min(reach, sentence.end())), reading.published);
      if (after.isPresent()) {
        return after;
      }
    }
    int until = verb.start() < name.start() ? verb.start() : name.start();
    Optional<Dates.Found> last = last(sentence.start(), until);
    return last.isPresent()
        ? last
        : Dates.first(text, sentence, reading.published)
            .filter(
                found ->
                    found.span().start() < name.end()
                        || !PLANS.matcher(text.substring(name.end(), found.span().start())).find());
  }

  /** 日前召开的主席会议建议…于3月4日召开: the day is that of the one to come. */
  private static final Pattern PLANS = Pattern.compile("(?:决定|建议|将于?|定于|计划|拟)");

  /** The day that the words before tell in the same paragraph. */
  Optional<LocalDate> dayBefore(Span sentence) {
    return last(reading.lineStart(sentence.start()), sentence.start()).map(Dates.Found::date);
  }

  private Optional<Dates.Found> last(int from, int until) {
    Optional<Dates.Found> last = Optional.empty();
    int at = from;
    while (at < until) {
      Optional<Dates.Found> found = Dates.first(text, new Span(at, until), reading.published);
      if (found.isEmpty()) {
        break;
      }
      boolean range =
          last.isPresent()
              && text.substring(last.get().span().end(), found.get().span().start())
                  .matches("(?:上午|下午)?(?:至|—|-|－|–|～|~|到)");
      last = range ? last : found;
      at = found.get().span().end();
    }
    return last;
  }

  private Optional<Dates.Found> before(int until) {
    return last(reading.body().start(), until);
  }

  /** Where the meeting named at {@code name} took place. */
  String place(Span within, Span name) {
    Matcher matcher = PLACE.matcher(text).region(within.start(), within.end());
    String found = null;
    int from = within.start();
    while (from < within.end() && matcher.region(from, within.end()).find()) {
      from = matcher.start() + 1;
      String place = matcher.group(1).strip().replaceAll("(?:隆重|共同|分别)$", "");
      if (place.equals("京")) {
        return "北京";
      }
      String cut = place.replaceAll("(?:调研|考察|访问|调研时|考察时)(?:期间|时)?(?:并|时)?$", "");
      if (cut.isEmpty() || NO_PLACE.matcher(cut).matches()) {
        continue;
      }
      found = cut;
      if (matcher.end() >= name.start() - 2 || matcher.start() > name.start()) {
        break;
      }
    }
    if (found != null) {
      return found;
    }
    Matcher visited = VISITED.matcher(text).region(within.start(), within.end());
    if (visited.find()) {
      String place = visited.group(1) == null ? visited.group(2) : visited.group(1);
      return NO_PLACE.matcher(place).matches() ? null : place;
    }
    return null;
  }

  /** What may stand before the body in a name: 十七届县政府第28次常务会议, 2023年市政府第5次常务会议. */
  private static final Pattern BEFORE_BODY =
      Pattern.compile(
          "^(?:新一届|(?:第?[一二三四五六七八九十百\\d]{1,4}[届次季]|(?:19|20)\\d{2}年度?)(?:第?[一二三四五六七八九十百\\d]{1,4}次|首次)?)");

  /** 第4次部常务会议, 局务会议, 党组会议: whose it is only the page can tell. */
  private static final Pattern OWN =
      Pattern.compile(
          "^(部|局|厅|委|署|行|院|办|校|集团公司|集团|公司)(?:(?:常务|党组|党委|长办公|办公|务|工作)(?:（扩大）|扩大)?会议?|(?:党组|党委)?(?:理论学习)?中心组.*)$");

  /** 集团召开干部大会, 我校党委举行…: an organ named by what it is. */
  private static final Pattern RELATIVE =
      Pattern.compile(
          "(?:^|[，。 　日午近前天])(?:我|本)?(集团公司|总公司|集团|公司|学校|大学|学院|医院|研究院|研究所|部|局|厅|委|署|校|院)(党委|党组|党总支|党支部|纪委|机关党委|工会)?$");

  /** Who holds it: the body that opens its name, or the subject of 召开. */
  String host(Span name, int clause, Span verb, String holds) {
    int start = name.start();
    Matcher before = BEFORE_BODY.matcher(name.of(text));
    if (before.find()) {
      start += before.end();
    }
    Body inName = reading.bodies.get(start);
    if (inName == null || inName.place()) {
      inName = reading.bodies.get(name.start());
    }
    if (inName != null && inName.span().end() <= name.end() && !inName.place()) {
      return leads(inName);
    }
    Matcher own = OWN.matcher(text.substring(start, name.end()));
    if (own.find()) {
      String organ = organ(own.group(1));
      if (organ != null) {
        return organ;
      }
    }
    if (verb.end() > name.start()
        || !holds.matches(".*(?:召开|举行|举办|组织).*")
        || text.substring(verb.end()).matches("(?s)^(?:了)?(?:收[听视看]|观看).*")) {
      return null;
    }
    for (Body body : reading.bodies.subMap(clause, Math.max(clause, verb.start())).values()) {
      if (body.span().end() > verb.start()) {
        break;
      }
      char ahead = reading.charAt(body.span().start() - 1);
      if (body.place() && "在赴到于来经从".indexOf(ahead) >= 0) {
        continue;
      }
      if (DIRECT.matcher(text.substring(body.span().end(), verb.start())).matches()
          && reading.personEnding(verb.start()) == null) {
        return leads(body);
      }
    }
    return relative(clause, verb.start());
  }

  private String relative(int clause, int verb) {
    for (int end = verb; end > clause && verb - end < 24; end--) {
      Matcher relative = RELATIVE.matcher(text.substring(clause, end));
      if (relative.find() && DIRECT.matcher(text.substring(end, verb)).matches()) {
        String organ = organ(relative.group(1));
        return organ == null || relative.group(2) == null ? organ : organ + relative.group(2);
      }
    }
    return null;
  }

  /** The organ that the text calls 集团 or 部: the first named one of that kind. */
  private String organ(String noun) {
    String ending =
        switch (noun) {
          case "集团公司", "总公司", "集团", "公司" -> "(?:公司|集团)";
          case "学校", "校", "大学", "学院" -> "(?:大学|学院|学校|中学|党校)";
          case "医院" -> "医院";
          case "院", "研究院", "研究所" -> "(?:研究院|研究所|医院|学院|科学院|法院|检察院|院)";
          case "委" -> "(?:委|委员会)";
          case "办" -> "(?:办|办公室)";
          default -> noun;
        };
    for (Body body : reading.bodies.values()) {
      String organ = Body.organOf(body.name());
      if (!body.place()
          && organ.length() > 3
          && organ.matches(".*" + ending)
          && !ofGuest(body.span())
          && !text.substring(reading.lineStart(body.span().start()), body.span().start())
              .matches("(?s).*(?:邀请|特邀)[^。]{0,30}")) {
        return organ;
      }
    }
    return null;
  }

  /** 华南师范大学教授陈某: whose post a body opens, the page need not be that body's. */
  private boolean ofGuest(Span body) {
    Map.Entry<Integer, Person> next = reading.persons.ceilingEntry(body.end());
    return next != null
        && next.getValue().whole().start() <= body.start()
        && !reading.title().contains(body);
  }

  /** The body whose notice calls the meeting: 某局关于召开…会议的通知. */
  String convener() {
    if (reading.ownDocument == null || !reading.titleText().matches("(?s).*关于(?:召开|举办|举行).*")) {
      return null;
    }
    Body body = reading.bodies.get(reading.title().start());
    if (body != null && !body.place()) {
      return leads(body);
    }
    String signed = null;
    for (Body signer : reading.bodies.values()) {
      int line = reading.lineStart(signer.span().start());
      if (!signer.place()
          && text.substring(line, reading.lineEnd(line)).strip().equals(signer.form())) {
        signed = leads(signer).replaceAll("(?<=[部委局署厅府])办公[厅室]$", "");
      }
    }
    return signed;
  }

  /** 由甲主办的…研讨会: who is said to hold it in front of its name. */
  String organizer(int from, int to) {
    Matcher by = BY.matcher(text).region(from, to);
    if (!by.find()) {
      return null;
    }
    Body body = reading.bodies.get(by.start(1));
    return body == null || body.place() ? null : leads(body);
  }

  private static final Pattern BY = Pattern.compile("由([^，。；]{3,40}?)(?:联合|共同)?(?:主办|举办)");

  private static final Pattern DIRECT =
      Pattern.compile(
          "(?:（[^）]{1,14}）|(?:会同|联合|与|和|、|携手)[^，。]*|在[^，。]{1,14}|于|今天|今日|近日|日前|也|又|再次|还|共同|迅速|立即|及时|专门|专题|隆重|"
              + Dates.SHAPE
              + "|上午|下午|晚|通过[^，。]{2,10}|以[^，。]{2,10}(?:方式|形式)|连夜|紧急|组织|集中)*");

  /** 政协第十四届全国委员会 is 全国政协, as every text calls it. */
  private static final Pattern CONFERENCE =
      Pattern.compile(
          "(?:中国人民政治协商会议|政协)(?:第?[一二三四五六七八九十]{1,3}届)?([\\u4e00-\\u9fa5]{2,12}?)委员会(常务委员会|常委会)?");

  /** A study group meets for the Party group that it belongs to; ordinals are the session's. */
  private static String leads(Body body) {
    String name =
        body.name()
            .replaceFirst("^中华人民共和国(?=第|全国)", "")
            .replaceFirst("(?<=常委会|常务委员会)(?:委员长|主任)会议$", "");
    if (name.endsWith("中心组")) {
      String owner = name.replaceAll("(?:理论学习)?中心组$", "");
      name = body.parent() != null ? body.parent() : owner.length() > 2 ? owner : name;
    }
    Matcher conference = CONFERENCE.matcher(name);
    if (conference.matches()) {
      return conference.group(1) + "政协" + (conference.group(2) == null ? "" : "常委会");
    }
    return name.replaceAll("第?[一二三四五六七八九十]{1,3}届(?=人大|政协|委员会|常委会|理事会|党委|纪委)", "");
  }
}
