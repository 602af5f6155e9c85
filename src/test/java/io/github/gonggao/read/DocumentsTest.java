package io.github.gonggao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader sees of PDF and Word files. */
class DocumentsTest {
  private static final String LONG =
      "会议强调，要坚持节水优先、空间均衡、系统治理，把水资源作为最大的刚性约束。到2022年，全市用水总量控制在12亿立方米以内，各区各部门要主动作为。";

  @AfterAll
  static void close() {
    ParsedDocument.closeIdle();
  }

  private static List<Outcome<SourceText>> read(byte[] bytes) throws IOException {
    URI place = URI.create("file:/document");
    List<Outcome<SourceText>> all = new ArrayList<>();
    Announcements.open(SourceFormat.Input.of("document", place, new ByteArrayInputStream(bytes)))
        .forEachRemaining(all::add);
    return all;
  }

  private static List<String> lines(byte[] bytes) throws IOException {
    Outcome<SourceText> only = read(bytes).get(0);
    return only.value()
        .orElseThrow(() -> new AssertionError(only.issues()))
        .text()
        .lines()
        .filter(l -> !l.isBlank())
        .toList();
  }

  private static Issue issue(byte[] bytes) throws IOException {
    Outcome<SourceText> only = read(bytes).get(0);
    assertTrue(only.value().isEmpty(), () -> only.value().toString());
    return only.issues().get(0);
  }

  private static byte[] notice() throws IOException {
    try (InputStream in = DocumentsTest.class.getResourceAsStream("/formats/notice.doc")) {
      return in.readAllBytes();
    }
  }

  private static byte[] docx(String body) throws IOException {
    return new DocxFile(body).bytes();
  }

  @Test
  void a_pdf_gives_paragraphs_though_it_has_lines_only() throws IOException {
    PdfFile pdf = new PdfFile().page();
    pdf.line(120, 100, 22, "江城市召开节约用水工作会议");
    double y = pdf.paragraph(150, LONG);
    y = pdf.paragraph(y, "一、总体要求");
    pdf.paragraph(y, LONG);
    assertEquals(List.of("江城市召开节约用水工作会议", LONG, "一、总体要求", LONG), lines(pdf.bytes()));
  }

  @Test
  void a_paragraph_goes_on_over_the_end_of_a_page() throws IOException {
    PdfFile pdf = new PdfFile().page();
    pdf.paragraph(100, LONG.substring(0, 56));
    pdf.line(280, 790, 14, "— 1 —");
    pdf.page();
    pdf.line(79.4, 100, 16, LONG.substring(56));
    pdf.line(280, 790, 14, "— 2 —");
    assertEquals(List.of(LONG), lines(pdf.bytes()));
  }

  @ParameterizedTest
  @CsvSource({"— 3 —", "－3－", "-3-", "3", "第 3 页 共 8 页", "第3页", "3 / 8"})
  void page_numbers_are_no_text(String number) throws IOException {
    PdfFile pdf = new PdfFile().page();
    pdf.paragraph(100, LONG);
    pdf.line(280, 790, 14, number);
    assertEquals(List.of(LONG), lines(pdf.bytes()));
  }

  @Test
  void a_year_on_a_line_of_its_own_in_the_text_is_text() throws IOException {
    PdfFile pdf = new PdfFile().page();
    pdf.paragraph(100, LONG);
    pdf.line(280, 500, 16, "2020");
    assertEquals(List.of(LONG, "2020"), lines(pdf.bytes()));
  }

  @Test
  void headers_and_footers_that_pages_repeat_are_no_text() throws IOException {
    PdfFile pdf = new PdfFile();
    for (int page = 1; page <= 4; page++) {
      pdf.page();
      pdf.line(200, 50, 10, "江城市人民政府公报　2020年第5期");
      pdf.paragraph(120, page + LONG);
      pdf.line(200, 800, 10, "江城市人民政府办公室主办 " + page);
    }
    assertEquals(List.of("1" + LONG, "2" + LONG, "3" + LONG, "4" + LONG), lines(pdf.bytes()));
  }

  @Test
  void lines_of_a_title_and_of_a_signature_stay_lines() throws IOException {
    PdfFile pdf = new PdfFile().page();
    pdf.line(79.4, 90, 22, "江城市人民政府办公室关于印发江城市节约");
    pdf.line(150, 120, 22, "用水管理办法的通知");
    pdf.line(79.4, 160, 16, "各区人民政府：");
    double y = pdf.paragraph(190, LONG);
    pdf.line(367.4, y + 30, 16, "江城市人民政府");
    pdf.line(400, y + 58, 16, "2020年4月3日");
    assertEquals(
        List.of("江城市人民政府办公室关于印发江城市节约", "用水管理办法的通知", "各区人民政府：", LONG, "江城市人民政府", "2020年4月3日"),
        lines(pdf.bytes()));
  }

