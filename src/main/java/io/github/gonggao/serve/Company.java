package io.github.gonggao.serve;

import static io.github.gonggao.graph.Vocabulary.*;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;

/** With whom somebody is often seen: who takes part in the same meetings, and how many times. */
final class Company {
  /** Meetings that are gone through, the newest first, and people in them. */
  private static final int MEETINGS = 200;

  private static final int PEOPLE = 5_000;
  private static final int SHOWN = 20;

  /** Somebody, how often, and where last. */
  record Companion(Node person, int times, Node last) {}

  private Company() {}

  static List<Companion> of(Look look, Node self) {
    Map<Node, Integer> times = new HashMap<>();
    Map<Node, Node> last = new HashMap<>();
    Set<Node> seen = new HashSet<>();
    int people = 0;
    for (Node participation : look.subjects(PARTICIPANT, self)) {
      for (Node meeting : look.subjects(HAS_PARTICIPATION, participation)) {
        if (seen.size() >= MEETINGS || people >= PEOPLE || !seen.add(meeting)) {
          continue;
        }
        Set<Node> there = new HashSet<>();
        for (Node other : look.objects(meeting, HAS_PARTICIPATION)) {
          there.addAll(look.objects(other, PARTICIPANT));
          people++;
        }
        there.remove(self);
        for (Node other : there) {
          if (look.local(other).orElse("").startsWith("person/")) {
            times.merge(other, 1, Integer::sum);
            last.putIfAbsent(other, meeting);
          }
        }
      }
    }
    return times.entrySet().stream()
        .map(e -> new Companion(e.getKey(), e.getValue(), last.get(e.getKey())))
        .sorted(
            Comparator.comparingInt((Companion c) -> -c.times())
                .thenComparing(c -> c.person().toString()))
        .limit(SHOWN)
        .toList();
  }
}
