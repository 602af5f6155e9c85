package io.github.gonggao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.HeaderField;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.read.Announcements;
import io.github.gonggao.run.Extraction;
import io.github.gonggao.run.Pipeline;
import io.github.gonggao.run.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples that are no plain text, from their bytes to facts. */
class PageSamplesTest {
  private static final Path PAGES = Path.of("src/samples/pages");

  private static final List<Outcome<Extraction>> ALL = all();

  @TempDir Path dir;

  private static List<Outcome<Extraction>> all() {
    List<Outcome<Extraction>> all = new ArrayList<>();
    Pipeline pipeline = new Pipeline();
    try (Stream<Outcome<SourceText>> read = Announcements.read(List.of(PAGES))) {
      read.map(pipeline::extract).forEach(all::add);
    }
    return all;
  }

  /** What stands at the head of each: media type, charset, day, publisher, title. */
  @Test
  void every_format_gives_its_announcements_with_their_heads() {
    List<String> heads = new ArrayList<>();
    for (Outcome<Extraction> one : ALL) {
      Extraction x = one.value().orElseThrow(() -> new AssertionError(one.issues()));
      Announcement a = x.announcement();
      heads.add(
          String.join(
              " | ",
              x.source().mediaType(),
              x.source().charset(),
              a.published().map(Object::toString).orElse("-"),
              a.publisher().map(a.text()::at).orElse("-"),
              a.title().map(a.text()::at).orElse("-").replaceAll("\\s+", "")));
    }
    assertEquals(
        List.of(
            "text/html | GB18030 | 2023-06-14 | 云澜省人民政府办公厅 | 云澜省人民政府办公厅关于印发云澜省内河航标管理办法的通知",
            "text/html | UTF-8 | 2023-06-15 | 云澜日报 | 云澜省人民政府办公厅关于印发云澜省内河航标管理办法的通知",
            "application/pdf | UTF-8 | 2024-03-15 | - | 关于全省校车安全专项整治工作会议情况的通报",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document | UTF-8 | 2024-04-22 | - |"
                + " 云澜省人民政府关于温书慧等同志任免职务的通知",
            "application/msword | UTF-8 | - | 云澜省纪委监委网站 | 省委第三巡视组向云澜省交通运输厅党组反馈巡视情况",
            "text/csv | UTF-8 | 2024-04-25 | 云澜省水利厅 | 云澜省水利厅党组书记、厅长方远山到云州市调研水库除险加固工作",
            "text/csv | UTF-8 | 2024-04-26 | 云澜省纪委监委 | 云澜省纪委监委通报3起违反中央八项规定精神典型问题",
            "text/csv | UTF-8 | 2024-04-28 | 云澜省林业和草原局 | 云澜省林业和草原局召开局务会议",
            "text/html | GB18030 | 2024-05-08 | 云州市人民政府办公室 | 云州市召开城市内涝治理推进会",
            "text/html | GB18030 | 2024-05-08 | 云州市人民政府办公室 | 云州市召开城市内涝治理推进会",
            "text/plain | GB18030 | 2024-05-06 | 云澜日报 | 顾怀川主持召开省政府第30次常务会议",
            "application/json | UTF-8 | 2024-05-05 | 云澜省人大常委会 | 云澜省人民代表大会常务委员会任命名单"),
        heads);
  }

  @Test
  void nothing_of_the_page_around_an_announcement_is_in_it() {
    for (Outcome<Extraction> one : ALL) {
      String text = one.value().orElseThrow().source().text();
      for (String furniture :
          List.of("首页", "打印", "字体", "分享", "上一篇", "下一篇", "版权所有", "备", "扫一扫", "热门推荐", "<", "&")) {
        assertTrue(!text.contains(furniture), () -> furniture + " in " + text);
      }
    }
  }

  @Test
  void a_character_that_gb2312_lacks_is_read_on_a_page_labelled_so() {
    assertTrue(ALL.get(0).value().orElseThrow().source().text().contains("倪镕桥、杜喆滩"));
  }

  @Test
  void the_table_at_the_head_of_a_government_page_is_fields() {
    Announcement a = ALL.get(0).value().orElseThrow().announcement();
    List<String> fields = new ArrayList<>();
    for (HeaderField field : a.fields()) {
      fields.add(field.label() + "=" + a.text().at(field.value()));
    }
    assertTrue(
        fields.containsAll(
            List.of(
                "索引号=YL0001-2023-00233",
                "主题分类=交通、水运",
                "发文机关=云澜省人民政府办公厅",
                "成文日期=2023年06月08日",
                "发文字号=云政办发〔2023〕41号",
                "发布日期=2023年06月14日",
                "有效性=有效")),
        fields::toString);
  }

  @Test
  void the_notice_from_two_sites_is_one_and_the_page_crawled_twice_has_two_versions()
      throws IOException {
    RunReport report;
    try (Stream<Outcome<SourceText>> read = Announcements.read(List.of(PAGES))) {
      report =
          new Pipeline()
              .build(
                  read.iterator(),
                  dir.resolve("out"),
                  Pipeline.Settings.of("test"),
                  Pipeline.Progress.NONE);
    }
    assertEquals(10, report.announcements());
    assertEquals(1, report.copies());
    assertEquals(1, report.issues().get("NEW_VERSION"));
    assertEquals(List.of(), report.rejected());
    TreeSet<String> people = new TreeSet<>();
    ALL.forEach(
        x ->
            x.value()
                .orElseThrow()
                .facts()
                .forEach(
                    f -> {
                      if (f instanceof io.github.gonggao.model.Fact.PostHeld held) {
                        people.add(held.person().value());
                      }
                    }));
    assertTrue(
        people.containsAll(
            List.of("柏嘉宁", "陶若冰", "温书慧", "扎西·多杰", "章守拙", "石远舟", "方远山", "沙立夏", "穆清川", "顾怀川")),
        people::toString);
  }
}
