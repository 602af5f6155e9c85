package io.github.gonggao.model;

/**
 * The stretch {@code source} of the text as found reads {@code restored} in the restored text.
 *
 * @param confidence from 0 to 1; 1 where nothing else can have stood there
 */
public record Edit(Span source, Span restored, Repair repair, double confidence) {
  public Edit {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("no confidence: " + confidence);
    }
  }

  /** A repair that leaves no doubt. */
  public Edit(Span source, Span restored, Repair repair) {
    this(source, restored, repair, 1);
  }
}
