package io.github.gonggao.cli;

import io.github.gonggao.model.Edit;
import io.github.gonggao.model.Repair;
import io.github.gonggao.model.RestoredText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What was changed in a text, for people. */
final class Differences {
  private static final int AROUND = 12;
  private static final String RED = "\u001B[31m";
  private static final String GREEN = "\u001B[32m";
  private static final String PLAIN = "\u001B[0m";

  private Differences() {}

  /**
   * One line a repair, what was found and what it became between what stands around it; repairs
   * that are the same all over a text (a character simplified, a mark widened) once, with how
   * often.
   */
  static void print(RestoredText text, Console console) {
    Map<String, Integer> times = new LinkedHashMap<>();
    for (Edit edit : text.alignment().edits()) {
      times.merge(key(text, edit), 1, Integer::sum);
    }
    for (Edit edit : text.alignment().edits()) {
      Integer count = everywhere(edit) ? times.remove(key(text, edit)) : Integer.valueOf(1);
      if (count != null) {
        console.out().println(line(text, edit, count, console.colours()));
      }
    }
  }

  private static boolean everywhere(Edit edit) {
    return switch (edit.repair()) {
      case SIMPLIFIED, WHITESPACE, PUNCTUATION -> true;
      default -> false;
    };
  }

  private static String key(RestoredText text, Edit edit) {
    return edit.repair() + "\t" + text.before(edit) + "\t" + text.after(edit);
  }

  private static String line(RestoredText text, Edit edit, int times, boolean colours) {
    String source = text.source();
    int start = edit.source().start();
    int end = edit.source().end();
    StringBuilder line = new StringBuilder("  …");
    line.append(visible(source.substring(edge(source, Math.max(0, start - AROUND)), start)));
    line.append('[').append(colours ? RED : "").append(visible(text.before(edit)));
    line.append(colours ? PLAIN : "").append(" → ").append(colours ? GREEN : "");
    line.append(visible(text.after(edit))).append(colours ? PLAIN : "").append(']');
    line.append(
        visible(source.substring(end, edge(source, Math.min(source.length(), end + AROUND)))));
    line.append("…  ").append(reason(edit.repair()));
    if (times > 1) {
      line.append(" ×").append(times);
    }
    if (edit.confidence() < 1) {
      line.append(String.format(Locale.ROOT, " (%.0f %%)", 100 * edit.confidence()));
    }
    return line.toString();
  }

  /** Never between the halves of a character beyond U+FFFF. */
  private static int edge(String text, int at) {
    boolean inside = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
    return inside ? at - 1 : at;
  }

  private static String reason(Repair repair) {
    return switch (repair) {
      case GLOSS -> "pinyin taken out 去掉注音";
      case STRADDLE -> "read again, a gloss stood between two characters 注音错位";
      case CUT -> "read again, cut inside a character 断字错位";
      case BYTE_SLIP -> "read again at another byte 字节错位";
      case ESCAPE -> "escape written out 转义还原";
      case SIMPLIFIED -> "simplified 繁转简";
      case WHITESPACE -> "blanks 空白";
      case PUNCTUATION -> "punctuation 标点";
      case BOILERPLATE -> "page furniture 页面杂项";
      case INVALID -> "no character 无效字符";
    };
  }

  static String visible(String text) {
    return text.replace("\n", "⏎").replace("\t", "⇥");
  }
}
