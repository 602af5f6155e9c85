package io.github.gonggao.read;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** Files in turn, of which one is open. */
final class Walk implements Iterator<Outcome<SourceText>> {
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
      return new Guarded(SourceFormat.Input.of(next.name, path.toUri(), open));
    } catch (IOException e) {
      return one(Guarded.failed(next.name, e));
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

  void close() {
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
