package io.github.gonggao.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.gonggao.graph.GraphView.Selection;
import io.github.gonggao.model.SourceId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What is taken away as files, read by other programs. */
class ExportsTest {
  private static final SourceId OTHER =
      new SourceId("0badcafe0badcafe0badcafe0badcafe0badcafe0badcafe0badcafe0badcafe");

  @TempDir static Path dir;
  private static GraphView view;
  private static Path dump;

  @BeforeAll
  static void build() throws IOException {
    try (Graph graph = Graph.open(dir.resolve("store"), Example.settings())) {
      for (Example example :
          List.of(Example.studySession(), Example.studySession(OTHER, "“点亮”<航道>\n&\"岸\""))) {
        graph.put(example.announcement(), example.all(), example.resolution());
      }
      graph.commit();
    }
    view = GraphView.open(dir.resolve("store"));
    dump = dir.resolve("dump");
    view.dump(dump, Selection.ALL);
  }

  @AfterAll
  static void close() throws IOException {
    view.close();
  }

  private static InputStream unzipped(String name) throws IOException {
    return new GZIPInputStream(Files.newInputStream(dump.resolve(name)));
  }

  private static List<String> lines(String name) throws IOException {
    try (InputStream in = unzipped(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static DatasetGraph parsed(InputStream in, Lang lang) {
    DatasetGraph data = DatasetGraphFactory.create();
    RDFParser.source(in).lang(lang).parse(data);
    return data;
  }

  private static Set<String> quads(DatasetGraph data) {
    Set<String> lines = new TreeSet<>();
    data.find()
        .forEachRemaining(
            q ->
                lines.add(
                    q.isDefaultGraph()
                        ? Mapped.line(q.asTriple())
                        : Rdf.quad(q.getGraph(), q.asTriple())));
    return lines;
  }

  @Test
  void every_dump_reads_back_to_the_very_same_statements() throws IOException {
    List<String> quads = lines("gonggao.nq.gz");
    List<String> triples = lines("gonggao.nt.gz");
    assertEquals(view.quads(), quads.size());
    assertEquals(quads.stream().sorted().toList(), quads);
    assertEquals(triples.stream().sorted().distinct().toList(), triples);
    assertEquals(Set.copyOf(quads), quads(parsed(unzipped("gonggao.trig.gz"), Lang.TRIG)));
    assertEquals(Set.copyOf(quads), quads(parsed(unzipped("gonggao.jsonld.gz"), Lang.JSONLD11)));
    assertEquals(Set.copyOf(triples), quads(parsed(unzipped("gonggao.ttl.gz"), Lang.TURTLE)));
    assertEquals(Set.copyOf(triples), quads(parsed(unzipped("gonggao.rdf.gz"), Lang.RDFXML)));
  }

  /** Debian's raptor2-utils, a parser that shares no line with ours. */
  @Test
  void rapper_reads_every_dump_to_the_same_count() throws Exception {
    boolean there;
    try {
      there =
          new ProcessBuilder("rapper", "--version")
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException e) {
      there = false;
    }
    if (!there && Boolean.getBoolean("gonggao.rapper")) {
      fail("rapper is required and not installed: apt-get install raptor2-utils");
    }
    Assumptions.assumeTrue(
        there, "NOT CHECKED: rapper is not installed; apt-get install raptor2-utils");
    int triples = lines("gonggao.nt.gz").size();
    Map<String, String> dumps =
        new TreeMap<>(
            Map.of(
                "gonggao.nt.gz", "ntriples",
                "gonggao.ttl.gz", "turtle",
                "gonggao.rdf.gz", "rdfxml",
                "gonggao.nq.gz", "nquads",
                "gonggao.trig.gz", "trig"));
    for (Map.Entry<String, String> one : dumps.entrySet()) {
      Path plain = dir.resolve(one.getKey().replace(".gz", ""));
      try (InputStream in = unzipped(one.getKey())) {
        Files.write(plain, in.readAllBytes());
      }
      Process process =
          new ProcessBuilder(
                  "rapper", "-q", "-i", one.getValue(), "-o", "ntriples", plain.toString())
              .redirectOutput(dir.resolve("rapper.nt").toFile())
              .redirectError(dir.resolve("rapper.err").toFile())
              .start();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue(), Files.readString(dir.resolve("rapper.err")));
      try (var out = Files.lines(dir.resolve("rapper.nt"))) {
        boolean keepsGraphs = one.getValue().equals("nquads") || one.getValue().equals("trig");
        assertEquals(
            keepsGraphs ? view.quads() : triples,
            keepsGraphs ? out.count() : out.distinct().count(),
            one.getKey());
      }
    }
  }

  @Test
  void json_ld_is_framed_and_its_context_knows_every_term() throws IOException {
    JsonObject all = JSON.parse(unzipped("gonggao.jsonld.gz"));
    JsonObject context = all.get("@context").getAsObject();
    int announcements = 0;
    for (var graph : all.get("@graph").getAsArray()) {
      var things = graph.getAsObject().get("@graph").getAsArray();
      JsonObject first = things.get(0).getAsObject();
      if (first.get("type") != null
          && first.get("type").isString()
          && first.getString("type").equals("Announcement")) {
        announcements++;
        // the texts stand inside the announcement that they are of
        assertTrue(first.get("sourceText").isObject(), "the text of " + first.getString("id"));
      }
    }
    assertEquals(2, announcements);
    Matcher key =
        Pattern.compile("[{,]\"([^\"@]+)\":")
            .matcher(String.join("", lines("gonggao.jsonld.gz").subList(3, 4)));
    while (key.find()) {
      assertTrue(context.hasKey(key.group(1)), key.group(1));
    }
    // every property and class that can be written has a name there
    Set<String> unnamed = new TreeSet<>();
    for (String line : lines("gonggao.nq.gz")) {
      String property = line.split(" ", 3)[1];
      String local = property.replaceFirst("^.*[#/]", "").replace(">", "");
      if (!context.hasKey(local) && !local.equals("type")) {
        unnamed.add(property);
      }
    }
    assertEquals(Set.of(), unnamed);
  }

  @Test
  void tables_are_csv_as_their_metadata_describe_them() throws IOException {
    JsonObject metadata = JSON.parse(Files.readString(dump.resolve(Tables.METADATA)));
    List<String> described = new ArrayList<>();
    for (var entry : metadata.get("tables").getAsArray()) {
      JsonObject table = entry.getAsObject();
      String url = table.getString("url");
      described.add(url.replace(".csv", ""));
      List<String> columns = new ArrayList<>();
      table
          .getObj("tableSchema")
          .get("columns")
          .getAsArray()
          .forEach(c -> columns.add(c.getAsObject().getString("name")));
      assertEquals(columns, Tables.columns(url.replace(".csv", "")), url);
      byte[] bytes = Files.readAllBytes(dump.resolve(url));
      List<CSVRecord> records =
          CSVFormat.RFC4180
              .builder()
              .setHeader()
              .setSkipHeaderRecord(true)
              .get()
              .parse(
                  new java.io.InputStreamReader(
                      new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))
              .getRecords();
      List<String> ids = records.stream().map(r -> r.get("id")).toList();
      assertEquals(ids.stream().sorted().distinct().toList(), ids, url);
      records.forEach(r -> assertEquals(columns.size(), r.size(), url));
    }
    assertEquals(Tables.NAMES, described);
    String participations = Files.readString(dump.resolve("participations.csv"));
    assertTrue(participations.lines().count() > 1, participations);
    assertTrue(Files.readString(dump.resolve("officials.csv")).contains("https://"));
  }

  @Test
  void the_network_has_an_edge_only_between_nodes_that_it_has() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    view.graphml(Selection.ALL, out);
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(out.toByteArray()));
    Set<String> nodes = new TreeSet<>();
    for (int i = 0; i < xml.getElementsByTagName("node").getLength(); i++) {
      assertTrue(
          nodes.add(((Element) xml.getElementsByTagName("node").item(i)).getAttribute("id")));
    }
    int edges = xml.getElementsByTagName("edge").getLength();
    assertTrue(edges > 0);
    for (int i = 0; i < edges; i++) {
      Element edge = (Element) xml.getElementsByTagName("edge").item(i);
      assertTrue(nodes.contains(edge.getAttribute("source")), edge.getAttribute("source"));
      assertTrue(nodes.contains(edge.getAttribute("target")), edge.getAttribute("target"));
    }
  }

