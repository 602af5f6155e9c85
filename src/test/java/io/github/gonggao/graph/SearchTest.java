package io.github.gonggao.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.model.SourceId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {
  private static final SourceId OTHER =
      new SourceId("0badcafe0badcafe0badcafe0badcafe0badcafe0badcafe0badcafe0badcafe");

  @TempDir Path store;

  private void build(Example... examples) throws IOException {
    try (Graph graph = Graph.open(store, Example.settings())) {
      for (Example example : examples) {
        graph.put(example.announcement(), example.all(), example.resolution());
      }
      graph.commit();
    }
  }

  private GraphView view() throws IOException {
    return GraphView.open(store, Example.scripts());
  }

  private static List<String> names(GraphView view, String words, String kind) {
    return view.find(words, kind, List.of(), 0, 50).shown().stream()
        .map(GraphView.Hit::name)
        .toList();
  }

  private static Set<String> found(Search search, String words) {
    Set<String> found = new TreeSet<>();
    search.find(words, "", List.of(), 0, 1000).shown().forEach(hit -> found.add(hit.local()));
    return found;
  }

  private static String tokens(String text, boolean sounds) throws IOException {
    StringBuilder tokens = new StringBuilder();
    try (SearchAnalyzer analyzer = new SearchAnalyzer(Example.scripts(), sounds);
        TokenStream stream = analyzer.tokenStream("label", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.append(tokens.isEmpty() ? "" : " ").append(term);
      }
      stream.end();
    }
    return tokens.toString();
  }

  @Test
  void each_chinese_character_is_a_word_and_numbers_are_found_by_part() throws IOException {
    assertEquals("国 发 2019 5 号", tokens("国发〔２０１９〕5号", false));
    assertEquals("国 灯 plan b", tokens("國燈 Plan-B", false));
    assertEquals("𠮷 安", tokens("𠮷安", false));
    assertEquals("林 linhaisheng lhs 海 生", tokens("林海生", true));
  }

  @Test
  void a_person_is_found_in_either_script_by_sound_by_initials_and_by_a_part() throws IOException {
    build(Example.studySession());
    try (GraphView view = view()) {
      for (String words :
          List.of("林海生", "海生", "linhaisheng", "Lin Haisheng", "lin hai", "lhs", "LHS")) {
        GraphView.Found found = view.find(words, "person", List.of(), 0, 10);
        assertEquals(1, found.total(), words);
        assertTrue(found.shown().get(0).local().startsWith("person/"), words);
      }
      assertEquals(
          view.find("国家灯塔局", "org", List.of(), 0, 10).shown().get(0).local(),
          view.find("國家燈塔局", "org", List.of(), 0, 10).shown().get(0).local());
      assertEquals(0, view.find("生海林", "", List.of(), 0, 10).total());
      assertEquals(0, view.find("xyzzy", "", List.of(), 0, 10).total());
    }
  }

  @Test
  void what_is_called_so_comes_before_what_begins_so_and_that_before_what_has_it()
      throws IOException {
    build(Example.studySession());
    try (GraphView view = view()) {
      List<String> names = names(view, "国家灯塔局", "org");
      assertEquals("国家灯塔局", names.get(0));
      assertTrue(names.stream().skip(1).allMatch(n -> n.startsWith("国家灯塔局")), names.toString());
    }
  }

  @Test
  void an_announcement_is_found_by_words_of_its_text_with_the_place_where_they_are()
      throws IOException {
    build(Example.studySession());
    String text = Example.studySession().announcement().text().restored();
    try (GraphView view = view()) {
      GraphView.Hit hit = view.find("灯塔 林海生", "a", List.of(), 0, 10).shown().get(0);
      GraphView.Snippet snippet = hit.snippet().orElseThrow();
      assertEquals(
          snippet.match(),
          text.substring(snippet.start(), snippet.start() + snippet.match().length()));
      assertEquals("灯塔", snippet.match());
    }
  }

  @Test
  void facets_count_announcements_and_narrow_to_them() throws IOException {
    build(Example.studySession(), Example.studySession(OTHER, "守好每一座灯塔，每一天"));
    try (GraphView view = view()) {
      GraphView.Found all = view.find("", "a", List.of(), 0, 10);
      assertEquals(2, all.total());
      assertEquals(2, all.facets().get("year/2021"));
      assertTrue(all.facets().keySet().stream().anyMatch(f -> f.startsWith("meeting-kind/")));
      assertEquals(2, view.find("", "a", List.of("year/2021"), 0, 10).total());
      assertEquals(0, view.find("", "a", List.of("year/1999"), 0, 10).total());
      assertEquals(1, view.find("每一天", "a", List.of("year/2021"), 0, 10).total());
    }
  }

  @Test
  void an_announcement_that_is_taken_out_is_not_found_any_more() throws IOException {
    build(Example.studySession(), Example.studySession(OTHER, "守好每一座灯塔，每一天"));
    try (Graph graph = Graph.open(store, Example.settings())) {
      graph.remove(OTHER);
      graph.commit();
    }
    try (GraphView view = view()) {
      assertEquals(1, view.find("", "a", List.of(), 0, 10).total());
      assertEquals(0, view.find("每一天", "a", List.of(), 0, 10).total());
      assertEquals(1, view.find("林海生", "person", List.of(), 0, 10).total());
    }
  }

  @Test
  void the_index_is_whole_and_equals_one_made_anew_from_the_graph() throws IOException {
    build(Example.studySession());
    build(Example.studySession(), Example.studySession(OTHER, "守好每一座灯塔，每一天"));
    Path index;
    try (Stream<Path> dirs = Files.walk(store, 2)) {
      index =
          dirs.filter(p -> p.endsWith(SearchIndex.DIRECTORY))
              .max(java.util.Comparator.naturalOrder())
              .orElseThrow();
    }
    try (FSDirectory directory = FSDirectory.open(index);
        CheckIndex check = new CheckIndex(directory)) {
      assertTrue(check.checkIndex().clean);
    }
    try (GraphView view = view();
        Search kept = new Search(index, Example.scripts());
        ByteBuffersDirectory memory = new ByteBuffersDirectory()) {
      SearchIndex anew = SearchIndex.open(memory, view.base(), Example.scripts());
      view.eachGraph(
          (graph, triples) -> {
            if (graph.getURI().endsWith("graph/authority")) {
              triples.stream()
                  .map(t -> t.getSubject())
                  .distinct()
                  .forEach(thing -> anew.thing(thing, graph, triples, 1));
            } else if (!graph.getURI().startsWith(view.base() + "graph/")) {
              anew.announcement(graph, triples);
            }
          });
      anew.commit();
      try (Search made = new Search(memory, Example.scripts())) {
        Set<String> words = new TreeSet<>(List.of("", "学习", "国家", "lhs", "2021", "党"));
        String text = Example.studySession().announcement().text().restored();
        for (int i = 0; i + 2 <= text.length() && words.size() < 200; i++) {
          words.add(text.substring(i, i + 2));
        }
        for (String w : words) {
          assertEquals(found(made, w), found(kept, w), w);
        }
      }
    }
  }

  @Test
  void sparql_finds_by_text_query() throws IOException {
    build(Example.studySession());
    try (GraphView view = view()) {
      for (String words : List.of("林海生", "lhs", "海生*", "linhai*")) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        view.query(
            "PREFIX text: <http://jena.apache.org/text#>"
                + " PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"
                + " SELECT DISTINCT ?s { ?s text:query (skos:prefLabel \""
                + words
                + "\") }",
            "csv",
            out);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(2, lines.size(), words + " " + lines);
        assertTrue(lines.get(1).contains("/person/"), words);
      }
    }
  }

  @Test
  void an_unquoted_chinese_word_of_a_text_query_is_a_phrase() {
    Map.of(
            "马军胜", "\"马军胜\"",
            "马军胜 OR 国发2019", "\"马军胜\" OR \"国发2019\"",
            "\"马军胜\" AND mjs*", "\"马军胜\" AND mjs*",
            "label:马军*", "label:\"马军\"")
        .forEach((query, phrases) -> assertEquals(phrases, SparqlSearch.phrases(query)));
  }
}
