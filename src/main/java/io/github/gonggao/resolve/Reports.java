package io.github.gonggao.resolve;

import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.SourceId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which reports of one day and kind are of one meeting, where no number says so.
 *
 * <p>Two papers call a symposium by two names, or by none (召开座谈会). Reports of different
 * announcements are of one meeting if the host is the same and one name holds the other; without a
 * host in one of them, only if the names are the same. A report without a name joins the only
 * meeting that there is. An announcement that tells of two such meetings tells them apart by name,
 * and then a name must be the same.
 */
final class Reports {
  private record Report(SourceId source, String name, String host, String stem)
      implements Comparable<Report> {
    @Override
    public int compareTo(Report other) {
      int order = source.compareTo(other.source);
      return order != 0 ? order : name.compareTo(other.name);
    }
  }

  /** What the meeting is known by: its host, and one of its names. */
  record Meeting(String host, String mark) {}

  private final Map<String, TreeSet<Report>> days = new TreeMap<>();
  private final Map<String, Meeting> meetings = new HashMap<>();

  void add(SourceId source, Fact.MeetingHeld held, String host) {
    Optional<LocalDate> day = held.start().or(held::end);
    if (day.isPresent()) {
      String stem =
          held.meeting()
              .value()
              .replaceAll("[（(].*?[)）]", "")
              .replace(host, "")
              .replace(held.host().map(Name::value).orElse(host), "")
              .replace(held.meetingKind(), "")
              .strip();
      days.computeIfAbsent(held.meetingKind() + "|" + day.get(), k -> new TreeSet<>())
          .add(new Report(source, held.meeting().value(), host, stem));
    }
  }

  void freeze() {
    days.values().forEach(this::join);
    days.clear();
  }

  Optional<Meeting> of(SourceId source, Name meeting) {
    return Optional.ofNullable(meetings.get(source.value() + meeting.value()));
  }

  private void join(Set<Report> reports) {
    List<Report> all = new ArrayList<>(reports);
    Map<SourceId, Integer> told = new HashMap<>();
    all.forEach(r -> told.merge(r.source(), 1, Integer::sum));
    Union union = new Union(all.size());
    for (int i = 0; i < all.size(); i++) {
      for (int k = i + 1; k < all.size(); k++) {
        Report a = all.get(i);
        Report b = all.get(k);
        boolean several = told.get(a.source()) > 1 || told.get(b.source()) > 1;
        if (!a.source().equals(b.source()) && isOne(a, b, several)) {
          union.join(i, k);
        }
      }
    }
    nameless(all, union);
    Map<Integer, List<Report>> groups = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      groups.computeIfAbsent(union.root(i), k -> new ArrayList<>()).add(all.get(i));
    }
    for (List<Report> group : groups.values()) {
      String host =
          group.stream()
              .map(Report::host)
              .filter(h -> !h.isEmpty())
              .sorted()
              .findFirst()
              .orElse("");
      String mark =
          group.stream()
              .min(
                  Comparator.comparing((Report r) -> r.stem().isEmpty())
                      .thenComparing(Report::name))
              .get()
              .name();
      group.forEach(r -> meetings.put(r.source().value() + r.name(), new Meeting(host, mark)));
    }
  }

  private static boolean isOne(Report a, Report b, boolean several) {
    boolean sameName = a.stem().equals(b.stem()) && !a.stem().isEmpty();
    if (!a.host().equals(b.host())) {
      return sameName && (a.host().isEmpty() || b.host().isEmpty());
    }
    boolean holds = a.stem().contains(b.stem()) || b.stem().contains(a.stem());
    return sameName
        || (!several && holds && !a.host().isEmpty() && !a.stem().isEmpty() && !b.stem().isEmpty());
  }

  private static void nameless(List<Report> all, Union union) {
    Map<String, List<Integer>> byHost = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).host().isEmpty()) {
        byHost.computeIfAbsent(all.get(i).host(), k -> new ArrayList<>()).add(i);
      }
    }
    for (List<Integer> reports : byHost.values()) {
      TreeSet<Integer> named = new TreeSet<>();
      TreeSet<SourceId> sources = new TreeSet<>();
      for (int i : reports) {
        sources.add(all.get(i).source());
        if (!all.get(i).stem().isEmpty()) {
          named.add(union.root(i));
        }
      }
      // each of the announcements tells of one meeting only
      if (named.size() <= 1 && sources.size() == reports.size()) {
        for (int i : reports) {
          union.join(reports.get(0), i);
        }
      }
    }
  }
}
