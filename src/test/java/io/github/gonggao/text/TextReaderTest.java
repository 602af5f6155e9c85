package io.github.gonggao.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Block;
import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.Severity;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.model.Span;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextReaderTest {
  private static final String SENTENCE = "3月5日，江城市水务局召开防汛工作会议，局长周明远主持会议。";

  private final TextReader reader = new TextReader(Chinese.INSTANCE);

  private static SourceText page(String text) {
    return new SourceText(
        new SourceId("00"),
        URI.create("file:/page.txt"),
        "text/plain",
        "UTF-8",
        text,
        List.of(new Block(Block.Kind.WHOLE, new Span(0, text.length()))));
  }

  private Announcement read(String... lines) {
    return reader.read(page(String.join("\n", lines))).value().orElseThrow();
  }

  private static String title(Announcement announcement) {
    return announcement.title().map(announcement.text()::at).orElse(null);
  }

  private static String publisher(Announcement announcement) {
    return announcement.publisher().map(announcement.text()::at).orElse(null);
  }

  private static String body(Announcement announcement) {
    return announcement.text().at(announcement.body());
  }

  private static List<String> fields(Announcement announcement) {
    return announcement.fields().stream()
        .map(f -> f.label() + "=" + announcement.text().at(f.value()))
        .toList();
  }

  @Test
  void a_news_page_has_title_date_publisher_and_body() {
    Announcement page =
        read(
            "江城市水务局部署防汛工作",
            "",
            "发布时间：2021-03-06 09:30　　来源：江城市水务局　　浏览次数：12",
            "",
            "点击进入“防汛进行时”>>",
            "　　" + SENTENCE,
            "　　会议强调，要压实责任。",
            "",
            "责任编辑：王小二",
            "【打印本页】");
    assertEquals("江城市水务局部署防汛工作", title(page));
    assertEquals(Optional.of(LocalDate.of(2021, 3, 6)), page.published());
    assertEquals("江城市水务局", publisher(page));
    assertEquals(SENTENCE + "\n会议强调，要压实责任。", body(page));
    assertEquals(List.of("发布时间=2021-03-06 09:30", "来源=江城市水务局"), fields(page));
  }

  @Test
  void a_page_of_metadata_gives_fields_and_the_documents_title() {
    Announcement page =
        read(
            "索 引 号：JC010/2020-00017",
            "发文字号：江政办发〔2020〕12号",
            "标　　题：江城市人民政府办公室关于加强节水工作的通知",
            "成文日期：2020年05月08日",
            "",
            "江城市人民政府办公室",
            "关于加强节水工作的通知",
            "各区人民政府，市政府各部门：",
            "现就加强节水工作有关事项通知如下。",
            "江城市人民政府办公室",
            "2020年5月8日");
    assertEquals("江城市人民政府办公室关于加强节水工作的通知", title(page));
    assertEquals(Optional.of(LocalDate.of(2020, 5, 8)), page.published());
    assertTrue(fields(page).contains("发文字号=江政办发〔2020〕12号"), () -> fields(page).toString());
    assertTrue(fields(page).contains("索引号=JC010/2020-00017"), () -> fields(page).toString());
    assertTrue(body(page).startsWith("各区人民政府"), () -> body(page));
  }

  @Test
  void a_record_whose_body_is_all_header_is_no_announcement() {
    String body = "发布时间：2020-04-03\n来源：江城日报\n索引号：JC010/2020-00017";
    String text = "江城市水务局部署防汛工作\n" + body;
    SourceText found = page(text);
    SourceText record =
        new SourceText(
            found.id(),
            found.location(),
            found.mediaType(),
            found.charset(),
            text,
            List.of(
                new Block(Block.Kind.TITLE, new Span(0, text.indexOf('\n'))),
                new Block(Block.Kind.BODY, new Span(text.indexOf('\n') + 1, text.length()))));
    assertEquals(
        List.of(Issue.Code.NO_ANNOUNCEMENT),
        reader.read(record).issues().stream().map(Issue::code).toList());
  }

  @Test
  void a_letterhead_is_no_title() {
    Announcement page =
        read(
            "江城市人民政府文件（江政发〔2019〕3号）",
            "来源：江城市人民政府",
            "",
            "江政发〔2019〕3号",
            "江城市人民政府关于鼓励中小企业发展的若干意见",
            "各区人民政府：",
            "现提出以下意见，请认真贯彻执行。",
            "江城市人民政府",
            "二〇一九年一月二十三日");
    assertEquals("江城市人民政府关于鼓励中小企业发展的若干意见", title(page));
    assertEquals(Optional.of(LocalDate.of(2019, 1, 23)), page.published());
    assertEquals(
        List.of("来源=江城市人民政府", "发文字号=江政发〔2019〕3号", "落款=江城市人民政府", "落款日期=二〇一九年一月二十三日"), fields(page));
  }

  @Test
  void a_title_may_take_two_lines() {
    Announcement page = read("江城市人民政府关于印发", "江城市水资源管理办法的通知", "各区人民政府：", SENTENCE);
    assertEquals("江城市人民政府关于印发\n江城市水资源管理办法的通知", title(page));
  }

  @Test
  void the_date_under_a_document_serves_where_the_page_has_none() {
    Announcement page = read("通知", "各单位：", SENTENCE, "江城市水务局", "2018年4月24日", "（此件公开发布）");
    assertEquals(Optional.of(LocalDate.of(2018, 4, 24)), page.published());
  }

  @ParameterizedTest
  @CsvSource({
    "来源：http://www.example.gov.cn/a/1.html,",
    "来源：江城市政府网 http://www.example.gov.cn/a/1.html,江城市政府网",
    "来源：江城日报；江城晚报 2020-01-02,江城日报",
    "（本文来源：江城市水务局）,江城市水务局",
    "信息来源： 江城市水务局,江城市水务局",
  })
  void a_publisher_is_a_name_and_never_an_address(String line, String publisher) {
    assertEquals(publisher, publisher(read("江城市水务局部署防汛工作", line, SENTENCE)));
  }

  @Test
  void a_dateline_names_the_outlet_where_no_source_line_does() {
    Announcement page = read("江城举行会议", "来源：https://example.cn/1", "新华社江城3月5日电　" + SENTENCE);
    assertEquals("新华社", publisher(page));
  }

  @Test
  void headline_lines_above_a_report_are_no_running_text() {
    Announcement page = read("江城举行会议", "周明远主持", "陈立平出席", "新华社江城3月5日电 " + SENTENCE);
    assertTrue(body(page).startsWith("新华社江城"), () -> body(page));
  }

  @Test
  void a_record_brings_its_parts() {
    String title = "江城市召開會議部署防汛工作";
    String body = "會議強調(diào),各級黨組織要著力壓實責任。\n責任編輯：王小二";
    String text = title + "\n2021-03-06\n江城日报\n\n" + body;
    int date = title.length() + 1;
    SourceText record =
        new SourceText(
            new SourceId("00"),
            URI.create("http://example.org/1"),
            "application/json",
            "UTF-8",
            text,
            List.of(
                new Block(Block.Kind.TITLE, new Span(0, title.length())),
                new Block(Block.Kind.PUBLISHED, new Span(date, date + 10)),
                new Block(Block.Kind.SOURCE, new Span(date + 11, date + 15)),
                new Block(Block.Kind.BODY, new Span(date + 17, text.length()))));
    Announcement page = reader.read(record).value().orElseThrow();
    assertEquals("江城市召开会议部署防汛工作", title(page));
    assertEquals(Optional.of(LocalDate.of(2021, 3, 6)), page.published());
    assertEquals("江城日报", publisher(page));
    assertEquals("会议强调，各级党组织要着力压实责任。", body(page));
    assertEquals("調(diào)", page.text().alignment().toSource(new Span(34, 35)).of(text));
  }

  @Test
  void blanks_of_typesetting_go_and_blanks_that_mean_something_stay() {
    Announcement page =
        read(
            "江城市召开会议 周明远出席并讲话",
            "1 月 7 日,江城市召开会议, 总结 2021 年工作。会议由 市水务局承办,10 家单位参加。",
            "组　长：周　明　　江城市副市长",
            "落实《关于节约用水\u00a0建设节水城市的公告》，抓好各项工作。",
            "人民日报 2022-08-18 报道了此事，引起广泛关注和讨论。");
    assertEquals("江城市召开会议 周明远出席并讲话", title(page));
    assertEquals(
        List.of(
            "1月7日，江城市召开会议，总结2021年工作。会议由市水务局承办，10家单位参加。",
            "组长：周　明　　江城市副市长",
            "落实《关于节约用水 建设节水城市的公告》，抓好各项工作。",
            "人民日报 2022-08-18 报道了此事，引起广泛关注和讨论。"),
        body(page).lines().toList());
  }

  @Test
  void line_ends_of_a_pdf_leave_the_headline() {
    // every line is 26 characters wide, a blank counting half
    Announcement page =
        read("江城市委召开全市领导干部警示教育大会 坚持严的基调久 久为功 以案为鉴以案促改推动全面从严治党向纵深发展取 得新成效", SENTENCE);
    assertEquals("江城市委召开全市领导干部警示教育大会 坚持严的基调久久为功 以案为鉴以案促改推动全面从严治党向纵深发展取得新成效", title(page));
  }

  @Test
  void names_in_a_simplified_page_keep_their_characters() {
    Announcement page = read("王丙乾同志生平展开幕", "展览介绍了王丙乾同志和王於昌同志的事迹，观众很多。");
    assertFalse(body(page).contains("王丙干"));
    assertTrue(body(page).contains("王於昌"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lorem ipsum dolor sit amet.",
        "1,2,3\n4,5,6",
        "会议\n通知",
        // the text of the page is a picture
        "江城市水务局部署防汛工作\n2021-03-06 09:30\n来源：江城日报\n站点地图智能问答\n"
            + "政府各机构联系电话 | 网站技术支持：010-12345678 | 网站运维邮箱：web@example.org"
      })
  void a_text_without_running_chinese_is_no_announcement(String text) {
    Outcome<Announcement> outcome = reader.read(page(text));
    assertTrue(outcome.value().isEmpty());
    assertEquals(Issue.Code.NO_ANNOUNCEMENT, outcome.issues().get(0).code());
    assertEquals(Severity.REJECTED, outcome.issues().get(0).severity());
  }

  @Test
  void what_is_missing_is_warned_of() {
    Outcome<Announcement> outcome = reader.read(page(SENTENCE));
    assertEquals(
        List.of(Issue.Code.NO_TITLE, Issue.Code.NO_DATE),
        outcome.issues().stream().map(Issue::code).toList());
    assertEquals(SENTENCE, body(outcome.value().orElseThrow()));
  }

  @Test
  void what_is_told_stands_on_one_line_whatever_it_quotes() {
    Outcome<Announcement> outcome = reader.read(page("3月5日。\n" + SENTENCE));
    assertFalse(outcome.issues().isEmpty());
    outcome.issues().forEach(issue -> assertFalse(issue.message().contains("\n"), issue::message));
  }
}
