package io.github.gonggao.extract;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;

/** Fixed wordings (提法) of the list, the longest at each place. */
final class FormulationExtractor implements FactExtractor {
  @Override
  public void extract(Reading reading) {
    String text = reading.text;
    int at = 0;
    while (at < text.length()) {
      int length = reading.lexicon.formulations.at(text, at);
      if (length == 0) {
        at++;
        continue;
      }
      Span span = new Span(at, at + length);
      String form = span.of(text);
      reading.add(new Fact.Mentioned(Name.formulation(form), form, reading.evidence(span, this)));
      at += length;
    }
  }
}
