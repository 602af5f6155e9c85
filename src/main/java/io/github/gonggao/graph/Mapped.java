package io.github.gonggao.graph;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Resolution;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.atlas.io.IndentedLineBuffer;
import org.apache.jena.atlas.lib.CharSpace;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFormatterNT;

/**
 * One announcement, mapped.
 *
 * @param text which of the texts at its address was read, from 1
 * @param triples in the order of their canonical N-Triples
 * @param digest SHA-256 of those lines and of the labels
 */
record Mapped(
    String id,
    int text,
    Node graph,
    List<Triple> triples,
    List<EntityLabel> labels,
    String digest) {

  static Mapped of(
      Announcement announcement,
      List<Fact> facts,
      Resolution resolution,
      Iris iris,
      String id,
      boolean everyMention) {
    AnnouncementGraph made =
        FactMapper.map(announcement, facts, resolution, iris, id, everyMention);
    Map<String, Triple> ordered = new TreeMap<>();
    made.triples().forEach(triple -> ordered.put(line(triple), triple));
    MessageDigest sha = Iris.sha256();
    ordered.keySet().forEach(line -> sha.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    made.labels()
        .values()
        .forEach(l -> sha.update((l.line("") + "\n").getBytes(StandardCharsets.UTF_8)));
    return new Mapped(
        made.id(),
        resolution.origins().earlier().size() + 1,
        iris.graph(made.id()),
        List.copyOf(ordered.values()),
        List.copyOf(made.labels().values()),
        HexFormat.of().formatHex(sha.digest()));
  }

  /** A triple as a canonical N-Triples line, without the newline. */
  static String line(Triple triple) {
    IndentedLineBuffer out = new IndentedLineBuffer();
    NodeFormatterNT format = new NodeFormatterNT(CharSpace.UTF8);
    format.format(out, triple.getSubject());
    out.print(' ');
    format.format(out, triple.getPredicate());
    out.print(' ');
    format.format(out, triple.getObject());
    out.print(" .");
    return out.asString();
  }

  /** An announcement without any store: its graph, the names it needs, and where it comes from. */
  static Map<Node, List<Triple>> parts(
      Announcement announcement, List<Fact> facts, Resolution resolution, GraphSettings settings) {
    Iris iris = new Iris(settings.base().toString());
    Mapped mapped =
        of(
            announcement,
            facts,
            resolution,
            iris,
            Iris.announcementId(announcement, Iris.SHORT),
            settings.everyMention());
    Authority authority = new Authority(iris, settings.scripts());
    List<Triple> names = new ArrayList<>(authority.always());
    mapped.labels().forEach(label -> names.addAll(authority.of(List.of(label))));
    List<Triple> origin = new ArrayList<>(Provenance.run(iris, settings.version()));
    origin.addAll(
        Provenance.bundle(iris, mapped.id(), mapped.text(), mapped.digest(), settings.version()));
    Map<Node, List<Triple>> parts = new LinkedHashMap<>();
    parts.put(mapped.graph(), mapped.triples());
    parts.put(iris.authority(), names);
    parts.put(iris.provenance(), origin);
    return parts;
  }
}
