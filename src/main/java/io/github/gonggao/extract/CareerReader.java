package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import java.util.List;
import java.util.Map;

/** The posts of a life: 甲在担任A局局长期间, 甲，男，…，现任B处处长. */
final class CareerReader {
  private static final Pattern CAREER =
      Pattern.compile(
          "(?:现任|历任|曾任|曾先后任|先后任|先后担任|历任过|曾担任|担任|曾兼任|时任|(?<=[他她])是(?=第[一二三四五六七八九十]{1,3}届)|(?<![委责信选主聘前原新拟重胜])任)(?![职命免务何期意性由的前满教用]|重(?!庆))|\\d{4}[年.]\\d{1,2}(?:月)?(?:[—－-]+(?:\\d{4}[年.]\\d{1,2}月?|至今))?(?:起|，|任|，任| )*");
  private static final Pattern LIFE =
      Pattern.compile(
          "^(?:[^，。]{2,10}(?:显示|介绍)，)?[^，。]{2,14}，(?:男|女)，|^[ 　]*[^，。]{2,4}，(?:[^，。]{1,5}族，)?\\d{4}年\\d{1,2}月[^，。]{0,12}生|该同志|同志简历|简历");

  private final Reading reading;
  private final String text;
  private final PostReader posts;
  private final NameReader names;
  private final Officials officials;

  CareerReader(Reading reading, PostReader posts, NameReader names, Officials officials) {
    this.reading = reading;
    this.text = reading.text;
    this.posts = posts;
    this.names = names;
    this.officials = officials;
  }

  /** 甲在担任A局局长期间, 甲，男，…，现任B处处长: the posts of a life, in its own sentences. */
  void read() {
    Matcher matcher = CAREER.matcher(text).region(reading.body().start(), reading.body().end());
    while (matcher.find()) {
      String word = matcher.group();
      boolean dated = Character.isDigit(word.charAt(0));
      NameReader.Read who = dated ? tookUp(matcher.start()) : null;
      if (who == null && word.equals("任")) {
        who = tookUp(matcher.start());
      }
      if (who == null) {
        who = whoseLife(matcher.start(), dated || word.equals("任"));
      }
      if (who == null) {
        continue;
      }
      List<Post> run = posts.run(matcher.end());
      int end = run.isEmpty() ? matcher.end() : run.get(run.size() - 1).span().end();
      char next = reading.charAt(end);
      if (run.isEmpty()
          || run.get(0).organization() == null
          || (Reading.han(next)
              && !text.startsWith("等", end)
              && !text.startsWith("期间", end)
              && !text.startsWith("职务", end)
              && !text.startsWith("时", end)
              && !text.startsWith("至今", end))) {
        continue;
      }
      for (Post post : run) {
        officials.hold(who, post, new Span(matcher.start(), end));
      }
    }
  }

  /** What may stand before the verb where a life goes on: 1949年任, 此后，他先后任, 抗日战争期间，担任. */
  private static final Pattern GOING_ON =
      Pattern.compile(
          "(?:[从自]?(?:\\d{4}年|同年|次年)(?:\\d{1,2}月)?(?:\\d{1,2}日)?|起|至今?|间|，|、|开始|[之以]?后|此后|随后|期间|[^，。；（）]{2,12}(?:期间|时期|[之以]后|后)，|他|她|先后|曾|并|还|又|历|以来|；)*");

  private static final Pattern LIFE_OF =
      Pattern.compile("\\G(?:同志)?[^。；（）]{0,30}?(?:逝世|病逝|去世|辞世|出生|生于)");

