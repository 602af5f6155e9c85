package io.github.gonggao.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.graph.GraphView;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader sees. */
class PagesTest {
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

  private static List<String> rows(Document page, String section) {
    return page.select("#" + section + " tbody tr").eachText();
  }

  @Test
  void the_first_page_counts_and_shows_the_newest_and_the_questions() throws Exception {
    Document page = site.page("/");
    assertEquals("3 稿件 announcements", page.select(".counts li").get(0).text());
    assertEquals("2 人物 persons", page.select(".counts li").get(1).text());
    List<String> latest = rows(page, "latest");
    assertTrue(latest.get(0).startsWith("2024-06-01"), latest.toString());
    assertTrue(latest.get(2).contains("示例省统计局党组召开理论学习中心组"), latest.toString());
    assertEquals(25, page.select("#questions li").size());
  }

  @Test
  void every_question_that_ships_can_be_asked() throws Exception {
    for (GraphView.Question question : GraphView.questions()) {
      Document page = site.page("/ask/" + question.name());
      assertEquals(question.sparql().strip(), page.select("textarea").text().strip());
      assertTrue(page.select(".problem").isEmpty(), question.name() + page.select(".problem"));
      assertTrue(page.getElementById("results") != null, question.name());
    }
    assertTrue(rows(site.page("/ask/q01"), "results").get(0).contains("示例省统计工作条例"));
    assertEquals(
        site.page("/ask/q01").select("h1").text(),
        site.page("/ask/q01-study-sessions").select("h1").text());
  }

  @Test
  void a_query_of_ones_own_gives_a_table_whose_things_are_links() throws Exception {
    Document page =
        site.page(
            "/ask?query="
                + Running.encode("SELECT ?p WHERE { ?p a <http://xmlns.com/foaf/0.1/Person> }"));
    assertEquals(2, page.select("#results tbody a[href^=/person/]").size());
    assertTrue(page.select("#results").text().contains("林知远"));
    HttpResponse<String> csv = site.get(page.select(".iri a").first().attr("href"));
    assertEquals(200, csv.statusCode());
    assertEquals(3, csv.body().lines().count());
  }

  @Test
  void a_wrong_query_is_told_and_kept() throws Exception {
    HttpResponse<String> response = site.get("/ask?query=" + Running.encode("SELECT 什么"));
    assertEquals(400, response.statusCode());
    assertTrue(response.body().contains("查询语法有误"));
    assertTrue(response.body().contains("SELECT 什么"));
    assertEquals(
        403,
        site.get("/ask?query=" + Running.encode("ASK { SERVICE <http://x> {} }")).statusCode());
  }

  @Test
  void a_query_out_of_time_says_so() throws Exception {
    Site.Limits limits = Site.Limits.DEFAULT.withTimeout(Duration.ofMillis(300));
    try (Running hasty = new Running(dir.resolve("tdb2"), limits)) {
      String slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
      HttpResponse<String> response = hasty.get("/ask?query=" + Running.encode(slow));
      assertEquals(503, response.statusCode());
      assertTrue(response.body().contains("查询超过"), response.body());
    }
  }

  @Test
  void of_equals_those_named_most_come_first() throws Exception {
    List<String> persons =
        site.page("/find?kind=person").select("#results td:first-child").eachText();
    assertEquals(List.of("许𠮷安", "林知远"), persons);
  }

  @Test
  void things_are_found_by_a_part_of_their_name() throws Exception {
    Document page = site.page("/find?q=" + Running.encode("统计局"));
    List<String> names = page.select("#results td:first-child").eachText();
    assertTrue(names.contains("示例省统计局"), names.toString());
    assertTrue(names.contains("示例省统计局党组"), names.toString());
    assertTrue(
        site.page("/find?q=" + Running.encode("没有这个名字"))
            .select("#results")
            .text()
            .contains("没有找到"));
    assertEquals(2, rows(site.page("/find?kind=person"), "results").size());
    assertEquals(200, site.get("/find?kind=nonsense&from=abc").statusCode());
  }

