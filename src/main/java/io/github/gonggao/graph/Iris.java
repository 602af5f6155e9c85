package io.github.gonggao.graph;

import io.github.gonggao.model.Announcement;
import io.github.gonggao.model.SourceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Identifiers under one base (ontology, §8): ASCII, opaque, minted from an entity's key.
 *
 * <p>An entity's identifier is 12 characters of Crockford's base 32, 60 bits of the SHA-256 of
 * {@code type|part|part…} in NFC.
 */
final class Iris {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 12;

  private final String base;

  Iris(String base) {
    this.base = base;
  }

  static String mint(String... parts) {
    String key = Normalizer.normalize(String.join("|", parts), Normalizer.Form.NFC);
    byte[] digest = sha256().digest(key.getBytes(StandardCharsets.UTF_8));
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = (bits << 8) | (digest[i] & 0xff);
    }
    bits >>>= 4;
    char[] id = new char[LENGTH];
    for (int i = LENGTH - 1; i >= 0; i--) {
      id[i] = ALPHABET.charAt((int) (bits & 31));
      bits >>>= 5;
    }
    return new String(id);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  static String sha256(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Digits of the source's id in an announcement's identifier. */
  static final int SHORT = 8;

  /** {@code 20200403-78759ea4}: the day of publication and the start of the source's id. */
  static String announcementId(Announcement announcement, int digits) {
    return announcementId(announcement.id(), announcement.published(), digits);
  }

  static String announcementId(SourceId source, Optional<LocalDate> published, int digits) {
    String day = published.map(DateTimeFormatter.BASIC_ISO_DATE::format).orElse("00000000");
    String id = source.value();
    return day + "-" + id.substring(0, Math.min(digits, id.length()));
  }

  Node announcement(String id) {
    return iri("a/" + id);
  }

  /** The texts of an announcement never change: {@code …/text} is the first, {@code …/text-2} …. */
  Node text(String announcementId, int number) {
    return version(announcementId, "text", number);
  }

  Node reading(String announcementId, int number) {
    return version(announcementId, "reading", number);
  }

  private Node version(String announcementId, String what, int number) {
    return iri("a/" + announcementId + "/" + what + (number == 1 ? "" : "-" + number));
  }

  Node graph(String announcementId) {
    return iri("a/" + announcementId + "/graph");
  }

  /** Identifier of an entity, {@code type/minted}, without the base. */
  static String local(String type, String... key) {
    String[] parts = new String[key.length + 1];
    parts[0] = type;
    System.arraycopy(key, 0, parts, 1, key.length);
    return type + "/" + mint(parts);
  }

  Node iri(String local) {
    return NodeFactory.createURI(base + local);
  }

  String base() {
    return base;
  }

  Node authority() {
    return iri("graph/authority");
  }

  Node provenance() {
    return iri("graph/provenance");
  }

  /** The graph of the questions that ship. */
  Node queries() {
    return iri("graph/queries");
  }

  Node query(String name) {
    return iri("query/" + name);
  }

  Node ontology() {
    return iri("graph/ontology");
  }

  /** The parts of an identifier after the base; the whole of one of another base. */
  String localOf(Node node) {
    String uri = node.getURI();
    return uri.startsWith(base) ? uri.substring(base.length()) : uri;
  }
}
