package io.github.gonggao.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeCommandTest {
  private static final String RECORDS =
      String.join(
          "\n",
          record("1", "2019-03-28", "3月27日，国家邮政局召开行业工作会议。国家邮政局副局长王伟主持会议。"),
          record("2", "2022-04-07", "4月6日，国家邮政局召开座谈会。国家邮政局政策法规司副司长王伟主持会议。"),
          record("3", "2022-05-07", "5月6日，海棠市人民政府召开常务会议。副市长刘君主持会议。"));

  @TempDir private Path folder;

  private record Run(int code, String out, String err) {}

  private static String record(String id, String day, String body) {
    return "{\"url\":\"https://world.example/%s\",\"published\":\"%s\",\"title\":\"消息\",\"body\":\"%s\"}"
        .formatted(id, day, body);
  }

  private Run gonggao(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--lang";
    all[args.length + 1] = "en";
    int code = Main.run(new ByteArrayInputStream(RECORDS.getBytes(UTF_8)), out, err, all);
    return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  @Test
  void a_wrong_merge_is_listed_split_by_one_line_and_joined_again_without_it() throws IOException {
    String dataset = folder.toString();
    assertEquals(0, gonggao("build", "-", "--out", dataset).code());
    byte[] before = Files.readAllBytes(folder.resolve("gonggao.nq.gz"));

    Run list = gonggao("judge", "--dataset", dataset);
    assertTrue(list.out().contains("one, perhaps two"), list.out());
    assertTrue(list.out().contains("1 doubts"), list.out());
    String[] sides = list.out().lines().filter(l -> l.startsWith("  '")).toArray(String[]::new);
    String left = sides[0].replaceAll("[ ']", "");
    String right = sides[1].replaceAll("[ ']", "");

    Run dry = gonggao("judge", left, right, "different", "--dry-run", "--dataset", dataset);
    assertTrue(dry.out().contains("2 announcements say something else"), dry.out());
    assertFalse(Files.exists(folder.resolve("judgements.jsonl")));

    Run judged =
        gonggao(
            "judge",
            left,
            right,
            "different",
            "--by",
            "馆员",
            "--reason",
            "两个人",
            "--apply",
            "--dataset",
            dataset);
    assertEquals(0, judged.code(), judged.err());
    Run shown = gonggao("judge", "王伟", "--dataset", dataset);
    assertEquals(2, shown.out().lines().filter(l -> l.startsWith("王伟|")).count(), shown.out());
    Run rows =
        gonggao(
            "query",
            "SELECT ?a ?b WHERE { ?a owl:differentFrom ?b }",
            "--format",
            "csv",
            "--dataset",
            dataset);
    assertEquals(3, rows.out().lines().count(), rows.out());
    assertTrue(gonggao("judge", "--dataset", dataset).out().contains("0 doubts"));

    Files.delete(folder.resolve("judgements.jsonl"));
    assertEquals(0, gonggao("build", "-", "--out", dataset).code());
    assertEquals(
        new String(before, ISO_8859_1),
        Files.readString(folder.resolve("gonggao.nq.gz"), ISO_8859_1));
  }

  @Test
  void a_body_is_shown_joined_to_another_and_parted_again_without_a_trace() throws IOException {
    String dataset = folder.toString();
    assertEquals(0, gonggao("build", "-", "--out", dataset).code());
    String before = Files.readString(folder.resolve("gonggao.nq.gz"), ISO_8859_1);
    Run shown = gonggao("judge", "海棠市人民政府", "--dataset", dataset);
    assertTrue(shown.out().startsWith("海棠市人民政府"), shown.out());
    assertTrue(shown.out().contains("a/20220507-"), shown.out());
    Run judged = gonggao("judge", "国家邮政局", "海棠市人民政府", "same", "--apply", "--dataset", dataset);
    assertTrue(judged.out().contains("3 announcements say something else"), judged.out());
    Run rows =
        gonggao(
            "query",
            "SELECT ?n WHERE { ?b skos:altLabel '海棠市人民政府'@zh-Hans ; skos:prefLabel ?n"
                + " FILTER(LANG(?n) = 'zh-Hans') }",
            "--format",
            "csv",
            "--dataset",
            dataset);
    assertTrue(rows.out().contains("国家邮政局"), rows.out());
    Files.delete(folder.resolve("judgements.jsonl"));
    assertEquals(0, gonggao("build", "-", "--out", dataset).code());
    assertEquals(before, Files.readString(folder.resolve("gonggao.nq.gz"), ISO_8859_1));
  }

  @Test
  void one_line_splits_what_one_announcement_means_by_a_bodys_name() throws IOException {
    String dataset = folder.toString();
    assertEquals(0, gonggao("build", "-", "--out", dataset).code());
    Run shown = gonggao("judge", "国家邮政局", "--dataset", dataset);
    String second =
        shown.out().lines().filter(l -> l.contains("a/20220407-")).findFirst().orElseThrow();
    String side = "国家邮政局|" + second.strip().split(" ", 2)[0];
    Run judged = gonggao("judge", "国家邮政局", side, "different", "--apply", "--dataset", dataset);
    assertEquals(0, judged.code(), judged.err());
    Run rows =
        gonggao(
            "query",
            "SELECT ?a ?b WHERE { ?a owl:differentFrom ?b ; skos:prefLabel '国家邮政局'@zh-Hans }",
            "--format",
            "csv",
            "--dataset",
            dataset);
    assertEquals(2, rows.out().lines().count(), rows.out());
    assertEquals(0, gonggao("validate", "--dataset", dataset).code());
  }

  @Test
  void what_cannot_be_judged_is_told() {
    String dataset = folder.toString();
    assertEquals(3, gonggao("judge", "--dataset", dataset).code());
    gonggao("build", "-", "--out", dataset);
    assertEquals(3, gonggao("judge", "无此人", "--dataset", dataset).code());
    assertEquals(2, gonggao("judge", "王伟|甲", "王伟|乙", "--dataset", dataset).code());
    assertEquals(2, gonggao("judge", "王伟|甲", "王伟|乙", "perhaps", "--dataset", dataset).code());
    assertEquals(2, gonggao("judge", "无此人|甲", "王伟|乙", "same", "--dataset", dataset).code());
  }
}