  @Test
  void words_of_a_text_find_the_announcement_and_show_where_they_are() throws Exception {
    Document page = site.page("/find?q=" + Running.encode("如实填报数据") + "&kind=a");
    assertTrue(page.select("#results").text().contains("【如实填报数据】"), page.text());
  }

  @Test
  void facets_narrow_a_search_and_can_be_taken_off_again() throws Exception {
    Document all = site.page("/find?kind=a");
    String facet = all.select(".facets a").first().attr("href");
    Document narrow = site.page(facet);
    int left = rows(narrow, "results").size();
    assertTrue(left > 0 && left < rows(all, "results").size(), facet + " leaves " + left);
    assertEquals(
        rows(all, "results").size(),
        rows(site.page(narrow.select(".chosen a").attr("href")), "results").size());
    assertEquals(200, site.get("/find?kind=a&f=org%2F..%2F..&f=%22&f=year/").statusCode());
  }

  @Test
  void a_search_can_be_asked_in_sparql_with_the_same_things_in_its_answer() throws Exception {
    for (String search :
        List.of(
            "/find?kind=a&f=year/2024&q=" + Running.encode("统计局"),
            "/find?kind=person",
            "/find?kind=org&q=" + Running.encode("示例省"))) {
      Document page = site.page(search);
      Set<String> shown = new TreeSet<>(page.select("#results td:first-child a").eachAttr("href"));
      String csv = site.get(page.select("a:contains(CSV)").attr("href")).body();
      Set<String> answered = new TreeSet<>();
      csv.lines()
          .skip(1)
          .map(line -> line.substring(0, line.indexOf(',')))
          .forEach(iri -> answered.add(iri.substring("https://w3id.org/gonggao".length())));
      assertEquals(shown, answered, search);
    }
  }

  @Test
  void an_exact_name_comes_first() throws Exception {
    assertEquals(
        "示例省统计局",
        site.page("/find?q=" + Running.encode("示例省统计局") + "&kind=org")
            .select("#results td:first-child")
            .first()
            .text());
  }

  @Test
  void an_announcement_shows_its_text_unchanged_with_its_entities_in_place() throws Exception {
    Document page = site.page(STUDY);
    Element text = page.select("#text .text").first();
    assertEquals(Example.STUDY.strip(), text.wholeText().strip());
    Element person = text.select("a.person:contains(林知远)").first();
    assertEquals(site.find("林知远", "person"), person.attr("href"));
    assertEquals("许𠮷安", text.select("a.person").first().text());
    assertTrue(page.select("#facts").text().contains("2024-03-06"));
    assertTrue(rows(page, "tenures").stream().anyMatch(r -> r.contains("示例省统计局党组书记")));
    assertTrue(rows(page, "statements").get(0).contains("强调"));
    assertEquals(List.of("条例 示例省统计工作条例"), rows(page, "short-forms"));
  }

  @Test
  void every_link_to_evidence_lands_on_its_words() throws Exception {
    int checked = 0;
    for (String path : List.of(STUDY, site.find("许𠮷安", "person"), site.find("中心组", "meeting"))) {
      for (Element link : site.page(path).select("a[href*=#char=]")) {
        String href = link.attr("href");
        String page = href.substring(0, href.indexOf('#'));
        Element target = site.page(page).getElementById(href.substring(href.indexOf('#') + 1));
        assertTrue(target != null, href);
        String words = link.text().replaceAll("^[-0-9 ]*“|…?”$|…$", "");
        assertTrue(target.wholeText().startsWith(words), words + " / " + target.wholeText());
        checked++;
      }
    }
    assertTrue(checked > 10, "only " + checked);
  }

  @Test
  void a_person_has_posts_with_days_and_evidence() throws Exception {
    Document page = site.page(site.find("许𠮷安", "person"));
    List<String> posts = rows(page, "tenures");
    assertEquals(2, posts.size());
    assertTrue(posts.get(0).startsWith("示例省统计局局长 2024-05-08"), posts.get(0));
    assertTrue(posts.get(1).contains("2024-03-05"), posts.get(1));
    assertTrue(posts.get(1).contains("局党组成员、副局长许𠮷安"), posts.get(1));
    assertTrue(rows(page, "changes").get(0).contains("任命"));
    assertTrue(rows(page, "meetings").get(0).contains("出席"));
  }

