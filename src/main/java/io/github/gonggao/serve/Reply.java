package io.github.gonggao.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer, whole before any of it is sent. */
final class Reply {
  private static final int TAG = 12;

  private final int status;
  private final byte[] body;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private boolean cached;

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

  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    headers.forEach(response::setHeader);
    if (cached) {
      response.setHeader("Cache-Control", "public, max-age=300");
    }
    if (cached && status == 200) {
      String tag = tag();
      response.setHeader("ETag", tag);
      if (tag.equals(request.getHeader("If-None-Match"))) {
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return;
      }
    }
    response.setStatus(status);
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }

  private String tag() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return '"' + HexFormat.of().formatHex(Arrays.copyOf(digest, TAG)) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
