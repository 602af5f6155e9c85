package io.github.gonggao.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.gonggao.model.SourceId;
import io.github.gonggao.model.SourceText;
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
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
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
  private static final int FORMAT = 1;

  private final Path file;
  private final String program;
  private final NavigableMap<SourceId, Known> known = new TreeMap<>();

  private record Known(URI location, String hash, boolean sameProgram) {}

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
        Key key = checkpoint.key(lines.next());
        checkpoint.known.put(
            key.id, new Known(key.location, key.hash, program.equals(key.program)));
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

  private record Key(SourceId id, URI location, String hash, String program) {}

  /** Reads no further than the head, which stands before the source. */
  private Key key(String line) {
    String id = null;
    String location = null;
    String hash = null;
    String program = null;
    int format = 0;
    try (JsonParser in = ModelJson.rawMapper().createParser(line)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME && !in.currentName().equals("source")) {
        in.nextToken();
        switch (in.currentName()) {
          case "checkpoint" -> format = in.getIntValue();
          case "id" -> id = in.getText();
          case "location" -> location = in.getText();
          case "hash" -> hash = in.getText();
          case "program" -> program = in.getText();
          default -> in.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(broken(e));
    }
    if (format != FORMAT || id == null || location == null || hash == null) {
      throw new UncheckedIOException(broken(new IOException("a line without its head")));
    }
    return new Key(new SourceId(id), URI.create(location), hash, program);
  }

  /** The head of a line, still open at its end. */
  private String head(SourceText source) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("checkpoint", FORMAT);
    head.put("id", source.id().value());
    head.put("location", source.location().toString());
    head.put("hash", hash(source));
    head.put("program", program);
    try {
      String json = ModelJson.rawMapper().writeValueAsString(head);
      return json.substring(0, json.length() - 1);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything about an input that facts may depend on. */
  private static String hash(SourceText source) {
    MessageDigest digest = Fingerprint.sha256();
    digest.update(ModelJson.pretty(source).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
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
      return old != null && old.sameProgram && old.hash.equals(hash(source));
    }

    /** Whether this run has already seen the announcement. */
    boolean seen(SourceId id) {
      return seen.contains(id);
    }

    /** The input is as it was. */
    void keep(SourceText source) {
      see(source);
      slots.remove(source.id());
    }

    /** The input is new or another one; the last word about an id counts. */
    void put(Extraction extraction) throws IOException {
      SourceText source = extraction.source();
      see(source);
      byte[] line =
          (head(source) + "," + ModelJson.line(extraction).substring(1) + "\n")
              .getBytes(StandardCharsets.UTF_8);
      ByteBuffer bytes = ByteBuffer.wrap(line);
      long at = end;
      while (bytes.hasRemaining()) {
        end += channel.write(bytes, end);
      }
      slots.put(
          source.id(), new Slot(at, line.length, new Known(source.location(), hash(source), true)));
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
            if (!seen.contains(id) && places.contains(old.location)) {
              dropped.add(id);
            }
          });
      int replaced = 0;
      Set<URI> left = new HashSet<>();
      dropped.forEach(id -> left.add(known.get(id).location));
      for (Map.Entry<SourceId, Slot> e : slots.entrySet()) {
        if (known.containsKey(e.getKey()) || left.contains(e.getValue().known.location)) {
          replaced++;
        }
      }
      Changes changes =
          new Changes(slots.size() - replaced, replaced, seen.size() - slots.size(), dropped);
      if (!slots.isEmpty() || !dropped.isEmpty()) {
        write(dropped);
        dropped.forEach(known::remove);
        slots.forEach((id, slot) -> known.put(id, slot.known));
      }
      return changes;
    }

    private void write(Set<SourceId> dropped) throws IOException {
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
        Merge merge = new Merge(writer, slots.entrySet().iterator(), dropped);
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
      private Optional<Map.Entry<SourceId, Slot>> next;

      Merge(
          BufferedWriter writer, Iterator<Map.Entry<SourceId, Slot>> fresh, Set<SourceId> dropped) {
        this.writer = writer;
        this.fresh = fresh;
        this.dropped = dropped;
        advance();
      }

      private void advance() {
        next = fresh.hasNext() ? Optional.of(fresh.next()) : Optional.empty();
      }

      void old(String line) throws IOException {
        SourceId id = key(line).id;
        while (next.isPresent() && next.get().getKey().compareTo(id) < 0) {
          writer.write(read(next.get().getValue()));
          advance();
        }
        if (!slots.containsKey(id) && !dropped.contains(id)) {
          writer.write(line);
          writer.write('\n');
        }
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
