package io.github.gonggao.resolve;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.StringHelper;

/** Hashes of texts, the same on every machine. */
final class Fingers {
  /** Letters and digits that are hashed together. */
  private static final int RUN = 5;

  private Fingers() {}

  /** A text without what copies differ in: blanks, marks, line ends. */
  static String letters(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().filter(Character::isLetterOrDigit).forEach(out::appendCodePoint);
    return out.toString();
  }

  /** The runs of digits, in order. */
  static List<String> numbers(String text) {
    List<String> numbers = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean digit = i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
      if (digit && start < 0) {
        start = i;
      } else if (!digit && start >= 0) {
        numbers.add(text.substring(start, i));
        start = -1;
      }
    }
    return numbers;
  }

  static int digest(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return StringHelper.murmurhash3_x86_32(bytes, 0, bytes.length, 0);
  }

  /** One-permutation MinHash: of each bucket the smallest hash, an empty one takes the next's. */
  static List<Integer> minHash(String text, int buckets) {
    if (text.length() < RUN) {
      return Collections.nCopies(buckets, digest(text));
    }
    List<Integer> hashes = new ArrayList<>(buckets);
    NGramTokenizer runs = new NGramTokenizer(RUN, RUN);
    runs.setReader(new StringReader(text));
    try (TokenStream smallest = new MinHashFilter(runs, 1, buckets, 1, true)) {
      CharTermAttribute term = smallest.addAttribute(CharTermAttribute.class);
      smallest.reset();
      while (smallest.incrementToken()) {
        hashes.add(digest(term.toString()));
      }
      smallest.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
    if (hashes.size() != buckets) {
      throw new IllegalStateException(hashes.size() + " hashes of " + buckets);
    }
    return hashes;
  }
}
