package io.github.gonggao.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What helps a reader to judge and to go on: reasons, languages, queries behind tables, graphs. */
class PeopleTest {
  private static final String STUDY = "/a/20240306-a1a1a1a1.html";

  @TempDir static Path dir;
  static Running site;

  @BeforeAll
  static void start() throws IOException {
    site = new Running(Example.store(dir));
  }

  @AfterAll
  static void stop() throws IOException {
    site.close();
  }

  @Test
  void a_fact_has_its_sentence_rule_and_announcement() throws Exception {
    Document person = site.page(site.find("许𠮷安", "person"));
    Document why = site.page(person.select("#tenures a[href^=/why/tenure]").last().attr("href"));
    assertTrue(why.select("h1").text().contains("许𠮷安 · 示例省统计局副局长"), why.select("h1").text());
    Element support = why.select(".support").first();
    assertEquals("局党组成员、副局长许𠮷安", support.select("mark").text());
    assertEquals("局党组成员、副局长许𠮷安出席会议。", support.select("blockquote").text());
    assertEquals("test", support.select("dd code").text());
    assertTrue(support.select("h3").text().startsWith("2024-03-06 示例省统计局党组召开"));
    assertEquals(404, site.get("/why/person/nobody").statusCode());
  }

  @Test
  void every_row_of_facts_leads_to_its_reasons() throws Exception {
    int rows = 0;
    for (String path : List.of(STUDY, site.find("许𠮷安", "person"), site.find("中心组", "meeting"))) {
      Document page = site.page(path);
      for (String table : List.of("tenures", "changes", "participants", "agenda", "statements")) {
        for (Element row : page.select("#" + table + " tbody tr")) {
          String why = row.select("a[href^=/why/]").last().attr("href");
          assertFalse(site.page(why).select(".support mark").isEmpty(), why);
          rows++;
        }
      }
    }
    assertTrue(rows >= 12, "only " + rows);
  }

  @Test
  void words_in_the_text_that_a_fact_rests_on_lead_to_its_reasons() throws Exception {
    Element text = site.page(STUDY).select("#text .text").first();
    assertTrue(text.select("a.f").stream().anyMatch(a -> a.attr("href").contains("statement/")));
    assertFalse(text.select(".fact.participation").isEmpty());
  }

  @Test
  void the_language_follows_the_browser_and_the_switch() throws Exception {
    assertEquals("zh-Hans", language("/", "Accept-Language", "zh-TW,zh;q=0.9,en;q=0.8"));
    assertEquals("en", language("/", "Accept-Language", "en-GB,en;q=0.9,zh;q=0.1"));
    assertEquals("en", language("/", "Accept-Language", "fr"));
    assertEquals("zh-Hans", language("/", "Accept-Language", "*"));
    assertEquals("zh-Hans", language("/", "Accept-Language", "en", "Cookie", "lang=zh-Hans"));
    assertEquals("en", language("/?lang=en", "Cookie", "lang=zh-Hans"));
    assertEquals("zh-Hans", language("/?lang=nonsense", "Accept-Language", "zh"));
    HttpResponse<String> switched = site.get("/statistics?lang=en");
    assertTrue(
        switched.headers().firstValue("Set-Cookie").orElse("").startsWith("lang=en; Path=/;"));
    assertTrue(switched.headers().allValues("Vary").toString().contains("Cookie"));
    assertEquals("/find?kind=a&lang=en", site.page("/find?kind=a").select(".switch").attr("href"));
  }

  private static String language(String path, String... headers) throws Exception {
    return org.jsoup.Jsoup.parse(site.get(path, headers).body()).select("html").attr("lang");
  }

