package io.github.gonggao.read;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The charset ladder.
 *
 * <p>Problem: Chinese pages say {@code gb2312} and are GBK or GB18030 (镕 and 喆 are not in GB2312),
 * servers say ISO-8859-1 or UTF-8 whatever they send, mirrors convert and keep the old label, and
 * nearly every sequence of bytes is text in GBK or Big5. Half-read text is worse than none, since
 * names in it become other names.
 *
 * <p>Method, in this order; a step has its turn only where those before it fail:
 *
 * <ol>
 *   <li>a byte order mark decides;
 *   <li>what is declared, the transport before the document, if the bytes are that without an error
 *       and what comes out is plausible ({@link Everyday});
 *   <li>UTF-8 without an error and plausible;
 *   <li>the most plausible of UTF-16 in both orders, GB18030, what ICU's detector thinks of, and
 *       Big5, each without an error;
 *   <li>UTF-8 without an error: a text in some other language is not ours to judge;
 *   <li>the charset with the fewest errors among those above, if they are at most 1 % of the
 *       characters; each error becomes U+FFFD, and the number is told ({@code UNDECODED_BYTES}).
 * </ol>
 *
 * Everything else is no text ({@code NOT_TEXT}). A text cut off inside its last character has one
 * error, however short it is. Where a declared charset is known and not the one that was used,
 * {@code WRONG_CHARSET} tells. {@code gb2312}, {@code gbk} and their kin mean GB18030, {@code big5}
 * and its kin Big5-HKSCS, the supersets that browsers use.
 *
 * <p>Limits: a text of a few characters can be plausible in two charsets; then the earlier step
 * wins. Japanese and Korean in their own charsets are not read.
 */
final class Charsets {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset BIG5 = Charset.forName("Big5-HKSCS");
  private static final int GUESS_BYTES = 64 * 1024;

  /** So plausible that nothing else need be tried. */
  private static final double SURE = 0.95;

  /** How much more plausible another charset must be than the declared one. */
  private static final double BETTER = 0.1;

  private static final Map<String, Charset> LABELS =
      Map.ofEntries(
          Map.entry("gb2312", GB18030),
          Map.entry("gb_2312-80", GB18030),
          Map.entry("gb_2312", GB18030),
          Map.entry("gb2312-80", GB18030),
          Map.entry("euc-cn", GB18030),
          Map.entry("x-euc-cn", GB18030),
          Map.entry("gbk", GB18030),
          Map.entry("x-gbk", GB18030),
          Map.entry("cp936", GB18030),
          Map.entry("ms936", GB18030),
          Map.entry("windows-936", GB18030),
          Map.entry("x-mswin-936", GB18030),
          Map.entry("chinese", GB18030),
          Map.entry("big5", BIG5),
          Map.entry("big-5", BIG5),
          Map.entry("cn-big5", BIG5),
          Map.entry("x-x-big5", BIG5),
          Map.entry("cp950", BIG5),
          Map.entry("ms950", BIG5),
          Map.entry("utf8", StandardCharsets.UTF_8),
          Map.entry("unicode", StandardCharsets.UTF_16LE),
          Map.entry("utf-16", StandardCharsets.UTF_16LE));

  private Charsets() {}

  /**
   * A text, its newlines as LF, and the charset that it was in.
   *
   * @param wrong the declared label, where it was not the charset
   * @param undecoded how many errors became U+FFFD
   */
  record Decoded(String text, String charset, Optional<String> wrong, int undecoded) {
    List<Issue> warnings(String where) {
      List<Issue> warnings = new ArrayList<>();
      wrong.ifPresent(label -> warnings.add(wrongCharset(where, label, charset)));
      if (undecoded > 0) {
        warnings.add(undecodedBytes(where, undecoded, charset));
      }
      return warnings;
    }
  }

  /** A reader of a long text, with the charset of its start. */
  record Opened(Reader reader, String charset, Optional<String> wrong) {
    /** A piece that was read; empty where too much of it could not be decoded. */
    Optional<Decoded> decoded(String text) {
      int errors = (int) text.chars().filter(c -> c == '\uFFFD').count();
      return errors * 100L > text.length()
          ? Optional.empty()
          : Optional.of(new Decoded(lines(text), charset, wrong, errors));
    }
  }

  static Issue wrongCharset(String where, String label, String charset) {
    return new Issue(
        Issue.Code.WRONG_CHARSET,
        Severity.WARNING,
        where,
        Optional.empty(),
        "says that it is in “"
            + label
            + "” and was read as "
            + charset
            + "; see that names are right");
  }

  static Issue undecodedBytes(String where, int count, String charset) {
    return new Issue(
        Issue.Code.UNDECODED_BYTES,
        Severity.WARNING,
        where,
        Optional.empty(),
        count
            + (count == 1 ? " place" : " places")
            + " cannot be read as "
            + charset
            + " and stand as U+FFFD; get a whole copy if a name is hit");
  }