  @Test
  void an_organization_has_officials_and_bodies() throws Exception {
    Document page = site.page(site.find("示例省统计局", "org"));
    assertEquals(3, rows(page, "officials").size());
    assertTrue(rows(page, "parts").get(0).contains("示例省统计局党组"));
    Document government = site.page(site.find("示例省人民政府", "org"));
    assertTrue(rows(government, "documents").get(0).contains("示政任〔2024〕7号"));
  }

  @Test
  void a_meeting_has_participants_in_the_order_of_the_text() throws Exception {
    Document page = site.page(site.find("中心组", "meeting"));
    List<String> who = rows(page, "participants");
    assertEquals(3, who.size());
    assertTrue(who.get(0).startsWith("1 林知远 主持人"), who.get(0));
    assertTrue(who.get(1).startsWith("2 许𠮷安 出席"), who.get(1));
    assertTrue(who.get(2).startsWith("3 各处室负责同志"), who.get(2));
    assertTrue(rows(page, "agenda").get(0).contains("示例省统计工作条例"));
    assertTrue(rows(page, "statements").get(0).contains("林知远"));
    assertTrue(rows(page, "facts").stream().anyMatch(r -> r.contains("是 yes")));
  }

  @Test
  void a_document_has_the_meetings_that_dealt_with_it_and_its_relations() throws Exception {
    Document page = site.page(site.find("示例省统计工作条例", "document"));
    assertTrue(rows(page, "meetings").get(0).startsWith("2024-03-05"));
    assertEquals(
        List.of("示例省人民政府关于许𠮷安任职的通知 依据 → based on → 本文件 this document 2024-05-08"),
        rows(page, "relations"));
    Document notice = site.page(site.find("任职的通知", "document"));
    assertTrue(rows(notice, "facts").stream().anyMatch(r -> r.contains("示政任〔2024〕7号")));
    assertTrue(rows(notice, "published").get(0).startsWith("2024-05-08"));
  }

  @Test
  void every_link_on_the_site_leads_somewhere_and_every_page_is_protected() throws Exception {
    Set<String> seen = new TreeSet<>(List.of("/"));
    Deque<String> queue = new ArrayDeque<>(seen);
    while (!queue.isEmpty()) {
      String path = queue.poll();
      HttpResponse<String> response = site.accepting(path, "text/html");
      assertTrue(
          response.statusCode() == 200 || response.statusCode() == 303,
          path + " answered " + response.statusCode());
      HeadersTest.assertProtected(path, response);
      if (response.statusCode() == 303) {
        String location = response.headers().firstValue("Location").orElseThrow();
        if (seen.add(location)) {
          queue.add(location);
        }
      } else if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
        Document page = org.jsoup.Jsoup.parse(response.body(), site.uri(path).toString());
        HostilityTest.assertHarmless(path, page);
        for (Element link : page.select("[href], form[action]")) {
          String href = link.attr(link.hasAttr("href") ? "href" : "action").replaceFirst("#.*", "");
          // every page has another of itself in the other language
          if (href.startsWith("/") && !href.contains("lang=") && seen.add(href)) {
            queue.add(href);
          }
        }
      }
    }
    // 3 announcements, their texts, the entities and all concepts of eleven schemes
    assertTrue(seen.size() > 400, "only " + seen.size() + " pages");
    assertFalse(seen.stream().anyMatch(p -> p.startsWith("//")));
  }

  @Test
  void pages_are_bilingual_and_say_which_words_are_which() throws Exception {
    for (String path : List.of("/", STUDY, "/ontology", "/vocab/position", "/find", "/ask")) {
      Document page = site.page(path);
      assertEquals("zh-Hans", page.select("html").attr("lang"));
      assertFalse(page.select("[lang=en]").isEmpty(), path);
      assertFalse(page.title().isBlank(), path);
      assertEquals(1, page.select("h1").size(), path);
    }
  }
}
