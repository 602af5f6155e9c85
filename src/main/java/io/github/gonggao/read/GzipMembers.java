package io.github.gonggao.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The members of a gzip one by one, each with its checksum, for WARCs, where a member is a record:
 * {@link java.util.zip.GZIPInputStream} runs them together and ends at the first broken one.
 */
final class GzipMembers {
  private static final byte[] MAGIC = {0x1F, (byte) 0x8B, 8};
  private static final int KEPT_BYTES = 4 * 1024 * 1024;

  private final Rewindable in;
  private Member member;

  GzipMembers(Rewindable in) {
    this.in = in;
  }

  /** The next member, from its start; null at the end. What was left of the last is skipped. */
  Member next() throws IOException {
    if (member != null) {
      member.close();
    }
    if (in.peek() < 0) {
      return null;
    }
    member = new Member(in.position());
    return member;
  }

  /** After a failure: goes to where the next member may start; false where none does. */
  boolean recover() throws IOException {
    member.inflater.end();
    if (member.rawSize > 1 && member.rawSize <= KEPT_BYTES) {
      in.unread(member.raw, 1, member.rawSize);
    }
    member = null;
    return in.seek(MAGIC);
  }

  /** One member as it unfolds; its end fails where the checksum is wrong. */
  final class Member extends InputStream {
    private final long offset;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private byte[] raw = new byte[8192];
    private int rawSize;
    private final byte[] buffer = new byte[8192];
    private int filled;
    private long packed;
    private boolean started;
    private boolean ended;

    Member(long offset) {
      this.offset = offset;
    }

    long offset() {
      return offset;
    }

    /** Packed bytes read so far. */
    long packed() {
      return packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (!started) {
        started = true;
        header();
      }
      if (ended || length == 0) {
        return ended ? -1 : 0;
      }
      try {
        while (true) {
          int n = inflater.inflate(bytes, from, length);
          if (n > 0) {
            crc.update(bytes, from, n);
            return n;
          }
          if (inflater.finished()) {
            trailer();
            return -1;
          }
          if (inflater.needsDictionary()) {
            throw new ZipException("it needs a dictionary");
          }
          fill();
        }
      } catch (DataFormatException e) {
        throw new ZipException(e.getMessage() == null ? "it cannot be unpacked" : e.getMessage());
      }
    }

    private void fill() throws IOException {
      int n = in.read(buffer, 0, buffer.length);
      if (n < 0) {
        throw new EOFException("it is cut off");
      }
      keep(buffer, n);
      filled = n;
      inflater.setInput(buffer, 0, n);
    }

    private void keep(byte[] bytes, int n) {
      packed += n;
      if (rawSize <= KEPT_BYTES) {
        if (rawSize + n > raw.length) {
          raw = Arrays.copyOf(raw, 2 * (rawSize + n));
        }
        System.arraycopy(bytes, 0, raw, rawSize, n);
        rawSize += n;
      }
    }

    private int one() throws IOException {
      int c = in.read();
      if (c < 0) {
        throw new EOFException("it is cut off");
      }
      keep(new byte[] {(byte) c}, 1);
      return c;
    }

    private void header() throws IOException {
      for (byte b : MAGIC) {
        if (one() != (b & 0xFF)) {
          throw new ZipException("no member starts there");
        }
      }
      int flags = one();
      if ((flags & 0xE0) != 0) {
        throw new ZipException("its header has flags that mean nothing");
      }
      for (int i = 0; i < 6; i++) {
        one();
      }
      if ((flags & 4) != 0) {
        int length = one() | one() << 8;
        for (int i = 0; i < length; i++) {
          one();
        }
      }
      for (int text = 8; text <= 16; text *= 2) {
        if ((flags & text) != 0) {
          int length = 0;
          while (one() != 0) {
            if (++length > Limits.WARC_HEADER_BYTES) {
              throw new ZipException("its header does not end");
            }
          }
        }
      }
      if ((flags & 2) != 0) {
        one();
        one();
      }
    }

    private void trailer() throws IOException {
      ended = true;
      int rest = inflater.getRemaining();
      long unpacked = inflater.getBytesWritten();
      inflater.end();
      if (rest > 0) {
        in.unread(buffer, filled - rest, filled);
        packed -= rest;
        rawSize -= rawSize <= KEPT_BYTES ? rest : 0;
      }
      long sum = little();
      long size = little();
      if (sum != crc.getValue() || size != (unpacked & 0xFFFFFFFFL)) {
        throw new ZipException("its checksum is wrong");
      }
    }

    private long little() throws IOException {
      long value = 0;
      for (int i = 0; i < 4; i++) {
        value |= (long) one() << (8 * i);
      }
      return value;
    }

    @Override
    public void close() throws IOException {
      byte[] skipped = new byte[8192];
      int n = 0;
      while (n >= 0) {
        n = read(skipped, 0, skipped.length);
      }
    }
  }
}