  static final String NOT_TEXT =
      "no text in UTF-8, UTF-16, GB18030 or Big5, or too broken to trust; convert it to UTF-8 first,"
          + " with: iconv -f CHARSET -t UTF-8";

  /** Climbs the ladder; empty where no step holds. */
  static Optional<Decoded> decode(byte[] bytes, List<String> labels) {
    for (Mark mark : MARKS) {
      if (startsWith(bytes, mark.bytes)) {
        Attempt attempt = attempt(bytes, mark.bytes.length(), mark.charset);
        return attempt.acceptable(true)
            ? Optional.of(attempt.decoded(Optional.empty()))
            : Optional.empty();
      }
    }
    Optional<String> label = labels.stream().filter(l -> charset(l).isPresent()).findFirst();
    return climb(bytes, labels).map(a -> a.decoded(label));
  }

  private static Optional<Attempt> climb(byte[] bytes, List<String> labels) {
    Attempt best = null;
    for (String label : labels) {
      Optional<Charset> charset = charset(label);
      Attempt declared = charset.isEmpty() ? null : strict(bytes, charset.get());
      if (declared != null && declared.share >= Everyday.PLAUSIBLE) {
        if (declared.share >= SURE) {
          return Optional.of(declared);
        }
        best = best == null ? declared : best;
      }
    }
    Attempt utf8 = strict(bytes, StandardCharsets.UTF_8);
    if (best == null && utf8 != null && utf8.share >= Everyday.PLAUSIBLE) {
      return Optional.of(utf8);
    }
    double floor = best == null ? Everyday.PLAUSIBLE : best.share + BETTER;
    for (Charset charset : guesses(bytes)) {
      Attempt guess = strict(bytes, charset);
      if (guess != null && guess.share >= floor) {
        best = guess;
        floor = Math.nextUp(guess.share);
      }
    }
    if (best != null) {
      return Optional.of(best);
    }
    if (utf8 != null) {
      return Optional.of(utf8);
    }
    return lenient(bytes, labels);
  }

  private static Optional<Attempt> lenient(byte[] bytes, List<String> labels) {
    Set<Charset> charsets = new LinkedHashSet<>();
    labels.forEach(l -> charset(l).ifPresent(charsets::add));
    charsets.addAll(List.of(StandardCharsets.UTF_8, GB18030, BIG5));
    Attempt best = null;
    for (Charset charset : charsets) {
      Attempt attempt = attempt(bytes, 0, charset);
      if (attempt.acceptable(charset.equals(StandardCharsets.UTF_8))
          && (best == null || attempt.errors < best.errors)) {
        best = attempt;
      }
    }
    return Optional.ofNullable(best);
  }

  private static List<Charset> guesses(byte[] bytes) {
    Set<Charset> all = new LinkedHashSet<>();
    all.add(StandardCharsets.UTF_16LE);
    all.add(StandardCharsets.UTF_16BE);
    // of texts too short to tell, which the first wins, more are in it
    all.add(GB18030);
    CharsetDetector detector = new CharsetDetector();
    detector.setText(bytes.length <= GUESS_BYTES ? bytes : Arrays.copyOf(bytes, GUESS_BYTES));
    for (CharsetMatch match : detector.detectAll()) {
      charset(match.getName()).filter(c -> isChinese(c)).ifPresent(all::add);
    }
    all.add(BIG5);
    return List.copyOf(all);
  }

  /** The detector knows more charsets, in which a few Chinese characters are others. */
  private static boolean isChinese(Charset charset) {
    return charset.equals(GB18030) || charset.equals(BIG5) || charset.name().startsWith("UTF-");
  }

