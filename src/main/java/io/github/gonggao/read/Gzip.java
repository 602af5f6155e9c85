package io.github.gonggao.read;

import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.IOException;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;

/**
 * Any other format, compressed with gzip, in one member or several. Java checks each member's CRC.
 */
final class Gzip implements SourceFormat {
  @Override
  public boolean recognises(byte[] head) {
    return head.length > 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B && head[2] == 8;
  }

  @Override
  public Iterator<Outcome<SourceText>> open(Input input) throws IOException {
    return Announcements.open(
        input.unwrapped(input.budget().unfolding(new GZIPInputStream(input.stream(), 1 << 16))));
  }
}
