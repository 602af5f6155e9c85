package io.github.gonggao.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** A stream that takes bytes back, as many as one likes, and knows where it is. */
final class Rewindable extends InputStream {
  private final InputStream in;
  private final Deque<byte[]> back = new ArrayDeque<>();
  private byte[] top = new byte[0];
  private int at;
  private long position;

  Rewindable(InputStream in) {
    this.in = in;
  }

  /** Bytes before the next one. */
  long position() {
    return position;
  }

  /** The next bytes read are these again. */
  void unread(byte[] bytes, int from, int to) {
    if (at < top.length) {
      back.push(Arrays.copyOfRange(top, at, top.length));
    }
    top = Arrays.copyOfRange(bytes, from, to);
    at = 0;
    position -= to - from;
  }

  private boolean buffered() {
    while (at == top.length && !back.isEmpty()) {
      top = back.pop();
      at = 0;
    }
    return at < top.length;
  }

  @Override
  public int read() throws IOException {
    int c = buffered() ? top[at++] & 0xFF : in.read();
    position += c < 0 ? 0 : 1;
    return c;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int n;
    if (buffered()) {
      n = Math.min(length, top.length - at);
      System.arraycopy(top, at, bytes, offset, n);
      at += n;
    } else {
      n = in.read(bytes, offset, length);
    }
    position += Math.max(0, n);
    return n;
  }

  /** The next byte, which stays. */
  int peek() throws IOException {
    int c = read();
    if (c >= 0) {
      unread(new byte[] {(byte) c}, 0, 1);
    }
    return c;
  }

  /** Skips to where these bytes come next; false where they do not. */
  boolean seek(byte[] wanted) throws IOException {
    int matched = 0;
    while (matched < wanted.length) {
      int c = read();
      if (c < 0) {
        return false;
      }
      // the wanted start with a byte that is nowhere else in them
      matched = c == (wanted[matched] & 0xFF) ? matched + 1 : c == (wanted[0] & 0xFF) ? 1 : 0;
    }
    unread(wanted, 0, wanted.length);
    return true;
  }
}
