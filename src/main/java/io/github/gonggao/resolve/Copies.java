package io.github.gonggao.resolve;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.Edit;
import io.github.gonggao.model.Fact;
import io.github.gonggao.model.Name;
import io.github.gonggao.model.Repair;
import io.github.gonggao.model.SourceId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which announcements of a corpus are the same one, found in several places, and which say an
 * earlier one again with changes.
 *
 * <p>Problem: mirrors, newspapers and the sites of lower bodies carry one announcement with another
 * head, another dateline and some characters damaged; counted each by itself, one meeting is
 * attested ten times. Yet notices made from one form differ in a name or a number only, and are
 * different announcements.
 *
 * <p>Method: of each announcement a {@link Print} is kept, made of its restored text alone: {@value
 * Print#HASHES} MinHash values of all runs of five letters and digits of the body, a digest of its
 * numbers and of the persons that it names, its length, title and day. Prints that agree in one of
 * {@value #BANDS} bands of hashes are compared. <em>Copies</em> have the very same letters; or they
 * agree in nearly all hashes, in every number and person (a damaged text is let off that), and one
 * headline holds the other; and always they are of the same days: what is said every year in the
 * same words is another announcement every year. What agrees in most hashes and in the headline,
 * but not so far, is a <em>changed</em> announcement. Of copies the one that is undamaged, then the
 * earliest, then that with the smallest id stands for all.
 *
 * <p>Limits: an excerpt of less than most of an announcement is another announcement. The agreement
 * of hashes is an estimate, with a standard deviation of about 0.03. Copies of copies are joined
 * even where the ends of such a chain differ a little more.
 */
public final class Copies {
  private static final int BANDS = 16;
  private static final int ROWS = Print.HASHES / BANDS;

  /**
   * Agreement of a copy; a head and a foot line more cost a text of 500 characters five hundredths.
   */
  private static final double SAME = 0.85;

  private static final double CHANGED = 0.75;

  /** Texts with fewer letters and digits are the same only if all of them are. */
  private static final int SHORT = 100;

  /** Mirrors may be late by that much. */
  private static final int DAYS = 20;

  /** What is said again with changes after more days is something new in the usual words. */
  private static final int DAYS_TO_CHANGE = 7;

  /** A headline that is held in another must have so many letters to tell anything. */
  private static final int TELLING = 8;

  /** Prints of one band that are compared with each other; more are a form that many fill in. */
  private static final int CROWD = 64;

  private final Map<SourceId, SourceId> standsFor = new HashMap<>();
  private final Map<SourceId, List<SourceId>> copies = new HashMap<>();
  private final Map<SourceId, SourceId> revises = new HashMap<>();

  private Copies() {}

  /** Finds them; the order of {@code prints} has no influence. */
  public static Copies among(Collection<Print> prints) {
    List<Print> all = new ArrayList<>(prints);
    all.sort(Comparator.comparing(Print::id));
    Copies found = new Copies();
    int[] parents = new int[all.size()];
    for (int i = 0; i < parents.length; i++) {
      parents[i] = i;
    }
    Map<Integer, Integer> nearest = new TreeMap<>();
    for (int band = 0; band < BANDS; band++) {
      Map<Long, List<Integer>> buckets = new HashMap<>();
      for (int i = 0; i < all.size(); i++) {
        List<Integer> bucket =
            buckets.computeIfAbsent(all.get(i).band(band), key -> new ArrayList<>());
        for (int j : bucket) {
          compare(all, j, i, parents, nearest);
        }
        if (bucket.size() < CROWD) {
          bucket.add(i);
        }
      }
    }
    found.group(all, parents);
    found.revisions(all, nearest);
    return found;
  }

  /** The announcement that this one is a copy of; itself where it is none. */
  public SourceId standsFor(SourceId id) {
    return standsFor.getOrDefault(id, id);
  }

  public boolean isCopy(SourceId id) {
    return standsFor.containsKey(id);
  }

  /** The copies of an announcement, in the order of their ids. */
  public List<SourceId> of(SourceId id) {
    return copies.getOrDefault(id, List.of());
  }

  /** The earlier announcement that this one says again with changes. */
  public Optional<SourceId> revises(SourceId id) {
    return Optional.ofNullable(revises.get(id));
  }

  /** How many announcements are copies of others. */
  public int size() {
    return standsFor.size();
  }

  private static void compare(
      List<Print> all, int a, int b, int[] parents, Map<Integer, Integer> nearest) {
    Print left = all.get(a);
    Print right = all.get(b);
    if (root(parents, a) == root(parents, b)) {
      return;
    }
    double agreement = left.agreement(right);
    if (left.isSame(right, agreement)) {
      parents[root(parents, b)] = root(parents, a);
      return;
    }
    if (agreement < CHANGED
        || !left.title.equals(right.title)
        || Math.min(left.length, right.length) < SHORT
        || !left.isWithin(DAYS_TO_CHANGE, right)) {
      return;
    }
    int later = LATER.compare(left, right) > 0 ? a : b;
    int earlier = later == a ? b : a;
    Integer known = nearest.get(later);
    Comparator<Integer> closer =
        Comparator.comparingDouble((Integer i) -> -all.get(later).agreement(all.get(i)))
            .thenComparing(i -> all.get(i), LATER);
    if (known == null || closer.compare(earlier, known) < 0) {
      nearest.put(later, earlier);
    }
  }

  private static final Comparator<Print> LATER =
      Comparator.comparing((Print p) -> p.published.orElse(LocalDate.MAX)).thenComparing(Print::id);

  private static int root(int[] parents, int i) {
    int at = i;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  private void group(List<Print> all, int[] parents) {
    Map<Integer, List<Print>> groups = new TreeMap<>();
    for (int i = 0; i < parents.length; i++) {
      groups.computeIfAbsent(root(parents, i), key -> new ArrayList<>()).add(all.get(i));
    }
    for (List<Print> group : groups.values()) {
      if (group.size() > 1) {
        Print first =
            group.stream().min(Comparator.comparing(Print::damaged).thenComparing(LATER)).get();
        List<SourceId> others =
            group.stream().map(Print::id).filter(id -> !id.equals(first.id)).toList();
        copies.put(first.id, others);
        others.forEach(other -> standsFor.put(other, first.id));
      }
    }
  }

  private void revisions(List<Print> all, Map<Integer, Integer> nearest) {
    nearest.forEach(
        (later, earlier) -> {
          SourceId one = standsFor(all.get(later).id);
          SourceId other = standsFor(all.get(earlier).id);
          if (!one.equals(other)) {
            revises.putIfAbsent(one, other);
          }
        });
    // copies may turn the order of two groups around: nothing revises what revises it
    revises
        .entrySet()
        .removeIf(
            e ->
                e.getKey().equals(revises.get(e.getValue()))
                    && e.getKey().compareTo(e.getValue()) < 0);
  }

  /**
   * What is kept of an announcement to know it again.
   *
   * @param content digest of the letters and digits of the body
   * @param details digest of its numbers and persons
   * @param title letters and digits of the headline
   */
  public record Print(
      SourceId id,
      Optional<LocalDate> published,
      boolean damaged,
      int length,
      int content,
      int details,
      String title,
      List<Integer> hashes) {
    static final int HASHES = 64;

    public Print {
      hashes = List.copyOf(hashes);
    }

    /** The print of an announcement with the facts that it states. */
    public static Print of(Announcement announcement, List<Fact> facts) {
      String body = Fingers.letters(announcement.text().at(announcement.body()));
      String title =
          announcement
              .title()
              .map(span -> Fingers.letters(announcement.text().at(span)))
              .orElse("");
      TreeSet<String> details = new TreeSet<>(Fingers.numbers(body));
      for (Name name : NamesOf.facts(facts)) {
        if (name.kind() == Name.Kind.PERSON) {
          details.add(name.value());
        }
      }
      boolean damaged = announcement.text().alignment().edits().stream().anyMatch(Print::isDamage);
      return new Print(
          announcement.id(),
          announcement.published(),
          damaged,
          body.length(),
          Fingers.digest(body),
          Fingers.digest(String.join("|", details)),
          title,
          Fingers.minHash(body, HASHES));
    }

    /** All but id and day on one line of ASCII, for {@link #parse}. */
    public String text() {
      byte[] words = title.getBytes(StandardCharsets.UTF_8);
      ByteBuffer bytes = ByteBuffer.allocate((4 + HASHES) * Integer.BYTES + words.length);
      bytes.putInt(damaged ? 1 : 0).putInt(length).putInt(content).putInt(details);
      hashes.forEach(bytes::putInt);
      bytes.put(words);
      return Base64.getEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * The way back from {@link #text}.
     *
     * @throws IllegalArgumentException if it is no such line
     */
    public static Print parse(SourceId id, Optional<LocalDate> published, String text) {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
      if (bytes.remaining() < (4 + HASHES) * Integer.BYTES) {
        throw new IllegalArgumentException("no print: " + text);
      }
      boolean damaged = bytes.getInt() != 0;
      int length = bytes.getInt();
      int content = bytes.getInt();
      int details = bytes.getInt();
      List<Integer> hashes = new ArrayList<>();
      for (int i = 0; i < HASHES; i++) {
        hashes.add(bytes.getInt());
      }
      String title = StandardCharsets.UTF_8.decode(bytes).toString();
      return new Print(id, published, damaged, length, content, details, title, hashes);
    }

    private static boolean isDamage(Edit edit) {
      return edit.repair() == Repair.GLOSS || edit.repair() == Repair.BYTE_SLIP;
    }

    private long band(int band) {
      long key = 1;
      for (int hash : hashes.subList(band * ROWS, Math.min(hashes.size(), (band + 1) * ROWS))) {
        key = key * 0x100000001B3L + hash;
      }
      return key;
    }

    private double agreement(Print other) {
      int same = 0;
      for (int i = 0; i < HASHES; i++) {
        same += hashes.get(i).equals(other.hashes.get(i)) ? 1 : 0;
      }
      return same / (double) HASHES;
    }

    private boolean isSame(Print other, double agreement) {
      if (!isWithin(DAYS, other)) {
        return false;
      }
      if (content == other.content && length == other.length) {
        return true;
      }
      return agreement >= SAME
          && Math.min(length, other.length) >= SHORT
          && (details == other.details || damaged || other.damaged)
          && hasTitleOf(other);
    }

    private boolean hasTitleOf(Print other) {
      String shorter = title.length() < other.title.length() ? title : other.title;
      String longer = shorter.equals(title) ? other.title : title;
      return title.equals(other.title) || (shorter.length() >= TELLING && longer.contains(shorter));
    }

    private boolean isWithin(int days, Print other) {
      return published.isEmpty()
          || other.published.isEmpty()
          || Math.abs(ChronoUnit.DAYS.between(published.get(), other.published.get())) <= days;
    }
  }
}
