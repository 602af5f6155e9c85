package io.github.gonggao.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A Word file made of its parts' XML, so that a test can write what Word's own writers would not.
 */
final class DocxFile {
  static final String MAIN = "word/document.xml";

  private final Map<String, String> parts = new LinkedHashMap<>();

  /**
   * @param body XML of paragraphs and tables, prefix {@code w}
   */
  DocxFile(String body) {
    String package_ = "http://schemas.openxmlformats.org/package/2006/";
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    String type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns='"
            + package_
            + "content-types'><Default Extension='rels'"
            + " ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
            + "<Default Extension='xml' ContentType='application/xml'/>"
            + "<Override PartName='/word/document.xml' ContentType='"
            + type
            + "document.main+xml'/><Override PartName='/word/numbering.xml' ContentType='"
            + type
            + "numbering+xml'/><Override PartName='/word/styles.xml' ContentType='"
            + type
            + "styles+xml'/></Types>");
    parts.put(
        "_rels/.rels",
        "<Relationships xmlns='"
            + package_
            + "relationships'><Relationship Id='r1' Type='"
            + office
            + "officeDocument' Target='word/document.xml'/></Relationships>");
    parts.put(
        "word/_rels/document.xml.rels",
        "<Relationships xmlns='"
            + package_
            + "relationships'><Relationship Id='r1' Type='"
            + office
            + "numbering' Target='numbering.xml'/><Relationship Id='r2' Type='"
            + office
            + "styles' Target='styles.xml'/></Relationships>");
    parts.put(MAIN, root("document", "<w:body>" + body + "</w:body>"));
    parts.put("word/numbering.xml", root("numbering", ""));
    parts.put("word/styles.xml", root("styles", ""));
  }

  private static String root(String name, String content) {
    return "<?xml version='1.0' encoding='UTF-8'?><w:"
        + name
        + " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
        + " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
        + " xmlns:v='urn:schemas-microsoft-com:vml'>"
        + content
        + "</w:"
        + name
        + ">";
  }

  DocxFile numbering(String content) {
    parts.put("word/numbering.xml", root("numbering", content));
    return this;
  }

  DocxFile styles(String content) {
    parts.put("word/styles.xml", root("styles", content));
    return this;
  }

  DocxFile change(String part, UnaryOperator<String> change) {
    parts.computeIfPresent(part, (k, v) -> change.apply(v));
    return this;
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  static String paragraph(String text) {
    return "<w:p><w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r></w:p>";
  }
}
