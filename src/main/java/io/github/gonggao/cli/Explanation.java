package io.github.gonggao.cli;

import io.github.gonggao.model.Alignment;
import io.github.gonggao.model.Evidence;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import io.github.gonggao.run.Extraction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An announcement as a person checks it: each line of the restored text, and under it the facts
 * whose evidence starts there, with the place in the text as found (code points, as in the graph),
 * the rule and its confidence.
 */
final class Explanation {
  private static final String PLAIN = "\u001B[0m";
  private static final String FAINT = "\u001B[2m";

  private final String text;
  private final String source;
  private final Alignment alignment;
  private final List<Fact> facts;
  private final boolean mentions;
  private final Console console;
  private final InWords inWords = new InWords();

  Explanation(Extraction x, boolean mentions, Console console) {
    this.text = x.announcement().text().restored();
    this.source = x.announcement().text().source();
    this.alignment = x.announcement().text().alignment();
    this.mentions = mentions;
    this.console = console;
    this.facts =
        x.facts().stream()
            .sorted(Comparator.comparing((Fact fact) -> fact.evidence().span()))
            .toList();
  }

  void print() {
    int start = 0;
    int next = 0;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      console.out().println(coloured(new Span(start, end)));
      // what stands before the line has been printed; the last line takes what is left
      while (next < facts.size()
          && (facts.get(next).evidence().span().start() <= end || end == text.length())) {
        Fact fact = facts.get(next++);
        if (mentions || !(fact instanceof Fact.Mentioned)) {
          console.out().println(line(fact));
        }
      }
      start = end + 1;
    }
  }

  private String line(Fact fact) {
    Evidence evidence = fact.evidence();
    Span found = alignment.toSource(evidence.span());
    String place =
        source.codePointCount(0, found.start()) + "-" + source.codePointCount(0, found.end());
    boolean colours = console.colours();
    return String.format(
        Locale.ROOT,
        "    %s  %s%s %s %.2f%s",
        fact.accept(inWords),
        colours ? FAINT : "",
        place,
        evidence.rule(),
        evidence.confidence(),
        colours ? PLAIN : "");
  }

  /** A line with its mentions in the colours of their kinds; where two overlap, the first. */
  private String coloured(Span line) {
    if (!console.colours()) {
      return line.of(text);
    }
    StringBuilder out = new StringBuilder();
    int at = line.start();
    for (Fact fact : facts) {
      Span span = fact.evidence().span();
      if (fact instanceof Fact.Mentioned mentioned
          && span.start() >= at
          && span.end() <= line.end()) {
        out.append(text, at, span.start()).append(colour(mentioned.name().kind()));
        out.append(span.of(text)).append(PLAIN);
        at = span.end();
      }
    }
    return out.append(text, at, line.end()).toString();
  }

  private static String colour(Name.Kind kind) {
    int code =
        switch (kind) {
          case PERSON -> 31;
          case ORGANIZATION -> 34;
          case GROUP -> 36;
          case MEETING -> 35;
          case DOCUMENT -> 32;
          case FORMULATION -> 33;
        };
    return "\u001B[" + code + "m";
  }

  private String say(String english, String chinese) {
    return console.say(english, chinese);
  }

  /** A fact in one line: what kind, then what it says, its parts apart by blanks. */
  private final class InWords implements Fact.Visitor<String> {
    private String join(String kind, Object... parts) {
      List<String> out = new ArrayList<>(List.of(kind + ":"));
      for (Object part : parts) {
        Object value = part instanceof Optional<?> maybe ? maybe.orElse(null) : part;
        String word =
            value instanceof Name name ? name.value() : value == null ? "" : value.toString();
        if (!word.isEmpty()) {
          out.add(word);
        }
      }
      return String.join(" ", out);
    }

    private String names(List<Name> names) {
      return names.stream().map(Name::value).collect(Collectors.joining("、"));
    }

    private String code(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String mentioned(Fact.Mentioned fact) {
      boolean asWritten = fact.form().equals(fact.name().value());
      return join(say("mention", "提及"), fact.form(), asWritten ? "" : "= " + fact.name().value());
    }

    @Override
    public String organizationDescribed(Fact.OrganizationDescribed fact) {
      return join(say("organization", "机构"), fact.organization(), fact.kind());
    }

    @Override
    public String partOf(Fact.PartOf fact) {
      return join(say("part of", "隶属"), fact.part(), "→", fact.whole());
    }

    @Override
    public String personActed(Fact.PersonActed fact) {
      return join(say("person", "人物"), fact.person());
    }

    @Override
    public String postHeld(Fact.PostHeld fact) {
      return join(
          say("post", "职务"),
          fact.person(),
          fact.post(),
          fact.status() == Fact.TenureStatus.REGULAR ? "" : code(fact.status()));
    }

    @Override
    public String meetingHeld(Fact.MeetingHeld fact) {
      return join(
          say("meeting", "会议"),
          fact.meeting(),
          fact.meetingKind().equals(fact.meeting().value()) ? "" : fact.meetingKind(),
          fact.start(),
          fact.end().map(end -> "– " + end),
          fact.place(),
          fact.host());
    }

    @Override
    public String participation(Fact.Participation fact) {
      return join(
          say("takes part", "参会"),
          fact.participant(),
          fact.roles().stream().map(this::code).collect(Collectors.joining(",")),
          "→",
          fact.meeting());
    }

    @Override
    public String businessDone(Fact.BusinessDone fact) {
      return join(
          say("business", "议程"), fact.action(), names(fact.documents()), "→", fact.meeting());
    }

    @Override
    public String documentIssued(Fact.DocumentIssued fact) {
      return join(
          say("document", "文件"),
          fact.document(),
          fact.number(),
          names(fact.issuers()),
          fact.issued(),
          fact.effective().map(day -> say("from ", "施行 ") + day));
    }

    @Override
    public String documentRelated(Fact.DocumentRelated fact) {
      return join(say("relation", "文件关系"), fact.subject(), code(fact.relation()), fact.object());
    }

    @Override
    public String shortFormDefined(Fact.ShortFormDefined fact) {
      return join(say("short form", "简称"), fact.shortForm(), "=", fact.standsFor());
    }

    @Override
    public String personnelChanged(Fact.PersonnelChanged fact) {
      return join(
          say("change", "人事变动"),
          fact.person(),
          code(fact.change()),
          fact.post(),
          fact.date(),
          fact.by());
    }

    @Override
    public String stated(Fact.Stated fact) {
      String words = fact.words().of(text);
      int end = Math.min(words.length(), 24);
      return join(
          say("statement", "表述"),
          fact.speakerForm(),
          fact.act(),
          words.substring(0, end) + (end < words.length() ? "…" : ""));
    }
  }
}
