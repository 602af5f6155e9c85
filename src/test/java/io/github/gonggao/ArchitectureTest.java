package io.github.gonggao;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of {@code src/docs/architecture.md}, executed: who may import what, and what shows. */
class ArchitectureTest {
  private static final String ROOT = "io.github.gonggao";
  private static final String JSON = "com.fasterxml.jackson..";
  private static final String JENA = "org.apache.jena..";

  /** Packages that each package may use besides java, slf4j and itself. */
  private static final Map<String, List<String>> MAY_USE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("model", List.of()),
              Map.entry(
                  "read",
                  List.of(
                      ours("model"),
                      JSON,
                      "org.jsoup..",
                      "com.ibm.icu..",
                      "org.apache.pdfbox..",
                      "org.apache.fontbox..",
                      "org.apache.poi..",
                      "org.netpreserve.jwarc..",
                      "org.apache.commons.csv..",
                      "org.apache.commons.compress..",
                      "javax.xml.stream..")),
              Map.entry("text", List.of(ours("model"))),
              Map.entry("nlp", List.of(ours("model"), "com.hankcs..")),
              Map.entry("extract", List.of(ours("model"))),
              Map.entry("resolve", List.of(ours("model"), JSON, "org.apache.lucene..")),
              Map.entry("graph", List.of(ours("model"), JENA, "org.apache.lucene..")),
              Map.entry(
                  "serve",
                  List.of(
                      ours("model"),
                      ours("graph"),
                      JENA,
                      "jakarta.servlet..",
                      "org.eclipse.jetty..",
                      "io.micrometer..",
                      "gg.jte..")),
              Map.entry("evaluate", List.of(ours("model"), JSON)),
              Map.entry(
                  "run",
                  List.of(
                      ours("model"),
                      ours("read"),
                      ours("text"),
                      ours("nlp"),
                      ours("extract"),
                      ours("resolve"),
                      ours("graph"),
                      JSON,
                      "com.sun.management..")),
              Map.entry("cli", List.of(ROOT + "..", "picocli..", "me.tongfei.progressbar.."))));

  private static final Set<String> NO_BUDGET = Set.of("model");

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static String ours(String name) {
    return ROOT + "." + name + "..";
  }

  @Test
  void every_package_uses_only_what_its_row_of_the_table_allows() {
    MAY_USE.forEach(
        (name, allowed) -> {
          List<String> all = new ArrayList<>(allowed);
          all.addAll(List.of("java..", "org.slf4j..", ours(name)));
          noClasses()
              .that()
              .resideInAPackage(ours(name))
              .should()
              .dependOnClassesThat(resideOutsideOfPackages(all.toArray(String[]::new)))
              .as(name + " uses only " + all)
              .allowEmptyShould(true)
              .check(classes);
        });
  }

  @Test
  void there_are_no_packages_but_those_of_the_table() {
    Set<String> found =
        classes.stream()
            .map(JavaClass::getPackageName)
            .map(p -> p.equals(ROOT) ? "" : p.substring(ROOT.length() + 1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(
        MAY_USE.keySet().containsAll(found),
        () -> "a package without a row in the table among " + found);
  }

  @Test
  void packages_do_not_go_round_in_circles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void a_package_shows_five_types_at_most() {
    Map<String, List<String>> shown =
        classes.stream()
            .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(c -> c.getEnclosingClass().isEmpty())
            .filter(c -> !c.getSimpleName().equals("package-info"))
            .collect(
                Collectors.groupingBy(
                    c -> c.getPackageName().substring(ROOT.length() + 1),
                    TreeMap::new,
                    Collectors.mapping(JavaClass::getSimpleName, Collectors.toList())));
    shown.keySet().removeAll(NO_BUDGET);
    Map<String, List<String>> over = new TreeMap<>(shown);
    over.values().removeIf(types -> types.size() <= 5);
    assertEquals(Map.of(), over);
  }

  @Test
  void the_model_is_records_enums_and_sealed_interfaces() {
    List<String> others =
        classes.stream()
            .filter(c -> c.getPackageName().equals(ROOT + ".model"))
            .filter(c -> !(c.isRecord() || c.isEnum() || c.isInterface()))
            .map(JavaClass::getSimpleName)
            .filter(name -> !name.equals("package-info"))
            .toList();
    assertEquals(List.of(), others);
  }

  @Test
  void only_the_command_line_writes_to_standard_output() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ours("cli"))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(classes);
  }

  @Test
  void only_the_run_and_the_command_line_look_at_the_clock() {
    DescribedPredicate<JavaClass> elsewhere =
        not(resideInAnyPackage(ours("run"), ours("cli"))).as("outside run and cli");
    for (Class<?> clock :
        List.of(LocalDate.class, LocalDateTime.class, Instant.class, ZonedDateTime.class)) {
      noClasses().that(elsewhere).should().callMethod(clock, "now").check(classes);
    }
    noClasses()
        .that(elsewhere)
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .check(classes);
  }

  @Test
  void nobody_relies_on_the_platforms_charset() {
    noClasses()
        .should()
        .callMethod(String.class, "getBytes")
        .orShould()
        .callConstructor(String.class, byte[].class)
        .orShould()
        .callConstructor(java.io.InputStreamReader.class, java.io.InputStream.class)
        .orShould()
        .callConstructor(java.io.FileReader.class, String.class)
        .orShould()
        .callConstructor(java.io.FileReader.class, java.io.File.class)
        .orShould()
        .callConstructor(java.io.FileWriter.class, String.class)
        .orShould()
        .callConstructor(java.io.FileWriter.class, java.io.File.class)
        .check(classes);
  }

  /**
   * In Jena 5.6.0 an interrupt of the thread that writes closes TDB2's channels, and every later
   * commit is lost in silence.
   */
  @Test
  void nobody_interrupts_a_thread() {
    noClasses()
        .should()
        .callMethod(Thread.class, "interrupt")
        .orShould()
        .callMethod(java.util.concurrent.ExecutorService.class, "shutdownNow")
        .orShould()
        .callMethod(java.util.concurrent.Future.class, "cancel", boolean.class)
        .check(classes);
  }

  /** A compaction of a database that is open can hang for ever, and holds writers up meanwhile. */
  @Test
  void nobody_compacts_a_database_in_place() {
    noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "compacts",
                call ->
                    call.getTargetOwner().getName().startsWith("org.apache.jena.tdb2")
                        && call.getName().equals("compact")))
        .check(classes);
  }
}