  @Test
  void every_table_can_be_asked_in_sparql_and_taken_as_csv() throws Exception {
    Set<String> asked = new TreeSet<>();
    for (String path :
        List.of(
            STUDY,
            site.find("许𠮷安", "person"),
            site.find("示例省统计局", "org"),
            site.find("示例省人民政府", "org"),
            site.find("示例省统计局局长", "post"),
            site.find("中心组", "meeting"),
            site.find("数字必真", "formulation"),
            site.find("示例省统计工作条例", "document"),
            site.find("任职的通知", "document"))) {
      Document page = site.page(path);
      for (Element section : page.select("section:has(.also-as)")) {
        HttpResponse<String> csv = site.get(section.select("a:contains(CSV)").attr("href"));
        assertEquals(200, csv.statusCode(), path + " " + section.id() + csv.body());
        long shown = section.select("tbody tr").size();
        assertTrue(csv.body().lines().count() > Math.min(1, shown), path + " " + section.id());
        asked.add(section.id());
      }
      for (Element section : page.select("section:has(table.rows)")) {
        assertFalse(section.select(".also-as a").isEmpty(), path + " " + section.id());
      }
    }
    assertTrue(asked.size() > 12, asked.toString());
  }

  @Test
  void every_query_behind_a_table_is_one() throws Exception {
    for (Map.Entry<String, String> view : Views.all().entrySet()) {
      String sparql =
          Views.sparql(
              view.getValue(),
              org.apache.jena.graph.NodeFactory.createURI("https://w3id.org/gonggao/org/x"));
      assertEquals(200, site.query(sparql, "text/csv").statusCode(), view.getKey());
    }
  }

  @Test
  void what_is_around_a_thing_can_be_drawn_and_read() throws Exception {
    String person = site.find("许𠮷安", "person");
    Document page = site.page("/around" + person);
    assertTrue(page.select("#near-org").text().contains("示例省统计局"), page.text());
    assertTrue(page.select("#near-meeting").text().contains("出席"));
    HttpResponse<String> json = site.get(page.select("#graph").attr("data-source"));
    assertEquals("application/json", json.headers().firstValue("Content-Type").orElse(""));
    assertTrue(json.body().contains("\"self\""), json.body());
    assertTrue(json.body().contains("示例省统计局"), json.body());
    assertEquals(404, site.get("/around/person/nobody.json").statusCode());
    assertEquals(404, site.accepting("/around/../style.css", "text/html").statusCode());
  }

  @Test
  void an_organization_stands_in_its_tree() throws Exception {
    Document page = site.page(site.find("示例省统计局党组", "org"));
    assertEquals("示例省统计局", page.select("#tree > ul > li > a").text());
    assertEquals("示例省统计局党组", page.select("#tree li li > strong").text());
    assertTrue(page.select("#tree li li li a").text().contains("中心组"), page.text());
  }

  @Test
  void people_at_one_meeting_are_company() throws Exception {
    Document page = site.page(site.find("许𠮷安", "person"));
    assertEquals(1, page.select("#together tbody tr").size());
    assertTrue(page.select("#together tbody tr").text().startsWith("林知远 1 "));
  }

  @Test
  void a_long_table_is_cut_into_pages() {
    Paging second = new Paging("/org/x.html", Map.of("meetings", 2));
    List<Page.Piece> turn = second.turn("meetings", second.page("meetings"), 120, 50);
    assertEquals("/org/x.html#meetings", turn.get(0).href());
    assertEquals("/org/x.html?meetings=3#meetings", turn.get(1).href());
    assertEquals(1, second.turn("meetings", 2, 120, 50).size());
    assertEquals(
        "/org/x.html?documents=2&meetings=2#documents",
        second.turn("documents", 0, 60, 50).get(0).href());
  }

  @Test
  void libraries_are_kept_for_a_year_and_nothing_else_of_the_class_path_is_had() throws Exception {
    HttpResponse<String> script = site.get("/webjars/cytoscape/3.33.1/cytoscape.min.js");
    assertEquals(200, script.statusCode());
    assertTrue(script.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
    for (String path :
        List.of(
            "/webjars/cytoscape/3.33.1/LICENSE",
            "/webjars/cytoscape/3.33.1/../../../../serve/views.rq",
            "/META-INF/MANIFEST.MF",
            "/views.rq")) {
      assertFalse(site.get(path).statusCode() == 200, path);
    }
  }

  @Test
  void numbers_have_plots_and_lead_to_what_they_count() throws Exception {
    Document page = site.page("/statistics");
    assertEquals(3, page.select("figure.plot rect").size());
    assertTrue(page.select("#meeting-kinds").text().contains("理论学习中心组学习会"), page.text());
    String href = page.select("#meeting-kinds a[href^=/find]").first().attr("href");
    assertEquals(1, site.page(href).select("#results tbody tr").size());
  }
}
