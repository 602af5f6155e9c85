package io.github.gonggao.read;

import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;

/** Any other format, compressed with gzip. */
final class Gzip implements SourceFormat {
  @Override
  public boolean recognises(byte[] head) {
    return head.length > 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B && head[2] == 8;
  }

  @Override
  public Iterator<Outcome<SourceText>> open(Input input) throws IOException {
    Counting packed = new Counting(input.stream());
    InputStream unpacked = new Unfolding(new GZIPInputStream(packed, 1 << 16), packed);
    return Announcements.open(new Input(input.name(), input.location(), unpacked), false);
  }

  /** Too much came out of too little. */
  static final class BombException extends IOException {
    private static final long serialVersionUID = 1L;

    BombException(String message) {
      super(message);
    }
  }

  private static final class Counting extends InputStream {
    private final InputStream in;
    private long count;

    Counting(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int c = in.read();
      count += c < 0 ? 0 : 1;
      return c;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = in.read(bytes, offset, length);
      count += Math.max(0, n);
      return n;
    }

    @Override
    public int available() throws IOException {
      // a stream of several gzip members ends early where this says 0
      return in.available();
    }
  }

  private static final class Unfolding extends InputStream {
    private final InputStream in;
    private final Counting packed;
    private long count;

    Unfolding(InputStream in, Counting packed) {
      this.in = in;
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = in.read(bytes, offset, length);
      count += Math.max(0, n);
      if (count > Limits.DECOMPRESSED_BYTES) {
        throw new BombException(
            "unfolds to more than " + Limits.DECOMPRESSED_BYTES + " bytes; split it");
      }
      if (count > Limits.RATIO_FREE_BYTES && count > packed.count * Limits.DECOMPRESSION_RATIO) {
        throw new BombException(
            "unfolds to more than "
                + Limits.DECOMPRESSION_RATIO
                + " times its size, which no text does; unpack it yourself if you trust it");
      }
      return n;
    }
  }
}
