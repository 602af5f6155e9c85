package io.github.gonggao.extract;

import io.github.gonggao.model.Name;
import io.github.gonggao.model.Span;

/** A document where it is named; {@code span} takes the title marks and a number in brackets in. */
record DocumentMention(Span span, Name name, boolean byShortForm) {}
