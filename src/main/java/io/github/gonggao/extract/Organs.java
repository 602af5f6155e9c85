package io.github.gonggao.extract;

import io.github.gonggao.model.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Organs that stand side by side without a mark between them: before 关于 in a title (中共中央国务院关于…,
 * whose blank a page may have lost), and line by line above the date of a signature, where short
 * names are spaced out to the width of the long ones (财　政　部).
 */
final class Organs {
  /** 国家发展改革委等五部门: the others are told elsewhere. */
  static final Pattern AND_OTHERS =
      Pattern.compile("等[一二三四五六七八九十两\\d]{0,3}(?:个)?(?:部门|单位|部委|机关|厅局)?$");

  private static final String STATE = "中华人民共和国";

  private static final Pattern SPACED =
      Pattern.compile("[\\u4e00-\\u9fa5](?:[ 　]+[\\u4e00-\\u9fa5])+");

  private final Reading reading;

  Organs(Reading reading) {
    this.reading = reading;
  }

  /**
   * What stands before the 关于 of a title, or before the 批转, 转发 or 印发 that comes sooner: of
   * 国务院批转外交部关于…的通知 it is 国务院 alone. -1 where a title has none of them.
   */
  static int headEnd(String title) {
    int end = -1;
    for (String word : HEAD_ENDS) {
      int at = title.indexOf(word);
      end = at >= 0 && (end < 0 || at < end) ? at : end;
    }
    return end;
  }

  private static final List<String> HEAD_ENDS = List.of("关于", "批转", "转发", "印发");

  /** The organs of a title's head, written out, in order; what cannot be told apart is one. */
  List<String> ofHead(String head) {
    Set<String> names = new LinkedHashSet<>();
    for (String part : head.split("[ 　、\\n]+", -1)) {
      String whole = AND_OTHERS.matcher(part.strip()).replaceFirst("");
      if (whole.length() < 2) {
        continue;
      }
      // a list's name first: 国务院办公厅 is one; then what stands side by side, which a text may join
      List<String> pieces = reading.lexicon.bodies.contains(whole) ? List.of(whole) : apart(whole);
      for (String piece : pieces) {
        String name = known(piece);
        names.add(name == null ? piece : name);
      }
    }
    return List.copyOf(names);
  }

  /** Pieces each of which ends as a body does and is followed by the opening of another. */
  private List<String> apart(String words) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 2; i <= words.length() - 2; i++) {
      if (opensBody(words, i) && closesBody(words.substring(from, i))) {
        pieces.add(words.substring(from, i));
        from = i;
      } else if ((words.charAt(i) == '与' || words.charAt(i) == '和')
          && closesBody(words.substring(from, i))
          && closesBody(words.substring(i + 1))) {
        // 农业与牧业部: no body ends before the 与 of a name
        pieces.add(words.substring(from, i));
        from = i + 1;
        i++;
      }
    }
    pieces.add(words.substring(from));
    return pieces;
  }

  private boolean opensBody(String words, int at) {
    int place = reading.placeAt(words, at);
    int body = reading.lexicon.bodies.at(words, at);
    // 国家|发展改革委: what opens here must not be the tail of a longer name
    return (place > 1 && at + place < words.length()) || (body > 2 && !insideKnown(words, at));
  }

  private boolean insideKnown(String words, int at) {
    for (int i = Math.max(0, at - 12); i < at; i++) {
      int length = reading.lexicon.bodies.at(words, i);
      if (length > 0 && i + length > at) {
        return true;
      }
    }
    return false;
  }

  private boolean closesBody(String piece) {
    return known(piece) != null
        || (piece.length() > 2
            && (reading.lexicon.bodySuffixes.before(piece, piece.length()) > 0
                || (piece.length() > 4
                    && "部委局署院会".indexOf(piece.charAt(piece.length() - 1)) >= 0)));
  }

  /** A name without 中华人民共和国, where the list has what is left. */
  String plain(String name) {
    return name.startsWith(STATE) && reading.lexicon.bodies.contains(name.substring(STATE.length()))
        ? name.substring(STATE.length())
        : name;
  }

  /** A body by one of its forms, in this text or in the lists; null where neither has it. */
  String known(String form) {
    // a list's short name is a name of its own on a card: 财政部, not 中华人民共和国财政部
    String plain = plain(form);
    for (Body body : reading.bodies.values()) {
      if (body.form().equals(plain) && !body.place()) {
        return plain(body.name());
      }
    }
    return reading.lexicon.bodies.contains(plain) ? plain : null;
  }

  /** An organ in a signature. */
  record Signed(Span span, String form, String name) {}

  /**
   * The organs in the lines right above a date at {@code date}, or before it on its line, first one
   * first.
   */
  List<Signed> above(int date) {
    List<Signed> found = new ArrayList<>();
    int start = reading.lineStart(date);
    List<Signed> beside = line(start, date);
    if (!beside.isEmpty()) {
      found.addAll(beside);
    }
    int seen = 0;
    int end = start - 1;
    while (end > reading.body().start() && seen < 16) {
      int from = reading.lineStart(end);
      if (!reading.text.substring(from, end).isBlank()) {
        List<Signed> organs = line(from, end);
        if (organs.isEmpty()) {
          break;
        }
        found.addAll(0, organs);
      }
      seen++;
      end = from - 1;
    }
    return found;
  }

  /** All organs of a line that holds nothing else, or none. */
  private List<Signed> line(int from, int to) {
    List<Signed> organs = new ArrayList<>();
    String line = reading.text.substring(from, to);
    if (line.isBlank() || line.strip().length() > 60) {
      return organs;
    }
    int at = 0;
    while (at < line.length()) {
      if (Reading.space(line.charAt(at))) {
        at++;
        continue;
      }
      Signed organ = organAt(line, at, from);
      if (organ == null) {
        return List.of();
      }
      organs.add(organ);
      at = organ.span().end() - from;
    }
    return organs;
  }

  /** The longest run from {@code at} that is a known organ when its blanks are taken out. */
  private Signed organAt(String line, int at, int offset) {
    Signed best = null;
    StringBuilder plain = new StringBuilder();
    for (int i = at; i < line.length(); i++) {
      char c = line.charAt(i);
      if (!Reading.space(c)) {
        plain.append(c);
      }
      boolean pieceEnds = i + 1 == line.length() || Reading.space(line.charAt(i + 1));
      if (!Reading.space(c) && pieceEnds && plain.length() > 1) {
        String form = plain.toString();
        String name = known(form);
        boolean spaced = SPACED.matcher(line.substring(at, i + 1)).matches();
        if (name == null
            && (i + 1 == line.length() || !spaced)
            && form.length() > 3
            && reading.lexicon.bodySuffixes.before(form, form.length()) > 0
            && form.codePoints().allMatch(x -> Reading.han((char) x))) {
          name = form;
        }
        if (name != null) {
          best = new Signed(new Span(offset + at, offset + i + 1), form, name);
          if (!spaced) {
            return best;
          }
        }
      }
    }
    return best;
  }
}
