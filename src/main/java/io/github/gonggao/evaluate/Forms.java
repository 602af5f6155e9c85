package io.github.gonggao.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The ways of writing one thing, folded to one: width, brackets, quotation marks, full and short
 * names of bodies. A port of {@code norm} in score.py, whose strings are code points and whose
 * classes {@code \s} and {@code \w} are Unicode's, which Java's are not.
 */
final class Forms {
  private static final String TABLE = "/ontology/words/equivalents.tsv";
  private static final Pattern PARTY_COMMITTEE = Pattern.compile("中国共产党(.{2,8}?)委员会");
  private static final Pattern PARTY_PREFIX = Pattern.compile("^中共(?=.{2,}委)(?!中央)");
  private static final Pattern CENTRE_PREFIX = Pattern.compile("^中共(?=中央)(?!中央总书记)");
  private static final Map<Integer, String> TRANSLATED =
      Map.ofEntries(
          Map.entry((int) '[', "〔"),
          Map.entry((int) ']', "〕"),
          Map.entry((int) '“', "\""),
          Map.entry((int) '”', "\""),
          Map.entry((int) '‘', "'"),
          Map.entry((int) '’', "'"),
          Map.entry((int) '《', ""),
          Map.entry((int) '》', ""),
          Map.entry((int) '、', ","),
          Map.entry((int) '·', ""));

  private record Pair(String form, String to) {
    String fold(String s) {
      if (!s.contains(form)) {
        return s;
      }
      if (!to.contains(form)) {
        return s.replace(form, to);
      }
      // 国资委 stands inside 国务院国资委, which must not grow to 国务院国务院国资委
      return Arrays.stream(s.split(Pattern.quote(to), -1))
          .map(part -> part.replace(form, to))
          .collect(Collectors.joining(to));
    }
  }

  private final List<Pair> pairs;

  Forms() {
    this(shipped());
  }

  Forms(List<String> table) {
    List<Pair> all = new ArrayList<>();
    for (String line : table) {
      if (line.startsWith("#")) {
        continue;
      }
      List<String> forms =
          Arrays.stream(line.split("\t", -1)).filter(f -> !f.isEmpty()).map(Forms::plain).toList();
      for (int i = 1; i < forms.size(); i++) {
        all.add(new Pair(forms.get(i), forms.get(0)));
      }
    }
    // stable: forms of one length are tried in the order of the table
    all.sort(Comparator.comparing((Pair p) -> -p.form.codePointCount(0, p.form.length())));
    pairs = List.copyOf(all);
  }

  private static List<String> shipped() {
    try (InputStream in = Forms.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + TABLE);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folded form of {@code s}; of null, the empty string. */
  String fold(String s) {
    String folded = plain(s);
    for (Pair pair : pairs) {
      folded = pair.fold(folded);
    }
    folded =
        PARTY_COMMITTEE.matcher(folded).replaceAll(m -> Matcher.quoteReplacement(m.group(1) + "委"));
    folded = PARTY_PREFIX.matcher(folded).replaceFirst("");
    folded = CENTRE_PREFIX.matcher(folded).replaceFirst("");
    return folded
        .replace("人民政府", "政府")
        .replace("发展和改革委员会", "发展改革委")
        .replace("人民代表大会", "人大")
        .replace("常务委员会", "常委会");
  }

  static String plain(String s) {
    if (s == null) {
      return "";
    }
    StringBuilder out = new StringBuilder(s.length());
    Normalizer.normalize(s, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !isSpace(c))
        .forEach(
            c -> {
              String to = TRANSLATED.get(c);
              if (to == null) {
                out.appendCodePoint(c);
              } else {
                out.append(to);
              }
            });
    return out.toString();
  }

  /** Python's {@code \s}: Unicode's white space and the four separators of ASCII. */
  private static boolean isSpace(int c) {
    return (c >= '\t' && c <= '\r')
        || (c >= 0x1c && c <= 0x1f)
        || c == 0x85
        || Character.isSpaceChar(c);
  }

  /** {@code s} without what Python's {@code \w} leaves out. */
  static String wordCharacters(String s) {
    StringBuilder out = new StringBuilder(s.length());
    s.codePoints().filter(Forms::isWordCharacter).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean isWordCharacter(int c) {
    int type = Character.getType(c);
    return c == '_'
        || Character.isLetter(c)
        || type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  /** The first {@code count} code points of {@code s}. */
  static String head(String s, int count) {
    return s.codePointCount(0, s.length()) <= count
        ? s
        : s.substring(0, s.offsetByCodePoints(0, count));
  }

  /** Dice's coefficient over the sets of neighbouring characters. */
  static double dice(String left, String right) {
    Set<String> a = bigrams(left);
    Set<String> b = bigrams(right);
    long both = a.stream().filter(b::contains).count();
    return 2.0 * both / (a.size() + b.size());
  }

  private static Set<String> bigrams(String s) {
    int[] points = s.codePoints().toArray();
    Set<String> out = new HashSet<>();
    for (int i = 0; i + 1 < points.length; i++) {
      out.add(new String(points, i, 2));
    }
    return out.isEmpty() ? Set.of(s) : out;
  }
}
