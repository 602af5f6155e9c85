package io.github.gonggao.read;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The text of a PDF: its glyphs in lines by PDFBox, its lines in paragraphs by {@link PdfPage}s.
 */
final class PdfText {
  /** Drawing states inside one another; the standard asks readers for 28, each takes a kilobyte. */
  private static final int NESTING = 10_000;

  String read(byte[] file) throws IOException, DocumentParser.Refused {
    FontMappers.set(new OneFont());
    try (PDDocument document = Loader.loadPDF(file)) {
      Glyphs glyphs = new Glyphs();
      glyphs.setSortByPosition(true);
      glyphs.writeText(document, Writer.nullWriter());
      if (glyphs.tooLong) {
        throw new DocumentParser.Refused(DocumentParser.Answer.TOO_LONG, "");
      }
      Paragraphs paragraphs = new Paragraphs();
      for (String paragraph : new PdfLayout(glyphs.pages).paragraphs()) {
        paragraphs.add(paragraph);
      }
      return paragraphs.toString();
    } catch (InvalidPasswordException e) {
      throw new DocumentParser.Refused(DocumentParser.Answer.LOCKED, "");
    }
  }

  /** Gathers glyphs into lines. */
  private static final class Glyphs extends PDFTextStripper {
    private final List<PdfPage> pages = new ArrayList<>();
    private final List<TextPosition> line = new ArrayList<>();
    private int characters;
    private int depth;
    private boolean tooLong;

    @Override
    protected void startPage(PDPage page) {
      pages.add(new PdfPage());
    }

    @Override
    public void saveGraphicsState() {
      depth++;
      if (depth > NESTING) {
        throw new IllegalStateException("its drawing states lie too deep inside one another");
      }
      super.saveGraphicsState();
    }

    @Override
    public void restoreGraphicsState() {
      depth--;
      super.restoreGraphicsState();
    }

    @Override
    protected void processTextPosition(TextPosition text) {
      characters++;
      tooLong |= characters > Limits.DOCUMENT_CHARACTERS;
      if (!tooLong) {
        super.processTextPosition(text);
      }
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
      line.addAll(positions);
    }

    @Override
    protected void writeLineSeparator() {
      endLine();
    }

    @Override
    protected void endPage(PDPage page) {
      endLine();
    }

    private void endLine() {
      PdfLine.of(line).ifPresent(pages.get(pages.size() - 1).lines()::add);
      line.clear();
    }
  }
}
