package io.github.gonggao.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OLE2NotOfficeXmlFileException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/**
 * The text of a DOCX: the package by POI, the XML by ourselves, since the object model of Word's
 * schemas takes a second to load and leaves out text boxes and half of the wrappers.
 *
 * <p>What a reader sees is in: insertions, results of fields, text boxes, automatic numbers.
 * Deletions, hidden text, codes of fields, notes, comments, headers and footers are out.
 */
final class DocxText {
  private static final String DOCUMENT = "/officeDocument";

  /** Bytes that one part may unfold to; document.xml is some thirty times its text. */
  private static final long PART_BYTES = 128L * 1024 * 1024;

  /** A cell of more characters or paragraphs is no cell but a piece of the page. */
  private static final int CELL_CHARACTERS = 200;

  private static final int CELL_PARAGRAPHS = 4;

  private final Paragraphs out = new Paragraphs();
  private DocxNumbering numbering;

  String read(byte[] file) throws IOException, DocumentParser.Refused {
    ZipSecureFile.setMaxEntrySize(PART_BYTES);
    try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(file))) {
      PackagePart main = main(parts);
      numbering = new DocxNumbering(beside(main, "/numbering"), beside(main, "/styles"));
      XmlTree body =
          tree(main)
              .child("body")
              .orElseThrow(
                  () ->
                      new DocumentParser.Refused(
                          DocumentParser.Answer.BROKEN, "its main part has no body"));
      blocks(body);
      return out.toString();
    } catch (OLE2NotOfficeXmlFileException | EncryptedDocumentException e) {
      throw new DocumentParser.Refused(DocumentParser.Answer.LOCKED, "");
    } catch (InvalidFormatException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static PackagePart main(OPCPackage parts) throws DocumentParser.Refused {
    for (PackageRelationship relation : parts.getRelationships()) {
      if (relation.getRelationshipType().endsWith(DOCUMENT)) {
        PackagePart part = parts.getPart(relation);
        if (part != null && part.getContentType().contains("wordprocessingml")) {
          return part;
        }
        throw new DocumentParser.Refused(
            DocumentParser.Answer.BROKEN,
            "an Office file, but of "
                + (part == null ? "nothing" : part.getContentType())
                + ", not of Word");
      }
    }
    throw new DocumentParser.Refused(DocumentParser.Answer.BROKEN, "no Office file");
  }

  private static Optional<XmlTree> beside(PackagePart main, String type)
      throws IOException, InvalidFormatException, DocumentParser.Refused {
    for (PackageRelationship relation : main.getRelationships()) {
      if (relation.getRelationshipType().endsWith(type)) {
        PackagePart part =
            main.getPackage().getPart(PackagingURIHelper.createPartName(relation.getTargetURI()));
        return part == null ? Optional.empty() : Optional.of(tree(part));
      }
    }
    return Optional.empty();
  }

  private static XmlTree tree(PackagePart part) throws IOException, DocumentParser.Refused {
    try (InputStream in = part.getInputStream()) {
      return XmlTree.read(in);
    }
  }

  /** Paragraphs and tables, whatever wraps them. */
  private void blocks(XmlTree parent) throws DocumentParser.Refused {
    for (XmlTree child : content(parent)) {
      switch (child.name()) {
        case "p" -> paragraph(child);
        case "tbl" -> table(child);
        default -> {
          if (!isLeftOut(child)) {
            blocks(child);
          }
        }
      }
    }
  }

  private void paragraph(XmlTree paragraph) throws DocumentParser.Refused {
    List<XmlTree> boxes = new ArrayList<>();
    out.add(line(paragraph, boxes));
    for (XmlTree box : boxes) {
      blocks(box);
    }
  }

  private String line(XmlTree paragraph, List<XmlTree> boxes) {
    StringBuilder line = new StringBuilder();
    runs(paragraph, line, boxes);
    String number = numbering.next(paragraph.child("pPr"));
    if (line.toString().isBlank() || number.isEmpty()) {
      return line.toString();
    }
    return number + line;
  }

  /** The children that a reader sees: of several contents to choose from, the first. */
  private static List<XmlTree> content(XmlTree parent) {
    if (parent.name().equals("AlternateContent")) {
      return parent.children().isEmpty() ? List.of() : parent.children().subList(0, 1);
    }
    if (parent.name().equals("sdt")) {
      boolean placeholder = parent.child("sdtPr").map(p -> p.isOn("showingPlcHdr")).orElse(false);
      return placeholder ? List.of() : parent.all("sdtContent");
    }
    if (parent.name().equals("ruby")) {
      return parent.all("rubyBase");
    }
    return parent.children();
  }

  private static boolean isLeftOut(XmlTree element) {
    return switch (element.name()) {
      case "del",
          "moveFrom",
          "delText",
          "instrText",
          "delInstrText",
          "rPr",
          "pPr",
          "sectPr",
          "tblPr",
          "tblGrid",
          "trPr",
          "tcPr",
          "comment",
          "annotation",
          "footnoteReference",
          "endnoteReference",
          "docPr",
          "posOffset",
          "align",
          "binData",
          "pctWidth",
          "pctHeight" ->
          true;
      default -> false;
    };
  }

  private void runs(XmlTree parent, StringBuilder line, List<XmlTree> boxes) {
    for (XmlTree child : content(parent)) {
      switch (child.name()) {
        case "t" -> line.append(child.text());
        case "tab", "ptab" -> line.append(Paragraphs.CELL);
        case "br", "cr" -> line.append(child.attributes().containsKey("type") ? "" : "\n");
        case "noBreakHyphen" -> line.append('-');
        case "txbxContent" -> boxes.add(child);
        case "r" -> {
          boolean hidden = child.child("rPr").map(p -> p.isOn("vanish")).orElse(false);
          if (!hidden) {
            runs(child, line, boxes);
          }
        }
        default -> {
          if (!isLeftOut(child)) {
            runs(child, line, boxes);
          }
        }
      }
    }
  }

  /** Rows as lines; a table of one column, or of large cells, only lays out a page. */
  private void table(XmlTree table) throws DocumentParser.Refused {
    for (XmlTree row : descend(table, "tr")) {
      boolean deleted = row.child("trPr").map(p -> p.child("del").isPresent()).orElse(false);
      if (deleted) {
        continue;
      }
      List<XmlTree> cells = descend(row, "tc");
      if (cells.size() < 2 || cells.stream().anyMatch(DocxText::isPage)) {
        for (XmlTree cell : cells) {
          blocks(cell);
        }
        continue;
      }
      List<XmlTree> boxes = new ArrayList<>();
      List<String> texts = new ArrayList<>();
      for (XmlTree cell : cells) {
        List<String> lines = new ArrayList<>();
        for (XmlTree paragraph : descend(cell, "p")) {
          String line = line(paragraph, boxes).strip().replace('\n', '\u3000');
          if (!line.isEmpty()) {
            lines.add(line);
          }
        }
        if (!lines.isEmpty()) {
          texts.add(String.join("\u3000", lines));
        }
      }
      out.add(String.join(Paragraphs.CELL, texts));
      for (XmlTree box : boxes) {
        blocks(box);
      }
    }
  }

  private static boolean isPage(XmlTree cell) {
    if (!descend(cell, "tbl").isEmpty()) {
      return true;
    }
    int filled = 0;
    int characters = 0;
    for (XmlTree paragraph : descend(cell, "p")) {
      int length = length(paragraph);
      filled += length > 0 ? 1 : 0;
      characters += length;
    }
    return filled >= CELL_PARAGRAPHS || characters > CELL_CHARACTERS;
  }

  private static int length(XmlTree element) {
    int length = element.name().equals("t") ? element.text().length() : 0;
    for (XmlTree child : element.children()) {
      length += length(child);
    }
    return length;
  }

  /** The nearest descendants of a name, through wrappers. */
  private static List<XmlTree> descend(XmlTree parent, String name) {
    List<XmlTree> found = new ArrayList<>();
    for (XmlTree child : content(parent)) {
      if (child.name().equals(name)) {
        found.add(child);
      } else if (!isLeftOut(child) && !child.name().matches("tbl|tr|tc|p")) {
        found.addAll(descend(child, name));
      }
    }
    return found;
  }
}
