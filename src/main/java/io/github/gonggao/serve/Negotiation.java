package io.github.gonggao.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Choosing a format by an {@code Accept} header (RFC 9110, 12.5.1). */
final class Negotiation {
  private record Range(String type, double quality) {
    /** How exactly it names a type; the most exact range decides. */
    int precision() {
      return type.equals("*/*") ? 0 : type.endsWith("/*") ? 1 : 2;
    }

    boolean covers(String mediaType) {
      return type.equals("*/*")
          || type.equals(mediaType)
          || (type.endsWith("/*") && mediaType.startsWith(type.substring(0, type.length() - 1)));
    }
  }

  private Negotiation() {}

  /** The format that the client likes best; of equals the one that {@link Format} names first. */
  static Optional<Format> choose(String accept) {
    if (accept == null || accept.isBlank()) {
      return Optional.of(Format.HTML);
    }
    List<Range> ranges = ranges(accept);
    Format best = null;
    double quality = 0;
    for (Format format : Format.values()) {
      double q = quality(format, ranges);
      if (q > quality) {
        best = format;
        quality = q;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The media type that the client likes best; of equals the first. */
  static Optional<String> choose(String accept, List<String> offers) {
    if (accept == null || accept.isBlank()) {
      return Optional.of(offers.get(0));
    }
    List<Range> ranges = ranges(accept);
    String best = null;
    double quality = 0;
    for (String offer : offers) {
      double q = quality(offer, ranges);
      if (q > quality) {
        best = offer;
        quality = q;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Whether the client would take a media type at all. */
  static boolean accepts(String accept, String mediaType) {
    return accept == null || accept.isBlank() || quality(mediaType, ranges(accept)) > 0;
  }

  /** A format's other names count only when they are written out: wildcards mean the first. */
  private static double quality(Format format, List<Range> ranges) {
    double quality = quality(format.types().get(0), ranges);
    for (Range range : ranges) {
      if (format.types().contains(range.type())) {
        quality = Math.max(quality, range.quality());
      }
    }
    return quality;
  }

  private static double quality(String mediaType, List<Range> ranges) {
    int precision = -1;
    double quality = 0;
    for (Range range : ranges) {
      if (range.covers(mediaType) && range.precision() > precision) {
        precision = range.precision();
        quality = range.quality();
      }
    }
    return quality;
  }

  private static List<Range> ranges(String accept) {
    List<Range> ranges = new ArrayList<>();
    for (String part : accept.split(",", -1)) {
      String[] fields = part.split(";", -1);
      String type = fields[0].strip().toLowerCase(Locale.ROOT);
      double quality = 1;
      for (int i = 1; i < fields.length; i++) {
        String field = fields[i].strip().toLowerCase(Locale.ROOT);
        if (field.startsWith("q=")) {
          quality = quality(field.substring(2));
        }
      }
      if (type.indexOf('/') > 0) {
        ranges.add(new Range(type, quality));
      }
    }
    return ranges;
  }

  private static double quality(String written) {
    // RFC 9110: 0 to 1 with three decimals; a range with anything else is not understood
    return written.matches("[01](\\.[0-9]{0,3})?") ? Math.min(1, Double.parseDouble(written)) : 0;
  }
}
