package io.github.gonggao.extract;

import java.util.ArrayList;
import java.util.List;

/** The people named right before a verb: 甲、乙和丙 当选…, 甲（女）同志也 任…. */
final class PeopleBefore {
  private static final Pattern ALREADY = Pattern.compile("(?:，?(?:也|均|都|现|已|再次|再度|分别|同时|并))$");

  private static final Pattern TITLE = Pattern.compile("(?:总书记|主席|总统|总理|首相|先生|女士)$");

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
    Matcher title = TITLE.matcher(text.substring(Math.max(0, end - 3), end));
    if (title.find()) {
      // 祝贺甲主席再次当选
      int bare = end - title.group().length();
      end = reading.personEnding(bare) == null ? end : bare;
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
    return people.isEmpty() || !replaced(people.get(0)) ? people : List.of();
  }

  /** 接替现任总理甲出任…: whoever is replaced takes nothing up. */
  private boolean replaced(NameReader.Read first) {
    Person person = reading.persons.get(first.span().start());
    int start = person == null ? first.span().start() : person.whole().start();
    return text.startsWith("接替", start - 2)
        || text.startsWith("代替", start - 2)
        || text.startsWith("取代", start - 2);
  }

  private Person freshPerson(int end) {
    int start = Math.max(reading.lineStart(end), end - 5);
    for (int at = start; at < end - 1; at++) {
      if (at > start && Reading.han(reading.charAt(at - 1)) && !reading.isBoundary(at)) {
        continue;
      }
      if (at != reading.lineStart(at)
          && "，；。、：\n 　志".indexOf(reading.charAt(at - 1)) < 0
          && !text.startsWith("祝贺", at - 2)
          && !text.startsWith("确认", at - 2)
          && !text.startsWith("宣布", at - 2)) {
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