  /**
   * A sentence of a life that names nobody: of the one person of the paragraph, else of the page.
   */
  private NameReader.Read goingOn(int at, int line) {
    int start = at;
    while (start > line && "。！？".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    String lead = text.substring(start, at);
    if (lead.isBlank() || !GOING_ON.matcher(lead.strip()).matches()) {
      return null;
    }
    Person only = null;
    for (Person person : reading.persons.values()) {
      int named = text.indexOf(person.name(), line);
      if (named < 0 || named >= at || inBrackets(named, line)) {
        continue;
      }
      if (only != null && !only.name().equals(person.name())) {
        return null;
      }
      only = person;
    }
    if (only == null) {
      only = ofThePage();
    }
    return only == null || !tellsLife(only) ? null : new NameReader.Read(only.span(), only.name());
  }

  private boolean inBrackets(int at, int line) {
    int open = text.lastIndexOf('（', at);
    return open >= line && text.indexOf('）', open) > at;
  }

  /**
   * Whether the page says of a person when the life began or ended, as a report of a career does.
   */
  private boolean tellsLife(Person person) {
    for (int at = text.indexOf(person.name()); at >= 0; at = text.indexOf(person.name(), at + 1)) {
      if (LIFE_OF.at(text, at + person.name().length()) != null) {
        return true;
      }
    }
    return false;
  }

  /** A paragraph that opens with 历任: it goes on with the life of the paragraph above. */
  private boolean behindLife(int line) {
    int above = line;
    for (int back = 0; back < 2 && above > reading.body().start(); back++) {
      above = reading.lineStart(above - 1);
      if (BORN.matcher(text.substring(above, reading.lineEnd(above))).find()) {
        return true;
      }
    }
    return false;
  }

  private Person ofThePage() {
    for (Person person : reading.persons.values()) {
      if (tellsLife(person)) {
        return person;
      }
    }
    return null;
  }

  private static final Pattern BORN = Pattern.compile("^[ 　]*[^，。]{2,14}，(?:男|女)，");

  private static final Pattern BORN_HERE = Pattern.compile("[。 　](?<name>[^，。 　]{2,10})，(?:男|女)，");

  private static final Pattern IN_YEAR =
      Pattern.compile("(?:\\d{4}年(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:起|后)?，?|同年(?:\\d{1,2}月)?，?)$");

  private static final Pattern PAST = Pattern.compile("(?:曾任|历任|先后任|先后担任|曾担任)");

  /**
   * 2016年1月，甲任A; 甲…曾任A、B，2016年1月任C: who took an office up in the year named before the verb; null
   * where a day of the news may be meant.
   */
  private NameReader.Read tookUp(int at) {
    int line = reading.lineStart(at);
    Person person = reading.personEnding(at);
    if (person != null) {
      return IN_YEAR.matcher(text.substring(line, person.span().start())).find()
          ? new NameReader.Read(person.span(), person.name())
          : null;
    }
    int start = at;
    while (start > line && "。！？；".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    Map.Entry<Integer, Person> first = reading.persons.ceilingEntry(start);
    if (first == null
        || first.getKey() >= at
        || first.getValue().whole().start() > start
        || !reading.persons.subMap(first.getValue().span().end(), at).isEmpty()
        || !PAST.matcher(text.substring(start, at)).find()) {
      return null;
    }
    return new NameReader.Read(first.getValue().span(), first.getValue().name());
  }

  /**
   * Whose career the words at {@code at} tell: the person of the same sentence, or the one who
   * opens a paragraph that is a life.
   */
  private NameReader.Read whoseLife(int at, boolean onlyLives) {
    int line = reading.lineStart(at);
    String lead = text.substring(line, at);
    boolean life =
        LIFE.matcher(lead).find()
            || (lead.isBlank() && behindLife(line))
            || BORN_HERE.matcher(lead).find();
    if (onlyLives && !life) {
      return goingOn(at, line);
    }
    if (!onlyLives) {
      int start = at;
      while (start > line && "。！？".indexOf(text.charAt(start - 1)) < 0) {
        start--;
      }
      Map.Entry<Integer, Person> nearest = reading.persons.lowerEntry(at);
      if (nearest != null && nearest.getKey() >= start) {
        String between = text.substring(Math.min(at, nearest.getValue().span().end()), at);
        return between.matches(
                "(?:同志)?(?:在|，|利用|曾|因|于|，在|男，|女，|[^，。；和与对向]{1,10}族，|[^，。；]{0,16}，){0,8}")
            ? new NameReader.Read(nearest.getValue().span(), nearest.getValue().name())
            : null;
      }
    }
    Matcher here = BORN_HERE.matcher(lead);
    int named = -1;
    while (here.find()) {
      named = line + here.start("name");
    }
    if (named > line) {
      // a page without line breaks: 甲简历 甲，男，汉族，…。 曾任…
      NameReader.Read read = names.at(named, false);
      if (read != null && text.startsWith("，", read.span().end())) {
        names.know(read.name());
        officials.put(read, read.span().start());
        return read;
      }
    }
    if (!life) {
      return goingOn(at, line);
    }
    for (int back = 0; back < 3; back++) {
      int start = line;
      while (start < at && !Reading.han(text.charAt(start)) && text.charAt(start) != '\n') {
        start++;
      }
      NameReader.Read read = names.at(start, false);
      if (read != null && text.startsWith("，", read.span().end())) {
        names.know(read.name());
        officials.put(read, read.span().start());
        return read;
      }
      if (line <= reading.body().start()) {
        break;
      }
      line = reading.lineStart(line - 1);
    }
    return null;
  }
}
