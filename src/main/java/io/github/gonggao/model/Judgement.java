package io.github.gonggao.model;

/** A person's decision about two entities, by the keys that {@link Resolution} gives them. */
public record Judgement(String left, String right, Verdict verdict, String by, String reason) {}
