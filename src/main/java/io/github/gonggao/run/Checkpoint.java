package io.github.gonggao.run;

import io.github.gonggao.model.Origins.EarlierText;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.SourceText;
import io.github.gonggao.resolve.Copies;
import java.io.BufferedReader;
import java.io.BufferedWriter;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The facts of every announcement that was ever put in, on disk between extraction and the graph:
 * {@code facts.jsonl.gz}, a line an announcement as {@link ModelJson#line} writes it, in the order
 * of their ids.
 *
 * <p>Problem: a second build must do again only what changed, an edited file must replace its
 * announcement although its id, the digest of its text, is another one, and a crash at any moment
 * must leave the old file or the new one. Method: lines carry the place and a digest of their
 * input; new lines go to a spool beside the file; at the end old file and spool, both in the order
 * of ids, are merged into a temporary file, which is forced to disk and then renamed. Limits: ids,
 * places and digests of all announcements are held in memory, some 500 bytes each; one writer.
 */
public final class Checkpoint {
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

  /** What became of the announcements in one run. */
  record Changes(int added, int replaced, int unchanged, Set<SourceId> dropped) {}

  /** One run's additions; nothing shows in the file before {@link #commit}. */
  final class Update implements AutoCloseable {
    private final Path spool;
    private final FileChannel channel;
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
              spool,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
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
        Extraction there = extraction(read(other));
        boolean older =
            source.captured().isPresent()
                && there.source().captured().isPresent()
                && source.captured().get().isBefore(there.source().captured().get());
        latest = older ? after(extraction, there) : after(there, extraction);
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
      Changes changes =
          new Changes(slots.size() - replaced, replaced, seen.size() - slots.size(), dropped);
      if (!slots.isEmpty() || !dropped.isEmpty()) {
        Map<SourceId, Known> carried = write(dropped);
        dropped.forEach(known::remove);
        slots.forEach((id, slot) -> known.put(id, slot.known));
        known.putAll(carried);
      }
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
          GZIPOutputStream zipped = new GZIPOutputStream(bytes, 1 << 16);
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

    @Override
    public void close() throws IOException {
      channel.close();
      Files.deleteIfExists(spool);
    }
  }
}
