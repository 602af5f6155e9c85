package io.github.gonggao.run;

import io.github.gonggao.model.Issue;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;

/**
 * What one build did and what the dataset holds after it.
 *
 * @param added announcements that the dataset did not have
 * @param replaced announcements whose input, or the program, is another one than last time
 * @param unchanged announcements that were put in again as they were
 * @param removed announcements that were taken out because they are gone, or were asked to go
 * @param stopped the run was asked to stop and did before its end; the next one goes on from there
 * @param announcements in the dataset
 * @param copies of them from other places, which are not counted again
 * @param facts in the dataset, by kind
 * @param issues by code: rejections of this run, and warnings about what is in the dataset
 * @param rejected inputs of this run that yielded no announcement, and why
 * @param quads in the dataset; -1 where they were not counted
 * @param seconds of this run
 * @param files what was written or stands, in the order in which to look at it
 */
public record RunReport(
    int added,
    int replaced,
    int unchanged,
    int removed,
    boolean stopped,
    int announcements,
    int copies,
    NavigableMap<String, Integer> facts,
    NavigableMap<String, Integer> issues,
    List<Issue> rejected,
    long quads,
    double seconds,
    List<Path> files) {
  public RunReport {
    rejected = List.copyOf(rejected);
    files = List.copyOf(files);
  }

  /** One JSON object; paths as strings. */
  public String toJson() {
    return ModelJson.pretty(
        new Form(
            announcements,
            copies,
            added,
            replaced,
            unchanged,
            removed,
            stopped,
            facts,
            issues,
            rejected,
            quads,
            seconds,
            files.stream().map(Path::toString).toList()));
  }

  private record Form(
      int announcements,
      int copies,
      int added,
      int replaced,
      int unchanged,
      int removed,
      boolean stopped,
      NavigableMap<String, Integer> facts,
      NavigableMap<String, Integer> issues,
      List<Issue> rejected,
      long quads,
      double seconds,
      List<String> files) {}
}
