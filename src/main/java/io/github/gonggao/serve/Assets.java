package io.github.gonggao.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Styles and scripts: our own, and the two libraries from their WebJars. Everything a page loads is
 * in here, and nothing else of the class path can be had.
 *
 * <p>A library's address has its version in it, so that a browser may keep it for a year.
 */
final class Assets {
  private static final String JARS = "/META-INF/resources/webjars/";
  private static final String SCRIPT = "text/javascript;charset=utf-8";
  private static final String STYLE = "text/css;charset=utf-8";

  private record Source(String resource, String type, boolean forever) {}

  private static final Map<String, Source> SOURCES =
      Map.of(
          "/style.css",
          new Source("/serve/style.css", STYLE, false),
          "/around.js",
          new Source("/serve/around.js", SCRIPT, false),
          "/editor.js",
          new Source("/serve/editor.js", SCRIPT, false),
          "/webjars/cytoscape/3.33.1/cytoscape.min.js",
          new Source(JARS + "cytoscape/3.33.1/dist/cytoscape.min.js", SCRIPT, true),
          "/webjars/yasgui/4.5.0/yasgui.min.js",
          new Source(JARS + "zazuko__yasgui/4.5.0/build/yasgui.min.js", SCRIPT, true),
          "/webjars/yasgui/4.5.0/yasgui.min.css",
          new Source(JARS + "zazuko__yasgui/4.5.0/build/yasgui.min.css", STYLE, true));

  private final Map<String, byte[]> loaded = new HashMap<>();

  /** Empty for an address that is no style and no script. */
  Optional<Reply> reply(String path) {
    Source source = SOURCES.get(path);
    if (source == null) {
      return Optional.empty();
    }
    Reply reply = Reply.of(200, source.type(), bytes(source.resource()));
    return Optional.of(source.forever() ? reply.keptForever() : reply.cached());
  }

  private synchronized byte[] bytes(String resource) {
    return loaded.computeIfAbsent(resource, Assets::read);
  }

  private static byte[] read(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
