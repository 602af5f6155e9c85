package io.github.gonggao.read;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.zip.ZipException;

/**
 * The announcements of one input, or of one entry of an archive; a failure of it is the last
 * outcome, and what comes after the input goes on. A parser's bug that one document brings to light
 * is a failure of that document too.
 */
final class Guarded extends Ahead {
  private final SourceFormat.Input input;
  private Iterator<Outcome<SourceText>> records;
  private boolean ended;

  Guarded(SourceFormat.Input input) {
    this.input = input;
  }

  @Override
  Outcome<SourceText> ahead() throws IOException {
    if (ended) {
      return null;
    }
    try {
      if (records == null) {
        records = Announcements.open(input);
      }
      if (records.hasNext()) {
        return records.next();
      }
      ended = true;
      return null;
    } catch (IOException e) {
      return failure(e);
    } catch (UncheckedIOException e) {
      return failure(e.getCause());
    } catch (RuntimeException | StackOverflowError e) {
      ended = true;
      return Refusals.of(
          Issue.Code.EXTRACTION_FAILED,
          input.name(),
          "reading it failed with "
              + e.getClass().getSimpleName()
              + (e.getMessage() == null ? "" : ": " + e.getMessage())
              + "; this is a bug, please report it with the input");
    }
  }

  private Outcome<SourceText> failure(IOException e) throws IOException {
    ended = true;
    if (e instanceof Budget.BombException bomb && bomb.spent && input.depth() > 0) {
      throw bomb;
    }
    return failed(input.name(), e);
  }

  static Outcome<SourceText> failed(String name, IOException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    if (e instanceof Budget.BombException) {
      return Refusals.of(Issue.Code.TOO_LARGE, name, message);
    }
    if (e instanceof ZipException || e instanceof EOFException) {
      return Refusals.of(
          Issue.Code.BAD_ARCHIVE,
          name,
          "a broken archive: "
              + message
              + "; what comes before the break is read, get a whole copy");
    }
    return Refusals.of(
        Issue.Code.UNREADABLE_FILE,
        name,
        "cannot be read: " + message + "; check that it is whole and that you may read it");
  }
}
