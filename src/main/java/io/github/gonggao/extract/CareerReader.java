package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import java.util.List;
import java.util.Map;

/** The posts of a life: 甲在担任A局局长期间, 甲，男，…，现任B处处长. */
final class CareerReader {
  private static final Pattern CAREER =
      Pattern.compile(
          "(?:现任|历任|曾任|曾先后任|先后任|先后担任|历任过|曾担任|担任|曾兼任|时任|(?<![委责信选主聘前原新拟重胜])任)(?![职命免务何期意性由的前满教用]|重(?!庆))|\\d{4}[年.]\\d{1,2}(?:月)?(?:[—－-]+(?:\\d{4}[年.]\\d{1,2}月?|至今))?(?:起|，|任|，任| )*");
  private static final Pattern LIFE = Pattern.compile("^[^，。]{2,14}，(?:男|女)，|该同志|同志简历|简历");

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
      NameReader.Read who = whoseLife(matcher.start(), dated || word.equals("任"));
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

  /**
   * Whose career the words at {@code at} tell: the person of the same sentence, or the one who
   * opens a paragraph that is a life.
   */
  private NameReader.Read whoseLife(int at, boolean onlyLives) {
    int line = reading.lineStart(at);
    String lead = text.substring(line, at);
    boolean life = LIFE.matcher(lead).find();
    if (onlyLives && !life) {
      return null;
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
    if (!life) {
      return null;
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
