package io.github.gonggao.run;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.Severity;
import io.github.gonggao.model.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stages that one document goes through by itself, in their order. Pure and thread-safe, as the
 * stages are.
 */
record Stages(
    Function<SourceText, Outcome<Announcement>> restore,
    Function<Announcement, List<Fact>> extract) {
  private static final String OURS = "io.github.gonggao.";
  private static final Logger LOG = LoggerFactory.getLogger(Stages.class);

  Outcome<Announcement> restored(Outcome<SourceText> input) {
    return then(input, restore);
  }

  Outcome<Extraction> extraction(Outcome<SourceText> input) {
    return then(
        input,
        source -> {
          Outcome<Announcement> read = restore.apply(source);
          if (read.value().isEmpty()) {
            return new Outcome<>(Optional.empty(), read.issues());
          }
          Announcement announcement = read.value().get();
          List<Issue> issues = new ArrayList<>(input.issues());
          issues.addAll(read.issues());
          return Outcome.of(
              new Extraction(source, announcement, extract.apply(announcement), issues),
              read.issues());
        });
  }

  /** The next stage on what there is; issues add up. */
  private static <B> Outcome<B> then(
      Outcome<SourceText> input, Function<SourceText, Outcome<B>> stage) {
    if (input.value().isEmpty()) {
      return new Outcome<>(Optional.empty(), input.issues());
    }
    Outcome<B> result = guarded(input.value().get(), stage);
    List<Issue> issues = new ArrayList<>(input.issues());
    issues.addAll(result.issues());
    return new Outcome<>(result.value(), issues);
  }

  /** A bug that one document brings to light must not cost the batch the others. */
  private static <B> Outcome<B> guarded(SourceText source, Function<SourceText, Outcome<B>> stage) {
    try {
      return stage.apply(source);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.debug("while extracting {}", source.location(), e);
      String place =
          Arrays.stream(e.getStackTrace())
              .filter(frame -> frame.getClassName().startsWith(OURS))
              .findFirst()
              .map(frame -> " at " + frame)
              .orElse("");
      return Outcome.rejected(
          new Issue(
              Issue.Code.EXTRACTION_FAILED,
              Severity.REJECTED,
              source.location().toString(),
              Optional.empty(),
              "a fault of the program, not of the text: "
                  + e
                  + place
                  + "; please report it with this text"));
    }
  }
}
