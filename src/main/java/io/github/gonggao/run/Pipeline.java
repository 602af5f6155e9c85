package io.github.gonggao.run;

import io.github.gonggao.extract.Extractors;
import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.nlp.Analyzer;
import io.github.gonggao.nlp.Scripts;
import io.github.gonggao.text.Language;
import io.github.gonggao.text.TextReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.Consumer;

/** The stages in their order. One pipeline may be used again and again, and by many threads. */
public final class Pipeline {

  /** Told how far a run has come; called from the thread that runs it. */
  public interface Progress {
    Progress NONE =
        new Progress() {
          @Override
          public void begin(String stage, long total) {}

          @Override
          public void step() {}
        };

    /**
     * A stage begins, and the one before it is over.
     *
     * @param total steps, or -1 where nobody knows
     */
    void begin(String stage, long total);

    /** One announcement further. */
    void step();
  }

  private final Stages stages;

  /** With the word lists that ship. */
  public Pipeline() {
    this(stages(new Scripts()));
  }

  Pipeline(Stages stages) {
    this.stages = stages;
  }

  private static Stages stages(Scripts scripts) {
    TextReader reader = new TextReader(language(scripts));
    Analyzer analyzer = new Analyzer();
    Extractors extractors = new Extractors();
    return new Stages(reader::read, a -> extractors.extract(analyzer.analyze(a)));
  }

  private static Language language(Scripts scripts) {
    return new Language() {
      @Override
      public String toSimplified(String text) {
        return scripts.toSimplified(text);
      }

      @Override
      public double plausibility(CharSequence text) {
        return scripts.plausibility(text);
      }

      @Override
      public boolean reads(char han, String syllable) {
        return scripts.reads(han, syllable);
      }
    };
  }

  /** One input as it must have been written; its issues and those of reading it. */
  public Outcome<Announcement> restore(Outcome<SourceText> input) {
    return stages.restored(input);
  }

  /** All that one input says. */
  public Outcome<Extraction> extract(Outcome<SourceText> input) {
    return stages.extraction(input);
  }

  /**
   * All that each input says, handed over in the order of the inputs.
   *
   * @param threads how many inputs are worked on at once
   */
  public void extract(
      Iterator<Outcome<SourceText>> inputs, int threads, Consumer<Outcome<Extraction>> consumer)
      throws IOException {
    Workers.inOrder(inputs, stages::extraction, threads, consumer::accept);
  }
}
