package io.github.gonggao.extract;

import java.util.ArrayList;
import java.util.List;

/** The people named right before a verb: 甲、乙和丙 当选…, 甲（女）同志也 任…. */
final class PeopleBefore {
  private static final Pattern ALREADY = Pattern.compile("(?:，?(?:也|均|都|现|已|分别|同时|并))$");

  private final Reading reading;
  private final String text;
  private final NameReader names;

  PeopleBefore(Reading reading, NameReader names) {
    this.reading = reading;
    this.text = reading.text;
    this.names = names;
  }

  /** Those who stand before {@code at}, in the order of the text. */
  List<NameReader.Read> at(int at) {
    List<NameReader.Read> people = new ArrayList<>();
    int end = at;
    int from = Math.max(0, end - 4);
    Matcher adverb = ALREADY.matcher(text.substring(from, end));
    if (adverb.find()) {
      end = from + adverb.start();
    }
    while (true) {
      int name = end;
      if (text.startsWith("同志", name - 2)) {
        name -= 2;
      }
      if (reading.charAt(name - 1) == '）' && text.lastIndexOf('（', name) > name - 14) {
        name = text.lastIndexOf('（', name);
      }
      Person person = reading.personEnding(name);
      if (person == null) {
        person = freshPerson(name);
      }
      if (person == null) {
        break;
      }
      people.add(0, new NameReader.Read(person.span(), person.name()));
      char c = reading.charAt(person.span().start() - 1);
      if (c != '、' && c != '和') {
        break;
      }
      end = person.span().start() - 1;
    }
    return people;
  }

  private Person freshPerson(int end) {
    int start = Math.max(reading.lineStart(end), end - 5);
    for (int at = start; at < end - 1; at++) {
      if (at > start && Reading.han(reading.charAt(at - 1)) && !reading.isBoundary(at)) {
        continue;
      }
      if (at != reading.lineStart(at) && "，；。、：\n 　志".indexOf(reading.charAt(at - 1)) < 0) {
        continue;
      }
      NameReader.Read read = names.at(at, false);
      if (read != null && read.span().end() == end) {
        return new Person(read.span(), read.name(), read.span());
      }
    }
    return null;
  }
}
