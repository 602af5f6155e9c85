package io.github.gonggao.extract;

import io.github.gonggao.model.Sentence;
import io.github.gonggao.model.Span;

/**
 * Which meeting a sentence is about: one that it names beside the verb, else one whose kind it
 * names (座谈会由甲主持), else the one that the text has in hand. A meeting is in hand from the sentence
 * that reports it; what is named in passing (贯彻中央经济工作会议精神, 此前召开的座谈会) takes nothing over.
 */
final class MeetingInHand {
  private static final int BESIDE = 40;

  private final Reading reading;
  private final String text;

  MeetingInHand(Reading reading) {
    this.reading = reading;
    this.text = reading.text;
  }

  /** The meeting of a verb at {@code verb} in {@code sentence}, null where the text has none. */
  Meeting of(Span verb, Span sentence) {
    int line = reading.lineStart(sentence.start());
    Span whole = sentence.start() - line < 160 ? new Span(line, sentence.end()) : sentence;
    if (AGENDA.matcher(sentence.of(text)).find() || AGENDA.matcher(whole.of(text)).find()) {
      Meeting planned = lastNamed(line);
      if (planned != null) {
        return planned;
      }
    }
    Meeting object = named(verb.end(), Math.min(sentence.end(), verb.end() + BESIDE));
    if (object != null && noBreak(verb.end(), object)) {
      return object;
    }
    Meeting byKind = text.startsWith("大会", sentence.start()) ? session() : null;
    byKind = byKind == null ? byKind(verb, sentence) : byKind;
    if (byKind != null) {
      return byKind;
    }
    Meeting before = null;
    for (Meeting meeting : reading.meetings) {
      for (Span naming : meeting.namings()) {
        if (!meeting.audience()
            && naming.start() >= sentence.start()
            && naming.end() <= verb.start()) {
          before = meeting;
        }
      }
    }
    return before != null ? before : at(verb.start());
  }

  /** The meeting in hand at {@code at}; in a digest each heading lets it go. */
  Meeting at(int at) {
    Meeting hand = lastTaken(at);
    return hand != null
            && reading.titleText().strip().matches(".*(?:快讯|简讯|播报|要闻)")
            && heads(hand, at)
        ? null
        : hand;
  }

  private boolean heads(Meeting hand, int at) {
    int line = reading.lineEnd(hand.clause().end() - 1) + 1;
    while (line > 0 && line < at) {
      int end = reading.lineEnd(line);
      String words = text.substring(line, end).strip();
      if (!words.isEmpty() && words.length() <= 40 && !words.matches(".*[。！？；：]")) {
        return true;
      }
      line = end + 1;
    }
    return false;
  }

  private Meeting lastTaken(int at) {
    Meeting hand = null;
    for (Meeting meeting : reading.meetings) {
      if (meeting.audience()) {
        continue;
      }
      if (hand == null || (meeting.clause().start() <= at && takesOver(meeting))) {
        hand = meeting;
      }
    }
    return hand;
  }

  /** Reported at the start of a sentence: with its day or its host, and then its name. */
  private boolean takesOver(Meeting meeting) {
    if (!meeting.reported()) {
      return false;
    }
    Span clause = meeting.clause();
    if (IN_SPEECH
        .matcher(text.substring(reading.lineStart(clause.start()), clause.start() + 8))
        .find()) {
      return false;
    }
    for (Span naming : meeting.namings()) {
      if (clause.contains(naming)) {
        String lead = text.substring(clause.start(), naming.start());
        if (lead.matches("(?s).*(?:决定|同意|定于|提请|将于|拟于|筹备).*")) {
          return false; // 决定8月召开常委会会议: that one is still to come
        }
        int marks = 0;
        for (int i = 0; i < lead.length(); i++) {
          marks += lead.charAt(i) == '，' ? 1 : 0;
        }
        return lead.length() <= 60 && marks <= 2;
      }
    }
    return false;
  }

  /** 会议提出，由党中央召开工作会议，是第一次: told by the meeting in hand. */
  private static final Pattern IN_SPEECH = Pattern.compile("(?:会议|大会)(?:强调|指出|提出|要求|认为|号召)(?:，|：)");

