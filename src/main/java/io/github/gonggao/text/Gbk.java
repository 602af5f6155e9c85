package io.github.gonggao.text;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * GBK as mirrors decode it: the double bytes of code page 936, and its three user-defined areas as
 * private-use characters U+E000 to U+E765 (Java's own GBK refuses those, and its GB18030 changes
 * between releases).
 */
final class Gbk {
  private static final char[] CHARS = new char[0x10000];
  private static final char[] BYTES = new char[0x10000];

  static {
    Charset gbk = Charset.forName("GBK");
    for (int lead = 0x81; lead <= 0xFE; lead++) {
      for (int trail = 0x40; trail <= 0xFE; trail++) {
        if (trail == 0x7F) {
          continue;
        }
        int code = lead << 8 | trail;
        String decoded = new String(new byte[] {(byte) lead, (byte) trail}, gbk);
        char c =
            decoded.length() == 1 && decoded.charAt(0) != '\uFFFD'
                ? decoded.charAt(0)
                : userDefined(lead, trail);
        if (c != 0) {
          CHARS[code] = c;
          BYTES[c] = (char) code;
        }
      }
    }
  }

  private Gbk() {}

  private static char userDefined(int lead, int trail) {
    if (trail >= 0xA1 && lead >= 0xAA && lead <= 0xAF) {
      return (char) (0xE000 + (lead - 0xAA) * 94 + trail - 0xA1);
    }
    if (trail >= 0xA1 && lead >= 0xF8) {
      return (char) (0xE234 + (lead - 0xF8) * 94 + trail - 0xA1);
    }
    if (trail <= 0xA0 && lead >= 0xA1 && lead <= 0xA7) {
      return (char) (0xE4C6 + (lead - 0xA1) * 96 + trail - (trail > 0x7F ? 0x41 : 0x40));
    }
    return 0;
  }

  /** The two bytes of a character as one number, or 0 where it has not two. */
  static int bytes(char c) {
    return BYTES[c];
  }

  /** The character of two bytes, or 0. */
  static char decode(int lead, int trail) {
    return CHARS[lead << 8 | trail];
  }

  /** All trail bytes. */
  static int[] trails() {
    return TRAILS.clone();
  }

  private static final int[] TRAILS = range(0x40, 0x7E, 0x80, 0xFE);
  private static final int[] LEADS = range(0x81, 0xFE, 1, 0);

  /** All lead bytes. */
  static int[] leads() {
    return LEADS.clone();
  }

  private static int[] range(int from, int to, int from2, int to2) {
    int[] out = new int[512];
    int n = 0;
    for (int i = from; i <= to; i++) {
      out[n++] = i;
    }
    for (int i = from2; i <= to2; i++) {
      out[n++] = i;
    }
    return Arrays.copyOf(out, n);
  }
}
