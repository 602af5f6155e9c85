package io.github.gonggao.read;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The announcements of files, folders and streams, read one at a time as they are asked for. */
public final class Announcements {
  /** In this order; plain text takes what is left. */
  static final List<SourceFormat> FORMATS =
      List.of(
          new Gzip(),
          new Pdf(),
          new Docx(),
          new Doc(),
          new JsonLines(),
          new JsonObject(),
          new PlainText());

  private Announcements() {}

  /**
   * The announcements of files, and of all files under folders in the order of their names. What
   * cannot be read is an outcome with one issue in its place, and the rest goes on. Hidden files,
   * {@code README*} and gold cards (a {@code .json} with a card's lists, or without body beside a
   * {@code .txt} of the same name) are passed over.
   *
   * @return a lazy stream; close it, and at most one file is open at a time
   */
  public static Stream<Outcome<SourceText>> read(List<Path> inputs) {
    Walk walk = new Walk(inputs);
    return stream(walk).onClose(walk::close).onClose(ParsedDocument::closeIdle);
  }

  /**
   * The announcements of one stream, such as standard input, which the caller closes.
   *
   * @param name what issues and locations call it, such as {@code stdin:-}
   */
  public static Stream<Outcome<SourceText>> read(InputStream in, URI name) {
    return stream(new Guarded(name.toString(), name, in)).onClose(ParsedDocument::closeIdle);
  }

  private static Stream<Outcome<SourceText>> stream(Iterator<Outcome<SourceText>> iterator) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /** Opens an input, or an entry of one, by the first format that recognises it. */
  static Iterator<Outcome<SourceText>> open(SourceFormat.Input input) throws IOException {
    if (input.depth() > Limits.ARCHIVE_DEPTH) {
      return List.of(
              Refusals.of(
                  Issue.Code.TOO_LARGE,
                  input.name(),
                  "more than "
                      + Limits.ARCHIVE_DEPTH
                      + " archives inside one another; unpack the outer ones"))
          .iterator();
    }
    BufferedInputStream stream = new BufferedInputStream(input.stream(), 2 * Limits.HEAD_BYTES);
    stream.mark(Limits.HEAD_BYTES);
    byte[] head = stream.readNBytes(Limits.HEAD_BYTES);
    stream.reset();
    for (SourceFormat format : FORMATS) {
      if (format.recognises(head)) {
        return format.open(input.with(stream));
      }
    }
    throw new IllegalStateException("plain text recognises everything");
  }

  private static Outcome<SourceText> failed(String name, IOException e) {
    if (e instanceof Budget.BombException) {
      return Refusals.of(Issue.Code.TOO_LARGE, name, e.getMessage());
    }
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return Refusals.of(
        Issue.Code.UNREADABLE_FILE,
        name,
        "cannot be read: " + message + "; check that it is whole and that you may read it");
  }

  /** The announcements of one stream; a failure of it is the last outcome. */
  private static final class Guarded implements Iterator<Outcome<SourceText>> {
    private final String name;
    private final URI location;
    private final InputStream in;
    private Iterator<Outcome<SourceText>> records;
    private Outcome<SourceText> failure;
    private boolean ended;

    Guarded(String name, URI location, InputStream in) {
      this.name = name;
      this.location = location;
      this.in = in;
    }

    @Override
    public boolean hasNext() {
      if (ended) {
        return failure != null;
      }
      try {
        if (records == null) {
          records = open(SourceFormat.Input.of(name, location, in));
        }
        if (records.hasNext()) {
          return true;
        }
      } catch (IOException e) {
        failure = failed(name, e);
      } catch (UncheckedIOException e) {
        failure = failed(name, e.getCause());
      }
      ended = true;
      return failure != null;
    }

    @Override
    public Outcome<SourceText> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      if (failure == null) {
        return records.next();
      }
      Outcome<SourceText> last = failure;
      failure = null;
      return last;
    }
  }

  /** Files in turn, of which one is open. */
  private static final class Walk implements Iterator<Outcome<SourceText>> {
    /**
     * A file or folder still to come.
     *
     * @param name as the user gave it, the way into a folder added
     */
    private record Todo(Path path, String name) {}

    private final Deque<Todo> todo = new ArrayDeque<>();
    private InputStream open;
    private Iterator<Outcome<SourceText>> records = Collections.emptyIterator();

    Walk(List<Path> inputs) {
      for (Path input : inputs) {
        todo.addLast(new Todo(input, input.toString()));
      }
    }

    @Override
    public boolean hasNext() {
      while (!records.hasNext()) {
        close();
        Todo next = todo.pollFirst();
        if (next == null) {
          return false;
        }
        records = start(next);
      }
      return true;
    }

    @Override
    public Outcome<SourceText> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return records.next();
    }

    private Iterator<Outcome<SourceText>> start(Todo next) {
      Path path = next.path;
      if (!Files.exists(path)) {
        return one(
            Refusals.of(
                Issue.Code.MISSING_FILE, next.name, "no such file or folder; check the path"));
      }
      try {
        if (Files.isDirectory(path)) {
          return folder(next);
        }
        if (isCard(path)) {
          return Collections.emptyIterator();
        }
        open = Files.newInputStream(path);
        return new Guarded(next.name, path.toUri(), open);
      } catch (IOException e) {
        return one(failed(next.name, e));
      }
    }

    private Iterator<Outcome<SourceText>> folder(Todo folder) throws IOException {
      List<Path> children;
      try (Stream<Path> list = Files.list(folder.path)) {
        children = list.filter(Walk::isInput).sorted(Collections.reverseOrder()).toList();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      for (Path child : children) {
        todo.addFirst(new Todo(child, child.toString()));
      }
      return Collections.emptyIterator();
    }

    private static boolean isInput(Path path) {
      String name = path.getFileName().toString();
      return !name.startsWith(".") && !name.toUpperCase(Locale.ROOT).startsWith("README");
    }

    private static boolean isCard(Path path) throws IOException {
      String name = path.getFileName().toString();
      if (!name.endsWith(".json")) {
        return false;
      }
      String text = name.substring(0, name.length() - ".json".length()) + ".txt";
      return Json.isCard(path, !Files.exists(path.resolveSibling(text)));
    }

    private static Iterator<Outcome<SourceText>> one(Outcome<SourceText> outcome) {
      return List.of(outcome).iterator();
    }

    private void close() {
      if (open == null) {
        return;
      }
      try {
        open.close();
      } catch (IOException e) {
        // all of it was read
        throw new UncheckedIOException(e);
      } finally {
        open = null;
      }
    }
  }
}
