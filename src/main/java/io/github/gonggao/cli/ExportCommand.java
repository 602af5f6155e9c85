package io.github.gonggao.cli;

import io.github.gonggao.graph.GraphView;
import io.github.gonggao.graph.GraphView.Selection;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
    description = {
      "Write the graph, a part of it or one announcement's, as RDF, tables or a network.",
      "导出 RDF、表格或网络图。"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  gonggao export --format trig --out graph.trig",
      "  gonggao export --format nquads --out graph.nq.gz        .gz compresses",
      "  gonggao export --format turtle --out - --announcement 20200403-78759ea4",
      "  gonggao export --format csv --out tables                officials, tenures, meetings ...",
      "  gonggao export --format graphml --out network.graphml   for Gephi",
      "  gonggao export --format all --out dump                  everything, with VoID, DCAT and digests",
      "  gonggao export --format turtle --out - --kind meeting --from 2023-01-01 --body 国务院"
    })
final class ExportCommand implements Callable<Integer> {
  /** Formats of RDF, and what else there is. */
  enum Format {
    TRIG,
    NQUADS,
    TURTLE,
    NTRIPLES,
    JSONLD,
    RDFXML,
    GRAPHML,
    CSV,
    ALL
  }

  @ParentCommand private Main main;
  @Mixin private Dataset dataset;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = {
        "${COMPLETION-CANDIDATES}.",
        "TriG, N-Quads and JSON-LD keep the graphs of the announcements apart. CSV and ALL write"
            + " files into the folder FILE."
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

  @Option(
      names = "--kind",
      split = ",",
      paramLabel = "KIND",
      description =
          "Only things of these kinds: announcement, person, organization, post, tenure, meeting,"
              + " participation, document, change, statement, formulation.")
  private List<String> kinds = new ArrayList<>();

  @Option(names = "--from", paramLabel = "DAY", description = "Published on that day or later.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Published on that day or earlier.")
  private LocalDate to;

  @Option(
      names = "--body",
      paramLabel = "NAME",
      description = "Only announcements that name this body: its name, its IRI or the end of it.")
  private String body;

  @Override
  public Integer call() throws IOException {
    Console console = main.console();
    for (String kind : kinds) {
      if (!GraphView.selectionKinds().contains(kind.toLowerCase(Locale.ROOT))) {
        throw Failure.usage(
            kind
                + console.say(" is no kind; the kinds are ", " 不是类别；可用类别：")
                + String.join(", ", GraphView.selectionKinds()));
      }
    }
    Selection part =
        new Selection(
            Set.copyOf(kinds),
            Optional.ofNullable(from),
            Optional.ofNullable(to),
            Optional.ofNullable(body));
    boolean folder = format == Format.CSV || format == Format.ALL;
    if (announcement != null
        && (folder || format == Format.GRAPHML || !part.equals(Selection.ALL))) {
      throw Failure.usage(
          console.say(
              "--announcement goes with a format of RDF, and without --kind, --from, --to, --body",
              "--announcement 只能用于 RDF 格式，且不与 --kind、--from、--to、--body 同用"));
    }
    if (folder && out.equals("-")) {
      throw Failure.usage(
          console.say("several files need a folder; name one with --out", "多个文件需要目录，请用 --out 指定"));
    }
    try (GraphView view = dataset.open()) {
      if (format == Format.ALL) {
        view.dump(Path.of(out), part).forEach(name -> console.out().println(Path.of(out, name)));
      } else if (format == Format.CSV) {
        tables(view, part);
      } else if (out.equals("-")) {
        write(view, part, console.out());
      } else {
        whole(Path.of(out), to -> write(view, part, to));
      }
    }
    return Main.DONE;
  }

  private void tables(GraphView view, Selection part) throws IOException {
    Path folder = Path.of(out);
    Files.createDirectories(folder);
    for (String table : GraphView.tables()) {
      whole(folder.resolve(table + ".csv"), to -> view.table(table, part, to));
      main.console().out().println(folder.resolve(table + ".csv"));
    }
    whole(folder.resolve("csv-metadata.json"), GraphView::tableMetadata);
    main.console().out().println(folder.resolve("csv-metadata.json"));
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** The file appears whole or not at all. */
  private void whole(Path file, Writing writing) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw Failure.usage(
          folder + main.console().say(" is no folder; make it first", " 不是目录，请先建立"));
    }
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16);
        OutputStream to =
            file.toString().endsWith(".gz") ? new GZIPOutputStream(raw, 1 << 16) : raw) {
      writing.to(to);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(GraphView view, Selection part, OutputStream to) throws IOException {
    String name = format.name().toLowerCase(Locale.ROOT);
    if (format == Format.GRAPHML) {
      view.graphml(part, to);
    } else if (announcement == null) {
      view.export(name, part, to);
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
