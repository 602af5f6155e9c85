package io.github.gonggao.cli;

import io.github.gonggao.model.Candidate;
import io.github.gonggao.model.Judgement;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.Verdict;
import io.github.gonggao.resolve.Judgements;
import io.github.gonggao.resolve.Resolver;
import io.github.gonggao.run.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code gonggao judge}. */
@Command(
    name = "judge",
    mixinStandardHelpOptions = true,
    description = {
      "See who was taken for whom and why, and decide where the program cannot.",
      "查看谁被当成了谁、依据是什么，并在程序无法判断时作出裁定。",
      "",
      "Without arguments: persons of one name that may be one, and one that may be two. With a NAME:"
          + " everybody of that name, where they were read, and what joined them. With two sides and"
          + " a verdict: a line in DIR/judgements.jsonl, and what it changes."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  gonggao judge                      what is doubtful, the likeliest first",
      "  gonggao judge 刘君                 everybody of that name, with the evidence",
      "  gonggao judge '刘君|国家邮政局' '刘君|示例市人民政府' different --by 李 --reason 籍贯不同",
      "  gonggao judge '王伟|a/20190328-1f51bd32' '王伟|a/20220407-0c9e4d1a' different --dry-run",
      "  gonggao judge 青浦江市数据局 青浦江市大数据管理局 same       two names of one body",
      "",
      "A side is a name and an organ of its posts, or a name and one announcement; of a body, a",
      "document or a meeting its key as gonggao judge NAME shows it, or a name and one announcement.",
      "To take a judgement back, delete its line; the graph is then as if it had never been."
    })
final class JudgeCommand implements Callable<Integer> {
  private static final String FILE = "judgements.jsonl";
  private static final int SHOWN = 8;

  @ParentCommand private Main main;
  @Mixin private Dataset dataset;

  @Parameters(
      arity = "0..3",
      paramLabel = "NAME|LEFT RIGHT VERDICT",
      description = "A person's name; or two sides, and same, different or unsure.")
  private List<String> words;

  @Option(names = "--by", paramLabel = "WHO", description = "Who decides.")
  private String by = "";

  @Option(names = "--reason", paramLabel = "WHY", description = "What the decision rests on.")
  private String reason = "";

  @Option(names = "--dry-run", description = "Say what would change, and write nothing.")
  private boolean dryRun;

  @Option(names = "--apply", description = "Bring the graph up to date at once.")
  private boolean apply;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Doubts to list; by default ${DEFAULT-VALUE}.")
  private int limit = 20;

  @Override
  public Integer call() throws IOException {
    List<String> given = words == null ? List.of() : words;
    if (given.size() == 2) {
      throw Failure.usage(
          main.console()
              .say(
                  "two sides need a verdict: same, different or unsure",
                  "两方之后还需要裁定：same、different 或 unsure"));
    }
    Judgements known = known();
    Resolver today = new Pipeline().whoIsWho(dataset.folder(), known);
    if (given.isEmpty()) {
      list(today);
    } else if (given.size() == 1) {
      show(given.get(0), today);
    } else {
      judge(given, known, today);
    }
    return Main.DONE;
  }

  private Judgements known() throws IOException {
    Path file = dataset.folder().resolve(FILE);
    if (!Files.exists(file)) {
      return Judgements.none();
    }
    Outcome<Judgements> read = Judgements.read(file);
    read.issues().forEach(main.console()::issue);
    return read.value().orElseGet(Judgements::none);
  }

  private void list(Resolver today) {
    Console console = main.console();
    List<Candidate.Doubt> doubts = today.doubts();
    for (Candidate.Doubt doubt : doubts.subList(0, Math.min(limit, doubts.size()))) {
      String left = side(doubt.left(), doubt.joined());
      String right = side(doubt.right(), doubt.joined());
      String what =
          doubt.joined()
              ? console.say("one, perhaps two", "合为一人，或系两人")
              : console.say("two, perhaps one", "分为两人，或系一人");
      console.out().println(what + ": " + String.join("; ", doubt.reasons()));
      side(left, doubt.left());
      side(right, doubt.right());
      console.out().println();
    }
    console
        .out()
        .println(
            console.say(
                doubts.size() + " doubts; decide one with gonggao judge LEFT RIGHT VERDICT",
                "共 " + doubts.size() + " 处存疑；用 gonggao judge 左 右 裁定 作出裁定"));
  }

  private void side(String side, Candidate candidate) {
    main.console().out().println("  '" + side + "'");
    for (Candidate.Seen seen : candidate.seen().subList(0, Math.min(3, candidate.seen().size()))) {
      main.console().out().println("      " + line(seen));
    }
    if (candidate.seen().size() > 3) {
      main.console().out().println("      … " + candidate.seen().size());
    }
  }

  private void show(String name, Resolver today) throws IOException {
    Console console = main.console();
    List<Candidate> persons = today.persons(name);
    if (persons.isEmpty() && !showOthers(name, today)) {
      throw Failure.of(
          console.say("nothing is called " + name, "没有叫“" + name + "”的人、机构、文件或会议")
              + console.say("; gonggao judge lists doubts", "；gonggao judge 列出存疑之处"));
    }
    for (Candidate person : persons) {
      console.out().println(String.join("|", person.key()));
      for (Candidate.Seen seen : person.seen().subList(0, Math.min(SHOWN, person.seen().size()))) {
        console.out().println("  " + line(seen));
      }
      if (person.seen().size() > SHOWN) {
        console.out().println("  … " + person.seen().size());
      }
      for (Candidate.Link link :
          person.links().subList(0, Math.min(SHOWN, person.links().size()))) {
        console
            .out()
            .println(
                "    "
                    + say(link.ground())
                    + " "
                    + link.detail()
                    + ": "
                    + place(person, link.left())
                    + " – "
                    + place(person, link.right()));
      }
    }
  }

