package io.github.gonggao.graph;

import java.util.Optional;

/** Which concept a kind of meeting on a card stands for, given who holds the meeting. */
final class MeetingKinds {
  /** Where no word says more. */
  static final String OTHER = "other";

  private MeetingKinds() {}

  /**
   * The longest word that the scheme knows at the end of host and kind (国务院全体会议), of the meeting's
   * name, or of the kind alone.
   */
  static String of(String kind, String host, String name) {
    Concepts concepts = Concepts.of(Vocabulary.Scheme.MEETING_KIND);
    String bare = name.replaceAll("（[^（）]*）|\\([^()]*\\)", "");
    Optional<Concepts.Match> best = concepts.suffix(Registry.spoken(host) + kind);
    Optional<Concepts.Match> named = concepts.suffix(bare);
    if (named.isPresent()
        && best.map(b -> b.code().equals(OTHER) || longer(named.get(), b)).orElse(true)) {
      best = named;
    }
    return best.map(Concepts.Match::code).orElse(OTHER);
  }

  private static boolean longer(Concepts.Match a, Concepts.Match b) {
    return a.label().length() > b.label().length();
  }
}
