package io.github.gonggao.model;

import java.util.List;

/**
 * An announcement cut into sentences and words; the sentences cover the whole restored text's
 * lines, in order.
 */
public record Analysis(Announcement announcement, List<Sentence> sentences) {
  public Analysis {
    sentences = List.copyOf(sentences);
  }
}
