package io.github.gonggao.resolve;

import io.github.gonggao.model.Judgement;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judgements on bodies, documents and meetings, as they change keys.
 *
 * <p>Bodies, documents and meetings are what their keys say, so a judgement is a change of key, and
 * without it the key is as it was. {@code same} gives two keys the one of the registered body, else
 * the left one. {@code different} says that what one announcement (the right side's, else the
 * left's) means by a name is another: that announcement gets a key of its own. Two written forms of
 * a body, without an announcement, are kept apart everywhere: the one that is not the body's full
 * name stands for itself.
 */
final class Verdicts {
  /** Digits of an announcement's id in the key of what only it means. */
  private static final int DIGITS = 16;

  private record Split(String base, String announcement) {}

  private final Map<String, String> same = new HashMap<>();
  private final List<Split> splits = new ArrayList<>();
  private final Set<String> apart = new HashSet<>();

  Verdicts(Judgements judgements, Organizations organizations) {
    Map<String, String> first = new LinkedHashMap<>();
    for (Judgement judgement : judgements.all()) {
      if (judgement.verdict() == Verdict.SAME) {
        String left = root(first, organizations.canonical(judgement.left()));
        String right = root(first, organizations.canonical(judgement.right()));
        boolean registered = !organizations.isRegistered(left) && organizations.isRegistered(right);
        if (!left.equals(right)) {
          first.put(registered ? left : right, registered ? right : left);
        }
      } else if (judgement.verdict() == Verdict.DIFFERENT) {
        split(judgement, organizations);
      }
    }
    first.keySet().forEach(key -> same.put(key, root(first, key)));
  }

  /** Bodies as they were judged. */
  Organizations of(Organizations organizations) {
    return organizations.judged(same, apart);
  }

  private static String root(Map<String, String> above, String key) {
    String at = key;
    for (String next = above.get(at); next != null; next = above.get(at)) {
      at = next;
    }
    return at;
  }

  private void split(Judgement judgement, Organizations organizations) {
    String left = judgement.left();
    String right = judgement.right();
    Optional<String> ofRight = Judgements.announcement(right);
    Optional<String> ofLeft = Judgements.announcement(left);
    if (ofRight.isPresent()) {
      splits.add(new Split(base(right), ofRight.get()));
    } else if (ofLeft.isPresent()) {
      splits.add(new Split(base(left), ofLeft.get()));
    } else if (left.indexOf('|') < 0 && right.indexOf('|') < 0) {
      String canonical = organizations.canonical(right);
      if (canonical.equals(organizations.canonical(left)) && !left.equals(right)) {
        apart.add(right.equals(canonical) ? left : right);
      }
    }
  }

  private static String base(String side) {
    return Judgements.announcement(side).isPresent()
        ? side.substring(0, side.lastIndexOf('|'))
        : side;
  }

  /** The key that a name has after all judgements. */
  List<String> key(Name name, List<String> key, SourceId source) {
    String joined = String.join("|", key);
    String one = same.get(joined);
    List<String> judged = one == null ? key : List.of(one.split("\\|", -1));
    return isApart(name, judged, source) ? withAnnouncement(judged, source) : judged;
  }

  /** Whether one announcement means by a name something of its own. */
  private boolean isApart(Name name, List<String> key, SourceId source) {
    String joined = String.join("|", key);
    return splits.stream()
        .filter(split -> source.value().startsWith(split.announcement()))
        .anyMatch(split -> split.base().equals(name.value()) || split.base().equals(joined));
  }

  private static List<String> withAnnouncement(List<String> key, SourceId source) {
    List<String> own = new ArrayList<>(key);
    own.add(source.value().substring(0, DIGITS));
    return own;
  }
}