  @Test
  void rows_of_a_pdfs_table_are_lines_with_cells_apart() throws IOException {
    PdfFile pdf = new PdfFile().page();
    pdf.paragraph(100, LONG);
    pdf.line(100, 300, 16, "组");
    pdf.line(132, 300, 16, "长：周明远");
    pdf.line(300, 300, 16, "市水务局局长");
    pdf.line(100, 328, 16, "副组长：陈立平");
    pdf.line(300, 328, 16, "市水务局副局长");
    assertEquals(List.of(LONG, "组　长：周明远　　市水务局局长", "副组长：陈立平　　市水务局副局长"), lines(pdf.bytes()));
  }

  @ParameterizedTest
  @CsvSource({"⾼,高", "⻓,长", "⻛,风", "高,高", "ﬁ,fi"})
  void radicals_that_look_like_characters_are_read_as_characters(String glyph, String character) {
    assertEquals(character, PdfLine.characters(glyph));
  }

  @Test
  void a_pdf_of_pictures_asks_for_character_recognition() throws IOException {
    PdfFile pdf = new PdfFile().page().operators("0 0 100 100 re f\n");
    Issue issue = issue(pdf.bytes());
    assertEquals(Issue.Code.NO_TEXT_LAYER, issue.code());
    assertTrue(issue.message().contains("ocrmypdf"), issue.message());
  }

  @Test
  void a_locked_pdf_says_so() throws IOException {
    PdfFile pdf = new PdfFile().page();
    pdf.paragraph(100, LONG);
    Issue issue = issue(pdf.bytes("secret"));
    assertEquals(Issue.Code.UNREADABLE_DOCUMENT, issue.code());
    assertTrue(issue.message().contains("password"), issue.message());
  }

  @Test
  void a_word_file_of_pois_own_is_read() throws IOException {
    try (XWPFDocument document = new XWPFDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.createParagraph().createRun().setText("江城市召开会议");
      XWPFTable table = document.createTable(2, 2);
      table.getRow(0).getCell(0).setText("索引号");
      table.getRow(0).getCell(1).setText("JC010/2020-00017");
      table.getRow(1).getCell(0).setText("主题分类");
      table.getRow(1).getCell(1).setText("水利");
      document.createParagraph().createRun().setText(LONG);
      document.write(out);
      assertEquals(
          List.of("江城市召开会议", "索引号　　JC010/2020-00017", "主题分类　　水利", LONG), lines(out.toByteArray()));
    }
  }

  @Test
  void word_shows_insertions_results_and_boxes_and_hides_the_rest() throws IOException {
    byte[] file =
        docx(
            "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r>"
                + "<w:ins><w:r><w:t>乙</w:t></w:r></w:ins>"
                + "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
                + "<w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>"
                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
                + "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
                + "<w:r><w:instrText>DATE 码</w:instrText></w:r>"
                + "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>丙</w:t></w:r>"
                + "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
                + "<w:hyperlink><w:r><w:t>丁</w:t></w:r></w:hyperlink>"
                + "<w:r><w:footnoteReference w:id='1'/></w:r>"
                + "<w:smartTag><w:r><w:t>戊</w:t></w:r></w:smartTag>"
                + "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
                + DocxFile.paragraph("框")
                + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
                + DocxFile.paragraph("框")
                + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
                + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                + DocxFile.paragraph("单击此处输入文字")
                + "</w:sdtContent></w:sdt><w:sdt><w:sdtContent>"
                + DocxFile.paragraph("己")
                + "</w:sdtContent></w:sdt>");
    assertEquals(List.of("甲乙丙丁戊", "框", "己"), lines(file));
  }

