package io.github.gonggao.cli;

import io.github.gonggao.graph.GraphView;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {"Write the graph, or one announcement's, as RDF.", "导出 RDF。"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  gonggao export --format trig --out graph.trig",
      "  gonggao export --format nquads --out graph.nq.gz        .gz compresses",
      "  gonggao export --format turtle --out - --announcement 20200403-78759ea4"
    })
final class ExportCommand implements Callable<Integer> {
  /** Formats of RDF. */
  enum Format {
    TRIG,
    NQUADS,
    TURTLE,
    NTRIPLES,
    JSONLD,
    RDFXML
  }

  @ParentCommand private Main main;
  @Mixin private Dataset dataset;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = {
        "${COMPLETION-CANDIDATES}.",
        "TriG, N-Quads and JSON-LD keep the graphs of the announcements apart."
      })
  private Format format;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where to; - is standard output.")
  private String out;

  @Option(
      names = "--announcement",
      paramLabel = "ID",
      description = "Only this one, with the names that it needs: its IRI or the end of it.")
  private String announcement;

  @Override
  public Integer call() throws IOException {
    try (GraphView view = dataset.open()) {
      if (out.equals("-")) {
        write(view, main.console().out());
        return Main.DONE;
      }
      Path file = Path.of(out);
      Path folder = file.toAbsolutePath().getParent();
      if (!Files.isDirectory(folder)) {
        throw Failure.usage(
            folder + main.console().say(" is no folder; make it first", " 不是目录，请先建立"));
      }
      Path temporary = file.resolveSibling(file.getFileName() + ".new");
      try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(temporary));
          OutputStream to = out.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
        write(view, to);
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(temporary);
        throw e;
      }
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return Main.DONE;
  }

  private void write(GraphView view, OutputStream to) throws IOException {
    String name = format.name().toLowerCase(Locale.ROOT);
    if (announcement == null) {
      view.export(name, to);
    } else if (!view.export(announcement, name, to)) {
      throw Failure.usage(
          main.console()
              .say(
                  "no announcement "
                      + announcement
                      + " in the graph; gonggao query 'SELECT ?a WHERE { ?a a gg:Announcement }'"
                      + " shows them",
                  "图谱中没有公告 " + announcement));
    }
  }
}
