package io.github.gonggao.extract;

import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;
import java.util.List;

/**
 * A meeting that the announcement reports.
 *
 * @param span where it is named in full
 * @param clause the sentence that says it took place
 * @param namings every place where it is named, in the order of the text
 * @param reported whether the text says that it was held, and not only that somebody attended
 */
record Meeting(
    Span span, Name name, String kind, Span clause, List<Span> namings, boolean reported) {
  boolean audience() {
    return kind.equals("会见") || kind.equals("会谈");
  }
}
