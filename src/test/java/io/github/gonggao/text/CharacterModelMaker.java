package io.github.gonggao.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hankcs.hanlp.dictionary.CoreBiGramTableDictionary;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Counts the characters that follow each other in the first part of a corpus, for {@link
 * CharacterModel}. Run by hand: corpus (JSON Lines, gzip; fields title and body), number of its
 * lines to count, file to write.
 */
final class CharacterModelMaker {
  /** What was seen less often than this, for each length, is left out. */
  private static final int[] LEAST = {0, 2, 2, 2, 4};

  /** What a count of HanLP's is worth. */
  private static final double WORDS = 0.5;

  private static final int MOST_CHARACTERS = (1 << CharacterModel.BITS) - 2;

  private CharacterModelMaker() {}

  public static void main(String[] args) throws IOException {
    make(Path.of(args[0]), Integer.parseInt(args[1]), Path.of(args[2]));
  }

  private static void make(Path corpus, int lines, Path to) throws IOException {
    String pairs = pairs(Chinese.INSTANCE);
    Folding folding = new Folding(pairs);
    List<String> texts = texts(corpus, lines, folding);
    String characters = characters(texts);
    char[] ids = new char[0x10000];
    for (int i = 0; i < characters.length(); i++) {
      ids[characters.charAt(i)] = (char) (i + 1);
    }
    try (DataOutputStream out =
        new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(to), 1 << 16))) {
      out.writeInt(pairs.length());
      out.writeChars(pairs);
      out.writeInt(characters.length());
      out.writeChars(characters);
      for (int n = 1; n <= CharacterModel.LONGEST; n++) {
        Map<Long, Double> rows = rows(texts, ids, n);
        words(folding, ids, n, rows);
        write(rows, LEAST[n], out);
      }
    }
  }

  private static String pairs(Language language) {
    StringBuilder pairs = new StringBuilder();
    for (char c = '\u3400'; c <= '\u9FFF'; c++) {
      String simplified = language.toSimplified(String.valueOf(c));
      // a few of the rarest become characters beyond U+FFFF
      if (simplified.length() == 1 && simplified.charAt(0) != c) {
        pairs.append(c).append(simplified);
      }
    }
    return pairs.toString();
  }

  private static List<String> texts(Path corpus, int lines, Folding folding) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<String> texts = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(corpus)), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      while (line != null && texts.size() < lines) {
        JsonNode item = mapper.readTree(line);
        String text = "\n" + item.get("title").asText() + "\n" + item.get("body").asText() + "\n";
        StringBuilder folded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
          folded.append(folding.of(text.charAt(i)));
        }
        texts.add(folded.toString());
        line = reader.readLine();
      }
    }
    return texts;
  }

  private static String characters(List<String> texts) {
    Map<Character, Integer> counts = new TreeMap<>();
    for (String text : texts) {
      for (int i = 0; i < text.length(); i++) {
        counts.merge(text.charAt(i), 1, Integer::sum);
      }
    }
    StringBuilder characters = new StringBuilder();
    counts.entrySet().stream()
        .filter(e -> e.getValue() >= LEAST[1])
        .sorted(
            Comparator.comparing((Map.Entry<Character, Integer> e) -> -e.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_CHARACTERS)
        .forEach(e -> characters.append(e.getKey()));
    return characters.toString();
  }

  private static Map<Long, Double> rows(List<String> texts, char[] ids, int n) {
    Map<Long, Double> rows = new HashMap<>();
    for (String text : texts) {
      long key = 0;
      int known = 0;
      for (int i = 0; i < text.length(); i++) {
        int id = ids[text.charAt(i)];
        known = id == 0 ? 0 : known + 1;
        key = ((key << CharacterModel.BITS) | id) & ((1L << (n * CharacterModel.BITS)) - 1);
        if (known >= n) {
          rows.merge(key, 1.0, Double::sum);
        }
      }
    }
    return rows;
  }

  /** The words and word pairs that HanLP was counted with, as the characters that they are of. */
  private static void words(Folding folding, char[] ids, int n, Map<Long, Double> rows) {
    List<String> words = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (String word : dictionary()) {
      int id = CoreDictionary.getWordID(word);
      while (words.size() <= id) {
        words.add("");
        counts.add(0);
      }
      words.set(id, characters(word, folding));
      counts.set(id, CoreDictionary.get(id).totalFrequency);
    }
    for (int a = 0; a < words.size(); a++) {
      add(words.get(a), 0, words.get(a).length(), counts.get(a), ids, n, rows);
    }
    int[] start = field("start");
    int[] pair = field("pair");
    for (int a = 0; a + 1 < start.length; a++) {
      for (int i = start[a]; i < start[a + 1]; i++) {
        String first = words.get(a);
        String both = first + words.get(pair[2 * i]);
        if (!first.isEmpty() && both.length() > first.length()) {
          add(both, first.length() - n + 1, first.length(), pair[2 * i + 1], ids, n, rows);
        }
      }
    }
  }

  /** All words of the dictionary, read off its double array, which has no list of them. */
  private static List<String> dictionary() {
    int[] base = CoreDictionary.trie.getBase();
    int[] check = CoreDictionary.trie.getCheck();
    Map<Integer, Integer> states = new HashMap<>();
    for (int state = 0; state < base.length; state++) {
      if (base[state] > 0) {
        states.put(base[state], state);
      }
    }
    List<String> words = new ArrayList<>();
    for (int end = 1; end < base.length; end++) {
      if (base[end] >= 0 || check[end] != end) {
        continue;
      }
      StringBuilder word = new StringBuilder();
      Integer state = states.get(end);
      while (state != null && state != 0) {
        word.append((char) (state - check[state] - 1));
        state = states.get(check[state]);
      }
      words.add(word.reverse().toString());
    }
    return words;
  }

  private static void add(
      String text, int from, int to, int count, char[] ids, int n, Map<Long, Double> rows) {
    for (int start = Math.max(0, from); start < to && start + n <= text.length(); start++) {
      long key = 0;
      boolean known = true;
      for (int i = start; i < start + n; i++) {
        known &= ids[text.charAt(i)] != 0;
        key = (key << CharacterModel.BITS) | ids[text.charAt(i)];
      }
      if (known) {
        rows.merge(key, count * WORDS, Double::sum);
      }
    }
  }

  /** The dictionary's classes of words (未##数) are figures, ends of sentences or nothing. */
  private static String characters(String word, Folding folding) {
    if (word.contains("##")) {
      return word.equals("未##数") ? "0" : word.startsWith("始") || word.startsWith("末") ? "\n" : "";
    }
    StringBuilder folded = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      folded.append(folding.of(word.charAt(i)));
    }
    return folded.toString();
  }

  private static int[] field(String name) {
    try {
      CoreBiGramTableDictionary.getBiFrequency("", "");
      Field field = CoreBiGramTableDictionary.class.getDeclaredField(name);
      field.setAccessible(true);
      return (int[]) field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Map<Long, Double> rows, int least, DataOutputStream out)
      throws IOException {
    long[] kept =
        rows.entrySet().stream()
            .filter(e -> e.getValue() >= least)
            .mapToLong(Map.Entry::getKey)
            .toArray();
    Arrays.sort(kept);
    out.writeInt(kept.length);
    long at = 0;
    for (long row : kept) {
      long step = row - at;
      at = row;
      while (step >= 0x80) {
        out.writeByte((int) ((step & 0x7F) | 0x80));
        step >>>= 7;
      }
      out.writeByte((int) step);
    }
    for (long row : kept) {
      out.writeByte(CharacterModel.code((int) Math.round(rows.get(row))));
    }
  }
}
