package io.github.gonggao.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The paragraphs of a PDF, which has none: only lines at places on pages.
 *
 * <p>Printers number pages and repeat headers; those lines, at the edge of a page, go. Of the rest,
 * a line goes on in the next where it fills the measure and the next is not indented, in the size
 * of the running text. Where paragraphs are not indented, room between them parts them; where there
 * is none either, a full line that ends with a stop ends its paragraph: wrong for one line in
 * thirty, and nothing says better. Titles, centred or large, stay in lines: which of them belong
 * together is a matter of words.
 *
 * <p>Limits: the lines of a table's cells come row by row only where a row is one line high;
 * footnotes stand where they stand on the page.
 */
final class PdfLayout {
  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[—–\\-－－―─一·.\\s\u3000]*\\d{1,4}[—–\\-－―─一·.\\s\u3000]*"
              + "|第\\s*\\d{1,4}\\s*页(\\s*[,，/]?\\s*共\\s*\\d{1,4}\\s*页)?"
              + "|\\d{1,4}\\s*/\\s*\\d{1,4}"
              + "|(Page|PAGE|page)\\s*\\d{1,4}(\\s*(of|/)\\s*\\d{1,4})?");

  /** Shares of a page's height in which headers and page numbers stand. */
  private static final double HEAD = 0.11;

  private static final double FOOT = 0.87;

  /** Characters by which a full line may be short: a mark that would start the next was pulled. */
  private static final double RAGGED = 1.7;

  private static final double INDENT = 0.8;

  /** A line that starts farther in is set apart to the right or in the middle. */
  private static final double LARGEST_INDENT = 6;

  private static final double TITLE_SIZE = 1.12;

  private final List<PdfPage> pages;
  private final double size;

  /** From line to line inside a paragraph, in points. */
  private final double leading;

  /** Whether paragraphs start with an indentation, and whether more room parts them than lines. */
  private final boolean indents;

  private final boolean spaces;

  PdfLayout(List<PdfPage> pages) {
    this.pages = withoutFurniture(pages);
    size = mode(this.pages.stream().flatMap(p -> p.lines().stream()).toList());
    double[] steps = steps();
    leading = steps.length == 0 ? 1000 : steps[steps.length / 3];
    indents = indents();
    spaces = 8 * Arrays.stream(steps).filter(this::isSpace).count() > steps.length;
  }

  List<String> paragraphs() {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    PdfLine before = null;
    Measure measureBefore = null;
    Measure whole = measure(pages.stream().flatMap(p -> p.lines().stream()).toList());
    for (PdfPage page : pages) {
      Measure measure = measure(page.lines());
      if (measure.width() < 0.85 * whole.width()) {
        measure = whole;
      }
      boolean first = true;
      for (PdfLine line : page.lines()) {
        if (before != null && goesOn(before, measureBefore, line, measure, first)) {
          join(paragraph, line.text());
        } else {
          if (paragraph.length() > 0) {
            paragraphs.add(paragraph.toString());
          }
          paragraph.setLength(0);
          paragraph.append(line.text());
        }
        before = line;
        measureBefore = measure;
        first = false;
      }
    }
    if (paragraph.length() > 0) {
      paragraphs.add(paragraph.toString());
    }
    return paragraphs;
  }

  /** Where running text starts and ends on a page. */
  private record Measure(double left, double right) {
    double width() {
      return right - left;
    }
  }

  private boolean goesOn(PdfLine line, Measure its, PdfLine next, Measure nexts, boolean newPage) {
    boolean running =
        line.size() <= TITLE_SIZE * size
            && next.size() <= TITLE_SIZE * size
            && Math.abs(line.size() - next.size()) <= 0.1 * size;
    boolean full =
        line.right() >= its.right - RAGGED * size
            && line.left() <= its.left + LARGEST_INDENT * size;
    double step = next.baseline() - line.baseline();
    boolean near = newPage || step <= 1.6 * leading;
    boolean row = line.text().contains(Paragraphs.CELL) || next.text().contains(Paragraphs.CELL);
    if (!running || !full || !near || row) {
      return false;
    }
    boolean stopped = endsSentence(line.text());
    if (!indents && spaces && !newPage) {
      return !isSpace(step);
    }
    if (next.left() <= nexts.left + INDENT * size) {
      return indents || !stopped;
    }
    // a block that is indented as a whole
    return !newPage && !stopped && Math.abs(next.left() - line.left()) < 0.5 * size;
  }

  private boolean isSpace(double step) {
    return step > 1.13 * leading;
  }

  private static boolean endsSentence(String text) {
    return "。！？；：”】".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  private static void join(StringBuilder paragraph, String next) {
    char last = paragraph.charAt(paragraph.length() - 1);
    char first = next.charAt(0);
    if (last == '-'
        && isLatin(first)
        && paragraph.length() > 1
        && isLatin(paragraph.charAt(paragraph.length() - 2))) {
      paragraph.setLength(paragraph.length() - 1);
    } else if (isLatin(last) && isLatin(first)) {
      paragraph.append(' ');
    }
    paragraph.append(next);
  }

  private static boolean isLatin(char c) {
    return Character.isLetter(c) && c < 0x2E80;
  }

  /** The size in which most characters are set. */
  private static double mode(List<PdfLine> lines) {
    Map<Long, Integer> counts = new HashMap<>();
    long best = 10;
    for (PdfLine line : lines) {
      long rounded = Math.round(line.size() * 2);
      int count = counts.merge(rounded, line.text().length(), Integer::sum);
      int most = counts.getOrDefault(best, 0);
      if (count > most || (count == most && rounded < best)) {
        best = rounded;
      }
    }
    return best / 2.0;
  }

  /** Steps from line to line of running text, in points, sorted. */
  private double[] steps() {
    List<Double> steps = new ArrayList<>();
    for (PdfPage page : pages) {
      for (int i = 1; i < page.lines().size(); i++) {
        PdfLine line = page.lines().get(i);
        PdfLine before = page.lines().get(i - 1);
        double step = line.baseline() - before.baseline();
        if (isRunning(line) && isRunning(before) && step > 1 && step < 4 * size) {
          steps.add(step);
        }
      }
    }
    return steps.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private Measure measure(List<PdfLine> lines) {
    double[] lefts =
        lines.stream().filter(this::isRunning).mapToDouble(PdfLine::left).sorted().toArray();
    double[] rights =
        lines.stream().filter(this::isRunning).mapToDouble(PdfLine::right).sorted().toArray();
    if (lefts.length == 0) {
      return new Measure(0, 0);
    }
    // one line in twenty may hang out
    int out = lefts.length / 20;
    return new Measure(lefts[out], rights[rights.length - 1 - out]);
  }

  private boolean isRunning(PdfLine line) {
    return Math.abs(line.size() - size) <= 0.1 * size;
  }

  /** Whether the lines after full stops are indented, or the document has no indentation. */
  private boolean indents() {
    int indented = 0;
    int flush = 0;
    for (PdfPage page : pages) {
      Measure measure = measure(page.lines());
      for (PdfLine line : page.lines()) {
        if (isRunning(line)) {
          double in = (line.left() - measure.left) / size;
          if (in > 1.2 && in < 3) {
            indented++;
          } else if (in < INDENT) {
            flush++;
          }
        }
      }
    }
    return indented > 0 && indented * 25 >= flush;
  }

  private static List<PdfPage> withoutFurniture(List<PdfPage> pages) {
    Map<String, Integer> repeated = new HashMap<>();
    for (PdfPage page : pages) {
      page.lines().stream()
          .filter(PdfLayout::atEdge)
          .map(PdfLayout::key)
          .distinct()
          .forEach(key -> repeated.merge(key, 1, Integer::sum));
    }
    int often = Math.max(2, pages.size() / 4);
    List<PdfPage> kept = new ArrayList<>();
    for (PdfPage page : pages) {
      List<PdfLine> lines = new ArrayList<>(page.lines());
      lines.removeIf(
          line ->
              atEdge(line)
                  && (repeated.get(key(line)) >= often
                      || PAGE_NUMBER.matcher(line.text().strip()).matches()));
      kept.add(new PdfPage(lines));
    }
    return kept;
  }

  private static boolean atEdge(PdfLine line) {
    return line.height() < HEAD || line.height() > FOOT;
  }

  private static String key(PdfLine line) {
    return Math.round(line.baseline() / 3) + " " + line.text().replaceAll("\\d+", "#");
  }
}
