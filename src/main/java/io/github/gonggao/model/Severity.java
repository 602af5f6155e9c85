package io.github.gonggao.model;

/** {@code REJECTED}: the input yields no announcement; {@code WARNING}: it does, but look at it. */
public enum Severity {
  REJECTED,
  WARNING,
  INFO
}
