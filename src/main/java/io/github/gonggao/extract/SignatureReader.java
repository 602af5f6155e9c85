package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Span;

/**
 * Who signs an order: 市　长　甲 on a line of its own, or behind the text where lines have run together.
 */
final class SignatureReader {
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?:^|(?<=[。！]))[ 　]*((?:代|副)?(?:总[ 　]*理|主[ 　]*席|省[ 　]*长|市[ 　]*长|县[ 　]*长|区[ 　]*长|州[ 　]*长|盟[ 　]*长|旗[ 　]*长|部[ 　]*长|主[ 　]*任|局[ 　]*长|署[ 　]*长|行[ 　]*长|厅[ 　]*长|审计长|检察长|院[ 　]*长))[ 　]*[：:]?[ 　]*([\\u4e00-\\u9fa5](?:[ 　]*[\\u4e00-\\u9fa5]){1,3})[ 　]*(?=$|[ 　](?:\\d{4}|[二一][〇○零九])[^，。]{2,12}日)",
          Pattern.MULTILINE);

  private final Reading reading;
  private final String text;
  private final NameReader names;
  private final Officials officials;

  SignatureReader(Reading reading, NameReader names, Officials officials) {
    this.reading = reading;
    this.text = reading.text;
    this.names = names;
    this.officials = officials;
  }

  /** Whether a line at {@code at} holds a signature and nothing else. */
  static boolean signs(String text, int at) {
    return (at == 0 || text.charAt(at - 1) == '\n') && SIGNED.at(text, at) != null;
  }

  /** 市　长　甲 under an order: whoever signs it. */
  void read() {
    Matcher signed = SIGNED.matcher(text);
    while (signed.find()) {
      String title = signed.group(1).replaceAll("[ 　]", "");
      String name = signed.group(2).replaceAll("[ 　]", "");
      if (reading.lexicon.surnames.at(name, 0) == 0
          || reading.persons.containsKey(signed.start(2))) {
        continue;
      }
      NameReader.Read read = new NameReader.Read(new Span(signed.start(2), signed.end(2)), name);
      Post post = signer(title, new Span(signed.start(1), signed.end(1)));
      officials.hold(read, post, new Span(signed.start(1), signed.end(2)));
      names.know(name);
      officials.put(read, signed.start(1));
      officials.acted(name, read.span());
    }
  }

  private static final Pattern ORDER = Pattern.compile("\\G(?:[ 　]*令|[ 　]*公告)(?=[ 　\n（(第]|\\d)");

  /** 云澜省文化厅令 over the text: whose order it is. */
  private String orders(int signature) {
    for (Body body : reading.bodies.headMap(signature, false).values()) {
      if (!body.place() && Reading.at(ORDER.matcher(text), body.span().end())) {
        return body.name();
      }
    }
    return null;
  }

  /** The signer's office: of the place that the page names, or of the body in its title. */
  private Post signer(String title, Span span) {
    PostReader.Office office = PostReader.Office.of(title);
    if (office != null) {
      return office.at(span);
    }
    String level = title.substring(title.length() - 2, title.length() - 1);
    String organ = "省市县区州盟旗".contains(level) ? reading.placeOf(level, span.start()) : null;
    if (organ == null) {
      organ = orders(span.start());
    }
    if (organ == null) {
      for (Body body :
          reading.bodies.subMap(reading.title().start(), reading.title().end()).values()) {
        if (!body.place()) {
          organ = body.name();
          break;
        }
      }
    }
    organ = organ == null ? null : organ.replaceFirst("^中华人民共和国(?=.)", "");
    return new Post(
        span, organ, organ, title, (organ == null ? "" : organ) + title, Fact.TenureStatus.REGULAR);
  }
}
