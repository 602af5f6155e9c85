package io.github.gonggao.read;

import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;

/**
 * Any other format, compressed with gzip, in one member or several. Java checks each member's CRC.
 */
final class Gzip implements SourceFormat {
  @Override
  public boolean recognises(byte[] head) {
    return isGzip(head) && !Warc.isWarc(unpacked(head));
  }

  static boolean isGzip(byte[] head) {
    return head.length > 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B && head[2] == 8;
  }

  /** The first few bytes of what is packed; empty where it is broken. */
  static byte[] unpacked(byte[] head) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
      return in.readNBytes(16);
    } catch (IOException e) {
      // broken or too short to tell; opening it says so
      return new byte[0];
    }
  }

  @Override
  public Iterator<Outcome<SourceText>> open(Input input) throws IOException {
    Budget.Counted packed = new Budget.Counted(input.stream());
    return Announcements.open(
        input.unwrapped(
            input.budget().unfolding(new GZIPInputStream(packed, 1 << 16), packed::count)));
  }
}
