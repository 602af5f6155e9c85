package io.github.gonggao.text;

import io.github.gonggao.nlp.Scripts;

/** The real language functions, as the pipeline hands them over. */
public final class Chinese implements Language {
  public static final Chinese INSTANCE = new Chinese();

  private final Scripts scripts = new Scripts();

  private Chinese() {}

  @Override
  public String toSimplified(String text) {
    return scripts.toSimplified(text);
  }

  @Override
  public String toTraditional(String text) {
    return scripts.toTraditional(text);
  }

  @Override
  public double plausibility(CharSequence text) {
    return scripts.plausibility(text);
  }

  @Override
  public boolean reads(char han, String syllable) {
    return scripts.reads(han, syllable);
  }
}
