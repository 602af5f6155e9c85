package io.github.gonggao.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** An answer, whole before any of it is sent. */
final class Reply {
  private static final int TAG = 12;
  private static final int WORTH_ZIPPING = 1_024;
  private static final byte[] BUSY =
      (ErrorPages.words(503) + "\n").getBytes(StandardCharsets.UTF_8);

  /** gzip, where it is not refused with q=0. */
  private static final Pattern GZIP =
      Pattern.compile("(^|[,\\s])gzip\\s*(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))");

  private final int status;
  private final byte[] body;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private boolean cached;
  private boolean revalidated;
  private boolean forever;

  private Reply(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  static Reply of(int status, String contentType, byte[] body) {
    return new Reply(status, body).with("Content-Type", contentType);
  }

  static Reply text(int status, String text) {
    return of(status, "text/plain;charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  static Reply html(int status, byte[] page) {
    return of(status, "text/html;charset=utf-8", page);
  }

  /** 303 to an address on this site, which is ASCII. */
  static Reply see(String path) {
    return text(303, path + "\n").with("Location", path).cached();
  }

  /** 301 to what took a thing's place, on this site. */
  static Reply moved(String path) {
    return text(301, path + "\n").with("Location", path).cached();
  }

  Reply with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /** The store of a site does not change, but the next start may bring another. */
  Reply cached() {
    cached = true;
    return this;
  }

  /** May be kept, but is asked for again before it is used. */
  Reply revalidated() {
    revalidated = true;
    return this;
  }

  int status() {
    return status;
  }

  /** What has its version in its address never changes. */
  Reply keptForever() {
    forever = true;
    return cached();
  }

  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    headers.forEach(response::setHeader);
    if (cached) {
      response.setHeader(
          "Cache-Control", forever ? "public, max-age=31536000, immutable" : "public, max-age=300");
    } else if (revalidated) {
      response.setHeader("Cache-Control", "no-cache");
    }
    byte[] sent = body;
    boolean zip = zips(request);
    if ((cached || revalidated) && status == 200) {
      String tag = tag();
      String own = zip ? tag + "-gzip" : tag;
      response.setHeader("ETag", '"' + own + '"');
      if (has(request.getHeader("If-None-Match"), tag)) {
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return;
      }
    }
    if (zip) {
      sent = gzip(body);
    }
    if (!Outgoing.fits(request, sent.length)) {
      status(503, response).getOutputStream().write(BUSY);
      return;
    }
    response.setStatus(status);
    if (zip) {
      response.setHeader("Content-Encoding", "gzip");
    }
    if (request.getMethod().equals("HEAD")) {
      response.setContentLength(sent.length);
    } else {
      // all of it fits, so that the container sends it when the thread has gone on: a client that
      // reads slowly holds no thread
      response.setBufferSize(sent.length + 1);
      response.getOutputStream().write(sent);
    }
  }

  private static HttpServletResponse status(int status, HttpServletResponse response) {
    response.setStatus(status);
    response.setHeader("ETag", null);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Retry-After", "5");
    response.setContentType("text/plain;charset=utf-8");
    return response;
  }

  private boolean zips(HttpServletRequest request) {
    String accepted = request.getHeader("Accept-Encoding");
    return body.length >= WORTH_ZIPPING
        && accepted != null
        && GZIP.matcher(accepted.toLowerCase(Locale.ROOT)).find();
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 4);
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(body);
    }
    return out.toByteArray();
  }

  /** Whether a client has it already, in whichever encoding. */
  private static boolean has(String known, String tag) {
    if (known == null) {
      return false;
    }
    for (String one : known.split(",", -1)) {
      String bare = one.strip().replaceFirst("^W/", "").replace("\"", "");
      if (bare.equals(tag) || bare.equals(tag + "-gzip") || bare.equals("*")) {
        return true;
      }
    }
    return false;
  }

  private String tag() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(headers.getOrDefault("Content-Type", "").getBytes(StandardCharsets.UTF_8));
      byte[] digest = sha.digest(body);
      return HexFormat.of().formatHex(Arrays.copyOf(digest, TAG));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
