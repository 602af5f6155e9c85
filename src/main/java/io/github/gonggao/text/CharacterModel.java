package io.github.gonggao.text;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * How likely a character is after the three before it.
 *
 * <p>Counts of one to four characters in a row, with absolute discounting: what a context was seen
 * with gives {@value #DISCOUNT} of each count away, and what is given away is shared out as the
 * shorter context would. The counts come from news of Party and government and are pruned; the text
 * that they were counted in is not among them. Scripts, widths, figures and letters are folded, so
 * that a text may come as it is.
 *
 * <p>The file, compressed: the pairs of {@link Folding}, and the characters, each with their number
 * before them, the first character having the identifier 1; then for each length the number of
 * rows, the rows in ascending order as differences, seven bits a byte, and as many bytes of counts
 * (see {@link #count}). A row is the identifiers, 13 bits each, the last character lowest.
 */
final class CharacterModel {
  static final int LONGEST = 4;
  static final int BITS = 13;
  static final String FILE = "character-model.gz";
  private static final double DISCOUNT = 0.7;

  /** A character that the model does not know. */
  private static final float UNKNOWN = -14;

  /** Exact counts up to here. */
  private static final int EXACT = 16;

  private static final double STEP = 6;
  private static final int UNIFORM = 8000;

  private final char[] ids;
  private long[] keys;
  private float[] logs;
  private float[] backs;
  private int mask;

  /** Loaded when damage is first met: most runs never need it. */
  private static final class Holder {
    static final CharacterModel SHIPPED = new CharacterModel();
  }

  static CharacterModel shipped() {
    return Holder.SHIPPED;
  }

  private CharacterModel() {
    try (InputStream in = CharacterModel.class.getResourceAsStream(FILE);
        DataInputStream data =
            new DataInputStream(new BufferedInputStream(new GZIPInputStream(in), 1 << 16))) {
      Folding folding = new Folding(characters(data));
      String characters = characters(data);
      ids = new char[0x10000];
      char[] own = new char[0x10000];
      for (int i = 0; i < characters.length(); i++) {
        own[characters.charAt(i)] = (char) (i + 1);
      }
      for (int c = 0; c < ids.length; c++) {
        ids[c] = own[folding.of((char) c)];
      }
      read(data);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  private static String characters(DataInputStream data) throws IOException {
    StringBuilder characters = new StringBuilder();
    for (int left = data.readInt(); left > 0; left--) {
      characters.append(data.readChar());
    }
    return characters.toString();
  }

  private void read(DataInputStream data) throws IOException {
    long[][] rows = new long[LONGEST + 1][];
    byte[][] counts = new byte[LONGEST + 1][];
    int all = 0;
    for (int n = 1; n <= LONGEST; n++) {
      rows[n] = new long[data.readInt()];
      all += rows[n].length;
      long at = 0;
      for (int i = 0; i < rows[n].length; i++) {
        at += number(data);
        rows[n][i] = at;
      }
      counts[n] = data.readNBytes(rows[n].length);
    }
    int size = Integer.highestOneBit(all) * 4;
    mask = size - 1;
    keys = new long[size];
    logs = new float[size];
    backs = new float[size];
    for (int n = 1; n <= LONGEST; n++) {
      weigh(n, rows, counts);
    }
  }

  private static long number(DataInputStream data) throws IOException {
    long value = 0;
    int shift = 0;
    while (true) {
      int b = data.readUnsignedByte();
      value |= (long) (b & 0x7F) << shift;
      if (b < 0x80) {
        return value;
      }
      shift += 7;
    }
  }

  private void weigh(int n, long[][] rows, byte[][] counts) {
    int start = 0;
    while (start < rows[n].length) {
      long context = rows[n][start] >>> BITS;
      int end = start;
      double sum = 0;
      while (end < rows[n].length && rows[n][end] >>> BITS == context) {
        sum += count(counts[n][end]);
        end++;
      }
      double total = sum;
      if (n > 1) {
        int row = Arrays.binarySearch(rows[n - 1], context);
        total = Math.max(sum, row < 0 ? 0 : count(counts[n - 1][row]));
      }
      double given = (total - sum + DISCOUNT * (end - start)) / total;
      if (n > 1) {
        int slot = slot(context);
        if (keys[slot] == context) {
          backs[slot] = (float) Math.log(given);
        }
      }
      for (int i = start; i < end; i++) {
        double shorter = n == 1 ? 1.0 / UNIFORM : Math.exp(lookUp(rows[n][i] & lowest(n - 1)));
        double p = (count(counts[n][i]) - DISCOUNT) / total + given * shorter;
        int slot = slot(rows[n][i]);
        keys[slot] = rows[n][i];
        logs[slot] = (float) Math.log(p);
      }
      start = end;
    }
  }

  /** The count that a byte stands for: itself if small, else by sixths of an octave. */
  static double count(byte code) {
    int c = code & 0xFF;
    return c <= EXACT ? c : EXACT * Math.pow(2, (c - EXACT) / STEP);
  }

  static byte code(int count) {
    return (byte)
        (count <= EXACT
            ? count
            : Math.min(
                255, EXACT + Math.round(STEP * Math.log(count / (double) EXACT) / Math.log(2))));
  }

  /** The bits of so many characters. */
  private static long lowest(int characters) {
    return (1L << (characters * BITS)) - 1;
  }

  private int slot(long key) {
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** The logarithm of the last character's likelihood after the ones before it. */
  private double lookUp(long key) {
    long rest = key;
    double back = 0;
    while (rest != 0) {
      int slot = slot(rest);
      if (keys[slot] == rest) {
        return back + logs[slot];
      }
      if (rest < 1L << BITS) {
        break;
      }
      int context = slot(rest >>> BITS);
      if (keys[context] == rest >>> BITS) {
        back += backs[context];
      }
      int n = (63 - Long.numberOfLeadingZeros(rest)) / BITS;
      rest &= lowest(n);
    }
    return back + UNKNOWN;
  }

  /**
   * Natural logarithm of how likely the characters from {@code start} to {@code end} are after what
   * stands before them in {@code text}.
   */
  double likelihood(CharSequence text, int start, int end) {
    long key = 0;
    for (int i = Math.max(0, start - LONGEST + 1); i < start; i++) {
      key = with(key, text.charAt(i));
    }
    double sum = 0;
    for (int i = start; i < end; i++) {
      key = with(key, text.charAt(i));
      sum += key == 0 ? UNKNOWN : lookUp(key);
    }
    return sum;
  }

  /** Where a text of which more will be said begins: {@code left} weighs nothing itself. */
  State after(CharSequence left) {
    long key = 0;
    for (int i = Math.max(0, left.length() - LONGEST + 1); i < left.length(); i++) {
      key = with(key, left.charAt(i));
    }
    return new State(key, 0);
  }

  /**
   * How likely what was said is, a character at a time: what many readings share is weighed once.
   */
  final class State {
    private final long key;
    private final double likelihood;

    private State(long key, double likelihood) {
      this.key = key;
      this.likelihood = likelihood;
    }

    State then(char c) {
      long next = with(key, c);
      return new State(next, likelihood + (next == 0 ? UNKNOWN : lookUp(next)));
    }

    double likelihood() {
      return likelihood;
    }
  }

  /** One character further; nothing is known across a character that the model does not know. */
  private long with(long key, char c) {
    int id = ids[c];
    return id == 0 ? 0 : ((key << BITS) | id) & lowest(LONGEST);
  }
}
