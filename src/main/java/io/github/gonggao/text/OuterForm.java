package io.github.gonggao.text;

import io.github.gonggao.model.HeaderField;
import io.github.gonggao.model.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What surrounds the running text of a restored page: title, date, publisher, header lines, page
 * furniture.
 *
 * <p>A page is read from both ends. From the top: the title, then header lines, which start with a
 * label of the word list, hold nothing but a date or a document number, or repeat the title. The
 * first other line starts the body. From the bottom: lines that match the list of furniture, or
 * start with a label. What these say of date and publisher counts too.
 */
final class OuterForm {
  private final Furniture furniture = new Furniture();
  private final Labels labels = new Labels(furniture);

  /** Spans over the restored text. */
  record Found(
      Optional<Span> title,
      Optional<LocalDate> published,
      Optional<Span> publisher,
      Span body,
      List<HeaderField> fields) {
    /** The same with another date where the page has none. */
    Found or(Supplier<Optional<LocalDate>> other) {
      return new Found(title, published.or(other), publisher, body, fields);
    }
  }

  /** Reads a page that says nothing of its parts. */
  Found read(String text) {
    return new Reading(text).whole(new Span(0, text.length()));
  }

  /** Reads a record whose parts are known; the body may still have furniture under it. */
  Found read(
      String text,
      Optional<Span> title,
      Optional<Span> published,
      Optional<Span> source,
      Span body) {
    Reading reading = new Reading(text);
    reading.said.title(title.map(s -> trim(text, s)).filter(s -> !s.isEmpty()));
    reading.said.published(published.flatMap(s -> Dates.in(s.of(text))));
    source.ifPresent(reading.said::publisher);
    return reading.known(body);
  }

  static Span trim(String text, Span span) {
    int start = span.start();
    int end = span.end();
    while (start < end && (Han.isBlank(text.charAt(start)) || text.charAt(start) == '\n')) {
      start++;
    }
    while (end > start && (Han.isBlank(text.charAt(end - 1)) || text.charAt(end - 1) == '\n')) {
      end--;
    }
    return new Span(start, end);
  }

  private static List<Span> lines(String text, Span within) {
    List<Span> lines = new ArrayList<>();
    int start = within.start();
    while (start < within.end()) {
      int end = text.indexOf('\n', start);
      end = end < 0 || end > within.end() ? within.end() : end;
      Span line = trim(text, new Span(start, end));
      if (!line.isEmpty()) {
        lines.add(line);
      }
      start = end + 1;
    }
    return lines;
  }

  /** One page being read. */
  private final class Reading {
    private final String text;
    private final Particulars said;
    private final TitleLines titles;
    private final HeaderLines header;
    private final Foot foot;

    Reading(String text) {
      this.text = text;
      said = new Particulars(text);
      titles = new TitleLines(text, labels, furniture);
      header = new HeaderLines(text, labels, furniture, titles, said);
      foot = new Foot(text, labels, furniture, titles, said);
    }

    Found whole(Span all) {
      List<Span> lines = lines(text, all);
      int bottom = foot.start(lines);
      header.look(lines, bottom);
      int top = 0;
      Span letterhead = null;
      boolean first = true;
      while (top < bottom) {
        int end = header.end(lines, top, bottom);
        if (end > top) {
          top = end;
          continue;
        }
        Span line = lines.get(top);
        if (!said.isTitled() && (first || letterhead != null) && !titles.isProse(line)) {
          int head = first ? titles.letterhead(lines, top, bottom) : top;
          if (head > top) {
            letterhead = new Span(line.start(), lines.get(head - 1).end());
            top = head;
          } else {
            top = title(lines, titles.toldTwice(lines, top, bottom), bottom);
          }
          first = false;
          continue;
        }
        first = false;
        int repeated = titles.repeated(said.title(), lines, top, bottom);
        if (repeated == top) {
          break;
        }
        top = repeated;
      }
      said.title(Optional.ofNullable(letterhead));
      if (!said.isTitled() && top < bottom) {
        Optional<Span> runIn = Opening.runIn(text, lines.get(top));
        if (runIn.isPresent()) {
          lines.set(top, trim(text, new Span(runIn.get().end(), lines.get(top).end())));
        }
        said.title(runIn.isPresent() ? runIn : Opening.decreed(text, lines.subList(top, bottom)));
      }
      return finish(lines, top, bottom, all);
    }

    Found known(Span body) {
      List<Span> lines = lines(text, body);
      int bottom = foot.start(lines);
      int top = 0;
      while (top < bottom) {
        int next = header.end(lines, top, bottom);
        if (next == top) {
          break;
        }
        top = next;
      }
      return finish(lines, titles.repeated(said.title(), lines, top, bottom), bottom, body);
    }

    private Found finish(List<Span> lines, int start, int bottom, Span all) {
      int top = titles.headlines(lines, start, bottom);
      while (top < bottom && header.numberOnly(lines.get(top))) {
        top++;
      }
      if (top < bottom) {
        lines.set(top, header.numberCut(lines.get(top)));
        lines.set(bottom - 1, furniture.end(text, lines.get(bottom - 1)));
      }
      Span body =
          top < bottom
              ? new Span(lines.get(top).start(), lines.get(bottom - 1).end())
              : new Span(all.end(), all.end());
      Signature signature =
          Signature.of(text, top < bottom ? lines.subList(top, bottom) : List.of());
      signature.fields().forEach(said::field);
      for (int i = lines.size() - 1; i >= bottom; i--) {
        said.labelled(labels.in(text, lines.get(i)));
      }
      int first = top;
      return said.found(
          body, signature, Dateline.of(text, body), () -> titles.noted(lines, first, bottom));
    }

    /** Takes the title that starts at a line, and says where it ends. */
    private int title(List<Span> lines, int top, int bottom) {
      int end = titles.end(lines, top, bottom);
      said.title(Optional.of(new Span(lines.get(top).start(), lines.get(end - 1).end())));
      return end;
    }
  }
}
