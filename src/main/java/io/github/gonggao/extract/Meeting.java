package io.github.gonggao.extract;

import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;

/** A meeting that the announcement reports; {@code span} is where it is named in full. */
record Meeting(Span span, Name name, String kind, Span clause) {}
