package io.github.gonggao.model;

import java.util.List;
import java.util.Optional;

/**
 * A value, or what stood in its way, or both; bad input is data, exceptions are for bugs and I/O.
 */
public record Outcome<T>(Optional<T> value, List<Issue> issues) {
  public Outcome {
    issues = List.copyOf(issues);
  }

  public static <T> Outcome<T> of(T value) {
    return new Outcome<>(Optional.of(value), List.of());
  }

  public static <T> Outcome<T> of(T value, List<Issue> issues) {
    return new Outcome<>(Optional.of(value), issues);
  }

  public static <T> Outcome<T> rejected(Issue issue) {
    return new Outcome<>(Optional.empty(), List.of(issue));
  }
}
