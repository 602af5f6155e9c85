package io.github.gonggao.read;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.text.TextPosition;

/**
 * A line as it stands on a page, in points from its top left.
 *
 * @param text blanks where the glyphs stand apart: one where a blank is set, a wide one for a gap
 *     as wide as a character, two for more
 * @param height where its baseline is, as a share of the page's height
 * @param size of its characters
 */
record PdfLine(
    String text, double left, double right, double baseline, double height, double size) {
  /** Narrower gaps, in characters, part no words; justified lines have them everywhere. */
  private static final double GAP = 0.6;

  private static final double WIDE_GAP = 1.6;

  /** A gap of this many characters more than others of its line is the border of a cell. */
  private static final double CELL_GAP = 0.22;

  /** Narrower gaps, in characters, part no words of alphabets. */
  private static final double LATIN_GAP = 0.18;

  /** The radicals of Unicode that stand for a character and have no decomposition. */
  private static final String RADICALS =
      "⺁厂⺇几⺌小⺎兀⺏尣⺐尢⺑巳⺒巳⺓幺⺔彑⺕彐⺗心⺙攵⺚无⺛旡⺜日⺝月⺟母⺠民⺡氵⺢水⺣灬⺥爪⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻"
          + "⺮竹⺯糹⺰纟⺱罓⺲罒⺳㓁⺵网⺶羊⺷羊⺹耂⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸"
          + "⻓长⻔门⻕阝⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龟⻲亀⻳龟";

  /** The line of glyphs from left to right; nothing where they are blank. */
  static Optional<PdfLine> of(List<TextPosition> glyphs) {
    List<TextPosition> seen = new ArrayList<>();
    List<Boolean> spaced = new ArrayList<>();
    boolean blank = false;
    for (TextPosition glyph : glyphs) {
      String unicode = glyph.getUnicode();
      if (unicode == null || unicode.codePoints().allMatch(PdfLine::isBlank)) {
        blank = true;
      } else {
        seen.add(glyph);
        spaced.add(blank);
        blank = false;
      }
    }
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    double size = size(seen);
    double[] gaps = new double[seen.size()];
    boolean spread = seen.size() > 3;
    for (int i = 1; i < seen.size(); i++) {
      gaps[i] = (left(seen.get(i)) - right(seen.get(i - 1))) / size;
      spread &= gaps[i] >= GAP / 2;
    }
    double usual = Arrays.stream(gaps).sorted().toArray()[gaps.length / 2];
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < seen.size(); i++) {
      String unicode = characters(seen.get(i).getUnicode());
      if (i > 0 && !spread) {
        char before = text.charAt(text.length() - 1);
        text.append(between(before, unicode.charAt(0), gaps[i], usual, spaced.get(i)));
      }
      text.append(unicode);
    }
    TextPosition first = seen.get(0);
    TextPosition last = seen.get(seen.size() - 1);
    double baseline = first.getYDirAdj();
    double page = first.getPageHeight();
    return Optional.of(
        new PdfLine(
            text.toString(),
            left(first),
            right(last),
            baseline,
            page > 0 ? baseline / page : 0.5,
            size));
  }

  private static double left(TextPosition glyph) {
    return glyph.getXDirAdj();
  }

  private static double right(TextPosition glyph) {
    return glyph.getXDirAdj() + (double) glyph.getWidthDirAdj();
  }

  /** The size of most of the line: of the glyph in the middle by size. */
  private static double size(List<TextPosition> glyphs) {
    double[] sizes = glyphs.stream().mapToDouble(TextPosition::getFontSizeInPt).sorted().toArray();
    double middle = Math.abs(sizes[sizes.length / 2]);
    return middle > 0.5 ? middle : 10;
  }

  private static String between(char before, char after, double gap, double usual, boolean spaced) {
    if (gap >= WIDE_GAP) {
      return Paragraphs.CELL;
    }
    boolean latin = before < 0x2E80 && after < 0x2E80;
    if (gap >= GAP) {
      return latin && spaced ? " " : "\u3000";
    }
    if (!spaced && isHan(before) && isHan(after) && gap > Math.max(CELL_GAP, usual + 0.1)) {
      return Paragraphs.CELL;
    }
    if (spaced) {
      return gap > 0.1 ? " " : "";
    }
    return latin && gap > LATIN_GAP && !isMark(before) && !isMark(after) ? " " : "";
  }

  private static boolean isHan(char c) {
    return c >= 0x2E80 && Character.isLetter(c);
  }

  private static boolean isMark(char c) {
    return !Character.isLetterOrDigit(c);
  }

  static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
  }

  /** What a glyph says: some producers name Han characters by the radical that looks alike. */
  static String characters(String unicode) {
    char c = unicode.charAt(0);
    if (c >= 0x2F00 && c <= 0x2FD5) {
      return Normalizer.normalize(unicode, Normalizer.Form.NFKC);
    }
    if (c >= 0x2E80 && c <= 0x2EFF) {
      int at = RADICALS.indexOf(c);
      return at < 0 ? unicode : RADICALS.charAt(at + 1) + unicode.substring(1);
    }
    if (c >= 0xFB00 && c <= 0xFB06) {
      return Normalizer.normalize(unicode, Normalizer.Form.NFKC);
    }
    return unicode;
  }
}
