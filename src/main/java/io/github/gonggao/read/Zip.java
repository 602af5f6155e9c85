package io.github.gonggao.read;

import io.github.gonggao.model.Issue;
import io.github.gonggao.model.Outcome;
import io.github.gonggao.model.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Any other formats in a zip, in the order in which they lie there. Nothing is ever unpacked to
 * disk; an entry that would be unpacked outside of the archive's folder is refused all the same,
 * since who made it means harm. The list of entries at the end of the zip counts, as for other
 * programs; CRCs are checked here, the library does not.
 */
final class Zip implements SourceFormat {
  private static final Pattern UNSAFE =
      Pattern.compile("(?s)[/\\\\].*|[A-Za-z]:.*|(.*[/\\\\])?\\.\\.([/\\\\].*)?|.*\u0000.*");

  @Override
  public boolean recognises(byte[] head) {
    boolean zip =
        head.length > 21
            && head[0] == 'P'
            && head[1] == 'K'
            && ((head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6));
    return zip && !Docx.isPackage(head);
  }

  @Override
  public Iterator<Outcome<SourceText>> open(Input input) throws IOException {
    SeekableByteChannel channel = channel(input);
    if (channel == null) {
      return List.of(
              Refusals.of(
                  Issue.Code.TOO_LARGE,
                  input.name(),
                  "a zip of more than "
                      + Limits.ZIP_IN_MEMORY_BYTES
                      + " bytes inside another archive or from a pipe; give it as a file"))
          .iterator();
    }
    try {
      ZipFile zip = ZipFile.builder().setSeekableByteChannel(channel).get();
      return new Entries(input, zip);
    } catch (IOException | IllegalArgumentException e) {
      channel.close();
      return List.of(
              Refusals.of(
                  Issue.Code.BAD_ARCHIVE,
                  input.name(),
                  "no whole zip: " + e.getMessage() + "; get a whole copy"))
          .iterator();
    }
  }

  private static SeekableByteChannel channel(Input input) throws IOException {
    if (input.depth() == 0 && "file".equals(input.location().getScheme())) {
      Path file = Path.of(input.location());
      if (Files.isRegularFile(file)) {
        input.budget().packed(Files.size(file));
        return Files.newByteChannel(file);
      }
    }
    byte[] bytes = input.stream().readNBytes(Limits.ZIP_IN_MEMORY_BYTES + 1);
    return bytes.length > Limits.ZIP_IN_MEMORY_BYTES
        ? null
        : new SeekableInMemoryByteChannel(bytes);
  }

  private static final class Entries extends Ahead {
    private final Input input;
    private final ZipFile zip;
    private final Enumeration<ZipArchiveEntry> entries;
    private Iterator<Outcome<SourceText>> current = Collections.emptyIterator();
    private InputStream open = InputStream.nullInputStream();
    private boolean ended;

    Entries(Input input, ZipFile zip) {
      this.input = input;
      this.zip = zip;
      this.entries = zip.getEntriesInPhysicalOrder();
    }

    @Override
    Outcome<SourceText> ahead() throws IOException {
      try {
        while (!ended) {
          if (current.hasNext()) {
            return current.next();
          }
          open.close();
          if (!entries.hasMoreElements()) {
            break;
          }
          if (!input.budget().entry()) {
            end();
            return Refusals.of(
                Issue.Code.TOO_LARGE,
                input.name(),
                "more than " + Limits.ARCHIVE_ENTRIES + " entries; split it");
          }
          current = entry(entries.nextElement());
        }
      } catch (IOException | RuntimeException e) {
        end();
        throw e;
      }
      end();
      return null;
    }

    private void end() throws IOException {
      if (!ended) {
        ended = true;
        zip.close();
      }
    }

    private Iterator<Outcome<SourceText>> entry(ZipArchiveEntry entry) {
      String path = name(entry);
      String where = input.name() + "!" + path.replace('\u0000', '\uFFFD');
      if (UNSAFE.matcher(path).matches() || UNSAFE.matcher(entry.getName()).matches()) {
        return refused(
            Issue.Code.UNSAFE_PATH,
            where,
            "an entry whose name leads out of the archive; it is passed over, do not unpack this"
                + " archive");
      }
      if (entry.isUnixSymlink()) {
        return refused(
            Issue.Code.UNSAFE_PATH,
            where,
            "an entry that is a link to some other file; it is passed over");
      }
      if (entry.isDirectory() || isPassedOver(path)) {
        return Collections.emptyIterator();
      }
      if (!zip.canReadEntryData(entry)) {
        return refused(
            Issue.Code.BAD_ARCHIVE,
            where,
            "an entry that is encrypted or packed by a method that nobody uses; unpack it yourself");
      }
      try {
        open = zip.getInputStream(entry);
        long packed = Math.max(0, entry.getCompressedSize());
        InputStream content =
            input.budget().unfolding(new Checked(open, entry.getCrc()), () -> packed);
        return new Guarded(
            input.entry(where, Announcements.inside(input.location(), "entry", path), content));
      } catch (IOException e) {
        return List.of(Guarded.failed(where, e)).iterator();
      }
    }

    private static Iterator<Outcome<SourceText>> refused(
        Issue.Code code, String where, String message) {
      return List.of(Refusals.of(code, where, message)).iterator();
    }

    /** What Walk passes over in a folder, and the litter of one system's packer. */
    private static boolean isPassedOver(String path) {
      String last = path.substring(path.lastIndexOf('/') + 1);
      return last.startsWith(".")
          || last.toUpperCase(Locale.ROOT).startsWith("README")
          || path.startsWith("__MACOSX/");
    }

    /** Chinese Windows writes names in GBK, and says of them what it says of any. */
    private static String name(ZipArchiveEntry entry) {
      if (entry.getGeneralPurposeBit().usesUTF8ForNames() || entry.getRawName() == null) {
        return entry.getName();
      }
      Optional<Charsets.Decoded> decoded = Charsets.decode(entry.getRawName(), List.of());
      return decoded.map(Charsets.Decoded::text).orElse(entry.getName()).replace('\\', '/');
    }
  }

  /** Fails at its end where the content is not what was packed. */
  private static final class Checked extends CheckedInputStream {
    private final long crc;
    private boolean done;

    Checked(InputStream in, long crc) {
      super(in, new CRC32());
      this.crc = crc;
    }

    @Override
    public int read() throws IOException {
      int c = super.read();
      check(c < 0);
      return c;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      check(n < 0);
      return n;
    }

    private void check(boolean end) throws ZipException {
      if (end && !done) {
        done = true;
        if (crc >= 0 && getChecksum().getValue() != crc) {
          throw new ZipException("an entry's checksum is wrong");
        }
      }
    }
  }
}