  /** Bodies, documents and meetings: their keys, and where they were read as what. */
  private boolean showOthers(String name, Resolver today) throws IOException {
    List<Pipeline.Mention> mentions = new Pipeline().named(dataset.folder(), name, today);
    String last = "";
    int shown = 0;
    for (Pipeline.Mention mention : mentions) {
      String key = String.join("|", mention.key());
      if (!key.equals(last)) {
        main.console().out().println(key);
        shown = 0;
      }
      last = key;
      shown++;
      if (shown <= SHOWN) {
        String where = announcement(mention.published(), mention.announcement());
        main.console().out().println("  a/" + where + "  " + mention.written().value());
      }
    }
    return !mentions.isEmpty();
  }

  private String say(Candidate.Ground ground) {
    Console console = main.console();
    return switch (ground) {
      case JUDGED -> console.say("judged", "裁定");
      case SAME_POST -> console.say("same post", "同一职务");
      case SAME_BODY -> console.say("same body", "同一机关");
      case SAME_LEADERSHIP -> console.say("leads the same place", "同一地方领导班子");
      case HIGH_OFFICES -> console.say("offices of the highest ranks in turn", "先后担任的高级职务");
      case SAME_COMPANIONS -> console.say("same companions", "同一些同行者");
      case BODY_NAMED -> console.say("its body is named there", "稿中有其机关");
      case COMPANION_NAMED -> console.say("a companion is there", "稿中有其同行者");
      case SAME_SURROUNDINGS -> console.say("named beside the same", "稿中并见");
    };
  }

  private static String line(Candidate.Seen seen) {
    return id(seen) + "  " + String.join("、", seen.posts());
  }

  private static String place(Candidate person, SourceId source) {
    return person.seen().stream()
        .filter(seen -> seen.source().equals(source))
        .findFirst()
        .map(JudgeCommand::id)
        .orElse("");
  }

  /** As the page of the announcement is called. */
  private static String id(Candidate.Seen seen) {
    return "a/" + announcement(seen.day(), seen.source());
  }

  private static String announcement(Optional<LocalDate> day, SourceId source) {
    return day.map(DateTimeFormatter.BASIC_ISO_DATE::format).orElse("00000000")
        + "-"
        + source.value().substring(0, 8);
  }

  /** What means one side and nobody else. */
  private static String side(Candidate candidate, boolean half) {
    return half || candidate.key().size() > 2
        ? candidate.key().get(0) + "|" + id(candidate.seen().get(0))
        : String.join("|", candidate.key());
  }

  private void judge(List<String> given, Judgements known, Resolver today) throws IOException {
    Console console = main.console();
    Judgement judgement =
        new Judgement(
            given.get(0),
            given.get(1),
            verdict(given.get(2)),
            by,
            reason,
            LocalDate.now(ZoneOffset.UTC).toString());
    for (String side : given.subList(0, 2)) {
      String name = side.replaceFirst("\\|.*", "");
      if (today.persons(name).isEmpty() && !isKnown(side, today)) {
        throw Failure.usage(
            console.say("nothing is called ", "没有这个名称：") + name + " (" + side + ")");
      }
    }
    Pipeline pipeline = new Pipeline();
    Resolver then = pipeline.whoIsWho(dataset.folder(), known.and(judgement));
    Map<SourceId, Pipeline.Change> changes = pipeline.changes(dataset.folder(), today, then);
    changes.forEach(
        (id, change) ->
            console
                .out()
                .println(
                    "a/" + announcement(change.published(), id) + "  " + change.title().strip()));
    console
        .out()
        .println(
            console.say(
                changes.size() + " announcements say something else",
                changes.size() + " 篇稿件的图谱会改变"));
    if (dryRun) {
      return;
    }
    Path file = dataset.folder().resolve(FILE);
    Files.writeString(
        file,
        Judgements.line(judgement) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    console.out().println(console.say("written to ", "已写入 ") + file);
    if (apply) {
      try (ProgressLine progress = new ProgressLine(console)) {
        pipeline.build(
            Collections.emptyIterator(),
            dataset.folder(),
            Pipeline.Settings.of(Version.number()).withJudgements(file),
            progress);
      }
      console.out().println(console.say("the graph is up to date", "图谱已更新"));
    } else {
      console
          .out()
          .println(
              console.say(
                  "the next build takes it in; --apply does so at once",
                  "下次 build 时生效；--apply 立即生效"));
    }
  }

  /** A body, a document or a meeting, by its key or its name, with or without an announcement. */
  private boolean isKnown(String side, Resolver today) throws IOException {
    Pipeline pipeline = new Pipeline();
    String base = side.replaceFirst("\\|[^|]*$", "");
    return !pipeline.named(dataset.folder(), side, today).isEmpty()
        || !pipeline.named(dataset.folder(), base, today).isEmpty();
  }

  private Verdict verdict(String word) {
    try {
      return Verdict.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Failure.usage(
          main.console()
                  .say(
                      "a verdict is same, different or unsure, not ",
                      "裁定只能是 same、different 或 unsure，不是 ")
              + word);
    }
  }
}
