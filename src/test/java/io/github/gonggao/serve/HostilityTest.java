package io.github.gonggao.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.graph.Vocabulary;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words from the data, and words from the address, stay words. */
class HostilityTest {
  private static final List<String> PAYLOADS =
      List.of(
          "<script>alert(1)</script>",
          "</script><script>alert(1)</script>",
          "\"><script>alert(1)</script>",
          "'><script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "\" onmouseover=\"alert(1)",
          "' onfocus='alert(1)' autofocus='",
          "<svg onload=alert(1)>",
          "<svg><script>alert(1)</script></svg>",
          "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
          "</title><script>alert(1)</script>",
          "</textarea><script>alert(1)</script>",
          "</style><script>alert(1)</script>",
          "<iframe src=javascript:alert(1)>",
          "<object data=javascript:alert(1)>",
          "<embed src=javascript:alert(1)>",
          "<base href=//evil.example/>",
          "<meta http-equiv=refresh content='0;url=//evil.example'>",
          "<link rel=stylesheet href=//evil.example>",
          "<form action=//evil.example><button>",
          "<a href=javascript:alert(1)>x</a>",
          "javascript:alert(1)",
          "JaVaScRiPt:alert(1)",
          "java\tscript:alert(1)",
          "\u0001javascript:alert(1)",
          "data:text/html,<script>alert(1)</script>",
          "vbscript:msgbox(1)",
          "&lt;script&gt;alert(1)&lt;/script&gt;",
          "&#60;script&#62;alert(1)&#60;/script&#62;",
          "${7*7}",
          "${java.lang.Runtime}",
          "@{alert(1)}",
          "!{var x = 1}",
          "<!--",
          "--><script>alert(1)</script>",
          "<![CDATA[<script>alert(1)</script>]]>",
          "\u202Egnp.exe",
          "`-alert(1)-`",
          "\\\"><script>alert(1)</script>",
          "＜script＞alert(1)＜/script＞");

