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
    private boolean tooLong;

    @Override
    protected void startPage(PDPage page) {
      pages.add(new PdfPage());
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
