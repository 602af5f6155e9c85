package io.github.gonggao.model;

/** What a person decided about two names. */
public enum Verdict {
  SAME,
  DIFFERENT,
  UNSURE
}
