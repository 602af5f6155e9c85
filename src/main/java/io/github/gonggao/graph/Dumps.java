package io.github.gonggao.graph;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.vocabulary.RDF;

/**
 * All of a store in every format, for others to take away: each file whole or not there, and beside
 * them what a machine asks first: how much of what there is (VoID), which files and how to tell
 * that they arrived unharmed (DCAT, SHA256SUMS).
 */
final class Dumps {
  static final String SUMS = "SHA256SUMS";

  /** A file that others download. */
  private record File(String name, String mediaType, long bytes, String sha256) {}

  /** Name, media type and whether it is compressed. */
  private static final Map<Rdf, String[]> RDF_FILES =
      new TreeMap<>(
          Map.of(
              Rdf.NTRIPLES, new String[] {"gonggao.nt.gz", "application/n-triples"},
              Rdf.NQUADS, new String[] {"gonggao.nq.gz", "application/n-quads"},
              Rdf.TURTLE, new String[] {"gonggao.ttl.gz", "text/turtle"},
              Rdf.TRIG, new String[] {"gonggao.trig.gz", "application/trig"},
              Rdf.JSONLD, new String[] {"gonggao.jsonld.gz", "application/ld+json"},
              Rdf.RDFXML, new String[] {"gonggao.rdf.gz", "application/rdf+xml"}));

  private final GraphView view;
  private final GraphView.Selection part;
  private final Path folder;
  private final Map<String, File> files = new TreeMap<>();

