package io.github.gonggao.nlp;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.common.Term;
import io.github.gonggao.model.Analysis;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Sentence;
import io.github.gonggao.model.Span;
import io.github.gonggao.model.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Cuts a restored text into lines, sentences and words. One line is one paragraph; a sentence ends
 * with 。！？； and takes a closing quotation mark along. Safe for use by many threads: HanLP's segment
 * is shared and never reconfigured after it is made (toggling it at run time changes other threads'
 * results).
 */
public final class Analyzer {
  /** HanLP is linear, but one call over a megabyte holds all its terms; lines longer are cut. */
  private static final int LONGEST_CALL = 8_000;

  private static final String ENDS = "。！？；";
  private static final String CLOSERS = "”’」』）";

  private final Segment segment =
      HanLP.newSegment()
          .enableNameRecognize(true)
          .enableTranslatedNameRecognize(true)
          .enablePlaceRecognize(true)
          .enableOrganizationRecognize(false)
          .enableOffset(true);

  /**
   * HanLP by itself, to measure against: counts the words of a text, line by line.
   *
   * @param recognition whether it looks for names, places and organizations, or only cuts
   */
  public static ToIntFunction<String> hanlpAlone(boolean recognition) {
    Segment alone =
        HanLP.newSegment()
            .enableNameRecognize(recognition)
            .enableTranslatedNameRecognize(recognition)
            .enablePlaceRecognize(recognition)
            .enableOrganizationRecognize(recognition);
    return text -> {
      int words = 0;
      for (String line : text.split("\n", -1)) {
        for (int from = 0; from < line.length(); from += LONGEST_CALL) {
          int to = Math.min(line.length(), from + LONGEST_CALL);
          words += alone.seg(line.substring(from, to)).size();
        }
      }
      return words;
    };
  }

  /** Sentences of the whole restored text, empty lines left out, spans counting in that text. */
  public Analysis analyze(Announcement announcement) {
    String text = announcement.text().restored();
    List<Sentence> sentences = new ArrayList<>();
    int paragraph = 0;
    int lineStart = 0;
    while (lineStart < text.length()) {
      int lineEnd = text.indexOf('\n', lineStart);
      if (lineEnd < 0) {
        lineEnd = text.length();
      }
      int start = lineStart;
      while (start < lineEnd) {
        int end = sentenceEnd(text, start, lineEnd);
        sentences.add(new Sentence(new Span(start, end), paragraph, tokens(text, start, end)));
        start = end;
      }
      lineStart = lineEnd + 1;
      paragraph++;
    }
    return new Analysis(announcement, sentences);
  }

  private static int sentenceEnd(String text, int start, int lineEnd) {
    for (int i = start; i < lineEnd; i++) {
      if (ENDS.indexOf(text.charAt(i)) >= 0) {
        int end = i + 1;
        while (end < lineEnd
            && (CLOSERS.indexOf(text.charAt(end)) >= 0 || ENDS.indexOf(text.charAt(end)) >= 0)) {
          end++;
        }
        return end;
      }
    }
    return lineEnd;
  }

  private List<Token> tokens(String text, int start, int end) {
    List<Token> tokens = new ArrayList<>();
    for (int from = start; from < end; from += LONGEST_CALL) {
      int to = Math.min(end, from + LONGEST_CALL);
      for (Term term : segment.seg(text.substring(from, to))) {
        int at = from + term.offset;
        tokens.add(
            new Token(
                new Span(at, at + term.word.length()), term.word, String.valueOf(term.nature)));
      }
    }
    return tokens;
  }
}
