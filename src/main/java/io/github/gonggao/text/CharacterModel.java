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

  /** A key and, in the word after it, the bits of two floats: what is looked up lies together. */
  private long[] table;

  private int mask;

  /**
   * A bit for every pair that is known. Most that are asked for are not, and those that may follow
   * one character lie together here, where the table would be looked at all over.
   */
  private final long[] pairs = new long[1 << (2 * BITS - 6)];

  /** The same two for single characters, by identifier. */
  private final float[] logs = new float[1 << BITS];

  private final float[] backs = new float[1 << BITS];

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
    int size = Integer.highestOneBit(all + all / 2) * 2;
    mask = size - 1;
    table = new long[2 * size];
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
      if (n == 2) {
        backs[(int) context] = (float) Math.log(given);
      } else if (n > 2) {
        int slot = slot(context);
        if (table[slot] == context) {
          put(slot, context, logAt(slot), (float) Math.log(given));
        }
      }
      for (int i = start; i < end; i++) {
        long row = rows[n][i];
        double shorter = n == 1 ? 1.0 / UNIFORM : Math.exp(lookUp(row & lowest(n - 1)));
        double p = (count(counts[n][i]) - DISCOUNT) / total + given * shorter;
        if (n == 1) {
          logs[(int) row] = (float) Math.log(p);
        } else {
          put(slot(row), row, (float) Math.log(p), 0);
        }
        if (n == 2) {
          pairs[(int) (row >>> 6)] |= 1L << row;
        }
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
  static long lowest(int characters) {
    return (1L << (characters * BITS)) - 1;
  }

  private int slot(long key) {
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (table[2 * slot] != 0 && table[2 * slot] != key) {
      slot = (slot + 1) & mask;
    }
    return 2 * slot;
  }

  private void put(int slot, long key, float log, float back) {
    table[slot] = key;
    table[slot + 1] =
        ((long) Float.floatToRawIntBits(log) << 32) | (Float.floatToRawIntBits(back) & 0xFFFFFFFFL);
  }

  private float logAt(int slot) {
    return Float.intBitsToFloat((int) (table[slot + 1] >>> 32));
  }

  private float backAt(int slot) {
    return Float.intBitsToFloat((int) table[slot + 1]);
  }

  /** What is lost when a context says nothing and the next shorter one is asked. */
  private float back(long context) {
    if (context < 1L << BITS) {
      return backs[(int) context];
    }
    if (!isPair(context)) {
      return 0;
    }
    int slot = slot(context);
    return table[slot] == context ? backAt(slot) : 0;
  }

  /** Whether the last two characters of a row were seen together. */
  private boolean isPair(long row) {
    int pair = (int) (row & lowest(2));
    return (pairs[pair >>> 6] & 1L << pair) != 0;
  }

  /**
   * The logarithm of the last character's likelihood after the ones before it. From the shortest
   * row to the longest: what is not there in short is not there in long either, and most is not.
   */
  double lookUp(long key) {
    int id = (int) key & (1 << BITS) - 1;
    if (id == 0) {
      return UNKNOWN;
    }
    float log = logs[id] == 0 ? UNKNOWN : logs[id];
    int known = 1;
    int n = length(key);
    boolean follows = isPair(key);
    while (follows && known < n) {
      long row = key & lowest(known + 1);
      int slot = slot(row);
      if (table[slot] != row) {
        break;
      }
      log = logAt(slot);
      known++;
    }
    for (int context = known; context < n; context++) {
      log += back((key & lowest(context + 1)) >>> BITS);
    }
    return log;
  }

  private static int length(long key) {
    return (63 - Long.numberOfLeadingZeros(key)) / BITS + 1;
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
      sum += lookUp(key);
    }
    return sum;
  }

  /** The end of a text as far as it matters for what comes after it. */
  long end(CharSequence text) {
    long key = 0;
    for (int i = Math.max(0, text.length() - LONGEST + 1); i < text.length(); i++) {
      key = with(key, text.charAt(i));
    }
    return key;
  }

  /** One character further; nothing is known across a character that the model does not know. */
  long with(long key, char c) {
    int id = ids[c];
    return id == 0 ? 0 : ((key << BITS) | id) & lowest(LONGEST);
  }
}
