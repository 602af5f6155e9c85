package io.github.gonggao.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of page as HTML, in both languages: no errors, no id twice, everything named. */
class MarkupTest {
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

  private static List<String> paths() throws Exception {
    String person = site.find("许𠮷安", "person");
    return List.of(
        "/",
        "/statistics",
        "/find",
        "/find?kind=a",
        "/find?q=" + Running.encode("统计局"),
        "/ask",
        "/ask/q10",
        "/downloads",
        "/api",
        "/ontology.html",
        "/vocab/meeting-kind.html",
        "/vocab/meeting-kind/study-session.html",
        "/a/20240306-a1a1a1a1.html",
        "/a/20240601-c3c3c3c3.html",
        person + ".html",
        "/around" + person,
        site.page(person).select("a[href^=/why/tenure]").attr("href"),
        site.find("示例省统计局", "org") + ".html",
        site.find("示例省统计局局长", "post") + ".html",
        site.find("中心组", "meeting") + ".html",
        site.find("示例省统计工作条例", "document") + ".html",
        site.find("数字必真", "formulation") + ".html",
        "/nothing");
  }

  @Test
  void pages_are_valid_in_both_languages() throws Exception {
    List<String> faults = new ArrayList<>();
    for (String path : paths()) {
      for (String language : List.of("zh-CN", "en")) {
        HttpResponse<String> response =
            site.get(path, "Accept", "text/html", "Accept-Language", language);
        Parser parser = Parser.htmlParser().setTrackErrors(50);
        Document page = parser.parseInput(response.body(), site.uri(path).toString());
        for (ParseError error : parser.getErrors()) {
          faults.add(path + " " + language + ": " + error);
        }
        check(page).forEach(fault -> faults.add(path + " " + language + ": " + fault));
      }
    }
    assertEquals("", String.join("\n", faults));
  }

  private static List<String> check(Document page) {
    List<String> faults = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Element element : page.select("[id]")) {
      if (!ids.add(element.id())) {
        faults.add("id twice: " + element.id());
      }
    }
    page.select("img:not([alt])").forEach(e -> faults.add("no alt: " + e));
    for (Element control : page.select("input:not([type=hidden]), select, textarea")) {
      if (page.select("label[for=" + control.id() + "]").isEmpty()) {
        faults.add("no label: " + control);
      }
    }
    page.select("[style], script:not([src]), style").forEach(e -> faults.add("inline: " + e));
    for (Element link : page.select("a[href]")) {
      if (link.text().isBlank()) {
        faults.add("a link without words: " + link);
      }
      String to = link.attr("href");
      if (to.startsWith("#") && to.length() > 1 && page.getElementById(to.substring(1)) == null) {
        faults.add("leads nowhere: " + to);
      }
    }
    if (page.select("h1").size() != 1) {
      faults.add(page.select("h1").size() + " first headings");
    }
    return faults;
  }
}
