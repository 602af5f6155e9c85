package io.github.gonggao.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * What facts depend on besides their input: our own classes and word lists. Facts that another
 * program found are found anew, or an edit of a word list would show in new announcements only.
 */
final class Fingerprint {
  private static final String CLASSES = "io/github/gonggao/";
  private static final String WORDS = "ontology/words/";

  private Fingerprint() {}

  /** 64 hexadecimal digits; the same for the same program wherever it lies. */
  static String ofThisProgram() {
    try {
      Path home =
          Path.of(Fingerprint.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Map<String, byte[]> parts = Files.isDirectory(home) ? folder(home) : jar(home);
      MessageDigest all = sha256();
      parts.forEach(
          (name, digest) -> {
            all.update(name.getBytes(StandardCharsets.UTF_8));
            all.update((byte) 0);
            all.update(digest);
          });
      return HexFormat.of().formatHex(all.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean counts(String name) {
    return (name.startsWith(CLASSES) && name.endsWith(".class")) || name.startsWith(WORDS);
  }

  private static Map<String, byte[]> folder(Path home) throws IOException {
    Map<String, byte[]> parts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = home.relativize(file).toString().replace('\\', '/');
        if (counts(name)) {
          parts.put(name, sha256().digest(Files.readAllBytes(file)));
        }
      }
    }
    return parts;
  }

  private static Map<String, byte[]> jar(Path file) throws IOException {
    Map<String, byte[]> parts = new TreeMap<>();
    try (JarFile jar = new JarFile(file.toFile())) {
      for (Enumeration<JarEntry> e = jar.entries(); e.hasMoreElements(); ) {
        JarEntry entry = e.nextElement();
        if (!entry.isDirectory() && counts(entry.getName())) {
          try (InputStream in = jar.getInputStream(entry)) {
            parts.put(entry.getName(), sha256().digest(in.readAllBytes()));
          }
        }
      }
    }
    return parts;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
