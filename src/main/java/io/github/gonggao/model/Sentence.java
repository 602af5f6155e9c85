package io.github.gonggao.model;

import java.util.List;

/**
 * A sentence of the restored text with its end mark.
 *
 * @param paragraph number of the line that the sentence stands in, from 0
 */
public record Sentence(Span span, int paragraph, List<Token> tokens) {
  public Sentence {
    tokens = List.copyOf(tokens);
  }
}
