package io.github.gonggao.extract;

import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The documents of one announcement while the places that tell of them are being gathered. */
final class Drafts {
  private final Map<Name, Draft> drafts = new LinkedHashMap<>();

  /** By the title without its inner marks, which one place writes 〈〉 and another 《》. */
  private final Map<String, Draft> byWords = new HashMap<>();

  private final Lexicon lexicon;

  Drafts(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** What is gathered of one document before it is said. */
  static final class Draft {
    final Name name;
    final Span span;
    String number;
    final Set<String> issuers = new LinkedHashSet<>();
    LocalDate issued;
    LocalDate effective;
    String kind;
    String status;
    boolean here;

    Draft(Name name, Span span) {
      this.name = name;
      this.span = span;
    }
  }

  /** The draft of a title, begun at {@code span} where there was none. */
  Draft of(String title, Span span) {
    return byWords.computeIfAbsent(
        words(title),
        words -> {
          Draft draft = new Draft(Name.document(title), span);
          draft.kind = kind(title).orElse(null);
          drafts.put(draft.name, draft);
          return draft;
        });
  }

  /** Whether a title is that of a draft, which may be null. */
  boolean same(String title, Draft draft) {
    return draft != null && byWords.get(words(title)) == draft;
  }

  private static String words(String title) {
    return title.replaceAll("[《》〈〉<> 　]", "");
  }

  /** The draft of a name, or null. */
  Draft get(Name name) {
    return drafts.get(name);
  }

  boolean contains(Name name) {
    return drafts.containsKey(name);
  }

  Collection<Draft> all() {
    return drafts.values();
  }

  Set<Name> names() {
    return drafts.keySet();
  }

  /** 云澜省人民政府令第301号, 海关总署公告2014年第30号. */
  private static final Pattern NUMBERED =
      Pattern.compile("(令|公告)(?:(?:19|20)\\d{2}年)?" + DocumentNumber.SERIAL + "$");

  /** The kind that the last noun of a title tells; empty for what is no document of policy. */
  Optional<String> kind(String title) {
    String plain = title.replaceAll("[（(][^（）()]*[）)]$", "").strip();
    Matcher numbered = NUMBERED.matcher(plain);
    if (numbered.find()) {
      return Optional.of(numbered.group(1));
    }
    int length = lexicon.documentNouns.before(plain, plain.length());
    if (length == 0) {
      return Optional.empty();
    }
    if (plain.endsWith("法")
        && plain.matches(
            ".*(?:方法|办法|书法|看法|做法|说法|魔法|兵法|想法|(?<![预决])算法|手法|打法|疗法|(?<!适)用法|玩法|语法|技法|(?<!公)司法|执法|立法|守法|违法|合法)$")
        && !plain.endsWith("办法")) {
      return Optional.empty();
    }
    return Optional.of(lexicon.documentNouns.value(plain.substring(plain.length() - length)));
  }
}