  /** 决定12月召开全会。会议的主要任务是…: that one's. */
  private static final Pattern AGENDA =
      Pattern.compile("^(?:这次|此次|本次)?(?:会议|大会|全会)的?(?:主要)?(?:任务|议程|议题|日程)(?:是|为|包括|有)");

  private Meeting lastNamed(int before) {
    Meeting last = null;
    int at = -1;
    for (Meeting meeting : reading.meetings) {
      for (Span naming : meeting.namings()) {
        if (!meeting.audience() && naming.end() <= before && naming.end() > at) {
          last = meeting;
          at = naming.end();
        }
      }
    }
    return last;
  }

  /** 大会 is the session, where the text has one: 政协会议举行新闻发布会。大会的议程是… */
  private Meeting session() {
    for (Meeting meeting : reading.meetings) {
      if (meeting.name().value().matches(".*(?:届|次).*(?:会议|大会)") && meeting.reported()) {
        return meeting;
      }
    }
    return null;
  }

  private boolean noBreak(int from, Meeting meeting) {
    for (Span naming : meeting.namings()) {
      if (naming.start() >= from) {
        return text.substring(from, naming.start()).matches("[^，。；]*");
      }
    }
    return false;
  }

  private Meeting named(int from, int to) {
    Meeting best = null;
    int at = to;
    for (Meeting meeting : reading.meetings) {
      for (Span naming : meeting.namings()) {
        if (!meeting.audience() && naming.start() >= from && naming.start() < at) {
          best = meeting;
          at = naming.start();
        }
      }
    }
    return best;
  }

  /** 主持座谈会, 座谈会由甲主持, 在座谈会上: the last meeting of that kind. */
  private Meeting byKind(Span verb, Span sentence) {
    int from = verb.end();
    while (from < sentence.end() && "了并此本次".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    Meeting after = ofKind(from, verb.start());
    if (after != null) {
      return after;
    }
    for (int i = sentence.start(); i < verb.start(); i++) {
      if (i == sentence.start() || "，在；".indexOf(text.charAt(i - 1)) >= 0) {
        Meeting found = ofKind(i, verb.start());
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private Meeting ofKind(int at, int until) {
    int length = reading.lexicon.meetingNouns.at(text, at);
    if (length <= 2) {
      return null;
    }
    String noun = text.substring(at, at + length);
    String kind = reading.lexicon.meetingNouns.value(noun);
    Meeting best = null;
    for (Meeting meeting : reading.meetings) {
      boolean fits = meeting.name().value().endsWith(noun) || meeting.kind().equals(kind);
      if (!meeting.audience()
          && fits
          && (best == null || (meeting.clause().start() <= until && meeting.reported()))) {
        best = meeting;
      }
    }
    return best;
  }

  /** Whether {@code sentence} speaks of a meeting by name or as 会议. */
  boolean spokenOf(Sentence sentence) {
    String words = sentence.span().of(text);
    int line = reading.lineStart(sentence.span().start());
    if (SPEAKS.matcher(words).find()
        || text.startsWith("会上", line)
        || text.startsWith("会议期间", line)) {
      return true;
    }
    for (Meeting meeting : reading.meetings) {
      for (Span naming : meeting.namings()) {
        if (sentence.span().contains(naming)) {
          return true;
        }
      }
    }
    return false;
  }

  private static final Pattern SPEAKS =
      Pattern.compile(
          "^(?:此次|本次)?(?:会议|大会|全会|座谈会|学习会)|会上|会议(?:还|并)?(?:经|审议|学习|研究|讨论|传达|听取|通过|表决|通报|书面|集体|专题)"
              + "|^(?:审议|表决|讨论|研究|听取|传达|学习|还审议|还听取|还学习)"
              // whoever passes a document on does so at the meeting
              + "|出席(?:了)?(?:会议|仪式|大会|座谈会|活动)|作(?:了)?题为《|对《[^》]{3,60}》[^，。；]{0,10}(?:解读|讲解|辅导)"
              + "|(?:^|，)[^，。；《]{2,40}(?:传达|宣读|领学|带领[^，。；]{2,16}学习|集体学习|通报|解读)了?[^，。；《]{0,40}《|的议案");
}