  @Test
  void the_list_of_digests_and_the_descriptions_fit_the_files() throws Exception {
    Map<String, String> sums = new TreeMap<>();
    Files.readAllLines(dump.resolve("SHA256SUMS"))
        .forEach(line -> sums.put(line.substring(66), line.substring(0, 64)));
    try (var files = Files.list(dump)) {
      Set<String> there = new TreeSet<>();
      files.forEach(f -> there.add(f.getFileName().toString()));
      there.remove("SHA256SUMS");
      assertEquals(there, sums.keySet());
    }
    for (Map.Entry<String, String> sum : sums.entrySet()) {
      assertEquals(
          sum.getValue(),
          HexFormat.of()
              .formatHex(Iris.sha256().digest(Files.readAllBytes(dump.resolve(sum.getKey())))),
          sum.getKey());
    }
    String dcat = Files.readString(dump.resolve("dcat.ttl"));
    assertTrue(dcat.contains(sums.get("gonggao.nq.gz")), dcat);
    for (String file : List.of("void.ttl", "dcat.ttl")) {
      assertTrue(RDFDataMgr.loadGraph(dump.resolve(file).toString()).size() > 10, file);
    }
    assertTrue(
        Files.readString(dump.resolve("void.ttl"))
            .contains("void:triples " + lines("gonggao.nt.gz").size() + " "));
  }

