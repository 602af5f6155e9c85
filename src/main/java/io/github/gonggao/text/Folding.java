package io.github.gonggao.text;

/**
 * What a character counts as where only the language matters: its simplified form, full-width
 * marks, one figure and one letter for all.
 */
final class Folding {
  private final char[] folded = new char[0x10000];

  /**
   * @param pairs traditional or variant characters, each followed by its simplified form
   */
  Folding(CharSequence pairs) {
    for (int c = 0; c < folded.length; c++) {
      folded[c] = (char) c;
      if (Character.isDigit((char) c)) {
        folded[c] = '0';
      } else if ((c < 0x7F || c > 0xFF00) && Character.isLetter((char) c)) {
        folded[c] = 'a';
      } else if (Han.isBlank((char) c)) {
        folded[c] = ' ';
      }
    }
    folded[Walks.FIGURE] = '0';
    String half = ",;:?!()";
    String full = "，；：？！（）";
    for (int i = 0; i < half.length(); i++) {
      folded[half.charAt(i)] = full.charAt(i);
    }
    for (int i = 0; i < pairs.length(); i += 2) {
      folded[pairs.charAt(i)] = pairs.charAt(i + 1);
    }
  }

  char of(char c) {
    return folded[c];
  }
}
