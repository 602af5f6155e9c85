package io.github.gonggao.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** The site in a real browser: ways through it, scripts, and what keeps people out. */
class BrowserTest {
  @TempDir static Path dir;
  static Running site;
  static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    if (!Browser.isThere()) {
      String missing =
          "NO BROWSER: install chromium and chromium-driver; the browser tests did NOT run";
      if (Browser.isRequired()) {
        fail(missing);
      }
      System.err.println("*".repeat(missing.length()));
      System.err.println(missing);
      System.err.println("*".repeat(missing.length()));
      Assumptions.abort(missing);
    }
    site = new Running(Example.store(dir));
    browser = Browser.open(site, "zh-CN");
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
    if (site != null) {
      site.close();
    }
  }

  /** One page of each kind. */
  static Map<String, String> pages() throws Exception {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("home", "/");
    pages.put("search", "/find?q=" + Running.encode("统计局"));
    pages.put("list", "/find?kind=a");
    pages.put("statistics", "/statistics");
    pages.put("person", site.find("许𠮷安", "person") + ".html");
    pages.put("organization", site.find("示例省统计局", "org") + ".html");
    pages.put("meeting", site.find("中心组", "meeting") + ".html");
    pages.put("document", site.find("示例省统计工作条例", "document") + ".html");
    pages.put("announcement", "/a/20240306-a1a1a1a1.html");
    pages.put("why", site.page(pages.get("person")).select("a[href^=/why/tenure]").attr("href"));
    pages.put("around", "/around" + site.find("许𠮷安", "person"));
    pages.put("ask", "/ask");
    pages.put("question", "/ask/q10");
    pages.put("ontology", "/ontology.html");
    pages.put("scheme", "/vocab/meeting-kind.html");
    pages.put("downloads", "/downloads");
    pages.put("api", "/api");
    return pages;
  }

  @Test
  void from_a_search_to_the_reason_of_a_fact() throws Exception {
    browser.width(1280);
    browser.go("/");
    WebElement search = browser.find("#q");
    search.sendKeys("林知远");
    browser.find("header.site form button").click();
    browser.find("#results td a[href^='/person/']").click();
    assertTrue(browser.where().startsWith("/person/"), browser.where());
    browser.find("#meetings td a[href^='/meeting/']").click();
    assertTrue(browser.find("#participants").getText().contains("许𠮷安"));
    browser.find("#participants td a[href*='#char=']").click();
    assertTrue(browser.where().startsWith("/a/20240306-a1a1a1a1.html#char="), browser.where());
    String id = browser.where().substring(browser.where().indexOf('#') + 1);
    assertEquals(
        "true",
        String.valueOf(
            browser.run(
                "const e = document.getElementById('"
                    + id
                    + "'); return e === document.querySelector(':target')"
                    + " && getComputedStyle(e).backgroundColor !== 'rgba(0, 0, 0, 0)';")));
    browser.find("#text a.f[href^='/why/']").click();
    assertTrue(browser.where().startsWith("/why/"), browser.where());
    assertFalse(browser.find("blockquote mark").getText().isBlank());
    assertTrue(browser.find(".how").getText().contains("置信度"), browser.find(".how").getText());
    browser.assertQuiet("the way from a search to a reason");
  }

  @Test
  void the_editor_runs_an_example_and_completes_from_the_store() {
    browser.width(1280);
    browser.go("/ask/q10");
    browser.until("document.getElementById('editor').dataset.ready === 'yes'");
    assertFalse(browser.find("#ask").isDisplayed());
    String query = (String) browser.run("return gonggao.getTab().getYasqe().getValue()");
    assertTrue(query.contains("gg:hasParticipation"), query);
    browser.find(".yasqe_queryButton").click();
    browser.until("document.querySelectorAll('.yasr table tbody tr').length > 0");
    assertFalse(browser.find("#answer").isDisplayed());
    Object completers =
        browser.run("return Object.keys(gonggao.getTab().getYasqe().autocompleters)");
    assertTrue(completers.toString().contains("gonggao-property"), completers.toString());
    assertFalse(completers.toString().contains(" class"), completers.toString());
    browser.assertQuiet("the editor");
  }

  @Test
  void the_graph_of_surroundings_grows() throws Exception {
    browser.width(1280);
    browser.go("/around" + site.find("许𠮷安", "person"));
    browser.until("Number(document.getElementById('graph').dataset.nodes) > 1");
    long before = Long.parseLong(browser.find("#graph").getDomAttribute("data-nodes"));
    WebElement choice = browser.find("#node");
    browser.run(
        "const s = document.getElementById('node');"
            + "s.value = [...s.options].find(o => o.value.startsWith('meeting/')).value;"
            + "s.dispatchEvent(new Event('change'));");
    assertTrue(choice.isDisplayed());
    browser.find("#grow").click();
    browser.until("Number(document.getElementById('graph').dataset.nodes) > " + before);
    browser.assertQuiet("the graph");
  }

  @Test
  void the_language_can_be_switched_and_stays_so() {
    browser.width(1280);
    browser.go("/statistics");
    assertEquals("统计", browser.find("h1").getText());
    browser.find(".switch").click();
    assertEquals("Statistics", browser.find("h1").getText());
    browser.go("/find?kind=person");
    assertEquals("Find", browser.find("h1").getText());
    assertEquals("en", browser.find("html").getDomAttribute("lang"));
    browser.find(".switch").click();
    assertEquals("查找", browser.find("h1").getText());
    browser.go("/find?kind=person&lang=zh-Hans");
    browser.assertQuiet("the switch");
  }

  @Test
  void nothing_on_any_page_keeps_people_out() throws Exception {
    List<String> barriers = new ArrayList<>();
    for (Map.Entry<String, String> page : pages().entrySet()) {
      for (int width : List.of(1280, 390)) {
        browser.width(width);
        browser.go(page.getValue());
        settle(page.getKey());
        for (String barrier : browser.barriers()) {
          barriers.add(page.getKey() + " " + width + ": " + barrier);
        }
        Object wide = browser.run("return document.documentElement.scrollWidth > innerWidth");
        if (Boolean.TRUE.equals(wide)) {
          barriers.add(page.getKey() + " " + width + ": wider than the screen");
        }
      }
    }
    assertEquals("", String.join("\n", barriers));
    browser.assertQuiet("all pages");
  }

  @Test
  void pages_can_be_read_in_the_dark() throws Exception {
    browser.width(1280);
    browser.dark(true);
    List<String> barriers = new ArrayList<>();
    for (String kind : List.of("home", "person", "announcement", "why", "search")) {
      browser.go(pages().get(kind));
      for (String barrier : browser.barriers()) {
        barriers.add(kind + ": " + barrier);
      }
    }
    browser.dark(false);
    assertEquals("", String.join("\n", barriers));
  }

  /** Scripts on a page have done their work. */
  private static void settle(String kind) {
    if (kind.equals("ask") || kind.equals("question")) {
      browser.until("document.getElementById('editor').dataset.ready === 'yes'");
    }
    if (kind.equals("around")) {
      browser.until("Number(document.getElementById('graph').dataset.nodes) > 1");
    }
  }
}
