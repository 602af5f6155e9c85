package io.github.gonggao.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The charset ladder: a byte order mark, strict UTF-8, strict GB18030. Each step refuses what it
 * cannot read, so that no text is ever half read. GB18030 holds GB2312 and GBK, whatever a page
 * says it is in (镕 and 喆 are not in GB2312).
 */
final class Charsets {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private Charsets() {}

  /** A text, its newlines as LF, and the charset that it was in. */
  record Decoded(String text, String charset) {}

  static Optional<Decoded> decode(byte[] bytes, int length) {
    if (startsWith(bytes, length, 0xEF, 0xBB, 0xBF)) {
      return strict(bytes, 3, length, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, length, 0xFF, 0xFE)) {
      return strict(bytes, 2, length, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, length, 0xFE, 0xFF)) {
      return strict(bytes, 2, length, StandardCharsets.UTF_16BE);
    }
    return strict(bytes, 0, length, StandardCharsets.UTF_8)
        .or(() -> strict(bytes, 0, length, GB18030).filter(d -> isChinese(d.text)));
  }

  /**
   * Strict GB18030 takes nearly any bytes above 80 in pairs, Latin-1 and pictures too; a text in it
   * has more characters of everyday use than of the rest.
   */
  private static boolean isChinese(String text) {
    int everyday = 0;
    int other = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        if ((c >= 0x4E00 && c <= 0x9FA5) || (c >= 0x3000 && c <= 0x3017) || c >= 0xFF00) {
          everyday++;
        } else {
          other++;
        }
      }
    }
    return everyday > 4 * other;
  }

  static boolean isUtf16(byte[] head) {
    return startsWith(head, head.length, 0xFF, 0xFE) || startsWith(head, head.length, 0xFE, 0xFF);
  }

  private static boolean startsWith(byte[] bytes, int length, int... mark) {
    if (length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Decoded> strict(byte[] bytes, int start, int length, Charset charset) {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, start, length - start))
              .toString();
      return Optional.of(new Decoded(lines(text), charset.name()));
    } catch (CharacterCodingException e) {
      // not in this charset: the next step of the ladder has its turn
      return Optional.empty();
    }
  }

  private static String lines(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
