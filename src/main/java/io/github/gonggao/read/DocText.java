package io.github.gonggao.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.extractor.Word6Extractor;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.HWPFList;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The text of a DOC by POI; in and out is the same as in {@link DocxText}. */
final class DocText {
  /** Names of Word's number formats (MSONFC), of those that Chinese documents use. */
  private static final Map<Integer, String> FORMATS =
      Map.ofEntries(
          Map.entry(0, "decimal"),
          Map.entry(1, "upperRoman"),
          Map.entry(2, "lowerRoman"),
          Map.entry(3, "upperLetter"),
          Map.entry(4, "lowerLetter"),
          Map.entry(10, "ideographDigital"),
          Map.entry(11, "japaneseCounting"),
          Map.entry(14, "decimalFullWidth"),
          Map.entry(18, "decimalEnclosedCircle"),
          Map.entry(22, "decimalZero"),
          Map.entry(23, "bullet"),
          Map.entry(26, "decimalEnclosedFullstop"),
          Map.entry(27, "decimalEnclosedParen"),
          Map.entry(28, "decimalEnclosedCircleChinese"),
          Map.entry(30, "ideographTraditional"),
          Map.entry(31, "ideographZodiac"),
          Map.entry(33, "taiwaneseCounting"),
          Map.entry(34, "ideographLegalTraditional"),
          Map.entry(35, "taiwaneseCountingThousand"),
          Map.entry(36, "taiwaneseDigital"),
          Map.entry(37, "chineseCounting"),
          Map.entry(38, "chineseLegalSimplified"),
          Map.entry(39, "chineseCountingThousand"),
          Map.entry(255, "none"));

  private static final int LEVELS = 9;

  private final Paragraphs out = new Paragraphs();
  private final Map<Integer, int[]> counters = new HashMap<>();

  /** How deep in the codes of fields the text is, over the ends of runs and paragraphs. */
  private final List<Boolean> fields = new ArrayList<>();

  String read(byte[] file) throws IOException, DocumentParser.Refused {
    try (POIFSFileSystem parts = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      if (parts.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
        throw new DocumentParser.Refused(DocumentParser.Answer.LOCKED, "");
      }
      if (!parts.getRoot().hasEntryCaseInsensitive("WordDocument")) {
        throw new DocumentParser.Refused(
            DocumentParser.Answer.BROKEN, "an Office file, but not of Word");
      }
      try (HWPFDocument document = new HWPFDocument(parts)) {
        range(document.getRange());
        Range boxes = document.getMainTextboxRange();
        if (boxes != null) {
          range(boxes);
        }
      } catch (OldWordFileFormatException e) {
        old(parts);
      }
      return out.toString();
    } catch (EncryptedDocumentException e) {
      throw new DocumentParser.Refused(DocumentParser.Answer.LOCKED, "");
    }
  }

  private void old(POIFSFileSystem parts) throws IOException, DocumentParser.Refused {
    try (Word6Extractor extractor = new Word6Extractor(parts)) {
      for (String line : extractor.getText().split("[\\r\\n]+", -1)) {
        out.add(line);
      }
    }
  }

  private void range(Range range) throws DocumentParser.Refused {
    int number = 0;
    while (number < range.numParagraphs()) {
      Paragraph paragraph = range.getParagraph(number);
      if (paragraph.isInTable()) {
        Table table = range.getTable(paragraph);
        table(table);
        number += Math.max(1, table.numParagraphs());
      } else {
        out.add(line(paragraph));
        number++;
      }
    }
  }

  private void table(Table table) throws DocumentParser.Refused {
    for (int r = 0; r < table.numRows(); r++) {
      TableRow row = table.getRow(r);
      List<String> texts = new ArrayList<>();
      for (int c = 0; c < row.numCells(); c++) {
        TableCell cell = row.getCell(c);
        List<String> lines = new ArrayList<>();
        for (int p = 0; p < cell.numParagraphs(); p++) {
          String line = line(cell.getParagraph(p)).strip();
          if (!line.isEmpty()) {
            lines.add(row.numCells() < 2 ? line : line.replace('\n', '\u3000'));
          }
        }
        if (!lines.isEmpty()) {
          texts.add(String.join(row.numCells() < 2 ? "\n" : "\u3000", lines));
        }
      }
      out.add(String.join(Paragraphs.CELL, texts));
    }
  }

  private String line(Paragraph paragraph) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
      CharacterRun run = paragraph.getCharacterRun(i);
      boolean unseen = run.isMarkedDeleted() || run.isFldVanished() || run.isVanished();
      String text = run.text();
      for (int k = 0; k < text.length(); k++) {
        character(text.charAt(k), unseen, line);
      }
    }
    String number = number(paragraph);
    return line.toString().isBlank() ? line.toString() : number + line;
  }

  private void character(char c, boolean unseen, StringBuilder line) {
    switch (c) {
      case 0x13 -> fields.add(true);
      case 0x14 -> {
        if (!fields.isEmpty()) {
          fields.set(fields.size() - 1, false);
        }
      }
      case 0x15 -> {
        if (!fields.isEmpty()) {
          fields.remove(fields.size() - 1);
        }
      }
      default -> {
        if (!unseen && !fields.contains(true)) {
          visible(c, line);
        }
      }
    }
  }

  private static void visible(char c, StringBuilder line) {
    if (c == '\t') {
      line.append(Paragraphs.CELL);
    } else if (c == 0x0B) {
      line.append('\n');
    } else if (c == 0x1E) {
      line.append('-');
    } else if (c >= 0x20) {
      line.append(c);
    }
  }

  private String number(Paragraph paragraph) {
    if (!paragraph.isInList()) {
      return "";
    }
    HWPFList list = paragraph.getList();
    if (list == null || list.getLFO() == null) {
      return "";
    }
    int level = Math.min(LEVELS - 1, paragraph.getIlvl());
    int[] counter = counters.computeIfAbsent(list.getLsid(), k -> new int[LEVELS]);
    counter[level] =
        counter[level] == 0 ? Math.max(1, list.getStartAt((char) level)) : counter[level] + 1;
    for (int below = level + 1; below < LEVELS; below++) {
      counter[below] = 0;
    }
    StringBuilder number = new StringBuilder();
    for (char c : list.getNumberText((char) level).toCharArray()) {
      if (c >= LEVELS) {
        number.append(c);
      } else {
        String format = FORMATS.getOrDefault(list.getNumberFormat(c), "decimal");
        number.append(ListNumbers.format(Math.max(1, counter[c]), format));
      }
    }
    int own = list.getNumberFormat((char) level);
    return "bullet".equals(FORMATS.get(own)) ? "" : number.toString();
  }
}
