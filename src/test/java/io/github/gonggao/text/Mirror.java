package io.github.gonggao.text;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A mirror site, forward: what it does to the bytes of a traditional page. The oracle of the
 * repair, and written without a look at it: it works on bytes, the repair on characters.
 *
 * <p>The page is held in GBK. Each character of the site's list is replaced, in the bytes, by
 * itself and its reading in brackets. Then the bytes are cut before the pairs of ！ ， ； ？ 、, again
 * at any alignment, and each piece is decoded by itself. Sites differ in how much of the one ranked
 * list they gloss, in whether they write marks half-width in the end, and in whether the question
 * mark of a byte that could not be decoded before a mark is shown or dropped.
 */
final class Mirror {
  private static final Charset GBK = Charset.forName("GBK");

  /**
   * The ranked list that sites cut off somewhere: the twelve that one page glosses whole, then by
   * the share of the pages with the character that gloss it.
   */
  private static final String RANKED = "發業規創戰統現監優執數據協聯穩網續態環轉構區災節術鄉農獻鎮經產結質調設細濟領進團計礎臺關責級風";

  private static final Map<String, String> READINGS =
      WordFile.rows("text-glosses.tsv").stream()
          .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));

  private static final int[] CUTS = {0xA3A1, 0xA3AC, 0xA3BB, 0xA3BF, 0xA1A2};

  private static final int INSERTED = -1;
  private static final String LINE_END = "<br>\n";

  private final List<String> glossed;
  private final boolean folds;
  private final boolean drops;

  private Mirror(String characters, boolean folds, boolean drops) {
    this.glossed = characters.codePoints().mapToObj(Character::toString).toList();
    this.folds = folds;
    this.drops = drops;
  }

  /**
   * @param depth how much of the ranked list of characters the site glosses
   * @param folds whether it writes punctuation half-width in the end
   */
  Mirror(int depth, boolean folds) {
    this(RANKED.substring(0, depth), folds, false);
  }

  /** A site that glosses these characters. */
  Mirror(String characters) {
    this(characters, false, false);
  }

  /** The same site, but marks are half-width in the end. */
  Mirror folding() {
    return new Mirror(String.join("", glossed), true, drops);
  }

  /** The same site, but it shows nothing for a lost byte before a mark and for private use. */
  Mirror dropping() {
    return new Mirror(String.join("", glossed), folds, true);
  }

  /** What a reader of the site sees of a page in traditional characters. */
  String show(String traditional) {
    return damage(traditional).shown();
  }

  /**
   * A damaged page.
   *
   * @param from for each character shown, the first character of the page that it holds a byte of
   * @param to the one after the last; equal to {@code from} where it was put in
   */
  record Damaged(
      String page, String shown, List<Integer> from, List<Integer> to, List<Place> places) {}

  /** A stretch of what is shown that is not what was written, and what was written there. */
  record Place(Kind kind, int start, int end, int pageStart, int pageEnd) {}

  enum Kind {
    GLOSS,
    STRADDLE,
    CUT
  }

  Damaged damage(String traditional) {
    Held held = Held.of(traditional);
    for (String character : glossed) {
      held = held.glossed(bytes(character), bytes("(" + READINGS.get(character) + ")"));
    }
    return shown(traditional, held);
  }

  private static int[] bytes(String text) {
    byte[] bytes = text.getBytes(GBK);
    int[] out = new int[bytes.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = bytes[i] & 0xFF;
    }
    return out;
  }

  /** Bytes, and for each the character of the page that it belongs to. */
  private static final class Held {
    private final int[] bytes;
    private final int[] owner;

    private Held(int[] bytes, int[] owner) {
      this.bytes = bytes;
      this.owner = owner;
    }

    static Held of(String page) {
      int[] bytes = new int[LINE_END.length() * page.length()];
      int[] owner = new int[LINE_END.length() * page.length()];
      int n = 0;
      for (int i = 0; i < page.length(); i++) {
        // a line ends in a tag, of which a byte before it may take the bracket with it
        String held = page.charAt(i) == '\n' ? LINE_END : page.substring(i, i + 1);
        for (int b : Mirror.bytes(held)) {
          owner[n] = i;
          bytes[n++] = b;
        }
      }
      return new Held(Arrays.copyOf(bytes, n), Arrays.copyOf(owner, n));
    }

    Held glossed(int[] found, int[] gloss) {
      int[] to = new int[bytes.length * (2 + gloss.length)];
      int[] whose = new int[to.length];
      int n = 0;
      for (int i = 0; i < bytes.length; i++) {
        to[n] = bytes[i];
        whose[n++] = owner[i];
        if (bytes[i] == found[0] && i + 1 < bytes.length && bytes[i + 1] == found[1]) {
          i++;
          to[n] = bytes[i];
          whose[n++] = owner[i];
          for (int b : gloss) {
            to[n] = b;
            whose[n++] = INSERTED;
          }
        }
      }
      return new Held(Arrays.copyOf(to, n), Arrays.copyOf(whose, n));
    }

    boolean tagAt(int at) {
      return bytes[at] == '<' && at + 1 < bytes.length && bytes[at + 1] == 'b';
    }

    boolean cutAt(int at) {
      int pair = at + 1 < bytes.length ? bytes[at] << 8 | bytes[at + 1] : 0;
      return Arrays.stream(CUTS).anyMatch(cut -> cut == pair);
    }
  }

  /** As mirrors decode: a lead byte takes the next byte with it, whatever that is. */
  private Damaged shown(String page, Held held) {
    StringBuilder shown = new StringBuilder();
    List<int[]> spans = new ArrayList<>();
    int at = 0;
    int[] bytes = held.bytes;
    while (at < bytes.length) {
      int end = at + 1;
      if (held.tagAt(at)) {
        // a whole tag is not shown
        at += LINE_END.length() - 1;
        continue;
      }
      if (bytes[at] > 0x80 && bytes[at] < 0xFF && end < bytes.length && !held.cutAt(end)) {
        end++;
      }
      char c = decoded(bytes, at, end);
      boolean unknown = (c == '?' && held.cutAt(end)) || (c >= 0xE000 && c <= 0xF8FF);
      if (!(drops && bytes[at] >= 0x80 && unknown)) {
        shown.append(folds ? folded(c) : c);
        spans.add(span(held.owner, at, end));
      }
      at = end;
    }
    List<Integer> from = spans.stream().map(s -> s[0]).toList();
    List<Integer> to = spans.stream().map(s -> s[1]).toList();
    String text = shown.toString();
    return new Damaged(page, text, from, to, places(page, text, from, to));
  }

  private static int[] span(int[] owner, int at, int end) {
    int first = owner[at] == INSERTED ? owner[end - 1] : owner[at];
    int last = owner[end - 1] == INSERTED ? owner[at] : owner[end - 1];
    return new int[] {first, first == INSERTED ? INSERTED : last + 1};
  }

  private static char decoded(int[] bytes, int at, int end) {
    if (bytes[at] < 0x80) {
      return (char) bytes[at];
    }
    if (end - at < 2) {
      return '?';
    }
    int trail = bytes[at + 1];
    char c = trail < 0x40 || trail == 0x7F || trail == 0xFF ? 0 : Gbk.decode(bytes[at], trail);
    return c == 0 ? '?' : c;
  }

  private static List<Place> places(
      String page, String shown, List<Integer> from, List<Integer> to) {
    List<Place> places = new ArrayList<>();
    int written = 0;
    int at = 0;
    while (at < shown.length()) {
      if (from.get(at) == written
          && to.get(at) == written + 1
          && folded(shown.charAt(at)) == folded(encodable(page.charAt(written)))) {
        written++;
        at++;
        continue;
      }
      int start = at;
      int pageStart = written;
      boolean inserted = false;
      // up to where the page's next character stands by itself again
      while (at < shown.length()
          && !(from.get(at) == written
              && to.get(at) == written + 1
              && folded(shown.charAt(at)) == folded(encodable(page.charAt(written))))) {
        inserted |= from.get(at) == INSERTED;
        written = Math.max(written, to.get(at));
        at++;
        if (at < shown.length() && from.get(at) != INSERTED) {
          written = Math.max(written, from.get(at));
        }
      }
      if (at == shown.length()) {
        written = page.length();
      }
      Kind kind = !inserted ? Kind.CUT : written > pageStart ? Kind.STRADDLE : Kind.GLOSS;
      places.add(new Place(kind, start, at, pageStart, written));
    }
    return places;
  }

  /** What GBK makes of a character: a question mark of those that it lacks. */
  static char encodable(char c) {
    return c < 0x80 || Gbk.bytes(c) != 0 ? c : '?';
  }

  /** Marks half-width, whatever they were: mirrors do not agree on it. */
  static char folded(char c) {
    int which = "，；：？！（）".indexOf(c);
    return which < 0 ? c : ",;:?!()".charAt(which);
  }
}
