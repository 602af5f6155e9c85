package io.github.gonggao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gonggao.graph.GraphView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The 25 questions over the made-up world, row by row. {@code answers.txt} was written by the
 * program and read by a person; where an answer changes, read it again before it is taken over.
 */
class WorldQuestionsTest {
  private static String asked(GraphView.Question question) throws IOException {
    String sparql = question.sparql();
    for (String line : Files.readAllLines(World.FOLDER.resolve("questions.tsv"))) {
      String[] cells = line.split("\t", -1);
      if (question.name().startsWith(cells[0] + "-")) {
        sparql = sparql.replace(cells[1], cells[2]);
      }
    }
    return sparql;
  }

  @Test
  void every_question_gets_its_answer_row_by_row(@TempDir Path folder) throws IOException {
    World.build(folder);
    Map<String, List<String>> found = new TreeMap<>();
    try (GraphView view = GraphView.open(folder.resolve("tdb2"))) {
      for (GraphView.Question question : GraphView.questions()) {
        if (question.name().startsWith("q")) {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          assertEquals(Optional.empty(), view.query(asked(question), "csv", out), question.name());
          List<String> rows = new ArrayList<>(out.toString(UTF_8).lines().skip(1).toList());
          rows.sort(null);
          found.put(question.name(), rows);
        }
      }
    }
    assertEquals(25, found.size());
    StringBuilder all = new StringBuilder();
    found.forEach(
        (name, rows) -> {
          all.append("== ").append(name).append('\n');
          rows.forEach(row -> all.append(row).append('\n'));
        });
    // to be read, and then taken over
    Files.writeString(Path.of("target").resolve("answers.txt"), all);
    assertEquals(Files.readString(World.FOLDER.resolve("answers.txt")), all.toString());
  }
}