  /** The charset that a label means, if it is one that can be read. */
  static Optional<Charset> charset(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT).replaceAll("[\"'\\s]", "");
    Charset known = LABELS.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      Charset charset = Charset.forName(name);
      return charset.canEncode() ? Optional.of(charset) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // an invented label, as pages have them: as if none were given
      return Optional.empty();
    }
  }

  /**
   * A reader of an input too long to hold, in the charset of its start; errors further on come out
   * as U+FFFD. Empty where the start is no text.
   *
   * @param in supports mark
   */
  static Optional<Opened> open(InputStream in, List<String> labels) throws IOException {
    in.mark(2 * Limits.HEAD_BYTES);
    byte[] head = in.readNBytes(Limits.HEAD_BYTES);
    in.reset();
    Optional<Decoded> decoded = decode(head, labels);
    if (decoded.isEmpty()) {
      return Optional.empty();
    }
    for (Mark mark : MARKS) {
      if (startsWith(head, mark.bytes)) {
        in.skipNBytes(mark.bytes.length());
        break;
      }
    }
    CharsetDecoder decoder =
        Charset.forName(decoded.get().charset)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    return Optional.of(
        new Opened(new InputStreamReader(in, decoder), decoded.get().charset, decoded.get().wrong));
  }

  /** An input's start, without mark, for telling apart formats that start with ASCII. */
  static String head(byte[] head) {
    Optional<Decoded> decoded = isWide(head) ? decode(head, List.of()) : Optional.empty();
    int start = startsWith(head, UTF8_MARK) ? UTF8_MARK.length() : 0;
    return decoded
        .map(Decoded::text)
        .orElseGet(() -> new String(head, start, head.length - start, StandardCharsets.ISO_8859_1));
  }

  /**
   * Whether an input starts with a mark of, or as ASCII in, a charset of several bytes a letter.
   */
  static boolean isWide(byte[] head) {
    if (startsWith(head, UTF8_MARK)) {
      return false;
    }
    boolean wide = MARKS.stream().anyMatch(m -> startsWith(head, m.bytes));
    for (int i = 0; i < Math.min(head.length, 16) && !wide; i++) {
      wide = head[i] == 0;
    }
    return wide;
  }

  private record Mark(Charset charset, String bytes) {}

  private static final String UTF8_MARK = "\u00EF\u00BB\u00BF";

  /** Byte order marks, a character a byte. */
  private static final List<Mark> MARKS =
      List.of(
          new Mark(StandardCharsets.UTF_8, UTF8_MARK),
          new Mark(Charset.forName("UTF-32LE"), "\u00FF\u00FE\0\0"),
          new Mark(Charset.forName("UTF-32BE"), "\0\0\u00FE\u00FF"),
          new Mark(StandardCharsets.UTF_16LE, "\u00FF\u00FE"),
          new Mark(StandardCharsets.UTF_16BE, "\u00FE\u00FF"),
          new Mark(GB18030, "\u00841\u00953"));

  private static boolean startsWith(byte[] bytes, String mark) {
    if (bytes.length < mark.length()) {
      return false;
    }
    for (int i = 0; i < mark.length(); i++) {
      if ((bytes[i] & 0xFF) != mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * @param errors how many sequences of bytes became U+FFFD
   * @param cut whether the only error is that the last character is not whole
   */
  private record Attempt(String text, Charset charset, int errors, boolean cut, double share) {
    boolean acceptable(boolean inAnyLanguage) {
      boolean few = cut || errors * 100L <= text.codePointCount(0, text.length());
      return few && (inAnyLanguage || share >= Everyday.PLAUSIBLE);
    }

    Decoded decoded(Optional<String> label) {
      Optional<String> wrong = label.filter(l -> !isDeclared(l));
      return new Decoded(lines(text), charset.name(), wrong, errors);
    }

    private boolean isDeclared(String label) {
      String name = charset.name();
      String declared = charset(label).map(Charset::name).orElse(name);
      // "utf-16" leaves the order open, and ASCII is in all of them
      return declared.equals(name)
          || (declared.startsWith("UTF-16") && name.startsWith("UTF-16"))
          || text.chars().allMatch(c -> c < 0x80);
    }

    private static Optional<Charset> charset(String label) {
      return Charsets.charset(label);
    }
  }

  private static Attempt strict(byte[] bytes, Charset charset) {
    Attempt attempt = attempt(bytes, 0, charset, true);
    return attempt == null || (attempt.errors > 0 && !attempt.cut) ? null : attempt;
  }

  private static Attempt attempt(byte[] bytes, int start, Charset charset) {
    return attempt(bytes, start, charset, false);
  }

  private static Attempt attempt(byte[] bytes, int start, Charset charset, boolean strict) {
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(Math.max(16, bytes.length - start + 2));
    int errors = 0;
    while (true) {
      CoderResult result = decoder.decode(in, out, false);
      if (result.isUnderflow()) {
        break;
      }
      if (result.isOverflow()) {
        CharBuffer longer = CharBuffer.allocate(out.capacity() * 2);
        longer.put(out.flip());
        out = longer;
        continue;
      }
      if (strict) {
        return null;
      }
      out.put('\uFFFD');
      errors++;
      in.position(in.position() + result.length());
      decoder.reset();
    }
    boolean cut = in.hasRemaining();
    String text = out.flip().toString();
    double share = Everyday.share(text);
    return cut
        ? new Attempt(text + '\uFFFD', charset, errors + 1, errors == 0, share)
        : new Attempt(text, charset, errors, false, share);
  }

  /** Newlines of every system, and those of Unicode and of printers, as LF. */
  static String lines(String text) {
    int i = 0;
    while (i < text.length() && !isOtherNewline(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, i);
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        continue;
      }
      out.append(isOtherNewline(c) ? '\n' : c);
    }
    return out.toString();
  }

  private static boolean isOtherNewline(char c) {
    return c == '\r'
        || c == '\f'
        || c == '\u000B'
        || c == '\u0085'
        || c == '\u2028'
        || c == '\u2029';
  }
}
