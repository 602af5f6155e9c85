package io.github.gonggao.read;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import org.netpreserve.jwarc.WarcDigest;

/** The digests that crawlers write into WARCs: {@code sha1:BASE32}, {@code sha256:hex}. */
final class Digests {
  private Digests() {}

  /**
   * Whether bytes have a digest.
   *
   * @param written algorithm and value; MD5, SHA-1, SHA-256 or SHA-512 in base 16, 32 or 64
   * @return empty where the algorithm is not known or the value is none
   */
  static Optional<Boolean> matches(String written, byte[] bytes, int from, int to) {
    int colon = written.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String algorithm =
        written.substring(0, colon).strip().toLowerCase(Locale.ROOT).replace("-", "");
    String java =
        switch (algorithm) {
          case "md5" -> "MD5";
          case "sha1", "sha" -> "SHA-1";
          case "sha256" -> "SHA-256";
          case "sha512" -> "SHA-512";
          default -> "";
        };
    if (java.isEmpty()) {
      return Optional.empty();
    }
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance(java);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + java, e);
    }
    digest.update(bytes, from, to - from);
    WarcDigest actual = new WarcDigest(algorithm, digest.digest());
    String value = unpadded(written.substring(colon + 1).strip());
    return Optional.of(
        value.equalsIgnoreCase(actual.hex())
            || value.equalsIgnoreCase(unpadded(actual.base32()))
            || value.equals(unpadded(actual.base64())));
  }

  private static String unpadded(String value) {
    int end = value.length();
    while (end > 0 && value.charAt(end - 1) == '=') {
      end--;
    }
    return value.substring(0, end);
  }
}
