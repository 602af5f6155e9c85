package io.github.gonggao.model;

/** The stretch {@code source} of the text as found reads {@code restored} in the restored text. */
public record Edit(Span source, Span restored, Repair repair) {}
