package io.github.gonggao.run;

import io.github.gonggao.model.Origins.EarlierText;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.resolve.Copies;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The facts of every announcement that was ever put in, on disk between extraction and the graph:
 * {@code facts.jsonl.gz}, a line an announcement as {@link ModelJson#line} writes it, in the order
 * of their ids.
 *
 * <p>Problem: a second build must do again only what changed, an edited file must replace its
 * announcement although its id, the digest of its text, is another one, and a crash at any moment
 * must leave the old file or the new one. Method: lines carry the place and a digest of their
 * input; new lines go to a spool beside the file; at the end old file and spool, both in the order
 * of ids, are merged into a temporary file, which is forced to disk and then renamed. A spool that
 * a run left when it was cut off is taken up by the next: what it found of an input that comes
 * again is not looked for again. Limits: ids, places and digests of all announcements are held in
 * memory, some 500 bytes each; one writer.
 *
 * <p>Long because the run that changes the file ({@link Update}) is one thing with the file it
 * knows.
 */
public final class Checkpoint {
  /** As identifiers have it where an announcement has no day. */
  private static final String NO_DAY = "00000000";

  /** A day, a hyphen and eight digits. */
  private static final int SHORTEST_NAME = 17;

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);

  private final Path file;
  private final String program;
  private final NavigableMap<SourceId, Known> known = new TreeMap<>();

  private Checkpoint(Path file, String program) {
    this.file = file;
    this.program = program;
  }

  /**
   * Opens a checkpoint; a file that does not exist is an empty one.
   *
   * @throws IOException if the file cannot be read or is no checkpoint
   */
  public static Checkpoint open(Path file) throws IOException {
    return open(file, Fingerprint.ofThisProgram());
  }

  static Checkpoint open(Path file, String program) throws IOException {
    Checkpoint checkpoint = new Checkpoint(file, program);
    try (Lines lines = checkpoint.lines()) {
      while (lines.hasNext()) {
        Known known = checkpoint.head(lines.next());
        checkpoint.known.put(known.id(), known);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return checkpoint;
  }

  /** How many announcements it holds. */
  public int size() {
    return known.size();
  }

  /** Which of its announcements are copies of others. */
  Copies copies() {
    return Copies.among(known.values().stream().map(Known::print).toList());
  }

  /**
   * The announcements that go by a name: an IRI or its end ({@code 20200403-78759ea4}), or the id
   * of the source.
   */
  Set<SourceId> named(String name) {
    String end = name.replaceFirst("/graph$", "").replaceFirst("^.*/", "");
    Set<SourceId> found = new TreeSet<>();
    known.forEach(
        (id, k) -> {
          String day =
              k.print().published().map(DateTimeFormatter.BASIC_ISO_DATE::format).orElse(NO_DAY);
          boolean matches =
              end.length() >= SHORTEST_NAME && (day + "-" + id.value()).startsWith(end);
          if (matches || id.value().equals(end)) {
            found.add(id);
          }
        });
    return found;
  }

  Known known(SourceId id) {
    return known.get(id);
  }

  boolean holds(SourceId id) {
    return known.containsKey(id);
  }

  /** 64 digits that another content has not; of no file, those of an empty one. */
  String digest() throws IOException {
    MessageDigest digest = Fingerprint.sha256();
    if (Files.exists(file)) {
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Hands out all that it holds, in the order of ids.
   *
   * @throws IOException if the file cannot be read or is broken
   */
  public void forEach(Consumer<Extraction> consumer) throws IOException {
    try (Lines lines = lines()) {
      while (lines.hasNext()) {
        consumer.accept(extraction(lines.next()));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The way from a line to what it holds; thread-safe. */
  Extraction extraction(String line) {
    try {
      return ModelJson.extraction(line);
    } catch (IOException e) {
      throw new UncheckedIOException(broken(e));
    }
  }

  /** The lines of the file as it is now; close it. */
  Lines lines() throws IOException {
    return new Lines();
  }

  /** Failures come as {@link UncheckedIOException}. */
  final class Lines implements Iterator<String>, AutoCloseable {
    private final BufferedReader in;
    private String next;

    private Lines() throws IOException {
      if (!Files.exists(file)) {
        in = new BufferedReader(Reader.nullReader());
        return;
      }
      InputStream raw = Files.newInputStream(file);
      try {
        in =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(raw, 1 << 16), StandardCharsets.UTF_8),
                1 << 16);
        next = in.readLine();
      } catch (IOException e) {
        raw.close();
        throw broken(e);
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public String next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      String line = next;
      try {
        next = in.readLine();
      } catch (IOException e) {
        throw new UncheckedIOException(broken(e));
      }
      return line;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** The file is written anew for every change: a fifth larger, and in a third of the time. */
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(2);
    }
  }

  private IOException broken(Exception cause) {
    return new IOException(
        file
            + " cannot be read as a checkpoint ("
            + cause.getMessage()
            + "). Remove it together with the tdb2 folder beside it and build again.",
        cause);
  }

  private Known head(String line) {
    try {
      return Known.read(line);
    } catch (IOException e) {
      throw new UncheckedIOException(broken(e));
    }
  }

  /** What is newer, with what stood at its address before it. */
  private static Extraction after(Extraction older, Extraction newer) {
    List<EarlierText> earlier = new ArrayList<>(older.earlier());
    if (!older.source().text().equals(newer.source().text())) {
      earlier.add(new EarlierText(older.source().text(), older.source().captured()));
    }
    return newer.after(earlier);
  }

  /** Begins a run; one at a time. */
  Update update() throws IOException {
    return new Update();
  }

  /**
   * What became of the announcements in one run.
   *
   * @param removed as it was told to
   * @param dropped because their place gives another announcement now
   */
  record Changes(int added, int replaced, int unchanged, int removed, Set<SourceId> dropped) {}

  /** One run's additions; nothing shows in the file before {@link #commit}. */
  final class Update implements AutoCloseable {
    private final Path spool;
    private final FileChannel channel;

    /** What a run that was cut off had found, by the digest of its input. */
    private final Map<String, Slot> recovered = new HashMap<>();

    private boolean committed;
    private final NavigableMap<SourceId, Slot> slots = new TreeMap<>();
    private final Set<SourceId> seen = new HashSet<>();
    private final Set<URI> places = new HashSet<>();
    private long end;

    private record Slot(long offset, int length, Known known) {}

    private Update() throws IOException {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      spool = folder.resolve(file.getFileName() + ".spool");
      channel =
          FileChannel.open(
              spool, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        recover();
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    }

    /** Takes in the whole lines of a spool; what follows the last of them was cut off. */
    private void recover() throws IOException {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(spool), 1 << 16)) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
          line.write(b);
          if (b == '\n') {
            String text = line.toString(StandardCharsets.UTF_8);
            Known found = Known.read(text);
            if (found.program().equals(program) && found.before().isEmpty()) {
              recovered.put(found.hash(), new Slot(end, line.size(), found));
            }
            end += line.size();
            line.reset();
          }
        }
      } catch (IOException e) {
        // a machine that lost its power may leave anything there; it is found again
        LOG.debug("the spool ends at {}", end, e);
      }
      end = recovered.isEmpty() ? 0 : end;
      channel.truncate(end);
    }

    /**
     * What a run that was cut off had found of this very input; safe from several threads. It is to
     * be put like anything found now.
     */
    Optional<Extraction> recovered(SourceText source) {
      Slot slot = recovered.isEmpty() ? null : recovered.get(Known.hash(source));
      try {
        return slot == null ? Optional.empty() : Optional.of(extraction(read(slot)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The ids in the file whose announcements this run has not seen, sorted. */
    SortedSet<SourceId> unseen() {
      SortedSet<SourceId> unseen = new TreeSet<>(known.keySet());
      unseen.removeAll(seen);
      return unseen;
    }

    /** Whether this run has seen nothing at all. */
    boolean isEmpty() {
      return seen.isEmpty();
    }

    /** Where an announcement of the file was found. */
    String place(SourceId id) {
      return known.get(id).location().toString();
    }

    /** Whether the checkpoint already has what this program makes of this very input. */
    boolean has(SourceText source) {
      Known old = known.get(source.id());
      return old != null
          && (old.hadBefore(source)
              || (old.program().equals(program) && old.hash().equals(Known.hash(source))));
    }

    /** Whether what this run has seen of the announcement so far is another text. */
    boolean isOtherText(SourceText source) {
      Slot slot = slots.get(source.id());
      Known now = slot == null ? known.get(source.id()) : slot.known;
      return now != null && !now.text().equals(Known.digest(source.text()));
    }

    /** Whether this run has already seen the announcement. */
    boolean seen(SourceId id) {
      return seen.contains(id);
    }

    /** The input is as it was. */
    void keep(SourceText source) {
      see(source);
      if (!known.get(source.id()).hadBefore(source)) {
        slots.remove(source.id());
      }
    }

    /**
     * The input is new or another one. Of several texts of one address the one that was fetched
     * last counts, or that came last where nobody says when; the others are its earlier texts.
     */
    void put(Extraction extraction) throws IOException {
      SourceText source = extraction.source();
      see(source);
      Slot other = slots.get(source.id());
      Extraction latest = extraction;
      if (other != null && !other.known.text().equals(Known.digest(source.text()))) {
        Extraction first = extraction(read(other));
        boolean older =
            source.captured().isPresent()
                && first.source().captured().isPresent()
                && source.captured().get().isBefore(first.source().captured().get());
        latest = older ? after(extraction, first) : after(first, extraction);
      }
      Slot there = other == null ? recovered.get(Known.hash(source)) : null;
      if (there != null) {
        slots.put(source.id(), there);
        return;
      }
      Known now = Known.of(latest, program);
      byte[] line = (now.line(latest) + "\n").getBytes(StandardCharsets.UTF_8);
      ByteBuffer bytes = ByteBuffer.wrap(line);
      long at = end;
      while (bytes.hasRemaining()) {
        end += channel.write(bytes, end);
      }
      slots.put(source.id(), new Slot(at, line.length, now));
    }

    private void see(SourceText source) {
      seen.add(source.id());
      // standard input is not a place that one comes back to
      if ("file".equals(source.location().getScheme())) {
        places.add(source.location());
      }
    }

    /** Makes the run's additions the checkpoint's, all or none. */
    Changes commit() throws IOException {
      return commit(Set.of());
    }

    /**
     * Makes the run's additions the checkpoint's, and takes {@code gone} out of it, all or none.
     */
    Changes commit(Set<SourceId> gone) throws IOException {
      Set<SourceId> removed = new TreeSet<>(gone);
      removed.retainAll(known.keySet());
      Set<SourceId> dropped = new TreeSet<>();
      known.forEach(
          (id, old) -> {
            if (!seen.contains(id) && places.contains(old.location())) {
              dropped.add(id);
            }
          });
      int replaced = 0;
      Set<URI> left = new HashSet<>();
      dropped.forEach(id -> left.add(known.get(id).location()));
      for (Map.Entry<SourceId, Slot> e : slots.entrySet()) {
        if (known.containsKey(e.getKey()) || left.contains(e.getValue().known.location())) {
          replaced++;
        }
      }
      removed.removeAll(dropped);
      Changes changes =
          new Changes(
              slots.size() - replaced,
              replaced,
              seen.size() - slots.size(),
              removed.size(),
              Set.copyOf(dropped));
      dropped.addAll(removed);
      if (!slots.isEmpty() || !dropped.isEmpty()) {
        Map<SourceId, Known> carried = write(dropped);
        dropped.forEach(known::remove);
        slots.forEach((id, slot) -> known.put(id, slot.known));
        known.putAll(carried);
      }
      committed = true;
      return changes;
    }

    /** Gives back what has become of announcements that have earlier texts now. */
    private Map<SourceId, Known> write(Set<SourceId> dropped) throws IOException {
      Map<SourceId, Known> carried = new TreeMap<>();
      Path temporary = spool.resolveSibling(file.getFileName() + ".new");
      try (FileChannel out =
              FileChannel.open(
                  temporary,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE);
          OutputStream bytes = Channels.newOutputStream(out);
          GZIPOutputStream zipped = new QuickGzip(bytes);
          BufferedWriter writer =
              new BufferedWriter(new OutputStreamWriter(zipped, StandardCharsets.UTF_8), 1 << 16)) {
        Merge merge = new Merge(writer, slots.entrySet().iterator(), dropped, carried);
        try (Lines old = lines()) {
          while (old.hasNext()) {
            merge.old(old.next());
          }
        }
        merge.rest();
        writer.flush();
        zipped.finish();
        out.force(true);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return carried;
    }

    private String read(Slot slot) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(slot.length);
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, slot.offset + bytes.position()) < 0) {
          throw new IOException(spool + " is shorter than what was written to it");
        }
      }
      return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    /** Two sequences in the order of ids made one. */
    private final class Merge {
      private final BufferedWriter writer;
      private final Iterator<Map.Entry<SourceId, Slot>> fresh;
      private final Set<SourceId> dropped;
      private final Map<SourceId, Known> carried;
      private Optional<Map.Entry<SourceId, Slot>> next;

      Merge(
          BufferedWriter writer,
          Iterator<Map.Entry<SourceId, Slot>> fresh,
          Set<SourceId> dropped,
          Map<SourceId, Known> carried) {
        this.carried = carried;
        this.writer = writer;
        this.fresh = fresh;
        this.dropped = dropped;
        advance();
      }

      private void advance() {
        next = fresh.hasNext() ? Optional.of(fresh.next()) : Optional.empty();
      }

      void old(String line) throws IOException {
        Known old = head(line);
        while (next.isPresent() && next.get().getKey().compareTo(old.id()) < 0) {
          writer.write(read(next.get().getValue()));
          advance();
        }
        if (next.isPresent() && next.get().getKey().equals(old.id())) {
          renewed(line, old, next.get().getValue());
          advance();
        } else if (!dropped.contains(old.id())) {
          writer.write(line);
          writer.write('\n');
        }
      }

      /** A line takes another's place, and what stood there before goes on with it. */
      private void renewed(String line, Known old, Slot slot) throws IOException {
        if (old.text().equals(slot.known.text()) && old.before().equals(slot.known.before())) {
          writer.write(read(slot));
          return;
        }
        Extraction newer = extraction(read(slot));
        Extraction all = after(extraction(line), newer);
        List<EarlierText> earlier = new ArrayList<>(all.earlier());
        // this run may have brought what is known already
        newer.earlier().stream().filter(e -> !earlier.contains(e)).forEach(earlier::add);
        Extraction latest = newer.after(earlier);
        Known now = Known.of(latest, program);
        carried.put(old.id(), now);
        writer.write(now.line(latest));
        writer.write('\n');
      }

      void rest() throws IOException {
        while (next.isPresent()) {
          writer.write(read(next.get().getValue()));
          advance();
        }
      }
    }

    /** Without a commit the spool stays, for the run that takes this one up. */
    @Override
    public void close() throws IOException {
      boolean empty = channel.size() == 0;
      channel.close();
      if (committed || empty) {
        Files.deleteIfExists(spool);
      }
    }
  }
}