  @Test
  void automatic_numbers_are_text() throws IOException {
    String item =
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='%d'/><w:numId w:val='%s'/></w:numPr></w:pPr>";
    DocxFile file =
        new DocxFile(
            item.formatted(0, "7")
                + "<w:r><w:t>总则</w:t></w:r></w:p>"
                + item.formatted(1, "7")
                + "<w:r><w:t>目的</w:t></w:r></w:p>"
                + item.formatted(1, "7")
                + "<w:r><w:t>范围</w:t></w:r></w:p>"
                + "<w:p><w:pPr><w:pStyle w:val='条'/></w:pPr><w:r><w:t>任务</w:t></w:r></w:p>"
                + item.formatted(1, "7")
                + "<w:r><w:t>节水</w:t></w:r></w:p>"
                + item.formatted(0, "8")
                + "<w:r><w:t>另起</w:t></w:r></w:p>");
    file.numbering(
        "<w:abstractNum w:abstractNumId='3'>"
            + "<w:lvl w:ilvl='0'><w:start w:val='9'/><w:numFmt w:val='chineseCountingThousand'/>"
            + "<w:lvlText w:val='%1、'/></w:lvl>"
            + "<w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/><w:lvlText w:val='（%1.%2）'/><w:isLgl/>"
            + "</w:lvl></w:abstractNum>"
            + "<w:num w:numId='7'><w:abstractNumId w:val='3'/></w:num>"
            + "<w:num w:numId='8'><w:abstractNumId w:val='3'/><w:lvlOverride w:ilvl='0'>"
            + "<w:startOverride w:val='21'/></w:lvlOverride></w:num>");
    file.styles(
        "<w:style w:styleId='条'><w:basedOn w:val='款'/></w:style>"
            + "<w:style w:styleId='款'><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr></w:style>");
    assertEquals(
        List.of("九、总则", "（9.1）目的", "（9.2）范围", "十、任务", "（10.1）节水", "二十一、另起"), lines(file.bytes()));
  }

  @ParameterizedTest
  @CsvSource({
    "1,chineseCounting,一",
    "10,japaneseCounting,十",
    "11,chineseCountingThousand,十一",
    "20,chineseCounting,二十",
    "105,chineseCounting,一百零五",
    "110,chineseCounting,一百一十",
    "12,chineseLegalSimplified,壹拾贰",
    "12,ideographDigital,一二",
    "3,ideographTraditional,丙",
    "3,ideographZodiac,寅",
    "4,decimalEnclosedCircle,④",
    "4,decimalEnclosedParen,⑷",
    "4,decimalFullWidth,４",
    "14,lowerRoman,xiv",
    "27,upperLetter,AA",
    "5,unheardOf,5",
  })
  void numbers_have_their_chinese_forms(int number, String format, String shown) {
    assertEquals(shown, ListNumbers.format(number, format));
  }

  @Test
  void a_table_that_lays_out_a_page_gives_its_paragraphs() throws IOException {
    byte[] file =
        docx(
            "<w:tbl><w:tr><w:tc>"
                + DocxFile.paragraph("江城市召开会议")
                + DocxFile.paragraph(LONG)
                + "</w:tc></w:tr></w:tbl>");
    assertEquals(List.of("江城市召开会议", LONG), lines(file));
  }

  @Test
  void an_old_word_file_is_read_as_its_reader_sees_it() throws IOException {
    assertEquals(
        List.of(
            "江城市水务局关于做好防汛工作的通知",
            "江水办〔2020〕7号",
            "各区水务局：",
            "根据市政府部署，现就防汛工作通知如下。",
            "一、提高思想认识",
            "二、落实工作责任",
            "详见市水务局网站。",
            "组　长　　周明远",
            "副组长　　陈立平　何　青",
            "江城市水务局",
            "2020年5月6日",
            "文本框里的联系人：何青"),
        lines(notice()));
  }

  @Test
  void a_document_says_its_media_type() throws IOException {
    PdfFile pdf = new PdfFile().page();
    pdf.paragraph(100, LONG);
    assertEquals(
        List.of(
            "application/pdf",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/msword"),
        List.of(
            read(pdf.bytes()).get(0).value().orElseThrow().mediaType(),
            read(docx(DocxFile.paragraph(LONG))).get(0).value().orElseThrow().mediaType(),
            read(notice()).get(0).value().orElseThrow().mediaType()));
  }

  @Test
  void a_text_that_speaks_of_pdfs_is_a_text() throws IOException {
    String text = "江城市公开文件的格式说明\n%PDF-1.4是版式文件的开头，会议要求各单位注意。";
    List<Outcome<SourceText>> all = read(text.getBytes(StandardCharsets.UTF_8));
    assertEquals("text/plain", all.get(0).value().orElseThrow().mediaType());
  }

  @Test
  void an_office_file_that_is_not_words_is_told_so() throws IOException {
    DocxFile sheet =
        new DocxFile(DocxFile.paragraph(LONG))
            .change(
                "[Content_Types].xml",
                types ->
                    types.replace("wordprocessingml.document.main", "spreadsheetml.sheet.main"));
    Issue issue = issue(sheet.bytes());
    assertEquals(Issue.Code.UNREADABLE_DOCUMENT, issue.code());
    assertTrue(issue.message().contains("not of Word"), issue.message());
    assertFalse(issue.message().contains("\n"));
  }
}
