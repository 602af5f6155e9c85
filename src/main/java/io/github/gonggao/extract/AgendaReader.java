package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Sentence;
import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What meetings did with documents: the verbs before a title, in sentences that speak of a meeting.
 */
final class AgendaReader {
  private final Reading reading;
  private final String text;
  private final MeetingInHand hand;
  private final FactExtractor extractor;

  AgendaReader(Reading reading, MeetingInHand hand, FactExtractor extractor) {
    this.reading = reading;
    this.text = reading.text;
    this.hand = hand;
    this.extractor = extractor;
  }

  /** A verb where it stands and the code of what was done. */
  private record Deed(int at, String action) {}

  private int order;

  /** 《办法》已经省人民政府第9次常务会议审议通过: what was adopted stands beside the meeting's name. */
  private void adopted() {
    Adoptions adoptions = new Adoptions(reading);
    for (Meeting meeting : reading.meetings) {
      for (Span naming : meeting.namings()) {
        Sentence sentence = reading.sentenceAt(naming.start());
        if (meeting.audience() || sentence == null) {
          continue;
        }
        List<Name> documents = adoptions.documents(naming, sentence.span());
        if (!documents.isEmpty()) {
          reading.add(
              new Fact.BusinessDone(
                  meeting.name(),
                  "adopt",
                  documents.stream().distinct().toList(),
                  ++order,
                  reading.evidence(naming, extractor)));
          documents.forEach(done::add);
        }
      }
    }
  }

  /** What adopted() has told of: no other meeting's. */
  private final Set<Name> done = new HashSet<>();

  void business() {
    adopted();
    for (Sentence sentence : reading.analysis.sentences()) {
      Span span = sentence.span();
      if (span.start() < reading.body().start()) {
        continue;
      }
      List<Name> documents = new ArrayList<>();
      Deed first = null;
      int firstTitle = -1;
      for (DocumentMention mention : reading.documents.subMap(span.start(), span.end()).values()) {
        if (mention.equals(reading.ownDocument)
            || shortened(mention)
            || (done.contains(mention.name()) && adoptedIn(span))) {
          continue;
        }
        Deed deed = deed(span, mention);
        if (deed == null
            && first != null
            && text.substring(firstTitle, mention.span().start()).indexOf('；') < 0) {
          deed = first;
        }
        if (deed != null
            && deed.action().equals("decide")
            && (reading.charAt(mention.span().start() - 1) == '对'
                || text.substring(mention.span().end(), span.end())
                    .matches("(?s)^(?:作|进行|予以|作出)(?:如下|以下|了)?(?:修|废).*"))) {
          continue; // 决定对《条例》作如下修改: what the paper at hand does
        }
        if (deed == null || (mention.byShortForm() && !deed.action().equals("adopt"))) {
          continue;
        }
        if (first == null) {
          first = deed;
          firstTitle = mention.span().start();
        }
        if (!documents.contains(mention.name())) {
          documents.add(mention.name());
        }
        // 通过《关于修改〈甲〉的决定》: 甲 was before the meeting, too
        for (NamedInTitle named : NamedInTitle.in(mention.name().value())) {
          Name inner = Name.document(named.title());
          if (named.isTheMatter()
              && reading.described.contains(inner)
              && !documents.contains(inner)) {
            documents.add(inner);
          }
        }
      }
      if (documents.isEmpty() || !hand.spokenOf(sentence)) {
        continue;
      }
      boolean motion = text.startsWith("提出", first.at());
      Meeting meeting = motion ? session() : hand.of(new Span(first.at(), first.at()), span);
      if (meeting == null) {
        continue;
      }
      Span last = reading.documents.floorEntry(span.end() - 1).getValue().span();
      reading.add(
          new Fact.BusinessDone(
              meeting.name(),
              first.action(),
              documents,
              ++order,
              reading.evidence(new Span(first.at(), Math.max(last.end(), firstTitle)), extractor)));
    }
  }

  /** A motion that 委员长会议 puts forward is before the session, not before that meeting. */
  private Meeting session() {
    return reading.meetings.stream()
        .filter(meeting -> meeting.kind().matches("常委会会议|代表大会"))
        .findFirst()
        .orElse(null);
  }

  /** 《专项行动工作方案》 of which the text has the whole title, too. */
  private boolean shortened(DocumentMention mention) {
    String title = mention.name().value();
    return reading.documents.values().stream()
        .map(other -> other.name().value())
        .anyMatch(other -> other.length() > title.length() && other.endsWith(title));
  }

  /** Whether a meeting is named in the sentence for what it adopted. */
  private boolean adoptedIn(Span sentence) {
    Adoptions adoptions = new Adoptions(reading);
    return reading.meetings.stream()
        .flatMap(meeting -> meeting.namings().stream())
        .anyMatch(
            naming ->
                sentence.contains(naming) && !adoptions.documents(naming, sentence).isEmpty());
  }

  /** 对《准则》作了深入解读. */
  private static final Pattern EXPLAINED =
      Pattern.compile("\\G(?:作了?|进行了?)?(?:了)?(?:深入|系统|全面|详细|专题)*(?:的)?(?:解读|讲解|学习|宣讲|辅导)");

  /** The verb before a title, null where none is near; the longest that ends there. */
  private Deed deed(Span sentence, DocumentMention mention) {
    if (reading.charAt(mention.span().start() - 1) == '对'
        && Reading.at(EXPLAINED.matcher(text), mention.span().end())) {
      return new Deed(mention.span().start() - 1, "study");
    }
    for (int i = mention.span().start() - 1;
        i >= sentence.start() && mention.span().start() - i < 60;
        i--) {
      int length = reading.lexicon.agendaVerbs.at(text, i);
      if (length > 0) {
        int at = i;
        while (at > sentence.start()) {
          int longer = reading.lexicon.agendaVerbs.at(text, at - 1);
          if (longer <= at - i + 1) {
            break;
          }
          at--;
        }
        return new Deed(at, reading.lexicon.agendaVerbs.value(text.substring(i, i + length)));
      }
    }
    return null;
  }
}
