package io.github.gonggao.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A mirror site, forward: what it does to the bytes of a traditional page. The oracle of the
 * repair, and written without a look at it: it works on bytes, the repair on characters.
 */
final class Mirror {
  private static final Charset GBK = Charset.forName("GBK");
  private static final byte[][] CUTS = {
    {(byte) 0xA3, (byte) 0xA1},
    {(byte) 0xA3, (byte) 0xAC},
    {(byte) 0xA3, (byte) 0xBB},
    {(byte) 0xA3, (byte) 0xBF},
    {(byte) 0xA1, (byte) 0xA2}
  };

  private final List<List<String>> glossed;
  private final boolean folds;

  /**
   * @param depth how much of the ranked list of characters the site glosses
   * @param folds whether it writes punctuation half-width in the end
   */
  Mirror(int depth, boolean folds) {
    this.glossed = WordFile.rows("text-glosses.tsv").subList(0, depth);
    this.folds = folds;
  }

  /** A site that glosses these characters. */
  Mirror(String characters) {
    this.glossed =
        WordFile.rows("text-glosses.tsv").stream()
            .filter(row -> characters.contains(row.get(0)))
            .toList();
    this.folds = false;
  }

  /** What a reader of the site sees of a page in traditional characters. */
  String show(String traditional) {
    byte[] bytes = traditional.getBytes(GBK);
    for (List<String> row : glossed) {
      byte[] found = row.get(0).getBytes(GBK);
      byte[] with = (row.get(0) + "(" + row.get(1) + ")").getBytes(GBK);
      bytes = replace(bytes, found, with);
    }
    StringBuilder shown = new StringBuilder();
    for (byte[] piece : pieces(bytes)) {
      decode(piece, shown);
    }
    return folds ? fold(shown.toString()) : shown.toString();
  }

  private static byte[] replace(byte[] bytes, byte[] found, byte[] with) {
    // Latin-1 strings are bytes that can be searched
    String s = new String(bytes, StandardCharsets.ISO_8859_1);
    return s.replace(
            new String(found, StandardCharsets.ISO_8859_1),
            new String(with, StandardCharsets.ISO_8859_1))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<byte[]> pieces(byte[] bytes) {
    List<byte[]> pieces = new ArrayList<>();
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    int at = 0;
    while (at < bytes.length) {
      if (isCut(bytes, at)) {
        pieces.add(piece.toByteArray());
        piece.reset();
        piece.write(bytes[at++]);
      }
      piece.write(bytes[at++]);
    }
    pieces.add(piece.toByteArray());
    return pieces;
  }

  private static boolean isCut(byte[] bytes, int at) {
    for (byte[] cut : CUTS) {
      if (at + 1 < bytes.length && bytes[at] == cut[0] && bytes[at + 1] == cut[1]) {
        return true;
      }
    }
    return false;
  }

  /** As mirrors decode: a lead byte takes the next byte with it, whatever that is. */
  private static void decode(byte[] piece, StringBuilder shown) {
    int at = 0;
    while (at < piece.length) {
      int lead = piece[at] & 0xFF;
      if (lead < 0x80) {
        shown.append((char) lead);
        at++;
      } else if (lead == 0x80 || lead == 0xFF || at + 1 == piece.length) {
        shown.append('?');
        at++;
      } else {
        int trail = piece[at + 1] & 0xFF;
        char c = trail < 0x40 || trail == 0x7F || trail == 0xFF ? 0 : Gbk.decode(lead, trail);
        shown.append(c == 0 ? '?' : c);
        at += 2;
      }
    }
  }

  private static String fold(String text) {
    String full = "，；：？！（）";
    String half = ",;:?!()";
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      int which = full.indexOf(out.charAt(i));
      if (which >= 0) {
        out.setCharAt(i, half.charAt(which));
      }
    }
    return out.toString();
  }
}
