package io.github.gonggao.text;

/** Kinds of characters. */
final class Han {
  private Han() {}

  /** A Han character; halves of those beyond U+FFFF count. */
  static boolean is(char c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || c == '〇'
        || (c >= 0xD840 && c <= 0xDBBF)
        || Character.isLowSurrogate(c);
  }

  /** Punctuation that only stands in East Asian text, and the quotation marks that it shares. */
  static boolean isMark(char c) {
    return (c >= 0x3001 && c <= 0x3017 && c != '〇')
        || (c >= 0xFF01 && c <= 0xFF0F)
        || c == '：'
        || c == '；'
        || c == '？'
        || c == '“'
        || c == '”'
        || c == '‘'
        || c == '’'
        || c == '—'
        || c == '…';
  }

  /** Anything that takes room and shows nothing. */
  static boolean isBlank(char c) {
    return c == ' '
        || c == '\t'
        || c == '\u00A0'
        || (c >= 0x2000 && c <= 0x200B)
        || c == '\u202F'
        || c == '\u205F'
        || c == '\u3000'
        || c == '\uFEFF'
        || c == '\u2060';
  }
}
