package io.github.gonggao.model;

/** A word with its part of speech in the PKU tag set (nr person, ns place, nt organization …). */
public record Token(Span span, String text, String tag) {}
