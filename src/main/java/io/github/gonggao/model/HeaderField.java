package io.github.gonggao.model;

/** A labelled header line: {@code label} without its colon, the value where it stands. */
public record HeaderField(String label, Span value) {}