  @Test
  void a_part_holds_what_was_asked_for_and_the_names_it_needs() throws IOException {
    Selection meetings =
        new Selection(Set.of("meeting"), Optional.empty(), Optional.empty(), Optional.empty());
    Set<String> subjects = new TreeSet<>();
    parsed(part(meetings), Lang.NQUADS)
        .find()
        .forEachRemaining(q -> subjects.add(q.getSubject().getURI()));
    assertFalse(subjects.isEmpty());
    subjects.forEach(s -> assertTrue(s.contains("/meeting/"), s));

    Selection early =
        new Selection(
            Set.of(), Optional.empty(), Optional.of(LocalDate.of(2000, 1, 1)), Optional.empty());
    assertEquals(Set.of(), announcements(early));
    Selection later =
        new Selection(
            Set.of(), Optional.of(LocalDate.of(2000, 1, 1)), Optional.empty(), Optional.empty());
    assertEquals(2, announcements(later).size());
    Selection nobody =
        new Selection(Set.of(), Optional.empty(), Optional.empty(), Optional.of("没有这个单位"));
    assertEquals(Set.of(), announcements(nobody));

    ByteArrayOutputStream table = new ByteArrayOutputStream();
    view.table("meetings", later, table);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    view.table("meetings", Selection.ALL, whole);
    assertTrue(Arrays.equals(whole.toByteArray(), table.toByteArray()));
  }

  private static InputStream part(Selection part) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    view.export("nquads", part, out);
    return new ByteArrayInputStream(out.toByteArray());
  }

  private static Set<String> announcements(Selection part) throws IOException {
    Set<String> found = new TreeSet<>();
    DatasetGraph data = parsed(part(part), Lang.NQUADS);
    for (var graphs = data.listGraphNodes(); graphs.hasNext(); ) {
      String graph = graphs.next().getURI();
      if (graph.contains("/a/")) {
        found.add(graph);
      }
    }
    return found;
  }

  @Test
  void another_dump_of_the_same_store_is_the_same_bytes() throws IOException {
    Path again = dir.resolve("again");
    for (String name : view.dump(again, Selection.ALL)) {
      assertTrue(
          Arrays.equals(
              Files.readAllBytes(dump.resolve(name)), Files.readAllBytes(again.resolve(name))),
          name);
    }
  }

  @Test
  void rdf_xml_holds_what_xml_cannot() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Triple odd =
        Triple.create(
            view.iris().iri("x"),
            Vocabulary.SCHEMA_TEXT,
            AnnouncementGraph.text("a\r\n\t<b> & \"c\" 𠮷", "zh-Hans"));
    try (Xml xml = new Xml(out)) {
      xml.triple(odd);
    }
    DatasetGraph back = parsed(new ByteArrayInputStream(out.toByteArray()), Lang.RDFXML);
    assertEquals(
        List.of(odd), back.getDefaultGraph().find().toList(), out.toString(StandardCharsets.UTF_8));
    assertEquals("�", Xml.text("\u0000"));
    assertFalse(Quad.isDefaultGraph(view.iris().authority()));
  }
}
