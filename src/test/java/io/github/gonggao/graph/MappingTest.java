package io.github.gonggao.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

class MappingTest {
  private static final String BASE = "https://w3id.org/gonggao/";
  private final Example example = Example.studySession();
  private final Graph graph = union();

  private Graph union() {
    Graph all = GraphFactory.createDefaultGraph();
    Mapped.parts(example.announcement(), example.all(), example.resolution(), Example.settings())
        .values()
        .forEach(triples -> triples.forEach(all::add));
    Concepts.ontology().find().forEach(all::add);
    return all;
  }

  private List<List<String>> rows(String where) {
    StringBuilder query = new StringBuilder();
    Vocabulary.PREFIXES.forEach((p, ns) -> query.append("PREFIX " + p + ": <" + ns + ">\n"));
    query.append(where);
    List<List<String>> rows = new java.util.ArrayList<>();
    try (QueryExec exec =
        QueryExec.graph(graph).query(QueryFactory.create(query.toString())).build()) {
      RowSet set = exec.select();
      set.forEachRemaining(
          binding ->
              rows.add(
                  set.getResultVars().stream()
                      .map(v -> binding.get(v))
                      .map(
                          n ->
                              n == null
                                  ? ""
                                  : n.isLiteral() ? n.getLiteralLexicalForm() : n.getURI())
                      .toList()));
    }
    return rows;
  }

  @Test
  void nothing_in_it_breaks_a_shape() {
    assertEquals(
        List.of(),
        GraphView.validate(
            example.announcement(), example.all(), example.resolution(), Example.settings()));
  }

  @Test
  void the_shapes_do_find_what_is_wrong() {
    graph.add(
        Triple.create(
            NodeFactory.createURI(BASE + "tenure/x"),
            org.apache.jena.vocabulary.RDF.type.asNode(),
            Vocabulary.TENURE));
    List<GraphView.Finding> findings =
        Validation.one(
            java.util.Map.of(NodeFactory.createURI(BASE + "a/x/graph"), graph.find().toList()));
    assertTrue(
        findings.stream().anyMatch(f -> f.message().contains("A tenure needs exactly one person")),
        findings::toString);
  }

  @Test
  void participants_keep_the_order_of_the_text_and_groups_fall_into_their_members() {
    assertEquals(
        List.of(
            List.of("1", "林海生", "召集人,主持人"),
            List.of("2", "陈𠮷", "出席"),
            List.of("3", "周晓帆", "出席"),
            List.of("4", "法规司主要负责同志", "重点发言人,参加"),
            List.of("5", "机关党委主要负责同志", "重点发言人,参加"),
            List.of("6", "灯塔报社主要负责同志", "重点发言人,参加"),
            List.of("7", "局机关各司室负责同志", "参加")),
        rows(
            """
            SELECT ?n ?name (GROUP_CONCAT(?r; separator=",") AS ?roles) {
              { SELECT ?n ?name ?r {
                  ?m a gg:Meeting ; gg:hasParticipation ?p . ?p gg:participant/skos:prefLabel ?name ; gg:listOrder ?n ; gg:participationRole ?role .
                  ?role skos:prefLabel ?r ; skos:notation ?code FILTER(LANG(?r) = "zh-Hans" && LANG(?name) = "zh-Hans")
                } ORDER BY ?n ?code }
            } GROUP BY ?n ?name ORDER BY ?n"""));
  }

  @Test
  void the_meeting_is_held_by_the_study_group_on_its_day() {
    assertEquals(
        List.of(
            List.of(
                "国家灯塔局党组理论学习中心组",
                "2021-03-04",
                "true",
                "理论学习中心组学习会",
                "国家灯塔局党组中心组（扩大）学习会（2021年3月4日）")),
        rows(
            """
            SELECT ?h ?d ?x ?k ?l { ?a gg:reports ?m . ?m gg:host/skos:prefLabel ?h ; schema:startDate ?d ; gg:isExpanded ?x ;
              gg:meetingKind/skos:prefLabel ?k ; skos:prefLabel ?l
              FILTER(LANG(?h) = "zh-Hans" && LANG(?k) = "zh-Hans" && LANG(?l) = "zh-Hans") }"""));
  }

  @Test
  void posts_have_their_positions_and_tenures_the_day_they_are_attested() {
    assertEquals(
        List.of(
            List.of("周晓帆", "国家灯塔局党组成员", "party-group-member", "2021-03-04"),
            List.of("周晓帆", "国家灯塔局副局长", "deputy-director-general", "2021-03-04"),
            List.of("林海生", "国家灯塔局党组书记", "party-group-secretary", "2021-03-04"),
            List.of("林海生", "国家灯塔局局长", "director-general", "2021-03-04"),
            List.of("陈𠮷", "国家灯塔局党组成员", "party-group-member", "2021-03-04"),
            List.of("陈𠮷", "国家灯塔局副局长", "deputy-director-general", "2021-03-04")),
        rows(
            """
            SELECT ?n ?l (REPLACE(STR(?r), ".*/", "") AS ?role) ?d { ?t a gg:Tenure ; org:member/skos:prefLabel ?n ; gg:post/skos:prefLabel ?l ;
              org:role ?r ; gg:attestedOn ?d FILTER(LANG(?n) = "zh-Hans" && LANG(?l) = "zh-Hans") } ORDER BY ?n ?role"""
                .replace("ORDER BY ?n ?role", "ORDER BY ?n DESC(?role)")));
  }

