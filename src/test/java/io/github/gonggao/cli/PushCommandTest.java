package io.github.gonggao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gonggao.graph.GraphView;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a Fuseki of its own. */
class PushCommandTest {
  private static final String NOTICE =
      """
      云岭县人民政府关于江流任职的通知

      发布时间：2021-07-09

      云岭县人民政府2021年7月8日决定，任命江流为云岭县水务局局长。
      """;

  @TempDir Path dir;

  private record Run(int code, String out, String err) {}

  private static Run gonggao(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new ByteArrayInputStream(new byte[0]),
            out,
            err,
            Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Set<String> lines(byte[] nquads) {
    return new String(nquads, StandardCharsets.UTF_8)
        .lines()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> ours(Path out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GraphView view = GraphView.open(out.resolve("tdb2"))) {
      view.export("nquads", bytes);
    }
    return lines(bytes.toByteArray());
  }

  private static Set<String> theirs(DatasetGraph data) {
    return Txn.calculateRead(
        data,
        () -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          RDFWriter.source(data).lang(Lang.NQUADS).output(bytes);
          return lines(bytes.toByteArray());
        });
  }

  @Test
  void the_other_store_holds_the_same_afterwards_and_keeps_what_is_not_ours() throws IOException {
    Path in = Files.createDirectories(dir.resolve("in"));
    Path out = dir.resolve("out");
    Files.writeString(in.resolve("one.txt"), NOTICE);
    Files.writeString(in.resolve("two.txt"), NOTICE.replace("江流", "韩青").replace("水务", "林业"));
    assertEquals(0, gonggao("build", in, "--out", out).code());
    DatasetGraph data = DatasetGraphFactory.createTxnMem();
    String foreign = "<urn:s> <urn:p> <urn:o> <urn:theirs> .";
    Txn.executeWrite(
        data,
        () ->
            data.add(
                NodeFactory.createURI("urn:theirs"),
                NodeFactory.createURI("urn:s"),
                NodeFactory.createURI("urn:p"),
                NodeFactory.createURI("urn:o")));
    FusekiServer server = FusekiServer.create().port(0).add("/ds", data).build().start();
    try {
      String url = "http://localhost:" + server.getPort() + "/ds/data";

      Run first = gonggao("push", url, "--dataset", out);
      assertEquals(0, first.code(), first.err());
      assertEquals("6 graphs sent, 0 unchanged, 0 deleted\n", first.out());
      Set<String> expected = ours(out);
      expected.add(foreign);
      assertEquals(expected, theirs(data));
      assertEquals(
          "0 graphs sent, 6 unchanged, 0 deleted\n", gonggao("push", url, "--dataset", out).out());
      assertEquals(
          "6 graphs sent, 0 unchanged, 0 deleted\n",
          gonggao("push", url, "--all", "--dataset", out).out());

      Files.delete(in.resolve("two.txt"));
      assertEquals(0, gonggao("build", "--sync", in, "--out", out).code());
      Run later = gonggao("push", url, "--dataset", out);
      assertTrue(later.out().endsWith(" 1 deleted\n"), later.out() + later.err());
      expected = ours(out);
      expected.add(foreign);
      assertEquals(expected, theirs(data));

      Run wrong =
          gonggao("push", "http://localhost:" + server.getPort() + "/ds/nothing", "--dataset", out);
      assertEquals(3, wrong.code());
      assertTrue(wrong.err().contains("answered 4"), wrong.err());
    } finally {
      server.stop();
    }
    Run away = gonggao("push", "http://localhost:1/ds/data", "--dataset", out);
    assertEquals(3, away.code());
    assertTrue(away.err().contains("no answer"), away.err());
    assertEquals(2, gonggao("push", "ftp://localhost/", "--dataset", out).code());
  }
}