  Dumps(GraphView view, GraphView.Selection part, Path folder) {
    this.view = view;
    this.part = part;
    this.folder = folder;
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  List<String> write() throws IOException {
    Files.createDirectories(folder);
    // while files of two dumps lie side by side, no list says that they belong together
    Files.deleteIfExists(folder.resolve(SUMS));
    for (Map.Entry<Rdf, String[]> rdf : RDF_FILES.entrySet()) {
      file(
          rdf.getValue()[0],
          rdf.getValue()[1],
          out -> Exports.write(view, part, rdf.getKey(), out));
    }
    for (String table : Tables.NAMES) {
      file(table + ".csv", "text/csv", out -> Tables.csv(Exports.tables(view, part), table, out));
    }
    text(Tables.METADATA, "application/csvm+json", Tables.metadata());
    text("context.jsonld", "application/ld+json", Concepts.resource("/ontology/context.jsonld"));
    file(
        "gonggao.graphml.gz",
        "application/graphml+xml",
        out -> Tables.graphml(Exports.tables(view, part), out));
    List<File> dumps = List.copyOf(files.values());
    text("void.ttl", "text/turtle", statistics());
    text("dcat.ttl", "text/turtle", dcat(dumps));
    StringBuilder sums = new StringBuilder();
    files.values().forEach(f -> sums.append(f.sha256()).append("  ").append(f.name()).append('\n'));
    List<String> names = new ArrayList<>(files.keySet());
    text(SUMS, "text/plain", sums.toString());
    names.add(SUMS);
    return names;
  }

  private void text(String name, String mediaType, String text) throws IOException {
    file(name, mediaType, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private void file(String name, String mediaType, Writing writing) throws IOException {
    Path temporary = folder.resolve(name + ".new");
    MessageDigest digest = Iris.sha256();
    try (OutputStream raw = Files.newOutputStream(temporary);
        OutputStream summed =
            new BufferedOutputStream(new DigestOutputStream(raw, digest), 1 << 16);
        OutputStream out =
            name.endsWith(".gz") ? new GZIPOutputStream(summed, 1 << 16) : unclosed(summed)) {
      writing.to(out);
      out.flush();
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    files.put(
        name,
        new File(
            name, mediaType, Files.size(temporary), HexFormat.of().formatHex(digest.digest())));
    Files.move(
        temporary,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static OutputStream unclosed(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }
    };
  }

  /** VoID: counted over the union of the graphs, as the dumps of triples have it. */
  private String statistics() throws IOException {
    long[] triples = {0};
    long[] entities = {0};
    Map<String, Long> classes = new TreeMap<>();
    Map<String, Long> properties = new TreeMap<>();
    String[] subject = {""};
    String type = "<" + RDF.type.getURI() + ">";
    try (LineSort sort = Exports.union(view, new Selecting(view, part), Rdf.NTRIPLES)) {
      sort.each(
          line -> {
            int first = line.indexOf(' ');
            int second = line.indexOf(' ', first + 1);
            triples[0]++;
            if (!line.startsWith(subject[0] + " ")) {
              subject[0] = line.substring(0, first);
              entities[0]++;
            }
            String property = line.substring(first + 1, second);
            properties.merge(property, 1L, Long::sum);
            if (property.equals(type)) {
              classes.merge(line.substring(second + 1, line.length() - 2), 1L, Long::sum);
            }
          });
    }
    StringBuilder text = new StringBuilder();
    text.append(
        """
        @prefix void: <http://rdfs.org/ns/void#> .
        @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix foaf: <http://xmlns.com/foaf/0.1/> .

        """);
    text.append("<").append(view.base()).append("dataset> a void:Dataset ;\n");
    text.append("  dcterms:title \"公告图谱\"@zh-Hans, \"Gonggao: announcements as a graph\"@en ;\n");
    text.append("  void:uriSpace \"").append(view.base()).append("\" ;\n");
    text.append("  void:triples ").append(triples[0]).append(" ;\n");
    text.append("  void:entities ").append(entities[0]).append(" ;\n");
    text.append("  void:distinctSubjects ").append(entities[0]).append(" ;\n");
    text.append("  void:classes ").append(classes.size()).append(" ;\n");
    text.append("  void:properties ").append(properties.size()).append(" ;\n");
    text.append("  void:exampleResource <").append(view.base()).append("graph/authority> ;\n");
    for (String[] file : RDF_FILES.values()) {
      text.append("  void:dataDump <").append(file[0]).append("> ;\n");
    }
    Vocabulary.PREFIXES.forEach(
        (prefix, iri) -> {
          if (properties.keySet().stream().anyMatch(p -> p.startsWith("<" + iri))) {
            text.append("  void:vocabulary <").append(iri).append("> ;\n");
          }
        });
    classes.forEach(
        (c, n) ->
            text.append("  void:classPartition [ void:class ")
                .append(c)
                .append(" ; void:entities ")
                .append(n)
                .append(" ] ;\n"));
    properties.forEach(
        (p, n) ->
            text.append("  void:propertyPartition [ void:property ")
                .append(p)
                .append(" ; void:triples ")
                .append(n)
                .append(" ] ;\n"));
    text.append("  void:feature <http://www.w3.org/ns/formats/Turtle> .\n");
    return text.toString();
  }

  private String dcat(List<File> dumps) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        @prefix dcat: <http://www.w3.org/ns/dcat#> .
        @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix spdx: <http://spdx.org/rdf/terms#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

        """);
    text.append("<").append(view.base()).append("dataset> a dcat:Dataset ;\n");
    text.append("  dcterms:title \"公告图谱\"@zh-Hans, \"Gonggao: announcements as a graph\"@en ;\n");
    text.append(
        "  dcterms:description \"党政机关公告中的人物、职务、机构、会议、文件与人事变动，每条事实附原文出处。\"@zh-Hans,\n"
            + "    \"Officials, posts, bodies, meetings, documents and personnel changes in Chinese Party"
            + " and government announcements, each fact with the words it was read from.\"@en ;\n");
    text.append("  dcterms:language \"zh\" ;\n  dcat:theme <")
        .append(Vocabulary.NS.substring(0, Vocabulary.NS.length() - 1))
        .append("> ;\n  dcat:distribution\n");
    for (int i = 0; i < dumps.size(); i++) {
      File dump = dumps.get(i);
      text.append("    [ a dcat:Distribution ; dcat:downloadURL <")
          .append(dump.name())
          .append("> ;\n      dcterms:title \"")
          .append(dump.name())
          .append("\" ; dcat:mediaType <https://www.iana.org/assignments/media-types/")
          .append(dump.mediaType())
          .append("> ;\n");
      if (dump.name().endsWith(".gz")) {
        text.append(
            "      dcat:compressFormat <https://www.iana.org/assignments/media-types/application/gzip> ;\n");
      }
      text.append("      dcat:byteSize \"")
          .append(dump.bytes())
          .append(
              "\"^^xsd:nonNegativeInteger ;\n      spdx:checksum [ spdx:algorithm"
                  + " spdx:checksumAlgorithm_sha256 ; spdx:checksumValue \"")
          .append(dump.sha256())
          .append("\"^^xsd:hexBinary ] ]")
          .append(i + 1 < dumps.size() ? ",\n" : " .\n");
    }
    return text.toString();
  }
}
