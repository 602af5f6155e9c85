package io.github.gonggao.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/**
 * A PDF in the making, in a Chinese font that it names and does not hold (as many official ones
 * do), so that no font need be there. Places count in points from the top left of an A4 page.
 */
final class PdfFile {
  private static final float HEIGHT = PDRectangle.A4.getHeight();

  private final List<StringBuilder> pages = new ArrayList<>();
  private final Map<String, String> forms = new TreeMap<>();

  PdfFile page() {
    pages.add(new StringBuilder());
    return this;
  }

  PdfFile line(double x, double y, double size, String text) {
    StringBuilder hex = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_16BE)) {
      hex.append(String.format(Locale.ROOT, "%02X", b));
    }
    return operators(
        String.format(
            Locale.ROOT, "BT /F1 %.1f Tf %.1f %.1f Td <%s> Tj ET%n", size, x, HEIGHT - y, hex));
  }

  /** Text in A4, 28 characters wide at 16 points, the first line indented by two. */
  double paragraph(double y, String text) {
    double at = y;
    double left = 32;
    int from = 0;
    while (from < text.length()) {
      double width = left;
      int to = from;
      while (to < text.length() && width + width(text.charAt(to)) <= 28 * 16) {
        width += width(text.charAt(to));
        to++;
      }
      line(79.4 + left, at, 16, text.substring(from, to));
      from = to;
      left = 0;
      at += 28;
    }
    return at;
  }

  private static double width(char c) {
    return c < 0x80 ? 8 : 16;
  }

  /** A form that every page can draw. */
  PdfFile form(String name, String operators) {
    forms.put(name, operators);
    return this;
  }

  PdfFile operators(String operators) {
    pages.get(pages.size() - 1).append(operators);
    return this;
  }

  byte[] bytes() throws IOException {
    return bytes("");
  }

  /**
   * @param password that opens it, or empty
   */
  byte[] bytes(String password) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (StringBuilder page : pages) {
        PDPage made = new PDPage(PDRectangle.A4);
        PDResources resources = new PDResources();
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName("F1"), font());
        resources.getCOSObject().setItem(COSName.FONT, fonts);
        COSDictionary drawn = new COSDictionary();
        forms.forEach((name, operators) -> drawn.setItem(name, form(operators, drawn)));
        resources.getCOSObject().setItem(COSName.XOBJECT, drawn);
        made.setResources(resources);
        PDStream stream = new PDStream(document);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
          out.write(page.toString().getBytes(StandardCharsets.US_ASCII));
        }
        made.setContents(stream);
        document.addPage(made);
      }
      if (!password.isEmpty()) {
        document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static COSStream form(String operators, COSDictionary others) {
    COSStream form = new COSStream();
    form.setItem(COSName.TYPE, COSName.XOBJECT);
    form.setItem(COSName.SUBTYPE, COSName.FORM);
    form.setItem(COSName.BBOX, PDRectangle.A4.getCOSArray());
    COSDictionary resources = new COSDictionary();
    resources.setItem(COSName.XOBJECT, others);
    form.setItem(COSName.RESOURCES, resources);
    try (OutputStream out = form.createOutputStream()) {
      out.write(operators.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return form;
  }

  private static COSDictionary font() {
    COSDictionary system = new COSDictionary();
    system.setItem(COSName.REGISTRY, new COSString("Adobe"));
    system.setItem(COSName.ORDERING, new COSString("GB1"));
    system.setInt(COSName.SUPPLEMENT, 2);
    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, "STSong-Light");
    descriptor.setInt(COSName.FLAGS, 4);
    COSDictionary descendant = new COSDictionary();
    descendant.setItem(COSName.TYPE, COSName.FONT);
    descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
    descendant.setName(COSName.BASE_FONT, "STSong-Light");
    descendant.setItem(COSName.CIDSYSTEMINFO, system);
    descendant.setItem(COSName.FONT_DESC, descriptor);
    descendant.setInt(COSName.DW, 1000);
    // Latin letters and digits are half as wide
    COSArray widths = new COSArray();
    widths.add(COSInteger.get(1));
    widths.add(COSInteger.get(95));
    widths.add(COSInteger.get(500));
    descendant.setItem(COSName.W, widths);
    COSArray descendants = new COSArray();
    descendants.add(descendant);
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setName(COSName.BASE_FONT, "STSong-Light-UniGB-UCS2-H");
    font.setName(COSName.ENCODING, "UniGB-UCS2-H");
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    return font;
  }
}