  private static final Set<String> ELEMENTS =
      Set.of(
          "#root",
          "html",
          "head",
          "meta",
          "title",
          "link",
          "body",
          "header",
          "a",
          "span",
          "form",
          "label",
          "input",
          "button",
          "nav",
          "main",
          "h1",
          "h2",
          "p",
          "section",
          "aside",
          "div",
          "table",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "bdi",
          "ul",
          "li",
          "b",
          "code",
          "details",
          "summary",
          "textarea",
          "footer",
          "figure",
          "figcaption",
          "svg",
          "rect",
          "article",
          "blockquote",
          "mark",
          "h3",
          "dl",
          "dt",
          "dd",
          "strong",
          "ol",
          "del",
          "ins",
          "pre",
          "select",
          "script");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "charset",
          "open",
          "name",
          "content",
          "lang",
          "rel",
          "href",
          "class",
          "id",
          "action",
          "method",
          "role",
          "for",
          "type",
          "value",
          "maxlength",
          "scope",
          "title",
          "rows",
          "spellcheck",
          "placeholder",
          "hreflang",
          "src",
          "defer",
          "hidden",
          "aria-label",
          "aria-current",
          "viewBox",
          "preserveAspectRatio",
          "x",
          "y",
          "width",
          "height",
          "data-zh",
          "data-en",
          "data-source");

  private static final String BASE = "https://w3id.org/gonggao/";

  @TempDir static Path dir;
  static Running site;

  @BeforeAll
  static void start() throws IOException {
    Path store = Example.store(dir);
    Node graph = NodeFactory.createURI(BASE + "a/20240306-a1a1a1a1/graph");
    Node seeAlso = NodeFactory.createURI("http://www.w3.org/2000/01/rdf-schema#seeAlso");
    List<Quad> quads = new ArrayList<>();
    for (int i = 0; i < PAYLOADS.size(); i++) {
      String words = PAYLOADS.get(i);
      Node node = NodeFactory.createURI(BASE + "org/evil" + i);
      Node literal = NodeFactory.createLiteralLang(words, "zh-Hans");
      quads.add(Example.quad(graph, node, RDF.type.asNode(), Vocabulary.ORG_ORGANIZATION_CLASS));
      quads.add(Example.quad(graph, node, Vocabulary.SKOS_PREF_LABEL, literal));
      quads.add(
          Example.quad(
              graph, node, Vocabulary.SKOS_ALT_LABEL, NodeFactory.createLiteralString(words)));
      quads.add(Example.quad(graph, node, seeAlso, NodeFactory.createURI(words)));
      quads.add(Example.quad(graph, NodeFactory.createURI(words), seeAlso, node));
      quads.add(Example.quad(graph, node, NodeFactory.createURI("x:" + words), literal));
      quads.add(
          Example.quad(NodeFactory.createURI(words), node, Vocabulary.DCTERMS_TITLE, literal));
      quads.add(
          Example.quad(
              graph,
              node,
              Vocabulary.SCHEMA_URL,
              NodeFactory.createLiteralDT(
                  words, org.apache.jena.datatypes.xsd.XSDDatatype.XSDanyURI)));
      quads.add(
          Example.quad(
              graph,
              node,
              Vocabulary.ISSUER,
              NodeFactory.createLiteralDT(
                  words, new org.apache.jena.datatypes.BaseDatatype("x:" + words))));
    }
    Example.smuggle(store, quads);
    site = new Running(store);
  }

  @AfterAll
  static void stop() throws IOException {
    site.close();
  }

  /** A page holds only elements and attributes that the templates have, and leads nowhere bad. */
  static void assertHarmless(String what, Document page) {
    for (Element element : page.getAllElements()) {
      assertTrue(ELEMENTS.contains(element.tagName()), what + ": <" + element.tagName() + ">");
      for (Attribute attribute : element.attributes()) {
        assertTrue(
            ATTRIBUTES.contains(attribute.getKey()),
            what + ": " + attribute.getKey() + "=" + attribute.getValue());
      }
      if (element.tagName().equals("script")) {
        assertTrue(element.attr("src").startsWith("/"), what + ": " + element);
        assertTrue(element.data().isEmpty(), what + ": " + element);
      }
      for (String link : List.of("href", "action", "src")) {
        if (element.hasAttr(link)) {
          String to = element.attr(link).toLowerCase(Locale.ROOT);
          boolean here = to.startsWith("/") && !to.startsWith("//");
          boolean web = to.startsWith("http://") || to.startsWith("https://");
          boolean noIcon = element.attr("rel").equals("icon") && to.equals("data:,");
          assertTrue(here || to.startsWith("#") || web || noIcon, what + ": " + to);
          assertFalse(web && !element.attr("rel").contains("noopener"), what + ": " + to);
        }
      }
    }
    assertEquals(1, page.select("form[role=search]").size(), what);
  }

  @Test
  void words_in_the_data_make_no_elements() throws Exception {
    for (int i = 0; i < PAYLOADS.size(); i++) {
      Document page = site.page("/org/evil" + i);
      assertHarmless(PAYLOADS.get(i), page);
      assertTrue(
          page.select("h1").first().wholeText().contains(PAYLOADS.get(i).strip()), PAYLOADS.get(i));
    }
  }

  @Test
  void words_in_an_announcement_make_no_elements() throws Exception {
    Document page = site.page("/a/20240601-c3c3c3c3");
    assertHarmless("announcement", page);
    assertEquals(Example.ATTACK.strip(), page.select("#text .text").first().wholeText().strip());
    assertHarmless("home", site.page("/"));
    assertHarmless("organ", site.page(site.find("svg onload=alert(3)", "org")));
  }

  @Test
  void words_in_a_search_or_a_query_make_no_elements() throws Exception {
    for (String payload : PAYLOADS) {
      String word = Running.encode(payload);
      assertHarmless("find " + payload, site.page("/find?q=" + word));
      assertHarmless("find " + payload, site.page("/find?q=x&kind=" + word + "&from=" + word));
      HttpResponse<String> asked = site.get("/ask?query=" + word);
      Document page = Jsoup.parse(asked.body());
      assertHarmless("ask " + payload, page);
      HttpResponse<String> nothing = site.accepting("/x" + word, "text/html");
      if (nothing.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
        assertEquals(404, nothing.statusCode());
        assertHarmless("nothing " + payload, Jsoup.parse(nothing.body()));
      } else {
        assertEquals(400, nothing.statusCode());
        assertFalse(nothing.body().contains("alert"), nothing.body());
      }
    }
  }

  @Test
  void words_in_the_rows_of_an_answer_make_no_elements() throws Exception {
    for (String sparql :
        List.of(
            "SELECT * WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#seeAlso> ?o }",
            "SELECT * WHERE { GRAPH ?g { ?s <http://purl.org/dc/terms/title> ?o } }",
            "CONSTRUCT WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#seeAlso> ?o }",
            "SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER(CONTAINS(STR(?s), \"evil\")) }")) {
      assertHarmless(sparql, site.page("/ask?query=" + Running.encode(sparql)));
    }
  }

  @Test
  void hostile_identifiers_do_not_stop_the_data() throws Exception {
    for (int i = 0; i < PAYLOADS.size(); i++) {
      HttpResponse<String> response = site.get("/org/evil" + i + ".nt");
      assertEquals(200, response.statusCode(), PAYLOADS.get(i));
    }
  }
}
