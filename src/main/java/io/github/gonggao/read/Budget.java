package io.github.gonggao.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * What one outermost input may unfold to, shared by everything inside it, so that archives in
 * archives do not multiply what each alone may.
 */
final class Budget {
  private long packed;
  private long unfolded;
  private int entries;

  /** Too much came out of too little. */
  static final class BombException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Whether the outermost input has spent what it had, so that nothing else in it is read. */
    final boolean spent;

    BombException(String message, boolean spent) {
      super(message);
      this.spent = spent;
    }
  }

  /** The outermost bytes, counted as they are read. */
  InputStream packed(InputStream in) {
    return new Counting(in) {
      @Override
      void count(int n) {
        packed += n;
      }
    };
  }

  /** Bytes of the outermost input that are read past its stream. */
  void packed(long bytes) {
    packed += bytes;
  }

  /**
   * Unpacked bytes; reading them throws {@link BombException} where the budget ends.
   *
   * @param own how many packed bytes they came out of so far
   */
  InputStream unfolding(InputStream in, LongSupplier own) {
    return new Counting(in) {
      private long count;

      @Override
      void count(int n) throws IOException {
        count += n;
        unfolded += n;
        if (unfolded > Limits.DECOMPRESSED_BYTES) {
          throw new BombException(
              "unfolds to more than " + Limits.DECOMPRESSED_BYTES + " bytes; split it", true);
        }
        if (unfolded > Limits.TOTAL_RATIO_FREE_BYTES
            && unfolded / Limits.DECOMPRESSION_RATIO > packed) {
          throw bomb(true);
        }
        if (count > Limits.RATIO_FREE_BYTES
            && count / Limits.DECOMPRESSION_RATIO > own.getAsLong()) {
          throw bomb(false);
        }
      }
    };
  }

  private static BombException bomb(boolean spent) {
    return new BombException(
        "unfolds to more than "
            + Limits.DECOMPRESSION_RATIO
            + " times its size, which no text does; unpack it yourself if you trust it",
        spent);
  }

  /** Bytes counted as they are read, for {@link #unfolding}. */
  static final class Counted extends Counting {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    void count(int n) {
      count += n;
    }

    long count() {
      return count;
    }
  }

  /** Takes one entry of an archive from the budget; false where there are too many. */
  boolean entry() {
    entries++;
    return entries <= Limits.ARCHIVE_ENTRIES;
  }

  private abstract static class Counting extends FilterInputStream {
    Counting(InputStream in) {
      super(in);
    }

    abstract void count(int n) throws IOException;

    @Override
    public int read() throws IOException {
      int c = in.read();
      count(c < 0 ? 0 : 1);
      return c;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = in.read(bytes, offset, length);
      count(Math.max(0, n));
      return n;
    }

    @Override
    public long skip(long n) throws IOException {
      // skipped bytes were unfolded too
      int skipped = in.readNBytes((int) Math.min(n, 1 << 16)).length;
      count(skipped);
      return skipped;
    }

    @Override
    public boolean markSupported() {
      // what is read twice would count twice
      return false;
    }
  }
}
