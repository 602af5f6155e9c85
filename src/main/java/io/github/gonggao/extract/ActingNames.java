package io.github.gonggao.extract;

import io.github.gonggao.model.Sentence;
import java.util.List;

/** Names without posts: those who stand alone among the ones present, and those commended. */
final class ActingNames {
  private static final Pattern PRESENT =
      Pattern.compile(
          "\\G(?:同志)?(?:等(?:领导)?(?:同志)?)?(?:分别|共同|一同|也|还|一起|先后)?(?:出席|参加|列席|陪同|随同|主持|会见时在座|参与)");
  private static final Pattern COMMENDED = Pattern.compile("(?:追授|授予|追认|表彰)(?:了)?");

  private final Reading reading;
  private final String text;
  private final NameReader names;
  private final Officials officials;

  ActingNames(Reading reading, NameReader names, Officials officials) {
    this.reading = reading;
    this.text = reading.text;
    this.names = names;
    this.officials = officials;
  }

  /** 刘金国出席会议。何立峰、吴政隆陪同。 */
  void present() {
    for (Sentence sentence : reading.analysis.sentences()) {
      int at = sentence.span().start();
      while (at < sentence.span().end()) {
        while (at < sentence.span().end() && !Reading.han(text.charAt(at))) {
          at++;
        }
        if (at >= sentence.span().end() || reading.persons.containsKey(at)) {
          break;
        }
        List<NameReader.Read> read = names.list(at, false);
        if (read.isEmpty()) {
          break;
        }
        int end = names.after(read.get(read.size() - 1).span().end());
        Matcher present = PRESENT.matcher(text);
        boolean list = Reading.at(present, end);
        boolean mixed =
            read.size() >= 3
                && (reading.charAt(end) == '，' || reading.charAt(end) == '、')
                && text.substring(end, sentence.span().end()).matches("(?s).*(?:出席|参加|列席|陪同).*");
        if ((list || mixed) && read.stream().allMatch(this::plausible)) {
          for (NameReader.Read name : read) {
            names.know(name.name());
            officials.put(name, name.span().start());
            officials.acted(name.name(), name.span());
          }
        }
        break;
      }
    }
  }

  private boolean plausible(NameReader.Read read) {
    String name = read.name();
    if (name.contains("·") || names.known().contains(name)) {
      return true;
    }
    var token = reading.tokenAt(read.span().start());
    return reading.bodies.get(read.span().start()) == null
        && token != null
        && (token.tag().startsWith("nr")
            || token.text().length() == 1
            || (name.length() == 2 && token.text().length() <= 2)
            || (name.length() == 3 && token.text().length() < 3));
  }

  /** 授予甲、乙等同志“先进个人”称号: commended persons hold no post by it. */
  void commended() {
    Matcher verb = COMMENDED.matcher(text).region(reading.body().start(), reading.body().end());
    while (verb.find()) {
      Sentence sentence = reading.sentenceAt(verb.start());
      String after =
          text.substring(verb.end(), sentence == null ? verb.end() : sentence.span().end());
      int title = after.indexOf("称号");
      if (title < 0) {
        continue;
      }
      int at = verb.end();
      while (at >= 0 && at < verb.end() + title) {
        List<NameReader.Read> read =
            reading.persons.containsKey(at) || reading.lexicon.surnames.at(text, at) == 0
                ? List.of()
                : names.list(at, false);
        if (read.isEmpty() || !read.stream().allMatch(this::plausible)) {
          int comma = text.indexOf('，', at);
          int again = text.indexOf("授予", at);
          at =
              again >= 0 && (comma < 0 || again < comma + 1)
                  ? again + 2
                  : comma < 0 ? -1 : comma + 1;
          if (at >= 0 && text.startsWith("授予", at)) {
            at += 2;
          }
          continue;
        }
        for (NameReader.Read name : read) {
          names.know(name.name());
          officials.put(name, name.span().start());
          officials.acted(name.name(), name.span());
        }
        at = read.get(read.size() - 1).span().end();
        int comma = text.indexOf('，', at);
        at = comma < 0 ? -1 : comma + 1;
      }
    }
  }
}