  @Test
  void every_span_is_what_the_source_says_there_in_code_points() {
    String source = example.announcement().text().source();
    List<List<String>> spans =
        rows("SELECT ?s ?e ?x { ?span a gg:Span ; oa:start ?s ; oa:end ?e ; oa:exact ?x }");
    assertFalse(spans.isEmpty());
    for (List<String> span : spans) {
      int start = source.offsetByCodePoints(0, Integer.parseInt(span.get(0)));
      int end = source.offsetByCodePoints(0, Integer.parseInt(span.get(1)));
      assertEquals(source.substring(start, end), span.get(2));
    }
    // 周曉帆 stands behind 𠮷, where units and code points part
    assertTrue(spans.stream().anyMatch(s -> s.get(2).equals("周曉帆")), spans::toString);
  }

  @Test
  void a_mention_that_touches_a_slipped_run_is_widened_to_its_border() {
    assertTrue(
        rows("SELECT ?x { ?m oa:hasBody ?d ; oa:hasTarget/oa:exact ?x . ?d a gg:PolicyDocument }")
            .contains(List.of("?!稐l例》")));
  }

  @Test
  void a_statement_is_cut_into_points_that_carry_what_they_invoke() {
    assertEquals(
        List.of(
            List.of("1", "黨中央修訂的《條例》是基本遵循?!稐l例", ""),
            List.of("2", "?!稐l例》的實施意義重大；", ""),
            List.of("3", "要增強“四個意識”。", "四个意识")),
        rows(
            """
            SELECT ?n ?t ?f { ?s dcterms:isPartOf ?w ; gg:listOrder ?n ; schema:text ?t ; gg:speechAct <https://w3id.org/gonggao/vocab/speech-act/point-out> .
              FILTER(LANG(?t) = "zh-Hant") OPTIONAL { ?s gg:invokes/skos:prefLabel ?f FILTER(LANG(?f) = "zh-Hans") } } ORDER BY ?n"""));
  }

  @Test
  void party_regulations_of_the_centre_are_known_as_such() {
    assertEquals(
        List.of(List.of("form-regulations"), List.of("party-regulations")),
        rows(
            """
            SELECT (REPLACE(STR(?k), ".*/", "") AS ?code) { ?d dcterms:title "中国共产党灯塔系统基层组织工作条例"@zh-Hans ; gg:documentKind ?k } ORDER BY ?code"""));
  }

  @Test
  void labels_stand_in_the_authority_graph_only() {
    Mapped mapped =
        Mapped.of(
            example.announcement(),
            example.all(),
            example.resolution(),
            new Iris(BASE),
            "20210305-5e1f00d0",
            true);
    assertTrue(
        mapped.triples().stream()
            .noneMatch(t -> t.getPredicate().equals(Vocabulary.SKOS_PREF_LABEL)));
    assertTrue(
        rows("SELECT ?l { <"
                + BASE
                + Iris.local("person", "林海生", "国家灯塔局")
                + "> skos:prefLabel ?l }")
            .containsAll(List.of(List.of("林海生"), List.of("Lin Haisheng"))));
  }

  @Test
  void the_same_facts_in_another_order_of_kinds_give_the_same_lines() {
    List<io.github.gonggao.model.Fact> reversed = new java.util.ArrayList<>(example.all());
    reversed.sort(java.util.Comparator.comparing(f -> f.getClass().getSimpleName()));
    assertEquals(lines(example.all()), lines(reversed));
  }

  private List<String> lines(List<io.github.gonggao.model.Fact> facts) {
    return io.github.gonggao.graph.Graph.quads(
        example.announcement(), facts, example.resolution(), Example.settings());
  }

  @Test
  void every_format_can_be_read_back_and_says_the_same() throws IOException {
    Set<String> expected = new TreeSet<>(lines(example.all()));
    for (String format : io.github.gonggao.graph.Graph.formats()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      io.github.gonggao.graph.Graph.write(
          example.announcement(),
          example.all(),
          example.resolution(),
          Example.settings(),
          format,
          out);
      DatasetGraph data = DatasetGraphFactory.create();
      Rdf rdf = Rdf.of(format);
      Lang lang = rdf.format().getLang();
      RDFParser.fromString(out.toString(StandardCharsets.UTF_8), lang).parse(data);
      Set<String> found = new TreeSet<>();
      if (rdf.quads()) {
        data.find().forEachRemaining(q -> found.add(Rdf.quad(q.getGraph(), q.asTriple())));
        assertEquals(expected, found, format);
      } else {
        data.getDefaultGraph().find().forEachRemaining(t -> found.add(Mapped.line(t)));
        Set<String> triples = new TreeSet<>();
        for (String line : expected) {
          triples.add(line.replaceFirst("<[^<>]*> \\.$", "."));
        }
        assertEquals(triples, found, format);
      }
    }
  }

  private static Node node(String local) {
    return NodeFactory.createURI(BASE + local);
  }

  @Test
  void an_announcement_has_its_texts_with_digest_and_language() {
    Node self = node("a/20210305-5e1f00d0");
    assertTrue(graph.contains(self, Vocabulary.SOURCE_TEXT, node("a/20210305-5e1f00d0/text")));
    assertEquals(
        List.of(
            List.of("zh-Hans", Iris.sha256(example.announcement().text().restored())),
            List.of("zh-Hant", Iris.sha256(example.announcement().text().source()))),
        rows(
            "SELECT ?l ?s { ?t a gg:TextVersion ; dcterms:language ?l ; gg:sha256 ?s } ORDER BY ?l"));
  }
}
